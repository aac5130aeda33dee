"""A report of a scope at a moment, over a period. It is always of a moment, so that its address gives it again.

Page, paper, API and files show its sections and add nothing to them; a section is an entry of `sections.SECTIONS`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from foundation import clock
from foundation.tables import Column, Table
from insight import charts
from insight.charts import Chart
from insight.maps import Map
from insight.picture import Picture
from insight.pressure.known import Known
from insight.reports.access import query
from insight.reports.helping import Help, help_of
from insight.scopes import Level, Scope
from regions.models import Institution, User


class Report:
    """What its sections are made of; each property is asked of the database once."""

    def __init__(self, scope: Scope, *, at: datetime, days: int, reader: User):
        self.scope, self.at, self.days, self.reader = scope, at, days, reader
        self.picture = Picture(scope, at=at, days=days, reader=reader)
        self.pressure = Known(scope, at)

    @property
    def query(self) -> str:
        """The query string that gives this report again, at any later time."""
        return query(self.at, self.days)

    @property
    def stamp(self) -> str:
        """Its moment in the name of a file, as it is in Amsterdam."""
        return f"{self.at.astimezone(clock.AMSTERDAM):%Y-%m-%d-%H%M}"

    @cached_property
    def map(self) -> Map | None:
        """The open need by safety region, of what falls into several of these."""
        return Map(self.picture) if self.scope.is_by_region and self.scope.level != Level.REGION else None

    @cached_property
    def help(self) -> Help:
        return help_of(self.scope, self.picture.window)

    @cached_property
    def names(self) -> dict[int, str]:
        """What the parts of the scope are called (primary key), as far as its reader may tell them apart."""
        if self.scope.is_by_region:
            return {one.pk: one.name for one in self.picture.regions}
        now = self.picture.now
        keys = {*self.help.parts, *now.standing.parts, *now.need.parts} if self.scope.parts else set()
        return {one.pk: str(one) for one in Institution.objects.filter(pk__in=keys)} if keys else {}

    def where(self, part: int | None) -> str:
        """A part of the scope by name; the scope itself where it has none."""
        return self.names.get(part or 0, self.scope.name)


@dataclass(frozen=True)
class Shown:
    """What a section shows: sentences, charts, the map or not, and tables by name (one name once in a report)."""

    sentences: Sequence[str] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    charts: Sequence[Chart] = ()
    map: Map | None = None


@dataclass(frozen=True)
class Section:
    """One section. `says` is exactly what stands in it; `told`: whether a report has it at all."""

    name: str
    title: Any
    says: Any
    shows: Callable[[Report], Shown]
    told: Callable[[Report], bool] = lambda report: True


def numeric(name: str, label: Any, value: Any) -> Column:
    """A column of numbers."""
    return Column(name, label, value, numeric=True)


def charts_in(report: Report, *names: str) -> list[Chart]:
    """Those in which there is something to see, as far as the reader may."""
    found = (charts.find(report.picture, name) for name in names)
    return [one for one in found if one and one.rows]
