"""How a picture is shown: numbers, differences in words, and its tables."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from foundation.tables import NOTHING, Column, Table
from insight.figures import Unit
from insight.maps import NONE, NOTHING_TO_COUNT, OUTSIDE, UNKNOWN, Map, Tile
from insight.models import SUPPORT
from insight.picture import Part, Picture, Value
from insight.steering.standing import Steering, Unsafe
from insight.words import HOURS, TERM

register = template.Library()

MOST_NAMED = 3
NO_VALUE = {
    NONE: gettext_lazy("none"),
    NOTHING_TO_COUNT: gettext_lazy("nothing to count"),
    UNKNOWN: gettext_lazy("not known"),
    OUTSIDE: gettext_lazy("not in this territory"),
}


@register.filter
def number(value: float | int | None) -> str:
    """A number as people read it; a dash where there was nothing to count."""
    if value is None:
        return NOTHING
    return number_format(int(value) if value == int(value) else value, force_grouping=True)


@register.filter
def unit_of(value: float | int | None, unit: Unit) -> str:
    """What stands behind a number: *request* after 1, *requests* after any other."""
    count = 1 if number(value) == "1" else 2
    return {
        Unit.REQUESTS: ngettext("request", "requests", count),
        Unit.PERSONS: ngettext("person", "persons", count),
        Unit.PERSON_DAYS: ngettext("person-day", "person-days", count),
        Unit.HOURS: ngettext("hour", "hours", count),
    }.get(unit, str(unit.label))


@register.filter
def difference(value: Value) -> str:
    """The difference with the period before, with an arrow and in words."""
    if value.more is None:
        return _("not to be compared with the period before")
    if not value.more:
        return _("→ as many as in the period before: %(before)s") % {"before": number(value.before)}
    words = (
        _("↑ %(more)s more than %(before)s before") if value.more > 0 else _("↓ %(more)s fewer than %(before)s before")
    )
    return words % {"more": number(abs(value.more)), "before": number(value.before)}


@register.filter
def headline(picture: Picture | Steering) -> str:
    """The state in one sentence, of the same numbers as the tiles."""
    hours, need = picture.now.standing.hours, picture.now.need
    unsafe, soon = hours["unsafe"], hours["unsafe_24"]
    lacking, asked = need.most("open"), need.most("asked")
    parts = (
        ngettext("%(count)s request is unsafe now", "%(count)s requests are unsafe now", unsafe) % {"count": unsafe},
        ngettext("%(count)s becomes so within 24 hours", "%(count)s become so within 24 hours", soon) % {"count": soon},
    )
    people = ngettext(
        "On the busiest day %(count)s person of %(asked)s asked is lacking.",
        "On the busiest day %(count)s persons of %(asked)s asked are lacking.",
        lacking,
    )
    return f"{', '.join(parts)}. {people % {'count': number(lacking), 'asked': number(asked)}}"


@register.filter
def top(rows: list, count: int | None) -> list:
    """The first so many; None for all."""
    return rows[:count]


@register.filter
def beyond(rows: list, count: int | None) -> int:
    """How many come after the first so many; none after all."""
    return 0 if count is None else max(0, len(rows) - count)


@register.filter
def lacking_of(home: Unsafe) -> str:
    """Persons lacking on the busiest day, of all types together."""
    return number(home.need.most("open"))


@register.filter
def asked_of(home: Unsafe) -> str:
    """Persons asked on the busiest day."""
    return number(home.need.most("asked"))


@register.filter
def compared(value: Value) -> str:
    """What a figure was when she last looked, in words."""
    if not value.more:
        return _("as it was")
    return (_("%(more)s more") if value.more > 0 else _("%(more)s fewer")) % {"more": number(abs(value.more))}


@register.filter
def parts_table(picture: Picture) -> Table:
    """Part by part, the most urgent first."""

    def link(part: Part) -> str:
        return reverse("insight:picture", args=[part.code])

    columns = [Column("name", _("Name"), "name", link=link)]
    columns += [_numeric(name, words, lambda part, name=name: part.hours[name]) for name, words in HOURS.items()]
    columns.append(_numeric("open", _("open person-days"), "open_days"))
    if picture.scope.parts == "safety_region":
        columns.append(_numeric("open_per", _("open per 100,000 inhabitants"), "open_per_100_000"))
        columns.append(_numeric("given", _("granted so far, person-days"), lambda part: part.given["defence"]))
        columns.append(_numeric("given_per", _("granted per 100,000 inhabitants"), "defence_per_100_000"))
    return Table(columns, picture.parts, _("Parts, the most urgent first"))


@register.filter
def need_table(picture: Picture) -> Table:
    """The ledger of need, type by type."""
    columns = [Column("type", _("Staff type"), "staff_type.label")]
    columns += [_numeric(term, words, lambda row, term=term: row.days[term]) for term, words in TERM.items()]
    columns.append(_numeric("asked_persons", _("persons asked"), "asked_persons"))
    columns.append(_numeric("open_persons", _("persons lacking"), "open_persons"))
    columns.append(_numeric("unmet", _("unmet in the period"), "unmet"))
    return Table(columns, picture.need, _("Need by staff type"))


@register.filter
def statuses_table(picture: Picture) -> Table:
    """Status by status, in the order of the ladder."""
    columns = [
        Column("status", _("Status"), "status.label"),
        _numeric("requests", _("stand there"), "requests"),
        _numeric("left", _("left it in the period"), "left"),
        _numeric("median", _("half of them within"), "median"),
        _numeric("most", _("nine in ten within"), "most"),
    ]
    return Table(columns, picture.statuses, _("Requests and lead times by status"))


@register.filter
def course_table(picture: Picture) -> Table:
    """What happened, beside the period before."""
    columns = [
        Column("what", _("What"), lambda row: row[0]),
        _numeric("now", _("in the period"), lambda row: row[1]),
        _numeric("before", _("in the period before"), lambda row: row[2]),
    ]
    return Table(columns, picture.course, _("What happened in the period"))


@register.filter
def reasons_table(picture: Picture) -> Table:
    """Reasons of refusal, most often first."""
    columns = [
        Column("reason", _("Reason"), lambda row: row[0].label),
        _numeric("times", _("times"), lambda row: row[1]),
    ]
    return Table(columns, picture.reasons, _("Reasons of refusal"))


@register.filter
def given_table(picture: Picture) -> Table:
    """Help so far, by who gave it."""
    columns = [
        Column("term", _("By whom"), lambda row: TERM[row[0]]),
        _numeric("days", _("person-days"), lambda row: row[1]),
    ]
    return Table(columns, [(term, picture.given[term]) for term in SUPPORT], _("Help so far"))


@register.filter
def capacity_table(picture: Picture) -> Table:
    """What can be spared, in numbers or in bands."""
    columns = [Column("type", _("Staff type"), "staff_type.label")]
    if picture.capacity[0].today:
        columns += [
            _numeric("available", _("can be sent"), "today.available"),
            _numeric("used", _("used"), "today.used"),
            _numeric("free", _("free"), "today.free"),
            _numeric("least", _("free on the worst of seven days"), "worst.free"),
        ]
    else:
        columns += [
            Column("band", _("on this day"), "band.label"),
            Column("worst", _("on the worst of seven days"), "worst_band.label"),
        ]
    return Table(columns, picture.capacity, _("What Defence can spare, by staff type"))


@register.filter
def tile_value(tile: Tile) -> str:
    """What stands on a tile: the number, a dash for nothing to count, a question mark for what isn't known."""
    return {UNKNOWN: "?", OUTSIDE: ""}.get(tile.kind, number(tile.value))


@register.filter
def tile_words(tile: Tile, found: Map) -> str:
    """A tile in words: region, unit, value."""
    value = NO_VALUE[tile.kind] if tile.kind in NO_VALUE else number(tile.value)
    return f"{tile.region.name} ({tile.short}), {found.figure.unit.label}: {value}"


@register.filter
def map_sentence(found: Map) -> str:
    """What the map shows, in words."""
    if not found.is_known:
        return _("Nothing is known of this moment.")
    if found.is_alone:
        return " ".join(
            f"{one.region.name}: {tile_value(one)} {unit_of(one.value, found.figure.unit)}." for one in found.ranked
        )
    highest, none = found.highest, sum(not one.value and one.kind != UNKNOWN for one in found.ranked)
    if not highest:
        return _("Nothing to count in any safety region.")
    most = ", ".join(one.region.name for one in highest[:MOST_NAMED])
    if len(highest) > MOST_NAMED:
        most = _("%(count)s safety regions") % {"count": len(highest)}
    words = _("The highest is %(value)s %(unit)s, in %(most)s. Nothing in %(none)s of %(all)s safety regions.")
    value = highest[0].value
    facts = {"value": number(value), "unit": unit_of(value, found.figure.unit), "most": most}
    return words % (facts | {"none": none, "all": len(found.ranked)})


@register.filter
def map_legend(found: Map) -> list[tuple[str, str]]:
    """Of each class its name and its bounds in words; then what stands for no number, as far as it is on the map."""
    told = [(kind, _bounds(start, end, whole=found.is_whole)) for kind, start, end in found.bounds]
    if found.is_whole:
        told.insert(0, (NONE, _("none")))
    seen = {one.kind for one in found.tiles}
    return told + [(kind, str(words)) for kind, words in NO_VALUE.items() if kind in seen and kind != NONE]


def _bounds(start: int, end: int | None, *, whole: bool) -> str:
    if end is None:
        return _("%(start)s or more") % {"start": number(start)}
    if not start:
        return _("less than %(end)s") % {"end": number(end)}
    if whole:
        return number(start) if end == start + 1 else f"{number(start)}–{number(end - 1)}"
    return _("%(start)s to %(end)s") % {"start": number(start), "end": number(end)}


def _numeric(name: str, label: Any, value: Any) -> Column:
    return Column(name, label, value, numeric=True)
