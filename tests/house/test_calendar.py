"""Gerard's own calendar reads what is due of him by a link: in the words of a mail, and only while his roles stand."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from foundation import clock
from msob import calendars
from regions import calendar_links, duty, people
from regions.models import CalendarLink, Membership, Role
from requests_app.deeds import meeting
from requests_app.models import Status
from tests import recipes
from tests.capacity.conftest import approve, arrive, draw_up
from tests.signing_in import with_factor

PAGE = reverse("calendar_link")


@pytest.fixture
def scene(cast):
    """De Avondzon's request is deployed; the triangle meets and Gerard is on duty."""
    scene = recipes.build(cast, Status.REVIEW)
    recipes.to_granted(scene)
    scene.deployment = arrive(cast, approve(cast, draw_up(cast, scene.request)))
    meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3), place="Zaal van Jansen")
    hours = {"starts_at": clock.now(), "ends_at": clock.now() + timedelta(hours=12)}
    duty.put_on(cast.gerard.memberships.get(), phone="06 999 00 111", by=cast.ada, **hours)
    return scene


def opened(client, secret):
    return client.get(reverse("calendar", args=[secret]))


def told(answer) -> set[tuple]:
    """What the calendar says: the words, and the moment or day at which they stand."""
    assert answer.status_code == 200
    return {(str(one["summary"]), one.decoded("dtstart")) for one in Calendar.from_ical(answer.content).events}


def test_gerards_calendar_has_what_is_due_of_him(cast, client, a_request):
    asked = a_request()

    said = told(opened(client, calendar_links.issue(cast.gerard)))

    assert [moment for words, moment in said if words.endswith(f" · {asked.reference}")] == [asked.due_at]


def test_his_calendar_has_meetings_duty_and_last_days(cast, client, scene):
    said = told(opened(client, calendar_links.issue(cast.gerard)))

    assert said >= {
        ("Driehoeksoverleg", clock.now() + timedelta(hours=3)),
        ("Piket: GHOR", clock.now()),
        (f"Laatste dag van een inzet · {scene.request.reference}", scene.deployment.ends_on),
    }


def test_no_home_no_person_and_nothing_typed_stands_in_it(cast, client, scene):
    for who in (cast.gerard, cast.ineke, cast.dirk, cast.loes):
        words = opened(client, calendar_links.issue(with_factor(who))).text

        assert "BEGIN:VEVENT" in words
        for kept in ("Avondzon", "Jansen", "999", cast.gerard.name, cast.ineke.name, scene.deployment.unit):
            assert kept not in words


def test_each_reads_her_own_and_a_partner_no_request(cast, client, scene):
    """Karin was asked by an inquiry: she sees neither the reference nor the meeting."""
    said = told(opened(client, calendar_links.issue(cast.karin)))

    assert said
    assert not any("MSOB-2020-" in words or "driehoek" in words for words, _moment in said)


def test_what_she_may_not_see_any_more_is_gone_from_it(cast, client, scene):
    secret = calendar_links.issue(cast.gerard)
    before = told(opened(client, secret))
    elsewhere = cast.greet.memberships.get().safety_region
    Membership.objects.filter(user=cast.gerard).update(safety_region=elsewhere)

    after = told(opened(client, secret))

    assert scene.request.reference in str(before)
    assert scene.request.reference not in str(after)


def test_no_cache_and_no_search_engine_keeps_it(cast, client, scene):
    answer = opened(client, calendar_links.issue(cast.gerard))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"


def taken_back(cast, _secret):
    calendar_links.revoke(cast.gerard)


def replaced(cast, _secret):
    calendar_links.issue(cast.gerard)


def a_role_ended(cast, _secret):
    people.end(cast.gerard.memberships.get(), by=cast.ada, on=clock.today())
    clock.move(days=1)


def she_left(cast, _secret):
    people.leave(cast.gerard, by=cast.ada)


def came_back(cast, _secret):
    people.leave(cast.gerard, by=cast.ada)
    people.readmit(cast.gerard, by=cast.ada)


def a_role_with_a_factor_was_added(cast, _secret):
    people.join(cast.gerard, role=Role.LOCC, by=cast.ada)


DEAD = [taken_back, replaced, a_role_ended, she_left, came_back, a_role_with_a_factor_was_added]


@pytest.mark.parametrize("what", DEAD, ids=lambda what: what.__name__)
def test_a_link_that_ended_is_a_link_that_never_was(cast, client, settings, what):
    settings.MSOB_REQUIRE_SECOND_FACTOR, settings.MSOB_SECOND_FACTOR_ROLES = True, {Role.LOCC}
    secret = calendar_links.issue(cast.gerard)
    told(opened(client, secret))
    what(cast, secret)

    assert opened(client, secret).status_code == opened(client, "made-up").status_code == 404


def test_whoever_needs_a_factor_has_no_calendar_without_it(cast, client, settings):
    settings.MSOB_REQUIRE_SECOND_FACTOR, settings.MSOB_SECOND_FACTOR_ROLES = True, {Role.GHOR}
    secret = calendar_links.issue(with_factor(cast.gerard))
    told(opened(client, secret))
    cast.gerard.authenticator_set.all().delete()

    assert opened(client, secret).status_code == 404


def test_the_link_is_shown_once_and_kept_as_a_digest(cast, browser):
    gerard = browser("gerard")

    made = gerard.post(PAGE).context["address"]

    secret = made.rpartition("/")[2].removesuffix(".ics")
    assert opened(browser("karin"), secret).status_code == 200
    assert secret not in gerard.get(PAGE).text
    assert secret not in str(list(CalendarLink.objects.values()))
    assert gerard.post(reverse("calendar_link_end")).status_code == 302
    assert opened(gerard, secret).status_code == 404


def test_karin_takes_back_her_own_link_and_never_gerards(cast, browser):
    secret = calendar_links.issue(cast.gerard)
    browser("karin").post(reverse("calendar_link_end"))

    assert opened(browser("karin"), secret).status_code == 200


def test_a_calendar_costs_as_many_queries_for_many_requests_as_for_one(cast, a_request, django_assert_max_num_queries):
    a_request()
    with django_assert_max_num_queries(100) as few:
        calendars.written(cast.gerard)
    a_request()
    a_request()
    with django_assert_max_num_queries(len(few)):
        calendars.written(cast.gerard)
