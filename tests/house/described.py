"""Each reading of the API as the description has it: who is asked what, and what in the answer isn't as it says."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

READERS = ("ineke", "gerard", "loes", "vera", "dirk", "ada", "aukje", "rob")
FOUND_IN = {"deployments": "id", "inquiries": "id", "institutions": "id", "lessons": "id", "plans": "id", "pools": "id"}
NAME = "urn:description"
JSON = "application/json"


def validators(told: dict) -> dict[tuple[str, str], Draft202012Validator]:
    """(path, status) -> what judges the JSON that is answered there."""
    told = json.loads(json.dumps(told).replace('"#/components', f'"{NAME}#/components'))  # so that it is read once
    registry = Registry().with_resource(NAME, DRAFT202012.create_resource({"components": told["components"]})).crawl()
    found = {}
    for path, methods in told["paths"].items():
        for status, answer in methods.get("get", {}).get("responses", {}).items():
            for media, content in answer.get("content", {}).items():
                if media == JSON and "schema" in content:
                    found[path, status] = Draft202012Validator(content["schema"], registry=registry)
    return found


def addresses(path: str, client: Client, references: list[str]) -> Iterator[str]:
    """`path` filled in with what exists for whoever asks; nothing where it takes something else."""
    if "{reference}" in path:
        path = path.replace("{reference}", references[0]) if references else "{"
    if found := re.fullmatch(r"/(\w+)/\{id\}(.*)", path):
        rows = client.get(f"/api/v1/{found[1]}").json().get("results", [])
        yield from (f"/{found[1]}/{row['id']}{found[2]}" for row in rows[:2])
    elif "{" not in path:
        yield path


def mistakes(told: dict, judges: dict, who: str, client: Client) -> Iterator[str]:
    """What isn't as described, each once."""
    references = [row["reference"] for row in client.get("/api/v1/requests?state=all").json().get("results", [])]
    for path in (path for path, methods in told["paths"].items() if "get" in methods):
        for address in addresses(path, client, references):
            answer = client.get(f"/api/v1{address}")
            if JSON not in answer["Content-Type"]:
                continue
            judge = judges.get((path, str(answer.status_code)))
            if judge is None:
                yield f"{who} {address}: {answer.status_code} isn't described"
                continue
            for error in judge.iter_errors(answer.json()):
                yield f"{who} {path} {error.json_path}: {error.message[:120]}"


def met(told: dict, clients: dict[str, Client]) -> list[str]:
    """All of them."""
    seen: dict[str, Any] = {}
    judges = validators(told)
    for who, client in clients.items():
        for mistake in mistakes(told, judges, who, client):
            seen.setdefault(re.sub(r"\[\d+\]|^\w+ ", "", mistake), mistake)
    return list(seen.values())
