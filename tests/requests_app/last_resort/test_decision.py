"""From the threshold of Defence to a decision that three corners take together."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from foundation import clock
from foundation.errors import Refused
from regions.models import Membership
from requests_app.deeds import intake, offering, triangle
from requests_app.models import Corner, Decision, Outcome, Rung, Status
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES, Verdict
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import journal, need_ledger
from requests_app.schedule import deadlines
from tests.cast import a_line, days


def test_three_corners_that_agree_order_a_visit(an_application, all_say):
    support_request = all_say(an_application(), Outcome.VISIT)

    assert support_request.status == Status.FACT_FINDING


def test_where_visit_and_desk_differ_visit_wins(cast, an_application):
    support_request = an_application()
    for speaker, outcome in ((cast.dirk, Outcome.DESK), (cast.vera, Outcome.VISIT), (cast.loes, Outcome.DESK)):
        triangle.give_position(support_request, by=speaker, outcome=outcome, motivation="…")

    support_request.refresh_from_db()
    assert support_request.status == Status.FACT_FINDING
    assert support_request.reviews.first().outcome == Outcome.VISIT


def test_thirty_nurses_are_tuned_to_four_nurses_and_seven_support(a_review, all_say):
    mix = ((StaffType.NURSE, 4, 2), (StaffType.GENERAL_SUPPORT, 7, 1))
    support_request = a_review(mix, lines=[a_line(persons=30)])
    persons = {line.pk: line.persons for line in support_request.proposals.last().lines.all()}

    all_say(support_request, Outcome.GRANT, persons=persons)

    entry = need_ledger.account(support_request.lines.get())
    assert (entry.asked.peak, entry.defence.peak, entry.declined.peak, entry.open.peak) == (30, 11, 19, 0)
    granted = Decision.objects.get().lines.values_list("staff_type", "persons")
    assert sorted(granted) == [("general_support", 7), ("nurse", 4)]


def test_a_grant_gives_the_lowest_of_the_three_and_declines_the_rest(cast, a_review):
    support_request = a_review()
    line = support_request.proposals.last().lines.get()
    for speaker, persons in ((cast.dirk, 5), (cast.vera, 8), (cast.gerard, 6)):
        triangle.give_position(
            support_request, by=speaker, outcome=Outcome.GRANT, motivation="…", persons={line.pk: persons}
        )

    support_request.refresh_from_db()
    entry = need_ledger.account(support_request.lines.get())
    assert support_request.status == Status.GRANTED
    assert (entry.defence.peak, entry.declined.peak, entry.open.peak) == (5, 3, 0)
    assert Decision.objects.get().lines.get().persons == 5
    assert journal.check(support_request) is None


def test_below_the_minimum_useful_team_there_is_no_agreement(cast, a_review):
    support_request = a_review(((StaffType.NURSE, 8, 4),))
    line = support_request.proposals.last().lines.get()
    for speaker in (cast.dirk, cast.vera, cast.gerard):
        triangle.give_position(support_request, by=speaker, outcome=Outcome.GRANT, motivation="…", persons={line.pk: 3})

    support_request.refresh_from_db()
    assert support_request.status == Status.REVIEW


def test_a_grant_is_not_settled_on_stale_figures_and_says_so(cast, a_review, all_say, clock_moves):
    support_request = a_review()
    clock_moves(hours=60)
    line = support_request.proposals.last().lines.get()

    all_say(support_request, Outcome.GRANT, persons={line.pk: 8})

    assert support_request.status == Status.REVIEW
    event = support_request.events.last()
    assert event.action == Action.AGREED_NOT_SETTLED
    assert event.facts["lacking"] == ["stale_situation"]


def test_nobody_speaks_for_two_corners(cast, an_application):
    support_request = an_application()
    triangle.give_position(support_request, by=cast.vera, outcome=Outcome.VISIT, motivation="…")
    Membership.objects.create(user=cast.vera, role="defence_planner", valid_from=date(2020, 3, 1))
    cast.vera.forget_memberships()

    with pytest.raises(PermissionDenied):
        triangle.give_position(
            support_request, by=cast.vera, outcome=Outcome.VISIT, motivation="…", how=How(as_role="defence_planner")
        )


def test_a_rejection_needs_a_coded_reason(cast, an_application):
    support_request = an_application()

    with pytest.raises(ValidationError) as refused:
        triangle.give_position(support_request, by=cast.dirk, outcome=Outcome.REJECT, motivation="…")

    assert "reasons" in refused.value.error_dict


def test_a_rejection_declines_all_that_is_open(a_review, all_say):
    support_request = all_say(a_review(), Outcome.REJECT, reasons=["no_capacity"])

    entry = need_ledger.account(support_request.lines.get())
    assert support_request.status == Status.REJECTED
    assert entry.open.person_days == 0
    assert entry.declined.person_days == entry.asked.person_days


def test_positions_typed_by_one_person_settle_only_when_confirmed(cast, an_application, spoken):
    support_request = an_application()
    for role in ("defence_planner", "vws", "ghor"):
        triangle.give_position(
            support_request,
            by=cast.loes,
            outcome=Outcome.VISIT,
            motivation="…",
            how=How(as_role=role, spoken_by=spoken),
        )

    support_request.refresh_from_db()
    assert support_request.status == Status.PRECHECK


def test_mira_decides_with_dissent_once_it_has_climbed_to_her(cast, a_review, clock_moves):
    support_request = a_review()
    line = support_request.proposals.last().lines.get()
    triangle.give_position(support_request, by=cast.dirk, outcome=Outcome.REJECT, motivation="…", reasons=["legal"])
    decision = {"outcome": Outcome.GRANT, "mandate": "CDS 12", "motivation": "…", "persons": {line.pk: 4}}

    for hours in (0, 9, 3):  # before it is due; with the directors on duty; at the very moment it comes to her
        clock_moves(hours=hours)
        with pytest.raises(Refused):
            triangle.decide_with_dissent(support_request, by=cast.mira, **decision)
    clock_moves(seconds=1)  # no sweep ran: the clock itself counts
    triangle.decide_with_dissent(support_request, by=cast.mira, **decision)

    support_request.refresh_from_db()
    assert support_request.status == Status.GRANTED
    assert Decision.objects.get().decided_by == "decider"
    assert support_request.reviews.last().positions.get().corner == Corner.DEFENCE


def test_civil_help_that_comes_late_displaces_the_grant(cast, a_grant):
    support_request = a_grant()
    line = support_request.lines.get()
    inquiry = support_request.inquiries.filter(rung=Rung.CARE_OFFICE).get()
    offering.offer(
        inquiry, by=cast.karin, line=line, staff_type=line.staff_type, persons=3, starts_on=days(4), ends_on=days(9)
    )
    offering.accept(inquiry.offers.get(), by=cast.ineke)

    entry = need_ledger.account(line)
    assert entry.defence.on(days(5)) == 5
    assert entry.region.on(days(5)) == 3
    assert entry.open.is_never_negative


def test_an_amended_request_goes_back_to_tuning_and_its_grant_stands(cast, a_grant):
    support_request = a_grant()

    workflow.perform(support_request, Action.AMEND, by=cast.ineke, how=How(reason="minder zieken dan gedacht"))

    assert support_request.status == Status.TUNING
    assert need_ledger.account(support_request.lines.get()).defence.peak == 8


def test_an_urgent_request_gets_people_now_and_is_confirmed_later(cast, a_request, complete, all_say):
    support_request = urgent(cast, a_request)
    line = support_request.lines.get()

    all_say(support_request, Outcome.NOW, persons={line.pk: 4})
    entry = need_ledger.account(line)
    assert support_request.status == Status.GRANTED
    assert (entry.defence.peak, entry.defence.person_days) == (4, 4 * 4)  # 72 hours from the night of the 29th

    for code in PROCEDURAL_CODES:
        intake.answer_check(support_request, by=cast.loes, code=code, verdict=Verdict.MET)
    all_say(support_request, Outcome.GRANT, persons={line.pk: 6})

    assert support_request.status == Status.GRANTED
    assert support_request.provisional_until is None
    assert need_ledger.account(line).defence.peak == 6


def test_a_provisional_grant_nobody_confirms_lapses_by_the_clock(cast, a_request, all_say):
    support_request = urgent(cast, a_request)
    line = support_request.lines.get()
    all_say(support_request, Outcome.NOW, persons={line.pk: 4})

    support_request.refresh_from_db()
    clock.freeze(support_request.provisional_until)
    deadlines.sweep()

    support_request.refresh_from_db()
    assert support_request.status == Status.PRECHECK
    assert need_ledger.account(line).defence.since(clock.today()).person_days == 0
    assert journal.check(support_request) is None


def urgent(cast, a_request):
    """A request that LOCC registered as urgent and forwarded, with checks to follow."""
    support_request = a_request(Action.SUBMIT)
    intake.register_urgent(
        support_request, by=cast.loes, urgency="lifesaving", waived_by="DPG Twente", how=How(reason="vannacht niemand")
    )
    for code in PROCEDURAL_CODES:
        verdict = Verdict.TO_FOLLOW if code in {"P1", "P3"} else Verdict.MET
        intake.answer_check(support_request, by=cast.loes, code=code, verdict=verdict)
    workflow.perform(support_request, Action.ACCEPT_INTAKE, by=cast.loes)
    return support_request
