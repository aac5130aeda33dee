"""Of the case file: what help to the request cost, and who pays."""

from capacity import cost_tables
from capacity.costs import by_payer
from capacity.models import Cost
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.texts import find, say
from requests_app.papers.words import moment, period


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
