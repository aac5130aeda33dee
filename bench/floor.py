"""The floor: the least that a page or an answer of the API can cost in this house.

For reading: the same middleware, session, user and template, filled with what the product once put into it, and one
prepared query; so no rules, no objects, no queries of its own. For the API: the same answer from one prepared query.
For writing: a plain page with a table (or the API's plain answer), one INSERT and its commit.

Beside it stands the least there is: for reading the plain page, for writing INSERT, commit and redirect.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from rest_framework.decorators import api_view
from rest_framework.response import Response

from foundation.tables import Column, Table

NAMES = ("reference", "institution", "asked", "status", "urgency", "due", "unsafe")
ROWS = 25
MAKE = f"""
CREATE TABLE bench_row (id serial PRIMARY KEY, {", ".join(f"{name} text NOT NULL" for name in NAMES)});
CREATE TABLE bench_note (id bigserial PRIMARY KEY, note text NOT NULL);
INSERT INTO bench_row ({", ".join(NAMES)})
SELECT 'MSOB-2020-' || n, 'Verpleeghuis ' || n, '8 × verpleegkundige', 'Stap 1: hulp in de regio', 'normaal',
       'ma 28 dec 2020, 16:00', 'di 29 dec 2020, 23:00' FROM generate_series(1, {ROWS}) AS n;
"""  # noqa: S608 - own names
PREPARE = f"PREPARE bench_rows AS SELECT {', '.join(NAMES)} FROM bench_row ORDER BY id"  # noqa: S608 - own names
COLUMNS = [Column(name, name.capitalize(), lambda row, place=place: row[place]) for place, name in enumerate(NAMES)]


def make() -> None:
    """Make the tables of the floor in the database at hand."""
    with connection.cursor() as cursor:
        cursor.execute(MAKE)
        cursor.execute(PREPARE)


def prepare(sender, connection, **kwargs) -> None:
    """Prepare the one query anew on each connection to a (PostgreSQL) database that has a floor."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('bench_row')")
        if cursor.fetchone()[0]:
            cursor.execute(PREPARE)


connection_created.connect(prepare, dispatch_uid="bench.floor")


def _rows() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("EXECUTE bench_rows")
        return cursor.fetchall()


def _write(note: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_note (note) VALUES (%s)", [note])


@login_required
def page(request):
    """GET: a page with a table; POST: a row first."""
    if request.method == "POST":
        _write(request.POST["note"])
    return render(request, "bench/floor.html", {"table": Table(COLUMNS, _rows(), "Floor")})


@login_required
def bare(request):
    """POST: a row, and away."""
    _write(request.POST["note"])
    return HttpResponseRedirect("/")


@api_view(["GET", "POST"])
def api(request):
    """The rows as JSON; POST: a row first."""
    if request.method == "POST":
        _write(request.data["note"])
    return Response({"items": [dict(zip(NAMES, row, strict=True)) for row in _rows()]})


@api_view(["POST"])
def bare_api(request):
    """A row, and the least answer."""
    _write(request.data["note"])
    return Response({}, status=201)


# --- the same template or answer, with its data ready

_KEPT: dict[str, tuple[str, dict]] = {}
_ANSWERS: dict[str, object] = {}


def keep_page(name: str, call) -> None:
    """Have `call` answered by the product, and keep template and context under `name`."""
    with _noting() as rendered:
        call.send()
    _KEPT[name] = rendered[0]


def keep_answer(name: str, call) -> None:
    """Have `call` answered by the product's API, and keep what it said under `name`."""
    _ANSWERS[name] = json.loads(call.send().body)


@contextmanager
def _noting() -> Iterator[list[tuple[str, dict]]]:
    """Note each template that a view renders, with its context."""
    rendered, original = [], loader.render_to_string

    def note(template_name, context=None, request=None, using=None):
        rendered.append((template_name, context))
        return original(template_name, context, request, using)

    loader.render_to_string = note
    try:
        yield rendered
    finally:
        loader.render_to_string = original


@login_required
def same_page(request, name):
    """The template kept under `name` with its context."""
    _rows()
    template_name, context = _KEPT[name]
    return render(request, template_name, context)


@api_view(["GET"])
def same_answer(request, name):
    """The answer kept under `name`."""
    _rows()
    return Response(_ANSWERS[name])
