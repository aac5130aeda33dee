"""What the table asks about people who are out, and after they left."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack
from regions.models import Role
from requests_app.models import EvaluatedBy, SupportRequest
from requests_app.procedure.preconditions import not_provisional, nothing_under_review

SIDE_OF = {Role.INSTITUTION: EvaluatedBy.INSTITUTION, Role.DEFENCE_PLANNER: EvaluatedBy.DEFENCE}
"""For which side a role evaluates."""


def nobody_out(support_request: SupportRequest, subject=None) -> list[Lack]:
    """No approved deployment stands."""
    if not support_request.people_out:
        return []
    return [Lack("people_out", _("People are on site or on their way: Defence cancels or ends the deployment first."))]


def for_extension(support_request: SupportRequest, subject=None) -> list[Lack]:
    """People are out, by a grant that stands, and nothing else is under review."""
    lacks = not_provisional(support_request) + nothing_under_review(support_request)
    if not support_request.people_out:
        lacks.append(Lack("nobody_out", _("No deployment is approved yet: change the need instead.")))
    return lacks


def for_close(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Both sides have evaluated."""
    given = {one.side for one in support_request.evaluations.all()}
    text = _("%(side)s hasn't evaluated yet.")
    return [Lack("evaluation", text, side=side.label) for side in EvaluatedBy if side not in given]


def still_evaluates(support_request: SupportRequest) -> frozenset[Role]:
    """The roles whose side hasn't evaluated yet."""
    given = {one.side for one in support_request.evaluations.all()}
    return frozenset(role for role, side in SIDE_OF.items() if side not in given)
