"""A party without an account answers from a mail, in a browser that knows nobody; Ineke adds a webhook."""

import pytest
from django.core import mail

from msob.scenarios.cast import HOMES, PEOPLE
from notifications import outbox
from notifications.roads import ROADS
from regions import by_link
from regions.models import Institution, Location, User
from requests_app.deeds import alert, ladder
from requests_app.models import Rung
from tests.cast import UNSAFE_AT, a_line
from tests.e2e.counting import counted


@pytest.fixture
def link(server, settings):
    """The path in the mail to a home of Twente that has nobody with an account."""
    settings.MSOB_BASE_URL = server.url
    home = Institution.objects.get(name__contains="Berkenhof")
    User.objects.filter(memberships__institution=home).update(is_active=False)
    ineke, gerard = (User.objects.get(email=PEOPLE[name].email) for name in ("ineke", "gerard"))
    place = Location.objects.get(institution__name=HOMES["avondzon"].name)
    values = {"first_unsafe_shift_at": UNSAFE_AT, "call_back_number": "053 999 00 11", "clients_on_site": 84}
    request = alert.raise_alert(place, by=ineke, lines=[a_line()], **values).event.support_request
    ladder.ask(request, by=gerard, rung=Rung.OTHER_INSTITUTIONS, party=home)
    outbox.sweep()
    outbox.send(ROADS["link"])
    message = [one for one in mail.outbox if one.to == [by_link.Roads([home]).address(home)]][-1]
    (line,) = (line for line in message.body.splitlines() if "/answer/" in line)
    return line.strip().removeprefix(server.url)


@pytest.mark.drawn(2)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_party_answers_from_its_mail(visitor, look, link, scripts):
    somebody = visitor(scripts=scripts)
    page = somebody.go(link)
    findings = look(page, "answer-by-link") if scripts else []
    with counted(page, "answer by link") as cost:
        cost.reads_the_form()
        page.locator("[name=answer][value=partly]").check()
        page.locator("[name=persons]").fill("1")
        cost.click(page.locator("main form button").last)
        page.wait_for_selector(".alert--success")

    assert page.url.endswith(link)
    assert page.locator("[name=deed]").input_value() == "offer"
    findings += look(page, "answered-by-link") if scripts else []
    assert findings == []


def test_a_webhook_is_added_and_its_secret_shown_once(visitor, look, server):
    ineke = visitor("ineke")
    page = ineke.go("/webhooks/new/")
    findings = look(page, "webhook-new")
    page.locator("[name=description]").fill("ECD")
    page.locator("[name=url]").fill("https://ecd.avondzon.example/in")
    page.locator("form.card button").click()
    secret = page.locator(".alert code").inner_text()
    findings += look(page, "webhook-secret")
    page.locator("main a.button").click()

    assert secret.startswith("whsec_")
    assert secret not in page.content()
    assert findings + look(page, "webhook") == []
