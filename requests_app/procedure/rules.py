"""The table of deeds: everything a person may do to a support request, once.

Who may do it, from which statuses, to which, what is lacking, what follows, and what else is true of it (`entry`).
Buttons, API, permission checks, the diagram in the docs and the tests read this table; a new step in the procedure is a
line here. The deeds on a deployment are registered by the app `capacity`.
"""

from regions.models import Role
from requests_app.models import OfferState, Status
from requests_app.models.actions import Action
from requests_app.procedure import effects, foretelling, preconditions, preconditions_out, separation, turns
from requests_app.procedure.entry import (
    RULES,
    Memory,
    by_clock,
    click,
    deed,
    follows,
    harmless_click,
    harmless_deed,
    in_the_open,
    register,
)
from requests_app.records import agreed_lines, escalation

__all__ = ["RULES"]

S, R = Status, Role

OWNERS: dict[Status, tuple[Role, ...]] = {
    S.DRAFT: (R.INSTITUTION,),
    S.REGIONAL: (R.GHOR,),
    S.NATIONAL: (R.GHOR,),
    S.APPLICATION: (R.INSTITUTION, R.GHOR),
    S.INTAKE: (R.LOCC,),
    S.PRECHECK: (R.DEFENCE_PLANNER, R.VWS, R.GHOR, R.LOCC),
    S.FACT_FINDING: (R.FACT_FINDER, R.DEFENCE_PLANNER),
    S.TUNING: (R.INSTITUTION,),
    S.REVIEW: (R.DEFENCE_PLANNER, R.VWS, R.GHOR, R.LOCC),
    S.GRANTED: (R.DEFENCE_PLANNER,),
    S.DEPLOYED: (R.DEFENCE_PLANNER,),
    S.ENDED: (R.INSTITUTION, R.DEFENCE_PLANNER),
}
"""Whose move it is in each status; nobody's in a final one."""

BEHALF: dict[Role, frozenset[Role]] = {
    R.GHOR: frozenset({R.INSTITUTION, R.REGIONAL_PARTNER}),
    R.LOCC: frozenset({R.NATIONAL_PARTNER, R.GHOR, R.DEFENCE_PLANNER, R.VWS, R.FACT_FINDER, R.DECIDER}),
    R.INSTITUTION: frozenset({R.INSTITUTION, R.REGIONAL_PARTNER, R.NATIONAL_PARTNER}),
}
"""For whom a role may record what was said on the telephone: GHOR for the home and the parties of step 1, LOCC for
those of step 2 and for another GHOR. An institution records only what the parties answered to its own request."""

LADDER = (S.REGIONAL, S.NATIONAL)
TO_PRECHECK = (S.DRAFT, *LADDER, S.APPLICATION, S.INTAKE, S.PRECHECK)
TO_TUNING = (*TO_PRECHECK, S.FACT_FINDING, S.TUNING)
TO_REVIEW = (*LADDER, S.APPLICATION, S.INTAKE, S.PRECHECK, S.FACT_FINDING, S.TUNING, S.REVIEW)
TO_DEPLOYED = (*TO_REVIEW, S.GRANTED, S.DEPLOYED)
WITH_HELP = (S.DRAFT, *TO_DEPLOYED, S.REJECTED, S.RESOLVED)
EVERY = tuple(S)
SPOKEN_FOR = {"on": "behalf", "addressee": True, "lacks": preconditions.is_unconfirmed}

BEFORE_A_GRANT = (S.INTAKE, S.PRECHECK, S.FACT_FINDING, S.TUNING, S.REVIEW)
OUT = (S.GRANTED, S.DEPLOYED)

HOME = (R.INSTITUTION,)
HOME_OR_GHOR = (R.INSTITUTION, R.GHOR)
OPENERS = (R.INSTITUTION, R.GHOR, R.VWS, R.LOCC)
FOR_A_HOME = (R.VWS, R.LOCC)
PARTIES = (R.INSTITUTION, R.REGIONAL_PARTNER, R.NATIONAL_PARTNER)
CORNERS = escalation.CORNERS
TRIANGLE = (S.PRECHECK, S.REVIEW)
DECIDED = (S.PRECHECK, S.FACT_FINDING, S.TUNING, S.REVIEW, S.GRANTED, S.DEPLOYED, S.ENDED, S.REJECTED)
READERS = (R.INSTITUTION, R.GHOR, R.LOCC, R.VWS, R.DEFENCE_PLANNER, R.FACT_FINDER, R.DECIDER)


AT_FIRST = in_the_open(
    {
        Action.OPEN: harmless_deed(OPENERS, ()),
        Action.SUBMIT: harmless_click(
            OPENERS,
            [S.DRAFT],
            S.REGIONAL,
            lacks=preconditions.for_submit,
            then=effects.submit,
            only_opened=FOR_A_HOME,
            freezes=True,
        ),
        Action.RETURN_TO_INSTITUTION: harmless_click([R.GHOR], LADDER, S.DRAFT, reasoned=True),
        Action.ESCALATE_TO_NATIONAL: harmless_click(
            [R.GHOR], [S.REGIONAL], S.NATIONAL, lacks=preconditions.for_national
        ),
        Action.ESCALATE_TO_MSOB: harmless_click([R.GHOR], [S.NATIONAL], S.APPLICATION, lacks=preconditions.for_msob),
        Action.RESOLVE: deed(
            [R.GHOR],
            TO_REVIEW,
            S.RESOLVED,
            lacks=preconditions.for_resolve,
            then=effects.close,
            changes_grants=True,
            ends_proposals=True,
            foretells=foretelling.resolves,
        ),
        Action.WITHDRAW: click(
            HOME_OR_GHOR,
            (S.DRAFT, *TO_REVIEW, S.GRANTED),
            S.WITHDRAWN,
            lacks=preconditions_out.nobody_out,
            then=effects.withdraw,
            reasoned=True,
            changes_grants=True,
            ends_proposals=True,
            foretells=foretelling.withdraws,
        ),
        Action.REOPEN: harmless_click(
            HOME_OR_GHOR,
            [S.RESOLVED, S.WITHDRAWN],
            effects.reopens_to,
            lacks=preconditions.for_reopen,
            then=effects.reopen,
            reasoned=True,
        ),
        Action.FILE_APPLICATION: harmless_click(
            [R.GHOR], [S.APPLICATION], S.INTAKE, lacks=preconditions.for_filing, then=effects.file, freezes=True
        ),
        Action.REGISTER_URGENT: deed(
            [R.LOCC, R.GHOR],
            (S.DRAFT, *LADDER, S.APPLICATION),
            S.INTAKE,
            lacks=preconditions.for_urgent,
            then=effects.file,
            by_reference=True,
            reasoned=True,
            freezes=True,
            foretells=foretelling.waives_what_is_open,
        ),
        Action.ANSWER_CHECK: harmless_deed([R.LOCC], (*BEFORE_A_GRANT, *OUT), turn=turns.who_checks, gives="checks"),
        Action.ACCEPT_INTAKE: harmless_click([R.LOCC], [S.INTAKE], S.PRECHECK, lacks=preconditions.for_forwarding),
        Action.RETURN_APPLICATION: deed(
            [R.LOCC],
            (S.INTAKE, S.PRECHECK, S.REVIEW),
            S.APPLICATION,
            lacks=preconditions.for_late_return,
            concludes=True,
            foretells=foretelling.voids_positions,
        ),
    }
)

OF_ONE_CORNER = {
    Action.GIVE_POSITION: deed(
        CORNERS,
        (*TRIANGLE, *OUT),
        lacks=preconditions.needs_review,
        apart=separation.speaking,
        remembered=Memory.SPOKE,
        settles=True,
        next_in=TRIANGLE,
        foretells=foretelling.may_settle,
    ),
    Action.SETTLE: deed(
        CORNERS,
        (*TRIANGLE, *OUT),
        lacks=preconditions.for_settling,
        settles=True,
        foretells=foretelling.settles_what_is_agreed,
    ),
    Action.AGREED_NOT_SETTLED: follows((*TRIANGLE, *OUT), None),
}

AFTERWARDS = in_the_open(
    {
        Action.CONFIRM_PROVISIONAL: follows(OUT, None, lacks=preconditions.for_grant, changes_grants=True),
        Action.LAPSE_PROVISIONAL: follows(OUT, effects.lapses_to, then=effects.lapse, changes_grants=True),
        Action.SETTLE_REVIEW: follows(OUT, None, changes_grants=True),
        Action.ORDER_FACT_FINDING: follows([S.PRECHECK], S.FACT_FINDING, concludes=True),
        Action.ORDER_PROVISIONAL: follows(
            [S.PRECHECK], S.GRANTED, lacks=preconditions.for_now, changes_grants=True, concludes=True
        ),
        Action.GRANT: follows(
            [S.REVIEW],
            S.GRANTED,
            lacks=preconditions.for_grant,
            changes_grants=True,
            ends_proposals=True,
            concludes=True,
        ),
        Action.REJECT: follows(
            (*TRIANGLE, *OUT),
            S.REJECTED,
            lacks=preconditions_out.nobody_out,
            changes_grants=True,
            ends_proposals=True,
            concludes=True,
        ),
        Action.DEFER: follows([S.REVIEW], S.REVIEW, concludes=True),
        Action.RETURN_BY_TRIANGLE: follows([S.PRECHECK], S.APPLICATION, concludes=True),
        Action.DECIDE_WITH_DISSENT: deed(
            [R.DECIDER],
            (*TRIANGLE, *OUT),
            lacks=preconditions.for_dissent,
            settles=True,
            next_in=TRIANGLE,
            foretells=foretelling.decides,
        ),
        Action.REPORT_FINDINGS: harmless_deed(
            [R.FACT_FINDER],
            [S.FACT_FINDING],
            S.TUNING,
            lacks=preconditions.needs_mission,
            apart=separation.reporting,
            remembered=Memory.FOUND,
            next_in=(S.FACT_FINDING,),
        ),
        Action.PLAN_MISSION: harmless_deed(
            [R.DEFENCE_PLANNER], [S.FACT_FINDING], lacks=preconditions.for_mission, next_in=(S.FACT_FINDING,)
        ),
        Action.ABANDON_VISIT: deed(
            [R.FACT_FINDER, R.LOCC],
            [S.FACT_FINDING],
            S.PRECHECK,
            apart=separation.on_the_visit,
            reasoned=True,
            foretells=foretelling.abandons,
        ),
        Action.PROPOSE_TUNING: harmless_deed(
            [R.INSTITUTION, R.FACT_FINDER],
            [S.TUNING],
            turn=agreed_lines.whose_turn,
            apart=separation.finding_facts,
            reasoned=True,
            remembered=Memory.FOUND,
        ),
        Action.ACCEPT_TUNING: click(
            [R.INSTITUTION, R.FACT_FINDER],
            [S.TUNING],
            S.REVIEW,
            lacks=preconditions.for_accepting,
            then=effects.accept,
            turn=agreed_lines.whose_turn,
            apart=separation.finding_facts,
            freezes=True,
            changes_grants=True,
            remembered=Memory.FOUND,
            foretells=foretelling.declines_beyond_tuned,
        ),
        Action.PROCEED_WITHOUT_ANSWER: deed(
            [R.GHOR],
            [S.TUNING],
            S.REVIEW,
            lacks=preconditions.for_proceeding,
            then=effects.accept_advice,
            reasoned=True,
            freezes=True,
            changes_grants=True,
            next_in=(S.TUNING,),
            foretells=foretelling.declines_beyond_advice,
        ),
        Action.NOTICE: harmless_deed([R.LOCC, R.GHOR, R.DEFENCE_PLANNER], DECIDED, lacks=preconditions.needs_decision),
        Action.AMEND: click(
            HOME_OR_GHOR,
            (S.REVIEW, *OUT),
            effects.amends_to,
            lacks=preconditions.for_amending,
            then=effects.amend,
            reasoned=True,
            foretells=foretelling.looks_again,
        ),
        Action.REASSESS: click(
            [R.LOCC, R.VWS, R.DEFENCE_PLANNER],
            (S.REJECTED, *OUT, S.REVIEW),
            effects.reassesses_to,
            lacks=preconditions.for_reassessing,
            then=effects.reassess,
            turn=turns.may_reassess,
            reasoned=True,
            remembered=Memory.ASKED_AGAIN,
            foretells=foretelling.looks_again,
        ),
        Action.ASK_REASSESSMENT: harmless_click(HOME_OR_GHOR, [S.REJECTED, S.GRANTED, S.REVIEW], None, reasoned=True),
        Action.COMPLETE_CONDITION: harmless_deed(
            [R.INSTITUTION, R.FACT_FINDER, R.DEFENCE_PLANNER],
            (S.TUNING, S.REVIEW, S.GRANTED, S.DEPLOYED),
            on="condition",
            lacks=preconditions.is_undone,
        ),
        Action.PLAN_MEETING: harmless_deed([R.LOCC], (*TRIANGLE, *OUT), lacks=preconditions.needs_review),
        Action.ASK_EXTENSION: harmless_deed(
            [R.INSTITUTION, R.GHOR, R.DEFENCE_PLANNER], OUT, lacks=preconditions_out.for_extension, reasoned=True
        ),
        Action.EVALUATE: harmless_deed(
            [R.INSTITUTION, R.DEFENCE_PLANNER], [S.ENDED], turn=preconditions_out.still_evaluates
        ),
        Action.CLOSE: click(
            [R.GHOR], [S.ENDED], S.CLOSED, lacks=preconditions_out.for_close, foretells=foretelling.closes_for_good
        ),
        Action.EDIT_ALERT: harmless_deed(OPENERS, [S.DRAFT, *TO_REVIEW], only_opened=FOR_A_HOME, gives="alert"),
        Action.ADD_NEED_LINE: harmless_deed(OPENERS, TO_TUNING, only_opened=FOR_A_HOME, freezes=True, gives="need"),
        Action.CHANGE_NEED: deed(
            OPENERS,
            TO_TUNING,
            on="line",
            only_opened=FOR_A_HOME,
            freezes=True,
            changes_grants=True,
            gives="need",
            foretells=foretelling.changes_need,
        ),
        Action.REMOVE_NEED_LINE: deed(
            OPENERS,
            [S.DRAFT],
            on="line",
            only_opened=FOR_A_HOME,
            lacks=effects.submitted_before,
            foretells=foretelling.removes_line,
        ),
        Action.UPDATE_SITUATION: harmless_deed(
            OPENERS, (S.DRAFT, *TO_DEPLOYED, S.REJECTED), only_opened=FOR_A_HOME, gives="situation"
        ),
        Action.ASK_FIGURES: harmless_click([R.GHOR], TO_DEPLOYED, None, then=effects.ask_figures),
        Action.SET_URGENCY: harmless_deed([R.GHOR, R.LOCC], TO_REVIEW),
        Action.SET_PRIORITY: harmless_deed([R.GHOR], TO_REVIEW),
        Action.ASK: harmless_deed(HOME_OR_GHOR, TO_REVIEW),
        Action.ASK_ALL: deed(
            HOME_OR_GHOR, TO_REVIEW, lacks=preconditions.somebody_to_ask, foretells=foretelling.asks_everybody
        ),
        Action.ANSWER: harmless_deed(
            PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_pending, voidable=True
        ),
        Action.CORRECT_ANSWER: harmless_deed(
            PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_answered, voidable=True
        ),
        Action.OFFER: harmless_deed(
            PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_answered, voidable=True
        ),
        Action.EXPIRE: harmless_deed(HOME_OR_GHOR, (S.DRAFT, *TO_DEPLOYED), on="inquiry", lacks=preconditions.is_due),
        Action.WAIVE_RUNG: deed([R.GHOR], LADDER, foretells=foretelling.may_waive),
        Action.WITHDRAW_OFFER: deed(
            PARTIES,
            WITH_HELP,
            on="offer",
            addressee=True,
            lacks=preconditions.offer_in(OfferState.OFFERED, OfferState.ACCEPTED),
            foretells=foretelling.takes_back_offer,
        ),
        Action.ACCEPT_OFFER: deed(
            HOME_OR_GHOR,
            (*TO_DEPLOYED, S.DRAFT, S.REJECTED),
            on="offer",
            lacks=preconditions.for_accept,
            changes_grants=True,
            foretells=foretelling.takes_offer,
        ),
        Action.DECLINE_OFFER: deed(
            HOME_OR_GHOR,
            WITH_HELP,
            on="offer",
            lacks=preconditions.offer_in(OfferState.OFFERED),
            foretells=foretelling.turns_down,
        ),
        Action.MARK_ARRIVED: harmless_deed(
            HOME, WITH_HELP, on="offer", lacks=preconditions.for_arrival, otherwise=Action.MARK_NOT_ARRIVED
        ),
        Action.MARK_NOT_ARRIVED: deed(
            HOME,
            WITH_HELP,
            on="offer",
            lacks=preconditions.offer_in(OfferState.ACCEPTED, OfferState.ARRIVED),
            foretells=foretelling.opens_days_not_worked,
        ),
        Action.COMMENT: harmless_deed(READERS, EVERY),
        Action.ATTACH: harmless_deed(READERS, EVERY),
        Action.EDIT_APPLICATION: harmless_deed(
            HOME_OR_GHOR, TO_DEPLOYED, turn=turns.who_writes, freezes=True, gives="application"
        ),
        Action.SIGN: harmless_deed([R.GHOR], TO_DEPLOYED, turn=turns.who_writes, freezes=True, gives="signature"),
        Action.FILE_FOLLOW_UP: deed(
            HOME_OR_GHOR,
            (*TO_DEPLOYED, S.ENDED, S.REJECTED, S.RESOLVED, S.WITHDRAWN),
            freezes=True,
            changes_grants=True,
            remembered=Memory.WENT_ON,
            foretells=foretelling.moves_on,
        ),
        Action.CONFIRM: harmless_deed(Role, EVERY, otherwise=Action.CONTEST, **SPOKEN_FOR),
        Action.CONTEST: deed(
            Role, EVERY, reasoned=True, foretells=foretelling.contests, otherwise=Action.CONFIRM, **SPOKEN_FOR
        ),
        **dict.fromkeys(
            (
                *(Action.OVERDUE, Action.REMINDER, Action.ESCALATED, Action.NOT_REACHED),
                *(Action.FIGURES_OLD, Action.WRITTEN_AWAITED, Action.PROVISIONAL_ENDS),
                *(Action.INQUIRY_UNANSWERED, Action.CONDITION_DUE, Action.UNCONFIRMED, Action.HARMFUL_FILE),
            ),
            by_clock(),
        ),
    }
)

register(AT_FIRST | OF_ONE_CORNER | AFTERWARDS)
