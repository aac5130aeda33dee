"""The picture as rows of a file: table, row, figure, unit, number. One source with the page."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.tables import Column
from insight import regional
from insight.figures import BY_NAME, Unit
from insight.models import SUPPORT
from insight.picture import Picture
from insight.words import HOURS, TERM

COLUMNS = [
    Column("scope", gettext_lazy("Territory"), "scope"),
    Column("at", gettext_lazy("As it was at"), "at"),
    Column("table", gettext_lazy("Table"), "table"),
    Column("row", gettext_lazy("Row"), "row"),
    Column("figure", gettext_lazy("Figure"), "figure"),
    Column("unit", gettext_lazy("Unit"), "unit"),
    Column("value", gettext_lazy("Value"), "value"),
    Column("before", gettext_lazy("The period before"), "before"),
]


class Line(NamedTuple):
    """One number."""

    scope: str
    at: Any
    table: str
    row: str
    figure: Any
    unit: Any
    value: Any
    before: Any = None


def rows(picture: Picture) -> Iterator[Line]:
    """Every number of the picture."""
    scope, at = picture.scope.name, picture.window.at
    for table, row, figure, unit, *numbers in _told(picture):
        yield Line(scope, at, str(table), str(row), figure, unit.label, *numbers)


def _told(picture: Picture) -> Iterator[tuple]:
    for one in picture.values:
        yield _("Figures"), "", one.figure.question, one.figure.unit, one.now, one.before
    for kind in picture.need:
        for term, words in TERM.items():
            yield _("Need"), kind.staff_type.label, words, Unit.PERSON_DAYS, kind.days[term]
        yield _("Need"), kind.staff_type.label, _("persons asked on the busiest day"), Unit.PERSONS, kind.asked_persons
        yield _("Need"), kind.staff_type.label, _("lacking on the busiest day"), Unit.PERSONS, kind.open_persons
        yield _("Need"), kind.staff_type.label, _("unmet in the period"), Unit.PERSON_DAYS, kind.unmet
    yield from _climbing(picture)
    for status in picture.statuses:
        yield _("Statuses"), status.status.label, _("stand there"), Unit.REQUESTS, status.requests
        yield _("Statuses"), status.status.label, _("left it in the period"), Unit.REQUESTS, status.left
        yield _("Statuses"), status.status.label, _("half of them within"), Unit.HOURS, status.median
        yield _("Statuses"), status.status.label, _("nine in ten within"), Unit.HOURS, status.most
    for words, now, before in picture.course:
        yield _("What happened"), words, _("in the period"), Unit.REQUESTS, now, before
    for reason, times in picture.reasons:
        yield _("Reasons of refusal"), reason.label, _("in the period"), Unit.REQUESTS, times
    for term in SUPPORT:
        yield _("Help so far"), "", TERM[term], Unit.PERSON_DAYS, picture.given[term]
    yield from _parts(picture)
    yield from _capacity(picture)


def _climbing(picture: Picture) -> Iterator[tuple]:
    """What may still climb to Defence, and what of such need did in the period."""
    for row in picture.climbing.rows:
        name, kind = _("Steps 1 and 2"), row.staff_type.label
        for step, persons in row.by_step.items():
            yield name, kind, _("lacking at step %(step)s on the busiest day") % {"step": step}, Unit.PERSONS, persons
        yield name, kind, _("asked for in requests that left these steps"), Unit.PERSONS, row.left.asked
        yield name, kind, _("of these climbed to step 3"), Unit.PERSONS, row.left.climbed


def _parts(picture: Picture) -> Iterator[tuple]:
    for one in regional.by_region(picture):
        for name, value in one.values.items():
            figure = BY_NAME[name]
            yield _("Safety regions"), one.region.name, figure.question, figure.unit, value
    for part in picture.parts:
        for name, words in HOURS.items():
            yield _("Parts"), part.name, words, Unit.REQUESTS, part.hours[name]
        yield _("Parts"), part.name, TERM["open"], Unit.PERSON_DAYS, part.open_days
        for term, days in part.given.items():
            yield _("Help so far"), part.name, TERM[term], Unit.PERSON_DAYS, days
        if part.inhabitants:
            yield _("Parts"), part.name, _("open per 100,000 inhabitants"), Unit.PERSON_DAYS, part.open_per_100_000
            per = part.defence_per_100_000
            yield _("Help so far"), part.name, _("granted per 100,000 inhabitants"), Unit.PERSON_DAYS, per


def _capacity(picture: Picture) -> Iterator[tuple]:
    """Numbers for whom these are; for who else may read capacity the bands."""
    for one in picture.capacity:
        kind = one.staff_type.label
        yield _("Capacity of Defence"), kind, _("what can be expected"), Unit.PERSONS, one.band.label
        worst = one.worst_band.label
        yield _("Capacity of Defence"), kind, _("what can be expected on the worst of seven days"), Unit.PERSONS, worst
        if one.today and one.worst:
            yield _("Capacity of Defence"), kind, _("can be sent"), Unit.PERSONS, one.today.available
            yield _("Capacity of Defence"), kind, _("used"), Unit.PERSONS, one.today.used
            yield _("Capacity of Defence"), kind, _("free"), Unit.PERSONS, one.today.free
            yield _("Capacity of Defence"), kind, _("free on the worst of seven days"), Unit.PERSONS, one.worst.free
