"""Deployments on the wire: for whoever may open the request, without a number of any pool."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from capacity import deployment_list, deployments, showing
from capacity.list_forms import DeploymentFilter
from capacity.models import Booking, DailyReport, Deployment, DeploymentState, EndReason
from foundation.paging import page_of
from foundation.problems import problem_responses
from foundation.rest import APIView
from regions.models import Role
from requests_app.api import schema
from requests_app.api.dossier import deeds_on
from requests_app.api.fields import VOCABULARY, Choice, Shape
from requests_app.api.parts import whole
from requests_app.api.reading import chosen
from requests_app.api.serializers import DeedSerializer
from requests_app.api.serializers import page_of as page_shape
from requests_app.doors import find_subject
from requests_app.models.staff import StaffType

VOCABULARY.update({tuple(words.values): words for words in (DeploymentState, EndReason)})


class DeployedLineSerializer(Shape):
    """People of one type over one stretch of days; deeds name it as `booking`."""

    line = serializers.IntegerField(source="line.number", help_text=_("Number of the need line it serves."))
    staff_type = Choice(StaffType.choices, help_text=_("the type granted"))
    sent_as = Choice(StaffType.choices, source="pool.staff_type", help_text=_("what they are: that, or a substitute"))

    class Meta:
        model = Booking
        fields = ["id", "line", "staff_type", "sent_as", "persons", "planned", "arrived", "starts_on", "ends_on"]


class DailyReportSerializer(Shape):
    """One day on the ward."""

    role = Choice(Role.choices, help_text=_("in which role it was reported"))

    class Meta:
        model = DailyReport
        fields = ["day", "role", "present", "absent", "tasks", "incidents", "effect", "event_number"]


class DeploymentSerializer(Shape):
    """People sent to one home together."""

    reference = serializers.CharField(source="support_request.reference", help_text=_("Reference of the request."))
    overstays = serializers.SerializerMethodField(help_text=_("The planned end passed and no departure was reported."))
    lines = DeployedLineSerializer(source="bookings", many=True)

    class Meta:
        model = Deployment
        fields = [
            *("id", "reference", "number", "state", "unit", "commander", "starts_on", "ends_on", "earliest_arrival"),
            *("hand_over", "approved_at", "arrived_at", "arrival_confirmed", "induction_done", "suspended_until"),
            *("suspension_owner", "recalled_at", "departed_at", "end_reason", "overstays", "event_number", "lines"),
        ]

    def get_overstays(self, deployment) -> bool:
        return showing.is_late(deployment)


class DeploymentDetailSerializer(DeploymentSerializer):
    """The same, with its reports (newest first) and the deeds that are yours on it."""

    seen = serializers.SerializerMethodField(help_text=_("how it stands: sent along, it is what was read"))
    reports = DailyReportSerializer(many=True)
    deeds = DeedSerializer(many=True)

    class Meta(DeploymentSerializer.Meta):
        fields = [*DeploymentSerializer.Meta.fields, "seen", "reports", "deeds"]

    def get_seen(self, deployment) -> str:
        return deployments.stands(deployment)


DEPLOYMENT_PAGE = page_shape(DeploymentSerializer, "DeploymentPage")
OF_REQUEST = whole(
    "DeploymentsOfRequest",
    DeploymentSerializer,
    _("Deployments for this request"),
    _("The first drawn up first."),
    lambda found, user: found.deployments.select_related("support_request").prefetch_related(*showing.LOADED[:1]),
)


class Deployments(APIView):
    @extend_schema(
        operation_id="listDeployments",
        summary=_("Deployments that you may see"),
        description=_("The same list as the page: drawn up or out unless you ask otherwise, soonest end first."),
        parameters=[*schema.filters(DeploymentFilter), schema.sorts(deployment_list.SORTS), schema.CURSOR],
        responses={200: DEPLOYMENT_PAGE, **problem_responses(400, 401)},
    )
    def get(self, request):
        found = deployment_list.find(request.user, **chosen(DeploymentFilter, request))
        return Response(DEPLOYMENT_PAGE(page_of(request, deployment_list.for_list(found), deployment_list.SORTS)).data)


class DeploymentDetail(APIView):
    @extend_schema(
        operation_id="readDeployment",
        summary=_("A deployment with its daily reports"),
        description=_("And the deeds that are yours on it, with what is lacking."),
        responses={200: DeploymentDetailSerializer, **problem_responses(401, 404)},
    )
    def get(self, request, pk: int):
        found = find_subject(request.user, "deployment", pk)
        found.deeds = deeds_on(found, request=found.support_request, by=request.user, on="deployment")
        return Response(DeploymentDetailSerializer(found).data)
