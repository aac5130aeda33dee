"""Pools and their sizes from a file: every bad row named with its line and reasons, then all or nothing.

One row is one pool and its size for one period; rows with the same type, unit and place are periods of one pool. A pool
that is known already is changed where the file says something, and confirmed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from capacity import ledger, pools
from capacity.models import Pool, PoolDay, PoolPeriod
from capacity.models.pool import LARGEST_POOL
from foundation import clock, privacy
from foundation.days import day_of
from foundation.errors import Lack, Refused
from foundation.importing import ImportColumn, by_word
from foundation.previewing import Change, Import, Preview, Writing, changes
from foundation.spelling import folded, one_line
from foundation.tables import words
from regions.authority import one_at_a_time
from regions.models import SafetyRegion, User
from requests_app.models.staff import StaffType

MOST_ROWS = 1000
MOST_DAYS = 60
IDENTITY = ("staff_type", "unit", "home_place")
OF_POOL = ("home_region", "notice_days", "rest_days", "in_hospitals")


def _day(text: str) -> str:
    return day_of(text).isoformat()


def _up_to(most: int):
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) > most:
            message = _("Give a whole number from 0 to %(most)s.")
            raise ValidationError(message, params={"most": most})
        return int(text)

    return read


def _staff_type(text: str) -> str:
    found = by_word(StaffType.choices).get(folded(text))
    if found is None:
        raise ValidationError(_("Unknown staff type: %s.") % text[:40])
    return found


COLUMNS = [
    ImportColumn(
        "staff_type",
        _("staff type"),
        required=True,
        parse=_staff_type,
        choices=lambda: [str(kind.label) for kind in StaffType],
    ),
    ImportColumn("unit", _("unit"), required=True),
    ImportColumn("home_place", _("home place")),
    ImportColumn(
        "home_region",
        _("home region"),
        choices=lambda: [one.name for one in SafetyRegion.objects.order_by("name")],
    ),
    ImportColumn("notice_days", _("notice in days"), parse=_up_to(MOST_DAYS)),
    ImportColumn("rest_days", _("rest days"), parse=_up_to(MOST_DAYS)),
    ImportColumn("in_hospitals", _("placed in civil hospitals"), parse=_up_to(LARGEST_POOL)),
    ImportColumn("size", _("available"), required=True, parse=_up_to(LARGEST_POOL)),
    ImportColumn("starts_on", _("from"), required=True, parse=_day),
    ImportColumn("ends_on", _("until"), required=True, parse=_day),
    ImportColumn("reason", _("reason unavailable")),
]
LABELS = {column.name: column.label for column in COLUMNS}


def look_at(rows) -> Preview:
    """Judge `rows`, [(line, row)], against one another and against what is known."""
    known, result = _Known(), Preview()
    for line, row in rows:
        reasons = known.reasons(line, row)
        if reasons:
            result.bad.append((line, reasons))
        else:
            result.good.append((line, row))
            result.writing[line] = known.writing(row)
    return result


def lock(rows, *, by: User) -> None:
    """Hold the pools that these rows are about."""
    pools.require_keeper(by)
    one_at_a_time(by)
    _lock_known(rows)


@transaction.atomic
def confirm(rows, *, by: User) -> list[Pool]:
    """Write `rows` in one transaction and return the pools; Refused, nothing written, if one doesn't fit now."""
    written: dict[tuple, Pool] = {}
    bad = []
    lock(rows, by=by)
    for line, row in rows:
        try:
            with transaction.atomic():
                _write(row, written, by=by)
        except (ValidationError, Refused) as error:
            bad.append(Lack("row", _("Line %(line)s: %(reasons)s"), line=line, reasons=" ".join(_words(error))))
    if bad:
        raise Refused(bad, changed=[gettext("Since the preview somebody changed the pools.")])
    return list(written.values())


def _lock_known(rows) -> None:
    """Lock all pools of these rows by id, as a grant does: the rows stand in an order of their own."""
    named = {_identity(row) for _line, row in rows}
    ledger.lock(one.pk for one in Pool.objects.all() if _of(one) in named)


def _write(row: dict, written: dict, *, by: User) -> None:
    identity = _identity(row)
    if identity not in written:
        written[identity] = _pool(row, by=by)
    days: dict[str, Any] = {name: date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")}
    pools.set_size(written[identity], by=by, size=row["size"], reason=row["reason"] or "", **days)


def _pool(row: dict, *, by: User) -> Pool:
    """The pool of this row, made or changed."""
    values: dict[str, Any] = {name: row[name] for name in OF_POOL if row[name] is not None}
    if "home_region" in values:
        values["home_region"] = SafetyRegion.objects.filter(code=values["home_region"]).first()
    known = _find(row)
    if known is not None:
        return pools.edit(known, by=by, **values)
    return pools.create(by=by, **values | {name: row[name] or "" for name in IDENTITY})


def _find(row: dict) -> Pool | None:
    found = Pool.objects.filter(staff_type=row["staff_type"])
    return next((one for one in found if _of(one) == _identity(row)), None)


def _identity(row: dict) -> tuple[str, str, str]:
    return row["staff_type"], _same(row["unit"]), _same(row["home_place"] or "")


def _of(pool: Pool) -> tuple[str, str, str]:
    return pool.staff_type, _same(pool.unit), _same(pool.home_place)


def _same(text: str) -> str:
    return one_line(text).casefold()


class _Known:
    """What a row is held against, read once: what is there already, and the rows before it."""

    def __init__(self):
        self.regions = {folded(text): one for one in SafetyRegion.objects.all() for text in (one.code, one.name)}
        self.pools = {_of(one): one for one in Pool.objects.select_related("home_region")}
        self.heads: dict[tuple, dict[str, Any]] = {}
        self.periods: dict[tuple, list] = {}

    def reasons(self, line: int, row: dict) -> list[str]:
        """Why this row can't be imported, all reasons together; the region becomes its code."""
        found = [*self._region(row), *_pool_reasons(row), *self._head(row), *self._period(line, row)]
        if not found:
            self.heads.setdefault(_identity(row), {name: row[name] for name in OF_POOL})
            self.periods.setdefault(_identity(row), []).append((line, row["starts_on"], row["ends_on"]))
        return found

    def writing(self, row: dict) -> Writing:
        """What this row writes, in words; the size per day it takes the place of stands before it."""
        known = self.pools.get(_identity(row))
        seen = known is not None or len(self.periods[_identity(row)]) > 1
        named = {"staff_type": StaffType(row["staff_type"]).label, "unit": row["unit"], "home_place": row["home_place"]}
        told = {} if seen else {name: str(value or "") for name, value in named.items()}
        of_pool = {name: self._word(name, row[name]) for name in OF_POOL}
        there = {name: self._word(name, _held(known, name)) for name in OF_POOL} if known else None
        first, last = (date.fromisoformat(row[name]) for name in ("starts_on", "ends_on"))
        size = {"size": _per_day(str(row["size"]), first, last)}
        before = {"size": _per_day(_sizes(known, first, last), first, last)} if known else None
        if there is None and seen:
            there = of_pool
        found = [*changes(LABELS, there, told | of_pool), *changes(LABELS, before, size)]
        reason, why = row["reason"] or "", _reasons(known, first, last) if known else ""
        found += [Change(str(LABELS["reason"]), why, reason)] if reason != why else []
        return Writing(f"{row['unit']}, {named['staff_type']}", not seen, found)

    def _word(self, name: str, value: Any) -> str:
        if value is None:
            return ""
        return self.regions[folded(value)].name if name == "home_region" and value else str(value)

    def _region(self, row: dict) -> list[str]:
        if not row["home_region"]:
            return []
        region = self.regions.get(folded(row["home_region"]))
        if region is None:
            return [gettext("Unknown safety region. Give its official name or code.")]
        row["home_region"] = region.code
        return []

    def _head(self, row: dict) -> list[str]:
        known = self.pools.get(_identity(row))
        if known is not None and known.is_closed:
            return [gettext("This pool is closed: open it first.")]
        head = self.heads.get(_identity(row))
        if head is not None and any(row[name] not in (None, head[name]) for name in OF_POOL):
            return [gettext("An earlier row says something else of this pool.")]
        return []

    def _period(self, line: int, row: dict) -> list[str]:
        first, last = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
        try:
            pools.check_period(first, last)
        except ValidationError as error:
            return error.messages
        for other, starts_on, ends_on in self.periods.get(_identity(row), []):
            if row["starts_on"] <= ends_on and row["ends_on"] >= starts_on:
                return [gettext("This period overlaps that of line %(line)s.") % {"line": other}]
        known = self.pools.get(_identity(row))
        return [str(lack) for lack in pools.would_break(known, row["size"], first, last)] if known else []


def _held(pool: Pool, name: str) -> Any:
    return pool.home_region.code if name == "home_region" and pool.home_region else getattr(pool, name)


def _per_day(size: str, first: date, last: date) -> str:
    return f"{size} ({words(first)} – {words(last)})"


def _sizes(pool: Pool, first: date, last: date) -> str:
    """How many can be sent on these days as it stands: one number, or the least and the most."""
    days = dict(PoolDay.objects.filter(pool=pool, day__range=(first, last)).values_list("day", "available"))
    found = {days.get(first + timedelta(days=after), 0) for after in range((last - first).days + 1)}
    return str(min(found)) if len(found) == 1 else f"{min(found)}–{max(found)}"


def _reasons(pool: Pool, first: date, last: date) -> str:
    """Why not all can be sent on these days, as it stands."""
    found = pool.periods.filter(starts_on__lte=last, ends_on__gte=first).exclude(reason="")
    return ", ".join(dict.fromkeys(found.values_list("reason", flat=True)))


def known_rows() -> Iterator[dict[str, Any]]:
    """What is known from today on, as rows of such a file."""
    periods = PoolPeriod.objects.filter(pool__is_closed=False, ends_on__gte=clock.today())
    for one in periods.select_related("pool__home_region").order_by("pool__staff_type", "pool__unit", "starts_on"):
        pool = one.pool
        yield {
            "staff_type": pool.get_staff_type_display(),
            "unit": pool.unit,
            "home_place": pool.home_place,
            "home_region": pool.home_region.name if pool.home_region else "",
            **{name: getattr(pool, name) for name in ("notice_days", "rest_days", "in_hospitals")},
            "size": one.size,
            "starts_on": max(one.starts_on, clock.today()),
            "ends_on": one.ends_on,
            "reason": one.reason,
        }


def _pool_reasons(row: dict) -> list[str]:
    """What the fields of pool and period themselves say."""
    values = {name: row[name] or "" for name in IDENTITY}
    drafts = (
        Pool(**values),
        PoolPeriod(size=row["size"], reason=row["reason"] or "", starts_on=row["starts_on"], ends_on=row["ends_on"]),
    )
    found: list[str] = []
    for draft, names in zip(drafts, (IDENTITY, ("reason",)), strict=True):
        try:
            others = {one.name for one in draft._meta.fields} - set(names)
            draft.clean_fields(exclude=others)
            privacy.guard({name: getattr(draft, name) for name in names})
        except ValidationError as error:
            found += [f"{LABELS[name]}: {' '.join(messages)}" for name, messages in error.message_dict.items()]
    return found


def _words(error: ValidationError | Refused) -> list[str]:
    return list(error.messages) if isinstance(error, ValidationError) else [str(lack) for lack in error.lacking]


POOLS = Import("capacity.pool_import", COLUMNS, look_at, lock, confirm, MOST_ROWS)
