"""A key is a promise: what was sent under it is done once, and the same sent again gives the first result.

Something else under the same key is refused, so that nobody takes it for recorded. What was sent is known by its
fingerprint, which stands beside the event; a key from before fingerprints were kept gives the first result.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404

from foundation.errors import KeyUsed, Refused
from foundation.fingerprints import LONGEST_KEY, fingerprint
from foundation.text import is_readable
from regions.models import User
from requests_app.models import Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.how import Done, How, Made

NO_CONTENT = frozenset({"key", "version", "csrfmiddlewaretoken", "next"})
"""What is sent beside the content: it may differ when the same is sent again."""


def sent_how(sent: Mapping[str, Any], *, about: str) -> How:
    """The key, the version and the fingerprint of what was `sent` `about` something, before any of it is judged."""
    key, version = _last(sent.get("key")), str(_last(sent.get("version")))
    content = {name: value for name, value in sent.items() if name not in NO_CONTENT}
    return How(
        key=key if isinstance(key, str) and len(key) <= LONGEST_KEY else "",
        version=int(version) if version.isdecimal() and len(version) < LONGEST_KEY else None,
        fingerprint=fingerprint(about, content),
    )


def _last(value: Any) -> Any:
    """A page sends lists, of which the last counts."""
    return value[-1] if isinstance(value, list) and value else value


def seen(*, by: User, how: How, action: Action, on: SupportRequest | None = None) -> Done[Any] | None:
    """What came of `action` that `by` sent under this key before, if anything.

    KeyUsed when it was something else: another deed, on another request (where it is known `on` which), other content.
    """
    known = bool(how.key) and is_readable(how.key)  # what isn't text was never a key; the form names it
    rows = Event.objects.filter(actor=by, key=how.key).select_related("fingerprint")
    earlier = rows.first() if known else None
    if earlier is None:
        return None
    elsewhere = on is not None and earlier.support_request_id != on.pk
    if earlier.action != action or elsewhere or _differs(earlier, how):
        raise KeyUsed(by=earlier)
    return Done(earlier, replayed=True)


def done(*, by: User, key: str) -> Event | None:
    """What `by` did under this key, whatever it was."""
    return Event.objects.filter(actor=by, key=key).first() if key and is_readable(key) else None


def one_of(key: str, part: object, *said: object) -> How:
    """How one of several deeds is done that are sent together under `key`: with a key and a fingerprint of its own."""
    return How(key=f"{key}-{part}", fingerprint=fingerprint(*said)) if key else How()


def check_several(said: object, *, by: User, key: str) -> None:
    """Raises KeyUsed when some deed that was sent together with others under `key` said something else than this."""
    for event in _under(by, key).select_related("fingerprint"):
        if _differs(event, How(fingerprint=fingerprint(said))):
            raise KeyUsed(by=event)


def _under(by: User, key: str) -> QuerySet[Event]:
    """The events of deeds that were sent together under `key`."""
    known = bool(key) and is_readable(key)
    return Event.objects.filter(actor=by, key__startswith=f"{key}-") if known else Event.objects.none()


def done_under(*, by: User, key: str) -> list[SupportRequest]:
    """The requests on which something was done that was sent together under `key`."""
    done = _under(by, key).values("support_request")
    return list(SupportRequest.objects.filter(pk__in=done).select_related("institution"))


def _differs(earlier: Event, how: How) -> bool:
    before = getattr(earlier, "fingerprint", None)
    return bool(before and how.fingerprint and before.digest != how.fingerprint)


def once(look: Callable[[], Done[Made] | None], deed: Callable[[], Done[Made]]) -> Done[Made]:
    """What `look` finds under the key, else what `deed` gives.

    It looks again when the deed is refused: the same may have been done at the same moment and have changed the world
    that refuses it now.
    """
    if earlier := look():
        return earlier
    try:
        return deed()
    except (ValidationError, Refused, PermissionDenied, Http404):
        if earlier := look():
            return earlier
        raise
