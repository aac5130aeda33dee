"""What a report says of care pressure, and of the plan for scaling up."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from foundation.tables import Column, Table
from insight.pressure.known import Stand
from insight.pressure.parts import silent_in
from insight.reports.report import Report, Shown, charts_in, numeric
from insight.scopes import Level
from insight.templatetags.upscaling import standings_table
from insight.upscaling import standing as upscaling
from insight.upscaling.standing import Standing


def pressed(report: Report) -> Shown:
    found, silent = charts_in(report, "pressure"), silent_in(report.scope, report.at)
    said = [one.sentence for one in found] or [_("No figures of care pressure are known.")]
    late = Table(
        [Column("name", _("Name"), "name"), Column("last", _("Last figures about"), "last_day")],
        silent,
        _("Places of which no figures came"),
    )
    return Shown(
        said, {"pressure": pressure_table(report.pressure.stands)} | ({"silent": late} if silent else {}), found
    )


def pressure_table(stands: list[Stand]) -> Table:
    """Each measure of which something is known, beside a week before as it was known then."""
    columns = [
        Column("figure", _("Figure"), lambda stand: capfirst(stand.kind.label)),
        numeric("value", _("Value"), lambda stand: whole(stand.value)),
        Column("unit", _("Unit"), "kind.unit.label"),
        numeric("before", _("a week before"), lambda stand: whole(stand.before and stand.before.total)),
        Column("day", _("About"), lambda stand: stand.now and stand.now.last_day),
        numeric("places", _("Places"), lambda stand: stand.now and stand.now.places),
    ]
    return Table(columns, stands, _("Care pressure, figure by figure"), tone=lambda stand: stand.tone)


def whole(value: Any) -> Any:
    """A number without a decimal that says nothing."""
    return int(value) if value is not None and value == int(value) else value


def scaling_up(report: Report) -> Shown:
    plan = upscaling.in_force(report.at)
    rows = _standings(report, upscaling.of(plan, report.at, report.reader)) if plan else []
    said = _("The plan in force: %(plan)s.") % {"plan": plan} if plan else _("There is no plan for scaling up.")
    return Shown([said], {"upscaling": standings_table(rows)} if rows else {})


def _standings(report: Report, found: list[Standing]) -> list[Standing]:
    """Those of the scope; of a safety region the RO(N)AZ regions in which it lies."""
    row: Any = report.scope.row
    if row is None:
        return found
    if report.scope.level == Level.ROAZ:
        return [one for one in found if one.scope.row == row]
    inside = set(row.municipalities.values_list("roaz_regions", flat=True))
    return [one for one in found if one.scope.row and one.scope.row.pk in inside]
