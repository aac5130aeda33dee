"""Nothing personal stays behind: no cache keeps a page, no mail goes astray, no cookie or password is easily had."""

import runpy

import pytest
from django.contrib.auth.hashers import check_password
from django.urls import reverse

from msob import installation
from notifications import outbox
from notifications.roads import ROADS
from regions import by_link, invitations, people
from regions.models import Channel, Role, SafetyRegion, User
from tests.signing_in import LOGIN, PASSWORD, signed_in, with_password

RESET = reverse("account_reset_password")
EVIL = "evil.example"


# --- caches


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/requests/",
        "/institutions/export.csv",
        "/institutions/export.xlsx",
        "/messages/export.csv",
        "/admin/",
        "/account/password/change/",
        "/toegankelijkheid",
        "/nowhere/",
    ],
)
def test_no_cache_keeps_what_gerard_was_shown(browser, page):
    answer = browser("gerard").get(page)

    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_nor_a_refusal_nor_the_answer_that_signs_him_out(browser):
    gerard = browser("gerard")

    assert "no-store" in gerard.get("/people/")["Cache-Control"]
    assert "no-store" in gerard.post("/account/logout/")["Cache-Control"]


def test_what_is_everybodys_may_be_kept(browser):
    assert "no-store" not in browser("gerard").get("/api/v1/openapi.json").headers.get("Cache-Control", "")


# --- cookies


def test_in_production_no_neighbour_can_put_a_cookie_in_the_place_of_ours(monkeypatch):
    monkeypatch.setattr(installation, "EMBEDDED", False)

    made = runpy.run_path("msob/front_door.py")

    for which in ("SESSION", "CSRF", "LANGUAGE"):
        assert made[f"{which}_COOKIE_NAME"].startswith("__Host-")
        assert made[f"{which}_COOKIE_SECURE"] is made[f"{which}_COOKIE_HTTPONLY"] is True
        assert made.get(f"{which}_COOKIE_DOMAIN") is None
        assert made.get(f"{which}_COOKIE_PATH", "/") == "/"


def test_what_a_page_says_once_lies_in_no_cookie(cast, browser):
    ada = browser("ada")

    ada.post(reverse("regions:person_leave", args=[cast.wim.pk]), {"sure": "on"})

    assert set(ada.cookies) == {"sessionid", "django_language"}
    assert "Wim" in ada.get(reverse("regions:person", args=[cast.gerard.pk])).text


# --- mail


@pytest.fixture
def any_host(settings):
    """A server that answers to whatever it is called."""
    settings.ALLOWED_HOSTS = ["*"]


def test_a_reset_link_leads_home_whatever_host_was_asked_for(cast, client, mailoutbox, any_host, settings):
    with_password(cast.gerard)

    client.post(RESET, {"email": cast.gerard.email}, headers={"host": EVIL})

    (mail,) = mailoutbox
    assert EVIL not in f"{mail.subject} {mail.body}"
    link = next(word for word in mail.body.split() if word.startswith("http"))
    assert link.startswith(f"{settings.MSOB_BASE_URL}/account/password/reset/key/")
    form = client.get(link, follow=True)
    new = "appeltaart met slagroom"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert check_password(new, User.objects.get(pk=cast.gerard.pk).password)


def test_an_invitation_leads_home_too(cast, browser, mailoutbox, any_host, settings):
    new = {"email": "n@defensie.example", "name": "N", "language": "nl", "role": "locc"}

    browser("ada").post(reverse("regions:invite"), new, headers={"host": EVIL})

    (mail,) = mailoutbox
    assert EVIL not in mail.body
    assert f"{settings.MSOB_BASE_URL}/account/invitation/" in mail.body


def test_nobody_is_mailed_who_has_no_account(cast, client, mailoutbox):
    party = by_link.account_of(Channel.objects.first(), "desk@channel.example")
    people.leave(cast.wim, by=cast.ada)

    answers = [client.post(RESET, {"email": email}) for email in ("stranger@x.example", party.email, cast.wim.email)]

    assert mailoutbox == []
    assert {answer.url for answer in answers} == {client.post(RESET, {"email": cast.gerard.email}).url}


def test_every_mail_says_that_a_program_wrote_it(cast, browser, client, mailoutbox, a_request):
    client.post(RESET, {"email": with_password(cast.gerard).email})
    new = {"email": "n@x.example", "name": "N", "language": "nl", "role": "vws"}
    browser("ada").post(reverse("regions:invite"), new)
    sent_by_hand = len(mailoutbox)
    a_request()
    outbox.sweep()
    outbox.send(ROADS["email"])

    assert sent_by_hand == 2
    assert len(mailoutbox) > 2
    assert {mail.extra_headers["Auto-Submitted"] for mail in mailoutbox} == {"auto-generated"}


# --- passwords


@pytest.mark.parametrize(
    "password",
    [
        "Welkom2020Welkom!",
        "Wachtwoord123!",
        "W3lk0m12345678",
        "GezondheidszorgMSOB1",
        "Zomer2020Zomer",
        "Nadia.Nieuw2020",
        "defensie-defensie",
    ],
)
def test_nadia_cannot_choose_what_anybody_would_try_first(cast, client, password):
    twente = SafetyRegion.objects.get(code="VR05")
    offer = {"email": "nadia@x.example", "name": "Nadia Nieuw", "role": Role.GHOR, "safety_region": twente}
    _invitation, secret = invitations.invite(by=cast.ada, **offer)
    page = reverse("regions:invitation_accept", args=[secret])
    chosen = {"name": "Nadia Nieuw", "password": password, "again": password}

    assert client.post(page, chosen).status_code == 400
    assert client.post(page, chosen | {"password": PASSWORD, "again": PASSWORD}).url == LOGIN


@pytest.mark.parametrize("password", [PASSWORD, "appeltaart met slagroom", "kX9#mQ2$vL7pTz", "mijn welkome dromedaris"])
def test_what_is_her_own_is_taken(cast, password):
    user = signed_in(with_password(cast.ineke))

    answer = user.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": f"{password} z", "password2": f"{password} z"},
    )

    assert answer.status_code == 302
