"""Personal API tokens: made with a name and a last moment, shown once, taken back by the owner or an administrator.

A token opens no more than its owner could have opened when she made it: for a role that needs a second factor it is
made by somebody who has one, works only as long as she has it, and ends with the first of her roles that ends.
"""

import secrets
from datetime import datetime, time, timedelta

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, NotYours, Refused
from regions import proof, traces
from regions.authority import is_administrator
from regions.models import ApiToken, Reach, Tried, User, digest_of

LONGEST = timedelta(days=366)
MARK = "msob_"
SHOWN = 10  # characters of a token that stay readable, its mark included
USED_AT_MOST_EVERY = timedelta(minutes=1)
NO_FACTOR = _("Set up a second factor first: one of your roles needs it.")


@transaction.atomic
def issue(user, *, name, expires_at, reaches=()):
    """Make a token for `user` until `expires_at` (aware, at most a year ahead). Returns it and its secret, once.

    `reaches` names what it may beside what every token may (`Reach`); whoever grants that has just proved who she is.
    Refused for a role that needs a second factor when she has none.
    """
    _refuse_period(expires_at)
    if proof.roles_with_factor(user) and not proof.has_factor(user):
        raise Refused(Lack("second_factor", NO_FACTOR))
    secret = MARK + secrets.token_urlsafe(32)
    token = ApiToken(user=user, name=name, prefix=secret[:SHOWN], digest=digest_of(secret), expires_at=expires_at)
    token.reaches = [Reach(reach) for reach in reaches]
    token.held = [membership.pk for membership in user.held_today()]
    token.full_clean()
    token.save()
    traces.tried(Tried.TOKEN_ISSUED, by=user, detail=token.prefix)
    return token, secret


def until(last_day):
    """The last moment of a token whose last day is `last_day`, in Amsterdam."""
    return datetime.combine(last_day, time.max, tzinfo=clock.AMSTERDAM)


@transaction.atomic
def revoke(token, *, by: User):
    """Take back a token at once; a second time changes nothing."""
    if token.user_id != by.pk and not is_administrator(by):
        raise NotYours("token_of_another", gettext("This is somebody else's token."))
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        traces.tried(Tried.TOKEN_ENDED, by=by, about=token.user, detail=token.prefix)
    token.refresh_from_db()


def find(secret):
    """The token that this secret opens now, its owner included; None when it doesn't. Two queries, one more a minute.

    Raises PermissionDenied when a role of its owner asks for more than it was made with.
    """
    has_factor = Exists(Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP))
    known = ApiToken.objects.valid().select_related("user").annotate(has_factor=has_factor)
    token = known.filter(digest=digest_of(secret)).first()
    if token is None or not token.user.is_active or token.outlived:
        return None
    _refuse_unproved(token)
    _note_use(token)
    return token


def _refuse_unproved(token):
    needed = proof.roles_with_factor(token.user)
    if needed and not token.has_factor:
        raise NotYours("second_factor", NO_FACTOR)
    if needed - {membership.role for membership in token.user.held_today() if membership.pk in token.held}:
        raise NotYours(
            "token_before_the_role", gettext("A role that needs a second factor was added since: make a new token.")
        )


def _note_use(token):
    now = clock.now()
    if token.last_used_at is not None and now - token.last_used_at < USED_AT_MOST_EVERY:
        return
    older = Q(last_used_at=None) | Q(last_used_at__lte=now - USED_AT_MOST_EVERY)
    ApiToken.objects.filter(older, pk=token.pk).update(last_used_at=now)


def _refuse_period(expires_at):
    now = clock.now()
    if expires_at <= now:
        raise ValidationError({"expires_at": _("The last moment lies in the past.")}, code="past")
    if expires_at > now + LONGEST:
        raise ValidationError({"expires_at": _("A token lasts a year at most.")}, code="too_long")
