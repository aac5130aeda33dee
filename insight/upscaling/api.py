"""The plan for scaling up, for programs: the same as on its page."""

from collections.abc import Iterator
from datetime import datetime
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
from insight.scopes import COUNTRY
from insight.upscaling import importing, standing
from regions.api.called import asks, called_once
from regions.api.serializers import CamelCase
from regions.models import User
from requests_app.api import schema
from requests_app.api.fields import VOCABULARY, Choice, Moment
from requests_app.api.parsers import JsonBody
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


class PlanNumberSerializer(CamelCase, serializers.Serializer):
    """A number of a phase in a region."""

    scope = serializers.CharField(max_length=40, help_text=_("`nl`, or `roaz-` and the code of a RO(N)AZ region"))
    measure: Any = Choice(Measure.choices, help_text=_("of which figure"))
    kind: Any = Choice(ThresholdKind.choices, help_text=_("begins at, or needed"))
    number = serializers.DecimalField(
        max_digits=9, decimal_places=1, min_value=0, coerce_to_string=False, help_text=_("the number")
    )
    target_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text=_("by when it is needed; null: no day")
    )


class PlanPhaseSerializer(CamelCase, serializers.Serializer):
    """A phase with its numbers."""

    number = serializers.IntegerField(min_value=0, max_value=99, help_text=_("its place, from 0"))
    name = serializers.CharField(max_length=80, help_text=_("what it is called"))
    decides = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", help_text=_("who decides what")
    )
    allows_pilots = serializers.BooleanField(required=False, default=False, help_text=_("whether pilots may start"))
    thresholds = PlanNumberSerializer(many=True, allow_empty=False)


class PlanSerializer(CamelCase, serializers.Serializer):
    """A whole plan."""

    source: Any = serializers.CharField(max_length=200, help_text=_("which plan it is, and of whom"))
    phases = PlanPhaseSerializer(many=True, allow_empty=False)

    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The same as rows of a file, which are judged against one another."""
        said: Any = self.validated_data
        told = ((phase, one) for phase in said["phases"] for one in phase["thresholds"])
        for line, (phase, one) in enumerate(told, start=1):
            yield (
                line,
                {
                    "phase": phase["number"],
                    **{name: phase[name] for name in importing.OF_PHASE},
                    "region": "" if one["scope"] == COUNTRY else one["scope"].removeprefix("roaz-"),
                    "measure": one["measure"],
                    "kind": one["kind"],
                    "value": str(one["number"]),
                    "target_on": one["target_on"].isoformat() if one["target_on"] else "",
                    "source": said["source"],
                },
            )


class Upscaling(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="getUpscaling",
        summary=_("The plan for scaling up, and where each region stands in it"),
        description=_("For those who may see the picture; numbers for national roles."),
        parameters=schema.filters(MomentFilter),
        responses={200: UpscalingSerializer, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        scopes.require_reader(request.user)
        return Response(_as_it_is(request.user, chosen(MomentFilter, request)["at"] or clock.now()))

    @extend_schema(
        operation_id="putInUpscalingPlan",
        summary=_("Put in a plan for scaling up"),
        description=_("By: the ministry. It is the whole plan from then on; the one before stays as it was known."),
        request=PlanSerializer,
        responses={201: UpscalingSerializer, **problem_responses(400, 401, 403, 415)},
    )
    @called_once(asks(importing.require_keeper))
    def post(self, request):
        importing.require_keeper(request.user)
        asked = PlanSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        importing.put_in(asked.rows(), by=request.user)
        return Response(_as_it_is(request.user, clock.now()), status=201)


def _as_it_is(reader: User, at: datetime) -> Any:
    plan = standing.in_force(at)
    found: dict[str, Any] = {
        "at": at,
        "source": plan.source if plan else None,
        "phases": plan.phases.all() if plan else [],
    }
    found["regions"] = standing.of(plan, at, reader) if plan else []
    return UpscalingSerializer(found).data
