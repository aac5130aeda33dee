"""How it stands for whoever steers, for programs: the same figures and lists, all their rows, and the same refusals."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response

from foundation.problems import problem_responses
from foundation.rest import APIView
from insight import figures, scopes
from insight.api import ClimbingRowSerializer, NeedRowSerializer
from insight.forms import MarkForm, SteeringFilter
from insight.steering import marks
from insight.steering.standing import Steering
from regions.api.called import asks, called_once
from regions.calling import Why
from requests_app.api import schema
from requests_app.api.fields import Choice, Moment
from requests_app.api.parsers import JsonBody
from requests_app.api.reading import chosen
from requests_app.api.serializers import Plain
from requests_app.api.shapes import fill
from requests_app.models.staff import StaffType


class CallSerializer(Plain):
    """The number to call now; null of a moment gone by, of one's own colleagues, and where none is known or hers."""

    who = serializers.CharField(help_text=_("a name on the roster, else a function or organisation"))
    number = serializers.CharField(help_text=_("as after `tel:` (RFC 3966)"))
    why = Choice(Why.choices, help_text=_("why it is this number"))
    until = Moment(allow_null=True, help_text=_("until when it is answered; null: no end is known"))


class AboutSerializer(Plain):
    """Which request, and of which home."""

    reference = serializers.CharField(source="request.reference", help_text=_("its reference"))
    institution = serializers.CharField(source="request.institution.name", help_text=_("whose it is"))
    safety_region = serializers.CharField(source="request.safety_region.code", help_text=_("where it counts"))


class LeadingSerializer(Plain):
    """One of the leading figures."""

    name = serializers.CharField(source="figure.name", help_text=_("its name in every language"))
    unit: Any = Choice(figures.Unit.choices, source="figure.unit", help_text=_("what is counted"))
    says = serializers.CharField(source="figure.says", help_text=_("exactly what is counted"))
    now = serializers.FloatField(help_text=_("at the moment asked"))
    before = serializers.FloatField(help_text=_("at the moment since which changes are told"))


class LackingSerializer(Plain):
    """Persons of one staff type that are lacking on the busiest day."""

    staff_type: Any = Choice(StaffType.choices, help_text=_("the type asked for"))
    persons = serializers.IntegerField(help_text=_("persons open"))


class MoveSerializer(Plain):
    """Who must act."""

    who = serializers.CharField(help_text=_("a role, or an institution or region by name"))
    call = CallSerializer(allow_null=True)


class UnsafeSerializer(AboutSerializer):
    """A home with an unsafe shift."""

    at = Moment(help_text=_("the first unsafe shift"))
    lacking = serializers.SerializerMethodField(help_text=_("by staff type, on the busiest day of each"))
    given = serializers.IntegerField(help_text=_("person-days of help by others from this day on"))
    call = CallSerializer(source="home", allow_null=True)
    moves = serializers.SerializerMethodField(help_text=_("whose move it is"))

    def get_lacking(self, home) -> LackingSerializer(many=True):  # type: ignore[valid-type]
        rows = [{"staff_type": kind, "persons": persons} for kind, persons in home.lacking]
        return LackingSerializer(rows, many=True).data

    def get_moves(self, home) -> MoveSerializer(many=True):  # type: ignore[valid-type]
        return MoveSerializer([{"who": words, "call": call} for words, call in home.moves], many=True).data


class ElsewhereSerializer(Plain):
    """Requests that count as unsafe now or within 24 hours and that one doesn't see."""

    safety_region = serializers.CharField(source="region.code", help_text=_("the region that guides them"))
    requests = serializers.IntegerField(help_text=_("how many"))
    call = CallSerializer(allow_null=True)


class OwedSerializer(AboutSerializer):
    """One thing that is late."""

    what = serializers.CharField(help_text=_("what, in words"))
    since = Moment(help_text=_("since when"))


class LateSerializer(Plain):
    """A party, and all that it is late with."""

    party = serializers.CharField(help_text=_("a role, or an institution or region by name"))
    call = CallSerializer(allow_null=True)
    owed = OwedSerializer(many=True)


class WaitingSerializer(AboutSerializer):
    """An offer that nobody decided on yet."""

    party = serializers.CharField(help_text=_("who offers"))
    staff_type: Any = Choice(StaffType.choices, source="offer.staff_type", help_text=_("the type offered"))
    persons = serializers.IntegerField(source="offer.persons", help_text=_("how many at the same time"))
    holds_until = Moment(source="offer.holds_until", allow_null=True, help_text=_("until when; null: no term"))
    call = CallSerializer(allow_null=True)


class EndingSerializer(AboutSerializer):
    """Help that ends within a week, or should have ended."""

    on = serializers.DateField(help_text=_("last day"))
    what = serializers.CharField(help_text=_("what, in words"))


class ChangeSerializer(AboutSerializer):
    """What changed in one request."""

    at = Moment(help_text=_("the last deed"))
    moved_to = serializers.CharField(help_text=_("the status it moved to, in words; empty when it stayed"))
    deeds = serializers.ListField(child=serializers.CharField(), help_text=_("the last few, in words"))
    more = serializers.IntegerField(help_text=_("how many came before these"))


class ClimbingRegionSerializer(Plain):
    """What may still climb to Defence out of one safety region, without homes."""

    region = serializers.CharField(source="region.code", help_text=_("its code"))
    persons = serializers.IntegerField(help_text=_("persons lacking at steps 1 and 2 on the busiest day from today on"))
    rows = ClimbingRowSerializer(many=True, help_text=_("type by type"))


class SteeringSerializer(Plain):
    """How a territory stands, for whoever steers it."""

    scope = serializers.CharField(source="scope.code", help_text=_("of what"))
    name = serializers.CharField(source="scope.name", help_text=_("what that is called"))
    at = Moment(source="window.at", help_text=_("as it was at"))
    since = Moment(source="since.at", help_text=_("since when changes are told"))
    figures = LeadingSerializer(source="compared", many=True)
    need = NeedRowSerializer(many=True)
    climbing = ClimbingRegionSerializer(
        source="climbing_by_region", many=True, help_text=_("steps 1 and 2 by region; none for who steers one region")
    )
    unsafe = UnsafeSerializer(many=True)
    elsewhere = ElsewhereSerializer(many=True)
    late = LateSerializer(many=True)
    offers = WaitingSerializer(many=True)
    endings = EndingSerializer(many=True)
    changes = ChangeSerializer(many=True)


class MarkSerializer(Plain):
    """Up to which moment one has read what changed."""

    at = Moment(help_text=_("up to which moment"))


class SteeringNow(APIView):
    @extend_schema(
        operation_id="getSteering",
        summary=_("How it stands, for whoever steers a region or the country"),
        description=_(
            "For GHOR its region, for LOCC, VWS and Defence the country: unsafe soonest first and whom to call, who is "
            "late, offers that wait, what ends this week, and what changed since one last read it. With `at` figures, "
            "unsafe homes and changes as they were; the other lists are empty then."
        ),
        parameters=schema.filters(SteeringFilter),
        responses={200: SteeringSerializer, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request):
        marks.require_steers(request.user)
        asked = chosen(SteeringFilter, request)
        if (scope := scopes.find_steered(asked["scope"], request.user)) is None:
            raise Http404(asked["scope"])
        found = Steering(scope, request.user, at=asked["at"], since=asked["since"])
        return Response(SteeringSerializer(found).data)


class Marks(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="markSteeringRead",
        summary=_("Say up to which moment you have read what changed"),
        description=_("It is answered how far you have read: what is earlier than your last word changes nothing."),
        request=MarkSerializer,
        responses={201: MarkSerializer, **problem_responses(400, 401, 403, 415)},
    )
    @called_once(asks(marks.require_steers))
    def post(self, request):
        marks.require_steers(request.user)
        form = fill(MarkForm(data={}), request.data)
        at = marks.set_mark(form.cleaned_data["at"], by=request.user)
        return Response(MarkSerializer({"at": at}).data, status=status.HTTP_201_CREATED)
