"""Dirk's plan: read from the ledgers, computed by the worker, adopted, and voted on as a package."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.urls import reverse
from django.utils import translation

from capacity import ceiling, packages, plans, reservations, segments, warnings
from capacity.models import Booking, BookingState, PlanState, Pool, PoolDay
from foundation import clock
from foundation.errors import Refused
from foundation.tables import words
from requests_app import registration
from requests_app.deeds import meeting, offering, triangle
from requests_app.models import Rung, Status
from requests_app.models.actions import Action
from requests_app.procedure import entry, workflow
from requests_app.procedure.how import How
from requests_app.records import need_ledger
from requests_app.worklist.forecast import foresee
from tests import recipes, road
from tests.browsing import text_of
from tests.capacity import by_hand
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
        plans.adopt(plan, by=cast.vera, lines=plan.lines.all())
    assert not Booking.objects.exists()


def test_adopting_reserves_until_it_lapses(cast, plan, review):
    assert plans.adopt(plan, by=cast.dirk, lines=plan.lines.all()) == []

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
    for _twice in range(2):
        assert plans.adopt(plan, by=cast.dirk, lines=plan.lines.all()) == []

    assert Booking.objects.count() == 1


def test_the_package_is_granted_by_three_corners_and_confirms_the_reservation(cast, plan, review):
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())
    (about,) = packages.requests_of(plan)

    for person in (cast.dirk, cast.vera, cast.gerard):
        (given,) = packages.give([about], by=person, motivation="as the plan proposes")
        assert given.why == ""

    review.request.refresh_from_db()
    assert review.request.status == Status.GRANTED
    assert {(one.state, one.lapses_at, one.persons) for one in Booking.objects.all()} == {("reserved", None, 4)}
    assert allocated() == booked()


@pytest.fixture
def package_of(browser, plan):
    """A function: Dirk's press of the package form, and the same by the API; his answers."""

    def give(**said):
        page = browser("dirk").post(f"/capacity/plans/{plan.pk}/package/", said, follow=True)
        api = browser("dirk").post(
            f"/api/v1/plans/{plan.pk}/positions", said | {"key": "by-api"}, content_type="application/json"
        )
        return page, api

    return give


def test_a_package_chooses_nothing_by_itself_and_none_chosen_is_an_error(cast, browser, plan, package_of):
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())
    assert " checked" not in text_of(browser("dirk").get(f"/capacity/plans/{plan.pk}/package/"))

    page, api = package_of(motivation="as planned", key="k")

    assert (page.status_code, api.status_code) == (400, 400)
    assert "Tick the requests." in text_of(page)
    assert "as planned" in text_of(page)
    _page, api = package_of(motivation="as planned", requests=["MSOB-2020-99999"])
    assert api.status_code == 400


def test_other_words_under_the_key_of_a_package_are_handed_back_with_a_new_key(cast, browser, plan, review, package_of):
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())
    said = {"requests": [review.request.reference], "key": "k"}
    first, _api = package_of(**said, motivation="as planned")
    assert "The position is given on 1 request." in text_of(first)

    page, api = package_of(**said, motivation="otherwise after all")

    assert (page.status_code, api.status_code) == (422, 422)
    again = text_of(page)
    assert "otherwise after all" in again
    assert "This is not recorded yet" in again
    assert " checked" in again
    assert 'name="key" value="k"' not in again
    position = review.request.reviews.last().positions.get()
    assert position.motivation == "as planned"
    assert package_of(**said, motivation="as planned")[0].status_code == 200


def test_other_ticks_under_the_key_of_a_package_are_refused_and_the_same_ticks_in_another_order_are_not(
    cast, review, package_of, browser
):
    recipes.build(cast, "review")
    made = plans.ask(by=cast.dirk)
    plans.compute_waiting()
    made.refresh_from_db()
    plans.adopt(made, by=cast.dirk, lines=made.lines.all())
    both = [one.reference for one in packages.requests_of(made)]
    said = {"motivation": "as planned", "key": "k"}
    dirk, page = browser("dirk"), f"/capacity/plans/{made.pk}/package/"
    api = {"path": f"/api/v1/plans/{made.pk}/positions", "content_type": "application/json"}

    first, more = (dirk.post(page, said | {"requests": ticks}) for ticks in (both[:1], both))
    called = [dirk.post(data=said | {"requests": ticks, "key": "a"}, **api).status_code for ticks in (both[1:], both)]

    assert (first.status_code, more.status_code) == (302, 422)
    assert "This is not recorded yet" in text_of(more)
    assert text_of(more).count(" checked") == 2
    assert called == [201, 422]
    assert [one.reviews.last().positions.count() for one in packages.requests_of(made)] == [1, 1]
    again = [dirk.post(data=said | {"requests": ticks, "key": "b"}, **api).status_code for ticks in (both, both[::-1])]
    assert again == [201, 201]


def test_who_gives_the_last_position_in_a_package_reads_the_number_that_fits(cast, browser, plan, review, package_of):
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())
    first = Booking.objects.get().starts_on
    PoolDay.objects.filter(pool__staff_type="nurse", day__lt=first).update(available=F("allocated"))
    for name in ("vera", "gerard"):
        said = {"outcome": "grant", "motivation": "yes", "persons": road.all_persons(review.request)}
        triangle.give_position(review.request, by=getattr(cast, name), **said)

    page, api = package_of(requests=[review.request.reference], motivation="as planned", key="k")

    assert f"{review.request.reference}: the corners agree, but it can&#x27;t be settled yet." in text_of(page)
    assert "4 agreed, 0 fit now" in text_of(page)
    (row,) = api.json()["results"]
    assert (row["why"], [one["fits"] for one in row["notSettled"]]) == ("", [0])


@pytest.fixture
def two_held(cast, review, plan):
    """Dirk holds two nurses and one more for De Avondzon."""
    (line,) = plan.lines.all()
    row = {"line": line.line, "pool": line.pool, "starts_on": line.starts_on, "ends_on": line.ends_on}
    rows = [row | {"staff_type": line.staff_type, "persons": persons} for persons in (2, 1)]
    return reservations.reserve(review.request, by=cast.dirk, lines=rows).made


@pytest.fixture
def giving_back(review):
    """The page on which a reservation is given back."""
    return reverse("requests:deed", args=[review.request.reference, "release-reservation"])


def test_who_gives_back_ticks_what_and_reads_who_is_free_again(browser, two_held, giving_back):
    dirk, (two, one) = browser("dirk"), two_held
    page = text_of(dirk.get(giving_back))
    assert page.count(f"held until {words(two.lapses_at)}") == 4  # what it does, and what is ticked
    assert "checked" not in page

    answer = dirk.post(giving_back, {"bookings": [one.pk], "reason": "needed elsewhere"}, follow=True)

    assert "Free for others again: 1 × nurse, " in text_of(answer)
    assert list(Booking.objects.all()) == [two]


def test_who_ticks_nothing_gives_nothing_back_and_loses_no_word(browser, two_held, giving_back):
    answer = browser("dirk").post(giving_back, {"reason": "needed elsewhere"})

    assert answer.status_code == 400
    assert "Tick which reservations to give back." in text_of(answer)
    assert "needed elsewhere" in text_of(answer)
    assert Booking.objects.count() == 2


def test_a_program_gives_back_by_number_and_hears_who(browser, review, two_held):
    def give(key, **sent):
        path = reverse("api-release-reservation", args=[review.request.reference])
        return browser("dirk").post(path, {"reason": "elsewhere", "key": key} | sent, content_type="application/json")

    assert give("a").status_code == 400
    done = give("b", bookings=[two_held[0].pk])

    assert done.status_code == 201
    (freed,) = done.json()["facts"]["freed"]
    assert (freed["persons"], freed["staffType"], freed["line"]) == (2, "nurse", 1)
    assert give("c", bookings=[two_held[0].pk, two_held[1].pk]).status_code in {400, 409}
    assert Booking.objects.count() == 1


def test_the_hour_of_lapse_stands_on_board_request_plan_and_meeting_and_is_warned_of(
    cast, browser, plan, review, two_held
):
    held = meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3)).meeting
    meeting.put(review.request, meeting=held, by=cast.loes)
    paths = [
        reverse("capacity:board"),
        reverse("capacity:plan", args=[plan.pk]),
        reverse("requests:detail", args=[review.request.reference]),
        reverse("requests:meeting", args=[held.pk]),
        reverse("requests:deed", args=[review.request.reference, "give-position"]),
    ]
    with translation.override("en"):
        until = words(two_held[0].lapses_at)
    for path in paths:
        assert f"until {until}" in text_of(browser("vera").get(path)), path

    warned = review.request.events.filter(action=Action.RESERVATION_LAPSES_SOON)
    for hours, times in ((17, 0), (2, 1), (2, 1), (2.5, 2), (1, 2)):
        clock.move(hours=hours)
        warnings.sweep()
        assert warned.count() == times
    assert not Booking.objects.exists()


def test_rejecting_gives_the_reservation_back(cast, plan, review):
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())

    workflow.perform(review.request, Action.WITHDRAW, by=cast.ineke, how=How(reason="recovered"))

    assert not Booking.objects.exists()


def test_the_pages_of_a_plan_cost_the_same_for_one_request_and_for_three(cast, plan, browser, count_queries):
    dirk = browser("dirk")

    def cost():
        """The queries of the pages of a new plan, adopted in whole."""
        made = plans.ask(by=cast.dirk)
        plans.compute_waiting()
        made.refresh_from_db()
        assert plans.adopt(made, by=cast.dirk, lines=made.lines.all()) == []
        paths = [reverse(f"capacity:{name}", args=[made.pk]) for name in ("plan", "package")]
        return len(packages.requests_of(made)), [count_queries(dirk, path) for path in (*paths, "/capacity/plans/")]

    one, few = cost()
    for _once in range(3):
        recipes.build(cast, "review")
    three, many = cost()

    assert (one, three) == (1, 3)
    assert many == few
    assert max(few) <= 30  # of which twelve read how it stands now, with what a grant would send


@pytest.fixture
def doors(client, browser, cast):
    """A function: the answers of page and API when Dirk adopts these lines (none: left out)."""

    def adopt(plan, *lines):
        client.force_login(cast.dirk)
        client.cookies["django_language"] = "en"
        sent = {"lines": list(lines)} if lines else {}
        page = browser("dirk").post(reverse("capacity:adopt", args=[plan.pk]), sent)
        answer = client.post(f"/api/v1/plans/{plan.pk}/adoptions", sent, content_type="application/json")
        return page, answer

    return adopt


def test_nothing_ticked_adopts_nothing(plan, doors, client):
    page, answer = doors(plan)
    empty = client.post(f"/api/v1/plans/{plan.pk}/adoptions", {"lines": []}, content_type="application/json")

    assert (page.status_code, answer.status_code, empty.status_code) == (400, 400, 400)
    assert "Tick the lines to adopt." in page.content.decode()
    assert not Booking.objects.exists()


def test_all_lines_are_adopted_at_once_where_the_button_names_how_many(cast, browser):
    for _once in range(2):
        recipes.build(cast, "review")
    plan = plans.ask(by=cast.dirk)
    plans.compute_waiting()
    dirk, here = browser("dirk"), reverse("capacity:plan", args=[plan.pk])

    page = text_of(dirk.get(here))
    sent = re.findall(r'<input type="hidden" name="lines" value="(\d+)">', page)
    assert f"Adopt all {len(sent)} lines" in page
    assert dirk.post(reverse("capacity:adopt", args=[plan.pk]), {"lines": sent}).status_code == 302

    assert not plan.lines.filter(adopted_at=None).exists()
    assert Booking.objects.count() == len(sent) > 1
    assert "held until" in text_of(dirk.get(here))


def test_a_line_of_no_plan_is_refused_beside_one_that_is(plan, doors):
    page, answer = doors(plan, plan.lines.get().pk, 10**6)

    assert (page.status_code, answer.status_code) == (400, 400)
    assert not Booking.objects.exists()


def test_an_older_plan_is_refused_and_says_so_before_the_click(cast, plan, doors, browser):
    plans.ask(by=cast.dirk)
    plans.compute_waiting()

    page, answer = doors(plan, plan.lines.get().pk)

    assert (page.status_code, answer.status_code) == (409, 409)
    assert "A newer plan was computed" in answer.json()["lacking"][0]["message"]
    assert "A newer plan was computed" in browser("dirk").get(reverse("capacity:plan", args=[plan.pk])).content.decode()
    assert not Booking.objects.exists()


def another_home_helps(cast, review, still_open):
    """Petra's home comes with so many that this number is still open."""
    return offering.accept(another_home_offers(cast, review, still_open), by=cast.ineke).event


def another_home_offers(cast, review, still_open):
    """Petra's home offers so many that this number would still be open."""
    inquiry = review.request.inquiries.get(rung=Rung.OTHER_INSTITUTIONS)
    room = need_ledger.account(review.line).open.lowest(clock.today(), review.line.ends_on)
    values = recipes.offered(review.line, room - still_open, starts_on=clock.today(), ends_on=review.line.ends_on)
    return inquiry.offers.get(pk=offering.offer(inquiry, by=cast.petra, **values).event.facts["offer"])


def test_who_accepts_an_offer_and_reads_numbers_hears_before_it_which_reservations_it_gives_back(
    cast, review, two_held
):
    offer = another_home_offers(cast, review, still_open=0)

    def said(name):
        does = foresee(review.request, Action.ACCEPT_OFFER, by=getattr(cast, name), subject=offer).does
        return [one.numbers["people"] for one in does if "because less is open" in str(one)]

    with translation.override("en"):
        assert said("loes") == ["1 × nurse", "1 × nurse"]  # the newest, and one of the two before
        assert said("ineke") == said("gerard") == []

    offering.accept(offer, by=cast.ineke)

    assert [one.persons for one in Booking.objects.all()] == [1]


def test_a_plan_whose_request_asks_less_now_is_refused_with_what_changed(cast, plan, review, doors):
    another_home_helps(cast, review, still_open=1)

    page, answer = doors(plan, plan.lines.get().pk)

    assert page.status_code == 409
    (problem,) = answer.json()["results"]
    assert "person-days were asked when this plan was computed" in problem["why"]
    assert not Booking.objects.exists()


def test_two_plans_after_one_another_reserve_no_more_than_is_asked(cast, plan, review):
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())
    row = {"line": review.line, "pool": plan.lines.get().pool, "starts_on": plan.lines.get().starts_on}
    room = ceiling.left(review.line, "nurse").lowest(row["starts_on"], review.line.ends_on)

    with translation.override("en"), pytest.raises(Refused, match=f"{room} more can be reserved on all these days"):
        reservations.reserve(
            review.request, by=cast.dirk, lines=[row | {"persons": room + 1, "ends_on": review.line.ends_on}]
        )

    by_hand.nobody_is_held_beyond_the_need(review.request)


def test_a_type_that_nobody_asked_is_not_reserved(cast, review):
    pool = Pool.objects.filter(staff_type="medic").first()
    row = {"line": review.line, "pool": pool, "staff_type": "medic", "persons": 1, "starts_on": clock.today()}

    with pytest.raises(Refused) as refused:
        reservations.reserve(review.request, by=cast.dirk, lines=[row | {"ends_on": review.line.ends_on}])

    assert [(one.code, one.numbers["most"]) for one in refused.value.lacking] == [("beyond_ceiling", 0)]
    assert not Booking.objects.exists()


@pytest.fixture
def heard():
    """What an app that hears of each event saw: the deed, and how many people were booked."""
    seen = []

    def hear(support_request, event):
        seen.append((event.number, event.action, [one.persons for one in Booking.objects.all()]))

    registration.after_each_event(hear)
    yield seen
    entry.AFTER_EACH_EVENT.remove(hear)


def test_who_hears_of_each_deed_sees_all_that_it_changed_and_what_follows_after_it(cast, plan, review, heard):
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())
    accepted = another_home_helps(cast, review, still_open=0)

    left = [one.persons for one in Booking.objects.all()]
    assert heard[-2:] == [
        (accepted.number, Action.ACCEPT_OFFER, left),
        (accepted.number + 1, Action.RESERVATION_LAPSED, left),
    ]


def test_when_less_is_asked_the_rest_is_given_back_in_the_same_deed(cast, plan, review):
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())
    accepted = another_home_helps(cast, review, still_open=0)

    room = ceiling.of([review.line])[review.line.pk].peak
    assert [one.persons for one in Booking.objects.all()] == [room]
    assert room < 4
    assert allocated() == booked()
    by_hand.nobody_is_held_beyond_the_need(review.request)
    released = review.request.events.last()
    assert (released.action, released.facts) == (
        Action.RESERVATION_LAPSED,
        {"persons": 4 - room, "after": accepted.number},
    )
