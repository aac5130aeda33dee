"""Figures of a day counted row by row: care pressure, and the signs and phases that follow from it.

Like `naive` it imports nothing of the sums in `insight`: rows are read once and looked at one by one, and what is added
up with what stands in decisions 0056 to 0058.
"""

from collections import defaultdict
from datetime import datetime, time, timedelta
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from foundation import clock
from insight.models import PressureFigure, Threshold

OF_A_WEEK = {"tests_week", "admissions_week", "deaths_week"}
NOT_ADDED_UP = {"absence", "care_reduced", "protection_days"}
A_DAY = timedelta(days=1)


class Row(NamedTuple):
    """One number as it was said; `of` is a measure, or of a pool its name, staff type and measure."""

    place: str
    of: Any
    day: Any
    number: int
    value: Any
    since: datetime
    is_late: bool
    source: str
    region: str
    roaz: str


WORDS = ("day", "number", "value", "since", "is_late", "source")


def pressure():
    """Everything that was ever said of care pressure."""
    where = ("safety_region__code", "roaz_region__code")
    rows = PressureFigure.objects.order_by("pk").values_list("place", "measure", *WORDS, *where)
    return [Row(*row[:-1], f"roaz-{row[-1]}") for row in rows]


def counts_for(of):
    return 7 if isinstance(of, str) and of not in OF_A_WEEK else 14


def latest(rows, at):
    """By what is counted and place: of the last day the last that was said of it by then, unless that is too old."""
    found, today = defaultdict(dict), clock.day_of(at)
    for row in rows:
        if row.since <= at and today - counts_for(row.of) * A_DAY < row.day <= today:
            last = found[row.of].get(row.place)
            if last is None or (row.day, row.number) > (last.day, last.number):
                found[row.of][row.place] = row
    return found


def day_by_day(rows, at, days):
    """By what is counted, day and place: the last that was said of that day by then."""
    found, today = defaultdict(lambda: defaultdict(dict)), clock.day_of(at)
    for row in rows:
        if row.since <= at and today - days * A_DAY < row.day <= today:
            last = found[row.of][row.day].get(row.place)
            if last is None or row.number > last.number:
                found[row.of][row.day][row.place] = row
    return found


def counted(code, found, measure, inside=None):
    """(the rows that make up the figure of a scope, whether it said them itself), of what was said by place."""
    homes = {place: row for place, row in found.items() if place.startswith("home-")}
    adds = measure not in NOT_ADDED_UP
    if code.startswith("home-"):
        mine = [row for place, row in homes.items() if place.startswith(f"{code}-")]
        mine = [row for row in mine if inside is None or row.region in inside]
        return (mine if adds or len(mine) == 1 else []), True
    if code in found:
        return [found[code]], True
    if not adds:
        return [], True
    below = _of_country(found, homes) if code == "nl" else [one for one in homes.values() if code in one[-2:]]
    return below, not below


def _of_country(found, homes):
    """The RO(N)AZ regions where only these spoke, else the safety regions; a region's word before that of its homes."""
    regions, spoke = {}, {}
    for kind in ("roaz", "region"):
        of_homes = defaultdict(list)
        for row in homes.values():
            of_homes[getattr(row, kind)].append(row)
        own = {place: [row] for place, row in found.items() if place.startswith("roaz-" if kind == "roaz" else "VR")}
        regions[kind], spoke[kind] = {**of_homes, **own}, bool(own)
    chosen = "roaz" if spoke["roaz"] and not spoke["region"] else "region"
    return [row for rows in regions[chosen].values() for row in rows]


def total(rows):
    return sum(row.value for row in rows)


def parts(found, measure, kind, code):
    """By part of a scope the rows of its figure: homes of a region, or safety regions of a larger one."""
    inside = {place: row for place, row in found.items() if code == "nl" or code in (row.region, row.roaz)}
    if kind == "home":
        by_home = defaultdict(list)
        for place, row in inside.items():
            if place.startswith("home-"):
                by_home[place.rpartition("-")[0]].append(row)
        return by_home
    codes = {row.region for row in inside.values() if row.region}
    told = {one: counted(one, inside, measure)[0] for one in codes}
    return {one: rows for one, rows in told.items() if rows}


# --- who is silent


def due_day(at):
    """The last day of which the figures of a day had to be in: at noon of the next."""
    here = at.astimezone(clock.AMSTERDAM)
    return here.date() - (A_DAY if here.time() >= time(12) else 2 * A_DAY)


def silent(rows, at):
    """By place the last day of which daily figures came, where these were due since and didn't come."""
    due, last = due_day(at), {}
    for row in rows:
        if row.since <= at and due - 28 * A_DAY < row.day <= clock.day_of(at) and row.of not in OF_A_WEEK:
            last[row.place] = max(row.day, last.get(row.place, row.day))
    return {place: day for place, day in last.items() if day < due}


# --- homes that haven't asked yet

SIGNS = (
    ("absence", 8, False, "absence of {} %, from 8 %"),
    ("absence", 1, True, "absence rose by {} points in a week, from 1"),
    ("clients_infected", 5, False, "infected clients: {}, from 5"),
    ("clients_infected", 4, True, "{} more infected clients in a week, from 4"),
    ("staff_infected", 5, False, "infected staff: {}, from 5"),
    ("admission_stops", 1, False, "wards with an admission stop: {}, from 1"),
)


def signs(rows, at, region):
    """By home (its key) of a region its reasons in words, and the points of each."""
    now, before, found = latest(rows, at), latest(rows, at - 7 * A_DAY), defaultdict(list)
    for measure, bound, grows, words in SIGNS:
        for place, row in now[measure].items():
            was = before[measure].get(place)
            value = row.value if not grows else row.value - was.value if was else None
            if place.startswith("home-") and row.region == region and value is not None and value >= bound:
                found[int(place.split("-")[1])].append((words.format(number(value)), 1))
    for place, day in silent(rows, at).items():
        if place.startswith("home-") and place.endswith(f"-{region}"):
            found[int(place.split("-")[1])].append((f"no figures since those of {day:%a} {day.day} {day:%b %Y}", 2))
    return found


# --- scaling up


def standings(rows, at):
    """By place (`nl` or a RO(N)AZ region): (phase, next threshold, trend, day on which it is reached, needs)."""
    days, found, by_place = day_by_day(rows, at, 14), {}, defaultdict(list)
    for one in Threshold.objects.select_related("phase", "roaz_region").order_by("phase__number", "pk"):
        by_place[f"roaz-{one.roaz_region.code}" if one.roaz_region else "nl"].append(one)
    for place, bounds in by_place.items():
        series = {measure: _series(place, days[measure], measure, at) for measure in {one.measure for one in bounds}}
        found[place] = _standing(bounds, series)
    return found


def _series(place, by_day, measure, at):
    said = {day: counted(place, found, measure)[0] for day, found in by_day.items()}
    values = {day: total(rows) for day, rows in said.items() if rows}
    return values if values and max(values) > clock.day_of(at) - counts_for(measure) * A_DAY else {}


def _standing(bounds, series):
    last = {measure: values[max(values)] for measure, values in series.items() if values}
    begins = [one for one in bounds if one.kind == "begins"]
    met = [one.phase for one in begins if one.measure in last and last[one.measure] >= one.value]
    phase = max(met, key=lambda one: one.number, default=None)
    here = phase.number if phase else -1
    to_come = [(*_reached(one, series[one.measure]), one) for one in begins if one.phase.number > here]
    dated = [one for one in to_come if one[1]]
    first = min(dated, key=lambda one: (one[1], one[2].phase.number), default=None)
    first = first or min(to_come, key=lambda one: one[2].phase.number, default=None)
    near = (max(here, 0), max(here, 0) + 1)
    needs = [(one, last.get(one.measure)) for one in bounds if one.kind == "needed" and one.phase.number in near]
    return phase, first, needs


def _reached(bound, values):
    """(the line: first and last day and value, or None; the day on which it gets there, or None)."""
    if not values:
        return None, None
    last = max(values)
    first = min(day for day in values if day >= last - 7 * A_DAY)
    if first == last:
        return None, None
    line = (first, values[first], last, values[last])
    a_day = Fraction(values[last] - values[first]) / (last - first).days
    if a_day <= 0:
        return line, None
    days = ceil(Fraction(bound.value - values[last]) / a_day)
    return line, last + days * A_DAY if days <= 366 else None


def number(value):
    """As people read it: thousands apart, and no decimal that says nothing."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.1f}"
