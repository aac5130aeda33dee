"""The letter of each decision is made once, and kept as it was sent: the bytes, their SHA-256, and when.

Whoever is called otherwise later, and whatever is recorded of the decision afterwards, the letter stays. Printing takes
a tenth of a second, so it waits until the deed that decided is committed: the sweep makes what is lacking, and so does
a reader who comes before it. The first to be kept is the letter; a second one made at the same moment is thrown away.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from foundation import clock
from requests_app.models import Decision, Letter, SupportRequest
from requests_app.papers.letter import letter
from requests_app.schedule import deadlines

AT_ONCE = 20
"""How many letters one sweep makes."""


def sweep() -> int:
    """Make the letters that are lacking, the oldest decisions first; returns how many."""
    lacking = Decision.objects.filter(letter=None).select_related("review", "support_request").order_by("pk")
    return deadlines.each(kept, lacking[:AT_ONCE])


def kept(decision: Decision) -> Letter:
    """The letter of `decision` as it was sent; made and kept now when nobody did so before."""
    found = Letter.objects.filter(decision=decision)
    if not found.exists():
        _keep(decision, letter(decision).pdf())
    return found.get()


@transaction.atomic
def _keep(decision: Decision, content: bytes) -> None:
    made = Letter.objects.create(content=content, sha256=hashlib.sha256(content).hexdigest(), made_at=clock.now())
    if not Decision.objects.filter(pk=decision.pk, letter=None).update(letter=made):
        made.delete()


def changed(requests: QuerySet[SupportRequest]) -> Iterator[str]:
    """A sentence for each kept letter of `requests` that isn't what was sent any more."""
    found = Decision.objects.filter(support_request__in=requests, letter__isnull=False)
    for decision in found.select_related("letter", "support_request").iterator(chunk_size=100):
        sent: Any = decision.letter
        if hashlib.sha256(sent.content).hexdigest() != sent.sha256:
            yield f"{decision.support_request.reference}: letter {decision.number} was changed"
