"""The doors of the alert, the need and the ladder; with each where its button stands and what one sends."""

from typing import Any

from requests_app.deeds import (
    alert,
    confirmation,
    conversation,
    follow_up,
    ladder,
    need_and_situation,
)
from requests_app.doors.door import Door, plain
from requests_app.forms import alert as alert_forms
from requests_app.forms import figures as figures_forms
from requests_app.forms import ladder as ladder_forms
from requests_app.forms import paper as paper_forms
from requests_app.forms.deed import DeedForm, ReasonForm
from requests_app.models import Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow

NURSES = {"staffType": "nurse", "persons": 1, "startsOn": "2020-12-30", "endsOn": "2021-01-11"}


def _resolve(support_request: SupportRequest, *, by, **how: Any) -> Event:
    return workflow.perform(support_request, Action.RESOLVE, by=by, **how)


DOORS = (
    plain(Action.SUBMIT),
    plain(Action.RETURN_TO_INSTITUTION, example={"reason": "Which ward is it?"}),
    plain(Action.ESCALATE_TO_NATIONAL, example={"version": 1}),
    plain(Action.ESCALATE_TO_MSOB),
    plain(
        Action.WITHDRAW,
        example={
            "reason": "The staff recovered",
            "spokenName": "location manager",
            "spokenAt": "2020-12-28T07:45:00+01:00",
        },
    ),
    plain(Action.REOPEN, example={"reason": "Ill again"}),
    plain(Action.ASK_FIGURES, section="situation"),
    Door(Action.RESOLVE, paper_forms.ResolveForm, _resolve, "resolutions", example={"code": "arrived"}),
    Door(
        Action.EDIT_ALERT,
        alert_forms.EditAlertForm,
        alert.edit,
        "alerts",
        section="alert",
        keeps=True,
        example={"callBackNumber": "053 999 00 12"},
    ),
    Door(
        Action.ADD_NEED_LINE,
        figures_forms.AddNeedLineForm,
        need_and_situation.add_line,
        "need-lines",
        section="need",
        example={"staffType": "host", "persons": 2, "startsOn": "2020-12-30", "endsOn": "2021-01-11"},
    ),
    Door(
        Action.CHANGE_NEED,
        figures_forms.ChangeNeedForm,
        need_and_situation.change_line,
        "changes",
        keeps=True,
        example={"persons": 9, "tasks": "Day care on ward 2"},
    ),
    Door(Action.REMOVE_NEED_LINE, DeedForm, need_and_situation.remove_line, "removals"),
    Door(
        Action.UPDATE_SITUATION,
        figures_forms.SituationForm,
        need_and_situation.update_situation,
        "situations",
        section="situation",
        example={
            "measuredAt": "2020-12-28T07:00:00+01:00",
            "clientsOnSite": 83,
            "clientsInfected": 31,
            "absencePercentage": 31.5,
            "admissionStop": "full",
            "crisisOrganisation": 2,
        },
    ),
    Door(
        Action.SET_URGENCY,
        figures_forms.UrgencyForm,
        need_and_situation.set_urgency,
        "urgencies",
        section="alert",
        example={"urgency": "high"},
    ),
    Door(
        Action.SET_PRIORITY,
        figures_forms.PriorityForm,
        need_and_situation.set_priority,
        "priorities",
        section="alert",
        example={"priorityRank": 1, "priorityReason": "Nobody is left for the nights"},
    ),
    Door(
        Action.ASK,
        ladder_forms.AskForm,
        ladder.ask,
        "inquiries",
        section="ladder",
        example={"party": "other_institutions:1", "question": "Can you spare two nurses for the nights?"},
    ),
    Door(
        Action.ASK_ALL,
        ladder_forms.AskAllForm,
        ladder.ask_all,
        "inquiry-rounds",
        section="ladder",
        lacks_on_its_page=True,
        example={"question": "Whom can you spare from Wednesday on?"},
    ),
    Door(
        Action.ANSWER,
        ladder_forms.AnswerForm,
        ladder.answer,
        "answers",
        is_next=True,
        by_link=True,
        example={"answer": "partly", "line": 1, **NURSES, "note": "From Wednesday on"},
    ),
    Door(
        Action.CORRECT_ANSWER,
        ladder_forms.CorrectAnswerForm,
        ladder.correct_answer,
        "corrections",
        example={"answer": "nothing", "note": "They fell ill themselves"},
    ),
    Door(
        Action.EXPIRE,
        ladder_forms.ExpireForm,
        ladder.expire,
        "expiries",
        is_next=True,
        example={"called": "secretariat", "calledAt": "2020-12-28T08:00:00+01:00", "note": "No one is there"},
    ),
    Door(
        Action.WAIVE_RUNG,
        ladder_forms.WaiveForm,
        ladder.waive,
        "waivers",
        section="ladder",
        example={"rung": "civil_pool", "reason": "Asked by telephone this morning"},
    ),
    Door(Action.OFFER, ladder_forms.OfferForm, ladder.offer, "offers", by_link=True, example={"line": 1, **NURSES}),
    Door(
        Action.WITHDRAW_OFFER,
        ReasonForm,
        ladder.withdraw_offer,
        "withdrawals",
        example={"reason": "Needed in our own house"},
    ),
    Door(
        Action.ACCEPT_OFFER,
        ladder_forms.AcceptForm,
        ladder.accept,
        "acceptances",
        is_next=True,
        example={"persons": 1},
    ),
    Door(
        Action.DECLINE_OFFER,
        ReasonForm,
        ladder.decline,
        "refusals",
        is_next=True,
        example={"reason": "Comes too late"},
    ),
    Door(Action.MARK_ARRIVED, DeedForm, ladder.mark_arrived, "arrivals", is_next=True),
    Door(
        Action.MARK_NOT_ARRIVED,
        ladder_forms.NotArrivedForm,
        ladder.mark_not_arrived,
        "absences",
        example={"lastDay": "2021-01-04", "reason": "Called back by their own employer"},
    ),
    Door(
        Action.COMMENT,
        paper_forms.CommentForm,
        conversation.comment,
        "comments",
        section="comments",
        example={"text": "The mayor has been told.", "audience": "all"},
    ),
    Door(
        Action.ATTACH,
        paper_forms.AttachForm,
        conversation.attach,
        "attachments",
        section="files",
        example={"proves": "request", "audience": "all"},
    ),
    Door(
        Action.FILE_FOLLOW_UP,
        paper_forms.FollowUpForm,
        follow_up.file,
        "follow-ups",
        section="follow_ups",
        example={"reason": "Another ward fell ill"},
    ),
    Door(Action.CONFIRM, DeedForm, confirmation.confirm, "confirmations"),
    Door(Action.CONTEST, ReasonForm, confirmation.contest, "contests", example={"reason": "I said: call me back"}),
)
