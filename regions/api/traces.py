"""Who looked and who tried, by a program of an auditor."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.paging import page_of
from foundation.problems import problem_responses
from foundation.rest import APIView
from regions import traces
from regions.api.serializers import CamelCase, PageSerializer
from regions.forms.traces import PeriodFilter, ReadingFilter, SecurityEventFilter
from regions.models import Reading, SecurityEvent

CURSOR = OpenApiParameter("cursor", str, description=_("`nextCursor` or `previousCursor` of an earlier answer."))
SORT = OpenApiParameter("sort", str, enum=["at", "-at"], description=_("“-” turns it round."))


class AllReadingSerializer(CamelCase, serializers.ModelSerializer):
    """Somebody was shown something."""

    reader: Any = serializers.CharField(source="reader.name", help_text=_("Who read it."))
    function: Any = serializers.CharField(help_text=_("In which role, in words."))
    organisation: Any = serializers.CharField(help_text=_("What the role is held for."))
    by: Any = serializers.CharField(help_text=_("How she came in."))

    class Meta:
        model = Reading
        fields = [
            *("at", "reader", "function", "organisation", "what", "reference"),
            *("detail", "by", "address", "door"),
        ]


class SecurityEventSerializer(CamelCase, serializers.ModelSerializer):
    """Somebody met a wall, or who may pass it was changed."""

    person: Any = serializers.CharField(source="person.name", default=None, allow_null=True)
    about: Any = serializers.CharField(source="about.name", default=None, allow_null=True)
    function: Any = serializers.CharField(help_text=_("The role that was added or ended, in words."))
    organisation: Any = serializers.CharField(help_text=_("What the role is held for."))
    by: Any = serializers.CharField(help_text=_("How she came in."))

    class Meta:
        model = SecurityEvent
        fields = [
            *("at", "what", "person", "about", "function", "organisation"),
            *("detail", "by", "address", "door"),
        ]


class AllReadingPageSerializer(PageSerializer):
    results = AllReadingSerializer(source="items", many=True)


class SecurityEventPageSerializer(PageSerializer):
    results = SecurityEventSerializer(source="items", many=True)


def _filters(form_class: type[PeriodFilter]) -> list[OpenApiParameter]:
    return [
        OpenApiParameter(name, str, description=field.label or "") for name, field in form_class.base_fields.items()
    ]


def _chosen(form: PeriodFilter) -> dict:
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return form.chosen()


class AllReadings(APIView):
    @extend_schema(
        operation_id="listAllReadings",
        summary=_("Who looked"),
        description=_("For auditors."),
        parameters=[*_filters(ReadingFilter), SORT, CURSOR],
        responses={200: AllReadingPageSerializer, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        traces.require_auditor(request.user)
        found = traces.readings(**_chosen(ReadingFilter(request.GET)))
        return Response(AllReadingPageSerializer(page_of(request, found, traces.SORTS)).data)


class SecurityEvents(APIView):
    @extend_schema(
        operation_id="listSecurityEvents",
        summary=_("Who tried"),
        description=_("For auditors."),
        parameters=[*_filters(SecurityEventFilter), SORT, CURSOR],
        responses={200: SecurityEventPageSerializer, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        traces.require_auditor(request.user)
        found = traces.security_events(**_chosen(SecurityEventFilter(request.GET)))
        return Response(SecurityEventPageSerializer(page_of(request, found, traces.SORTS)).data)
