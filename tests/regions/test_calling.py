"""Whom to call now: the roster first, then what was given with the alert, then the organisation's own number."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation import clock
from regions import calling, duty
from regions.calling import MAY_CALL, PhoneBook, Tie, Why
from regions.models import Channel, Desk, Membership, Role

SOMEBODY = {
    Role.INSTITUTION: "ineke",
    Role.REGIONAL_PARTNER: "karin",
    Role.NATIONAL_PARTNER: "roos",
    Role.GHOR: "gerard",
    Role.LOCC: "loes",
    Role.VWS: "vera",
    Role.DEFENCE_PLANNER: "dirk",
    Role.FACT_FINDER: "fenna",
    Role.DECIDER: "mira",
    Role.ADMINISTRATOR: "ada",
    Role.OBSERVER: "otto",
    Role.CHAIR: "bea",
    Role.UMBRELLA: "uma",
}


@pytest.fixture
def reached(cast):
    """Everybody is on call, and every organisation has a number of its own."""
    Channel.objects.update(contact_phone="070 999 00 01")
    now = clock.now()
    for name in SOMEBODY.values():
        membership = getattr(cast, name).memberships_now()[0]
        duty.put_on(membership, starts_at=now, ends_at=now + timedelta(hours=8), phone="06 999 00 112", by=cast.ada)
    return cast


def numbers(viewer, of, **more):
    held = of.memberships_now()[0]
    return list(PhoneBook(viewer).numbers(held.role, held.scope, **more))


@pytest.mark.parametrize("role", Role)
def test_each_role_reads_only_the_numbers_the_table_names(reached, role):
    viewer = getattr(reached, SOMEBODY[role])
    shown = {other for other, name in SOMEBODY.items() if numbers(viewer, getattr(reached, name))}

    always = {other for other, tie in MAY_CALL.get(role, {}).items() if tie == Tie.ALWAYS}
    own = {Role.INSTITUTION} & {role} | ({Role.INSTITUTION} if role == Role.GHOR else set())
    assert shown == always | own


def test_an_observer_reads_no_number_whatever_joins_him_to_it(reached):
    otto = reached.otto
    joined = otto.memberships_now()

    assert not any(numbers(otto, getattr(reached, name), joined=joined) for name in SOMEBODY.values())


def test_what_somebody_is_elsewhere_opens_nothing(reached):
    """Petra is joined as an observer, and may call a home only as a home that is joined."""
    Membership.objects.create(user=reached.petra, role=Role.OBSERVER)
    reached.petra.forget_memberships()
    as_home, as_observer = sorted(reached.petra.memberships_now(), key=lambda one: one.role == Role.OBSERVER)

    assert not numbers(reached.petra, reached.ineke, joined=[as_observer])
    assert numbers(reached.petra, reached.ineke, joined=[as_home])


def test_the_roster_goes_first_then_the_alert_then_the_home_itself(reached):
    home = reached.avondzon.institution
    found = list(
        PhoneBook(reached.gerard).numbers(Role.INSTITUTION, home, place=reached.avondzon, alert="053 999 00 12")
    )

    assert [one.why for one in found] == [Why.ON_DUTY, Why.CALL_BACK, Why.CONTACT]
    assert (found[0].who, found[0].until) == ("Ineke Avink", clock.now() + timedelta(hours=8))
    assert [one.number for one in found[1:]] == ["053 999 00 12", reached.avondzon.contact_phone]


def test_when_the_duty_is_over_the_organisation_answers(reached):
    (on_duty, own) = numbers(reached.gerard, reached.roos)
    assert (on_duty.why, own.why) == (Why.ON_DUTY, Why.ORGANISATION)

    clock.move(hours=8)
    assert [one.number for one in numbers(reached.gerard, reached.roos)] == ["+31709990001"]


def test_a_national_role_answers_at_its_desk(cast):
    assert numbers(cast.gerard, cast.loes) == []

    Desk.objects.create(role=Role.LOCC, contact_phone="070 999 00 10")
    assert [str(one) for one in numbers(cast.gerard, cast.loes)] == ["LOCC, 070 999 0010"]


def test_who_has_left_is_on_no_roster_any_more(reached):
    reached.gerard.is_active = False
    reached.gerard.save()

    assert numbers(reached.ineke, reached.gerard) == []


def test_the_numbers_of_many_homes_take_as_many_queries_as_those_of_one(reached):
    homes = [reached.avondzon.institution, reached.berkenhof.institution, reached.twentestad.institution]

    def queries(few):
        book = PhoneBook(reached.loes, institutions=[one.pk for one in few])
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert all(list(book.numbers(Role.INSTITUTION, one)) for one in few)
        return len(found)

    assert queries(homes) == queries(homes[:1])


def test_a_role_nobody_thought_of_calls_nobody_and_is_called_by_nobody(reached, monkeypatch):
    monkeypatch.delitem(MAY_CALL, Role.LOCC)

    assert not any(calling.may_call(reached.loes, role) for role in Role)
    assert not any(calling.may_call(getattr(reached, name), Role.OBSERVER) for name in SOMEBODY.values())
