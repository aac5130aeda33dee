"""What a road is to the outbox: which rows an event makes on it, and how a handful of them travels.

A road never decides who is told nor when to try again; it carries, and raises when it couldn't.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from notifications.models import SendingQuerySet
from notifications.preferences import Told

Carry = Callable[[Sequence[Any]], None]
"""Carries one parcel; returns when the receiving side took it, raises anything else when it didn't."""


class Hopeless(Exception):
    """The receiving side refused for good (no such address): trying again would change nothing."""


class RoadBlocked(Exception):
    """The road itself is closed (nobody answers there): no parcel can be blamed, all wait and no try is counted."""


class NotNow(Exception):
    """It isn't the turn of this receiver: the parcel waits for a next batch and no try is counted."""


def described(error: Exception) -> str:
    """An error in one line, for an administrator."""
    return f"{type(error).__name__}: {error}".rstrip(": ")


def no_van() -> AbstractContextManager[Carry]:
    """The van of a road on which nothing travels."""
    raise ValueError("nothing travels here")


@dataclass(frozen=True)
class Road:
    """One way to reach somebody.

    `rows(told)` are the unsaved rows an event makes on this road; the sweep saves them all at once and ignores those
    whose unique key is there already. `on_it` are this road's rows that travel (None: they arrive by
    being written), with all that carrying one needs. `van()` opens what a batch has in common (a connection) and gives
    the function that carries one parcel: the rows with the same `parcel` field, by default each row alone.
    `ready()` says for which rows the receiver can be called on now, `order` which of a batch go first,
    `receiver` which field says whom a row is for.
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
        """This road's rows; ValueError where nothing travels."""
        if self.on_it is None:
            raise ValueError(f"nothing travels on {self.name}")
        return self.on_it()

    @property
    def has_kinds(self) -> bool:
        """Whether its rows say what they are about."""
        return any(field.name == "kind" for field in self.travelling().model._meta.get_fields())

    def due(self) -> SendingQuerySet:
        """This road's rows that are to be tried now, the longest waiting first."""
        return self.travelling().due().filter(self.ready())
