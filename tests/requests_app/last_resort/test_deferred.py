"""What the triangle defers to a day isn't late before that day is over, and late as ever after it."""

from datetime import date, datetime, timedelta

import pytest

from foundation import clock
from foundation.errors import Refused
from requests_app.deeds import need_and_situation, triangle
from requests_app.models import Outcome, ReviewKind, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import reviews
from requests_app.schedule import deadlines
from requests_app.worklist.listing import owned_by
from tests import recipes, road

NAMED = date(2021, 1, 2)
OVER = datetime(2021, 1, 3, tzinfo=clock.AMSTERDAM)
FROM_THE_CLOCK = (Action.REMINDER, Action.OVERDUE, Action.ESCALATED)


@pytest.fixture
def deferred(a_review, all_say):
    """The corners defer a request to 2 January."""
    return all_say(a_review(), Outcome.DEFER, defer_until=NAMED)


def sweep_until(moment):
    """Beat every hour."""
    while clock.now() < moment:
        clock.move(hours=1)
        deadlines.sweep()


def brought(support_request):
    """What the clock brought since it was deferred."""
    since = support_request.events.filter(action=Action.DEFER).last()
    events = support_request.events.filter(action__in=FROM_THE_CLOCK)
    return list(events.filter(number__gt=since.number if since else 0).values_list("action", flat=True))


def test_the_due_time_is_the_end_of_the_day_named(deferred):
    assert deferred.status == Status.REVIEW
    assert deferred.due == reviews.due_at(deferred) == OVER


def test_news_doesnt_bring_the_due_time_back(cast, deferred):
    need_and_situation.update_situation(deferred, by=cast.ineke, clients_on_site=80)
    need_and_situation.set_urgency(deferred, by=cast.gerard, urgency="lifesaving")

    assert deferred.due == OVER


def test_nobody_is_late_before_that_day_is_over(cast, deferred):
    sweep_until(datetime(2021, 1, 1, tzinfo=clock.AMSTERDAM))
    assert brought(deferred) == []
    with pytest.raises(Refused):
        decide(cast, deferred)

    sweep_until(OVER)
    assert brought(deferred) == [Action.REMINDER]


def decide(cast, support_request):
    said = {"outcome": Outcome.REJECT, "reasons": ["no_capacity"], "mandate": "CDS 12", "motivation": "…"}
    return triangle.decide_with_dissent(support_request, by=cast.mira, **said).event


def test_after_that_day_it_climbs_as_ever(cast, deferred):
    sweep_until(OVER + timedelta(hours=5))

    assert set(brought(deferred)) == set(FROM_THE_CLOCK)
    decide(cast, deferred)
    assert deferred.status == Status.REJECTED


def test_after_an_amendment_the_hours_of_a_review_count_again(cast, deferred):
    workflow.perform(deferred, Action.AMEND, by=cast.ineke, how=How(reason="fewer are ill"))
    workflow.perform(deferred, Action.ACCEPT_TUNING, by=cast.ineke)

    assert deferred.due == clock.now() + timedelta(hours=8)


def test_deferred_twice_the_last_day_counts(deferred, all_say):
    all_say(deferred, Outcome.DEFER, defer_until=NAMED + timedelta(days=3))

    assert deferred.due == OVER + timedelta(days=3)


def test_with_people_out_too_what_is_deferred_waits_for_its_day(cast):
    support_request = recipes.build(cast, Status.DEPLOYED).request
    workflow.perform(support_request, Action.REASSESS, by=cast.vera, how=How(reason="another region is worse off"))
    road.say(cast, support_request, Outcome.DEFER, defer_until=NAMED)
    assert reviews.open_review(support_request).kind == ReviewKind.REASSESSMENT
    assert reviews.due_at(support_request) == OVER
    mine = SupportRequest.objects.filter(owned_by(cast.mira))

    sweep_until(OVER - timedelta(days=1))
    assert not support_request.events.filter(action__in=(Action.REMINDER, Action.ESCALATED)).exists()
    assert support_request not in mine

    sweep_until(OVER + timedelta(hours=5))
    assert support_request.events.filter(action=Action.ESCALATED).count() == 2
    assert support_request in SupportRequest.objects.filter(owned_by(cast.mira))
