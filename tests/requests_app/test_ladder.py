"""A request climbs from the home to the threshold of Defence."""

import pytest
from django.core.exceptions import PermissionDenied

from foundation.errors import Refused
from requests_app import behalf, journal, ladder, need, workflow
from requests_app.actions import Action
from requests_app.models import STEP_1, OnBehalf, Rung, Status, SupportRequest
from requests_app.staff import StaffType
from tests.cast import FIRST_DAY, LAST_DAY, ask, close_step, days


def test_ineke_raises_the_alert_and_gerard_has_it(cast, an_alert):
    support_request = an_alert()

    assert support_request.reference == "MSOB-2020-00001"
    assert support_request.status == Status.REGIONAL
    assert support_request in SupportRequest.objects.visible_to(cast.gerard)
    assert support_request not in SupportRequest.objects.visible_to(cast.greet)
    assert need.ledger(support_request)[support_request.lines.get().pk].open.person_days == 8 * 14


def test_a_request_climbs_to_application_when_each_rung_answered(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_MSOB)

    assert support_request.status == Status.APPLICATION
    support_request.refresh_from_db()
    assert journal.check(support_request) is None


def test_gerard_cant_escalate_while_a_rung_is_open(cast, a_request):
    support_request = a_request(Action.SUBMIT)

    with pytest.raises(Refused) as refused:
        workflow.perform(support_request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)

    assert [lack.code for lack in refused.value.lacking] == ["rung_open"] * 3


def test_an_accepted_offer_takes_what_is_open(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    line = support_request.lines.get()
    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    offers = [{"line": line, "staff_type": StaffType.NURSE, "persons": 3, "starts_on": FIRST_DAY, "ends_on": days(6)}]
    ladder.answer(inquiry, by=cast.petra, answer="partly", offers=offers)
    offer = inquiry.offers.get()

    ladder.accept(offer, by=cast.ineke)

    entry = need.account(line)
    assert entry.region.person_days == 21
    assert entry.open.person_days == 8 * 14 - 21


def test_more_than_is_open_is_refused_with_the_number_that_fits(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    line = support_request.lines.get()
    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    for persons in (5, 6):
        values = {"line": line, "staff_type": StaffType.NURSE, "starts_on": FIRST_DAY, "ends_on": LAST_DAY}
        if inquiry.offers.exists():
            ladder.offer(inquiry, by=cast.petra, persons=persons, **values)
        else:
            ladder.answer(inquiry, by=cast.petra, answer="partly", offers=[{**values, "persons": persons}])
    first, second = inquiry.offers.all()
    ladder.accept(first, by=cast.ineke)

    with pytest.raises(Refused) as refused:
        ladder.accept(second, by=cast.ineke)

    assert refused.value.lacking[0].numbers["fits"] == 3


def test_the_second_of_two_clicks_is_refused(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    close_step(cast, support_request, STEP_1)
    stale_copy = SupportRequest.objects.get(pk=support_request.pk)
    workflow.perform(support_request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)

    with pytest.raises(Refused):
        workflow.perform(stale_copy, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)


def test_a_replay_gives_the_first_answer_again(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    close_step(cast, support_request, STEP_1)
    first = workflow.perform(support_request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard, key="once")

    again = workflow.perform(support_request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard, key="once")

    assert again == first
    assert support_request.events.filter(action=Action.ESCALATE_TO_NATIONAL).count() == 1


def test_karin_contests_what_gerard_wrote_in_her_name(cast, a_request, spoken):
    support_request = a_request(Action.SUBMIT)
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.gerard, answer="nothing", spoken_by=spoken)
    deed = OnBehalf.objects.get()

    with pytest.raises(PermissionDenied):
        behalf.contest(deed, by=cast.gerard, reason="no")
    behalf.contest(deed, by=cast.karin, reason="I said: call me back")

    inquiry.refresh_from_db()
    assert inquiry.state == "pending"
    support_request.refresh_from_db()
    assert journal.check(support_request) is None
