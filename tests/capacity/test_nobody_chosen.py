"""Nobody is sent whom nobody chose: only the types that the need line names, in its order."""

import pytest

from capacity import deployments, plans, segments, supply
from capacity.models import Booking
from foundation import clock
from requests_app.deeds import need_and_situation
from requests_app.models import ReviewState, Status
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from tests import road
from tests.capacity import scarcity
from tests.cast import a_line
from tests.out import PLAN

SIX = ((StaffType.CARER_IG, 6, 1),)


@pytest.fixture
def before_the_triangle(cast, a_request):
    """A function: a request for six carers that names these substitutes, before the triangle.

    Four carers are left, and two medics.
    """

    def climb(*named, mix=SIX):
        scarcity.make_scarce({StaffType.CARER_IG: 4, StaffType.NURSE: 9, StaffType.MEDIC: 1, StaffType.MIL_NURSE: 9})
        line = a_line(staff_type=StaffType.CARER_IG, persons=6)
        request = a_request(Action.ESCALATE_TO_MSOB, lines=[line])
        need_and_situation.change_line(request.lines.get(), by=cast.ineke, substitutes=list(named))
        request.refresh_from_db()
        return scarcity.put_to_the_triangle(cast, request, mix)

    return climb


def booked(request):
    """Persons per type of those who really go."""
    return {one.pool.staff_type: one.persons for one in request.bookings.select_related("pool")}


def test_who_names_no_substitute_gets_none_and_the_three_hear_that_it_does_not_fit(cast, before_the_triangle):
    request = before_the_triangle()

    road.grant(cast, request)

    request.refresh_from_db()
    assert request.status == Status.REVIEW
    assert not Booking.objects.exists()
    event = request.events.filter(action=Action.AGREED_NOT_SETTLED).get()
    assert event.facts["lacking"] == ["no_capacity"]
    assert request.reviews.get(kind="decision").state == ReviewState.OPEN


def test_who_names_substitutes_gets_them_in_the_order_named(cast, before_the_triangle):
    request = before_the_triangle("nurse", "medic")

    road.grant(cast, request)
    deployments.draw_up(request, by=cast.dirk, **PLAN)

    assert booked(request) == {"carer_ig": 4, "nurse": 2}


def test_a_type_that_was_tuned_is_served_by_that_type_alone(cast, before_the_triangle):
    request = before_the_triangle("nurse", mix=((StaffType.MEDIC, 3, 1),))

    road.grant(cast, request)

    request.refresh_from_db()
    assert request.status == Status.REVIEW
    assert supply.accepted(request.lines.get(), "medic") == ("medic",)


def test_the_plan_follows_the_same_rule(cast, before_the_triangle):
    request = before_the_triangle()
    plan = plans.ask(by=cast.dirk, weights={"reserve": 0})
    plans.compute_waiting()

    assert {one.pool.staff_type for one in plan.lines.all()} == {"carer_ig"}
    (asked,) = segments.between(clock.today(), request.lines.get().ends_on)
    assert asked.demand(0).accepts == ("carer_ig",)
