"""Lessons that may help, beside the work on a request: at most three, each with why it is shown."""

from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext as _

from insight.models import Lesson, LessonStaff, WeakPoint
from insight.models.lesson_words import PUBLIC
from requests_app.models import RANK, Report, SelfScan, Situation, Status, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.records import completeness

MOST = 3
COUNTS = {"same_weak_point": 4, "same_staff": 2, "same_sector": 1}
"""A weak point tells most, then for whom it is, then the sector; what has more reasons stands first."""


class MayHelp(NamedTuple):
    """A lesson, and in words why it is shown."""

    lesson: Lesson
    why: str


def of_request(support_request: SupportRequest, *, at_fact_finding: bool = False) -> list[MayHelp]:
    """Published lessons for the same sector, staff type or weak point; one query of a request that was read whole.

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
    asked = sorted({line.staff_type for line in support_request.lines.all()})
    return LessonStaff.objects.filter(lesson=OuterRef("pk"), staff_type__in=asked).order_by("pk")


def _is_weak(support_request: SupportRequest) -> Q:
    """That the weak point of a lesson is one of this home, by the last score of each."""
    verified, said = _last_report(support_request), completeness.latest_situation(support_request)
    scores = {point: _score(verified, said, point.value) for point in WeakPoint}
    return Q(weak_point__in=[point for point, score in scores.items() if score is not None and score <= SelfScan.WEAK])


def _last_report(support_request: SupportRequest) -> Report | None:
    if support_request.furthest < RANK[Status.FACT_FINDING]:
        return None
    reports = [one.report for one in support_request.missions.all() if hasattr(one, "report")]
    return max(reports, key=lambda one: (one.reported_at, one.pk), default=None)


def _score(verified: Report | None, said: Situation | None, point: str) -> int | None:
    found = getattr(verified, point, None)
    return getattr(said, point, None) if found is None else found


def _why(lesson: Any) -> str:
    found = []
    if lesson.same_weak_point:
        found.append(_("weak point: %(name)s") % {"name": lesson.get_weak_point_display()})
    if lesson.same_staff:
        found.append(_("same staff type: %(name)s") % {"name": StaffType(lesson.staff_type).label})
    if lesson.same_sector:
        found.append(_("same sector: %(name)s") % {"name": lesson.get_sector_display()})
    return "; ".join(found)
