"""Up to where somebody who steers has read what changed: her own word, so that opening the page again loses nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from foundation.errors import NotYours
from insight import scopes
from insight.models import Mark
from regions.models import User

KEPT_FOR = timedelta(days=28)
UNTIL_MARKED = timedelta(days=1)
"""As far back looks who never said that she read anything."""


@dataclass(frozen=True)
class Since:
    """Since when it is told what changed; `marked`: by her own word, `before`: her word before that."""

    at: datetime
    marked: bool = False
    before: datetime | None = None


def since(reader: User, *, until: datetime) -> Since:
    """Her last word before `until`; one query."""
    found = list(Mark.objects.filter(person=reader, at__lt=until).order_by("-at").values_list("at", flat=True)[:2])
    if not found:
        return Since(until - UNTIL_MARKED)
    return Since(found[0], True, found[1] if found[1:] else None)


def set_mark(at: datetime, *, by: User) -> datetime:
    """She has read what changed up to `at`; returns how far she has. Earlier than her last word changes nothing.

    Raises PermissionDenied for who steers nothing.
    """
    require_steers(by)
    last = Mark.objects.filter(person=by).order_by("-at").values_list("at", flat=True).first()
    if last and last >= at:
        return last
    Mark.objects.get_or_create(person=by, at=at)
    Mark.objects.filter(person=by, at__lt=at - KEPT_FOR).delete()
    return at


def require_steers(user: User) -> None:
    """Raises PermissionDenied for who steers neither a region nor the country."""
    if not scopes.steered(user):
        raise NotYours("steering_only", _("This is for those who steer a region or the country."))
