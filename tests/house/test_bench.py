"""The bench: what it tells is right, and a small run of it works from seeding to report."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.db import connection

from bench import reporting, stories
from bench.measuring import Samples
from bench.world import Place, Voice
from requests_app.models import Event
from requests_app.records import journal

ROOT = Path(__file__).resolve().parents[2]
SOMEBODY = Voice(user=1, role="ghor", standing="GHOR Twente")
KINDS = list(dict.fromkeys((*stories.OPEN, *stories.CLOSED)))


def samples(*, size=1000, seconds=(0.03,), floor=(0.01,), name="list: GHOR", kind="list", queries=8):
    return Samples(name, kind, "page", size, queries, 4, list(seconds), list(floor), [0.005] * len(floor))


def test_figures_are_medians_in_milliseconds_beside_those_of_the_floor():
    figures = samples(seconds=[0.01, 0.02, 0.09], floor=[0.01, 0.01, 0.05]).figures

    assert (figures["p50_ms"], figures["floor_p50_ms"], figures["times_floor"]) == (20.0, 10.0, 2.0)
    assert (figures["per_second"], figures["times_least"]) == (25.0, 4.0)


def test_an_aim_is_met_or_not_and_only_the_largest_size_counts():
    run = [samples(size=1000, seconds=[0.01], queries=99), samples(size=9000, seconds=[0.02])]

    aims = {one["aim"]: (one["seen"], one["met"]) for one in reporting.aims(run)}

    assert aims == {
        "page list: GHOR: at most 2 × the least": (4.0, False),
        "page list: GHOR: at most 8 queries": (8, True),
        "page list: GHOR: × floor at 9,000 at most 1.2 × that at 1,000": (2.0, False),
    }


def test_one_size_is_compared_with_nothing():
    assert not any("× floor at" in one["aim"] for one in reporting.aims([samples()]))


def told(kind, opened_at=datetime(2020, 12, 26, 8, tzinfo=UTC)):
    """A request of this kind, and the rows it left."""
    place = Place(1, 1, "De Avondzon", 5, 6, 7, SOMEBODY, SOMEBODY, SOMEBODY, SOMEBODY)
    tables = stories.Tables()
    channels = {1: SOMEBODY, 2: SOMEBODY}
    story = stories.Story(tables, place, place, "MSOB-2020-00001", opened_at, Random(1), channels)
    kind(story)
    story.write()
    return story, tables


def events_of(tables):
    """The events as the model has them, read back from the rows."""
    names = [name for name, _default in tables[Event].defaults]
    json_fields = {"facts", "spoken_by"}
    for line in tables[Event].lines:
        values = dict(zip(names, line.rstrip("\n").split("\t"), strict=True))
        read = {name: None if text == r"\N" else text for name, text in values.items()}
        read |= {name: json.loads(read[name].replace("\\\\", "\\")) for name in json_fields if read[name]}
        read |= {name: int(read[name]) for name in ("number", "actor_id", "version")}
        yield SimpleNamespace(**read)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_story_leaves_a_journal_whose_hashes_hold(kind):
    story, tables = told(kind)

    previous = ""
    for number, event in enumerate(events_of(tables), start=1):
        assert (event.number, event.previous_hash) == (number, previous)
        assert journal.digest(event, "MSOB-2020-00001") == event.hash
        previous = event.hash
    assert (story.number, story.hash) == (number, previous)


@pytest.mark.services
@pytest.mark.django_db
def test_a_small_run_seeds_measures_and_tells(tmp_path):
    name = connection.settings_dict["NAME"]
    beside = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    environment = {**os.environ, "DATABASE_URL": beside, "MSOB_DATA_DIR": str(tmp_path)}
    result = tmp_path / "latest.json"
    short = ["--rounds", "1", "--pairs", "1", "--warm-up", "0"]
    command = [sys.executable, "-m", "bench", "1000", *short, "--into", str(result)]

    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)

    assert run.returncode == 0, run.stderr
    found = json.loads(result.read_text())
    assert {(one["door"], one["kind"]) for one in found["cases"]} == {
        (door, kind) for door in ("page", "API") for kind in ("list", "detail", "create", "transition")
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname LIKE %s", [f"{name}_bench%"])
        assert cursor.fetchone() is None
