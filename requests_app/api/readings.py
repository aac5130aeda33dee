"""Who looked at a request, by a program of whose it is."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.paging import page_of
from foundation.problems import problem_responses
from foundation.rest import APIView
from regions import traces
from regions.forms.traces import FunctionFilter
from regions.models import Reading, Role
from requests_app.api import schema
from requests_app.api.fields import Choice, Shape
from requests_app.api.reading import chosen
from requests_app.api.serializers import page_of as page_shape
from requests_app.doors import find_request
from requests_app.worklist.readings import find


class ReadingSerializer(Shape):
    """Somebody was shown something of the request."""

    role = Choice(Role.choices, source="membership.role", allow_null=True, default=None, help_text=_("in which role"))
    organisation: Any = serializers.CharField(help_text=_("what the role is held for; empty for a role without one"))

    class Meta:
        model = Reading
        fields = ["at", "role", "organisation", "what", "by"]


READING_PAGE = page_shape(ReadingSerializer, "ReadingPage")


class Readings(APIView):
    @extend_schema(
        operation_id="listReadings",
        summary=_("Who looked at a request"),
        description=_("For the institution itself and the GHOR of its region: functions and organisations, no names."),
        parameters=[*schema.filters(FunctionFilter), schema.sorts(traces.SORTS), schema.CURSOR],
        responses={200: READING_PAGE, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request, reference):
        found = find(find_request(request.user, reference), by=request.user, **chosen(FunctionFilter, request))
        return Response(READING_PAGE(page_of(request, found, traces.SORTS)).data)
