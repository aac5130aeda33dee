"""The decision letter and the case file through the API, as PDF; refusals stay problem documents."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from foundation.problems import problem_responses
from foundation.rest import APIView
from requests_app.api.parsers import AnyFile
from requests_app.doors import find_request
from requests_app.papers.case_file import case_file, edition_for
from requests_app.papers.handing import answer, answer_letter

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
