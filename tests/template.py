"""Test databases are copies of one template, which is migrated once and kept until a migration or a lock file changes.

Migrating takes ten seconds, copying a tenth of one. The template is made before any test process starts; it is a file
in var/tests on SQLite, and a database beside the others on PostgreSQL.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ("*/migrations/*.py", "requirements/test.txt", "msob/settings.py", "tests/template.py")


def pytest_sessionstart(session):
    """Before the processes of a parallel run start; they only copy."""
    if not (hasattr(session.config, "workerinput") or session.config.option.collectonly):
        ON[connection.vendor].make()


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """In the place of pytest-django's: a copy for this process, gone when it ends."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock():
        held = connection.settings_dict
        before, name = held["NAME"], ON[connection.vendor].copy(worker)
        connection.close()
        settings.DATABASES["default"]["NAME"] = held["NAME"] = name
    yield
    with django_db_blocker.unblock():
        connection.close()
        settings.DATABASES["default"]["NAME"] = held["NAME"] = before
        ON[connection.vendor].drop(name)


def digest() -> str:
    """Says of which migrations a template is made."""
    found = sorted(path for seeds in SEEDS for path in ROOT.glob(seeds))
    return hashlib.sha256(b"".join(path.read_bytes() for path in found)).hexdigest()[:12]


def migrate(url: str) -> None:
    """Migrate the database at `url`, in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": url, "MSOB_TEST": "1", "MSOB_CLOCK": "real"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


class OnSqlite:
    """Files beside each other."""

    def path(self) -> Path:
        return settings.MSOB_DATA_DIR / f"template-{digest()}.sqlite3"

    def make(self) -> None:
        if self.path().exists():
            return
        for old in settings.MSOB_DATA_DIR.glob("template-*.sqlite3"):
            old.unlink(missing_ok=True)
        new = self.path().with_suffix(f".{os.getpid()}")
        migrate(f"sqlite:///{new}")
        new.replace(self.path())  # whole, whoever else makes it at this moment

    def copy(self, _worker: str) -> str:
        name = settings.MSOB_DATA_DIR / f"test-{os.getpid()}.sqlite3"
        shutil.copyfile(self.path(), name)
        return str(name)

    def drop(self, name: str) -> None:
        for end in ("", "-wal", "-shm"):
            Path(name + end).unlink(missing_ok=True)


class OnPostgresql:
    """Databases beside each other, by CREATE DATABASE … TEMPLATE."""

    def run(self, *statements: str) -> list:
        outside = psycopg2.connect(self.url("postgres"))
        outside.autocommit = True
        try:
            cursor = outside.cursor()
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
        finally:
            outside.close()

    def name(self) -> str:
        return f"{connection.settings_dict['NAME']}_template_{digest()}"

    def make(self) -> None:
        ours = connection.settings_dict["NAME"] + r"\_template\_%"
        kept = {name for (name,) in self.run(f"SELECT datname FROM pg_database WHERE datname LIKE '{ours}'")}
        if self.name() in kept:
            return
        new = f"{connection.settings_dict['NAME']}_new_{os.getpid()}"
        self.run(*(f'DROP DATABASE IF EXISTS "{old}"' for old in kept), f'CREATE DATABASE "{new}"')
        migrate(self.url(new))
        self.run(f'ALTER DATABASE "{new}" RENAME TO "{self.name()}"')

    def url(self, name: str) -> str:
        held = connection.settings_dict
        who = f"{quote(held['USER'])}:{quote(held['PASSWORD'])}@" if held["USER"] else ""
        return f"postgresql://{who}{held['HOST'] or 'localhost'}:{held['PORT'] or 5432}/{name}"

    def copy(self, worker: str) -> str:
        name = f"test_{connection.settings_dict['NAME']}_{worker}"
        hasty = f'ALTER DATABASE "{name}" SET synchronous_commit = off'  # after a power cut nobody reads it
        self.run(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" TEMPLATE "{self.name()}"', hasty)
        return name

    def drop(self, name: str) -> None:
        self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


ON = {"sqlite": OnSqlite(), "postgresql": OnPostgresql()}
