"""The minutes of a meeting of the triangle: what was said, and per request what stood on the table and came of it."""

import re
from datetime import datetime

from foundation import clock
from regions import traces
from regions.models import User
from requests_app.deeds import meeting
from requests_app.models import AgendaItem, Attendance, Corner, Event, Meeting, Position, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.papers import as_decided, blocks, need_tables
from requests_app.papers.blocks import Block
from requests_app.papers.dossier_triangle import positions
from requests_app.papers.printing import Paper, in_dutch
from requests_app.papers.texts import find, say
from requests_app.papers.words import long_day, moment
from requests_app.procedure.entry import those
from requests_app.worklist import triangle_access


@in_dutch
def minutes(held: Meeting, *, by: User) -> Paper:
    """The minutes of `held` as `by` may read them: of the requests she sees, and the text when she sees them all."""
    at = moment(held.starts_at)
    items = triangle_access.agenda(held, by=by)
    traces.shown(*(item.support_request for item in items))
    places = {item.pk: place for place, item in enumerate(meeting.agenda(held), start=1)}
    following = triangle_access.next_meeting(held)
    until = following.starts_at if following else None  # what happened until then came of this one
    outcomes = {item.pk: _outcome(item, held, until) for item in items}
    return Paper(
        name=say("minutes.name", at=re.sub(r"\W+", "-", held.starts_at.isoformat()[:16])),
        title=say("minutes.title"),
        template="dossier",
        footer=say("minutes.footer", at=at),
        blocks=[
            *_text(held, whole=triangle_access.may_read_minutes(held, by=by)),
            *_agreed(held, {item.support_request_id: places[item.pk] for item in items}, by=by),
            *_next(held),
            *_agenda(items, places, outcomes),
            *(part for item in items for part in _item(item, places[item.pk], held, until, outcomes[item.pk])),
        ],
        more={
            "subtitle": say("minutes.subtitle", at=f"{long_day(held.starts_at)}, {at[-5:]}", place=held.place).strip(),
            "contents": "",
        },
    )


def _since(found, held: Meeting, until):
    """Events from the start of `held` until the next meeting."""
    found = found.filter(at__gte=held.starts_at)
    return found.filter(at__lt=until) if until else found


def _conclusions() -> list[Action]:
    return those(lambda rule: rule.concludes)


def _outcome(item: AgendaItem, held: Meeting, until) -> str:
    event = _since(item.support_request.events.filter(action__in=_conclusions()), held, until).last()
    if event is None:
        return say("minutes.no_outcome")
    return say("minutes.outcome_at", outcome=Action(event.action).label, at=moment(event.at))


def _text(held: Meeting, *, whole: bool) -> list[Block]:
    if not whole:
        return [blocks.note("", say("minutes.partial"))]
    seats = {seat.corner: seat for seat in held.seats.all()}
    rows = [(str(corner.label), _sat(seats.get(corner))) for corner in Corner]
    return [
        *(blocks.heading(say("minutes.attendance")), blocks.facts(rows)),
        *(blocks.heading(say("minutes.said")), blocks.text(held.minutes or say("minutes.nothing_said"))),
    ]


def _sat(seat: Attendance | None) -> str:
    if seat is None:
        return say("minutes.seat_unknown")
    return ": ".join(filter(None, [say("minutes.present" if seat.present else "minutes.absent"), seat.who]))


def _agreed(held: Meeting, places: dict[int, int], *, by: User) -> list[Block]:
    """What was agreed, in the order of the agenda; whether it was done since is no part of the minutes."""
    told, agreed = find("minutes"), triangle_access.agreed_in(held, by=by)
    columns = [(told["order"], 0), (told["request"], 2), (told["what"], 5), (told["owner"], 2.4), (told["due"], 2)]
    rows = [
        (
            places[one.support_request_id],
            one.support_request.reference,
            one.text,
            one.get_owner_display(),
            moment(one.due_at),
        )
        for one in agreed
    ]
    table = blocks.table(told["agreed_caption"], columns, sorted(rows), numeric=[told["order"]], small=True)
    return [blocks.heading(told["agreed"]), table if rows else blocks.text(told["nothing_agreed"])]


def _next(held: Meeting) -> list[Block]:
    following = triangle_access.next_meeting(held)
    said = f"{moment(following.starts_at)} {following.place}".strip() if following else say("minutes.no_next")
    return [blocks.facts([(say("minutes.next"), said)])]


def _agenda(items: list[AgendaItem], places: dict[int, int], outcomes: dict[int, str]) -> list[Block]:
    told = find("minutes")
    columns: list[tuple[str, float]] = [
        (told["order"], 0),
        (told["request"], 2),
        (told["institution"], 3),
        (told["region"], 2),
    ]
    columns += [(told["urgency"], 2.2), (told["outcome"], 2.6)]
    rows = [
        (
            places[item.pk],
            item.support_request.reference,
            item.support_request.institution.name,
            item.support_request.safety_region.name,
            item.support_request.get_urgency_display(),
            outcomes[item.pk],
        )
        for item in items
    ]
    table = blocks.table(told["agenda_caption"], columns, rows, numeric=[told["order"]], small=True)
    return [blocks.heading(told["agenda"]), table if rows else blocks.text(say("case_file.none"))]


def _item(item: AgendaItem, place: int, held: Meeting, until, outcome: str) -> list[Block]:
    about, told = item.support_request, find("minutes.facts")
    last = as_decided.last_event(about, _moment(held))
    rows = [
        (told["status"], _status(about, last)),
        (told["unsafe"], moment(about.first_unsafe_shift_at)),
        (told["outcome"], outcome),
    ]
    title = say("minutes.item", number=place, reference=about.reference, institution=about.institution.name)
    moved = [blocks.text(say("minutes.moved", reason=item.reason))] if item.rank and item.reason else []
    need = need_tables.on_the_table(as_decided.at(about, last), at=_moment(held))
    return [blocks.heading(title), *moved, blocks.facts(rows), *need, *_positions(about, held, until)]


def _moment(held: Meeting) -> datetime:
    """What stood on the table is told of the beginning of the meeting; before that, of now."""
    return min(held.starts_at, clock.now())


def _status(about: SupportRequest, number: int) -> str:
    """The status in which the event of this number left it."""
    event = about.events.filter(number=number).first()
    return str(Status(event.to_status).label) if event and event.to_status else ""


def _positions(about, held: Meeting, until) -> list[Block]:
    """What the corners said, per review."""
    given: dict[str, list[Position]] = {}
    for one in _given(about, held, until):
        given.setdefault(one.review.get_kind_display(), []).append(one)
    told = find("minutes.positions")
    return [
        part
        for kind, said in given.items()
        for part in positions(said, say("case_file.triangle.of_review", caption=told, kind=kind))
    ]


def _given(about, held: Meeting, until) -> list[Position]:
    """The positions that were given in the meeting, and those given before it that stood then."""
    found = Position.objects.filter(review__support_request=about).select_related("review").order_by("pk")
    events = _since(Event.objects.filter(support_request=about), held, until)
    numbers = set(events.values_list("number", flat=True))
    settled = Event.objects.filter(support_request=about, action__in=_conclusions(), at__lt=held.starts_at)
    before = settled.order_by("number").values_list("number", flat=True).last() or 0
    last = max(numbers, default=None)
    return [one for one in found if one.event_number > before and (last is None or one.event_number <= last)]
