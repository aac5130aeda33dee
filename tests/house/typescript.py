"""The example in TypeScript, its types made from the description in the run: `make typescript` (npm, a network)."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cast import FIRST_DAY, LAST_DAY
from tests.house.test_wave import people_of
from tests.road import the_team

STORY = Path(__file__).resolve().parents[2] / "examples" / "alert_to_grant.ts"
PACKAGES = ("openapi-fetch@0.17", "openapi-typescript@7", "typescript@5", "@types/node@22")
STRICT = ("--strict", "--target", "es2022", "--module", "nodenext", "--types", "node")


@pytest.fixture
def compiled(tmp_path, client, db):
    """The folder with the story as JavaScript, after the compiler found no type that isn't described."""
    (tmp_path / "package.json").write_text('{"type": "module", "private": true}')
    (tmp_path / "openapi.json").write_text(json.dumps(client.get("/api/v1/openapi.json").json()))
    shutil.copy(STORY, tmp_path)
    run(tmp_path, "npm", "install", "--silent", *PACKAGES)
    run(tmp_path, "npx", "openapi-typescript", "openapi.json", "-o", "api.ts")
    run(tmp_path, "npx", "tsc", *STRICT, STORY.name)
    return tmp_path


def run(folder, *command, **variables):
    done = subprocess.run(command, cwd=folder, env=os.environ | variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_typed_client_drives_a_request_from_alert_to_grant(transactional_db, cast, live_server, compiled):
    tokens = {who: person.token for who, person in people_of(cast, live_server.url).items()}
    (compiled / "people.json").write_text(json.dumps(tokens))
    ids = {"LOCATION": cast.avondzon.pk, "NEIGHBOUR": cast.berkenhof.institution_id, "TEAM": the_team().pk}
    said = {"MSOB": live_server.url, "PEOPLE": "people.json", "FIRST": FIRST_DAY, "LAST": LAST_DAY, **ids}

    told = run(compiled, "node", "alert_to_grant.js", **{name: str(value) for name, value in said.items()})

    assert json.loads(told)["status"] == "granted"
