"""How civil pools are shown: a number where it is known and hers, a band where it isn't, never a zero for neither."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.tables import NOTHING, Column, Table, words
from insight.civil_pools import beside
from insight.civil_pools.beside import PoolBeside, TypeBeside
from insight.civil_pools.known import Row, SilentPool
from insight.civil_pools.measures import ABOUT, SAYS, STILL
from insight.civil_pools.sight import READERS
from insight.models import CivilPool, CivilStaff, PoolMeasure
from insight.scopes import Level, Scope
from insight.templatetags.pressure import days_of, measured, sourced
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.models.actions import Action

register = template.Library()


@register.simple_tag(takes_context=True)
def civil_pools_link(context: Any, scope: Scope) -> str:
    """From a picture to its civil pools; of what isn't told apart there, to her own. "" for who has none."""
    if not READERS & context["user"].roles_now():
        return ""
    is_told = scope.level in (Level.COUNTRY, Level.REGION)
    return reverse("insight:civil_pools_of", args=[scope.code]) if is_told else reverse("insight:civil_pools")


@register.simple_tag
def pool_words() -> list[tuple[Any, Any]]:
    """Exactly what each number counts."""
    told: list[tuple[Any, Any]] = [(capfirst(one.label), SAYS[one]) for one in PoolMeasure]
    return [*told, (_("May still be asked"), STILL)]


@register.filter
def staff_words(staff_type: str) -> str:
    return capfirst(CivilStaff(staff_type).label)


@register.filter
def civil_pool_table(rows: list[Row], pool: CivilPool) -> Table:
    """One pool, staff type by staff type."""
    columns = [Column("type", _("Staff type"), _type), *_numbers(), *_came_in()]
    return Table(columns, rows, _("%(pool)s, staff type by staff type") % {"pool": pool.label})


@register.filter
def pool_is(pool: CivilPool) -> Any:
    """What a pool is."""
    return ABOUT[pool]


@register.filter
def civil_pool_parts_table(rows: list[Row]) -> Table:
    """One pool and staff type region by region."""
    link = Column("region", _("Safety region"), "scope.name", link=_link)
    return Table([link, *_numbers(), *_came_in()], rows, _("One staff type, region by region"))


@register.filter
def civil_pool_days_table(days: list[tuple[date, Row]]) -> Table:
    """One pool and staff type day by day, the last first."""
    columns = [Column("day", _("Day"), lambda one: one[0]), *_numbers(lambda one: one[1])]
    columns += [
        Column("since", _("Known since"), lambda one: one[1].about.since),
        Column("source", _("Source"), lambda one: _source(one[1])),
    ]
    return Table(columns, days[::-1], _("One staff type, day by day"))


@register.filter
def silent_pools_table(silent: list[SilentPool]) -> Table:
    """Which pools are silent, and where."""
    columns = [
        Column("pool", _("Pool"), "pool.label"),
        Column("where", _("Where"), "scope.name", link=_link),
        Column("last", _("Last figures about"), lambda one: words(one.last_day) if one.last_day else _("none known")),
    ]
    return Table(columns, silent, _("Pools of which no figures came"))


@register.inclusion_tag("insight/_civil_pools_beside.html", takes_context=True)
def civil_pools_beside(context: Any, support_request: SupportRequest) -> dict[str, Any]:
    """On the page of a request at step 2, beside its ladder: what that could still give."""
    return _beside(support_request, context["user"]) if beside.is_at_step_2(support_request) else {"types": []}


@register.inclusion_tag("insight/_civil_pools_beside.html", takes_context=True)
def civil_pools_before(context: Any, action: Action, support_request: SupportRequest | None) -> dict[str, Any]:
    """The same before a deed that goes on to step 2, or past it."""
    shown = support_request is not None and action in beside.BEFORE
    return _beside(support_request, context["user"]) if shown and support_request else {"types": []}


def _beside(support_request: SupportRequest, user: User) -> dict[str, Any]:
    found = beside.of_request(support_request, user)
    page = reverse("insight:civil_pools") if READERS & user.roles_now() else ""
    return {"types": found, "region": support_request.safety_region.name, "page": page}


@register.filter
def still_words(row: Row | None) -> str:
    """A number, or a band, or that it isn't known."""
    if row is None:
        return _("not known")
    if row.numbers:
        value = row.value("still")
        return _("not known") if value is None else measured(value)
    return str(row.band.label) if row.band else _("not known")


@register.filter
def beside_words(one: TypeBeside, region: str) -> str:
    """A staff type in a line: what each pool could give here and in the country, and of which day that is."""
    return f"{capfirst(one.staff_type.label)} – {'. '.join(_of_pool(pool, region) for pool in one.pools)}."


def _of_pool(one: PoolBeside, region: str) -> str:
    if not one.is_known:
        return _("%(pool)s: not known") % {"pool": one.pool.label}
    facts = {"pool": one.pool.label, "region": region, "here": still_words(one.here), "all": still_words(one.country)}
    said = _("%(pool)s: in %(region)s %(here)s, in the Netherlands %(all)s") % facts
    days = ", ".join(dict.fromkeys(str(days_of(row.about)) for row in one.rows))
    more = [_("all staff types together"), days] if one.of_all else [days]
    return f"{said} ({'; '.join(more)})"


def _itself(row: Row) -> Row:
    return row


def _numbers(row_of: Callable[[Any], Row] = _itself) -> list[Column]:
    columns = [_number(measure, row_of) for measure in PoolMeasure]
    return [*columns, Column("still", _("May still be asked"), lambda row: still_words(row_of(row)), numeric=True)]


def _number(measure: PoolMeasure, row_of: Callable[[Any], Row]) -> Column:
    return Column(measure.value, capfirst(measure.label), lambda row: _grown(row_of(row), measure), numeric=True)


def _grown(row: Row, name: str) -> str:
    """A number with, between brackets, by how much it grew in the period."""
    value, more = row.value(name), row.more(name)
    if value is None:
        return NOTHING
    return f"{measured(value)} ({'+' if more > 0 else ''}{measured(more)})" if more else measured(value)


def _came_in() -> list[Column]:
    return [
        Column("day", _("About"), lambda row: days_of(row.about)),
        Column("since", _("Known since"), "about.since"),
        Column("source", _("Source"), _source),
    ]


def _source(row: Row) -> str:
    if row.is_own:
        return sourced(row.about)
    count = row.about.places
    regions = ngettext("%(count)s region", "%(count)s regions", count) % {"count": count}
    return f"{regions}: {sourced(row.about)}" if row.about.sources else sourced(row.about, regions)


def _type(row: Row) -> str:
    return staff_words(row.staff_type)


def _link(one: Row | SilentPool) -> str:
    return reverse("insight:civil_pools_of", args=[one.scope.code])
