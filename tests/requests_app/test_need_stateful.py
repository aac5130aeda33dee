"""The ledger of need against a naive one that counts every day by itself, under random deeds.

The machine does what the cast could do, through the domain functions. The oracle knows only section 6 of the contract:
asked = region + national + defence + declined + withdrawn + open, on every day, no term below zero.
"""

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import transaction
from hypothesis import Phase, assume, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from foundation import clock
from foundation.errors import Refused
from requests_app.deeds import follow_up, ladder, need_and_situation, offering, undoing
from requests_app.models import LedgerRow, Rung, Status, SupportRequest, Term
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import preconditions, workflow
from requests_app.procedure.how import How
from requests_app.records import journal, need_ledger
from tests.by_hand import TERMS, Oracle, each_day
from tests.cast import ask
from tests.chance import PROVING
from tests.conftest import MORNING
from tests.recipes import draft, offered

CIVIL = {Rung.OTHER_INSTITUTIONS: "region", Rung.RED_CROSS: "national"}

TOO_MANY = {"more_than_open", "no_room"}

persons = st.integers(3, 12)
helpers = st.integers(1, 6)
rungs = st.sampled_from(sorted(CIVIL))
length = st.integers(0, 9)
shift = st.integers(-2, 6)
pick = st.integers(0, 30)


WALKS, STEPS = (2000, 30) if PROVING else (8, 20)
UNEXPLAINED = [Phase.explicit, Phase.generate, Phase.shrink]
MUST_HAPPEN = {
    "other_institutions",
    "red_cross",
    "declined made good",
    "displaced",
    "more_than_open",
    "no_room",
    "covered_by_help",
    "too_early",
    "nobody came",
    "taken back",
    "residual",
    "resolved",
    "reopened",
    "followed up",
    "undone: accept",
    "undone: decline",
    "undone: take back",
    "undone: not arrived",
    "undone: withdraw it all",
}


def when(*statuses, offers=()):
    """The deed can be tried in these statuses, when there is an offer in one of these states."""
    return precondition(lambda self: self.status in statuses and (not offers or bool(self.has(*offers))))


AT_HOME = (Status.REGIONAL, Status.DRAFT)
ANY = (*AT_HOME, Status.RESOLVED)


class Climb(RuleBasedStateMachine):
    """De Avondzon's request, and whatever could happen to its need."""

    cast = None
    happened = Counter()

    def __init__(self):
        super().__init__()
        clock.freeze(MORNING)
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.closing = {}
        self.oracles, self.offers = {}, []
        self.status, self.followed, self.tried_at = None, False, None

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)
        clock.freeze(MORNING)

    @property
    def request(self):
        return SupportRequest.objects.get(pk=self.pk)

    def line(self, number):
        lines = list(self.request.lines.all())
        return lines[number % len(lines)]

    def has(self, *states):
        return [offer for offer in self.offers if offer.state in states]

    def offer(self, number, *states):
        found = self.has(*states)
        return found[number % len(found)]

    def refused(self, deed, code):
        """The deed is refused under `code`, leaves nothing behind, and names the number that fits."""
        head = self.request.head_hash
        with pytest.raises(Refused) as refused, transaction.atomic():
            deed()
        assert self.request.head_hash == head
        (lack,) = refused.value.lacking
        assert lack.code in code
        self.happened[lack.code] += 1
        return lack.numbers

    # --- the beginning

    @initialize(persons=persons)
    def alert(self, persons):
        scene = draft(self.cast)
        need_and_situation.change_line(scene.line, by=self.cast.ineke, persons=persons)
        workflow.perform(scene.request, Action.SUBMIT, by=self.cast.ineke)
        self.pk = scene.request.pk
        self.oracles[scene.line.pk] = Oracle(persons, scene.line.starts_on, scene.line.ends_on)
        self.inquiries = {rung: ask(self.cast, scene.request, rung) for rung in CIVIL}
        for rung, speaker in zip(CIVIL, (self.cast.petra, self.cast.roos), strict=True):
            ladder.answer(self.inquiries[rung], by=speaker, answer="filled")
        self.status = Status.REGIONAL

    # --- need

    @precondition(lambda self: self.status in AT_HOME and len(self.oracles) < 3)
    @rule(persons=persons, start=shift, length=length)
    def another_line(self, persons, start, length):
        first = clock.today() + timedelta(days=max(start, 0))
        last = first + timedelta(days=length)
        values = {"persons": persons, "starts_on": first, "ends_on": last}
        need_and_situation.add_line(self.request, by=self.cast.ineke, staff_type=StaffType.NURSE, **values)
        self.oracles[self.request.lines.last().pk] = Oracle(persons, first, last)

    @when(*AT_HOME)
    @rule(number=pick, persons=persons | st.just(0), start=shift, length=length)
    def change_the_need(self, number, persons, start, length):
        line, today = self.line(number), clock.today()
        first = max(min(line.starts_on + timedelta(days=start), today + timedelta(days=9)), today - timedelta(days=3))
        last = max(first + timedelta(days=length), today)
        oracle = self.oracles[line.pk]
        values = {"persons": persons, "starts_on": first, "ends_on": last}
        if oracle.change(persons, first, last, today):
            need_and_situation.change_line(line, by=self.cast.ineke, **values)
            return
        numbers = self.refused(
            lambda: need_and_situation.change_line(line, by=self.cast.gerard, **values), {"covered_by_help"}
        )
        assert numbers["fits"] == oracle.least(today)
        assume((numbers["last"] - numbers["first"]).days < 28)
        fitting = {"persons": numbers["fits"], "starts_on": numbers["first"], "ends_on": numbers["last"]}
        assert oracle.change(numbers["fits"], numbers["first"], numbers["last"], today)
        need_and_situation.change_line(line, by=self.cast.gerard, **fitting)

    @when(Status.REGIONAL)
    @rule(number=pick, share=helpers, length=length, term=st.sampled_from([Term.DECLINED, Term.DEFENCE]))
    def the_triangle_decides(self, number, share, length, term):
        """What a decision will write; the deed itself comes later on the ladder."""
        line = self.line(number)
        first, last = max(line.starts_on, clock.today()), line.ends_on
        assume(first <= last)
        last = min(last, first + timedelta(days=length))
        oracle = self.oracles[line.pk]
        most = min(oracle.open(day) for day in each_day(first, last))
        assume(most > 0)
        self.decide(line, term, min(share, most), first, last)

    def decide(self, line, term, decided, first, last):
        oracle = self.oracles[line.pk]
        row = {"persons": decided, "starts_on": first, "ends_on": last, "event_number": self.request.head_number}
        staff_type = StaffType.NURSE if decided % 2 else StaffType.MEDIC
        LedgerRow.objects.create(line=line, term=term, staff_type=staff_type, **row)
        kept = oracle.grants.setdefault(staff_type, Counter()) if term == Term.DEFENCE else oracle.terms[term]
        for day in each_day(first, last):
            kept[day] += decided

    @when(Status.REGIONAL)
    @rule(number=pick, share=helpers, start=st.integers(2, 5), term=st.sampled_from([Term.DECLINED, Term.DEFENCE]))
    def help_comes_after_the_decision(self, number, share, start, term):
        """All is decided on for some days to come; then civil help is found for just these days."""
        line, first = self.line(number), clock.today() + timedelta(days=start)
        last = first + timedelta(days=1)
        assume(line.starts_on <= first and last <= line.ends_on and self.oracles[line.pk].least_open(first, last) > 0)
        self.decide(line, term, self.oracles[line.pk].least_open(first, last), first, last)
        room = self.oracles[line.pk].room(first, last)
        self.accept(self.offer_for(line, Rung.RED_CROSS, min(share, room), first, last), None)

    # --- help

    @when(*AT_HOME)
    @rule(rung=rungs, number=pick, persons=helpers, start=shift, length=length)
    def help_is_offered(self, rung, number, persons, start, length):
        """Also for days around those of the need line."""
        line = self.line(number)
        first = min(line.starts_on + timedelta(days=start), line.ends_on)
        last = max(first + timedelta(days=length), line.starts_on, clock.today())
        self.offer_for(line, rung, persons, first, last)

    def offer_for(self, line, rung, persons, first, last):
        values = offered(line, persons, starts_on=first, ends_on=last)
        event = offering.offer(self.inquiries[rung], by=self.speaker(rung), **values).event
        self.offers.append(self.inquiries[rung].offers.get(pk=event.facts["offer"]))
        return self.offers[-1]

    def speaker(self, rung):
        return self.cast.petra if rung == Rung.OTHER_INSTITUTIONS else self.cast.roos

    @when(*AT_HOME)
    @rule(rung=rungs, number=pick, persons=st.none() | helpers, start=shift, length=length, part=st.none() | helpers)
    def help_is_offered_and_accepted(self, rung, number, persons, start, length, part):
        """Within the days of the need line; None offers exactly what there is room for."""
        line = self.line(number)
        assume(line.ends_on >= clock.today())
        first = min(max(line.starts_on, clock.today() + timedelta(days=start)), line.ends_on)
        first = max(first, clock.today())
        last = min(first + timedelta(days=length), line.ends_on)
        persons = persons or max(1, self.oracles[line.pk].room(first, last))
        self.accept(self.offer_for(line, rung, persons, first, last), part)

    @when(*AT_HOME, offers=["offered"])
    @rule(number=pick, part=st.none() | helpers)
    def help_is_accepted(self, number, part):
        self.accept(self.offer(number, "offered"), part)

    def accept(self, offer, part):
        wanted, first, last = min(part or offer.persons, offer.persons), offer.starts_on, offer.ends_on
        oracle, rung = self.oracles[offer.line_id], offer.inquiry.rung
        if wanted > oracle.room(first, last):
            numbers = self.refused(lambda: offering.accept(offer, by=self.cast.ineke, persons=wanted), TOO_MANY)
            most = oracle.largest(wanted, first, last)
            if not most:
                assert "fits" not in numbers
                offering.decline(offer, by=self.cast.gerard, how=How(reason="nothing is open"))
                return
            wanted, first, last = numbers["fits"], numbers["first"], numbers["last"]
            assert wanted * ((last - first).days + 1) == most
            offer.refresh_from_db()
        self.happened["declined made good"] += wanted > oracle.least_open(first, last)
        granted = need_ledger.account(offer.line).defence.person_days
        offering.accept(offer, by=self.cast.ineke, persons=wanted, starts_on=first, ends_on=last)
        assert (offer.persons, offer.starts_on, offer.ends_on) == (wanted, first, last)
        oracle.accept(CIVIL[rung], wanted, first, last)
        self.happened[str(rung)] += 1
        self.happened["displaced"] += need_ledger.account(offer.line).defence.person_days < granted

    def gives_back(self, offer, first):
        oracle = self.oracles[offer.line_id]
        oracle.give_back(CIVIL[offer.inquiry.rung], offer.persons, first, offer.ends_on)

    @when(*ANY, offers=["accepted"])
    @rule(number=pick)
    def they_arrive(self, number):
        offer = self.offer(number, "accepted")
        if offer.starts_on > clock.today():
            self.refused(lambda: offering.mark_arrived(offer, by=self.cast.ineke), {"too_early"})
        else:
            offering.mark_arrived(offer, by=self.cast.ineke)

    @when(*ANY, offers=["accepted", "arrived"])
    @rule(number=pick)
    def nobody_comes(self, number):
        self.happened["nobody came"] += 1
        offer = self.offer(number, "accepted", "arrived")
        self.gives_back(offer, offer.starts_on)
        offering.mark_not_arrived(offer, by=self.cast.ineke, how=How(reason="quarantine"))

    @when(*ANY, offers=["accepted", "arrived"])
    @rule(number=pick, stayed=length)
    def they_leave_early(self, number, stayed):
        offer = self.offer(number, "accepted", "arrived")
        last_day = offer.starts_on + timedelta(days=stayed)
        assume(last_day < offer.ends_on)
        self.gives_back(offer, last_day + timedelta(days=1))
        offering.mark_not_arrived(offer, by=self.cast.ineke, how=How(reason="needed elsewhere"), last_day=last_day)

    @when(*ANY, offers=["offered", "accepted"])
    @rule(number=pick)
    def help_is_taken_back(self, number):
        offer = self.offer(number, "offered", "accepted")
        if offer.state == "accepted":
            self.gives_back(offer, offer.starts_on)
            self.happened["taken back"] += 1
        offering.withdraw_offer(offer, by=self.speaker(offer.inquiry.rung), how=How(reason="we need them ourselves"))

    @when(*AT_HOME, offers=["offered", "accepted", "arrived"])
    @rule(number=pick, slip=st.sampled_from(["accept", "decline", "take back", "not arrived", "withdraw it all"]))
    def a_slip_is_undone(self, number, slip):
        """Done and undone at once: to the oracle nothing happened."""
        offer = self.offer(number, "offered", "accepted", "arrived")
        party, why = self.speaker(offer.inquiry.rung), How(reason="pressed the wrong button")
        slips = {
            "accept": (self.cast.ineke, partial(offering.accept, offer)),
            "decline": (self.cast.gerard, partial(offering.decline, offer, how=why)),
            "take back": (party, partial(offering.withdraw_offer, offer, how=why)),
            "not arrived": (self.cast.ineke, partial(offering.mark_not_arrived, offer, how=why)),
            "withdraw it all": (self.cast.ineke, partial(workflow.perform, self.request, Action.WITHDRAW, how=why)),
        }
        by, deed = slips[slip]
        try:
            with transaction.atomic():
                event = deed(by=by).event
        except Refused:
            offer.refresh_from_db()
            return
        undoing.undo(event.undoable, by=by)
        offer.refresh_from_db()
        self.happened[f"undone: {slip}"] += 1

    # --- the request

    def left(self):
        return sum(oracle.left(clock.today()) for oracle in self.oracles.values())

    def granted(self):
        days = {(oracle, day) for oracle in self.oracles.values() for day in oracle.to_come(clock.today())}
        return any(oracle.on("defence", day) for oracle, day in days)

    @when(Status.REGIONAL)
    @rule()
    def return_it(self):
        self.status = Status.DRAFT
        workflow.perform(self.request, Action.RETURN_TO_INSTITUTION, by=self.cast.gerard, how=How(reason="which ward?"))

    @when(Status.DRAFT)
    @rule()
    def send_it_again(self):
        self.status = Status.REGIONAL
        workflow.perform(self.request, Action.SUBMIT, by=self.cast.ineke)

    @precondition(lambda self: self.status == Status.REGIONAL and self.tried_at != self.left())
    @rule()
    def resolve(self):
        deed = lambda: ladder.resolve(self.request, by=self.cast.gerard, code="arrived")  # noqa: E731
        self.tried_at = self.left()
        if self.left() and not self.granted():
            assert self.refused(deed, {"residual"})["person_days"] == self.left()
        elif self.granted():
            with pytest.raises(Refused), transaction.atomic():
                deed()
        else:
            deed()
            self.closing, self.status, self.closed_from = {}, Status.RESOLVED, Status.REGIONAL
            self.happened["resolved"] += 1

    @precondition(lambda self: self.status in AT_HOME and len(self.offers) > 3)
    @rule()
    def withdraw(self):
        self.closed_from, self.status = self.status, Status.WITHDRAWN
        workflow.perform(self.request, Action.WITHDRAW, by=self.cast.ineke, how=How(reason="moved the clients"))
        today = clock.today()
        for oracle in self.oracles.values():
            oracle.end_grant(today)
        self.closing = {pk: oracle.withdraw_open(today) for pk, oracle in self.oracles.items()}

    @when(Status.WITHDRAWN, Status.RESOLVED)
    @rule()
    def reopen(self):
        back = sum(n for left in self.closing.values() for day, n in left.items() if day >= clock.today())
        too_late = clock.now() - self.request.closed_at > timedelta(days=14)
        deed = lambda: workflow.perform(self.request, Action.REOPEN, by=self.cast.ineke, how=How(reason="not yet"))  # noqa: E731
        if too_late or self.left() + back == 0:
            with pytest.raises(Refused), transaction.atomic():
                deed()
            return
        deed()
        for pk, left in self.closing.items():
            self.oracles[pk].terms["withdrawn"].subtract(left)
        self.closing, self.status = {}, self.closed_from
        self.happened["reopened"] += 1

    @precondition(lambda self: self.status == Status.REGIONAL and not self.followed and len(self.offers) > 2)
    @rule()
    def follow_up(self):
        self.followed = True
        self.happened["followed up"] += 1
        left = self.left()
        event = follow_up.file(self.request, by=self.cast.ineke, how=How(reason="another ward")).event
        for oracle in self.oracles.values():
            oracle.withdraw_open(clock.today())
        copied = SupportRequest.objects.get(reference=event.facts["follow_up"])
        asked = (line.persons * ((line.ends_on - line.starts_on).days + 1) for line in copied.lines.all())
        assert sum(asked) == left

    @rule(hours=st.sampled_from([24, 48, 72]))
    def time_passes(self, hours):
        clock.move(hours=hours)

    # --- what always holds

    @invariant()
    def every_day_agrees(self):
        if not self.oracles:
            return
        assert self.request.status == self.status
        kept, today = need_ledger.ledger(self.request), clock.today()
        assert kept.keys() == self.oracles.keys()
        for pk, oracle in self.oracles.items():
            days = {*oracle.days(), *each_day(MORNING.date() - timedelta(days=4), MORNING.date() + timedelta(days=40))}
            for name in TERMS:
                profile = getattr(kept[pk], name)
                counted = {day: oracle.on(name, day) for day in days}
                assert {day: profile.on(day) for day in days} == counted, name
                assert profile.is_never_negative, name
                note(f"{name}: {profile.ranges}")
            assert kept[pk].residual.person_days == sum(oracle.open(day) for day in days if day >= today)
            assert kept[pk].unmet.person_days == sum(oracle.open(day) for day in days if day < today)

    @invariant()
    def the_journal_holds(self):
        if self.oracles:
            assert journal.check(self.request) is None
            assert preconditions.residual(self.request) == self.left()


@pytest.mark.property
def test_the_ledger_agrees_with_counting_by_hand(cast):
    machine = type("Climbing", (Climb,), {"cast": cast, "happened": Counter()})

    how = settings(max_examples=WALKS, stateful_step_count=STEPS, phases=UNEXPLAINED)
    run_state_machine_as_test(machine, settings=how)

    happened = {kind for kind, times in machine.happened.items() if times}
    assert not PROVING or happened >= MUST_HAPPEN  # a few walks need not see everything


def test_the_oracle_itself_counts_by_hand():
    first, last = date(2020, 12, 29), date(2020, 12, 31)
    oracle = Oracle(8, first, last)

    oracle.accept("region", 3, first, first)

    assert [oracle.open(day) for day in each_day(first, last)] == [5, 8, 8]
    assert oracle.least(first) == 3
    assert not oracle.change(2, first, last, first)
    assert oracle.change(3, first, last, first)
    assert [oracle.terms["withdrawn"][day] for day in each_day(first, last)] == [5, 5, 5]
