"""Whose a row is: one rule of role and scope. Whoever asks it, of a row, a table or the people, hears the same."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from foundation import clock
from regions import duty
from regions.models import (
    FIGURES_ALONE,
    ITSELF,
    SCOPES,
    SCOPES_OF_ROLE,
    WHERE_CARE_IS_GIVEN,
    CareOfficeRegion,
    Channel,
    Institution,
    Membership,
    RoazRegion,
    Role,
    SafetyRegion,
    Team,
)
from requests_app.models import ADDRESSEE, PARTY_FIELDS, TERRITORY, VISITORS, Inquiry, Mission, Rung, SupportRequest

HELD = dict(zip(SCOPES, (Institution, SafetyRegion, CareOfficeRegion, RoazRegion, Channel, Team), strict=True))
ALL = (TERRITORY, ADDRESSEE, VISITORS, ITSELF, WHERE_CARE_IS_GIVEN, duty.COLLEAGUES)

some = st.integers(0, 3)
memberships = st.tuples(st.sampled_from([*Role, "", "mayor"]), st.dictionaries(st.sampled_from(SCOPES), some))
missions = st.lists(st.tuples(some, some), max_size=4)
inquiries = st.lists(st.tuples(some, st.sampled_from(Rung), some), max_size=4, unique_by=lambda one: one[:2])


def of(scope, number):
    """The primary key of one of the few that a scope is drawn from: some near the cast, some far away."""
    return HELD[scope].objects.order_by("pk").values_list("pk", flat=True)[number]


def requests(cast):
    """Four requests: of two homes in one region, and of two elsewhere."""
    now = clock.now()
    for number, place in enumerate((cast.avondzon, cast.twentestad, cast.hogelicht, cast.avondzon), start=1):
        yield SupportRequest.objects.create(
            reference=f"MSOB-2020-{number:05}",
            location=place,
            institution=place.institution,
            safety_region=place.safety_region,
            entered_at=now,
            opened_by=cast.ada,
            opened_at=now,
            updated_at=now,
        )


def sent(made, visits):
    """The teams that went; one went twice to the same home."""
    for number, team in [*visits, (0, 0), (0, 0)]:
        about, team = made[number], of("team", team % Team.objects.count())
        Mission.objects.create(
            support_request=about, team_id=team, visit_at=clock.now(), state="abandoned", event_number=1
        )


def asked(made, questions):
    for number, rung, party in questions:
        field, now = PARTY_FIELDS[rung], clock.now()
        party = {f"{field}_id": of(field, party % HELD[field].objects.count())}
        Inquiry.objects.create(
            support_request=made[number], rung=rung, asked_at=now, due_at=now, state="expired", event_number=1, **party
        )


def drawn(role, scopes):
    """A membership as the database would never take it too: of an unknown role, with the wrong scope, or none."""
    held = {f"{scope}_id": of(scope, number % HELD[scope].objects.count()) for scope, number in scopes.items()}
    return Membership(role=role, **held)


def rows(belonging):
    return belonging.model.objects.order_by("pk")


@given(st.lists(memberships, min_size=1, max_size=12), missions, inquiries)
def test_a_row_and_a_table_of_rows_answer_the_same(cast, held, visits, questions):
    with transaction.atomic():
        made = list(requests(cast))
        sent(made, visits)
        asked(made, questions)
        for membership in (drawn(*one) for one in [*held, *((role, {}) for role in Role)]):
            for belonging in ALL:
                hers = [row for row in rows(belonging) if belonging.covers(membership, row)]
                assert list(rows(belonging).filter(belonging.covered_by(membership))) == hers
            theirs = [one for one in Mission.objects.all() if TERRITORY.covers(membership, one.support_request)]
            assert list(Mission.objects.filter(TERRITORY.covered_by(membership, through="support_request"))) == theirs
        transaction.set_rollback(True)


@given(missions, inquiries)
def test_the_holders_of_a_row_are_those_who_cover_it(cast, visits, questions):
    with transaction.atomic():
        made = list(requests(cast))
        sent(made, visits)
        asked(made, questions)
        everybody = list(Membership.objects.order_by("pk"))
        for belonging in ALL:
            for row in rows(belonging)[:20]:
                hers = [one for one in everybody if belonging.covers(one, row)]
                assert list(Membership.objects.filter(belonging.holders(row)).order_by("pk")) == hers
        transaction.set_rollback(True)


def test_of_some_roles_only_those_hold_it(cast, a_request):
    asked = [Role.GHOR, Role.DECIDER, *FIGURES_ALONE]
    found = Membership.objects.filter(TERRITORY.holders(a_request(), asked))

    assert {one.role for one in found} == {Role.GHOR, Role.DECIDER}
    assert {one.safety_region for one in found if one.role == Role.GHOR} == {cast.avondzon.safety_region}
    assert not Membership.objects.filter(TERRITORY.holders(a_request(), [])).exists()


@pytest.mark.parametrize("role", ["", "mayor", Role.ADMINISTRATOR, *SCOPES_OF_ROLE])
def test_who_has_no_such_role_or_not_its_scope_covers_nothing(cast, an_alert, role):
    an_alert()
    others = {f"{scope}_id": of(scope, 0) for scope in SCOPES if scope not in SCOPES_OF_ROLE.get(role, ())}

    for belonging in ALL:
        for nobody in (Membership(role=role), Membership(role=role, **others)):
            assert not any(belonging.covers(nobody, row) for row in rows(belonging))
            assert not rows(belonging).filter(belonging.covered_by(nobody)).exists()


def test_each_role_covers_its_own_territory(cast):
    def reach(user):
        (membership,) = user.memberships_now()
        return tuple(WHERE_CARE_IS_GIVEN.covers(membership, place) for place in (cast.avondzon, cast.hogelicht))

    assert reach(cast.ineke) == reach(cast.gerard) == (True, False)
    assert reach(cast.wim) == reach(cast.greet) == (False, True)
    assert all(reach(user) == (True, True) for user in (cast.loes, cast.vera, cast.dirk, cast.mira))
    assert all(reach(user) == (False, False) for user in (cast.karin, cast.rob, cast.roos, cast.fenna, cast.ada))
    assert all(reach(user) == (False, False) for user in (cast.otto, cast.jelle, cast.bea, cast.uma))


def test_a_party_is_spoken_for_by_its_own_people_only(cast):
    parties = {
        "institution": cast.avondzon.institution,
        "care_office_region": cast.avondzon.care_office_region,
        "roaz_region": cast.avondzon.roaz_region,
        "channel": Channel.objects.get(code="red_cross"),
    }

    def speaks_for(user):
        (membership,) = user.memberships_now()
        return {name for name, party in parties.items() if ADDRESSEE.covers(membership, Inquiry(**{name: party}))}

    assert speaks_for(cast.ineke) == {"institution"}
    assert speaks_for(cast.karin) == {"care_office_region"}
    assert speaks_for(cast.rob) == {"roaz_region"}
    assert speaks_for(cast.roos) == {"channel"}
    assert speaks_for(cast.gerard) == speaks_for(cast.loes) == speaks_for(cast.fenna) == set()
