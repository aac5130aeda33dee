"""From LOCC's intake to the letter, by hand, with scripts and without: five people decide on Petra's request."""

import pytest
from django.urls import reverse

from foundation import clock
from msob.scenarios import decided
from requests_app.models import Status, SupportRequest
from requests_app.records import journal, need_ledger


class Table:
    """What the people of the last resort do at the keyboard; `seen` gathers what axe finds."""

    def __init__(self, visitor, look, scripts, support_request):
        self.visitor, self.look, self.scripts, self.request = visitor, look, scripts, support_request
        self.people, self.seen = {}, []

    def of(self, key):
        if key not in self.people:
            self.people[key] = self.visitor(key, scripts=self.scripts)
        return self.people[key]

    @property
    def address(self):
        return reverse("requests:detail", args=[self.request.reference])

    def open(self, key, path, name):
        page = self.of(key).go(path)
        if self.scripts:
            self.seen += self.look(page, name)
        return page

    def deed(self, key, slug, name=""):
        address = reverse("requests:deed", args=[self.request.reference, slug])
        return self.open(key, address, name or f"last-resort-{slug}")

    def send(self, page):
        with page.expect_navigation():
            page.locator("main form button.button--primary").last.click()

    def press(self, key, slug, name):
        """By the button itself; on the page of the deed when that has something to say first."""
        page = self.open(key, self.address, name)
        button = page.locator(f'form[action$="/do/{slug}/"] button')
        if not button.count():
            return self.send(self.deed(key, slug))
        with page.expect_navigation():
            button.first.click()

    def is_at(self, status):
        self.request.refresh_from_db()
        assert self.request.status == status

    def check_everything(self):
        page = self.open("loes", reverse("requests:intake", args=[self.request.reference]), "intake")
        verdicts = page.locator("main table select")
        for number in range(verdicts.count()):
            if not verdicts.nth(number).input_value():
                verdicts.nth(number).select_option("met")
        with page.expect_navigation():
            page.locator('button[name="save"]').click()
        self.press("loes", "accept-intake", "request-intake")

    def all_say(self, outcome):
        for key in ("dirk", "vera", "gerard"):
            page = self.deed(key, "give-position", f"position-{outcome}-{key}")
            page.locator(f'[name="outcome"][value="{outcome}"]').check()
            page.locator('[name="motivation"]').fill(f"{key}: dit is nodig en het kan.")
            self.send(page)

    def plan_the_visit(self):
        page = self.deed("dirk", "plan-mission")
        page.locator('[name="team"]').select_option(label="Verkenningsteam Oost")
        page.locator('[name="kind"]').select_option("visit")
        page.locator('[name="visit_at"]').fill("2020-12-29T10:00")
        page.locator('[name="contact"]').fill("crisiscoördinator, 074 999 00 22")
        self.send(page)

    def report(self):
        page = self.deed("fenna", "report-findings")
        page.locator('[name="spoken_with"]').fill("locatiemanager, teamleider")
        page.locator('[name="clients_on_site"]').fill("93")
        for least in page.locator('[name^="lines-"][name$="-minimum_team"]').all():
            least.fill("1")
        for name, value in (("crisis_organisation", "2"), ("hygiene", "2"), ("conclusion", "deployable")):
            page.locator(f'[name="{name}"]').select_option(value)
        self.send(page)


@pytest.mark.drawn(2)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_request_is_decided_by_hand(visitor, look, scripts):
    support_request = filed()
    table = Table(visitor, look, scripts, support_request)

    table.check_everything()
    table.is_at(Status.PRECHECK)
    table.all_say("visit")
    table.is_at(Status.FACT_FINDING)
    table.plan_the_visit()
    table.report()
    table.is_at(Status.TUNING)
    table.press("petra", "accept-tuning", "request-tuning")
    table.is_at(Status.REVIEW)
    table.all_say("grant")
    table.is_at(Status.GRANTED)

    page = table.open("petra", table.address, "request-granted")
    letter = page.request.get(
        table.of("petra").address + reverse("requests:letter_pdf", args=[support_request.reference])
    )
    assert letter.body().startswith(b"%PDF-")
    assert "dit is nodig en het kan" not in page.content()
    assert need_ledger.has_grant(SupportRequest.objects.get(pk=support_request.pk))
    assert journal.check(SupportRequest.objects.get(pk=support_request.pk)) is None
    assert not table.seen, "\n".join(table.seen)


def filed():
    """The request of De Berkenhof, completed, signed and filed on Monday morning."""
    support_request = SupportRequest.objects.open().get(institution__name="Woonzorgcentrum De Berkenhof")
    with clock.frozen(clock.now()):
        decided.file(support_request)
    support_request.refresh_from_db()
    return support_request
