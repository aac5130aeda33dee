"""What the table of deeds asks about deployments: what is lacking now, and who stays apart from whom.

The docstring of each question says what must hold; of the last two, what keeps somebody from the deed.
"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from capacity import deployments
from capacity.models import Deployment, DeploymentState
from capacity.models.deployment import UNDER_WAY
from foundation import clock
from foundation.errors import Apart, Lack
from regions.models import Role, User
from requests_app.models import ConditionKind, SupportRequest


def in_state(*states: DeploymentState):
    """A question: does the deployment stand in one of `states`?"""

    def question(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
        if deployment is None or deployment.state in states:
            return []
        text = _("The deployment is “%(state)s” now, where this can't be done.")
        return [Lack("deployment_state", text, state=deployment.get_state_display())]

    return question


def all_of(*questions):
    """One question: what each of `questions` finds lacking."""

    def question(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
        return [lack for one in questions for lack in one(support_request, deployment)]

    return question


def something_reserved(support_request: SupportRequest, subject=None) -> list[Lack]:
    """People are reserved for the request who aren't in a deployment yet."""
    if deployments.reserved(support_request).exists():
        return []
    return [Lack("nothing_reserved", _("Nothing is reserved for this request that isn't deployed yet."))]


def complete(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
    """Who commands and who takes over what is said, by whoever drew it up."""
    if deployment is None or deployment.state != DeploymentState.DRAWN_UP:
        return []
    lacks = []
    if not deployment.commander.strip():
        text = _("Nobody commands it yet: whoever drew it up names a function and a telephone number.")
        lacks.append(Lack("no_commander", text, fields=["commander"]))
    if not deployment.hand_over.strip():
        text = _("It isn't said who takes over what at the end: whoever drew it up fills it in.")
        lacks.append(Lack("no_hand_over", text, fields=["hand_over"]))
    return lacks


def conditions_done(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
    """Every condition that must be met before arrival is met."""
    waiting = [
        one
        for one in support_request.conditions.all()
        if one.kind == ConditionKind.BEFORE_ARRIVAL and one.done_at is None
    ]
    text = _("Before arrival: %(text)s (%(owner)s).")
    return [Lack("condition", text, text=one.text, owner=one.owner) for one in waiting]


def something_to_go_on_with(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
    """People are reserved from the day after the planned end: the triangle granted more days."""
    if deployment is None or deployment.state not in UNDER_WAY or deployments.goes_on(support_request, deployment):
        return []
    text = _("Nothing is reserved for this request after the planned end: the triangle grants it first.")
    return [Lack("nothing_reserved_after", text)]


def somebody_absent(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
    """Fewer people arrived than were sent."""
    if deployment is None or any((one.arrived or 0) < one.persons for one in deployment.bookings.all()):
        return []
    return [Lack("all_arrived", _("All who were sent have arrived."))]


def somebody_still_to_work(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
    """Somebody's days aren't over yet: only then can others take their place."""
    if deployment is None or deployments.still_to_work(deployment).exists():
        return []
    return [Lack("days_over", _("The days of all these people are over: nobody is left to replace."))]


def long_enough(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
    """The planned end lies more than 48 hours ahead, because a recall takes that long."""
    if deployment is None or deployments.earliest_recall() < deployment.ends_on:
        return []
    return [Lack("recall_too_late", _("Within 48 hours of the planned end nobody is recalled any more."))]


def confirmed(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
    """The arrival can be contested: it was reported, the home didn't confirm it, and 24 hours haven't passed."""
    if deployment is None or deployment.arrival_reported_at is None:
        return []
    if deployment.arrival_confirmed:
        return [Lack("confirmed", _("The institution confirmed this arrival itself."))]
    if deployment.contested_until < clock.now():
        return [
            Lack("contest_too_late", _("An arrival is contested within 24 hours; report the end of the deployment."))
        ]
    return []


def arrival_to_report(support_request: SupportRequest, deployment: Deployment) -> list[Lack]:
    """Something is left to report: somebody isn't there yet, had no induction, or is there by Defence's word alone."""
    if deployment is None or deployment.arrived_at is None or _is_expected(deployment) or _is_unconfirmed(deployment):
        return []
    text = _("All who were sent have arrived and had their induction: nothing is left to report.")
    return [Lack("arrival_reported", text)]


def _is_expected(deployment: Deployment) -> bool:
    """Whether somebody must still come, or the induction must still be given."""
    coming = [one for one in deployment.bookings.all() if one.ends_on >= clock.today()]
    return not deployment.induction_done or any((one.arrived or 0) < one.persons for one in coming)


def _is_unconfirmed(deployment: Deployment) -> bool:
    """Whether the home can still confirm or contest what Defence reported."""
    return not deployment.arrival_confirmed and clock.now() <= deployment.contested_until


def the_home_confirms(support_request: SupportRequest, by: User, role, deployment: Deployment | None):
    """Defence reported that everybody arrived: then the home confirms it, and Defence doesn't report it twice."""
    if role != Role.DEFENCE_PLANNER or deployment is None or deployment.arrived_at is None:
        return ""
    if _is_expected(deployment) or not _is_unconfirmed(deployment):
        return ""
    return Apart("home_confirms", _("Everybody's arrival has been reported: the institution confirms it."))


def another_planner(support_request: SupportRequest, by: User, role, deployment: Deployment | None):
    """Who drew up a deployment or changed it doesn't approve it, where MSOB_TWO_PLANNERS is set."""
    if not settings.MSOB_TWO_PLANNERS or deployment is None or deployment.state != DeploymentState.DRAWN_UP:
        return ""
    if deployment.drawn_up_by_id == by.pk:
        return Apart("drew_it_up", _("You drew up this deployment: another planner approves it."))
    if any(one.person_id == by.pk for one in deployment.drawers):
        return Apart("changed_it", _("You changed this deployment: another planner approves it."))
    return ""
