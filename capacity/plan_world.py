"""Whether a plan still fits the world: the newest is adopted, and only for requests that still ask what it saw."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from capacity import segments
from capacity.ledger import worked
from capacity.models import Booking, Plan, PlanState
from foundation import clock
from foundation.errors import Lack
from foundation.ranges import Profile
from requests_app.models import SupportRequest
from requests_app.models.staff import StaffType

Seen = dict[str, list[list[Any]]]  # request (primary key, as JSON has it) -> rows of line, type, persons, from, until


def seen(asked: Iterable[segments.Segment]) -> Seen:
    """What a plan was computed for, as it is kept with its result."""
    found: Seen = defaultdict(list)
    for one in asked:
        days = [one.starts_on.isoformat(), one.ends_on.isoformat()]
        found[str(one.line.support_request_id)].append([one.line.number, one.staff_type, one.persons, *days])
    return dict(found)


def outdated(plan: Plan) -> list[Lack]:
    """A newer plan was computed, or this one doesn't know what it was computed for."""
    newer = Plan.objects.filter(pk__gt=plan.pk, state=PlanState.READY, is_scenario=False).first()
    if newer:
        text = _("A newer plan was computed at %(at)s: adopt that one, or compute again.")
        return [Lack("older_plan", text, at=newer.asked_at)]
    if "asked" not in plan.result:
        return [
            Lack("plan_without_problem", _("This plan doesn't know any more what it was computed for: compute again."))
        ]
    return []


def changed(plan: Plan, support_request: SupportRequest) -> list[Lack]:
    """What this request asks otherwise than when the plan was computed, one for each line and type.

    What was reserved by this very plan counts as asked still. The lock on the request is held.
    """
    then = _profiles(_row(*row) for row in plan.result["asked"].get(str(support_request.pk), ()))
    last = max((day for profile in then.values() for _persons, _first, day in profile.ranges), default=clock.today())
    now = _profiles(
        (one.line.number, one.staff_type, (one.persons, one.starts_on, one.ends_on))
        for one in segments.of(SupportRequest.objects.filter(pk=support_request.pk), clock.today(), last)
    )
    mine = Booking.objects.filter(pk__in=plan.lines.values("booking"), support_request=support_request)
    for one in mine.select_related("line"):
        now[one.line.number, one.staff_type] += worked(one)
    return [
        _asks_otherwise(key, was, now[key].since(clock.today()))
        for key in sorted({*then, *now})
        if (was := then[key].since(clock.today())) != now[key].since(clock.today())
    ]


def _asks_otherwise(key: tuple[int, str], was: Profile, now: Profile) -> Lack:
    text = _(
        "Line %(line)s, %(type)s: %(was)s person-days were asked when this plan was computed, %(now)s are now. Compute"
        " again."
    )
    about: dict[str, Any] = {"line": key[0], "type": StaffType(key[1]).label}
    return Lack("plan_changed", text, **about, was=was.person_days, now=now.person_days)


def _row(number: int, staff_type: str, persons: int, first: str, last: str) -> tuple:
    return number, staff_type, (persons, date.fromisoformat(first), date.fromisoformat(last))


def _profiles(rows: Iterable[tuple]) -> dict[tuple[int, str], Profile]:
    found: dict[tuple[int, str], Profile] = defaultdict(Profile)
    for number, staff_type, part in rows:
        found[number, staff_type] += Profile.of([part])
    return found
