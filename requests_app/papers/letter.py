"""The decision letter: what was decided, why, under which conditions, and what the institution does now.

It holds nothing of what a single corner said: an outcome, coded reasons in words, lines and conditions. It is made once
(`archive`): what becomes of the decision later stands on the page and in the case file.
"""

from requests_app.models import (
    Condition,
    ConditionKind,
    DecidedBy,
    Decision,
    Outcome,
    ReviewKind,
    SupportRequest,
)
from requests_app.papers import as_decided, blocks, need_tables, notices
from requests_app.papers.blocks import Block
from requests_app.papers.dossier_triangle import granted, who_goes
from requests_app.papers.printing import Paper, as_file, in_dutch
from requests_app.papers.texts import find, known, say
from requests_app.papers.words import applicant, euros, long_day, moment, period, staff
from requests_app.papers.words import day as short_day
from requests_app.records.need_stretches import LineNeed

GIVES = {Outcome.GRANT, Outcome.NOW}
TERMS = ("asked", "region", "national", "tuned", "defence", "declined", "withdrawn", "open")


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
            *_figures(decision, figures),
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
    about, review = decision.support_request, decision.review
    place = {"location": about.location.name, "municipality": about.location.municipality.name}
    if _extends(decision):
        asked = {"asked_on": long_day(review.opened_at), "until": short_day(review.extend_until)}
        opening = say("letter.opening_extension", **place, **asked)
    else:
        filed_on = long_day(about.filed_at or about.submitted_at or about.opened_at)
        opening = say("letter.opening", **place, filed_on=filed_on, applicant=applicant(about))
    return [blocks.text(say("letter.dear"), opening)]


def _extends(decision: Decision) -> bool:
    """Whether it is about more days for people who are there."""
    return decision.review.kind == ReviewKind.EXTENSION


def _outcome(decision: Decision, figures: list[LineNeed]) -> list[Block]:
    key, until = f"letter.outcomes.{_kind(decision, figures)}", _until(decision)
    found = [blocks.note(say(f"{key}.title", until=until), say(f"{key}.text"))]
    return [*found, *granted(decision.lines.select_related("line")), *who_goes(decision)]


def _until(decision: Decision) -> str:
    """Until when it holds: a provisional grant, a delay, or more days."""
    if decision.provisional_until:
        return moment(decision.provisional_until)
    return short_day(decision.review.extend_until if _extends(decision) else decision.defer_until)


def _kind(decision: Decision, figures: list[LineNeed]) -> str:
    """The outcome, or *partly* when a grant leaves something of what was asked unmet; of more days by itself."""
    if _extends(decision):
        return f"extension_{decision.outcome}"
    short = any(one.total("declined") or one.total("open").positive() for one in figures)
    return "partly" if decision.outcome == Outcome.GRANT and short else decision.outcome


def _figures(decision: Decision, figures: list[LineNeed]) -> list[Block]:
    return [
        blocks.heading(say("letter.headings.figures")),
        *need_tables.tables(figures, TERMS, at=moment(decision.decided_at)),
        blocks.small(say("letter.tables.figures_note")),
    ]


def _reasons(decision: Decision) -> list[Block]:
    words = [known("letter.reasons", code) for code in decision.reasons]
    gives = decision.outcome in GIVES
    words += [say("letter.tuning_reason", reason=one) for one in as_decided.tuning_reasons(decision)] if gives else []
    own = []
    if decision.decided_by == DecidedBy.DECIDER and decision.motivation:
        own = [blocks.text(say("letter.decided_by.decider_motivation"), decision.motivation)]
    elif decision.for_institution:
        own = [blocks.text(say("letter.decided_by.joint_motivation"), decision.for_institution)]
    found = [*(_declined(decision) if gives else []), *([blocks.items(words)] if words else []), *own]
    return [blocks.heading(say("letter.headings.reasons")), *found] if found else []


def _declined(decision: Decision) -> list[Block]:
    """What isn't granted, with the reason; each line and stretch by itself."""
    told = find("need.declined")
    rows = [
        (one.line.number, staff(one.line.staff_type), one.days.persons, period(*one.days[1:]), _why(one.code))
        for one in as_decided.declined(decision)
    ]
    names = (("line", 0), ("staff", 2.4), ("persons", 0), ("period", 2.6))
    columns = [*((say(f"columns.{name}"), width) for name, width in names), (told["why"], 4)]
    numeric = [say("columns.persons")]
    return [blocks.table(told["caption"], columns, rows, numeric=numeric, small=True)] if rows else []


def _why(code: str) -> str:
    """A reason in words: what became of it here, or why it was refused."""
    here = find("need.declined")
    return here[code] if code in here else find("letter.reasons").get(code, here["other"])


def _conditions(decision: Decision) -> list[Block]:
    """By kind: before arrival, within 48 hours, by the unit; and those this decision added."""
    if decision.outcome not in GIVES:
        return []
    found = decision.support_request.conditions.filter(event_number__lte=decision.event_number)
    parts: list[Block] = []
    for kind in ConditionKind:
        if mine := [_condition(one, decision) for one in found if one.kind == kind]:
            parts += [blocks.heading(say(f"letter.conditions.{kind}"), 3), blocks.items(mine)]
    if decision.conditions:
        parts += [blocks.heading(say("letter.conditions.of_decision"), 3), blocks.items(decision.conditions)]
    if any(one.kind == ConditionKind.BEFORE_ARRIVAL and not _was_met(one, decision) for one in found):
        parts.append(blocks.text(say("letter.conditions.before_text")))
    return [blocks.heading(say("letter.headings.conditions")), *parts] if parts else []


def _condition(one: Condition, decision: Decision) -> str:
    key = "item_due" if one.due_at else "item"
    item = say(f"letter.conditions.{key}", text=one.text, owner=one.owner, due=moment(one.due_at))
    return say("letter.conditions.done", item=item, at=moment(one.done_at)) if _was_met(one, decision) else item


def _was_met(one: Condition, decision: Decision) -> bool:
    """Whether it had been met when the decision was taken."""
    return one.done_at is not None and one.done_at <= decision.decided_at


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
    """Who hears of the decision; when somebody recorded that it was told comes later, and stands in the case file."""
    return [blocks.heading(say("letter.headings.notice")), blocks.facts(notices.of(decision), width=2.4)]


def _next(decision: Decision) -> list[Block]:
    region = decision.support_request.safety_region.name
    outcome = f"extension_{decision.outcome}" if _extends(decision) else decision.outcome
    steps = [one.format(region=region) for one in find(f"letter.next.{outcome}")]
    again = say(f"letter.again.{decision.outcome}", until=_until(decision))
    return [
        blocks.heading(say("letter.headings.next")),
        blocks.items(steps),
        blocks.heading(say("letter.headings.again")),
        blocks.text(again),
    ]
