"""The day of her team, above the work of a fact-finder."""

from django import template

from requests_app.models import VISITORS
from requests_app.worklist import team_day

register = template.Library()


@register.inclusion_tag("requests_app/_team_day.html", takes_context=True)
def day_of_team(context):
    """Where her team goes next; nothing for who is in no team."""
    user = context["request"].user
    return {"day": team_day.of(user) if VISITORS.roles & user.roles_now() else None}
