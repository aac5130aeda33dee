#!/usr/bin/env python3
"""One command for everything: makes .venv, installs the locked requirements when they changed, then runs.

Only the standard library, so that it works on a machine with nothing but Python. `make` calls it: `make demo`,
`make test`, … Without make: `python3 run.py demo`.
"""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
from importlib.util import find_spec

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VAR = ROOT / "var"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.json"
LEVELS = ("runtime", "test", "dev")  # each contains the one before it

TOO_OLD = """\
Python 3.11 of nieuwer is nodig; dit is {0}. Probeer: make PYTHON=python3.11 …
Python 3.11 or newer is needed; this is {0}. Try: make PYTHON=python3.11 …"""
NO_VENV = """\
Deze Python kan geen virtuele omgeving maken. Op Debian of Ubuntu: apt install python3-venv
This Python cannot make a virtual environment. On Debian or Ubuntu: apt install python3-venv"""


def check_python():
    """Stop with a clear message when this Python is too old."""
    if sys.version_info < (3, 11):  # noqa: UP036 (an older Python must get this far)
        sys.exit(TOO_OLD.format(".".join(map(str, sys.version_info[:3]))))


def make_venv():
    """Make .venv unless it is there and works."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:
        return
    if find_spec("ensurepip") is None:  # Debian splits it off; venv would fail with a riddle
        sys.exit(NO_VENV)
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", VENV], check=False).returncode:
        sys.exit(NO_VENV)


def installed():
    """Which lock files are installed: level -> hash of the file."""
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}


def digest(level):
    """The hash of one lock file."""
    return hashlib.sha256((ROOT / "requirements" / f"{level}.txt").read_bytes()).hexdigest()


def install(level):
    """Install the lock file of `level`, unless it or a larger one is installed as it stands now."""
    have = installed()
    if any(have.get(larger) == digest(larger) for larger in LEVELS[LEVELS.index(level) :]):
        return
    print(f"Installing requirements/{level}.txt …", flush=True)
    uv = shutil.which("uv") or shutil.which("uv", path=str(PYTHON.parent))
    tool = [uv, "pip", "install", "--quiet", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install", "-qq"]
    lock = ROOT / "requirements" / f"{level}.txt"
    if subprocess.run([*tool, "--require-hashes", "-r", lock], check=False).returncode:
        sys.exit(f"Installing {lock.name} failed; the reason stands above.")
    STAMP.write_text(json.dumps({level: digest(level)}))


def call(*command, **variables):
    """Run a command of the virtual environment in the project; stop when it fails."""
    path = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, **variables}
    code = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode
    if code:
        sys.exit(code)


def python(*arguments, **variables):
    """Run .venv's Python."""
    call(PYTHON, *arguments, **variables)


def manage(*arguments, **variables):
    """Run a management command."""
    python("manage.py", *arguments, **variables)


def demo(*arguments):
    """The situation of 28 December 2020, a web server and a worker: http://localhost:8000 (or PORT)."""
    environment = {**os.environ, "MSOB_DEMO": "1", "MSOB_CLOCK": "demo"}
    os.chdir(ROOT)
    command = [str(PYTHON), "manage.py", "demo", *arguments]
    os.execve(PYTHON, command, environment)  # in the place of this process, so that Ctrl-C reaches the demo alone


def demo_reset(*arguments):
    """Throw the embedded database and files under var/ away, then start the demo anew."""
    shutil.rmtree(VAR / "demo", ignore_errors=True)
    demo(*arguments)


def test(*arguments):
    """Each test file on the embedded database, at least in part, and all that differs there; no server needed."""
    python("-m", "pytest", "-m", "not e2e", "--sample", *arguments, DATABASE_URL="", REDIS_URL="")


def test_services(*arguments):
    """All tests that touch a database, the browser's too, on PostgreSQL and Redis; fails when one is missing."""
    processes = str((os.cpu_count() or 1) + 1)  # one more than cores: of those at work one often waits for a browser
    python("-m", "pytest", "-n", processes, *arguments, MSOB_TEST_SERVICES="1", MSOB_REQUIRE_SERVICES="1")


def e2e(*arguments):
    """The browser tests only; screenshots land in var/screenshots."""
    python("-m", "pytest", "tests/e2e", "-n", "0", *arguments, DATABASE_URL="", REDIS_URL="")


def prove(*arguments):
    """What is too long for every push: thousands of walks, each refusal, and all tests on the embedded database."""
    python("-m", "pytest", "-m", "not e2e", *arguments, HYPOTHESIS_PROFILE="prove", DATABASE_URL="", REDIS_URL="")


def bench(*arguments):
    """Speed at size, against the PostgreSQL of DATABASE_URL or this machine: `make bench N=1000000` (docs/bench.md)."""
    python("-m", "bench", *arguments)


def bench_planner(*arguments):
    """The planner against every plan there is, and against the clock; needs no server (docs/planner.md)."""
    python("-m", "bench.planner", *arguments)


def bench_picture(*arguments):
    """The information picture with 10,000 and with 1,000,000 events, on PostgreSQL (docs/bench.md)."""
    python("-m", "bench.picture", *arguments)


def bench_notifications(*arguments):
    """Messages in a storm, and how fast mail leaves; with parts of its own, ten minutes (docs/bench.md)."""
    python("-m", "bench.notifications", *arguments)


def attack(*arguments):
    """Everybody tries every door, with all that does harm; PostgreSQL, a quarter of an hour (docs/tests.md)."""
    python("-m", "tests.attack", *arguments)


def typescript(*arguments):
    """The example in TypeScript, typed by the description of the API, from alert to grant (npm and a network)."""
    python("-m", "pytest", "tests/house/typescript.py", "-n", "0", *arguments, DATABASE_URL="", REDIS_URL="")


def crawl(*arguments):
    """Every page of a running demo, by axe at three widths and by the Nu checker (docs/tests.md)."""
    python("-m", "tests.crawl", *arguments)


def lint(*arguments):
    """Everything that is checked without running the product."""
    development = {"MSOB_TEST": "1", "DATABASE_URL": "", "REDIS_URL": ""}
    call("ruff", "check", ".")
    call("ruff", "format", "--check", ".")
    templates = sorted(str(path) for path in ROOT.glob("templates/**/*.html"))
    if templates:
        call("djade", "--target-version", "5.2", "--check", *templates)
    call("lint-imports")
    call("mypy")
    manage("check", "--fail-level", "WARNING", **development)
    manage("makemigrations", "--check", "--dry-run", **development)
    manage("spectacular", "--validate", "--fail-on-warn", "--file", os.devnull, **development)
    if rules := os.environ.get("MSOB_API_RULES"):
        follow(rules, development)
    locks = [ROOT / "pyproject.toml", *ROOT.glob("requirements/*.txt")]
    addressed = [path.name for path in locks if "://" in path.read_text()]
    if addressed:
        sys.exit(f"An address in {', '.join(addressed)}: what is installed is named by name, version and hash only.")


def follow(rules, development):
    """The description of the API by the Dutch API Design Rules, with `rules`, their file for Spectral (npm)."""
    described = VAR / "openapi.json"
    described.parent.mkdir(exist_ok=True)
    manage("spectacular", "--format", "openapi-json", "--file", described, **development)
    call("npx", "--yes", "@stoplight/spectral-cli", "lint", "--fail-severity", "warn", "--ruleset", rules, described)


def messages(*arguments):
    """Collect and compile the translations (needs gettext: apt install gettext)."""
    if not shutil.which("msgfmt"):
        sys.exit("gettext is needed: apt install gettext")
    (ROOT / "locale").mkdir(exist_ok=True)
    ignored = [f"--ignore={name}" for name in (".venv", "tests", "var", "build")]
    manage("makemessages", "-l", "nl", "--no-location", "--no-obsolete", "--no-wrap", *ignored, MSOB_TEST="1")
    manage("compilemessages", "-l", "nl", "--ignore=.venv", MSOB_TEST="1")


def requirements(*arguments):
    """Lock what pyproject.toml names again (`make requirements ARGS=--upgrade` for newer versions)."""
    options = ["--universal", "--fork-strategy", "fewest", "--generate-hashes", "--python-version", "3.11"]
    silent = ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header", "--quiet"]
    smaller = []
    for level in LEVELS:
        group = [] if level == "runtime" else ["--group", level]
        files = ["pyproject.toml", *group, "--output-file", f"requirements/{level}.txt"]
        call("uv", "pip", "compile", *options, *silent, *smaller, *arguments, *files)
        smaller = ["--constraint", f"requirements/{level}.txt"]


def audit(*arguments):
    """Ask the advisory database about every locked package; needs a network, and fails when nothing was audited."""
    call(
        "uv", "tool", "run", "pip-audit", "--strict", "--disable-pip",
        "--require-hashes", "-r", "requirements/runtime.txt", *arguments,
    )  # fmt: skip


COMMANDS = {
    "demo": (demo, "runtime"),
    "demo-reset": (demo_reset, "runtime"),
    "test": (test, "test"),
    "test-services": (test_services, "test"),
    "e2e": (e2e, "test"),
    "prove": (prove, "test"),
    "bench": (bench, "test"),
    "bench-planner": (bench_planner, "test"),
    "bench-picture": (bench_picture, "test"),
    "bench-notifications": (bench_notifications, "test"),
    "typescript": (typescript, "test"),
    "attack": (attack, "dev"),
    "crawl": (crawl, "test"),
    "lint": (lint, "dev"),
    "messages": (messages, "runtime"),
    "requirements": (requirements, "dev"),
    "audit": (audit, "dev"),
    "install": (lambda: None, "dev"),
}


def main(arguments):
    """`run.py COMMAND [arguments]`; without a command: the list."""
    check_python()
    if not arguments or arguments[0] not in COMMANDS:
        sys.exit("\n".join(f"{name:20}{command.__doc__ or 'Only install.'}" for name, (command, _) in COMMANDS.items()))
    command, level = COMMANDS[arguments[0]]
    make_venv()
    install(level)
    command(*arguments[1:])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
