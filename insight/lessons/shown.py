"""A lesson as its reader is shown it: who does this too, and its steps, each by whom as far as she may know."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _

from insight.lessons import deeds
from insight.models import Adoption, Lesson, LessonDeed, LessonStep
from regions.models import Institution, Role, SafetyRegion, User

OUTSIDE = frozenset(LessonDeed) - {LessonDeed.PROPOSE, LessonDeed.EDIT, LessonDeed.REJECT, LessonDeed.WITHDRAW}
"""Steps that whoever reads a public lesson is shown; the others are for whose it is and who publishes it."""


@dataclass(frozen=True)
class StepShown:
    """One step; `who` is a role, home or region, and inside with the name of the person."""

    step: LessonStep
    who: str

    @property
    def told(self) -> str:
        """What came with it, in words."""
        one = self.step
        if one.deed == LessonDeed.JUDGE:  # its words stand among the verdicts
            return f"{one.body}: {one.get_verdict_display()}"
        said = [one.get_why_display(), one.words, ", ".join(_names(one.changed))]
        return ": ".join(str(part) for part in said if part)


@dataclass(frozen=True)
class Adopter:
    """A home or region that does this too; neither: a home, to who is told of none."""

    at: datetime
    institution: Institution | None
    safety_region: SafetyRegion | None

    def __str__(self) -> str:
        return str(self.institution or self.safety_region or _("a home"))


@dataclass(frozen=True)
class LessonShown:
    """`inside`: whether its reader may know who proposed it and what became of that."""

    lesson: Lesson
    inside: bool
    steps: list[StepShown]
    adopters: list[Adopter]
    offered: list[LessonDeed]

    @property
    def verdicts(self) -> list[StepShown]:
        return [one for one in self.steps if one.step.deed == LessonDeed.JUDGE]


def find(pk: int, user: User) -> Lesson:
    """The lesson with what a page shows of it. Raises Http404 for what she may not read."""
    adoptions = Prefetch("adoptions", Adoption.objects.select_related("institution", "safety_region"))
    found = Lesson.objects.visible_to(user).as_read_by(user).prefetch_related(adoptions)
    if (lesson := found.filter(pk=pk).first()) is None:
        raise Http404(pk)
    return lesson


def of(lesson: Lesson, reader: User) -> LessonShown:
    """The rest of what a page shows of it, in one query."""
    inside = any(deeds.owning_or_publishing(reader, lesson))
    steps = lesson.steps.select_related("by", "institution", "safety_region")
    shown = [StepShown(_said(one, inside), _who(one, lesson, inside)) for one in steps if inside or one.deed in OUTSIDE]
    too = [Adopter(one.at, _told(one.institution, lesson), one.safety_region) for one in lesson.adoptions.all()]
    return LessonShown(lesson, inside, shown, too, deeds.offered(lesson, reader))


def _said(step: LessonStep, inside: bool) -> LessonStep:
    """Which names were meant stands in full at its publication; the text itself may say them shorter."""
    if step.deed == LessonDeed.PUBLISH and not inside:
        step.words = ""
    return step


def _who(step: LessonStep, lesson: Lesson, inside: bool) -> str:
    """Inside by name and for what, outside for what; of neither what would tell of which home it is."""
    place = _told(step.institution, lesson) or step.safety_region
    would_tell = lesson.is_hidden and place in (lesson.institution, lesson.safety_region)
    if would_tell:
        place = None
    role = str(Role(step.role).label)
    of = f"{role} {place}" if step.role == Role.GHOR and place else str(place or role)
    return f"{step.by}, {of}" if inside and not would_tell else of


def _told(home: Institution | None, lesson: Lesson) -> Institution | None:
    return home if lesson.knows_homes else None


def _names(changed: list[str]) -> list[str]:
    """The fields that were changed, as they are called."""
    labels: dict[str, Any] = {field.name: field.verbose_name for field in Lesson._meta.fields}
    return [str(labels.get(name, _("staff types"))) for name in changed]
