"""The fact-finder on a telephone confirms what the home claimed by a tap, and types only what differs."""

import re

import pytest

from foundation import clock
from requests_app.models import Report, Status
from requests_app.papers.case_file import Edition, case_file
from requests_app.records import completeness
from tests import on_paper, recipes, road

SAID = {"spoken_with": "zorgmanager", "crisis_organisation": 2, "hygiene": 2, "conclusion": "deployable"}


@pytest.fixture
def visit(cast, browser):
    """A function: what comes of Fenna's report when she sends this beside her scores."""
    scene = recipes.build(cast, Status.FACT_FINDING)
    recipes.send_team(scene)
    row = road.row(scene.line, persons=2, starts_on=scene.line.starts_on)
    lines = {f"lines-0-{name}": getattr(value, "number", value) for name, value in row.items()}

    def send(**said):
        path = f"/requests/{scene.request.reference}/do/report-findings/"
        return browser("fenna").post(path, {**SAID, **lines, **said})

    send.claimed = completeness.latest_situation(scene.request)
    return send


def test_what_is_confirmed_by_a_tap_counts_as_verified(visit):
    answer = visit(as_claimed=["clients_on_site", "clients_infected"], open_shifts=31)

    written = Report.objects.get()
    assert answer.status_code == 302
    assert (written.clients_on_site, written.clients_infected) == (visit.claimed.clients_on_site, 41)
    assert (written.open_shifts, written.absence_percentage) == (31, None)


def test_a_figure_that_is_confirmed_and_typed_otherwise_is_asked_again(visit):
    answer = visit(as_claimed=["clients_on_site"], clients_on_site=12)

    assert (answer.status_code, Report.objects.exists()) == (400, False)
    assert 'name="clients_on_site" value="12"' in answer.text


def test_without_a_figure_of_clients_nothing_is_reported(visit):
    assert (visit().status_code, Report.objects.exists()) == (400, False)


def test_a_tap_confirms_what_the_team_saw_and_not_what_the_home_gave_since(visit, browser):
    reference = visit.claimed.support_request.reference
    clock.move(minutes=10)
    newer = {"measured_at": clock.now().isoformat(), "clients_on_site": 999, "key": "newer"}
    browser("ineke").post(f"/requests/{reference}/do/update-situation/", newer)

    answer = visit(as_claimed=["clients_on_site"], claimed_in=visit.claimed.pk)

    assert (answer.status_code, Report.objects.exists()) == (400, False)
    seen = re.search(r'name="claimed_in" value="(\d+)"', answer.text)[1]
    assert visit(as_claimed=["clients_on_site"], claimed_in=seen).status_code == 302
    assert Report.objects.get().clients_on_site == 999


def test_what_the_team_did_not_verify_stands_as_the_home_gave_it(visit, browser):
    """The home's next figures start from those, and the case file says what was seen, and of when the others are."""
    before, about = visit.claimed, visit.claimed.support_request
    clock.move(minutes=10)
    assert visit(clients_on_site=before.clients_on_site - 2).status_code == 302

    now = completeness.latest_situation(about)
    assert now.clients_on_site == before.clients_on_site - 2
    assert (now.clients_infected, now.consequence) == (41, before.consequence)
    form = browser("ineke").get(f"/requests/{about.reference}/do/update-situation/").context["form"]
    assert (form["open_shifts"].value(), form["minimum_fte"].value()) == (before.open_shifts, before.minimum_fte)
    about.refresh_from_db()
    paper = " ".join(on_paper.text(case_file(Edition(about)).pdf()).split())
    seen = "Op 29 dec 2020, 09:10 zijn bij de fact-finding vastgesteld: Cliënten op locatie."
    assert f"{seen} De andere cijfers van die regel zijn van 29 dec 2020, 09:00." in paper, paper[4000:7000]


def test_infected_clients_that_no_longer_fit_keep_no_report_away(visit):
    assert visit(clients_on_site=40).status_code == 302

    now = completeness.latest_situation(visit.claimed.support_request)
    assert (now.clients_on_site, now.clients_infected, now.open_shifts) == (40, None, visit.claimed.open_shifts)
