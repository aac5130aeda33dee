"""The need on paper: persons on each day of a stretch, and the same in person-days. Two tables, never in one cell.

In each row of a line and stretch, and in each line of the sums, what was asked is what came of it; where another type
serves a line, that type has a row of its own.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from foundation import clock
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.texts import say
from requests_app.papers.words import moment, period, staff
from requests_app.records.need_stretches import TERMS, LineNeed, Row

ALWAYS = frozenset({"asked", "defence", "declined", "open"})
NAMES = {"defence": "granted"}
"""What a term is called on paper, where that isn't its own name."""


def tables(needs: Sequence[LineNeed], terms: Sequence[str], *, at: str) -> list[Block]:
    """Both tables of `needs`, as they stood `at`; of the terms those that are always shown, or have a number."""
    shown = _shown(needs, terms)
    return [
        per_day(needs, shown, caption=say("need.per_day", at=at)),
        _in_person_days(needs, shown),
        blocks.small(say("need.equation")),
    ]


def on_the_table(needs: Sequence[LineNeed], *, at: datetime) -> list[Block]:
    """What was asked from that day on and what had become of it, stretch by stretch; nothing when all days are gone."""
    shown = _shown(needs, TERMS)
    table = per_day(needs, shown, caption=say("need.per_day", at=moment(at)), since=clock.day_of(at))
    return [table] if table["rows"] else []


def per_day(needs: Iterable[LineNeed], terms: Sequence[str], *, caption: str, since: date | None = None) -> Block:
    """Stretch by stretch, from `since` on if given."""
    rows = [row for one in needs for row in one.per_day(terms, since=since)]
    told = [(*_who(row), _days(row), *_numbers(row, terms)) for row in rows]
    columns = [*_WHO, (say("columns.period"), 2.6)]
    return _table(caption, columns, terms, told)


def _shown(needs: Sequence[LineNeed], terms: Iterable[str]) -> list[str]:
    return [term for term in terms if term in ALWAYS or any(any(one.of(term).values()) for one in needs)]


def _in_person_days(needs: Iterable[LineNeed], terms: Sequence[str]) -> Block:
    rows = [row for one in needs for row in one.in_person_days(terms)]
    return _table(say("need.in_person_days"), _WHO, terms, [(*_who(row), *_numbers(row, terms)) for row in rows])


_WHO: list[tuple[str, float]] = [(say("columns.line"), 0), (say("columns.staff"), 2.4)]


def _table(caption: str, columns: Sequence[tuple[str, float]], terms: Sequence[str], rows: list) -> Block:
    names = [say(f"columns.{NAMES.get(term, term)}") for term in terms]
    return blocks.table(caption, [*columns, *((name, 1.3) for name in names)], rows, numeric=names, small=True)


def _who(row: Row) -> tuple[int, str]:
    """The line, and of which type the row is; another type than was asked says that it comes in its place."""
    kind = staff(row.staff_type)
    return row.line.number, kind if row.staff_type == row.line.staff_type else say("need.instead", staff=kind)


def _days(row: Row) -> str:
    return period(row.starts_on, row.ends_on) if row.starts_on and row.ends_on else ""


def _numbers(row: Row, terms: Sequence[str]) -> list[int | str]:
    return [row.numbers[term] or "" for term in terms]
