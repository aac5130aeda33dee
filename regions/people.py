"""Who comes in, what they may act for, and how they leave.

An administrator does these (`by`; None is the command line). A membership is never deleted and never rewritten: it
ends.
"""

from datetime import datetime, time, timedelta

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused
from regions import traces
from regions.authority import require_administrator
from regions.models import ApiToken, CalendarLink, Duty, Invitation, Membership, Role, Tried, User


@transaction.atomic
def enrol(*, email, name, by: User | None, phone="", language="nl", password=None):
    """Make a person known, without any membership yet; without `password` she signs in by reset link or provider."""
    require_administrator(by)
    user = User(email=email.strip().lower(), name=name, phone=phone, language=language)
    user.set_password(password)
    user.full_clean()
    user.save()
    return user


@transaction.atomic
def change(user, *, by: User | None, **values):
    """Write another `name` or `phone` of somebody. What she signs in with, and her language, are her own."""
    require_administrator(by)
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    for name, value in values.items():
        setattr(user, name, value)
    user.full_clean()
    user.save()
    traces.tried(Tried.PERSON_CHANGED, by=by, about=user, detail=", ".join(values))


@transaction.atomic
def join(user, *, role, by: User | None, valid_from=None, valid_until=None, deputy_for=None, given_by=None, **scope):
    """Let `user` act in `role` for the scope given as a keyword (safety_region=twente), from `valid_from` (today) on.

    Raises ValidationError when the scope doesn't fit the role, the days don't, or she holds the same already.
    """
    require_administrator(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    membership = Membership(
        user=user,
        role=role,
        valid_from=valid_from or clock.today(),
        valid_until=valid_until,
        deputy_for=deputy_for,
        given_by=given_by,
        **scope,
    )
    membership.full_clean()
    _refuse_twice(membership)
    _save(membership, by=by)
    traces.tried(Tried.ROLE_ADDED, by=by, about=user, membership=membership, detail=str(given_by or ""))
    if role == Role.ADMINISTRATOR and not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
    return membership


def deputise(membership, *, user, valid_from, valid_until, by: User | None):
    """Let `user` stand in for `membership`, both days included: same role, same scope, a last day."""
    if user.pk == membership.user_id:
        raise ValidationError({"user": _("Nobody is her own deputy.")}, code="own_deputy")
    if valid_until is None:
        raise ValidationError({"valid_until": _("A deputy needs a last day.")}, code="no_last_day")
    return join(
        user,
        role=membership.role,
        by=by,
        valid_from=valid_from,
        valid_until=valid_until,
        deputy_for=membership,
        audits=membership.audits,
        **membership.scopes,
    )


@transaction.atomic
def end(membership, *, on, by: User | None):
    """Make `on` the last day of `membership`. Refused when it is over already, or nobody would administer any more."""
    require_administrator(by)
    hold_administrators()
    membership.refresh_from_db(from_queryset=Membership.objects.select_for_update())
    if membership.valid_until is not None and membership.valid_until < clock.today():
        raise Refused(Lack("ended_already", _("This membership has ended already.")))
    _refuse_without_administrator([membership])
    membership.valid_until = on
    membership.full_clean()
    _save(membership, by=by)
    traces.tried(Tried.ROLE_ENDED, by=by, about=membership.user, membership=membership, detail=f"on={on}")
    _cut_duties(Duty.objects.filter(membership=membership), after=_end_of(on))
    if membership.role == Role.ADMINISTRATOR:
        _take_back(Invitation.objects.open(at=_end_of(on)).filter(invited_by=membership.user_id))


@transaction.atomic
def end_at_once(membership, *, by: User | None, why: str):
    """What a provider gave is over this very moment: yesterday is the last day, also of what began today.

    `why` is kept with the security event. No administrator is ever among those, so nobody is asked who is left.
    """
    yesterday = clock.today() - timedelta(days=1)
    membership.valid_from, membership.valid_until = min(membership.valid_from, yesterday), yesterday
    _save(membership, by=by)
    traces.tried(Tried.ROLE_ENDED, by=by, about=membership.user, membership=membership, detail=why)
    _cut_duties(Duty.objects.filter(membership=membership), after=clock.now())


@transaction.atomic
def leave(user, *, by: User | None):
    """Let somebody leave: her memberships end today; duties, tokens, calendar, sessions and invitations at once.

    What she did keeps her name. Sessions end because the password goes: each carries a hash of it.
    """
    require_administrator(by)
    hold_administrators()
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    standing = list(user.memberships.exclude(valid_until__lt=clock.today()).select_for_update())
    _refuse_without_administrator(standing)
    for membership in standing:
        membership.valid_from = min(membership.valid_from, clock.today())
        membership.valid_until = clock.today()
        _save(membership, by=by)
    _cut_duties(Duty.objects.filter(membership__user=user), after=clock.now())
    SocialAccount.objects.filter(user=user).delete()  # let in again, she is linked anew
    for key in (ApiToken, CalendarLink):
        key.objects.filter(user=user, revoked_at=None).update(revoked_at=clock.now())
    _take_back(Invitation.objects.open().filter(Q(email=user.email) | Q(invited_by=user)))
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    traces.tried(Tried.LEFT, by=by, about=user)


@transaction.atomic
def readmit(user, *, by: User | None):
    """Open the account of somebody who left; she sets a password by reset link and needs new memberships."""
    require_administrator(by)
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    user.is_active = True
    user.save(update_fields=["is_active"])
    traces.tried(Tried.READMITTED, by=by, about=user)


def _save(membership, *, by: User | None):
    membership._history_user = by
    membership.save()
    membership.user.forget_memberships()


def _refuse_twice(membership):
    held = {"role": membership.role, "audits": membership.audits, **membership.scopes}
    same = Membership.objects.filter(user=membership.user, **held)
    same = same.exclude(valid_until__lt=membership.valid_from)
    if membership.valid_until is not None:
        same = same.filter(valid_from__lte=membership.valid_until)
    if same.exists():
        raise ValidationError(_("This person holds this membership in these days already."), code="duplicate")


def hold_administrators():
    """Lock their memberships: two who let each other go at once would each count on the other to stay."""
    standing = Membership.objects.filter(role=Role.ADMINISTRATOR, valid_until=None)
    list(standing.order_by("pk").select_for_update())


def _refuse_without_administrator(ending):
    """Somebody must be left who can let people in: an administrator without a last day, beside those `ending`."""
    if not any(membership.role == Role.ADMINISTRATOR for membership in ending):
        return
    others = Membership.objects.active().filter(role=Role.ADMINISTRATOR, valid_until=None)
    if not others.exclude(pk__in=[membership.pk for membership in ending]).exists():
        raise Refused(Lack("last_administrator", _("Nobody else is an administrator. Appoint somebody first.")))


def _cut_duties(duties, *, after):
    duties.filter(starts_at__gte=after).delete()
    duties.filter(ends_at__gt=after).update(ends_at=after)


def _take_back(invitations):
    """Take back `invitations` of an administrator who stops; a colleague can send them anew."""
    invitations.update(revoked_at=clock.now())


def _end_of(day):
    return datetime.combine(day, time.max, tzinfo=clock.AMSTERDAM)


def signed_in(sender, user, **_signal) -> None:
    """Note when somebody signed in, by the clock of the domain."""
    user.last_login = clock.now()
    user.save(update_fields=["last_login"])
