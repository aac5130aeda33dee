"""The rungs of the ladder: who was asked for help, what was answered, who came.

A rung is closed when it is waived, or when at least one inquiry of it was answered or expired and none is pending.
Offers count in the ledger of need from the moment they are accepted, for exactly their days.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.models import Worded
from regions.models import Belonging, CareOfficeRegion, Channel, Institution, RoazRegion
from requests_app.models.need import NeedLine
from requests_app.models.staff import StaffType
from requests_app.models.support_request import SupportRequest


class Rung(models.TextChoices):
    """Whom to ask, in the order of the procedure of 28 December 2020."""

    OTHER_INSTITUTIONS = "other_institutions", _("other care institutions")
    CARE_OFFICE = "care_office", _("care office or insurer")
    ROAZ = "roaz", _("RO(N)AZ")
    RED_CROSS = "red_cross", _("Red Cross")
    CIVIL_POOL = "civil_pool", _("Extra Handen voor de Zorg / Zorgreserve")


STEP_1 = (Rung.OTHER_INSTITUTIONS, Rung.CARE_OFFICE, Rung.ROAZ)
STEP_2 = (Rung.RED_CROSS, Rung.CIVIL_POOL)
STEP = {rung: 1 if rung in STEP_1 else 2 for rung in Rung}

PARTY_FIELDS = {
    Rung.OTHER_INSTITUTIONS: "institution",
    Rung.CARE_OFFICE: "care_office_region",
    Rung.ROAZ: "roaz_region",
    Rung.RED_CROSS: "channel",
    Rung.CIVIL_POOL: "channel",
}
"""The kind of party that is asked on each rung."""

PARTIES = tuple(dict.fromkeys(PARTY_FIELDS.values()))
"""The fields in one of which an inquiry names its party."""


class InquiryState(models.TextChoices):
    """Whether the addressed party has answered."""

    PENDING = "pending", _("waiting for an answer")
    ANSWERED = "answered", _("answered")
    EXPIRED = "expired", _("expired")
    CANCELLED = "cancelled", _("no longer needed")


class Answer(models.TextChoices):
    """What the party said."""

    FILLED = "filled", _("filled")
    PARTLY = "partly", _("partly")
    NOTHING = "nothing", _("nothing")
    NO_ANSWER = "no_answer", _("no answer")


class InquiryQuerySet(models.QuerySet):
    """Phrases about inquiries."""

    def addressed_to(self, user) -> "InquiryQuerySet":
        """Inquiries to a party `user` speaks for (also after she answered)."""
        return self.filter(ADDRESSEE.covered_by_any(user.memberships_now()))

    def pending(self) -> "InquiryQuerySet":
        return self.filter(state=InquiryState.PENDING)

    def with_party(self) -> "InquiryQuerySet":
        return self.select_related(*PARTIES)


def _exactly_one_party() -> Q:
    condition = Q()
    for kept in PARTIES:
        others = {f"{field}__isnull": field != kept for field in PARTIES}
        condition |= Q(**others)
    return condition


class Inquiry(Worded):
    """A question to one party: can you help with this need, by when?"""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="inquiries", help_text=_("the request it is about")
    )
    rung = models.CharField(_("rung"), max_length=20, choices=Rung, help_text=_("the rung it belongs to"))
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("the institution asked")
    )
    care_office_region = models.ForeignKey(
        CareOfficeRegion, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("the care office asked")
    )
    roaz_region = models.ForeignKey(
        RoazRegion, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("the RO(N)AZ asked")
    )
    channel = models.ForeignKey(
        Channel, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("the national channel asked")
    )
    question = models.TextField(_("question"), max_length=1000, blank=True, help_text=_("what is asked, in words"))
    asked_at = models.DateTimeField(_("asked at"), help_text=_("when it was asked"))
    due_at = models.DateTimeField(_("due"), help_text=_("when the answer is expected"))
    state = models.CharField(
        _("state"), max_length=10, choices=InquiryState, default=InquiryState.PENDING, help_text=_("answered or not")
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True, help_text=_("what was said"))
    note = models.TextField(_("explanation"), max_length=1000, blank=True, help_text=_("the answer in words"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True, help_text=_("when it was answered"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that asked it"))
    closed_by_event = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("number of the event that answered, expired or cancelled it")
    )
    unreached_at = models.DateTimeField(
        null=True, blank=True, help_text=_("since when no mail reaches the party: it must be called")
    )

    calls_back_at = models.DateTimeField(
        _("calls back at"), null=True, blank=True, help_text=_("when the party said that it calls back")
    )

    objects = InquiryQuerySet.as_manager()

    class Meta:
        ordering = ["rung", "asked_at", "id"]
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        indexes = [models.Index(fields=["state", "due_at"], name="inquiry_due")]
        constraints = [
            models.CheckConstraint(name="inquiry_one_party", condition=_exactly_one_party()),
            *[
                models.UniqueConstraint(
                    name=f"pending_once_{field}",
                    fields=["support_request", field],
                    condition=Q(state=InquiryState.PENDING),
                    violation_error_message=_("This party was asked already and hasn't answered yet."),
                )
                for field in PARTIES
            ],
            models.CheckConstraint(
                name="answered_has_answer",
                condition=~Q(state=InquiryState.ANSWERED) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rung_display()}: {self.party}"

    @property
    def party(self):
        """The Institution, CareOfficeRegion, RoazRegion or Channel that was asked."""
        return self.institution or self.care_office_region or self.roaz_region or self.channel

    @property
    def step(self) -> int:
        return STEP[Rung(self.rung)]

    @property
    def must_be_called(self) -> bool:
        """Whether it waits for an answer, no mail reaches the party, and no call to it was logged."""
        unreached = self.unreached_at is not None and self.calls_back_at is None
        return self.state == InquiryState.PENDING and unreached

    @property
    def awaits_call(self) -> bool:
        """Whether it waits for an answer that the party said it would call back with."""
        return self.state == InquiryState.PENDING and self.calls_back_at is not None

    @property
    def has_not_called_back(self) -> bool:
        """Whether the moment has passed at which the party would call back."""
        said = self.calls_back_at
        return self.awaits_call and said is not None and said <= clock.now()

    @property
    def is_overdue(self) -> bool:
        return self.state == InquiryState.PENDING and self.due_at < clock.now()


ADDRESSEE = Belonging(Inquiry, nationally=False, figures=False, **{field: field for field in PARTIES})
"""To whom an inquiry belongs: to the party it was put to, and to nobody by territory."""


class OfferState(models.TextChoices):
    """From offered to arrived."""

    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted")
    ARRIVED = "arrived", _("arrived")
    NOT_ARRIVED = "not_arrived", _("did not arrive")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


COUNTING = frozenset({OfferState.ACCEPTED, OfferState.ARRIVED})
"""Offers in these states count as civil help in the ledger."""


class Offer(Worded):
    """Persons of one type for one need line and period, offered in answer to an inquiry."""

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="offers", help_text=_("the inquiry answered"))
    line = models.ForeignKey(NeedLine, models.PROTECT, related_name="offers", help_text=_("the need line it serves"))
    staff_type = models.CharField(
        _("staff type"), max_length=16, choices=StaffType, help_text=_("the line's type or an accepted substitute")
    )
    persons = models.PositiveSmallIntegerField(_("persons"), help_text=_("how many at the same time"))
    starts_on = models.DateField(_("from"), help_text=_("first day"))
    ends_on = models.DateField(_("until"), help_text=_("last day; shortened when people leave early"))
    state = models.CharField(
        _("state"), max_length=12, choices=OfferState, default=OfferState.OFFERED, help_text=_("how far it is")
    )
    holds_until = models.DateTimeField(
        _("holds until"), null=True, blank=True, help_text=_("until when you can wait for an answer; empty: no term")
    )
    persons_offered = models.PositiveSmallIntegerField(_("persons offered"), help_text=_("how many at first"))
    offered_from = models.DateField(_("offered from"), help_text=_("first day offered"))
    offered_until = models.DateField(_("offered until"), help_text=_("last day offered"))
    reason = models.CharField(_("reason"), max_length=500, blank=True, help_text=_("why declined, withdrawn or absent"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that offered it"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.CheckConstraint(
                name="offer_persons_1_200",
                condition=Q(persons__gte=1, persons__lte=200),
                violation_error_message=_("Offer 1 to 200 persons."),
            ),
            models.CheckConstraint(
                name="offer_period_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day is before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.persons} × {self.get_staff_type_display()}"

    @property
    def is_taken_in_part(self) -> bool:
        """Whether fewer persons or days count than were offered."""
        counted = (self.persons, self.starts_on, self.ends_on)
        return self.state in COUNTING and counted != (self.persons_offered, self.offered_from, self.offered_until)

    @property
    def has_lapsed(self) -> bool:
        """Whether nobody decided on it within its term."""
        return self.state == OfferState.OFFERED and self.holds_until is not None and self.holds_until < clock.now()


class Waiver(models.Model):
    """A rung that need not be asked, by decision of the director of public health."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="waivers", help_text=_("the request it is about")
    )
    rung = models.CharField(_("rung"), max_length=20, choices=Rung, help_text=_("the rung waived"))
    reason = models.CharField(_("reason"), max_length=500, help_text=_("why it need not be asked"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that waived it"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_waiver_per_rung",
                fields=["support_request", "rung"],
                violation_error_message=_("This rung was waived already."),
            )
        ]
