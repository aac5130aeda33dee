"""What one decides on, on the page where one decides: of a corner its position, of the decider his own decision.

Asked, met and tuned line by line, what was found, what the intake says otherwise, the effect wanted, and what the
corners said. What Defence has for it is added by the templates of a higher app, as its reader may know it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from regions.models import User
from requests_app.models import Application, CheckAnswer, Condition, Report, SupportRequest
from requests_app.models.checklists import Check
from requests_app.records import completeness, reviews
from requests_app.views import fact_finding, freshness, from_filing, intake, triangle, tuning
from requests_app.views.deed import DeedView
from requests_app.views.fields import GroupedView
from requests_app.worklist import triangle_access


@dataclass(frozen=True)
class Weighed:
    """One request as it is weighed; `deviating` are the checks of the intake that aren't simply met.

    `round` is what the corners said in the review that is open, for whom that is.
    """

    support_request: SupportRequest
    rows: Sequence[tuning.Row]
    report: Report | None
    conditions: Sequence[Condition]
    deviating: Sequence[tuple[Check, CheckAnswer]]
    application: Application | None
    age: freshness.Age | None
    round: triangle.Round | None


def of(support_request: SupportRequest, *, by: User) -> Weighed:
    """What `by` weighs, of a request that she sees."""
    prefetch_related_objects([support_request], "lines", *from_filing.prefetches(support_request, by=by))
    situation = completeness.latest_situation(support_request)
    open_now = reviews.open_review(support_request) if triangle_access.may_read(by, support_request) else None
    return Weighed(
        support_request=support_request,
        rows=tuning.rows(support_request),
        report=fact_finding.last_report(support_request),
        conditions=list(support_request.conditions.all()),
        deviating=intake.deviating(support_request),
        application=getattr(support_request, "application", None),
        age=freshness.of(situation.measured_at if situation else None),
        round=triangle.round_of(open_now, by=by, situation=situation) if open_now else None,
    )


class _WeighingView(DeedView):
    """A deed that decides: beside its fields stands what it decides on, for whom sees the request."""

    def beside(self, form, *, seen: bool) -> dict:
        return {"weighed": of(form.request, by=form.by)} if seen else {}


class PositionView(_WeighingView, GroupedView):
    """A position: the outcome and its words first, what only some outcomes need folded away."""

    template_name = "requests_app/position.html"
    groups = "position"


class DissentView(_WeighingView):
    """The decider's own decision."""

    template_name = "requests_app/dissent.html"
