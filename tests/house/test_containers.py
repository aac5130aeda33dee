"""No container engine runs here, so the files are checked as far as they can be without one.

The YAML is parsed; every command in it, and in the Dockerfile, is run as far as its `--help` or its own check. What is
not seen here: that the images build and start.
"""

import json
import os
import re
import secrets
import shlex
import subprocess
import sys
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from django.core.management import ManagementUtility

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
BUILD = {
    "SECRET_KEY": secrets.token_urlsafe(60),
    "ALLOWED_HOSTS": "unused.example",
    "DATABASE_URL": "sqlite:////tmp/unused",
    "REDIS_URL": "memory://",
    "EMAIL_URL": "smtp://unused.example",
    "DEFAULT_FROM_EMAIL": "unused@msob.example",
    "MSOB_BASE_URL": "https://unused.example",
}


def lines():
    """Every line that a container of our own image runs, as one shell text."""
    for service in (one for one in COMPOSE["services"].values() if "build" in one):
        command = service.get("command", [])
        yield command[2] if command[:2] == ["sh", "-c"] else shlex.join(command)
    yield re.search(r"python manage\.py collectstatic.*", DOCKERFILE)[0]
    yield shlex.join(json.loads(re.search(r"^CMD (.*)$", DOCKERFILE, re.M)[1]))


COMMANDS = sorted({part.strip() for line in lines() for part in line.split("&&") if part.strip()})


def environment(**variables):
    """The settings of an installation, some of them as said."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("MSOB_", "DJANGO_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{clean['PATH']}"
    return clean | BUILD | {"PATH": path} | variables


def run(*command, **variables):
    """Run one command of the image with the settings of an installation."""
    env = environment(**variables)
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


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


def test_every_part_is_there_and_says_whether_it_is_well():
    services = COMPOSE["services"]

    assert set(services) == {"migrate", "proxy", "web", "worker", "webhooks", "beat", "db", "redis", "clamd", "mailpit"}
    unwatched = {name for name in services if "healthcheck" not in services[name]}
    assert unwatched == {"web"}  # the image has its own
    assert "HEALTHCHECK" in DOCKERFILE


def test_everything_one_part_waits_for_exists():
    for service in COMPOSE["services"].values():
        assert set(service.get("depends_on", {})) <= set(COMPOSE["services"])


def test_no_secret_has_a_default():
    environment = COMPOSE["services"]["web"]["environment"]

    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DEFAULT_FROM_EMAIL", "MSOB_BASE_URL", "EMAIL_URL"):
        assert environment[name].startswith("${" + name + ":?")
    assert ":?" in environment["DATABASE_URL"]
    assert ":?" in COMPOSE["services"]["db"]["environment"]["POSTGRES_PASSWORD"]


@pytest.mark.parametrize("name", sorted(BUILD))
def test_an_installation_without_a_required_setting_does_not_start(name):
    answer = run(sys.executable, "manage.py", "check", **{name: ""})

    assert answer.returncode != 0
    assert f"Set {name}" in answer.stderr


def test_an_installation_passes_the_deployment_check():
    answer = run(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert answer.returncode == 0, answer.stderr


def test_a_web_process_never_stops_to_look_through_its_own_code_for_garbage():
    """What is loaded is left alone by the collector, views and models too."""
    told = "import gc, msob.wsgi; print(gc.get_freeze_count(), len(gc.get_objects()))"
    answer = run(sys.executable, "-c", told)

    frozen, left = map(int, answer.stdout.split())
    assert frozen > 10 * left


def test_the_image_holds_every_app_and_not_as_root():
    copied = set(re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.M))

    assert {path.parent.name for path in ROOT.glob("*/apps.py")} <= copied
    assert DOCKERFILE.index("USER msob") < DOCKERFILE.index("CMD [")


# --- hardened


def test_only_the_proxy_is_reached_from_outside():
    outside = {
        name: [port for port in service.get("ports", []) if not port.startswith("127.0.0.1:")]
        for name, service in COMPOSE["services"].items()
    }

    assert {name: ports for name, ports in outside.items() if ports} == {"proxy": ["80:8080", "443:8443"]}


def test_no_part_writes_where_it_need_not_or_may_more_than_it_needs():
    for name, service in COMPOSE["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert not service.get("privileged"), name


def test_every_image_is_one_version():
    given = [service["image"] for service in COMPOSE["services"].values() if "build" not in service]
    given += re.findall(r"^FROM (\S+)", DOCKERFILE, re.M)

    for image in given:
        assert re.search(r":v?\d+\.\d+(\.\d+)?\b", image), image


def test_the_proxy_that_is_believed_is_the_one_that_runs():
    believed = COMPOSE["services"]["web"]["environment"]["MSOB_TRUSTED_PROXIES"]
    (subnet,) = (one["subnet"] for one in COMPOSE["networks"]["front"]["ipam"]["config"])

    assert COMPOSE["services"]["proxy"]["networks"]["front"]["ipv4_address"] == believed
    assert ip_address(believed) in ip_network(subnet)
    assert {name for name, service in COMPOSE["services"].items() if "front" in service.get("networks", [])} == {
        "proxy",
        "web",
    }


def test_files_are_scanned_unless_somebody_says_otherwise():
    """What isn't seen here: that this scanner starts. The product's talk with one is tried in test_scanning.py."""
    (said,) = re.findall(r"^\$\{MSOB_CLAMD-(.*)\}$", COMPOSE["services"]["web"]["environment"]["MSOB_CLAMD"])
    place = urlsplit(said)
    scanner = COMPOSE["services"][place.hostname]

    assert (place.scheme, place.port) == ("tcp", 3310)
    assert "ports" not in scanner, "only the product speaks to it"
    kept = [volume.split(":")[0] for volume in scanner["volumes"]]
    assert set(kept) <= set(COMPOSE["volumes"])
    for reader in ("web", "worker"):
        assert COMPOSE["services"][reader]["environment"]["MSOB_CLAMD"]


def test_a_mailbox_to_look_into_is_for_a_trial_alone():
    assert COMPOSE["services"]["mailpit"]["profiles"] == ["trial"]
    assert "mailpit" not in COMPOSE["services"]["web"]["environment"]["EMAIL_URL"]
