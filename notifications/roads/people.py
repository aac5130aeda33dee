"""The row of a message to a person, the same for each road to people."""

from django.utils import translation

from notifications.audience import Telling
from notifications.models import About, Means, Notification


def message(telling: Telling, road: Means, **more) -> Notification:
    """The unsaved message of `telling` on `road`; the sentence is kept untranslated."""
    return Notification(
        event=telling.event,
        user=telling.user,
        road=road,
        kind=telling.line.kind,
        urgency=telling.line.urgency,
        text=untranslated(telling.line.text),
        about=About.INQUIRY if telling.inquiry else About.REQUEST,
        inquiry=telling.inquiry,
        **more,
    )


def untranslated(text) -> str:
    """The source of a lazy translation, to be translated when it is read."""
    with translation.override(None):
        return str(text)
