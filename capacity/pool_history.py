"""What was said of a pool, by whom and when, newest first: what it is, its sizes, and each time it was confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from capacity.models import Pool, PoolPeriod
from capacity.pools import FIELDS
from foundation.tables import words

NEWEST = 30


@dataclass(frozen=True)
class Entry:
    """One thing somebody said."""

    at: datetime
    by: str
    said: str


def of(pool: Pool) -> list[Entry]:
    """The newest entries, at most `NEWEST`, in two queries."""
    said = [*_of_pool(pool), *_of_sizes(pool)]
    return sorted(said, key=lambda one: one.at, reverse=True)[:NEWEST]


def _of_pool(pool: Pool) -> Iterator[Entry]:
    records = list(pool.history.select_related("history_user", "home_region").order_by("-history_id")[: NEWEST + 1])
    for after, before in pairwise(records):
        yield _entry(after, _changes(before, after) or _confirmed(after))
    if records and len(records) <= NEWEST:
        yield _entry(records[-1], _("Pool made") if records[-1].history_type == "+" else _confirmed(records[-1]))


def _of_sizes(pool: Pool) -> Iterator[Entry]:
    """Sizes as they were set; what a new size pushed aside needs no entry of its own."""
    sizes = PoolPeriod.history.filter(pool=pool, history_type="+").select_related("history_user")
    for one in sizes.order_by("-history_id")[:NEWEST]:
        said = _("%(size)s can be sent, %(first)s – %(last)s") % {
            "size": one.size,
            "first": words(one.starts_on),
            "last": words(one.ends_on),
        }
        yield _entry(one, f"{said}: {one.reason}" if one.reason else said)


def _entry(record, said: str) -> Entry:
    by = record.history_user.name if record.history_user else _("the system")
    return Entry(record.history_date, by, said)


def _confirmed(record) -> str:
    return _("Confirmed, told by %(who)s") % {"who": record.told_by} if record.told_by else _("Confirmed")


def _changes(before, after) -> str:
    """What differs, in words; empty when nothing does."""
    names = [name for name in FIELDS if _value(before, name) != _value(after, name)]
    parts = [
        _("%(what)s: %(before)s → %(after)s")
        % {"what": _label(name), "before": _value(before, name), "after": _value(after, name)}
        for name in names
    ]
    return "; ".join(parts)


def _label(name: str) -> str:
    return str(next(one.verbose_name for one in Pool._meta.fields if one.name == name))


def _value(record, name: str) -> Any:
    value = getattr(record, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    choice = getattr(record, f"get_{name}_display", None)
    return choice() if choice else "–" if value in ("", None) else value
