"""Corners of the contract that no story passes by itself: what ends, what is cut, what voids, who may no longer."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import override

from foundation import clock
from foundation.errors import Refused
from regions.models import Membership, Role, Team
from requests_app.deeds import (
    application,
    confirmation,
    fact_finding,
    intake,
    ladder,
    need_and_situation,
    offering,
    triangle,
    tuning,
)
from requests_app.models import Decision, MissionState, OnBehalf, Outcome, Rung, Status
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import need_ledger, reviews
from requests_app.worklist import work
from tests import recipes, road
from tests.cast import a_line, days


def perform(support_request, action, by):
    return workflow.perform(support_request, action, by=by, how=How(reason="the facts changed")).event


def helped(cast, support_request, persons, first=4):
    """Karin offers nurses from day `first` on, and Ineke accepts."""
    line, inquiry = support_request.lines.get(), support_request.inquiries.get(rung=Rung.CARE_OFFICE)
    values = {"staff_type": line.staff_type, "persons": persons, "starts_on": days(first), "ends_on": line.ends_on}
    offering.offer(inquiry, by=cast.karin, line=line, **values)
    offering.accept(inquiry.offers.last(), by=cast.ineke)


def codes(refused):
    return {lack.code for lack in refused.value.lacking}


@pytest.fixture
def provisional(cast, a_request):
    """An urgent request, granted 4 nurses for 72 hours."""
    support_request = road.urgent(cast, a_request(Action.SUBMIT))
    return road.say(cast, support_request, Outcome.NOW, persons={support_request.lines.get().pk: 4})


# --- grants


def test_while_a_grant_stands_it_isnt_resolved_without_defence(cast, a_grant):
    support_request = a_grant()
    perform(support_request, Action.REASSESS, cast.loes)

    with pytest.raises(Refused) as refused:
        ladder.resolve(support_request, by=cast.gerard, code="arrived")

    assert codes(refused) == {"granted"}


def test_a_grant_that_was_withdrawn_doesnt_come_back_by_reopening(cast, a_grant):
    support_request = a_grant()
    perform(support_request, Action.WITHDRAW, cast.ineke)
    assert not Decision.objects.filter(in_force=True).exists()

    perform(support_request, Action.REOPEN, cast.ineke)

    entry = need_ledger.account(support_request.lines.get())
    assert support_request.status == Status.PRECHECK
    assert (entry.defence.peak, entry.open.peak, entry.withdrawn.peak) == (0, 8, 0)


def test_a_provisional_grant_that_was_withdrawn_leaves_no_deadline(cast, provisional):
    perform(provisional, Action.WITHDRAW, cast.ineke)

    assert provisional.provisional_until is None


def test_what_stood_and_isnt_granted_anew_is_cut(cast, a_grant):
    support_request = a_grant()
    line = support_request.lines.get()
    perform(support_request, Action.AMEND, cast.ineke)
    tuning.propose(support_request, by=cast.ineke, lines=[road.row(line, persons=5)], how=How(reason="five are enough"))
    workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.fenna)
    assert need_ledger.account(line).defence.peak == 8

    road.grant(cast, support_request)

    entry = need_ledger.account(line)
    assert (entry.defence.peak, entry.declined.peak, entry.open.peak) == (5, 3, 0)


def test_a_grant_of_which_nothing_fits_any_more_isnt_settled(cast, a_review):
    support_request = a_review(lines=[a_line(persons=3)], mix=((StaffType.NURSE, 3, 1),))
    helped(cast, support_request, 3, first=0)

    road.grant(cast, support_request)

    assert support_request.status == Status.REVIEW
    assert support_request.events.last().facts["lacking"] == ["nothing_fits"]


def test_people_at_once_are_sent_only_while_it_is_urgent(cast, a_request):
    support_request = road.urgent(cast, a_request(Action.SUBMIT))
    now = {"outcome": Outcome.NOW, "motivation": "now", "persons": {support_request.lines.get().pk: 4}}
    triangle.give_position(support_request, by=cast.dirk, **now)
    triangle.give_position(support_request, by=cast.vera, **now)
    need_and_situation.set_urgency(support_request, by=cast.gerard, urgency="normal")

    with pytest.raises(ValidationError):
        triangle.give_position(support_request, by=cast.gerard, **now)

    assert need_ledger.account(support_request.lines.get()).defence.peak == 0


def test_what_is_provisional_is_confirmed_before_anything_else(cast, provisional):
    for action, by in ((Action.AMEND, cast.ineke), (Action.REASSESS, cast.dirk)):
        with pytest.raises(Refused) as refused:
            perform(provisional, action, by)
        assert codes(refused) == {"provisional"}


def test_looking_again_at_the_same_facts_takes_another_party(cast, a_grant):
    support_request = a_grant()
    perform(support_request, Action.REASSESS, cast.vera)
    road.say(cast, support_request, Outcome.REJECT, reasons=["no_capacity"])

    with pytest.raises(PermissionDenied):
        perform(support_request, Action.REASSESS, cast.victor)
    clock.move(hours=1)
    need_and_situation.update_situation(support_request, by=cast.ineke, clients_on_site=90)

    perform(support_request, Action.REASSESS, cast.victor)
    assert support_request.status == Status.PRECHECK


def test_locc_takes_it_back_from_the_triangle_only_past_due(cast, an_application, clock_moves):
    support_request, said = an_application(), {"codes": ["duplicate"], "how": How(reason="see the other one")}

    with pytest.raises(Refused) as refused:
        intake.return_application(support_request, by=cast.loes, **said)
    assert codes(refused) == {"triangle_not_due"}
    clock_moves(hours=5)
    intake.return_application(support_request, by=cast.loes, **said)

    assert (support_request.status, reviews.open_review(support_request)) == (Status.APPLICATION, None)


def test_the_decider_decides_on_a_confirmation_before_the_grant_ends(cast, provisional, clock_moves):
    """Past its due time nothing is left to confirm: it comes to her with the last warning, six hours before."""
    said = {"outcome": Outcome.REJECT, "mandate": "CDS 12", "motivation": "…", "reasons": ["no_capacity"]}
    clock.freeze(provisional.provisional_until - timedelta(hours=6))
    with pytest.raises(Refused):
        triangle.decide_with_dissent(provisional, by=cast.mira, **said)
    clock_moves(seconds=1)

    triangle.decide_with_dissent(provisional, by=cast.mira, **said)

    provisional.refresh_from_db()
    assert (provisional.status, provisional.provisional_until) == (Status.PRECHECK, None)
    assert not need_ledger.account(provisional.lines.get()).defence.since(clock.today())


def test_a_grant_by_the_urgent_road_can_be_amended_without_a_report(cast, provisional):
    road.check_all(cast, provisional)
    road.say(cast, provisional, Outcome.GRANT, persons={provisional.lines.get().pk: 6})

    perform(provisional, Action.AMEND, cast.ineke)
    workflow.perform(provisional, Action.ACCEPT_TUNING, by=cast.ineke)

    assert provisional.status == Status.REVIEW
    assert [line.persons for line in reviews.tuned_lines(provisional)] == [6]


# --- positions


def test_a_position_is_about_what_is_on_the_table_and_no_more(cast, a_review):
    support_request = a_review()
    line, other = reviews.tuned_lines(support_request)[0], a_review().proposals.get().lines.get()
    said = {"outcome": Outcome.GRANT, "motivation": "…"}

    for persons in ({line.pk: 9}, {line.pk: -1}, {other.pk: 2}):
        with pytest.raises(ValidationError) as wrong, transaction.atomic():
            triangle.give_position(support_request, by=cast.dirk, persons=persons, **said)
        assert set(wrong.value.error_dict) == {"persons"}


def test_one_is_deferred_to_a_day_to_come(cast, a_review):
    said = {"outcome": Outcome.DEFER, "motivation": "…", "defer_until": clock.today()}

    with pytest.raises(ValidationError) as wrong:
        triangle.give_position(a_review(), by=cast.dirk, **said)

    assert set(wrong.value.error_dict) == {"defer_until"}


def test_a_new_version_voids_the_positions_and_says_whose(cast, an_application):
    support_request = an_application()
    triangle.give_position(support_request, by=cast.dirk, outcome=Outcome.VISIT, motivation="…")
    line, version = support_request.lines.get(), support_request.version

    need_and_situation.change_line(line, by=cast.ineke, ward=line.ward)
    assert (support_request.version, reviews.open_review(support_request).positions.count()) == (version, 1)
    event = need_and_situation.change_line(line, by=cast.ineke, ward="another ward").event

    assert event.facts["voided"] == ["defence"]
    assert not reviews.open_review(support_request).positions.exists()


def test_a_position_contested_after_it_settled_makes_the_triangle_look_anew(cast, a_review, spoken):
    support_request = a_review()
    said = {"outcome": Outcome.GRANT, "motivation": "…", "persons": road.all_persons(support_request)}
    triangle.give_position(support_request, by=cast.dirk, **said)
    triangle.give_position(support_request, by=cast.loes, how=How(as_role="vws", spoken_by=spoken), **said)
    triangle.give_position(support_request, by=cast.gerard, **said)
    assert support_request.status == Status.GRANTED
    typed = OnBehalf.objects.get(event__action=Action.GIVE_POSITION)

    confirmation.contest(typed, by=cast.vera, how=How(reason="I said: reject"))

    support_request.refresh_from_db()
    assert support_request.status == Status.PRECHECK
    assert support_request.events.last().action == Action.REASSESS


# --- one natural person in one part


@pytest.fixture
def two_roles(cast):
    """A function that gives somebody a role besides her own."""

    def give(person, role, **scope):
        Membership.objects.create(user=person, role=role, valid_from=date(2020, 3, 1), **scope)
        person.forget_memberships()
        return person

    return give


def test_who_spoke_for_a_corner_isnt_offered_to_find_the_facts(cast, an_application, all_say, two_roles):
    dirk = two_roles(cast.dirk, Role.FACT_FINDER, team=road.the_team())
    support_request = all_say(an_application(), Outcome.VISIT)
    road.send_team(cast, support_request)
    support_request.refresh_from_db()

    assert not workflow.prospect(support_request, Action.REPORT_FINDINGS, by=dirk).offered
    assert workflow.prospect(support_request, Action.REPORT_FINDINGS, by=cast.fenna).offered
    with pytest.raises(PermissionDenied, match=r"colle(ga|ague)"):
        fact_finding.report(support_request, by=dirk, lines=[road.row(support_request.lines.get())], **road.FOUND)


def test_the_next_step_is_hers_on_this_request_and_not_what_she_does_in_another_region(
    cast, an_application, all_say, two_roles
):
    """Ineke of the home is GHOR elsewhere: only Twente goes on without an answer, she gives one."""
    elsewhere = cast.greet.memberships.get()
    ineke = two_roles(cast.ineke, elsewhere.role, **elsewhere.scopes)
    support_request = all_say(an_application(), Outcome.VISIT)
    road.report(cast, support_request, [road.row(support_request.lines.get())])

    (answer,) = [one for one in work.waiting_for(ineke) if one.title == support_request.reference]

    assert answer.deed_url.endswith("#tuning")


def test_who_found_the_facts_isnt_offered_to_speak(cast, a_review, two_roles):
    fenna = two_roles(cast.fenna, Role.DEFENCE_PLANNER)
    support_request = a_review()

    assert not workflow.prospect(support_request, Action.GIVE_POSITION, by=fenna).offered
    with pytest.raises(PermissionDenied):
        triangle.give_position(support_request, by=fenna, outcome=Outcome.REJECT, motivation="…", reasons=["legal"])


def test_vws_that_opened_it_leaves_the_corner_to_a_colleague(cast, an_application):
    support_request = an_application()
    type(support_request).objects.filter(pk=support_request.pk).update(opened_by=cast.vera)
    support_request.refresh_from_db()

    assert not workflow.prospect(support_request, Action.GIVE_POSITION, by=cast.vera).offered
    assert workflow.prospect(support_request, Action.GIVE_POSITION, by=cast.victor).offered


# --- fact-finding and tuning


def test_a_weak_score_needs_a_condition(cast, an_application, all_say):
    support_request = all_say(an_application(), Outcome.VISIT)
    rows = [road.row(support_request.lines.get())]

    with pytest.raises(ValidationError) as wrong:
        road.report(cast, support_request, rows, hygiene=1)

    assert set(wrong.value.error_dict) == {"conditions"}
    fact_finding.report(
        support_request, by=cast.fenna, lines=rows, conditions=[road.CONDITION], **road.FOUND | {"hygiene": 1}
    )
    assert support_request.status == Status.TUNING


def test_a_condition_waits_for_the_home_or_the_planner_until_it_is_met(cast, an_application, all_say):
    support_request = all_say(an_application(), Outcome.VISIT)
    kinds = ("before_arrival", "within_48_hours", "by_unit")
    conditions = [road.CONDITION | {"text": kind, "kind": kind} for kind in kinds]
    road.report(cast, support_request, [road.row(support_request.lines.get())], hygiene=1, conditions=conditions)

    def waits_for(user):
        return [one.title.removeprefix("Condition: ") for one in work.waiting_for(user) if "Condition" in one.title]

    with override("en"):
        assert sorted(waits_for(cast.ineke)) == ["before_arrival", "within_48_hours"]
        assert waits_for(cast.dirk) == ["by_unit"]
        assert not any(map(waits_for, (cast.petra, cast.gerard, cast.vera, cast.loes)))
        fact_finding.complete_condition(support_request.conditions.get(kind="before_arrival"), by=cast.ineke)
        assert waits_for(cast.ineke) == ["within_48_hours"]


def test_where_a_visit_was_asked_nobody_telephones_instead(cast, an_application, all_say):
    support_request = all_say(an_application(), Outcome.VISIT)
    visit_at = clock.now() + timedelta(hours=2)

    with pytest.raises(ValidationError) as wrong:
        fact_finding.plan(
            support_request, by=cast.dirk, team=road.the_team(), kind="desk", visit_at=visit_at, contact="teamleider"
        )

    assert set(wrong.value.error_dict) == {"kind"}


def test_nobody_goes_to_a_request_that_was_withdrawn(cast, an_application, all_say):
    support_request = all_say(an_application(), Outcome.VISIT)
    road.send_team(cast, support_request)

    perform(support_request, Action.WITHDRAW, cast.ineke)

    assert support_request.missions.get().state == MissionState.ABANDONED


def test_a_proposal_holds_no_more_than_its_ceiling_and_says_what_fits(cast, an_application, all_say):
    support_request = all_say(an_application(), Outcome.VISIT)

    with pytest.raises(ValidationError, match="8"):
        road.report(cast, support_request, [road.row(support_request.lines.get(), persons=9)])


def test_lines_that_dont_fit_any_more_arent_accepted_and_the_number_that_fits_is_told(
    cast, an_application, all_say, a_report
):
    support_request = all_say(an_application(), Outcome.VISIT)
    a_report(support_request)
    helped(cast, support_request, 3)

    with pytest.raises(Refused) as refused:
        workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)

    (lack,) = refused.value.lacking
    assert (lack.code, lack.numbers["fits"], lack.numbers["day"]) == ("ceiling", 5, days(4))


def test_tuned_lines_are_part_of_the_version(cast, an_application, all_say, a_report):
    support_request = all_say(an_application(), Outcome.VISIT)
    a_report(support_request, ((StaffType.NURSE, 4, 2),))
    version = support_request.version

    workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)

    assert support_request.version == version + 1
    frozen = json.loads(support_request.versions.last().frozen)
    assert [(one["line"], one["staff_type"], one["persons"]) for one in frozen["tuned"]] == [(1, "nurse", 4)]


# --- filing


def test_what_was_open_at_filing_stays_in_the_version(cast, a_request, complete):
    support_request = complete(a_request(Action.ESCALATE_TO_MSOB))
    helped(cast, support_request, 3, first=0)
    application.file(support_request, by=cast.gerard)
    helped(cast, support_request, 1)

    need_and_situation.change_line(support_request.lines.get(), by=cast.ineke, ward="Cohort 3")

    frozen = json.loads(support_request.versions.last().frozen)
    assert frozen["filed"]["1"] == [{"persons": 5, "from": "2020-12-29", "until": "2021-01-11"}]


def test_by_the_urgent_road_the_application_follows_in_writing(cast, a_request, an_application):
    urgent = road.urgent(cast, a_request(Action.SUBMIT))
    application.edit(urgent, by=cast.ineke, **road.WORDS)
    application.sign(urgent, by=cast.gerard, **road.SIGNATURE)

    filed = an_application()
    with pytest.raises(PermissionDenied):
        application.edit(filed, by=cast.ineke, why_not_self="…")


def test_nothing_to_come_cant_be_registered_as_urgent(cast, an_alert, clock_moves):
    support_request = an_alert(send=False)
    clock_moves(days=20)

    with pytest.raises(Refused) as refused:
        intake.register_urgent(support_request, by=cast.loes, **road.URGENT_ROAD)

    assert codes(refused) == {"no_residual"}


def test_who_was_sent_before_doesnt_report_on_the_visit_of_another_team(cast):
    request = recipes.build(cast, Status.FACT_FINDING).request
    road.send_team(cast, request)
    fact_finding.abandon(request, by=cast.fenna, how=How(reason="the team fell ill"))
    road.say(cast, request, Outcome.VISIT)
    other = Team.objects.exclude(pk=road.the_team().pk).first()
    values = {"kind": "visit", "visit_at": clock.now(), "contact": "teamleider"}
    fact_finding.plan(request, by=cast.dirk, team=other, **values)

    with pytest.raises(PermissionDenied):
        fact_finding.report(request, by=cast.fenna, lines=[road.row(request.lines.get())], **road.FOUND)
