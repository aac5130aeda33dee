"""The timeline of deployments on the wire: the same rows as the page and its file."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from capacity import timeline
from capacity.list_forms import TimelineFilter
from capacity.models import DeploymentState
from foundation.problems import problem_responses
from requests_app.api import schema
from requests_app.api.fields import Choice
from requests_app.api.reading import chosen
from requests_app.api.serializers import Plain


class StrengthSerializer(Plain):
    """Sums of today, in persons where nothing else is said."""

    deployments = serializers.IntegerField(help_text=_("How many deployments."))
    there = serializers.IntegerField(help_text=_("Persons who arrived and work today."))
    present = serializers.IntegerField(help_text=_("Of these, at work as today's reports say."))
    absent = serializers.IntegerField(help_text=_("Absent as today's reports say."))
    awaiting = serializers.IntegerField(help_text=_("Deployments at work of which nobody reported today."))
    unreported = serializers.IntegerField(help_text=_("Earlier days without a report, of all together."))
    ends_soon = serializers.IntegerField(help_text=_("Deployments that end within 7 days."))
    late = serializers.IntegerField(help_text=_("Deployments past their end, which nobody reported."))


class TimelineRowSerializer(Plain):
    """One deployment: where, until when, and who is there today."""

    id = serializers.IntegerField(source="deployment.pk", help_text=_("The deployment."))
    reference = serializers.CharField(source="deployment.support_request.reference", help_text=_("Of the request."))
    number = serializers.IntegerField(source="deployment.number", help_text=_("Within its request."))
    unit = serializers.CharField(source="deployment.unit", help_text=_("Which unit."))
    institution = serializers.CharField(
        source="deployment.support_request.institution.name", help_text=_("At which home.")
    )
    region = serializers.CharField(
        source="deployment.support_request.safety_region.code", help_text=_("Code of its safety region.")
    )
    state = Choice(DeploymentState.choices, source="deployment.state", help_text=_("Where it stands."))
    starts_on = serializers.DateField(source="deployment.starts_on", help_text=_("First day on site."))
    last_day = serializers.DateField(help_text=_("Last day on site: planned, or as it was."))
    there = serializers.IntegerField(help_text=_("Persons who arrived and work today."))
    present = serializers.IntegerField(allow_null=True, help_text=_("As reported today; null: no report yet."))
    absent = serializers.IntegerField(allow_null=True, help_text=_("As reported today; null: no report yet."))
    unreported = serializers.IntegerField(help_text=_("Earlier days without a report."))
    ends_soon = serializers.BooleanField(help_text=_("It ends within 7 days."))
    is_late = serializers.BooleanField(help_text=_("The planned end passed and nobody reported it."))


class TimelineGroupSerializer(Plain):
    """The deployments of one unit or region."""

    name = serializers.CharField(help_text=_("Name of the unit or the region."))
    strength = StrengthSerializer(help_text=_("Its sums."))
    rows = TimelineRowSerializer(many=True, help_text=_("Its deployments, the first to start on top."))


class TimelineSerializer(Plain):
    """Six weeks of deployments."""

    first = serializers.DateField(help_text=_("First day."))
    last = serializers.DateField(help_text=_("Last day."))
    by = Choice(timeline.By.choices, help_text=_("What the rows are put together by."))
    strength = StrengthSerializer(help_text=_("Sums of all rows."))
    groups = TimelineGroupSerializer(many=True, help_text=_("The rows."))


class Timeline(APIView):
    @extend_schema(
        operation_id="readTimeline",
        summary=_("Who is where until when"),
        description=_("Your deployments that touch six weeks, with today's strength and reports not yet in."),
        parameters=schema.filters(TimelineFilter),
        responses={200: TimelineSerializer, **problem_responses(400, 401)},
    )
    def get(self, request):
        found = timeline.of(request.user, most=None, **chosen(TimelineFilter, request))
        return Response(TimelineSerializer(found).data)
