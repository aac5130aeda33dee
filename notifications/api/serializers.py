"""What messages look like on the wire."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from foundation.keys import KeyField
from notifications.models import Choice, Means, Notification
from notifications.table import Kind
from requests_app.api.fields import Choice as Word
from requests_app.api.fields import Moment, Shape
from requests_app.api.serializers import Plain, all_of, page_of

MOST = 500


class MessageSerializer(Shape):
    """One message, in the language asked for."""

    text = serializers.CharField(source="sentence", help_text=_("What it says."))
    reference = serializers.CharField(
        source="reference_shown", allow_null=True, help_text=_("The request it is about, when you may see it.")
    )
    inquiry = serializers.IntegerField(
        source="inquiry_id", allow_null=True, help_text=_("What was asked of you, if so.")
    )
    event_number = serializers.IntegerField(
        source="event_number_shown",
        allow_null=True,
        help_text=_("The number of the event in the journal of the request, when you may see it."),
    )
    happened_at = Moment(source="event.at", help_text=_("When it happened."))
    is_read = serializers.BooleanField(help_text=_("Whether you have read it."))

    class Meta:
        model = Notification
        fields = [
            *("id", "kind", "urgency", "text", "reference", "event_number", "inquiry"),
            *("happened_at", "created_at", "is_read"),
        ]


MESSAGE_PAGE = page_of(MessageSerializer, "MessagePage")


class ReadSerializer(Plain):
    """Which to mark as read; none named is all."""

    messages = serializers.ListField(child=KeyField(), required=False, max_length=MOST, help_text=_("their ids"))


class ReadDoneSerializer(Plain):
    """What came of it."""

    read = serializers.IntegerField(help_text=_("How many were unread until now."))


class PreferenceSerializer(Plain):
    """One kind of message on one road."""

    kind = Word(Kind.choices, help_text=_("what messages are about"))
    road = Word(Means.choices, help_text=_("how they travel"))
    choice = Word(Choice.choices, allow_null=True, help_text=_("your choice; null where the duty roster decides"))


PREFERENCE_LIST = all_of(PreferenceSerializer, "PreferenceList")


class PreferencesSerializer(Plain):
    """The choices to change."""

    results = PreferenceSerializer(many=True)
