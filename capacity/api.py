"""The API of pools, the board and the bands: the same functions as the pages, the same refusals. No rule stands here.

What is done twice is done once: a size set again, a figure confirmed again and a shortage solved again change nothing
more, and a pool made again is refused as known.
"""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from capacity import bands, board, board_units, pool_list, pools, serializers
from capacity.models import Pool, Shortage
from capacity.pool_forms import BoardFilter, PoolFilter
from foundation.errors import NotYours
from foundation.paging import page_of
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from regions.api.called import asks, called_once
from requests_app.api import schema
from requests_app.api.parsers import JsonBody
from requests_app.api.reading import chosen

READS = problem_responses(400, 401, 403)
OF_ONE = problem_responses(401, 403, 404)
WRITES = problem_responses(400, 401, 403, 404, 409, 415)
FIRST = OpenApiParameter("first", str, description=_("First of 42 days, such as 2020-12-28; today when left out."))
KEEPS = asks(pools.require_keeper)
KEEPERS = _("By: planners of Defence.")


class Pools(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="listPools",
        summary=_("Pools, with today's figures"),
        description=_("For Defence, VWS and LOCC; the same list as the page."),
        parameters=[*schema.filters(PoolFilter), schema.sorts(pool_list.SORTS), schema.CURSOR],
        responses={200: serializers.POOL_PAGE, **READS},
    )
    def get(self, request):
        pools.require_reader(request.user)
        page = page_of(request, pool_list.find(**chosen(PoolFilter, request)), pool_list.SORTS)
        return Response(serializers.POOL_PAGE(page).data)

    @extend_schema(
        operation_id="createPool",
        summary=_("Make a pool"),
        description=KEEPERS,
        request=serializers.ChangedPoolSerializer,
        responses={201: serializers.PoolDetailSerializer, **problem_responses(400, 401, 403, 409, 415)},
    )
    @called_once(KEEPS)
    def post(self, request):
        pools.require_keeper(request.user)
        return _answer(pools.create(by=request.user, **sent(serializers.ChangedPoolSerializer, request.data)).pk, 201)


class PoolDetail(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="getPool",
        summary=_("One pool, with its sizes and shortages"),
        description=_("For Defence, VWS and LOCC."),
        responses={200: serializers.PoolDetailSerializer, **OF_ONE},
    )
    def get(self, request, pk):
        pools.require_reader(request.user)
        return _answer(pk)

    @extend_schema(
        operation_id="changePool",
        summary=_("Change a pool"),
        description=KEEPERS,
        request=serializers.ChangedPoolSerializer(partial=True),
        responses={200: serializers.PoolDetailSerializer, **WRITES},
    )
    @called_once(KEEPS)
    def patch(self, request, pk):
        pool = _kept(request, pk)
        pools.edit(pool, by=request.user, **sent(serializers.ChangedPoolSerializer, request.data, partial=True))
        return _answer(pk)


class Confirmations(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="confirmPool",
        summary=_("Say that a pool's figures are right as they stand"),
        description=KEEPERS,
        request=serializers.ToldBySerializer,
        responses={201: serializers.PoolDetailSerializer, **WRITES},
    )
    @called_once(KEEPS)
    def post(self, request, pk):
        pool = _kept(request, pk)
        pools.confirm(pool, by=request.user, **sent(serializers.ToldBySerializer, request.data))
        return _answer(pk, 201)


class Sizes(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="listPoolSizes",
        summary=_("The sizes of a pool, period by period"),
        description=_("For Defence, VWS and LOCC."),
        responses={200: serializers.PERIOD_LIST, **OF_ONE},
    )
    def get(self, request, pk):
        pools.require_reader(request.user)
        return Response(serializers.PERIOD_LIST({"results": _found(pk).periods.all()}).data)

    @extend_schema(
        operation_id="setPoolSize",
        summary=_("Say how many of a pool can be sent in a period"),
        description=_("By: planners of Defence. Less than is taken is refused, naming what it would break."),
        request=serializers.SizeSerializer,
        responses={201: serializers.PoolDetailSerializer, **WRITES},
    )
    @called_once(KEEPS)
    def post(self, request, pk):
        pool = _kept(request, pk)
        pools.set_size(pool, by=request.user, **sent(serializers.SizeSerializer, request.data))
        return _answer(pk, 201)


class Shortages(APIView):
    @extend_schema(
        operation_id="listShortages",
        summary=_("The shortages of a pool"),
        description=_("Open ones and solved ones; for Defence, VWS and LOCC."),
        responses={200: serializers.SHORTAGE_LIST, **OF_ONE},
    )
    def get(self, request, pk):
        pools.require_reader(request.user)
        return Response(serializers.SHORTAGE_LIST({"results": _found(pk).shortages.all()}).data)


class Solutions(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="solveShortage",
        summary=_("Say that a shortage is solved"),
        description=KEEPERS,
        request=None,
        responses={201: serializers.ShortageSerializer, **WRITES},
    )
    @called_once(KEEPS)
    def post(self, request, pk, shortage):
        pools.require_keeper(request.user)
        found = get_object_or_404(Shortage, pk=shortage, pool=pk)
        return Response(serializers.ShortageSerializer(pools.solve(found, by=request.user)).data, status=201)


class Board(APIView):
    @extend_schema(
        operation_id="getBoard",
        summary=_("The board in numbers: six weeks, by staff type and day"),
        description=_("For Defence, VWS and LOCC; others ask for the bands."),
        parameters=[FIRST],
        responses={200: serializers.BoardSerializer, **READS},
    )
    def get(self, request):
        pools.require_reader(request.user)
        return Response(serializers.BoardSerializer(board.of(_first(request), by=request.user)).data)


class UnitBoard(APIView):
    @extend_schema(
        operation_id="getBoardByUnit",
        summary=_("The board by unit: who can be sent, is taken and is free"),
        description=_("For Defence, VWS and LOCC. What is asked is asked of a type and not of a unit."),
        parameters=[FIRST],
        responses={200: serializers.UNIT_LIST, **READS},
    )
    def get(self, request):
        pools.require_reader(request.user)
        rows = [row for found in board_units.of(_first(request)).values() for row in found]
        return Response(serializers.UNIT_LIST({"results": rows}).data)


class Bands(APIView):
    @extend_schema(
        operation_id="getBands",
        summary=_("What can be expected, by staff type and week"),
        description=_("None, limited or available, on the worst day of each of six weeks."),
        parameters=[FIRST],
        responses={200: serializers.BAND_LIST, **READS},
    )
    def get(self, request):
        if not (bands.may_read(request.user) or pools.may_read(request.user)):
            raise NotYours("capacity_unread", _("What Defence can spare is for those who place or weigh a request."))
        first = _first(request)
        weeks = bands.weeks_from(first)
        rows = [
            {"staff_type": kind, "starts_on": week.starts_on, "ends_on": week.ends_on, "band": band}
            for kind, found in bands.by_week(first).items()
            for week, band in zip(weeks, found, strict=True)
        ]
        return Response(serializers.BAND_LIST({"results": rows}).data)


def _first(request):
    form = BoardFilter(request.GET)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return form.first_day()


def _kept(request, pk) -> Pool:
    """The pool, for who keeps it: others are refused before anything is looked up."""
    pools.require_keeper(request.user)
    return get_object_or_404(Pool, pk=pk)


def _found(pk) -> Pool:
    return get_object_or_404(Pool, pk=pk)


def _answer(pk, status: int = 200) -> Response:
    found = pool_list.with_today(Pool.objects.filter(pk=pk)).prefetch_related("periods", "shortages")
    return Response(serializers.PoolDetailSerializer(get_object_or_404(found)).data, status=status)
