"""The duty roster: one person at a time per role and region, kept by the region itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import clock
from regions import duty, people
from regions.models import Duty, Role, SafetyRegion


@pytest.fixture
def on_call(cast):
    """A function that puts somebody on call for the next eight hours, or as said."""

    def put_on(user, *, by=None, after=0, hours=8):
        starts = clock.now() + timedelta(hours=after)
        ends = starts + timedelta(hours=hours)
        membership = user.memberships_now()[0]
        return duty.put_on(membership, starts_at=starts, ends_at=ends, phone="06 999 00 112", by=by or cast.ada)

    return put_on


def test_who_is_on_call_now(cast, on_call):
    on_call(cast.gerard)
    on_call(cast.greet)
    twente = SafetyRegion.objects.get(code="VR05")

    assert [one.membership.user for one in Duty.objects.on_duty(Role.GHOR, safety_region=twente)] == [cast.gerard]
    assert not Duty.objects.on_duty(Role.LOCC).exists()

    clock.move(hours=8)
    assert not Duty.objects.on_duty(Role.GHOR, safety_region=twente).exists()


def test_two_people_are_never_on_call_for_the_same_region(cast, on_call):
    colleague = people.enrol(email="gea@ghor-twente.example", name="Gea", by=cast.ada)
    people.join(colleague, role=Role.GHOR, by=cast.ada, safety_region=SafetyRegion.objects.get(code="VR05"))
    on_call(cast.gerard)

    for after in (-1, 7):
        with pytest.raises(ValidationError) as refused:
            on_call(colleague, after=after)
        assert cast.gerard.name in str(refused.value)

    on_call(colleague, after=8)
    on_call(cast.greet, after=0)
    assert Duty.objects.count() == 3


def test_a_duty_ends_after_it_starts_and_within_the_membership(cast, on_call):
    with pytest.raises(ValidationError):
        on_call(cast.gerard, hours=-1)

    people.end(cast.gerard.memberships.get(), on=clock.today(), by=cast.ada)
    with pytest.raises(ValidationError):
        on_call(cast.gerard, after=24)
    on_call(cast.gerard)


def test_a_region_keeps_its_own_roster(cast, on_call):
    made = on_call(cast.gerard, by=cast.gerard)

    for somebody in (cast.greet, cast.loes, cast.ineke, cast.otto):
        with pytest.raises(PermissionDenied):
            on_call(cast.gerard, by=somebody, after=24)
        with pytest.raises(PermissionDenied):
            duty.take_off(made, by=somebody)

    duty.take_off(made, by=cast.gerard)
    assert not Duty.objects.exists()


def test_gerard_keeps_the_roster_on_the_page(cast, client):
    client.force_login(cast.gerard)
    typed = {
        "membership": cast.gerard.memberships.get().pk,
        "starts_at": "2020-12-28T07:00",
        "ends_at": "2020-12-28T19:00",
        "phone": "06 999 00 113",
    }

    assert (
        client.post(reverse("regions:duty_new"), typed | {"membership": cast.greet.memberships.get().pk}).status_code
        == 400
    )
    client.post(reverse("regions:duty_new"), typed)
    assert client.post(reverse("regions:duty_new"), typed).status_code == 400

    page = client.get(reverse("regions:duty"))
    assert '<a href="tel:+31699900113">06 99900113</a>' in page.text
    assert [one.membership.user for one, _editable, _number in page.context["duties"]] == [cast.gerard]
    client.post(reverse("regions:duty_remove", args=[Duty.objects.get().pk]))
    assert not Duty.objects.exists()


def test_the_roster_is_read_page_by_page_by_role_region_and_name(cast, client, on_call):
    client.force_login(cast.loes)
    on_call(cast.gerard)
    for number in range(1, 31):
        on_call(cast.greet, after=8 * number)

    def found(query=""):
        page = client.get(reverse("regions:duty") + query)
        return [one.membership.user.name for one, _editable, _may_call in page.context["duties"]]

    assert found() == found("?role=ghor") == found("?q=twent") == found("?region=VR05") == ["Gerard Twent"]
    for elsewhere in ("?role=locc", "?q=Grunning", "?region=VR01", "?when=coming&q=twent"):
        assert not found(elsewhere)
    assert found("?when=coming") == ["Greet Grunning"] * 25
    assert found(client.get("/duty/?when=coming").context["page"].next_link) == ["Greet Grunning"] * 5


def test_an_observer_reads_no_telephone_numbers(cast, client):
    client.force_login(cast.otto)

    assert client.get(reverse("regions:duty")).status_code == 403


def test_the_roster_takes_the_same_few_queries_for_many(cast, client, on_call, django_assert_max_num_queries):
    client.force_login(cast.gerard)
    on_call(cast.gerard)
    client.get("/duty/")
    with django_assert_max_num_queries(8) as few:
        client.get("/duty/")

    for number in range(1, 20):
        on_call(cast.gerard, after=8 * number)

    with django_assert_max_num_queries(8) as many:
        client.get("/duty/")
    assert len(many) == len(few)


@pytest.mark.services
def test_everybody_of_the_region_is_locked_before_the_hours_are_compared(on_call, cast):
    with CaptureQueriesContext(connection) as queries:
        on_call(cast.gerard)

    assert [query for query in queries if "FOR UPDATE" in query["sql"] and "regions_membership" in query["sql"]]
