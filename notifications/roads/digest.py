"""The daily summary: one mail a day, for those who read some messages that way."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from notifications.models import Choice, Means, Notification, SendingQuerySet
from notifications.preferences import Told, next_digest
from notifications.roads.base import Carry, Road
from notifications.roads.email import address, addressed_to, domain, link, van, written
from notifications.roads.people import message


def rows(told: Told) -> list[Notification]:
    """A message for the next summary of each person who reads this kind of message that way."""
    at = next_digest()
    return [
        message(telling, Means.EMAIL, in_digest=True, due_at=at, next_try_at=at)
        for telling in told.tellings
        if told.when(telling, Means.EMAIL) == Choice.DIGEST
    ]


def on_it() -> SendingQuerySet:
    """The messages that wait for a summary, fetched with all that writing it needs."""
    return Notification.objects.filter(road=Means.EMAIL, in_digest=True).in_full()


def summary_van() -> AbstractContextManager[Carry]:
    """The connection for a batch; it sends the messages of one person in one mail."""
    return van(summary)


def summary(parcel: Sequence[Notification]) -> EmailMultiAlternatives:
    """The one mail with all these messages of one person, as they happened."""
    user = parcel[0].user
    with translation.override(user.language):
        subject = subject_of(len(parcel))
        said = {"rows": [(row, link(row)) for row in parcel], "choices": address("notifications:preferences")}
        wording = written("digest", subject, said)
    return wording.mail(to=addressed_to(user), message_id=f"summary.{parcel[0].pk}.{user.pk}@{domain()}")


def subject_of(count: int) -> str:
    """The subject of a summary of so many messages, in the active language."""
    return ngettext("%(count)s message of the past day", "%(count)s messages of the past day", count) % {"count": count}


ROAD = Road("digest", _("in the daily summary"), rows, on_it, summary_van, parcel="user_id")
