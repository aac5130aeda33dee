"""Rows on their way into PostgreSQL by COPY: as text, in columns, with what isn't given as the model has it."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


class Rows:
    """Rows of one model, kept until `take`; primary keys are given out here, from 1 on."""

    def __init__(self, model: type[models.Model]):
        self.table = model._meta.db_table
        fields = model._meta.concrete_fields
        self.columns = ", ".join(f'"{field.column}"' for field in fields)
        self.defaults = [(field.attname, _cell(_default(field))) for field in fields]
        self.last = 0
        self.lines: list[str] = []

    def add(self, **values) -> int:
        """Keep a row with these values by attribute name; returns its primary key."""
        self.last += 1
        values["id"] = self.last
        self.lines.append("\t".join([_cell(values[n]) if n in values else text for n, text in self.defaults]) + "\n")
        return self.last

    def take(self) -> tuple[str, str]:
        """The COPY command for what is kept and its text; nothing is kept any more."""
        text = "".join(self.lines)
        self.lines = []
        return f"COPY {self.table} ({self.columns}) FROM STDIN", text

    def finish(self, cursor) -> None:
        """Let the next primary key follow the last."""
        if self.last:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [self.table, self.last])


def _default(field):
    value = field.get_default()
    return json.dumps(value, cls=DjangoJSONEncoder) if isinstance(value, (list, dict)) else value


def _cell(value) -> str:
    if value is None:
        return r"\N"
    text = str(value)
    return text.replace("\\", "\\\\") if "\\" in text else text


class Bare:
    """A database without its secondary indexes and without checks of references while it is filled.

    Both come back at the end. Leaving the checks out needs a superuser; anybody else fills more slowly.
    """

    def __init__(self, tables: list[str]):
        self.tables = tables

    def __enter__(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
            if cursor.fetchone()[0]:
                cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET synchronous_commit = off")
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute(SECONDARY, [self.tables])
            self.definitions = cursor.fetchall()
            for name, _definition in self.definitions:
                cursor.execute(f'DROP INDEX "{name}"')
        return self

    def __exit__(self, *failure):
        with connection.cursor() as cursor:
            for _name, definition in self.definitions:
                cursor.execute(definition)
        connection.close()


SECONDARY = """
SELECT i.indexname, i.indexdef FROM pg_indexes i
WHERE i.schemaname = current_schema() AND i.tablename = ANY(%s)
  AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)
"""
