"""What people may speak for: the scope fits the role, the days count, and one query answers it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from foundation import clock
from foundation.errors import Refused
from regions import people
from regions.models import CareOfficeRegion, Channel, Membership, Role, SafetyRegion, Team


def scopes(cast):
    return {
        "institution": cast.avondzon.institution,
        "safety_region": SafetyRegion.objects.get(code="VR05"),
        "care_office_region": CareOfficeRegion.objects.get(code="5505"),
        "roaz_region": cast.avondzon.roaz_region,
        "channel": Channel.objects.get(code="red_cross"),
        "team": Team.objects.first(),
    }


FITTING = {
    Role.INSTITUTION: ["institution"],
    Role.GHOR: ["safety_region"],
    Role.CHAIR: ["safety_region"],
    Role.REGIONAL_PARTNER: ["care_office_region", "roaz_region"],
    Role.NATIONAL_PARTNER: ["channel"],
    Role.FACT_FINDER: ["team"],
}


def test_the_database_takes_only_the_scope_that_fits_the_role(cast):
    everything = scopes(cast)

    for role in Role:
        for name in [None, *everything]:
            scope = {name: everything[name]} if name else {}
            row = Membership(user=cast.loes, role=role, valid_from=date(2020, 3, 1), **scope)
            if name in FITTING.get(role, [None]):
                Membership.objects.bulk_create([row])
            else:
                with pytest.raises(IntegrityError), transaction.atomic():
                    Membership.objects.bulk_create([row])


def test_the_database_refuses_two_scopes_at_once(cast):
    both = scopes(cast)
    row = Membership(
        user=cast.rob,
        role=Role.REGIONAL_PARTNER,
        roaz_region=both["roaz_region"],
        care_office_region=both["care_office_region"],
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.bulk_create([row])


def test_a_form_says_readably_that_the_scope_does_not_fit(cast):
    with pytest.raises(ValidationError) as refused:
        people.join(cast.gerard, role=Role.GHOR, by=cast.ada, institution=cast.avondzon.institution)

    assert "scope_fits_role" in {error.code for error in refused.value.error_dict["__all__"]}


def test_gerard_speaks_for_twente_in_one_query(cast, django_assert_num_queries):
    cast.gerard.forget_memberships()

    with django_assert_num_queries(1):
        assert [membership.label for membership in cast.gerard.memberships_now()] == ["GHOR Twente"]
        assert cast.gerard.roles_now() == {Role.GHOR}
        assert cast.gerard.memberships_now()[0].scope.code == "VR05"


def test_nobody_speaks_for_anything_before_the_first_or_after_the_last_day(cast):
    membership = cast.gerard.memberships.get()
    membership.valid_from, membership.valid_until = date(2020, 12, 28), date(2020, 12, 29)
    membership.save()

    found = {
        day: Membership.objects.active(date(2020, 12, day)).filter(user=cast.gerard).exists() for day in range(27, 31)
    }

    assert found == {27: False, 28: True, 29: True, 30: False}


def test_a_new_day_is_a_new_answer(cast):
    people.end(cast.gerard.memberships.get(), on=clock.today(), by=cast.ada)
    cast.gerard.forget_memberships()
    assert cast.gerard.memberships_now()

    clock.move(days=1)

    assert cast.gerard.memberships_now() == []


def test_the_same_membership_is_not_held_twice_on_one_day(cast):
    twente = SafetyRegion.objects.get(code="VR05")
    with pytest.raises(ValidationError):
        people.join(cast.gerard, role=Role.GHOR, by=cast.ada, safety_region=twente)

    people.end(cast.gerard.memberships.get(), on=date(2020, 12, 31), by=cast.ada)
    people.join(cast.gerard, role=Role.GHOR, by=cast.ada, safety_region=twente, valid_from=date(2021, 1, 1))

    assert cast.gerard.memberships.count() == 2


def test_a_deputy_has_the_same_scope_and_a_last_day(cast):
    membership = cast.gerard.memberships.get()
    days = {"valid_from": date(2020, 12, 30), "valid_until": date(2021, 1, 3)}

    deputy = people.deputise(membership, user=cast.greet, by=cast.ada, **days)

    assert (deputy.label, deputy.deputy_for, deputy.valid_until) == ("GHOR Twente", membership, date(2021, 1, 3))
    with pytest.raises(ValidationError):
        people.deputise(membership, user=cast.gerard, by=cast.ada, **days)
    with pytest.raises(ValidationError):
        people.deputise(membership, user=cast.guus, by=cast.ada, valid_from=date(2020, 12, 30), valid_until=None)


def test_only_an_administrator_gives_and_ends_memberships(cast):
    for somebody in (cast.gerard, cast.loes, cast.vera, cast.otto):
        with pytest.raises(PermissionDenied):
            people.join(somebody, role=Role.ADMINISTRATOR, by=somebody)
        with pytest.raises(PermissionDenied):
            people.end(cast.gerard.memberships.get(), on=clock.today(), by=somebody)


def test_the_last_administrator_stays(cast):
    with pytest.raises(Refused):
        people.end(cast.ada.memberships.get(), on=clock.today(), by=cast.ada)
    with pytest.raises(Refused):
        people.leave(cast.ada, by=cast.ada)

    people.join(cast.otto, role=Role.ADMINISTRATOR, by=cast.ada)
    people.end(cast.ada.memberships.get(), on=clock.today(), by=cast.ada)

    assert cast.ada.memberships.get().valid_until == clock.today()


def test_the_history_of_a_membership_says_who_and_when(cast):
    people.end(cast.gerard.memberships.get(), on=clock.today(), by=cast.ada)

    newest = cast.gerard.memberships.get().history.first()

    assert (newest.history_user, newest.history_date, newest.valid_until) == (cast.ada, clock.now(), clock.today())
