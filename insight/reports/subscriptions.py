"""Reports by mail: asked for and stopped by whoever reads them, and sent by the one outbox.

What beat finds due is a row for the moment of the report; of what it missed only the last is sent. The mail says that
the report is there and leads to it: its figures are read behind sign-in.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation import clock
from foundation.errors import wrong
from foundation.mail import at_home
from foundation.tables import words
from insight.models import ReportForm, ReportMail, ReportSubscription
from insight.reports import access
from insight.reports.access import address
from notifications.models import SendingQuerySet
from notifications.roads.base import Carry, Hopeless, NotNow, Road
from notifications.roads.email import addressed_to, domain, van, written
from regions.models import User


def ask(*, by: User, scope: str, form: str, days: int, weekday: int, hour: int) -> ReportSubscription:
    """Send `by` this report from now on; what she asked before of the same scope, form and day of the week is replaced.

    Raises ValidationError for a scope of which she has no report.
    """
    if access.find(scope, by) is None:
        raise wrong("scope", "no_report", _("You have no report of this."))
    wanted = {"days": days, "hour": hour, "since": clock.now()}
    found, _is_new = ReportSubscription.objects.update_or_create(
        person=by, scope=scope, form=form, weekday=weekday, defaults=wanted
    )
    return found


@dataclass(frozen=True)
class Wanted:
    """A subscription, what its scope is called (its code where it isn't hers any more), and its last report."""

    row: ReportSubscription
    name: str
    last: datetime | None

    @property
    def last_address(self) -> str:
        """Where the last report is read; "" before the first."""
        return address(self.row.form, self.row.scope, self.last, self.row.days) if self.last else ""


def of(person: User) -> list[Wanted]:
    """What `person` asked for."""
    names = {one.code: one.name for one in access.own(person)}
    found = ReportSubscription.objects.filter(person=person).annotate(last=Max("mails__at"))
    return [
        Wanted(one, names.get(one.scope, one.scope), one.last) for one in found.order_by("scope", "form", "weekday")
    ]


def stop(pk: int, *, by: User) -> bool:
    """Send it no more, nor what waits to be sent; whether there was one of hers."""
    gone, _of_what = ReportSubscription.objects.filter(pk=pk, person=by).delete()
    return bool(gone)


def sweep() -> int:
    """Write a mail for each report that is due and wasn't written before; returns how many."""
    now = clock.now()
    found = ReportSubscription.objects.annotate(last=Max("mails__at")).order_by("pk")
    return sum(_write(one.pk, now) for one in found if _is_due(one, one.last, now))


def _is_due(one: ReportSubscription, last: datetime | None, now: datetime) -> bool:
    due = one.last_due(now)
    return due > one.since and (last is None or due > last)


@transaction.atomic
def _write(pk: int, now: datetime) -> bool:
    """Under the lock of the subscription, which may have been stopped or changed since it was found."""
    one = ReportSubscription.objects.select_for_update(of=("self",)).select_related("person").filter(pk=pk).first()
    if one is None or not _is_due(one, None, now):
        return False
    if not _reads(one):
        one.since = now  # not asked again before it is due once more
        one.save(update_fields=["since"])
        return False
    _mail, is_new = ReportMail.objects.get_or_create(subscription=one, at=one.last_due(now))
    return is_new


def _reads(one: ReportSubscription) -> bool:
    """Whether the report is hers today."""
    return one.person.is_active and access.find(one.scope, one.person) is not None


def on_it() -> SendingQuerySet:
    """The mails, with all that writing them needs."""
    return ReportMail.objects.select_related("subscription__person")


def mail_van() -> AbstractContextManager[Carry]:
    return van(mail_of)


def mail_of(parcel: Sequence[ReportMail]) -> EmailMultiAlternatives:
    """The mail of one report. Raises Hopeless when it isn't hers any more, NotNow when she stopped it a moment ago."""
    (row,) = parcel
    if not ReportMail.objects.filter(pk=row.pk).exists():
        raise NotNow
    one = row.subscription
    to, scope = addressed_to(one.person), access.find(one.scope, one.person)
    if scope is None:
        raise Hopeless("the report isn't hers any more")
    with translation.override(one.person.language):
        facts = {"what": ReportForm(one.form).label, "name": scope.name, "at": words(row.at)}
        link, stop_at = at_home(address(one.form, one.scope, row.at, one.days)), at_home(access.home())
        wording = written("report", _("%(what)s: %(name)s, %(at)s") % facts, {"link": link, "stop": stop_at, **facts})
    return wording.mail(to=to, message_id=f"report.{row.pk}.{one.person_id}@{domain()}")


ROAD = Road(
    "report",
    gettext_lazy("situation reports by mail"),
    lambda told: [],
    on_it,
    mail_van,
    receiver="subscription__person__email",
)
