"""The table of deeds: everything a person may do to a support request, once.

Who may do it, from which statuses, to which, what is lacking, what follows, and what else is true of it (`entry`).
Buttons, API, permission checks, the diagram in the docs and the tests read this table; a new step in the procedure is a
line here. The deeds on a deployment are registered by the app `capacity`.
"""

from regions.models import Role
from requests_app.models import OfferState, Status
from requests_app.models.actions import Action
from requests_app.procedure import effects, preconditions, preconditions_out, separation, turns
from requests_app.procedure.entry import RULES, Memory, by_clock, click, deed, follows, in_the_open, register
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
        Action.OPEN: deed(OPENERS, ()),
        Action.SUBMIT: click(
            OPENERS,
            [S.DRAFT],
            S.REGIONAL,
            lacks=preconditions.for_submit,
            then=effects.submit,
            only_opened=FOR_A_HOME,
            freezes=True,
        ),
        Action.RETURN_TO_INSTITUTION: click([R.GHOR], LADDER, S.DRAFT, reasoned=True),
        Action.ESCALATE_TO_NATIONAL: click([R.GHOR], [S.REGIONAL], S.NATIONAL, lacks=preconditions.for_national),
        Action.ESCALATE_TO_MSOB: click([R.GHOR], [S.NATIONAL], S.APPLICATION, lacks=preconditions.for_msob),
        Action.RESOLVE: deed(
            [R.GHOR],
            TO_REVIEW,
            S.RESOLVED,
            lacks=preconditions.for_resolve,
            then=effects.close,
            changes_grants=True,
            ends_proposals=True,
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
        ),
        Action.REOPEN: click(
            HOME_OR_GHOR,
            [S.RESOLVED, S.WITHDRAWN],
            effects.reopens_to,
            lacks=preconditions.for_reopen,
            then=effects.reopen,
            reasoned=True,
        ),
        Action.FILE_APPLICATION: click(
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
        ),
        Action.ANSWER_CHECK: deed([R.LOCC], (*BEFORE_A_GRANT, *OUT), turn=turns.who_checks, gives="checks"),
        Action.ACCEPT_INTAKE: click([R.LOCC], [S.INTAKE], S.PRECHECK, lacks=preconditions.for_forwarding),
        Action.RETURN_APPLICATION: deed(
            [R.LOCC],
            (S.INTAKE, S.PRECHECK, S.REVIEW),
            S.APPLICATION,
            lacks=preconditions.for_late_return,
            concludes=True,
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
    ),
    Action.SETTLE: deed(CORNERS, (*TRIANGLE, *OUT), lacks=preconditions.for_settling, settles=True),
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
            [R.DECIDER], (*TRIANGLE, *OUT), lacks=preconditions.for_dissent, settles=True, next_in=TRIANGLE
        ),
        Action.REPORT_FINDINGS: deed(
            [R.FACT_FINDER],
            [S.FACT_FINDING],
            S.TUNING,
            lacks=preconditions.needs_mission,
            apart=separation.reporting,
            remembered=Memory.FOUND,
            next_in=(S.FACT_FINDING,),
        ),
        Action.PLAN_MISSION: deed(
            [R.DEFENCE_PLANNER], [S.FACT_FINDING], lacks=preconditions.for_mission, next_in=(S.FACT_FINDING,)
        ),
        Action.ABANDON_VISIT: deed(
            [R.FACT_FINDER, R.LOCC], [S.FACT_FINDING], S.PRECHECK, apart=separation.on_the_visit, reasoned=True
        ),
        Action.PROPOSE_TUNING: deed(
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
            remembered=Memory.FOUND,
        ),
        Action.PROCEED_WITHOUT_ANSWER: deed(
            [R.GHOR],
            [S.TUNING],
            S.REVIEW,
            lacks=preconditions.for_proceeding,
            then=effects.accept_advice,
            reasoned=True,
            freezes=True,
            next_in=(S.TUNING,),
        ),
        Action.NOTICE: deed([R.LOCC, R.GHOR, R.DEFENCE_PLANNER], DECIDED, lacks=preconditions.needs_decision),
        Action.AMEND: click(
            HOME_OR_GHOR,
            (S.REVIEW, *OUT),
            effects.amends_to,
            lacks=preconditions.for_amending,
            then=effects.amend,
            reasoned=True,
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
        ),
        Action.ASK_REASSESSMENT: click(HOME_OR_GHOR, [S.REJECTED, S.GRANTED, S.REVIEW], None, reasoned=True),
        Action.COMPLETE_CONDITION: deed(
            [R.INSTITUTION, R.FACT_FINDER, R.DEFENCE_PLANNER],
            (S.TUNING, S.REVIEW, S.GRANTED, S.DEPLOYED),
            on="condition",
            lacks=preconditions.is_undone,
        ),
        Action.PLAN_MEETING: deed([R.LOCC], (*TRIANGLE, *OUT), lacks=preconditions.needs_review),
        Action.ASK_EXTENSION: deed(
            [R.INSTITUTION, R.GHOR, R.DEFENCE_PLANNER], OUT, lacks=preconditions_out.for_extension, reasoned=True
        ),
        Action.EVALUATE: deed([R.INSTITUTION, R.DEFENCE_PLANNER], [S.ENDED], turn=preconditions_out.still_evaluates),
        Action.CLOSE: click([R.GHOR], [S.ENDED], S.CLOSED, lacks=preconditions_out.for_close),
        Action.EDIT_ALERT: deed(OPENERS, [S.DRAFT, *TO_REVIEW], only_opened=FOR_A_HOME, gives="alert"),
        Action.ADD_NEED_LINE: deed(OPENERS, TO_TUNING, only_opened=FOR_A_HOME, freezes=True, gives="need"),
        Action.CHANGE_NEED: deed(
            OPENERS, TO_TUNING, on="line", only_opened=FOR_A_HOME, freezes=True, changes_grants=True, gives="need"
        ),
        Action.REMOVE_NEED_LINE: deed(
            OPENERS, [S.DRAFT], on="line", only_opened=FOR_A_HOME, lacks=effects.submitted_before
        ),
        Action.UPDATE_SITUATION: deed(
            OPENERS, (S.DRAFT, *TO_DEPLOYED, S.REJECTED), only_opened=FOR_A_HOME, gives="situation"
        ),
        Action.ASK_FIGURES: click([R.GHOR], TO_DEPLOYED, None, then=effects.ask_figures),
        Action.SET_URGENCY: deed([R.GHOR, R.LOCC], TO_REVIEW),
        Action.SET_PRIORITY: deed([R.GHOR], TO_REVIEW),
        Action.ASK: deed(HOME_OR_GHOR, TO_REVIEW),
        Action.ASK_ALL: deed(HOME_OR_GHOR, TO_REVIEW, lacks=preconditions.somebody_to_ask),
        Action.ANSWER: deed(
            PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_pending, voidable=True
        ),
        Action.CORRECT_ANSWER: deed(
            PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_answered, voidable=True
        ),
        Action.OFFER: deed(
            PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_answered, voidable=True
        ),
        Action.EXPIRE: deed(HOME_OR_GHOR, (S.DRAFT, *TO_DEPLOYED), on="inquiry", lacks=preconditions.is_due),
        Action.WAIVE_RUNG: deed([R.GHOR], LADDER),
        Action.WITHDRAW_OFFER: deed(
            PARTIES,
            WITH_HELP,
            on="offer",
            addressee=True,
            lacks=preconditions.offer_in(OfferState.OFFERED, OfferState.ACCEPTED),
        ),
        Action.ACCEPT_OFFER: deed(
            HOME_OR_GHOR,
            (*TO_DEPLOYED, S.DRAFT, S.REJECTED),
            on="offer",
            lacks=preconditions.for_accept,
            changes_grants=True,
        ),
        Action.DECLINE_OFFER: deed(
            HOME_OR_GHOR, WITH_HELP, on="offer", lacks=preconditions.offer_in(OfferState.OFFERED)
        ),
        Action.MARK_ARRIVED: deed(HOME, WITH_HELP, on="offer", lacks=preconditions.for_arrival),
        Action.MARK_NOT_ARRIVED: deed(
            HOME, WITH_HELP, on="offer", lacks=preconditions.offer_in(OfferState.ACCEPTED, OfferState.ARRIVED)
        ),
        Action.COMMENT: deed(READERS, EVERY),
        Action.ATTACH: deed(READERS, EVERY),
        Action.EDIT_APPLICATION: deed(
            HOME_OR_GHOR, TO_DEPLOYED, turn=turns.who_writes, freezes=True, gives="application"
        ),
        Action.SIGN: deed([R.GHOR], TO_DEPLOYED, turn=turns.who_writes, freezes=True, gives="signature"),
        Action.FILE_FOLLOW_UP: deed(
            HOME_OR_GHOR,
            (*TO_DEPLOYED, S.ENDED, S.REJECTED, S.RESOLVED, S.WITHDRAWN),
            freezes=True,
            remembered=Memory.WENT_ON,
        ),
        Action.CONFIRM: deed(Role, EVERY, on="behalf", addressee=True, lacks=preconditions.is_unconfirmed),
        Action.CONTEST: deed(
            Role, EVERY, on="behalf", addressee=True, lacks=preconditions.is_unconfirmed, reasoned=True
        ),
        Action.OVERDUE: by_clock(),
        Action.REMINDER: by_clock(),
        Action.ESCALATED: by_clock(),
        Action.FIGURES_OLD: by_clock(),
        Action.WRITTEN_AWAITED: by_clock(),
        Action.PROVISIONAL_ENDS: by_clock(),
        Action.INQUIRY_UNANSWERED: by_clock(),
        Action.CONDITION_DUE: by_clock(),
        Action.UNCONFIRMED: by_clock(),
        Action.HARMFUL_FILE: by_clock(),
    }
)

register(AT_FIRST | OF_ONE_CORNER | AFTERWARDS)
