"""Nothing typed is lost: each form that is kept, in each misfortune, on a real wire that is cut, by whoever types.

In an ordinary run chance picks the form for each misfortune; under HYPOTHESIS_PROFILE=prove all of them have it.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from capacity import plans
from foundation import clock
from insight.lessons import proposing
from msob.scenarios import cast as fictional
from msob.scenarios import pools
from msob.scenarios.cast import PEOPLE
from regions import reference
from regions.models import User
from requests_app.deeds import meeting, national_priority, need_and_situation
from requests_app.models import BEFORE_A_GRANT, Event, SupportRequest
from tests import recipes, road, shelf
from tests.chance import PROVING
from tests.e2e.wire import BAD_GATEWAY, CUT, NO_ANSWER, WORKS, Wire

pytestmark = pytest.mark.django_db(transaction=True)

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PRESSED = "button:not([type=button], [hidden], [name=again])"
WORDS = "dit mag niet verloren gaan"


@dataclass(frozen=True)
class Kept:
    """A form that is kept: its template, who types in it, where it stands, and a field of it."""

    template: str
    who: str
    path: str
    field: str
    text: str = WORDS
    form: str = "main form"

    def open(self, somebody, world):
        """The field, on the page as it is fetched now."""
        page = somebody.go(self.path.format(**vars(world)))
        page.locator("main details:not([open])").evaluate_all("all => all.forEach((one) => { one.open = true })")
        return self.on(page, world)

    def on(self, page, world):
        """The field on this page."""
        return page.locator(f'{self.form} [name="{self.field.format(**vars(world))}"]').first

    def send(self, field):
        """By the button of its form."""
        field.locator("xpath=ancestor::form").locator(PRESSED).first.click(no_wait_after=True)


def in_section(deed):
    return f'form[action*="/do/{deed}/"]'


FORMS = {
    "the alert": Kept("requests_app/alert.html", "ineke", "/requests/new/", "call_back_number", "053 999 77 11"),
    "a deed": Kept("requests_app/deed.html", "gerard", "/requests/{region}/do/withdraw/", "reason"),
    "the report": Kept("requests_app/deed.html", "fenna", "/requests/{visited}/do/report-findings/", "spoken_with"),
    "a position": Kept("requests_app/deed.html", "dirk", "/requests/{review}/do/give-position/", "motivation"),
    "the figures": Kept(
        *("requests_app/_section.html", "ineke", "/requests/{region}/complete/", "consequence"),
        form=in_section("update-situation"),
    ),
    "the need": Kept(
        *("requests_app/_section.html", "ineke", "/requests/{region}/complete/", "ward"),
        form=in_section("add-need-line"),
    ),
    "an answer": Kept("requests_app/inquiry.html", "karin", "/inquiries/{inquiry}/", "note"),
    "the intake": Kept("requests_app/intake.html", "loes", "/requests/{intake}/intake/", "P1-note"),
    "a position in the meeting": Kept(
        *("requests_app/_position_form.html", "gerard", "/meetings/{meeting}/?now={review}", "motivation"),
        form=in_section("give-position"),
    ),
    "the package": Kept(
        "requests_app/meeting.html", "vera", "/meetings/{meeting}/", "motivation", form='form[action$="/package/"]'
    ),
    "the minutes": Kept("requests_app/meeting.html", "loes", "/meetings/{meeting}/", "minutes"),
    "attendance": Kept("requests_app/_kept.html", "loes", "/meetings/{meeting}/", "vws_who"),
    "a meeting": Kept("requests_app/meetings.html", "loes", "/meetings/", "place"),
    "the round": Kept("requests_app/regional_round.html", "gerard", "/regional-round/", "reason-{region_pk}"),
    "the national priority": Kept(
        "requests_app/national_priority.html", "loes", "/national-priority/", "reason-{intake_pk}"
    ),
    "the weights": Kept("capacity/plans.html", "dirk", "/capacity/plans/", "urgency", "7"),
    "deployments together": Kept("capacity/together.html", "dirk", "/deployments/together/", "hand_over-{granted_pk}"),
    "figures of care pressure": Kept(
        "insight/_figures_form.html", "gerard", "/pressure/VR05/hand-in/", "source", "rooster"
    ),
    "figures of a civil pool": Kept(
        "insight/_figures_form.html", "gerard", "/civil-pools/VR05/extra_hands/hand-in/", "source", "rooster"
    ),
    "a call to a home": Kept("insight/sign_call.html", "gerard", "/early-signs/VR05/{home}/", "said"),
    "a lesson": Kept("insight/lesson_form.html", "gerard", "/lessons/new/", "what"),
    "a word on a lesson": Kept("insight/lesson_deed.html", "gerard", "/lessons/{lesson}/reject/", "words"),
    "the plan": Kept("capacity/package.html", "vera", "/capacity/plans/{plan}/package/", "motivation"),
}

REMARK = Kept("requests_app/deed.html", "loes", "/requests/{review}/do/comment/", "text")


@pytest.fixture
def server(transactional_db, live_server, settings):
    """Requests in every stage that has a form, behind a wire that can be cut."""
    settings.MSOB_DEMO = True
    live = SimpleNamespace(world=shelf.first("every form", every_form), wire=Wire(live_server.thread.port))
    live.url = live.wire.url
    yield live
    live.wire.close()


@pytest.fixture
def world(server):
    return server.world


def every_form():
    reference.load()
    cast = fictional.make()
    pools.make(cast.daan)
    began, built = clock.now(), {}
    for name in ("regional", "intake", "fact_finding", "review", "review too", "granted"):
        clock.freeze(began)
        built[name] = recipes.build(cast, name.removesuffix(" too"))
    clock.freeze(began)
    road.send_team(cast, built["fact_finding"].request)
    held = meeting.plan(by=cast.loes, starts_at=clock.now(), place="").meeting
    plan = plans.ask(by=cast.dirk)
    assert plans.compute_waiting() == 1
    plan.refresh_from_db()
    assert plans.adopt(plan, by=cast.dirk, lines=plan.lines.all()) == []
    told = {"kind": "lesson", "title": "Naam per dienst", "what": "Op het bord.", "origin": "own"}
    region = built["regional"].request
    return SimpleNamespace(
        region=region.reference,
        region_pk=region.pk,
        inquiry=built["regional"].waiting[0].pk,
        intake=built["intake"].request.reference,
        intake_pk=built["intake"].request.pk,
        visited=built["fact_finding"].request.reference,
        review=built["review"].request.reference,
        meeting=held.pk,
        plan=plan.pk,
        granted_pk=built["granted"].request.pk,
        home=cast.avondzon.institution_id,
        lesson=proposing.propose(by=cast.petra, **told).pk,
    )


def test_each_form_that_is_kept_is_tried_here():
    found = {str(one.relative_to(TEMPLATES)) for one in TEMPLATES.rglob("*.html") if "{% keep " in one.read_text()}

    assert found == {form.template for form in FORMS.values()}


# --- each form, each misfortune


def sign_in_anew(somebody, key):
    """After the session ended."""
    Session.objects.all().delete()
    return somebody.sign_in(key)


def session_ended(somebody, server, send):
    Session.objects.all().delete()
    send()
    expect(somebody.page.locator("h1")).to_have_text("Nog niet verstuurd")
    somebody.go(reverse("account_login"))


def cut(somebody, server, send):
    server.wire.turn(CUT)
    send()
    expect(somebody.page).to_have_url(re.compile("chrome-error"))


def bad_gateway(somebody, server, send):
    server.wire.turn(BAD_GATEWAY)
    send()
    expect(somebody.page.locator("body")).to_have_text("Bad Gateway")


def signed_in_anew(somebody, server, send):
    sign_in_anew(somebody.other_tab(), somebody.key)
    send()
    expect(somebody.page.locator("h2").first).to_have_text("U hebt opnieuw ingelogd terwijl dit formulier openstond")


def another_signed_in(somebody, server, send):
    sign_in_anew(somebody.other_tab(), "otto")
    send()
    expect(somebody.page.locator("h2").first).to_have_text("Dit formulier is van iemand anders")


def somebody_else_looks(somebody, server, send):
    """Whoever is in the browser next reads nothing of it, and leaves it as it is when she signs out."""
    other = sign_in_anew(somebody, "otto").page
    assert [WORDS in value for value in kept_in(other).values()] == [False]
    sign_out(other)
    assert len(kept_in(other)) == 1


MISFORTUNES = [session_ended, cut, bad_gateway, signed_in_anew, another_signed_in, somebody_else_looks]


@pytest.mark.drawn(2)
@pytest.mark.parametrize("misfortune", MISFORTUNES)
def test_what_was_typed_is_there_again_after(visitor, server, world, dice, misfortune):
    for form in FORMS.values() if PROVING else [dice.choice(list(FORMS.values()))]:
        somebody = visitor(form.who)
        somebody.is_cut_off = True
        field = form.open(somebody, world)
        field.fill(form.text)

        misfortune(somebody, server, lambda form=form, field=field: form.send(field))

        server.wire.turn(WORKS)
        expect(form.open(sign_in_anew(somebody, form.who), world)).to_have_value(form.text)
        expect(somebody.page.locator("[data-draft]")).to_have_count(1)


def kept_in(page):
    """The drafts in this browser, by name."""
    return page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('msob')))")


def sign_out(page):
    with page.expect_navigation():
        page.locator('form[action*="logout"] button').click()
    expect(page.locator("h1")).to_have_text("Inloggen")


# --- what is proof, and what isn't


def test_a_draft_goes_when_its_deed_is_done_and_not_before(visitor, world):
    form = FORMS["a meeting"]
    loes = visitor("loes")
    form.open(loes, world).fill(WORDS)

    loes.go(reverse("home"))
    assert len(kept_in(loes.page)) == 1
    form.send(form.open(loes, world))
    loes.page.wait_for_url("**/meetings/*/")
    assert kept_in(loes.page) == {}
    expect(form.open(loes, world)).to_have_value("")


def test_a_deed_that_was_done_while_its_answer_got_lost_is_no_draft_any_more(visitor, server, world):
    form = FORMS["the minutes"]
    loes = visitor("loes")
    form.open(loes, world).fill(WORDS)
    server.wire.turn(NO_ANSWER)
    form.send(form.on(loes.page, world))
    expect(loes.page).to_have_url(re.compile("chrome-error"))

    server.wire.turn(WORKS)
    expect(form.open(loes, world)).to_have_value(WORDS)
    expect(loes.page.locator("[data-draft]")).to_have_count(0)
    assert kept_in(loes.page) == {}


def test_what_a_second_tab_typed_stays_when_the_first_is_sent(visitor, world):
    form = REMARK
    loes = visitor("loes")
    form.open(loes, world).fill("uit het eerste tabblad")
    second = loes.other_tab()
    field = form.open(second, world)
    expect(field).to_have_value("uit het eerste tabblad")
    field.fill(WORDS)

    form.send(form.on(loes.page, world))
    loes.page.wait_for_url("**/requests/MSOB-*/#comments")

    expect(form.open(second, world)).to_have_value(WORDS)
    form.send(form.on(second.page, world))
    second.page.wait_for_url("**/requests/MSOB-*/#comments")
    assert kept_in(second.page) == {}


def test_signing_out_throws_away_what_was_kept(visitor, world):
    form = FORMS["a deed"]
    gerard = visitor("gerard")
    form.open(gerard, world).fill(WORDS)

    sign_out(gerard.page)

    assert kept_in(gerard.page) == {}
    expect(form.open(gerard.sign_in("gerard"), world)).to_have_value("")


def test_a_full_browser_says_so_and_the_form_works_on(visitor, world):
    form = FORMS["a meeting"]
    loes = visitor("loes")
    field = form.open(loes, world)
    loes.page.evaluate(
        "for (let size = 1 << 22; size; size = size >> 1)"
        " { try { localStorage.setItem('full' + size, 'x'.repeat(size)) } catch { } }"
    )

    field.fill(WORDS)

    expect(loes.page.get_by_text("heeft geen ruimte")).to_be_visible()
    form.send(field)
    loes.page.wait_for_url("**/meetings/*/")


# --- figures that were saved meanwhile


def test_newer_figures_are_never_typed_over_unasked(visitor, world, look):
    form = FORMS["the figures"]
    ineke = visitor("ineke")
    form.open(ineke, world).fill(WORDS)
    about = SupportRequest.objects.get(reference=world.region)
    clock.move(minutes=42)
    need_and_situation.update_situation(about, by=User.objects.get(name__startswith="Ineke"), consequence="nieuwer")

    field = form.open(ineke, world)
    notice = ineke.page.locator("[data-draft]")
    expect(notice).to_contain_text(WORDS)
    expect(field).to_have_value("nieuwer")
    assert len(re.findall(r"\d\d:\d\d", notice.inner_text())) == 2
    assert look(ineke.page, "draft-older") == []
    notice.locator("[data-use]").click()

    expect(field).to_have_value(WORDS)
    notice.locator("[data-discard]").click()
    expect(field).to_have_value("nieuwer")
    assert kept_in(ineke.page) == {}


def test_ranks_typed_beside_another_list_are_shown_before_they_are_filled_in(visitor, world):
    """Another request of the list was ranked meanwhile: what she typed was meant for the list as it was."""
    form = FORMS["the national priority"]
    loes = visitor("loes")
    form.open(loes, world).fill(WORDS)
    listed = SupportRequest.objects.filter(status__in=BEFORE_A_GRANT).exclude(reference=world.intake)
    by = User.objects.get(name__startswith="Loes")
    national_priority.set_national_priority(listed.first(), by=by, national_rank=1, national_reason="eerst")

    field = form.open(loes, world)

    expect(loes.page.locator("[data-draft]")).to_contain_text(WORDS)
    expect(field).to_have_value("")


# --- what is saved while she types


def application(page):
    return page.locator(f"{in_section('edit-application')} [name=why_not_self]")


def beside_it(page):
    return page.locator(f"{in_section('edit-alert')} [name=call_back_number]")


def said(page):
    return page.locator("#application-said")


def complete(somebody, world):
    return somebody.go(reverse("requests:complete", args=[world.region]))


def test_her_own_autosave_is_no_conflict_with_her_next_save(visitor, world):
    page = complete(visitor("ineke"), world)
    beside_it(page).fill("053 999 77 11")
    application(page).fill(WORDS)
    with page.expect_navigation():
        page.locator(f"{in_section('edit-alert')} button").last.click()

    expect(page.locator("h1")).to_have_text("Aanvraag aanvullen")
    expect(application(page)).to_have_value(WORDS)
    expect(beside_it(page)).to_have_value("053 999 7711")
    assert kept_in(page) == {}
    about = SupportRequest.objects.get(reference=world.region)
    assert (about.application.why_not_self, about.call_back_number) == (WORDS, "+31539997711")


def test_an_autosave_without_a_session_says_so_and_leads_back(visitor, world):
    ineke = visitor("ineke")
    page = complete(ineke, world)
    application(page).fill(WORDS)
    Session.objects.all().delete()
    beside_it(page).focus()

    expect(said(page)).to_contain_text("Niet opgeslagen: u bent uitgelogd")
    assert page.locator("h1").count() == 1
    said(page).get_by_role("link").click()
    page.locator(f'button[value="{PEOPLE["ineke"].email}"]').click()
    page.wait_for_url(f"**{reverse('requests:complete', args=[world.region])}")
    expect(application(page)).to_have_value(WORDS)


def test_an_autosave_that_nobody_answers_says_so(visitor, server, world):
    ineke = visitor("ineke")
    ineke.is_cut_off = True
    page = complete(ineke, world)
    application(page).fill(WORDS)
    server.wire.turn(CUT)
    beside_it(page).focus()

    expect(said(page)).to_contain_text("Niet opgeslagen: er kwam geen antwoord")
    server.wire.turn(WORKS)
    application(page).fill(f"{WORDS}!")
    beside_it(page).focus()
    expect(said(page)).to_contain_text("Opgeslagen")
    assert kept_in(page) == {}


# --- a form that is handed back


@pytest.mark.drawn(2)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_form_sent_after_the_session_ended_is_sent_again_from_the_page_that_hands_it_back(
    visitor, world, look, scripts
):
    form = FORMS["a deed"]
    gerard = visitor("gerard", scripts=scripts)
    field = form.on(gerard.go(form.path.format(**vars(world))), world)
    field.fill(WORDS)
    Session.objects.all().delete()
    form.send(field)
    page = gerard.page
    expect(page.locator("main dd")).to_have_text([WORDS])
    assert not scripts or look(page, "handed-back") == []

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log opnieuw in").click()
    tab = opened.value
    tab.locator(f'button[value="{PEOPLE["gerard"].email}"]').click()
    tab.wait_for_url(f"**{form.path.format(**vars(world))}")
    again = page.get_by_role("button", name="Opnieuw versturen")
    again.click()
    expect(page.locator("h2").first).to_have_text("U hebt opnieuw ingelogd terwijl dit formulier openstond")
    again.click()

    page.wait_for_url(f"**{reverse('requests:detail', args=[world.region])}")
    assert Event.objects.get(action="withdraw").reason == WORDS
    assert not scripts or kept_in(page) == {}
