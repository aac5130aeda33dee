"""Sending an endpoint again what it was told in a period, for a system that lost it or was restored from a copy.

First it is counted and told, then sent: each event under the same id as before, so that a receiver that kept what it
had does nothing twice. What is on its way anyhow stays as it is.
"""

from datetime import datetime, timedelta

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack, Refused
from notifications import webhooks
from notifications.models import State, WebhookDelivery, WebhookEndpoint
from notifications.models.sending import ON_ITS_WAY
from notifications.models.webhook import DeliveryQuerySet
from regions.models import User

log = structlog.get_logger(__name__)

MOST = 1000
"""So many events are sent again at once, at most: a receiver isn't flooded, and no other waits for it."""
LONGEST = timedelta(days=31)

OVER = Q(state__in=[State.SENT, State.GIVEN_UP])
COUNTED = {
    "arrived": Count("pk", filter=Q(state=State.SENT)),
    "given_up": Count("pk", filter=Q(state=State.GIVEN_UP)),
    "on_their_way": Count("pk", filter=ON_ITS_WAY),
    "to_send": Count("pk", filter=OVER),
}


def counted(endpoint: WebhookEndpoint, since: datetime, until: datetime) -> dict[str, int]:
    """How far the events came that `endpoint` was told from `since` up to `until`, and how many would be sent again.

    One query. Raises ValidationError for what is no period, by `from` and `to`.
    """
    return _told(endpoint, since, until).aggregate(**COUNTED)


@transaction.atomic
def replay(endpoint: WebhookEndpoint, since: datetime, until: datetime, *, by: User) -> dict[str, int]:
    """Send those events again; returns what `counted` gave just before.

    Raises PermissionDenied for who doesn't look after it, Refused when there are none or more than `MOST`.
    """
    webhooks.require(by, endpoint)
    over = _told(endpoint, since, until).filter(OVER)
    chosen = list(over.select_for_update().order_by("created_at", "pk").values_list("pk", flat=True)[: MOST + 1])
    before = counted(endpoint, since, until)
    if not chosen:
        raise Refused(Lack("nothing_to_replay", _("Nothing was sent in this period that isn't on its way already.")))
    if len(chosen) > MOST:
        text = _("This is more than %(most)s events: choose a shorter period.")
        raise Refused(Lack("too_much_to_replay", text, most=MOST))
    WebhookDelivery.objects.filter(pk__in=chosen).again()
    WebhookEndpoint.objects.filter(pk=endpoint.pk).wake()
    log.info("webhook_replayed", endpoint=endpoint.pk, events=len(chosen), by=by.pk)
    return before


def _told(endpoint: WebhookEndpoint, since: datetime, until: datetime) -> DeliveryQuerySet:
    if since >= until:
        raise ValidationError({"to": ValidationError(_("Choose a moment after the first."), code="order")})
    if until - since > LONGEST:
        text = _("Choose a period of at most %(days)s days.")
        raise ValidationError({"to": ValidationError(text, code="too_long", params={"days": LONGEST.days})})
    return WebhookDelivery.objects.filter(endpoint=endpoint, created_at__gte=since, created_at__lt=until)
