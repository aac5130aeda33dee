"""Nobody is sent whom nobody chose: only the types that the need line names, in its order."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from capacity import deployments, plans, preview, segments, supply, who_goes
from capacity.models import Booking
from foundation import clock
from requests_app.deeds import meeting, need_and_situation
from requests_app.models import ReviewState, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.papers.letter import letter
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


def shown(browser, name, request):
    """What the position form tells somebody, in words."""
    return words(browser(name).get(reverse("requests:deed", args=[request.reference, "give-position"])))


def words(response):
    """What stands on the page, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


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


def test_what_a_grant_will_send_stands_there_before_it_is_given_and_is_what_goes(cast, before_the_triangle, browser):
    request = before_the_triangle("nurse", "medic")
    days = "Tue 29 Dec 2020 – Mon 11 Jan 2021"
    said = f"A grant of 6 would send: 4 × certified carer, {days} (56 person-days); 2 × nurse (substitute), {days} (28"
    held = meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3)).meeting
    meeting.put(request, meeting=held, by=cast.loes)
    seen = browser("vera").get(reverse("requests:meeting", args=[held.pk]))
    (row,) = browser("dirk").get(reverse("api-reserve", args=[request.reference])).json()["results"]

    assert said in shown(browser, "dirk", request)
    assert said in words(seen)
    assert "would send" not in shown(browser, "gerard", request)
    (foreseen,) = preview.of([SupportRequest.objects.prefetch_related(*preview.LOADED).get(pk=request.pk)]).values()
    assert [(one["sentAs"], one["persons"]) for one in row["grant"]["sent"]] == [("carer_ig", 4), ("nurse", 2)]

    road.grant(cast, request)

    decision = request.decisions.get()
    assert [who_goes.Going(*one) for one in kept(decision)] == foreseen.sent
    assert booked(request) == {"carer_ig": 4, "nurse": 2}
    page = words(browser("gerard").get(reverse("requests:detail", args=[request.reference])))
    assert (
        f"Line 1: 4 × certified carer, {days} (56 person-days) Line 1: 2 × nurse in place of certified carer, {days}"
        in page
    )
    printed = str(letter(decision).blocks)
    assert "Wie daarvoor komen" in printed
    assert "verpleegkundige" in printed


def test_the_number_that_fits_stands_on_the_form_before_anybody_agrees(cast, before_the_triangle, browser):
    request = before_the_triangle()

    why = "Line 1, certified carer, Tue 29 Dec 2020 – Mon 11 Jan 2021: 6 agreed, 4 fit now."
    said = f"a grant of 6 can't be settled now {why}"
    assert said in shown(browser, "dirk", request)
    assert "fit now" not in shown(browser, "gerard", request)
    assert not Booking.objects.exists()


def kept(decision):
    """What the decision keeps of who goes, as the preview says it."""
    days = (date.fromisoformat(one[name]) for one in decision.who_goes for name in ("starts_on", "ends_on"))
    return [(one["sent_as"], one["persons"], next(days), next(days)) for one in decision.who_goes]


def test_the_plan_follows_the_same_rule(cast, before_the_triangle):
    request = before_the_triangle()
    plan = plans.ask(by=cast.dirk, weights={"reserve": 0})
    plans.compute_waiting()

    assert {one.pool.staff_type for one in plan.lines.all()} == {"carer_ig"}
    (asked,) = segments.between(clock.today(), request.lines.get().ends_on)
    assert asked.demand(0).accepts == ("carer_ig",)
