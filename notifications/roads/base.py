"""What the outbox asks of a road (e-mail, webhooks, …): which rows an event makes, and how they are sent.

A road never decides who is told or when to try again: it sends, and raises when it couldn't.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from notifications.models import SendingQuerySet
from notifications.preferences import Told

Carry = Callable[[Sequence[Any]], None]
"""Sends one parcel (rows that go together); returns when the receiver took it, and raises when it didn't."""


class Hopeless(Exception):
    """The receiver refused for good (there is no such address): trying again would change nothing."""


class RoadBlocked(Exception):
    """Nothing can be sent on this road now, whoever it is for: every parcel waits, and no try is counted."""


class NotNow(Exception):
    """This receiver can't be called on now: the parcel waits for a next batch, and no try is counted."""


def described(error: Exception) -> str:
    """An error in one line, for an administrator."""
    return f"{type(error).__name__}: {error}".rstrip(": ")


def no_van() -> AbstractContextManager[Carry]:
    """For roads on which nothing is sent, because a message has arrived once its row is written: raises ValueError."""
    raise ValueError("nothing travels here")


@dataclass(frozen=True)
class Road:
    """One way to reach somebody.

    `rows(told)` gives the unsaved rows that an event makes on this road; the outbox saves them all at once and ignores
    those whose unique key is there already. `on_it()` gives the rows to send, with all that sending one needs; it is
    None where a message arrives by being written. `van()` opens what a batch has in common, such as a connection, and
    gives the function that sends one parcel: the rows with the same value in the field `parcel`, by default each row
    alone. `ready()` is the condition on rows whose receiver can be called on now, `order` the fields by which a batch
    is sorted, and `receiver` the field that says whom a row is for.
    """

    name: str
    label: Any
    rows: Callable[[Told], list[Any]]
    on_it: Callable[[], SendingQuerySet] | None = None
    van: Callable[[], AbstractContextManager[Carry]] = no_van
    parcel: str = "pk"
    ready: Callable[[], Q] = Q
    order: tuple[str, ...] = ()
    receiver: str = "user__email"

    def travelling(self) -> SendingQuerySet:
        """The rows of this road; raises ValueError for a road on which nothing is sent."""
        if self.on_it is None:
            raise ValueError(f"nothing travels on {self.name}")
        return self.on_it()

    @property
    def has_kinds(self) -> bool:
        """Whether its rows have a `kind`, which says what they are about."""
        return any(field.name == "kind" for field in self.travelling().model._meta.get_fields())

    def due(self) -> SendingQuerySet:
        """The rows of this road that must be tried now, the longest waiting first."""
        return self.travelling().due().filter(self.ready())
