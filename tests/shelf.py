"""What many tests begin with is made once in each process; whoever needs it next gets a copy.

Making the cast takes a tenth of a second and a granted request half a second, copying them a few milliseconds. A copy
is the same rows, the same objects anew, and the same moment on the clock.
"""

import copy
import io
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import get_language

from foundation import clock

NEVER_WRITTEN = {"contenttypes", "auth"}  # made with the database itself
READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@dataclass
class Kept:
    """What was made: the tables it changed, how many rows they held before, and their rows after; and its objects."""

    before: dict[str, int]
    rows: dict[str, list]
    made: Any
    cast: SimpleNamespace
    ends_at: datetime

    def copied(self, cast: SimpleNamespace) -> Any:
        """Put the rows there, and give the objects anew, with the people of `cast` for those of then."""
        with transaction.atomic(), connection.cursor() as cursor, traces_may_go(cursor):
            for table, rows in sorted(self.rows.items(), key=_forgotten_last):
                if self.before[table]:
                    cursor.execute(f'DELETE FROM "{table}"')
                COPY[connection.vendor][1](cursor, table, rows)
        clock.freeze(self.ends_at)
        return copied(self.made, self.cast, cast)


class Watch:
    """Sees whether a test wrote anything: the queries of its database connection pass through here."""

    written = True

    def __call__(self, execute, sql, params, many, context):
        self.written = self.written or not sql.startswith(READS)
        return execute(sql, params, many, context)


_shelf: dict[tuple, Kept] = {}
_watch = Watch()


@contextmanager
def watched():
    """From here on nothing is written yet; only in here does `take` give copies."""
    _watch.written = False
    try:
        with connection.execute_wrapper(_watch):
            yield
    finally:
        _watch.written = True


def first(name: str, make: Callable[[], Any]) -> Any:
    """What `make()` puts into an empty database, or a copy of that."""
    return _take(name, make, SimpleNamespace())


def take(cast: SimpleNamespace, name: str, make: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """What `make(*args, **more)` makes with `cast`, or a copy of what it made in an earlier test.

    The name, the arguments as text, the clock, the language and the settings must say all that it depends on. After a
    test has written anything of its own, it is simply made.
    """
    if _watch.written:
        return make(*args, **more)
    made = _take(f"{name} {args} {more}", partial(make, *args, **more), cast)
    _watch.written = True
    return made


def _take(name, make, cast):
    ours = [repr(getattr(settings, setting)) for setting in dir(settings) if setting.startswith("MSOB_")]
    people = tuple(
        getattr(one, "pk", None) for one in vars(cast).values()
    )  # a cast made at another moment has other keys
    key = (name, clock.now(), get_language(), people, *ours)
    if kept := _shelf.get(key):
        return kept.copied(cast) if counted(kept.before) == kept.before else make()
    before = everything()
    made = make()
    rows = {table: rows for table, rows in everything().items() if rows != before[table]}
    counts = {table: len(before[table]) for table in rows}
    _shelf[key] = Kept(counts, rows, copied(made, cast, cast), cast, clock.now())
    return made


def copied(made: Any, cast_then: SimpleNamespace, cast_now: SimpleNamespace) -> Any:
    """`made` anew, but for the people and places it refers to: those are of `cast_now`."""
    stand_in = {id(one): getattr(cast_now, name) for name, one in vars(cast_then).items()}
    return copy.deepcopy(made, {id(cast_then): cast_now, **stand_in})


def empty() -> None:
    """Take out of every table what tests committed. Django's flush makes each table anew, full or not: seconds."""
    with transaction.atomic(), connection.cursor() as cursor, traces_may_go(cursor):
        full = [(table, rows) for table, rows in counted(all_tables()).items() if rows]
        for table, _rows in sorted(full, key=_forgotten_last):
            cursor.execute(f'DELETE FROM "{table}"')


def _forgotten_last(table_and_rows):
    return table_and_rows[0] == "regions_forgotten"


@contextmanager
def traces_may_go(cursor):
    """PostgreSQL lets nothing be deleted of who looked and who tried but what is older than its sweep says."""
    cursor.execute("INSERT INTO regions_forgotten (before) VALUES ('9999-01-01')")
    yield
    cursor.execute("DELETE FROM regions_forgotten WHERE before = '9999-01-01'")


def everything() -> dict[str, list]:
    """The rows of every table."""
    read, _write = COPY[connection.vendor]
    counts = counted(all_tables())
    with connection.cursor() as cursor:
        return {table: read(cursor, table) if rows else [] for table, rows in counts.items()}


@cache
def all_tables() -> list[str]:
    """The tables of all models that tests write to."""
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models if model._meta.app_label not in NEVER_WRITTEN})


def counted(tables) -> dict[str, int]:
    """How many rows each of `tables` holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f'(SELECT count(*) FROM "{table}")' for table in tables))
        return dict(zip(tables, cursor.fetchone(), strict=True))


# --- rows as each database writes and reads them quickest: nothing is parsed on the way


def _read_sqlite(cursor, table):
    bare = ", ".join(f'+"{name}"' for name in _columns(table))  # an expression has no type to be parsed by
    return cursor.execute(f'SELECT {bare} FROM "{table}"').fetchall()


@cache
def _columns(table):
    with connection.cursor() as cursor:
        return [column[0] for column in cursor.execute(f'SELECT * FROM "{table}" LIMIT 0').description]


def _write_sqlite(cursor, table, rows):
    if rows:
        cursor.executemany(f'INSERT INTO "{table}" VALUES ({", ".join(["%s"] * len(rows[0]))})', rows)


@cache
def _named(table):
    """The columns by name: a table that was migrated back and forth has them in another order."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
        return ", ".join(f'"{name}"' for name in sorted(column.name for column in cursor.description))


def _read_postgresql(cursor, table):
    text = io.StringIO()
    cursor.copy_expert(f'COPY "{table}" ({_named(table)}) TO STDOUT', text)
    return text.getvalue().splitlines(keepends=True)


def _write_postgresql(cursor, table, rows):
    cursor.copy_expert(f'COPY "{table}" ({_named(table)}) FROM STDIN', io.StringIO("".join(rows)))


COPY = {"sqlite": (_read_sqlite, _write_sqlite), "postgresql": (_read_postgresql, _write_postgresql)}
