"""The outbox turns events into messages and sends them. The next sweep is the retry; nothing else sends.

An event and its messages share one transaction, claimed with SKIP LOCKED, so that workers share the work and each
message exists once. A message is claimed for a while, sent outside any transaction and noted at once: when a sender is
killed in between, at most that one message is sent twice.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from notifications import audience, mailbox
from notifications.models import About, Means, Notification, Sending, State, Stumble, pause_after
from notifications.notes import AWAY, Notes
from notifications.preferences import Told
from notifications.roads import ROADS
from notifications.roads.base import Carry, Hopeless, NotNow, Road, RoadBlocked, described
from notifications.roads.people import untranslated
from notifications.table import ALARMS, Kind, Urgency
from regions.authority import is_administrator
from regions.models import Membership, Role, User
from requests_app.models import Event, PendingEvent
from requests_app.models.actions import Action

log = structlog.get_logger(__name__)

NOT_DELIVERED = _("A message could not be delivered. See Delivery.")
NOT_TOLD = _("An event could not be turned into messages. See Delivery.")


# --- from events to messages


def sweep() -> int:
    """Turn waiting events into messages, the oldest first, for one round at most; returns how many were told."""
    ends_at = _end_of_round()
    told = 0
    while clock.now() < ends_at and (outcome := _take()) is not None:
        told += outcome
    return told


def tell(event: Event) -> None:
    """Write the rows of `event` on every road; those that are there already stay as they are."""
    told = Told(event, audience.tellings(event))
    for road in ROADS.values():
        if rows := road.rows(told):
            type(rows[0])._default_manager.bulk_create(rows, ignore_conflicts=True)
    mailbox.recount({telling.user.pk for telling in told.tellings})
    if event.action in ALARMS:
        tell_administrators(event, ALARMS[Action(event.action)])


def _take() -> int | None:
    """Tell of the first event that waits: 1 when it was told, 0 when that raised, None when no event waits."""
    with transaction.atomic():
        pending = _claim_event()
        if pending is None:
            return None
        try:
            with transaction.atomic():
                tell(pending.event)
                pending.delete()
        except Exception as error:  # whatever is wrong with one event, those behind it go on
            _stumble(pending.event, error)
            return 0
    return 1


def _claim_event() -> PendingEvent | None:
    held = Stumble.objects.filter(event=OuterRef("event"), next_try_at__gt=clock.now())
    corrected = {
        "event__support_request": OuterRef("event__support_request"),
        "event__number": OuterRef("event__supersedes"),
    }
    first = PendingEvent.objects.filter(**corrected)  # whoever hears that it was undone must have heard of it
    free = PendingEvent.objects.filter(~Exists(held), ~Exists(first)).order_by("pk")
    about = ("event__support_request__institution", "event__support_request__safety_region")
    return free.select_related(*about).select_for_update(skip_locked=True, of=("self",)).first()


def _stumble(event: Event, error: Exception) -> None:
    """Let `event` wait with its error, longer each time; the administrators hear of it once."""
    stumble, _new = Stumble.objects.get_or_create(event=event)
    stumble.attempts += 1
    stumble.next_try_at = clock.now() + pause_after(stumble.attempts)
    stumble.last_error = described(error)
    stumble.save()
    log.warning("event_not_told", event_id=event.pk, attempts=stumble.attempts, error=type(error).__name__)
    if stumble.attempts == settings.MSOB_SEND_ATTEMPTS:
        tell_administrators(event, NOT_TOLD)


# --- from messages to their receivers


def send(road: Road) -> int:
    """Send what is due on `road`, batch by batch, until the round is over at most; returns how many arrived."""
    ends_at = _end_of_round()
    arrived = 0
    while clock.now() < ends_at and (batch := _claim(road)):
        carried, free = _carry_all(road, batch, ends_at)
        arrived += carried
        if not free:
            break
    return arrived


def is_piling_up(road: Road) -> bool:
    """Whether more is due on `road`, and claimed by nobody, than one sender takes at once."""
    return road.due()[settings.MSOB_SEND_BATCH :][:1].exists()


def _end_of_round() -> datetime:
    return clock.now() + timedelta(seconds=settings.MSOB_SEND_ROUND_SECONDS)


def _claim(road: Road) -> list[Any]:
    """Claim a batch of whole parcels that are due; the claim ends by itself after a while, also when we are killed."""
    until = clock.now() + timedelta(seconds=settings.MSOB_SEND_LEASE_SECONDS)
    with transaction.atomic():
        due = road.due()
        firsts = _firsts(road, due).select_for_update(skip_locked=True)
        keys = list(firsts.values_list(road.parcel, flat=True)[: settings.MSOB_SEND_BATCH])
        if road.parcel != "pk":
            rows = due.filter(**{f"{road.parcel}__in": keys}).select_for_update(skip_locked=True)
            keys = list(rows.values_list("pk", flat=True))
        road.travelling().filter(pk__in=keys).update(next_try_at=until)
    return list(road.travelling().filter(pk__in=keys).order_by(*road.order, road.parcel, "pk"))


def _firsts(road: Road, due: Any) -> Any:
    """The first row of each parcel that is due: who locks that one has the whole parcel, so that none is split."""
    if road.parcel == "pk":
        return due
    before = due.filter(**{road.parcel: OuterRef(road.parcel)}, pk__lt=OuterRef("pk"))
    return due.filter(~Exists(before.order_by()))


def _carry_all(road: Road, batch: list[Any], ends_at: datetime) -> tuple[int, bool]:
    """Send the parcels of `batch`; returns (how many rows arrived, whether the road is still open)."""
    parcels = [list(rows) for _key, rows in groupby(batch, attrgetter(road.parcel))]
    notes, arrived, passed_by = Notes(type(batch[0])), 0, []
    try:
        with road.van() as carry:
            while parcels and clock.now() < ends_at:
                try:
                    arrived += _carry(carry, parcels[0], notes, last=len(parcels) == 1)
                except NotNow:
                    passed_by.append(parcels[0])
                del parcels[0]
    except RoadBlocked as error:
        log.warning("road_blocked", road=road.name, waiting=len(parcels), error=str(error))
        _put_back(road, passed_by + parcels, after=settings.MSOB_SEND_BLOCKED_SECONDS, last_error=described(error))
        return arrived, False
    except AWAY:
        notes.again()
        raise
    _put_back(road, passed_by + parcels, after=0)
    return arrived, True


def _carry(carry: Carry, parcel: Sequence[Sending], notes: Notes, *, last: bool) -> int:
    """Send one parcel and note on each of its rows how it went; returns how many arrived."""
    try:
        carry(parcel)
    except (RoadBlocked, NotNow):
        raise
    except Exception as error:  # a bounce, a template that raises: that one waits, all others go on
        for row in parcel:
            _failed(row, error)
        return 0
    return notes.taken(parcel, last=last)


@transaction.atomic
def _failed(row: Sending, error: Exception) -> None:
    row.bounced(described(error), hopeless=isinstance(error, Hopeless))
    if row.state == State.GIVEN_UP:
        log.warning("message_given_up", event_id=row.event_id, row=row.pk, error=type(error).__name__)
        if row.event is not None:
            tell_administrators(row.event, NOT_DELIVERED)


def _put_back(road: Road, parcels: list[list[Sending]], *, after: int, **more) -> None:
    """Give up the claim on `parcels` that weren't tried, for a sender `after` so many seconds; no try is counted."""
    keys = [row.pk for parcel in parcels for row in parcel]
    if keys:
        again = clock.now() + timedelta(seconds=after)
        road.travelling().on_its_way().filter(pk__in=keys).update(next_try_at=again, **more)


# --- what went wrong


def resend(rows, *, by: User) -> int:
    """Send given-up or failed `rows` (a queryset of one road) anew, as `by`; returns how many. Administrators only."""
    if not is_administrator(by):
        raise NotYours("administrators_deliver", _("Delivery is looked after by administrators."))
    with transaction.atomic():
        chosen = list(rows.filter(state__in=[State.FAILED, State.GIVEN_UP]).select_for_update(of=("self",)))
        for row in chosen:
            row.again()
    return len(chosen)


def put_away(rows, *, by: User) -> int:
    """Let given-up `rows` (a queryset of one road) ask nobody's attention any more, as `by`; returns how many.

    They stay, can be found and sent again. Administrators only.
    """
    if not is_administrator(by):
        raise NotYours("administrators_deliver", _("Delivery is looked after by administrators."))
    seen = rows.filter(state=State.GIVEN_UP, put_away_at=None)
    return seen.update(put_away_at=clock.now(), put_away_by=by)


def tell_administrators(event: Event, text) -> None:
    """Say in the inbox of every administrator, once per event, what went wrong; never a word of the request."""
    held = Membership.objects.active().filter(role=Role.ADMINISTRATOR)
    users = (
        held.order_by("user_id").values_list("user_id", flat=True).distinct()
    )  # in one order, or two writers deadlock
    rows = [
        Notification(
            event=event,
            user_id=user,
            road=Means.INBOX,
            kind=Kind.DELIVERY,
            urgency=Urgency.NOW,
            text=untranslated(text),
            about=About.DELIVERY,
            state=State.SENT,
            sent_at=clock.now(),
        )
        for user in users
    ]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    mailbox.recount(users)
