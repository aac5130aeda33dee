"""Who may change who exists: the question every function of this app asks before it writes."""

from django.utils.translation import gettext as _

from foundation.errors import NotYours
from regions.models import Role, User


def is_administrator(user):
    """Whether `user` is an administrator today."""
    return user.is_authenticated and Role.ADMINISTRATOR in user.roles_now()


def require_administrator(by: User | None):
    """Raise PermissionDenied unless `by` is an administrator, or None: the command line, which has no person."""
    if by is not None and not is_administrator(by):
        raise NotYours("administrators_only", _("Only an administrator may do this."))


def one_at_a_time(by: User | None):
    """Let a second click of `by` wait for what the first one writes, and find it; callers stand in a transaction."""
    if by is not None:
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
