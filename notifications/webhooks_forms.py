"""The forms of webhooks: where a system listens and what for; an administrator also says for whom."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.forms import Form
from notifications.models import State
from notifications.table import Kind
from notifications.webhooks import KINDS
from regions.forms.people import ScopeForm
from regions.models import Membership, Role

CHOICES = [(kind.value, kind.label) for kind in KINDS]


class WebhookFilter(Form):
    """All optional."""

    q = forms.CharField(label=_("Name or address"), required=False, max_length=120)
    active = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Switched on and off")), ("yes", _("switched on")), ("no", _("switched off"))],
    )

    def chosen(self) -> dict:
        """What was chosen, as keywords of `webhooks.find`; nothing when it can't be read."""
        return self.cleaned_data if self.is_valid() else {}


class LogFilter(Form):
    """All optional."""

    q = forms.CharField(label=_("Number of the event, or reference"), required=False, max_length=40)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All states")), *State.choices], required=False)
    kind = forms.ChoiceField(label=_("About"), choices=[("", _("Everything")), *CHOICES], required=False)

    def chosen(self) -> dict:
        """What was chosen, as keywords of `webhooks.find_in_log`; nothing when it can't be read."""
        return self.cleaned_data if self.is_valid() else {}


class _PeriodForm(Form):
    """From when until when an endpoint was told what is to be sent again."""


FROM = forms.DateTimeField(label=_("Told from"))
TO = forms.DateTimeField(label=_("until"), help_text=_("At most 31 days and 1,000 events at once."))
ReplayForm: Any = type("ReplayForm", (_PeriodForm,), {"__doc__": _PeriodForm.__doc__, "from": FROM, "to": TO})
"""Its fields are `from`, which Python keeps for itself, and `to`."""


def last_day() -> dict[str, datetime]:
    """The period meant when none is named: the last 24 hours, with the minute that runs."""
    until = clock.now().replace(second=0, microsecond=0) + timedelta(minutes=1)
    return {"from": until - timedelta(days=1), "to": until}


class EndpointForm(Form):
    """What an endpoint is."""

    description = forms.CharField(label=_("Name"), max_length=80, help_text=_("Which system it is."))
    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("Where events are sent by POST, over https; on the public internet."),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    kinds = forms.MultipleChoiceField(label=_("Messages about"), choices=CHOICES, widget=forms.CheckboxSelectMultiple)


class ChangeForm(EndpointForm):
    """The same, of one that is there: it can be switched off."""

    is_active = forms.BooleanField(
        label=_("Switched on"),
        required=False,
        help_text=_("Switched off, what is to be sent waits; what waited for more than a week stays in the log."),
    )

    @classmethod
    def of(cls, endpoint, data=None) -> "ChangeForm":
        """The form of `endpoint` as it is, with what was sent, if anything."""
        return cls(data, initial={name: getattr(endpoint, name) for name in cls.base_fields})


class OwnForm(EndpointForm):
    """A new one of an organisation of one's own."""

    membership = forms.ModelChoiceField(label=_("For"), queryset=Membership.objects.none(), empty_label=None)
    field_order = ("membership", "description", "url", "kinds")

    def __init__(self, *args, held, **kwargs):
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["membership"]
        choice.queryset = Membership.objects.filter(pk__in=[one.pk for one in held]).with_scopes()
        choice.label_from_instance = lambda one: one.label
        self.initial.update(membership=next((one.pk for one in held), None), kinds=[Kind.TASK])

    @property
    def values(self) -> dict:
        """What `webhooks.add` takes."""
        held = self.cleaned_data["membership"]
        values = {name: self.cleaned_data[name] for name in ("description", "url", "kinds")}
        return values | {"role": held.role, **held.scopes}


class AnyForm(EndpointForm, ScopeForm):
    """A new one of any organisation, for administrators."""

    field_order = ("description", "url", "kinds", "role")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["role"]
        choice.choices = [one for one in choice.choices if one[0] != Role.ADMINISTRATOR]
        self.initial["kinds"] = [Kind.TASK]

    @property
    def values(self) -> dict:
        """What `webhooks.add` takes."""
        return self.cleaned_data
