"""A small storm over parts of its own: database, broker, mail server and worker each fail once; nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.notifications import parts
from tests.conftest import missing

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 400  # seconds; on a quiet machine it takes about one minute


@pytest.fixture(scope="module")
def storm(tmp_path_factory):
    """What a run of the small storm found; its output beside it, to read when something is wrong."""
    for program in (lambda: parts.postgres_program("initdb"), parts.redis_program):
        try:
            program()
        except parts.Missing as lacking:
            missing(str(lacking))
    found = tmp_path_factory.mktemp("storm") / "found.json"
    command = [sys.executable, "-m", "bench.notifications", "storm", "--small", "--into", str(found)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(parts.GIVEN)}
    run = subprocess.Popen(
        command, cwd=ROOT, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    try:
        said, _nothing = run.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        run.terminate()  # it ends its own parts
        said, _nothing = run.communicate(timeout=60)
    assert found.exists(), said[-5000:]
    return json.loads(found.read_text())["storm"] | {"said": said[-5000:]}


@pytest.mark.services
def test_nothing_is_lost_and_every_message_exists_once(storm):
    assert storm["settled"], storm["said"]
    assert storm["events"] >= 200, "more where the machine is slow: people act until the storm is over"
    assert storm["messages"] == storm["events"] * 10 * 2
    assert (storm["missing"], storm["twice"], storm["beyond"], storm["not_sent"]) == (0, 0, 0, 0), storm["said"]
    assert (storm["mails"], storm["lost_mails"]) == (storm["events"] * 10, 0)
    assert storm["doubles"] <= storm["kills"] * storm["senders"]


@pytest.mark.services
def test_acts_went_on_whatever_failed_but_the_database(storm):
    assert storm["failed_acts"] == 0, storm["said"]
    assert min(storm["acts_while"].values()) > 0, "something failed when nobody acted"
    assert set(storm["acts_while"]) == {"redis gone", "mail refuses", "mail gone", "mail slow", "postgres gone"}


@pytest.mark.services
def test_the_storm_was_one(storm):
    assert storm["kills"] == 1
    assert storm["refused"] > 0
    assert storm["retried_acts"] > 0
