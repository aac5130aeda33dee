"""Dirk's plan: read from the ledgers, computed by the worker, adopted, and voted on as a package."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from capacity import packages, plans, reservations, segments, warnings
from capacity.models import Booking, BookingState, PlanState, Pool
from foundation import clock
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.capacity.conftest import allocated, booked


@pytest.fixture
def review(cast):
    """De Avondzon's request before the triangle: four nurses tuned."""
    return recipes.build(cast, "review")


@pytest.fixture
def plan(cast, review):
    """Dirk's plan for it, computed."""
    made = plans.ask(by=cast.dirk)
    assert plans.compute_waiting() == 1
    made.refresh_from_db()
    return made


def test_a_plan_proposes_the_exact_type_for_what_was_tuned(plan, review):
    assert plan.state == PlanState.READY, plan.error
    (line,) = plan.lines.all()
    assert (line.support_request, line.persons, line.pool.staff_type) == (review.request, 4, "nurse")
    assert line.reason
    assert plan.result["gap"] <= 0.01


def test_only_a_planner_asks_and_adopts(cast, plan):
    with pytest.raises(PermissionDenied):
        plans.ask(by=cast.vera)
    with pytest.raises(PermissionDenied):
        plans.adopt(plan, by=cast.vera)
    assert not Booking.objects.exists()


def test_adopting_reserves_until_it_lapses(cast, plan, review):
    assert plans.adopt(plan, by=cast.dirk) == []

    (booking,) = Booking.objects.all()
    assert (booking.state, booking.persons) == (BookingState.PROPOSED, 4)
    assert allocated() == booked()
    # What is reserved is asked no more; before that nobody can be there.
    (left,) = segments.between(clock.today(), booking.ends_on)
    assert left.ends_on < booking.starts_on

    clock.move(hours=25)
    assert warnings.sweep() == 1
    assert not Booking.objects.exists()
    assert not allocated()
    assert review.request.events.last().action == Action.RESERVATION_LAPSED


def test_a_line_is_adopted_once(cast, plan):
    assert plans.adopt(plan, by=cast.dirk) == plans.adopt(plan, by=cast.dirk) == []

    assert Booking.objects.count() == 1


def test_the_package_is_granted_by_three_corners_and_confirms_the_reservation(cast, plan, review):
    plans.adopt(plan, by=cast.dirk)
    (about,) = packages.requests_of(plan)

    for person in (cast.dirk, cast.vera, cast.gerard):
        assert packages.give([about], by=person, motivation="as the plan proposes") == []

    review.request.refresh_from_db()
    assert review.request.status == Status.GRANTED
    assert {(one.state, one.lapses_at, one.persons) for one in Booking.objects.all()} == {("reserved", None, 4)}
    assert allocated() == booked()


def test_what_is_reserved_can_be_given_back(cast, plan, review):
    plans.adopt(plan, by=cast.dirk)

    reservations.release(review.request, by=cast.dirk, how=How(reason="needed elsewhere"))

    assert not allocated()


def test_rejecting_gives_the_reservation_back(cast, plan, review):
    plans.adopt(plan, by=cast.dirk)

    workflow.perform(review.request, Action.WITHDRAW, by=cast.ineke, how=How(reason="recovered"))

    assert not Booking.objects.exists()


def test_the_pages_of_a_plan_cost_the_same_for_one_request_and_for_four(cast, plan, review, browser, count_queries):
    plans.adopt(plan, by=cast.dirk)
    paths = [reverse(f"capacity:{name}", args=[plan.pk]) for name in ("plan", "package")] + [reverse("capacity:plans")]
    dirk = browser("dirk")
    few = [count_queries(dirk, path) for path in paths]

    for scene in [recipes.build(cast, "review") for _once in range(3)]:
        days = {"starts_on": clock.today(), "ends_on": clock.today() + timedelta(days=5)}
        about = {"support_request": scene.request, "line": scene.line, "staff_type": "nurse", "reason": "first choice"}
        plan.lines.create(pool=Pool.objects.get(staff_type="nurse"), persons=1, **about, **days)
    assert plans.adopt(plan, by=cast.dirk) == []
    plans.ask(by=cast.dirk)

    assert [count_queries(dirk, path) for path in paths] == few
    assert max(few) <= 12
    assert len(packages.requests_of(plan)) == 4
