"""The table of deeds: everything a person may do to a support request, once.

Who may do it, from which statuses, to which, what is lacking, what follows. Buttons, API, permission checks, the
diagram in the docs and the tests read this table; a new step in the procedure is a line here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from foundation.errors import Lack
from regions.models import Role
from requests_app.models import Event, OfferState, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import effects, preconditions, preconditions_out, separation, turns
from requests_app.records import agreed_lines, escalation

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


@dataclass(frozen=True)
class Rule:
    """One line of the table of deeds.

    `roles` may do it, when the request stands in one of `sources`; it then moves to `to` (None: it stays; a function:
    it depends). `lacks` asks what is missing; `then` writes the consequences of a deed without data. `on` names what
    the deed is done to when that isn't the request itself; `addressee` says that its party, not the territory,
    decides whose it is; `only_opened` are roles that do it only to a request they opened themselves. `reasoned` deeds
    need a reason; `freezes` makes a new version. What `follows` from another deed is never done by itself; `turn`
    narrows the roles to those whose turn it is; `apart` says what earlier deeds of the same person stand in the way;
    `by_reference` lets LOCC do it to any request it can open. A deed on a deployment is the app `capacity`'s: it says
    what is lacking and keeps people apart (`requires`, `separates`).
    """

    roles: tuple[Role, ...]
    sources: tuple[Status, ...]
    to: Status | Callable[[SupportRequest], Status] | None = None
    lacks: Callable[[SupportRequest, Any], list[Lack]] = preconditions.nothing
    then: Callable[[SupportRequest, int, Any], None] | None = None
    on: str = ""
    addressee: bool = False
    only_opened: tuple[Role, ...] = ()
    reasoned: bool = False
    freezes: bool = False
    one_click: bool = False
    follows: bool = False
    by_reference: bool = False
    turn: Callable[[SupportRequest], frozenset[Role]] | None = None
    apart: Callable[[SupportRequest, Any, Role, Any], Any] | None = None
    extra_lacks: list[Callable] = field(default_factory=list, compare=False)
    extra_apart: list[Callable] = field(default_factory=list, compare=False)
    also: list[Callable] = field(default_factory=list, compare=False)


def deed(roles, sources, to=None, **more) -> Rule:
    """A deed with data: it has a function of its own that ends in `perform`."""
    return Rule(tuple(roles), tuple(sources), to, **more)


def follows(sources, to, **more) -> Rule:
    """What follows from another deed, never done by itself."""
    return Rule((), tuple(sources), to, follows=True, **more)


def click(roles, sources, to, **more) -> Rule:
    """A deed without data of its own: it goes through the general door."""
    return Rule(tuple(roles), tuple(sources), to, one_click=True, **more)


def on_deployment(roles, **more) -> Rule:
    """A deed on a deployment; what is lacking, and what it writes, the app `capacity` says."""
    return Rule(tuple(roles), OUT, None, on="deployment", **more)


RULES: dict[Action, Rule] = {
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
    Action.RESOLVE: deed([R.GHOR], TO_REVIEW, S.RESOLVED, lacks=preconditions.for_resolve, then=effects.close),
    Action.WITHDRAW: click(
        HOME_OR_GHOR,
        (S.DRAFT, *TO_REVIEW, S.GRANTED),
        S.WITHDRAWN,
        lacks=preconditions_out.nobody_out,
        then=effects.withdraw,
        reasoned=True,
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
    Action.ANSWER_CHECK: deed([R.LOCC], (*BEFORE_A_GRANT, *OUT), turn=turns.who_checks),
    Action.ACCEPT_INTAKE: click([R.LOCC], [S.INTAKE], S.PRECHECK, lacks=preconditions.for_forwarding),
    Action.RETURN_APPLICATION: deed(
        [R.LOCC], (S.INTAKE, S.PRECHECK, S.REVIEW), S.APPLICATION, lacks=preconditions.for_late_return
    ),
    Action.GIVE_POSITION: deed(CORNERS, (*TRIANGLE, *OUT), lacks=preconditions.needs_review, apart=separation.speaking),
    Action.SETTLE: deed(CORNERS, (*TRIANGLE, *OUT), lacks=preconditions.for_settling),
    Action.AGREED_NOT_SETTLED: follows((*TRIANGLE, *OUT), None),
    Action.CONFIRM_PROVISIONAL: follows(OUT, None, lacks=preconditions.for_grant),
    Action.LAPSE_PROVISIONAL: follows(OUT, effects.lapses_to, then=effects.lapse),
    Action.SETTLE_REVIEW: follows(OUT, None),
    Action.ORDER_FACT_FINDING: follows([S.PRECHECK], S.FACT_FINDING),
    Action.ORDER_PROVISIONAL: follows([S.PRECHECK], S.GRANTED, lacks=preconditions.for_now),
    Action.GRANT: follows([S.REVIEW], S.GRANTED, lacks=preconditions.for_grant),
    Action.REJECT: follows((*TRIANGLE, *OUT), S.REJECTED, lacks=preconditions_out.nobody_out),
    Action.DEFER: follows([S.REVIEW], S.REVIEW),
    Action.RETURN_BY_TRIANGLE: follows([S.PRECHECK], S.APPLICATION),
    Action.DECIDE_WITH_DISSENT: deed([R.DECIDER], (*TRIANGLE, *OUT), lacks=preconditions.for_dissent),
    Action.PLAN_MISSION: deed([R.DEFENCE_PLANNER], [S.FACT_FINDING], lacks=preconditions.for_mission),
    Action.REPORT_FINDINGS: deed(
        [R.FACT_FINDER], [S.FACT_FINDING], S.TUNING, lacks=preconditions.needs_mission, apart=separation.reporting
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
    ),
    Action.PROCEED_WITHOUT_ANSWER: deed(
        [R.GHOR],
        [S.TUNING],
        S.REVIEW,
        lacks=preconditions.for_proceeding,
        then=effects.accept_advice,
        reasoned=True,
        freezes=True,
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
    Action.RESERVE: deed([R.DEFENCE_PLANNER], BEFORE_A_GRANT),
    Action.RELEASE_RESERVATION: deed([R.DEFENCE_PLANNER], BEFORE_A_GRANT, reasoned=True),
    Action.DRAW_UP: deed([R.DEFENCE_PLANNER], OUT),
    Action.APPROVE: on_deployment([R.DEFENCE_PLANNER]),
    Action.CANCEL: on_deployment([R.DEFENCE_PLANNER], reasoned=True),
    Action.REPORT_ARRIVAL: on_deployment([R.DEFENCE_PLANNER, R.INSTITUTION]),
    Action.DENY_ARRIVAL: on_deployment(HOME, reasoned=True),
    Action.START_DEPLOYMENT: follows([S.GRANTED], S.DEPLOYED),
    Action.UNDO_START: follows([S.DEPLOYED], S.GRANTED),
    Action.REPORT_DAY: on_deployment([R.DEFENCE_PLANNER, R.INSTITUTION]),
    Action.SUSPEND: on_deployment([R.DEFENCE_PLANNER], reasoned=True),
    Action.RESUME: on_deployment([R.DEFENCE_PLANNER]),
    Action.RECALL: on_deployment([R.DEFENCE_PLANNER], reasoned=True),
    Action.REPLACE_PEOPLE: on_deployment([R.DEFENCE_PLANNER], reasoned=True),
    Action.GIVE_BACK: on_deployment([R.DEFENCE_PLANNER], reasoned=True),
    Action.EXTEND: on_deployment([R.DEFENCE_PLANNER]),
    Action.REPORT_DEPARTURE: on_deployment([R.DEFENCE_PLANNER]),
    Action.END_DEPLOYMENT: follows(OUT, S.ENDED, then=effects.end),
    Action.EVALUATE: deed([R.INSTITUTION, R.DEFENCE_PLANNER], [S.ENDED], turn=preconditions_out.still_evaluates),
    Action.CLOSE: click([R.GHOR], [S.ENDED], S.CLOSED, lacks=preconditions_out.for_close),
    Action.EDIT_ALERT: deed(OPENERS, [S.DRAFT, *TO_REVIEW], only_opened=FOR_A_HOME),
    Action.ADD_NEED_LINE: deed(OPENERS, TO_TUNING, only_opened=FOR_A_HOME, freezes=True),
    Action.CHANGE_NEED: deed(OPENERS, TO_TUNING, on="line", only_opened=FOR_A_HOME, freezes=True),
    Action.REMOVE_NEED_LINE: deed(
        OPENERS, [S.DRAFT], on="line", only_opened=FOR_A_HOME, lacks=effects.submitted_before
    ),
    Action.UPDATE_SITUATION: deed(OPENERS, (S.DRAFT, *TO_DEPLOYED, S.REJECTED), only_opened=FOR_A_HOME),
    Action.ASK_FIGURES: click([R.GHOR], TO_DEPLOYED, None, then=effects.ask_figures),
    Action.SET_URGENCY: deed([R.GHOR, R.LOCC], TO_REVIEW),
    Action.SET_PRIORITY: deed([R.GHOR], TO_REVIEW),
    Action.ASK: deed(HOME_OR_GHOR, TO_REVIEW),
    Action.ASK_ALL: deed(HOME_OR_GHOR, TO_REVIEW, lacks=preconditions.somebody_to_ask),
    Action.ANSWER: deed(PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_pending),
    Action.CORRECT_ANSWER: deed(PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_answered),
    Action.OFFER: deed(PARTIES, WITH_HELP, on="inquiry", addressee=True, lacks=preconditions.is_answered),
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
        HOME_OR_GHOR, (*TO_DEPLOYED, S.DRAFT, S.REJECTED), on="offer", lacks=preconditions.for_accept
    ),
    Action.DECLINE_OFFER: deed(HOME_OR_GHOR, WITH_HELP, on="offer", lacks=preconditions.offer_in(OfferState.OFFERED)),
    Action.MARK_ARRIVED: deed(HOME, WITH_HELP, on="offer", lacks=preconditions.for_arrival),
    Action.MARK_NOT_ARRIVED: deed(
        HOME, WITH_HELP, on="offer", lacks=preconditions.offer_in(OfferState.ACCEPTED, OfferState.ARRIVED)
    ),
    Action.COMMENT: deed(READERS, EVERY),
    Action.ATTACH: deed(READERS, EVERY),
    Action.EDIT_APPLICATION: deed(HOME_OR_GHOR, TO_DEPLOYED, turn=turns.who_writes, freezes=True),
    Action.SIGN: deed([R.GHOR], TO_DEPLOYED, turn=turns.who_writes, freezes=True),
    Action.FILE_FOLLOW_UP: deed(
        HOME_OR_GHOR, (*TO_DEPLOYED, S.ENDED, S.REJECTED, S.RESOLVED, S.WITHDRAWN), freezes=True
    ),
    Action.CONFIRM: deed(Role, EVERY, on="behalf", addressee=True, lacks=preconditions.is_unconfirmed),
    Action.CONTEST: deed(Role, EVERY, on="behalf", addressee=True, lacks=preconditions.is_unconfirmed, reasoned=True),
}


def requires(action: Action, question: Callable[[SupportRequest, Any], list[Lack]]) -> None:
    """A higher app asks `question(support_request, subject)` too before `action` is offered or done.

    Called once, in apps.py.
    """
    RULES[action].extra_lacks.append(question)


def separates(action: Action, question: Callable[[SupportRequest, Any, Role, Any], Any]) -> None:
    """A higher app says what keeps somebody apart: `question(support_request, by, role, subject)`, "" for nothing."""
    RULES[action].extra_apart.append(question)


def also(action: Action, consequence: Callable[[SupportRequest, Event], None]) -> None:
    """A higher app runs `consequence(support_request, event)` inside `perform`; if it refuses, nothing happened."""
    RULES[action].also.append(consequence)
