"""Money: how an amount is typed, and that its parts add up to the cent."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import EuroField, euros, in_cents, of_cents, share

FIRST = date(2020, 12, 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1250", "1250"),
        ("1250,5", "1250.5"),
        ("€ 1.250,50", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1.250", "1250"),
        ("1,250", "1250"),
        ("12.345.678", "12345678"),
        ("1 250,05", "1250.05"),
        ("0,07", "0.07"),
        (1250.05, "1250.05"),
    ],
)
def test_an_amount_is_read_as_it_is_written(typed, meant):
    assert EuroField().clean(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["1.250.5", "0,125", "12.50.00", "1,2345", "-1", "100000000", "1e99", "NaN", "twelve", "1.2,3"]
)
def test_what_is_no_amount_in_cents_is_asked_again(typed):
    with pytest.raises(ValidationError):
        EuroField().clean(typed)


def test_an_amount_is_said_as_the_language_writes_it():
    with translation.override("nl"):
        assert euros(Decimal("1250.50")) == "€\N{NO-BREAK SPACE}1.250,50"
    with translation.override("en"):
        assert euros(Decimal("1250.50")) == "€\N{NO-BREAK SPACE}1,250.50"


@given(
    st.integers(0, 10_000_000_00),
    st.integers(0, 400),
    st.lists(st.integers(-60, 460), max_size=6),
)
def test_however_the_days_are_cut_the_parts_add_up_to_the_cent(cents, length, cuts):
    days = (FIRST, FIRST + timedelta(days=length))
    edges = [-100, *sorted(set(cuts)), 500]
    among = [(FIRST + timedelta(days=a), FIRST + timedelta(days=b - 1)) for a, b in pairwise(edges)]

    parts = [share(cents, days, one) for one in among]

    assert sum(parts) == cents
    assert of_cents(cents) * 100 == cents == in_cents(of_cents(cents))
    for part, (first, last) in zip(parts, among, strict=True):
        overlap = (min(last, days[1]) - max(first, days[0])).days + 1
        assert part >= 0
        assert abs(part - Fraction(cents * max(overlap, 0), length + 1)) < 1
