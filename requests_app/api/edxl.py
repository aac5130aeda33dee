"""EDXL-RM 1.0 through the API: what is told of a request, message by message, and a need received as a draft."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import parsers

from foundation.problems import problem_responses
from foundation.rest import APIView
from requests_app.api import deeds, schema
from requests_app.api.parsers import AnyFile
from requests_app.api.parts import UNSEEN
from requests_app.deeds import alert
from requests_app.doors import find_request
from requests_app.papers.edxl import messages, reading, words
from requests_app.procedure import replay

XML = "application/xml"


class XmlBody(parsers.BaseParser):
    """The bytes of a message, at most so many."""

    media_type = XML

    def parse(self, stream, media_type=None, parser_context=None) -> bytes:  # type: ignore[override]
        return words.read(stream)


class ResourceMessages(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="getResourceMessage",
        summary=_("A request in EDXL-RM, one message"),
        description=_(
            "What is asked, what stands granted, how its deployments stand, who is recalled, who was let go: each a "
            "message of EDXL-RM 1.0; 404 where there is nothing to tell. No telephone, no capacity."
        ),
        parameters=[OpenApiParameter("message", str, OpenApiParameter.PATH, enum=list(messages.MESSAGES))],
        responses={(200, XML): OpenApiResponse(OpenApiTypes.BINARY), **UNSEEN},
    )
    def get(self, request, reference, message):
        return HttpResponse(messages.find(find_request(request.user, reference), message), content_type=XML)


class ReceivedResources(APIView):
    parser_classes = [XmlBody]

    @extend_schema(
        operation_id="receiveRequestResource",
        summary=_("Make a draft of an EDXL-RM message"),
        description=_("A RequestResource of EDXL-RM 1.0, at most 1 MB; what doesn't fit is refused by its line."),
        parameters=[schema.KEY],
        request={XML: OpenApiTypes.STR},
        responses=schema.DONE | problem_responses(400, 401, 403, 409, 413, 415, 422),
    )
    def post(self, request):
        alert.require_may_open(request.user)
        body, key = request.data or b"", request.headers.get(deeds.KEY, "")
        how = replay.sent_how({"key": key, "message": body.decode(errors="replace")}, about=request.path)
        look = partial(alert.raised_before, by=request.user, how=how, sent=False)
        done = replay.once(look, partial(reading.take, body, by=request.user, how=how))
        return deeds.answer(request, done, find=lambda: done.event.support_request)
