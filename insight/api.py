"""The picture for programs: the same numbers, rules and refusals as on its page."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from capacity.bands import Band
from foundation.errors import NotYours
from foundation.problems import problem_responses
from foundation.rest import APIView
from insight import charts, figures, regional, scopes
from insight import picture as pictures
from insight.forms import USUAL, PictureFilter, Scoped
from insight.models import SUPPORT, TERMS
from insight.words import HOURS
from regions.api.serializers import CamelCase
from requests_app.api import schema
from requests_app.api.fields import Choice
from requests_app.api.reading import chosen
from requests_app.models import Status
from requests_app.models.checklists import RefusalReason
from requests_app.models.staff import StaffType


class ScopedFilter(PictureFilter, Scoped):
    """The same, and of what."""


def _number(words):
    return serializers.IntegerField(help_text=words)


class FigureSerializer(CamelCase, serializers.Serializer):
    """One figure, and what it was at the end of the period before; null: there was nothing to count."""

    name = serializers.CharField(source="figure.name", help_text=_("its name in every language"))
    unit: Any = Choice(figures.Unit.choices, source="figure.unit", help_text=_("what is counted"))
    says = serializers.CharField(source="figure.says", help_text=_("exactly what is counted"))
    now = serializers.FloatField(allow_null=True, help_text=_("at the moment of the picture"))
    before = serializers.FloatField(allow_null=True, help_text=_("a period earlier"))


class StatusRowSerializer(CamelCase, serializers.Serializer):
    """How many stand in a status, and how long those took that left it in the period."""

    status: Any = Choice(Status.choices, help_text=_("the status"))
    requests = _number(_("how many stand there"))
    left = _number(_("how many left it in the period"))
    median = serializers.FloatField(allow_null=True, help_text=_("hours within which half of them left"))
    most = serializers.FloatField(allow_null=True, help_text=_("hours within which nine in ten left"))


class NeedDaysSerializer(CamelCase, serializers.Serializer):
    """Person-days from the day of the picture on, by the terms of the ledger of need."""


class NeedRowSerializer(CamelCase, serializers.Serializer):
    """The need of one staff type."""

    staff_type: Any = Choice(StaffType.choices, help_text=_("the type asked for"))
    days = NeedDaysSerializer(help_text=_("person-days from this day on"))
    unmet = _number(_("person-days open on the days of the period before this day"))
    asked_persons = _number(_("persons asked on the busiest day from this day on"))
    open_persons = _number(_("persons lacking on the busiest day from this day on"))


class ClimbingRowSerializer(CamelCase, serializers.Serializer):
    """Need of one staff type that may still climb to Defence, and what of such need did."""

    staff_type: Any = Choice(StaffType.choices, help_text=_("the type asked for"))
    step_1 = _number(_("persons lacking at step 1 on the busiest day from this day on"))
    step_2 = _number(_("persons lacking at step 2 on the busiest day from this day on"))
    persons = _number(_("persons lacking at both on the busiest day from this day on"))
    left_persons = serializers.IntegerField(
        source="left.asked", help_text=_("persons asked for in requests that left these steps in the period")
    )
    climbed_persons = serializers.IntegerField(
        source="left.climbed", help_text=_("of these, still lacking when their request went on to step 3")
    )


class ReasonSerializer(CamelCase, serializers.Serializer):
    """A coded reason of refusal."""

    reason: Any = Choice(RefusalReason.choices, help_text=_("the reason"))
    times = _number(_("how often in the period"))


class HelpSoFarSerializer(CamelCase, serializers.Serializer):
    """Person-days of help so far, as they stood."""


class PartSerializer(CamelCase, serializers.Serializer):
    """A part of the territory."""

    code = serializers.CharField(help_text=_("its scope"))
    name = serializers.CharField(help_text=_("its name"))
    open_days = _number(_("person-days open from this day on"))
    given = HelpSoFarSerializer(help_text=_("help so far"))
    inhabitants = serializers.IntegerField(allow_null=True, help_text=_("how many people live there"))


class RegionFiguresSerializer(CamelCase, serializers.Serializer):
    """The figures of a safety region by name, as the map draws them; null: nothing to count, or nothing known."""


class RegionSerializer(CamelCase, serializers.Serializer):
    """A safety region of the country or of a RO(N)AZ region, whatever happens there."""

    code = serializers.CharField(source="region.code", help_text=_("its code"))
    name = serializers.CharField(source="region.name", help_text=_("its name"))
    inhabitants = serializers.IntegerField(allow_null=True, help_text=_("how many people live there"))
    figures = RegionFiguresSerializer(source="values", help_text=_("each figure of the table of figures"))


class SpareSerializer(CamelCase, serializers.Serializer):
    """What Defence can spare of one staff type in the whole country; numbers are for Defence, VWS and LOCC."""

    staff_type: Any = Choice(StaffType.choices, help_text=_("the type"))
    band: Any = Choice(Band.choices, help_text=_("what can be expected on this day"))
    worst_band: Any = Choice(Band.choices, help_text=_("on the worst of seven days from it on"))
    available = serializers.IntegerField(
        source="today.available", allow_null=True, default=None, help_text=_("persons who can be sent on this day")
    )
    used = serializers.IntegerField(
        source="today.used", allow_null=True, default=None, help_text=_("persons taken on this day")
    )
    free = serializers.IntegerField(source="today.free", allow_null=True, default=None, help_text=_("the difference"))
    least_free = serializers.IntegerField(
        source="worst.free", allow_null=True, default=None, help_text=_("on the worst of seven days from it on")
    )


class PictureSerializer(CamelCase, serializers.Serializer):
    """How a territory stands at a moment."""

    scope = serializers.CharField(source="scope.code", help_text=_("of what it is made"))
    name = serializers.CharField(source="scope.name", help_text=_("what that is called"))
    at = serializers.DateTimeField(source="window.at", help_text=_("as it was at"))
    days = serializers.IntegerField(source="window.days", help_text=_("over how many days"))
    figures = FigureSerializer(source="values", many=True)
    statuses = StatusRowSerializer(many=True)
    need = NeedRowSerializer(many=True)
    climbing = ClimbingRowSerializer(source="climbing.rows", many=True, help_text=_("steps 1 and 2, type by type"))
    reasons = ReasonSerializer(many=True)
    given = HelpSoFarSerializer(help_text=_("help so far"))
    parts = PartSerializer(many=True)
    regions = serializers.SerializerMethodField(help_text=_("the figures that the map draws, region by region"))
    capacity = SpareSerializer(many=True)

    @extend_schema_field(RegionSerializer(many=True))
    def get_regions(self, picture):
        return RegionSerializer(regional.by_region(picture), many=True).data


for kind, names in ((NeedDaysSerializer, TERMS), (HelpSoFarSerializer, SUPPORT)):
    kind._declared_fields |= {name: _number(_("person-days")) for name in names}
RegionFiguresSerializer._declared_fields |= {
    one.name: serializers.FloatField(allow_null=True, help_text=one.says) for one in figures.FIGURES
}
PartSerializer._declared_fields |= {
    name: serializers.IntegerField(source=f"hours.{name}", default=0, help_text=words) for name, words in HOURS.items()
}


class Picture(APIView):
    @extend_schema(
        operation_id="getPicture",
        summary=_("The information picture of a territory, now or as it was"),
        description=_(
            "For GHOR its region and the homes in it, for an institution itself, for national roles the country and "
            "its regions. With `at` it is what was known then, and stays the same for ever."
        ),
        parameters=schema.filters(ScopedFilter),
        responses={200: PictureSerializer, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request):
        return Response(PictureSerializer(_asked(request)).data)


class PictureChart(APIView):
    @extend_schema(
        operation_id="getPictureChart",
        summary=_("A chart of the information picture as Vega-Lite, with its data"),
        description=_(
            "`open_need`, `flow`, `lead_times` or, for who reads the numbers of capacity, `capacity`: the drawing on "
            "the page of charts, its words in the language of the reader, its numbers in `data.values`."
        ),
        parameters=schema.filters(ScopedFilter),
        responses={200: OpenApiTypes.OBJECT, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request, chart: str):
        if (found := charts.find(_asked(request), chart)) is None:
            raise Http404(chart)
        return Response(found.spec)


def _asked(request) -> pictures.Picture:
    """The picture that was asked for. Raises PermissionDenied for who has none, Http404 for what isn't hers."""
    if (own := scopes.own(request.user)) is None:
        raise NotYours("picture_unread", _("The picture is for those who steer, and for the homes it is about."))
    asked = chosen(ScopedFilter, request)
    if (scope := scopes.find(asked["scope"], request.user) if asked["scope"] else own) is None:
        raise Http404(asked["scope"])
    return pictures.Picture(scope, at=asked["at"], days=asked["days"] or USUAL, reader=request.user)
