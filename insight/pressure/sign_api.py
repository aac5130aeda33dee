"""The call to a home that hasn't asked yet, written down by a program: by the function of the page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.problems import problem_responses
from foundation.rest import APIView
from insight.models import CallOutcome
from insight.pressure import signs
from insight.pressure.sign_views import CallForm, home_of, region_of
from regions.api.called import called_once
from requests_app.api.fields import VOCABULARY, Choice, Moment
from requests_app.api.parsers import JsonBody
from requests_app.api.serializers import Plain
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
