"""Random walks from the triangle's table to the last day: after each deed three ledgers agree, day by day.

The machine does what the cast may do, through the domain functions; a rival proposal and smaller pools make people
scarce. What is counted by hand (by_hand) knows nothing of ranges.
"""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run

from capacity import deployments, ledger, pools, reporting, reservations, supply, warnings, while_out
from capacity.models import Booking, BookingState, DeploymentState, EndReason, Pool, Shortage
from capacity.models.deployment import PRESENT, UNDER_WAY
from capacity.rehearsal import Paper, Rehearsal
from foundation import clock
from foundation.errors import Refused
from requests_app.deeds import extension, ladder, need_and_situation, offering, triangle, tuning, undoing
from requests_app.models import LedgerRow, Outcome, ReviewKind, Rung, Status, SupportRequest, Undoable
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.papers.case_file import Edition, case_file
from requests_app.papers.letter import letter
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import completeness, journal, reviews
from requests_app.schedule import deadlines
from tests import on_paper, recipes, road
from tests.capacity import by_hand, scarcity
from tests.capacity.conftest import arrive
from tests.capacity.scarcity import in_days
from tests.cast import a_line, ask
from tests.chance import PROVING
from tests.out import PLAN

S, D = Status, DeploymentState
SPEAKERS = ("dirk", "vera", "gerard")
FRESH = timedelta(hours=20)
DEEDS = []


def number(least, most):
    return lambda dice: dice.randint(least, most)


def one_of(*values):
    return lambda dice: dice.choice(values)


pick, few, days, yes = number(0, 30), number(1, 8), number(0, 6), one_of(True, False)


def deed(weight, when=lambda self: True, **drawn):
    """A deed of the walk, so many times as likely as another, possible `when`; what it needs is drawn."""

    def keep(method):
        DEEDS.append((weight, when, drawn, method))
        return method

    return keep


def during(*statuses):
    """In these statuses."""
    return lambda self: self.status in statuses


def out(*states):
    """While some deployment stands in one of these states."""
    return lambda self: self.status in {S.GRANTED, S.DEPLOYED} and bool(self.has(*states))


class Deploy(RuleBasedStateMachine):
    """De Avondzon's request, its deployments and the pools they come from."""

    cast, scenes, happened = None, {}, Counter()

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.request, self.decided = None, []

    def teardown(self):
        if self.request:
            assert journal.check(self.request) is None
            self.papers_agree()
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def papers_agree(self):
        """What was decided on the walk stands in its letter as it was then, and all of it in the case file as it is."""
        for decision, then in self.decided:
            on_paper.need_agrees(on_paper.text(letter(decision).pdf()), then)
        said = on_paper.text(case_file(Edition(self.request, authorities=True)).pdf())
        on_paper.need_agrees(said, on_paper.naive(self.request))
        on_paper.deployments_agree(said, self.request)

    @initialize(number=st.integers(0, 30))
    def begin(self, number):
        start = sorted(self.scenes)[number % len(self.scenes)]
        self.steps, self.changed = 0, True
        note(start)
        pk, moment = self.scenes[start]
        clock.freeze(moment)
        self.request = SupportRequest.objects.get(pk=pk)
        self.seen = self.request.head_number
        self.before, self.decided = self.request.decisions.count(), []
        if start == "crowded":
            promise_the_rest(self.rival)

    @property
    def status(self):
        return self.request.status if self.request else None

    def review(self):
        return reviews.open_review(self.request)

    def has(self, *states):
        return list(self.request.deployments.filter(state__in=states))

    def one(self, number, *states):
        found = self.has(*states)
        return found[number % len(found)]

    def line(self, deployment, number):
        found = list(deployment.bookings.all())
        return found[number % len(found)] if found else None

    def picture(self):
        held = Booking.objects.order_by("pk").values_list("pk", "persons", "starts_on", "held_until", "state")
        return self.request.head_hash, list(held), LedgerRow.objects.count()

    def do(self, name, deed, *, fact=False):
        """Does the deed; when it is refused nothing is left of it. A `fact` can't be refused: it is so already."""
        clock.move(minutes=1)
        before = self.picture()
        try:
            with transaction.atomic():
                deed()
        except (Refused, ValidationError) as refused:
            note(f"{name}: {refused}")
            if fact:
                raise AssertionError(name) from refused
            self.request = SupportRequest.objects.get(pk=self.request.pk)
            assert self.picture() == before
            self.happened[f"{name} refused"] += 1
            return False
        self.changed = True
        self.request = SupportRequest.objects.get(pk=self.request.pk)
        self.happened[name] += 1
        for event in self.request.events.filter(number__gt=self.seen):
            self.seen = event.number
            self.happened[f"event {event.action}"] += 1
            for code in event.facts.get("lacking", ()) if event.action == Action.AGREED_NOT_SETTLED else ():
                self.happened[f"not settled: {code}"] += 1
        return True

    def figures_of_now(self):
        if clock.now() - completeness.latest_situation(self.request).measured_at > FRESH:
            self.do("figures", lambda: scarcity.figures_of_now(self.cast, self.request))

    @rule(seed=st.integers(0, 1_000_000))
    def a_step(self, seed):
        """One rule, so that each walk is mixed: of all that is possible, rather what is rare."""
        self.steps += 1
        dice = Random(f"{seed}, step {self.steps}")  # Hypothesis likes 0 and 1, which is no reason to stand still
        possible = [one for one in DEEDS if one[1](self)]
        ((_weight, _when, drawn, method),) = dice.choices(possible, [one[0] for one in possible])
        values = {name: draw(dice) for name, draw in drawn.items()}
        note(f"{method.__name__} {values}")
        method(self, **values)

    # --- the triangle

    @deed(9, lambda self: self.review() is not None, number=pick, least=few, other=few)
    def the_corners_speak(self, number, least, other):
        """Rather a grant than something else; the lowest number of the three counts."""
        self.figures_of_now()
        kind, most = self.review().kind, reviews.on_the_table(self.review())
        outcome = self.an_outcome(number)
        self.happened[f"{kind}: {outcome}"] += 1
        for speaker, persons in zip(SPEAKERS, (least, other, 8), strict=True):
            if self.review() is None or self.review().kind != kind:
                return
            said = (
                {key: min(persons, number) for key, number in most.items()} if outcome in reviews.WITH_PERSONS else {}
            )
            self.do(
                "position",
                lambda speaker=speaker, said=said: triangle.give_position(
                    self.request,
                    by=getattr(self.cast, speaker),
                    outcome=outcome,
                    motivation="seen by our duty officer",
                    persons=said,
                    reasons=["no_capacity"] if outcome == Outcome.REJECT else [],
                ),
            )

    def an_outcome(self, number):
        if self.review().kind == ReviewKind.PRECHECK:
            return Outcome.NOW if self.request.is_urgent and number % 2 else Outcome.VISIT
        return Outcome.REJECT if number % 5 == 0 else Outcome.GRANT

    @deed(6, during(S.FACT_FINDING), persons=few, others=few)
    def facts_are_found(self, persons, others):
        mix = ((StaffType.NURSE, persons, 1), (StaffType.MEDIC, others, 1))
        self.do("facts", lambda: scarcity.advise(self.cast, self.request, mix))

    @deed(6, during(S.TUNING), persons=few, others=few)
    def it_is_tuned(self, persons, others):
        line = self.request.lines.first()
        first = max(line.starts_on, clock.today())
        mix = ((StaffType.NURSE, persons), (StaffType.MIL_NURSE, others))
        rows = [road.row(line, kind, number, starts_on=first) for kind, number in mix]
        answers = self.request.missions.exists()  # else no fact-finder is there to answer
        if first <= line.ends_on and answers and agreed_by_fenna(self.request):
            how = How(reason="this is enough")
            self.do("counter-proposal", lambda: tuning.propose(self.request, by=self.cast.ineke, lines=rows, how=how))
        by = self.cast.fenna if agreed_by_fenna(self.request) is False else self.cast.ineke
        self.do("tuned", lambda: workflow.perform(self.request, Action.ACCEPT_TUNING, by=by))

    @deed(2, during(S.TUNING), persons=number(3, 9))
    def less_or_more_is_needed(self, persons):
        line = self.request.lines.first()
        self.do("change need", lambda: need_and_situation.change_line(line, by=self.cast.ineke, persons=persons))

    @deed(2, during(S.REVIEW, S.GRANTED, S.DEPLOYED))
    def the_need_changed(self):
        self.by_word(Action.AMEND, self.cast.ineke)

    @deed(1, during(S.REVIEW, S.GRANTED, S.DEPLOYED, S.REJECTED))
    def the_facts_changed(self):
        self.do("figures", lambda: scarcity.figures_of_now(self.cast, self.request))
        if self.request.people_out or self.status != S.GRANTED:
            self.by_word(Action.REASSESS, self.cast.loes)

    @deed(3, lambda self: self.status in {S.REVIEW, S.GRANTED} and self.steps > 4)
    def withdraw(self):
        self.by_word(Action.WITHDRAW, self.cast.ineke)

    def by_word(self, action, by):
        self.do(
            str(action), lambda: workflow.perform(self.request, action, by=by, how=How(reason="agreed by telephone"))
        )

    # --- others

    @deed(2, during(S.REVIEW, S.GRANTED, S.DEPLOYED), persons=few, start=days, length=days)
    def civil_help_comes_late(self, persons, start, length):
        line, inquiry = self.request.lines.first(), self.request.inquiries.get(rung=Rung.OTHER_INSTITUTIONS)
        first = max(in_days(start), line.starts_on)
        values = recipes.offered(line, persons, starts_on=first, ends_on=min(first + timedelta(length), line.ends_on))
        if first > line.ends_on:
            return
        offers = inquiry.offers
        self.do("offered", lambda: offering.offer(inquiry, by=self.cast.petra, **values))
        before = Booking.objects.filter(support_request=self.request).count(), self.work_booked()
        if self.do("civil help", lambda: offering.accept(offers.latest("pk"), by=self.cast.ineke)):
            self.happened["displaced"] += self.work_booked() < before[1]

    def work_booked(self):
        return sum(by_hand.booked(self.request).values())

    @deed(2, number=pick, persons=few, start=days, length=days, own=yes)
    def a_plan_is_adopted(self, number, persons, start, length, own):
        """Proposals lapse; they take people from under the next grant, or keep them for it."""
        pool = list(Pool.objects.order_by("pk"))[number % Pool.objects.count()]
        first = in_days(start)
        row = {
            "staff_type": StaffType.NURSE,
            "persons": persons,
            "starts_on": first,
            "ends_on": first + timedelta(length),
        }
        if own:
            row |= {"line": self.request.lines.first(), "pool": pool}
            self.do("proposed", lambda: reservations.reserve(self.request, by=self.cast.dirk, lines=[row]))
            return
        more = {"state": BookingState.PROPOSED, "lapses_at": clock.now() + timedelta(hours=24 + 24 * length)}
        self.do("proposed for a rival", lambda: ledger.book(pool, self.rival.lines.first(), **row, **more))

    @deed(2, number=pick, size=number(2, 12), start=days, length=number(0, 30), short=yes)
    def a_pool_changes(self, number, size, start, length, short):
        pool = list(Pool.objects.order_by("pk"))[number % Pool.objects.count()]
        before = Shortage.objects.count()
        values = {"size": size, "starts_on": in_days(start), "ends_on": in_days(start + length)}
        self.do("size", lambda: pools.set_size(pool, by=self.cast.daan, accept_shortage=short, **values))
        self.happened["smaller than promised"] += Shortage.objects.count() > before

    @deed(5, lambda self: bool(self.ways_back()))
    def it_was_a_slip(self):
        """The last deed that can be undone, unless something was built on it."""
        undoable = self.ways_back()[0]
        name, by = f"undo {undoable.event.action}", undoable.event.actor
        self.do(name, lambda: undoing.undo(undoable, by=by))

    def ways_back(self):
        found = Undoable.objects.filter(event__support_request=self.request).order_by("-event__number")
        return [one for one in found if one.is_running]

    @deed(4, hours=one_of(13, 24, 49, 97))
    def time_passes(self, hours):
        before = Shortage.objects.count()
        clock.move(hours=hours)
        self.do("sweep", lambda: (deadlines.sweep(), warnings.sweep()), fact=True)
        self.happened["overstay short"] += Shortage.objects.count() > before
        self.happened["lapsed"] += self.rival.events.filter(action=Action.RESERVATION_LAPSED).exists()

    # --- deployments

    @deed(
        6,
        lambda self: self.status in {S.GRANTED, S.DEPLOYED} and deployments.reserved(self.request).exists(),
        part=one_of(None, 1, 2, 3),
    )
    def draw_up(self, part):
        lines = [
            {"booking": one, "persons": min(part or 99, one.persons)} for one in deployments.reserved(self.request)
        ]
        values = PLAN | {"lines": lines[:part] if part else ()}
        self.happened["part"] += part is not None
        self.do("draw up", lambda: deployments.draw_up(self.request, by=self.cast.dirk, **values))

    @deed(7, out(D.DRAWN_UP), number=pick)
    def approve(self, number):
        self.do("approve", lambda: deployments.approve(self.one(number, D.DRAWN_UP), by=self.cast.daan))

    @deed(1, out(D.DRAWN_UP, D.APPROVED), number=pick)
    def cancel(self, number):
        found = self.one(number, D.DRAWN_UP, D.APPROVED)
        self.do(
            f"cancel {found.state}", lambda: deployments.cancel(found, by=self.cast.dirk, how=How(reason="recovered"))
        )

    @deed(7, out(D.APPROVED), number=pick, came=one_of(None, 1, 2), by_home=yes)
    def the_first_arrive(self, number, came, by_home):
        self.they_arrive(self.one(number, D.APPROVED), came, by_home)

    @deed(1, out(D.ON_SITE), number=pick, came=one_of(None, 1, 2), by_home=yes)
    def others_arrive(self, number, came, by_home):
        self.they_arrive(self.one(number, D.ON_SITE), came, by_home)

    def they_arrive(self, found, came, by_home):
        rows = [{"booking": one.pk, "arrived": min(came, one.persons)} for one in found.bookings.all()] if came else ()
        by = self.cast.ineke if by_home else self.cast.dirk
        said = {"arrived_at": clock.now(), "lines": rows}
        if self.do("arrival", lambda: reporting.report_arrival(found, by=by, **said), fact=True):
            self.happened["partial arrival"] += any(one.arrived != one.persons for one in found.bookings.all())

    @deed(3, lambda self: self.unconfirmed() is not None)
    def nobody_came(self):
        found = self.unconfirmed()
        self.do("denied", lambda: reporting.deny_arrival(found, by=self.cast.ineke, how=How(reason="nobody is here")))

    def unconfirmed(self):
        lately = clock.now() - timedelta(hours=24)
        found = self.request.deployments.filter(state=D.ON_SITE, arrival_reported_at__gt=lately)
        return found.filter(arrival_confirmed=False).first()

    def incomplete(self):
        """Lines of deployments on site of which somebody hasn't come."""
        found = Booking.objects.filter(deployment__in=self.has(D.ON_SITE))
        return [one for one in found if one.persons > (one.arrived or 0)]

    @deed(4, lambda self: bool(self.incomplete()), number=pick, persons=few)
    def give_back(self, number, persons):
        found = self.incomplete()
        booking = found[number % len(found)]
        values = {"booking": booking, "persons": min(persons, booking.persons - (booking.arrived or 0))}
        values["how"] = How(reason="ill")
        self.do("give back", lambda: while_out.give_back(booking.deployment, by=self.cast.dirk, **values))

    @deed(2, out(*UNDER_WAY), number=pick, line=pick, pool=pick, persons=few, start=days)
    def replace(self, number, line, pool, persons, start):
        found = self.one(number, *UNDER_WAY)
        booking = self.line(found, line)
        like = list(deployments.pools_like(booking))
        values = {"booking": booking, "pool": like[pool % len(like)], "persons": min(persons, booking.persons)}
        values |= {"first_day": in_days(start), "how": How(reason="ill")}
        self.do("replace", lambda: while_out.replace_people(found, by=self.cast.dirk, **values))

    @deed(2, out(*UNDER_WAY), number=pick, ahead=number(2, 8))
    def recall(self, number, ahead):
        found = self.one(number, *UNDER_WAY)
        values = {"last_day": in_days(ahead), "how": How(reason="a mission")}
        self.do("recall", lambda: while_out.recall(found, by=self.cast.dirk, **values))

    @deed(4, lambda self: out(*UNDER_WAY)(self) and self.review() is None, more=number(1, 7))
    def more_days_are_asked(self, more):
        last = extension.last_day(self.request)
        values = {"until": last + timedelta(more), "how": How(reason="still ill")}
        self.do("ask extension", lambda: extension.ask(self.request, by=self.cast.ineke, **values))

    def goes_on(self):
        """Deployments after whose last day somebody is reserved."""
        starts = {one.starts_on for one in deployments.reserved(self.request)}
        return [one for one in self.has(*UNDER_WAY) if one.ends_on + timedelta(days=1) in starts]

    @deed(9, lambda self: bool(self.goes_on()))
    def extend(self):
        found = self.goes_on()[0]
        values = {"until": found.ends_on + timedelta(days=28)}
        self.do("extend", lambda: while_out.extend(found, by=self.cast.dirk, **values))

    @deed(
        2,
        out(*PRESENT),
        number=pick,
        reason=one_of(*EndReason.values),
        ago=number(0, 30),
        rest=one_of(None, None, 0, 5, 10),
    )
    def they_leave(self, number, reason, ago, rest):
        found = self.one(number, *PRESENT)
        at = max(found.arrived_at, clock.now() - timedelta(hours=ago))
        late = clock.day_of(at) - found.ends_on
        reason = EndReason.OTHER if reason == EndReason.AS_PLANNED and late < timedelta() else reason
        values = {"departed_at": at, "end_reason": reason, "rest_days": rest}
        if self.do("departure", lambda: reporting.report_departure(found, by=self.cast.dirk, **values), fact=True):
            when = "after" if late > timedelta() else "before" if late < timedelta() else "on"
            self.happened[f"left {when} the last day"] += 1
            self.happened[f"left: {reason}"] += 1

    # --- what always holds

    @invariant()
    def three_ledgers_agree(self):
        if self.request is None or not self.changed:
            return
        self.changed = False
        by_hand.all_agrees(self.request)
        for decision in self.request.decisions.order_by("number")[self.before + len(self.decided) :]:
            self.decided.append((decision, on_paper.naive(self.request)))
        by_hand.nobody_is_held_beyond_the_need(self.request)
        assert supply.missing(self.request) == {} == supply.surplus(self.request)
        bookings = self.request.bookings.filter(state__in=ledger.LIVE).select_related("pool")
        sent = {(one.staff_type, one.pool.staff_type) for one in bookings}
        others = {(granted, kind) for granted, kind in sent if granted != kind}
        assert others <= {(StaffType.NURSE, kind) for kind in NAMED}, "somebody is sent whom nobody chose"
        self.happened["substitutes"] += bool(others)


def agreed_by_fenna(support_request):
    """Whether the proposal that stands is the fact-finders'; None when none stands."""
    standing = support_request.proposals.filter(state="proposed").last()
    return standing and standing.side == "defence"


MUST_HAPPEN = {
    *("event grant", "event agreed_not_settled", "not settled: no_capacity", "not settled: people_out", "substitutes"),
    *("event reject", "withdraw", "withdraw refused", "amend", "reassess", "change need"),
    *("civil help", "displaced", "proposed", "lapsed", "size", "size refused", "smaller than promised"),
    *("draw up", "part", "approve", "cancel drawn_up", "cancel approved", "arrival", "partial arrival", "denied"),
    *("give back", "replace", "replace refused", "recall", "ask extension", "extend"),
    *("extension: grant", "extension: reject", "reassessment: grant", "event overstayed", "overstay short"),
    *("left before the last day", "left after the last day", "event end_deployment"),
    *("event lapse_provisional", "event confirm_provisional"),
    *("undo report_departure", "undo withdraw", "undo cancel", "undo recall", "undo report_arrival", "undo give_back"),
    *(f"left: {reason}" for reason in EndReason.values),
}
NAMED = [StaffType.MIL_NURSE, StaffType.IC_NURSE]
"""Whom De Avondzon accepts in the place of a nurse."""

WALKS, STEPS = (1000, 25) if PROVING else (8, 14)


@pytest.fixture
def scenes(cast, an_alert, a_request):
    """A request before the triangle, granted, on site near its last day, and provisional; with a rival's need."""
    scarcity.make_scarce()
    found = {}
    rival = an_alert(by=cast.gerard, location=cast.avondzon, lines=[a_line()])
    road_to = {"review": (), "granted": (grant,), "on site": (grant, all_out, a_week_later)}
    for name, until in (road_to | {"crowded": (*road_to["on site"], five_days_later)}).items():
        with clock.frozen(clock.now()):
            request = a_request(Action.ESCALATE_TO_MSOB, lines=[a_line(substitutes=NAMED)])
            found[name] = begun(cast, scarcity.put_to_the_triangle(cast, request), *until)
    with clock.frozen(clock.now()):
        request = a_request(lines=[a_line(substitutes=NAMED)])
        recipe = ask(cast, request, Rung.OTHER_INSTITUTIONS)
        ladder.answer(recipe, by=cast.petra, answer="nothing")
        road.urgent(cast, request)
        found["provisional"] = begun(cast, request, provisional)
    return rival, found


def begun(cast, request, *deeds):
    for deed in deeds:
        deed(cast, request)
        request.refresh_from_db()
    return request.pk, clock.now()


def grant(cast, request):
    road.say(
        cast, request, Outcome.GRANT, persons={key: 2 for key in reviews.on_the_table(reviews.open_review(request))}
    )


def all_out(cast, request):
    deployments.draw_up(request, by=cast.dirk, **PLAN)
    deployment = request.deployments.get()
    deployments.approve(deployment, by=cast.daan)
    arrive(cast, deployment)


def a_week_later(cast, request):
    clock.move(days=8)


def five_days_later(cast, request):
    clock.move(days=5)


def promise_the_rest(rival):
    """Nearly all that is free once who is here now has rested is proposed to another home."""
    values = {"starts_on": in_days(5), "ends_on": in_days(14), "staff_type": StaffType.NURSE}
    values |= {"state": BookingState.PROPOSED, "lapses_at": clock.now() + timedelta(days=9)}
    for pool in Pool.objects.order_by("pk"):
        room = ledger.free([pool.pk], in_days(0), in_days(20))[pool.pk]
        if persons := ledger.fits(pool, room, in_days(5), in_days(14)):
            ledger.book(pool, rival.lines.get(), persons=persons, **values)


def provisional(cast, request):
    road.say(cast, request, Outcome.NOW, persons={request.lines.get().pk: 3})
    road.check_all(cast, request)


def rehearsed(books, lines, bookings, granted, serve=supply.serve):
    """What the ledger does, after the same was done on paper: both must come to the same."""
    found = list(bookings)
    paper = Paper.of(StaffType.values, clock.today(), in_days(90))
    rehearsal = Rehearsal(paper, found)
    try:
        foreseen = serve(rehearsal, lines, list(rehearsal.bookings), granted)
    except Refused:
        with pytest.raises(Refused):
            serve(books, lines, bookings, granted)
        raise
    lacking = serve(books, lines, bookings, granted)
    assert [one.fits for one in lacking] == [one.fits for one in foreseen]
    really = Booking.objects.filter(support_request=lines[0].support_request).select_related("pool")
    assert taken(rehearsal.bookings) == taken(really)
    return lacking


def taken(bookings):
    """Places taken from today on, by pool and what they serve; proposals apart."""
    found = {}
    for one in bookings:
        key = one.pool_id, one.line_id, one.staff_type, one.state
        found[key] = found.get(key, ledger.NOBODY) + ledger.held(one)
    return {key: profile.since(clock.today()) for key, profile in found.items() if profile.since(clock.today())}


@pytest.mark.property
def test_three_ledgers_agree_whatever_is_done_and_so_does_a_rehearsal(cast, scenes, monkeypatch):
    monkeypatch.setattr(supply, "serve", rehearsed)
    rival, found = scenes
    machine = type("Deploying", (Deploy,), {"cast": cast, "rival": rival, "scenes": found, "happened": Counter()})

    run(machine, settings=settings(max_examples=WALKS, stateful_step_count=STEPS, phases=[Phase.generate]))

    missed = MUST_HAPPEN - {kind for kind, times in machine.happened.items() if times}
    assert not PROVING or not missed, missed  # a few walks need not see everything
