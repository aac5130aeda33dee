"""What a page promises of a package, and of a plan, is what the triangle's grant then does."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse

from capacity import packages, plans, reservations
from capacity.models import PlanLine, PoolDay
from requests_app.models import Decision, Status, TunedLine
from requests_app.records import reviews
from tests import recipes
from tests.browsing import text_of
from tests.capacity.test_plan_terms import (  # noqa: F401 (fixtures)
    _in_english,
    computed,
    dirk,
    line,
    plan,
    review,
)

# ruff: noqa: F811


@pytest.fixture
def granted_by_all(cast):
    """A function: all corners grant the package; the statuses of its requests after that."""

    def give(*requests):
        for person in (cast.dirk, cast.vera, cast.gerard):
            packages.give(requests, by=person, motivation="as the plan proposes")
        for one in requests:
            one.refresh_from_db()
        return [one.status for one in requests]

    return give


def reserve_last_days(cast, line, persons):
    """Dirk reserves so many, and only from the fourth day on."""
    row = {"line": line.line, "pool": line.pool, "staff_type": line.staff_type, "persons": persons}
    row |= {"starts_on": line.starts_on + timedelta(days=3), "ends_on": line.ends_on}
    return reservations.reserve(line.support_request, by=cast.dirk, lines=[row]).made


def leave_free(line, persons):
    """So many nurses are free, besides those who are reserved."""
    PoolDay.objects.filter(pool=line.pool).update(available=F("allocated") + persons)


def reserved(plan, booking):
    """The line is adopted as this reservation."""
    plan.lines.update(booking=booking, adopted_at=plan.asked_at)


def on_both_pages(dirk, plan):
    return [text_of(dirk.get(reverse(f"capacity:{name}", args=[plan.pk]))) for name in ("package", "plan")]


@pytest.mark.parametrize(
    ("persons", "status", "said"), [(1, "review", "stays in review"), (2, "granted", "is granted")]
)
def test_fewer_than_a_useful_team_stays_in_review_and_the_pages_say_so(
    cast, plan, line, dirk, granted_by_all, persons, status, said
):
    TunedLine.objects.update(minimum_team=2)
    PlanLine.objects.update(persons=persons)
    before = text_of(dirk.get(reverse("capacity:plan", args=[plan.pk])))
    plans.adopt(plan, by=cast.dirk, lines=plan.lines.all())

    for page in (before, *on_both_pages(dirk, plan)):
        assert said in page
        assert ("nurse: 1 reserved, and fewer than 2 are of no use" in page) == (persons == 1)
    (about,) = packages.requests_of(plan)
    assert granted_by_all(about) == [status]
    if persons == 1:
        assert reviews.agreement(about.reviews.get(state="open")).why == "below_minimum"


@pytest.mark.parametrize(
    ("free", "status", "said"), [(3, "review", "4 agreed, 3 fit now"), (4, "granted", "is granted")]
)
def test_days_for_which_nobody_is_reserved_are_filled_or_the_pages_say_that_it_stays_in_review(
    cast, plan, line, dirk, granted_by_all, free, status, said
):
    (booking,) = reserve_last_days(cast, line, 4)
    reserved(plan, booking)
    leave_free(line, free)

    (told,) = packages.would(packages.requests_of(plan))
    assert all(said in page for page in on_both_pages(dirk, plan))
    assert granted_by_all(told.support_request) == [status]
    going = [(one.persons, str(one.starts_on), str(one.ends_on)) for _line, all_who in told.sent for one in all_who]
    who = [row for one in Decision.objects.filter(outcome="grant") for row in one.who_goes]
    assert going == [(row["persons"], row["starts_on"], row["ends_on"]) for row in who]
    assert bool(who) == (status == Status.GRANTED)


def test_who_goes_to_the_first_home_of_a_package_is_not_promised_to_the_next(cast, review, granted_by_all):
    recipes.build(cast, "review")
    made = computed(plans.ask(by=cast.dirk))
    for one in made.lines.all():
        (booking,) = reserve_last_days(cast, one, 4)
        PlanLine.objects.filter(pk=one.pk).update(booking=booking)
    leave_free(made.lines.first(), 4)

    told = packages.would(packages.requests_of(made))

    assert [bool(one.lacking) for one in told] == [False, True]
    assert granted_by_all(*(one.support_request for one in told)) == [Status.GRANTED, Status.REVIEW]
