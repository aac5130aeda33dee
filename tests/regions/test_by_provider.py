"""What the groups of an organisation's provider give: kept by an administrator, taken at once, never two roles."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from foundation import clock
from foundation.errors import Refused
from regions import people, tokens
from regions.by_provider import LASTS, keep, settle, stop
from regions.models import BY_HAND_ALONE, Membership, ProviderGroup, Role, SecurityEvent, User
from tests.signing_in import signed_in, with_password

ADD, LIST = reverse("admin:regions_providergroup_add"), reverse("admin:regions_providergroup_changelist")
PROVIDER, GROUP = "zorggroep", "GHOR-dienst"


@pytest.fixture
def twente(cast):
    return cast.gerard.memberships.get().safety_region


@pytest.fixture
def row(cast, twente):
    """Whoever is in this group speaks for the GHOR of Twente."""
    made = ProviderGroup(provider=PROVIDER, group=GROUP, role=Role.GHOR, safety_region=twente)
    keep(made, by=cast.ada)
    return made


@pytest.fixture
def known(settings):
    """The settings name the provider."""
    app = {"provider_id": PROVIDER, "name": "Zorggroep Twente", "client_id": "msob"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def roles(user):
    return User.objects.get(pk=user.pk).roles_now()


def test_a_group_gives_what_its_row_names_and_nothing_else(cast, row):
    for groups in ([], ["ghor-dienst"], ["administrator"], [f"{GROUP} "]):
        settle(cast.ineke, provider=PROVIDER, groups=groups)
        assert roles(cast.ineke) == {Role.INSTITUTION}, groups
    settle(cast.ineke, provider="another", groups=[GROUP])
    assert roles(cast.ineke) == {Role.INSTITUTION}, "the group of another organisation"

    settle(cast.ineke, provider=PROVIDER, groups=[GROUP, "other"])
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP, "other"])

    given = cast.ineke.memberships.get(given_by=row)
    assert (given.role, given.safety_region, given.valid_until) == (Role.GHOR, row.safety_region, clock.today() + LASTS)
    added = SecurityEvent.objects.get(what="role_added", about=cast.ineke)
    assert GROUP in added.detail


def test_what_a_group_gave_is_over_at_once_with_the_token_made_under_it(cast, row):
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP])
    ineke = User.objects.get(pk=cast.ineke.pk)
    _token, secret = tokens.issue(ineke, name="t", expires_at=clock.now() + tokens.LONGEST)
    called = {"Authorization": f"Bearer {secret}"}
    assert Client().get("/api/v1/me", headers=called).status_code == 200

    settle(cast.ineke, provider=PROVIDER, groups=[])

    assert roles(cast.ineke) == {Role.INSTITUTION}
    assert Client().get("/api/v1/me", headers=called).status_code == 401
    assert SecurityEvent.objects.get(what="role_ended").about == cast.ineke
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP])
    assert Role.GHOR in roles(cast.ineke), "and there again when the provider says so"


def test_what_a_person_gave_stays_and_isnt_given_twice(cast, row):
    by_hand = cast.gerard.memberships.get()

    settle(cast.gerard, provider=PROVIDER, groups=[GROUP])
    settle(cast.gerard, provider=PROVIDER, groups=[])

    assert cast.gerard.memberships.get() == by_hand
    assert roles(cast.gerard) == {Role.GHOR}


def test_who_doesnt_come_by_her_provider_for_a_month_holds_it_no_longer(cast, row):
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP])
    assert cast.ineke.memberships.get(given_by=row).valid_until == clock.today() + LASTS
    clock.move(days=20)
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP])

    clock.move(days=LASTS.days)
    assert Role.GHOR in roles(cast.ineke)
    clock.move(days=1)
    assert roles(cast.ineke) == {Role.INSTITUTION}


def test_a_row_that_is_stopped_takes_back_at_once_what_it_gave(cast, row):
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP])
    with pytest.raises(PermissionDenied):
        stop(row, by=cast.gerard)
    assert Role.GHOR in roles(cast.ineke)

    stop(row, by=cast.ada)

    assert roles(cast.ineke) == {Role.INSTITUTION}
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP])
    assert roles(cast.ineke) == {Role.INSTITUTION}
    with pytest.raises(Refused):
        stop(row, by=cast.ada)
    assert SecurityEvent.objects.get(what="group_stopped").person == cast.ada


def test_of_two_groups_that_give_the_same_one_is_enough(cast, row, twente):
    second = ProviderGroup(provider=PROVIDER, group="piket", role=Role.GHOR, safety_region=twente)
    keep(second, by=cast.ada)
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP, "piket"])
    settle(cast.ineke, provider=PROVIDER, groups=["piket"])
    stop(row, by=cast.ada)
    assert Role.GHOR in roles(cast.ineke)

    stop(second, by=cast.ada)
    assert roles(cast.ineke) == {Role.INSTITUTION}


@pytest.mark.parametrize("role", sorted(BY_HAND_ALONE))
def test_no_group_makes_an_administrator_or_a_planner_whatever_door_is_tried(cast, row, role):
    with pytest.raises(ValidationError):
        keep(ProviderGroup(provider=PROVIDER, group="chefs", role=role), by=cast.ada)
    for write in (
        lambda: ProviderGroup.objects.create(provider=PROVIDER, group="chefs", role=role, kept_by=cast.ada),
        lambda: Membership.objects.create(user=cast.ineke, role=role, given_by=row),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
    Membership.objects.create(user=cast.ineke, role=role)


def test_only_an_administrator_keeps_rows_and_a_closed_account_is_given_nothing(cast, twente):
    with pytest.raises(PermissionDenied):
        keep(ProviderGroup(provider=PROVIDER, group=GROUP, role=Role.GHOR, safety_region=twente), by=cast.gerard)
    with pytest.raises(ValidationError):
        keep(ProviderGroup(provider=PROVIDER, group=GROUP, role=Role.GHOR), by=cast.ada)
    assert not ProviderGroup.objects.exists()

    people.leave(cast.ineke, by=cast.ada)
    with pytest.raises(PermissionDenied):
        settle(cast.ineke, provider=PROVIDER, groups=[])


def test_ada_keeps_and_stops_a_group_in_the_administration(cast, twente, known, browser):
    sent = {"provider": PROVIDER, "group": GROUP, "role": Role.GHOR, "safety_region": twente.pk}
    ada = browser("ada")
    for wrong in ({"provider": "another"}, {"role": Role.ADMINISTRATOR}, {"safety_region": ""}, {"group": ""}):
        assert ada.post(ADD, sent | wrong).status_code == 200, "the form again, with what is wrong"
    assert browser("gerard").post(ADD, sent).status_code == 302
    assert not ProviderGroup.objects.exists()

    assert ada.post(ADD, sent).status_code == 302
    row = ProviderGroup.objects.get()
    assert (row.kept_by, row.safety_region) == (cast.ada, twente)
    assert SecurityEvent.objects.get(what="group_kept").person == cast.ada
    ada.post(reverse("admin:regions_providergroup_change", args=[row.pk]), sent | {"group": "other"})
    assert ProviderGroup.objects.get().group == GROUP, "kept rows aren't rewritten"

    settle(cast.ineke, provider=PROVIDER, groups=[GROUP])
    assert GROUP in ada.get(reverse("regions:person", args=[cast.ineke.pk])).text
    ada.post(LIST, {"action": "stop", "_selected_action": row.pk})
    assert roles(cast.ineke) == {Role.INSTITUTION}


def test_a_row_asks_for_a_fresh_proof(cast, twente, known, machine):
    sent = {"provider": PROVIDER, "group": GROUP, "role": Role.GHOR, "safety_region": twente.pk}
    ada = signed_in(with_password(cast.ada))
    machine(301)

    assert ada.post(ADD, sent).url.startswith(reverse("account_reauthenticate"))
    assert not ProviderGroup.objects.exists()

    again = signed_in(cast.ada)
    assert again.post(ADD, sent).status_code == 302
    assert ProviderGroup.objects.exists()


def test_a_duty_under_it_ends_with_it(cast, row):
    settle(cast.ineke, provider=PROVIDER, groups=[GROUP])
    held = cast.ineke.memberships.get(given_by=row)
    hours = timedelta(hours=8)
    held.duties.create(starts_at=clock.now() - hours, ends_at=clock.now() + hours, phone="06 999 00 111")
    held.duties.create(starts_at=clock.now() + hours, ends_at=clock.now() + 2 * hours, phone="06 999 00 111")

    settle(cast.ineke, provider=PROVIDER, groups=[])

    assert [duty.ends_at for duty in held.duties.all()] == [clock.now()]
