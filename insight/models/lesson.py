"""What was learned: lessons, pilots and innovations, who took them over, and every step of each.

A lesson is proposed, and published by whoever steers; what was published is never changed. Steps are final.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from foundation.models import Guarded
from foundation.paging import FAR_FUTURE
from foundation.search import FoldedField, matching
from foundation.spelling import one_line
from insight.models.lesson_words import (
    PUBLIC,
    LessonDeed,
    LessonKind,
    LessonState,
    Origin,
    UmbrellaVerdict,
    WeakPoint,
    WhyStopped,
)
from regions.models import FIGURES_ALONE, Belonging, Institution, Role, SafetyRegion, Sector, User
from requests_app.models import Evaluation, SupportRequest
from requests_app.models.staff import StaffType

PUBLISHERS = frozenset({Role.VWS, Role.GHOR})
"""Who publishes: the ministry everywhere, a GHOR what is of its region."""


THEN = {"state": "state", "changed": "at"}
"""What is asked of the last step by then, and its field."""


EVER_PUBLIC = PUBLIC | {LessonState.WITHDRAWN}

HIDDEN = Q(support_request__isnull=False, sees_request=False)
"""Where it wouldn't tell of whom it is: asked only of what is read by somebody."""


def inside(user: User) -> Q:
    """What is one's own, and what one may publish."""
    held = user.memberships_now()
    homes = {one.institution_id for one in held if one.role == Role.INSTITUTION}
    steering = WHOSE.covered_by_any(one for one in held if one.role in PUBLISHERS)
    return Q(proposed_by=user) | Q(institution__in=homes) | steering


class LessonQuerySet(models.QuerySet["Lesson"]):
    """Phrases about lessons."""

    def visible_to(self, user: User) -> "LessonQuerySet":
        """What is public; of the rest one's own, what one may publish, and what one took over."""
        adoptions = Adoption.objects.filter(TAKEN_OVER_BY.covered_by_any(user.memberships_now()), lesson=OuterRef("pk"))
        return self.filter(Q(state__in=PUBLIC) | inside(user) | Q(Exists(adoptions)))

    def published_between(self, since: datetime, until: datetime) -> "LessonQuerySet":
        """What was published after `since`, up to `until`, and is public today; the last published first."""
        publications = LessonStep.objects.filter(lesson=OuterRef("pk"), deed=LessonDeed.PUBLISH)
        found = self.filter(state__in=PUBLIC).annotate(published_at=Subquery(publications.values("at")[:1]))
        return found.filter(published_at__gt=since, published_at__lte=until).order_by("-published_at", "pk")

    def as_read_by(self, user: User, at: datetime | None = None) -> "LessonQuerySet":
        """With what a reader is shown, as it stood at `at` (now); `sees_request`: whether she sees that request.

        Those that weren't there yet then aren't found.
        """
        seen = SupportRequest.objects.visible_to(user).filter(pk=OuterRef("support_request"))
        homes = bool(user.roles_now() - FIGURES_ALONE)
        shown: dict[str, Any] = {"sees_request": Exists(seen), "adopters": _adopters(at), "knows_homes": Value(homes)}
        if at is None:
            shown |= {"state_then": F("state"), "changed_then": F("changed_at")}
        else:
            last = LessonStep.objects.filter(lesson=OuterRef("pk"), at__lte=at).order_by("-number")
            shown |= {f"{name}_then": Subquery(last.values(of)[:1]) for name, of in THEN.items()}
        found = self.annotate(**shown).filter(proposed_at__lte=at or FAR_FUTURE)
        if at is not None:  # what wasn't public yet then is for whose it was
            found = found.filter(Q(state_then__in=EVER_PUBLIC) | inside(user))
        return found.select_related("institution", "safety_region", "support_request").prefetch_related("staff")

    def matching(self, **chosen: Any) -> "LessonQuerySet":
        """Those in which each word of `q` stands and that are what was chosen; nothing chosen finds all."""
        found = self.filter(matching(chosen.pop("q", ""), "folded"))
        if staff_type := chosen.pop("staff_type", ""):
            found = found.filter(Exists(LessonStaff.objects.filter(lesson=OuterRef("pk"), staff_type=staff_type)))
        if region := chosen.pop("region", ""):
            found = found.filter(~HIDDEN, safety_region__code=region)
        return found.filter(**{name: value for name, value in chosen.items() if value})


def _adopters(at: datetime | None) -> Any:
    """How many homes and regions do this too: taken over, less given up."""
    counts = Case(When(deed=LessonDeed.ADOPT, then=1), When(deed=LessonDeed.GIVE_UP, then=-1), default=0)
    steps = LessonStep.objects.filter(lesson=OuterRef("pk"), **({"at__lte": at} if at else {}))
    total = steps.order_by().values("lesson").annotate(total=Sum(counts)).values("total")
    return Coalesce(Subquery(total), Value(0))


class Lesson(Guarded):
    """Something that was learned, tried out or made new, for others to use.

    Of whom it is, stands in the open only where no request is linked: else it would tell that a home there asked.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=LessonKind, help_text=_("what it is"))
    title = models.CharField(_("in one line"), max_length=120, help_text=_("as one would tell it to a colleague"))
    what = models.TextField(
        _("what was done"), max_length=2000, help_text=_("no names of people or homes: everybody reads it")
    )
    origin = models.CharField(_("where it comes from"), max_length=8, choices=Origin, help_text=_("who had it first"))
    place = models.CharField(
        _("where"), max_length=120, blank=True, help_text=_("town, region, country or kind of ward")
    )
    began_on = models.DateField(_("since when"), null=True, blank=True, help_text=_("the first day"))
    ended_on = models.DateField(_("until when"), null=True, blank=True, help_text=_("the last day; empty: still"))
    figure = models.CharField(
        _("effect: what is counted"), max_length=120, blank=True, help_text=_("such as open shifts a week")
    )
    before = models.DecimalField(
        _("before"), max_digits=9, decimal_places=1, null=True, blank=True, help_text=_("that figure before it")
    )
    after = models.DecimalField(
        _("after"), max_digits=9, decimal_places=1, null=True, blank=True, help_text=_("that figure after it")
    )
    cost = models.DecimalField(
        _("cost, in euros"),
        max_digits=12,
        decimal_places=0,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("altogether"),
    )
    paid_by = models.CharField(_("who paid"), max_length=120, blank=True, help_text=_("an organisation or a scheme"))
    regulation = models.CharField(
        _("regulation"), max_length=300, blank=True, help_text=_("what had to be allowed, and by whom")
    )
    stop_criterion = models.CharField(
        _("stop criterion"), max_length=300, blank=True, help_text=_("at which figure or event a pilot stops")
    )
    how_to_repeat = models.TextField(
        _("how to do the same"), max_length=2000, blank=True, help_text=_("the steps, and what one needs for it")
    )
    source = models.CharField(_("source"), max_length=300, blank=True, help_text=_("where it can be read"))
    sector = models.CharField(
        _("sector"), max_length=20, choices=Sector, blank=True, help_text=_("for which care; empty: for all")
    )
    weak_point = models.CharField(
        _("weak point"), max_length=20, choices=WeakPoint, blank=True, help_text=_("what it makes stronger")
    )
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("the home whose it is")
    )
    safety_region = models.ForeignKey(
        SafetyRegion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("the region whose GHOR publishes it; none: the ministry"),
    )
    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("shown to who sees that")
    )
    evaluation = models.OneToOneField(
        Evaluation, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("that proposed it by itself")
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who proposed it")
    )
    proposed_at = models.DateTimeField(help_text=_("when it was proposed"))
    state = models.CharField(
        _("state"), max_length=10, choices=LessonState, default=LessonState.PROPOSED, help_text=_("how far it is")
    )
    changed_at = models.DateTimeField(_("last change"), help_text=_("moment of the last step"))
    steps_taken = models.PositiveIntegerField(default=0, help_text=_("number of the last step"))
    folded = FoldedField(
        of=["title", "what", "how_to_repeat", "place", "figure", "source"], help_text=_("Folded, to be found by.")
    )

    objects = LessonQuerySet.as_manager()
    sees_request: bool
    knows_homes: bool
    state_then: str

    class Meta:
        indexes = [
            models.Index(fields=["changed_at", "id"], name="lesson_changed"),
            models.Index(fields=["state", "sector"], name="lesson_state_sector"),
        ]
        constraints = [
            models.CheckConstraint(name="lesson_state_known", condition=Q(state__in=LessonState.values)),
            models.CheckConstraint(
                name="lesson_ends_after_it_begins",
                condition=Q(ended_on__isnull=True) | Q(began_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                name="lesson_effect_is_of_a_figure",
                condition=~Q(figure="") | Q(before__isnull=True, after__isnull=True),
                violation_error_message=_("Say what is counted before and after."),
            ),
            models.CheckConstraint(
                name="only_a_pilot_runs",
                condition=~Q(state__in=[LessonState.RUNNING, LessonState.STOPPED])
                | Q(kind=LessonKind.PILOT, began_on__isnull=False, before__isnull=False) & ~Q(stop_criterion=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean_fields(self, exclude: Any = None) -> None:
        """Texts of several lines are washed too, line by line."""
        for name in ("what", "how_to_repeat"):
            if name not in (exclude or ()):
                lines = getattr(self, name).splitlines()
                setattr(self, name, "\n".join(one_line(line) for line in lines).strip())
        super().clean_fields(exclude=exclude)

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC

    @property
    def is_hidden(self) -> bool:
        """Whether its reader mayn't know of whom it is: it would tell that a home there asked for help."""
        return self.support_request_id is not None and not self.sees_request

    @property
    def home(self) -> Institution | None:
        """Of which home it is, for this reader; who reads figures alone is told of none."""
        return None if self.is_hidden or not self.knows_homes else self.institution

    @property
    def region(self) -> SafetyRegion | None:
        """Of which region it is, for this reader."""
        return None if self.is_hidden else self.safety_region

    @property
    def request(self) -> SupportRequest | None:
        """The request it came from, for who sees that."""
        return self.support_request if self.sees_request else None

    @property
    def staff_labels(self) -> list[str]:
        return [str(StaffType(one.staff_type).label) for one in self.staff.all()]

    @property
    def began_then(self) -> date | None:
        """The first day as known at the moment that is read about: of a pilot once it runs."""
        return self.began_on if self._is(LessonState.RUNNING, LessonState.STOPPED) else None

    @property
    def ended_then(self) -> date | None:
        """The last day likewise: of a pilot once it stopped."""
        return self.ended_on if self._is(LessonState.STOPPED) else None

    @property
    def after_then(self) -> Decimal | None:
        """What it led to likewise: of a pilot once it stopped."""
        return self.after if self._is(LessonState.STOPPED) else None

    def _is(self, *states: LessonState) -> bool:
        return self.kind != LessonKind.PILOT or self.state_then in (*states, LessonState.WITHDRAWN)


WHOSE = Belonging(Lesson, safety_region="safety_region")
"""To whom a lesson belongs by territory: the GHOR of its region, and every national role."""


class LessonStaff(models.Model):
    """A staff type a lesson is for."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="staff", help_text=_("of which lesson"))
    staff_type = models.CharField(_("staff type"), max_length=20, choices=StaffType, help_text=_("for whom it helps"))

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="one_row_per_staff_of_lesson", fields=["lesson", "staff_type"])]

    def __str__(self) -> str:
        return self.get_staff_type_display()


class Adoption(models.Model):
    """A home or region that does this too, as long as it does."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="adoptions", help_text=_("what was taken over"))
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("by this home")
    )
    safety_region = models.ForeignKey(
        SafetyRegion, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("by this region")
    )
    at = models.DateTimeField(help_text=_("when that was said"))

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_adoption_per_home", fields=["lesson", "institution"]),
            models.UniqueConstraint(name="one_adoption_per_region", fields=["lesson", "safety_region"]),
            models.CheckConstraint(
                name="adopted_by_one",
                condition=Q(institution__isnull=False, safety_region__isnull=True)
                | Q(institution__isnull=True, safety_region__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.institution or self.safety_region)


TAKEN_OVER_BY = Belonging(Adoption, nationally=False, institution="institution", safety_region="safety_region")
"""Who took it over: that home, or the GHOR of that region."""


class LessonStep(Guarded):
    """Who did what with a lesson, when and under which role; never edited, never deleted."""

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="steps", help_text=_("of which lesson"))
    number = models.PositiveIntegerField(help_text=_("1 is the proposal"))
    deed = models.CharField(max_length=10, choices=LessonDeed, help_text=_("what was done"))
    state = models.CharField(max_length=10, choices=LessonState, help_text=_("how far it was afterwards"))
    at = models.DateTimeField(help_text=_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who"))
    role = models.CharField(max_length=20, choices=Role, help_text=_("under which role"))
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("held for this home")
    )
    safety_region = models.ForeignKey(
        SafetyRegion, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("held for this region")
    )
    words = models.TextField(max_length=1000, blank=True, help_text=_("the reason, or what was said"))
    changed = models.JSONField(default=list, blank=True, help_text=_("which fields another text was put in"))
    why = models.CharField(max_length=10, choices=WhyStopped, blank=True, help_text=_("why a pilot stopped"))
    body = models.CharField(max_length=120, blank=True, help_text=_("the umbrella body whose verdict it is"))
    verdict = models.CharField(
        max_length=12, choices=UmbrellaVerdict, blank=True, help_text=_("what an umbrella body said")
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="one_step_per_number", fields=["lesson", "number"])]

    def __str__(self) -> str:
        return f"{self.lesson_id}.{self.number} {self.deed}"
