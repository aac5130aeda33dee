"""Coming in: an administrator invites by e-mail, and the link in it works once, until it expires.

The secret in the link is never stored; sending again makes a new one and the old one stops working.
"""

import secrets
from datetime import timedelta
from smtplib import SMTPException

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused
from foundation.mail import AUTOMATIC, at_home
from foundation.spelling import one_line
from regions import people
from regions.authority import one_at_a_time, require_administrator
from regions.models import Invitation, User, digest_of

VALID_FOR = timedelta(days=7)
GIVES_UP_AFTER = 3
OVER = _("This day is over.")


@transaction.atomic
def invite(*, email, name, role, by: User, language="nl", phone="", valid_until=None, **scope):
    """Offer `role` for its scope to somebody new. Returns the invitation and the secret for the link, known only now.

    With `valid_until` the membership has that last day, and the link doesn't outlive it.

    Raises ValidationError when the address is somebody's already, is invited already, or the scope doesn't fit.
    """
    require_administrator(by)
    if _is_over(valid_until):
        raise ValidationError({"valid_until": OVER}, code="over")
    secret, digest = _new_secret()
    invitation = Invitation(
        email=email.strip().lower(),
        name=name,
        role=role,
        language=language,
        phone=phone,
        valid_until=valid_until,
        invited_by=by,
        expires_at=_until(valid_until),
        token_digest=digest,
        **scope,
    )
    invitation.full_clean()
    one_at_a_time(by)
    _refuse_known(invitation.email)
    invitation.save()
    return invitation, secret


@transaction.atomic
def resend(invitation, *, by: User):
    """Renew an invitation that was not used: a new secret (returned), a new last moment; the old link is dead."""
    require_administrator(by)
    _lock(invitation)
    if invitation.accepted_at or invitation.revoked_at:
        raise Refused(Lack("not_open", _("This invitation was used or withdrawn.")))
    if _is_over(invitation.valid_until):
        raise Refused(Lack("promise_over", _("The last day of what this invitation promises is over.")))
    secret, invitation.token_digest = _new_secret()
    invitation.invited_at = clock.now()
    invitation.expires_at = _until(invitation.valid_until)
    invitation.save()
    return secret


@transaction.atomic
def revoke(invitation, *, by: User):
    """Take back an invitation; its link stops working. Refused when it was used already."""
    require_administrator(by)
    _lock(invitation)
    if invitation.accepted_at:
        raise Refused(Lack("used", _("This invitation was used already.")))
    invitation.revoked_at = invitation.revoked_at or clock.now()
    invitation.save(update_fields=["revoked_at"])


def find(secret):
    """The invitation that this secret opens now, or None: unknown, used, withdrawn or expired."""
    return Invitation.objects.open().filter(token_digest=digest_of(secret)).first()


def was_used(secret):
    """Whether somebody came in by this secret."""
    return Invitation.objects.filter(token_digest=digest_of(secret), accepted_at__isnull=False).exists()


@transaction.atomic
def accept(secret, *, name, password):
    """Use the link: the person exists from now on, with the membership offered. Refused when the link doesn't work."""
    found = Invitation.objects.open().select_for_update().filter(token_digest=digest_of(secret)).first()
    if found is None:
        raise Refused(Lack("link_dead", _("This link was used, withdrawn or has expired. Ask for a new invitation.")))
    validate_password(password, User(email=found.email, name=name))
    known = {"email": found.email, "phone": found.phone, "language": found.language}
    user = people.enrol(name=name, password=password, by=None, **known)
    held = {"role": found.role, "audits": found.audits, "valid_until": found.valid_until, **found.scopes}
    people.join(user, by=None, **held)
    found.accepted_at = clock.now()
    found.save(update_fields=["accepted_at"])
    return user


def send(invitation, *, link):
    """Mail the `link` (absolute URL) in the invited person's language. False when the mail server didn't take it."""
    with translation.override(invitation.language):
        subject = gettext("Invitation to MSOB Zorg: %(label)s") % {"label": invitation.label}
        body = render_to_string("regions/mail/invitation.txt", {"invitation": invitation, "link": link})
    try:
        EmailMessage(one_line(subject), body, to=[invitation.email], headers=AUTOMATIC).send()
    except (SMTPException, OSError):
        return False
    return True


def _is_over(last_day):
    return last_day is not None and last_day < clock.today()


def _until(last_day):
    """How long a link sent now works: not longer than what it promises."""
    sent_now = clock.now() + VALID_FOR
    return sent_now if last_day is None else min(sent_now, clock.end_of(last_day))


def send_all(made: list[Invitation]) -> tuple[int, int]:
    """Mail each of `made`, whose `secret` is known now alone: (how many went, how many wait to be sent again).

    A server that takes none of several in a row is left alone for the rest.
    """
    went = failed = 0
    for one in made:
        if failed == GIVES_UP_AFTER:
            break
        was_sent = send(one, link=at_home(reverse("regions:invitation_accept", args=[one.secret])))  # type: ignore[attr-defined]
        went, failed = went + was_sent, 0 if was_sent else failed + 1
    return went, len(made) - went


def _new_secret():
    secret = secrets.token_urlsafe(32)
    return secret, digest_of(secret)


def _lock(invitation):
    invitation.refresh_from_db(from_queryset=Invitation.objects.select_for_update(of=("self",)))


def _refuse_known(email):
    if User.objects.filter(email=email).exists():
        problem = _("Somebody with this address is known already. Add a membership on her page.")
        raise ValidationError({"email": problem}, code="known")
    if Invitation.objects.open().filter(email=email).exists():
        problem = _("This address has an invitation that still works. Send that again, or withdraw it.")
        raise ValidationError({"email": problem}, code="invited")
