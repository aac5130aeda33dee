"""Pools and their sizes from a file: every bad row named with its line and reasons, then all or nothing.

One row is one pool and its size for one period; rows with the same type, unit and place are periods of one pool. A pool
that is known already is changed where the file says something, and confirmed.
"""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from capacity import ledger, pools
from capacity.models import Pool, PoolPeriod
from capacity.models.pool import LARGEST_POOL
from foundation import privacy
from foundation.errors import Lack, Refused
from foundation.forms import DAY_FORMATS
from foundation.importing import ImportColumn
from foundation.previewing import Import, Preview
from regions.authority import one_at_a_time
from regions.models import SafetyRegion, User
from requests_app.models.staff import StaffType

MOST_ROWS = 1000
MOST_DAYS = 60
IDENTITY = ("staff_type", "unit", "home_place")
OF_POOL = ("home_region", "notice_days", "rest_days", "in_hospitals")


def _day(text: str) -> str:
    for form in DAY_FORMATS:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    raise ValidationError(_("Give day, month and year, such as 28-12-2020."))


def _up_to(most: int):
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) > most:
            message = _("Give a whole number from 0 to %(most)s.")
            raise ValidationError(message, params={"most": most})
        return int(text)

    return read


def _staff_type(text: str) -> str:
    found = _staff_types().get(text.casefold())
    if found is None:
        raise ValidationError(_("Unknown staff type: %s.") % text[:40])
    return found


COLUMNS = [
    ImportColumn("staff_type", _("staff type"), required=True, parse=_staff_type),
    ImportColumn("unit", _("unit"), required=True),
    ImportColumn("home_place", _("home place")),
    ImportColumn("home_region", _("home region")),
    ImportColumn("notice_days", _("notice in days"), parse=_up_to(MOST_DAYS)),
    ImportColumn("rest_days", _("rest days"), parse=_up_to(MOST_DAYS)),
    ImportColumn("in_hospitals", _("placed in civil hospitals"), parse=_up_to(LARGEST_POOL)),
    ImportColumn("size", _("available"), required=True, parse=_up_to(LARGEST_POOL)),
    ImportColumn("starts_on", _("from"), required=True, parse=_day),
    ImportColumn("ends_on", _("until"), required=True, parse=_day),
    ImportColumn("reason", _("reason unavailable")),
]


def look_at(rows) -> Preview:
    """Judge `rows`, [(line, row)], against one another and against what is known."""
    known, result = _Known(), Preview()
    for line, row in rows:
        reasons = known.reasons(line, row)
        if reasons:
            result.bad.append((line, reasons))
        else:
            result.good.append((line, row))
    return result


@transaction.atomic
def confirm(rows, *, by: User) -> list[Pool]:
    """Write `rows` in one transaction and return the pools; Refused, nothing written, if one doesn't fit now."""
    written: dict[tuple, Pool] = {}
    bad = []
    one_at_a_time(by)
    _lock_known(rows)
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
    return row["staff_type"], row["unit"].casefold(), (row["home_place"] or "").casefold()


def _of(pool: Pool) -> tuple[str, str, str]:
    return pool.staff_type, pool.unit.casefold(), pool.home_place.casefold()


class _Known:
    """What a row is held against, read once: what is there already, and the rows before it."""

    def __init__(self):
        self.regions = {text.casefold(): one for one in SafetyRegion.objects.all() for text in (one.code, one.name)}
        self.pools = {_of(one): one for one in Pool.objects.all()}
        self.heads: dict[tuple, dict[str, Any]] = {}
        self.periods: dict[tuple, list] = {}

    def reasons(self, line: int, row: dict) -> list[str]:
        """Why this row can't be imported, all reasons together; the region becomes its code."""
        found = [*self._region(row), *_pool_reasons(row), *self._head(row), *self._period(line, row)]
        if not found:
            self.heads.setdefault(_identity(row), {name: row[name] for name in OF_POOL})
            self.periods.setdefault(_identity(row), []).append((line, row["starts_on"], row["ends_on"]))
        return found

    def _region(self, row: dict) -> list[str]:
        if not row["home_region"]:
            return []
        region = self.regions.get(row["home_region"].casefold())
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
            found += [f"{_label(name)}: {' '.join(messages)}" for name, messages in error.message_dict.items()]
    return found


def _label(name: str) -> str:
    return next(str(column.label) for column in COLUMNS if column.name == name)


def _words(error: ValidationError | Refused) -> list[str]:
    return list(error.messages) if isinstance(error, ValidationError) else [str(lack) for lack in error.lacking]


def _staff_types() -> dict[str, str]:
    """Staff types by what people write: the value itself, or its label in either language."""
    found = {kind.value: kind.value for kind in StaffType}
    for language in ("nl", "en"):
        with translation.override(language):
            found |= {str(kind.label).casefold(): kind.value for kind in StaffType}
    return found


POOLS = Import("capacity.pool_import", COLUMNS, look_at, confirm, MOST_ROWS)
