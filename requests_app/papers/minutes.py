"""The minutes of a meeting of the triangle: what was said, and per request what stood on the table and came of it."""

import re
from datetime import datetime
from typing import NamedTuple

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
    came = {item.pk: _came_of(item.support_request, held, until) for item in items}
    outcomes = {key: _outcome(one, held) for key, one in came.items()}
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
            *(part for item in items for part in _item(item, places[item.pk], held, came[item.pk], outcomes[item.pk])),
        ],
        more={
            "subtitle": say("minutes.subtitle", at=f"{long_day(held.starts_at)}, {at[-5:]}", place=held.place).strip(),
            "contents": "",
        },
    )


class Came(NamedTuple):
    """What came of a request until the next meeting.

    `outcome` is the last one, be it from before the meeting; `asked_anew` says that the triangle was asked or spoke
    again after such a one. The positions that belong to it were given after the event `since`, up to `last`.
    """

    outcome: Event | None
    asked_anew: bool
    since: int
    last: int


def _came_of(about: SupportRequest, held: Meeting, until: datetime | None) -> Came:
    events = about.events.order_by("number")
    events = events.filter(at__lt=until) if until else events
    last = events.values_list("number", flat=True).last() or 0
    concluded = list(events.filter(action__in=those(lambda rule: rule.concludes)))
    outcome = concluded[-1] if concluded else None
    before = [one.number for one in concluded if one.at < held.starts_at]
    stood = outcome is not None and outcome.at < held.starts_at
    anew = stood and _spoken_of(about, held, before[-1], last)
    earlier = before[:-1] if stood and not anew else before
    return Came(outcome, anew, earlier[-1] if earlier else 0, last)


def _spoken_of(about: SupportRequest, held: Meeting, since: int, last: int) -> bool:
    """Whether after the event `since` the triangle was asked anew before the meeting, or said something."""
    asked = about.reviews.filter(event_number__gt=since, opened_at__lt=held.starts_at).exists()
    said = Position.objects.filter(review__support_request=about, event_number__gt=since, event_number__lte=last)
    return asked or said.exists()


def _outcome(came: Came, held: Meeting) -> str:
    if came.outcome is None:
        return say("minutes.no_outcome")
    name = "asked_anew" if came.asked_anew else "outcome_before" if came.outcome.at < held.starts_at else "outcome_at"
    return say(f"minutes.{name}", outcome=Action(came.outcome.action).label, at=moment(came.outcome.at))


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


def _item(item: AgendaItem, place: int, held: Meeting, came: Came, outcome: str) -> list[Block]:
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
    return [blocks.heading(title), *moved, blocks.facts(rows), *need, *_positions(about, came)]


def _moment(held: Meeting) -> datetime:
    """What stood on the table is told of the beginning of the meeting; before that, of now."""
    return min(held.starts_at, clock.now())


def _status(about: SupportRequest, number: int) -> str:
    """The status in which the event of this number left it."""
    event = about.events.filter(number=number).first()
    return str(Status(event.to_status).label) if event and event.to_status else ""


def _positions(about: SupportRequest, came: Came) -> list[Block]:
    """What the corners said, per review: in the meeting, and before it what stood then."""
    given: dict[str, list[Position]] = {}
    said_then = {"event_number__gt": came.since, "event_number__lte": came.last}
    for one in Position.objects.filter(review__support_request=about, **said_then).select_related("review"):
        given.setdefault(one.review.get_kind_display(), []).append(one)
    told = find("minutes.positions")
    return [
        part
        for kind, said in given.items()
        for part in positions(said, say("case_file.triangle.of_review", caption=told, kind=kind))
    ]
