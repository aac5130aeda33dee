"""Civil pools counted row by row, by what stands in decision 0059; nothing of the sums in `insight` is imported."""

from collections import defaultdict
from datetime import datetime, time

from foundation import clock
from insight.models import CivilPoolFigure
from tests.insight.naive_said import A_DAY, WORDS, Row

MEASURES = ("trained", "registered", "asked", "placed")


def pools():
    """Everything that was ever said of civil pools."""
    names = ("pool", "staff_type", "measure")
    rows = CivilPoolFigure.objects.order_by("pk").values_list("place", *names, *WORDS, "safety_region__code")
    return [Row(row[0], row[1:4], *row[4:], "") for row in rows]


def stands(found, code):
    """By (pool, staff type) what is known of it in a scope: its numbers, and the rows of each place it is made of."""
    told = {}
    for pool, kind in {of[:2] for of in found}:
        places = defaultdict(dict)
        for measure in MEASURES:
            for place, row in found.get((pool, kind, measure), {}).items():
                places[place][measure] = row
        own = [places[code]] if code in places else list(places.values()) if code == "nl" else []
        if own:
            told[pool, kind] = _numbers(own) | {"is_own": code in places, "rows": own}
    return told


def _numbers(places):
    sums = {one: sum(int(rows[one].value) for rows in places if one in rows) for one in MEASURES}
    known = {one: sums[one] for one in MEASURES if any(one in rows for rows in places)}
    both = [one for one in places if "registered" in one and "placed" in one]
    pairs = [(int(one["registered"].value), int(one["placed"].value)) for one in both]
    able = [(registered, placed) for registered, placed in pairs if registered >= placed]
    if able:
        known["still"] = sum(registered - placed for registered, placed in able)
        known["of"] = sum(registered for registered, _placed in able)
    return known


def band(numbers):
    """What may be said of who can still be asked, where numbers aren't shown."""
    if "still" not in numbers:
        return "not known"
    if not numbers["still"]:
        return "none"
    return "limited" if numbers["still"] < 10 or numbers["still"] * 100 < numbers["of"] * 20 else "available"


def silent_pools(rows, at, code):
    """By (pool, place) the last day of which figures came, where it is a week behind; None of what never came."""
    day = clock.day_of(at) - 2 * A_DAY
    due = day if datetime.combine(day + 2 * A_DAY, time(18), tzinfo=clock.AMSTERDAM) <= at else day - A_DAY
    last = {}
    for row in rows:
        if row.since <= at and due - 28 * A_DAY < row.day <= clock.day_of(at) and code in ("nl", row.place):
            last[row.of[0], row.place] = max(row.day, last.get((row.of[0], row.place), row.day))
    found = {key: day for key, day in last.items() if day <= due - 7 * A_DAY}
    heard = {pool for pool, _place in last}
    return found, heard
