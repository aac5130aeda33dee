"""Coming in and going out, in Chromium, at an installation as in production: one story each.

The database is that of the test, so that the cast is there; all else is as docker-compose has it: the image's own
command, its settings, the proxy that ends TLS before it, and mail that leaves for a mail server.
"""

import json
import re
from contextlib import ExitStack
from datetime import date, timedelta

import pytest
from aiosmtpd.controller import Controller
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from foundation import clock
from notifications import webhooks
from regions import people
from regions.models import Role
from tests.e2e.at_the_door import Letters, Person, known, text_of, time_passes, with_app
from tests.e2e.conftest import DESK
from tests.house.test_containers import DOCKERFILE
from tests.installation import free_port, installed
from tests.notifications.endpoints import ADDRESS, of
from tests.signing_in import PASSWORD, SECRET, code
from tests.template import OnPostgresql

SET_UP = "/account/2fa/totp/activate/"
ANOTHER = "horse battery correct"

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
CMD = json.loads(re.search(r"^CMD (.*)$", DOCKERFILE, re.M)[1])
SERVING = [*CMD[4:], "--workers", "1"]  # one is enough for so few people
KEPT = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "msob_cache"}}


@pytest.fixture(scope="module")
def house(tmp_path_factory, django_db_setup, django_db_blocker):
    """The installation: `address`, and `letters` that its mail server took."""
    letters, ports = Letters(), (free_port(), free_port())
    controller = Controller(letters, hostname="127.0.0.1", port=ports[0])
    address = f"https://localhost:{ports[1]}"
    with django_db_blocker.unblock(), override_settings(CACHES=KEPT):
        call_command("createcachetable", verbosity=0)
        values = {
            "ALLOWED_HOSTS": "localhost",
            "DATABASE_URL": OnPostgresql().url(connection.settings_dict["NAME"]),
            "EMAIL_URL": f"smtp://127.0.0.1:{ports[0]}",
        }
    with ExitStack() as open_:
        controller.start()
        open_.callback(controller.stop)
        where = {"home": address, "https": ports[1], "serving": SERVING}
        site = open_.enter_context(installed(tmp_path_factory.mktemp("house"), **where, **values))
        site.address, site.letters = address, letters
        yield site


@pytest.fixture
def come_in(chromium, house, transactional_db, cast):
    """A function: somebody at a browser of her own; at the end nobody's browser has anything to complain of."""
    time_passes()
    with ExitStack() as closing:
        people = []

        def open_browser(*, scripts=True):
            context = chromium.new_context(
                java_script_enabled=scripts, viewport=DESK, locale="nl-NL", ignore_https_errors=True
            )
            closing.callback(context.close)
            people.append(Person(context.new_page(), house.address, judges=scripts))
            return people[-1]

        yield open_browser
        assert [complaint for one in people for complaint in one.complaints] == []


def both(test):
    """With scripts or without, as chance has it."""
    test = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])(test)
    return pytest.mark.drawn(2)(test)


@both
def test_ineke_signs_in_and_leaves_nothing_behind(come_in, cast, a_request, scripts):
    reference = a_request().reference
    ineke = come_in(scripts=scripts)
    ineke.go(f"/requests/{reference}/")
    assert ineke.heading == "Inloggen"

    ineke.send(login=known(cast.ineke).email, password="not her password")
    assert "Dit e-mailadres of wachtwoord klopt niet." in ineke.text
    assert ineke.page.locator("[name=login]").input_value() == cast.ineke.email
    ineke.send(password=PASSWORD)
    assert ineke.path == f"/requests/{reference}/"
    cookies = {cookie["name"]: cookie for cookie in ineke.page.context.cookies()}
    assert {"__Host-session", "__Host-csrf"} <= set(cookies)
    assert all(cookie["secure"] and cookie["httpOnly"] for cookie in cookies.values())

    ineke.press("Uitloggen")
    assert ineke.heading == "Inloggen"
    ineke.page.go_back()
    assert reference not in ineke.text


def test_loes_sets_up_her_second_factor_and_every_session_proves_it(come_in, cast):
    loes = come_in()
    loes.sign_in(known(cast.loes))
    assert (loes.path, loes.heading) == (SET_UP, "Authenticator-app instellen")
    assert loes.page.locator("main img").evaluate("picture => picture.naturalWidth") > 0
    secret = loes.page.locator("#authenticator_secret").input_value()

    loes.send(code="000000")
    assert "Ongeldige code." in loes.text
    loes.with_code(secret)
    assert loes.heading == "Herstelcodes"
    assert len(loes.page.locator("#recovery_codes").input_value().split()) == 10
    loes.go("/")
    assert "LOCC" in loes.text

    elsewhere = come_in()
    elsewhere.sign_in(cast.loes)
    assert (elsewhere.path, elsewhere.heading) == ("/account/2fa/authenticate/", "Tweestapsverificatie")
    for _typed in range(6):
        elsewhere.send(code="000000")
    assert "Te veel mislukte pogingen" in elsewhere.text
    elsewhere.send(code=code(secret))
    assert elsewhere.path == "/account/2fa/authenticate/", "not even by the right one, for five minutes"
    elsewhere.with_code(secret)
    assert elsewhere.path == "/"


def test_loes_forgot_her_password_and_lost_her_telephone(come_in, cast, house):
    desk, loes = come_in(), come_in()
    desk.sign_in(with_app(cast.loes))
    desk.with_code(SECRET)
    spare = RecoveryCodes(Authenticator.objects.get(user=cast.loes, type="recovery_codes")).get_unused_codes()[0]

    loes.go("/account/login/")
    loes.press("Wachtwoord vergeten?")
    loes.send(email=cast.loes.email)
    link = house.letters.link_to(cast.loes.email)
    loes.go(link.removeprefix(house.address))
    loes.send(password1="welkom2020", password2="welkom2020")
    assert loes.page.locator("main .errorlist, main .field__error").first.is_visible()
    loes.send(password1=ANOTHER, password2=ANOTHER)
    desk.go("/")
    assert desk.heading == "Inloggen", "who changed it knows what is open elsewhere"

    loes.sign_in(cast.loes)
    assert "Dit e-mailadres of wachtwoord klopt niet." in loes.text
    loes.sign_in(cast.loes, ANOTHER)
    loes.send(code=spare)
    assert loes.path == "/"
    assert "U hebt er nog 9." in text_of(house.letters.to(cast.loes.email, "herstelcode"))

    stranger = come_in()
    stranger.page.goto(link)
    assert stranger.heading == "Deze link werkt niet"
    stranger.sign_in(cast.loes, ANOTHER)
    stranger.send(code=spare)
    assert stranger.path == "/account/2fa/authenticate/", "each is good for once"


@both
def test_nadia_comes_in_by_the_mail_that_ada_had_sent(come_in, cast, house, scripts):
    ada, nadia = come_in(scripts=scripts), come_in(scripts=scripts)
    email = f"nadia-{scripts}@locc.example".lower()
    ada.sign_in(with_app(cast.ada))
    ada.with_code(SECRET)
    ada.go("/people/")
    ada.press("Iemand uitnodigen")
    ada.send(email=email, name="Nadia Nieuw", role="locc")
    assert f"De uitnodiging is verstuurd naar {email}." in ada.text

    link = house.letters.link_to(email)
    nadia.go(link.removeprefix(house.address))
    assert nadia.heading == "Welkom"
    nadia.send(password="Welkom2020Welkom!", again="Welkom2020Welkom!")
    assert nadia.page.locator("[name=name]").input_value() == "Nadia Nieuw"
    nadia.send(password=PASSWORD, again=PASSWORD)
    assert nadia.heading == "Inloggen"
    nadia.send(login=email, password=PASSWORD)
    assert nadia.path == SET_UP
    nadia.with_code(nadia.page.locator("#authenticator_secret").input_value())
    nadia.go("/")
    assert "Nadia Nieuw" in nadia.text
    assert "LOCC" in nadia.text

    assert come_in(scripts=scripts).page.goto(link).status == 410


def test_a_role_that_is_added_asks_for_the_factor_in_a_session_already_open(come_in, cast, a_request):
    reference = a_request().reference
    ineke, ada = come_in(), come_in()
    ineke.sign_in(known(cast.ineke))
    assert ineke.path == "/"
    ada.sign_in(with_app(cast.ada))
    ada.with_code(SECRET)

    ada.go(f"/people/{cast.ineke.pk}/")
    ada.press("Rol toevoegen")
    ada.send(role="locc")
    ineke.press("Alarm slaan")
    assert ineke.path == SET_UP
    secret = ineke.page.locator("#authenticator_secret").input_value()
    ineke.with_code(secret)

    ada.go(f"/people/{cast.ineke.pk}/join/")
    ada.send(role="vws")
    ineke.page.goto(f"{ineke.address}/requests/{reference}/")
    assert ineke.heading == "Toegang bevestigen"
    assert reference not in ineke.text
    ineke.with_code(secret)
    assert ineke.path == f"/requests/{reference}/"
    assert "LOCC" in ineke.text


def test_a_role_that_ended_closes_what_stands_open(come_in, cast, a_request):
    reference = a_request().reference
    gerard, ada = come_in(), come_in()
    gerard.sign_in(with_app(cast.gerard))
    gerard.with_code(SECRET)
    token = gerard.made_a_token()
    gerard.go(f"/requests/{reference}/")
    ada.sign_in(with_app(cast.ada))
    ada.with_code(SECRET)
    assert gerard.by_program(token).status == 200

    ada.go(f"/people/{cast.gerard.pk}/")
    ada.press("Beëindigen")
    ada.send(on=f"{date.fromtimestamp(clock.machine_seconds()) - timedelta(days=1)}")

    assert gerard.page.reload().status == 404
    gerard.go("/")
    assert reference not in gerard.text
    assert gerard.by_program(token).status == 401


def test_who_leaves_is_out_everywhere_at_once(come_in, cast, house):
    wim, ada, colleague = come_in(), come_in(), people.enrol(email="ilse@hogelicht.example", name="Ilse", by=cast.ada)
    people.join(colleague, role=Role.INSTITUTION, by=cast.ada, institution=cast.hogelicht.institution)
    endpoint, _secret = webhooks.add(by=cast.wim, url=ADDRESS, description="ECD", kinds=webhooks.KINDS, **of(cast.wim))
    wim.sign_in(known(cast.wim))
    token = wim.made_a_token()
    ada.sign_in(with_app(cast.ada))
    ada.with_code(SECRET)

    ada.go(f"/people/{cast.wim.pk}/")
    ada.press("Uit dienst")
    ada.page.locator("[name=sure]").check()
    ada.send()
    assert "Wim" in ada.heading

    assert wim.by_program(token).status == 401
    wim.go("/")
    assert wim.heading == "Inloggen"
    wim.sign_in(cast.wim)
    assert wim.path == "/account/login/"
    wim.go("/account/password/reset/")
    wim.send(email=cast.wim.email)
    ilse = come_in()
    ilse.sign_in(known(colleague))
    ilse.go(f"/webhooks/{endpoint.pk}/")
    assert ilse.page.locator(".alert--warning").is_visible()
    assert not [letter for letter in house.letters.taken if letter["To"] == cast.wim.email]
