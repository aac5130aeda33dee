"""What a corner decides on stands on the page of its position; what a grant leaves for others, the ledger says."""

import pytest
from django.urls import reverse

from capacity import weighing
from capacity.models import PoolDay
from requests_app.models import Outcome, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from tests import recipes, road
from tests.browsing import text_of
from tests.capacity import scarcity


@pytest.fixture
def review(cast):
    """De Avondzon's request before the triangle: four nurses tuned, and four are left."""
    scene = recipes.build(cast, "review")
    scarcity.make_scarce({StaffType.NURSE: 4})
    return scene


@pytest.fixture
def another(cast, a_request):
    """A function: one more request before the triangle, with three nurses tuned."""
    return lambda: scarcity.put_to_the_triangle(cast, a_request(Action.ESCALATE_TO_MSOB), ((StaffType.NURSE, 3, 1),))


def page(browser, who, scene, deed="give-position"):
    return text_of(browser(who).get(reverse("requests:deed", args=[scene.request.reference, deed])))


def leaves(cast, scene):
    (one,) = weighing.leaves(scene.request, SupportRequest.objects.visible_to(cast.dirk))
    return one


def test_a_corner_reads_on_its_page_all_that_it_decides_on(cast, review, browser):
    report = review.request.missions.get(report__isnull=False).report
    said = page(browser, "vera", review)

    for fact in (
        review.request.application.desired_effect,
        str(review.line),
        "4 asked",
        "4 free at Defence",
        report.get_conclusion_display(),
        report.get_hygiene_display(),
        *(one.text for one in review.request.conditions.all()),
        "Deviations of the intake",
        "These 4 × nurse are the last: from",
    ):
        assert fact in said, fact


def test_the_ghor_reads_a_band_and_no_number_of_what_is_free(cast, review, browser):
    said = page(browser, "gerard", review)

    assert "free at Defence" not in said
    assert "are the last" not in said
    assert 'badge--warning">limited' in said


def test_the_decider_reads_the_same_and_numbers_where_he_decides(cast, review, browser):
    recipes.pass_due_of_review(review)
    said = page(browser, "mira", review, "decide-with-dissent")

    assert "4 free at Defence" in said
    assert "These 4 × nurse are the last: from" in said
    assert "What the corners said" in said


def test_who_are_the_last_and_until_when_is_what_the_ledger_does(cast, review):
    foretold = leaves(cast, review)

    road.say(cast, review.request, Outcome.GRANT, persons=road.all_persons(review.request))
    days = PoolDay.objects.filter(pool__staff_type=StaffType.NURSE, allocated=4).order_by("day")
    assert (foretold.persons, foretold.last.starts_on, foretold.last.ends_on) == (4, days[0].day, days.last().day)
    assert days.count() == (days.last().day - days[0].day).days + 1


def test_one_more_who_is_free_and_nobody_is_the_last(cast, review):
    scarcity.make_scarce({StaffType.NURSE: 5})

    foretold = leaves(cast, review)
    assert (foretold.last, foretold.left, foretold.persons) == (None, 1, 4)


def test_what_others_ask_of_them_is_counted_as_far_as_one_sees_it(cast, review, another):
    another()

    foretold = leaves(cast, review)
    assert (foretold.requests, foretold.asked) == (1, 3)
    assert weighing.leaves(review.request, SupportRequest.objects.none())[0].requests == 0


def test_more_requests_take_no_more_queries(cast, review, count_queries, browser, another):
    vera, path = browser("vera"), reverse("requests:deed", args=[review.request.reference, "give-position"])
    another()
    count_queries(vera, path)
    before = count_queries(vera, path)
    another()

    assert count_queries(vera, path) == before
