"""The list of lessons: what is found, sorted and shown, on the page, in the file and by the API alike."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.paging import Sort
from foundation.tables import Column
from insight.models import Lesson, LessonState
from insight.models.lesson_words import PUBLIC
from regions.models import User

SORTS = {
    "changed": Sort("changed_then", _("Last change"), descending=True),
    "title": Sort("title", _("In one line")),
    "adopters": Sort("adopters", _("Does this too"), descending=True),
}
USUAL = PUBLIC | {LessonState.PROPOSED}
"""What is found when no state is asked for."""


def find(user: User, *, at: datetime | None = None, state: str = "", **chosen: Any) -> QuerySet[Lesson]:
    """What `user` may read today, as it stood at `at` (now), and of that what was chosen."""
    states = [state] if state else USUAL
    return Lesson.objects.visible_to(user).as_read_by(user, at).matching(state_then__in=states, **chosen)


def state_of(lesson: Lesson) -> str:
    return str(LessonState(lesson.state_then).label)


def whose(lesson: Lesson) -> str:
    """The home and region, as far as its reader may know; else the country."""
    if lesson.is_hidden:
        return str(_("not named"))
    return ", ".join(str(one) for one in (lesson.home, lesson.region) if one) or str(_("The Netherlands"))


_TITLE = Column(
    "title", _("In one line"), "title", sort="title", link=lambda one: reverse("insight:lesson", args=[one.pk])
)
_KIND = Column("kind", _("Kind"), lambda one: one.get_kind_display())
_STATE = Column("state", _("State"), state_of)
_WHOSE = Column("whose", _("Of"), whose)
_ADOPTERS = Column("adopters", _("Does this too"), "adopters", sort="adopters", numeric=True)
_CHANGED = Column("changed", _("Last change"), "changed_then", sort="changed")

COLUMNS = [_KIND, _TITLE, _STATE, _WHOSE, _ADOPTERS, _CHANGED]
EXPORT_COLUMNS = [
    *(_TITLE, _KIND, _STATE),
    Column("origin", _("Origin"), lambda one: one.get_origin_display()),
    _WHOSE,
    Column("sector", _("Sector"), lambda one: one.get_sector_display()),
    Column("staff", _("Staff types"), lambda one: ", ".join(one.staff_labels)),
    Column("weak_point", _("Weak point"), lambda one: one.get_weak_point_display()),
    Column("what", _("What was done"), "what"),
    Column("place", _("Where"), "place"),
    Column("began_on", _("Since when"), "began_then"),
    Column("ended_on", _("Until when"), "ended_then"),
    Column("figure", _("Effect: what is counted"), "figure"),
    Column("before", _("Before"), "before"),
    Column("after", _("After"), "after_then"),
    Column("cost", _("Cost, in euros"), "cost"),
    Column("paid_by", _("Who paid"), "paid_by"),
    Column("regulation", _("Regulation"), "regulation"),
    Column("stop_criterion", _("Stop criterion"), "stop_criterion"),
    Column("how_to_repeat", _("How to do the same"), "how_to_repeat"),
    Column("source", _("Source"), "source"),
    Column("request", _("Request"), lambda one: one.request and one.request.reference),
    *(_ADOPTERS, _CHANGED),
]
