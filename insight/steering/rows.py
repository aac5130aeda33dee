"""How it stands for whoever steers as rows of a file: one for each figure and for each row of a list."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation import telephone
from foundation.tables import Column
from insight.steering.changes import Change
from insight.steering.standing import Steering
from insight.templatetags.picture import number
from regions.calling import Call
from requests_app.models import SupportRequest

COLUMNS = [
    Column("list", gettext_lazy("List"), "list"),
    Column("request", gettext_lazy("Request"), lambda row: row.about.reference if row.about else ""),
    Column("home", gettext_lazy("Institution"), lambda row: row.about.institution if row.about else ""),
    Column("what", gettext_lazy("What"), "what"),
    Column("value", gettext_lazy("Value"), "value"),
    Column("when", gettext_lazy("When"), "when"),
    Column("who", gettext_lazy("Whom to call"), lambda row: row.call.who if row.call else ""),
    Column("number", gettext_lazy("Number"), lambda row: telephone.shown(row.call.number) if row.call else ""),
]


class Row(NamedTuple):
    """One row."""

    list: str
    what: Any
    about: SupportRequest | None = None
    value: float | int | None = None
    when: datetime | date | None = None
    call: Call | None = None


def rows(steering: Steering) -> Iterator[Row]:
    """All of it, in the order of the page."""
    for one in steering.values:
        yield Row(_("Figures"), one.figure.question, value=one.now, when=steering.window.at)
    for kind in steering.need:
        yield Row(_("Open by staff type"), kind.staff_type.label, value=kind.open_persons, when=steering.window.at)
    yield from _unsafe(steering)
    for party in steering.late:
        for owed in party.owed:
            yield Row(_("Who is late"), f"{party.party}: {owed.what}", owed.request, None, owed.since, party.call)
    for waiting in steering.offers:
        offer = waiting.offer
        what = f"{waiting.party}: {offer}"
        yield Row(_("Offers that wait"), what, waiting.request, offer.persons, offer.holds_until, waiting.call)
    for ending in steering.endings:
        yield Row(_("What ends this week"), ending.what, ending.request, when=ending.on)
    for change in steering.changes:
        yield Row(_("What changed"), _told(change), change.request, when=change.at)


def _told(change: Change) -> str:
    return "; ".join([*([change.moved_to] if change.moved_to else []), *change.deeds])


def _unsafe(steering: Steering) -> Iterator[Row]:
    for home in steering.unsafe:
        lacking, asked = home.need.most("open"), home.need.most("asked")
        what = _("%(lacking)s of %(asked)s persons lacking") % {"lacking": number(lacking), "asked": number(asked)}
        yield Row(_("Unsafe soonest"), what, home.request, lacking, home.at, home.home)
    for one in steering.elsewhere:
        yield Row(_("Unsafe, not in the list"), str(one.region), value=one.requests, call=one.call)
