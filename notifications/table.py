"""The table of messages: of each event who is told, how urgently and in which words; and the deliberate silences.

A person gets at most one message of an event: the first line that names her. A line reaches only those who may see the
request, or the inquiry that was put to them.
"""

from django.utils.translation import gettext_lazy as _

from notifications.lines import REQUIRED, Kind, Line, Party, Urgency, deadline, news, task
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure.rules import TRIANGLE

__all__ = ["AUDIENCE", "ON_BEHALF", "RANK_LOST", "REQUIRED", "SILENT", "VOIDED", "Kind", "Line", "Party", "Urgency"]

P, K, U = Party, Kind, Urgency
HOME_AND_REGION = (P.INSTITUTION, P.GHOR, P.OPENER)
EVERYBODY_IN_IT = (P.INSTITUTION, P.GHOR, P.OPENER, P.LOCC, P.VWS, P.DEFENCE)

DECIDED = _("%(about)s: a decision was taken; the letter is ready.")
LAPSED = _("%(about)s: the provisional grant ended.")
RECALL_IS_DUE = _("%(about)s: the provisional grant ended with people out; Defence plans their recall.")
BACK, STAYS = (Status.PRECHECK,), (Status.DEPLOYED,)  # where a provisional grant that lapsed leaves the request
CHANGED = _("%(about)s: what is needed was changed.")
ORDER = _("%(about)s: the movement order changed; read what, and tell the unit.")
ORDER_TOO = _("%(about)s: what the unit that comes to help is told was changed.")

AUDIENCE: dict[Action, tuple[Line, ...]] = {
    Action.SUBMIT: (
        task(_("%(about)s raised the alert: start on step 1.")),
        news(_("%(about)s raised the alert."), P.LOCC, P.INSTITUTION, urgency=U.NOW),
    ),
    Action.RETURN_TO_INSTITUTION: (task(_("%(about)s came back to be completed."), P.OWNER, P.OPENER),),
    Action.ESCALATE_TO_NATIONAL: (news(_("%(about)s went to step 2."), *HOME_AND_REGION),),
    Action.ESCALATE_TO_MSOB: (
        task(_("%(about)s went to step 3: complete and sign the application.")),
        news(_("%(about)s went to step 3."), P.OPENER, P.VWS),
    ),
    Action.RESOLVE: (
        news(_("%(about)s is resolved: no more help is needed."), P.ADDRESSEE, kind=K.LADDER, urgency=U.NOW),
        news(_("%(about)s is resolved."), P.HAD_IT, *EVERYBODY_IN_IT),
    ),
    Action.WITHDRAW: (
        news(_("%(about)s was withdrawn: no more help is needed."), P.ADDRESSEE, kind=K.LADDER, urgency=U.NOW),
        news(_("%(about)s was withdrawn."), P.HAD_IT, P.TEAM, *EVERYBODY_IN_IT, urgency=U.NOW),
    ),
    Action.REOPEN: (
        task(_("%(about)s was reopened: the move is yours.")),
        task(_("%(about)s asks again whether you can help."), P.ADDRESSEE),
        news(_("%(about)s was reopened."), *EVERYBODY_IN_IT),
    ),
    Action.FILE_APPLICATION: (
        task(_("%(about)s was filed: check it.")),
        news(_("%(about)s was filed with LOCC."), *HOME_AND_REGION, P.VWS, P.DEFENCE),
    ),
    Action.REGISTER_URGENT: (
        task(_("%(about)s was registered as urgent: check it now.")),
        news(_("%(about)s was registered as urgent."), *EVERYBODY_IN_IT, urgency=U.NOW),
    ),
    Action.ACCEPT_INTAKE: (
        task(_("%(about)s is before the triangle: give your position.")),
        news(_("%(about)s is before the triangle."), P.INSTITUTION, P.OPENER, P.DECIDER),
    ),
    Action.RETURN_APPLICATION: (
        task(_("%(about)s: the application came back to be completed.")),
        news(_("%(about)s: the application was returned."), P.OPENER, P.HAD_IT),
    ),
    Action.RETURN_BY_TRIANGLE: (
        task(_("%(about)s: the triangle returned the application to be completed.")),
        news(_("%(about)s: the triangle returned the application."), P.OPENER, P.HAD_IT),
    ),
    Action.GIVE_POSITION: (news(_("%(about)s: a corner gave its position."), P.CORNERS, kind=K.DECISION),),
    Action.AGREED_NOT_SETTLED: (
        task(
            _("%(about)s: the corners agree, but it can't be settled yet. See what is lacking."), P.CORNERS, doer=True
        ),
    ),
    Action.ORDER_FACT_FINDING: (
        task(_("%(about)s: send a team to find the facts."), P.DEFENCE),
        news(_("%(about)s: Defence comes to find the facts."), *HOME_AND_REGION, P.LOCC, P.VWS),
    ),
    Action.ORDER_PROVISIONAL: (
        task(_("%(about)s: people are granted now, provisionally: prepare the deployment.")),
        task(_("%(about)s: people were granted now; confirm it before the provisional grant ends."), P.CORNERS),
        news(DECIDED, *HOME_AND_REGION, P.DECIDER, kind=K.DECISION, urgency=U.NOW),
    ),
    Action.CONFIRM_PROVISIONAL: (
        task(_("%(about)s: the provisional grant was confirmed: prepare the full deployment.")),
        news(DECIDED, *EVERYBODY_IN_IT, P.DECIDER, kind=K.DECISION, urgency=U.NOW),
    ),
    Action.LAPSE_PROVISIONAL: (
        task(_("%(about)s: the provisional grant ended; the triangle looks at it again."), only_in=BACK),
        news(LAPSED, *HOME_AND_REGION, kind=K.DECISION, urgency=U.NOW, only_in=BACK),
        task(_("%(about)s: the provisional grant ended with people out; plan their recall."), P.DEFENCE, only_in=STAYS),
        news(RECALL_IS_DUE, *HOME_AND_REGION, P.LOCC, P.VWS, kind=K.DECISION, urgency=U.NOW, only_in=STAYS),
    ),
    Action.GRANT: (
        task(_("%(about)s was granted: prepare the deployment.")),
        news(DECIDED, *EVERYBODY_IN_IT, P.DECIDER, P.TEAM, kind=K.DECISION, urgency=U.NOW),
    ),
    Action.REJECT: (news(DECIDED, *EVERYBODY_IN_IT, P.DECIDER, P.TEAM, kind=K.DECISION, urgency=U.NOW),),
    Action.DEFER: (
        task(_("%(about)s was deferred: give your position again, at the latest on the day named."), urgency=U.SOON),
        news(DECIDED, P.INSTITUTION, P.OPENER, P.DECIDER, kind=K.DECISION, urgency=U.NOW),
    ),
    Action.PLAN_MISSION: (
        task(_("%(about)s: your team is expected here to find the facts."), P.TEAM),
        task(_("%(about)s: a fact-finding team is coming; receive it."), P.INSTITUTION),
        news(_("%(about)s: a fact-finding team is coming."), P.GHOR, P.OPENER),
    ),
    Action.REPORT_FINDINGS: (
        task(_("%(about)s: the findings are there; answer the proposed lines."), P.TURN),
        news(_("%(about)s: the findings are there."), P.GHOR, P.OPENER, P.LOCC, P.VWS, P.DEFENCE),
    ),
    Action.ABANDON_VISIT: (
        task(_("%(about)s: the visit did not take place; decide what now.")),
        news(_("%(about)s: the visit did not take place."), P.INSTITUTION, P.OPENER, P.TEAM),
    ),
    Action.PROPOSE_TUNING: (
        task(_("%(about)s: other lines are proposed; answer them."), P.TURN),
        news(_("%(about)s: other lines are proposed."), P.GHOR, urgency=U.DIGEST),
    ),
    Action.ACCEPT_TUNING: (
        task(_("%(about)s is tuned: give your position.")),
        news(_("%(about)s is tuned and before the triangle."), P.INSTITUTION, P.OPENER, P.TEAM, P.DECIDER),
    ),
    Action.PROCEED_WITHOUT_ANSWER: (
        task(_("%(about)s is tuned: give your position.")),
        news(_("%(about)s went to the triangle without an answer."), P.INSTITUTION, P.OPENER, P.TEAM, urgency=U.NOW),
    ),
    Action.AMEND: (
        task(_("%(about)s: the need changed; tune the lines again."), P.TURN),
        news(_("%(about)s: the need changed; it is being tuned again."), *EVERYBODY_IN_IT, P.TEAM),
    ),
    Action.REASSESS: (
        task(_("%(about)s is to be reassessed: give your position.")),
        news(_("%(about)s is being reassessed."), P.INSTITUTION, P.OPENER, P.DECIDER, kind=K.DECISION, urgency=U.NOW),
    ),
    Action.ASK_REASSESSMENT: (
        task(_("%(about)s: reassessment is asked for; judge whether."), P.LOCC, P.VWS, P.DEFENCE),
        news(_("%(about)s: reassessment was asked for."), *HOME_AND_REGION),
    ),
    Action.COMPLETE_CONDITION: (news(_("%(about)s: a condition is met."), P.DEFENCE, P.GHOR, P.TEAM, P.INSTITUTION),),
    Action.PLAN_MEETING: (news(_("%(about)s stands on the agenda of the triangle."), P.CORNERS, kind=K.DECISION),),
    Action.AGREE_ACTION: (task(_("%(about)s: the triangle agreed on an action that is yours."), P.NEXT_IN_LINE),),
    Action.REPORT_ACTION_DONE: (
        news(_("%(about)s: an action that the triangle agreed on is done."), P.CORNERS, kind=K.DECISION),
    ),
    Action.ASK_EXTENSION: (
        task(_("%(about)s: an extension is asked for; give your position."), P.CORNERS),
        news(_("%(about)s: an extension was asked for."), P.INSTITUTION, P.OPENER, P.DECIDER, kind=K.DECISION),
    ),
    Action.SETTLE_REVIEW: (
        task(_("%(about)s: the triangle decided while people are out: plan by it."), P.DEFENCE),
        news(DECIDED, *EVERYBODY_IN_IT, P.DECIDER, kind=K.DECISION, urgency=U.NOW),
    ),
    Action.DRAW_UP: (task(_("%(about)s: a deployment was drawn up; another planner approves it."), P.DEFENCE),),
    Action.CHANGE_DEPLOYMENT: (
        task(_("%(about)s: a deployment was changed; a planner who didn't draw it up approves it."), P.DEFENCE),
    ),
    Action.APPROVE: (
        task(_("%(about)s: people are coming; the deployment is approved. Prepare their arrival."), P.INSTITUTION),
        task(_("%(about)s: warning order: the deployment is approved; send them."), P.DEFENCE),
        news(_("%(about)s: a deployment is approved."), P.GHOR, P.OPENER, P.LOCC, urgency=U.NOW),
    ),
    Action.ARRANGE: (task(ORDER, P.DEFENCE), news(ORDER_TOO, P.INSTITUTION, P.GHOR, P.LOCC)),
    Action.ORDER_CHANGED: (task(ORDER, P.DEFENCE), news(ORDER_TOO, P.INSTITUTION)),
    Action.CANCEL: (
        news(_("%(about)s: a deployment was cancelled."), *HOME_AND_REGION, P.LOCC, P.DEFENCE, urgency=U.NOW),
    ),
    Action.REPORT_ARRIVAL: (
        task(_("%(about)s: Defence reports that people arrived; contest it within 24 hours if not."), P.INSTITUTION),
        news(_("%(about)s: people of Defence have arrived."), P.DEFENCE, P.GHOR, P.OPENER),
    ),
    Action.DENY_ARRIVAL: (
        task(_("%(about)s: the home says that nobody arrived; find out and send them."), P.DEFENCE),
        news(_("%(about)s: the home says that nobody arrived."), P.GHOR, P.OPENER, P.LOCC, urgency=U.NOW),
    ),
    Action.START_DEPLOYMENT: (
        news(_("%(about)s: the deployment has started."), P.OWNER, P.INSTITUTION, P.LOCC, P.VWS, urgency=U.DIGEST),
    ),
    Action.UNDO_START: (news(_("%(about)s is granted again: nobody has arrived yet."), P.OWNER, P.LOCC, P.VWS),),
    Action.REPORT_DAY: (news(_("%(about)s: a daily report."), P.INSTITUTION, P.GHOR, P.DEFENCE, urgency=U.DIGEST),),
    Action.SUSPEND: (
        news(_("%(about)s: the work of Defence is suspended."), *HOME_AND_REGION, P.LOCC, P.DEFENCE, urgency=U.NOW),
    ),
    Action.RESUME: (
        news(_("%(about)s: the work of Defence goes on."), *HOME_AND_REGION, P.LOCC, P.DEFENCE, urgency=U.NOW),
    ),
    Action.RECALL: (
        task(_("%(about)s: Defence recalls its people; prepare their leaving."), P.INSTITUTION, P.GHOR),
        news(_("%(about)s: people were recalled."), P.OPENER, P.LOCC, P.VWS, P.DEFENCE, urgency=U.NOW),
    ),
    Action.REPLACE_PEOPLE: (
        news(_("%(about)s: people of Defence are replaced."), P.INSTITUTION, P.GHOR, P.OPENER, P.DEFENCE),
    ),
    Action.GIVE_BACK: (
        news(_("%(about)s: some who were to come don't, and nobody replaces them."), *HOME_AND_REGION, urgency=U.NOW),
        news(_("%(about)s: part of what was granted is open again."), P.LOCC, P.DEFENCE),
    ),
    Action.EXTEND: (
        news(_("%(about)s: the deployment goes on for longer."), *HOME_AND_REGION, P.LOCC, P.DEFENCE, urgency=U.NOW),
    ),
    Action.REPORT_DEPARTURE: (
        news(_("%(about)s: the people of a deployment have left."), *HOME_AND_REGION, P.LOCC, P.DEFENCE),
    ),
    Action.END_DEPLOYMENT: (
        task(_("%(about)s: the deployment ended; evaluate it."), urgency=U.SOON),
        news(_("%(about)s: the deployment ended."), P.GHOR, P.OPENER, P.LOCC, P.VWS),
    ),
    Action.RECORD_COST: (
        news(_("%(about)s: a cost was recorded."), P.INSTITUTION, P.GHOR, P.VWS, P.DEFENCE, urgency=U.DIGEST),
    ),
    Action.EVALUATE: (news(_("%(about)s: an evaluation came in."), P.INSTITUTION, P.DEFENCE, P.GHOR),),
    Action.CLOSE: (news(_("%(about)s: the case was closed."), *EVERYBODY_IN_IT, P.DECIDER, urgency=U.DIGEST),),
    Action.RESERVATION_LAPSED: (
        task(_("%(about)s: a reservation lapsed; its people are free again."), P.DEFENCE, urgency=U.SOON),
    ),
    Action.RESERVATION_LAPSES_SOON: (
        deadline(_("%(about)s: a reservation lapses soon unless it is granted; reserve anew or let go."), P.DEFENCE),
    ),
    Action.END_IS_NEAR: (
        deadline(_("%(about)s: the deployment ends soon; hand over."), P.INSTITUTION, P.DEFENCE),
        deadline(_("%(about)s: the deployment ends soon."), P.GHOR, P.LOCC, urgency=U.SOON),
    ),
    Action.OVERSTAYED: (
        deadline(_("%(about)s: the planned end has passed; report the departure."), P.DEFENCE),
        deadline(_("%(about)s: the planned end has passed."), P.INSTITUTION, P.GHOR, P.LOCC, urgency=U.SOON),
    ),
    Action.SUSPENSION_DUE: (
        deadline(_("%(about)s: a suspension is to be decided on now; let the work go on, or recall."), P.DEFENCE),
        deadline(_("%(about)s: a suspension is to be decided on now; say whether its cause is gone."), P.INSTITUTION),
        deadline(_("%(about)s: a suspension is to be decided on now."), P.GHOR, P.LOCC, urgency=U.SOON),
    ),
    Action.EDIT_ALERT: (news(_("%(about)s: the alert was changed."), P.GHOR, P.INSTITUTION),),
    Action.ADD_NEED_LINE: (news(CHANGED, P.OWNER, *HOME_AND_REGION),),
    Action.CHANGE_NEED: (news(CHANGED, P.OWNER, *HOME_AND_REGION),),
    Action.UPDATE_SITUATION: (
        news(_("%(about)s: new figures; look whether your position still holds."), P.CORNERS, only_in=TRIANGLE),
        news(_("%(about)s: new figures."), P.OWNER, *HOME_AND_REGION, urgency=U.DIGEST),
    ),
    Action.ASK_FIGURES: (task(_("%(about)s: the region asks for current figures."), P.INSTITUTION),),
    Action.SET_URGENCY: (news(_("%(about)s: the urgency was changed."), P.OWNER, *EVERYBODY_IN_IT, urgency=U.NOW),),
    Action.SET_PRIORITY: (
        news(_("%(about)s: the regional priority was changed."), *HOME_AND_REGION, P.LOCC, urgency=U.DIGEST),
    ),
    Action.SET_NATIONAL_PRIORITY: (
        news(_("%(about)s: the national priority was changed."), *EVERYBODY_IN_IT, urgency=U.DIGEST),
    ),
    Action.ASK: (
        task(_("%(about)s asks whether you can help."), P.ADDRESSEE),
        news(_("%(about)s: a party was asked for help."), *HOME_AND_REGION, kind=K.LADDER, urgency=U.DIGEST),
    ),
    Action.ASK_ALL: (
        task(_("%(about)s asks whether you can help."), P.ADDRESSEE),
        news(_("%(about)s: all parties were asked for help."), *HOME_AND_REGION, kind=K.LADDER, urgency=U.DIGEST),
    ),
    Action.ANSWER: (news(_("%(about)s: an answer came."), *HOME_AND_REGION, kind=K.LADDER, urgency=U.NOW),),
    Action.CORRECT_ANSWER: (
        news(_("%(about)s: an answer was corrected."), *HOME_AND_REGION, kind=K.LADDER, urgency=U.NOW),
    ),
    Action.EXPIRE: (
        news(_("%(about)s: your answer is no longer waited for, but it still counts."), P.ADDRESSEE, kind=K.LADDER),
        news(_("%(about)s: an inquiry expired."), *HOME_AND_REGION, kind=K.LADDER),
    ),
    Action.CALL_BACK: (
        news(_("%(about)s: a party was called and calls back."), *HOME_AND_REGION, kind=K.LADDER, urgency=U.DIGEST),
    ),
    Action.WAIVE_RUNG: (news(_("%(about)s: a rung was waived."), *HOME_AND_REGION, kind=K.LADDER),),
    Action.RESTORE_RUNG: (news(_("%(about)s: a skipped rung is asked after all."), *HOME_AND_REGION, kind=K.LADDER),),
    Action.OFFER: (
        task(_("%(about)s: staff is offered; accept or decline."), P.INSTITUTION, P.GHOR),
        news(_("%(about)s: staff is offered."), P.OPENER, kind=K.LADDER),
    ),
    Action.WITHDRAW_OFFER: (
        news(_("%(about)s: an offer was taken back."), *HOME_AND_REGION, P.OWNER, kind=K.LADDER, urgency=U.NOW),
    ),
    Action.ACCEPT_OFFER: (
        task(_("%(about)s accepts your offer: send them."), P.ADDRESSEE),
        news(_("%(about)s: an offer was accepted."), P.OWNER, *HOME_AND_REGION, kind=K.LADDER),
    ),
    Action.DECLINE_OFFER: (
        news(_("%(about)s declines your offer."), P.ADDRESSEE, kind=K.LADDER, urgency=U.NOW),
        news(_("%(about)s: an offer was declined."), *HOME_AND_REGION, kind=K.LADDER),
    ),
    Action.MARK_ARRIVED: (
        news(_("%(about)s: those you sent have arrived."), P.ADDRESSEE, kind=K.LADDER),
        news(_("%(about)s: help has arrived."), *HOME_AND_REGION, P.OWNER, kind=K.LADDER),
    ),
    Action.MARK_NOT_ARRIVED: (
        news(_("%(about)s: those you offered didn't come, or left early."), P.ADDRESSEE, kind=K.LADDER, urgency=U.NOW),
        news(_("%(about)s: help didn't come, or left early."), *HOME_AND_REGION, P.OWNER, kind=K.LADDER, urgency=U.NOW),
    ),
    Action.COMMENT: (
        news(_("%(about)s: a comment was added."), P.OWNER, *EVERYBODY_IN_IT, kind=K.CONVERSATION, urgency=U.DIGEST),
    ),
    Action.ATTACH: (
        news(_("%(about)s: a file was added."), P.OWNER, *HOME_AND_REGION, kind=K.CONVERSATION, urgency=U.DIGEST),
    ),
    Action.SIGN: (news(_("%(about)s: the application is signed."), P.OWNER, *HOME_AND_REGION),),
    Action.FILE_FOLLOW_UP: (
        news(_("%(about)s: a follow-up request was filed."), P.OWNER, *HOME_AND_REGION, P.LOCC, P.DEFENCE),
    ),
    Action.CONFIRM: (
        news(_("%(about)s: what you recorded for somebody was confirmed."), P.RECORDER, urgency=U.DIGEST),
    ),
    Action.CONTEST: (
        task(_("%(about)s: what you recorded for somebody is contested; put it right."), P.RECORDER),
        news(_("%(about)s: what was recorded for somebody is contested."), P.GHOR, P.OWNER, urgency=U.NOW),
    ),
    Action.UNDO: (news(_("%(about)s: something that you were told of was undone."), P.TOLD, urgency=U.NOW),),
    Action.OVERDUE: (
        deadline(_("%(about)s: your time has passed."), P.TO_MOVE),
        deadline(_("%(about)s: the triangle is past its time."), P.DECIDER, only_in=TRIANGLE),
        deadline(_("%(about)s is past its due time."), P.GHOR, P.LOCC, urgency=U.SOON),
    ),
    Action.REMINDER: (deadline(_("%(about)s: your move is due soon."), P.NEXT_IN_LINE, P.TO_MOVE),),
    Action.ESCALATED: (
        deadline(_("%(about)s is late and comes to you: see what keeps it."), P.NEXT_IN_LINE),
        deadline(_("%(about)s is late and was escalated."), P.TO_MOVE, urgency=U.SOON),
    ),
    Action.FIGURES_OLD: (
        deadline(_("%(about)s: the figures are older than two days; give current ones."), P.INSTITUTION),
        deadline(_("%(about)s: the figures are older than two days."), P.GHOR, P.OPENER, urgency=U.SOON),
    ),
    Action.WRITTEN_AWAITED: (
        deadline(_("%(about)s: the written follow-up is awaited; complete the application."), P.INSTITUTION, P.GHOR),
        deadline(_("%(about)s: the written follow-up is awaited."), P.LOCC, P.OPENER, urgency=U.SOON),
    ),
    Action.PROVISIONAL_ENDS: (
        deadline(_("%(about)s: the provisional grant ends soon unless it is confirmed."), P.CORNERS, P.DECIDER),
        deadline(_("%(about)s: the provisional grant ends soon."), P.INSTITUTION, P.OPENER, urgency=U.SOON),
    ),
    Action.INQUIRY_UNANSWERED: (
        deadline(_("%(about)s still waits for your answer; its time has passed."), P.ADDRESSEE),
        deadline(_("%(about)s: a party hasn't answered in time; call it."), P.GHOR, P.INSTITUTION),
    ),
    Action.CALL_BACK_DUE: (
        deadline(_("%(about)s: a party that was asked would have called back by now; call it."), P.GHOR, P.INSTITUTION),
    ),
    Action.NOT_REACHED: (
        task(_("%(about)s: no mail reaches a party that was asked; call it."), P.GHOR, P.INSTITUTION),
    ),
    Action.REACHED_AFTER_ALL: (
        task(_("%(about)s asks whether you can help."), P.ADDRESSEE),
        news(_("%(about)s: a party that no mail reached is asked by mail after all."), *HOME_AND_REGION, kind=K.LADDER),
    ),
    Action.CONDITION_DUE: (
        deadline(
            _("%(about)s: a condition isn't met in time; see to it, or report it as met."),
            P.INSTITUTION,
            P.TEAM,
            P.DEFENCE,
        ),
        deadline(_("%(about)s: a condition isn't met in time."), P.GHOR, P.OPENER, urgency=U.SOON),
    ),
    Action.AGREED_ACTION_DUE: (
        deadline(_("%(about)s: an action of yours is due; report it as done, with what shows it."), P.NEXT_IN_LINE),
    ),
    Action.UNCONFIRMED: (
        deadline(_("%(about)s: what was recorded in your name still waits for your word."), P.SPOKEN_FOR),
        deadline(_("%(about)s: what you recorded for somebody isn't confirmed yet; call."), P.RECORDER),
    ),
    Action.HARMFUL_FILE: (
        task(_("%(about)s: something harmful was found in a file; nobody can open it. Send a clean one."), P.RECORDER),
    ),
}

ALARMS = {
    Action.HARMFUL_FILE: _("Something harmful was found in a file. Whoever sent it is told; nobody can open it."),
}
"""What the administrators hear of beside, without a word of the request."""

ON_BEHALF = task(_("%(about)s: something was recorded in your name; confirm or contest it."), P.SPOKEN_FOR)
"""Beside the lines of the deed itself: whoever was spoken for is asked to confirm it."""

VOIDED = task(_("%(about)s has a new version: your position no longer counts; give it again."), P.VOIDED)
"""Before the lines of any deed that made a new version while corners had spoken."""

RANK_LOST = task(
    _("%(about)s waits for a decision again, without the national rank it had: rank it anew."), P.LOCC, doer=True
)
"""Before the lines of any deed that brought a request back to the list, where another may have its rank by now."""

SILENT: dict[Action, str] = {
    Action.OPEN: "a draft is seen by nobody else; the alert that follows tells the region",
    Action.REMOVE_NEED_LINE: "only in a draft that nobody else sees",
    Action.EDIT_APPLICATION: "saved while somebody types; filing tells, and so does a position that it voids",
    Action.ANSWER_CHECK: "eleven in a row; forwarding or returning tells",
    Action.NOTICE: "it records that those who must know were told already",
    Action.RESERVE: "it holds people until the triangle speaks; a position or a decision tells",
    Action.RELEASE_RESERVATION: "what was held for a while is free again; nothing was promised",
    Action.SETTLE: "the outcome that follows tells, or that it couldn't be settled",
    Action.DECIDE_WITH_DISSENT: "the outcome that follows tells",
}
"""Deeds that tell nobody, each with the reason."""
