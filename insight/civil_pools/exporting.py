"""The table of the civil pools as rows of a file: of the scope and, for who reads them apart, of each safety region."""

from django.utils.translation import gettext_lazy as _

from foundation.tables import Column
from insight.civil_pools.known import Known, Row
from insight.models import CivilStaff, PoolMeasure


def _number(measure: PoolMeasure) -> Column:
    return Column(measure.value, measure.label, lambda row: row.value(measure))


COLUMNS = [
    Column("place", _("place"), "scope.name"),
    Column("pool", _("civil pool"), "pool.label"),
    Column("staff_type", _("staff type"), lambda row: CivilStaff(row.staff_type).label),
    *(_number(one) for one in PoolMeasure),
    Column("still", _("may still be asked"), lambda row: row.value("still")),
    Column("band", _("band"), lambda row: row.band.label if row.band else None),
    Column("first_day", _("first day"), "about.first_day"),
    Column("last_day", _("last day"), "about.last_day"),
    Column("since", _("Known since"), "about.since"),
    Column("late", _("came in late"), "about.late"),
    Column("corrected", _("corrections"), "about.corrected"),
    Column("source", _("source"), lambda row: " – ".join(dict.fromkeys(row.about.sources))),
]


def rows(known: Known) -> list[Row]:
    return [*known.rows, *known.all_parts()]
