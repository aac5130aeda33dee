"""The inbox on the page: a message has arrived by being written."""

from django.utils.translation import gettext_lazy as _

from foundation import clock
from notifications.models import Choice, Means, Notification, State
from notifications.preferences import Told
from notifications.roads.base import Road
from notifications.roads.people import message


def rows(told: Told) -> list[Notification]:
    """A message on the page for each who is told, unless she switched this kind off."""
    now = clock.now()
    return [
        message(telling, Means.INBOX, state=State.SENT, sent_at=now)
        for telling in told.tellings
        if told.when(telling, Means.INBOX) != Choice.OFF
    ]


ROAD = Road("inbox", _("on the page"), rows)
