"""A meeting of the triangle on the wire, whole: agenda, whose turn it is, who sat there, what was agreed, minutes."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.errors import NotYours
from foundation.problems import problem_responses
from foundation.rest import APIView
from regions import traces
from requests_app.api.fields import Shape
from requests_app.api.from_filing import MeetingSerializer
from requests_app.api.serializers import Plain
from requests_app.models import AgreedAction, Attendance, Meeting
from requests_app.worklist import triangle_access


class SeatSerializer(Shape):
    """Whether a corner sat there, and who, by function."""

    class Meta:
        model = Attendance
        fields = ["corner", "present", "who"]


class AgreedActionSerializer(Shape):
    """What was agreed to be done for a request, by whom, by when, and what shows that it is done."""

    reference = serializers.CharField(source="support_request.reference")

    class Meta:
        model = AgreedAction
        fields = ["id", "reference", "text", "owner", "due_at", "done_at", "proof", "event_number"]


class TreatedSerializer(Plain):
    """A request on the agenda, and when the meeting last took it up; the latest one is treated now."""

    reference = serializers.CharField(source="support_request.reference")
    place = serializers.IntegerField(help_text=_("Place on the agenda, as it stands now."))
    reason = serializers.CharField(help_text=_("Why it was moved; empty when it wasn't."))
    treated_at = serializers.DateTimeField(allow_null=True)


class WholeMeetingSerializer(MeetingSerializer):
    """A meeting with everything that is kept of it."""

    agenda = TreatedSerializer(many=True, help_text=_("The requests you see."))
    seats = SeatSerializer(many=True, help_text=_("Who sat there; empty for whom doesn't read the minutes."))
    agreed_actions = AgreedActionSerializer(many=True, help_text=_("Of the requests of which you read positions."))
    minutes = serializers.CharField(help_text=_("Empty for whom doesn't see every request on the agenda."))
    next_meeting = MeetingSerializer(allow_null=True)

    class Meta:
        model = Meeting
        fields = [*MeetingSerializer.Meta.fields, "agenda", "seats", "agreed_actions", "minutes", "next_meeting"]


class WholeMeeting(APIView):
    @extend_schema(
        operation_id="readMeeting",
        summary=_("A meeting of the triangle"),
        description=_("For those who have a place at the table; of the requests they see."),
        responses={200: WholeMeetingSerializer, **problem_responses(401, 403, 404)},
    )
    def get(self, request, pk: int):
        if not triangle_access.may_attend(request.user):
            raise NotYours("no_place_at_the_table", _("You have no place at this table."))
        held = get_object_or_404(Meeting, pk=pk)
        return Response(WholeMeetingSerializer(_whole(held, request.user)).data)


def _whole(held: Meeting, user) -> dict[str, Any]:
    items = triangle_access.agenda(held, by=user)
    traces.shown(*(item.support_request for item in items))
    reads = triangle_access.may_read_minutes(held, by=user)
    return {
        **{name: getattr(held, name) for name in MeetingSerializer.Meta.fields},
        "agenda": items,
        "seats": list(held.seats.all()) if reads else [],
        "agreed_actions": triangle_access.agreed_in(held, by=user),
        "minutes": held.minutes if reads else "",
        "next_meeting": triangle_access.next_meeting(held),
    }
