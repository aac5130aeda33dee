"""The API of plans: asked for, read when computed, adopted, voted on as a package; by the functions of the pages."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from capacity import comparing, packages, plan_shapes, plan_worth, plans, pools
from capacity.forms_plan import CompareForm
from capacity.models import Plan, PlanState
from capacity.plan_shapes import (
    ComparedSerializer,
    NothingSerializer,
    OnePlanSerializer,
    PlanAskedSerializer,
    PlanSerializer,
)
from foundation.errors import wrong
from foundation.fingerprints import LONGEST_SHARED_KEY
from foundation.keys import KeyField
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from regions.api.called import asks, called_once
from regions.api.serializers import CamelCase
from requests_app.api.fields import Choice
from requests_app.api.parsers import JsonBody
from requests_app.api.serializers import all_of
from requests_app.api.several import GIVEN, NotTakenSerializer, given
from requests_app.models.staff import StaffType
from requests_app.procedure import replay

SHOWN = 30
KEEPS = asks(pools.require_keeper)
WRITES = problem_responses(400, 401, 403, 404, 409, 415)


class AdoptionSerializer(serializers.Serializer):
    """Which lines to adopt: at least one, of this plan."""

    lines = serializers.ListField(child=KeyField(), allow_empty=False, help_text=_("lines by id"))


class PackagePositionSerializer(CamelCase, serializers.Serializer):
    """A grant of what is reserved on each of these requests of the plan: at least one."""

    requests = serializers.ListField(child=serializers.CharField(), allow_empty=False, help_text=_("references"))
    motivation = serializers.CharField(max_length=2000, help_text=_("why"))
    reservation = serializers.CharField(max_length=500, required=False, help_text=_("only if"))
    key = serializers.CharField(max_length=LONGEST_SHARED_KEY, required=False, help_text=_("one use, one deed"))


class LeftSerializer(CamelCase, serializers.Serializer):
    """How many of a staff type are free on a day."""

    day = serializers.DateField()
    staff_type = Choice(StaffType.choices)
    before = serializers.IntegerField(help_text=_("free without the plan"))
    after = serializers.IntegerField(help_text=_("free with it"))


LEFT = all_of(LeftSerializer, "LeftList")
PLAN_LIST = all_of(PlanSerializer, "PlanList")
NOT_TAKEN = all_of(NotTakenSerializer, "NotTakenList")
COMPARED = all_of(ComparedSerializer, "ComparedList")


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
        description=_(
            "By: planners of Defence. It is computed by the worker: read it until its state is ready. With terms it is"
            " computed around them; a term that supposes people makes it a scenario, which can't be adopted."
        ),
        request=PlanAskedSerializer,
        responses={201: PlanSerializer, **problem_responses(400, 401, 403, 409, 415)},
    )
    @called_once(KEEPS)
    def post(self, request):
        pools.require_keeper(request.user)
        asked = sent(PlanAskedSerializer, request.data)
        asked["terms"] = plan_shapes.found(asked.get("terms", []), by=request.user)
        plan = plans.ask(by=request.user, **asked)
        return Response(PlanSerializer(plan).data, status=201)


class PlanDetail(APIView):
    @extend_schema(
        operation_id="getPlan",
        summary=_("One plan"),
        description=_("For Defence, VWS and LOCC."),
        responses={200: OnePlanSerializer, **problem_responses(401, 403, 404)},
    )
    def get(self, request, pk):
        pools.require_reader(request.user)
        return Response(OnePlanSerializer(get_object_or_404(_plans(), pk=pk)).data)


class Cancellations(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="cancelPlan",
        summary=_("Cancel the computation of a plan"),
        description=_("By: planners of Defence. Refused once it is computed."),
        request=NothingSerializer,
        responses={201: PlanSerializer, **WRITES},
    )
    @called_once(KEEPS)
    def post(self, request, pk):
        pools.require_keeper(request.user)
        sent(NothingSerializer, request.data)
        plans.cancel(get_object_or_404(Plan, pk=pk), by=request.user)
        return Response(PlanSerializer(_plans().get(pk=pk)).data, status=201)


class Comparison(APIView):
    @extend_schema(
        operation_id="comparePlans",
        summary=_("A plan beside another, per home and staff type"),
        description=_("For Defence, VWS and LOCC. Those that differ first."),
        parameters=[OpenApiParameter("with", int, required=True, description=_("the other plan"))],
        responses={200: COMPARED, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request, pk):
        pools.require_reader(request.user)
        plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
        asked = CompareForm({"other": request.query_params.get("with")}, plan=plan)
        other = asked.cleaned_data["other"] if asked.is_valid() else None
        if other is None:
            raise wrong("with", "no_such_plan", _("There is no such plan that is ready."))
        both = (one.lines.select_related("support_request__institution") for one in (other, plan))
        return Response(COMPARED({"results": comparing.by_home(*both)}).data)


class Left(APIView):
    @extend_schema(
        operation_id="listLeftByPlan",
        summary=_("What is free before a plan and after it, day by day"),
        description=_("For Defence, VWS and LOCC. By staff type of which anybody is free."),
        responses={200: LEFT, **problem_responses(401, 403, 404)},
    )
    def get(self, request, pk):
        pools.require_reader(request.user)
        plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
        rows = [
            {"day": day, "staff_type": kind, "before": before, "after": after}
            for day, of_day in plan_worth.days_of(plan)
            for kind, (before, after) in of_day.items()
        ]
        return Response(LEFT({"results": rows}).data)


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
            raise wrong("lines", "no_such_line", _("This plan has no such line."))
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
        return given(packages.give(chosen, by=request.user, **told), by=request.user)


def _named(wanted: list[str], requests: list) -> list:
    """The requests of these references; raises ValidationError for one that isn't among them."""
    found = {one.reference: one for one in requests}
    if unknown := [name for name in wanted if name not in found]:
        text = _("No request of this plan is before the triangle with people reserved: %s.")
        raise ValidationError({"requests": text % ", ".join(unknown)})
    return [found[name] for name in dict.fromkeys(wanted)]


def _plans():
    return Plan.objects.select_related("asked_by").prefetch_related(
        "lines__support_request", "lines__line", "terms__line__support_request"
    )


def _not_taken(problems) -> Response:
    rows = [{"request": about.reference, "why": why} for about, why in problems]
    return Response(NOT_TAKEN({"results": rows}).data, status=201)
