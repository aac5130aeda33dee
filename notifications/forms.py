"""The forms of messages: how one's inbox is narrowed, and how one wants to be reached."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import Form
from notifications import delivery, delivery_list, preferences
from notifications.models import Means
from notifications.table import Kind
from regions.models import User

UNLESS_CHOSEN = {preferences.Usual.BY_ROSTER: _("as the duty roster has it"), None: _("not at all")}
"""The words for making no choice, by how the road is usually used."""


class InboxFilter(Form):
    """All optional."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": _("Reference, home or region")}),
    )
    kind = forms.ChoiceField(label=_("About"), choices=[("", _("Everything")), *Kind.choices], required=False)
    unread = forms.BooleanField(label=_("Not read yet"), required=False)

    def chosen(self) -> dict:
        """What was chosen, as keywords of `inbox.find`; nothing when it can't be read."""
        return self.cleaned_data if self.is_valid() else {}


class DeliveryFilter(Form):
    """What an administrator looks at: one road, and of it what is stuck unless a state is chosen."""

    road = forms.ChoiceField(label=_("Road"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=delivery_list.STATES, required=False)
    kind = forms.ChoiceField(label=_("About"), choices=[("", _("Everything")), *Kind.choices], required=False)
    q = forms.CharField(label=_("Receiver"), required=False, max_length=120)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["road"]
        choice.choices = [(road.name, road.label) for road in delivery.travelled()]

    def chosen(self) -> dict:
        """What was chosen, as keywords of `delivery_list.find` but for the road; nothing when it can't be read."""
        given = self.cleaned_data if self.is_valid() else {}
        return {name: value for name, value in given.items() if name != "road"}


class PreferencesForm(Form):
    """One field for each kind of message by e-mail, and on the page where there is something to choose."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = preferences.chosen(user)
        for kind, road in preferences.PAIRS:
            choices = preferences.choices(kind, road)
            if len(choices) > 1:
                self.fields[f"{kind}-{road}"] = _field(kind, road, choices, own.get((kind, road), ""))

    def save(self, *, by: User) -> None:
        """Choose what was sent, all of it."""
        for name, choice in self.cleaned_data.items():
            kind, road = name.split("-")
            preferences.choose(by=by, kind=kind, road=road, choice=choice)

    @property
    def roads(self) -> type[Means]:
        """The columns of the table on the page."""
        return Means

    def rows(self) -> list[tuple]:
        """(kind, [(road, its field or None)]) of each kind, for the table on the page."""
        kinds = dict.fromkeys(kind for kind, _road in preferences.PAIRS)
        return [(kind, [(road, self._at(kind, road)) for road in Means]) for kind in kinds]

    def _at(self, kind, road):
        name = f"{kind}-{road}"
        return self[name] if name in self.fields else None


def _field(kind, road, choices, initial) -> forms.ChoiceField:
    usual = preferences.USUAL.get(road)
    unless_chosen = [("", UNLESS_CHOSEN[usual])] if usual in UNLESS_CHOSEN else []
    field = forms.ChoiceField(
        label=_("%(kind)s, %(road)s") % {"kind": Kind(kind).label, "road": Means(road).label},
        choices=[*unless_chosen, *((one.value, one.label) for one in choices)],
        required=False,
        initial=initial or ("" if unless_chosen else choices[0].value),
        error_messages={"invalid_choice": _("This can't be chosen: the procedure requires these messages.")},
    )
    field.widget.attrs |= {"aria-label": field.label, "class": "cell"}
    return field
