"""Which form and which domain function belong to each deed: what page and API both open.

A door has no rule of its own. Finding the target says who may see it (404); the domain says whose deed it is (403),
whether it is the moment (409) and what was typed wrongly (400).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404

from regions.models import User
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
    need_and_situation,
    notice,
    offering,
    triangle,
    tuning,
)
from requests_app.forms import alert as alert_forms
from requests_app.forms import evaluation as evaluation_forms
from requests_app.forms import fact_finding as fact_finding_forms
from requests_app.forms import figures as figures_forms
from requests_app.forms import intake as intake_forms
from requests_app.forms import ladder as ladder_forms
from requests_app.forms import meeting as meeting_forms
from requests_app.forms import paper as paper_forms
from requests_app.forms import triangle as triangle_forms
from requests_app.forms import tuning as tuning_forms
from requests_app.forms.deed import DeedForm, ReasonForm
from requests_app.models import PARTIES, Condition, Inquiry, NeedLine, Offer, OnBehalf, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import Done, How
from requests_app.procedure.rules import RULES


@dataclass(frozen=True)
class Door:
    """One deed, ready to be done from a page or the API.

    `do(target, by=…, how=…, **recorded)` is the function that does it. `resource` is the collection it adds to
    in the API; deeds without one go through the general door, `events`.
    """

    action: Action
    form: type[DeedForm]
    do: Callable[..., Done[Any]]
    resource: str = ""

    @property
    def on(self) -> str:
        """What it is done to: "" for the request itself, else line, inquiry, offer or behalf."""
        return RULES[self.action].on

    @property
    def slug(self) -> str:
        return self.action.value.replace("_", "-")

    def open(self, target, *, by, data=None, files=None) -> DeedForm:
        """The form for `target`, empty or with what was typed."""
        return self.form(data, files, action=self.action, target=target, by=by)

    def act(self, form: DeedForm) -> Done[Any]:
        """Do it with a valid `form`; raises what the domain raises."""
        return self.do(form.target, by=form.by, how=form.how, **form.recorded)


def _plain(action: Action) -> Door:
    """A deed without data: only the general door."""
    form = ReasonForm if RULES[action].reasoned else DeedForm
    return Door(action, form, partial(_perform, action))


def _perform(action: Action, support_request: SupportRequest, *, by: User, how: How) -> Done[None]:
    return workflow.perform(support_request, action, by=by, how=how)


DOORS: dict[Action, Door] = {action: _plain(action) for action, rule in RULES.items() if rule.one_click} | {
    door.action: door
    for door in (
        Door(Action.RESOLVE, paper_forms.ResolveForm, ladder.resolve, "resolutions"),
        Door(Action.EDIT_ALERT, alert_forms.EditAlertForm, alert.edit, "alerts"),
        Door(Action.ADD_NEED_LINE, figures_forms.AddNeedLineForm, need_and_situation.add_line, "need-lines"),
        Door(Action.CHANGE_NEED, figures_forms.ChangeNeedForm, need_and_situation.change_line, "changes"),
        Door(Action.REMOVE_NEED_LINE, DeedForm, need_and_situation.remove_line, "removals"),
        Door(Action.UPDATE_SITUATION, figures_forms.SituationForm, need_and_situation.update_situation, "situations"),
        Door(Action.SET_URGENCY, figures_forms.UrgencyForm, need_and_situation.set_urgency, "urgencies"),
        Door(Action.SET_PRIORITY, figures_forms.PriorityForm, need_and_situation.set_priority, "priorities"),
        Door(Action.ASK, ladder_forms.AskForm, ladder.ask, "inquiries"),
        Door(Action.ASK_ALL, ladder_forms.AskAllForm, ladder.ask_all, "inquiry-rounds"),
        Door(Action.ANSWER, ladder_forms.AnswerForm, ladder.answer, "answers"),
        Door(Action.CORRECT_ANSWER, ladder_forms.CorrectAnswerForm, ladder.correct_answer, "corrections"),
        Door(Action.EXPIRE, ladder_forms.ExpireForm, ladder.expire, "expiries"),
        Door(Action.WAIVE_RUNG, ladder_forms.WaiveForm, ladder.waive, "waivers"),
        Door(Action.OFFER, ladder_forms.OfferForm, offering.offer, "offers"),
        Door(Action.WITHDRAW_OFFER, ReasonForm, offering.withdraw_offer, "withdrawals"),
        Door(Action.ACCEPT_OFFER, ladder_forms.AcceptForm, offering.accept, "acceptances"),
        Door(Action.DECLINE_OFFER, ReasonForm, offering.decline, "refusals"),
        Door(Action.MARK_ARRIVED, DeedForm, offering.mark_arrived, "arrivals"),
        Door(Action.MARK_NOT_ARRIVED, ladder_forms.NotArrivedForm, offering.mark_not_arrived, "absences"),
        Door(Action.COMMENT, paper_forms.CommentForm, conversation.comment, "comments"),
        Door(Action.ATTACH, paper_forms.AttachForm, conversation.attach, "attachments"),
        Door(Action.EDIT_APPLICATION, paper_forms.ApplicationForm, application.edit, "applications"),
        Door(Action.SIGN, paper_forms.SignForm, application.sign, "signatures"),
        Door(Action.FILE_FOLLOW_UP, paper_forms.FollowUpForm, follow_up.file, "follow-ups"),
        Door(Action.ANSWER_CHECK, intake_forms.CheckForm, intake.answer_check, "checks"),
        Door(Action.RETURN_APPLICATION, intake_forms.ReturnForm, intake.return_application, "returns"),
        Door(Action.REGISTER_URGENT, intake_forms.UrgentForm, intake.register_urgent, "urgent-registrations"),
        Door(Action.GIVE_POSITION, triangle_forms.PositionForm, triangle.give_position, "positions"),
        Door(Action.SETTLE, DeedForm, triangle.settle, "settlements"),
        Door(
            Action.DECIDE_WITH_DISSENT, triangle_forms.DissentForm, triangle.decide_with_dissent, "dissenting-decisions"
        ),
        Door(Action.NOTICE, triangle_forms.NoticeForm, notice.record, "notices"),
        Door(Action.PLAN_MISSION, fact_finding_forms.MissionForm, fact_finding.plan, "missions"),
        Door(Action.REPORT_FINDINGS, fact_finding_forms.ReportForm, fact_finding.report, "reports"),
        Door(Action.ABANDON_VISIT, ReasonForm, fact_finding.abandon, "abandoned-visits"),
        Door(Action.PROPOSE_TUNING, tuning_forms.ProposeForm, tuning.propose, "proposals"),
        Door(Action.PROCEED_WITHOUT_ANSWER, tuning_forms.ProceedForm, tuning.proceed, "unanswered-tunings"),
        Door(
            Action.COMPLETE_CONDITION, fact_finding_forms.ConditionForm, fact_finding.complete_condition, "completions"
        ),
        Door(Action.PLAN_MEETING, meeting_forms.AgendaForm, meeting.put, "agenda-items"),
        Door(Action.ASK_EXTENSION, evaluation_forms.ExtensionForm, extension.ask, "extensions"),
        Door(Action.EVALUATE, evaluation_forms.EvaluationForm, evaluation.evaluate, "evaluations"),
        Door(Action.CONFIRM, DeedForm, confirmation.confirm, "confirmations"),
        Door(Action.CONTEST, ReasonForm, confirmation.contest, "contests"),
    )
}

OF_HIGHER_APPS: dict[str, Callable[[Any], Any]] = {}
BY_SLUG = {door.slug: door for door in DOORS.values()}


def find_request(user, reference: str) -> SupportRequest:
    """The request `user` may open by this reference; raises Http404 when she may not see it."""
    found = SupportRequest.objects.reachable_by(user, reference=reference)
    return get_object_or_404(found.select_related("location__municipality", "institution", "safety_region"))


def find_subject(user, on: str, pk: int):
    """The line, inquiry, offer, deed-on-behalf or deployment `pk` that `user` may see; raises Http404 otherwise."""
    if on in OF_HIGHER_APPS:
        return get_object_or_404(OF_HIGHER_APPS[on](SupportRequest.objects.reachable_in_full(user)), pk=pk)
    return get_object_or_404(_seen_by(user)[on](), pk=pk)


def open_on(on: str, find: Callable[[Any], Any], *doors: Door) -> None:
    """A higher app opens its doors: `find(requests in sight)` gives what its deeds `on` something are done to.

    Called once, in apps.py.
    """
    OF_HIGHER_APPS[on] = find
    DOORS.update({door.action: door for door in doors})
    BY_SLUG.update({door.slug: door for door in doors})


def _seen_by(user) -> dict[str, Callable]:
    requests = SupportRequest.objects.reachable_in_full(user)
    inquiries = Inquiry.objects.addressed_to(user).values("pk")
    in_sight = Q(inquiry__support_request__in=requests) | Q(inquiry__in=inquiries)
    parties = [f"inquiry__{name}" for name in PARTIES]
    return {
        "line": lambda: NeedLine.objects.filter(support_request__in=requests).select_related("support_request"),
        "inquiry": lambda: (
            Inquiry.objects.filter(Q(support_request__in=requests) | Q(pk__in=inquiries))
            .with_party()
            .select_related("support_request")
        ),
        "offer": lambda: Offer.objects.filter(in_sight).select_related("line", "inquiry__support_request", *parties),
        "condition": lambda: Condition.objects.filter(support_request__in=requests).select_related("support_request"),
        "behalf": lambda: OnBehalf.objects.filter(
            Q(event__support_request__in=requests) | Q(pk__in=OnBehalf.objects.spoken_for(user).values("pk"))
        ).select_related("event__support_request", "inquiry", *parties),
    }
