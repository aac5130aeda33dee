"""The words in which a deployment is told, from drawing up to the evaluations; each is a deed of the cast.

A deed of `deployed` takes the people by key; homes go by the key of who speaks for them (`SPEAKS`).
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

from capacity import deployments, reporting, while_out
from capacity.models import Booking, Deployment, EndReason
from capacity.models.deployment import UNDER_WAY
from foundation import clock
from msob.scenarios import decided
from msob.scenarios.cast import HOMES
from requests_app.deeds import conversation, evaluation, extension, fact_finding
from requests_app.models import Outcome, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import reviews

Deed = Callable[[SimpleNamespace], object]

SPEAKS = {"wending": "anna", "hogelicht": "wim", "berkenhof": "petra"}
WEIGHTS = ("Het team is van elke dienst op elkaar ingespeeld.", "De nood is kleiner, nog niet over.", "Akkoord.")


def request_of(name: str) -> SupportRequest:
    """The open request of a home, by its key in the cast or by the name of the institution."""
    return decided.latest_of(HOMES[name].name if name in HOMES else name)


def out_at(name: str) -> Deployment:
    """The last deployment to that home."""
    return request_of(name).deployments.latest("number")


def draws_up(name: str, *, unit: str, commander: str, hand_over: str) -> Deed:
    how = {"unit": unit, "commander": commander, "hand_over": hand_over}
    return lambda people: deployments.draw_up(request_of(name), by=people.dirk, **how)


def meets_the_conditions(name: str, note: str) -> Deed:
    def deed(people):
        found = request_of(name)
        for condition in found.conditions.filter(done_at=None):
            fact_finding.complete_condition(condition, by=decided.home_of(found), note=note)

    return deed


def approves(name: str) -> Deed:
    return lambda people: deployments.approve(out_at(name), by=people.daan)


def arrive(name: str, *, absent: str = "", induction: bool = True) -> Deed:
    """All who are still expected arrive, but for one of staff type `absent`."""

    def deed(people):
        deployment = out_at(name)
        lines = [{"booking": one, "arrived": _came(one, absent)} for one in _expected(deployment)]
        by = getattr(people, SPEAKS[name])
        how = {"lines": lines, "induction_done": induction}
        reporting.report_arrival(deployment, by=by, arrived_at=clock.now() - timedelta(minutes=20), **how)

    return deed


def _came(booking: Booking, absent: str) -> int:
    return booking.persons - (booking.staff_type == absent)


def _expected(deployment: Deployment):
    return deployment.bookings.filter(arrived=None, ends_on__gte=clock.today()).order_by("pk")


def replaces(name: str, *, first_day: date, reason: str) -> Deed:
    """Dirk sends another of the same pool for the one who didn't come."""

    def deed(people):
        deployment = out_at(name)
        short = next(one for one in deployments.bookings_of(deployment) if one.arrived != one.persons)
        whom = {"booking": short, "pool": short.pool, "persons": 1, "first_day": first_day}
        while_out.replace_people(deployment, by=people.dirk, **whom, how=How(reason=reason))

    return deed


def reports(name: str, effect: int, tasks: str, *, unit: bool = False, incidents: str = "", absent: int = 0) -> Deed:
    """The day as the ward saw it, or the unit: everybody who is there, but for who is `absent`."""

    def deed(people):
        deployment, today = out_at(name), clock.today()
        there = deployment.bookings.filter(arrived__gt=0, starts_on__lte=today, ends_on__gte=today)
        present = sum(there.values_list("arrived", flat=True)) - absent
        by = people.dirk if unit else getattr(people, SPEAKS[name])
        said = {"present": present, "absent": absent, "effect": effect, "tasks": tasks, "incidents": incidents}
        reporting.report_day(deployment, by=by, day=today, **said)

    return deed


def diary(
    name: str, first: date, last: date, *, effects: tuple[date, date], tasks: tuple[str, ...], unit_on=(0, 3)
) -> Iterator[tuple[datetime, Deed]]:
    """A report of the ward each evening; the unit adds its own on the weekdays `unit_on` (Monday is 0).

    The effect is 1 at first, 2 from the first of the days `effects` on, 3 from the second.
    """
    for count in range((last - first).days + 1):
        day = first + timedelta(days=count)
        effect, task = 1 + sum(day >= one for one in effects), tasks[count % len(tasks)]
        yield _evening(day, 20), reports(name, effect, task)
        if day.weekday() in unit_on:
            yield _evening(day, 21), reports(name, effect, task, unit=True)


def _evening(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 30), tzinfo=clock.AMSTERDAM)


def suspends(name: str, *, owner: str, until: datetime, reason: str) -> Deed:
    return lambda people: reporting.suspend(
        out_at(name), by=people.dirk, owner=owner, until=until, how=How(reason=reason)
    )


def resumes(name: str) -> Deed:
    return lambda people: reporting.resume(out_at(name), by=people.dirk)


def asks_for_more_days(name: str, *, until: date, reason: str, **figures) -> Deed:
    """The home asks, with figures of today."""

    def deed(people):
        by = getattr(people, SPEAKS[name])
        extension.ask(request_of(name), by=by, until=until, how=How(reason=reason))
        decided.measure(request_of(name), by=by, **figures)

    return deed


def grant_more_days(name: str, **persons: int) -> Deed:
    """Three corners agree on fewer persons: `persons` by staff type."""

    def deed(people):
        found = request_of(name)
        lines = reviews.lines_on_the_table(reviews.open_review(found))
        numbers = {line.pk: persons[line.staff_type] for line in lines}
        decided.all_say(found, Outcome.GRANT, WEIGHTS, persons=numbers)

    return deed


def extends(name: str, until: date) -> Deed:
    return lambda people: while_out.extend(out_at(name), by=people.dirk, until=until)


def leave(name: str, reason: EndReason, note: str) -> Deed:
    """The last one left half an hour ago."""

    def deed(people):
        standing = request_of(name).deployments.get(state__in=UNDER_WAY)
        left_at = clock.now() - timedelta(minutes=30)
        reporting.report_departure(standing, by=people.dirk, departed_at=left_at, end_reason=reason, note=note)

    return deed


def evaluates(name: str, who: str, **said) -> Deed:
    return lambda people: evaluation.evaluate(request_of(name), by=getattr(people, who), right_people=True, **said)


def closes(name: str, who: str) -> Deed:
    return lambda people: workflow.perform(request_of(name), Action.CLOSE, by=getattr(people, who))


def withdraws(name: str, reason: str) -> Deed:
    """The home doesn't need it any more."""

    def deed(people):
        found = request_of(name)
        workflow.perform(found, Action.WITHDRAW, by=decided.home_of(found), how=How(reason=reason))

    return deed


def says(name: str, text: str) -> Deed:
    """The home tells everybody who reads its request."""

    def deed(people):
        found = request_of(name)
        conversation.comment(found, by=decided.home_of(found), text=text)

    return deed
