"""Homes that haven't asked yet, read by a program, and the call that is written down: by the functions of the page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation import clock
from foundation.problems import problem_responses
from foundation.rest import APIView
from insight.forms import MomentFilter
from insight.models import CallOutcome
from insight.pressure import signs
from insight.pressure.sign_views import CallForm, home_of, region_of
from insight.templatetags.pressure import reason_words
from regions.api.called import called_once
from requests_app.api import schema
from requests_app.api.fields import VOCABULARY, Choice, Moment
from requests_app.api.parsers import JsonBody
from requests_app.api.reading import chosen
from requests_app.api.serializers import Plain, all_of
from requests_app.api.shapes import described, fill

VOCABULARY[tuple(CallOutcome.values)] = CallOutcome
SENT = described(CallForm, "SignCall")
del SENT._declared_fields["key"]


class SignCallSerializer(Plain):
    """A call as it was written down."""

    institution = serializers.IntegerField(source="institution_id", help_text=_("number of the institution"))
    at = Moment(help_text=_("when it was written down"))
    outcome: Any = Choice(CallOutcome.choices, help_text=_("what came of it"))
    spoke_with = serializers.CharField(help_text=_("function"))
    said = serializers.CharField(help_text=_("what was said"))


def _hers(request: Any, scope: str, pk: int) -> None:
    """The wall. Raises PermissionDenied for who is no GHOR, Http404 for what isn't hers."""
    home_of(region_of(request.user, scope), pk)


class SignReasonSerializer(Plain):
    """Why a home is listed, and for how many points."""

    says = serializers.SerializerMethodField("in_words", help_text=_("in words, with its numbers"))
    points = serializers.IntegerField()

    def in_words(self, reason: signs.Reason) -> str:
        """The reason with its numbers."""
        return reason_words(reason)


class SignSerializer(Plain):
    """A home that hasn't asked yet and may have to."""

    institution = serializers.IntegerField(source="institution.pk", help_text=_("number of the institution"))
    name = serializers.CharField(source="institution.name")
    points = serializers.IntegerField(help_text=_("the sum of its reasons"))
    reasons = SignReasonSerializer(many=True)
    last = SignCallSerializer(allow_null=True, help_text=_("the last call that was written down"))


SIGN_LIST = all_of(SignSerializer, "SignList")


class EarlySigns(APIView):
    @extend_schema(
        operation_id="listEarlySigns",
        summary=_("Homes that haven't asked yet"),
        description=_("For the GHOR of the region: by stated rules, the most points first."),
        parameters=schema.filters(MomentFilter),
        responses={200: SIGN_LIST, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request, scope):
        region = region_of(request.user, scope)
        found = signs.of(region, chosen(MomentFilter, request)["at"] or clock.now(), request.user)
        return Response(SIGN_LIST({"results": found}).data)


class SignCalls(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="logSignCall",
        summary=_("Write down a call to a home that hasn't asked yet"),
        description=_("By: the GHOR of the region. It is never changed after; who asks for help is led to the alert."),
        request=SENT,
        responses={201: SignCallSerializer, **problem_responses(400, 401, 403, 404, 415)},
    )
    @called_once(_hers)
    def post(self, request, scope, pk):
        region = region_of(request.user, scope)
        home, form = home_of(region, pk), CallForm()
        del form.fields["key"]
        made = signs.log_call(home, region, by=request.user, **fill(form, request.data).cleaned_data)
        return Response(SignCallSerializer(made).data, status=201)
