"""The road by which somebody is told of the picture; a mail names no home, no person and no text of hers.

What waits for one person goes in one mail: when the figures of a whole region stop, its director isn't sent hundreds.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.mail import at_home
from foundation.tables import words
from insight.civil_pools.sight import Reader
from insight.models import CivilPool, Lesson, Notice, NoticeKind
from insight.pressure import places
from insight.scopes import Level
from notifications.models import SendingQuerySet
from notifications.roads.base import Carry, Hopeless, Road
from notifications.roads.email import addressed_to, domain, van, written

K = NoticeKind


def on_it() -> SendingQuerySet:
    """The mails, with all that writing them needs."""
    return Notice.objects.select_related("person", "lesson")


def mail_van() -> AbstractContextManager[Carry]:
    return van(mail_of)


def mail_of(parcel: Sequence[Notice]) -> EmailMultiAlternatives:
    """The one mail of what waits for a person. Raises Hopeless when nothing of it is hers to read any more."""
    first = parcel[0]
    to = addressed_to(first.person)
    with translation.override(first.person.language):
        told = list(_hers(parcel))
        subject = told[0][0] if len(told) == 1 else _("%(count)s messages about the picture") % {"count": len(told)}
        rows = [(about, said, at_home(page)) for about, said, page in told]
        wording = written("notice", subject, {"rows": rows})
    return wording.mail(to=to, message_id=f"notice.{first.pk}.{first.person_id}@{domain()}")


def _hers(parcel: Sequence[Notice]) -> Iterator[tuple[str, str, str]]:
    """(what it is about, what is said, the page) of each that is hers still; the last reason why when none is."""
    why, found = Hopeless(), False
    for row in parcel:
        try:
            yield TOLD[NoticeKind(row.kind)](row)
            found = True
        except Hopeless as error:
            why = error
    if not found:
        raise why


def _pressure(row: Notice) -> tuple[str, str, str]:
    """Which institution it is stands behind the link."""
    scope = places.find(row.scope, row.person)
    if scope is None:
        raise Hopeless("these figures aren't hers any more")
    name = _("an institution") if scope.level == Level.HOME else scope.name
    subject = _("Care pressure: no figures of %(name)s") % {"name": name}
    said = _("The last figures are about %(day)s; those of two days after it were due and didn't come.")
    return subject, said % {"day": words(row.day)}, reverse("insight:pressure_of", args=[row.scope])


def _pool(row: Notice) -> tuple[str, str, str]:
    scope, pool = Reader(row.person).find(row.scope), CivilPool(row.pool)
    if scope is None:
        raise Hopeless("this pool isn't hers any more")
    subject = _("%(pool)s: no figures of %(name)s") % {"pool": pool.label, "name": scope.name}
    said = _("The last figures are about %(day)s; a pool hands in at least once a week.")
    return subject, said % {"day": words(row.day)}, reverse("insight:civil_pools_of", args=[row.scope])


def _lesson(row: Notice) -> tuple[str, str, str]:
    lesson: Any = row.lesson
    if not Lesson.objects.visible_to(row.person).filter(pk=lesson.pk).exists():
        raise Hopeless("this lesson isn't hers to read any more")
    said = _("It is the lesson that you proposed on %(day)s.") % {"day": words(lesson.proposed_at)}
    return str(NoticeKind(row.kind).label).capitalize(), said, reverse("insight:lesson", args=[lesson.pk])


TOLD = {K.PRESSURE_SILENT: _pressure, K.POOL_SILENT: _pool} | dict.fromkeys(
    (K.PUBLISHED, K.REJECTED, K.JUDGED), _lesson
)

ROAD = Road(
    "notice",
    gettext_lazy("mails about the picture"),
    lambda told: [],
    on_it,
    mail_van,
    parcel="person_id",
    receiver="person__email",
)
