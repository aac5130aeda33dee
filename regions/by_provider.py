"""What an organisation's sign-in provider gives the people it signs in: roles by group, anew at each sign-in (0082).

An administrator keeps which group gives what. Nothing here trusts a name that no row names, and what a group gave ends
with it: at the next sign-in, at once when its row is stopped, and by itself after `LASTS` without a sign-in.
"""

from collections.abc import Collection
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused
from regions import people, traces
from regions.authority import require_administrator
from regions.models import Membership, ProviderGroup, Tried, User

LASTS = timedelta(days=30)
"""Without a sign-in by the provider for so long, nobody knows whether she is still in the group."""


@transaction.atomic
def keep(row: ProviderGroup, *, by: User) -> None:
    """Write down that a group gives a role. ValidationError: the scope doesn't fit, or no group gives it."""
    require_administrator(by)
    row.kept_by = by
    row.full_clean()
    row.save()
    traces.tried(Tried.GROUP_KEPT, by=by, detail=str(row))


@transaction.atomic
def stop(row: ProviderGroup, *, by: User) -> None:
    """From now on the group gives nothing, and what it gave is over. Refused when it was stopped already."""
    require_administrator(by)
    row.refresh_from_db(from_queryset=ProviderGroup.objects.select_for_update())
    if row.stopped_at is not None:
        raise Refused(Lack("stopped_already", _("This group gives nothing any more.")))
    row.stopped_at = clock.now()
    row.save(update_fields=["stopped_at"])
    for membership in _given(row.memberships.all()):
        people.end_at_once(membership, by=by, why=str(row))
    traces.tried(Tried.GROUP_STOPPED, by=by, detail=str(row))


@transaction.atomic
def settle(user: User, *, provider: str, groups: Collection[str]) -> None:
    """Let `user` hold what her `groups` of `provider` give today, for `LASTS`, and nothing that they don't.

    What an administrator gave by hand stays as it is. PermissionDenied for a closed account.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active or user.by_link:
        raise PermissionDenied
    rows = ProviderGroup.objects.standing().filter(provider=provider).select_for_update()
    wanted = {_held(row): row for row in rows if row.group in groups}
    for membership in _given(user.memberships.filter(given_by__provider=provider)):
        if row := wanted.pop(_held(membership), None):
            _last(membership, row)
        else:
            people.end_at_once(membership, by=None, why=f"{provider}: no group gives it")
    _add(user, wanted)


def _add(user: User, wanted: dict) -> None:
    standing = {_held(membership) for membership in user.memberships.exclude(valid_until__lt=clock.today())}
    for held, row in wanted.items():
        if held not in standing:
            until = clock.today() + LASTS
            people.join(user, role=row.role, by=None, valid_until=until, given_by=row, **row.scopes)


def _last(membership: Membership, row: ProviderGroup) -> None:
    """It holds for `LASTS` from today on, by a group that still gives it; written once a day."""
    until = clock.today() + LASTS
    if (membership.valid_until, membership.given_by_id) != (until, row.pk):
        membership.valid_until, membership.given_by = until, row
        membership.save()


def _given(memberships):
    return memberships.exclude(valid_until__lt=clock.today()).select_related("user").select_for_update(of=("self",))


def _held(promise: ProviderGroup | Membership) -> tuple:
    return (promise.role, getattr(promise, "audits", False), *promise.scopes.values())
