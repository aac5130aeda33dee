"""The decision letter: what was decided, why, under which conditions, and what the institution does now.

It holds nothing of what a single corner said: an outcome, coded reasons in words, lines and conditions. It is made once
(`archive`): what becomes of the decision later stands on the page and in the case file.
"""

from requests_app.models import (
    Condition,
    ConditionKind,
    DecidedBy,
    Decision,
    GrantedLine,
    Outcome,
    SupportRequest,
    ToldTo,
)
from requests_app.papers import as_decided, blocks
from requests_app.papers.as_decided import LineFigures
from requests_app.papers.blocks import Block
from requests_app.papers.printing import Paper, as_file, in_dutch
from requests_app.papers.texts import find, known, say
from requests_app.papers.words import applicant, euros, long_day, moment, period, persons, staff
from requests_app.papers.words import day as short_day
from requests_app.records import decisions

GIVES = {Outcome.GRANT, Outcome.NOW}
WHO_GOES = (("line", 0), ("staff", 3), ("persons", 0), ("person_days", 0), ("period", 3))
ALWAYS = ("asked", "civil", "tuned", "granted", "declined")


@in_dutch
def letter(decision: Decision) -> Paper:
    """The letter of `decision` to the institution, by way of its GHOR."""
    support_request = decision.support_request
    figures = as_decided.figures(decision)
    event = support_request.events.get(number=decision.event_number)
    return Paper(
        name=_name(decision),
        title=say("letter.title"),
        template="letter",
        footer=say("letter.footer", number=decision.number, reference=support_request.reference),
        keywords=(support_request.reference,),
        blocks=[
            *_opening(decision),
            *_outcome(decision, figures),
            *_figures(figures),
            *_reasons(decision),
            *_conditions(decision),
            *_costs(decision),
            *_decided_by(decision),
            *_notice(decision),
            *_next(decision),
        ],
        more={
            "addressee": _addressee(support_request),
            "about": _about(decision),
            "closing": say("letter.closing"),
            "signed_by": [[say(f"letter.signed_by.{decision.decided_by}{part}") for part in ("", "_value")]],
            "made_by": say("letter.made_by", event=event.number, hash=event.hash[:16]),
        },
    )


def file_name(decision: Decision) -> str:
    """The name under which the letter of `decision` is handed over."""
    return as_file(_name(decision))


def _name(decision: Decision) -> str:
    return say("letter.name", reference=decision.support_request.reference, number=decision.number)


def _addressee(support_request: SupportRequest) -> str:
    location = support_request.location
    return say(
        "letter.addressee",
        institution=support_request.institution.name,
        address=location.address,
        postcode=location.postcode,
        town=location.municipality.name,
        region=support_request.safety_region.name,
    )


def _about(decision: Decision) -> list[list[str]]:
    about = {
        "date": long_day(decision.decided_at),
        "reference": decision.support_request.reference,
        "decision": say("letter.about.decision_value", number=decision.number),
        "version": say("letter.about.version_value", version=decision.version),
        "location": decision.support_request.location.name,
    }
    return [[say(f"letter.about.{name}"), value] for name, value in about.items()]


def _opening(decision: Decision) -> list[Block]:
    about = decision.support_request
    opening = say(
        "letter.opening",
        location=about.location.name,
        municipality=about.location.municipality.name,
        filed_on=long_day(about.filed_at or about.submitted_at or about.opened_at),
        applicant=applicant(about),
    )
    return [blocks.text(say("letter.dear"), opening)]


def _outcome(decision: Decision, figures: list[LineFigures]) -> list[Block]:
    until = moment(decision.provisional_until) if decision.provisional_until else short_day(decision.defer_until)
    key = f"letter.outcomes.{_kind(decision, figures)}"
    found = [blocks.note(say(f"{key}.title", until=until), say(f"{key}.text"))]
    granted = list(decision.lines.select_related("line"))
    return [*found, _granted(granted), *_who_goes(decision)] if granted else found


def _kind(decision: Decision, figures: list[LineFigures]) -> str:
    """The outcome, or *partly* when a grant leaves something of what was asked unmet."""
    short = any((one.account.declined or one.account.open.positive()) for one in figures)
    return "partly" if decision.outcome == Outcome.GRANT and short else decision.outcome


def _granted(granted: list[GrantedLine]) -> Block:
    columns = [(say(f"columns.{name}"), width) for name, width in (("line", 0), ("staff", 3), ("persons", 0))]
    rows = [
        (one.line.number, staff(one.staff_type), one.persons, period(one.starts_on, one.ends_on)) for one in granted
    ]
    numeric = [say("columns.persons")]
    return blocks.table(say("letter.tables.granted"), [*columns, (say("columns.period"), 3)], rows, numeric=numeric)


def _who_goes(decision: Decision) -> list[Block]:
    """Who was booked by it, type by type."""
    rows = [
        (one.line, one.sent_as, one.persons, one.person_days, period(one.starts_on, one.ends_on))
        for one in decisions.who_goes(decision)
    ]
    columns = [(say(f"columns.{name}"), width) for name, width in WHO_GOES]
    numeric = [say("columns.persons"), say("columns.person_days")]
    return [blocks.table(say("letter.tables.who_goes"), columns, rows, numeric=numeric)] if rows else []


def _figures(figures: list[LineFigures]) -> list[Block]:
    terms = {name: [profiles_of(one)[name] for one in figures] for name in profiles_of(figures[0])} if figures else {}
    shown = [name for name, profiles in terms.items() if name in ALWAYS or any(profiles)]
    columns = [
        (say("columns.line"), 0),
        (say("columns.staff"), 2.4),
        *((say(f"columns.{name}"), 1.5) for name in shown),
    ]
    rows = [
        (one.line.number, staff(one.line.staff_type), *(persons(profiles_of(one)[name]) for name in shown))
        for one in figures
    ]
    numeric = [say(f"columns.{name}") for name in shown]
    return [
        blocks.heading(say("letter.headings.figures")),
        blocks.table(say("letter.tables.figures"), columns, rows, numeric=numeric),
        blocks.small(say("letter.tables.figures_note")),
    ]


def profiles_of(one: LineFigures) -> dict:
    """The columns of the table of figures, in order."""
    account = one.account
    return {
        "asked": account.asked,
        "civil": one.civil,
        "tuned": one.tuned,
        "granted": account.defence,
        "declined": account.declined,
        "withdrawn": account.withdrawn,
        "open": account.open,
    }


def _reasons(decision: Decision) -> list[Block]:
    words = [known("letter.reasons", code) for code in decision.reasons]
    if decision.outcome in GIVES:
        words += [
            known("letter.declined_by", code if code in find("letter.declined_by") else "other").format(
                peak=profile.peak, days=profile.person_days
            )
            for code, profile in as_decided.declined_by_code(decision).items()
        ]
        words += [say("letter.tuning_reason", reason=one) for one in as_decided.tuning_reasons(decision)]
    own = []
    if decision.decided_by == DecidedBy.DECIDER and decision.motivation:
        own = [blocks.text(say("letter.decided_by.decider_motivation"), decision.motivation)]
    elif decision.for_institution:
        own = [blocks.text(say("letter.decided_by.joint_motivation"), decision.for_institution)]
    listed = [blocks.items(words)] if words else []
    return [blocks.heading(say("letter.headings.reasons")), *listed, *own] if words or own else []


def _conditions(decision: Decision) -> list[Block]:
    """By kind: before arrival, within 48 hours, by the unit; and those this decision added."""
    if decision.outcome not in GIVES:
        return []
    found = decision.support_request.conditions.filter(event_number__lte=decision.event_number)
    parts: list[Block] = []
    for kind in ConditionKind:
        if mine := [_condition(one) for one in found if one.kind == kind]:
            parts += [blocks.heading(say(f"letter.conditions.{kind}"), 3), blocks.items(mine)]
    if decision.conditions:
        parts += [blocks.heading(say("letter.conditions.of_decision"), 3), blocks.items(decision.conditions)]
    if any(one.kind == ConditionKind.BEFORE_ARRIVAL for one in found):
        parts.append(blocks.text(say("letter.conditions.before_text")))
    return [blocks.heading(say("letter.headings.conditions")), *parts] if parts else []


def _condition(one: Condition) -> str:
    key = "item_due" if one.due_at else "item"
    return say(f"letter.conditions.{key}", text=one.text, owner=one.owner, due=moment(one.due_at))


def _costs(decision: Decision) -> list[Block]:
    if decision.outcome not in GIVES:
        return []
    application = getattr(decision.support_request, "application", None)
    words = [say("letter.costs.clause")]
    if application and application.cost_accepted:
        words[0] += " " + say("letter.costs.accepted")
    if application and application.estimated_cost is not None:
        words[0] += " " + say("letter.costs.estimated", cost=euros(application.estimated_cost))
    return [blocks.heading(say("letter.headings.costs")), blocks.text(*words)]


def _decided_by(decision: Decision) -> list[Block]:
    at = moment(decision.decided_at)
    words = say(f"letter.decided_by.{decision.decided_by}", at=at, mandate=decision.mandate)
    return [blocks.heading(say("letter.headings.decided_by")), blocks.text(words)]


def _notice(decision: Decision) -> list[Block]:
    """The sentence on who hears of the decision; when each was told is recorded later, outside the letter."""
    about = decision.support_request
    values = {"at": moment(decision.decided_at), "date": long_day(decision.decided_at)}
    values |= {"applicant": applicant(about), "region": about.safety_region.name}
    rows = [(say(f"letter.notice.{to}"), say(f"letter.notice.{to}_value", **values)) for to in ToldTo]
    return [blocks.heading(say("letter.headings.notice")), blocks.facts(rows, width=2.4)]


def _next(decision: Decision) -> list[Block]:
    region = decision.support_request.safety_region.name
    until = moment(decision.provisional_until) if decision.provisional_until else short_day(decision.defer_until)
    steps = [one.format(region=region) for one in find(f"letter.next.{decision.outcome}")]
    again = say(f"letter.again.{decision.outcome}", until=until)
    return [
        blocks.heading(say("letter.headings.next")),
        blocks.items(steps),
        blocks.heading(say("letter.headings.again")),
        blocks.text(again),
    ]
