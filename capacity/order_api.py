"""The movement order on the wire: what the unit is told, what is lacking and what changed; and the paper."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from capacity.order_shown import Shown
from capacity.views import orders
from foundation.problems import problem_responses
from requests_app.api.fields import Moment
from requests_app.api.papers import PDF
from requests_app.api.parsers import AnyFile
from requests_app.api.serializers import Plain

NUMBER = OpenApiParameter("number", int, description=_("Which order; without it the last."))


class OrderRowSerializer(Plain):
    """One thing that is told."""

    name = serializers.CharField(help_text=_("What it is about, in every language the same."))
    label: Any = serializers.CharField(help_text=_("The same in words."))
    words = serializers.CharField(help_text=_("What is told."))
    lacking = serializers.BooleanField(help_text=_("Nobody arranged it yet; the words say what is known instead."))


class OrderDifferenceSerializer(Plain):
    """What was told otherwise before."""

    label: Any = serializers.CharField(help_text=_("What it is about."))
    was = serializers.CharField(help_text=_("What was told before."))
    now = serializers.CharField(help_text=_("What is told instead."))


class OrderChangeSerializer(Plain):
    """An order that took the place of one before."""

    number = serializers.IntegerField(help_text=_("Number of the order."))
    at = Moment(help_text=_("Since when."))
    what = OrderDifferenceSerializer(many=True, help_text=_("What it says otherwise."))


class OrderSerializer(Plain):
    """A movement order, without anybody's name."""

    deployment = serializers.IntegerField(source="deployment.pk", help_text=_("The deployment."))
    number = serializers.IntegerField(source="order.number", help_text=_("1 as approved, one more with each change."))
    at = Moment(source="order.at", help_text=_("From when on it says this."))
    newer = serializers.IntegerField(allow_null=True, help_text=_("Number of the order that took its place."))
    off = serializers.CharField(help_text=_("Empty, or why it no longer stands."))
    rows = serializers.SerializerMethodField(help_text=_("What is told, in order."))
    people = serializers.ListField(child=serializers.CharField(), help_text=_("Who goes."))
    conditions = serializers.ListField(child=serializers.CharField(), help_text=_("What must be so, and by when."))
    changes = OrderChangeSerializer(many=True, help_text=_("What changed since the approval, the last first."))
    map_url = serializers.CharField(help_text=_("The address on a map outside."))

    @extend_schema_field(OrderRowSerializer(many=True))
    def get_rows(self, found: Shown):
        return OrderRowSerializer([row for rows in found.parts.values() for row in rows], many=True).data


class Order(APIView):
    @extend_schema(
        operation_id="readMovementOrder",
        summary=_("The movement order of a deployment"),
        description=_("What its unit is told; 404 before the approval. Whom to call: read the numbers of its request."),
        parameters=[NUMBER],
        responses={200: OrderSerializer, **problem_responses(401, 404)},
    )
    def get(self, request, pk: int):
        return Response(OrderSerializer(orders.find(request.user, pk, request.GET.get("number", ""))).data)


class OrderPaper(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadMovementOrder",
        summary=_("The movement order on paper"),
        description=_("Tagged PDF in Dutch, one page, with whom to call at this moment."),
        parameters=[NUMBER],
        responses=PDF,
    )
    def get(self, request, pk: int):
        return orders.on_paper(request.user, pk, request.GET.get("number", ""))
