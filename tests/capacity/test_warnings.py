"""Seven, three and one day before people leave, and when nobody reports that they left: what is mailed, and to whom."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from capacity import reporting, reservations, warnings
from capacity.models import Deployment, DeploymentState, Pool
from foundation import clock
from notifications import outbox
from notifications.roads import ROADS
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from tests import out, recipes
from tests.capacity.conftest import allocated, booked


def mailed() -> dict[str, list[str]]:
    """Subjects by first name of what is mailed now."""
    mail.outbox.clear()
    outbox.sweep()
    outbox.send(ROADS["email"])
    told: dict[str, list[str]] = {}
    for message in mail.outbox:
        told.setdefault(message.to[0].partition("@")[0], []).append(message.subject)
    return told


def days_before_the_end(deployment, days):
    """Nine in the morning, so many days before the planned last day; beat comes round."""
    left = (deployment.ends_on - clock.today()).days
    clock.move(days=left - days)
    return warnings.sweep()


@pytest.mark.parametrize("days", [7, 3, 1])
def test_the_home_and_the_planners_are_told_that_the_end_is_near(on_site, days):
    mailed()

    assert days_before_the_end(on_site, days) == 1
    assert {"ineke", "dirk", "daan"} <= mailed().keys()

    assert warnings.sweep() == 0  # once
    assert mailed() == {}


def test_all_three_are_said_once_each(granted, on_site):
    for days in (8, 7, 6, 3, 2, 1, 0):
        days_before_the_end(on_site, days)

    near = granted.request.events.filter(action=Action.END_IS_NEAR)
    assert [event.facts["days"] for event in near] == [7, 3, 1]


def test_who_isnt_reported_gone_holds_the_place_and_is_asked_after(granted, on_site):
    days_before_the_end(on_site, -2)

    assert granted.request.events.filter(action=Action.OVERSTAYED).count() == 1
    assert {"dirk", "daan"} <= mailed().keys()
    assert allocated() == booked()
    assert allocated().on(clock.today()) == 4


@pytest.mark.parametrize("days", [2, -2])
def test_a_sweep_with_nothing_new_costs_the_same_for_one_deployment_and_for_many(on_site, days):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert warnings.sweep() == 0
        return len(caught)

    assert days_before_the_end(on_site, days) == 1
    few = queries()
    for number in range(2, 5):
        copy = Deployment.objects.get(pk=on_site.pk)
        copy.pk, copy.number = None, number
        copy.save(force_insert=True)
    assert warnings.sweep() == 3

    assert queries() == few <= 15


@pytest.mark.parametrize(("days", "told"), [(2, Action.END_IS_NEAR), (-2, Action.OVERSTAYED)])
def test_an_end_that_moves_in_that_very_second_is_told_to_nobody(granted, on_site, monkeypatch, days, told):
    """The planner is quicker: under the lock the deployment ends a month later."""
    really = workflow.lock

    def end_first(support_request):
        monkeypatch.setattr(workflow, "lock", really)
        Deployment.objects.filter(pk=on_site.pk).update(ends_on=F("ends_on") + timedelta(days=30))
        really(support_request)

    monkeypatch.setattr(workflow, "lock", end_first)

    days_before_the_end(on_site, days)
    assert not granted.request.events.filter(action=told).exists()


@pytest.fixture
def suspended(cast, granted, on_site):
    """Dirk stops their work for want of masks, to be decided on within twelve hours."""
    out.suspend(cast, granted.request)
    on_site.refresh_from_db()
    return on_site


def test_a_suspension_nobody_decided_on_in_time_is_told_once(granted, suspended):
    mailed()
    clock.move(hours=11, minutes=59)
    assert warnings.sweep() == 0
    clock.move(minutes=1)

    assert (warnings.sweep(), warnings.sweep()) == (1, 0)
    event = granted.request.events.get(action=Action.SUSPENSION_DUE)
    assert (event.actor, event.facts["deployment"], event.facts["owner"]) == (None, suspended.number, "zorgmanager")
    assert {"dirk", "daan", "ineke", "gerard"} <= mailed().keys()


def test_work_that_goes_on_is_asked_after_no_more(cast, suspended):
    reporting.resume(suspended, by=cast.dirk)
    clock.move(hours=13)

    assert warnings.sweep() == 0


def test_another_suspension_is_asked_after_anew(cast, granted, suspended):
    clock.move(hours=12)
    warnings.sweep()
    reporting.resume(suspended, by=cast.dirk)
    out.suspend(cast, granted.request)
    clock.move(hours=12)

    assert warnings.sweep() == 1


def test_a_suspension_that_is_lifted_in_that_very_second_is_told_to_nobody(suspended, monkeypatch):
    really = workflow.lock

    def resume_first(support_request):
        monkeypatch.setattr(workflow, "lock", really)
        Deployment.objects.filter(pk=suspended.pk).update(state=DeploymentState.ON_SITE, suspended_until=None)
        really(support_request)

    monkeypatch.setattr(workflow, "lock", resume_first)
    clock.move(hours=12)

    assert warnings.sweep() == 0


def test_a_reservation_lapses_and_the_planners_hear_it(cast):
    scene = recipes.build(cast, "review")
    pool = Pool.objects.filter(staff_type="nurse").first()
    row = {"line": scene.line, "pool": pool, "persons": 2, "ends_on": clock.today() + timedelta(days=5)}
    reservations.reserve(scene.request, by=cast.dirk, lines=[row | {"starts_on": clock.today()}])
    mailed()
    clock.move(hours=25)

    assert warnings.sweep() == 1
    assert {"dirk", "daan"} <= mailed().keys()
    assert not allocated()
