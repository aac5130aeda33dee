"""People on their pages: found, appointed, replaced, and gone in one act while what they did stays."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from foundation import clock
from foundation.errors import Refused
from regions import duty, people, tokens
from regions.models import Duty, Membership, Role, SafetyRegion, User
from tests.at_once import at_once


def test_one_address_is_one_person_however_it_is_typed(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Gerard@GHOR-Twente.example", name="Another")

    assert User.objects.get_by_natural_key("GERARD@ghor-twente.example") == cast.gerard


def test_when_somebody_signed_in_last_is_told_by_the_clock_of_the_demo(cast, client):
    clock.move(hours=3)

    client.force_login(cast.gerard)

    cast.gerard.refresh_from_db()
    assert cast.gerard.last_login == clock.now()
    client.force_login(cast.ada)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("regions:person", args=[cast.gerard.pk])).content.decode()
    assert "Mon 28 Dec 2020, 11:00" in page


def test_who_leaves_is_out_at_once_and_what_she_did_stays(cast, client):
    client.force_login(cast.gerard)
    membership = cast.gerard.memberships.get()
    now = clock.now()
    for starts, ends in [
        (now - timedelta(hours=1), now + timedelta(hours=7)),
        (now + timedelta(days=1), now + timedelta(days=2)),
    ]:
        duty.put_on(membership, starts_at=starts, ends_at=ends, phone="06 999 00 111", by=cast.gerard)
    _token, secret = tokens.issue(cast.gerard, name="script", expires_at=now + timedelta(days=30))

    people.leave(cast.gerard, by=cast.ada)

    assert tokens.find(secret) is None
    assert client.get(reverse("regions:tokens")).status_code == 302
    assert cast.gerard.memberships_now() == []
    assert cast.gerard.memberships.get().valid_until == clock.today()
    assert [one.ends_at for one in Duty.objects.all()] == [now]
    assert not User.objects.get(pk=cast.gerard.pk).is_active
    assert cast.gerard.memberships.get().history.first().history_user == cast.ada


def test_who_left_is_not_among_those_who_speak_today(cast):
    people.leave(cast.gerard, by=cast.ada)

    twente = SafetyRegion.objects.get(code="VR05")

    assert not twente.memberships.active().filter(role=Role.GHOR).exists()
    assert twente.memberships.active(clock.today()).filter(role=Role.GHOR).exists()


def test_who_comes_back_starts_without_memberships(cast, client):
    people.leave(cast.gerard, by=cast.ada)
    clock.move(days=1)

    people.readmit(cast.gerard, by=cast.ada)

    assert cast.gerard.is_active
    assert cast.gerard.memberships_now() == []
    client.force_login(cast.gerard)
    assert client.get(reverse("regions:tokens")).status_code == 200


def test_only_administrators_let_people_go(cast):
    for somebody in (cast.gerard, cast.loes, cast.ineke):
        with pytest.raises(PermissionDenied):
            people.leave(cast.ineke, by=somebody)


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["leave", "end"])
def test_two_administrators_who_let_each_other_go_at_once_dont_leave_nobody(cast, way):
    def let_go(user, by):
        whom = User.objects.get(pk=user.pk)
        if way == "leave":
            return people.leave(whom, by=by)
        return people.end(whom.memberships.get(valid_until=None), on=clock.today(), by=by)

    for number in range(8):
        ada = User.objects.filter(memberships__role=Role.ADMINISTRATOR, memberships__valid_until=None).get()
        other = people.enrol(email=f"bea{number}@beheer.example", name="Bea", by=ada)
        people.join(other, role=Role.ADMINISTRATOR, by=ada)

        told = at_once(lambda: let_go(ada, by=other), lambda: let_go(other, by=ada))  # noqa: B023 - called at once

        assert Membership.objects.active().filter(role=Role.ADMINISTRATOR, valid_until=None).count() == 1
        assert Refused in {type(one) for one in told}


def test_ada_does_it_all_on_the_pages(cast, client):
    client.force_login(cast.ada)
    groningen = SafetyRegion.objects.get(code="VR01")

    assert (
        client.post(
            reverse("regions:person_join", args=[cast.gerard.pk]), {"role": "ghor", "valid_from": "2020-12-28"}
        ).status_code
        == 400
    )
    client.post(
        reverse("regions:person_join", args=[cast.gerard.pk]),
        {"role": "ghor", "safety_region": groningen.pk, "valid_from": "2020-12-29"},
    )
    made = cast.gerard.memberships.get(safety_region=groningen)
    client.post(
        reverse("regions:membership_deputy", args=[made.pk]),
        {"user": cast.guus.pk, "valid_from": "2020-12-29", "valid_until": "2021-01-02"},
    )
    client.post(reverse("regions:membership_end", args=[made.pk]), {"on": "2020-12-31"})
    assert client.post(reverse("regions:membership_end", args=[made.pk]), {"on": "2020-12-01"}).status_code == 400

    made.refresh_from_db()
    assert made.valid_until == date(2020, 12, 31)
    assert made.deputies.get().user == cast.guus

    page = client.get(reverse("regions:person", args=[cast.gerard.pk]))
    assert "GHOR Groningen" in page.text

    assert client.post(reverse("regions:person_leave", args=[cast.gerard.pk]), {}).status_code == 400
    client.post(reverse("regions:person_leave", args=[cast.gerard.pk]), {"sure": "on"})
    assert not User.objects.get(pk=cast.gerard.pk).is_active
    client.post(reverse("regions:person_readmit", args=[cast.gerard.pk]))
    assert User.objects.get(pk=cast.gerard.pk).is_active


def test_people_are_found_by_name_role_and_account(cast, client):
    people.leave(cast.wim, by=cast.ada)
    client.force_login(cast.ada)

    def found(query):
        return {line.cells[0].value.split()[0] for line in client.get("/people/" + query).context["table"].body}

    assert found("?q=twent") >= {"Gerard"}
    assert found("?role=ghor") == {"Gerard", "Greet", "Guus"}
    assert found("?active=no") == {"Wim"}
    assert found("?role=vws&q=vera") == {"Vera"}


def test_the_list_takes_the_same_few_queries_for_many(cast, client, django_assert_max_num_queries):
    client.force_login(cast.ada)
    client.get("/people/")
    with django_assert_max_num_queries(8) as few:
        client.get("/people/")

    for number in range(40):
        user = User.objects.create_user(f"p{number}@x.example", name=f"A {number}")
        people.join(user, role=Role.GHOR, by=cast.ada, safety_region=SafetyRegion.objects.get(code="VR01"))

    with django_assert_max_num_queries(8) as many:
        client.get("/people/")
    assert len(many) == len(few)


def test_the_export_holds_what_is_filtered(cast, client):
    client.force_login(cast.ada)

    text = b"".join(client.get("/people/export.csv?role=vws")).decode("utf-8-sig")

    assert [line.split()[0] for line in text.splitlines()[1:]] == ["Vera", "Victor"]


def test_the_first_administrator_comes_from_the_command_line(db):
    call_command("make_administrator", "First@beheer.example", "--name", "First One", verbosity=0)

    assert User.objects.get(email="first@beheer.example").roles_now() == {Role.ADMINISTRATOR}
