"""Who lost her phone and her recovery codes comes in again by an administrator, and nobody else by that road."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from regions.models import Invitation, SecurityEvent, User
from tests.signing_in import PASSWORD, code, sign_in, signed_in, with_factor

ANOTHER = "horse battery correct"
SURE = {"sure": "on"}


@pytest.fixture
def gerard(cast):
    """He has an app, and a browser that is signed in with it."""
    return signed_in(with_factor(cast.gerard))


def page_of(user):
    return reverse("regions:person_factor", args=[user.pk])


def test_who_lost_phone_and_codes_comes_in_again_by_her_mailbox(cast, gerard, browser, mailoutbox, settings):
    ada = browser("ada")
    assert page_of(cast.gerard) in ada.get(reverse("regions:person", args=[cast.gerard.pk])).text
    assert gerard.get("/messages/").status_code == 200
    assert ada.post(page_of(cast.gerard), {}).status_code == 400

    told = ada.post(page_of(cast.gerard), SURE, follow=True)

    assert "count no more" in told.text
    assert page_of(cast.gerard) not in told.text, "there is nothing left to take away"
    assert not Authenticator.objects.filter(user=cast.gerard).exists()
    assert gerard.get("/messages/").status_code == 302, "his sessions ended"
    assert sign_in(Client(), cast.gerard).status_code == 200, "nor does his password count"
    event = SecurityEvent.objects.get(what="factor_reset")
    assert (event.person, event.about) == (cast.ada, cast.gerard)
    (mail,) = mailoutbox
    assert (mail.to, mail.extra_headers["Auto-Submitted"]) == ([cast.gerard.email], "auto-generated")
    assert f"{cast.ada} heeft de tweede factor" in mail.body

    settings.MSOB_REQUIRE_SECOND_FACTOR = True
    comes_in_again(gerard, cast.gerard, mailoutbox)


def comes_in_again(browser, user, mailoutbox):
    """By the mail, a new password and a new app."""
    mailoutbox.clear()
    browser.post(reverse("account_reset_password"), {"email": user.email})
    form = browser.get(next(word for word in mailoutbox[0].body.split() if word.startswith("http")), follow=True)
    browser.post(form.request["PATH_INFO"], {"password1": ANOTHER, "password2": ANOTHER})
    browser.post("/account/login/", {"login": user.email, "password": ANOTHER})
    setting_up = browser.get("/messages/", follow=True)
    assert setting_up.request["PATH_INFO"] == reverse("mfa_activate_totp")
    browser.post(reverse("mfa_activate_totp"), {"code": code(setting_up.context["form"].secret)})
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_nobody_does_it_for_herself_nor_without_being_an_administrator(cast, browser):
    with_factor(cast.ada)
    with_factor(cast.guus)

    ada = signed_in(cast.ada)
    assert ada.post(page_of(cast.ada), SURE).status_code == 403
    assert browser("loes").post(page_of(cast.guus), SURE).status_code == 403
    assert page_of(cast.ada) not in ada.get(reverse("regions:person", args=[cast.ada.pk])).text
    assert Authenticator.objects.filter(user__in=[cast.ada, cast.guus], type="totp").count() == 2


def test_who_has_no_factor_keeps_her_password(cast, browser, mailoutbox):
    answer = browser("ada").post(page_of(cast.guus), SURE)

    assert (answer.status_code, mailoutbox) == (409, [])
    assert User.objects.get(pk=cast.guus.pk).password == cast.guus.password


def test_a_mail_that_isnt_taken_is_said(cast, browser, gerard, settings):
    settings.EMAIL_BACKEND = "tests.house.test_lost_factor.NoPost"

    assert "the mail that says so wasn" in browser("ada").post(page_of(cast.gerard), SURE, follow=True).text


class NoPost:
    """A mail server that is away."""

    def __init__(self, **_how):
        pass

    def send_messages(self, _messages):
        raise ConnectionRefusedError


class Waiting(NoPost):
    """A mail server that lets wait: what stands open meanwhile?"""

    held: list[bool] = []

    def send_messages(self, messages):
        self.held.append(connection.in_atomic_block)
        return len(messages)


@pytest.mark.django_db(transaction=True)
def test_no_transaction_waits_for_a_mail_and_no_mail_leaves_before_its_deed_stands(cast, browser, gerard, settings):
    settings.EMAIL_BACKEND = "tests.house.test_lost_factor.Waiting"
    ada, press = browser("ada"), {"csrfmiddlewaretoken": "c" * 32}
    nadia = {"email": "nadia@x.example", "name": "Nadia", "language": "nl", "role": "locc"}

    ada.post(reverse("regions:invite"), press | nadia)
    ada.post(reverse("regions:invitation_resend", args=[Invitation.objects.get().pk]), press)
    ada.post(page_of(cast.gerard), press | SURE)

    assert Waiting.held == [False] * 3


def test_the_only_administrator_has_the_command_line(cast, mailoutbox):
    with_factor(cast.ada)
    call_command("reset_second_factor", cast.ada.email.upper(), verbosity=0)

    (mail,) = mailoutbox
    assert "None" not in mail.body
    assert not Authenticator.objects.exists()
    assert not User.objects.get(pk=cast.ada.pk).check_password(PASSWORD)
    for address in (cast.ada.email, "nobody@x.example"):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", address)
