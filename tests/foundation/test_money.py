"""Money: how an amount is typed, and that no cent is lost."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import EuroField, euros, in_cents, of_cents


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


@given(st.integers(0, 10_000_000_00))
def test_an_amount_is_the_same_in_cents_and_back(cents):
    assert of_cents(cents) * 100 == cents == in_cents(of_cents(cents))
