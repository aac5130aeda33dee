"""On the page of a request: what help to it costs, and who pays."""

from decimal import Decimal

from django import template

from capacity import cost_tables
from foundation import money
from requests_app.views import sections

register = template.Library()


@register.inclusion_tag("capacity/_costs.html", takes_context=True)
def costs_of(context, support_request):
    """The section; nothing before the alert was sent."""
    if "costs" not in context["folds"]:
        return {"fold": None}
    found, application = cost_tables.of(support_request.costs), context["application"]
    return {
        "fold": sections.saying(context["folds"]["costs"], found.says),
        "costs": found,
        "estimated": application.estimated_cost if application else None,
        "buttons": context["deeds"].get("costs", []),
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def euros(amount: int | Decimal) -> str:
    """An amount as people read it."""
    return money.euros(Decimal(amount))
