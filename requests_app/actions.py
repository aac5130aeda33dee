"""The deeds a person may do to a request, by name.

The names are those of the procedure; who may do them, when, and what follows stands in the table in `workflow`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    """Every deed; each event in the journal carries one of these."""

    OPEN = "open", _("Open a request")
    SUBMIT = "submit", _("Send the alert")
    RETURN_TO_INSTITUTION = "return_to_institution", _("Return to the institution")
    ESCALATE_TO_NATIONAL = "escalate_to_national", _("Escalate to step 2")
    ESCALATE_TO_MSOB = "escalate_to_msob", _("Escalate to step 3")
    RESOLVE = "resolve", _("Close as resolved")
    WITHDRAW = "withdraw", _("Withdraw the request")
    REOPEN = "reopen", _("Reopen")

    FILE_APPLICATION = "file_application", _("File the application with LOCC")
    REGISTER_URGENT = "register_urgent", _("Register as urgent")
    ANSWER_CHECK = "answer_check", _("Answer a check")
    ACCEPT_INTAKE = "accept_intake", _("Forward to the triangle")
    RETURN_APPLICATION = "return_application", _("Return the application")
    GIVE_POSITION = "give_position", _("Give a position")
    SETTLE = "settle", _("Settle what is agreed")
    AGREED_NOT_SETTLED = "agreed_not_settled", _("Agreed, not settled")
    RETURN_BY_TRIANGLE = "return_by_triangle", _("Returned by the triangle")
    ORDER_FACT_FINDING = "order_fact_finding", _("Order fact-finding")
    ORDER_PROVISIONAL = "order_provisional", _("Grant provisionally")
    CONFIRM_PROVISIONAL = "confirm_provisional", _("Confirm the provisional grant")
    LAPSE_PROVISIONAL = "lapse_provisional", _("The provisional grant lapsed")
    PLAN_MISSION = "plan_mission", _("Plan the fact-finding")
    REPORT_FINDINGS = "report_findings", _("Report the findings")
    ABANDON_VISIT = "abandon_visit", _("Abandon the visit")
    PROPOSE_TUNING = "propose_tuning", _("Propose other lines")
    ACCEPT_TUNING = "accept_tuning", _("Accept the tuned lines")
    PROCEED_WITHOUT_ANSWER = "proceed_without_answer", _("Proceed without an answer")
    GRANT = "grant", _("Grant")
    REJECT = "reject", _("Reject")
    DEFER = "defer", _("Defer")
    DECIDE_WITH_DISSENT = "decide_with_dissent", _("Decide with dissent")
    AMEND = "amend", _("Amend: the need changed")
    REASSESS = "reassess", _("Reassess")
    ASK_REASSESSMENT = "ask_reassessment", _("Ask for reassessment")
    COMPLETE_CONDITION = "complete_condition", _("Report a condition as met")
    PLAN_MEETING = "plan_meeting", _("Put on the agenda of the triangle")

    EDIT_ALERT = "edit_alert", _("Change the alert")
    ADD_NEED_LINE = "add_need_line", _("Add a need line")
    CHANGE_NEED = "change_need", _("Change the need")
    REMOVE_NEED_LINE = "remove_need_line", _("Remove a need line")
    UPDATE_SITUATION = "update_situation", _("Update the situation")
    ASK_FIGURES = "ask_figures", _("Ask for current figures")
    SET_URGENCY = "set_urgency", _("Set the urgency")
    SET_PRIORITY = "set_priority", _("Set the regional priority")

    ASK = "ask", _("Ask a party for help")
    ASK_ALL = "ask_all", _("Ask all parties at once")
    ANSWER = "answer", _("Answer")
    CORRECT_ANSWER = "correct_answer", _("Correct the answer")
    EXPIRE = "expire", _("Let the inquiry expire")
    WAIVE_RUNG = "waive_rung", _("Waive a rung")
    OFFER = "offer", _("Offer staff")
    WITHDRAW_OFFER = "withdraw_offer", _("Withdraw the offer")
    ACCEPT_OFFER = "accept_offer", _("Accept the offer")
    DECLINE_OFFER = "decline_offer", _("Decline the offer")
    MARK_ARRIVED = "mark_arrived", _("Confirm the arrival")
    MARK_NOT_ARRIVED = "mark_not_arrived", _("Report absence or early leave")

    COMMENT = "comment", _("Comment")
    ATTACH = "attach", _("Attach a file")
    EDIT_APPLICATION = "edit_application", _("Draw up the application")
    SIGN = "sign", _("Record the signature")
    FILE_FOLLOW_UP = "file_follow_up", _("File a follow-up request")
    CONFIRM = "confirm", _("Confirm what was done for you")
    CONTEST = "contest", _("Contest what was done for you")

    OVERDUE = "overdue", _("Due time missed")
