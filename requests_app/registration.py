"""How a higher app adds deeds of its own, once, when it is ready: entries of the table, doors, what is read.

Page, API, permission checks and tests then know them like all others.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Model

from regions.models import Role, User
from requests_app import doors as doorways
from requests_app.api import parts
from requests_app.models import Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.papers import blocks, case_file, handing
from requests_app.papers.edxl import messages
from requests_app.procedure import entry
from requests_app.records import undoing
from requests_app.views import answered


def say_after(told: Callable[[Event, User], str]) -> None:
    """After each deed done on a page, say what `told` gives of its event to whoever did it, unless it is empty."""
    answered.SAID_AFTER.append(told)


def after_each_event(follow: Callable[[SupportRequest, Event], None]) -> None:
    """Run `follow` inside each deed, when all its rows are written and under the request's lock."""
    entry.AFTER_EACH_EVENT.append(follow)


def link_in_messages(leads_to: Mapping[Action, Callable[[Event], handing.Leads]]) -> None:
    """In a message about an event of one of these deeds, link to the paper that this gives of it."""
    handing.LEADS_TO.update(leads_to)


def tell_in_edxl(told: Mapping[str, messages.Message]) -> None:
    """Tell of a request in these messages too, by the name in their address."""
    messages.MESSAGES.update(told)


def register(
    *,
    rules: Mapping[Action, entry.Rule],
    doors: Iterable[doorways.Door],
    targets: Mapping[str, Callable[[Any], Any]],
    readers: Mapping[str, type],
    when_grants_change: Callable[[SupportRequest, Event], Iterable[entry.Noted]],
    keeps: Mapping[type[Model], undoing.Kept],
    of_case_file: Mapping[str, Callable[[Any], list[blocks.Block]]],
    also_foretell: Mapping[Action, Callable[[SupportRequest, Any, frozenset[Role]], list[entry.Foretold]]],
) -> None:
    """Add `rules` to the table and open `doors`.

    `targets` find, by the name of what a deed is done to, those of the requests in sight. `readers` answer a GET
    at a collection of a request. `when_grants_change` runs inside each deed after which another grant may stand and
    gives what is noted of that; `also_foretell` says before it what that will do, as far as these roles may know it.
    `keeps` are the rows of a request that stand again when a deed is undone. `of_case_file` are sections of the case
    file, by the name of their heading.
    """
    entry.register(rules)
    doorways.register(doors, **targets)
    parts.READERS.update(readers)
    entry.WHEN_GRANTS_CHANGE.append(when_grants_change)
    entry.ALSO_FORETELL.update(also_foretell)
    undoing.KEPT.update(keeps)
    case_file.OF_HIGHER_APPS.update(of_case_file)
