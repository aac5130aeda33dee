"""The standard sentences of the papers (`texts.toml`), with placeholders filled in."""

import tomllib
from pathlib import Path

with (Path(__file__).parent / "texts.toml").open("rb") as file:
    TEXTS = tomllib.load(file)


def find(key: str):
    """What stands under `key` ("letter.opening"): a text, a list or a table of texts. Raises KeyError."""
    found = TEXTS
    for part in key.split("."):
        found = found[part]
    return found


def say(key: str, **values) -> str:
    """The sentence under `key` with its {placeholders} filled in; what is filled in is never read as a placeholder."""
    return find(key).strip().format(**values)


def known(key: str, code: str) -> str:
    """The text for `code` in the table under `key`, or the code itself when nobody wrote one yet."""
    return find(key).get(code, code).strip()
