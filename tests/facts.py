"""What the journal keeps of each deed, by the type that says so."""

from collections.abc import Iterator

from capacity import arranging, costs, deployments, reporting, reservations, while_out
from requests_app.deeds import (
    alert,
    application,
    confirmation,
    conversation,
    evaluation,
    extension,
    fact_finding,
    follow_up,
    intake,
    ladder,
    meeting,
    national_priority,
    need_and_situation,
    notice,
    offering,
    settling,
    triangle,
    tuning,
    undoing,
)
from requests_app.models import Event
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES

ALWAYS = {"not_a_bsn", "voided", "after"}
"""What any event may say: a number declared, positions that a new version voided, the event it follows from."""

FACTS = {
    Action.OPEN: (alert.AlertOpened, alert.FollowUpOpened),
    Action.RESOLVE: (ladder.Resolved,),
    Action.REGISTER_URGENT: (intake.RegisteredUrgent,),
    Action.ANSWER_CHECK: (intake.Checked,),
    Action.RETURN_APPLICATION: (intake.Returned,),
    Action.GIVE_POSITION: (triangle.PositionGiven,),
    Action.AGREED_NOT_SETTLED: (triangle.NotSettled,),
    Action.CONFIRM_PROVISIONAL: (settling.Confirmed,),
    Action.LAPSE_PROVISIONAL: (settling.Lapsed, settling.LapsedByTheClock),
    Action.SETTLE_REVIEW: (settling.ReviewSettled,),
    **dict.fromkeys(
        [
            *(Action.ORDER_FACT_FINDING, Action.ORDER_PROVISIONAL, Action.GRANT, Action.REJECT, Action.DEFER),
            Action.RETURN_BY_TRIANGLE,
        ],
        (settling.Decided,),
    ),
    Action.DECIDE_WITH_DISSENT: (triangle.Dissented,),
    Action.PLAN_MISSION: (fact_finding.MissionPlanned,),
    Action.REPORT_FINDINGS: (fact_finding.Reported,),
    Action.PROPOSE_TUNING: (tuning.Proposed,),
    Action.PROCEED_WITHOUT_ANSWER: (tuning.Called,),
    Action.NOTICE: (notice.Told,),
    Action.COMPLETE_CONDITION: (fact_finding.ConditionMet,),
    Action.PLAN_MEETING: (meeting.OnTheAgenda,),
    Action.AGREE_ACTION: (meeting.Agreed,),
    Action.REPORT_ACTION_DONE: (meeting.ActionDone,),
    Action.ASK_EXTENSION: (extension.LongerAsked,),
    Action.RESERVE: (reservations.Reserved,),
    Action.RELEASE_RESERVATION: (reservations.Released,),
    Action.DRAW_UP: (deployments.DrawnUp,),
    Action.CHANGE_DEPLOYMENT: (deployments.DrawnUp,),
    Action.APPROVE: (deployments.Approved,),
    Action.ARRANGE: (arranging.Rearranged,),
    **dict.fromkeys(
        [Action.CANCEL, Action.DENY_ARRIVAL, Action.RESUME, Action.START_DEPLOYMENT, Action.UNDO_START],
        (deployments.OfDeployment,),
    ),
    Action.REPORT_ARRIVAL: (reporting.Arrived,),
    Action.REPORT_DAY: (reporting.DayReported,),
    Action.SUSPEND: (reporting.Suspended,),
    Action.RECALL: (while_out.Recalled,),
    Action.REPLACE_PEOPLE: (while_out.Replaced,),
    Action.GIVE_BACK: (while_out.GivenBack,),
    Action.EXTEND: (while_out.Extended,),
    Action.REPORT_DEPARTURE: (reporting.Departed,),
    Action.RECORD_COST: (costs.CostRecorded,),
    Action.EVALUATE: (evaluation.Evaluated,),
    Action.EDIT_ALERT: (alert.AlertEdited,),
    Action.ADD_NEED_LINE: (need_and_situation.LineAdded,),
    Action.CHANGE_NEED: (need_and_situation.LineChanged,),
    Action.REMOVE_NEED_LINE: (need_and_situation.LineRemoved,),
    Action.UPDATE_SITUATION: (need_and_situation.Measured,),
    Action.SET_URGENCY: (need_and_situation.UrgencySet,),
    Action.SET_PRIORITY: (need_and_situation.Ranked,),
    Action.SET_NATIONAL_PRIORITY: (national_priority.NationallyRanked,),
    Action.ASK: (ladder.Asked,),
    Action.ASK_ALL: (ladder.AllAsked,),
    Action.ANSWER: (ladder.Answered,),
    Action.CORRECT_ANSWER: (ladder.Corrected,),
    Action.OFFER: (offering.OfferedLater,),
    Action.CALL_BACK: (ladder.CallsBack,),
    Action.EXPIRE: (ladder.Expired,),
    Action.WAIVE_RUNG: (ladder.Waived,),
    Action.RESTORE_RUNG: (ladder.Restored,),
    Action.WITHDRAW_OFFER: (offering.Offered,),
    Action.ACCEPT_OFFER: (offering.Accepted,),
    Action.DECLINE_OFFER: (offering.Offered,),
    Action.MARK_ARRIVED: (offering.Offered,),
    Action.MARK_NOT_ARRIVED: (offering.NotArrived,),
    Action.COMMENT: (conversation.Commented,),
    Action.ATTACH: (conversation.Attached,),
    Action.EDIT_APPLICATION: (application.Drawn,),
    Action.SIGN: (application.Signed,),
    Action.FILE_FOLLOW_UP: (follow_up.FollowedUp,),
    Action.CONFIRM: (confirmation.Judged,),
    Action.CONTEST: (confirmation.Judged,),
    Action.UNDO: (undoing.Undone,),
}
SAY_NOTHING = {action for action, rule in RULES.items() if rule.one_click} - {Action.RESOLVE}
SAY_NOTHING |= {Action.SETTLE, Action.ABANDON_VISIT, Action.END_DEPLOYMENT}


def otherwise(events: list[Event]) -> Iterator[str]:
    """A sentence for each of `events`, of deeds, that keeps something else than its type says."""
    for event in events:
        types, said = FACTS.get(Action(event.action), ()), event.facts.keys() - ALWAYS
        if types and not any(one.__required_keys__ <= said <= set(one.__annotations__) for one in types):
            yield f"{event.action} keeps {sorted(said)}"
        if event.action in SAY_NOTHING and event.actor and said:
            yield f"{event.action} keeps {sorted(said)}"
