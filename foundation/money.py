"""Money in euros and whole cents: typed as people write it, said as they read it. Never a float."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from foundation.forms import NumberInput

MOST = Decimal("99999999.99")
NOTHING = Decimal("0.00")
_GROUPED = re.compile(r"(-?[1-9]\d{0,2})(?:([.,\s])\d{3})(?:\2\d{3})*(?:(?!\2)[.,]\d{1,2})?")


class EuroInput(NumberInput):
    """An amount on a keypad with a comma; kept as it was typed."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal"} | (attrs or {}))


class EuroField(forms.DecimalField):
    """An amount in euros, in cents at most. Three digits after a point or comma are thousands: a cent has only two."""

    widget = EuroInput

    def __init__(self, **more: Any) -> None:
        limits: Any = {"max_digits": 10, "decimal_places": 2, "min_value": NOTHING, "max_value": MOST}
        words = {"invalid": _("Give an amount in euros, such as 1250 or 1250.50.")}
        super().__init__(**limits | {"error_messages": words} | more)

    def to_python(self, value: Any) -> Any:
        """A Decimal or None. Raises ValidationError for what is no amount."""
        return super().to_python(plain(value) if isinstance(value, str) else value)


def plain(typed: str) -> str:
    """An amount as it was typed, with nothing but digits and a point before the cents: *€ 1.250,50* is *1250.50*."""
    amount = typed.replace("€", "").strip()
    if grouped := _GROUPED.fullmatch(amount):
        amount = amount.replace(grouped[2], "")
    return amount.replace(",", ".")


def euros(amount: Decimal) -> str:
    """*€ 1.250,50* as the reader's language writes it."""
    return f"€\N{NO-BREAK SPACE}{number_format(amount, decimal_pos=2, force_grouping=True)}"


def in_cents(amount: Decimal) -> int:
    """An amount of whole cents, as their number."""
    return int(amount.scaleb(2))


def of_cents(cents: int) -> Decimal:
    """The amount of so many cents."""
    return Decimal(cents).scaleb(-2)
