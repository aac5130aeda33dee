"""What changes in somebody's account reaches her by mail, where she signs in and in her own language."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.signing_in import PASSWORD, code, sign_in, signed_in, with_factor, with_password

RESET = reverse("account_reset_password")
ANOTHER = "horse battery correct"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
WORDS = {
    "password": {"nl": "Uw wachtwoord is gewijzigd.", "en": "Your password has been changed."},
    "reset": {"nl": "Uw wachtwoord is opnieuw ingesteld.", "en": "Your password has been reset."},
    "app": {"nl": "Authenticator-app geactiveerd.", "en": "Authenticator app activated."},
    "no app": {"nl": "Authenticator-app gedeactiveerd.", "en": "Authenticator app deactivated."},
    "codes": {
        "nl": "Er zijn nieuwe herstelcodes gegenereerd.",
        "en": "A new set of Two-Factor Authentication recovery codes has been generated.",
    },
    "code": {
        "nl": "Er is een herstelcode gebruikt in plaats van uw app. U hebt er nog 9.",
        "en": "A recovery code was used in the place of your app. 9 are left.",
    },
}


def changed(browser, user, machine, mailoutbox):
    browser.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    )


def reset(browser, user, machine, mailoutbox):
    browser.post("/account/logout/")
    browser.post(RESET, {"email": user.email})
    (mail,) = mailoutbox
    form = browser.get(next(word for word in mail.body.split() if word.startswith("http")), follow=True)
    browser.post(form.request["PATH_INFO"], {"password1": ANOTHER, "password2": ANOTHER})


def app_added(browser, user, machine, mailoutbox):
    page = reverse("mfa_activate_totp")
    Authenticator.objects.all().delete()
    browser.post(page, {"code": code(browser.get(page).context["form"].secret)})


def app_removed(browser, user, machine, mailoutbox):
    browser.post(reverse("mfa_deactivate_totp"))


def codes_made(browser, user, machine, mailoutbox):
    browser.post(reverse("mfa_generate_recovery_codes"))


def code_used(browser, user, machine, mailoutbox):
    browser.post("/account/logout/")
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    browser.post(sign_in(browser, user).url, {"code": spare})


DONE = {
    "password": changed,
    "reset": reset,
    "app": app_added,
    "no app": app_removed,
    "codes": codes_made,
    "code": code_used,
}


@pytest.mark.django_db(transaction=True)  # it is told when it is written
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("what", WORDS)
def test_ineke_hears_what_changed_in_her_account(cast, machine, mailoutbox, what, language):
    cast.ineke.language = language
    browser = signed_in(with_factor(cast.ineke), HTTP_USER_AGENT=FIREFOX)
    browser.cookies["django_language"] = "en" if language == "nl" else "nl"

    DONE[what](browser, cast.ineke, machine, mailoutbox)

    mail = mailoutbox[-1]
    assert mail.to == [cast.ineke.email]
    assert WORDS[what][language] in mail.body
    assert "Firefox, Windows" in mail.body
    assert "127.0.0.1" in mail.body
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_password_is_changed_and_a_link_asked_for_while_no_mail_server_answers(cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    browser = signed_in(with_password(cast.ineke))

    assert browser.post(RESET, {"email": cast.ineke.email}).status_code == 302
    new = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    assert browser.post(reverse("account_change_password"), new).status_code == 302

    cast.ineke.refresh_from_db()
    assert cast.ineke.check_password(ANOTHER)
