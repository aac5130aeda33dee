"""Who is late, party by party and across requests: with a move, with an answer, or with a call that was promised."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from foundation import clock
from insight.models import Spell
from regions.calling import Call, first
from requests_app.models import Inquiry, Rung, SupportRequest
from requests_app.models.support_request import SupportRequestQuerySet as Requests
from requests_app.worklist.calling import Calls
from requests_app.worklist.listing import ABOUT

AT_MOST = 200
"""Inquiries looked at, the longest late."""


@dataclass(frozen=True)
class Owed:
    """One thing that is late: of which request, what, and since when."""

    request: SupportRequest
    what: str
    since: datetime


@dataclass
class Late:
    """A party with all that it is late with; `call` is the number, none of her own colleagues."""

    party: str
    call: Call | None
    owed: list[Owed] = field(default_factory=list)

    @property
    def since(self) -> datetime:
        return min(one.since for one in self.owed)

    @property
    def references(self) -> list[str]:
        return sorted({one.request.reference for one in self.owed})


def inquiries(seen: Requests) -> list[Inquiry]:
    """What was asked about the requests `seen` and is late: the answer, or the call that was promised."""
    now = clock.now()
    past = Q(due_at__lt=now) | Q(calls_back_at__lte=now)
    about = (f"support_request__{name}" for name in ABOUT)
    found = Inquiry.objects.filter(past, support_request__in=seen.open()).pending().with_party().select_related(*about)
    return list(found.order_by("due_at", "pk")[:AT_MOST])


Found = tuple[Any, Late, Owed]
"""What tells a party from another of the same name, the party, and one thing."""


def parties(spells: Iterable[Spell], inquiries: Iterable[Inquiry], calls: Calls) -> list[Late]:
    """The longest late first: by the `spells` past due, and by the `inquiries` that are late."""
    found: dict[Any, Late] = {}
    for key, party, owed in (*_moves(spells, calls), *_answers(inquiries, calls)):
        found.setdefault(key, party).owed.append(owed)
    return sorted(found.values(), key=lambda one: one.since)


def _moves(spells: Iterable[Spell], calls: Calls) -> Iterator[Found]:
    for spell in spells:
        about = spell.support_request
        if spell.due_at < clock.now():
            owed = Owed(about, str(about.get_status_display()), spell.due_at)
            for words, call in calls.whose_move(about) or [(_("nobody in particular"), None)]:
                yield about.institution if words == str(about.institution) else words, Late(words, call), owed


def _answers(inquiries: Iterable[Inquiry], calls: Calls) -> Iterator[Found]:
    for one in inquiries:
        yield one.party, Late(str(one.party), first(calls.party(one))), _owed(one)


def _owed(inquiry: Inquiry) -> Owed:
    said = inquiry.calls_back_at if inquiry.has_not_called_back else None
    what = _("didn't call back") if said else _("no answer yet")
    return Owed(inquiry.support_request, f"{Rung(inquiry.rung).label}: {what}", said or inquiry.due_at)
