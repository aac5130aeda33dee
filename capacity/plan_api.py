"""The API of plans: asked for, read when computed, adopted, voted on as a package; by the functions of the pages."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from capacity import packages, plans, pools
from capacity.models import Plan, PlanLine, PlanState
from foundation.fingerprints import LONGEST_SHARED_KEY
from foundation.keys import KeyField
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from regions.api.called import asks, called_once
from regions.api.serializers import CamelCase
from requests_app.api.fields import Shape
from requests_app.api.parsers import JsonBody
from requests_app.api.recorded import NotSettledSerializer, said
from requests_app.api.serializers import all_of
from requests_app.deeds.triangle import Given
from requests_app.procedure import replay
from requests_app.worklist import triangle_access

SHOWN = 30
KEEPS = asks(pools.require_keeper)
WRITES = problem_responses(400, 401, 403, 404, 409, 415)


class PlanLineSerializer(Shape):
    """Who could go where, and why."""

    request = serializers.CharField(source="support_request.reference", help_text=_("reference of the request"))
    line = serializers.IntegerField(source="line.number", help_text=_("number of the need line"))

    class Meta:
        model = PlanLine
        fields = [
            "id",
            "request",
            "line",
            "staff_type",
            "pool",
            "persons",
            "starts_on",
            "ends_on",
            "reason",
            "adopted_at",
        ]


class PlanSerializer(Shape):
    """One computation: its state, and when it is ready its lines and what the solver proved."""

    asked_by = serializers.CharField(source="asked_by.name", help_text=_("who asked for it"))
    weights = serializers.DictField(child=serializers.FloatField(), help_text=_("weights by name"))
    result = serializers.DictField(help_text=_("value, bound, gap (0–1), seconds, unmet, regions"))
    lines = PlanLineSerializer(many=True, help_text=_("none until it is ready"))

    class Meta:
        model = Plan
        fields = ["id", "asked_at", "asked_by", "state", "error", "weights", "result", "lines"]


class WeightsSerializer(serializers.Serializer):
    """Weights by name; a name left out takes its default."""

    weights = serializers.DictField(child=serializers.FloatField(), required=False, help_text=_("weights by name"))


class AdoptionSerializer(serializers.Serializer):
    """Which lines to adopt: at least one, of this plan."""

    lines = serializers.ListField(child=KeyField(), allow_empty=False, help_text=_("lines by id"))


class PackagePositionSerializer(CamelCase, serializers.Serializer):
    """A grant of what is reserved on each of these requests of the plan: at least one."""

    requests = serializers.ListField(child=serializers.CharField(), allow_empty=False, help_text=_("references"))
    motivation = serializers.CharField(max_length=2000, help_text=_("why"))
    reservation = serializers.CharField(max_length=500, required=False, help_text=_("only if"))
    key = serializers.CharField(max_length=LONGEST_SHARED_KEY, required=False, help_text=_("one use, one deed"))


class NotTakenSerializer(CamelCase, serializers.Serializer):
    """What wasn't taken, and why; empty when all was."""

    request = serializers.CharField(help_text=_("reference of the request"))
    why = serializers.CharField(help_text=_("in words"))


class GivenSerializer(NotTakenSerializer):
    """What wasn't taken, and why; or what was, and couldn't be settled. Nothing of what was and needs no word."""

    why = serializers.CharField(help_text=_("in words; empty: it was taken"))
    not_settled = NotSettledSerializer(many=True, help_text=_("why the agreement can't be settled, and how many fit"))


PLAN_LIST = all_of(PlanSerializer, "PlanList")
NOT_TAKEN = all_of(NotTakenSerializer, "NotTakenList")
GIVEN = all_of(GivenSerializer, "GivenList")


class Plans(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="listPlans",
        summary=_("Plans, newest first"),
        description=_("The last thirty; for Defence, VWS and LOCC."),
        responses={200: PLAN_LIST, **problem_responses(401, 403)},
    )
    def get(self, request):
        pools.require_reader(request.user)
        return Response(PLAN_LIST({"results": _plans()[:SHOWN]}).data)

    @extend_schema(
        operation_id="askPlan",
        summary=_("Ask for a plan"),
        description=_("By: planners of Defence. It is computed by the worker: read it until its state is ready."),
        request=WeightsSerializer,
        responses={201: PlanSerializer, **problem_responses(400, 401, 403, 409, 415)},
    )
    @called_once(KEEPS)
    def post(self, request):
        pools.require_keeper(request.user)
        plan = plans.ask(by=request.user, **sent(WeightsSerializer, request.data))
        return Response(PlanSerializer(plan).data, status=201)


class PlanDetail(APIView):
    @extend_schema(
        operation_id="getPlan",
        summary=_("One plan"),
        description=_("For Defence, VWS and LOCC."),
        responses={200: PlanSerializer, **problem_responses(401, 403, 404)},
    )
    def get(self, request, pk):
        pools.require_reader(request.user)
        return Response(PlanSerializer(get_object_or_404(_plans(), pk=pk)).data)


class Adoptions(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="adoptPlan",
        summary=_("Adopt lines of a plan"),
        description=_(
            "By: planners of Defence. It reserves the people; what couldn't be reserved comes back with why."
        ),
        request=AdoptionSerializer,
        responses={201: NOT_TAKEN, **WRITES},
    )
    @called_once(KEEPS)
    def post(self, request, pk):
        pools.require_keeper(request.user)
        plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
        ids = set(sent(AdoptionSerializer, request.data)["lines"])
        lines = list(plan.lines.filter(pk__in=ids).select_related("support_request"))
        if len(lines) < len(ids):
            raise ValidationError({"lines": _("This plan has no such line.")})
        return _not_taken(plans.adopt(plan, by=request.user, lines=lines))


class Positions(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="givePackagePosition",
        summary=_("Grant what a plan reserved, on several requests at once"),
        description=_("By: the corners that read capacity. Each request is a deed of its own."),
        request=PackagePositionSerializer,
        responses={201: GIVEN, **WRITES, **problem_responses(422)},
    )
    def post(self, request, pk):
        pools.require_reader(request.user)
        told = sent(PackagePositionSerializer, request.data)
        plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
        spoke = replay.done_under(by=request.user, key=told.get("key", ""))
        chosen = _named(told.pop("requests"), [*spoke, *packages.requests_of(plan)])
        return _given(packages.give(chosen, by=request.user, **told), request.user)


def _named(wanted: list[str], requests: list) -> list:
    """The requests of these references; raises ValidationError for one that isn't among them."""
    found = {one.reference: one for one in requests}
    if unknown := [name for name in wanted if name not in found]:
        text = _("No request of this plan is before the triangle with people reserved: %s.")
        raise ValidationError({"requests": text % ", ".join(unknown)})
    return [found[name] for name in dict.fromkeys(wanted)]


def _given(given: list[Given], user) -> Response:
    lacking = {about.pk: lacks for about, lacks in triangle_access.came_of_each(given, by=user)}
    rows = [
        {
            "request": one.support_request.reference,
            "why": one.why,
            "not_settled": [said(lack) for lack in lacking.get(one.support_request.pk, ())],
        }
        for one in given
        if one.why or one.support_request.pk in lacking
    ]
    return Response(GIVEN({"results": rows}).data, status=201)


def _plans():
    return Plan.objects.select_related("asked_by").prefetch_related("lines__support_request", "lines__line")


def _not_taken(problems) -> Response:
    rows = [{"request": about.reference, "why": why} for about, why in problems]
    return Response(NOT_TAKEN({"results": rows}).data, status=201)
