"""Random walks through the whole graph by random people, from every status on.

Each step is a deed that the table offers to somebody, with good data, in person or by telephone; or the clock moves, or
the corners happen to agree. After each step the contract is asked: no status without an event, a journal that holds,
a ledger that agrees with counting by hand, no decision on what is old, nobody in two parts, and who acts sees.
"""

from collections import Counter, defaultdict
from copy import copy
from datetime import date, timedelta
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run

from foundation import clock
from foundation.errors import Refused
from regions.models import Membership, Role
from requests_app.deeds import fact_finding, need_and_situation, triangle, tuning
from requests_app.models import (
    COUNTING,
    TERMINAL,
    Corner,
    Decision,
    Inquiry,
    LedgerRow,
    Offer,
    Outcome,
    ReviewKind,
    Status,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.procedure.rules import RULES
from requests_app.records import journal, need_ledger, reviews
from requests_app.schedule import deadlines
from tests import recipes, road
from tests.by_hand import TERMS, Oracle, each_day
from tests.chance import PROVING

S = Status
STARTS = {
    "on the way up": [S.DRAFT, S.REGIONAL, S.NATIONAL, S.APPLICATION, S.INTAKE, S.PRECHECK, S.WITHDRAWN],
    "around the triangle": [S.PRECHECK, S.FACT_FINDING, S.TUNING, S.REVIEW, S.GRANTED, recipes.PROVISIONAL, S.REJECTED],
}
WALKERS = ["ineke", "gerard", "loes", "vera", "dirk", "fenna", "mira", "victor", "daan", "petra", "karin", "evert"]
FRESH = timedelta(hours=48)
QUIET = {Action.COMMENT, Action.ATTACH, Action.SET_URGENCY, Action.SET_PRIORITY, Action.ASK_FIGURES, Action.ASK_ALL}
REASONED = {Outcome.REJECT, Outcome.RETURN}

WEIGHT = {
    **dict.fromkeys((Action.GIVE_POSITION, Action.SETTLE, Action.PROPOSE_TUNING, Action.ACCEPT_OFFER), 5),
    **dict.fromkeys((Action.WITHDRAW, Action.ABANDON_VISIT, Action.RESOLVE, Action.RETURN_TO_INSTITUTION), 1),
}
seeds = st.integers(0, 1_000_000)
people = st.integers(0, 5)


def term_of(offer):
    return {1: "region", 2: "national"}[offer.inquiry.step]


def counted(line):
    """The ledger of a line counted from its rows and offers, day by day."""
    oracle = Oracle(0, line.starts_on, line.ends_on, line.staff_type)
    for row in LedgerRow.objects.filter(line=line):
        kept = oracle.terms.get(row.term)
        if kept is None:
            kept = oracle.grants.setdefault(row.staff_type, Counter())
        for day in each_day(row.starts_on, row.ends_on):
            kept[day] += row.persons
    for offer in Offer.objects.filter(line=line, state__in=COUNTING).select_related("inquiry"):
        for day in each_day(offer.starts_on, offer.ends_on):
            oracle.terms[term_of(offer)][day] += offer.persons
    return oracle


class Followed:
    """What each event means for the ledger, counted by hand from what the event says."""

    def __init__(self, request):
        self.request = request
        self.seen, self.lines, self.helped, self.closing = request.head_number, {}, {}, {}
        self.stood = {}
        self.said = {line.pk: line.persons for line in request.lines.all()}
        if request.submitted_at:
            self.lines = {line.pk: counted(line) for line in request.lines.all()}
        if request.status == Status.WITHDRAWN:
            for line in request.lines.all():
                self.closing[line.pk] = Counter()
                for row in LedgerRow.objects.filter(line=line, event_number=request.closed_by_event, term="withdrawn"):
                    self.closing[line.pk].update(dict.fromkeys(each_day(row.starts_on, row.ends_on), row.persons))
        for offer in Offer.objects.filter(line__support_request=request, state__in=COUNTING):
            self.helped[offer.pk] = (offer.line_id, term_of(offer), offer.persons, offer.starts_on, offer.ends_on)

    def catch_up_with(self, request):
        """Counts what happened since; returns those events."""
        self.request = request
        events = list(self.request.events.filter(number__gt=self.seen))
        for event in events:
            self.seen = event.number
            self.stood[event.number] = self._days(), dict(self.helped), dict(self.closing)
            getattr(self, f"_{event.action}", self._nothing)(event.facts)
        return events

    def _nothing(self, facts):
        pass

    def _days(self):
        """Every number by line, term or granted type, and day."""
        kept = [(pk, {**one.terms, **one.grants}) for pk, one in self.lines.items()]
        return {(pk, name): Counter(days) for pk, terms in kept for name, days in terms.items()}

    def _undo(self, facts):
        """Takes back what the undone deed changed, and nothing else; of one from before the walk it is counted anew."""
        if facts["event"] not in self.stood:
            self.__init__(self.request)
            return
        days, helped, closing = self.stood[facts["event"]]
        then, helped_then, closing_then = self.stood[facts["event"] + 1]
        for (pk, name), after in then.items():
            oracle = self.lines[pk]
            kept = oracle.terms[name] if name in oracle.terms else oracle.grants[name]
            kept.subtract(after)
            kept.update(days.get((pk, name), Counter()))
        gone = helped.keys() - helped_then.keys()
        self.helped |= {pk: helped[pk] for pk in gone}
        for pk in helped_then.keys() - helped.keys():
            self.helped.pop(pk, None)
        if closing != closing_then:
            self.closing = closing

    def _each(self):
        return [(self.request.lines.get(pk=pk), oracle) for pk, oracle in self.lines.items()]

    def _asked(self, facts):
        for line in self.request.lines.all():
            if line.pk not in self.lines:
                self.said[line.pk] = line.persons
                self.lines[line.pk] = Oracle(line.persons, line.starts_on, line.ends_on, line.staff_type)

    _submit = _register_urgent = _asked

    def _add_need_line(self, facts):
        if self.request.submitted_at:
            self._asked(facts)

    def _change_need(self, facts):
        """Only what differs from what the line said is another need: after a follow-up it says more than is needed."""
        line = self.request.lines.get(number=facts["line"])
        said, self.said[line.pk] = self.said.get(line.pk), line.persons
        if line.pk in self.lines and said != line.persons:
            assert self.lines[line.pk].change(line.persons, line.starts_on, line.ends_on, clock.today())

    def _accept_offer(self, facts):
        offer = Offer.objects.select_related("inquiry").get(pk=facts["offer"])
        first, last = date.fromisoformat(facts["starts_on"]), date.fromisoformat(facts["ends_on"])
        self.helped[offer.pk] = (offer.line_id, term_of(offer), facts["persons"], first, last)
        self.lines[offer.line_id].accept(term_of(offer), facts["persons"], first, last)

    def _withdraw_offer(self, facts):
        if found := self.helped.pop(facts["offer"], None):
            line, term, persons, first, last = found
            self.lines[line].give_back(term, persons, first, last)

    _mark_not_arrived = _withdraw_offer

    def _withdraw(self, facts):
        for pk, oracle in self.lines.items():
            oracle.end_grant(clock.today())
            self.closing[pk] = oracle.withdraw_open(clock.today())

    def _resolve(self, facts):
        self.closing = {}

    def _reopen(self, facts):
        for pk, left in self.closing.items():
            self.lines[pk].terms["withdrawn"].subtract(left)
        self.closing = {}

    def _file_follow_up(self, facts):
        for oracle in self.lines.values():
            oracle.withdraw_open(clock.today())

    def _accept_tuning(self, facts):
        tuned = defaultdict(list)
        for one in reviews.tuned_lines(self.request):
            tuned[one.line_id].append(one)
        for pk, oracle in self.lines.items():
            oracle.decline(clock.today(), lambda day, pk=pk: endorsed(tuned[pk], day))

    _proceed_without_answer = _accept_tuning

    def _amend(self, facts):
        for oracle in self.lines.values():
            oracle.reopen(clock.today())

    _reassess = _amend

    def _reject(self, facts):
        for oracle in self.lines.values():
            oracle.end_grant(clock.today())
            oracle.decline_open(clock.today())

    def _lapse_provisional(self, facts):
        for oracle in self.lines.values():
            oracle.end_grant(clock.today())

    def _grant(self, facts):
        for line, oracle in self._each():
            tuned = [one for one in reviews.tuned_lines(self.request) if one.line_id == line.pk]
            stood = {day: oracle.on("defence", day) for day in oracle.days()}
            persons = {one: facts["persons"].get(str(one.pk), 0) for one in tuned}
            given = [(one.staff_type, persons[one], one.starts_on, one.ends_on) for one in tuned]
            cut = lambda day, tuned=tuned, stood=stood: max(endorsed(tuned, day), stood.get(day, 0))  # noqa: E731
            oracle.grant(clock.today(), given, cut=cut)

    def _order_provisional(self, facts):
        last = clock.day_of(clock.now() + timedelta(hours=72))
        for line, oracle in self._each():
            persons = facts["persons"].get(str(line.pk), 0)
            oracle.grant(clock.today(), [(line.staff_type, persons, line.starts_on, min(last, line.ends_on))])

    def _confirm_provisional(self, facts):
        for line, oracle in self._each():
            persons = facts["persons"].get(str(line.pk), 0)
            given = [(line.staff_type, persons, line.starts_on, line.ends_on)]
            oracle.grant(clock.today(), given, cut=lambda day, line=line: endorsed([line], day))


def endorsed(lines, day):
    return sum(one.persons for one in lines if one.starts_on <= day <= one.ends_on)


class Walk(RuleBasedStateMachine):
    """One request, and everybody who may do something to it."""

    cast, scenes, starts, happened = None, {}, [], Counter()

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.scene = None

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize(number=st.integers(0, 999))
    def begin(self, number):
        start = self.starts[number % len(self.starts)]
        kept, moment = self.scenes[start]
        note(start)
        self.made_ready, self.steps = "", 0
        clock.freeze(moment)
        self.scene = copy(kept)
        self.read_anew()
        self.scene.line = self.request.lines.first()
        self.followed = Followed(self.request)

    def read_anew(self):
        self.scene.request = SupportRequest.objects.get(pk=self.scene.request.pk)
        inquiries = list(self.request.inquiries.with_party())
        for inquiry in inquiries:
            inquiry.support_request = self.request
        self.scene.waiting, self.scene.answered = inquiries, []
        self.scene.offers = list(Offer.objects.filter(inquiry__support_request=self.request))

    @property
    def request(self):
        return self.scene.request

    def do(self, deed, action):
        """Refused for what was filled in, or for what only the deed itself can see: then nothing is left of it."""
        head = self.request.head_hash
        try:
            with transaction.atomic():
                deed()
        except (Refused, ValidationError) as refused:
            note(f"{action}: {refused}")
            self.happened[f"refused {action}"] += 1
            self.request.refresh_from_db()
            assert self.request.head_hash == head
        self.read_anew()

    @rule(seed=seeds, persons=people, other=people)
    def a_step(self, seed, persons, other):
        """One rule, so that each walk is mixed: most steps are deeds of somebody."""
        self.steps += 1
        dice = Random(f"{seed}, step {self.steps}")  # Hypothesis likes 0 and 1, which is no reason to stand still
        what = dice.choices(("deed", "agree", "ready", "time"), (6, 2, 1, 1))[0]
        if what == "deed":
            self.somebody_does_something(dice, persons)
        elif what == "agree" and reviews.open_review(self.request):
            self.the_corners_agree(dice, *((persons, other) if dice.random() < 0.3 else (persons + 1, other + 2)))
        elif what == "ready":
            self.it_is_made_ready()
        elif what == "time":
            self.time_passes(dice.choice([1, 5, 13, 25, 49]))

    # --- anybody

    def somebody_does_something(self, dice, persons):
        """Of all that is offered to somebody, rather what moves the request."""
        name = dice.choice(WALKERS)
        person, how = getattr(self.cast, name), {"spoken_by": recipes.told()} if dice.random() < 0.25 else {}
        found = self.offered_to(person, bool(how))
        if not found:
            return
        weights = [WEIGHT.get(action, 8 if RULES[action].to else 1) for action, _subject, _roles in found]
        ((action, subject, roles),) = dice.choices(found, weights)
        note(f"{name} {action} {how}")
        how |= {"as_role": dice.choice(roles)}
        self.do(lambda: self.with_data(action, subject, person, persons, dice, how), action)

    def offered_to(self, person, by_phone):
        """Every deed that is offered to `person`, with what it is done to."""
        found = []
        for action, rule_ in RULES.items():
            if self.request.status not in rule_.sources or rule_.follows or action in QUIET:
                continue
            for subject in recipes.subjects(self.scene, action):
                prospect = workflow.prospect(self.request, action, by=person, subject=subject, by_phone=by_phone)
                if prospect.offered:
                    found.append((action, subject, prospect.roles))
        return found

    def with_data(self, action, subject, person, persons, dice, how):
        """Good data for the deed, with numbers of its own where numbers matter."""
        if action == Action.GIVE_POSITION:
            return self.speak(person, self.an_outcome(dice), persons, **how)
        if action == Action.CHANGE_NEED:
            return need_and_situation.change_line(subject, by=person, persons=persons + 4, how=How(**how))
        if action == Action.REPORT_FINDINGS:
            return fact_finding.report(self.request, by=person, lines=self.rows(persons), **road.FOUND, how=How(**how))
        if action == Action.PROPOSE_TUNING:
            return tuning.propose(self.request, by=person, lines=self.rows(persons), how=How(reason="otherwise", **how))
        return recipes.do(action, self.scene, person, subject, **how)

    def rows(self, persons):
        """Some of the line's own type and some of another."""
        line = self.scene.line
        first = {"starts_on": max(line.starts_on, clock.today())}
        others = [road.row(line, StaffType.GENERAL_SUPPORT, 1, **first)] if persons % 2 else []
        return [road.row(line, persons=max(1, persons), minimum_team=1 + persons // 4, **first), *others]

    # --- the triangle

    def an_outcome(self, dice):
        """What was said already, four times out of five."""
        review = reviews.open_review(self.request)
        said = [one.outcome for one in review.positions.all()]
        return Outcome(said[0]) if said and dice.random() < 0.8 else dice.choice(reviews.outcomes(review))

    def speak(self, person, outcome, persons, **how):
        most = reviews.on_the_table(reviews.open_review(self.request))
        return triangle.give_position(
            self.request,
            by=person,
            outcome=outcome,
            motivation="seen by our duty officer",
            persons={key: min(persons, number) for key, number in most.items()},
            reasons=["no_capacity"] if outcome in REASONED else [],
            defer_until=clock.today() + timedelta(days=1) if outcome == Outcome.DEFER else None,
            how=How(**how),
        ).event

    def the_corners_agree(self, dice, persons, other):
        review = reviews.open_review(self.request)
        outcome = dice.choice(reviews.outcomes(review))
        for corner, least in zip(Corner, (persons, other, persons), strict=True):
            prospect = workflow.prospect(self.request, Action.GIVE_POSITION, by=self.speaker(corner))
            if prospect.offered and outcome in reviews.outcomes(reviews.open_review(self.request)):
                roles = [role for role in prospect.roles if reviews.CORNER_OF[role] == corner]
                how = {"as_role": roles[0]} if roles else {}
                self.do(lambda c=corner, n=least, h=how: self.speak(self.speaker(c), outcome, n, **h), "position")

    def speaker(self, corner):
        return getattr(self.cast, {"defence": "daan", "vws": "victor", "ghor_locc": "gerard"}[corner])

    # --- what makes it go on

    def it_is_made_ready(self):
        """What the next deed waits for: a complete application, checks, a team, figures of now."""
        ready = {
            Status.REGIONAL: recipes.close_rungs,
            Status.NATIONAL: recipes.close_rungs,
            Status.APPLICATION: recipes.complete,
            Status.INTAKE: recipes.check_all,
            Status.FACT_FINDING: recipes.send_team,
        }.get(self.request.status)
        if ready and self.made_ready != self.request.status:
            self.made_ready = self.request.status
            self.do(lambda: ready(self.scene), "made ready")
        elif self.request.status not in TERMINAL:
            situation = road.a_situation()
            self.do(
                lambda: need_and_situation.update_situation(self.request, by=self.cast.ineke, **situation),
                "new figures",
            )
            if self.request.checks.filter(verdict="to_follow").exists():
                self.do(lambda: recipes.check_all(self.scene), "checked")

    def time_passes(self, hours):
        clock.move(hours=hours)
        deadlines.sweep()
        self.read_anew()

    # --- what always holds

    @invariant()
    def the_contract_holds(self):
        if self.scene is None:
            return
        events = self.followed.catch_up_with(self.request)
        for event in events:
            self.an_event_is_in_order(event)
        if events:
            self.the_journal_holds()
            self.the_ledger_agrees()
            self.positions_are_of_this_version()
            self.nobody_is_in_two_parts()

    def an_event_is_in_order(self, event):
        before = self.request.events.filter(number=event.number - 1).first()
        assert before is None or before.to_status == event.from_status
        self.happened[event.action] += 1
        if event.actor:
            assert self.sees(event), (event.action, event.actor)
        if event.action in {Action.GRANT, Action.CONFIRM_PROVISIONAL}:
            decision = Decision.objects.get(support_request=self.request, event_number=event.number)
            measured = max(one.measured_at for one in self.request.situations.all())
            assert event.at - measured <= FRESH
            assert decision.version == event.version
            assert not self.request.checks.filter(verdict="to_follow").exists()

    def sees(self, event):
        reachable = SupportRequest.objects.reachable_by(event.actor, reference=self.request.reference)
        asked = Inquiry.objects.addressed_to(event.actor).filter(support_request=self.request)
        return reachable.exists() or asked.exists()

    def the_journal_holds(self):
        last = self.request.events.last()
        assert (last.number, last.to_status) == (self.request.head_number, self.request.status)
        assert journal.check(self.request) is None

    def the_ledger_agrees(self):
        kept, today = need_ledger.ledger(self.request), clock.today()
        for pk, oracle in self.followed.lines.items():
            for name in TERMS:
                profile = getattr(kept[pk], name)
                by_hand = {day: oracle.on(name, day) for day in oracle.days()}
                assert {day: profile.on(day) for day in by_hand} == by_hand, name
                assert profile.is_never_negative, name
            assert kept[pk].residual.person_days == oracle.left(today)

    def positions_are_of_this_version(self):
        review = reviews.open_review(self.request)
        assert (review is not None) == (self.request.status in {Status.PRECHECK, Status.REVIEW} or self.is_provisional)
        for position in review.positions.all() if review else ():
            assert position.version == self.request.version
        assert not self.is_provisional or review.kind == ReviewKind.CONFIRMATION

    @property
    def is_provisional(self):
        return self.request.provisional_until is not None

    def nobody_is_in_two_parts(self):
        parts = defaultdict(set)
        for event in self.request.events.filter(spoken_by__isnull=True, action__in=[*FACTS, Action.GIVE_POSITION]):
            if event.action == Action.GIVE_POSITION:
                parts[event.actor_id].add(event.facts["corner"])
            elif event.role == Role.FACT_FINDER:
                parts[event.actor_id].add("finds facts")
        assert all(len(one) == 1 for one in parts.values()), parts


FACTS = (Action.REPORT_FINDINGS, Action.PROPOSE_TUNING, Action.ACCEPT_TUNING)
MUST_HAPPEN = {
    "on the way up": {
        *(Action.REGISTER_URGENT, Action.RETURN_APPLICATION, Action.ACCEPT_INTAKE, Action.ORDER_FACT_FINDING),
        *(Action.REJECT, Action.REASSESS, Action.ACCEPT_OFFER, Action.CHANGE_NEED, Action.OVERDUE),
    },
    "around the triangle": {
        *(Action.GRANT, Action.REJECT, Action.DEFER, Action.ORDER_FACT_FINDING, Action.RETURN_BY_TRIANGLE),
        *(Action.REPORT_FINDINGS, Action.ACCEPT_TUNING, Action.AMEND, Action.REASSESS, Action.OVERDUE),
        *(Action.ORDER_PROVISIONAL, Action.LAPSE_PROVISIONAL, Action.AGREED_NOT_SETTLED, Action.CHANGE_NEED),
        *(Action.DECIDE_WITH_DISSENT, Action.ACCEPT_OFFER, Action.PROCEED_WITHOUT_ANSWER),
    },
}
EACH, STEPS = (500, 25) if PROVING else (8, 12)  # eight walks on each push, others each time; a thousand to prove


def scenes_of(cast, starts):
    """A request in each status to start from; two people have two roles, so that they could be in two parts."""
    found = {}
    for start in starts:
        with clock.frozen(clock.now()):
            found[start] = (recipes.build(cast, start), clock.now())
    since = {"valid_from": date(2020, 3, 1)}
    Membership.objects.create(user=cast.vera, role=Role.DEFENCE_PLANNER, **since)
    Membership.objects.create(user=cast.dirk, role=Role.FACT_FINDER, team=road.the_team(), **since)
    for one in (cast.vera, cast.dirk):
        one.forget_memberships()
    return found


@pytest.mark.property
@pytest.mark.drawn(2)
@pytest.mark.parametrize("where", STARTS)
def test_whatever_people_do_the_contract_holds(cast, where):
    begun = {"starts": STARTS[where], "scenes": scenes_of(cast, STARTS[where])}
    machine = type("Walking", (Walk,), {"cast": cast, "happened": Counter(), **begun})

    run(machine, settings=settings(max_examples=EACH, stateful_step_count=STEPS, phases=[Phase.generate]))

    happened = {kind for kind, times in machine.happened.items() if times}
    assert not PROVING or MUST_HAPPEN[where] <= happened  # a few walks need not see everything
