"""Scarce staff in a browser: board, pools, a plan from asking to its package, messages; judged by axe."""

import pytest
from django.urls import reverse

from capacity import plans
from capacity.models import Plan, Pool
from foundation import clock
from msob.scenarios import cast as fictional
from msob.scenarios import pools
from notifications import outbox
from regions import reference
from requests_app.models import Status
from tests import recipes, shelf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server(transactional_db, live_server, settings):
    """De Avondzon's request before the triangle, with pools to send people from, behind a live address."""
    settings.MSOB_DEMO = True
    live_server.scene = shelf.first("before the triangle", before_the_triangle)
    return live_server


def before_the_triangle():
    reference.load()
    cast = fictional.make()
    pools.make(cast.daan)
    scene = recipes.build(cast, "review")
    outbox.sweep()
    return scene


def test_a_planner_asks_for_a_plan_adopts_it_and_grants_its_package(visitor, server, look):
    findings, planner = [], visitor("dirk")
    page = planner.go(reverse("capacity:plans"))
    page.locator("main form button").last.click()
    page.wait_for_url("**/capacity/plans/*/")
    findings += look(page, "plan-computing")

    assert plans.compute_waiting() == 1
    plan = Plan.objects.get()
    page.locator("main form [name=lines][type=checkbox]").first.wait_for()  # the page saw by itself that it is there
    findings += look(page, "plan")
    page.locator("main form [name=lines][type=checkbox]").check()
    page.locator(f'form[action="{reverse("capacity:adopt", args=[plan.pk])}"] .button--primary').click()
    page.wait_for_load_state()
    assert plan.lines.get().adopted_at

    for key in ("dirk", "vera"):
        page = visitor(key).go(reverse("capacity:package", args=[plan.pk]))
        findings += look(page, f"package-{key}")
        page.locator("main form [name=requests]").check()
        page.locator("#id_motivation").fill("zoals het plan voorstelt")
        page.locator("main form button").last.click()
        page.wait_for_url("**/capacity/plans/*/")
    assert server.scene.request.reviews.get(state="open").positions.count() == 2
    assert server.scene.request.status == Status.REVIEW
    assert findings == []


def test_the_pages_of_capacity_and_messages(visitor, server, look):
    pool = Pool.objects.get(staff_type="nurse")
    pages = {
        "dirk": {
            "board": reverse("capacity:board"),
            "cell": reverse("capacity:cell", args=["nurse", clock.today()]),
            "pools": reverse("capacity:pools"),
            "pool": reverse("capacity:pool", args=[pool.pk]),
            "pool-new": reverse("capacity:pool_new"),
            "pool-size": reverse("capacity:pool_size", args=[pool.pk]),
            "pool-import": reverse("capacity:pool_import"),
            "plans": reverse("capacity:plans"),
            "messages": reverse("notifications:messages"),
        },
        "gerard": {"bands": reverse("capacity:board"), "preferences": reverse("notifications:preferences")},
        "ada": {"delivery": reverse("notifications:delivery"), "webhooks": reverse("notifications:webhooks")},
    }

    findings = [
        finding
        for key, some in pages.items()
        for somebody in [visitor(key)]
        for name, path in some.items()
        for finding in look(somebody.go(path), f"{key}-{name}")
    ]

    assert findings == []
