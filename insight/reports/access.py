"""Of what somebody has a report, and where it is read.

A report is of the country, a RO(N)AZ region or a safety region, for whoever has the picture of it (decision 0051). A
home's figures are its cases, and stand on its own picture.
"""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from foundation.errors import NotYours
from insight import scopes
from insight.models import ReportForm
from insight.scopes import Level, Scope
from insight.words import written
from regions.models import NATIONAL_ROLES, RoazRegion, Role, SafetyRegion, User

READERS = scopes.READERS - {Role.INSTITUTION}
PAGES = {ReportForm.REPORT: "insight:report", ReportForm.BRIEFING: "insight:briefing_pdf"}


def require_reader(user: User) -> None:
    """Raises PermissionDenied for who has no report of anything."""
    if not READERS & user.roles_now():
        raise NotYours("reports_unread", _("Situation reports are for those who steer a region or the country."))


def find(code: str, user: User) -> Scope | None:
    """The scope with this code, as far as `user` has a report of it; None when there is none, or it isn't hers."""
    found = scopes.find(code, user)
    return None if found is None or found.level == Level.HOME else found


def own(user: User) -> Iterator[Scope]:
    """All of which `user` has a report, the widest first; four queries at most."""
    if NATIONAL_ROLES & user.roles_now():
        yield Scope(Level.COUNTRY)
        yield from (Scope(Level.ROAZ, one) for one in RoazRegion.objects.order_by("name"))
        yield from (Scope(Level.REGION, one) for one in SafetyRegion.objects.order_by("name"))
        return
    hers = {one.code: one for one in reversed(scopes.owned(user)) if one.level != Level.HOME}
    yield from sorted(hers.values(), key=lambda one: (one.level != Level.COUNTRY, one.name))


def home() -> str:
    """The page on which reports are made, asked for and stopped."""
    return reverse("insight:reports")


def query(at: datetime, days: int) -> str:
    """The query string that gives a report again, at any later time."""
    return urlencode({"at": written(at), "days": str(days)})


def address(form: str, code: str, at: datetime, days: int) -> str:
    """Where the report of this scope, moment and period is read, in this form."""
    return f"{reverse(PAGES[ReportForm(form)], args=[code])}?{query(at, days)}"
