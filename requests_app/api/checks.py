"""The procedural checks all at once, as the page of the intake takes them: each is a deed of its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.fingerprints import LONGEST_SHARED_KEY
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from requests_app.api.fields import PROCEDURAL_CHECK, Choice
from requests_app.api.parsers import JsonBody
from requests_app.api.serializers import Plain, all_of
from requests_app.deeds import intake, intake_checks
from requests_app.doors import find_request
from requests_app.models.actions import Action
from requests_app.models.checklists import Verdict
from requests_app.procedure import replay, workflow


class CheckedSerializer(Plain):
    """What LOCC answers to one check."""

    code = Choice(PROCEDURAL_CHECK.choices)
    verdict = Choice(Verdict.choices)
    note = serializers.CharField(required=False, allow_blank=True, max_length=1000)


class CheckRoundSerializer(Plain):
    """Answers to several checks, or all that aren't answered yet as the system suggests."""

    checks = CheckedSerializer(
        many=True, required=False, help_text=_("Each check once; what stands already is passed.")
    )
    as_suggested = serializers.BooleanField(
        required=False, help_text=_("Instead of `checks`: what the system can't tell stays open.")
    )
    key = serializers.CharField(required=False, max_length=LONGEST_SHARED_KEY, help_text=_("one use, one deed"))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse both ways at once, or none, and a check that is answered twice."""
        codes = [one["code"] for one in attrs.get("checks", ())]
        if bool(codes) == bool(attrs.get("as_suggested")):
            raise serializers.ValidationError({"checks": _("Answer checks, or accept what is suggested.")}, "required")
        if len(set(codes)) < len(codes):
            raise serializers.ValidationError({"checks": _("Answer each check once.")}, code="repeated")
        return attrs


class NotRecordedSerializer(Plain):
    """A check that wasn't recorded, and why."""

    code = Choice(PROCEDURAL_CHECK.choices)
    why = serializers.ListField(child=serializers.CharField(), help_text=_("in words"))


NOT_RECORDED = all_of(NotRecordedSerializer, "NotRecordedList")


class CheckRounds(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="answerChecks",
        summary=_("Answer the procedural checks all at once"),
        description=_("By: LOCC. Each check is a deed of its own; those that weren't recorded come back with why."),
        request=CheckRoundSerializer,
        responses={201: NOT_RECORDED, **problem_responses(400, 401, 403, 404, 409, 415, 422)},
    )
    def post(self, request, reference: str):
        about, by = find_request(request.user, reference), request.user
        key = request.data.get("key") if isinstance(request.data, dict) else None
        if not (isinstance(key, str) and about in replay.done_under(by=by, key=key)):
            workflow.admit(about, Action.ANSWER_CHECK, by=by, version=None)
        return Response(NOT_RECORDED({"results": _recorded(about, by, request.data)}).data, status=201)


def _recorded(about, by, data: Any) -> list[dict]:
    asked = sent(CheckRoundSerializer, data)
    if asked.get("as_suggested"):
        intake.accept_all(about, by=by)
        return []
    answers = {one["code"]: (one["verdict"], one.get("note", "")) for one in asked["checks"]}
    problems = intake_checks.answer(about, by=by, answers=answers, key=asked.get("key", ""))
    return [{"code": code, "why": why} for code, why in problems.items()]
