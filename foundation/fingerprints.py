"""What was sent under a key, as a digest: so that the same is known again and something else isn't taken for it."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

LONGEST_KEY = 64
LONGEST_SHARED_KEY = LONGEST_KEY - 24
"""Of a key under which several are sent: each adds its part, a word and the key of a row."""


def fingerprint(*said: object) -> str:
    """SHA-256 (hex) of what was said; blanks around it, how lines end and how signs are composed don't count."""
    return hashlib.sha256(json.dumps(_washed(said), sort_keys=True).encode()).hexdigest()


def mark(*said: object) -> str:
    """The first 16 characters of their fingerprint: enough to see that a page shows something else by now."""
    return fingerprint(*said)[:16]


def _washed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _washed(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_washed(inner) for inner in value]
    if isinstance(value, UploadedFile):
        return [value.name, _content(value)]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").strip()


def _content(file: UploadedFile) -> str:
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()
