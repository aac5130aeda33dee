"""Measures of care pressure as figures of the map, each region as it is known at the moment of the picture."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from insight.figures import Figure
from insight.models import Measure
from insight.pressure import known
from insight.pressure.measures import KINDS, Kind


def _of(measure: Measure) -> Callable[[Any], Any]:
    return lambda region: region.pressure(measure)


def _figure(kind: Kind) -> Figure:
    unit: Any = kind.unit
    question = kind.label
    return Figure(kind.measure.value, question, unit, kind.says, _of(kind.measure), kind.more_is, "", kind.classes)


FIGURES = [_figure(kind) for kind in KINDS]
BY_NAME = {figure.name: figure for figure in FIGURES}
ADDS = frozenset(kind.measure.value for kind in KINDS if kind.adds)
"""What may be compared with how many live there."""


def by_region(measure: Measure, at: datetime) -> dict[int, Decimal]:
    """What is known of one measure at `at`, by safety region; one query."""
    rows = known.latest(at, Q(measure=measure, safety_region__isnull=False))
    return {pk: one.total for pk, one in known.by_region(known.grouped(rows, "safety_region"), measure).items()}
