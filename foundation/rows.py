"""A field that holds several rows of the same columns: lines of a proposal, conditions, persons per line.

On a page it is a small table of the rows that are used, and a button for one more; what stays empty doesn't count. The
API sends a list of objects. Errors name the row and the column, all together.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.forms import dress

NEXT = "next"
"""The number of a row that isn't there yet: a script that restores what was typed makes rows of it."""


class RowsWidget(forms.Widget):
    """A table of inputs; names are `field-row-column`. `more` empty rows stand below those that are used."""

    template_name = "foundation/_rows.html"
    use_fieldset = True

    def __init__(self, columns: Mapping[str, forms.Field], *, grows: bool):
        super().__init__()
        self.columns, self.grows, self.more = columns, grows, 0

    def value_from_datadict(self, data, files, name) -> list[dict]:
        """The rows as typed; a list that was sent as such (by the API) is taken as it is."""
        if isinstance(data.get(name), list):
            return data[name]
        rows, number = [], 0
        while any(f"{name}-{number}-{column}" in data for column in self.columns):
            rows.append(
                {
                    column: field.widget.value_from_datadict(data, files, f"{name}-{number}-{column}")
                    for column, field in self.columns.items()
                }
            )
            number += 1
        return rows

    def value_omitted_from_data(self, data, files, name) -> bool:
        return not self.value_from_datadict(data, files, name)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        more = max(self.more, int(self.grows and self.is_required and not value))
        rows = [*(value or []), *({} for _row in range(more))]
        context["grows"] = self.grows
        context["blank"] = [self._cell(name, NEXT, column, field, {}) for column, field in self.columns.items()]
        context["headers"] = [field.label for field in self.columns.values()]
        context["rows"] = [
            [self._cell(name, number, column, field, row) for column, field in self.columns.items()]
            for number, row in enumerate(rows)
        ]
        return context

    def _cell(self, name, number: int | str, column, field, row) -> dict:
        shown = row.get(column, field.initial)
        nth = number + 1 if isinstance(number, int) else ""
        label = _("%(column)s, row %(number)s") % {"column": field.label, "number": nth}
        attrs = {"class": "cell", "aria-label": label, "id": f"id_{name}-{number}-{column}"}
        return {
            "label": field.label,
            "html": field.widget.render(f"{name}-{number}-{column}", field.prepare_value(shown), attrs),
        }


class RowsField(forms.Field):
    """`columns` are form fields by name; the value is a list of dicts, in order, of the rows that were filled in.

    `row` names one row in descriptions; fields with the same rows share it. One that `grows` may hold more rows than it
    starts with.
    """

    def __init__(
        self, columns: Mapping[str, forms.Field], *, row: str, grows: bool = True, at_most: int = 50, **kwargs
    ):
        self.columns, self.row, self.at_most = dict(columns), row, at_most
        for column in self.columns.values():
            dress(column)
        super().__init__(**{"widget": RowsWidget(self.columns, grows=grows)} | kwargs)

    def __deepcopy__(self, memo):
        """Each form has columns of its own, so that choices given to one form stay there."""
        copied = super().__deepcopy__(memo)
        copied.columns = {name: deepcopy(field, memo) for name, field in self.columns.items()}
        if isinstance(copied.widget, RowsWidget):
            copied.widget.columns = copied.columns
        return copied

    def clean(self, value) -> list[dict[str, Any]]:
        rows = [(number, row) for number, row in enumerate(value or [], start=1) if not self._is_blank(row)]
        if self.required and not rows:
            raise ValidationError(_("Fill in at least one row."), code="required")
        if len(rows) > self.at_most:
            raise ValidationError(_("At most %d rows.") % self.at_most, code="too_many")
        errors: list[ValidationError] = []
        cleaned = [self._clean_row(number, row, errors) for number, row in rows]
        if errors:
            raise ValidationError(errors)
        return cleaned

    def _is_blank(self, row) -> bool:
        """Nothing was filled in but what stood there from the start."""
        return all(
            row.get(name) in (None, "", [], False) or field.initial is not None for name, field in self.columns.items()
        )

    def _clean_row(self, number: int, row, errors: list) -> dict[str, Any]:
        found = {}
        for name, field in self.columns.items():
            try:
                found[name] = field.clean(row.get(name))
            except ValidationError as error:
                errors += [row_error(number, field.label, one.messages[0], one.code) for one in error.error_list]
        return found


def row_error(number: int, column, message, code: str | None) -> ValidationError:
    """What is wrong with one value of row `number` (1 for the first)."""
    text = _("Row %(number)s, %(column)s: %(message)s")
    return ValidationError(text % {"number": number, "column": column, "message": message}, code=code or "invalid")
