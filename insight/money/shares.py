"""What of a cost lies in a period, in whole cents, as the database reckons it."""

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, DateField, DecimalField, ExpressionWrapper, F, Func, IntegerField, Value
from django.db.models.functions import Cast, Greatest, Least, Round

CENTS = Cast(
    Round(ExpressionWrapper(F("amount") * 100, DecimalField(max_digits=14, decimal_places=2))), BigIntegerField()
)
"""The whole amount of a cost."""


class DaysUntil(Func):
    """Whole days to the first date from the second; below zero when the first lies before it."""

    arity = 2
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Two dates leave days."""
        return super().as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" - ", **more)

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Dates are texts there; whole days lie between them, so that nothing is rounded."""
        template = "CAST(%(expressions)s AS INTEGER)"
        parts = [Func(one, function="julianday") for one in self.source_expressions]
        return Func(*parts, template=template, arg_joiner=" - ").as_sql(compiler, connection, **more)


def share(first: date, last: date) -> Any:
    """The cents of a cost, of which a day lies from `first` to `last`, that lie in these days.

    Whatever the days of a cost are cut into, the parts add up to the whole.
    """
    length = DaysUntil("ends_on", "starts_on") + 1
    before = Greatest(DaysUntil(_day(first), "starts_on"), 0)
    until = Least(DaysUntil(_day(last), "starts_on") + 1, length)
    return CENTS * until / length - CENTS * before / length


def _day(day: date) -> Value:
    return Value(day, DateField())
