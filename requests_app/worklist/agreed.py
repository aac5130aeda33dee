"""What was agreed and isn't done yet: actions of a meeting, and the conditions of the report on site."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from regions.models import Role
from requests_app.models import TERRITORY, AgreedAction, Condition, ConditionKind, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES
from requests_app.worklist.item import AT_MOST, Item

AT_THE_HOME = Q(kind__in=[ConditionKind.BEFORE_ARRIVAL, ConditionKind.WITHIN_48_HOURS])
SEES_TO = {Role.INSTITUTION: AT_THE_HOME, Role.DEFENCE_PLANNER: Q(kind=ConditionKind.BY_UNIT)}
"""Whose work a condition is: of the home what must be so there, of the planners what the unit does."""


def agreed(user):
    """Items of both, the soonest due first."""
    yield from _actions(user)
    yield from _conditions(user)


def _actions(user):
    """What was agreed in a meeting of the triangle, for whoever holds the role that does it."""
    rule, hers = RULES[Action.REPORT_ACTION_DONE], Q(pk__in=[])
    for membership in user.memberships_now():
        if membership.role in rule.roles:
            hers |= Q(owner=membership.role) & TERRITORY.covered_by(membership, "support_request")
    found = AgreedAction.objects.filter(hers, done_at=None, support_request__in=SupportRequest.objects.visible_to(user))
    found = found.filter(support_request__status__in=rule.sources).select_related("support_request__institution")
    for agreed in found.order_by("due_at", "pk")[:AT_MOST]:
        reference = agreed.support_request.reference
        yield Item(
            title=_("Agreed: %(what)s") % {"what": agreed.text},
            about=f"{reference} · {agreed.support_request.institution}",
            due=agreed.due_at,
            url=reverse("requests:detail", args=[reference]) + "#triangle",
            deed=str(Action.REPORT_ACTION_DONE.label),
            deed_url=reverse("requests:deed_on_agreed_action", args=[agreed.pk, "report-action-done"]),
            on=agreed.support_request,
            counts=_("an action agreed in the triangle"),
        )


def _conditions(user):
    """Conditions that aren't met; while they can be reported as met."""
    rule, hers = RULES[Action.COMPLETE_CONDITION], Q(pk__in=[])
    for membership in user.memberships_now():
        if membership.role in SEES_TO:
            hers |= SEES_TO[membership.role] & TERRITORY.covered_by(membership, "support_request")
    found = Condition.objects.filter(hers, done_at=None, support_request__in=SupportRequest.objects.visible_to(user))
    found = found.filter(support_request__status__in=rule.sources).select_related("support_request__institution")
    for condition in found.order_by("due_at", "pk")[:AT_MOST]:
        reference = condition.support_request.reference
        yield Item(
            title=_("Condition: %(what)s") % {"what": condition.text},
            about=f"{reference} · {condition.support_request.institution}",
            due=condition.due_at,
            url=reverse("requests:detail", args=[reference]),
            deed=str(Action.COMPLETE_CONDITION.label),
            deed_url=reverse("requests:deed_on_condition", args=[condition.pk, "complete-condition"]),
            on=condition.support_request,
            counts=condition.get_kind_display(),
        )
