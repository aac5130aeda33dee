"""Who must still speak is one rule in two forms: of one review in Python, of all of them in the database."""

from itertools import combinations, product

import pytest

from foundation import clock
from regions.models import Role
from requests_app.models import Corner, Outcome, Position, Review, ReviewKind, ReviewState
from requests_app.records.speakers import to_speak, waiting_for

WHO_SPOKE = [spoke for count in range(4) for spoke in combinations(Corner, count)]


@pytest.fixture
def every_review(cast, an_alert):
    """Each kind of review, open, settled and closed, in which each set of corners has spoken."""
    for spoke, kind in product(WHO_SPOKE, ReviewKind):
        about = an_alert(send=False)
        for state in ReviewState:
            review = Review.objects.create(
                support_request=about, kind=kind, state=state, opened_at=clock.now(), event_number=1
            )
            said = {"outcome": Outcome.REJECT, "motivation": "…", "version": 1, "event_number": 1}
            Position.objects.bulk_create(
                Position(review=review, corner=corner, typed_by=cast.loes, **said) for corner in spoke
            )
    return list(Review.objects.prefetch_related("positions"))


def test_of_one_review_and_of_all_at_once_the_same_roles_must_speak(every_review):
    for role in Role:
        by_hand = {review.pk for review in every_review if role in to_speak(review)}
        assert set(waiting_for(role).values_list("pk", flat=True)) == by_hand, role


def test_a_review_waits_for_the_silent_corners_and_when_none_is_silent_for_all(every_review):
    waits = {review.pk for review in every_review if to_speak(review)}

    assert waits == {review.pk for review in every_review if review.state == ReviewState.OPEN}
    assert to_speak(None) == ()
