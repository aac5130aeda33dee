"""The exact days that a deed takes and frees: grant, late civil help, end, overstay, no-show, recall, extension …"""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from capacity import deployments, ledger, pools, reporting, warnings, while_out
from capacity.models import Booking, BookingState, DeploymentState, PoolDay, Shortage
from foundation import clock
from foundation.errors import Refused
from requests_app.deeds import extension, offering
from requests_app.models import NeedLine, Outcome, Rung, Status
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import need_ledger, reviews
from requests_app.schedule import deadlines
from tests import recipes, road, shelf
from tests.capacity import by_hand, scarcity
from tests.capacity.conftest import approve, arrive, draw_up
from tests.capacity.scarcity import in_days
from tests.cast import a_line, days

FIRST, LAST = days(0), days(13)  # 29 December – 11 January
REST = 3
NURSES = 4


@pytest.fixture
def request_(cast, a_request, an_alert):
    """Granted, from 29 December to 11 January: four nurses and two medics. Another home asks as well."""

    def climb():
        request = scarcity.put_to_the_triangle(cast, a_request(Action.ESCALATE_TO_MSOB), MIX)
        an_alert(by=cast.gerard, location=cast.berkenhof, lines=[a_line()])
        return road.grant(cast, request)

    return shelf.take(cast, "granted nurses and medics", climb)


MIX = ((StaffType.NURSE, NURSES, 1), (StaffType.MEDIC, 2, 1))


@pytest.fixture
def out(cast, request_):
    """All of them, arrived on the first day."""
    return arrive(cast, approve(cast, draw_up(cast, request_)))


def sound(request):
    request.refresh_from_db()
    by_hand.all_agrees(request)
    return request


def taken(staff_type=StaffType.NURSE):
    """Places taken per stretch of days in the first pool of a type: (persons, first, last)."""
    rows = PoolDay.objects.filter(pool=scarcity.pool(staff_type), allocated__gt=0)
    return [tuple(one) for one in ledger.Profile.of((row.allocated, row.day, row.day) for row in rows).ranges]


def nurses(deployment):
    return deployment.bookings.filter(staff_type=StaffType.NURSE)


def opened(request):
    return need_ledger.account(request.lines.first())


def leave(cast, deployment, reason="as_planned", **more):
    values = {"departed_at": clock.now(), "end_reason": reason}
    return reporting.report_departure(deployment, by=cast.dirk, **values | more).event


def full_from(first, last, *, but=0):
    """Another home is promised all that is free in the nurses' pool on these days."""
    pool = scarcity.pool(StaffType.NURSE)
    line = NeedLine.objects.exclude(support_request=Booking.objects.first().support_request).get()
    room = ledger.free([pool.pk], first, last + timedelta(days=REST))[pool.pk]
    persons = ledger.fits(pool, room, first, last) - but
    days_ = {"starts_on": first, "ends_on": last, "lapses_at": clock.now() + timedelta(days=60)}
    return ledger.book(pool, line, staff_type="nurse", persons=persons, state=BookingState.PROPOSED, **days_)


# --- grants


def test_a_grant_takes_its_days_and_the_rest_after_them(cast, request_):
    assert taken() == [(NURSES, FIRST, LAST + timedelta(days=REST))]
    sound(request_)


def test_a_smaller_new_grant_frees_who_isnt_granted_any_more(cast, request_):
    workflow.perform(request_, Action.AMEND, by=cast.ineke, how=How(reason="two recovered"))
    workflow.perform(request_, Action.ACCEPT_TUNING, by=cast.ineke)
    persons = {one.pk: 2 for one in reviews.tuned_lines(request_)}
    road.say(cast, request_, Outcome.GRANT, persons=persons)

    assert taken() == [(2, FIRST, LAST + timedelta(days=REST))]
    sound(request_)


def test_what_a_plan_kept_for_it_is_used_first(cast, a_request):
    request = a_request(Action.ESCALATE_TO_MSOB, lines=[a_line(substitutes=["mil_nurse"])])
    scarcity.put_to_the_triangle(cast, request, ((StaffType.NURSE, 3, 1),))
    pool = scarcity.pool(StaffType.MIL_NURSE)
    ledger.book(
        pool,
        request.lines.get(),
        staff_type=StaffType.NURSE,
        persons=5,
        starts_on=FIRST,
        ends_on=LAST,
        state=BookingState.PROPOSED,
        lapses_at=clock.now() + timedelta(hours=8),
    )

    road.grant(cast, request)

    (booking,) = sound(request).bookings.all()
    assert (booking.pool, booking.persons, booking.state, booking.lapses_at) == (pool, 3, BookingState.RESERVED, None)


def test_a_proposal_lapses_and_what_was_granted_never_does(cast, request_):
    granted = taken()
    full_from(days(3), days(5))
    Booking.objects.filter(state=BookingState.PROPOSED).update(lapses_at=clock.now() + timedelta(hours=1))

    clock.move(hours=2)

    assert warnings.sweep() == 1
    assert taken() == granted
    clock.move(days=3)
    warnings.sweep()
    assert taken() == granted
    sound(request_)


def test_late_civil_help_displaces_the_days_from_48_hours_on_substitutes_first(cast, request_):
    line, inquiry = request_.lines.get(), request_.inquiries.get(rung=Rung.OTHER_INSTITUTIONS)
    room = need_ledger.account(line)
    persons = (room.open + room.declined).lowest(days(0), days(3)) + 3  # three more than there is room for without it
    values = recipes.offered(line, persons, starts_on=days(1), ends_on=days(3))
    event = offering.offer(inquiry, by=cast.petra, **values).event
    offer = inquiry.offers.get(pk=event.facts["offer"])
    assert clock.today() == days(-1)

    offering.accept(offer, by=cast.ineke)

    medics = by_hand.written(request_, "defence")
    kept = {(kind, day): medics[line.pk, kind, day] for kind in ("medic", "nurse") for day in map(days, range(5))}
    assert [kept["medic", days(n)] for n in range(5)] == [2, 0, 0, 0, 2]
    assert [kept["nurse", days(n)] for n in range(5)] == [4, 3, 3, 3, 4]
    sound(request_)


def test_late_civil_help_for_tomorrow_finds_the_grant_in_its_way(cast, request_):
    line, inquiry = request_.lines.get(), request_.inquiries.get(rung=Rung.OTHER_INSTITUTIONS)
    event = offering.offer(inquiry, by=cast.petra, **recipes.offered(line, 8, starts_on=FIRST, ends_on=days(3))).event

    with pytest.raises(Refused):
        offering.accept(inquiry.offers.get(pk=event.facts["offer"]), by=cast.ineke)

    assert taken() == [(NURSES, FIRST, LAST + timedelta(days=REST))]
    sound(request_)


def test_late_civil_help_displaces_nobody_who_is_approved(cast, request_):
    approve(cast, draw_up(cast, request_))
    line, inquiry = request_.lines.get(), request_.inquiries.get(rung=Rung.OTHER_INSTITUTIONS)
    event = offering.offer(inquiry, by=cast.petra, **recipes.offered(line, 8, starts_on=days(5), ends_on=days(8))).event

    with pytest.raises(Refused):
        offering.accept(inquiry.offers.get(pk=event.facts["offer"]), by=cast.ineke)

    sound(request_)


def test_who_was_reserved_and_never_sent_needs_no_rest(cast, request_):
    clock.move(days=5)
    workflow.perform(request_, Action.WITHDRAW, by=cast.ineke, how=How(reason="all recovered"))

    assert taken() == [(NURSES, FIRST, clock.today() - timedelta(days=1))]
    sound(request_)


# --- the end


def test_an_end_as_planned_keeps_every_day(cast, request_, out):
    clock.move(days=13)
    leave(cast, out)

    assert taken() == [(NURSES, FIRST, LAST + timedelta(days=REST))]
    assert sound(request_).status == Status.ENDED


def test_an_end_because_the_need_is_over_withdraws_what_was_left(cast, request_, out):
    clock.move(days=4)
    leave(cast, out, "need_over")

    assert taken() == [(NURSES, FIRST, days(4 + REST))]
    account = opened(sound(request_))
    assert [(account.withdrawn.on(day), account.defence.on(day)) for day in (days(4), days(5))] == [(0, 6), (6, 0)]


def test_an_end_before_the_need_is_over_leaves_it_open(cast, request_, out):
    before = opened(request_).open
    clock.move(days=4)
    leave(cast, out, "unsafe")

    account = opened(sound(request_))
    assert [(account.open - before).on(day) for day in (days(4), days(5), LAST)] == [0, 6, 6]


def test_a_quarantine_takes_the_place_of_the_rest(cast, request_, out):
    clock.move(days=4)
    leave(cast, out, "unsafe", rest_days=10)

    assert taken() == [(NURSES, FIRST, days(14))]
    sound(request_)


def test_a_quarantine_on_days_promised_to_others_is_a_shortage(cast, request_, out):
    promised = full_from(days(18), days(20))
    clock.move(days=13)
    leave(cast, out, rest_days=10)

    (short,) = Shortage.objects.all()
    assert (short.persons, short.starts_on, short.ends_on) == (NURSES, days(18), days(23))
    assert taken()[:2] == [(NURSES, FIRST, days(17)), (promised.persons, days(18), days(23))]
    sound(request_)


def test_who_came_late_wasnt_there_before(cast, request_):
    deployment = approve(cast, draw_up(cast, request_))
    clock.move(days=3)
    arrive(cast, deployment)
    before = opened(sound(request_)).open
    clock.move(days=10)
    leave(cast, deployment)

    account = opened(sound(request_))
    assert [(account.open - before).on(day) for day in (days(0), days(2), days(3))] == [6, 6, 0]
    assert account.committed.ranges[0].starts_on == days(3)


def test_a_line_nobody_was_ever_approved_for_is_open_again_at_the_end(cast, request_):
    (medics,) = request_.bookings.filter(staff_type=StaffType.MEDIC)
    rows = [{"booking": one, "persons": one.persons} for one in request_.bookings.exclude(pk=medics.pk)]
    deployment = arrive(cast, approve(cast, draw_up(cast, request_, lines=rows)))
    clock.move(days=6)
    leave(cast, deployment, "other")

    assert sound(request_).status == Status.ENDED
    assert not request_.bookings.filter(staff_type=StaffType.MEDIC, ends_on__gte=clock.today()).exists()
    assert opened(request_).committed.person_days == NURSES * 7
    assert opened(request_).defence == opened(request_).committed


# --- overstay


def test_an_end_nobody_reported_holds_the_places_day_by_day(cast, request_, out):
    clock.move(days=14)
    warnings.sweep()
    assert taken() == [(NURSES, FIRST, days(14 + REST))]
    clock.move(days=1)
    warnings.sweep()

    assert taken() == [(NURSES, FIRST, days(15 + REST))]
    sound(request_)
    leave(cast, out)
    assert taken() == [(NURSES, FIRST, days(15 + REST))]
    assert sound(request_).status == Status.ENDED
    assert {one.ends_on for one in out.bookings.all()} == {LAST}


def test_who_stays_on_days_promised_to_others_is_a_shortage_that_grows(cast, request_, out):
    full_from(LAST + timedelta(days=REST + 2), LAST + timedelta(days=REST + 6))
    clock.move(days=14)
    warnings.sweep()
    assert not Shortage.objects.exists()
    clock.move(days=1)
    warnings.sweep()
    clock.move(days=1)
    warnings.sweep()

    (short,) = Shortage.objects.all()
    assert (short.persons, short.starts_on, short.ends_on) == (NURSES, days(15 + REST), days(16 + REST))
    assert short.reason == str(out)
    sound(request_)
    leave(cast, out)
    assert sound(request_).status == Status.ENDED


def test_who_was_replaced_doesnt_overstay(cast, request_, out):
    (booking,) = nurses(out)
    replace(cast, out, booking, reservists(cast), first_day=days(4))
    clock.move(days=15)
    warnings.sweep()

    assert taken() == [(NURSES, FIRST, days(3 + REST))]
    sound(request_)


# --- who didn't come, who takes over


def replace(cast, deployment, booking, pool, *, persons=NURSES, first_day):
    values = {"booking": booking, "pool": pool, "persons": persons, "first_day": first_day, "how": How(reason="ill")}
    while_out.replace_people(deployment, by=cast.dirk, **values)


def reservists(cast):
    """Another pool of nurses."""
    pool = pools.create(by=cast.daan, staff_type=StaffType.NURSE, unit="Reservisten", rest_days=REST)
    pools.set_size(pool, by=cast.daan, size=9, starts_on=FIRST, ends_on=days(40))
    return pool


def test_replacement_from_another_pool_takes_its_days_there(cast, request_, out):
    (booking,), pool = nurses(out), reservists(cast)
    replace(cast, out, booking, pool, persons=3, first_day=days(4))

    assert taken() == [(NURSES, FIRST, days(3 + REST)), (1, days(4 + REST), LAST + timedelta(days=REST))]
    (other,) = pool.bookings.all()
    assert (other.persons, other.starts_on, other.held_until) == (3, days(4), LAST + timedelta(days=REST))
    sound(request_)


def test_replacement_takes_the_other_pool_from_its_first_day(cast, request_, out):
    (booking,) = nurses(out)
    replace(cast, out, booking, scarcity.pool(StaffType.NURSE), persons=1, first_day=days(4))

    assert taken() == [
        (NURSES, FIRST, days(3)),
        (NURSES + 1, days(4), days(3 + REST)),  # who was replaced rests
        (NURSES, days(4 + REST), LAST + timedelta(days=REST)),
    ]
    clock.move(days=13)
    reporting.report_arrival(out, by=cast.ineke, arrived_at=clock.now())
    leave(cast, out)
    assert opened(sound(request_)).committed.person_days == 6 * 14


def test_another_pool_has_to_be_of_the_same_type(cast, request_, out):
    (booking,) = nurses(out)

    with pytest.raises(ValidationError):
        replace(cast, out, booking, scarcity.pool(StaffType.DOCTOR), first_day=days(4))


def test_who_didnt_come_is_given_back_from_the_first_day(cast, request_):
    deployment = approve(cast, draw_up(cast, request_))
    (booking,) = nurses(deployment)
    rows = [{"booking": one.pk, "arrived": 1 if one == booking else one.persons} for one in deployment.bookings.all()]
    arrive(cast, deployment, lines=rows)
    before = opened(request_).open
    with pytest.raises(ValidationError):
        while_out.give_back(deployment, by=cast.dirk, booking=booking, persons=4, how=How(reason="ill"))

    while_out.give_back(deployment, by=cast.dirk, booking=booking, persons=3, how=How(reason="ill"))

    assert taken() == [(1, FIRST, LAST + timedelta(days=REST))]
    account = opened(sound(request_))
    assert [(account.open - before).on(day) for day in (FIRST, LAST)] == [3, 3]


def test_a_recall_frees_what_comes_after_the_rest(cast, request_, out):
    before = opened(request_).open
    while_out.recall(out, by=cast.dirk, last_day=days(5), how=How(reason="a mission"))

    assert taken() == [(NURSES, FIRST, days(5 + REST))]
    account = opened(sound(request_))
    assert [(account.open - before).on(day) for day in (days(5), days(6))] == [0, 6]
    assert (request_.planned_end_on, request_.people_out) == (days(5), 1)


def test_a_recall_needs_48_hours(cast, request_, out):
    with pytest.raises(ValidationError):
        while_out.recall(out, by=cast.dirk, last_day=in_days(1), how=How(reason="a mission"))
    while_out.recall(out, by=cast.dirk, last_day=in_days(2), how=How(reason="a mission"))

    sound(request_)


# --- extension


def extended(cast, request, deployment, until, persons=NURSES):
    extension.ask(request, by=cast.ineke, until=until, how=How(reason="still ill"))
    scarcity.figures_of_now(cast, request)
    review = reviews.open_review(request)
    most = reviews.on_the_table(review)
    road.say(cast, request, Outcome.GRANT, persons={key: min(persons, number) for key, number in most.items()})
    while_out.extend(deployment, by=cast.dirk, until=until)
    return sound(request)


def test_an_extension_moves_the_rest_of_who_stays(cast, request_, out):
    clock.move(days=7)
    extended(cast, request_, out, LAST + timedelta(days=5), persons=2)

    assert taken() == [
        (NURSES, FIRST, LAST + timedelta(days=REST)),  # two work on, two rest
        (2, LAST + timedelta(days=REST + 1), LAST + timedelta(days=5 + REST)),
    ]
    assert request_.planned_end_on == LAST + timedelta(days=5)


def test_who_never_came_isnt_there_after_an_extension_either(cast, request_):
    deployment = approve(cast, draw_up(cast, request_))
    arrive(cast, deployment, lines=[{"booking": one.pk, "arrived": 1} for one in deployment.bookings.all()])
    clock.move(days=7)
    extended(cast, request_, deployment, LAST + timedelta(days=5))
    clock.move(days=11)
    leave(cast, deployment)

    assert taken() == [(1, FIRST, LAST + timedelta(days=5 + REST))]
    assert opened(sound(request_)).committed.person_days == 2 * 19


def test_after_an_extension_the_end_takes_nobody_twice(cast, request_, out):
    clock.move(days=7)
    extended(cast, request_, out, LAST + timedelta(days=5))
    clock.move(days=9)
    leave(cast, out, "other")

    assert taken() == [(NURSES, FIRST, days(16 + REST))]
    assert sound(request_).status == Status.ENDED


def test_a_recall_to_the_day_before_an_extension_gives_the_rest_back(cast, request_, out):
    clock.move(days=7)
    extended(cast, request_, out, LAST + timedelta(days=5))
    while_out.recall(out, by=cast.dirk, last_day=LAST, how=How(reason="a mission"))

    assert taken() == [(NURSES, FIRST, LAST + timedelta(days=REST))]
    sound(request_)


# --- while people are out


def test_a_reassessment_below_who_is_out_is_agreed_and_not_settled(cast, request_, out):
    granted = taken()
    workflow.perform(request_, Action.AMEND, by=cast.ineke, how=How(reason="two recovered"))
    persons = {one.pk: 1 for one in reviews.tuned_lines(request_)}
    scarcity.figures_of_now(cast, request_)
    road.say(cast, request_, Outcome.GRANT, persons=persons)

    event = request_.events.get(action=Action.AGREED_NOT_SETTLED)
    assert event.facts["lacking"] == ["people_approved"]
    assert taken() == granted
    assert sound(request_).status == Status.DEPLOYED


def test_a_provisional_grant_that_lapses_with_people_on_site_is_deployed(cast, a_request):
    request = road.urgent(cast, a_request())
    road.say(cast, request, Outcome.NOW, persons={request.lines.get().pk: 3})
    deployment = arrive(cast, approve(cast, draw_up(cast, request)))
    clock.freeze(request.provisional_until)

    deadlines.sweep()

    assert sound(request).status == Status.DEPLOYED
    assert request.provisional_until is None
    assert request.bookings.get().state == BookingState.COMMITTED
    clock.move(hours=5)
    leave(cast, deployment, "recalled")
    assert sound(request).status == Status.ENDED


def test_what_nobody_is_left_of_cant_be_approved(cast, request_):
    deployment = draw_up(cast, request_)
    workflow.perform(request_, Action.AMEND, by=cast.ineke, how=How(reason="it changed"))
    workflow.perform(request_, Action.ACCEPT_TUNING, by=cast.ineke)
    road.say(cast, request_, Outcome.REJECT, reasons=["not_acute"])

    assert not deployment.bookings.exists()
    with pytest.raises(Refused):
        deployments.approve(deployment, by=cast.daan)
    assert sound(request_).people_out == 0
    assert deployment.state == DeploymentState.DRAWN_UP


# --- pools


def test_a_pool_below_what_is_promised_is_refused_naming_whom_it_breaks(cast, request_):
    pool = scarcity.pool(StaffType.NURSE)
    values = {"by": cast.daan, "size": NURSES - 1, "starts_on": days(2), "ends_on": days(4)}

    with pytest.raises(Refused, match=request_.reference):
        pools.set_size(pool, **values)
    pools.set_size(pool, **values, accept_shortage=True)

    (short,) = Shortage.objects.all()
    assert (short.persons, short.starts_on, short.ends_on) == (1, days(2), days(4))
    sound(request_)


def test_places_of_people_who_arent_there_any_more_dont_come_free(cast, request_):
    pool = scarcity.pool(StaffType.NURSE)
    values = {"size": 1, "starts_on": days(2), "ends_on": days(4)}
    pools.set_size(pool, by=cast.daan, **values, accept_shortage=True)

    workflow.perform(request_, Action.WITHDRAW, by=cast.ineke, how=How(reason="all recovered"))

    assert {row.available for row in PoolDay.objects.filter(pool=pool, day__range=(days(2), days(4)))} == {1}
    sound(request_)
