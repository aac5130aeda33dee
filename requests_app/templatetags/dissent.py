"""What the corners said, side by side on the page where the decider decides over them."""

from django import template

from requests_app.models.actions import Action
from requests_app.records import completeness, reviews
from requests_app.views import triangle
from requests_app.worklist import triangle_access

register = template.Library()


@register.inclusion_tag("requests_app/_dissent.html", takes_context=True)
def dissent_before(context, action, target):
    """The round that is open, before the decider decides; for whom single positions are."""
    user = context["request"].user
    if action != Action.DECIDE_WITH_DISSENT or not triangle_access.may_read(user, target):
        return {}
    review = reviews.open_review(target)
    situation = completeness.latest_situation(target)
    return {"round": triangle.round_of(review, by=user, situation=situation) if review else None}
