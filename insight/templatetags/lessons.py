"""How lessons are shown: what is told of one, the way to each deed, and those that may help with a request."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from foundation.tables import NOTHING, words
from insight.lessons import beside, finding, proposing
from insight.lessons.views import slug_of
from insight.models import Lesson, LessonDeed, LessonState
from insight.templatetags.pressure import measured
from requests_app.models import SupportRequest
from requests_app.views.sections import Fold

register = template.Library()

HARMS = frozenset({LessonDeed.REJECT, LessonDeed.WITHDRAW, LessonDeed.GIVE_UP})
TONES = {
    LessonState.PUBLISHED: "badge--success",
    LessonState.RUNNING: "badge--info",
    LessonState.PROPOSED: "badge--warning",
}
FACTS = ("place", "began_on", "ended_on", "cost", "paid_by", "regulation", "stop_criterion", "source")
KNOWN_THEN = {"began_on": "began_then", "ended_on": "ended_then"}
"""What of a pilot is known once it ran."""


@register.inclusion_tag("insight/_lessons_beside.html", takes_context=True)
def lessons_beside(context: Any, support_request: SupportRequest | None, at_fact_finding: bool = False) -> dict:
    """Beside the work: published lessons that may help, open at fact-finding; nothing where none fits."""
    found = beside.of_request(support_request, at_fact_finding=at_fact_finding) if support_request else []
    says = "; ".join(one.lesson.title for one in found)
    return {
        "lessons": found,
        "fold": Fold("lessons", _("Lessons that may help"), says, at_fact_finding),
        "support_request": support_request,
        "may_propose": proposing.may_propose(context["user"]),
    }


@register.filter
def whose(lesson: Lesson) -> str:
    """Of which home, region or country, as far as its reader may know."""
    return finding.whose(lesson)


@register.filter
def state_tone(lesson: Lesson) -> str:
    """How the badge of its state stands out."""
    return TONES.get(LessonState(lesson.state), "")


@register.filter
def effect_words(lesson: Lesson) -> str:
    """The effect in figures: *open shifts a week: 31 before, 9 after*."""
    if not lesson.figure:
        return NOTHING
    before, after = measured(lesson.before), measured(lesson.after_then)
    return _("%(figure)s: %(before)s before, %(after)s after") % {
        "figure": lesson.figure,
        "before": before,
        "after": after,
    }


@register.filter
def lesson_facts(lesson: Lesson) -> Iterator[tuple[str, Any]]:
    """(label, value) of what is known of it."""
    for name in FACTS:
        if (value := getattr(lesson, KNOWN_THEN.get(name, name))) not in ("", None):
            label = Lesson._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            yield capfirst(str(label)), words(value)


@register.filter
def deed_address(lesson: Lesson, deed: LessonDeed) -> str:
    """Where a deed is done."""
    return reverse("insight:lesson_deed", args=[lesson.pk, slug_of(deed)])


@register.filter
def harms(deed: LessonDeed) -> bool:
    """Whether a deed takes something away."""
    return deed in HARMS


@register.filter
def deed_words(deed: LessonDeed) -> str:
    """What a deed is called."""
    return str(LessonDeed(deed).label)
