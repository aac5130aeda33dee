"""What stood before a deed that can be undone, row by row, and how it comes to stand again.

Rows of the ledger of need are never changed: the same rows are added with the sign turned. Whatever else hangs on a
request stands in `KEPT`; a higher app adds its own. Callers hold the lock on the request.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused
from foundation.ranges import Profile
from requests_app.models import (
    COUNTING,
    RANK,
    Decision,
    Event,
    Inquiry,
    LedgerRow,
    Mission,
    NeedLine,
    Offer,
    OnBehalf,
    Position,
    Review,
    Status,
    SupportRequest,
    Term,
    Undoable,
    Waiver,
)
from requests_app.models.undoing import how_long
from requests_app.records import journal, need_ledger, need_postings

OF_REQUEST = (
    *("status", "entered_at", "overdue_noted", "provisional_until", "people_out", "arrival_due_on", "planned_end_on"),
    *("closed_from", "closed_at", "closed_by_event", "closing_code"),
)
"""What of the request itself is put back. Sight is never lost, so the furthest status stays; the due time follows."""
BY_THE_CLOCK = frozenset({"overdue_noted", "unreached_at"})
"""What the clock may write in between, without anything building on the deed."""

Values = dict[str, Any]
Snapshot = dict[str, Values]


class Change(NamedTuple):
    """One row: as it is, and as it was before the deed; None where there is or was none."""

    now: Any
    then: Any


@dataclass(frozen=True)
class Kept:
    """The rows `of` a request, and how they are put back when that takes more than writing them.

    There are none of a request that never came to the status `since`, nor where there is nothing to hang `on`.
    """

    of: Callable[[SupportRequest], QuerySet]
    put_back: Callable[[SupportRequest, list[Change]], None] | None = None
    since: Status = Status.DRAFT
    on: type[Model] | None = None


def _of(
    model: type[Model], road: str = "support_request", since: Status = Status.DRAFT, on: type[Model] | None = None
) -> Kept:
    return Kept(lambda about: model._default_manager.filter(**{road: about.pk}), since=since, on=on)


KEPT: dict[type[Model], Kept] = {
    Inquiry: _of(Inquiry),
    Offer: _of(Offer, "inquiry__support_request", on=Inquiry),
    Waiver: _of(Waiver),
    Mission: _of(Mission, since=Status.PRECHECK),
    Review: _of(Review, since=Status.PRECHECK),
    Position: _of(Position, "review__support_request", Status.PRECHECK, on=Review),
    Decision: _of(Decision, since=Status.PRECHECK),
    OnBehalf: _of(OnBehalf, "event__support_request"),
}
"""By model, what hangs on the first before what hangs on it."""


def snapshot(support_request: SupportRequest) -> Snapshot:
    """All that is kept of a request as it stands now, by row."""
    found = {_key(support_request): _plain(support_request, OF_REQUEST)}
    there: set[type[Model] | None] = {None}
    for model, kept in KEPT.items():
        if support_request.furthest < RANK[kept.since] or kept.on not in there:
            continue
        for row in kept.of(support_request):
            there.add(model)
            found[_key(row)] = _plain(row, [field.attname for field in row._meta.fields])
    return found


def _key(row: Model) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def _plain(row: Model, names: Iterable[str]) -> Values:
    return {name: journal.plain(getattr(row, name)) for name in names}


def before_following(after: Event) -> Snapshot | None:
    """What stands before something follows from the event `after`; None when that can't be undone."""
    return snapshot(after.support_request) if Undoable.objects.filter(event=after).exists() else None


def keep(event: Event, was: Snapshot | None) -> None:
    """Note what `event` changed since it `was` so; None: it can't be undone."""
    if was is not None:
        _note(Undoable(event=event), event, was)


def keep_following(after: Event, was: Snapshot | None) -> None:
    """Note beside what `after` changed what followed from it, since it `was` so; None: that can't be undone."""
    found = Undoable.objects.filter(event=after).first() if was is not None else None
    if was is not None and found and found.rows is not None:
        _note(found, after, was)


def _note(found: Undoable, event: Event, was: Snapshot) -> None:
    rows = found.rows = rows_of(found)
    now = snapshot(event.support_request)
    for key in was.keys() | now.keys():
        if was.get(key) != now.get(key):
            rows[key] = _joined(rows.get(key), _difference(was.get(key), now.get(key)))
    found.save()


def _difference(before: Values | None, after: Values | None) -> list[Values | None]:
    """Of a row that was there before and after: only what differs."""
    if before is None or after is None:
        return [before, after]
    changed = [name for name in before if before[name] != after[name]]
    return [{name: values[name] for name in changed} for values in (before, after)]


def _joined(first: list | None, then: list) -> list:
    """Two changes of a row, one after the other, as one."""
    if first is None:
        return then
    before = None if first[0] is None else {**(then[0] or {}), **first[0]}
    after = None if then[1] is None else {**(first[1] or {}), **then[1]}
    return [before, after]


def rows_of(undoable: Undoable) -> dict[str, list]:
    """By row what it changed; nothing once that is erased."""
    return undoable.rows or {}


def erase() -> int:
    """Erase what stood before the deeds that can be undone no more, of how many; that they could, or were, stays."""
    over = Undoable.objects.filter(rows__isnull=False, event__at__lt=clock.now() - how_long())
    return over.update(rows=None)


def is_as_left(undoable: Undoable) -> bool:
    """Whether every row still stands as the deed left it."""
    now = snapshot(undoable.support_request)
    return all(_stands(after, now.get(key)) for key, (_before, after) in rows_of(undoable).items())


def _stands(after: Values | None, now: Values | None) -> bool:
    if after is None or now is None:
        return after is now
    return all(now[name] == value for name, value in after.items() if name not in BY_THE_CLOCK)


def numbers(undoable: Undoable) -> list[int]:
    """The numbers of the event and of what followed from it."""
    return with_what_followed(undoable.event.number, later_than(undoable.event))


def later_than(event: Event) -> QuerySet[Event]:
    """The events of its request after it."""
    return event.support_request.events.filter(number__gt=event.number)


def with_what_followed(number: int, events: Iterable[Event]) -> list[int]:
    """`number`, and of those of `events` that followed from that one."""
    return [number, *(one.number for one in events if one.facts.get("after") == number)]


def put_back(support_request: SupportRequest, undoable: Undoable, *, event_number: int) -> Values:
    """Let each row stand as it did; returns what is to stand on the request itself, for `workflow` to write.

    Raises Refused when places or need that it gave are used otherwise by now.
    """
    for number in numbers(undoable):
        need_postings.reverse(support_request, written_by=number, event_number=event_number, grants=True)
    for model, kept in KEPT.items():
        if changed := changes(undoable, model):
            (kept.put_back or _write)(support_request, changed)
    _check(support_request)
    before, _after = rows_of(undoable).get(_key(support_request), ({}, {}))
    return {name: _field(SupportRequest, name).to_python(value) for name, value in before.items()}


def changes(undoable: Undoable, model: type[Model]) -> list[Change]:
    """The rows of `model` that the deed changed, as they are and as they were."""
    kept = rows_of(undoable).items()
    found = {int(key.split(":")[1]): both for key, both in kept if key.startswith(_label(model))}
    there = model._default_manager.in_bulk(found)
    return [Change(there.get(pk), _as_before(model, pk, before)) for pk, (before, _after) in sorted(found.items())]


def _label(model: type[Model]) -> str:
    return f"{model._meta.label_lower}:"


def _as_before(model: type[Model], pk: int, before: Values | None) -> Model | None:
    if before is None:
        return None
    row = model._default_manager.filter(pk=pk).first() or model(pk=pk)
    for name, value in before.items():
        setattr(row, name, _field(model, name).to_python(value))
    return row


def _field(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name)


def _write(support_request: SupportRequest, changed: list[Change]) -> None:
    for one in changed:
        if one.then is None:
            one.now.delete()
        else:
            one.then.save()


def _check(support_request: SupportRequest) -> None:
    """Refuse what would leave less than nothing in any term of the ledger of need."""
    kept = need_ledger.accounts(NeedLine.objects.filter(support_request=support_request))
    terms = ("asked", "region", "national", "defence", "declined", "withdrawn", "committed", "open")
    if not all(getattr(entry, term).is_never_negative for entry in kept.values() for term in terms):
        text = _("The need that this left is covered otherwise by now.")
        raise Refused([Lack("used_otherwise", text)])


def opens(undoable: Undoable) -> Profile:
    """Persons per day that undoing opens again (below zero: that it covers again)."""
    rows = LedgerRow.objects.filter(
        line__support_request=undoable.event.support_request_id, event_number__in=numbers(undoable)
    )
    signs = {Term.ASKED: -1, Term.COMMITTED: 0}
    parts = [(signs.get(Term(row.term), 1) * row.persons, row.starts_on, row.ends_on) for row in rows]
    for one in changes(undoable, Offer):
        parts += [*_counted(one.now, 1), *_counted(one.then, -1)]
    return Profile.of(parts)


def _counted(offer: Offer | None, sign: int) -> list[tuple]:
    counts = offer is not None and offer.state in COUNTING
    return [(sign * offer.persons, offer.starts_on, offer.ends_on)] if offer and counts else []
