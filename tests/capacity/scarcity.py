"""Few people, and De Avondzon's request before the triangle: the ground for tests of the ledger."""

from datetime import date, timedelta

from capacity.models import Pool, PoolDay, PoolPeriod
from foundation import clock
from requests_app.deeds import need_and_situation
from requests_app.models import Outcome
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from tests import road

FIRST, LAST = date(2020, 12, 1), date(2021, 2, 28)
SIZES = {StaffType.NURSE: 9, StaffType.MIL_NURSE: 6, StaffType.IC_NURSE: 1, StaffType.MEDIC: 5}
MIX = ((StaffType.NURSE, 5, 2), (StaffType.MEDIC, 2, 1))


def make_scarce(sizes=None):
    """Only these pools are left, each of so many persons (both pools of medics have theirs)."""
    sizes = sizes or SIZES
    Pool.objects.exclude(staff_type__in=sizes).delete()
    for staff_type, size in sizes.items():
        PoolPeriod.objects.filter(pool__staff_type=staff_type).update(size=size)
        PoolDay.objects.filter(pool__staff_type=staff_type).update(available=size)


def pool(staff_type):
    """The first pool of a type."""
    return Pool.objects.filter(staff_type=staff_type).order_by("pk").first()


def put_to_the_triangle(cast, support_request, mix=MIX):
    """From the threshold of Defence to the review, with tuned lines of `mix` (type, persons, minimum team)."""
    road.complete(cast, support_request)
    workflow.perform(support_request, Action.FILE_APPLICATION, by=cast.gerard)
    road.forward(cast, support_request)
    road.say(cast, support_request, Outcome.VISIT)
    advise(cast, support_request, mix)
    workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)
    support_request.refresh_from_db()
    return support_request


def advise(cast, support_request, mix=MIX):
    """Fenna's team reports, with lines from tomorrow on at the earliest."""
    line = support_request.lines.first()
    first = max(line.starts_on, clock.today())
    rows = [road.row(line, kind, persons, least, starts_on=first) for kind, persons, least in mix]
    road.report(cast, support_request, rows)


def figures_of_now(cast, support_request):
    """De Avondzon's figures, measured now."""
    need_and_situation.update_situation(support_request, by=cast.ineke, **road.a_situation())
    support_request.refresh_from_db()


def in_days(count):
    """The day `count` days from today."""
    return clock.today() + timedelta(days=count)
