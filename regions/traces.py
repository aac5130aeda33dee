"""Who looked, and who tried: the one place where traces are written, and swept when they are old.

A reading is written after the answer is made and before it leaves: what can't be written isn't shown. While an answer
is made, whoever finds the requests it shows says so (`shown`); the door says what kind of reading it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from foundation.paging import Sort
from foundation.search import reference_in
from regions.models import ApiToken, By, Forgotten, Membership, Reading, SecurityEvent, User


@dataclass
class Answering:
    """The answer under way: what it shows, and to whom when nobody signed in for it (a link)."""

    request: HttpRequest
    shown: dict[str, Any] = field(default_factory=dict)
    reader: User | None = None

    @property
    def door(self) -> str:
        """The name of the address; empty when it led nowhere."""
        return self.request.resolver_match.view_name if self.request.resolver_match else ""

    @property
    def named(self) -> dict[str, Any]:
        """What stands in the address, by name."""
        return getattr(self.request.resolver_match, "captured_kwargs", {})

    @property
    def by(self) -> By:
        if self.reader:
            return By.LINK
        if not self.request.path.startswith("/api/"):
            return By.PAGE
        return By.TOKEN if isinstance(getattr(self.request, "auth", None), ApiToken) else By.API


SORTS = {"at": Sort("at", _("When"), descending=True)}

_ANSWERING: ContextVar[Answering | None] = ContextVar("answering", default=None)


@contextmanager
def answering(request: HttpRequest) -> Iterator[Answering]:
    """While `request` is answered."""
    under_way = Answering(request)
    before = _ANSWERING.set(under_way)
    try:
        yield under_way
    finally:
        _ANSWERING.reset(before)


def shown(*support_requests, to: User | None = None) -> None:
    """Say that the answer under way shows the inside of these requests; `to` whom, when she didn't sign in.

    Outside of an answer (a command, a worker) nobody is shown anything.
    """
    under_way = _ANSWERING.get()
    if under_way is None:
        return
    under_way.shown |= {one.reference: one for one in support_requests}
    under_way.reader = to or under_way.reader


def read(user: User, what: str, of: dict[str, Membership | None], detail: str = "") -> None:
    """Write that `user` was shown `what` of the requests `of`, each by reference with her membership, in one INSERT."""
    rows = [
        Reading(reader=user, membership=held, what=what, reference=reference, **_where(detail))
        for reference, held in of.items()
    ]
    Reading.objects.bulk_create(rows)


def tried(
    what: str,
    *,
    by: User | None,
    about: User | None = None,
    membership: Membership | None = None,
    detail: str = "",
) -> None:
    """Write that `by` (None: nobody we know) met a wall, or changed what `about` may pass."""
    SecurityEvent.objects.create(what=what, person=by, about=about, membership=membership, **_where(detail))


def readings(*, q="", role="", what="", reference="", by="", **period):
    """The readings that fit what is given, to page or export; `period` is `since` and `until`, days in Amsterdam."""
    equal = {
        "membership__role": role,
        "what": what,
        "reference": reference_in(reference) or reference.strip().upper(),
        "by": by,
    }
    found = Reading.objects.filter(**{name: value for name, value in equal.items() if value})
    return found.between(**period).of_person(q, "reader").for_list()


def security_events(*, q="", what="", **period):
    """The security events that fit what is given; `q` finds who tried and whom it concerns."""
    found = SecurityEvent.objects.filter(what=what) if what else SecurityEvent.objects.all()
    return found.between(**period).of_person(q, "person", "about").for_list()


def require_auditor(user: User) -> None:
    """Raises PermissionDenied for who isn't an auditor today."""
    if user.audits_now() is None:
        raise NotYours("auditors_only", gettext("Who looked and who tried is for auditors."))


@transaction.atomic
def sweep() -> int:
    """Delete the traces that are older than settings.MSOB_TRACE_DAYS; how many. Nothing else ever deletes one."""
    oldest = clock.now() - timedelta(days=settings.MSOB_TRACE_DAYS)
    Forgotten.objects.update_or_create(pk=1, defaults={"before": oldest})
    return sum(kind.objects.filter(at__lt=oldest).delete()[0] for kind in (Reading, SecurityEvent))


def _storable(text: str) -> str:
    """`text` with question marks for what no database keeps: addresses and filters come as anybody typed them."""
    return text.encode(errors="replace").decode().replace("\0", "?")


def _where(detail: str) -> dict[str, Any]:
    under_way = _ANSWERING.get()
    kept = {"at": clock.now(), "detail": _storable(detail)[:200]}
    if under_way is None:
        return kept | {"by": By.COMMAND}
    address = under_way.request.META.get("REMOTE_ADDR", "").partition("%")[0]  # without the zone of an IPv6 address
    return kept | {"by": under_way.by, "door": under_way.door[:80], "address": address or None}
