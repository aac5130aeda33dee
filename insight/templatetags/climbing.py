"""What may still climb to Defence, where it is decided who gets people: in numbers of persons, by type and region."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from foundation import clock
from foundation.tables import Column, Table
from insight import climbing, scopes
from insight.climbing import Climbing, OfRegion
from insight.sums import Window

register = template.Library()


def _numeric(name: str, label: Any, value: Any) -> Column:
    return Column(name, label, value, numeric=True)


def _columns() -> list[Column]:
    return [
        _numeric("step_1", _("lacking at step 1"), "step_1"),
        _numeric("step_2", _("lacking at step 2"), "step_2"),
        _numeric("persons", _("together on the busiest day"), "persons"),
        _numeric("left", _("asked for in requests that left these steps"), "left.asked"),
        _numeric("climbed", _("of these climbed to step 3"), "left.climbed"),
    ]


@register.filter
def climbing_table(found: Climbing) -> Table:
    """Type by type."""
    columns = [Column("type", _("Staff type"), "staff_type.label"), *_columns()]
    return Table(columns, found.rows, _("Persons lacking at steps 1 and 2, by staff type"))


@register.filter
def regions_table(found: list[OfRegion]) -> Table:
    """Region by region and type by type, without homes."""
    rows = [(one.region, row) for one in found for row in one.rows]
    columns = [Column("region", _("Safety region"), lambda pair: pair[0].name)]
    columns.append(Column("type", _("Staff type"), lambda pair: pair[1].staff_type.label))
    columns += [_numeric(one.name, one.label, _of_row(one)) for one in _columns()]
    return Table(columns, rows, _("Persons lacking at steps 1 and 2, by safety region and staff type"))


def _of_row(column: Column):
    return lambda pair: column.of(pair[1])


@register.inclusion_tag("insight/_climbing.html")
def climbing_to_defence() -> dict[str, Any]:
    """Beside the board, for who reads numbers of capacity: they read the country and its regions as totals."""
    scope = scopes.Scope(scopes.Level.COUNTRY)
    found = climbing.of_past_weeks(scope, Window(clock.now(), climbing.WEEKS * 7, is_now=True))
    return {"climbing": found, "regions": climbing.by_region(found)}
