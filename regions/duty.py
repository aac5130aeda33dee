"""The duty roster: who is on call per role and scope. Two people are never on call for the same at the same moment."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from foundation.paging import Sort
from regions.authority import is_administrator
from regions.models import FIGURES_ALONE, Belonging, Duty, Membership, User

SORTS = {"starts": Sort("starts_at", _("From"))}
KEEPERS = _("This roster is kept by the region itself and by administrators.")

COLLEAGUES = Belonging(Membership, nationally=False, safety_region="safety_region")
"""Whose a roster is: a region keeps that of its own people."""


def may_edit(by: User, membership):
    """Whether `by` may put `membership` on duty: administrators anybody, GHOR the people of its own region."""
    return is_administrator(by) or any(COLLEAGUES.covers(own, membership) for own in by.memberships_now())


def editable_memberships(by: User):
    """The memberships in force that `by` may put on duty."""
    memberships = Membership.objects.active().with_scopes().select_related("user")
    if is_administrator(by):
        return memberships
    return memberships.filter(COLLEAGUES.covered_by_any(by.memberships_now()))


def require_reader(user):
    """Telephone numbers are for those who may have to call: PermissionDenied for who reads figures alone."""
    if not user.roles_now() - FIGURES_ALONE:
        raise NotYours("roster_unread", gettext("The roster holds telephone numbers, for those who may have to call."))


def require_keeper(user):
    """Raise PermissionDenied for whom may put nobody on call."""
    if not editable_memberships(user).exists():
        raise NotYours("roster_of_another", KEEPERS)


@transaction.atomic
def put_on(membership, *, starts_at, ends_at, phone, by: User):
    """Put `membership` on call from `starts_at` until `ends_at` (aware), reached at `phone`.

    Raises PermissionDenied when it isn't for `by` to say, ValidationError when somebody is on call then for the same.
    """
    _require(by, membership)
    same = Membership.objects.filter(role=membership.role, **membership.scopes).select_for_update().order_by("pk")
    locked = {one.pk: one for one in same}
    duty = Duty(membership=locked[membership.pk], starts_at=starts_at, ends_at=ends_at, phone=phone)
    duty.full_clean()
    _refuse_outside(duty)
    _refuse_overlap(duty, Duty.objects.filter(membership__in=locked))
    duty.save()
    return duty


@transaction.atomic
def take_off(duty, *, by: User):
    """Remove a duty from the roster."""
    _require(by, duty.membership)
    duty.delete()


def _require(by: User, membership):
    if not may_edit(by, membership):
        raise NotYours("roster_of_another", KEEPERS)


def _refuse_outside(duty):
    membership = duty.membership
    first, last = clock.day_of(duty.starts_at), clock.day_of(duty.ends_at)
    if first < membership.valid_from or (membership.valid_until and last > membership.valid_until):
        raise ValidationError(_("The duty lies outside the days of the membership."), code="outside")


def _refuse_overlap(duty, others):
    there = others.overlapping(duty.starts_at, duty.ends_at).select_related("membership__user").first()
    if there is not None:
        problem = _("%(name)s is on call in these hours already.")
        raise ValidationError(problem, code="overlap", params={"name": there.membership.user.name})
