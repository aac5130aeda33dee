"""No container engine runs here, so the files are checked as far as they can be without one.

The YAML is parsed; every command in it, and in the Dockerfile, is run as far as its `--help` or its own check. What is
not seen here: that the images build and start.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import ManagementUtility

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
BUILD = {
    "SECRET_KEY": "unused",
    "DATABASE_URL": "sqlite:////tmp/unused",
    "REDIS_URL": "memory://",
    "EMAIL_URL": "dummymail://",
    "DEFAULT_FROM_EMAIL": "unused@msob.example",
    "MSOB_BASE_URL": "https://unused.example",
}


def lines():
    """Every line that a container runs, as one shell text."""
    for service in COMPOSE["services"].values():
        command = service.get("command", [])
        yield command[2] if command[:2] == ["sh", "-c"] else shlex.join(command)
    yield re.search(r"python manage\.py collectstatic.*", DOCKERFILE)[0]
    yield shlex.join(json.loads(re.search(r"^CMD (.*)$", DOCKERFILE, re.M)[1]))


COMMANDS = sorted({part.strip() for line in lines() for part in line.split("&&") if part.strip()})


def run(*command, **variables):
    """Run one command of the image with the settings of an installation."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MSOB_", "DJANGO_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment |= {**BUILD, "PATH": path, **variables}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_one_that_exists(command):
    words = shlex.split(command)
    if words[:2] == ["python", "manage.py"]:
        _program, _manage, name, *options = words
        known = ManagementUtility().fetch_command(name).create_parser("manage.py", name)
        known.parse_args(options)  # ends the test where an option isn't known
        return
    answer = run(*words, "--check-config" if words[0] == "gunicorn" else "--help")

    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_static_files_collect_as_in_the_image(tmp_path):
    answer = run(sys.executable, "manage.py", "collectstatic", "--noinput", STATIC_ROOT=str(tmp_path))

    assert answer.returncode == 0, answer.stdout + answer.stderr
    manifest = json.loads((tmp_path / "staticfiles.json").read_text())
    assert "msob/msob.css" in manifest["paths"]


def test_every_part_is_there_and_says_whether_it_is_well():
    services = COMPOSE["services"]

    assert set(services) == {"migrate", "web", "worker", "webhooks", "beat", "db", "redis", "mailpit"}
    unwatched = {name for name in services if "healthcheck" not in services[name]}
    assert unwatched == {"web"}  # the image has its own
    assert "HEALTHCHECK" in DOCKERFILE


def test_everything_one_part_waits_for_exists():
    for service in COMPOSE["services"].values():
        assert set(service.get("depends_on", {})) <= set(COMPOSE["services"])


def test_no_secret_has_a_default():
    environment = COMPOSE["services"]["web"]["environment"]

    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DEFAULT_FROM_EMAIL", "MSOB_BASE_URL"):
        assert environment[name].startswith("${" + name + ":?")
    assert ":?" in environment["DATABASE_URL"]
    assert ":?" in COMPOSE["services"]["db"]["environment"]["POSTGRES_PASSWORD"]


@pytest.mark.parametrize("name", sorted(BUILD))
def test_an_installation_without_a_required_setting_does_not_start(name):
    answer = run(sys.executable, "manage.py", "check", **{name: ""})

    assert answer.returncode != 0
    assert f"Set {name}" in answer.stderr


def test_an_installation_passes_the_deployment_check():
    answer = run(
        sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING",
        SECRET_KEY="k7" * 30 + "!aZ", ALLOWED_HOSTS="msob.example",
    )  # fmt: skip

    assert answer.returncode == 0, answer.stderr


def test_the_image_holds_every_app_and_not_as_root():
    copied = set(re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.M))

    assert {path.parent.name for path in ROOT.glob("*/apps.py")} <= copied
    assert DOCKERFILE.index("USER msob") < DOCKERFILE.index("CMD [")
