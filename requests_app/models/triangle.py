"""The triangle: what the three corners say of one version of a request, and what was decided.

One position per corner and review, replaced until it settles. A decision names its lines, conditions, cost clause and
who decided.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from requests_app.models.situation import Situation
from requests_app.models.staff import StaffType
from requests_app.models.support_request import SupportRequest
from requests_app.models.tuning import TunedLine


class Corner(models.TextChoices):
    """The three who decide together; GHOR and LOCC share one position."""

    DEFENCE = "defence", _("Defence")
    VWS = "vws", _("VWS")
    GHOR_LOCC = "ghor_locc", _("GHOR/LOCC")


class ReviewKind(models.TextChoices):
    """What is reviewed."""

    PRECHECK = "precheck", _("pre-check")
    DECISION = "decision", _("decision")
    CONFIRMATION = "confirmation", _("confirmation of a provisional grant")
    EXTENSION = "extension", _("extension")
    REASSESSMENT = "reassessment", _("reassessment while people are on site")


class ReviewState(models.TextChoices):
    """Whether the corners still speak."""

    OPEN = "open", _("open")
    SETTLED = "settled", _("settled")
    CLOSED = "closed", _("closed without an outcome")


class Outcome(models.TextChoices):
    """What a corner says; which of these are open depends on the kind of review."""

    VISIT = "visit", _("fact-finding on site")
    DESK = "desk", _("fact-finding by telephone")
    NOW = "now", _("send people now (provisional)")
    RETURN = "return", _("return the application")
    GRANT = "grant", _("grant")
    REJECT = "reject", _("reject")
    DEFER = "defer", _("defer")


OUTCOMES = {
    ReviewKind.PRECHECK: (Outcome.VISIT, Outcome.DESK, Outcome.NOW, Outcome.RETURN, Outcome.REJECT),
    ReviewKind.DECISION: (Outcome.GRANT, Outcome.REJECT, Outcome.DEFER),
    ReviewKind.CONFIRMATION: (Outcome.GRANT, Outcome.REJECT),
    ReviewKind.EXTENSION: (Outcome.GRANT, Outcome.REJECT),
    ReviewKind.REASSESSMENT: (Outcome.GRANT, Outcome.REJECT, Outcome.DEFER),
}


class Review(models.Model):
    """One round of the triangle, in which each corner gives its position."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="reviews", help_text=_("the request reviewed")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ReviewKind, help_text=_("what is reviewed"))
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=ReviewState,
        default=ReviewState.OPEN,
        help_text=_("do the corners still speak"),
    )
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, blank=True, help_text=_("what was settled"))
    extend_until = models.DateField(
        _("extend until"), null=True, blank=True, help_text=_("the last day asked for, of an extension")
    )
    asked_late = models.BooleanField(
        default=False, help_text=_("an extension asked for less than five days before the end")
    )
    opened_at = models.DateTimeField(help_text=_("when it opened"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that opened it"))
    not_settled = models.JSONField(
        null=True, blank=True, help_text=_("what kept an agreement from being settled, after which event; with numbers")
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_review", fields=["support_request"], condition=Q(state=ReviewState.OPEN)
            )
        ]


class Position(models.Model):
    """What one corner of the triangle says of one version of a request."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="positions", help_text=_("the review"))
    corner = models.CharField(_("corner"), max_length=10, choices=Corner, help_text=_("who speaks"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, help_text=_("what it says"))
    persons = models.JSONField(default=dict, blank=True, help_text=_("persons per line, by the line's key"))
    concerns = models.JSONField(default=list, blank=True, help_text=_("substantive checks it has doubts about"))
    deviations = models.JSONField(default=list, blank=True, help_text=_("procedural checks it judges otherwise"))
    reasons = models.JSONField(default=list, blank=True, help_text=_("coded reasons for a refusal or return"))
    motivation = models.TextField(_("motivation"), max_length=2000, help_text=_("why; for the corners"))
    for_institution = models.TextField(
        _("words for the institution"),
        max_length=1000,
        blank=True,
        help_text=_("stand in the decision, without the name of a corner"),
    )
    reservation = models.CharField(_("condition"), max_length=500, blank=True, help_text=_("only if"))
    defer_until = models.DateField(_("defer until"), null=True, blank=True, help_text=_("with the outcome defer"))
    version = models.PositiveIntegerField(help_text=_("the version it speaks of"))
    situation = models.ForeignKey(
        Situation, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("the figures it rests on")
    )
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who typed it")
    )
    spoken = models.BooleanField(default=False, help_text=_("recorded for somebody else"))
    confirmed = models.BooleanField(default=True, help_text=_("by the corner itself"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that gave it"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="one_position_per_corner", fields=["review", "corner"]),
        ]


class DecidedBy(models.TextChoices):
    """Who decided."""

    CORNERS = "corners", _("the three corners together")
    DECIDER = "decider", _("the decider, with dissent")


class ToldTo(models.TextChoices):
    """To whom a decision is told."""

    LOCC = "locc", _("LOCC")
    APPLICANT = "applicant", _("the applicant")


class Letter(models.Model):
    """The letter of a decision as it was sent, made once; whoever asks for it later gets these bytes."""

    content = models.BinaryField(help_text=_("the PDF"))
    sha256 = models.CharField(max_length=64, help_text=_("digest of the content"))
    made_at = models.DateTimeField(help_text=_("when it was made"))


class Decision(models.Model):
    """An outcome with its lines, conditions and reasons; what the institution reads."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="decisions", help_text=_("the request decided on")
    )
    review = models.ForeignKey(Review, models.PROTECT, related_name="decisions", help_text=_("the review it ends"))
    number = models.PositiveSmallIntegerField(help_text=_("1 for the first decision on a request"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, help_text=_("what was decided"))
    decided_by = models.CharField(_("decided by"), max_length=8, choices=DecidedBy, help_text=_("who decided"))
    decided_at = models.DateTimeField(_("decided at"), help_text=_("when"))
    version = models.PositiveIntegerField(help_text=_("the version decided on"))
    provisional_until = models.DateTimeField(
        null=True, blank=True, help_text=_("a provisional grant must be confirmed")
    )
    mandate = models.CharField(_("mandate"), max_length=200, blank=True, help_text=_("of the decider"))
    motivation = models.TextField(
        _("motivation"), max_length=8000, blank=True, help_text=_("of each corner, for the corners; or of the decider")
    )
    for_institution = models.TextField(
        _("words for the institution"), max_length=4000, blank=True, help_text=_("joint; what the home reads")
    )
    reasons = models.JSONField(default=list, blank=True, help_text=_("coded reasons"))
    conditions = models.JSONField(default=list, blank=True, help_text=_("the corners' conditions, all of them"))
    defer_until = models.DateField(null=True, blank=True, help_text=_("with the outcome defer"))
    locc_told_at = models.DateTimeField(_("told to LOCC"), null=True, blank=True, help_text=_("notice time"))
    applicant_told_at = models.DateTimeField(
        _("told to the applicant"), null=True, blank=True, help_text=_("notice time")
    )
    who_goes = models.JSONField(
        default=list, blank=True, help_text=_("who was booked by it: line, type granted and sent, persons, days")
    )
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, editable=False, help_text=_("as it was sent; empty until it is made")
    )
    in_force = models.BooleanField(default=True, help_text=_("false once another decision took its place"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that decided it"))

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="one_decision_per_number", fields=["support_request", "number"])]
        indexes = [models.Index(name="letters_to_make", fields=["id"], condition=Q(letter__isnull=True))]


class GrantedLine(models.Model):
    """What was granted of a tuned line (or, provisionally, of a need line)."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="lines", help_text=_("the decision"))
    tuned = models.ForeignKey(
        TunedLine, models.PROTECT, null=True, blank=True, related_name="granted", help_text=_("the tuned line")
    )
    line = models.ForeignKey("requests_app.NeedLine", models.PROTECT, related_name="+", help_text=_("the need line"))
    staff_type = models.CharField(max_length=16, help_text=_("who comes"))
    persons = models.PositiveSmallIntegerField(help_text=_("how many at the same time"))
    starts_on = models.DateField(help_text=_("first day"))
    ends_on = models.DateField(help_text=_("last day"))

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.persons} × {StaffType(self.staff_type).label}"
