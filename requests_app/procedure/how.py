"""How a deed is done beside what it says, and what came of it: what each function that does a deed takes and gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from requests_app.models import Event, SupportRequest
from requests_app.procedure.authority import Standing

Made = TypeVar("Made", covariant=True)


@dataclass(frozen=True)
class SpokenBy:
    """Who said it on the telephone (`name`: a function or name), and the aware moment `at` which."""

    name: str
    at: datetime


@dataclass(frozen=True)
class How:
    """How a deed is done, whatever the deed.

    `as_role` is needed of who may do it in several roles; `spoken_by` when it is done for somebody on the telephone;
    `reason` is read by whoever acts next. `version` is the one the sender saw (None: not asked). A `key` (at most 64
    characters) makes that a deed sent twice is done once; the `fingerprint` of all that was sent tells that from
    something else under the same key ("": not asked). `not_a_bsn` declares that what looks like one isn't.
    """

    as_role: str = ""
    spoken_by: SpokenBy | None = None
    reason: str = ""
    version: int | None = None
    key: str = ""
    not_a_bsn: bool = False
    fingerprint: str = ""


SIMPLY = How()
"""In person, in one's only role, of what stands there now."""


@dataclass(frozen=True)
class Written(Generic[Made]):
    """What a deed wrote: the facts that the journal keeps of it, and what it made (None: nothing of its own).

    `stands` is what undoing lets stand again on the request itself, by field; `workflow` writes it.
    """

    facts: Mapping[str, object]
    made: Made | None = None
    stands: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Done(Generic[Made]):
    """What came of a deed: its event, whether that stood there before under the same key, and what it made now."""

    event: Event
    replayed: bool = False
    made: Made | None = None


Write = Callable[[SupportRequest, int, Standing], Written[Made]]
"""Writes the rows of a deed on the locked request, under the number of its event, done in that standing."""


def known(given: Mapping[str, object], shape: type) -> None:
    """Raises TypeError for a keyword that `shape` (a TypedDict) doesn't name, as a mistyped one."""
    names = {*getattr(shape, "__required_keys__", ()), *getattr(shape, "__optional_keys__", ())}
    if unknown := sorted(given.keys() - names):
        raise TypeError(f"{shape.__name__} has no {', '.join(unknown)}")
