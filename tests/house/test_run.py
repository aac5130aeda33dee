"""run.py, the one command: what it says when it can't, and when it installs."""

import json
import re
import subprocess
import sys
import tomllib

import pytest

import run

PACKAGE = {
    "allauth": "django-allauth",
    "csp": "django-csp",
    "environ": "django-environ",
    "phonenumbers": "phonenumberslite",
    "psycopg2": "psycopg2-binary",
    "rest_framework": "djangorestframework",
    "simple_history": "django-simple-history",
    "stdnum": "python-stdnum",
    "vl_convert": "vl-convert-python",
}
"""The package a module comes from, where the names differ."""


def test_an_old_python_is_told_so_in_two_languages(monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 10, 4, "final", 0))

    with pytest.raises(SystemExit) as stop:
        run.check_python()

    assert "Python 3.11 of nieuwer is nodig; dit is 3.10.4" in stop.value.code
    assert "Python 3.11 or newer is needed" in stop.value.code


def test_a_debian_without_python3_venv_is_told_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(run, "PYTHON", tmp_path / "bin/python")
    monkeypatch.setattr(run, "find_spec", lambda name: None)

    with pytest.raises(SystemExit) as stop:
        run.make_venv()

    assert "apt install python3-venv" in stop.value.code


@pytest.fixture
def installs(monkeypatch, tmp_path):
    """The lock files that run.py installs, without installing anything."""
    found = []

    def pretend(command, **options):
        found.append(command[-1].name)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(run, "STAMP", tmp_path / "installed.json")
    monkeypatch.setattr(run.subprocess, "run", pretend)
    return found


def test_a_lock_file_is_installed_once(installs):
    run.install("runtime")
    run.install("runtime")

    assert installs == ["runtime.txt"]


def test_a_changed_lock_file_is_installed_again(installs):
    run.STAMP.write_text(json.dumps({"runtime": "another hash"}))

    run.install("runtime")

    assert installs == ["runtime.txt"]


def test_a_larger_set_serves_a_smaller_need(installs):
    run.install("dev")
    run.install("runtime")
    run.install("test")

    assert installs == ["dev.txt"]


def test_every_command_of_the_makefile_exists():
    line = next(line for line in (run.ROOT / "Makefile").read_text().splitlines() if line.startswith("COMMANDS"))

    assert set(line.split("=")[1].split()) == set(run.COMMANDS)


def test_readme_image_and_locks_name_the_pythons_it_was_tried_on():
    project = tomllib.loads((run.ROOT / "pyproject.toml").read_text())["project"]
    tried = [line.rpartition(" ")[2] for line in project["classifiers"]]
    first, last = tried[0], tried[-1]

    assert project["requires-python"] == f">={first},<3.{int(last[2:]) + 1}"
    assert f"Python {', '.join(tried[:-1])} or {last}" in (run.ROOT / "README.md").read_text()
    assert f"{', '.join(tried[:-1])} and {last}" in (run.ROOT / "docs" / "dependencies.md").read_text()
    assert set(re.findall(r"FROM python:(\d+\.\d+)", (run.ROOT / "Dockerfile").read_text())) == {last}
    assert f'"--python-version", "{first}"' in (run.ROOT / "run.py").read_text()


def test_what_the_code_imports_is_named_as_a_dependency():
    """Each by the name of its package; what comes with another only by being named there counts as forgotten."""
    dependencies = tomllib.loads((run.ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    named = {re.split(r"[\[<>=]", one)[0] for one in dependencies}
    apps = ("foundation", "regions", "requests_app", "notifications", "capacity", "insight", "msob")
    lines = [line for app in apps for path in (run.ROOT / app).rglob("*.py") for line in path.read_text().splitlines()]
    imported = {found[1] for line in lines if (found := re.match(r"(?:from|import) (\w+)", line))}
    ours = {*apps, *sys.stdlib_module_names}

    assert {name for name in imported - ours if PACKAGE.get(name, name.replace("_", "-")) not in named} == set()
