"""How an event is written down, so that it can be proven later: canonical JSON, chained by hashes.

No floats, UTC with microseconds, keys sorted. `check` recomputes the chain of one request and names the first link
that is broken or missing; the head kept on the request shows a tail that was cut off.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db.models import Model
from django.utils.functional import Promise

HASHED = (
    "number",
    "action",
    "at",
    "actor_id",
    "role",
    "standing",
    "spoken_by",
    "reason",
    "facts",
    "from_status",
    "to_status",
    "version",
    "supersedes",
    "key",
    "previous_hash",
)


def plain(value):
    """`value` as JSON knows it: moments in UTC with microseconds, decimals as text, objects by primary key.

    Raises TypeError for a float, which has no canonical form.
    """
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(inner) for inner in value]
    if isinstance(value, float):
        raise TypeError("no floats in the journal")
    if value is None or isinstance(value, (bool, int)):
        return value
    return _as_text(value)


def _as_text(value) -> str | int:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, (str, Decimal, Promise)):
        return str(value)
    raise TypeError(f"{type(value).__name__} can't be written in the journal")


def canonical(value) -> str:
    """The one JSON text of `value`."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(event, reference: str) -> str:
    """SHA-256 (hex) of an event of the request `reference`, over everything it says and the hash before it."""
    content = {name: getattr(event, name) for name in HASHED}
    return hashlib.sha256(canonical({"request": reference, **content}).encode()).hexdigest()


def check(support_request) -> str | None:
    """None when the chain of `support_request` holds, else a sentence that names the first wrong link."""
    reference, number, previous = support_request.reference, 0, ""
    for event in support_request.events.order_by("number").iterator():
        number += 1
        if event.number != number:
            return f"{reference}: event {number} is missing"
        if event.previous_hash != previous or event.hash != digest(event, reference):
            return f"{reference}: event {number} was changed"
        previous = event.hash
    if (number, previous) != (support_request.head_number, support_request.head_hash):
        return f"{reference}: events after {number} are missing or the head was changed"
    return None
