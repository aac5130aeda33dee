"""A night of the triangle: twelve requests, three corners and twenty-four nurses, by the people of the cast."""

from datetime import timedelta

import pytest
from django.urls import reverse

from capacity import plans
from capacity.models import Deployment, DeploymentState, Plan, TermKind
from foundation import clock
from requests_app.models import Event, Meeting, Outcome, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.records import escalation
from requests_app.schedule import deadlines
from tests import on_paper, out, shelf
from tests.e2e import dusk
from tests.e2e.conftest import DESK, SCREENSHOTS, TELEPHONE, judged
from tests.e2e.counting import counted, read

pytestmark = pytest.mark.django_db(transaction=True)
RESTS_ON = ("Gewenst effect", "3 × verpleegkundige", "Rapport: inzetbaar", "Afwijkingen bij de intake")
AGREES = {"outcome": Outcome.GRANT, "motivation": "De regio heeft niemand meer."}
REFUSES = {"outcome": Outcome.REJECT, "motivation": "Dit kan nog wachten.", "reasons": "not_acute"}
DECIDES = {"outcome": Outcome.GRANT, "mandate": "Mandaat van 3 maart 2020", "motivation": "Drie is genoeg."}
PAPERS = SCREENSHOTS.parent / "papers"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def server(transactional_db, live_server, settings):
    """The evening of Monday 28 December 2020 behind a live address."""
    settings.MSOB_DEMO, settings.MSOB_CLOCK = True, "demo"
    live_server.made = shelf.first("night", dusk.falls)
    return live_server


class Night:
    """Who does what at the keyboard; `found` gathers what is too wide, and with scripts what axe says of each page."""

    def __init__(self, visitor, made, **how):
        self.visitor, self.how, self.requests = visitor, how, made.requests
        self.people, self.found, self.seen = {}, [], set()

    def at(self, key, path="/"):
        """Somebody's page at `path`; her own work where nothing is said."""
        if key not in self.people:
            self.people[key] = self.visitor(key, **self.how)
        return self.looked(self.people[key].go(path))

    def looked(self, page):
        """What is open fits, and axe finds nothing."""
        name = page.locator("h1").first.inner_text()
        if (wide := page.evaluate(WIDE)) > 0:
            self.found.append(f"{page.url} {name}: {wide} pixels too wide")
        if self.how["scripts"] and name not in self.seen:
            self.seen.add(name)
            self.found += [f"{name}: {said}" for said in judged(page)]
        return page

    def click(self, page, what, cost=None):
        """A link or button that leads on; counted where a deed is."""
        found = page.locator(what).first if isinstance(what, str) else what
        with page.expect_navigation():
            cost.click(found) if cost else found.click()
        return self.looked(page)

    def send(self, page, cost=None):
        return self.click(page, page.locator("main form button.button--primary").last, cost)

    def said(self, place, **fields):
        """Fill in; what is folded is opened first."""
        for name, value in fields.items():
            field = place.locator(f'form [name="{name}"]')
            for folded in field.first.locator("xpath=ancestor::details[not(@open)]/summary").all():
                folded.click()
            tag, kind = field.first.evaluate("one => [one.tagName, one.type]")
            if kind in ("radio", "checkbox"):
                place.locator(f'form [name="{name}"][value="{value}"]').check()
            elif tag == "SELECT":
                field.select_option(str(value))
            else:
                field.fill(str(value))

    def does(self, key, target, action, **fields):
        """A deed by its own page, proved by the journal."""
        before = Event.objects.filter(action=action).count()
        page = self.at(key, deed_of(target, action))
        self.said(page, **fields)
        self.send(page)
        assert Event.objects.filter(action=action).count() == before + 1, page.locator("main").inner_text()[:900]

    # --- the evening: the last report, the agenda, the plan

    def reports_by_desk(self, key, request):
        page = self.at(key)
        with counted(page, "report by desk") as cost:
            self.click(page, f'a[href="{deed_of(request, Action.REPORT_FINDINGS)}"]', cost)
            cost.reads_the_form()
            found = {"spoken_with": "locatiemanager", "clients_on_site": 58, "conclusion": "deployable"}
            self.said(page, **found, crisis_organisation=2, hygiene=2, **{"lines-0-minimum_team": dusk.ASKED})
            self.send(page, cost)
        assert request.missions.get().report.clients_on_site == 58

    def plans_a_meeting(self, key):
        self.send(self.at(key, reverse("requests:meetings")))
        return Meeting.objects.get()

    def asks_for_a_plan(self, key):
        page = self.at(key, reverse("capacity:plans"))
        self.said(page, name="De nacht van maandag", fairness=0, reserve=0)
        self.send(page)
        return self.computed(page)

    def computed(self, page):
        """By the worker; the page sees it by itself, or is reloaded."""
        plan = Plan.objects.latest("pk")
        assert plans.compute_waiting() == 1
        if not self.how["scripts"]:
            self.click(page, f'#progress a[href="{reverse("capacity:plan", args=[plan.pk])}"]')
        page.locator('main form [name="lines"]').first.wait_for()
        plan.refresh_from_db()
        return plan

    def changes(self, key, plan, line, **said):
        """Says something of a line, and has the rest computed around it."""
        page = self.at(key, reverse("capacity:plan", args=[plan.pk]))
        with read(page, "plan changed"):
            self.said(page, **{f"{part}-{line.pk}": value for part, value in said.items()})
            row = page.locator("main tr", has=page.locator(f'[name="say-{line.pk}"]'))
            self.click(page, row.locator('button[form="again"]'))
        made = self.computed(page)
        assert made.after == plan
        return made

    def adopts(self, key, plan):
        page = self.at(key, reverse("capacity:plan", args=[plan.pk]))
        self.click(page, page.locator(f'form[action="{reverse("capacity:adopt", args=[plan.pk])}"] button').last)
        assert not plan.lines.filter(adopted_at=None).exists()

    # --- the corners, the decider

    def grants_the_plan(self, key, plan):
        """One position on what the plan reserved, from the plan itself."""
        page = self.at(key, reverse("capacity:plan", args=[plan.pk]))
        with read(page, "positions on a plan"):
            self.click(page, f'main a[href="{reverse("capacity:package", args=[plan.pk])}"]')
            for box in page.locator('main [name="requests"]').all():
                box.check()
            self.said(page, motivation="Zoals het plan voorstelt.")
        self.send(page)

    def grants_in_the_meeting(self, key, meeting, requests):
        """One position on these requests, in the meeting."""
        page = self.at(key)
        with read(page, "positions in the meeting"):
            self.click(page, f'a[href="{reverse("requests:meetings")}"]')
            self.click(page, f'a[href="{reverse("requests:meeting", args=[meeting.pk])}"]')
            page.locator("#package summary").click()
            for one in requests:
                page.locator(f'#package [name="requests"][value="{one.reference}"]').check()
            self.said(page.locator("#package"), outcome=Outcome.GRANT, motivation="Eens met het plan.")
        self.click(page, "#package button.button--primary")

    def from_her_work(self, key, decision, target, action, *words, **said):
        """By the link in her own work; what it rests on stands on that page."""
        before = Event.objects.filter(action=action).count()
        page = self.at(key)
        with read(page, decision):
            self.click(page, f'main a[href="{deed_of(target, action)}"]')
            shown = page.locator("main").inner_text()
            assert [one for one in words if one not in shown] == [], shown
            self.said(page, **said)
        self.send(page)
        assert Event.objects.filter(action=action).count() == before + 1, page.locator("main").inner_text()[:900]

    def passes(self, until):
        """Hours go by, and what comes due does."""
        clock.freeze(until)
        deadlines.sweep()

    # --- the morning: who goes, and what becomes of it

    def draws_up(self, key):
        page = self.at(key)
        with read(page, "drawing up eight"):
            self.click(page, f'main a[href="{reverse("deployments:together")}"]')
            for box in page.locator('[name="draw"]').all():
                number = box.get_attribute("value")
                box.check()
                self.said(page, **{f"commander-{number}": out.COMMANDER, f"hand_over-{number}": out.HANDING_OVER})
        self.send(page)

    def approves(self, key):
        page = self.at(key)
        with read(page, "approving eight"):
            self.click(page, f'main a[href="{reverse("deployments:together")}"]')
            for box in page.locator('[name="approve"]').all():
                box.check()
        self.send(page)

    def meets_the_condition(self, key, request):
        one = request.conditions.get()
        self.send(self.at(key, reverse("requests:deed_on_condition", args=[one.pk, "complete-condition"])))
        assert request.conditions.get().done_at

    def keeps_minutes(self, key, meeting):
        page = self.at(key, reverse("requests:meeting", args=[meeting.pk]))
        self.said(page, minutes="Acht van de twaalf huizen krijgen drie verpleegkundigen.")
        self.click(page, "#minutes button.button--primary")
        meeting.refresh_from_db()
        assert meeting.minutes.startswith("Acht van de twaalf")

    def reads_papers(self, meeting, request, deployment):
        """Each paper of this night is there, and names what it is about."""
        for key, path, word in (
            ("dirk", reverse("deployments:order_pdf", args=[deployment.pk]), request.reference),
            ("ineke", reverse("requests:letter_pdf", args=[request.reference]), request.reference),
            ("gerard", reverse("requests:case_file_pdf", args=[request.reference]), request.reference),
            ("gerard", reverse("requests:signing_pack_pdf", args=[request.reference]), request.reference),
            ("loes", reverse("requests:minutes_pdf", args=[meeting.pk]), request.reference),
        ):
            one = self.people[key]
            pdf = one.page.request.get(one.address + path).body()
            assert word in on_paper.text(pdf), path
            PAPERS.mkdir(parents=True, exist_ok=True)
            (PAPERS / path.strip("/").replace("/", "-")).write_bytes(pdf)


def deed_of(target, action):
    kind = f"requests/{target.reference}" if hasattr(target, "reference") else f"deployments/{target.pk}"
    return f"/{kind}/do/{action.value.replace('_', '-')}/"


@pytest.mark.drawn(4)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_a_night(visitor, server, size, scripts):
    night = Night(visitor, server.made, size=size, scripts=scripts)
    *_others, hogelicht, _twentestad, berkenhof, avondzon = night.requests
    night.reports_by_desk("fenna", avondzon)
    night.does("ineke", avondzon, Action.ACCEPT_TUNING)
    meeting = night.plans_a_meeting("loes")
    assert meeting.items.count() == 12

    plan = night.asks_for_a_plan("dirk")
    ruled_out, fixed = plan.lines.order_by("support_request").first(), hogelicht.lines.get()
    plan = night.changes("dirk", plan, ruled_out, say=TermKind.FORBID)
    plan = night.changes("dirk", plan, plan.lines.get(line=fixed), say=TermKind.FIX, persons=dusk.FIXED)
    assert ruled_out.support_request not in homes_of(plan)
    assert plan.lines.get(line=fixed).persons == dusk.FIXED
    night.adopts("dirk", plan)
    helped = homes_of(plan)
    assert len(helped) == 8
    assert {berkenhof, avondzon} <= set(helped)

    agreed = [one for one in helped if one != avondzon]
    night.grants_the_plan("dirk", plan)
    night.grants_in_the_meeting("vera", meeting, agreed)
    night.grants_in_the_meeting("loes", meeting, agreed)
    night.from_her_work("vera", "position", avondzon, Action.GIVE_POSITION, *RESTS_ON, **REFUSES)
    night.from_her_work("gerard", "position", avondzon, Action.GIVE_POSITION, *RESTS_ON, **AGREES)
    assert [one.status for one in refreshed(agreed)] == [Status.GRANTED] * 7

    night.passes(escalation.decider_from(avondzon.reviews.get(state="open")))
    night.from_her_work("mira", "decision with dissent", avondzon, Action.DECIDE_WITH_DISSENT, *RESTS_ON, **DECIDES)
    assert [one.status for one in refreshed(helped)] == [Status.GRANTED] * 8
    night.meets_the_condition("petra", berkenhof)
    night.draws_up("dirk")
    night.approves("daan")
    assert Deployment.objects.filter(state=DeploymentState.APPROVED).count() == 8
    night.keeps_minutes("loes", meeting)

    night.passes(dusk.EVENING + timedelta(days=2, hours=13))
    leaving, staying = (one.deployments.get() for one in (berkenhof, avondzon))
    for one in (leaving, staying):
        night.does("daan", one, Action.REPORT_ARRIVAL)
    last_day, until = clock.today() + timedelta(days=4), dusk.LAST_DAY + out.A_WEEK
    night.does("daan", leaving, Action.RECALL, last_day=last_day, reason="Elders staat niemand.")
    night.does("ineke", avondzon, Action.ASK_EXTENSION, until=until, reason="Nog twaalf zieken.")
    night.does("ineke", avondzon, Action.UPDATE_SITUATION, clients_on_site=57)
    for key in ("dirk", "vera", "gerard"):
        night.from_her_work(key, "position", avondzon, Action.GIVE_POSITION, *RESTS_ON, **AGREES)
    night.does("daan", staying, Action.EXTEND, until=until)
    assert {one.ends_on for one in (latest(leaving), latest(staying))} == {last_day, until}
    night.reads_papers(meeting, avondzon, staying)
    assert not night.found, "\n".join(night.found)


def homes_of(plan):
    return [line.support_request for line in plan.lines.select_related("support_request")]


def latest(deployment):
    return Deployment.objects.get(pk=deployment.pk)


def refreshed(requests):
    return SupportRequest.objects.filter(pk__in=[one.pk for one in requests])
