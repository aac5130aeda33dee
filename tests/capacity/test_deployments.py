"""From a grant to the last day: what is reserved, who is out, and that three ledgers agree after each deed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from capacity import deployments, foretelling, pools, reporting, reservations, supply, warnings, while_out
from capacity.models import BookingState, DeploymentState, Pool
from foundation import clock
from foundation.errors import Refused
from regions.models import Membership, Role
from requests_app.deeds import evaluation, extension, need_and_situation, triangle
from requests_app.models import Outcome, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import need_ledger
from requests_app.worklist import assignment
from tests import recipes, road
from tests.capacity.conftest import allocated, approve, arrive, booked, draw_up, in_days
from tests.out import EVALUATED, made_ready


def sound(support_request):
    """The three ledgers agree."""
    support_request.refresh_from_db()
    assert allocated() == booked()
    assert supply.missing(support_request) == {} == supply.surplus(support_request)
    for account in need_ledger.ledger(support_request).values():
        assert account.open.is_never_negative
        assert (account.defence - account.committed).is_never_negative
        assert account.committed.is_never_negative
    return support_request


def test_a_grant_reserves_people_of_the_exact_type(cast, granted):
    request = sound(granted.request)

    (booking,) = request.bookings.all()
    assert (booking.persons, booking.pool.staff_type, booking.state) == (4, "nurse", BookingState.RESERVED)


def test_who_drew_up_a_deployment_doesnt_approve_it(cast, granted, drawn_up):
    made_ready(cast, drawn_up)

    with pytest.raises(PermissionDenied):
        deployments.approve(drawn_up, by=cast.dirk)
    deployments.approve(drawn_up, by=cast.daan)

    assert sound(granted.request).people_out == 1


def test_no_bsn_comes_in_with_a_deployment(cast, granted):
    a_bsn = {"hand_over": "mevrouw 1112.22.333 gaat mee"}

    with pytest.raises(ValidationError) as drawing_up:
        draw_up(cast, granted.request, **a_bsn)
    drawn_up = made_ready(cast, draw_up(cast, granted.request))
    with pytest.raises(ValidationError) as changing:
        deployments.change(drawn_up, by=cast.dirk, **a_bsn)

    assert [list(one.value.error_dict) for one in (drawing_up, changing)] == [["hand_over"]] * 2


def test_nobody_is_awaited_once_all_arrived_and_again_when_the_home_denies_it(cast, drawn_up):
    request = approve(cast, drawn_up).support_request
    assert request.arrival_due_on == drawn_up.starts_on
    clock.move(hours=24)

    reporting.report_arrival(drawn_up, by=cast.dirk, arrived_at=clock.now())
    request.refresh_from_db()
    assert request.arrival_due_on is None

    reporting.deny_arrival(drawn_up, by=cast.ineke, how=How(reason="nobody is here"))
    request.refresh_from_db()
    assert request.arrival_due_on == drawn_up.starts_on
    assert request.due_at == clock.end_of(drawn_up.starts_on)


def test_a_planner_who_is_also_the_home_confirms_for_the_home_the_arrival_that_defence_reported(cast, drawn_up):
    request = approve(cast, drawn_up).support_request
    planner = cast.dirk.memberships.get()
    Membership.objects.create(user=cast.ineke, role=planner.role, valid_from=planner.valid_from)
    clock.move(hours=24)
    reporting.report_arrival(drawn_up, by=cast.dirk, arrived_at=clock.now(), induction_done=True)
    drawn_up.refresh_from_db()

    prospect = workflow.prospect(request, Action.REPORT_ARRIVAL, by=cast.ineke, subject=drawn_up)
    assert (prospect.offered, prospect.roles) == (True, (Role.INSTITUTION,))
    event = reporting.report_arrival(drawn_up, by=cast.ineke, arrived_at=clock.now(), induction_done=True).event

    drawn_up.refresh_from_db()
    assert (event.role, drawn_up.arrival_confirmed) == (Role.INSTITUTION, True)


def test_nobody_is_reserved_from_a_pool_that_was_closed_meanwhile(cast):
    request = recipes.build(cast, "review").request
    seen = Pool.objects.get(staff_type="nurse")
    pools.edit(Pool.objects.get(pk=seen.pk), by=cast.daan, is_closed=True)
    row = {"line": request.lines.get(), "pool": seen, "persons": 1, "starts_on": in_days(1), "ends_on": in_days(5)}

    with pytest.raises(ValidationError):
        reservations.reserve(request, by=cast.dirk, lines=[row])

    assert not request.bookings.exists()


def test_what_must_be_so_before_arrival_keeps_it_from_being_approved(cast, granted, drawn_up):
    with pytest.raises(Refused, match="Each shift has a leader"):
        deployments.approve(drawn_up, by=cast.daan)


def test_a_deployment_says_what_its_approval_waits_for_and_where_that_is_done(cast, browser, granted, drawn_up):
    url = f"/requests/{granted.request.reference}/#fact-finding"
    waits = f'<a href="{url}">Before arrival: Each shift has a leader'

    assert waits in browser("daan").get(f"/deployments/{drawn_up.pk}/").text
    assert waits in browser("daan").get(f"/requests/{granted.request.reference}/").text
    assert waits not in browser("ineke").get(f"/deployments/{drawn_up.pk}/").text


def test_the_first_arrival_makes_it_deployed_and_the_last_departure_ends_it(cast, granted, on_site):
    assert sound(granted.request).status == Status.DEPLOYED

    clock.move(days=12)
    reporting.report_departure(on_site, by=cast.dirk, departed_at=clock.now(), end_reason="as_planned")

    assert sound(granted.request).status == Status.ENDED


def test_an_early_end_gives_the_days_back_after_the_rest(cast, granted, on_site):
    clock.move(days=3)
    reporting.report_departure(on_site, by=cast.dirk, departed_at=clock.now(), end_reason="need_over")

    request = sound(granted.request)
    (booking,) = request.bookings.all()
    assert (booking.ends_on, booking.held_until) == (clock.today(), in_days(3))
    assert need_ledger.account(granted.line).withdrawn.on(in_days(1)) >= 4


def test_a_recall_opens_the_days_after_it(cast, granted, on_site):
    open_before = need_ledger.account(granted.line).open
    with pytest.raises(ValidationError) as refused:
        while_out.recall(on_site, by=cast.dirk, last_day=in_days(1), how=How(reason="a mission"))
    assert set(refused.value.message_dict) == {"last_day"}
    while_out.recall(on_site, by=cast.dirk, last_day=in_days(4), how=How(reason="a mission"))

    sound(granted.request)
    more = need_ledger.account(granted.line).open - open_before
    assert (more.on(in_days(4)), more.on(in_days(5))) == (0, 4)


def test_who_didnt_come_is_given_back_or_replaced(cast, granted, drawn_up):
    deployment = approve(cast, drawn_up)
    (booking,) = deployment.bookings.all()
    arrive(cast, deployment, lines=[{"booking": booking.pk, "arrived": 2}])

    while_out.give_back(deployment, by=cast.dirk, booking=booking, persons=1, how=How(reason="ill"))
    sound(granted.request)
    booking.refresh_from_db()
    while_out.replace_people(
        deployment,
        by=cast.dirk,
        booking=booking,
        pool=booking.pool,
        persons=1,
        first_day=clock.today(),
        how=How(reason="ill too"),
    )

    sound(granted.request)
    assert sum(one.persons for one in deployment.bookings.filter(ends_on__gte=in_days(1))) == 3


def test_an_extension_adds_days_to_the_need_and_to_the_booking(cast, granted, on_site):
    until = on_site.ends_on + timedelta(days=7)
    extension.ask(granted.request, by=cast.ineke, until=until, how=How(reason="still ill"))
    need_and_situation.update_situation(granted.request, by=cast.ineke, **road.a_situation())
    review = granted.request.reviews.get(state="open")
    persons = {key: 3 for key in road_keys(review)}
    road.say(cast, granted.request, Outcome.GRANT, persons=persons)
    sound(granted.request)

    while_out.extend(on_site, by=cast.dirk, until=until)

    request = sound(granted.request)
    assert (request.status, request.planned_end_on) == (Status.DEPLOYED, until)
    leave, *_others = foretelling.ends(request, on_site)
    assert leave.numbers["people"].startswith("4 × ")  # whoever stays longer leaves once


def test_who_leaves_before_the_others_keeps_the_days_worked(cast, granted, on_site):
    planned_end, until = on_site.ends_on, on_site.ends_on + timedelta(days=7)
    extension.ask(granted.request, by=cast.ineke, until=until, how=How(reason="still ill"))
    need_and_situation.update_situation(granted.request, by=cast.ineke, **road.a_situation())
    persons = {key: 3 for key in road_keys(granted.request.reviews.get(state="open"))}
    road.say(cast, granted.request, Outcome.GRANT, persons=persons)
    while_out.extend(on_site, by=cast.dirk, until=until)

    clock.move(days=(until - clock.today()).days + 1)
    warnings.sweep()
    reporting.report_departure(on_site, by=cast.dirk, departed_at=clock.now(), end_reason="as_planned")

    request = sound(granted.request)
    worked = {(one.persons, one.ends_on, (one.held_until - one.ends_on).days) for one in request.bookings.all()}
    rest, day_late = 3, 1
    assert worked == {(3, planned_end, 0), (1, planned_end, rest), (3, until, day_late + rest)}


def road_keys(review):
    from requests_app.records import reviews

    return reviews.on_the_table(review)


def test_withdrawing_waits_until_the_deployment_is_cancelled(cast, granted, drawn_up):
    approve(cast, drawn_up)
    with pytest.raises(Refused) as refused:
        workflow.perform(granted.request, Action.WITHDRAW, by=cast.ineke, how=How(reason="all recovered"))
    assert [lack.code for lack in refused.value.lacking] == ["people_out"]
    deployments.cancel(drawn_up, by=cast.dirk, how=How(reason="the home recovered"))
    workflow.perform(granted.request, Action.WITHDRAW, by=cast.ineke, how=How(reason="all recovered"))

    assert not sound(granted.request).bookings.exists()


def test_an_arrival_that_nobody_saw_is_contested(cast, granted, drawn_up):
    approve(cast, drawn_up)
    clock.move(hours=30)
    reporting.report_arrival(drawn_up, by=cast.dirk, arrived_at=clock.now())
    assert sound(granted.request).status == Status.DEPLOYED

    reporting.deny_arrival(drawn_up, by=cast.ineke, how=How(reason="nobody is here"))

    assert sound(granted.request).status == Status.GRANTED
    assert drawn_up.state == DeploymentState.APPROVED


def may_report_arrival(person, deployment) -> bool:
    deployment.refresh_from_db()
    return workflow.prospect(deployment.support_request, Action.REPORT_ARRIVAL, by=person, subject=deployment).offered


def test_an_arrival_is_reported_until_everybody_is_there_and_the_home_says_so(cast, granted, drawn_up):
    approve(cast, drawn_up)
    clock.move(hours=30)
    (booking,) = drawn_up.bookings.all()
    there = {"arrived_at": clock.now(), "induction_done": True}
    assert may_report_arrival(cast.dirk, drawn_up)
    assert may_report_arrival(cast.ineke, drawn_up)

    reporting.report_arrival(drawn_up, by=cast.dirk, lines=[{"booking": booking.pk, "arrived": 3}], **there)
    assert may_report_arrival(cast.dirk, drawn_up), "one is still on the way"

    reporting.report_arrival(drawn_up, by=cast.dirk, **there)
    assert not may_report_arrival(cast.dirk, drawn_up), "the home has the word now"
    assert may_report_arrival(cast.ineke, drawn_up)
    with pytest.raises(PermissionDenied):
        reporting.report_arrival(drawn_up, by=cast.dirk, **there)

    reporting.report_arrival(drawn_up, by=cast.ineke, **there)
    assert not may_report_arrival(cast.ineke, drawn_up), "everybody is there, and the home said so"
    with pytest.raises(Refused) as refused:
        reporting.report_arrival(drawn_up, by=cast.ineke, **there)
    assert [lack.code for lack in refused.value.lacking] == ["arrival_reported"]


def test_an_arrival_nobody_contested_in_a_day_stands_and_isnt_reported_again(cast, granted, drawn_up):
    approve(cast, drawn_up)
    clock.move(hours=30)
    reporting.report_arrival(drawn_up, by=cast.dirk, arrived_at=clock.now(), induction_done=True)
    assert may_report_arrival(cast.ineke, drawn_up)

    clock.move(hours=25)

    assert not may_report_arrival(cast.ineke, drawn_up)
    assert not may_report_arrival(cast.dirk, drawn_up)


def test_the_case_closes_when_both_sides_have_evaluated(cast, granted, on_site):
    clock.move(days=12)
    reporting.report_departure(on_site, by=cast.dirk, departed_at=clock.now(), end_reason="as_planned")
    with pytest.raises(Refused):
        workflow.perform(granted.request, Action.CLOSE, by=cast.gerard)
    evaluation.evaluate(granted.request, by=cast.ineke, **EVALUATED)
    evaluation.evaluate(granted.request, by=cast.dirk, **EVALUATED)
    workflow.perform(granted.request, Action.CLOSE, by=cast.gerard)

    assert granted.request.status == Status.CLOSED


def test_a_second_wave_is_drawn_up_from_what_is_left(cast, granted):
    (booking,) = deployments.reserved(granted.request)
    first = draw_up(cast, granted.request, lines=[{"booking": booking.pk, "persons": 3}])
    second = draw_up(cast, granted.request)

    assert [sum(one.persons for one in each.bookings.all()) for each in (first, second)] == [3, 1]
    sound(granted.request)


def test_a_reassessment_refuses_only_once_nobody_is_out(cast, granted, drawn_up):
    approve(cast, drawn_up)
    workflow.perform(granted.request, Action.REASSESS, by=cast.loes, how=How(reason="another home is worse off"))
    need_and_situation.update_situation(granted.request, by=cast.ineke, **road.a_situation())

    road.say(cast, granted.request, Outcome.REJECT, reasons=["no_capacity"])
    assert sound(granted.request).status == Status.GRANTED
    assert granted.request.events.last().facts["lacking"] == ["people_out"]

    deployments.cancel(drawn_up, by=cast.dirk, how=How(reason="needed elsewhere"))
    triangle.settle(granted.request, by=cast.loes)
    assert sound(granted.request).status == Status.REJECTED
    assert not granted.request.bookings.exists()


def test_a_review_nobody_settles_while_people_are_out_reaches_the_decider(cast, granted, drawn_up):
    approve(cast, drawn_up)
    workflow.perform(granted.request, Action.REASSESS, by=cast.loes, how=How(reason="another home is worse off"))
    mine = SupportRequest.objects.filter(assignment.of(cast.mira.memberships_now()[0]))
    assert not mine.exists()

    clock.move(hours=13)  # eight to settle it, four for the directors on duty

    assert list(SupportRequest.objects.filter(assignment.of(cast.mira.memberships_now()[0]))) == [granted.request]
