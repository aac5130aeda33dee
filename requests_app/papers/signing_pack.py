"""The signing pack: for each request of one municipality the application, with room for the signature.

By law the municipality's mayor applies (or another authority), one request per signature; what is asked is what is
still open at the moment the pack is made.
"""

from foundation import clock
from regions.models import User
from requests_app.models import Application, Authority, Status, SupportRequest
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.dossier_facts import details
from requests_app.papers.dossier_ladder import WHY, asked, provides
from requests_app.papers.printing import Paper, in_dutch
from requests_app.papers.texts import find, say
from requests_app.papers.words import applicant, day, euros, long_day, moment, period, place, staff
from requests_app.records import completeness, need_ledger

UNFILED = (Status.REGIONAL, Status.NATIONAL, Status.APPLICATION)


def to_sign(municipality, *, by: User) -> list[SupportRequest]:
    """The requests in `municipality` that `by` sees with an application drawn up, not yet signed or filed."""
    found = SupportRequest.objects.visible_to(by).filter(
        location__municipality=municipality, status__in=UNFILED, application__signed_on__isnull=True
    )
    return list(found.exclude(application=None).for_list().select_related("application").order_by("opened_at", "pk"))


def municipalities(requests: list[SupportRequest]) -> list:
    """The municipalities of `requests` (with their place loaded) where something waits to be signed, by name."""
    waiting = Application.objects.filter(support_request__in=requests, signed_on__isnull=True)
    drawn_up = set(waiting.values_list("support_request", flat=True))
    return sorted({one.location.municipality for one in requests if one.pk in drawn_up}, key=str)


@in_dutch
def signing_pack(requests: list[SupportRequest]) -> Paper:
    """The pack of `requests`, all of one municipality and each with its application."""
    first, at = requests[0], moment(clock.now())
    municipality, region = first.location.municipality, first.safety_region
    several = len(requests) > 1
    name = say("signing.name", municipality=municipality.code) if several else ""
    return Paper(
        name=name or say("signing.name_one", reference=first.reference),
        title=say("signing.title_several" if several else "signing.title"),
        template="dossier",
        footer=say("signing.footer", municipality=municipality.name, at=at),
        keywords=tuple(one.reference for one in requests),
        blocks=[
            blocks.text(say("signing.intro"), say("signing.how", region=region.name)),
            *(_overview(requests) if several else []),
            *(part for place, one in enumerate(requests) for part in _one(one, apart=several or place > 0)),
        ],
        more={
            "subtitle": say(
                "signing.subtitle", municipality=municipality.name, region=region.name, at=long_day(clock.now())
            ),
            "contents": "",
        },
    )


def _overview(requests: list[SupportRequest]) -> list[Block]:
    columns = [(find("minutes.request"), 2), (find("minutes.institution"), 3), (say("columns.persons"), 0)]
    rows = [(one.reference, one.institution.name, _open(one).peak or "") for one in requests]
    table = blocks.table(say("signing.overview_caption"), columns, rows, numeric=[say("columns.persons")])
    return [blocks.heading(say("signing.overview")), table]


def _open(support_request: SupportRequest):
    return sum(need_ledger.ledger(support_request).values(), start=need_ledger.Account()).residual


def _one(about: SupportRequest, *, apart: bool) -> list[Block]:
    location, drawn_up = about.location, about.application
    opening = say(
        "signing.opening",
        place=place(location),
        address=location.address,
        municipality=location.municipality.name,
    )
    return [
        *([blocks.new_page()] if apart else []),
        blocks.heading(say("signing.application", reference=about.reference)),
        blocks.text(opening),
        *_incomplete(about),
        blocks.heading(say("signing.what"), 3),
        *_what(about),
        blocks.heading(say("signing.why"), 3),
        blocks.facts(_why(drawn_up)),
        *_tried(about),
        blocks.heading(say("signing.provides"), 3),
        blocks.facts(provides(drawn_up)),
        *_costs(drawn_up),
        _block(about),
        blocks.small(say("signing.version", version=about.version, at=moment(clock.now()))),
    ]


def _incomplete(about: SupportRequest) -> list[Block]:
    """What filing would still ask for, so that nobody signs something unfinished without knowing."""
    words = [str(one) for found in completeness.missing(about).values() for one in found]
    if not words:
        return []
    return [blocks.note(say("signing.incomplete"), say("signing.incomplete_text", what=", ".join(words)))]


def _what(about: SupportRequest) -> list[Block]:
    ledger, lines = need_ledger.ledger(about), list(about.lines.all())
    rows = [
        (line.number, staff(line.staff_type), part.persons, period(part.starts_on, part.ends_on))
        for line in lines
        for part in ledger[line.pk].residual.positive().ranges
    ]
    names = (("line", 0), ("staff", 3), ("persons", 0), ("period", 3))
    columns = [(say(f"columns.{name}"), width) for name, width in names]
    if not rows:
        return [blocks.text(say("signing.nothing_open"))]
    table = blocks.table(say("signing.what_caption"), columns, rows, numeric=[say("columns.persons")])
    asked_on = {row[0] for row in rows}
    return [table, *(part for line in lines if line.number in asked_on for part in details(line, _title(line)))]


def _title(line) -> tuple[str, str]:
    return say("case_file.need.line_open", number=line.number), staff(line.staff_type)


def _why(drawn_up: Application) -> list[tuple[str, str]]:
    names = WHY if drawn_up.authority != Authority.MINISTER else WHY[:-1]
    told = find("case_file.application")
    return [(told["effect"], drawn_up.desired_effect), *((told[name], getattr(drawn_up, name)) for name in names)]


def _tried(about: SupportRequest) -> list[Block]:
    found = asked(about)
    return [blocks.heading(say("signing.tried"), 3), *found] if found else []


def _costs(drawn_up: Application) -> list[Block]:
    words = [say("signing.cost_clause")]
    if drawn_up.estimated_cost is not None:
        words.append(say("signing.estimated", cost=euros(drawn_up.estimated_cost)))
    return [blocks.heading(say("signing.costs"), 3), blocks.text(*words)]


def _block(about: SupportRequest) -> Block:
    """Where the authority signs; what is known already stands there."""
    drawn_up, told = about.application, find("signing")
    rows = [
        (told["signatory"], drawn_up.signatory),
        (told["function"], drawn_up.signatory_function),
        (told["mandate"], drawn_up.mandate),
        (told["date"], day(drawn_up.signed_on) if drawn_up.signed_on else ""),
    ]
    return blocks.signature(say("signing.block", applicant=applicant(about)), rows, told["sign"])
