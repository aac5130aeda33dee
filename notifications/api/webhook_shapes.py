"""What webhooks look like on the wire; whose one is, is said as in /me: role, and the territory by its code."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample
from rest_framework import serializers

from notifications.models import WebhookDelivery, WebhookEndpoint
from notifications.webhooks_forms import CHOICES, AnyForm, ChangeForm, ReplayForm
from regions.models import CareOfficeRegion, Channel, RoazRegion, SafetyRegion, Team
from requests_app.api.fields import Choice as Word
from requests_app.api.fields import Shape
from requests_app.api.serializers import Plain, page_of
from requests_app.api.shapes import described

EXAMPLE = OpenApiExample(
    "new_webhook",
    request_only=True,
    value={
        "description": "ECD",
        "url": "https://ecd.avondzon.example/in",
        "kinds": ["task", "ladder"],
        "role": "institution",
        "institution": 1,
    },
)


# --- what is sent


class ByCode(forms.CharField):
    """One of a model, named by its code (or another unique field, `by`)."""

    def __init__(self, model: type[Model], *, by: str = "code", **kwargs):
        super().__init__(required=False, **kwargs)
        self.model, self.by = model, by

    def clean(self, value) -> Any:
        """The one that is meant, None when nothing was sent; raises ValidationError when there is none."""
        named = super().clean(value)
        found = self.model._default_manager.filter(**{self.by: named}).first() if named else None
        if named and found is None:
            raise ValidationError(
                forms.ModelChoiceField.default_error_messages["invalid_choice"], code="invalid_choice"
            )
        return found


class NewForm(AnyForm):
    """A new webhook, and the organisation it is of: a role and the one scope it is held for."""

    safety_region: Any = ByCode(SafetyRegion, label=_("Safety region"), help_text=_("For GHOR."))
    care_office_region: Any = ByCode(CareOfficeRegion, label=_("Care office"), help_text=_("For a care office."))
    roaz_region: Any = ByCode(RoazRegion, label=_("RO(N)AZ region"), help_text=_("For a RO(N)AZ secretariat."))
    channel: Any = ByCode(Channel, label=_("Channel"), help_text=_("For the Red Cross and the civil pools."))
    team: Any = ByCode(Team, by="name", label=_("Team"), help_text=_("For a fact finder."))


NEW = described(NewForm, "NewWebhook")
PERIOD = described(ReplayForm, "WebhookPeriod")
A_DAY = OpenApiExample(
    "a_day", request_only=True, value={"from": "2020-12-27T08:00:00+01:00", "to": "2020-12-28T08:01:00+01:00"}
)
CHANGED = described(ChangeForm, "ChangedWebhook", optional=True)


# --- what is told


def _named(by: str = "code") -> serializers.SlugRelatedField:
    return serializers.SlugRelatedField(by, read_only=True, allow_null=True)


class WebhookSerializer(Shape):
    """Where a system of an organisation listens, and what for; never its secret."""

    kinds = serializers.ListField(child=Word(CHOICES), help_text=_("The kinds of messages it is sent."))
    label: Any = serializers.CharField(read_only=True, help_text=_("For"))
    is_answered_for = serializers.BooleanField(
        read_only=True,
        help_text=_("Whether somebody answers for it; else nothing is sent until a colleague does."),
    )
    institution = serializers.IntegerField(
        source="institution_id", allow_null=True, help_text=_("For a care institution.")
    )
    safety_region = _named()
    care_office_region = _named()
    roaz_region = _named()
    channel = _named()
    team = _named("name")

    class Meta:
        model = WebhookEndpoint
        fields = [
            *("id", "description", "url", "kinds", "is_active", "is_answered_for", "created_at", "role", "label"),
            *("institution", "safety_region", "care_office_region", "roaz_region", "channel", "team"),
        ]


class WebhookWithSecretSerializer(WebhookSerializer):
    """The same with its new secret, this once."""

    secret = serializers.SerializerMethodField(help_text=_("The secret, shown only now."))

    class Meta(WebhookSerializer.Meta):
        fields = [*WebhookSerializer.Meta.fields, "secret", "earlier_until"]

    def get_secret(self, _endpoint) -> str:
        return self.context["secret"]


class WebhookTrialSerializer(Plain):
    """A trial event that was taken."""

    status = serializers.IntegerField(help_text=_("The HTTP status."))


class WebhookReplaySerializer(Plain):
    """How far the events of a period came, and how many are sent again."""

    arrived = serializers.IntegerField(help_text=_("Taken by the receiver."))
    given_up = serializers.IntegerField(help_text=_("Tried for the last time, and not taken."))
    on_their_way = serializers.IntegerField(help_text=_("Still to be sent: they stay as they are."))
    to_send = serializers.IntegerField(help_text=_("Sent again: those that arrived or were given up."))


class WebhookDeliverySerializer(Shape):
    """One event on its way to a webhook, or there; of what it told only for who speaks for the organisation."""

    event = serializers.CharField(source="event_id", help_text=_("The `id` of the CloudEvent."))
    reference = serializers.SerializerMethodField(help_text=_("The request it is about, when you may see it."))
    event_number = serializers.SerializerMethodField(
        "get_event_number", help_text=_("The number of the event in the journal of the request, when you may see it.")
    )
    inquiry = serializers.SerializerMethodField(
        help_text=_("what was asked of the organisation, when that is all it may see")
    )

    last_error = serializers.SerializerMethodField("get_last_error", help_text=_("why the last try failed"))

    class Meta:
        model = WebhookDelivery
        fields = [
            *("id", "event", "kind", "reference", "event_number", "inquiry"),
            *("created_at", "state", "attempts", "sent_at", "last_error"),
        ]

    def _reads_request(self, delivery) -> bool:
        return self.context["own"] and not delivery.inquiry_id

    def get_reference(self, delivery) -> str | None:
        return delivery.event.support_request.reference if self._reads_request(delivery) else None

    def get_event_number(self, delivery) -> int | None:
        return delivery.event.number if self._reads_request(delivery) else None

    def get_last_error(self, delivery) -> str:
        return delivery.last_error if self.context["inside"] else delivery.error_in_the_open

    def get_inquiry(self, delivery) -> int | None:
        return delivery.inquiry_id if self.context["own"] else None


WEBHOOK_PAGE = page_of(WebhookSerializer, "WebhookPage")
DELIVERY_PAGE = page_of(WebhookDeliverySerializer, "WebhookDeliveryPage")
