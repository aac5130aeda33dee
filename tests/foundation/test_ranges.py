"""Profiles of persons per day against plain dictionaries that hold every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.ranges import Profile, Range

START = date(2020, 12, 28)
DAYS = [START + timedelta(days=n) for n in range(-5, 45)]

day = st.integers(0, 30).map(lambda n: START + timedelta(days=n))
one_range = st.tuples(st.integers(-9, 9), day, day).map(lambda r: (r[0], min(r[1:]), max(r[1:])))
ranges = st.lists(one_range, max_size=6)


def by_hand(parts):
    """The same persons per day, every day counted by itself."""
    counted = dict.fromkeys(DAYS, 0)
    for persons, first, last in parts:
        for one in DAYS:
            counted[one] += persons if first <= one <= last else 0
    return counted


def every_day(profile):
    return {one: profile.on(one) for one in DAYS}


pytestmark = pytest.mark.property


@given(ranges)
def test_a_profile_is_the_sum_of_its_ranges(parts):
    profile, counted = Profile.of(parts), by_hand(parts)

    assert every_day(profile) == counted
    assert profile.person_days == sum(counted.values())
    assert profile.peak == max(counted.values())
    assert profile.is_never_negative == (min(counted.values()) >= 0)
    assert bool(profile) == any(counted.values())


@given(ranges)
def test_its_ranges_say_the_same_without_gaps_or_overlaps(parts):
    profile = Profile.of(parts)

    assert Profile.of(profile.ranges) == profile
    assert all(part.persons and part.starts_on <= part.ends_on for part in profile.ranges)
    pairs = list(zip(profile.ranges, profile.ranges[1:], strict=False))
    assert all(one.ends_on < other.starts_on for one, other in pairs)
    touching = [pair for pair in pairs if pair[0].ends_on + timedelta(days=1) == pair[1].starts_on]
    assert all(one.persons != other.persons for one, other in touching)


@given(ranges)
def test_the_largest_part_lies_within_it_and_no_other_has_more_person_days(parts):
    profile, counted = Profile.of(parts), by_hand(parts)
    spans = [
        (first, last) for first in DAYS for last in DAYS if first <= last and min(counted[first], counted[last]) > 0
    ]
    most = max((profile.lowest(*span) * ((span[1] - span[0]).days + 1) for span in spans), default=0)

    found = profile.largest

    assert (found.person_days if found else 0) == max(most, 0)
    assert not found or profile.lowest(found.starts_on, found.ends_on) >= found.persons > 0


@given(ranges, ranges)
def test_profiles_add_subtract_and_compare_day_by_day(mine, theirs):
    one, other, a, b = Profile.of(mine), Profile.of(theirs), by_hand(mine), by_hand(theirs)

    assert every_day(one + other) == {d: a[d] + b[d] for d in DAYS}
    assert every_day(one - other) == {d: a[d] - b[d] for d in DAYS}
    assert every_day(one & other) == {d: min(a[d], b[d]) for d in DAYS}
    assert every_day(one.positive()) == {d: max(a[d], 0) for d in DAYS}
    assert (one == other) == (a == b)


@given(ranges, day, day)
def test_a_profile_is_cut_where_asked(parts, a, b):
    first, last = min(a, b), max(a, b)
    profile, counted = Profile.of(parts), by_hand(parts)

    assert every_day(profile.since(first)) == {d: counted[d] if d >= first else 0 for d in DAYS}
    assert every_day(profile.before(first)) == {d: counted[d] if d < first else 0 for d in DAYS}
    assert every_day(profile.within(first, last)) == {d: counted[d] if first <= d <= last else 0 for d in DAYS}
    assert profile.lowest(first, last) == min(counted[d] for d in DAYS if first <= d <= last)
    assert profile.since(first) + profile.before(first) == profile


def test_eight_persons_for_two_weeks_are_112_person_days():
    profile = Profile.of([(8, START, START + timedelta(days=13))])

    assert profile.person_days == 112
    assert profile.ranges == [Range(8, START, START + timedelta(days=13))]
    assert Profile().ranges == []
    assert Profile().peak == Profile().person_days == 0
