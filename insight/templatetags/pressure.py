"""How care pressure is shown: numbers, differences in words, and its tables."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.tables import NOTHING, Column, Table, words
from insight.pressure import beside
from insight.pressure.beside import OfRegion
from insight.pressure.known import Known, Stand
from insight.pressure.measures import BY_MEASURE, Kind
from insight.pressure.parts import PressurePart, Silent
from insight.pressure.signs import Reason, Sign, SignRule
from insight.said import Group
from requests_app.models import SupportRequest
from requests_app.views.sections import Fold

register = template.Library()

MOST_SAID = 3
"""So many figures stand in the line that says what is folded."""


@register.inclusion_tag("insight/_pressure_beside.html", takes_context=True)
def pressure_beside(context: Any, support_request: SupportRequest) -> dict[str, Any]:
    """On the page of a request: the pressure in its home and region; nothing where nothing was handed in."""
    rows = beside.of_request(support_request, context["user"])
    columns = [
        Column("figure", _("Figure"), lambda row: capfirst(row.kind.label)),
        _numeric("home", _("this home"), lambda row: _shown(row.home)),
        _numeric("region", support_request.safety_region.name, lambda row: _shown(row.region)),
        Column("unit", _("Unit"), "kind.unit.label"),
        Column("more", _("Against a week before"), lambda row: since_a_week(row.home or row.region)),
        Column("day", _("About"), lambda row: days_of((row.home or row.region).now)),
        Column("source", _("Source"), lambda row: _source(row.home or row.region)),
    ]
    title = _("Care pressure")
    says = ", ".join(f"{row.kind.label}: {_shown(row.home or row.region)}" for row in rows[:MOST_SAID])
    table = Table(columns, rows, _("Care pressure, figure by figure")) if rows else None
    return {"table": table, "fold": Fold("care-pressure", title, says)}


@register.inclusion_tag("insight/_pressure_of_agenda.html", takes_context=True)
def pressure_of_agenda(context: Any, rows: list) -> dict[str, Any]:
    """In the meeting: the pressure in each region on the agenda that its reader reads."""
    regions = {row.item.support_request.safety_region for row in rows}
    found = beside.of_regions(regions, context["user"])
    kinds = [BY_MEASURE[measure] for measure in beside.OF_AGENDA]
    columns = [
        Column("region", _("Safety region"), "region.name", link=_of_region),
        *(
            _numeric(kind.measure.value, kind.label, lambda row, n=n: _total(row.groups[n]))
            for n, kind in enumerate(kinds)
        ),
    ]
    return {"table": Table(columns, found, _("Care pressure in the regions on the agenda")) if found else None}


def _of_region(row: OfRegion) -> str:
    return reverse("insight:pressure_of", args=[row.region.code])


def _total(group: Group | None) -> str:
    return measured(group.total if group else None)


def _shown(stand: Stand | None) -> str:
    return measured(stand.value if stand else None)


@register.filter
def measured(value: Decimal | int | None) -> str:
    """A number as people read it: whole where it is whole, else with its one decimal."""
    if value is None:
        return NOTHING
    whole: Any = int(value) if value == int(value) else round(value, 1)
    return number_format(whole, force_grouping=True)


@register.filter
def since_a_week(stand: Stand) -> str:
    """The difference with a week before, with an arrow and in words."""
    if stand.more is None or stand.before is None:
        return _("not known")
    if not stand.more:
        return _("→ as many")
    text = _("↑ %(more)s more than %(before)s")
    if stand.more < 0:
        text = _("↓ %(more)s fewer than %(before)s")
    return text % {"more": measured(abs(stand.more)), "before": measured(stand.before.total)}


def _several(sources: tuple[str, ...], unnamed: str) -> str:
    if not sources:
        return unnamed or _("institutions")
    return sources[0] if sources[0] == sources[-1] else _("several sources")


def sourced(group: Group, unnamed: str = "") -> str:
    """Who says so (`unnamed` where that isn't told), and what one must know of how it came in."""
    found = [_several(group.sources, unnamed)]
    if group.late:
        found.append(ngettext("came in late", "%(count)s came in late", group.late) % {"count": group.late})
    if group.corrected:
        text = ngettext("corrected", "%(count)s corrected", group.corrected)
        found.append(text % {"count": group.corrected})
    return ", ".join(found)


@register.filter
def stands_table(pressure: Known) -> Table:
    """Every measure of which something is known."""
    columns = [
        Column("figure", _("Figure"), lambda row: capfirst(row.kind.label)),
        _numeric("value", _("Value"), lambda stand: measured(stand.value)),
        Column("unit", _("Unit"), "kind.unit.label"),
        Column("more", _("Against a week before"), since_a_week),
        Column("day", _("About"), lambda stand: days_of(stand.now)),
        Column("since", _("Known since"), "now.since"),
        Column("source", _("Source"), _source),
    ]
    return Table(columns, pressure.stands, _("Care pressure, figure by figure"), tone=lambda stand: stand.tone)


@register.filter
def pressure_parts_table(parts: list[PressurePart], kind: Kind) -> Table:
    """One measure place by place."""
    columns = [
        Column("name", _("Name"), "name", link=lambda part: reverse("insight:pressure_of", args=[part.code])),
        _numeric("value", kind.label, lambda part: measured(part.group.total)),
        Column("day", _("About"), lambda part: days_of(part.group)),
        Column("since", _("Known since"), "group.since"),
        Column("source", _("Source"), lambda part: sourced(part.group)),
    ]
    return Table(columns, parts, _("%(figure)s, place by place") % {"figure": capfirst(kind.label)})


@register.filter
def pressure_days_table(days: list[tuple[date, Group]], kind: Kind) -> Table:
    """One measure day by day, the last first."""
    columns = [
        Column("day", _("Day"), lambda row: row[0]),
        _numeric("value", kind.label, lambda row: measured(row[1].total)),
        Column("since", _("Known since"), lambda row: row[1].since),
        Column("source", _("Source"), lambda row: sourced(row[1])),
    ]
    return Table(columns, days[::-1], _("%(figure)s, day by day") % {"figure": capfirst(kind.label)})


@register.filter
def silent_table(silent: list[Silent]) -> Table:
    """Who didn't hand in what was due, the longest first."""
    columns = [
        Column("name", _("Name"), "name", link=lambda one: reverse("insight:pressure_of", args=[one.code])),
        Column("last", _("Last figures about"), "last_day"),
    ]
    return Table(columns, silent, _("Places that sent no figures"))


def _source(stand: Stand) -> str:
    if stand.now is None:
        return NOTHING
    count = stand.now.places
    text = ngettext("%(count)s place", "%(count)s places", count) % {"count": count}
    if stand.is_own:
        return sourced(stand.now)
    return f"{text}: {sourced(stand.now)}" if stand.now.sources else sourced(stand.now, text)


def days_of(group: Group | None) -> Any:
    """The day figures are about, or the first and the last."""
    if group is None or group.first_day == group.last_day:
        return words(group.last_day if group else None)
    return f"{words(group.first_day)} – {words(group.last_day)}"


def _numeric(name: str, label: Any, value: Any) -> Column:
    return Column(name, label, value, numeric=True)


@register.filter
def reason_words(reason: Reason) -> str:
    """A reason with its numbers."""
    if reason.day:
        return f"{reason.says} {words(reason.day)}"
    return str(reason.says) % {"value": measured(reason.value), "bound": measured(reason.bound)}


@register.filter
def rule_words(rule: SignRule) -> str:
    """A rule as it stands, without a number of its own."""
    return str(rule.says) % {"value": "…", "bound": measured(rule.at_least)}


@register.filter
def sum_words(sign: Sign) -> str:
    """The sum in full: *1 + 2 = 3*."""
    points = [one.points for one in sign.reasons]
    return f"{' + '.join(map(str, points))} = {sum(points)}" if len(points) > 1 else str(sum(points))


@register.filter
def home_code(pk: int) -> str:
    """The code of a home, for an address."""
    return f"home-{pk}"
