"""Care pressure for programs: read as on its page, handed in by the same function, with the same refusals."""

from typing import Any

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation import clock
from foundation.errors import NotYours
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from insight import scopes
from insight.models import Measure, PressureFigure, Road
from insight.pressure import handing_in, places
from insight.pressure.forms import USUAL, PressureFilter
from insight.pressure.handing_in import Entry
from insight.pressure.known import Known
from insight.pressure.measures import KINDS, Kind, MeasureUnit
from insight.pressure.parts import parts_of
from insight.pressure.places import Place
from insight.saying import LONGEST_SOURCE
from regions.api.called import called_once
from regions.api.serializers import CamelCase
from regions.models import User
from requests_app.api import schema
from requests_app.api.fields import VOCABULARY, Choice, Moment, Number
from requests_app.api.parsers import JsonBody
from requests_app.api.reading import chosen

VOCABULARY |= {tuple(words.values): words for words in (Measure, MeasureUnit, Road)}
CODE = _(
    "`nl`, the code of a safety region (`VR05`), `roaz-` and the code of a RO(N)AZ region, or `home-` and the number "
    "of an institution"
)


class ScopedPressureFilter(PressureFilter):
    """The same, and of what."""

    scope = forms.CharField(required=False, max_length=40, label=CODE)


def _value(words: Any, source: str, **more: Any) -> serializers.FloatField:
    return serializers.FloatField(source=source, help_text=words, **more)


class GroupSerializer(CamelCase, serializers.Serializer):
    """A figure of one place, or of several added up."""

    value = _value(_("how many"), "total")
    places = serializers.IntegerField(help_text=_("of how many places"))
    first_day = serializers.DateField(help_text=_("the earliest day these figures are about"))
    last_day = serializers.DateField(help_text=_("the last day these figures are about"))
    since = Moment(help_text=_("known since"))
    sources = serializers.ListField(
        child=serializers.CharField(),
        help_text=_(
            "who says so: of several sources the first and the last by name; none of homes that one may not know apart"
        ),
    )
    late = serializers.IntegerField(help_text=_("how many of them came in after they were due"))
    corrected = serializers.IntegerField(help_text=_("how many of them are corrections"))


class StandSerializer(CamelCase, serializers.Serializer):
    """How one figure stands, and a week earlier as it was known then."""

    measure: Any = Choice(Measure.choices, source="kind.measure", help_text=_("its name in every language"))
    unit: Any = Choice(MeasureUnit.choices, source="kind.unit", help_text=_("what is counted"))
    says = serializers.CharField(source="kind.says", help_text=_("exactly what is counted"))
    is_own = serializers.BooleanField(help_text=_("whether the place itself said so; else it is the sum of its parts"))
    now = GroupSerializer(help_text=_("at the moment asked for"))
    before = GroupSerializer(allow_null=True, help_text=_("a week earlier"))


class PressurePartSerializer(CamelCase, serializers.Serializer):
    """One figure in a part of the territory."""

    code = serializers.CharField(help_text=CODE)
    name = serializers.CharField(help_text=_("its name"))
    figure = GroupSerializer(source="group", help_text=_("the figure asked for"))


class PressureDaySerializer(CamelCase, serializers.Serializer):
    """One figure on one day."""

    day = serializers.DateField(help_text=_("about which day"))
    figure = GroupSerializer(help_text=_("the figure asked for"))


class PressureSerializer(CamelCase, serializers.Serializer):
    """How pressed care is in a territory, at a moment."""

    scope = serializers.CharField(source="scope.code", help_text=CODE)
    name = serializers.CharField(source="scope.name", help_text=_("what that is called"))
    at = Moment(help_text=_("as it was known at"))
    figures = StandSerializer(source="stands", many=True)
    measure: Any = Choice(Measure.choices, help_text=_("the figure by part and by day"))
    parts = PressurePartSerializer(many=True)
    days = PressureDaySerializer(many=True)


class FigureHandedInSerializer(CamelCase, serializers.ModelSerializer):
    """A figure as it was written."""

    value = Number(help_text=_("how many"))
    since = Moment(help_text=_("known since"))

    class Meta:
        model = PressureFigure
        fields = ["place", "measure", "day", "value", "number", "since", "is_late", "source"]


class HandedInSerializer(CamelCase, serializers.Serializer):
    """What was written; what stood there already isn't among it."""

    results = FigureHandedInSerializer(many=True)


class HandInSerializer(CamelCase, serializers.Serializer):
    """What one source says of one place on one day; what isn't sent says nothing."""

    place = serializers.CharField(
        max_length=40,
        help_text=_("code of the place; of a home in several safety regions with a dash and that region"),
    )
    day = serializers.DateField(help_text=_("about which day; of seven days the last"))
    source: Any = serializers.CharField(max_length=LONGEST_SOURCE, help_text=_("who says so: a system or a function"))


def _field(kind: Kind) -> serializers.DecimalField:
    return serializers.DecimalField(
        max_digits=9, decimal_places=1, min_value=0, required=False, help_text=kind.says, coerce_to_string=False
    )


HandInSerializer._declared_fields |= {kind.measure.value: _field(kind) for kind in KINDS}


def _wall(request: Any) -> None:
    """Who may no longer hand in for this place doesn't read the first answer again."""
    handing_in.require(request.user, place(str(request.data.get("place", "")), request.user))


def place(code: str, user: User) -> Place:
    """The place with this code. Raises Http404 for what she doesn't see, PermissionDenied for what isn't hers."""
    scope = places.find("-".join(code.split("-")[:2]), user)
    if scope is None:
        raise Http404(code)
    hers = places.within(scope, user)
    if not hers:
        raise NotYours("pressure_of_another_place", _("The figures of this place aren't yours to hand in."))
    found = [one for one in hers if code in (one.code, scope.code)]
    if len(found) != 1:
        raise Http404(code)
    return found[0]


class Pressure(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="getPressure",
        summary=_("Care pressure in a territory, now or as it was known"),
        description=_(
            "For those who may see the picture; single homes for themselves, their GHOR, LOCC and the ministry."
        ),
        parameters=schema.filters(ScopedPressureFilter),
        responses={200: PressureSerializer, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request):
        scopes.require_reader(request.user)
        asked = chosen(ScopedPressureFilter, request)
        scope = places.find(asked["scope"], request.user) if asked["scope"] else places.own(request.user)
        if scope is None:
            raise Http404(asked["scope"])
        measure, at = asked["measure"] or USUAL, asked["at"] or clock.now()
        found: Any = Known(scope, at)
        found.measure, found.parts = measure, parts_of(found, measure)
        found.days = [{"day": day, "figure": group} for day, group in found.by_day(measure).items()]
        return Response(PressureSerializer(found).data)

    @extend_schema(
        operation_id="handInPressure",
        summary=_("Hand in the figures of a place on a day"),
        description=_(
            "By: the institution for itself, GHOR for its region and what homes have in it, LOCC and the ministry for "
            "all. Another number for the same day is kept as a correction; the same number changes nothing."
        ),
        request=HandInSerializer,
        responses={201: HandedInSerializer, **problem_responses(400, 401, 403, 404, 415)},
    )
    @called_once(_wall)
    def post(self, request):
        told = sent(HandInSerializer, request.data)
        where = place(told["place"], request.user)
        values = {kind.measure: told[kind.measure] for kind in KINDS if kind.measure in told}
        entry = Entry(where, told["day"], told["source"], values)
        made = handing_in.hand_in([entry], by=request.user, road=Road.API)
        return Response(HandedInSerializer({"results": made}).data, status=201)
