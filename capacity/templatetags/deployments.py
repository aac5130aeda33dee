"""On the page of a request: its deployments, and what is free for what it asks."""

from django import template
from django.db.models import prefetch_related_objects

from capacity import balance, bands, demand, outcomes, pools, showing, weighing
from requests_app.doors import DOORS
from requests_app.forms.deed import request_of
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.views import sections
from requests_app.views.buttons import of_panel
from requests_app.worklist.calling import Calls

KEPT = "_kept_balances"
KEPT_BANDS = "_kept_bands"

register = template.Library()


@register.inclusion_tag("capacity/_deployments.html", takes_context=True)
def deployments_of(context, support_request):
    """The section; nothing before anything was granted."""
    found = showing.section(support_request, by=context["user"])
    return {
        "section": found,
        "fold": sections.saying(context["folds"]["deployments"], showing.says(found)) if found else None,
        "support_request": support_request,
        "buttons": of_panel(context["deeds"], "deployments"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("capacity/_balances.html", takes_context=True)
def balances_of(context, line):
    """What is asked, granted, held and free of each type of a need line; for who may read numbers alone."""
    return {"balances": [one for one in _balances(context, line.support_request) if one.line == line]}


@register.inclusion_tag("capacity/_balances.html", takes_context=True)
def balances_before(context, action, target):
    """The same of a whole request, before a reservation; what is weighed shows it line by line (`at_defence`)."""
    takes = action == Action.RESERVE
    return {"balances": _balances(context, request_of(target)) if takes else [], "of_request": True}


@register.inclusion_tag("capacity/_at_defence.html", takes_context=True)
def at_defence(context, line):
    """What is held and free of each type of a need line for who may read numbers, a band for who may read that."""
    about, user = line.support_request, context["request"].user
    if pools.may_read(user):
        return balances_of(context, line)
    if not bands.may_read(user):
        return {}
    kept = context["request"].__dict__.setdefault(KEPT_BANDS, {})
    if about.pk not in kept:
        kept[about.pk] = weighing.expected(about)
    return {"expected": [one for one in kept[about.pk] if one.line == line]}


@register.inclusion_tag("capacity/_leaves.html", takes_context=True)
def leaves_for_others(context, support_request):
    """What a grant would leave for other requests; for who may read numbers alone."""
    user = context["request"].user
    if not pools.may_read(user):
        return {}
    return {"leaves": weighing.leaves(support_request, SupportRequest.objects.visible_to(user))}


@register.inclusion_tag("capacity/_balances.html", takes_context=True)
def balances_of_request(context, support_request):
    """The same of a whole request that asks for Defence, where nothing was tuned that it could stand beside."""
    asks = support_request.status in demand.ASKS
    return {"balances": _balances(context, support_request) if asks else [], "of_request": True}


def _balances(context, support_request: SupportRequest) -> list[balance.Balance]:
    """The balances of this request, or of all that the page says it is about: read once for a page, kept with it."""
    request = context["request"]
    if not pools.may_read(request.user):
        return []
    kept = request.__dict__.setdefault(KEPT, {})
    if support_request.pk not in kept:
        about = context.get("about_all") or [support_request]
        kept |= {one.pk: [] for one in about}
        for one in balance.of(about):
            kept[one.line.support_request_id].append(one)
    return kept[support_request.pk]


@register.inclusion_tag("capacity/_outcomes.html", takes_context=True)
def outcomes_before(context, action, target):
    """Before the decider decides: what each outcome would do; what is left at Defence for who may read numbers."""
    about = request_of(target)
    found = outcomes.of(about) if action == Action.DECIDE_WITH_DISSENT else []
    return {"outcomes": found, "reads_numbers": pools.may_read(context["request"].user)}


@register.inclusion_tag("capacity/_before_they_go.html", takes_context=True)
def before_they_go(context, action, target):
    """Before people are drawn up or approved: where they go, whom they meet, what must be so, and what was granted."""
    if not DOORS[action].sends:
        return {}
    about, user = request_of(target), context["request"].user
    deployment = target if target is not about else None
    going = showing.before_they_go(about, deployment, by=user)
    return {"going": going, "deployment": deployment, "numbers": Calls(user).around(about)}


@register.inclusion_tag("capacity/_at_hand.html")
def deployment_at_hand(on, target):
    """Before a deed on a deployment: of whom and when it is; nothing for a deed on something else."""
    if on != "deployment":
        return {"who": []}
    prefetch_related_objects([target], *showing.LOADED[:1])
    return {"deployment": target, "who": showing.who_sent(target)}
