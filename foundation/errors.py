"""How the domain says no.

`Refused` is for the wrong moment, never for the wrong person: that is Django's `PermissionDenied`. What was typed
wrongly is Django's `ValidationError`. The doors turn all of them into a page or a problem document.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.tables import words


@dataclass(frozen=True, init=False)
class Lack:
    """One thing that is missing before a deed can be done.

    `code` is stable and for machines, one for each cause; `message` is a (lazy) sentence for people that may name
    `numbers` as `%(name)s`; a day or moment among them is said as people read it. `fields` are the names of what must
    be filled in, dotted, as they stand in a request (`application.why_not_market`).
    """

    code: str
    message: Any
    numbers: Mapping[str, Any] = field(hash=False)
    fields: tuple[str, ...] = ()

    def __init__(self, code: str, message: Any, *, fields: Iterable[str] = (), **numbers: Any) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "message", message)
        object.__setattr__(self, "numbers", numbers)
        object.__setattr__(self, "fields", tuple(fields))

    def __str__(self) -> str:
        return in_words(self.message, self.numbers)


def in_words(message: Any, numbers: Mapping[str, Any]) -> str:
    """The (lazy) sentence, maybe of `ngettext_lazy`, with its `numbers`; all of them are said as people read them."""
    said = {name: _said(one) for name, one in numbers.items()}
    return str(message % said) if said else str(message)


class _Count(int):
    """A number that a sentence is chosen by, and that is written with its thousands apart."""

    def __str__(self) -> str:
        return words(int(self))


def _said(value: Any) -> Any:
    if type(value) is int:
        return _Count(value)
    return words(value) if isinstance(value, (date, Decimal)) else value


class Change(str):
    """One thing that changed since it was seen: a sentence for people, and for programs what it was and is.

    `path` is dotted, as it stands in a request; `before` and `after` are as JSON takes them, None where there was or is
    nothing; `who` is the function under which it was changed ("" for the system itself), never a name.
    """

    path: str
    before: Any
    after: Any
    who: str
    at: datetime

    def __new__(cls, sentence: str, *, path: str, before: Any, after: Any, who: str, at: datetime) -> "Change":
        made = super().__new__(cls, sentence)
        made.path, made.before, made.after, made.who, made.at = path, before, after, who, at
        return made


class Apart(Lack):
    """What else somebody did that keeps this deed from her, though it is one of her role: a colleague does it."""


class Refused(Exception):
    """Not now: something is lacking, or it changed since it was last seen.

    `lacking` lists what is missing, `changed` says what changed since the version seen (`Change` where it is known
    what it was and is), `code` is "not_now", or
    "stale" when something changed. `status` is how HTTP says it.
    """

    status = 409

    def __init__(self, lacking: Iterable[Lack] | Lack = (), *, changed: Iterable[str] = (), code: str = "") -> None:
        self.lacking = [lacking] if isinstance(lacking, Lack) else list(lacking)
        self.changed = list(changed)
        self.code = code or ("stale" if self.changed else "not_now")
        super().__init__(self.lacking, self.changed, self.code)

    def __str__(self) -> str:
        return " ".join([*map(str, self.lacking), *map(str, self.changed)]) or self.code


class KeyUsed(Refused):
    """Something else was sent under this key before: that was done (`by` this), and what is sent now wasn't."""

    status = 422

    def __init__(self, *, by: Any = None) -> None:
        text = _("Something else was sent under this key before, and that is recorded. What is sent now is not.")
        super().__init__(Lack("key_used", text), code="key_used")
        self.by = by


class NotMatched(Refused):
    """It changed since the version that `If-Match` asked for."""

    status = 412


class NotYours(PermissionDenied):
    """It is seen, and isn't this person's to do: `code` is stable, one for each cause, `message` a (lazy) sentence."""

    def __init__(self, code: str, message: Any) -> None:
        super().__init__(message)
        self.code = code

    @classmethod
    def of(cls, apart: Apart) -> "NotYours":
        """Because of what keeps it apart."""
        return cls(apart.code, str(apart))


class TooOften(Exception):
    """Asked more often than is fair. `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(wait)


class TooLarge(Exception):
    """More was sent than is taken in. `limit` is in bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(limit)


def wrong(name: str, code: str, message: Any) -> ValidationError:
    """That the field `name` was filled in wrongly, with the cause for machines and a (lazy) sentence for people."""
    return ValidationError({name: ValidationError(message, code)})


def why_not(deed: Callable[[], Any]) -> str:
    """Do `deed`, one of several that don't take each other along; why it wasn't taken, in words, or "" when it was."""
    try:
        deed()
    except ValidationError as error:
        return " ".join(error.messages)
    except (Refused, PermissionDenied) as error:
        return str(error)
    return ""
