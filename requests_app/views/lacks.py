"""What is lacking, each thing with the place where its reader can do something about it, if that is hers to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from foundation.errors import Lack
from regions.models import User
from requests_app.doors import DOORS, Door
from requests_app.models import SupportRequest
from requests_app.procedure.authority import standings
from requests_app.procedure.rules import RULES


@dataclass(frozen=True)
class Placed:
    """One thing that is lacking: `url` is "" where nothing of it is hers to do, or there is no deed for it."""

    code: str
    text: str
    url: str
    is_mendable: bool

    def __str__(self) -> str:
        return self.text


def placed(lacking: Iterable[Lack], support_request: SupportRequest, *, by: User) -> list[Placed]:
    """The same things in the same order, in no query on a request that is loaded."""
    found = []
    for lack in lacking:
        key = _key(lack)
        doors = [door for door in DOORS.values() if key in door.mends]
        hers = next((door for door in doors if _is_hers(door, support_request, by)), None)
        url = place_of(hers, support_request) if hers else ""
        found.append(Placed(lack.code, str(lack), url, bool(doors)))
    return found


def place_of(door: Door, support_request: SupportRequest) -> str:
    """Where a deed on a request, or on something of it, is done."""
    name, _hash, part = door.page.partition("#")
    if name:
        return reverse(name, args=[support_request.reference]) + (f"#{part}" if part else "")
    if not door.on:
        return deed_url(door, support_request)
    return reverse("requests:detail", args=[support_request.reference]) + f"#{PARTS[door.on]}"


def deed_url(door: Door, target, *, of: str = "") -> str:
    """The address of the page of a deed on `target`; `of` is the reference of its request, for whom it may name."""
    if door.on:
        url = reverse(f"requests:deed_on_{door.on}", args=[target.pk, door.slug])
        return f"{url}?{urlencode({'of': of})}" if of else url
    return reverse("requests:deed", args=[target.reference, door.slug])


PARTS = {"inquiry": "ladder", "offer": "ladder", "line": "need", "condition": "fact-finding"}
PARTS |= {"deployment": "deployments"}
"""The part of a request's page with what a deed is done to."""


def _key(lack: Lack) -> str:
    return str(lack.numbers.get("part", lack.code)) if isinstance(lack, Lack) else ""


def _is_hers(door: Door, support_request: SupportRequest, by: User) -> bool:
    rule = RULES[door.action]
    if support_request.status not in rule.sources:
        return False
    return any(standings(rule, support_request, by, None, by_phone) for by_phone in (False, True))
