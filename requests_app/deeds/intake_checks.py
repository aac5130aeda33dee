"""All eleven procedural checks at once; each answer is its own deed, so a refused one takes no other with it."""

from django.core.exceptions import ValidationError

from foundation.errors import Refused
from regions.models import User
from requests_app.deeds import intake
from requests_app.models import SupportRequest
from requests_app.procedure import replay


def answer(support_request: SupportRequest, *, by: User, answers: dict[str, tuple[str, str]], key: str = "") -> dict:
    """Answer the checks in `answers` (code: verdict and remark) that differ from what stands.

    Returns the problems: code -> list of sentences; empty when all was recorded. Raises PermissionDenied.
    """
    answered = {one.code: (one.verdict, one.note) for one in support_request.checks.all()}
    problems = {}
    for code, (verdict, note) in answers.items():
        if verdict and (verdict, note) != answered.get(code):
            try:
                how = replay.one_of(key, code, verdict, note)
                intake.answer_check(support_request, by=by, code=code, verdict=verdict, note=note, how=how)
            except ValidationError as error:
                problems[code] = error.messages
            except Refused as refused:
                problems[code] = [str(lack) for lack in refused.lacking] or [str(refused)]
    return problems


def prefilled(support_request: SupportRequest) -> dict[str, tuple[str, str]]:
    """Each check as answered, else as the system suggests: code -> verdict and remark."""
    answered = {one.code: (one.verdict, one.note) for one in support_request.checks.all()}
    return intake.suggestions(support_request) | answered
