"""One form, two doors: what the form of a deed takes as JSON, and the same as a serializer for the description.

The form stays the one place that knows its fields. What comes in is first read strictly by type (JSON knows numbers,
booleans and lists, a page only text), then given to the form; all errors come back together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from foundation.keys import KeyField, SeveralField
from foundation.problems import camel, snake
from foundation.rest import UNKNOWN
from foundation.rows import RowsField, row_error
from requests_app.api.fields import Choice, Moment, Number
from requests_app.forms.deed import HOW

Filled = TypeVar("Filled", bound=forms.Form)
LARGEST = 2**63 - 1
YES_OR_NO = ("true", "false", "1", "0", "on", "")


class UnknownKind(LookupError):
    """A form holds a kind of field that `KINDS` doesn't say how to send: found when the addresses are loaded."""


@dataclass(frozen=True)
class Kind:
    """How the values of one kind of form field travel: `read` gives what the form takes or raises ValueError."""

    fields: type[forms.Field]
    read: Callable[[Any], Any]
    wants: Any
    describe: Callable[..., serializers.Field]


def _text(value) -> str:
    if not isinstance(value, str):
        raise ValueError
    value.encode()  # a lone surrogate is no text (UnicodeEncodeError is a ValueError)
    return value


def _word(value) -> str | int:
    return value if type(value) is int else _text(value)


def _whole(value) -> int:
    if type(value) is not int or abs(value) > LARGEST:
        raise ValueError
    return value


def _number(value) -> int | float | str:
    if type(value) not in (int, float) or abs(value) > LARGEST:
        raise ValueError
    return value


def _yes(value) -> bool:
    if type(value) is not bool:
        raise ValueError
    return value


def _day(value) -> date:
    if len(_text(value)) != len("2020-12-28"):
        raise ValueError
    return date.fromisoformat(value)


def _moment(value) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError from error


def _object(value) -> dict:
    if not isinstance(value, dict):
        raise ValueError
    return value


def _list(of: Callable[[Any], Any]) -> Callable[[Any], list]:
    def read(value) -> list:
        if not isinstance(value, list):
            raise ValueError
        return [of(one) for one in value]

    return read


def _choice(field, **common):
    words = [choice for choice in field.choices if choice[0] != ""]
    if not words:
        return serializers.CharField(**common)
    return Choice(words, allow_blank=not field.required, **common)


def _several(field, **common):
    child = Choice(list(field.choices)) if field.choices else serializers.CharField()  # known only when it is opened
    return serializers.ListField(child=child, **common)


def _characters(field, **common):
    return serializers.CharField(max_length=field.max_length, allow_blank=not field.required, **common)


def _limited(described: Callable[..., serializers.Field]):
    return lambda field, **common: described(min_value=field.min_value, max_value=field.max_value, **common)


def _plain(described: type[serializers.Field]):
    return lambda field, **common: described(**common)


WHOLE = _("Send a whole number.")


ROWS: dict[str, type[serializers.Serializer]] = {}
"""The shape of a row by its name, made once: several forms may hold the same rows."""


def read_rows(field: RowsField, value) -> list[dict]:
    """The rows that were sent, each value strictly by its column; raises ValidationError that names row and column."""
    errors: list[ValidationError] = []
    rows = [_read_row(field.columns, number, row, errors) for number, row in enumerate(_list(_object)(value), start=1)]
    if errors:
        raise ValidationError(errors)
    return rows


def _read_row(columns, number: int, row: dict, errors: list) -> dict:
    given, wrong = read(columns, row)
    for name, found in wrong.items():
        label = columns[name].label if name in columns else name
        errors += [row_error(number, label, message, one.code) for one in found for message in one.messages]
    return given


def _rows(field, **common):
    if field.row not in ROWS:
        columns = {camel(name): _described(column, False) for name, column in field.columns.items()}
        ROWS[field.row] = type(field.row, (serializers.Serializer,), {"__module__": __name__, **columns})
    return serializers.ListField(child=ROWS[field.row](), **common)


KINDS = [  # the first that fits
    Kind(RowsField, _list(_object), _("Send a list of objects."), _rows),
    Kind(forms.FileField, lambda file: file, _("Send a file."), _plain(serializers.FileField)),
    Kind(
        SeveralField,
        _list(_whole),
        _("Send a list of numbers."),
        lambda field, **common: serializers.ListField(child=KeyField(), **common),
    ),
    Kind(forms.MultipleChoiceField, _list(_word), _("Send a list of words."), _several),
    Kind(forms.ModelChoiceField, _whole, WHOLE, _plain(serializers.IntegerField)),
    Kind(forms.BooleanField, _yes, _("Send true or false."), _plain(serializers.BooleanField)),
    Kind(forms.ChoiceField, _word, _("Send one of the words."), _choice),
    Kind(
        forms.DateTimeField, _moment, _("Send a moment with its offset, such as 2020-12-28T14:30:00Z."), _plain(Moment)
    ),
    Kind(forms.DateField, _day, _("Send a day, such as 2020-12-28."), _plain(serializers.DateField)),
    Kind(forms.DecimalField, _number, _("Send a number."), _limited(Number)),
    Kind(forms.IntegerField, _whole, WHOLE, _limited(serializers.IntegerField)),
    Kind(forms.CharField, _text, _("Send text."), _characters),
]


def kind_of(field: forms.Field) -> Kind:
    """How the values of `field` are sent; raises UnknownKind when no entry of `KINDS` fits."""
    for kind in KINDS:
        if isinstance(field, kind.fields):
            return kind
    raise UnknownKind(f"KINDS doesn't say how {type(field).__name__} is sent")


def described(form_class: type[forms.Form], name: str, *, optional: bool = False) -> type[serializers.Serializer]:
    """A serializer that describes what `form_class` takes; `optional`: what isn't sent stays as it is."""
    fields = sorted(form_class.base_fields.items(), key=lambda item: item[0] in HOW)
    wire = {camel(field_name): _described(field, optional) for field_name, field in fields}
    return type(name, (serializers.Serializer,), {"__doc__": form_class.__doc__, "__module__": __name__, **wire})


def _described(field: forms.Field, optional: bool) -> serializers.Field:
    common = {"required": field.required and not optional, "help_text": _said_of(field)}
    if not field.required and not isinstance(field, forms.FileField):
        common["allow_null"] = True
    if field.initial is not None:
        common |= {"default": field.initial}
        del common["required"]
    return kind_of(field).describe(field, **common)


def _said_of(field: forms.Field):
    if field.label and field.help_text:
        return format_lazy("{}: {}", field.label, field.help_text)
    return field.label or field.help_text


def fill(form: Filled, sent: Any, *, keeps: bool = False, typed: bool = True) -> Filled:
    """Give the opened `form` what was `sent` and return it valid; raises ValidationError with all errors together.

    `keeps`: what isn't sent stays as it is (and the version it stood at counts as seen). `typed` is False for a
    multipart body, where everything is text.
    """
    given, wrong = read(form.fields, sent, typed=typed)
    form.data = {name: field.initial for name, field in form.fields.items() if field.initial is not None}
    if keeps:
        form.data |= {name: value for name, value in form.initial.items() if name not in HOW or name == "version"}
    form.data |= given
    form.is_bound = True
    found = {name: errors for name, errors in form.errors.as_data().items() if name not in wrong}
    if found or wrong:
        raise ValidationError(found | wrong)
    return form


def read(fields: Mapping[str, forms.Field], sent: Any, *, typed: bool = True) -> tuple[dict, dict]:
    """(values by field, errors by name): strictly by type, and nothing that isn't known here."""
    if not isinstance(sent, Mapping):
        raise ValidationError(_("Send one JSON object."), code="invalid")
    given: dict[str, Any] = {}
    wrong: dict[str, list] = {}
    for wire, value in sent.items():
        name = snake(wire)
        if name not in fields or camel(name) != wire:
            wrong[wire] = [ValidationError(UNKNOWN, code="unknown", params={"name": wire})]
            continue
        try:
            given[name] = _read_one(fields[name], value) if typed and value is not None else _asked(fields[name], value)
        except ValidationError as error:
            wrong[name] = error.error_list
        except ValueError:
            wrong[name] = [ValidationError(kind_of(fields[name]).wants, code="type")]
    return given, wrong


def _asked(field: forms.Field, value: Any) -> Any:
    """A value of a query string, which is text; a form would take any word for yes."""
    if isinstance(field, forms.BooleanField) and value is not None and value not in YES_OR_NO:
        raise ValueError
    return value


def _read_one(field: forms.Field, value):
    return read_rows(field, value) if isinstance(field, RowsField) else kind_of(field).read(value)
