"""How the plan for scaling up is shown."""

from collections.abc import Iterator
from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.tables import NOTHING, Column, Table, words
from insight.templatetags.pressure import measured
from insight.upscaling.standing import Bound, Standing

register = template.Library()


class Row(NamedTuple):
    """A threshold and whose it is."""

    place: Standing
    bound: Bound


def bounds_of(place: Standing) -> Iterator[Row]:
    """The rows of a place."""
    yield from (Row(place, one) for one in place.told)


EXPORT = [
    Column("region", gettext_lazy("region"), "place.scope.name"),
    Column("phase", gettext_lazy("phase"), "bound.phase.number"),
    Column("name", gettext_lazy("name of the phase"), "bound.phase.name"),
    Column("figure", gettext_lazy("figure"), "bound.kind.label"),
    Column("kind", gettext_lazy("kind of number"), lambda row: row.bound.threshold.get_kind_display()),
    Column("number", gettext_lazy("Threshold"), "bound.threshold.value"),
    Column("by", gettext_lazy("target day"), "bound.threshold.target_on"),
    Column("value", gettext_lazy("Value"), "bound.value"),
    Column("day", gettext_lazy("About"), "bound.day"),
    Column("reached", gettext_lazy("If it goes on like this, on"), "bound.reached_on"),
]


@register.filter
def standings_table(standings: list[Standing]) -> Table:
    """Region by region: its phase, and, for who has the numbers, the next threshold."""
    columns = [
        Column("name", _("Name"), "scope.name", link=_link),
        Column("phase", _("Phase"), lambda one: str(one.phase) if one.phase else _("not known")),
    ]
    if any(one.numbers for one in standings):
        columns += [Column("next", _("Next threshold"), _next), Column("when", _("If it goes on like this"), _when)]
    return Table(columns, standings, _("Regions, with their phase"))


@register.filter
def needed_table(standings: list[Standing]) -> Table:
    """What the phase of each region and the next one need, beside what there is."""
    columns = [
        Column("name", _("Name"), "place.scope.name"),
        Column("phase", _("Phase"), lambda row: str(row.bound.phase)),
        Column("figure", _("Figure"), "bound.kind.label"),
        Column("needed", _("needed"), lambda row: measured(row.bound.threshold.value), numeric=True),
        Column("by", _("target day"), "bound.threshold.target_on"),
        Column("value", _("There is"), lambda row: measured(row.bound.value), numeric=True),
        Column("short", _("Lacking"), lambda row: measured(row.bound.short), numeric=True),
    ]
    rows = [Row(place, one) for place in standings if place.numbers for one in place.needed if _is_near(place, one)]
    return Table(columns, rows, _("Needs, region by region"), tone=lambda row: "danger" if row.bound.short else "")


def _is_near(place: Standing, bound: Bound) -> bool:
    """Whether it is of the phase in which the place is, or of the one after it."""
    here = place.phase.number if place.phase else 0
    return here <= bound.phase.number <= here + 1


def _link(place: Standing) -> str | None:
    return reverse("insight:pressure_of", args=[place.scope.code]) if place.numbers else None


def _next(place: Standing) -> str:
    found = place.next
    if found is None:
        return _("there is no further phase")
    facts = {"phase": found.phase, "figure": found.kind.label, "value": measured(found.threshold.value)}
    return _("%(phase)s, from %(value)s: %(figure)s") % facts


def _when(place: Standing) -> str:
    found = place.next
    if found is None:
        return NOTHING
    if found.trend is None:
        return _("not known")
    facts = {"first": measured(found.trend.first), "last": measured(found.trend.last)}
    facts["days"] = str((found.trend.last_day - found.trend.first_day).days)
    grew = _("from %(first)s to %(last)s in %(days)s days") % facts
    if found.reached_on is None:
        return _("not reached: %(grew)s") % {"grew": grew}
    return _("%(day)s: %(grew)s") % {"day": words(found.reached_on), "grew": grew}
