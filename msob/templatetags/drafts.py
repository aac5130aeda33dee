"""What a form says of itself, so that nothing typed in it is lost and nothing is sent in another's name."""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from foundation import drafts

register = template.Library()

TYPED_BY = "typed_by"


@register.simple_tag(takes_context=True)
def keep(context, name, form=None, saved=None):
    """The attributes of a form of which the browser keeps what is typed.

    `name` tells its deed and what that is done to, the same on every page that shows this form; `saved` is the moment
    at which that was last changed. A `form` that is bound holds what was typed: nothing is filled in over it.
    """
    where = format_html(' data-keep="{}"', drafts.place(context["user"], name))
    since = format_html(' data-saved="{}"', saved.isoformat()) if saved else ""
    return format_html("{}{}{}", where, since, " data-typed" if form is not None and form.is_bound else "")


class WhoseToken(CsrfTokenNode):
    """Django's token, and beside it for whom the form was drawn: later another may be signed in at that computer."""

    def render(self, context):
        """Two hidden fields; the second on pages of the signed-in alone."""
        user = context.get("user")
        whose = drafts.person(user) if user is not None and user.is_authenticated else ""
        field = format_html('<input type="hidden" name="{}" value="{}">', TYPED_BY, whose) if whose else ""
        return format_html("{}{}", super().render(context), field)


@register.tag
def csrf_token(parser, token):
    """In the place of Django's tag of this name, in every template."""
    return WhoseToken()
