"""A part of a page that folds: its heading and what is inside stand in sight, and the rest opens by a click.

The anchor stands inside, so that a link to it opens the part (browsers do that by themselves).
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from requests_app.views.buttons import Button
from requests_app.views.sections import Fold

register = template.Library()

FOLDED = """
<section class="card fold" aria-labelledby="{0}-title"><details{3}>
<summary><h2 id="{0}-title">{1}</h2> <span class="muted">{2}</span></summary>
<div class="fold__inside" id="{0}">{4}</div></details></section>"""


@register.simple_block_tag
def fold(content: SafeString, one: Fold) -> SafeString:
    """What stands between, folded; open where it matters now."""
    is_open = SafeString(" open" if one.is_open else "")
    return format_html(FOLDED, one.anchor, one.title, one.says, is_open, content)


@register.filter
def helping(buttons: Iterable[Button]) -> list[Button]:
    """Those that can be pressed now and help."""
    return [one for one in buttons or () if not (one.harms or one.lacking)]


@register.filter
def harming(buttons: Iterable[Button]) -> list[Button]:
    """Those that can be pressed now and end or take away something: they stand behind the others."""
    return [one for one in buttons or () if one.harms and not one.lacking]


@register.filter
def lacking(buttons: Iterable[Button]) -> list[Button]:
    """Those that can't be pressed yet."""
    return [one for one in buttons or () if one.lacking]


@register.filter
def lacking_aside(buttons: Iterable[Button]) -> list[Button]:
    """Those of them that aren't the way up."""
    return [one for one in lacking(buttons) if not one.forward]


@register.filter
def labels(buttons: Iterable[Button]) -> str:
    """What they are called, one after the other."""
    return ", ".join(one.label for one in buttons)
