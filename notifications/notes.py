"""What a sender notes of the batch in its hands: each parcel once it was taken, so that a kill costs one double.

A note doesn't wait for the disk; the last of a batch does, and with it all before. When the database was away in
between it may have forgotten some: then all of the batch is noted again.
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
    """A condition that always holds: the commit of its own statement doesn't wait for the disk, on PostgreSQL."""

    template = "set_config('synchronous_commit', 'off', true) = 'off'"  # true: for this transaction
    output_field = models.BooleanField()

    def as_sqlite(self, compiler, connection, **context):
        """Where nothing waits for the disk as it is (WAL, synchronous=NORMAL)."""
        return self.as_sql(compiler, connection, template="1 = 1", **context)


class Notes:
    """The notes of one batch of rows of `model`."""

    def __init__(self, model: type[Sending]):
        self._table = connection.ops.quote_name(model._meta.db_table)
        compiler = model._default_manager.none().query.get_compiler(connection=connection)
        self._unwaited, _none = compiler.compile(CommitUnwaited())
        self._taken: list[Any] = []

    def taken(self, parcel: Sequence[Sending], *, last: bool) -> int:
        """Note that the receiving side took `parcel`; returns how many rows. `last`: of the batch, on disk by now."""
        keys = [row.pk for row in parcel]
        self._taken += keys
        try:
            self.write(keys, on_disk=last)
        except AWAY:
            self.again()
        return len(keys)

    def write(self, keys: list[Any], *, on_disk: bool = True) -> None:
        """Note these rows in one statement.

        Not `on_disk` (outside a transaction): the note outlives its writer, but for half a second not the database.
        """
        commit = "1 = 1" if on_disk else self._unwaited
        statement = NOTE.format(table=self._table, keys=", ".join(["%s"] * len(keys)), commit=commit)
        now = connection.ops.adapt_datetimefield_value(clock.now())
        with connection.cursor() as cursor:
            cursor.execute(statement, [State.SENT, now, *keys, State.WAITING, State.FAILED])

    def again(self) -> None:
        """Note all of it once more; while the database is away, every second as long as the batch is ours.

        Or each restart of the database would make every sender send some again.
        """
        for _second in range(settings.MSOB_SEND_LEASE_SECONDS):
            time.sleep(1)
            connection.close_if_unusable_or_obsolete()
            try:
                self.write(self._taken)
            except AWAY:
                continue
            return
