"""Databases of the bench's own, one per size, beside the one that DATABASE_URL names and never that one itself."""

import hashlib
from contextlib import contextmanager

import psycopg2
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg2 import sql

SETTINGS = connection.settings_dict
GIVEN = SETTINGS["NAME"]
SEEDING = ("seed", "stories", "world", "copying", "picture/filling")
DECIDING = ("*/migrations/*.py", *(f"bench/{name}.py" for name in SEEDING))


def name_of(size: int) -> str:
    """The database for `size` requests: msob_bench_100000."""
    return f"{GIVEN.removesuffix('_bench')}_bench_{size}"


@contextmanager
def _outside():
    """A cursor in another database, to speak about ours."""
    connection.close()
    known = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    outside = psycopg2.connect(dbname="postgres", **{key: SETTINGS[name] or None for key, name in known.items()})
    outside.autocommit = True
    try:
        yield outside.cursor()
    finally:
        outside.close()


def use(size: int) -> None:
    """From now on Django speaks with the database for `size`."""
    connection.close()
    SETTINGS["NAME"] = name_of(size)


def make(size: int) -> None:
    """Make the database for `size` anew, migrated and empty, and use it."""
    drop(size)
    with _outside() as cursor:
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name_of(size))))
    use(size)
    call_command("migrate", verbosity=0, interactive=False)


def drop(size: int) -> None:
    """Throw the database for `size` away, if it is there."""
    with _outside() as cursor:
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name_of(size))))


def seal() -> None:
    """Note that the database at hand was filled to the end, by this code."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_seal AS SELECT %s::text AS digest", [_digest()])


def is_filled(size: int) -> bool:
    """Whether there is a database for `size` that was filled to the end by this very code."""
    with _outside() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name_of(size)])
        if not cursor.fetchone():
            return False
    use(size)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('bench_seal')")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SELECT digest FROM bench_seal")
        return cursor.fetchone()[0] == _digest()


def _digest() -> str:
    """Over what decides how a filled database looks: the migrations and the code that fills it."""
    paths = [path for pattern in DECIDING for path in sorted(settings.BASE_DIR.glob(pattern))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
