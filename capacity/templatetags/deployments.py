"""On the page of a request: its deployments, and what is free for what it asks."""

from django import template
from django.db.models import prefetch_related_objects

from capacity import availability, showing
from requests_app.views.buttons import of_panel

register = template.Library()


@register.inclusion_tag("capacity/_deployments.html", takes_context=True)
def deployments_of(context, support_request):
    """The section; nothing before anything was granted."""
    return {
        "section": showing.section(support_request, by=context["user"]),
        "support_request": support_request,
        "buttons": of_panel(context["deeds"], "deployments"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("capacity/_available.html", takes_context=True)
def available_for(context, staff_type, starts_on, ends_on):
    """How many of a type are free on the worst of these days, beside what is asked; for who may read numbers alone."""
    return {"free": availability.for_reader(context["request"], staff_type, starts_on, ends_on)}


@register.inclusion_tag("capacity/_at_hand.html")
def deployment_at_hand(on, target):
    """Before a deed on a deployment: of whom and when it is; nothing for a deed on something else."""
    if on != "deployment":
        return {"lines": []}
    prefetch_related_objects([target], *showing.LOADED[:1])
    return {"deployment": target, "lines": showing.lines_of(target.bookings.all())}
