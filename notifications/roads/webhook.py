"""The road to organisations' own systems: a signed CloudEvent by POST, each event once per endpoint."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from notifications import webhooks
from notifications.models import SendingQuerySet, WebhookDelivery, WebhookEndpoint
from notifications.preferences import Told
from notifications.roads.base import Carry, Hopeless, Road
from notifications.webhooks_wire import GONE, NotTaken, Silent


def rows(told: Told) -> list[WebhookDelivery]:
    """A delivery to each endpoint of an organisation that is told."""
    return webhooks.deliveries(told.event)


def on_it() -> SendingQuerySet:
    """Deliveries to endpoints that are switched on; to the others they wait and are not late."""
    switched_on = WebhookEndpoint.objects.active().values("pk")  # no join: claiming locks deliveries alone
    return WebhookDelivery.objects.filter(endpoint__in=switched_on).in_full()


@contextmanager
def van() -> Iterator[Carry]:
    """Carries a batch; an endpoint that was silent once isn't waited for again, so that it holds up no other."""
    silent: dict[int, Silent] = {}

    def carry(parcel: Sequence[WebhookDelivery]) -> None:
        (row,) = parcel
        if row.endpoint_id in silent:
            raise silent[row.endpoint_id]
        try:
            webhooks.send(row)
        except Silent as error:
            silent[row.endpoint_id] = error
            raise
        except NotTaken as error:
            raise (Hopeless(str(error)) if error.code == GONE else error) from error

    yield carry


ROAD = Road("webhook", _("to other systems"), rows, on_it, van, receiver="endpoint")
