"""The decider's minute, and what comes after a grant: each deed at the keyboard of who does it, by its own page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import clock
from msob.scenarios import cast as fictional
from msob.scenarios import pools
from regions import reference
from requests_app.deeds import meeting, triangle
from requests_app.models import Corner, Event, Outcome, Status
from requests_app.models.actions import Action
from requests_app.records import reviews
from tests import out, recipes, road, shelf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server(transactional_db, live_server, settings):
    """A request on which the corners differ, another before them, and one with people on site."""
    settings.MSOB_DEMO, settings.MSOB_CLOCK = True, "demo"
    live_server.world = shelf.first("decider", at_the_table)
    return live_server


def at_the_table():
    reference.load()
    cast = fictional.make()
    pools.make(cast.daan, times=4)
    began, built = clock.now(), {}
    for name in ("deployed", "review", "review too"):
        clock.freeze(began)
        built[name] = recipes.build(cast, name.removesuffix(" too"))
    differ(cast, built["review"].request)
    return cast, built


def differ(cast, request):
    (line,) = reviews.lines_on_the_table(reviews.open_review(request))
    for corner, outcome, more in (
        (Corner.DEFENCE, Outcome.GRANT, {"persons": {str(line.pk): 1}}),
        (Corner.VWS, Outcome.GRANT, {"persons": {str(line.pk): 3}}),
        (Corner.GHOR_LOCC, Outcome.REJECT, {"reasons": ["not_acute"]}),
    ):
        by = getattr(cast, road.SPEAKER[corner])
        triangle.give_position(request, by=by, outcome=outcome, motivation=f"zo ziet {corner} het", **more)


class Keyboard:
    """Who does what: a browser for each person, a form filled in and sent."""

    def __init__(self, visitor, **how):
        self.visitor, self.how, self.people = visitor, how, {}

    def at(self, key, path):
        if key not in self.people:
            self.people[key] = self.visitor(key, **self.how)
        return self.people[key].go(path)

    def do(self, key, action, path, **said):
        """Fill in the page of the deed and send it; it must have been done."""
        page, before = self.at(key, path), Event.objects.filter(action=action).count()
        for name, value in said.items():
            fill(page, name, value)
        with page.expect_navigation():
            page.locator("main form button.button--primary").last.click()
        assert Event.objects.filter(action=action).count() == before + 1, page.locator("main").inner_text()[:900]


def fill(page, name, value):
    field = page.locator(f'main [name="{name}"]')
    if (folded := field.first.locator("xpath=ancestor::details[not(@open)]/summary")).count():
        folded.click()
    if field.first.get_attribute("type") in ("radio", "checkbox"):
        page.locator(f'main [name="{name}"][value="{value}"]').check()
    elif field.first.evaluate("one => one.tagName") == "SELECT":
        field.select_option(str(value))
    else:
        field.fill(str(value))


def deed_of(target, action):
    slug = action.value.replace("_", "-")
    if hasattr(target, "reference"):
        return f"/requests/{target.reference}/do/{slug}/"
    return f"/deployments/{target.pk}/do/{slug}/"


@pytest.mark.drawn(1)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_clock_brings_it_to_the_decider_who_decides_on_one_page(visitor, server, look, scripts):
    _cast, built = server.world
    request = built["review"].request
    keyboard = Keyboard(visitor, scripts=scripts)
    home = keyboard.at("mira", reverse("home"))
    with home.expect_navigation():
        home.locator('button[name="hours"][value="24"]').click()

    assert request.reference in home.locator("main").inner_text()
    path = deed_of(request, Action.DECIDE_WITH_DISSENT)
    page = keyboard.at("mira", path)
    words = page.locator("main").inner_text()
    findings = look(page, "dissent") if scripts else []

    assert findings == []
    assert [f"zo ziet {corner} het" in words for corner in Corner] == [True, True, True]
    assert page.locator("#outcomes tbody tr").count() == 4
    said = {"mandate": "Mandaat van 3 maart 2020", "motivation": "Drie is genoeg voor de nachten."}
    keyboard.do("mira", Action.DECIDE_WITH_DISSENT, path, outcome="grant", **said)
    request.refresh_from_db()
    assert request.status == Status.GRANTED


def test_a_package_a_delay_and_looking_again_at_the_keyboard(visitor, server):
    cast, built = server.world
    request = built["review too"].request
    held = meeting.plan(by=cast.loes, starts_at=clock.now(), place="").meeting
    keyboard = Keyboard(visitor)
    until = (clock.today() + timedelta(days=3)).isoformat()

    for key in ("dirk", "vera"):
        page = keyboard.at(key, f"/meetings/{held.pk}/")
        page.locator("#package summary").click()
        page.locator(f'#package [name="requests"][value="{request.reference}"]').check()
        for name, value in (("outcome", "defer"), ("motivation", "eerst de feiten"), ("defer_until", until)):
            fill(page, name, value)
        with page.expect_navigation():
            page.locator("#package button.button--primary").click()
    keyboard.do(
        *("gerard", Action.GIVE_POSITION, deed_of(request, Action.GIVE_POSITION)),
        **{"outcome": "defer", "motivation": "eens", "defer_until": until},
    )
    assert Event.objects.filter(action=Action.DEFER, support_request=request).count() == 1
    keyboard.do("vera", Action.REASSESS, deed_of(request, Action.REASSESS), reason="een andere regio heeft meer nood")
    request.refresh_from_db()
    assert request.status == Status.PRECHECK


def test_what_happens_to_people_on_site_at_the_keyboard(visitor, server):
    cast, built = server.world
    request = built["deployed"].request
    first = request.deployments.first()
    keyboard = Keyboard(visitor)
    tomorrow, later = clock.today() + timedelta(days=1), clock.now() + timedelta(hours=12)
    out.agree_on_extension(cast, request)
    first.refresh_from_db()

    def on(action, key="daan", **said):
        keyboard.do(key, action, deed_of(first, action), **said)

    on(Action.SUSPEND, owner="zorgmanager", until=f"{later:%Y-%m-%dT%H:%M}", reason="geen maskers")
    on(Action.RESUME)
    on(Action.EXTEND, until=(first.ends_on + out.A_WEEK).isoformat())
    on(Action.REPLACE_PEOPLE, persons=1, first_day=tomorrow.isoformat(), reason="ziek", pool=pool_of(first))
    on(Action.RECALL, last_day=(clock.today() + timedelta(days=4)).isoformat(), reason="elders nodig")
    clock.move(days=4)
    for other in request.deployments.exclude(pk=first.pk).exclude(state__in=["ended", "cancelled"]):
        keyboard.do("daan", Action.CANCEL, deed_of(other, Action.CANCEL), reason="niet meer nodig")
    on(Action.REPORT_DEPARTURE, departed_at=f"{clock.now():%Y-%m-%dT%H:%M}", end_reason="recalled")
    said = {"effect": 3, "cooperation": 2, "induction": 2, "went_well": "de nachten", "could_be_better": "één rooster"}
    for key in ("ineke", "dirk"):
        keyboard.do(key, Action.EVALUATE, deed_of(request, Action.EVALUATE), **said)
    keyboard.do("gerard", Action.CLOSE, deed_of(request, Action.CLOSE))
    request.refresh_from_db()
    assert request.status == Status.CLOSED


def pool_of(deployment):
    return deployment.bookings.first().pool_id


def test_what_somebody_types_stays_while_the_turn_moves_on(visitor, server):
    """On a telephone: whose turn it is arrives by itself."""
    cast, built = server.world
    request = built["review too"].request
    held = meeting.plan(by=cast.loes, starts_at=clock.now(), place="").meeting
    page = Keyboard(visitor, size={"width": 390, "height": 844}).at(
        "vera", f"/meetings/{held.pk}/?now={request.reference}"
    )
    page.locator('.card [name="motivation"]').first.fill("half getypt")

    meeting.take_up(held, request, by=cast.loes)
    page.locator("#turn", has_text="Nog aan het woord").wait_for()

    assert page.locator('.card [name="motivation"]').first.input_value() == "half getypt"
    assert "U bent aan het woord" in page.locator("#turn").inner_text()
