"""The table of deeds: everything a person may do to a support request, once.

Who may do it, from which statuses, to which, what is lacking, what follows, and what else is true of it (`entry`).
Buttons, API, permission checks, the diagram in the docs and the tests read this table; a new step in the procedure is a
line here. The deeds on a deployment are registered by the app `capacity`.
"""

from regions.models import Role
from requests_app.models import BEFORE_A_GRANT, Status
from requests_app.models.actions import Action
from requests_app.procedure import effects, foretelling, preconditions, preconditions_out, separation, turns, undoing
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
from requests_app.procedure.ladder import HELP
from requests_app.procedure.whose import (
    BEHALF,
    CORNERS,
    DECIDED,
    EVERY,
    FOR_A_HOME,
    HOME,
    HOME_OR_GHOR,
    LADDER,
    OPENERS,
    OUT,
    OWNERS,
    READERS,
    SPOKEN_OF,
    TO_DEPLOYED,
    TO_REVIEW,
    TO_TUNING,
    TRIANGLE,
)
from requests_app.records import agreed_lines

__all__ = ["BEFORE_A_GRANT", "BEHALF", "CORNERS", "HOME", "OUT", "OWNERS", "RULES", "TRIANGLE"]

S, R = Status, Role
SPOKEN_FOR = {"on": "behalf", "addressee": True, "lacks": preconditions.is_unconfirmed}

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
        Action.RETURN_TO_INSTITUTION: harmless_click(
            [R.GHOR], LADDER, S.DRAFT, reasoned=True, harms=True, undoable=True, leaves_need=True
        ),
        Action.ESCALATE_TO_NATIONAL: harmless_click(
            [R.GHOR], [S.REGIONAL], S.NATIONAL, lacks=preconditions.for_national, undoable=True, leaves_need=True
        ),
        Action.ESCALATE_TO_MSOB: harmless_click(
            [R.GHOR], [S.NATIONAL], S.APPLICATION, lacks=preconditions.for_msob, undoable=True, leaves_need=True
        ),
        Action.RESOLVE: deed(
            [R.GHOR],
            TO_REVIEW,
            S.RESOLVED,
            lacks=preconditions.for_resolve,
            then=effects.close,
            changes_grants=True,
            ends_proposals=True,
            foretells=foretelling.resolves,
            undoable=True,
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
            harms=True,
            undoable=True,
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
        Action.ANSWER_CHECK: harmless_deed(
            [R.LOCC], (*BEFORE_A_GRANT, *OUT), turn=turns.who_checks, gives="checks", leaves_need=True
        ),
        Action.ACCEPT_INTAKE: harmless_click(
            [R.LOCC], [S.INTAKE], S.PRECHECK, lacks=preconditions.for_forwarding, undoable=True
        ),
        Action.RETURN_APPLICATION: deed(
            [R.LOCC],
            (S.INTAKE, S.PRECHECK, S.REVIEW),
            S.APPLICATION,
            lacks=preconditions.for_late_return,
            concludes=True,
            foretells=foretelling.voids_positions,
            harms=True,
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
    Action.AGREE_ACTION: harmless_deed([R.LOCC], SPOKEN_OF, lacks=preconditions.needs_agenda, leaves_need=True),
    Action.REPORT_ACTION_DONE: harmless_deed(
        (*CORNERS, R.DECIDER),
        SPOKEN_OF,
        on="agreed_action",
        owned=True,
        lacks=preconditions.is_to_do,
        leaves_need=True,
    ),
    Action.AGREED_ACTION_DUE: by_clock(),
    Action.AGREED_NOT_SETTLED: follows((*TRIANGLE, *OUT), None),
}

AFTERWARDS = in_the_open(
    {
        Action.CONFIRM_PROVISIONAL: follows(
            OUT, None, lacks=preconditions.for_grant, changes_grants=True, concludes=True
        ),
        Action.LAPSE_PROVISIONAL: follows(
            OUT, effects.lapses_to, then=effects.lapse, changes_grants=True, concludes=True
        ),
        Action.SETTLE_REVIEW: follows(OUT, None, changes_grants=True, concludes=True),
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
            [R.DEFENCE_PLANNER],
            [S.FACT_FINDING],
            lacks=preconditions.for_mission,
            next_in=(S.FACT_FINDING,),
            leaves_need=True,
        ),
        Action.ABANDON_VISIT: deed(
            [R.FACT_FINDER, R.LOCC],
            [S.FACT_FINDING],
            S.PRECHECK,
            apart=separation.on_the_visit,
            reasoned=True,
            foretells=foretelling.abandons,
            harms=True,
            undoable=True,
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
        Action.NOTICE: harmless_deed(
            [R.LOCC, R.GHOR, R.DEFENCE_PLANNER], DECIDED, lacks=preconditions.needs_decision, leaves_need=True
        ),
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
        Action.ASK_REASSESSMENT: harmless_click(
            HOME_OR_GHOR, [S.REJECTED, S.GRANTED, S.REVIEW], None, reasoned=True, leaves_need=True
        ),
        Action.COMPLETE_CONDITION: harmless_deed(
            [R.INSTITUTION, R.FACT_FINDER, R.DEFENCE_PLANNER],
            (S.TUNING, S.REVIEW, S.GRANTED, S.DEPLOYED),
            on="condition",
            lacks=preconditions.is_undone,
            leaves_need=True,
        ),
        Action.PLAN_MEETING: harmless_deed(
            [R.LOCC], (*TRIANGLE, *OUT), lacks=preconditions.needs_review, leaves_need=True
        ),
        Action.ASK_EXTENSION: harmless_deed(
            [R.INSTITUTION, R.GHOR, R.DEFENCE_PLANNER], OUT, lacks=preconditions_out.for_extension, reasoned=True
        ),
        Action.EVALUATE: harmless_deed(
            [R.INSTITUTION, R.DEFENCE_PLANNER], [S.ENDED], turn=preconditions_out.still_evaluates, leaves_need=True
        ),
        Action.CLOSE: click(
            [R.GHOR],
            [S.ENDED],
            S.CLOSED,
            lacks=preconditions_out.for_close,
            foretells=foretelling.closes_for_good,
            undoable=True,
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
            harms=True,
        ),
        Action.UPDATE_SITUATION: harmless_deed(
            OPENERS, (S.DRAFT, *TO_DEPLOYED, S.REJECTED), only_opened=FOR_A_HOME, gives="situation", leaves_need=True
        ),
        Action.ASK_FIGURES: harmless_click([R.GHOR], TO_DEPLOYED, None, then=effects.ask_figures, leaves_need=True),
        Action.SET_URGENCY: harmless_deed([R.GHOR, R.LOCC], TO_REVIEW, leaves_need=True),
        Action.SET_PRIORITY: harmless_deed([R.GHOR], TO_REVIEW, leaves_need=True),
        Action.SET_NATIONAL_PRIORITY: harmless_deed([R.LOCC], BEFORE_A_GRANT, leaves_need=True),
        **HELP,
        Action.COMMENT: harmless_deed(READERS, EVERY, leaves_need=True),
        Action.ATTACH: harmless_deed(READERS, EVERY, leaves_need=True),
        Action.EDIT_APPLICATION: harmless_deed(
            HOME_OR_GHOR, TO_DEPLOYED, turn=turns.who_writes, freezes=True, gives="application"
        ),
        Action.SIGN: harmless_deed(
            [R.GHOR], TO_DEPLOYED, turn=turns.who_writes, freezes=True, gives="signature", leaves_need=True
        ),
        Action.FILE_FOLLOW_UP: deed(
            HOME_OR_GHOR,
            (*TO_DEPLOYED, S.ENDED, S.REJECTED, S.RESOLVED, S.WITHDRAWN),
            freezes=True,
            changes_grants=True,
            remembered=Memory.WENT_ON,
            foretells=foretelling.moves_on,
        ),
        Action.CONFIRM: harmless_deed(Role, EVERY, otherwise=Action.CONTEST, **SPOKEN_FOR, undoable=True),
        Action.CONTEST: deed(
            Role,
            EVERY,
            reasoned=True,
            foretells=foretelling.contests,
            otherwise=Action.CONFIRM,
            **SPOKEN_FOR,
            undoable=True,
        ),
        Action.UNDO: deed(
            Role,
            EVERY,
            on="undoable",
            own=True,
            lacks=undoing.lacks,
            changes_grants=True,
            foretells=foretelling.lets_stand_again,
        ),
        **dict.fromkeys(
            (
                *(Action.OVERDUE, Action.REMINDER, Action.ESCALATED, Action.NOT_REACHED),
                *(Action.FIGURES_OLD, Action.WRITTEN_AWAITED, Action.PROVISIONAL_ENDS),
                *(Action.INQUIRY_UNANSWERED, Action.CALL_BACK_DUE, Action.CONDITION_DUE),
                *(Action.UNCONFIRMED, Action.HARMFUL_FILE, Action.REACHED_AFTER_ALL),
            ),
            by_clock(),
        ),
    }
)

register(AT_FIRST | OF_ONE_CORNER | AFTERWARDS)
