"""What was done, said and handed over, on the wire: events, comments, files, deeds in somebody's name."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from foundation.errors import Lack
from foundation.problems import wire
from regions.models import Role
from requests_app.api.fields import Choice, Moment, Shape
from requests_app.api.serializers import Plain
from requests_app.models import Attachment, BehalfState, Comment, Event, OnBehalf, Status
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES
from requests_app.worklist import triangle_access

TOLD_TO_ALL = ("corner", "event", "deed")


class SpokenBySerializer(Plain):
    """Who said it on the telephone, and when."""

    name = serializers.CharField()
    at = Moment()


class EventSerializer(Shape):
    """A deed in the journal."""

    action = Choice(Action.choices)
    actor = serializers.CharField(
        source="actor.name", allow_null=True, default=None, help_text=_("null: the system itself.")
    )
    role = Choice(Role.choices, allow_blank=True, help_text=_("In which role it was done."))
    spoken_by = SpokenBySerializer(allow_null=True)
    facts = serializers.SerializerMethodField()
    status = Choice(Status.choices, source="to_status", help_text=_("Where the request stood after it."))

    class Meta:
        model = Event
        fields = [
            "number",
            "action",
            "at",
            "actor",
            "role",
            "standing",
            "spoken_by",
            "reason",
            "facts",
            "from_status",
            "status",
            "version",
            "supersedes",
            "previous_hash",
            "hash",
        ]

    def get_facts(self, event) -> dict:
        """What was recorded; what a corner of the triangle says only for who reads positions."""
        if self._keeps(event):
            return wire({name: event.facts[name] for name in TOLD_TO_ALL if name in event.facts})
        return wire(event.facts)

    def to_representation(self, instance):
        shown = super().to_representation(instance)
        return shown | {"reason": ""} if self._keeps(instance) else shown

    def _keeps(self, event) -> bool:
        """Whether the event holds what one corner said and the reader may not read that."""
        return triangle_access.is_of_one_corner(event) and not self.context.get("reads_positions")


class NotSettledSerializer(Plain):
    """One thing that keeps an agreement from being settled; of people who are lacking, how many fit."""

    code = serializers.CharField()
    message = serializers.CharField(
        help_text=_("In words; for those who may not read capacity in numbers it gives a band.")
    )
    line = serializers.IntegerField(allow_null=True, help_text=_("Number of the need line."))
    starts_on = serializers.DateField(allow_null=True, source="first")
    ends_on = serializers.DateField(allow_null=True, source="last")
    agreed = serializers.IntegerField(allow_null=True, help_text=_("Persons on each of these days."))
    fits = serializers.IntegerField(
        allow_null=True, help_text=_("How many fit; for those who may read capacity in numbers.")
    )


def said(lack: Lack) -> dict:
    """A lack with what its words name, as `NotSettledSerializer` takes it."""
    names = ("line", "first", "last", "agreed", "fits")
    return {"code": lack.code, "message": str(lack), **{name: lack.numbers.get(name) for name in names}}


class WayBackSerializer(Plain):
    """A deed that you can still undo."""

    id = serializers.IntegerField(help_text=_("POST to /undoables/{id}/undoings."))
    until = Moment(help_text=_("After this it can't be undone any more."))


class DoneSerializer(EventSerializer):
    """The event a deed left, and where the request stands now (null for a party that doesn't see it)."""

    reference = serializers.CharField(source="support_request.reference", allow_null=True)
    due_at = Moment(source="support_request.due", allow_null=True, help_text=_("When the next owner must have acted."))
    status = Choice(Status.choices, source="to_status", allow_null=True)
    version = serializers.IntegerField(allow_null=True)
    way_back = serializers.SerializerMethodField(
        "undoing", help_text=_("How it is undone, by you and while nothing builds on it; null: it can't be.")
    )
    not_settled = serializers.SerializerMethodField(
        "what_lacks",
        help_text=_("What keeps the agreement of the corners from being settled; empty when nothing does."),
    )

    class Meta(EventSerializer.Meta):
        fields = [
            *(name for name in EventSerializer.Meta.fields if name not in {"from_status", "previous_hash", "hash"}),
            "reference",
            "due_at",
            "way_back",
            "not_settled",
        ]

    @extend_schema_field(WayBackSerializer(allow_null=True))
    def undoing(self, event) -> Any:
        """Its id and its last moment, also when it was undone or built on since: then that is what is answered."""
        kept = RULES[Action(event.action)].undoable and hasattr(event, "undoable")
        return WayBackSerializer(event.undoable).data if kept else None

    @extend_schema_field(NotSettledSerializer(many=True))
    def what_lacks(self, event) -> Any:
        """As its reader may know it."""
        lacking = triangle_access.came_of(event, by=self.context["reader"])
        return NotSettledSerializer([said(one) for one in lacking], many=True).data

    def to_representation(self, instance):
        shown = super().to_representation(instance)
        if not self.context["sees_request"]:
            shown |= dict.fromkeys(["reference", "status", "version", "dueAt"])
        return shown


class CommentSerializer(Shape):
    """A remark."""

    author = serializers.CharField(source="author.name")

    class Meta:
        model = Comment
        fields = ["id", "text", "audience", "author", "at", "event_number"]


class AttachmentSerializer(Shape):
    """A file, and where its content is."""

    author = serializers.CharField(source="author.name")
    inquiry = serializers.IntegerField(source="inquiry_id", allow_null=True)
    content = serializers.SerializerMethodField()

    class Meta:
        model = Attachment
        fields = [
            "id",
            "name",
            "proves",
            "inquiry",
            "audience",
            "content_type",
            "size",
            "sha256",
            "author",
            "at",
            "event_number",
            "content",
        ]

    def get_content(self, attachment) -> str:
        """Where to download it."""
        return f"/api/v1/requests/{self.context['reference']}/attachments/{attachment.pk}/content"


class OnBehalfSerializer(Shape):
    """A deed that somebody recorded in your name, to confirm or contest."""

    role = Choice(Role.choices)
    state = Choice(BehalfState.choices)
    inquiry = serializers.IntegerField(source="inquiry_id", allow_null=True)
    action = Choice(Action.choices, source="event.action")
    at = Moment(source="event.at")
    actor = serializers.CharField(source="event.actor.name")
    spoken_by = SpokenBySerializer(source="event.spoken_by")
    facts = serializers.SerializerMethodField()

    class Meta:
        model = OnBehalf
        fields = ["id", "role", "state", "due_at", "inquiry", "action", "at", "actor", "spoken_by", "facts"]

    def get_facts(self, behalf) -> dict:
        """What was recorded in your name."""
        return wire(behalf.event.facts)
