"""Who must still speak in a review: of one review, and of all at once as a query. The two say the same, by a test."""

from django.db.models import Count, Q, QuerySet

from regions.models import Role
from requests_app.models import Corner, Review, ReviewState
from requests_app.records.reviews import CORNER_OF


def to_speak(review: Review | None) -> tuple[Role, ...]:
    """The roles whose word `review` waits for: of the corners that are silent; none once it is over.

    When all spoke and it isn't settled, of every corner: each can give way, or settle.
    """
    if review is None or review.state != ReviewState.OPEN:
        return ()
    silent = set(Corner) - {Corner(one.corner) for one in review.positions.all()}
    return tuple(role for role, corner in CORNER_OF.items() if corner in (silent or Corner))


def waiting_for(role: Role) -> QuerySet[Review]:
    """The reviews that wait for the word of `role`: those of which `to_speak` names it."""
    corner = CORNER_OF.get(role)
    if corner is None:
        return Review.objects.none()
    still_open = Review.objects.filter(state=ReviewState.OPEN)
    all_spoke = still_open.annotate(spoken=Count("positions")).filter(spoken=len(Corner))
    return still_open.filter(~Q(positions__corner=corner) | Q(pk__in=all_spoke.values("pk")))
