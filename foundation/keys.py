"""Keys of rows as they come from outside: a number that no database holds is a key of nothing, not an error of ours.

Looking for one row (`pk=`) Django knows that by itself; looking for several (`pk__in=`) it asks the database, which
refuses. So every list of keys from outside passes here.
"""

from django import forms
from django.core.exceptions import ValidationError
from rest_framework import serializers

LARGEST = 2**63 - 1
"""The highest key of a row, on both databases."""
DIGITS = len(str(LARGEST))


def read(typed: str) -> int | None:
    """The key in `typed`; None when it can't be one."""
    if not typed.isdecimal() or len(typed) > DIGITS:
        return None
    key = int(typed)
    return key if key <= LARGEST else None


class KeyField(serializers.IntegerField):
    """A key on the wire."""

    def __init__(self, **kwargs):
        super().__init__(min_value=1, max_value=LARGEST, **kwargs)


class SeveralField(forms.ModelMultipleChoiceField):
    """Several rows of a model, in a form."""

    def clean(self, value):
        """The rows; refuses a key that can't be one like any that isn't among the choices."""
        for one in value if isinstance(value, (list, tuple)) else ():
            if read(str(one)) is None:
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": one})
        return super().clean(value)
