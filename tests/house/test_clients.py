"""A client made from the description of the API, in the run and from nothing else, drives the wave up to the grant.

It is strict: a null, a word or a name that the description doesn't have breaks it, and what it read it must be able to
write again without loss.
"""

import inspect
import json
import re
import subprocess
import sys
from datetime import datetime
from importlib import import_module
from io import BytesIO
from typing import get_args

import pytest
import yaml

from examples import december_2020 as story
from foundation.problems import snake
from requests_app.models import SupportRequest
from tests.cast import FIRST_DAY
from tests.house.test_wave import people_of, when_it_is

PACKAGE = "made_of_the_description"
FILES = dict.fromkeys(["application/pdf", "application/xml"], "application/octet-stream")
SETTINGS = {"content_type_overrides": FILES, "post_hooks": []}
"""A PDF or XML is a file to it; and what it writes isn't tidied up."""


class Client:
    """The client that a generator makes of `described`, in `folder`."""

    def __init__(self, described: dict, folder):
        (folder / "openapi.json").write_text(json.dumps(described))
        (folder / "settings.yaml").write_text(yaml.safe_dump(SETTINGS))
        command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"]
        command += ["--path", "openapi.json", "--config", "settings.yaml", "--output-path", PACKAGE]
        made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stdout + made.stderr
        self.folder, self.paths = folder, described["paths"]

    def operation(self, method, path):
        """Its module for a call, and the values in the address."""
        for template, methods in self.paths.items():
            found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template), f"/{path}")
            if found and method in methods:
                name = snake(methods[method]["operationId"])
                (file,) = self.folder.glob(f"{PACKAGE}/api/*/{name}.py")
                return import_module(f"{PACKAGE}.api.{file.parent.name}.{name}"), found.groupdict()
        raise LookupError(f"{method} {path} isn't described")


class Strict(story.Person):
    """The system of one person, built on that client."""

    def __init__(self, address, token, *, client):
        super().__init__(address, token)
        self.client = client
        connected = import_module(f"{PACKAGE}.client").AuthenticatedClient
        self.connection = connected(self.address.rstrip("/"), token, raise_on_unexpected_status=True)

    def get(self, path, about=""):
        return self._ask("get", path, lambda _model: None)

    def post(self, path, body, about=""):
        return self._ask("post", path, lambda model: read_back(model, body))

    def send(self, path, fields, file, about=""):
        name, content = file
        made = import_module(f"{PACKAGE}.types").File(BytesIO(content), name, "application/pdf")
        proves = import_module(f"{PACKAGE}.models").Proves(fields["proves"])
        return self._ask("post", path, lambda model: model(file=made, proves=proves))

    def _ask(self, method, path, fill):
        operation, values = self.client.operation(method, path)
        taken = inspect.signature(operation.sync_detailed).parameters
        if "body" in taken:
            values["body"] = fill(model_of(taken["body"].annotation))
        answer = operation.sync_detailed(client=self.connection, **values)
        told = json.loads(answer.content)
        assert answer.status_code in (200, 201), told
        assert same(answer.parsed.to_dict(), told), (method, path)
        return told


def model_of(annotation):
    """What a body is made of, also where nothing needs to be sent."""
    return (get_args(annotation) or (annotation,))[0]


def read_back(model, body):
    """The body as the client writes it, with nothing lost."""
    made = model.from_dict(body)
    assert same(made.to_dict(), body), model
    return made


def same(one, other):
    """Whether both say the same; a moment may be written in two ways."""
    if isinstance(one, dict) and isinstance(other, dict):
        return set(one) == set(other) and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if one != other and isinstance(one, str) and isinstance(other, str):
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    return type(one) is type(other) and one == other


@pytest.fixture
def client_of(tmp_path, client, monkeypatch):
    """What is made of the description that everybody can read."""
    monkeypatch.syspath_prepend(tmp_path)
    return Client(client.get("/api/v1/openapi.json").json(), tmp_path)


@pytest.mark.services
def test_a_client_made_from_the_description_drives_the_wave_up_to_the_grant(
    transactional_db, cast, live_server, client_of, monkeypatch
):
    monkeypatch.setattr(story, "HOMES", dict(list(story.HOMES.items())[:2]))
    people = people_of(cast, live_server.url, Strict, client=client_of)

    story.to_the_grant(people, FIRST_DAY, when_it_is)

    assert list(SupportRequest.objects.values_list("status", flat=True)) == ["granted"] * 2
