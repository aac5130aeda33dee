"""What a sender notes of the batch in its hands: each parcel once it was taken, so that a kill costs one double.

A note doesn't wait for the disk; the last of a batch does, and with it all before. When the database was away in
between it may have forgotten some: then all of the batch is noted again.
"""

import time
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from notifications.models import Sending, SendingQuerySet

AWAY = (InterfaceError, OperationalError)
"""What Django raises when the database went away."""


class Notes:
    """The notes of one batch of `rows` (a queryset of its road)."""

    def __init__(self, rows: SendingQuerySet):
        self._rows = rows
        self._taken: list[Any] = []

    def taken(self, parcel: Sequence[Sending], *, last: bool) -> int:
        """Note that the receiving side took `parcel`; returns how many rows. `last`: of the batch, on disk by now."""
        keys = [row.pk for row in parcel]
        self._taken += keys
        try:
            self._rows.filter(pk__in=keys).arrived(on_disk=last)
        except AWAY:
            self.again()
        return len(keys)

    def again(self) -> None:
        """Note all of it once more; while the database is away, every second as long as the batch is ours.

        Or each restart of the database would make every sender send some again.
        """
        for _second in range(settings.MSOB_SEND_LEASE_SECONDS):
            time.sleep(1)
            connection.close_if_unusable_or_obsolete()
            try:
                self._rows.on_its_way().filter(pk__in=self._taken).arrived()
            except AWAY:
                continue
            return
