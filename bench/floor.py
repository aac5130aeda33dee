"""The floor: the least a page or an API answer can cost in this house.

The same middleware, session, user, frame of the page and table as a page of the product, with rows that one prepared
query brings as plain text: no rules, no objects. To write is one INSERT and its commit. `bare` leaves the page out:
INSERT, commit, redirect.
"""

from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.shortcuts import redirect, render
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
    """Prepare the one query anew on each connection to a database that has a floor."""
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
    return redirect("bench_floor")


@api_view(["GET", "POST"])
def api(request):
    """The rows as JSON; POST: a row first."""
    if request.method == "POST":
        _write(request.data["note"])
    return Response({"items": [dict(zip(NAMES, row, strict=True)) for row in _rows()]})
