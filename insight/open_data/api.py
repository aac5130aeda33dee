"""Open data for programs: which days there are, and each as it was made."""

from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import permissions, serializers
from rest_framework.response import Response

from foundation.paging import page_of
from foundation.problems import camel, problem_responses
from foundation.rest import APIView
from insight.models import OpenFile, OpenKind
from insight.open_data import access, views
from insight.open_data.counts import ASKED, PARTS, REQUESTS
from regions.api.serializers import CamelCase, PageSerializer
from requests_app.api import schema


class BracketSerializer(CamelCase, serializers.Serializer):
    """Among which numbers a count is, both included."""

    at_least = serializers.IntegerField(help_text=_("the lowest it can be"))
    at_most = serializers.IntegerField(help_text=_("the highest it can be"))


class OpenPersonsSerializer(CamelCase, serializers.Serializer):
    """Persons of one staff type on the day."""

    staff_type = serializers.CharField(help_text=_("the type asked for"))


WORDS = {
    ASKED: _("asked for: no count of its own, but the sum of the brackets below"),
    "met": _("met by civil help, in the region or nationally"),
    "granted": _("granted by Defence"),
    "open": _("open"),
    "declined_or_withdrawn": _("declined or withdrawn"),
}
OpenPersonsSerializer._declared_fields |= {
    camel(name): BracketSerializer(help_text=WORDS[name]) for name in (ASKED, *PARTS)
}


class OpenTerritorySerializer(serializers.Serializer):
    """The country or a safety region."""

    code = serializers.CharField(help_text=_("`NL`, or the code of a safety region"))
    name = serializers.CharField(help_text=_("what it is called"))
    persons = OpenPersonsSerializer(many=True)


OpenTerritorySerializer._declared_fields[camel(REQUESTS)] = BracketSerializer(help_text=_("requests under way"))


class OpenDaySerializer(serializers.Serializer):
    """The counts of a day as they were known when it ended."""

    day = serializers.DateField(help_text=_("the day it is about"))
    territories = OpenTerritorySerializer(many=True)


class OpenDayAtSerializer(CamelCase, serializers.Serializer):
    """A day, and where its files are."""

    day = serializers.DateField(help_text=_("the day it is about"))
    csv: Any = serializers.SerializerMethodField(help_text=_("address of the CSV file"))
    json: Any = serializers.SerializerMethodField(help_text=_("address of the JSON file"))

    def get_csv(self, one: OpenFile) -> str:
        return _address(one, OpenKind.CSV)

    def get_json(self, one: OpenFile) -> str:
        return _address(one, OpenKind.JSON)


class OpenDaysSerializer(PageSerializer):
    results = OpenDayAtSerializer(source="items", many=True)


def _address(one: OpenFile, kind: OpenKind) -> str:
    return settings.MSOB_BASE_URL + reverse("insight:open_file", args=[one.day, kind.value])


class ReadsOpenData(permissions.BasePermission):
    """Everybody where it is public; else who reads the country region by region."""

    def has_permission(self, request: Any, view: Any) -> bool:
        """False for nobody in particular (401). Raises PermissionDenied for whom it isn't (403)."""
        if access.is_public():
            return True
        if request.user.is_authenticated:
            access.require_reader(request.user)
        return bool(request.user.is_authenticated)


class OpenDays(APIView):
    permission_classes = [ReadsOpenData]

    @extend_schema(
        operation_id="listOpenDays",
        summary=_("The days of which counts were published, the last first"),
        description=_("Open to everybody where the installation says so; else to national roles."),
        parameters=[schema.CURSOR],
        responses={200: OpenDaysSerializer, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        found = OpenFile.objects.filter(kind=OpenKind.JSON).defer("text")
        return Response(OpenDaysSerializer(page_of(request, found, views.SORTS)).data)


class OpenDay(APIView):
    permission_classes = [ReadsOpenData]

    @extend_schema(
        operation_id="getOpenDay",
        summary=_("The counts of a day, in brackets"),
        description=_(
            "Need and support by safety region, as they were known when the day ended: the same bytes for ever, with "
            "an `ETag`. Every count is given as the numbers among which it is."
        ),
        responses={200: OpenDaySerializer, **problem_responses(401, 403, 404)},
    )
    def get(self, request, day):
        if (found := OpenFile.objects.filter(day=day, kind=OpenKind.JSON).first()) is None:
            raise Http404(day)
        return views.as_made(request, found)
