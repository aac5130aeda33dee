"""What changes while people are out, as deeds of the planner: recall, replacement, no-show, extension."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from capacity import at_the_end, ledger, supply
from capacity.deployments import (
    OfDeployment,
    bookings_of,
    count_out,
    earliest_recall,
    goes_on,
    perform_on,
    pools_like,
    still_to_work,
)
from capacity.models import Booking, BookingState, Deployment, Pool
from foundation import clock
from foundation.errors import wrong
from foundation.tables import words
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.records import need_postings


class Recalled(OfDeployment):
    """The day that is the last one now."""

    last_day: date


def recall(deployment: Deployment, *, by: User, last_day: date, how: How = SIMPLY) -> Done[None]:
    """Recall people, at least 48 hours from now; their days after `last_day` are open again."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        first = max(earliest_recall(), deployment.starts_on)
        if not first <= last_day < deployment.ends_on:
            text = _("Give a last day from %(first)s on, and before the planned end.")
            raise ValidationError({"last_day": text % {"first": words(first)}})
        supply.lock(locked)
        at_the_end.recall(deployment, last_day, event_number=number)
        deployment.recalled_at, deployment.ends_on = clock.now(), last_day
        deployment.save()
        count_out(locked)
        return Written(Recalled(last_day=last_day, deployment=deployment.number))

    return perform_on(deployment, Action.RECALL, by=by, how=how, write=write)


class Replaced(OfDeployment):
    """How many persons were replaced, from which day on."""

    persons: int
    first_day: date


def replace_people(
    deployment: Deployment,
    *,
    by: User,
    booking: Booking | int,
    pool: Pool,
    persons: int,
    first_day: date,
    how: How = SIMPLY,
) -> Done[Booking]:
    """Let people of another pool of the same type take over from `first_day` on; the triangle isn't asked."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Booking]:
        supply.lock(locked, pool.pk)
        line = _line_of(deployment, booking)
        _check_replacement(deployment, line, pool, persons, first_day)
        found = Pool.objects.get(pk=pool.pk)  # as it is now that it is locked
        made = at_the_end.replace(line, found, persons, first_day, event_number=number)
        return Written(Replaced(persons=persons, first_day=first_day, deployment=deployment.number), made)

    return perform_on(deployment, Action.REPLACE_PEOPLE, by=by, how=how, write=write)


DAYS_OVER = _("The days of these people are over: choose people who are still to work.")
NOT_ALIKE = _("Choose a pool of the same staff type: like for like.")


def _check_replacement(deployment: Deployment, line: Booking, pool: Pool, persons: int, first_day: date) -> None:
    """Raises ValidationError with all that is wrong: others of their type take over, from people still to work."""
    errors: dict[str, Any] = {}
    if not pools_like(line).filter(pk=pool.pk).exists():
        errors["pool"] = NOT_ALIKE
    if not 1 <= persons <= line.persons:
        errors["persons"] = ValidationError(
            _("Replace at least one person, and no more than there are."), "beyond_there"
        )
    if not still_to_work(deployment).filter(pk=line.pk).exists():
        errors["booking"] = DAYS_OVER
    elif not clock.today() <= first_day <= line.ends_on:
        errors["first_day"] = ValidationError(
            _("Give a day from today on, within the deployment."), "outside_the_deployment"
        )
    if errors:
        raise ValidationError(errors)


class GivenBack(OfDeployment):
    """How many persons never came."""

    persons: int


def give_back(
    deployment: Deployment, *, by: User, booking: Booking | int, persons: int, how: How = SIMPLY
) -> Done[None]:
    """Record that people never came and nobody replaces them: their days are open again."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        line = _line_of(deployment, booking)
        absent = line.persons - (line.arrived or 0)
        if not 1 <= persons <= absent:
            text = _("%(absent)s persons of this line haven't arrived: give back no more than that.")
            raise ValidationError({"persons": text % {"absent": absent}})
        supply.lock(locked)
        at_the_end.give_back(line, persons, event_number=number)
        return Written(GivenBack(persons=persons, deployment=deployment.number))

    return perform_on(deployment, Action.GIVE_BACK, by=by, how=how, write=write)


class Extended(OfDeployment):
    """Until when it was asked to go on, and the last day it has now."""

    until: date
    ends_on: date


def extend(deployment: Deployment, *, by: User, until: date, how: How = SIMPLY) -> Done[None]:
    """Go on until `until`, with what the triangle granted and is reserved from the day after the planned end."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        taken = [one for one in goes_on(locked, deployment) if one.ends_on <= until]
        if not taken:
            raise wrong(
                "until", "beyond_the_grant", _("Nobody is reserved who stays until then: give the day granted.")
            )
        there = _there_at_the_end(deployment)
        for one in taken:
            one.deployment, one.state = deployment, BookingState.COMMITTED
            one.arrived = min(one.persons, there[_key(one)]) if deployment.arrived_at else None
            there[_key(one)] -= one.arrived or 0
            one.save()
            need_postings.commit(one.line, one.staff_type, ledger.worked(one), event_number=number)
        deployment.ends_on = max(one.ends_on for one in taken)
        deployment.save()
        count_out(locked)
        return Written(Extended(until=until, deployment=deployment.number, ends_on=deployment.ends_on))

    return perform_on(deployment, Action.EXTEND, by=by, how=how, write=write)


def _there_at_the_end(deployment: Deployment) -> Counter[tuple[int, str]]:
    """The persons who arrived and stay until the planned end, per need line and type: they can go on."""
    there: Counter[tuple[int, str]] = Counter()
    for one in bookings_of(deployment):
        if one.ends_on == deployment.ends_on:
            there[_key(one)] += one.arrived or 0
    return there


def _key(booking: Booking) -> tuple[int, str]:
    return booking.line_id, booking.staff_type


def _line_of(deployment: Deployment, booking: Booking | int) -> Booking:
    """The line of this deployment that `booking` (or its key) names."""
    found = next((one for one in bookings_of(deployment) if one.pk == getattr(booking, "pk", booking)), None)
    if found is None:
        raise wrong("booking", "line_of_another_deployment", _("Choose a line of this deployment."))
    return found
