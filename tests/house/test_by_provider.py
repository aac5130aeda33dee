"""People come in by their own organisation's provider, a process of its own here: who, with which roles and factor."""

from urllib.parse import parse_qs, urlsplit

import pytest
import urllib3
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from foundation import clock
from regions import by_provider, people
from regions.models import Membership, ProviderGroup, Role, SecurityEvent, User
from tests import identity
from tests.identity import KNOWN_AS, NAME
from tests.signing_in import LOGIN, code, sign_in, signed_in, with_factor, with_password

pytestmark = pytest.mark.services
HOME, SET_UP = "/", reverse("mfa_activate_totp")


@pytest.fixture(scope="module")
def started():
    yield from identity.running()


@pytest.fixture
def provider(started, settings):
    """A function that lets the installation trust the provider so far."""

    def trusted(**how):
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [started.app(**how)], "OAUTH_PKCE_ENABLED": True}
        }
        return started

    return trusted


def domain(user):
    return user.email.partition("@")[2]


def is_in(browser):
    return "_auth_user_id" in browser.session


def tried(what):
    return SecurityEvent.objects.filter(what=what)


def test_the_sign_in_page_names_the_organisations_that_sign_in_and_no_others(db, client, provider):
    button = reverse("openid_connect_login", args=[KNOWN_AS])
    assert button not in client.get(LOGIN).text
    assert client.post(button).status_code == 404

    provider()

    page = client.get(LOGIN).text
    assert NAME in page
    assert button in page


def test_ineke_is_found_once_by_her_address_and_then_by_what_the_provider_calls_her(cast, client, provider, mailoutbox):
    zorggroep = provider(domains=[domain(cast.ineke)])
    zorggroep.says("7f3a", email=cast.ineke.email.upper())

    assert zorggroep.signs_in(client, "7f3a", next="/requests/").url == "/requests/"
    assert client.get("/api/v1/me").json()["email"] == cast.ineke.email
    assert SocialAccount.objects.get().extra_data == {"iss": zorggroep.at, "sub": "7f3a"}, "nothing more is kept"
    assert tried("linked").get().person == cast.ineke
    assert mailoutbox[0].to == [cast.ineke.email]

    zorggroep.says("7f3a", email=cast.ada.email)
    again = Client()
    zorggroep.signs_in(again, "7f3a")
    assert again.get("/api/v1/me").json()["email"] == cast.ineke.email, "whatever address it names now"

    zorggroep.says("another", email=cast.ineke.email)
    assert zorggroep.signs_in(Client(), "another").status_code == 403, "her address may be somebody else's by now"
    assert SocialAccount.objects.count() == 1


def test_nobody_comes_in_whom_the_provider_may_not_speak_for(cast, provider):
    zorggroep = provider(domains=[domain(cast.ineke), "uitgenodigd.example"])
    people.leave(cast.petra, by=cast.ada)
    by_link = people.enrol(email="post@uitgenodigd.example", name="Post", by=cast.ada)
    User.objects.filter(pk=by_link.pk).update(by_link=True)
    zorggroep.says("ineke", email=cast.ineke.email)
    strangers = {
        "another domain": {"email": cast.ada.email},
        "a domain that only ends alike": {"email": f"ineke@not{domain(cast.ineke)}"},
        "an address it isn't sure of": {"email": cast.ineke.email, "email_verified": False},
        "nobody we know": {"email": "wie@uitgenodigd.example"},
        "an account that answers by link": {"email": by_link.email},
        "no address": {},
    }

    for who, (why, claims) in enumerate(strangers.items()):
        browser = Client()
        zorggroep.says(f"stranger-{who}", **claims)
        assert zorggroep.signs_in(browser, f"stranger-{who}").status_code == 403, why
        assert not is_in(browser), why
    assert not SocialAccount.objects.exists()
    assert tried("sign_in_failed").filter(detail=KNOWN_AS).count() == len(strangers)

    browser = Client()
    assert zorggroep.signs_in(browser, "ineke").status_code == 302
    assert is_in(browser)


def test_who_left_is_not_let_in_by_her_organisation_and_not_linked_when_she_is_back(cast, provider):
    zorggroep = provider(domains=[domain(cast.ineke)])
    zorggroep.says("ineke", email=cast.ineke.email)
    browser = Client()
    zorggroep.signs_in(browser, "ineke")
    assert browser.get(HOME).status_code == 200

    people.leave(cast.ineke, by=cast.ada)

    assert browser.get(HOME).status_code == 302
    assert zorggroep.signs_in(Client(), "ineke").status_code == 403
    assert not SocialAccount.objects.exists()

    people.readmit(cast.ineke, by=cast.ada)
    assert zorggroep.signs_in(browser, "ineke").status_code == 302


def test_another_issuer_under_the_same_name_knows_nobody_of_the_one_before(cast, provider, started):
    before = provider(domains=[domain(cast.ineke)])
    before.says("1", email=cast.ineke.email)
    assert before.signs_in(Client(), "1").status_code == 302

    for after in identity.running():
        after.says("1")
        provider_before, started.at = started.at, after.at
        try:
            provider()
            assert after.signs_in(Client(), "1").status_code == 403
        finally:
            started.at = provider_before


def test_her_groups_give_roles_and_take_them_at_the_next_sign_in(cast, provider):
    zorggroep = provider(domains=[domain(cast.ineke)], groups_claim="roles")
    twente = cast.gerard.memberships.get().safety_region
    by_provider.keep(
        ProviderGroup(provider=KNOWN_AS, group="GHOR-dienst", role=Role.GHOR, safety_region=twente), by=cast.ada
    )
    by_hand = cast.ineke.memberships.get()

    def roles_with(*groups):
        zorggroep.says("ineke", email=cast.ineke.email, roles=list(groups), groups=["GHOR-dienst"])
        assert zorggroep.signs_in(Client(), "ineke").status_code == 302
        return User.objects.get(pk=cast.ineke.pk).roles_now()

    assert roles_with("ghor-dienst", "administrators", "administrator") == {Role.INSTITUTION}, "no row names these"
    assert roles_with("GHOR-dienst", "other") == {Role.INSTITUTION, Role.GHOR}
    assert roles_with() == {Role.INSTITUTION}
    assert by_hand in Membership.objects.active(clock.today()), "what a person gave stays"
    assert [event.what for event in SecurityEvent.objects.order_by("pk") if event.about == cast.ineke] == [
        "role_added",
        "role_ended",
    ]


def test_a_factor_that_the_provider_saw_counts_where_the_settings_name_it(cast, provider, settings):
    settings.MSOB_REQUIRE_SECOND_FACTOR = True
    zorggroep = provider(domains=[domain(cast.loes), domain(cast.ada), domain(cast.dirk)], acr=["gold"], amr=["hwk"])

    def sent_to(user, **claims):
        browser = Client()
        zorggroep.says(user.email, email=user.email, **claims)
        zorggroep.signs_in(browser, user.email)
        answer = browser.get(HOME)
        return answer.url if answer.status_code == 302 else answer.status_code

    for named in ({"acr": "gold"}, {"amr": ["pwd", "hwk"]}):
        assert sent_to(cast.loes, **named) == 200, named
        assert sent_to(cast.ada, **named) == SET_UP, "no provider speaks for an administrator's factor"
        assert sent_to(cast.dirk, **named) == SET_UP, "nor for a planner's"
    for other in ({}, {"acr": ["gold"], "amr": "pwd hwk"}, {"acr": "silver", "amr": {"hwk": 1}}):
        assert sent_to(cast.loes, **other) == SET_UP, other


def test_who_has_an_app_of_the_house_is_asked_for_it_unless_the_provider_saw_hers(cast, provider, settings):
    settings.MSOB_REQUIRE_SECOND_FACTOR = True
    zorggroep = provider(domains=[domain(cast.loes)], acr=["gold"])
    with_factor(cast.loes)
    browser = Client()
    zorggroep.says("loes", email=cast.loes.email, acr="silver")
    asked = zorggroep.signs_in(browser, "loes")
    assert asked.url == reverse("mfa_authenticate")
    assert not is_in(browser)
    assert browser.post(asked.url, {"code": code()}).status_code == 302
    assert browser.get(HOME).status_code == 200
    assert browser.post(reverse("account_logout")).url.startswith(zorggroep.at), "it is known where she came from"

    zorggroep.says("loes", email=cast.loes.email, acr="gold")
    assert zorggroep.signs_in(browser, "loes").url == HOME
    assert browser.get(HOME).status_code == 200
    far = browser.post(reverse("regions:tokens"), {"name": "t", "expires_at": "2021-02-01"})
    assert far.url.startswith(reverse("mfa_reauthenticate")), "what reaches far asks for her own"


def test_signing_out_goes_by_way_of_the_provider_for_who_came_by_it(cast, provider):
    zorggroep = provider(domains=[domain(cast.ineke)])
    zorggroep.says("ineke", email=cast.ineke.email)
    browser = Client()
    zorggroep.signs_in(browser, "ineke")

    answer = browser.post(reverse("account_logout"))

    assert not is_in(browser)
    assert urllib3.request("GET", answer.url, timeout=identity.PATIENCE).status == 200
    where = urlsplit(answer.url)
    assert f"{where.scheme}://{where.netloc}{where.path}" == f"{zorggroep.at}/oauth2/end_session"
    assert parse_qs(where.query)["post_logout_redirect_uri"][0].endswith(LOGIN)

    by_password = signed_in(with_password(cast.gerard))
    assert by_password.post(reverse("account_logout")).url == LOGIN


def test_nobody_links_herself(cast, provider):
    zorggroep = provider(domains=[domain(cast.ineke)])
    zorggroep.says("stranger")
    gerard = signed_in(with_password(cast.gerard))

    assert zorggroep.signs_in(gerard, "stranger", process="connect").status_code == 403
    assert zorggroep.signs_in(gerard, "stranger", process="redirect").status_code == 403
    assert not SocialAccount.objects.exists()

    zorggroep.says("ineke", email=cast.ineke.email)
    ineke = Client()
    zorggroep.signs_in(ineke, "ineke")
    ineke.post("/account/3rdparty/", {"account": SocialAccount.objects.get().pk})
    assert SocialAccount.objects.get().user == cast.ineke, "nor cuts herself off"


def test_an_answer_that_nobody_asked_for_and_a_provider_that_is_down_open_nothing(cast, provider, started, settings):
    provider(domains=[domain(cast.ineke)])
    browser = Client()
    back = reverse("openid_connect_callback", args=[KNOWN_AS])
    assert browser.get(back, {"code": "made-up", "state": "made-up"}).status_code == 401
    asked = browser.post(reverse("openid_connect_login", args=[KNOWN_AS]))
    state = parse_qs(urlsplit(asked.url).query)["state"][0]
    assert browser.get(back, {"code": "made-up", "state": state}).status_code == 401
    nobody = started.app() | {"settings": {"server_url": "http://127.0.0.1:9"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [nobody]}}
    assert browser.post(reverse("openid_connect_login", args=[KNOWN_AS])).status_code == 401

    assert not is_in(browser)
    assert tried("sign_in_failed").count() == 3
    assert sign_in(browser, with_password(cast.ineke)).status_code == 302, "her password goes on opening"
