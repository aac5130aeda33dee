"""Civil pools for programs: read as on their page, handed in by the same function, with the same refusals."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from capacity.bands import Band
from foundation import clock
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from insight.civil_pools import handing_in, known
from insight.civil_pools.forms import PoolFilter
from insight.civil_pools.handing_in import PoolEntry
from insight.civil_pools.known import Known
from insight.civil_pools.measures import MOST, SAYS, STILL
from insight.civil_pools.sight import place_of, reader
from insight.models import CivilPool, CivilPoolFigure, CivilStaff, PoolMeasure, Road
from insight.saying import LONGEST_SOURCE
from regions.api.called import called_once
from regions.api.serializers import CamelCase
from requests_app.api import schema
from requests_app.api.fields import VOCABULARY, Choice, Moment, Number
from requests_app.api.parsers import JsonBody
from requests_app.api.reading import chosen

VOCABULARY |= {tuple(words.values): words for words in (CivilPool, CivilStaff, PoolMeasure)}
CODE = _("`nl`, or the code of a safety region (`VR05`)")


class ScopedPoolFilter(PoolFilter):
    """The same, and of what."""

    scope = forms.CharField(required=False, max_length=40, label=CODE)


def _count(words: Any) -> Any:
    return serializers.IntegerField(allow_null=True, default=None, help_text=words)


class PoolNumbersSerializer(CamelCase, serializers.Serializer):
    """The numbers of one staff type; null: not known, which isn't zero."""


PoolNumbersSerializer._declared_fields |= {one.value: _count(SAYS[one]) for one in PoolMeasure}
PoolNumbersSerializer._declared_fields["still"] = _count(STILL)


class PoolStandSerializer(CamelCase, serializers.Serializer):
    """One staff type of a pool in a place; `now` and `before` are null for whom the pool is shown in bands."""

    scope = serializers.CharField(source="scope.code", help_text=CODE)
    pool: Any = Choice(CivilPool.choices, help_text=_("which pool"))
    staff_type: Any = Choice(CivilStaff.choices, help_text=_("who"))
    is_own = serializers.BooleanField(help_text=_("whether the place itself said so; else it is the sum of regions"))
    now = PoolNumbersSerializer(source="now.numbers", allow_null=True, help_text=_("at the moment asked for"))
    before = PoolNumbersSerializer(source="before.numbers", allow_null=True, help_text=_("a period earlier"))
    band: Any = Choice(Band.choices, allow_null=True, help_text=_("what may still be asked; null: not known"))
    first_day = serializers.DateField(source="about.first_day", help_text=_("the earliest day these figures are about"))
    last_day = serializers.DateField(source="about.last_day", help_text=_("the last day these figures are about"))
    since = Moment(source="about.since", help_text=_("known since"))
    sources = serializers.ListField(
        source="about.sources",
        child=serializers.CharField(),
        help_text=_("who says so: of several sources the first and the last by name"),
    )
    late = serializers.IntegerField(source="about.late", help_text=_("how many of them came in after they were due"))
    corrected = serializers.IntegerField(source="about.corrected", help_text=_("how many of them are corrections"))


class PoolDaySerializer(CamelCase, serializers.Serializer):
    """One day of the first staff type that is shown."""

    day = serializers.DateField(help_text=_("about which day"))
    stand = PoolStandSerializer(help_text=_("as it was said of that day"))


class SilentPoolSerializer(CamelCase, serializers.Serializer):
    """A pool of which nothing came from a place for a week or longer."""

    pool: Any = Choice(CivilPool.choices, help_text=_("which pool"))
    scope = serializers.CharField(source="scope.code", help_text=CODE)
    last_day = serializers.DateField(allow_null=True, help_text=_("the last day it was about; null: none known"))


class CivilPoolsSerializer(CamelCase, serializers.Serializer):
    """The civil pools in a territory, at a moment."""

    scope = serializers.CharField(source="scope.code", help_text=CODE)
    name = serializers.CharField(source="scope.name", help_text=_("what that is called"))
    at = Moment(help_text=_("as it was known at"))
    period = serializers.IntegerField(source="days", help_text=_("how many days before that is *before*"))
    results = PoolStandSerializer(source="rows", many=True)
    regions = PoolStandSerializer(source="all_parts", many=True, help_text=_("for who reads a pool region by region"))
    by_day = PoolDaySerializer(source="told", many=True, help_text=_("day by day: the first of the results"))
    silent = SilentPoolSerializer(many=True)


class PoolFigureSerializer(CamelCase, serializers.ModelSerializer):
    """A figure as it was written."""

    value = Number(help_text=_("how many"))
    since = Moment(help_text=_("known since"))
    staff_type: Any = Choice(CivilStaff.choices, help_text=_("who"))

    class Meta:
        model = CivilPoolFigure
        fields = ["pool", "place", "staff_type", "measure", "day", "value", "number", "since", "is_late", "source"]


class PoolsHandedInSerializer(CamelCase, serializers.Serializer):
    """What was written; what stood there already isn't among it."""

    results = PoolFigureSerializer(many=True)


class PoolStaffSerializer(CamelCase, serializers.Serializer):
    """What is said of one staff type; what isn't sent says nothing."""

    staff_type: Any = Choice(CivilStaff.choices, help_text=_("who"))


def _field(measure: PoolMeasure) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=0, max_value=MOST, required=False, help_text=SAYS[measure])


PoolStaffSerializer._declared_fields |= {one.value: _field(one) for one in PoolMeasure}


class PoolHandInSerializer(CamelCase, serializers.Serializer):
    """What one source says of one pool in one place on one day."""

    pool: Any = Choice(CivilPool.choices, help_text=_("which pool"))
    place = serializers.CharField(max_length=40, help_text=CODE)
    day = serializers.DateField(help_text=_("about which day"))
    source: Any = serializers.CharField(max_length=LONGEST_SOURCE, help_text=_("who says so: a system or a function"))
    staff = PoolStaffSerializer(many=True, required=False, default=list)
    in_bands = serializers.BooleanField(
        required=False,
        allow_null=True,
        default=None,
        help_text=_("whether others see the whole pool in bands from now on; left out: as before"),
    )


def _entries(sent: dict[str, Any], request: Any) -> list[PoolEntry]:
    """What was sent, staff type by staff type. Raises Http404 for a place or pool she doesn't see."""
    her = reader(request.user)
    scope = her.find(sent["place"])
    if scope is None or sent["pool"] not in her.pools_in(scope):
        raise Http404(sent["place"])
    pool, place = CivilPool(sent["pool"]), place_of(scope)
    handing_in.require(her, pool, place)
    told = [(one, {name: Decimal(one[name]) for name in PoolMeasure if name in one}) for one in sent["staff"]]
    return [PoolEntry(her, pool, place, one["staff_type"], sent["day"], sent["source"], values) for one, values in told]


def _wall(request: Any) -> None:
    """Who may no longer hand in for this pool doesn't read the first answer again."""
    _entries({"place": str(request.data.get("place", "")), "pool": request.data.get("pool"), "staff": []}, request)


class CivilPools(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="getCivilPools",
        summary=_("Civil pools in a territory, now or as they were known"),
        description=_(
            "For national roles, the GHOR (its region and the country) and the organiser of a pool (its own). Pools "
            "are never added up: one person may stand on several lists."
        ),
        parameters=schema.filters(ScopedPoolFilter),
        responses={200: CivilPoolsSerializer, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request):
        her = reader(request.user)
        asked = chosen(ScopedPoolFilter, request)
        scope = her.find(asked["scope"]) if asked["scope"] else her.own()
        if scope is None or asked["pool"] not in ("", *her.pools_in(scope)):
            raise Http404(asked["scope"])
        only = asked["pool"], asked["staff_type"]
        found: Any = Known(her, scope, asked["at"] or clock.now(), asked["days"], only)
        found.told = [{"day": day, "stand": row} for day, row in found.by_day(*found.first)]
        found.silent = known.silent(her, scope, found.at)
        return Response(CivilPoolsSerializer(found).data)

    @extend_schema(
        operation_id="handInCivilPool",
        summary=_("Hand in the figures of a civil pool on a day"),
        description=_(
            "By: the organiser for its pool, GHOR for its region, LOCC and the ministry for all. Another number for "
            "the same day is kept as a correction; the same number changes nothing. How others see a pool says "
            "whoever hands in for the whole of it."
        ),
        request=PoolHandInSerializer,
        responses={201: PoolsHandedInSerializer, **problem_responses(400, 401, 403, 404, 415)},
    )
    @called_once(_wall)
    def post(self, request):
        told = sent(PoolHandInSerializer, request.data)
        entries, how = _entries(told, request), {"by": request.user, "road": Road.API}
        made = handing_in.hand_in_of(CivilPool(told["pool"]), entries, in_bands=told["in_bands"], **how)
        return Response(PoolsHandedInSerializer({"results": made}).data, status=201)
