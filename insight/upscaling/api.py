"""The plan for scaling up, for programs: the same as on its page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation import clock
from foundation.problems import problem_responses
from foundation.rest import APIView
from insight import scopes
from insight.forms import MomentFilter
from insight.models import Measure, ThresholdKind
from insight.upscaling import standing
from regions.api.serializers import CamelCase
from requests_app.api import schema
from requests_app.api.fields import VOCABULARY, Choice, Moment
from requests_app.api.reading import chosen

VOCABULARY[tuple(ThresholdKind.values)] = ThresholdKind


class UpscalingPhaseSerializer(CamelCase, serializers.Serializer):
    """A phase of the plan."""

    number = serializers.IntegerField(help_text=_("its place, from 0"))
    name = serializers.CharField(help_text=_("what it is called"))
    decides = serializers.CharField(help_text=_("who decides what"))
    allows_pilots = serializers.BooleanField(help_text=_("whether pilots may start"))


class BoundSerializer(CamelCase, serializers.Serializer):
    """A number of the plan beside what is known."""

    phase = serializers.IntegerField(source="phase.number", help_text=_("of which phase"))
    measure: Any = Choice(Measure.choices, source="threshold.measure", help_text=_("of which figure"))
    kind: Any = Choice(ThresholdKind.choices, source="threshold.kind", help_text=_("begins at, or needed"))
    number = serializers.FloatField(source="threshold.value", help_text=_("the number"))
    target_on = serializers.DateField(source="threshold.target_on", help_text=_("by when it is needed"))
    value = serializers.FloatField(allow_null=True, help_text=_("what is known"))
    day = serializers.DateField(allow_null=True, help_text=_("about which day"))
    reached_on = serializers.DateField(allow_null=True, help_text=_("if the last seven days go on"))


class StandingSerializer(CamelCase, serializers.Serializer):
    """Where a region stands; numbers are for national roles."""

    scope = serializers.CharField(source="scope.code", help_text=_("its scope"))
    name = serializers.CharField(source="scope.name", help_text=_("its name"))
    phase = serializers.IntegerField(
        source="phase.number", default=None, allow_null=True, help_text=_("the phase in which it is")
    )
    thresholds = BoundSerializer(
        source="told", many=True, help_text=_("each number; none for those who may not read numbers")
    )


class UpscalingSerializer(CamelCase, serializers.Serializer):
    """The plan in force, and where each region stands in it."""

    at = Moment(help_text=_("as it was known at"))
    source: Any = serializers.CharField(allow_null=True, help_text=_("which plan it is; null: none"))
    phases = UpscalingPhaseSerializer(many=True)
    regions = StandingSerializer(many=True)


class Upscaling(APIView):
    @extend_schema(
        operation_id="getUpscaling",
        summary=_("The plan for scaling up, and where each region stands in it"),
        description=_("For those who may see the picture; numbers for national roles."),
        parameters=schema.filters(MomentFilter),
        responses={200: UpscalingSerializer, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        scopes.require_reader(request.user)
        at = chosen(MomentFilter, request)["at"] or clock.now()
        plan = standing.in_force(at)
        found = {"at": at, "source": plan.source if plan else None, "phases": plan.phases.all() if plan else []}
        found["regions"] = standing.of(plan, at, request.user) if plan else []
        return Response(UpscalingSerializer(found).data)
