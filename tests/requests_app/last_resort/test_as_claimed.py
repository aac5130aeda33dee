"""The fact-finder on a telephone confirms what the home claimed by a tap, and types only what differs."""

import re

import pytest

from foundation import clock
from requests_app.models import Report, Status, TunedLine
from requests_app.records import completeness
from tests import recipes, road

SAID = {"spoken_with": "zorgmanager", "crisis_organisation": 2, "hygiene": 2, "conclusion": "deployable"}


@pytest.fixture
def visit(cast, browser):
    """A function: what comes of Fenna's report when she sends this beside her scores."""
    scene = recipes.build(cast, Status.FACT_FINDING)
    recipes.send_team(scene)
    row = road.row(scene.line, persons=2, starts_on=scene.line.starts_on)
    lines = {f"lines-0-{name}": getattr(value, "number", value) for name, value in row.items()}

    path = f"/requests/{scene.request.reference}/do/report-findings/"

    def send(**said):
        return browser("fenna").post(path, {**SAID, **lines, **said})

    send.path = path
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


@pytest.mark.parametrize(("typed", "status"), [("", 400), ("2", 302)])
def test_a_useful_team_nobody_named_yet_is_typed_and_never_assumed(visit, browser, typed, status):
    page = browser("fenna").get(visit.path).text
    (least,) = re.findall(r'<input[^>]*name="lines-0-minimum_team"[^>]*>', page)
    assert "value=" not in least

    answer = visit(as_claimed=["clients_on_site"], **{"lines-0-minimum_team": typed})

    assert answer.status_code == status
    assert list(TunedLine.objects.values_list("minimum_team", flat=True)) == ([2] if typed else [])
