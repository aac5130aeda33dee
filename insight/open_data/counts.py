"""The counts of a day, as they were known when it ended; never capacity, and nothing smaller than a safety region."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Sum

from foundation import clock
from insight.models import Spell, Stretch, known_at
from insight.open_data import brackets
from insight.open_data.brackets import Bracket
from regions.models import SafetyRegion
from requests_app.models.staff import StaffType

COUNTRY = "NL"
REQUESTS, ASKED = "requests_under_way", "asked"
PARTS = {
    "met": ("region", "national"),
    "granted": ("defence",),
    "open": ("open",),
    "declined_or_withdrawn": ("declined", "withdrawn"),
}
"""What becomes of the persons asked for, in terms of the ledger of need; together they are who was asked."""


class Figure(NamedTuple):
    """What is counted: requests, or persons of a staff type."""

    name: str
    staff_type: str = ""


class Row(NamedTuple):
    """A bracket of a figure in a territory: `NL`, or the code of a safety region."""

    territory: str
    figure: Figure
    bracket: Bracket


Counts = dict[Figure, Counter[str]]
"""Of each figure the count in each safety region, by code; a region that isn't in it has none."""

COUNTED = [Figure(REQUESTS), *(Figure(name, kind.value) for kind in StaffType for name in PARTS)]


def of_day(day: date) -> Counts:
    """What was known of `day` at the moment it ended; two queries."""
    at, found = clock.end_of(day), defaultdict[Figure, Counter[str]](Counter)
    under_way = Spell.objects.filter(known_at(at, clock.day_of(at).toordinal()), under_way=True).order_by()
    for code, requests in under_way.values_list("safety_region__code").annotate(requests=Count("pk")):
        found[Figure(REQUESTS)][code] = requests
    number = day.toordinal()
    need = Stretch.objects.filter(known_at(at, number), first_day__lte=number, last_day__gte=number).order_by()
    terms = [term for names in PARTS.values() for term in names]
    sums = {f"all_{term}": Sum(term) for term in terms}
    for code, kind, *persons in need.values_list("safety_region__code", "staff_type").annotate(**sums):
        told = dict(zip(terms, persons, strict=True))
        for name, names in PARTS.items():
            found[Figure(name, kind)][code] = sum(told[term] for term in names)
    return found


def disclosed(counts: Counts, regions: Iterable[str]) -> list[Row]:
    """All that may be known of these counts: each region, then the country, figure by figure in a fixed order.

    No figure is a sum of others but the country's and who was asked. The first is given so that it tells of no region
    (`brackets.of_total`); the second is no count of its own but the sum of the brackets of its parts.
    """
    codes, found = sorted(regions), {}
    for figure in COUNTED:
        count = counts.get(figure, Counter())
        shown = {code: brackets.of(count[code]) for code in codes}
        shown[COUNTRY] = brackets.of_total(list(shown.values()), sum(count[code] for code in codes))
        found[figure] = shown
    for kind in StaffType:
        parts = [found[Figure(name, kind.value)] for name in PARTS]
        asked = {code: brackets.together([part[code] for part in parts]) for code in [COUNTRY, *codes]}
        found[Figure(ASKED, kind.value)] = asked
    order = [Figure(REQUESTS), *(Figure(name, kind.value) for kind in StaffType for name in (ASKED, *PARTS))]
    return [Row(code, figure, found[figure][code]) for code in [COUNTRY, *codes] for figure in order]


def names() -> dict[str, str]:
    """What each territory is called, by code; the country first."""
    regions = SafetyRegion.objects.order_by("code").values_list("code", "name")
    return {COUNTRY: "Nederland", **dict(regions)}
