"""schemathesis over the whole description of the API, once for each of five people, with what exists in the scene."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from tests.attack.calls import Book
from tests.attack.people import Attacker, program_of
from tests.attack.places import WORDS
from tests.attack.walls import Walls
from tests.template import ROOT

ASKING = {"ineke": "institution", "gerard": "GHOR", "loes": "LOCC", "dirk": "Defence planner", "ada": "administrator"}
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "response_headers_conformance,negative_data_rejection"
)
FOLDER = Path("var/attack")


def schemathesis(walls: Walls, until: float) -> None:
    """All five, each for the same part of the time; what the server did wrong counts, other remarks are kept."""
    with urlopen(f"http://127.0.0.1:{walls.port}/api/v1/openapi.json?lang=en", timeout=300) as described:
        (ROOT / FOLDER / "openapi.json").write_bytes(described.read())
    left = max(until - time.monotonic(), len(ASKING) * 5)
    known = ROOT / FOLDER / "known.json"
    known.write_text(json.dumps(what_exists(walls)))
    for name in ASKING:
        run(walls, walls.people[name], known, round(left / len(ASKING)))


def what_exists(walls: Walls) -> dict[str, list]:
    """By the first word of an address: what can be named in it."""
    atlas = walls.atlas
    found = {word: atlas.held[kind] for word, (kind, _model) in WORDS.items()}
    return found | {"requests": list(atlas.sight.references)}


def run(walls: Walls, who: Attacker, known: Path, seconds: int) -> None:
    """As `who`, against the servers."""
    report = FOLDER / f"schemathesis-{who.name}.json"
    (_name, token), *_more = program_of(who.user)
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(FOLDER / "openapi.json")]
    command += ["--url", f"http://127.0.0.1:{walls.port}/api/v1", "--header", f"Authorization: {token}"]
    command += ["--max-time", str(max(seconds, 1)), "--continue-on-failure"]
    command += ["--checks", CHECKS, "--suppress-health-check", "all", "--no-shrink", "--warnings", "off"]
    command += ["--mode", "all", "--request-timeout", "60"]
    command += ["--seed", str(walls.atlas.dice.randrange(10**6)), "--report", "json,ndjson"]
    command += ["--report-json-path", str(report), "--report-ndjson-path", str(report.with_suffix(".ndjson"))]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.attack.hooks", "ATTACK_KNOWN": str(known)}
    with report.with_suffix(".log").open("w") as log:
        subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=False)
    read(walls.book, who.name, report)


def read(book: Book, name: str, report: Path) -> None:
    """Count its tries and the operations it reached; a fault of the server is one here, all else is only told."""
    told = json.loads(report.read_text())
    book.tried["schemathesis"] += told["test_cases"]["generated"]
    reached = told["operations"] or {}
    print(
        f"  schemathesis as {name}: {told['test_cases']}, {reached.get('tested')} of {reached.get('total')} operations"
    )
    for failure in told["failures"]:
        where = f"{name}: {failure['title']} × {failure['count']}: {', '.join(failure['operations'])}"
        if failure["code"] == "server_error":
            book.fault("5xx", f"schemathesis as {where}")
        else:
            print(f"  remark, {where[:400]}")
    for error in told["errors"]:
        print(f"  schemathesis itself, {name}: {error}")
