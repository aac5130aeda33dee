"""The papers through the API, as PDF; refusals stay problem documents."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from foundation.problems import problem_responses
from foundation.rest import APIView
from requests_app.api.parsers import AnyFile
from requests_app.doors import find_request
from requests_app.papers.case_file import case_file, edition_for
from requests_app.papers.handing import (
    answer,
    answer_letter,
    answer_minutes,
    answer_municipality_pack,
    answer_signing_pack,
)

PDF = {(200, "application/pdf"): OpenApiResponse(OpenApiTypes.BINARY), **problem_responses(401, 404)}
NUMBER = OpenApiParameter("number", int, description=_("Which decision; without it the last."))


class DecisionLetter(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadDecisionLetter",
        summary=_("The decision letter"),
        description=_("Tagged PDF in Dutch, as it was sent; 404 until there is a decision."),
        parameters=[NUMBER],
        responses=PDF,
    )
    def get(self, request, reference):
        return answer_letter(find_request(request.user, reference), request.GET.get("number", ""))


class CaseFile(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadCaseFile",
        summary=_("The case file"),
        description=_("Everything of the request as tagged PDF in Dutch, in the edition that is for you."),
        responses=PDF,
    )
    def get(self, request, reference):
        return answer(case_file(edition_for(find_request(request.user, reference), request.user)))


class SigningPack(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadSigningPack",
        summary=_("The application, to be signed"),
        description=_("Tagged PDF in Dutch with room for the signature; 404 until an application is drawn up."),
        responses=PDF,
    )
    def get(self, request, reference):
        return answer_signing_pack(find_request(request.user, reference))


class MunicipalityPack(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadMunicipalityPack",
        summary=_("All applications of a municipality that still have to be signed"),
        description=_("Of the requests you see; 404 when there are none."),
        responses=PDF,
    )
    def get(self, request, code):
        return answer_municipality_pack(code, by=request.user)


class MeetingMinutes(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadMinutes",
        summary=_("The minutes of a meeting as a paper"),
        description=_("For those who have a place at the table; of the requests they see."),
        responses=PDF,
    )
    def get(self, request, pk):
        return answer_minutes(pk, by=request.user)
