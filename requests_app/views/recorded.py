"""What an event recorded, in words: for whoever is asked whether it is as she said it.

The words are those of the form of the deed; what has no field there (an offer, a party) has its own.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from foundation.rows import RowsField
from foundation.tables import words
from foundation.telephone import TelephoneFormField, shown
from regions.models import User
from requests_app.doors import DOORS
from requests_app.forms.alert import AlertForm
from requests_app.models import Event, OnBehalf, Position, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.views.buttons import offered_on
from requests_app.worklist import triangle_access

EMPTY: tuple[Any, ...] = (None, "", [], {})


def in_words(event: Event) -> list[tuple[str, str]]:
    """(label, what was recorded) of what `event` holds, in the order of the deed's form; what is empty is left out.

    What has the same label stands together, a line each.
    """
    found: dict[str, list[str]] = {}
    for label, said in [*_party(event.facts), *_alert(event), *_of_form(event), *_offers(event.facts)]:
        if said:
            found.setdefault(str(label), []).append(said)
    return [(label, "\n".join(lines)) for label, lines in found.items()]


def shown_behalf(support_request: SupportRequest, behalf: OnBehalf, *, by: User) -> tuple:
    """(it, the deed in words, the buttons to confirm or contest it, what was said).

    The last two only for whose word it is; what a corner said stands in the triangle.
    """
    action = Action(behalf.event.action)
    buttons = offered_on(support_request, "behalf", behalf, by=by)
    said = in_words(behalf.event) if buttons and action != Action.GIVE_POSITION else []
    return behalf, action.label, buttons, said


def _party(facts: dict) -> Iterator[tuple[Any, str]]:
    yield _("Party"), facts.get("party", "")
    yield _("Need line"), str(facts.get("line") or "")


def _alert(event: Event) -> Iterator[tuple[Any, str]]:
    """What an alert said that was sent as it was opened; of a draft that was completed first the page itself tells."""
    if event.action != Action.SUBMIT:
        return
    opened = event.support_request.events.filter(action=Action.OPEN, number=event.number - 1).first()
    facts = opened.facts if opened else {}
    for line in facts.get("lines", []):
        yield _("Need line"), _people(line)
    for name in ("first_unsafe_shift_at", "clients_on_site", "call_back_number", "circumstances"):
        if facts.get(name) not in EMPTY:
            yield AlertForm.base_fields[name].label, _value(AlertForm.base_fields[name], facts[name])


def _of_form(event: Event) -> Iterator[tuple[Any, str]]:
    door = DOORS.get(Action(event.action))
    facts = {"reason": event.reason} | event.facts
    for name, field in (door.form.base_fields if door else {}).items():
        if name == "persons" and isinstance(field, RowsField):
            yield field.label, _persons(event)
        elif name != "line" and facts.get(name) not in EMPTY:
            yield field.label or name, _value(field, facts[name])


def _offers(facts: dict) -> Iterator[tuple[Any, str]]:
    for one in facts.get("offers", []):
        yield _("Offer"), _people(one)


def freed(event: Event) -> str:
    """Who is free again by this event, for whoever did it: persons, type and days; empty when nobody is."""
    return "; ".join(_people(one) for one in event.facts.get("freed", []))


def _people(row: dict) -> str:
    people = f"{row['persons']} × {StaffType(row['staff_type']).label}"
    return f"{people}, {_day(row['starts_on'])} – {_day(row['ends_on'])}"


def _persons(event: Event) -> str:
    """Persons per line of a position, with the line in words while it stands in a review."""
    given = event.facts.get("persons") or {}
    positions = Position.objects.filter(review__support_request=event.support_request, event_number=event.number)
    position = positions.select_related("review__support_request").first()
    labels = triangle_access.labels_of(position.review) if position else {}
    return "; ".join(
        _("%(persons)s of %(line)s") % {"persons": persons, "line": labels.get(key, key)}
        for key, persons in given.items()
    )


def _value(field: forms.Field, value: Any) -> str:
    if isinstance(field, RowsField):
        return "; ".join(_row(field, row) for row in value)
    if isinstance(field, forms.ModelChoiceField):
        return _one_of(field, value)
    if isinstance(field, forms.ChoiceField):  # a list of choices too
        choices: Any = field.choices
        known = {str(key): str(label) for key, label in choices}
        return ", ".join(known.get(str(one), str(one)) for one in (value if isinstance(value, list) else [value]))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, forms.DateTimeField):
        return _moment(value)
    if isinstance(field, TelephoneFormField):
        return shown(value)
    return _day(value) if isinstance(field, forms.DateField) else str(value)


def _row(field: RowsField, row: dict) -> str:
    columns = ((column, row.get(name)) for name, column in field.columns.items())
    return ", ".join(f"{column.label}: {_value(column, value)}" for column, value in columns if value not in EMPTY)


def _one_of(field: forms.ModelChoiceField, value: Any) -> str:
    """What a choice among records is called; the value itself where it has no record here."""
    records = field.queryset
    if records is None or field.to_field_name:
        return str(value)
    return str(records.model._default_manager.filter(pk=value).first() or value)


def _moment(value: str) -> str:
    return words(datetime.fromisoformat(value))


def _day(value: str) -> str:
    return words(date.fromisoformat(value))
