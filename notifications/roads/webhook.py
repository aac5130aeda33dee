"""The road to organisations' own systems: a signed CloudEvent by POST, each event once per endpoint."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import structlog
from django.utils.translation import gettext_lazy as _

from foundation import clock
from notifications import webhooks, webhooks_rest
from notifications.models import SendingQuerySet, WebhookDelivery, WebhookEndpoint
from notifications.preferences import Told
from notifications.roads.base import Carry, Hopeless, NotNow, Road, described
from notifications.webhooks_guard import AddressRefused, Undelivered
from notifications.webhooks_wire import GONE, NotTaken, Silent

log = structlog.get_logger(__name__)

SHARE = timedelta(seconds=2)
"""How long one endpoint may keep a batch waiting with its answers before the others' turn comes."""


def rows(told: Told) -> list[WebhookDelivery]:
    """A delivery to each endpoint of an organisation that is told."""
    return webhooks.deliveries(told.event)


def on_it() -> SendingQuerySet:
    """The deliveries to endpoints that are told now; those to others wait, and aren't late."""
    told = WebhookEndpoint.objects.told().values("pk")  # no join: claiming locks deliveries alone
    return WebhookDelivery.objects.filter(endpoint__in=told).in_full()


@contextmanager
def van() -> Iterator[Carry]:
    """Sends a batch; no endpoint holds up the others for longer than one try."""
    yield Tour().carry


class Tour:
    """What is known of the endpoints of one batch: who was silent, who answered, how long each took."""

    def __init__(self) -> None:
        self.silent: dict[int, Undelivered] = {}
        self.answered: set[int] = set()
        self.took: dict[int, timedelta] = defaultdict(timedelta)

    def carry(self, parcel: Sequence[WebhookDelivery]) -> None:
        (row,) = parcel
        if row.endpoint_id in self.silent:
            raise self.silent[row.endpoint_id]
        if not self._has_its_turn(row):
            raise NotNow
        began = clock.now()
        try:
            self._send(row)
        finally:
            self.took[row.endpoint_id] += clock.now() - began

    def _has_its_turn(self, row: WebhookDelivery) -> bool:
        if row.endpoint_id in self.answered:
            return self.took[row.endpoint_id] < SHARE
        return webhooks_rest.may_call(row.endpoint)

    def _send(self, row: WebhookDelivery) -> None:
        try:
            webhooks.send(row)
        except (Silent, AddressRefused) as error:
            self.silent[row.endpoint_id] = error
            log.warning("webhook_silent", endpoint=row.endpoint_id, error=str(error))
            webhooks_rest.silent(row.endpoint, described(error))
            raise
        except NotTaken as error:
            self._heard(row)
            raise (Hopeless(str(error)) if error.code == GONE else error) from error
        self._heard(row)

    def _heard(self, row: WebhookDelivery) -> None:
        if row.endpoint_id not in self.answered:
            self.answered.add(row.endpoint_id)
            webhooks_rest.answered(row.endpoint)


ROAD = Road(
    "webhook",
    _("to other systems"),
    rows,
    on_it,
    van,
    ready=webhooks_rest.over,
    order=("endpoint__silences",),
    receiver="endpoint__description",
)
