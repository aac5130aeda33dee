"""What the page of a request shows from filing on: intake, triangle, fact-finding, tuning and decisions.

Only what the request reached is loaded, each kind in one query.
"""

from django.db.models import Prefetch

from regions.models import User
from requests_app.models import (
    RANK,
    Condition,
    Decision,
    Mission,
    Proposal,
    Review,
    Status,
    SupportRequest,
    TunedLine,
)
from requests_app.views import decision, fact_finding, freshness, intake, triangle, tuning
from requests_app.worklist import triangle_access
from requests_app.worklist.calling import Calls

PROPOSALS = Proposal.objects.prefetch_related(Prefetch("lines", TunedLine.objects.select_related("line")))
FILED = ("checks", Prefetch("decisions", Decision.objects.prefetch_related("lines")))
SPOKEN = (Prefetch("reviews", Review.objects.prefetch_related("positions")),)
FOUND = (
    "conditions",
    Prefetch("missions", Mission.objects.select_related("team", "report")),
    Prefetch("proposals", PROPOSALS),
)
NOTHING_FOUND = (
    Prefetch("conditions", Condition.objects.none()),
    Prefetch("missions", Mission.objects.none()),
    Prefetch("proposals", Proposal.objects.none()),
)
NOT_DECIDED = Prefetch("decisions", Decision.objects.none())
"""Before anybody went, or decided, there is nothing to ask the database for."""


def prefetches(support_request: SupportRequest, *, by: User) -> tuple:
    """What to load with the request: nothing before it was filed; positions only for whom they are."""
    if not _was_filed(support_request):
        return (NOT_DECIDED,)
    found = FOUND if support_request.furthest >= RANK[Status.FACT_FINDING] else NOTHING_FOUND
    return FILED + found + (SPOKEN if triangle_access.may_read(by, support_request) else ())


def sections(support_request: SupportRequest, *, by: User, deeds: dict, situation, calls: Calls) -> dict:
    """The sections by name; one that has nothing to show is None."""
    age = freshness.of(situation.measured_at if situation else None)
    if not _was_filed(support_request):
        return {"age": age}
    return {
        "age": age,
        "intake": intake.panel(support_request, deeds=deeds),
        "triangle": triangle.panel(support_request, by=by, deeds=deeds, situation=situation, calls=calls),
        "fact_finding": fact_finding.panel(support_request, by=by, deeds=deeds, calls=calls),
        "tuning": tuning.panel(support_request, deeds=deeds),
        "decided": decision.panel(support_request, by=by, deeds=deeds),
    }


def _was_filed(support_request: SupportRequest) -> bool:
    return support_request.furthest >= RANK[Status.INTAKE]
