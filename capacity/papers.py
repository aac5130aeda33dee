"""Of the case file: who was sent and what was reported of them, what help to the request cost, and who pays.

What is sent to a home is no secret to who may open its request (decision 0011); of what the pools hold nothing is told.
"""

from collections.abc import Iterable, Iterator

from capacity import cost_tables, showing
from capacity.costs import by_payer
from capacity.models import Cost, DailyReport, Deployment
from capacity.who_was_sent import Sent
from foundation import clock
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.texts import find, say
from requests_app.papers.words import day, moment, period, yes_no


def deployments(edition) -> list[Block]:
    """Each deployment: how it stands, who was sent and came, and each day that was reported."""
    found = edition.support_request.deployments.order_by("number").prefetch_related(*showing.LOADED)
    return [part for one in found for part in _deployment(one)]


def _deployment(one: Deployment) -> Iterator[Block]:
    yield blocks.heading(say("case_file.deployments.heading", number=one.number, unit=one.unit), 3)
    yield blocks.facts(_facts(one))
    if who := showing.who_sent(one):
        yield from _who(who)
    if reports := list(one.reports.all()):
        yield _reports(reports[::-1])


def _facts(one: Deployment) -> Iterator[tuple[str, str]]:
    """What is recorded of it; what didn't happen is left out."""
    told = find("case_file.deployments")
    yield told["state"], one.get_state_display()
    yield told["planned"], period(one.starts_on, one.ends_on)
    yield told["commander"], one.commander
    yield told["hand_over"], one.hand_over
    yield told["approved"], moment(one.approved_at)
    yield told["arrived"], _arrival(one)
    if one.recalled_at:
        yield told["recalled"], moment(one.recalled_at)
    if one.suspended_until:
        words = {"owner": one.suspension_owner, "until": moment(one.suspended_until)}
        yield told["suspended"], say("case_file.deployments.suspended_value", **words)
    yield told["left"], _departure(one)


def _arrival(one: Deployment) -> str:
    if one.arrived_at is None:
        return ""
    confirmed = "confirmed" if one.arrival_confirmed else "reported"
    words = {"at": moment(one.arrived_at), "by": say(f"case_file.deployments.{confirmed}")}
    return say("case_file.deployments.arrived_value", **words, induction=yes_no(one.induction_done))


def _departure(one: Deployment) -> str:
    return f"{moment(one.departed_at)}, {one.get_end_reason_display()}" if one.departed_at else ""


def _who(who: list[Sent]) -> list[Block]:
    """Persons per day by stretch, and the sums in person-days: each type by itself."""
    told, today = find("case_file.deployments"), day(clock.today())
    names = [told["sent"], told["there"]]
    numbers: list[tuple[str, float]] = [(name, 1) for name in names]
    columns = [(say("columns.line"), 0), (say("columns.staff"), 2.4)]
    stretches = [
        (*_kind(one), period(part.starts_on, part.ends_on), part.sent, part.there)
        for one in who
        for part in one.stretches
    ]
    sums = [(*_kind(one), period(one.starts_on, one.ends_on), one.sent_days, one.there_days) for one in who]
    columns = [*columns, (say("columns.period"), 2.6), *numbers]
    return [
        blocks.table(told["per_day"].format(today=today), columns, stretches, numeric=names, small=True),
        blocks.table(told["in_person_days"].format(today=today), columns, sums, numeric=names, small=True),
    ]


def _kind(one: Sent) -> tuple[int, str]:
    kind = str(one.staff_type.label)
    return one.line, say("case_file.deployments.sent_as", staff=kind, sent=one.substitute) if one.substitute else kind


def _reports(reports: Iterable[DailyReport]) -> Block:
    told = find("case_file.deployments")
    names = (("day", 1.6), ("by", 1.8), ("present", 0), ("absent", 0), ("effect", 0), ("tasks", 4))
    rows = [(day(one.day), one.told_by, one.present, one.absent or "0", one.effect, _happened(one)) for one in reports]
    numeric = [told[name] for name in ("present", "absent", "effect")]
    return blocks.table(
        told["reports"], [(told[name], width) for name, width in names], rows, numeric=numeric, small=True
    )


def _happened(one: DailyReport) -> str:
    incidents = say("case_file.deployments.incidents", what=one.incidents) if one.incidents else ""
    return "\n".join(part for part in (one.tasks, incidents) if part)


def costs(edition) -> list[Block]:
    """What counts, with the sums by who pays; an estimate is never added to what was spent."""
    found = cost_tables.of(edition.support_request.costs).in_force
    if not found:
        return []
    told = find("case_file.costs")
    names = ("kind", "amount", "payer", "scheme", "period", "about", "source", "at")
    columns = [(told[name], width) for name, width in zip(names, (1, 1.4, 1.6, 2, 1.8, 1.4, 2, 1.6), strict=True)]
    sums = [(told["payer"], 2), (told["estimated"], 1), (told["actual"], 1)]
    rows = [
        (payer.label, *map(cost_tables.amount, (money.estimated, money.actual)))
        for payer, money in by_payer(found).items()
    ]
    return [
        blocks.table(told["sums"], sums, rows, numeric=[told["estimated"], told["actual"]], small=True),
        blocks.table(told["caption"], columns, map(_row, found), numeric=[told["amount"]], small=True),
        blocks.small(say("case_file.costs.apart")),
    ]


def _row(cost: Cost) -> tuple[str, ...]:
    days = period(cost.starts_on, cost.ends_on)
    paid = (cost.get_payer_display(), cost.get_scheme_display())
    amount = cost_tables.amount(cost.amount)
    return (cost.get_kind_display(), amount, *paid, days, cost_tables.of_whom(cost), cost.source, moment(cost.at))
