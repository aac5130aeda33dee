"""Deployments in a browser: the section on a request, the list, a page and a form, at both widths, judged by axe."""

import pytest

from capacity import reporting
from foundation import clock
from msob.scenarios import cast as fictional
from msob.scenarios import pools
from regions import reference
from tests import out, recipes, shelf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server(transactional_db, live_server, settings):
    """De Avondzon with people on site behind a live address, five days before their end."""
    settings.MSOB_DEMO = True
    live_server.scene = shelf.first("on site", on_site)
    return live_server


def on_site():
    reference.load()
    cast = fictional.make()
    pools.make(cast.daan, times=4)
    scene = recipes.build(cast, "deployed")
    first = scene.deployments[0]
    for effect in (1, 2, 2, 3):
        said = {"present": 1, "tasks": "Zorg en maaltijden op afdeling 2", "effect": effect}
        reporting.report_day(first, by=cast.ineke, day=clock.today(), **said)
        clock.move(days=2)
    out.ask_extension(cast, scene.request)
    return scene


def test_a_planner_and_the_home_read_and_do_what_is_theirs(visitor, server, look):
    request, first = server.scene.request, server.scene.deployments[0]
    pages = {
        "request-deployed": f"/requests/{request.reference}/",
        "deployments": "/deployments/",
        "deployment": f"/deployments/{first.pk}/",
        "work-of-a-planner": "/",
        "departure": f"/deployments/{first.pk}/do/report-departure/",
    }
    findings = []
    planner = visitor("daan")
    for name, path in pages.items():
        findings += look(planner.go(path), name)
    home = visitor("ineke")
    findings += look(home.go("/"), "work-of-the-home")
    assert findings == []

    home.go(f"/deployments/{first.pk}/do/report-day/")
    home.page.get_by_label("Aanwezig").or_(home.page.locator("#id_present")).first.fill("1")
    home.page.locator("#id_effect").select_option("3")
    home.page.locator("main form button").last.click()
    home.page.wait_for_url("**/requests/**")
    assert first.reports.filter(day=clock.today()).exists()
