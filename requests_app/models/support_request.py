"""A support request: one home, one shortage, from the first alert to the last evaluation.

Status, due time and journal head are written by `workflow` alone. Who sees a request follows from whose it is
(`TERRITORY`) and from the furthest status it ever reached (`sight`); sight is never lost again.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, LPad
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.models import Washed
from foundation.telephone import TelephoneField
from regions.models import NOTHING, Belonging, Institution, Location, SafetyRegion
from requests_app.models.sight import SEES_BY_REFERENCE, reached, sees
from requests_app.models.status import BEFORE_A_GRANT, RANK, TERMINAL, Status

FAR_FUTURE = datetime(9999, 1, 1, tzinfo=UTC)
"""Stored as due time where nothing is due, so that sorting and paging compare plain values."""

UNDER_STAFFED = frozenset(status for status, rank in RANK.items() if rank < RANK[Status.DEPLOYED])
SOON = timedelta(hours=12)
"""The last shift in which somebody can still be found for the first unsafe one."""

IS_OPEN = ~Q(status__in=sorted(TERMINAL))

UNSAFE_AT = Coalesce("first_unsafe_shift_at", Value(FAR_FUTURE), output_field=models.DateTimeField())
"""The first unsafe shift, or far in the future: what lists sort by."""

MOST_RANK = 999
UNRANKED = 10_000
"""After every national rank that can be given."""

IS_A_RANK = [MinValueValidator(1), MaxValueValidator(MOST_RANK)]

NATIONAL_AT = Coalesce(
    Case(When(status__in=BEFORE_A_GRANT, then="national_rank")), Value(UNRANKED), output_field=models.IntegerField()
)
"""The national rank of what waits for a decision: what has left the list left its rank free for another."""


def _in_digits(rank: str) -> LPad:
    return LPad(Cast(Coalesce(rank, Value(UNRANKED)), models.TextField()), 5, Value("0"))


NATIONAL_ORDER = Concat(
    _in_digits("national_rank"),
    Value(" "),
    Cast(UNSAFE_AT, models.TextField()),
    Value(" "),
    _in_digits("priority_rank"),
    output_field=models.TextField(),
)
"""The order of the national list as one value to page by: by rank, then the soonest unsafe, then by regional rank."""


class Urgency(models.TextChoices):
    """How urgent, on the scale of the resource request forms of comparable services."""

    LIFESAVING = "lifesaving", _("lifesaving")
    LIFE_SUSTAINING = "life_sustaining", _("life-sustaining")
    HIGH = "high", _("high")
    NORMAL = "normal", _("normal")


URGENT = frozenset({Urgency.LIFESAVING, Urgency.LIFE_SUSTAINING})
"""The urgencies at which LOCC sees a request at once, and each due time is a quarter."""


class SupportRequestQuerySet(models.QuerySet):
    """Phrases about requests; a view never filters on field names."""

    def visible_to(self, user) -> "SupportRequestQuerySet":
        """What `user` may see in lists: by territory and status reached, or because she opened it."""
        return self.filter(_in_sight(user))

    def reachable_by(self, user, *, reference: str) -> "SupportRequestQuerySet":
        """The request with exactly this reference, if `user` may open it (LOCC opens any)."""
        return self.filter(reference=reference).reachable(user, reference=reference)

    def reachable(self, user, *, reference: str = "") -> "SupportRequestQuerySet":
        """What `user` may see in lists, and what she may open by naming exactly this reference."""
        by_name = Q(reference=reference) if SEES_BY_REFERENCE & set(user.roles_now()) else NOTHING
        return self.filter(_in_sight(user) | by_name)

    def open(self) -> "SupportRequestQuerySet":
        return self.filter(IS_OPEN)

    def overdue(self) -> "SupportRequestQuerySet":
        return self.filter(due_at__lt=clock.now())

    def for_list(self) -> "SupportRequestQuerySet":
        """With what a row shows, in a constant number of queries."""
        return self.select_related("location__municipality", "institution", "safety_region").prefetch_related("lines")


def _in_sight(user) -> Q:
    condition = Q(opened_by=user)
    for membership in user.memberships_now():
        condition |= reached(membership.role) & TERRITORY.covered_by(membership)
    return condition


class ReferenceCounter(models.Model):
    """The last number given out in a year; taken under a row lock, so no two requests share a reference."""

    year = models.PositiveSmallIntegerField(unique=True, help_text=_("calendar year of the alert"))
    last = models.PositiveIntegerField(default=0, help_text=_("the last number given out"))


class SupportRequest(Washed):
    """A home's request for help (military support in the public interest as its last resort)."""

    reference = models.CharField(_("reference"), max_length=20, unique=True, help_text=_("MSOB, year and number"))
    location = models.ForeignKey(
        Location, models.PROTECT, verbose_name=_("location"), help_text=_("where help is needed")
    )
    institution = models.ForeignKey(Institution, models.PROTECT, help_text=_("whose location it is"))
    safety_region = models.ForeignKey(SafetyRegion, models.PROTECT, help_text=_("the region that guides it"))
    status = models.CharField(
        _("status"), max_length=14, choices=Status, default=Status.DRAFT, help_text=_("written by workflow alone")
    )
    entered_at = models.DateTimeField(help_text=_("when it entered this status"))
    due_at = models.DateTimeField(_("due"), default=FAR_FUTURE, help_text=_("when the owner must have acted"))
    overdue_noted = models.BooleanField(default=False, help_text=_("the missed due time is in the journal"))
    furthest = models.PositiveSmallIntegerField(default=0, help_text=_("rank of the furthest status ever reached"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who opened it")
    )
    opened_at = models.DateTimeField(help_text=_("when the draft was made"))
    submitted_at = models.DateTimeField(null=True, blank=True, help_text=_("when the first alert was sent"))
    updated_at = models.DateTimeField(_("last change"), help_text=_("moment of the last event"))
    first_unsafe_shift_at = models.DateTimeField(
        _("first unsafe shift"),
        null=True,
        blank=True,
        help_text=_("start of the first shift that cannot be staffed safely; a region sorts by it"),
    )
    call_back_number = TelephoneField(_("call-back number"), blank=True, help_text=_("reachable day and night"))
    circumstances = models.CharField(
        _("what is going on"), max_length=200, blank=True, help_text=_("in one line; nobody's name, nobody's health")
    )
    urgency = models.CharField(
        _("urgency"), max_length=16, choices=Urgency, default=Urgency.NORMAL, help_text=_("how urgent the request is")
    )
    was_urgent = models.BooleanField(default=False, help_text=_("urgent now or before; sight is never lost again"))
    priority_rank = models.PositiveSmallIntegerField(
        _("regional priority"),
        null=True,
        blank=True,
        validators=IS_A_RANK,
        help_text=_("1 comes first within the region"),
    )
    priority_reason = models.CharField(_("reason"), max_length=500, blank=True, help_text=_("why it has this rank"))
    national_rank = models.PositiveSmallIntegerField(
        _("national priority"),
        null=True,
        blank=True,
        validators=IS_A_RANK,
        help_text=_("1 comes first in the country"),
    )
    national_reason = models.CharField(
        _("reason"), max_length=500, blank=True, help_text=_("read by all who see the request; name no other home")
    )
    filed_at = models.DateTimeField(null=True, blank=True, help_text=_("when it was first filed with LOCC"))
    registered_urgent = models.BooleanField(default=False, help_text=_("by the urgent road: checks may follow"))
    written_due_at = models.DateTimeField(
        _("written follow-up due"), null=True, blank=True, help_text=_("after an urgent registration")
    )
    provisional_until = models.DateTimeField(
        null=True, blank=True, help_text=_("a provisional grant must be confirmed before this moment")
    )
    people_out = models.PositiveSmallIntegerField(
        default=0, help_text=_("approved deployments that haven't ended: people on site or on their way")
    )
    arrival_due_on = models.DateField(
        null=True, blank=True, help_text=_("first planned day of the approved people who haven't arrived")
    )
    planned_end_on = models.DateField(
        _("planned end"), null=True, blank=True, help_text=_("last planned day of the people who are out")
    )
    figures_asked_at = models.DateTimeField(
        null=True, blank=True, help_text=_("when the region last asked to confirm the figures")
    )
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="follow_ups", help_text=_("the request before it")
    )
    closed_from = models.CharField(max_length=14, choices=Status, blank=True, help_text=_("status before it closed"))
    closed_at = models.DateTimeField(null=True, blank=True, help_text=_("when it was resolved or withdrawn"))
    closed_by_event = models.PositiveIntegerField(null=True, blank=True, help_text=_("number of the closing event"))
    closing_code = models.CharField(max_length=24, blank=True, help_text=_("how it was resolved"))
    version = models.PositiveIntegerField(default=0, help_text=_("number of the last frozen version; 0 before submit"))
    head_number = models.PositiveIntegerField(default=0, help_text=_("number of the last event"))
    head_hash = models.CharField(max_length=64, blank=True, help_text=_("hash of the last event"))

    objects = SupportRequestQuerySet.as_manager()
    kept_events: tuple[int, list] | None = None  # a page keeps (number of the last event, events it needs) here

    class Meta:
        verbose_name = _("support request")
        verbose_name_plural = _("support requests")
        indexes = [
            models.Index(fields=["due_at", "id"], name="sr_due"),
            models.Index(fields=["updated_at", "id"], name="sr_updated"),
            models.Index(fields=["safety_region", "due_at", "id"], name="sr_region_due"),
            models.Index(fields=["safety_region", "updated_at", "id"], name="sr_region_updated"),
            # Few are open and nearly every list asks for these: without them a region's whole history is read.
            models.Index(fields=["due_at", "id"], name="sr_open_due", condition=IS_OPEN),
            models.Index(UNSAFE_AT, "id", name="sr_open_unsafe", condition=IS_OPEN),
            models.Index(fields=["safety_region", "due_at", "id"], name="sr_open_region", condition=IS_OPEN),
            models.Index(fields=["opened_by"], name="sr_open_opened_by", condition=IS_OPEN),
        ]
        constraints = [
            models.CheckConstraint(name="sr_status_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(name="sr_furthest_is_a_rank", condition=Q(furthest__in=sorted(RANK.values()))),
            models.CheckConstraint(name="sr_urgency_known", condition=Q(urgency__in=Urgency.values)),
            models.UniqueConstraint(
                name="sr_one_of_each_national_rank",
                fields=["national_rank"],
                condition=Q(status__in=BEFORE_A_GRANT),
            ),
            models.CheckConstraint(
                name="sr_closed_has_moment",
                condition=~Q(status__in=[Status.RESOLVED, Status.WITHDRAWN]) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def is_reachable_by(self, user) -> bool:
        """Whether `user` may open it by its reference: `reachable_by` of a request that is at hand."""
        if self.opened_by_id == user.pk or SEES_BY_REFERENCE & set(user.roles_now()):
            return True
        return any(sees(one.role, self) and TERRITORY.covers(one, self) for one in user.memberships_now())

    @property
    def due(self) -> datetime | None:
        """When the owner must have acted; None where nothing is due."""
        return None if self.due_at == FAR_FUTURE else self.due_at

    @property
    def is_overdue(self) -> bool:
        return self.due_at < clock.now()

    @property
    def unsafe_from(self) -> datetime | None:
        """The first shift that can't be staffed safely, as long as nobody was sent and it isn't closed; else None."""
        return self.first_unsafe_shift_at if self.status in UNDER_STAFFED else None

    @property
    def is_unsafe_soon(self) -> bool:
        """Whether it is unsafe now, or within `SOON`."""
        return self.unsafe_from is not None and self.unsafe_from < clock.now() + SOON

    @property
    def national_place(self) -> int | None:
        """Its national rank while it waits for a decision; what left the list left its place to another."""
        return self.national_rank if self.status in BEFORE_A_GRANT else None

    @property
    def is_urgent(self) -> bool:
        return self.urgency in URGENT


TERRITORY = Belonging(SupportRequest, institution="institution", safety_region="safety_region", team="missions__team")
"""To whom a request belongs: its home, its region, each team that was sent there, and every national role."""
