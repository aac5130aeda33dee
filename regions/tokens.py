"""Personal API tokens: made with a name and a last moment, shown once, taken back by the owner or an administrator."""

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from regions.authority import is_administrator
from regions.models import ApiToken, digest_of

LONGEST = timedelta(days=366)
MARK = "msob_"
SHOWN = 10  # characters of a token that stay readable, its mark included
USED_AT_MOST_EVERY = timedelta(minutes=1)


@transaction.atomic
def issue(user, *, name, expires_at):
    """Make a token for `user` until `expires_at` (aware, at most a year ahead). Returns it and its secret, once."""
    _refuse_period(expires_at)
    secret = MARK + secrets.token_urlsafe(32)
    token = ApiToken(user=user, name=name, prefix=secret[:SHOWN], digest=digest_of(secret), expires_at=expires_at)
    token.full_clean()
    token.save()
    return token, secret


@transaction.atomic
def revoke(token, *, by):
    """Take back a token at once; a second time changes nothing."""
    if token.user_id != by.pk and not is_administrator(by):
        raise PermissionDenied(gettext("This is somebody else's token."))
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now())
    token.refresh_from_db()


def find(secret):
    """The token that this secret opens now, its owner included; None when it doesn't. One query, one more a minute."""
    token = ApiToken.objects.valid().select_related("user").filter(digest=digest_of(secret)).first()
    if token is None or not token.user.is_active:
        return None
    _note_use(token)
    return token


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
