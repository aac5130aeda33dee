"""Every text that a deed takes, filled in with what may not come in."""

from django import forms

from foundation.problems import camel
from foundation.rows import RowsField
from requests_app.forms.deed import HOW

IN_WORDS = "Within three weeks Mrs 111-22\N{SOFT HYPHEN}2-333 goes home"  # the number passes the eleven test
SHORT = "111222333"


def is_free(field: forms.Field) -> bool:
    """Whether a person may type any text in it."""
    return type(field) is forms.CharField


def with_a_bsn(form: type[forms.Form], body: dict) -> tuple[dict, set[str]]:
    """`body` with a citizen service number in each free text of `form`, and the names it must be refused under."""
    sent, names = dict(body), set()
    for name, field in form.base_fields.items():
        wire = camel(name)
        if is_free(field) and not field.widget.is_hidden and name not in HOW:
            sent[wire] = IN_WORDS if (field.max_length or 4000) >= len(IN_WORDS) else SHORT
            names.add(wire)
        elif isinstance(field, RowsField) and wire in body:
            inside = [camel(column) for column, inner in field.columns.items() if is_free(inner)]
            sent[wire] = [row | dict.fromkeys(inside, IN_WORDS) for row in body[wire]]
            names |= {f"{wire}.0.{column}" for column in inside}
    return sent, names
