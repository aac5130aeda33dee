"""A sender notes each parcel as soon as it was taken, so that a sender that is killed sends at most one message twice.

A note doesn't wait until it is on disk; the last one of a batch does, and takes those before it along. If the database
was away in between it may have lost some notes: then the whole batch is noted again.
"""

import time
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, models
from django.db.models import Func

from foundation import clock
from notifications.models import Sending, State

AWAY = (InterfaceError, OperationalError)
"""What Django raises when the database went away."""

# By hand: putting these words together anew for each mail took the ORM eight times as long as saying them.
NOTE = """
UPDATE {table} SET state = %s, sent_at = %s, attempts = attempts + 1, last_error = ''
WHERE id IN ({keys}) AND state IN (%s, %s) AND {commit}
"""


class CommitUnwaited(Func):
    """A condition that always holds; on PostgreSQL it lets the commit of its statement not wait for the disk."""

    template = "set_config('synchronous_commit', 'off', true) = 'off'"  # true: for this transaction
    output_field = models.BooleanField()

    def as_sqlite(self, compiler, connection, **context):
        """On SQLite it is just true: a commit doesn't wait for the disk there (WAL, synchronous=NORMAL)."""
        return self.as_sql(compiler, connection, template="1 = 1", **context)


class Notes:
    """The notes of one batch of rows of `model`."""

    def __init__(self, model: type[Sending]):
        self._table = connection.ops.quote_name(model._meta.db_table)
        compiler = model._default_manager.none().query.get_compiler(connection=connection)
        self._unwaited, _none = compiler.compile(CommitUnwaited())
        self._taken: list[Any] = []

    def taken(self, parcel: Sequence[Sending], *, last: bool) -> int:
        """Note that `parcel` was taken; returns its number of rows. After the `last` of a batch all are on disk."""
        keys = [row.pk for row in parcel]
        self._taken += keys
        try:
            self.write(keys, on_disk=last)
        except AWAY:
            self.again()
        return len(keys)

    def write(self, keys: list[Any], *, on_disk: bool = True) -> None:
        """Note these rows in one statement.

        Without `on_disk` (and outside a transaction) the note survives when this process dies, but may be lost when the
        database goes down within half a second.
        """
        commit = "1 = 1" if on_disk else self._unwaited
        statement = NOTE.format(table=self._table, keys=", ".join(["%s"] * len(keys)), commit=commit)
        now = connection.ops.adapt_datetimefield_value(clock.now())
        with connection.cursor() as cursor:
            cursor.execute(statement, [State.SENT, now, *keys, State.WAITING, State.FAILED])

    def again(self) -> None:
        """Note the whole batch again; while the database is away try every second, for as long as the batch is leased.

        Without this each restart of the database would make senders send some messages twice.
        """
        for _second in range(settings.MSOB_SEND_LEASE_SECONDS):
            time.sleep(1)
            connection.close_if_unusable_or_obsolete()
            try:
                self.write(self._taken)
            except AWAY:
                continue
            return
