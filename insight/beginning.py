"""Requests from before the picture: it begins for them now, and what the journal still tells is counted as of then.

How they stood before isn't made up: of an earlier moment only alerts, lead times, decisions and arrivals are known.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef

from capacity import ledger
from capacity.models import Pool
from foundation import clock
from insight import happenings, keeping, spare, stretches
from insight.models import Spell, Stretch
from requests_app.models import TERMINAL, SupportRequest
from requests_app.procedure import workflow


def begin() -> int:
    """Begin the picture of every request whose alert was sent and that has none; returns how many those were."""
    told = Exists(Spell.objects.filter(support_request=OuterRef("pk")))
    waiting = SupportRequest.objects.filter(~told, submitted_at__isnull=False).order_by("pk")
    _begin_of_pools()
    return sum(_begin(SupportRequest.objects.get(pk=pk)) for pk in list(waiting.values_list("pk", flat=True)))


def _begin_of_pools() -> None:
    """What is known of each pool from now on; a second time there is nothing to add."""
    for pk in Pool.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            ledger.lock([pk])
            spare.follow(pk)


def _begin(support_request: SupportRequest) -> int:
    with transaction.atomic():
        workflow.lock(support_request)
        if Spell.objects.filter(support_request=support_request).exists():
            return 0
        at, place = clock.now(), keeping.place_of(support_request, None)
        _replay(support_request, place)
        parts = stretches.of(support_request)
        keeping.spell_of(support_request, at, support_request.entered_at, place).save()
        Stretch.objects.bulk_create(keeping.stretch_of(support_request, part, at, place) for part in sorted(parts))
        help_so_far = happenings.more_help(at, (), parts)
        number = support_request.head_number
        keeping.add(help_so_far, support_request, event_number=number, since=at, place=place)
    return 1


def _replay(support_request: SupportRequest, place: dict[str, int]) -> None:
    """Count what the journal tells, from the alert on."""
    was = None
    for event in support_request.events.order_by("number"):
        event.support_request = support_request
        if support_request.submitted_at is None or event.at < support_request.submitted_at:
            continue
        stays = was is not None and was.status == event.to_status
        entered = was.entered_at if was is not None and stays else event.at
        spell = Spell(status=event.to_status, entered_at=entered, under_way=event.to_status not in TERMINAL)
        found = list(happenings.of(event, was, spell, (), ()))
        keeping.take_back(event)
        keeping.add(found, support_request, event_number=event.number, since=event.at, place=place)
        was = spell
