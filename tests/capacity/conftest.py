"""A request that was granted, and a deployment that goes to it."""

from datetime import timedelta

import pytest

from capacity import deployments, reporting
from capacity.models import Booking, Deployment, PoolDay
from foundation import clock
from foundation.ranges import Profile
from requests_app.models.actions import Action
from tests import recipes
from tests.out import PLAN, approve


@pytest.fixture
def granted(cast):
    """De Avondzon's request, granted four nurses from 30 December to 11 January; a scene of `recipes`."""
    return recipes.build(cast, "granted")


@pytest.fixture
def drawn_up(cast, granted):
    """Dirk's deployment for it, all that is reserved."""
    return draw_up(cast, granted.request)


@pytest.fixture
def on_site(cast, drawn_up):
    """The same, approved by Daan and arrived a day later."""
    return arrive(cast, approve(cast, drawn_up))


def draw_up(cast, support_request, **more) -> Deployment:
    event = deployments.draw_up(support_request, by=cast.dirk, **PLAN | more).event
    return support_request.deployments.get(number=event.facts["deployment"])


def arrive(cast, deployment, **more) -> Deployment:
    clock.move(hours=24)
    reporting.report_arrival(deployment, by=cast.ineke, arrived_at=clock.now(), **more)
    deployment.refresh_from_db()
    return deployment


def allocated(**of) -> Profile:
    """What the ledger says is taken."""
    days = PoolDay.objects.filter(allocated__gt=0, **of)
    return Profile.of((row.allocated, row.day, row.day) for row in days)


def booked(**of) -> Profile:
    """The sum of all bookings, rest included."""
    found = Booking.objects.filter(**of)
    return Profile.of((one.persons, one.starts_on, one.held_until) for one in found)


def in_days(count):
    return clock.today() + timedelta(days=count)


__all__ = ["Action", "allocated", "approve", "arrive", "booked", "draw_up", "in_days"]
