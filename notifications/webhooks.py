"""Endpoints of organisations' own systems: who looks after them, their secrets, and which events they are sent.

An endpoint is sent what somebody of its organisation would be told, by the same table of messages; so what it is told
of, its people may see. An administrator looks after all, whoever speaks for an organisation after its own.
"""

import secrets
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock, search
from foundation.errors import Lack, NotYours, Refused, wrong
from foundation.paging import Sort
from notifications import audience, cloudevents, webhooks_guard, webhooks_rest, webhooks_signature, webhooks_wire
from notifications.models import State, WebhookDelivery, WebhookEndpoint
from notifications.models.webhook import DeliveryQuerySet, EndpointQuerySet, new_seed
from notifications.table import Kind
from notifications.webhooks_guard import Undelivered
from regions.authority import is_administrator, one_at_a_time
from regions.models import User
from requests_app.models import Event
from requests_app.models.actions import Action

KINDS = [kind for kind in Kind if kind != Kind.DELIVERY]
LIST = {"name": Sort("description", _("Name"))}
LOG = {"when": Sort("created_at", _("When"), descending=True)}

LONGEST_NUMBER = 18  # digits: more than any event has
MOST_IN_GRACE = 8
"""How many replaced secrets sign at once, at most: each makes the headers of every event longer."""


# --- looking after endpoints


def looked_after_by(user) -> EndpointQuerySet:
    """The endpoints that `user` looks after, by name, each with its organisation."""
    return WebhookEndpoint.objects.managed_by(user).with_scopes().with_standing()


def may_manage(user, endpoint: WebhookEndpoint) -> bool:
    """Whether `user` is an administrator or speaks for the endpoint's organisation today."""
    return is_administrator(user) or speaks_for(user, endpoint)


def speaks_for(user, endpoint: WebhookEndpoint) -> bool:
    """Whether `user` speaks for the endpoint's organisation today, and so may read what it was told of."""
    return any(held.role == endpoint.role and held.scopes == endpoint.scopes for held in user.memberships_now())


def sees_inside(user) -> bool:
    """Whether `user` may read what stands behind a name: only who looks after the installation."""
    return is_administrator(user)


def reason(error: Undelivered, *, to) -> str:
    """Why a trial wasn't taken, in words for `to`."""
    return error.said_inside if sees_inside(to) else error.said


def find(user, *, q: str = "", active: str = "") -> EndpointQuerySet:
    """Those `user` looks after whose name or address holds `q`, switched on ("yes") or off ("no")."""
    found = looked_after_by(user)
    found = found.filter(is_active=active == "yes") if active else found
    return found.filter(search.matching(q, "folded", "url"))


def log_of(endpoint: WebhookEndpoint) -> DeliveryQuerySet:
    """Everything that was sent to `endpoint`, or is to be."""
    return WebhookDelivery.objects.filter(endpoint=endpoint).in_full()


def find_in_log(endpoint: WebhookEndpoint, *, own: bool, q: str = "", state: str = "", kind: str = ""):
    """What of the log fits: `q` is the number of an event or, when the log is `own`, of what it told of."""
    found = log_of(endpoint)
    found = found.filter(state=state) if state else found
    found = found.filter(kind=kind) if kind else found
    return found.filter(_named(q, own)) if q else found


def _named(q: str, own: bool) -> Q:
    if q.isascii() and q.isdecimal() and len(q) < LONGEST_NUMBER:
        return Q(event=int(q)) | (Q(inquiry=int(q)) if own else Q())
    told_of = search.matching(q, reference="event__support_request__reference")
    return Q(inquiry=None) & told_of if own else search.NOBODY


@transaction.atomic
def add(*, by: User, url: str, description: str, kinds, role: str, **scope) -> tuple[WebhookEndpoint, str]:
    """Add an endpoint for a role and its scope; returns it with its secret, shown only now.

    Raises PermissionDenied for another's organisation, ValidationError for an address that can't be used.
    """
    endpoint = WebhookEndpoint(url=url, description=description, kinds=list(kinds), role=role, **scope)
    require(by, endpoint)
    one_at_a_time(by)
    _save(endpoint, by=by)
    return endpoint, webhooks_signature.secret_of(endpoint.seed)


@transaction.atomic
def change(endpoint: WebhookEndpoint, *, by: User, **fields) -> None:
    """Change address, name or kinds, or switch it on or off (`is_active`); `by` answers for it from now on."""
    require(by, endpoint)
    _lock(endpoint)
    was_told = WebhookEndpoint.objects.told().filter(pk=endpoint.pk).exists()
    for name in ("url", "description", "kinds", "is_active"):
        setattr(endpoint, name, fields.get(name, getattr(endpoint, name)))
    endpoint.silences, endpoint.rests_until = 0, None
    _save(endpoint, by=by)
    if endpoint.is_active and not was_told:
        webhooks_rest.switched_on(endpoint, by=by)


@transaction.atomic
def replace_secret(endpoint: WebhookEndpoint, *, by: User) -> str:
    """Give it a new secret (returned, shown only now); the earlier ones sign until their time of grace is over.

    Refused when so many were replaced within that time that one of them would have to stop earlier.
    """
    require(by, endpoint)
    _lock(endpoint)
    endpoint.older_seeds = endpoint.seeds_in_grace
    if len(endpoint.older_seeds) >= MOST_IN_GRACE:
        raise Refused(Lack("too_many_secrets", _("The secret was replaced too often in the past day: try tomorrow.")))
    endpoint.earlier_seed, endpoint.seed = endpoint.seed, new_seed()
    endpoint.earlier_until = clock.now() + timedelta(hours=settings.MSOB_WEBHOOK_GRACE_HOURS)
    _save(endpoint, by=by)
    return webhooks_signature.secret_of(endpoint.seed)


def try_out(endpoint: WebhookEndpoint, *, by: User) -> int:
    """Send an event that tells of nothing, at once; returns the status it was taken with.

    Raises what `webhooks_wire.post` raises when it wasn't.
    """
    require(by, endpoint)
    status = _post(endpoint, cloudevents.trial(f"trial-{secrets.token_hex(8)}", clock.now()))
    webhooks_rest.answered(endpoint)
    return status


@transaction.atomic
def send_again(delivery: WebhookDelivery, *, by: User) -> None:
    """Send one delivery anew, also one that was taken before. Refused while it is on its way anyhow."""
    require(by, delivery.endpoint)
    delivery.refresh_from_db(from_queryset=WebhookDelivery.objects.select_for_update())
    if delivery.state == State.WAITING:
        raise Refused(Lack("on_its_way", _("This event is on its way already.")))
    delivery.again()


def require(by: User, endpoint: WebhookEndpoint) -> None:
    """Raises PermissionDenied for who doesn't look after `endpoint`, be it there or meant to be."""
    if not may_manage(by, endpoint):
        raise NotYours("webhook_of_another", gettext("This webhook belongs to another organisation."))


def _lock(endpoint: WebhookEndpoint) -> None:
    endpoint.refresh_from_db(from_queryset=WebhookEndpoint.objects.select_for_update())


def _save(endpoint: WebhookEndpoint, *, by: User) -> None:
    if not endpoint.kinds or set(endpoint.kinds) - set(KINDS):
        raise wrong("kinds", "required", _("Choose at least one kind of message."))
    endpoint.full_clean()
    same = WebhookEndpoint.objects.filter(url=endpoint.url, role=endpoint.role, **endpoint.scopes)
    if same.exclude(pk=endpoint.pk).exists():  # a second click, or a second person at work
        raise wrong("url", "unique", _("This organisation has a webhook with this address already."))
    webhooks_guard.check_url(endpoint.url)
    endpoint.answers, endpoint.is_answered_for = by, True
    endpoint._history_user = by  # type: ignore[attr-defined]  # for simple-history
    endpoint.save()


# --- what they are sent


def deliveries(event: Event) -> list[WebhookDelivery]:
    """The unsaved deliveries of `event`: by the first line of the table that names an endpoint's organisation."""
    endpoints = WebhookEndpoint.objects.all()  # also those switched off: for them it waits
    if not endpoints.exists():
        return []
    found: dict[int, WebhookDelivery | None] = {}
    for line, party, held in audience.named(event):
        if party not in audience.PERSONAL:
            asked = audience.asked_of(event, party)
            for endpoint in endpoints.filter(held):
                made = WebhookDelivery(event=event, endpoint=endpoint, kind=line.kind, inquiry=asked(endpoint))
                found.setdefault(endpoint.pk, made if line.kind in endpoint.kinds else None)
    return [*(one for one in found.values() if one), *(_undone(event) if event.action == Action.UNDO else ())]


def _undone(event: Event) -> Iterator[WebhookDelivery]:
    """What is undone is told to the systems that were told of it, as what that was about."""
    told = WebhookDelivery.objects.filter(event__support_request=event.support_request_id)
    for one in told.filter(event__number=event.supersedes or 0):
        yield WebhookDelivery(event=event, endpoint_id=one.endpoint_id, kind=one.kind, inquiry_id=one.inquiry_id)


def send(delivery: WebhookDelivery) -> int:
    """Carry one delivery; returns the status it was taken with, raises what `webhooks_wire.post` raises."""
    return _post(delivery.endpoint, cloudevents.of(delivery))


def _post(endpoint: WebhookEndpoint, told: cloudevents.Told) -> int:
    body = cloudevents.body_of(told)
    signing = webhooks_signature.secrets_of(endpoint.seeds)
    sent_at = clock.machine_seconds()  # a receiver asks its own clock, and that doesn't live in the demo
    signed = webhooks_signature.headers(str(told["id"]), sent_at, body, signing)
    return webhooks_wire.post(endpoint.url, body, {"Content-Type": cloudevents.CONTENT_TYPE, **signed})
