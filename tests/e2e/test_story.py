"""From the 60-second alert to the threshold of Defence, by hand, with scripts and without; what each deed costs."""

import time
from datetime import date

import pytest
from django.urls import reverse

from foundation import clock
from regions.models import Institution
from requests_app.models import Inquiry, Offer, OfferState, Rung, Status, SupportRequest
from requests_app.records import journal
from tests.e2e.counting import counted

KEYSTROKE = 60  # milliseconds, as a nurse types
SPEAKERS = {
    Rung.OTHER_INSTITUTIONS: "petra",
    Rung.CARE_OFFICE: "karin",
    Rung.ROAZ: "rob",
    Rung.RED_CROSS: "roos",
    Rung.CIVIL_POOL: "evert",
}


class Hands:
    """What people do at the keyboard."""

    def __init__(self, visitor, scripts):
        self.visitor, self.scripts, self.people = visitor, scripts, {}
        self.request = None

    def of(self, key):
        """The page of one of the cast, signed in once."""
        if key not in self.people:
            self.people[key] = self.visitor(key, scripts=self.scripts)
        return self.people[key]

    def type(self, page, **fields):
        for name, text in fields.items():
            field = page.locator(f'[name="{name}"]')
            field.fill("")
            field.press_sequentially(str(text), delay=KEYSTROKE)

    def send(self, page, wait_for, cost=None):
        self.click(page.locator("main form button.button--primary").last, cost)
        page.wait_for_url(wait_for)

    def click(self, locator, cost=None):
        """Counted where a deed is."""
        cost.click(locator) if cost else locator.click()

    def open_request(self, key):
        """By the link in her own work list."""
        page = self.of(key).go(reverse("home"))
        page.locator(f'a[href="{self.address}"]').first.click()
        page.wait_for_url(f"**{self.address}")
        return page

    def open_deed(self, page, slug, cost=None, about=""):
        self.click(page.locator(f'a[href*="{about}/do/{slug}/"]').first, cost)
        page.wait_for_url(f"**/do/{slug}/**")
        if cost:
            cost.reads_the_form()

    def press(self, page, slug):
        """A deed without data, done by its button."""
        with counted(page, "escalate") as cost, page.expect_navigation():
            cost.click(page.locator(f'form[action$="/do/{slug}/"] button').first)

    @property
    def address(self):
        return reverse("requests:detail", args=[self.request.reference])

    def raise_the_alert(self):
        page = self.of("ineke").go(reverse("home"))
        started = time.monotonic()
        with counted(page, "alert") as cost:
            cost.click(page.locator(f'main a[href="{reverse("requests:alert")}"]').first)
            page.wait_for_url(f"**{reverse('requests:alert')}")
            cost.reads_the_form()
            page.locator('[name="staff_type"]').select_option("nurse")
            self.type(page, persons=8, clients_on_site=84, call_back_number="053 999 00 11")
            page.locator('[name="starts_on"]').fill("2020-12-29")
            page.locator('[name="ends_on"]').fill("2021-01-11")
            page.locator('[name="first_unsafe_shift_at"]').fill("2020-12-29T23:00")
            cost.click(page.locator('button[name="send"][value="true"]'))
            page.wait_for_url("**/requests/MSOB-*/")
        self.request = SupportRequest.objects.latest("pk")
        return time.monotonic() - started

    def ask_everybody(self):
        page = self.open_request("gerard")
        with counted(page, "ask all") as cost:
            self.open_deed(page, "ask-all", cost)
            berkenhof = Institution.objects.get(name="Woonzorgcentrum De Berkenhof")
            for box in page.locator('[name="institutions"]').all():
                box.set_checked(box.get_attribute("value") == str(berkenhof.pk))
            self.send(page, f"**{self.address}*", cost)

    def inquiry(self, rung):
        return Inquiry.objects.get(support_request=self.request, rung=rung)

    def answer(self, rung, answer, **offer):
        """From the party's own work list."""
        page = self.of(SPEAKERS[rung]).go(reverse("home"))
        address = reverse("requests:inquiry", args=[self.inquiry(rung).pk])
        with counted(page, "answer") as cost:
            cost.click(page.locator(f'a[href="{address}"]').first)
            page.wait_for_url(f"**{address}")
            cost.reads_the_form()
            page.locator(f'[name="answer"][value="{answer}"]').check()
            self.type(page, **offer)
            with page.expect_navigation():
                cost.click(page.locator('form[action$="/do/answer/"] button.button--primary'))

    def log_a_no(self, rung):
        """What a party says on the telephone, from the page of the request."""
        page = self.open_request("gerard")
        with counted(page, "logged no") as cost:
            self.open_deed(page, "answer", cost, about=f"/inquiries/{self.inquiry(rung).pk}")
            page.locator('[name="answer"][value="nothing"]').check()
            page.locator('[name="spoken_name"]').fill("piket zorgkantoor")
            self.send(page, f"**{self.address}*", cost)

    def log_a_no_in_the_round(self, rung):
        page = self.of("gerard").go(reverse("requests:regional_round"))
        with counted(page, "logged no in the round") as cost:
            cost.reads_the_form()
            page.locator(f'[name="answer-{self.inquiry(rung).pk}"]').select_option("nothing")
            with page.expect_navigation():
                cost.click(page.locator('button[name="save"]'))

    def judge(self, rung, deed, **typed):
        """From the work list of whoever was spoken for: confirm or contest stand beside each other."""
        page = self.of(SPEAKERS[rung]).go(reverse("home"))
        with counted(page, deed) as cost:
            self.open_deed(page, deed, cost)
            for name, text in typed.items():
                page.locator(f'[name="{name}"]').fill(text)
            with page.expect_navigation():
                cost.click(page.locator("main form button.button--primary").last)

    def waive(self, rung, reason):
        page = self.open_request("gerard")
        self.open_deed(page, "waive-rung")
        page.locator('[name="rung"]').select_option(rung)
        self.type(page, reason=reason)
        self.send(page, f"**{self.address}*")

    def expire(self, rung):
        page = self.open_request("gerard")
        expire = reverse("requests:deed_on_inquiry", args=[self.inquiry(rung).pk, "expire"])
        page.locator(f'a[href*="{expire}"]').click()
        called_at = clock.now().astimezone(clock.AMSTERDAM)
        self.type(page, called="regiocontactpunt")
        page.locator('[name="called_at"]').fill(f"{called_at:%Y-%m-%dT%H:%M}")
        self.send(page, f"**{self.address}*")

    def accept(self, offer):
        page = self.open_request("ineke")
        with counted(page, "accept an offer") as cost:
            self.open_deed(page, "accept-offer", cost, about=f"/offers/{offer.pk}")
            self.send(page, f"**{self.address}*", cost)

    def escalate(self, slug):
        self.press(self.open_request("gerard"), slug)
        self.request.refresh_from_db()
        return self.request.status


pytestmark = pytest.mark.drawn(2)


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def hands(request, visitor):
    return Hands(visitor, request.param)


def test_a_nursing_home_climbs_from_the_alert_to_the_application(hands):
    assert hands.raise_the_alert() < 60
    hands.ask_everybody()
    assert hands.request.inquiries.count() == 5

    hands.answer(Rung.OTHER_INSTITUTIONS, "partly", persons=3)
    hands.log_a_no(Rung.CARE_OFFICE)
    hands.judge(Rung.CARE_OFFICE, "confirm")
    hands.log_a_no_in_the_round(Rung.ROAZ)
    hands.judge(Rung.ROAZ, "contest", reason="Wij overleggen nog.")
    hands.answer(Rung.ROAZ, "nothing")
    offer = Offer.objects.get(inquiry__support_request=hands.request)
    assert (offer.persons, offer.ends_on) == (3, date(2021, 1, 11))
    hands.accept(offer)
    offer.refresh_from_db()
    assert offer.state == OfferState.ACCEPTED

    assert hands.escalate("escalate-to-national") == Status.NATIONAL
    hands.answer(Rung.RED_CROSS, "nothing")
    hands.answer(Rung.CIVIL_POOL, "nothing")
    assert hands.escalate("escalate-to-msob") == Status.APPLICATION
    assert journal.check(hands.request) is None


def test_silent_parties_are_waived_or_expire_after_a_call(hands):
    hands.raise_the_alert()
    hands.ask_everybody()
    hands.waive(Rung.ROAZ, "Het overleg van vandaag is al geweest.")
    clock.move(hours=5)
    hands.expire(Rung.OTHER_INSTITUTIONS)
    hands.expire(Rung.CARE_OFFICE)
    assert hands.escalate("escalate-to-national") == Status.NATIONAL

    hands.answer(Rung.RED_CROSS, "nothing")
    clock.move(hours=8)
    hands.expire(Rung.CIVIL_POOL)

    assert hands.escalate("escalate-to-msob") == Status.APPLICATION
    assert journal.check(hands.request) is None
