"""Meetings of the triangle on the wire: planned by LOCC, and each whole with what is kept of it.

What is on an agenda and what was agreed are deeds on a request, with resources of their own there.
"""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.errors import NotYours
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from regions import traces
from regions.api.called import asks, called_once
from requests_app.api.fields import Choice, Moment, Shape
from requests_app.api.from_filing import MeetingSerializer
from requests_app.api.parsers import JsonBody
from requests_app.api.serializers import Plain, all_of
from requests_app.api.several import GIVEN, given
from requests_app.api.shapes import described, fill
from requests_app.deeds import meeting
from requests_app.forms.meeting import PackageForm
from requests_app.models import AgreedAction, Attendance, Corner, Meeting, SupportRequest
from requests_app.procedure import replay
from requests_app.worklist import triangle_access

KEEPS = asks(meeting.require_keeper)
KEEPERS = _("By: LOCC.")
WRITES = problem_responses(400, 401, 403, 404, 409, 415)


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


class PlannedSerializer(Plain):
    """When the triangle meets, and where."""

    starts_at = Moment(help_text=_("Not in the past."))
    place = serializers.CharField(required=False, max_length=200, help_text=_("A place or a link."))


class MinutesSerializer(Plain):
    """What was said, without names of patients, residents or soldiers."""

    minutes = serializers.CharField(allow_blank=True, max_length=10_000, help_text=_("Replaces what stood there."))
    seen = serializers.CharField(
        allow_blank=True, help_text=_("The minutes as you read them; if others stand there by now, it is refused.")
    )


class SeatNotedSerializer(Plain):
    """What is recorded of one corner."""

    corner = Choice(Corner.choices)
    present = serializers.BooleanField(
        allow_null=True, help_text=_("Whether it sat there; null takes back what was recorded.")
    )
    who = serializers.CharField(
        required=False, max_length=200, allow_blank=True, help_text=_("Functions, no names; or why nobody came.")
    )


class AttendanceNotedSerializer(Plain):
    """Who was there; a corner that isn't named keeps what was recorded."""

    seats = SeatNotedSerializer(many=True, allow_empty=False)

    def validate_seats(self, seats: list[dict]) -> list[dict]:
        corners = [one["corner"] for one in seats]
        if len(set(corners)) < len(corners):
            raise serializers.ValidationError(_("Name each corner once."), code="repeated")
        if any(one["present"] is None and one.get("who") for one in seats):
            raise serializers.ValidationError(_("Say whether this corner was there."), code="required")
        return seats


class TurnSerializer(Plain):
    """Which request the meeting treats now."""

    reference = serializers.CharField(help_text=_("Of a request on its agenda."))


MEETING_LIST = all_of(MeetingSerializer, "MeetingList")


class Meetings(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="listMeetings",
        summary=_("Meetings of the triangle"),
        description=_("For those who have a place at the table."),
        responses={200: MEETING_LIST, **problem_responses(401, 403)},
    )
    def get(self, request):
        _require_place(request.user)
        return Response(MEETING_LIST({"results": Meeting.objects.all()}).data)

    @extend_schema(
        operation_id="openMeeting",
        summary=_("Plan a meeting of the triangle"),
        description=_("By: LOCC. Everything that waits for the triangle is put on its agenda."),
        request=PlannedSerializer,
        responses={201: WholeMeetingSerializer, **problem_responses(400, 401, 403, 409, 415)},
    )
    @called_once(KEEPS)
    def post(self, request):
        meeting.require_keeper(request.user)
        planned = meeting.plan(by=request.user, **sent(PlannedSerializer, request.data))
        return _answer(planned.meeting, request.user, 201)


class WholeMeeting(APIView):
    @extend_schema(
        operation_id="readMeeting",
        summary=_("A meeting of the triangle"),
        description=_("For those who have a place at the table; of the requests they see."),
        responses={200: WholeMeetingSerializer, **problem_responses(401, 403, 404)},
    )
    def get(self, request, pk: int):
        _require_place(request.user)
        return _answer(get_object_or_404(Meeting, pk=pk), request.user)


class Minutes(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="keepMinutes",
        summary=_("Keep the minutes of a meeting"),
        description=KEEPERS,
        request=MinutesSerializer,
        responses={201: WholeMeetingSerializer, **WRITES},
    )
    @called_once(KEEPS)
    def post(self, request, pk: int):
        held, said = _kept(request, pk), sent(MinutesSerializer, request.data)
        return _answer(
            meeting.write_minutes(held, by=request.user, text=said["minutes"], seen=said["seen"]), request.user, 201
        )


class Seats(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="noteAttendance",
        summary=_("Record who sat in a meeting"),
        description=KEEPERS,
        request=AttendanceNotedSerializer,
        responses={201: WholeMeetingSerializer, **WRITES},
    )
    @called_once(KEEPS)
    def post(self, request, pk: int):
        held = _kept(request, pk)
        meeting.note_attendance(held, by=request.user, seats=_seats(sent(AttendanceNotedSerializer, request.data)))
        return _answer(held, request.user, 201)


class Turns(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="takeUp",
        summary=_("Say which request a meeting treats now"),
        description=KEEPERS,
        request=TurnSerializer,
        responses={201: WholeMeetingSerializer, **WRITES},
    )
    @called_once(KEEPS)
    def post(self, request, pk: int):
        held, named = _kept(request, pk), sent(TurnSerializer, request.data)
        on_it = SupportRequest.objects.filter(agenda_items__meeting=held, reference=named["reference"]).first()
        if on_it is None:
            raise Http404
        meeting.take_up(held, on_it, by=request.user)
        return _answer(held, request.user, 201)


class MeetingPositions(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="giveMeetingPosition",
        summary=_("Give one position on several requests of an agenda"),
        description=_("By: the corners. Each request is a deed of its own; a grant is of all that was tuned."),
        request=described(PackageForm, "MeetingPosition"),
        responses={201: GIVEN, **WRITES, **problem_responses(422)},
    )
    def post(self, request, pk: int):
        _require_place(request.user)
        held, user = get_object_or_404(Meeting, pk=pk), request.user
        speaks = _speaks_on(held, user, request.data)
        form = fill(PackageForm(choices=[(name, "") for name in speaks]), request.data)
        chosen = [speaks[name] for name in dict.fromkeys(form.cleaned_data["requests"])]
        return given(triangle_access.give_package(chosen, by=user, key=form.cleaned_data["key"], **form.said), by=user)


def _speaks_on(held: Meeting, user, data: Any) -> dict[str, SupportRequest]:
    """By reference: what `user` may speak on in this meeting, and what she spoke on under this key before."""
    key = data.get("key") if isinstance(data, dict) else None
    spoke = replay.done_under(by=user, key=key) if isinstance(key, str) else []
    return {one.reference: one for one in (*spoke, *triangle_access.may_speak_on(held, by=user))}


def _seats(said: dict) -> dict[Corner, meeting.Seat | None]:
    return {
        Corner(one["corner"]): None if one["present"] is None else meeting.Seat(one["present"], one.get("who", ""))
        for one in said["seats"]
    }


def _require_place(user) -> None:
    if not triangle_access.may_attend(user):
        raise NotYours("no_place_at_the_table", _("You have no place at this table."))


def _kept(request, pk: int) -> Meeting:
    """The meeting, for who keeps it: others are refused before anything is looked up."""
    meeting.require_keeper(request.user)
    return get_object_or_404(Meeting, pk=pk)


def _answer(held: Meeting, user, status: int = 200) -> Response:
    held.refresh_from_db()
    return Response(WholeMeetingSerializer(_whole(held, user)).data, status=status)


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
