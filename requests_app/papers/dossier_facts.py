"""Of the case file: the alert, the situations, the need with its ledger, remarks, and the journal."""

from foundation import clock, telephone
from requests_app.deeds.fact_finding import VERIFIED
from requests_app.models import Audience, Evaluation, Event, NeedLine, Situation, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.papers import blocks, need_tables
from requests_app.papers.blocks import Block
from requests_app.papers.texts import find, known, say
from requests_app.papers.words import labels, moment, number, people, period, yes_no
from requests_app.procedure.rules import RULES
from requests_app.records import need_stretches
from requests_app.records.need_stretches import LineNeed
from requests_app.worklist import triangle_access

FIGURES = {
    "clients": "clients_on_site",
    "infected": "clients_infected",
    "staff_infected": "staff_infected",
    "quarantined": "staff_quarantined",
    "absence": "absence_percentage",
    "shifts": "open_shifts",
    "minimum": "minimum_fte",
}
LAST_WORDS = {"consequence": "consequence", "measures": "measures_taken", "reduced": "regular_care_reduced"}


def alert(edition) -> list[Block]:
    about = edition.support_request
    priority = {"rank": about.priority_rank, "reason": about.priority_reason}
    national = {"rank": about.national_rank, "reason": about.national_reason}
    rows = {
        "reference": about.reference,
        "institution": about.institution.name,
        "sector": about.institution.get_sector_display(),
        "location": f"{about.location.name}, {about.location.address}, {about.location.municipality.name}",
        "region": about.safety_region.name,
        "status": about.get_status_display(),
        "urgency": about.get_urgency_display(),
        "priority": say("case_file.alert.priority_value", **priority) if about.priority_rank else "",
        "national": say("case_file.alert.priority_value", **national) if about.national_rank else "",
        "opened": say("case_file.alert.opened_value", at=moment(about.opened_at), who=about.opened_by.name),
        "submitted": moment(about.submitted_at),
        "filed": moment(about.filed_at),
        "unsafe": moment(about.first_unsafe_shift_at),
        "call_back": telephone.shown(about.call_back_number),
        "follows": about.follows.reference if about.follows else "",
    }
    return [blocks.facts((say(f"case_file.alert.{name}"), value) for name, value in rows.items())]


def situations(edition) -> list[Block]:
    found = list(edition.support_request.situations.order_by("measured_at", "pk"))
    if not found:
        return []
    told = find("case_file.situation")
    columns = [(told["measured"], 2.0), *((told[name], 1) for name in FIGURES)]
    rows = [(moment(one.measured_at), *(number(getattr(one, field)) for field in FIGURES.values())) for one in found]
    numeric = [told[name] for name in FIGURES]
    table = blocks.table(told["caption"], columns, rows, numeric=numeric, small=True)
    return [table, *_verified(edition.support_request, found), *_last_words(found[-1])]


def _verified(about: SupportRequest, found: list[Situation]) -> list[Block]:
    """Which figures were verified in fact-finding, and of when the ones beside them are."""
    reported = {one.number: one.facts for one in about.events.filter(action=Action.REPORT_FINDINGS)}
    parts = []
    for one in found:
        if one.event_number in reported:
            earlier = [each for each in found if each.event_number < one.event_number]
            parts.append(blocks.small(_what_was_verified(one, reported[one.event_number], earlier)))
    return parts


def _what_was_verified(one: Situation, facts: dict, earlier: list[Situation]) -> str:
    seen = labels(known("case_file.figures", name) for name in VERIFIED if facts.get(name) is not None)
    words = [say("case_file.situation.verified", at=moment(one.measured_at), figures=seen)]
    words += [say("case_file.situation.stood", at=moment(earlier[-1].measured_at))] if earlier else []
    return " ".join(words)


def _last_words(last: Situation) -> list[Block]:
    rows = [(say(f"case_file.situation.{name}"), getattr(last, field)) for name, field in LAST_WORDS.items()]
    if not any(value for _label, value in rows):
        return []
    return [blocks.heading(say("case_file.situation.last"), 3), blocks.facts(rows)]


def need_lines(edition) -> list[Block]:
    needs = need_stretches.now(edition.support_request)
    return [
        *need_tables.tables(needs, need_stretches.TERMS, at=moment(clock.now())),
        blocks.heading(say("case_file.need.details"), 3),
        *(part for one in needs for part in details(one.line, _title(one))),
    ]


def details(line: NeedLine, title: tuple[str, str]) -> list[Block]:
    """What is asked on a need line, in words, below `title` (label, value)."""
    told = find("case_file.need")
    shifts = [told[name] for name in ("day_shift", "evening_shift", "night_shift") if getattr(line, name)]
    rows = [
        title,
        (told["ward"], line.ward),
        (told["tasks"], line.tasks),
        (told["shifts"], labels(shifts)),
        (told["hours"], line.hours_a_week),
        (told["registered"], yes_no(line.registered_only)),
    ]
    return [blocks.facts(rows, width=5.4)]


def _title(one: LineNeed) -> tuple[str, str]:
    """The line, and what was asked on which days."""
    asked = (f"{people(part.persons, one.line.staff_type)}, {period(*part[1:])}" for part in one.total("asked").ranges)
    return say("case_file.need.line_open", number=one.line.number), "\n".join(asked)


def evaluations(edition) -> list[Block]:
    """What both sides said afterwards."""
    return [part for one in edition.support_request.evaluations.all() for part in _evaluation(one)]


def _evaluation(one: Evaluation) -> list[Block]:
    told = find("case_file.evaluations")
    scores = (f"{told[name]} {getattr(one, name)}" for name in ("effect", "cooperation", "induction"))
    rows = [
        (told["scores"], labels(scores)),
        (told["right_people"], yes_no(one.right_people)),
        *((told[name], getattr(one, name)) for name in ("went_well", "could_be_better", "lesson")),
    ]
    title = say("case_file.evaluations.heading", side=one.get_side_display(), at=moment(one.at))
    return [blocks.heading(title, 3), blocks.facts(rows)]


def remarks(edition) -> list[Block]:
    told, parts = find("case_file.remarks"), []
    for one in edition.comments:
        words = {"author": one.author.name, "at": moment(one.at), "audience": one.get_audience_display()}
        parts.append((say("case_file.remarks.said", **words), one.text))
    found = [blocks.heading(told["comments"], 3), blocks.facts(parts, width=5.4)] if parts else []
    if edition.attachments:
        columns = [(told["name"], 3), (told["proves"], 2), (told["by"], 2), (told["at"], 2), (told["digest"], 2)]
        rows = [
            (one.name, one.get_proves_display(), one.author.name, moment(one.at), one.sha256[:16])
            for one in edition.attachments
        ]
        found += [blocks.heading(told["files"], 3), blocks.table(told["files"], columns, rows, small=True)]
    return found


def events(edition) -> list[Block]:
    told = find("case_file.journal")
    columns = [(told["number"], 0), (told["at"], 1.7), (told["deed"], 3.4), (told["who"], 2.2), (told["hash"], 1.8)]
    found = edition.support_request.events.select_related("actor").order_by("number")
    rows = [(one.number, moment(one.at), *_deed(one, edition), one.hash[:16]) for one in found.iterator()]
    table = blocks.table(told["caption"], columns, rows, numeric=[told["number"]], small=True)
    return [table] if edition.positions else [table, blocks.small(told["withheld"])]


def hides(event: Event, edition) -> bool:
    """Whether who did it and why is kept from this reader: what a corner said, or a remark among authorities."""
    about_a_corner = triangle_access.is_of_one_corner(event)
    among_authorities = event.facts.get("audience") == Audience.AUTHORITIES
    return (about_a_corner and not edition.positions) or (among_authorities and not edition.authorities)


def _deed(event: Event, edition) -> tuple[str, str]:
    """What was done, and by whom; an outcome is the triangle's, not that of whoever happened to speak last."""
    deed = str(Action(event.action).label)
    if event.to_status != event.from_status:
        deed = say("case_file.journal.deed_moved", deed=deed, status=Status(event.to_status).label)
    if hides(event, edition):
        return deed, say("words.withheld")
    if event.actor and RULES[Action(event.action)].follows and not edition.positions:
        return deed, say("words.triangle")
    if event.reason:
        deed = say("case_file.journal.deed_reason", deed=deed, reason=event.reason)
    return deed, _who(event)


def _who(event: Event) -> str:
    if event.actor is None:
        return say("words.system")
    who = f"{event.actor.name}\n{event.standing}".strip()
    return say("words.by_phone", who=who, name=event.spoken_by["name"]) if event.spoken_by else who
