"""How a request ends without Defence, how it comes back, and what follows it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from foundation import clock
from foundation.errors import KeyUsed, Refused
from regions.models import Location
from requests_app.deeds import follow_up, ladder, need_and_situation, offering
from requests_app.models import RANK, STEP_1, Rung, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import completeness, need_ledger
from requests_app.schedule import deadlines
from tests.cast import LAST_DAY, ask, close_step, days
from tests.recipes import offered

RECOVERED = "the staff recovered"


@pytest.fixture
def sent(a_request):
    return a_request(Action.SUBMIT)


@pytest.fixture
def filled(cast, sent):
    """Everything that was asked is on its way: petra's offer of eight."""
    inquiry = ask(cast, sent, Rung.OTHER_INSTITUTIONS)
    ladder.answer(inquiry, by=cast.petra, answer="filled", offers=[offered(sent.lines.get(), 8)])
    offering.accept(inquiry.offers.get(), by=cast.ineke)
    sent.refresh_from_db()
    return inquiry.offers.get()


def codes(refused):
    return [lack.code for lack in refused.value.lacking]


def withdraw(cast, support_request):
    return workflow.perform(support_request, Action.WITHDRAW, by=cast.ineke, how=How(reason=RECOVERED)).event


def reopen(cast, support_request):
    return workflow.perform(support_request, Action.REOPEN, by=cast.gerard, how=How(reason="they fell ill again")).event


def test_gerard_resolves_what_is_filled(cast, sent, filled):
    ladder.resolve(sent, by=cast.gerard, code="arrived")

    assert (sent.status, sent.closing_code, sent.closed_from) == ("resolved", "arrived", "regional")


def test_what_is_still_open_isnt_resolved(cast, sent):
    with pytest.raises(Refused) as refused:
        ladder.resolve(sent, by=cast.gerard, code="arrived")

    assert codes(refused) == ["residual"]
    assert refused.value.lacking[0].numbers["person_days"] == 112


def test_a_period_that_passed_unmet_can_be_resolved(cast, sent):
    clock.move(days=15)

    ladder.resolve(sent, by=cast.gerard, code="period_passed_unmet")

    assert need_ledger.account(sent.lines.get()).unmet.person_days == 112


def test_ineke_doesnt_resolve_and_withdrawing_needs_a_reason(cast, sent, filled):
    with pytest.raises(PermissionDenied):
        ladder.resolve(sent, by=cast.ineke, code="arrived")
    with pytest.raises(ValidationError):
        workflow.perform(sent, Action.WITHDRAW, by=cast.ineke, how=How(reason=""))


def test_withdrawing_lets_the_parties_off_and_reopening_asks_them_again(cast, sent):
    waiting, answered = ask(cast, sent, Rung.ROAZ), ask(cast, sent, Rung.CARE_OFFICE)
    ladder.answer(answered, by=cast.karin, answer="nothing")

    withdraw(cast, sent)
    waiting.refresh_from_db()
    assert waiting.state == "cancelled"
    with pytest.raises(Refused):
        ladder.answer(waiting, by=cast.rob, answer="nothing")
    reopen(cast, sent)

    waiting.refresh_from_db()
    answered.refresh_from_db()
    assert (waiting.state, answered.state) == ("pending", "answered")


def test_who_is_asked_again_has_as_much_time_as_at_first(cast, sent):
    """Asked on Monday, withdrawn, and reopened on Thursday: nobody is late, and the region can't let it expire."""
    rob, roos = ask(cast, sent, Rung.ROAZ), ask(cast, sent, Rung.RED_CROSS)
    withdraw(cast, sent)
    clock.move(days=3)

    reopen(cast, sent)
    deadlines.sweep()

    rob.refresh_from_db()
    roos.refresh_from_db()
    assert [one.due_at - clock.now() for one in (rob, roos)] == [timedelta(hours=4), timedelta(hours=12)]
    assert not sent.events.filter(action=Action.INQUIRY_UNANSWERED).exists()
    with pytest.raises(Refused) as refused:
        ladder.expire(rob, by=cast.gerard, called="secretariaat", called_at=clock.now())
    assert codes(refused) == ["answer_not_due"]


def test_step_2_that_is_reopened_waits_for_the_new_answers(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)
    roos = ask(cast, support_request, Rung.RED_CROSS)
    withdraw(cast, support_request)
    clock.move(days=3)

    reopen(cast, support_request)

    roos.refresh_from_db()
    assert support_request.due == roos.due_at == clock.now() + timedelta(hours=12)


def test_a_draft_that_was_never_sent_can_come_back_too(cast, an_alert):
    draft = an_alert(send=False)
    withdraw(cast, draft)

    workflow.perform(draft, Action.REOPEN, by=cast.ineke, how=How(reason="after all"))

    assert (draft.status, draft.version) == ("draft", 0)


@pytest.mark.parametrize(("days_later", "possible"), [(14, True), (15, False)])
def test_fourteen_days_later_it_is_too_late(cast, an_alert, days_later, possible):
    long = {"staff_type": "nurse", "persons": 2, "starts_on": days(0), "ends_on": days(27)}
    support_request = an_alert(lines=[long])
    withdraw(cast, support_request)
    clock.move(days=days_later)

    if possible:
        reopen(cast, support_request)
        assert support_request.status == Status.REGIONAL
    else:
        with pytest.raises(Refused) as refused:
            reopen(cast, support_request)
        assert codes(refused) == ["reopen_too_late"]


def test_nothing_comes_back_when_its_days_have_passed(cast, an_alert):
    support_request = an_alert(lines=[{"staff_type": "nurse", "persons": 2, "starts_on": days(0), "ends_on": days(1)}])
    withdraw(cast, support_request)
    clock.move(days=5)

    with pytest.raises(Refused) as refused:
        reopen(cast, support_request)

    assert codes(refused) == ["nothing_to_reopen"]


def test_a_resolved_request_comes_back_when_they_dont_come(cast, sent, filled):
    ladder.resolve(sent, by=cast.gerard, code="arrived")
    with pytest.raises(Refused):
        reopen(cast, sent)

    offering.mark_not_arrived(filled, by=cast.ineke, how=How(reason="quarantine"))
    sent.refresh_from_db()
    reopen(cast, sent)

    assert sent.status == Status.REGIONAL


def test_it_comes_back_to_the_status_it_had(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)
    withdraw(cast, support_request)

    reopen(cast, support_request)

    assert support_request.status == Status.NATIONAL


def test_at_most_to_the_precheck(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_MSOB)
    SupportRequest.objects.filter(pk=support_request.pk).update(status=Status.REVIEW, furthest=RANK[Status.REVIEW])
    withdraw(cast, support_request)

    reopen(cast, support_request)

    assert support_request.status == Status.PRECHECK


def test_twice_withdrawn_and_twice_reopened_is_as_before(cast, sent):
    line = sent.lines.get()
    before = need_ledger.account(line)

    for _each in range(2):
        withdraw(cast, sent)
        reopen(cast, sent)

    assert need_ledger.account(line) == before


# --- what follows


def test_what_is_open_moves_to_the_follow_up_with_its_ladder_and_situation(cast, sent):
    close_step(cast, sent, STEP_1)
    ladder.waive(sent, by=cast.gerard, rung=Rung.CIVIL_POOL, how=How(reason="asked this morning"))
    need_and_situation.update_situation(sent, by=cast.ineke, clients_on_site=80)

    event = follow_up.file(sent, by=cast.ineke, how=How(reason="the fire brigade closed the ward")).event

    copied = SupportRequest.objects.get(reference=event.facts["follow_up"])
    assert (copied.follows, copied.status) == (sent, Status.DRAFT)
    assert need_ledger.ledger(sent)[sent.lines.get().pk].open.person_days == 0
    assert [(one.persons, one.ends_on) for one in copied.lines.all()] == [(8, LAST_DAY)]
    assert sorted(copied.inquiries.values_list("rung", "state")) == [
        ("care_office", "answered"),
        ("other_institutions", "answered"),
        ("roaz", "answered"),
    ]
    assert copied.waivers.get().rung == Rung.CIVIL_POOL
    assert completeness.latest_situation(copied).clients_on_site == 80
    workflow.perform(copied, Action.SUBMIT, by=cast.ineke)
    workflow.perform(copied, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)


def test_a_follow_up_stays_with_the_institution(cast, sent):
    home = cast.avondzon
    annex = Location.objects.create(
        institution=home.institution, name="Annex", municipality=home.municipality, roaz_region=home.roaz_region
    )

    event = follow_up.file(sent, by=cast.ineke, how=How(reason="another location"), location=annex).event
    assert SupportRequest.objects.get(reference=event.facts["follow_up"]).location == annex

    with pytest.raises(ValidationError):
        follow_up.file(sent, by=cast.ineke, how=How(reason="another home"), location=cast.berkenhof)


def test_a_form_that_was_used_for_one_request_doesnt_answer_for_another(cast, an_alert, sent):
    follow_up.file(sent, by=cast.ineke, how=How(reason="another ward", key="one form"))

    with pytest.raises(KeyUsed):
        follow_up.file(an_alert(), by=cast.ineke, how=How(reason="another ward", key="one form"))


def test_a_draft_has_no_follow_up(cast, an_alert):
    with pytest.raises(Refused):
        follow_up.file(an_alert(send=False), by=cast.ineke, how=How(reason="another ward"))
