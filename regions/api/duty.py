"""The duty roster by API: who is on call, put on and taken off; by the functions of the page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.keys import KeyField
from foundation.paging import page_of
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from regions import calling, duty
from regions.api.called import asks, called_once
from regions.api.serializers import CamelCase, Moment, PageSerializer
from regions.forms.people import DutyFilter
from regions.models import Duty, Membership, Role

KEEPS = asks(duty.require_keeper)
FILTERS = [
    OpenApiParameter("when", str, enum=["coming"], description=_("Those to come; who is on call now when left out.")),
    OpenApiParameter("role", str, enum=Role.values),
    OpenApiParameter("region", str, description=_("Code of a safety region.")),
    OpenApiParameter("q", str, description=_("Part of a name.")),
    OpenApiParameter("sort", str, enum=["starts", "-starts"], description=_("“-” turns it round.")),
    OpenApiParameter("cursor", str, description=_("`nextCursor` or `previousCursor` of an earlier answer.")),
]


class DutySerializer(CamelCase, serializers.ModelSerializer):
    """Who is on call, for what, and until when."""

    label: Any = serializers.CharField(source="membership.label", help_text=_("For what, in one breath."))
    role: Any = serializers.ChoiceField(Role.choices, source="membership.role")
    person: Any = serializers.CharField(source="membership.user.name")
    starts_at = Moment()
    ends_at = Moment()
    phone: Any = serializers.SerializerMethodField("number", help_text=_("Empty for whom may not call."))

    class Meta:
        model = Duty
        fields = ["id", "membership", "role", "label", "person", "starts_at", "ends_at", "phone"]

    def number(self, one: Duty) -> str:
        """The number that is answered, for who may call."""
        held = one.membership
        return one.phone if calling.may_call(self.context["request"].user, held.role, held.scope) else ""


class DutyPageSerializer(PageSerializer):
    results = DutySerializer(source="items", many=True)


class NewDutySerializer(CamelCase, serializers.Serializer):
    """Who is on call from when until when, and which number is answered."""

    membership = KeyField(help_text=_("One of `/duty/memberships`."))
    starts_at = Moment()
    ends_at = Moment()
    phone = serializers.CharField(max_length=40)


class OnCallSerializer(CamelCase, serializers.ModelSerializer):
    """A membership that you may put on call."""

    label: Any = serializers.CharField()
    person: Any = serializers.CharField(source="user.name")

    class Meta:
        model = Membership
        fields = ["id", "role", "label", "person"]


class OnCallListSerializer(serializers.Serializer):
    results = OnCallSerializer(many=True)


class Duties(APIView):
    @extend_schema(
        operation_id="listDuties",
        summary=_("The duty roster"),
        description=_("Who is on call now, or is to come; numbers only of those you may call."),
        parameters=FILTERS,
        responses={200: DutyPageSerializer, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        duty.require_reader(request.user)
        form = DutyFilter(request.GET)
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
        page = page_of(request, Duty.objects.matching(**form.cleaned_data).for_list(), duty.SORTS)
        return Response(DutyPageSerializer(page, context={"request": request}).data)

    @extend_schema(
        operation_id="putOnDuty",
        summary=_("Put somebody on call"),
        description=_("By: GHOR for its own people; administrators for anybody."),
        request=NewDutySerializer,
        responses={201: DutySerializer, **problem_responses(400, 401, 403, 409, 415)},
    )
    @called_once(KEEPS)
    def post(self, request):
        duty.require_keeper(request.user)
        asked = sent(NewDutySerializer, request.data)
        hers = duty.editable_memberships(request.user).filter(pk=asked.pop("membership")).first()
        if hers is None:
            raise ValidationError({"membership": _("You can't put this membership on call.")}, code="invalid_choice")
        made = duty.put_on(hers, by=request.user, **asked)
        return Response(DutySerializer(made, context={"request": request}).data, status=201)


class DutyDetail(APIView):
    @extend_schema(
        operation_id="takeOffDuty",
        summary=_("Take somebody off the duty roster"),
        description=_("By: GHOR for its own people; administrators for anybody."),
        responses={204: None, **problem_responses(401, 403, 404)},
    )
    def delete(self, request, pk: int):
        duty.require_reader(request.user)
        duty.take_off(get_object_or_404(Duty.objects.select_related("membership"), pk=pk), by=request.user)
        return Response(status=204)


class OnCall(APIView):
    @extend_schema(
        operation_id="listWhoCanBeOnCall",
        summary=_("Whom you may put on call"),
        description=_("Memberships in force; none for who keeps no roster."),
        responses={200: OnCallListSerializer, **problem_responses(401)},
    )
    def get(self, request):
        return Response(OnCallListSerializer({"results": duty.editable_memberships(request.user)}).data)
