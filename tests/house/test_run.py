"""run.py, the one command: what it says when it can't, and when it installs."""

import json
import subprocess

import pytest

import run


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
