"""People who were let go by a wrong click come back, as long as nobody else was promised them."""

import pytest
from django.core.exceptions import PermissionDenied

from capacity import ceiling, deployments, reporting, reservations
from capacity.models import Booking, BookingState, DeploymentState, PoolDay
from foundation import clock
from foundation.errors import Refused
from requests_app.deeds import evaluation, undoing
from requests_app.models import Status, Undoable
from requests_app.models.actions import Action
from requests_app.procedure.how import How
from requests_app.records import undoing as records
from tests import out, recipes
from tests.capacity.conftest import in_days

WHY = How(reason="pressed the wrong button")


def undo_last(request, by, action):
    return undoing.undo(Undoable.objects.get(event=request.events.filter(action=action).last()), by=by)


def stands(request):
    request.refresh_from_db()
    return records.snapshot(request), list(PoolDay.objects.order_by("pk").values_list("allocated", flat=True))


def lacking(deed):
    with pytest.raises(Refused) as refused:
        deed()
    return [lack.code for lack in refused.value.lacking]


def fill(pool, request):
    """Others are promised all that is free in the pool, for the request of a rival."""
    line = request.lines.first()
    for day in PoolDay.objects.filter(pool=pool, day__gte=clock.today()):
        if left := day.available - day.allocated:
            row = {"persons": left, "starts_on": day.day, "ends_on": day.day}
            PoolDay.objects.filter(pk=day.pk).update(allocated=day.available)
            Booking.objects.create(
                pool=pool, line=line, support_request=request, held_until=day.day, staff_type=line.staff_type, **row
            )


@pytest.fixture
def ended(cast, on_site):
    """The only deployment was ended by Dirk, days before its planned end."""
    request = on_site.support_request
    before = stands(request)
    clock.move(hours=1)
    reporting.report_departure(on_site, by=cast.dirk, departed_at=clock.now(), end_reason="need_over")
    request.refresh_from_db()
    assert request.status == Status.ENDED
    return on_site, before


def test_a_deployment_ended_by_mistake_goes_on(cast, ended):
    deployment, before = ended
    clock.move(minutes=8)

    undo_last(deployment.support_request, cast.dirk, Action.REPORT_DEPARTURE)

    assert stands(deployment.support_request) == before
    deployment.refresh_from_db()
    assert deployment.state == DeploymentState.ON_SITE


def test_it_stays_ended_once_others_were_promised_its_people(cast, ended, an_alert):
    deployment, _before = ended
    request = deployment.support_request
    pool = deployment.bookings.first().pool
    fill(pool, an_alert(location=cast.hogelicht, by=cast.wim))
    after = stands(request)

    assert lacking(lambda: undo_last(request, cast.dirk, Action.REPORT_DEPARTURE)) == ["no_capacity"]
    assert stands(request) == after
    assert request.status == Status.ENDED


def test_it_stays_ended_once_it_was_evaluated(cast, ended):
    request = ended[0].support_request
    evaluation.evaluate(request, by=cast.ineke, **out.EVALUATED)

    assert lacking(lambda: undo_last(request, cast.dirk, Action.REPORT_DEPARTURE)) == ["built_on"]


def test_another_planner_undoes_it_not(cast, ended):
    with pytest.raises(PermissionDenied):
        undo_last(ended[0].support_request, cast.daan, Action.REPORT_DEPARTURE)


def test_a_deployment_called_off_by_mistake_is_on_its_way_again(cast, drawn_up):
    request = drawn_up.support_request
    out.approve(cast, drawn_up)
    before = stands(request)
    deployments.cancel(drawn_up, by=cast.dirk, how=WHY)

    undo_last(request, cast.dirk, Action.CANCEL)

    assert stands(request) == before


def test_an_arrival_stays_once_a_day_was_reported(cast, on_site):
    request = on_site.support_request
    reporting.report_day(on_site, by=cast.ineke, day=clock.today(), present=2, effect=2)

    assert lacking(lambda: undo_last(request, cast.ineke, Action.REPORT_ARRIVAL)) == ["built_on"]


# --- reservations


@pytest.fixture
def given_back(cast):
    """Dirk reserved one nurse for De Avondzon before it was decided, and gave her back."""
    request = recipes.build(cast, Status.REVIEW).request
    recipes.hold_one(recipes.Scene(cast, request, request.lines.first()))
    before = stands(request)
    reservations.release(request, by=cast.dirk, bookings=list(reservations.proposed(request)), how=WHY)
    return request, before


def test_reservations_given_back_by_mistake_are_held_again_until_the_same_hour(cast, given_back):
    request, before = given_back
    clock.move(minutes=3)

    undo_last(request, cast.dirk, Action.RELEASE_RESERVATION)

    assert stands(request) == before


def test_they_stay_given_back_once_others_hold_them(cast, given_back, an_alert):
    request, _before = given_back
    for pool in {one.pool for one in Booking.objects.all()} | {recipes.Pool.objects.filter(staff_type="nurse").first()}:
        fill(pool, an_alert(location=cast.hogelicht, by=cast.wim))
    after = stands(request)

    assert lacking(lambda: undo_last(request, cast.dirk, Action.RELEASE_RESERVATION)) == ["no_capacity"]
    assert stands(request) == after


def test_nobody_is_held_beyond_the_need_when_others_were_reserved_since(cast, given_back):
    request, _before = given_back
    line, pools = request.lines.first(), recipes.Pool.objects.filter(staff_type="nurse").order_by("-pk")
    most = most_left(line)
    row = {"line": line, "pool": pools[0], "persons": most, "starts_on": clock.today(), "ends_on": in_days(0)}
    reservations.reserve(request, by=cast.dirk, lines=[row])
    after = stands(request)

    assert lacking(lambda: undo_last(request, cast.dirk, Action.RELEASE_RESERVATION)) == ["reserved_since"]
    assert stands(request) == after


def most_left(line):
    return ceiling.left(line, line.staff_type).on(clock.today())


def test_who_was_held_isnt_told_in_numbers_in_the_journal(cast, given_back):
    request, _before = given_back
    event = undo_last(request, cast.dirk, Action.RELEASE_RESERVATION).event

    assert set(event.facts) == {"event", "deed", "supersedes"}
    assert Booking.objects.filter(support_request=request, state=BookingState.PROPOSED).exists()
