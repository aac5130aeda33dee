"""Lessons that may help, beside the work on a request: at most three, each with why it is shown."""

from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext as _

from insight.models import Lesson, LessonStaff, WeakPoint
from insight.models.lesson_words import PUBLIC
from requests_app.models import NeedLine, Report, SelfScan, Situation, SupportRequest
from requests_app.models.staff import StaffType

MOST = 3
COUNTS = {"same_weak_point": 4, "same_staff": 2, "same_sector": 1}
"""A weak point tells most, then for whom it is, then the sector; what has more reasons stands first."""


class MayHelp(NamedTuple):
    """A lesson, and in words why it is shown."""

    lesson: Lesson
    why: str


def of_request(support_request: SupportRequest, *, at_fact_finding: bool = False) -> list[MayHelp]:
    """Published lessons for the same sector, staff type or weak point; one query.

    A weak point is one with a score of 0 or 1, as verified on site, else by the self-scan. At fact-finding, which looks
    at both, each counts.
    """
    found = Lesson.objects.filter(state__in=PUBLIC).exclude(support_request=support_request.pk)
    reasons = {
        "same_sector": Q(sector=support_request.institution.sector),
        "same_staff": Q(Exists(_of_staff(support_request))),
        "same_weak_point": ~Q(weak_point="") if at_fact_finding else _is_weak(support_request),
    }
    found = found.annotate(**{name: _counts(name, condition) for name, condition in reasons.items()})
    found = found.annotate(
        score=sum((F(name) for name in reasons), Value(0)),
        staff_type=Subquery(_of_staff(support_request).values("staff_type")[:1]),
    )
    shown = found.filter(score__gt=0).order_by("-score", "-changed_at", "-pk")[:MOST]
    return [MayHelp(one, _why(one)) for one in shown]


def _counts(name: str, condition: Q) -> Case:
    return Case(When(condition, then=COUNTS[name]), default=0, output_field=IntegerField())


def _of_staff(support_request: SupportRequest) -> QuerySet[LessonStaff]:
    asked = NeedLine.objects.filter(support_request=support_request.pk).values("staff_type")
    return LessonStaff.objects.filter(lesson=OuterRef("pk"), staff_type__in=asked).order_by("pk")


def _is_weak(support_request: SupportRequest) -> Q:
    """That the weak point of a lesson is one of this home, by the last score of each."""
    found = Q(pk__in=[])
    for point in WeakPoint:
        found |= Q(Exists(_weak(support_request, point)), weak_point=point)
    return found


def _weak(support_request: SupportRequest, point: WeakPoint) -> QuerySet[SupportRequest]:
    verified = Report.objects.filter(mission__support_request=support_request.pk).order_by("-reported_at", "-pk")
    said = Situation.objects.filter(support_request=support_request.pk).order_by("-measured_at", "-pk")
    scores = [Subquery(rows.values(point.value)[:1], output_field=IntegerField()) for rows in (verified, said)]
    score: Any = Case(When(Q(scored__isnull=False), then=F("scored")), default=scores[1])
    found = SupportRequest.objects.filter(pk=support_request.pk).annotate(scored=scores[0]).annotate(score=score)
    return found.filter(score__lte=SelfScan.WEAK)


def _why(lesson: Any) -> str:
    found = []
    if lesson.same_weak_point:
        found.append(_("weak point: %(name)s") % {"name": lesson.get_weak_point_display()})
    if lesson.same_staff:
        found.append(_("same staff type: %(name)s") % {"name": StaffType(lesson.staff_type).label})
    if lesson.same_sector:
        found.append(_("same sector: %(name)s") % {"name": lesson.get_sector_display()})
    return "; ".join(found)
