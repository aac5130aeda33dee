"""A button inside a form that sends it only to get it back: with a row more, or with every box ticked.

What was typed comes back with it, and nothing is done. It is an ordinary submit button, so that it needs no script.
"""

from django import forms

AGAIN = "again"
"""The name of such a button; its value says what is wanted."""
ALL, NONE = "all", "none"


class Ticks(forms.CheckboxSelectMultiple):
    """Boxes, with a button that ticks all of them and one that ticks none."""

    template_name = "foundation/_ticks.html"
