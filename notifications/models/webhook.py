"""An organisation's own system that is told what its people are told: where it listens, and each event sent there.

Its secrets are not kept: each follows from a seed in the row and the installation's key, so that a copy of the database
signs nothing.
"""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from foundation import clock
from foundation.models import Guarded
from foundation.search import FoldedField
from notifications.models.sending import ON_ITS_WAY, Sending, SendingQuerySet, State
from notifications.table import Kind
from regions.models import SCOPES, Membership, Role, ScopeFields
from regions.models.scope import ScopedQuerySet, scope_constraint
from requests_app.models import Event, Inquiry

INSIDE = "; inside: "
"""Stands in an error before what is for administrators alone."""


def new_seed() -> str:
    return secrets.token_hex(32)


def _answered_for() -> Q:
    """The condition that whoever last changed the endpoint still speaks for its organisation, or administers."""
    hers = Membership.objects.active().filter(user=OuterRef("answers"))
    same = Q(role=OuterRef("role"))
    for scope in SCOPES:
        same &= Q(**{scope: OuterRef(scope)}) | Q(**{f"{scope}__isnull": True})
    return Q(Exists(hers.filter(same | Q(role=Role.ADMINISTRATOR))))


class EndpointQuerySet(ScopedQuerySet):
    """Phrases about endpoints."""

    def told(self) -> "EndpointQuerySet":
        """The endpoints that are switched on and that somebody answers for today."""
        return self.filter(_answered_for(), is_active=True)

    def with_standing(self) -> "EndpointQuerySet":
        """With `is_answered_for`: whether somebody answers for it today."""
        return self.annotate(is_answered_for=Case(When(_answered_for(), then=True), default=False))

    def wake(self) -> None:
        """End the rest of these endpoints: they answer again, or somebody mended what was wrong."""
        self.filter(silences__gt=0).update(silences=0, rests_until=None)

    def awake(self) -> "EndpointQuerySet":
        """The endpoints that don't rest, and so can be called now."""
        return self.filter(Q(rests_until=None) | Q(rests_until__lte=clock.now()))

    def managed_by(self, user) -> "EndpointQuerySet":
        """The endpoints of organisations `user` speaks for; for an administrator all."""
        held = user.memberships_now()
        if any(membership.role == Role.ADMINISTRATOR for membership in held):
            return self
        condition = Q(pk__in=[])
        for membership in held:
            condition |= Q(role=membership.role, **membership.scopes)
        return self.filter(condition)


class WebhookEndpoint(Guarded, ScopeFields):
    """Where a system of one organisation listens, and for which kinds of messages."""

    UNREAD = frozenset({"url", "seed", "earlier_seed"})

    url = models.URLField(_("address"), max_length=500, help_text=_("Where events are sent by POST."))
    description = models.CharField(_("name"), max_length=80, help_text=_("Which system it is."))
    folded = FoldedField(of=["description"], help_text=_("Folded, to be found by."))
    kinds = models.JSONField(_("kinds"), default=list, help_text=_("The kinds of messages it is sent."))
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switched off, nothing is sent and what waits goes on waiting.")
    )
    answers = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text=_("Who added or last changed it: with her role it ends, until a colleague takes it over."),
    )
    seed = models.CharField(
        max_length=64, default=new_seed, editable=False, help_text=_("What the secret follows from.")
    )
    earlier_seed = models.CharField(
        max_length=64, blank=True, editable=False, help_text=_("What the secret before it follows from.")
    )
    earlier_until = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("Until when the secret before it signs too.")
    )
    older_seeds = models.JSONField(
        default=dict,
        null=True,
        editable=False,
        help_text=_("Seeds before those two, each with the moment until which its secret signs."),
    )
    created_at = models.DateTimeField(default=clock.now, editable=False, help_text=_("When it was added."))
    silences = models.PositiveSmallIntegerField(
        default=0, db_default=0, editable=False, help_text=_("How often in a row nobody answered there.")
    )
    rests_until = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("After a silence: not called before this moment.")
    )

    is_answered_for = True  # whoever has just saved it; else as read `with_standing`

    objects = EndpointQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["seed", "earlier_seed", "older_seeds", "silences", "rests_until"])

    class Meta:
        ordering = ["description", "pk"]
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        constraints = [
            scope_constraint("webhook_scope_fits_role"),
            models.CheckConstraint(
                name="webhook_not_for_administrators",
                condition=~Q(role=Role.ADMINISTRATOR),
                violation_error_message=_("Administrators are told of delivery alone, in their inbox."),
            ),
        ]

    def __str__(self) -> str:
        return self.description

    @property
    def state(self) -> str:
        """Whether it is told now, in words, and why not if it isn't."""
        if not self.is_active:
            return str(_("switched off"))
        if not self.is_answered_for:
            return str(_("waits: who looked after it has no role any more"))
        return str(_("switched on"))

    @property
    def seeds(self) -> list[str]:
        """The seeds of the secrets that sign now: the newest, then those replaced that still sign."""
        return [self.seed, *self.seeds_in_grace]

    @property
    def seeds_in_grace(self) -> dict[str, str]:
        """The replaced seeds whose secret still signs, each with its last moment in ISO 8601."""
        earlier = {self.earlier_seed: self.earlier_until.isoformat()} if self.earlier_until else {}
        replaced = earlier | (self.older_seeds or {})
        return {seed: until for seed, until in replaced.items() if datetime.fromisoformat(until) > clock.now()}

    @property
    def kind_labels(self) -> list[str]:
        return [str(kind.label) for kind in Kind if kind in self.kinds]

    @property
    def _history_date(self):
        return clock.now()


class DeliveryQuerySet(SendingQuerySet):
    """Phrases about deliveries."""

    def in_full(self) -> "DeliveryQuerySet":
        """With all that sending one needs, in one query."""
        return self.select_related("endpoint", "event__support_request")


class WebhookDelivery(Sending):
    """One event for one endpoint; the rows of an endpoint are its delivery log."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="deliveries", help_text=_("the event it tells about"))
    endpoint = models.ForeignKey(
        WebhookEndpoint, models.PROTECT, related_name="deliveries", help_text=_("where it is sent")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, help_text=_("what it is about"))
    inquiry = models.ForeignKey(
        Inquiry,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("what was asked of the organisation, when that is all it may see"),
    )

    objects = DeliveryQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(name="one_delivery_per_event_and_endpoint", fields=["event", "endpoint"]),
            models.CheckConstraint(name="delivery_state_known", condition=Q(state__in=State.values)),
        ]
        indexes = [
            models.Index(fields=["next_try_at", "id"], name="delivery_due", condition=ON_ITS_WAY),
            models.Index(fields=["due_at"], name="delivery_late", condition=ON_ITS_WAY),
            models.Index(fields=["due_at", "id"], name="delivery_given_up", condition=Q(state=State.GIVEN_UP)),
            models.Index(fields=["sent_at"], name="delivery_sent", condition=Q(state=State.SENT)),
            models.Index(fields=["endpoint", "created_at", "id"], name="delivery_log"),
        ]

    def again(self) -> None:
        """Send it anew; its endpoint is called at once."""
        super().again()
        WebhookEndpoint.objects.filter(pk=self.endpoint_id).wake()

    @property
    def told_of(self) -> str:
        """The reference of the request, or the number of the inquiry when that is all the organisation may see."""
        if self.inquiry_id:
            return gettext("inquiry %(number)s") % {"number": self.inquiry_id}
        return self.event.support_request.reference

    @property
    def error_in_the_open(self) -> str:
        """The last error for whoever looks after the endpoint: without its class, and without inside addresses."""
        said, _inside, _rest = self.last_error.partition(INSIDE)
        sort, _colon, words = said.partition(": ")
        return words or sort

    @property
    def receiver(self) -> str:
        """Where it goes to, for an administrator."""
        return f"{self.endpoint.description} ({self.endpoint_id})"
