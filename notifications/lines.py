"""The words of which the table of messages is made: to whom, about what, how soon, and a line that says all three."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from requests_app.models import Status


class Party(TextChoices):
    """To whom a message can go, seen from the request."""

    OWNER = "owner", _("whose move it is now")
    TO_MOVE = "to_move", _("who hasn't made the move that is waited for")
    HAD_IT = "had_it", _("whose move it was")
    INSTITUTION = "institution", _("the institution")
    GHOR = "ghor", _("the GHOR of its region")
    LOCC = "locc", _("LOCC")
    VWS = "vws", _("Ministry of Health, Welfare and Sport")
    DEFENCE = "defence", _("Defence")
    CORNERS = "corners", _("the corners of the triangle")
    DECIDER = "decider", _("the decider")
    TEAM = "team", _("the fact-finding team")
    VOIDED = "voided", _("the corners whose position no longer counts")
    TURN = "turn", _("whose turn it is to answer the proposal")
    ADDRESSEE = "addressee", _("the party that was asked")
    OPENER = "opener", _("who opened the request")
    RECORDER = "recorder", _("who recorded it")
    SPOKEN_FOR = "spoken_for", _("the one spoken for")
    TOLD = "told", _("whoever was told of what is undone")
    NEXT_IN_LINE = "next_in_line", _("the next in line")


class Kind(TextChoices):
    """What a message is about: one may choose per kind how to be reached."""

    TASK = "task", _("something to do")
    LADDER = "ladder", _("help from others")
    REQUEST = "request", _("what changed in a request")
    DECISION = "decision", _("decisions")
    DEADLINE = "deadline", _("due times")
    CONVERSATION = "conversation", _("comments and files")
    DELIVERY = "delivery", _("messages that didn't arrive")


REQUIRED = frozenset({Kind.TASK, Kind.DECISION, Kind.DEADLINE, Kind.DELIVERY})
"""What the procedure requires: nobody can switch these off."""


class Urgency(TextChoices):
    """How soon it must reach somebody."""

    NOW = "now", _("at once")
    SOON = "soon", _("within the hour")
    DIGEST = "digest", _("in the daily summary")


@dataclass(frozen=True)
class Line:
    """`to` is told `text`, which names the request as %(about)s; `only_in` these statuses after the event, if any.

    With `doer` also whoever did the deed is told: of what followed from it, and not of what she did herself.
    """

    to: tuple[Party, ...]
    kind: Kind
    urgency: Urgency
    text: Any
    only_in: tuple[Status, ...] = ()
    doer: bool = False


def task(text, *to: Party, urgency: Urgency = Urgency.NOW, only_in=(), doer: bool = False) -> Line:
    """Something to do, by whose move it is unless others are named."""
    return Line(to or (Party.OWNER,), Kind.TASK, urgency, text, only_in, doer)


def news(text, *to: Party, kind: Kind = Kind.REQUEST, urgency: Urgency = Urgency.SOON, only_in=()) -> Line:
    """Something to know."""
    return Line(to, kind, urgency, text, only_in)


def deadline(text, *to: Party, urgency: Urgency = Urgency.NOW, only_in=()) -> Line:
    """What the clock brought."""
    return Line(to, Kind.DEADLINE, urgency, text, only_in)
