"""The ledger of need, day by day: what help takes, what it gives back, and what can't be."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects

from foundation import clock
from foundation.errors import Refused
from requests_app.deeds import ladder, need_and_situation, offering
from requests_app.models import LedgerRow, NeedLine, Rung, Status, Term
from requests_app.models.actions import Action
from requests_app.procedure import preconditions, workflow
from requests_app.procedure.how import How
from requests_app.records import completeness, need_ledger
from tests.cast import FIRST_DAY, LAST_DAY, ask, days
from tests.recipes import offered


@pytest.fixture
def line(a_request):
    """Eight nurses for two weeks, asked."""
    return a_request(Action.SUBMIT).lines.get()


@pytest.fixture
def help_from(cast, line):
    """A function: so many persons are offered by petra (or roos, step 2) and, unless told otherwise, accepted."""

    def give(persons, *, rung=Rung.OTHER_INSTITUTIONS, accepted=True, **period):
        speaker = cast.petra if rung == Rung.OTHER_INSTITUTIONS else cast.roos
        inquiry = line.support_request.inquiries.filter(rung=rung).first() or ask(cast, line.support_request, rung)
        if inquiry.state == "pending":
            ladder.answer(inquiry, by=speaker, answer="filled")
        event = offering.offer(inquiry, by=speaker, **offered(line, persons, **period)).event
        offer = inquiry.offers.get(pk=event.facts["offer"])
        if accepted:
            offering.accept(offer, by=cast.ineke)
        return offer

    return give


def decided(line, term, persons, first=FIRST_DAY, last=LAST_DAY):
    """What a decision will write."""
    LedgerRow.objects.create(line=line, term=term, persons=persons, starts_on=first, ends_on=last, event_number=2)


def test_region_and_nation_are_counted_by_the_rung_of_their_inquiry(line, help_from):
    help_from(3, ends_on=days(6))
    help_from(2, rung=Rung.RED_CROSS)

    entry = need_ledger.account(line)
    assert (entry.region.person_days, entry.national.person_days) == (21, 28)
    assert entry.open.on(FIRST_DAY) == 3
    assert entry.open.on(LAST_DAY) == 6


def test_an_offer_that_is_longer_and_larger_than_the_need_is_taken_as_far_as_it_fits(cast, line, help_from, browser):
    help_from(6, starts_on=days(5))
    offer = help_from(4, accepted=False, starts_on=days(-1), ends_on=days(20))
    with pytest.raises(Refused) as refused:
        offering.accept(offer, by=cast.ineke)
    part = refused.value.lacking[0].numbers
    assert (part["fits"], part["first"], part["last"]) == (2, days(0), days(13))

    form = browser("ineke").get(f"/offers/{offer.pk}/do/accept-offer/").context["form"]
    assert [form[name].value() for name in ("persons", "starts_on", "ends_on")] == [2, days(0), days(13)]
    offer.refresh_from_db()
    event = offering.accept(offer, by=cast.ineke, persons=2, starts_on=days(0), ends_on=days(13)).event

    offer.refresh_from_db()
    assert (offer.persons, offer.starts_on, offer.ends_on, offer.is_taken_in_part) == (2, days(0), days(13), True)
    assert (event.facts["offered"], event.facts["offered_until"]) == (4, str(days(20)))
    assert need_ledger.account(line).open.is_never_negative
    assert "of 4 offered" in browser("petra").get(f"/inquiries/{offer.inquiry_id}/").content.decode()


def test_no_more_days_are_taken_than_were_offered(cast, line, help_from):
    offer = help_from(2, accepted=False, starts_on=days(2), ends_on=days(4))

    with pytest.raises(ValidationError) as refused:
        offering.accept(offer, by=cast.ineke, persons=3, starts_on=days(1), ends_on=days(5))
    assert set(refused.value.message_dict) == {"persons", "starts_on", "ends_on"}
    with pytest.raises(ValidationError):
        offering.accept(offer, by=cast.ineke, starts_on=days(4), ends_on=days(3))


def test_nobody_counts_on_an_offer_after_its_term(cast, line, help_from, browser):
    tonight = clock.now() + timedelta(hours=6)
    offer = help_from(2, accepted=False)
    inquiry = offer.inquiry
    waiting = offering.offer(inquiry, by=cast.petra, **offered(line, 1), holds_until=tonight).made
    assert "holds until" in browser("ineke").get(f"/requests/{line.support_request.reference}/").content.decode()
    clock.move(hours=7)

    with pytest.raises(Refused) as refused:
        offering.accept(waiting, by=cast.ineke)
    assert [lack.code for lack in refused.value.lacking] == ["offer_lapsed"]
    offering.accept(offer, by=cast.ineke)
    with pytest.raises(ValidationError):
        offering.offer(inquiry, by=cast.petra, **offered(line, 1), holds_until=tonight)


def test_partly_says_how_many(cast, line):
    inquiry = ask(cast, line.support_request, Rung.ROAZ)

    with pytest.raises(ValidationError) as refused:
        ladder.answer(inquiry, by=cast.rob, answer="partly")
    assert set(refused.value.message_dict) == {"persons"}
    ladder.answer(inquiry, by=cast.rob, answer="partly", offers=[offered(line, 1)])


def test_part_of_an_offer_can_be_accepted(cast, line, help_from):
    offer = help_from(8, accepted=False)

    offering.accept(offer, by=cast.ineke, persons=5)

    offer.refresh_from_db()
    assert (offer.persons, offer.state) == (5, "accepted")
    assert need_ledger.account(line).open.peak == 3


def test_one_too_many_is_refused_and_the_part_that_fits_succeeds(cast, line, help_from):
    help_from(6, starts_on=days(3), ends_on=days(3))
    offer = help_from(8, accepted=False)

    with pytest.raises(Refused) as refused:
        offering.accept(offer, by=cast.ineke)
    part = refused.value.lacking[0].numbers
    offering.accept(offer, by=cast.ineke, persons=part["fits"], starts_on=part["first"], ends_on=part["last"])

    assert (part["fits"], part["first"], part["last"]) == (8, days(4), LAST_DAY)
    assert need_ledger.account(line).open.on(LAST_DAY) == 0


def test_help_takes_what_is_open_first_and_then_what_was_declined(cast, line, help_from):
    decided(line, Term.DECLINED, 6)

    help_from(5)

    entry = need_ledger.account(line)
    assert entry.open.person_days == 0
    assert entry.declined.on(FIRST_DAY) == 3


def test_help_never_takes_what_was_granted_for_the_coming_two_days(cast, line, help_from):
    decided(line, Term.DEFENCE, 6)
    offer = help_from(3, accepted=False)

    with pytest.raises(Refused) as refused:
        offering.accept(offer, by=cast.ineke)

    part = refused.value.lacking[0].numbers
    assert (part["fits"], part["first"]) == (3, clock.today() + timedelta(days=2))


def test_who_doesnt_come_gives_the_days_back(cast, line, help_from):
    offer = help_from(3)
    clock.move(days=1)

    offering.mark_not_arrived(offer, by=cast.ineke, how=How(reason="quarantine"))

    assert need_ledger.account(line).open.person_days == 8 * 14


def test_who_leaves_early_gives_the_later_days_back(cast, line, help_from):
    offer = help_from(3)
    clock.move(days=3)
    offering.mark_arrived(offer, by=cast.ineke)

    offering.mark_not_arrived(offer, by=cast.ineke, how=How(reason="needed elsewhere"), last_day=days(1))

    entry = need_ledger.account(line)
    assert entry.region.person_days == 6
    assert (entry.open.on(days(1)), entry.open.on(days(2))) == (5, 8)


def test_a_party_takes_its_accepted_offer_back(cast, line, help_from):
    offer = help_from(3)

    offering.withdraw_offer(offer, by=cast.petra, how=How(reason="we need them ourselves"))

    assert need_ledger.account(line).open.peak == 8


def test_more_need_raises_what_is_asked_and_less_is_withdrawn(cast, line):
    need_and_situation.change_line(line, by=cast.ineke, persons=10)
    need_and_situation.change_line(line, by=cast.ineke, persons=4, ends_on=days(6))

    entry = need_ledger.account(line)
    assert entry.asked.person_days == 140
    assert entry.open.person_days == 28
    assert entry.withdrawn.person_days == 112


def test_need_that_is_no_longer_there_is_withdrawn_and_the_request_resolved(cast, line):
    need_and_situation.change_line(line, by=cast.ineke, persons=0)

    entry = need_ledger.account(line)
    assert (entry.asked.peak, entry.withdrawn.person_days, entry.open.person_days) == (8, 112, 0)
    ladder.resolve(line.support_request, by=cast.gerard, code="need_withdrawn")
    assert line.support_request.status == Status.RESOLVED


def test_need_that_was_dropped_can_come_back(cast, line):
    need_and_situation.change_line(line, by=cast.ineke, persons=0)
    need_and_situation.change_line(line, by=cast.ineke, persons=3)

    entry = need_ledger.account(line)
    assert (entry.asked.peak, entry.withdrawn.peak, entry.open.peak) == (11, 8, 3)


def test_need_isnt_dropped_while_help_covers_it(cast, line, help_from):
    help_from(3)

    with pytest.raises(Refused) as refused:
        need_and_situation.change_line(line, by=cast.ineke, persons=0)

    (lack,) = refused.value.lacking
    assert (lack.code, lack.numbers["fits"]) == ("covered_by_help", 3)
    assert need_ledger.account(line).open.peak == 5


def test_the_number_that_fits_counts_the_grant_that_could_have_made_way(cast, line, help_from):
    """Of 8, one is helped and 7 are granted; when that grant can make way only in part, it is told for how many."""
    decided_on = {"starts_on": FIRST_DAY, "ends_on": LAST_DAY, "event_number": 2, "staff_type": "nurse"}
    help_from(1)
    LedgerRow.objects.create(line=line, term=Term.DEFENCE, persons=7, **decided_on)

    with pytest.raises(Refused) as more:
        offering.accept(help_from(8, accepted=False, starts_on=days(3)), by=cast.ineke)
    with pytest.raises(Refused) as less:
        need_and_situation.change_line(line, by=cast.ineke, persons=0, starts_on=days(3))

    assert more.value.lacking[0].numbers["fits"] == 7
    assert less.value.lacking[0].numbers["fits"] == need_ledger.account(line).asked.on(FIRST_DAY)


def test_nobody_asks_for_nobody(cast, line, an_alert):
    """Zero is the end of a need that was asked, not a new one; and nothing is below it."""
    period = {"starts_on": FIRST_DAY, "ends_on": LAST_DAY}
    draft = an_alert(send=False).lines.get()
    for change in (
        lambda: need_and_situation.add_line(
            line.support_request, by=cast.ineke, staff_type="host", persons=0, **period
        ),
        lambda: need_and_situation.change_line(draft, by=cast.ineke, persons=0),
        lambda: need_and_situation.change_line(line, by=cast.ineke, persons=-1),
    ):
        with pytest.raises(ValidationError) as wrong:
            change()
        assert "persons" in wrong.value.message_dict


def test_a_line_that_is_dropped_needs_no_details_to_be_filed(cast, line):
    assert completeness.missing(line.support_request)["need"]

    need_and_situation.change_line(line, by=cast.ineke, persons=0)

    assert completeness.missing(line.support_request)["need"] == []


def test_need_cant_shrink_below_the_help_accepted(cast, line, help_from):
    """The number and period that fit cover every day of help, not just the first."""
    help_from(2, ends_on=days(1))
    help_from(5, starts_on=days(4), ends_on=days(5))

    with pytest.raises(Refused) as refused:
        need_and_situation.change_line(line, by=cast.ineke, persons=1, ends_on=days(2))
    numbers = refused.value.lacking[0].numbers
    need_and_situation.change_line(
        line, by=cast.ineke, persons=numbers["fits"], starts_on=numbers["first"], ends_on=numbers["last"]
    )

    assert numbers == {"fits": 5, "first": FIRST_DAY, "last": days(5)}
    assert need_ledger.account(line).open.is_never_negative


def test_days_gone_by_stay_as_they_were(cast, line):
    clock.move(days=3)

    need_and_situation.change_line(line, by=cast.ineke, persons=2)

    entry = need_ledger.account(line)
    assert entry.unmet.person_days == 16
    assert entry.residual.peak == 2


def test_sending_again_asks_nothing_more_on_days_gone_by(cast, line):
    request = line.support_request
    clock.move(days=2)
    workflow.perform(request, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    need_and_situation.change_line(line, by=cast.ineke, starts_on=FIRST_DAY - timedelta(days=1))
    before = need_ledger.account(line).asked

    workflow.perform(request, Action.SUBMIT, by=cast.ineke)

    assert need_ledger.account(line).asked == before
    assert before.on(FIRST_DAY - timedelta(days=1)) == 0


def test_residual_is_what_is_open_from_today_on(line):
    request = line.support_request
    assert preconditions.residual(request) == 112

    clock.move(days=8)

    assert preconditions.residual(request) == 8 * 7
    assert need_ledger.account(line).unmet.person_days == 8 * 7


def test_withdrawing_writes_what_is_open_and_reopening_takes_exactly_that_back(cast, line, help_from):
    help_from(3)
    before = need_ledger.account(line)
    request = line.support_request

    workflow.perform(request, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))
    assert need_ledger.account(line).open.person_days == 0
    workflow.perform(request, Action.REOPEN, by=cast.ineke, how=How(reason="they fell ill again"))

    assert need_ledger.account(line) == before
    assert request.status == Status.REGIONAL


def test_an_offer_around_the_days_of_need_fits_as_far_as_they_go(cast, line, help_from):
    offer = help_from(1, accepted=False, ends_on=LAST_DAY + timedelta(days=1))

    with pytest.raises(Refused) as refused:
        offering.accept(offer, by=cast.ineke)

    assert refused.value.lacking[0].numbers["last"] == LAST_DAY


def test_the_ledger_of_what_was_prefetched_takes_no_query_and_after_a_deed_is_read_anew(
    cast, an_alert, django_assert_num_queries
):
    support_request = an_alert()
    prefetch_related_objects([support_request], *need_ledger.FROM)
    line = support_request.lines.first()
    with django_assert_num_queries(0):
        asked = need_ledger.ledger(support_request)[line.pk].asked.peak

    need_and_situation.change_line(line, by=cast.ineke, persons=asked + 3)
    workflow.lock(support_request)

    assert need_ledger.ledger(support_request)[line.pk].asked.peak == asked + 3


def test_the_database_is_asked_only_about_a_line_that_it_may_refuse(db, django_assert_num_queries):
    line = NeedLine(staff_type="nurse", persons=8, starts_on=date(2020, 12, 29), ends_on=date(2021, 1, 11))
    with django_assert_num_queries(0):
        line.validate_constraints(exclude={"support_request"})

    line.persons, line.ends_on = 201, date(2020, 12, 28)
    with pytest.raises(ValidationError) as refused:
        line.validate_constraints(exclude={"support_request"})
    assert len(refused.value.messages) == 2
