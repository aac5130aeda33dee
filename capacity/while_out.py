"""What changes while people are out, as deeds of the planner: recall, replacement, no-show, extension."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from capacity import at_the_end, ledger, supply
from capacity.deployments import bookings_of, count_out, earliest_recall, goes_on, perform_on, pools_like
from capacity.models import Booking, BookingState, Deployment
from foundation import clock
from requests_app.models import Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.authority import Standing
from requests_app.records import need_ledger


def recall(deployment: Deployment, *, by, last_day: date, reason: str, **how) -> Event:
    """Take people back: at least 48 hours from now. Their days after `last_day` are open again."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        first = max(earliest_recall(), deployment.starts_on)
        if not first <= last_day < deployment.ends_on:
            text = _("Give a last day from %(first)s on, and before the planned end.")
            raise ValidationError({"last_day": text % {"first": f"{first:%d-%m-%Y}"}})
        supply.lock(locked)
        at_the_end.recall(deployment, last_day, event_number=number)
        deployment.recalled_at, deployment.ends_on = clock.now(), last_day
        deployment.save()
        count_out(locked)
        return {"deployment": deployment.number}

    return perform_on(deployment, Action.RECALL, by=by, write=write, last_day=last_day, reason=reason, **how)


def replace_people(
    deployment: Deployment, *, by, booking, pool, persons: int, first_day: date, reason: str, **how
) -> Event:
    """From `first_day` on people of another pool of the same type take over; the triangle needn't vote."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        supply.lock(locked, pool.pk)
        line = _line_of(deployment, booking)
        found = pools_like(line).filter(pk=pool.pk).first()
        if found is None:
            raise ValidationError({"pool": _("Choose a pool of the same staff type: like for like.")})
        if not 1 <= persons <= line.persons:
            raise ValidationError({"persons": _("Replace at least one person, and no more than there are.")})
        if not clock.today() <= first_day <= line.ends_on:
            raise ValidationError({"first_day": _("Give a day from today on, within the deployment.")})
        at_the_end.replace(line, found, persons, first_day, event_number=number)
        return {"deployment": deployment.number}

    facts: dict[str, Any] = {"persons": persons, "first_day": first_day}
    return perform_on(deployment, Action.REPLACE_PEOPLE, by=by, write=write, reason=reason, **facts, **how)


def give_back(deployment: Deployment, *, by, booking, persons: int, reason: str, **how) -> Event:
    """These never came and nobody replaces them: their days are open again."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        line = _line_of(deployment, booking)
        absent = line.persons - (line.arrived or 0)
        if not 1 <= persons <= absent:
            text = _("%(absent)s persons of this line haven't arrived: give back no more than that.")
            raise ValidationError({"persons": text % {"absent": absent}})
        supply.lock(locked)
        at_the_end.give_back(line, persons, event_number=number)
        return {"deployment": deployment.number}

    return perform_on(deployment, Action.GIVE_BACK, by=by, write=write, persons=persons, reason=reason, **how)


def extend(deployment: Deployment, *, by, until: date, **how) -> Event:
    """Go on until `until`, with what the triangle granted and is reserved from the day after the planned end."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        taken = [one for one in goes_on(locked, deployment) if one.ends_on <= until]
        if not taken:
            raise ValidationError({"until": _("Nobody is reserved who stays until then: give the day granted.")})
        there = _there_at_the_end(deployment)
        for one in taken:
            one.deployment, one.state = deployment, BookingState.COMMITTED
            one.arrived = min(one.persons, there[_key(one)]) if deployment.arrived_at else None
            there[_key(one)] -= one.arrived or 0
            one.save()
            need_ledger.commit(one.line, one.staff_type, ledger.worked(one), event_number=number)
        deployment.ends_on = max(one.ends_on for one in taken)
        deployment.save()
        count_out(locked)
        return {"deployment": deployment.number, "ends_on": deployment.ends_on}

    return perform_on(deployment, Action.EXTEND, by=by, write=write, until=until, **how)


def _there_at_the_end(deployment: Deployment) -> Counter[tuple[int, str]]:
    """Who arrived and stays until the planned end, per need line and type: they work on."""
    there: Counter[tuple[int, str]] = Counter()
    for one in bookings_of(deployment):
        if one.ends_on == deployment.ends_on:
            there[_key(one)] += one.arrived or 0
    return there


def _key(booking: Booking) -> tuple[int, str]:
    return booking.line_id, booking.staff_type


def _line_of(deployment: Deployment, booking):
    """The line of this deployment that `booking` (or its key) names."""
    found = next((one for one in bookings_of(deployment) if one.pk == getattr(booking, "pk", booking)), None)
    if found is None:
        raise ValidationError({"booking": _("Choose a line of this deployment.")})
    return found
