"""The one function that does a deed from the table, and the journal it leaves.

Lock, ask whose, ask whether now, write, remember: status, due time, event, hash and outbox row stand in one
transaction. Nothing else writes a status or an event.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock, privacy
from foundation.errors import KeyUsed, Lack, NotYours, Refused, wrong
from regions.models import Role, User
from requests_app.models import (
    BEFORE_A_GRANT,
    RANK,
    TERMINAL,
    Event,
    Fingerprint,
    OnBehalf,
    PendingEvent,
    Status,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.procedure import replay
from requests_app.procedure.authority import Standing, hindered, inquiry_of, standings, team_spoken_for
from requests_app.procedure.entry import AFTER_EACH_EVENT, WHEN_GRANTS_CHANGE, Rule
from requests_app.procedure.how import SIMPLY, Done, How, Made, SpokenBy, Write, Written
from requests_app.procedure.prospect import Prospect, prospect, prospects
from requests_app.procedure.rules import RULES
from requests_app.procedure.separation import NOT_THEIRS
from requests_app.procedure.undoing import leaves_a_way_back
from requests_app.records import changed, due_times, journal, reviews, undoing, versions

__all__ = [
    "RULES",
    "Done",
    "How",
    "Prospect",
    "SpokenBy",
    "admit",
    "lock",
    "perform",
    "prospect",
    "prospects",
    "read_anew",
    "record",
]

CONFIRM_WITHIN = timedelta(hours=24)
Facts = Mapping[str, object]
NO_FACTS: Facts = {}
EXEMPT_FROM_BSN = frozenset({"kvk", "agb", "rsin", "sha256"})


def admit(support_request: SupportRequest, action: Action, *, by: User, subject=None, version: int | None) -> None:
    """Raise what `perform` would whatever is filled in: when it is in no way theirs, or not the moment."""
    rule = RULES[action]
    if not any(standings(rule, support_request, by, subject, by_phone) for by_phone in (False, True)):
        _standing(rule, support_request, by, subject, SIMPLY)
    _check_moment(rule, support_request, subject, version)


def perform(
    support_request: SupportRequest,
    action: Action,
    *,
    by: User,
    how: How = SIMPLY,
    subject=None,
    facts: Facts = NO_FACTS,
    write: Write[Made] | None = None,
) -> Done[Made]:
    """Do `action` as `by`. Nothing else writes a request's status.

    The journal keeps `facts` of it, and those that `write` returns, which writes its rows after the checks.
    A replay of the key gives the first event again. Raises PermissionDenied when it isn't theirs to do, Refused (with
    what is lacking or what changed) when it isn't the moment, ValidationError when something was typed wrongly.
    """
    rule = RULES[action]
    with transaction.atomic():
        lock(support_request)
        if earlier := replay.seen(by=by, how=how, action=action, on=support_request):
            return earlier
        read_anew(subject)
        standing = _standing(rule, support_request, by, subject, how)
        _check_words(rule, how)
        _check_moment(rule, support_request, subject, how.version)
        was = undoing.snapshot(support_request) if leaves_a_way_back(rule, subject) else None
        written = _write_rows(rule, support_request, facts, write, standing)
        kept, stands = _checked(written.facts, how), written.stands
        event = _append(support_request, action, actor=by, standing=standing, how=how, facts=kept, stands=stands)
        if how.spoken_by:
            _ask_confirmation(event, rule, subject)
        _let_follow(rule, support_request, event)
        undoing.keep(event, was)
    return Done(event, made=written.made)


def follow(
    support_request: SupportRequest,
    action: Action,
    *,
    after: Event,
    facts: Facts = NO_FACTS,
    write: Write[Any] | None = None,
) -> Event:
    """Do `action` as what follows from the event `after`: by the same person, inside the same transaction.

    For what no one person does: an outcome that settled, a decision carried out. The lock is held already. Raises
    Refused when it isn't the moment.
    """
    rule = RULES[action]
    _check_moment(rule, support_request, None, None)
    standing, was = Standing(Role(after.role), after.standing), undoing.before_following(after)
    written = _write_rows(rule, support_request, facts, write, standing)
    kept = {**written.facts, "after": after.number}
    event = _append(support_request, action, actor=after.actor, standing=standing, facts=kept)
    _let_follow(rule, support_request, event)
    undoing.keep_following(after, was)
    return event


def check_text(facts: Facts, *, declared: bool = False) -> bool:
    """Refuse a BSN in free text unless it is declared not to be one; returns whether such a declaration was used."""
    return privacy.guard(journal.plain(facts), declared=declared, exempt=EXEMPT_FROM_BSN)


def _checked(facts: Facts, how: How) -> dict[str, Any]:
    """The facts as the journal keeps them, without a BSN in them or in the words beside them."""
    words = {"reason": how.reason, "spoken_by": how.spoken_by.name if how.spoken_by else "", **facts}
    declared = check_text(words, declared=how.not_a_bsn)
    return {**facts, "not_a_bsn": True} if declared else {**facts}


def lock(support_request: SupportRequest) -> None:
    """Take the row lock and read what is decided on anew, in one query."""
    support_request.refresh_from_db(from_queryset=SupportRequest.objects.select_for_update())


def open_request(support_request: SupportRequest, *, by: User, standing: Standing, how: How, facts: Facts) -> Event:
    """Write a request just made, with its first event under the key of `how`. Callers hold the counter's lock."""
    how = How(key=how.key, fingerprint=how.fingerprint)
    event = _append(support_request, Action.OPEN, actor=by, standing=standing, how=how, facts={**facts})
    return _heard(support_request, event)


def record(support_request: SupportRequest, action: Action, *, once: str, facts: Facts = NO_FACTS) -> Event | None:
    """Write an event of the system itself, by the clock: no person, no role, no move of the status.

    `once` (at most 64 characters) names the occasion: None when it was written for this request before. Callers that
    must be sure that the occasion still stands take the `lock` first, in the same transaction.
    """
    with transaction.atomic():
        lock(support_request)
        if support_request.events.filter(actor=None, key=once).exists():
            return None
        how = How(key=once)
        return _heard(support_request, _append(support_request, action, actor=None, how=how, facts={**facts}))


def note_overdue(support_request: SupportRequest) -> Event | None:
    """Write that the due time was missed, once per due time; None when it wasn't or stands there already."""
    with transaction.atomic():
        lock(support_request)
        if support_request.overdue_noted or not support_request.is_overdue or support_request.status in TERMINAL:
            return None
        support_request.overdue_noted = True
        facts = {"due_at": support_request.due_at, "status": support_request.status}
        return _heard(support_request, _append(support_request, Action.OVERDUE, actor=None, facts=facts))


def by_the_clock(
    support_request: SupportRequest, action: Action, due: Callable[[SupportRequest], Facts | None]
) -> Event | None:
    """Do `action` because its time has come, in nobody's name.

    `due(locked request)` gives the facts of the deed, or None when it isn't time for it; then nothing is done.
    """
    rule = RULES[action]
    with transaction.atomic():
        lock(support_request)
        facts = due(support_request) if support_request.status in rule.sources else None
        if facts is None:
            return None
        _let_come(rule, support_request, facts)
        event = _append(support_request, action, actor=None, facts={**facts})
        _let_follow(rule, support_request, event)
        return event


def read_anew(subject) -> None:
    """Read what a deed is done to anew, if that isn't the request, under its `lock`; Refused when it is gone."""
    try:
        if subject is not None:
            subject.refresh_from_db()
    except ObjectDoesNotExist as error:
        raise Refused([Lack("gone", _("This was removed in the meantime."))]) from error


def _standing(rule, support_request, by: User, subject, how: How) -> Standing:
    found = standings(rule, support_request, by, subject, how.spoken_by is not None)
    fitting = [one for one in found if not how.as_role or one.role == how.as_role]
    if not fitting:
        roles = [how.as_role] if how.as_role else by.roles_now()
        why = (hindered(rule, support_request, by, Role(role), subject) for role in roles if not how.spoken_by)
        raise NotYours.of(next(filter(None, why), NOT_THEIRS))
    if len({one.role for one in fitting}) > 1:
        raise wrong("as_role", "several_roles", _("You may do this in more than one role: choose in which."))
    return fitting[0]


def _check_words(rule, how: How) -> None:
    errors = {}
    if rule.reasoned and not how.reason.strip():
        errors["reason"] = ValidationError(_("Give a reason; it is read by whoever acts next."), "required")
    if how.spoken_by and not how.spoken_by.name.strip():
        errors["spoken_by"] = ValidationError(_("Say who told you this: a function or name."), "required")
    if how.spoken_by and how.spoken_by.at > clock.now():
        errors["spoken_at"] = ValidationError(_("The call can't be in the future."), "in_the_future")
    if errors:
        raise ValidationError(errors)


def _check_moment(rule, support_request, subject, version) -> None:
    if support_request.status not in rule.sources:
        text = _("The request stands at “%(status)s” now, where this can't be done.")
        raise Refused([Lack("status", text, status=support_request.get_status_display())])
    if version is not None and version != support_request.version:
        told = [str(_("The request was changed since you opened it."))]
        if not rule.addressee:  # the party that was asked reads nothing of the request
            told = changed.since(support_request, version)
        raise Refused(changed=told, code="stale")
    if lacks := rule.lacks(support_request, subject):
        raise Refused(lacks)


def _let_come(rule, support_request, facts: Facts) -> None:
    """Write what the table says follows from the deed (`then`), under the number its event will have."""
    if rule.then:
        rule.then(support_request, support_request.head_number + 1, facts)


def _write_rows(rule, support_request, facts: Facts, write: Write[Made] | None, standing: Standing) -> Written[Made]:
    """Write the rows of a deed under the number its event will have; returns all facts of that event."""
    _let_come(rule, support_request, facts)
    if write is None:
        return Written(facts)
    written = write(support_request, support_request.head_number + 1, standing)
    return replace(written, facts={**facts, **written.facts})


def _let_follow(rule, support_request, event: Event) -> None:
    """Call what higher apps do when grants change, then what they do after each event, and note what came of it.

    When one of them raises, the whole deed is undone.
    """
    consequences = WHEN_GRANTS_CHANGE if rule.changes_grants else ()
    noted = [one for consequence in consequences for one in consequence(support_request, event)]
    _heard(support_request, event)
    for action, once, facts in noted:
        record(support_request, action, once=once, facts=facts)


def _heard(support_request, event: Event) -> Event:
    for consequence in AFTER_EACH_EVENT:
        consequence(support_request, event)
    return event


def _append(
    support_request, action: Action, *, actor: User | None, standing=None, how=SIMPLY, facts, stands=NO_FACTS
) -> Event:
    """Move the request as the table says and write the event, its hash and its outbox row."""
    rule = RULES[action]
    before, now = support_request.status, _move(support_request, rule, stands)
    facts |= _freeze(support_request, rule) | _unrank(support_request, before)
    event = Event(
        support_request=support_request,
        number=support_request.head_number + 1,
        action=action,
        at=now,
        actor=actor,
        role=standing.role if standing else "",
        standing=standing.label if standing else "",
        spoken_by=journal.plain(asdict(how.spoken_by)) if how.spoken_by else None,
        reason=how.reason,
        facts=journal.plain(facts),
        from_status=before,
        to_status=support_request.status,
        version=support_request.version,
        supersedes=facts.get("supersedes"),
        key=how.key,
        previous_hash=support_request.head_hash,
    )
    _save(event, support_request, how)
    return event


def loses_rank(support_request, before: str, after: str) -> bool:
    """Whether it comes back to what waits for a decision with a national rank: another may have that by now."""
    return bool(support_request.national_rank) and after in BEFORE_A_GRANT and before not in BEFORE_A_GRANT


def _unrank(support_request, before: str) -> dict:
    """Take its rank away where it must go; gives it as a fact."""
    if not loses_rank(support_request, before, support_request.status):
        return {}
    lost = support_request.national_rank
    support_request.national_rank, support_request.national_reason = None, ""
    return {"unranked": lost}


def _freeze(support_request, rule) -> dict:
    """Make a new version if the deed may; gives, as facts, the corners that must speak again because of it."""
    if not (rule.freezes and support_request.submitted_at):
        return {}
    number, filing = support_request.head_number + 1, rule.to == Status.INTAKE
    made = versions.freeze(support_request, event_number=number, filing=filing)
    voided = reviews.void_positions(support_request) if made else []
    return {"voided": voided} if voided else {}


def _save(event: Event, support_request, how: How) -> None:
    """Write the request with the head that the next event follows, the event, and its place in the outbox."""
    event.hash = journal.digest(event, support_request.reference)
    support_request.head_number, support_request.head_hash = event.number, event.hash
    support_request.updated_at = event.at
    support_request.save()
    try:
        event.save(force_insert=True)
    except IntegrityError as error:  # the same key at the same moment, on a request of which we hold no lock
        if "one_event_per_key" in str(error):
            raise KeyUsed from error
        raise
    PendingEvent.objects.create(event=event)
    if how.key and how.fingerprint:
        Fingerprint.objects.create(event=event, digest=how.fingerprint)


def enter(support_request: SupportRequest, rule: Rule, now: datetime) -> bool:
    """Set the status that `rule` leads to, without saving; returns False when the request stays where it is.

    A forecast does the same to a copy.
    """
    target = rule.to(support_request) if callable(rule.to) else rule.to
    if target is None:
        return False
    support_request.status = target
    support_request.entered_at = now
    support_request.overdue_noted = False
    support_request.furthest = max(support_request.furthest, RANK.get(target, 0))
    return True


def _move(support_request, rule, stands: Facts) -> datetime:
    now = clock.now()
    for name, value in stands.items():
        setattr(support_request, name, value)
    if enter(support_request, rule, now):
        reviews.entered(support_request, event_number=support_request.head_number + 1)
    support_request.was_urgent |= support_request.is_urgent
    if (due_at := due_times.of(support_request)) != support_request.due_at:
        support_request.due_at = due_at
        support_request.overdue_noted &= due_at < now  # a later due time can be missed anew
    return now


def _ask_confirmation(event: Event, rule: Rule, subject) -> None:
    OnBehalf.objects.create(
        event=event,
        role=event.role,
        inquiry=inquiry_of(subject) if rule.addressee else None,
        mission=team_spoken_for(event),
        due_at=event.at + CONFIRM_WITHIN,
    )
