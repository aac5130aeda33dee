"""What only the demo shows."""

from django import template

from msob import demo_sign_in

register = template.Library()


@register.simple_tag
def demo_cast() -> list[dict]:
    """The people to practise as on the sign-in page; empty outside the demo."""
    return demo_sign_in.cast()
