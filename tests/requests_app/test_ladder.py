"""A request climbs from the home to the threshold of Defence."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from foundation import clock
from foundation.errors import Refused
from foundation.tables import words
from regions.models import Channel
from requests_app.deeds import ladder, need_and_situation, offering
from requests_app.models import STEP_1, Rung, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import preconditions, workflow
from requests_app.procedure.how import How
from requests_app.records import journal, need_ledger, parties
from tests.cast import SPEAKERS, ask, close_step, days, others
from tests.recipes import fill, offered


@pytest.fixture
def sent(a_request):
    return a_request(Action.SUBMIT)


def codes(refused):
    return [lack.code for lack in refused.value.lacking]


def test_ineke_raises_the_alert_and_gerard_has_it(cast, an_alert):
    support_request = an_alert()

    assert support_request.reference == "MSOB-2020-00001"
    assert support_request.status == Status.REGIONAL
    assert support_request in SupportRequest.objects.visible_to(cast.gerard)
    assert support_request not in SupportRequest.objects.visible_to(cast.greet)
    assert need_ledger.ledger(support_request)[support_request.lines.get().pk].open.person_days == 8 * 14


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


# --- asking


def test_everybody_is_asked_at_once(cast, sent):
    ladder.ask_all(sent, by=cast.ineke, institutions=[cast.berkenhof.institution])

    asked = {(inquiry.rung, str(inquiry.party)) for inquiry in sent.inquiries.with_party()}
    assert asked == {
        ("other_institutions", "Woonzorgcentrum De Berkenhof"),
        ("care_office", str(cast.avondzon.care_office_region)),
        ("roaz", str(cast.avondzon.roaz_region)),
        ("red_cross", str(Channel.objects.get(code="red_cross"))),
        ("civil_pool", str(Channel.objects.get(code="extra_hands"))),
    }


def test_asking_all_asks_who_is_left_and_then_nobody(cast, sent):
    ask(cast, sent, Rung.CARE_OFFICE)

    ladder.ask_all(sent, by=cast.gerard, institutions=others(sent))
    assert sent.inquiries.filter(rung=Rung.CARE_OFFICE).count() == 1
    with pytest.raises(Refused) as refused:
        ladder.ask_all(sent, by=cast.gerard, institutions=others(sent))

    assert codes(refused) == ["all_asked"]


def test_nobody_is_asked_who_is_not_named(cast, sent, browser):
    gerard, question = browser("gerard"), {"question": "Whom can you spare?"}
    url, api = f"/requests/{sent.reference}/do/ask-all/", f"/api/v1/requests/{sent.reference}/inquiry-rounds"

    page = gerard.post(url, question)
    absent = gerard.post(api, question, content_type="application/json")
    empty = gerard.post(api, {**question, "institutions": []}, content_type="application/json")

    assert (page.status_code, absent.status_code, empty.status_code) == (400, 400, 400)
    assert "None of the other institutions is named" in page.text
    assert [error["code"] for one in (absent, empty) for error in one.json()["errors"]] == ["required", "nobody_named"]
    assert not sent.inquiries.exists()


def test_the_page_says_whom_it_will_ask_and_by_when_and_ticks_them_in_sight(cast, sent, browser):
    gerard, url = browser("gerard"), f"/requests/{sent.reference}/do/ask-all/"
    ask(cast, sent, Rung.CARE_OFFICE)
    ask(cast, sent, Rung.OTHER_INSTITUTIONS)  # De Berkenhof

    page = gerard.get(url)
    expected = list(parties.unasked(sent))
    form = page.context["form"]
    ticked = form["institutions"].value()
    said = " ".join(map(str, page.context["does"]))
    gerard.post(url, {"institutions": ticked, "key": form["key"].value()})

    asked = {(one.rung, str(one.party)) for one in sent.inquiries.with_party()}
    assert {(one.rung, str(one.party)) for one in expected} <= asked
    for one in expected:
        assert str(one.party) in said
        assert words(one.due_at) in said
        assert sent.inquiries.filter(rung=one.rung, due_at=one.due_at).exists()
    assert str(cast.berkenhof.institution.pk) not in ticked
    assert all(f'value="{key}" id="id_institutions_{number}" checked' in page.text for number, key in enumerate(ticked))


def test_all_and_none_are_ticked_without_a_script_and_without_asking_anybody(cast, sent, browser):
    gerard, url = browser("gerard"), f"/requests/{sent.reference}/do/ask-all/"

    none = gerard.post(url, {"again": "none", "question": "Whom can you spare?"})
    every = gerard.post(url, {"again": "all", "question": "Whom can you spare?"})

    assert (none.status_code, every.status_code) == (200, 200)
    assert none.context["form"]["institutions"].value() == []
    assert every.context["form"]["institutions"].value() == [str(one.pk) for one in others(sent)]
    assert "Whom can you spare?" in none.text
    assert "error-summary" not in none.text
    assert not sent.inquiries.exists()


def test_who_was_asked_already_is_refused_by_name(cast, sent):
    ask(cast, sent, Rung.OTHER_INSTITUTIONS)

    with pytest.raises(ValidationError, match="Berkenhof"):
        ladder.ask_all(sent, by=cast.gerard, institutions=[cast.berkenhof.institution])


def test_a_party_is_asked_once_at_a_time(cast, sent):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)
    with pytest.raises(ValidationError):
        ask(cast, sent, Rung.CARE_OFFICE)

    ladder.answer(inquiry, by=cast.karin, answer="nothing")

    assert ask(cast, sent, Rung.CARE_OFFICE).state == "pending"


def test_only_who_stands_on_a_rung_is_asked_there(cast, sent):
    """Not oneself, not another region's, not a channel that isn't there yet, not something else altogether."""
    zorgreserve, red_cross = Channel.objects.get(code="zorgreserve"), Channel.objects.get(code="red_cross")
    for rung, party in [
        (Rung.OTHER_INSTITUTIONS, cast.avondzon.institution),
        (Rung.OTHER_INSTITUTIONS, cast.hogelicht.institution),
        (Rung.CARE_OFFICE, cast.hogelicht.care_office_region),
        (Rung.ROAZ, cast.avondzon.care_office_region),
        (Rung.CIVIL_POOL, zorgreserve),
        (Rung.CIVIL_POOL, red_cross),
    ]:
        with pytest.raises(ValidationError):
            ladder.ask(sent, by=cast.gerard, rung=rung, party=party)
    assert not sent.inquiries.exists()


# --- answering


@pytest.mark.parametrize("rung", Rung)
def test_the_party_itself_answers_and_nobody_elses(cast, sent, rung):
    inquiry = ask(cast, sent, rung)
    for name in {*SPEAKERS.values(), "gerard", "ineke", "loes"} - {SPEAKERS[rung]}:
        with pytest.raises(PermissionDenied):
            ladder.answer(inquiry, by=getattr(cast, name), answer="nothing")

    ladder.answer(inquiry, by=getattr(cast, SPEAKERS[rung]), answer="nothing", note="all ill")

    assert (inquiry.state, inquiry.answer, inquiry.answered_at) == ("answered", "nothing", clock.now())


@pytest.mark.parametrize("answer", ["no_answer", "", "perhaps"])
def test_an_answer_is_filled_partly_or_nothing(cast, sent, answer):
    with pytest.raises(ValidationError):
        ladder.answer(ask(cast, sent, Rung.ROAZ), by=cast.rob, answer=answer)


def test_who_has_nothing_offers_nobody(cast, sent):
    with pytest.raises(ValidationError):
        ladder.answer(ask(cast, sent, Rung.ROAZ), by=cast.rob, answer="nothing", offers=[offered(sent.lines.get(), 1)])


def test_a_second_answer_is_a_correction_and_the_journal_keeps_both(cast, sent):
    inquiry = ask(cast, sent, Rung.ROAZ)
    first = ladder.answer(inquiry, by=cast.rob, answer="nothing").event
    with pytest.raises(Refused):
        ladder.answer(inquiry, by=cast.rob, answer="filled")

    corrected = ladder.correct_answer(inquiry, by=cast.rob, answer="partly").event

    assert corrected.supersedes == first.number
    assert sent.events.filter(number=first.number).get().facts["answer"] == "nothing"


def test_an_inquiry_expires_when_its_time_has_passed_and_somebody_called(cast, sent):
    inquiry = ask(cast, sent, Rung.ROAZ)
    call = {"called": "secretariaat", "called_at": inquiry.due_at}
    with pytest.raises(Refused) as refused:
        ladder.expire(inquiry, by=cast.gerard, **call | {"called_at": clock.now()})
    assert codes(refused) == ["answer_not_due"]
    clock.move(hours=4)

    an_hour = timedelta(hours=1)
    for wrong in (
        {"called": " "},
        {"called_at": clock.now() + an_hour},
        {"called_at": inquiry.asked_at - an_hour},
    ):
        with pytest.raises(ValidationError):
            ladder.expire(inquiry, by=cast.gerard, **call | wrong)
    event = ladder.expire(inquiry, by=cast.gerard, **call).event

    assert (inquiry.state, inquiry.answer) == ("expired", "no_answer")
    assert event.facts["called"] == "secretariaat"


def test_a_late_answer_still_counts(cast, sent):
    inquiry = ask(cast, sent, Rung.ROAZ)
    clock.move(hours=5)
    ladder.expire(inquiry, by=cast.ineke, called="secretariaat", called_at=clock.now())

    ladder.answer(inquiry, by=cast.rob, answer="partly", offers=[offered(sent.lines.get(), 2)])

    offering.accept(inquiry.offers.get(), by=cast.ineke)
    assert need_ledger.account(sent.lines.get()).region.peak == 2


# --- offering


@pytest.mark.parametrize("staff_type", [StaffType.HOST, StaffType.IC_NURSE, "wizard"])
def test_who_wasnt_named_isnt_offered(cast, sent, staff_type):
    need_and_situation.change_line(sent.lines.get(), by=cast.ineke, substitutes=["mil_nurse"])
    inquiry = ask(cast, sent, Rung.ROAZ)
    ladder.answer(inquiry, by=cast.rob, answer="filled")

    offering.offer(inquiry, by=cast.rob, **offered(sent.lines.get(), 1, staff_type=StaffType.MIL_NURSE))
    with pytest.raises(ValidationError):
        offering.offer(inquiry, by=cast.rob, **offered(sent.lines.get(), 1, staff_type=staff_type))


def test_an_offer_is_for_a_line_of_the_same_request_and_its_days(cast, sent, an_alert):
    inquiry = ask(cast, sent, Rung.ROAZ)
    ladder.answer(inquiry, by=cast.rob, answer="filled")
    other = an_alert().lines.get()

    for values in (
        offered(other, 1),
        offered(sent.lines.get(), 1, starts_on=days(20), ends_on=days(21)),
        offered(sent.lines.get(), 1, starts_on=days(3), ends_on=days(2)),
        offered(sent.lines.get(), 0),
        offered(sent.lines.get(), 201),
    ):
        with pytest.raises(ValidationError):
            offering.offer(inquiry, by=cast.rob, **values)


def test_more_cant_be_accepted_than_was_offered(cast, sent):
    inquiry = ask(cast, sent, Rung.ROAZ)
    ladder.answer(inquiry, by=cast.rob, answer="partly", offers=[offered(sent.lines.get(), 2)])

    for persons in (0, 3, -1):
        with pytest.raises(ValidationError):
            offering.accept(inquiry.offers.get(), by=cast.ineke, persons=persons)


def test_who_announces_an_early_end_hasnt_arrived_by_that(cast, sent):
    inquiry = ask(cast, sent, Rung.ROAZ)
    ladder.answer(inquiry, by=cast.rob, answer="partly", offers=[offered(sent.lines.get(), 2)])
    offer = inquiry.offers.get()
    offering.accept(offer, by=cast.ineke)

    offering.mark_not_arrived(offer, by=cast.ineke, how=How(reason="one week only"), last_day=days(6))

    assert (offer.state, offer.ends_on) == ("accepted", days(6))
    assert need_ledger.account(offer.line).region.person_days == 14


# --- climbing


def test_a_waiver_closes_a_rung_with_a_reason_once(cast, sent):
    with pytest.raises(ValidationError):
        ladder.waive(sent, by=cast.gerard, rung=Rung.ROAZ, how=How(reason=""))
    with pytest.raises(PermissionDenied):
        ladder.waive(sent, by=cast.ineke, rung=Rung.ROAZ, how=How(reason="no table today"))

    ladder.waive(sent, by=cast.gerard, rung=Rung.ROAZ, how=How(reason="no table today"))

    assert preconditions.closed_rungs(sent) == {Rung.ROAZ}
    with pytest.raises(Refused) as refused:
        ladder.waive(sent, by=cast.gerard, rung=Rung.ROAZ, how=How(reason="again"))
    assert codes(refused) == ["rung_closed"]


def test_a_rung_that_was_answered_is_not_skipped_any_more(cast, sent, browser):
    ladder.answer(ask(cast, sent, Rung.CARE_OFFICE), by=cast.karin, answer="nothing")
    gerard, url = browser("gerard"), f"/requests/{sent.reference}/do/waive-rung/"

    page = gerard.get(url).text
    refused = gerard.post(url, {"rung": Rung.CARE_OFFICE, "reason": "too slow"})
    by_api = gerard.post(
        f"/api/v1/requests/{sent.reference}/waivers",
        {"rung": Rung.CARE_OFFICE, "reason": "too slow"},
        content_type="application/json",
    )

    assert f'value="{Rung.ROAZ}"' in page
    assert f'value="{Rung.CARE_OFFICE}"' not in page
    assert (refused.status_code, by_api.status_code) == (409, 409)
    assert "finished, or skipped already" in by_api.text
    assert not sent.waivers.exists()


def test_nothing_is_skipped_when_every_rung_is_closed(cast, a_request, browser):
    sent = a_request(Action.SUBMIT)
    for rung in (*STEP_1, Rung.RED_CROSS, Rung.CIVIL_POOL):
        ladder.waive(sent, by=cast.gerard, rung=rung, how=How(reason="asked by telephone"))

    page = browser("gerard").get(f"/requests/{sent.reference}/").text

    assert "waive-rung" not in page
    assert "restore-rung" in page


def test_a_wrong_waiver_is_taken_back_while_nothing_climbed_on_it(cast, a_request):
    sent = a_request(Action.SUBMIT)
    waived = ladder.waive(sent, by=cast.gerard, rung=Rung.ROAZ, how=How(reason="no table today")).event
    clock.move(hours=1)  # no minutes: while nothing climbed on it

    event = ladder.restore(sent, by=cast.gerard, rung=Rung.ROAZ, how=How(reason="there is one at five")).event
    assert (event.supersedes, sent.waivers.count()) == (waived.number, 0)
    with pytest.raises(Refused):
        ladder.restore(sent, by=cast.gerard, rung=Rung.ROAZ, how=How(reason="again"))

    close_step(cast, sent, STEP_1)
    ladder.waive(sent, by=cast.gerard, rung=Rung.RED_CROSS, how=How(reason="asked by telephone"))
    workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    ladder.restore(sent, by=cast.gerard, rung=Rung.RED_CROSS, how=How(reason="they can help after all"))
    assert journal.check(SupportRequest.objects.get(pk=sent.pk)) is None


def test_a_waiver_stays_once_the_request_climbed_on_it(cast, a_request, browser):
    sent = a_request(Action.SUBMIT)
    ladder.waive(sent, by=cast.gerard, rung=Rung.ROAZ, how=How(reason="no table today"))
    for rung in (Rung.OTHER_INSTITUTIONS, Rung.CARE_OFFICE):
        ladder.waive(sent, by=cast.gerard, rung=rung, how=How(reason="asked by telephone"))
    workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    ladder.waive(sent, by=cast.gerard, rung=Rung.RED_CROSS, how=How(reason="of this one it can be taken back"))
    said = {"rung": Rung.ROAZ, "reason": "there is one at five"}

    gerard = browser("gerard")
    page = gerard.post(f"/requests/{sent.reference}/do/restore-rung/", said)
    by_api = gerard.post(f"/api/v1/requests/{sent.reference}/restorations", said, content_type="application/json")

    assert (page.status_code, by_api.status_code) == (409, 409)
    assert sent.waivers.filter(rung=Rung.ROAZ).exists()


def test_one_who_still_has_to_answer_keeps_a_rung_open(cast, sent):
    ladder.ask_all(sent, by=cast.gerard, institutions=others(sent))
    first, *rest = sent.inquiries.filter(rung=Rung.OTHER_INSTITUTIONS)
    ladder.answer(
        first, by=cast.petra if first.institution == cast.berkenhof.institution else cast.hans, answer="nothing"
    )
    assert rest
    assert Rung.OTHER_INSTITUTIONS not in preconditions.closed_rungs(sent)

    for other in rest:
        clock.move(hours=5)
        ladder.expire(other, by=cast.gerard, called="receptie", called_at=clock.now())

    assert Rung.OTHER_INSTITUTIONS in preconditions.closed_rungs(sent)


def test_an_offer_nobody_decided_on_keeps_it_from_climbing(cast, sent):
    inquiry = ask(cast, sent, Rung.OTHER_INSTITUTIONS)
    ladder.answer(inquiry, by=cast.petra, answer="partly", offers=[offered(sent.lines.get(), 1)])
    close_step(cast, sent, STEP_1[1:])
    with pytest.raises(Refused) as refused:
        workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    assert codes(refused) == ["offers_undecided"]

    with pytest.raises(ValidationError):
        offering.decline(inquiry.offers.get(), by=cast.ineke, how=How(reason=""))
    offering.decline(inquiry.offers.get(), by=cast.ineke, how=How(reason="a day too late"))
    workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)

    assert sent.status == Status.NATIONAL


def test_nothing_open_doesnt_climb(cast, sent):
    close_step(cast, sent, STEP_1)
    fill(sent)

    with pytest.raises(Refused) as refused:
        workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)

    assert codes(refused) == ["no_residual"]


def test_what_holds_up_a_step_says_what_still_lacks(cast, sent):
    """Who was asked is waited for, who wasn't is to be asked, and an offer is decided on beside both."""
    ask(cast, sent, Rung.CARE_OFFICE)
    home = ask(cast, sent, Rung.OTHER_INSTITUTIONS)
    ladder.answer(home, by=cast.petra, answer="partly", offers=[offered(sent.lines.get(), 1)])

    with pytest.raises(Refused) as refused:
        workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    with translation.override("en"):
        said = [str(lack) for lack in refused.value.lacking]

    assert [words.partition(": ")[2].partition(".")[0] for words in said] == [
        "accept or decline each offer",
        "not everybody has answered",
        "not asked yet",
    ]


def test_only_what_is_lacking_in_step_2_holds_up_step_3(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)

    with pytest.raises(Refused) as refused:
        workflow.perform(support_request, Action.ESCALATE_TO_MSOB, by=cast.gerard)

    assert codes(refused) == ["rung_open"] * 2


def test_after_a_return_the_answers_stay(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)
    workflow.perform(support_request, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    workflow.perform(support_request, Action.SUBMIT, by=cast.ineke)

    workflow.perform(support_request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)

    assert support_request.status == Status.NATIONAL
    assert journal.check(support_request) is None


@pytest.mark.parametrize(
    ("left_out", "code"),
    [
        ({"lines": []}, "need_line"),
        ({"first_unsafe_shift_at": None}, "first_unsafe_shift_at"),
        ({"call_back_number": ""}, "call_back_number"),
        ({"clients_on_site": None}, "clients_on_site"),
    ],
)
def test_an_alert_names_what_is_lacking_and_leaves_nothing(cast, an_alert, left_out, code):
    lines = left_out.pop("lines", None)
    if lines == []:
        draft = an_alert(send=False)
        draft.lines.get().delete()
        deed = lambda: workflow.perform(draft, Action.SUBMIT, by=cast.ineke)  # noqa: E731
    else:
        deed = lambda: an_alert(**left_out)  # noqa: E731

    with pytest.raises(Refused) as refused:
        deed()

    assert codes(refused) == [code]
    assert not SupportRequest.objects.filter(status="regional").exists()


def test_the_second_of_two_clicks_is_refused(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    close_step(cast, support_request, STEP_1)
    stale_copy = SupportRequest.objects.get(pk=support_request.pk)
    workflow.perform(support_request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)

    with pytest.raises(Refused):
        workflow.perform(stale_copy, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
