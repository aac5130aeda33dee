"""Forms that say what, where and what to do, drawn by our own templates.

A form renders with templates/foundation/_form.html, a field with _field.html. Dates, moments and numbers get the inputs
people expect; an error names its field and is reachable from the summary at the top (`error_summary`).
"""

from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import (
    BaseValidator,
    MaxLengthValidator,
    MaxValueValidator,
    MinLengthValidator,
    MinValueValidator,
)
from django.forms.forms import BaseForm
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils import timezone
from django.utils.choices import CallableChoiceIterator
from django.utils.dateparse import parse_datetime
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from foundation.spelling import one_line

DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y"]


QUICKER = {"django/forms/widgets/select.html": "foundation/_select.html"}
"""What ours draws as Django's does, without a template for each choice and each of its attributes."""


class Renderer(DjangoTemplates):
    """Our templates for forms and fields, Django's own for widgets."""

    form_template_name = "foundation/_form.html"
    field_template_name = "foundation/_field.html"

    def get_template(self, template_name):
        """Look for `foundation/…` among the project's templates."""
        template_name = QUICKER.get(template_name, template_name)
        if template_name.startswith("foundation/"):
            return get_template(template_name)
        return super().get_template(template_name)


class _AsTyped:
    """An input of a kind of its own. What isn't of its kind is shown as text: a browser would show nothing of it."""

    format: str | None

    def get_context(self, name, value, attrs):
        """Django's, with the type that can show the value."""
        context = super().get_context(name, value, attrs)  # type: ignore[misc]  # stands before a widget of Django's
        if (shown := context["widget"]["value"]) and not self._can_show(shown):
            context["widget"]["type"] = "text"
        return context

    def _can_show(self, shown: str) -> bool:
        try:
            return datetime.strptime(shown, self.format or "").strftime(self.format or "") == shown
        except ValueError:
            return False


class DateInput(_AsTyped, forms.DateInput):
    """A day."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(_AsTyped, forms.DateTimeInput):
    """A moment in Amsterdam, to the minute."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")

    def format_value(self, value):
        """A moment that came with its offset (a link's) as the clock here showed it; else what was typed."""
        try:
            sent = parse_datetime(value) if isinstance(value, str) else None
        except ValueError:  # formed like a moment that isn't one
            sent = None
        return super().format_value(timezone.localtime(sent) if sent and timezone.is_aware(sent) else value)


class TimeInput(_AsTyped, forms.TimeInput):
    """A time of day, to the minute."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class NumberInput(forms.TextInput):
    """A whole number on a numeric keypad, without arrows that change it while scrolling."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "numeric", "autocomplete": "off"} | (attrs or {}))


class DecimalInput(NumberInput):
    """A number with a comma or a point."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal"} | (attrs or {}))

    def value_from_datadict(self, data, files, name):
        """What was typed, with a point: Dutch people type a comma in either language."""
        typed = super().value_from_datadict(data, files, name)
        return typed.replace(",", ".") if isinstance(typed, str) else typed


class TextInput(forms.TextInput):
    """One line, however it was pasted or sent: the door at which it is washed."""

    def value_from_datadict(self, data, files, name):
        """What was typed, without breaks, control signs and what has no width."""
        typed = super().value_from_datadict(data, files, name)
        return one_line(typed) if isinstance(typed, str) else typed


WIDGETS = {
    forms.TextInput: TextInput,
    forms.DateInput: DateInput,
    forms.DateTimeInput: DateTimeInput,
    forms.TimeInput: TimeInput,
}
CHOOSE, FILL_IN = _("Choose one."), _("Fill this in.")
WITH_ITS_NAME = [(CHOOSE, _("Choose one at “{field}”.")), (FILL_IN, _("Fill in “{field}”."))]
"""The same where the field has a name."""
WHAT_TO_DO: list[tuple[Any, str, Any]] = [  # the first that fits
    (forms.BooleanField, "required", _("Tick this to go on.")),
    ((forms.ChoiceField, forms.ModelChoiceField), "required", CHOOSE),
    (
        (forms.ChoiceField, forms.ModelChoiceField),
        "invalid_choice",
        _("“%(value)s” isn't in the list: choose one of it."),
    ),
    (forms.FileField, "required", _("Choose a file.")),
    (forms.Field, "required", FILL_IN),
    (forms.DateTimeField, "invalid", _("Give a day and a time, such as 28-12-2020 14:30.")),
    (forms.DateField, "invalid", _("Give day, month and year, such as 28-12-2020.")),
    (forms.DecimalField, "invalid", _("Give a number, such as 12.5.")),
    (forms.IntegerField, "invalid", _("Give a whole number in digits, such as 12.")),
]
LIMITS: dict[type[BaseValidator], Any] = {
    MaxLengthValidator: _("At most %(limit_value)s characters: these are %(show_value)s."),
    MinLengthValidator: _("At least %(limit_value)s characters: these are %(show_value)s."),
    MaxValueValidator: _("Give at most %(limit_value)s."),
    MinValueValidator: _("Give at least %(limit_value)s."),
}
"""What is said of a limit, in the place of Django's words."""
NOTHING_CHOSEN = "---------"
"""What Django writes where nothing is chosen yet."""
ARROWS = {"min", "max", "step"}  # of Django's number input; ours is a text input


class _Ours:
    """What our forms add to Django's."""

    use_required_attribute = False
    fields: dict[str, Any]  # of many kinds: choices, querysets, rows
    initial: Any  # Django's own types know neither `|=` here, nor that what was sent can be copied
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        for field in self.fields.values():
            dress(field)


class Form(_Ours, forms.Form):
    """The form every page uses."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        return self.cleaned_data


class ModelForm(_Ours, forms.ModelForm):
    """The same for a model whose rules are all in its fields."""


class SummaryLine(NamedTuple):
    """One error for the top of the page: `id` is the input it leads to, empty when it is about the whole form."""

    label: str
    id: str
    message: str


def error_summary(*shown: BaseForm) -> list[SummaryLine]:
    """Every error of these forms, in the order of the page."""
    return [line for form in shown for line in _lines(form)]


def add_errors(form: BaseForm, error: ValidationError) -> None:
    """Put what the domain found wrong where it was typed, and what has no field here at the top of the form."""
    by_name = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for name, errors in by_name.items():
        form.add_error(name if name in form.fields else None, errors)


def _lines(form: BaseForm) -> Iterator[SummaryLine]:
    for message in form.non_field_errors():
        yield SummaryLine("", "", str(message))
    for field in form:
        for message in field.errors:
            yield SummaryLine(str(field.label), _focus_id(field), str(message))


def _focus_id(field: forms.BoundField) -> str:
    if field.is_hidden:
        return ""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label or field.auto_id


class MomentField(forms.DateTimeField):
    """A moment in Amsterdam. The hour that comes twice, when the clock goes back, is meant the first time."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone" or not error.params:
                raise
            return _the_first_time(error.params["datetime"])


def _the_first_time(typed: datetime) -> datetime:
    """The earlier of the two moments that were typed; raises ValidationError for an hour that is skipped."""
    earlier = typed.replace(tzinfo=timezone.get_current_timezone(), fold=0)
    if earlier.astimezone(UTC).astimezone(earlier.tzinfo).replace(tzinfo=None) == typed:
        return earlier
    raise ValidationError(_("That night the clock skips this hour: give a time before or after it."), "skipped_hour")


def dress(field: forms.Field) -> None:
    """Give `field` our widget and our words where Django's own still stand."""
    if type(field) is forms.DateTimeField:
        field.__class__ = MomentField  # one reading of moments for every form, also those made of a model's fields
    _give_widget(field)
    _name_nothing(field)
    _say_what_to_do(field)


def _give_widget(field: forms.Field) -> None:
    """Our widget in the place of Django's default one."""
    worn = type(field.widget)
    if worn is forms.NumberInput:
        fraction = isinstance(field, (forms.DecimalField, forms.FloatField))
        field.localize = field.localize or fraction
        _put_on(field, DecimalInput if fraction else NumberInput)
    elif worn in WIDGETS:
        _put_on(field, WIDGETS[worn])
    if type(field) is forms.DateField and worn is forms.DateInput:
        field.input_formats = DAY_FORMATS


def _name_nothing(field: forms.Field) -> None:
    """Say in words that nothing is chosen, where the field's author left Django's dashes."""
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = _nothing_yet(field) if _is_dashes(field.empty_label) else field.empty_label
    elif isinstance(field, forms.ChoiceField) and not isinstance(field.choices, CallableChoiceIterator):
        choices: Any = field.choices
        if any(_is_dashes(label) for _value, label in choices):
            named = _nothing_yet(field)
            field.choices = [(value, named if _is_dashes(label) else label) for value, label in choices]


def _is_dashes(label: Any) -> bool:
    """Django's dashes are plain text: what is translated is something else, and needn't be put into words."""
    return isinstance(label, str) and label == NOTHING_CHOSEN


# One kind of lazy text for all fields: making the kind is what costs.
_nothing_yet = lazy(lambda field: str(_("Choose…") if field.required else _("Not filled in")), str)


def _put_on(field: forms.Field, widget: type[forms.Widget]) -> None:
    attrs = {name: value for name, value in field.widget.attrs.items() if name not in ARROWS}
    field.widget = widget(attrs)
    field.widget.is_required = field.required
    field.widget.is_localized = field.localize


def _say_what_to_do(field: forms.Field) -> None:
    """Say what to do in the messages that the field's author left as Django has them."""
    for kinds, code, message in WHAT_TO_DO:
        if isinstance(field, kinds) and _same(field.error_messages.get(code), _django_message(field, code)):
            field.error_messages[code] = _of(field, message)
    field.validators = [_in_our_words(one) for one in field.validators]


def _same(text: Any, other: Any) -> bool:
    """Whether two texts are one; only where they aren't the same object they are put into words to tell."""
    return text is other or text == other


def _of(field: forms.Field, message: Any) -> Any:
    """`message` with the name of the field in it, where it has both."""
    named = [named for plain, named in WITH_ITS_NAME if plain is message and field.label]
    return format_lazy(named[0], field=field.label) if named else message


def _in_our_words(validator: Any) -> Any:
    """A limit that says what it asks; a copy, because a model shares its own with every form."""
    text = LIMITS.get(type(validator))
    if text is None or not _same(validator.message, type(validator).message):
        return validator
    ours = copy(validator)
    ours.message = text
    return ours


def _django_message(field: forms.Field, code: str) -> Any:
    """What Django says itself; the nearest class that has a message for `code` wins."""
    messages = (vars(base).get("default_error_messages", {}) for base in type(field).__mro__)
    return next((found[code] for found in messages if code in found), None)
