"""The table of figures: of each its question, its unit, exactly what it counts, and whether more is worse.

A figure is a number of one `Picture`; page, export and API show it with the words that stand here. `classes` are the
fixed bounds between the colours of a map, so that two days can be compared.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from insight.climbing import Climbing, OfPart
from insight.happenings import IN_PART
from insight.models import PassageKind
from insight.needs import Need
from insight.sums import Course, Standing
from requests_app.models import Outcome, Status

MEDIAN, MOST = 0.5, 0.9


class Unit(models.TextChoices):
    """What is counted."""

    REQUESTS = "requests", _("requests")
    PERSONS = "persons", _("persons")
    PERSON_DAYS = "person_days", _("person-days")
    HOURS = "hours", _("hours")


@dataclass(frozen=True)
class Sums:
    """What a figure is taken from: of one scope, moment and period."""

    standing: Standing
    need: Need
    course: Course
    climbing: Climbing | OfPart


@dataclass(frozen=True)
class Figure:
    """`more_is` is "worse", "better" or "" (neither). `table` names the table on the page in which it falls apart."""

    name: str
    question: Any
    unit: Unit
    says: Any
    of: Callable[[Sums], float | int | None]
    more_is: str = ""
    table: str = "parts"
    classes: tuple[int, ...] = ()


def _hour(name: str) -> Callable[[Sums], int]:
    return lambda sums: sums.standing.hours[name]


def _times(kind: str, *codes: str) -> Callable[[Sums], int]:
    return lambda sums: sum(sums.course.counts[kind, code] for code in codes)


def _within(share: float) -> Callable[[Sums], float | None]:
    return lambda sums: sums.course.quantile(PassageKind.ARRIVED, "", share)


RESOLVED = ("arrived", "need_withdrawn", "period_passed_unmet")

FIGURES = [
    Figure(
        "unsafe_now",
        _("How many are unsafe now?"),
        Unit.REQUESTS,
        _("Requests under way whose first unsafe shift has begun, while nobody of Defence was sent."),
        _hour("unsafe"),
        "worse",
        classes=(1, 2, 4, 8),
    ),
    Figure(
        "unsafe_12_hours",
        _("How many become unsafe within 12 hours?"),
        Unit.REQUESTS,
        _("Requests under way whose first unsafe shift begins in the next 12 hours."),
        _hour("unsafe_12"),
        "worse",
        classes=(1, 2, 4, 8),
    ),
    Figure(
        "unsafe_24_hours",
        _("How many become unsafe within 24 hours?"),
        Unit.REQUESTS,
        _("Requests under way whose first unsafe shift begins in the next 24 hours, those within 12 hours included."),
        _hour("unsafe_24"),
        "worse",
        classes=(1, 2, 4, 8),
    ),
    Figure(
        "late",
        _("Where is the next move late?"),
        Unit.REQUESTS,
        _("Requests under way whose due time has passed."),
        _hour("late"),
        "worse",
        classes=(1, 2, 4, 8),
    ),
    Figure(
        "open_persons",
        _("How many people are still lacking?"),
        Unit.PERSONS,
        _("Open in the ledger of need, all staff types together, on the busiest day from this day on."),
        lambda sums: sums.need.most("open"),
        "worse",
        "need",
        (1, 10, 25, 50),
    ),
    Figure(
        "open_days",
        _("How much need is still open?"),
        Unit.PERSON_DAYS,
        _("Open in the ledger of need on this day and later: asked, and not met, granted, declined or withdrawn."),
        lambda sums: sums.need.total("open"),
        "worse",
        "need",
        (1, 50, 200, 500),
    ),
    Figure(
        "climbing_persons",
        _("How many lacking people may still climb to Defence?"),
        Unit.PERSONS,
        _("Open in the ledger of need of requests at steps 1 and 2, all types together, on the busiest day to come."),
        lambda sums: sums.climbing.persons,
        "worse",
        "climbing",
        (1, 10, 25, 50),
    ),
    Figure(
        "left_persons",
        _("Of how many people was it decided whether they climb?"),
        Unit.PERSONS,
        _("Asked for in requests that left steps 1 and 2 in the period, of each request and type on its busiest day."),
        lambda sums: sums.climbing.left_together.asked,
        table="climbing",
        classes=(1, 10, 25, 50),
    ),
    Figure(
        "climbed_persons",
        _("How many of these climbed to step 3?"),
        Unit.PERSONS,
        _("Still lacking when their request left steps 1 and 2 for step 3 in the period, likewise."),
        lambda sums: sums.climbing.left_together.climbed,
        "worse",
        "climbing",
        (1, 10, 25, 50),
    ),
    Figure(
        "there_today",
        _("How many of Defence are there today?"),
        Unit.PERSONS,
        _("People of Defence who arrived and are booked for this day."),
        lambda sums: sums.need.there_today,
        table="need",
        classes=(1, 5, 10, 25),
    ),
    Figure(
        "under_way",
        _("How many requests are under way?"),
        Unit.REQUESTS,
        _("Requests whose alert was sent and that aren't closed, resolved, rejected or withdrawn."),
        _hour("under_way"),
        "worse",
        "statuses",
        (1, 3, 6, 12),
    ),
    Figure(
        "alerts",
        _("How many alerts came in?"),
        Unit.REQUESTS,
        _("Requests whose alert was sent in the period."),
        _times(PassageKind.ALERT, ""),
        "worse",
        "course",
        (1, 3, 6, 12),
    ),
    Figure(
        "granted",
        _("What was granted in full?"),
        Unit.REQUESTS,
        _("Decisions in the period that grant all that lay on the table, also provisionally; extensions don't count."),
        _times(PassageKind.DECIDED, Outcome.GRANT, Outcome.NOW),
        table="course",
        classes=(1, 3, 6, 12),
    ),
    Figure(
        "granted_in_part",
        _("What was granted in part?"),
        Unit.REQUESTS,
        _("Decisions in the period that grant less than lay on the table."),
        _times(PassageKind.DECIDED, IN_PART),
        table="course",
        classes=(1, 3, 6, 12),
    ),
    Figure(
        "rejected",
        _("What was refused?"),
        Unit.REQUESTS,
        _("Decisions in the period that reject; refused extensions don't count."),
        _times(PassageKind.DECIDED, Outcome.REJECT),
        "worse",
        "reasons",
        (1, 3, 6, 12),
    ),
    Figure(
        "withdrawn",
        _("What was withdrawn?"),
        Unit.REQUESTS,
        _("Requests that were withdrawn in the period."),
        _times(PassageKind.OVER, Status.WITHDRAWN),
        table="course",
        classes=(1, 3, 6, 12),
    ),
    Figure(
        "resolved",
        _("What was resolved without Defence?"),
        Unit.REQUESTS,
        _("Requests that were closed as resolved in the period, with whatever code."),
        _times(PassageKind.OVER, *RESOLVED),
        "better",
        "course",
        (1, 3, 6, 12),
    ),
    Figure(
        "unmet",
        _("Where did no help come in time?"),
        Unit.REQUESTS,
        _("Requests that were closed in the period because their period passed unmet; they are among those resolved."),
        _times(PassageKind.OVER, RESOLVED[-1]),
        "worse",
        "course",
        (1, 2, 4, 8),
    ),
    Figure(
        "unmet_days",
        _("What need went unmet?"),
        Unit.PERSON_DAYS,
        _("Open in the ledger of need on the days of the period that are gone, of every request whose alert was sent."),
        lambda sums: sum(found["open"] for found in sums.need.gone.values()),
        "worse",
        "need",
        (1, 10, 50, 200),
    ),
    Figure(
        "there_days",
        _("How much did Defence do?"),
        Unit.PERSON_DAYS,
        _("Days in the period, this day included, of people of Defence, from their arrival on, as far as booked."),
        lambda sums: sums.need.there,
        table="need",
        classes=(1, 50, 200, 500),
    ),
    Figure(
        "first_arrival_median",
        _("How long until the first people of Defence come?"),
        Unit.HOURS,
        _("From alert to first arrival, of first arrivals in the period: half came within it, in quarters of an hour."),
        _within(MEDIAN),
        "worse",
        "lead",
        (24, 48, 72, 96),
    ),
    Figure(
        "first_arrival_p90",
        _("And how long at most for nine in ten?"),
        Unit.HOURS,
        _("From alert to first arrival, of first arrivals in the period: nine in ten came within it."),
        _within(MOST),
        "worse",
        "lead",
        (24, 48, 72, 96),
    ),
]
BY_NAME = {figure.name: figure for figure in FIGURES}
