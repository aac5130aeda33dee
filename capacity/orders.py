"""The movement order: what a unit is told of its deployment, frozen at the approval and anew whenever it changes.

What is sent to a unit never changes unnoticed. A deed on the deployment that changes it freezes the next order inside
the deed; what changes otherwise (an address, a contact, a condition) is found by the sweep, or by a reader who comes
before it, and is told by an event of its own. Orders are never changed or deleted.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from capacity.models import Deployment, DeploymentState, MovementOrder
from capacity.models.deployment import ARRANGED, UNDER_WAY
from foundation import clock
from requests_app.models import Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.papers.handing import Leads
from requests_app.papers.words import place
from requests_app.procedure import entry, workflow
from requests_app.procedure.rules import RULES
from requests_app.records.journal import plain
from requests_app.schedule import deadlines

PROVIDED = ("lodging", "meals", "clothing", "system_access", "parking", "induction_hours")
"""What the application says of the home, which is told where nothing was arranged."""

Said = dict[str, Any]


def follow(support_request: SupportRequest, event: Event) -> None:
    """Inside a deed that tells the unit something: freeze the order of its deployment, if it changed."""
    if RULES[Action(event.action)].tells_unit:
        _freeze(_loaded().get(support_request=support_request, number=event.facts["deployment"]), at=event.at)


def sweep() -> int:
    """Find orders that changed by anything but a deed on the deployment; returns how many events were written."""
    return deadlines.each(_keep_up, [one for one in _loaded().filter(state__in=UNDER_WAY) if _differs(one)])


def kept(deployment: Deployment) -> list[MovementOrder]:
    """The orders of a deployment, the first first, the last as it stands now; none before the approval."""
    found = _loaded().get(pk=deployment.pk)
    if found.state in UNDER_WAY and _differs(found):
        _keep_up(found)
    return list(found.orders.order_by("number"))


def was_approved(deployment: Deployment) -> bool:
    """Whether there is an order of it at all."""
    return deployment.approved_at is not None


def leads_to(event: Event) -> Leads:
    """The order of the deployment that an event is about, for a message: the paper stands behind sign-in."""
    keys = Deployment.objects.filter(support_request=event.support_request_id, number=event.facts["deployment"])
    return Leads(_("Movement order"), reverse("deployments:order", args=[keys.values_list("pk", flat=True).get()]))


def said(deployment: Deployment) -> Said:
    """What the unit is told, as it stands now; from a deployment as `_loaded` gives it, in no query."""
    about = deployment.support_request
    location, application = about.location, getattr(about, "application", None)
    provided = {name: getattr(application, name, None) for name in PROVIDED}
    found = {
        **{name: getattr(deployment, name) for name in ("unit", "commander", *ARRANGED)},
        **{name: getattr(deployment, name) for name in ("starts_on", "ends_on", "earliest_arrival", "hand_over")},
        "place": place(location),
        "address": address(location),
        "contact": application.site_contact if application else "",
        "call_back": about.call_back_number,
        "provided": provided,
        "people": _people(deployment),
        "conditions": _conditions(about),
    }
    return plain(found)


def address(location) -> str:
    """Street and number, postcode and municipality; the municipality alone where no street is known."""
    town = " ".join(filter(None, [location.postcode, location.municipality.name]))
    return ", ".join(filter(None, [location.address, town]))


def _people(deployment: Deployment) -> list[Said]:
    """Who goes, day by day and line by line: bookings of the same people are one row."""
    persons: Counter[tuple] = Counter()
    for one in deployment.bookings.all():
        persons[(one.starts_on, one.line.number, one.staff_type, one.pool.staff_type, one.ends_on)] += one.persons
    lines = {one.line.number: one.line for one in deployment.bookings.all()}
    return [
        {
            "staff_type": granted,
            "sent_as": sent_as,
            "persons": number,
            "starts_on": first,
            "ends_on": last,
            "ward": lines[line].ward,
            "tasks": lines[line].tasks,
            "shifts": [name for name in ("day", "evening", "night") if getattr(lines[line], f"{name}_shift")],
        }
        for (first, line, granted, sent_as, last), number in sorted(persons.items())
    ]


def _conditions(support_request: SupportRequest) -> list[Said]:
    names = ("kind", "text", "owner", "due_at")
    return [{name: getattr(one, name) for name in names} for one in support_request.conditions.all()]


def _loaded():
    """Deployments with all that an order says."""
    about = "support_request__"
    one = (f"{about}application", f"{about}institution", f"{about}location__municipality", f"{about}safety_region")
    many = ("bookings__pool", "bookings__line", f"{about}conditions", "orders")
    return Deployment.objects.select_related(*one, f"{about}location__institution").prefetch_related(*many)


def _last(deployment: Deployment) -> MovementOrder | None:
    return max(deployment.orders.all(), key=lambda one: one.number, default=None)


def _differs(deployment: Deployment) -> bool:
    last = _last(deployment)
    return last is None or _told(last.said) != _told(said(deployment))


INSTEAD = {"lodging": "lodging", "meals": "meals", "clothing": "clothing", "system_access": "access"}


def _told(what: Said) -> Said:
    """As much of it as a reader is told: what the home provides only where nothing was arranged, and never parking."""
    told = {name: one for name, one in what["provided"].items() if name != "parking"}
    return {**what, "provided": {name: None if what.get(INSTEAD.get(name, "")) else one for name, one in told.items()}}


def _keep_up(deployment: Deployment) -> Event | None:
    """Freeze what changed outside the deeds on a deployment, and tell of it; None when another did so before."""
    with transaction.atomic():
        workflow.lock(deployment.support_request)
        found = _loaded().get(pk=deployment.pk)
        made = _freeze(found, at=clock.now()) if found.state in UNDER_WAY else None
        if made is None or made.number == 1:
            return None
        facts = {"deployment": found.number, "order": made.number}
        once = f"order-{found.pk}-{made.number}"
        return workflow.record(deployment.support_request, Action.ORDER_CHANGED, once=once, facts=facts)


def _freeze(deployment: Deployment, *, at) -> MovementOrder | None:
    """The next order, or None when it would say the same; callers hold the lock of the request."""
    last, now = _last(deployment), said(deployment)
    if (last and _told(last.said) == _told(now)) or deployment.state == DeploymentState.DRAWN_UP:
        return None
    return MovementOrder.objects.create(deployment=deployment, number=last.number + 1 if last else 1, said=now, at=at)


def in_messages() -> dict[Action, Callable[[Event], Leads]]:
    """The deeds of which a message has the link to the order; asked when the table of deeds is whole."""
    return dict.fromkeys((*entry.those(lambda rule: rule.tells_unit), Action.ORDER_CHANGED), leads_to)
