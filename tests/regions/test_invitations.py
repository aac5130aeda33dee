"""Coming in by invitation: a link that works once, until it expires, in the invited person's language."""

import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import clock
from foundation.errors import Refused
from regions import invitations
from regions.models import Invitation, Role, SafetyRegion, User
from tests.at_once import at_once

PASSWORD = "correct horse battery"


@pytest.fixture
def invited(cast):
    """A function that invites Nadia for GHOR Twente and returns (invitation, secret)."""

    def invite(**changes):
        values = {
            "email": "nadia@ghor-twente.example",
            "name": "Nadia Nieuw",
            "role": Role.GHOR,
            "by": cast.ada,
            "safety_region": SafetyRegion.objects.get(code="VR05"),
        }
        return invitations.invite(**values | changes)

    return invite


def test_nadia_comes_in_with_the_membership_she_was_offered(invited):
    _invitation, secret = invited()

    nadia = invitations.accept(secret, name="Nadia Nieuw", password=PASSWORD)

    assert [membership.label for membership in nadia.memberships_now()] == ["GHOR Twente"]
    assert nadia.check_password(PASSWORD)


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_invite_once(invited):
    told = at_once(invited, invited, invited)

    assert [type(one) for one in told].count(ValidationError) == 2
    assert Invitation.objects.count() == 1


def test_the_link_works_once(invited):
    _invitation, secret = invited()
    invitations.accept(secret, name="Nadia", password=PASSWORD)

    with pytest.raises(Refused):
        invitations.accept(secret, name="Nadia", password=PASSWORD)


def test_the_link_works_for_seven_days_on_the_clock(invited):
    _invitation, secret = invited()
    clock.move(days=7, seconds=-1)
    assert invitations.find(secret)

    clock.move(seconds=1)

    assert invitations.find(secret) is None
    with pytest.raises(Refused):
        invitations.accept(secret, name="Nadia", password=PASSWORD)
    assert not User.objects.filter(email="nadia@ghor-twente.example").exists()


def test_sending_again_makes_a_new_link_and_kills_the_old(cast, invited):
    invitation, old = invited()
    clock.move(days=8)

    new = invitations.resend(invitation, by=cast.ada)

    assert invitations.find(old) is None
    assert invitations.find(new) == invitation


def test_a_withdrawn_link_is_dead(cast, invited):
    invitation, secret = invited()

    invitations.revoke(invitation, by=cast.ada)

    assert invitations.find(secret) is None
    with pytest.raises(Refused):
        invitations.resend(invitation, by=cast.ada)


def test_the_secret_is_nowhere_in_the_database(invited):
    _invitation, secret = invited()

    row = Invitation.objects.filter().values().get()

    assert not any(secret in str(value) for value in row.values())


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "gerard@ghor-twente.example"},
        {"email": "Gerard@GHOR-Twente.example"},
        {"email": "no address"},
        {"safety_region": None},
        {"role": Role.LOCC},
        {"name": ""},
    ],
)
def test_a_wrong_invitation_says_what_is_wrong(cast, invited, wrong):
    with pytest.raises(ValidationError):
        invited(**wrong)

    assert not Invitation.objects.exists()


def test_somebody_is_invited_once_at_a_time(invited):
    invited()

    with pytest.raises(ValidationError):
        invited()


def test_only_administrators_invite(cast, invited):
    for somebody in (cast.gerard, cast.loes, cast.otto):
        with pytest.raises(PermissionDenied):
            invited(by=somebody)


def test_a_chair_is_invited_for_her_region_and_an_umbrella_body_for_none(cast, client):
    client.force_login(cast.ada)
    twente = SafetyRegion.objects.get(code="VR05")
    typed = {"name": "Nadia", "language": "nl", "email": "nadia@vr.example"}

    for wrong in ({"role": "chair"}, {"role": "umbrella", "safety_region": twente.pk}):
        answer = client.post(reverse("regions:invite"), typed | wrong)
        assert (answer.status_code, "veiligheidsregio" in answer.content.decode()) == (400, True)
    for right in ({"role": "chair", "safety_region": twente.pk}, {"role": "umbrella", "email": "nel@koepel.example"}):
        assert client.post(reverse("regions:invite"), typed | right).status_code == 302
    labels = [one.label for one in Invitation.objects.order_by("pk")]
    assert labels == ["Voorzitter van veiligheidsregio Twente", "Koepelorganisatie"]


def test_from_the_page_to_the_mail_to_the_first_sign_in(cast, client, settings):
    client.force_login(cast.ada)
    twente = SafetyRegion.objects.get(code="VR05").pk
    typed = {"email": "Nadia@ghor-twente.example", "name": "Nadia Nieuw", "language": "en", "role": "ghor"}

    refused = client.post(reverse("regions:invite"), typed)
    assert refused.status_code == 400
    client.post(reverse("regions:invite"), typed | {"safety_region": twente})

    (message,) = mail.outbox
    assert message.to == ["nadia@ghor-twente.example"]
    assert message.subject == "Invitation to MSOB Zorg: GHOR Twente"
    assert "The link works once" in message.body
    link = re.search(rf"{settings.MSOB_BASE_URL}(/\S+)", message.body)[1]

    client.logout()
    assert client.get(link).status_code == 200
    weak = client.post(link, {"name": "Nadia", "password": "short", "again": "short"})
    assert weak.status_code == 400
    differing = client.post(link, {"name": "Nadia", "password": PASSWORD, "again": PASSWORD + "!"})
    assert differing.status_code == 400
    done = client.post(link, {"name": "Nadia", "password": PASSWORD, "again": PASSWORD})

    assert done.url == reverse("account_login")
    again = client.post(link, {"name": "Nadia", "password": PASSWORD, "again": PASSWORD}, follow=True)
    assert again.redirect_chain == [(reverse("account_login"), 302)], "pressed twice"
    assert "Deze link is gebruikt." in again.text
    assert client.login(email="nadia@ghor-twente.example", password=PASSWORD)
    assert client.get(link).status_code == 410


def test_a_mail_server_that_is_down_loses_no_invitation(cast, client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    client.force_login(cast.ada)
    typed = {"email": "nadia@x.example", "name": "Nadia", "language": "nl", "role": "locc"}

    answer = client.post(reverse("regions:invite"), typed, follow=True)

    assert Invitation.objects.open().count() == 1
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_ada_sends_again_and_withdraws_from_the_page(cast, client, invited):
    invitation, _secret = invited()
    client.force_login(cast.ada)

    client.post(reverse("regions:invitation_resend", args=[invitation.pk]))
    assert len(mail.outbox) == 1
    client.post(reverse("regions:invitation_revoke", args=[invitation.pk]))

    assert not Invitation.objects.open().exists()


@pytest.mark.services
def test_the_invitation_is_locked_before_it_is_used(invited):
    _invitation, secret = invited()

    with CaptureQueriesContext(connection) as queries:
        invitations.accept(secret, name="Nadia", password=PASSWORD)

    assert [query for query in queries if "FOR UPDATE" in query["sql"] and "regions_invitation" in query["sql"]]
