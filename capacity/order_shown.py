"""A movement order in words: what it says, what is lacking, and what changed since the approval.

What it says is as it was frozen; whom to call is of the moment of reading, because a roster changes by the hour. No
name stands in it: who is on call is called by her function.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from capacity import orders
from capacity.models import Deployment, DeploymentState, MovementOrder
from capacity.orders import Said
from foundation import clock, telephone
from foundation.tables import NOTHING, words
from regions import map_link
from regions.calling import Call, Why
from regions.models import Role, User
from requests_app.models import ConditionKind, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.worklist.calling import Calls

SHIFTS = {
    "day": gettext_lazy("day shift"),
    "evening": gettext_lazy("evening shift"),
    "night": gettext_lazy("night shift"),
}
CALLED = (Role.INSTITUTION, Role.DEFENCE_PLANNER, Role.GHOR, Role.LOCC)
"""Whom a unit may have to call, in that order; of the home each number, of the others the first."""

OFF = (DeploymentState.CANCELLED, DeploymentState.ENDED)


@dataclass(frozen=True)
class Row:
    """One thing that is told: of `lacking` nothing was arranged, and `words` say what is known instead."""

    name: str
    label: str
    words: str
    lacking: bool = False


@dataclass(frozen=True)
class Difference:
    """What was told before, and what is told instead; in words."""

    label: str
    was: str
    now: str


@dataclass(frozen=True)
class Change:
    """An order that took the place of one before: since when, and what it says otherwise."""

    number: int
    at: datetime
    what: list[Difference]


@dataclass(frozen=True)
class Number:
    """Whom to call now: a function and no name."""

    who: str
    why: str
    number: str
    until: datetime | None


@dataclass
class Shown:
    """One order of a deployment; `newer` is the number of the one that took its place, `off` what ended it."""

    deployment: Deployment
    order: MovementOrder
    parts: dict[str, list[Row]]
    people: list[str]
    conditions: list[str]
    changes: list[Change]
    map_url: str
    newer: int | None = None
    off: str = ""
    numbers: list[Number] = field(default_factory=list)

    @property
    def lacking(self) -> list[Row]:
        """What nobody has arranged yet."""
        return [row for rows in self.parts.values() for row in rows if row.lacking]


def shown(deployment: Deployment, *, by: User, number: int | None = None) -> Shown | None:
    """The order with this number (the last), for `by`, who may see the deployment; None when there is none."""
    found = orders.kept(deployment) if orders.was_approved(deployment) else []
    chosen = [one for one in found if number in (None, one.number)]
    if not chosen:
        return None
    order, said = chosen[-1], chosen[-1].said
    return Shown(
        deployment=deployment,
        order=order,
        parts={name: list(rows) for name, rows in _parts(said).items()},
        people=list(_people(said["people"])),
        conditions=list(_conditions(said["conditions"])),
        changes=_changes([one for one in found if one.number <= order.number]),
        map_url=map_link.of_address(said["address"]),
        newer=found[-1].number if found[-1].number != order.number else None,
        off=str(deployment.get_state_display()) if deployment.state in OFF else "",
        numbers=list(_numbers(deployment.support_request, by)),
    )


def _parts(said: Said) -> dict[str, Iterator[Row]]:
    return {"who": _who(said), "where": _where(said), "living": _living(said)}


def _who(said: Said) -> Iterator[Row]:
    yield Row("unit", _("Unit"), said["unit"])
    yield Row("commander", _("Commander (function)"), said["commander"])
    yield Row("days", _("Days"), f"{_day(said['starts_on'])} – {_day(said['ends_on'])}")
    if said["reports_at"]:
        yield Row("reports_at", _("Report at"), _moment(said["reports_at"]))
    else:
        text = _("no hour was agreed; not before %(earliest)s") % {"earliest": _moment(said["earliest_arrival"])}
        yield Row("reports_at", _("Report at"), text, lacking=True)


def _where(said: Said) -> Iterator[Row]:
    yield Row("place", _("Institution"), said["place"])
    yield Row("address", _("Address"), said["address"])
    known = {kept for _words, kept in telephone.apart(said["contact"])}
    number = telephone.shown(said["call_back"]) if said["call_back"] and said["call_back"] not in known else ""
    text = "; ".join(filter(None, [said["contact"], number]))
    yield Row("contact", _("Contact on site"), text or _("nobody was named; see whom to call"), lacking=not text)


def _living(said: Said) -> Iterator[Row]:
    told = said["provided"]
    yield _arranged(said, "lodging", _("Lodging"), told["lodging"])
    yield _arranged(said, "meals", _("Meals"), told["meals"])
    yield _arranged(said, "clothing", _("Clothing"), told["clothing"])
    yield _arranged(said, "access", _("Access"), told["system_access"])
    yield _arranged(said, "bring", _("To bring"))
    hours = told["induction_hours"]
    text = ngettext("%(hours)s hour before the first shift", "%(hours)s hours before the first shift", hours or 0)
    text = _("the application doesn't say how long") if hours is None else text % {"hours": hours}
    yield Row("induction", _("Induction"), text, lacking=hours is None)
    yield Row("hand_over", _("At the end"), said["hand_over"])


def _arranged(said: Said, name: str, label: str, provides: bool | None = None) -> Row:
    """What was arranged, or else what the home said in the application."""
    if said[name]:
        return Row(name, label, said[name])
    sentence = {
        None: _("nothing was arranged yet"),
        True: _("nothing was arranged yet; the home says that it provides this"),
        False: _("nothing was arranged yet; the home says that it doesn't provide this"),
    }[provides]
    return Row(name, label, sentence, lacking=True)


def _people(rows: Sequence[Said]) -> Iterator[str]:
    for row in rows:
        granted, sent = StaffType(row["staff_type"]).label, StaffType(row["sent_as"]).label
        kind = f"{granted}" if granted == sent else f"{granted} ({sent})"
        days = f"{_day(row['starts_on'])} – {_day(row['ends_on'])}"
        shifts = ", ".join(str(SHIFTS[name]) for name in row["shifts"])
        yield "; ".join(filter(None, [f"{row['persons']} × {kind}, {days}", row["ward"], row["tasks"], shifts]))


def _conditions(rows: Sequence[Said]) -> Iterator[str]:
    for row in rows:
        due = _("before %(at)s") % {"at": _moment(row["due_at"])} if row["due_at"] else ""
        said = filter(None, [str(ConditionKind(row["kind"]).label), row["owner"], due])
        yield f"{row['text']} ({'; '.join(said)})"


def _changes(found: Sequence[MovementOrder]) -> list[Change]:
    """What each order said otherwise than the one before, the last change first."""
    return [Change(now.number, now.at, list(_differences(was.said, now.said))) for was, now in pairwise(found)][::-1]


def _differences(was: Said, now: Said) -> Iterator[Difference]:
    """Of what is a list only what isn't in both."""
    before, after = _told(was), _told(now)
    for name, (label, told) in after.items():
        gone, new = ([one for one in these if one not in those] for these, those in _both_ways(before[name][1], told))
        if gone or new:
            yield Difference(label, "\n".join(gone) or NOTHING, "\n".join(new) or NOTHING)


def _both_ways(before: list[str], after: list[str]) -> list[tuple[list[str], list[str]]]:
    return [(before, after), (after, before)]


def _told(said: Said) -> dict[str, tuple[str, list[str]]]:
    """All that an order says: by name its label and words, of a list one by one."""
    found = {row.name: (row.label, [row.words]) for rows in _parts(said).values() for row in rows}
    people, conditions = list(_people(said["people"])), list(_conditions(said["conditions"]))
    return found | {"people": (_("People"), people), "conditions": (_("Conditions"), conditions)}


def _numbers(about: SupportRequest, by: User) -> Iterator[Number]:
    calls = Calls(by)
    for role in CALLED:
        found = list(calls.role(role, about))
        for call in found if role == Role.INSTITUTION else found[:1]:
            yield _number(role, call)


def _number(role: Role, call: Call) -> Number:
    """A call without the name of who is on duty; a function or organisation stays."""
    who = str(role.label)
    if call.why in (Why.CONTACT, Why.DEPUTY):
        who = f"{who}: {call.who}"
    return Number(who, str(call.why.label), call.number, call.until)


def _day(text: str) -> str:
    return words(date.fromisoformat(text))


def _moment(text: str) -> str:
    return words(datetime.fromisoformat(text).astimezone(clock.AMSTERDAM))
