"""Telephone numbers: written in any way, kept in one, shown as people read them.

Kept as what follows `tel:` (RFC 3966): E.164 and, if need be, an extension (`+31539990011;ext=12`). A number without a
country is Dutch.
"""

import re
import unicodedata
from itertools import chain, zip_longest
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType, ValidationResult

HOME = "NL"
LONGEST = 40
LONGEST_TYPED = 80
MESSAGE = _("This isn't one whole telephone number. Give it with its area code, such as 053 999 00 11.")
_CALLED = re.compile(r"^\s*(?:telefoon|tel|phone|mobiel|mob|t|m)\b[.: ]*", re.IGNORECASE)
_EXTENSION = re.compile(r"[\s,;(]*(?:toestel|tst|intern|extension|ext|x)[\s.:=]*(\d{1,7})\)?\s*$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d(?:[ ()./-]{0,3}\d){5}")  # six or more: meant as a number to call
NINE = 9
_COMPLETE = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)


def read(text: str) -> str:
    """The one form of the number in `text`, "" for nothing. ValidationError, code "phone", when no number is so long.

    What could exist is taken: whether a number is in use, no rule can tell. Nine digits that don't begin with 0 are
    asked again: they may be no telephone number at all (a BSN has nine).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return ""
    number, extension = _parts(_CALLED.sub("", plain))
    try:
        found = phonenumbers.parse("" if _LETTER.search(number) else number, HOME)
    except phonenumbers.NumberParseException as error:
        raise ValidationError(MESSAGE, code="phone") from error
    if not _is_whole(found) or not _has_a_beginning(number, found):
        raise ValidationError(MESSAGE, code="phone")
    return phonenumbers.format_number(found, PhoneNumberFormat.E164) + (extension and f";ext={extension}")


def shown(kept: str) -> str:
    """A number as people write it, with its country where that is another; a text that is none as it is."""
    try:
        number, extension = _parts(read(kept))
        found = phonenumbers.parse(number, HOME)
    except (ValidationError, phonenumbers.NumberParseException):
        return kept
    if not extension:
        return _written(found)
    return gettext("%(number)s ext. %(extension)s") % {"number": _written(found), "extension": extension}


def in_words(text: str) -> str:
    """`text` of somebody and her number, with each number as people read it. ValidationError when one isn't whole."""
    found = _numbers(text)
    rest = _apart(text, found)
    if any(_DIGITS.search(part) for part in rest):
        raise ValidationError(MESSAGE, code="phone")
    numbers = [shown(read(one.raw_string)) for one in found]
    return "".join(chain.from_iterable(zip_longest(rest, numbers, fillvalue="")))


def apart(text: str) -> list[tuple[str, str]]:
    """`text` in pieces: (words, "") and (number as written, number as kept)."""
    pieces, found = [], _numbers(text)
    for words, one in zip_longest(_apart(text, found), found):
        pieces.append((words, ""))
        if one:
            pieces.append((one.raw_string, phonenumbers.format_number(one.number, PhoneNumberFormat.E164)))
    return [piece for piece in pieces if piece[0]]


def whole(text: str) -> list[str]:
    """Each whole number in `text`, as written; not the digits of an article, a sum or a year."""
    return [one.raw_string for one in _numbers(text) if _is_whole(one.number)]


def _numbers(text: str) -> list:
    """Each telephone number in `text`; *24/7* is none, and no beginning of one."""
    hours = text.replace("24/7", "____")
    return list(PhoneNumberMatcher(hours, HOME, leniency=Leniency.POSSIBLE))


def _apart(text: str, numbers: list) -> list[str]:
    """What stands before, between and after `numbers`: one piece more than there are numbers."""
    starts = [0, *(one.end for one in numbers)]
    ends = [*(one.start for one in numbers), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _written(number: phonenumbers.PhoneNumber) -> str:
    if number.country_code != phonenumbers.country_code_for_region(HOME):
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    written = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return written if written.startswith(("0", "1")) else f"0{written}"  # of an area that is unknown it leaves the 0


def _parts(text: str) -> tuple[str, str]:
    """The number, and its extension or ""."""
    found = _EXTENSION.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


def _is_whole(number: phonenumbers.PhoneNumber) -> bool:
    """Whether it has the length of a line or a mobile there, or is a short one that is known (0800, 14 053)."""
    lengths = (phonenumbers.is_possible_number_for_type_with_reason(number, kind) for kind in _COMPLETE)
    return ValidationResult.IS_POSSIBLE in lengths or phonenumbers.is_valid_number(number)


def _has_a_beginning(text: str, number: phonenumbers.PhoneNumber) -> bool:
    first = re.search(r"[+\d]", text)
    return first is not None and (first[0] in "+0" or (phonenumbers.is_valid_number(number) and len(text) < NINE))


class TelephoneInput(forms.TextInput):
    input_type = "tel"


class TelephoneFormField(forms.CharField):
    """A number in any notation; its value is the one that is kept."""

    widget = TelephoneInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"max_length": LONGEST_TYPED})

    def to_python(self, value: Any) -> str:
        return read(super().to_python(value) or "")

    def prepare_value(self, value: Any) -> Any:
        """As people read it."""
        return shown(value) if isinstance(value, str) else value


class TelephoneField(models.CharField):
    """A number, kept in one form by whatever door it comes; what is none is refused by `clean_fields`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": LONGEST} | kwargs)

    def to_python(self, value: Any) -> Any:
        return read(value) if isinstance(value, str) else super().to_python(value)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": TelephoneFormField} | kwargs)

    def get_prep_value(self, value: Any) -> Any:
        """What was written before there was a form for it stays as it is."""
        try:
            return super().get_prep_value(value)
        except ValidationError:
            return value


class CallableFormField(forms.CharField):
    """Who it is and on which number, in one line: the number is read as every other."""

    def to_python(self, value: Any) -> str:
        return in_words(super().to_python(value) or "")


class CallableField(models.CharField):
    """A function and a telephone number; to the database a text like any other."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": CallableFormField} | kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def rewrite(model: Any, *names: str) -> None:
    """For migrations: bring the numbers in fields `names` of each row of `model` into the one form."""
    for row in model.objects.exclude(**dict.fromkeys(names, "")).iterator():
        for name in names:
            model.objects.filter(pk=row.pk).update(**{name: getattr(row, name)})
