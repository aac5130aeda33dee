"""The signing pack: for each request of one municipality the application, with room for the signature.

By law the municipality's mayor applies (or another authority), one request per signature. Until it is filed, what is
asked is what is still open at the moment the pack is made; of one that was filed it is what was open then, as its
version keeps it: what was granted since is no longer open, and yet it is what was signed for.
"""

import json
from collections.abc import Iterator
from datetime import date

from foundation import clock
from foundation.ranges import Range
from regions.models import User
from requests_app.models import Application, Authority, Event, NeedLine, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.dossier_facts import details
from requests_app.papers.dossier_ladder import WHY, asked, provides
from requests_app.papers.printing import Paper, in_dutch
from requests_app.papers.texts import find, say
from requests_app.papers.words import applicant, day, euros, long_day, moment, people, period, place, staff
from requests_app.procedure import effects, entry
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
        title=say(f"signing.{_title_of(requests)}"),
        template="dossier",
        footer=say("signing.footer", municipality=municipality.name, at=at),
        keywords=tuple(one.reference for one in requests),
        blocks=[
            blocks.text(say("signing.intro"), *_how(requests, region.name)),
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
    columns = [(find("minutes.request"), 2), (find("minutes.institution"), 3), (say("columns.persons"), 4)]
    rows = [(one.reference, one.institution.name, "\n".join(_in_words(one))) for one in requests]
    table = blocks.table(say("signing.overview_caption"), columns, rows)
    return [blocks.heading(say("signing.overview")), table]


def _in_words(about: SupportRequest) -> Iterator[str]:
    """What is asked, each type and stretch by itself."""
    for line, days in _asked(about):
        yield f"{people(days.persons, line.staff_type)}, {period(*days[1:])}"


def _is_filed(about: SupportRequest) -> bool:
    """Whether it lies with LOCC or beyond; a request that was returned is to be filed again."""
    return about.filed_at is not None and about.status not in {Status.DRAFT, *UNFILED}


def _is_signed(about: SupportRequest) -> bool:
    return about.application.signed_on is not None


def _title_of(requests: list[SupportRequest]) -> str:
    if len(requests) > 1:
        return "title_several"
    return "title_signed" if _is_signed(requests[0]) else "title"


def _how(requests: list[SupportRequest], region: str) -> list[str]:
    """What to do with a sheet that is to be signed."""
    return [] if all(map(_is_signed, requests)) else [say("signing.how", region=region)]


def _asked(about: SupportRequest) -> list[tuple[NeedLine, Range]]:
    """Persons on each day of some days, by need line: as filed, else as open now."""
    lines = list(about.lines.all())
    if not _is_filed(about):
        ledger = need_ledger.ledger(about)
        return [(line, days) for line in lines for days in ledger[line.pk].residual.positive().ranges]
    frozen = json.loads(about.versions.get(number=about.version).frozen)
    asked = frozen.get("filed") or {number: one["needed"] for number, one in frozen["lines"].items()}
    return [(line, _range(days)) for line in lines for days in asked.get(str(line.number), [])]


def _range(days: dict) -> Range:
    return Range(days["persons"], date.fromisoformat(days["from"]), date.fromisoformat(days["until"]))


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
    """What filing would still ask for, so that nobody signs something unfinished without knowing.

    Of what was filed and signed nothing is lacking: it was accepted as it was, whatever changed since.
    """
    if _is_filed(about) and _is_signed(about):
        return []
    words = [str(one) for found in completeness.missing(about).values() for one in found]
    if not words:
        return []
    return [blocks.note(say("signing.incomplete"), say("signing.incomplete_text", what=", ".join(words)))]


def _what(about: SupportRequest) -> list[Block]:
    found = _asked(about)
    rows = [(line.number, staff(line.staff_type), days.persons, period(*days[1:])) for line, days in found]
    names = (("line", 0), ("staff", 3), ("persons", 0), ("period", 3))
    columns = [(say(f"columns.{name}"), width) for name, width in names]
    if not rows:
        return [blocks.text(say("signing.nothing_open"))]
    table = blocks.table(_caption(about), columns, rows, numeric=[say("columns.persons")])
    lines = dict.fromkeys(line for line, _days in found)
    return [table, *_since_filed(about), *(part for line in lines for part in details(line, _title(line)))]


def _caption(about: SupportRequest) -> str:
    """Of which moment the figures are."""
    if not _is_filed(about):
        return say("signing.what_caption", at=moment(clock.now()))
    return say(
        "signing.filed_caption", at=moment(_last(about, *entry.those(lambda rule: rule.then is effects.file)).at)
    )


def _last(about: SupportRequest, *actions: Action) -> Event:
    """The last time that one of these was done."""
    return about.events.filter(action__in=actions).latest("number")


def _since_filed(about: SupportRequest) -> list[Block]:
    """Where to read what became of what was filed."""
    decided = about.decisions.exists()
    return [blocks.small(say("signing.decided_since"))] if decided and _is_filed(about) else []


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
    """Where the authority signs; once it has, who signed when."""
    drawn_up, told = about.application, find("signing")
    signed = _is_signed(about)
    rows = [
        (told["signatory"], drawn_up.signatory),
        (told["function"], drawn_up.signatory_function),
        (told["mandate"], drawn_up.mandate),
        (told["signed_on" if signed else "date"], day(drawn_up.signed_on) if signed else ""),
    ]
    title = say("signing.block", applicant=applicant(about))
    if signed:
        filled = "\n".join(f"{label}: {value}" for label, value in rows if value)
        return blocks.note(title, filled, told["signed"], *_changed_since(about))
    return blocks.signature(title, rows, told["sign"])


def _changed_since(about: SupportRequest) -> list[str]:
    """That the application reads otherwise now than the one that was signed, when it does."""
    signed = about.events.filter(action=Action.SIGN).order_by("number").last()
    if signed is None or _application(about, signed.version) == _application(about, about.version):
        return []
    return [say("signing.changed_since", signed=signed.version, version=about.version)]


def _application(about: SupportRequest, version: int) -> dict:
    """The application as a version keeps it."""
    return json.loads(about.versions.get(number=version).frozen)["application"] if version else {}
