"""What the planner is asked: who is free, who is needed, and what weighs how much.

Dates stand at this border; inside, a day is a number counted from the problem's first day.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from capacity.planning.terms import NONE, Pin, Terms

URGENCIES = {"lifesaving": 3, "life_sustaining": 2, "high": 1, "normal": 0}
"""How many steps above normal."""


@dataclass(frozen=True)
class Supply:
    """A pool: persons of one type of one unit, free on each day of the problem (one figure per day, first day first).

    They can be somewhere `notice_days` after the problem's first day, and keep their place for `rest_days` after an
    assignment. `region` is the safety region of their home place, or "".
    """

    pool_id: int
    staff_type: str
    unit: str
    region: str
    free: tuple[int, ...]
    notice_days: int = 0
    rest_days: int = 0


@dataclass(frozen=True)
class Demand:
    """A segment of a need line: the same number of persons on each day from `starts_on` to `ends_on`, both included.

    `accepts`: staff types in order of preference, the line's own first. `minimum_team`: fewer help nobody (at most
    `persons` counts). `time_to_harm_hours`: until the first unsafe shift, None when unknown, negative when it is past.
    """

    request_id: int
    line_id: int
    reference: str
    region: str
    staff_type: str
    persons: int
    starts_on: date
    ends_on: date
    accepts: tuple[str, ...]
    minimum_team: int = 1
    urgency: str = "normal"
    time_to_harm_hours: float | None = None

    @property
    def key(self) -> tuple[int, date]:
        """What tells it from every other demand of a problem."""
        return self.line_id, self.starts_on

    @property
    def team(self) -> int:
        """The smallest number of persons that helps."""
        return max(1, min(self.minimum_team, self.persons))


def weight(default: float, label: Promise, help_text: Promise, most: float = 100) -> float:
    """A field of Weights: its default, what a form calls it, what it means, and the highest figure that makes sense."""
    return field(default=default, metadata={"label": label, "help_text": help_text, "most": most})


@dataclass(frozen=True)
class Weights:
    """What weighs how much, in points; one point is a day of one person for a request that can wait."""

    urgency: float = weight(
        1, _("urgency"), _("Points added to each day of a person for each step of urgency above normal.")
    )
    time_to_harm: float = weight(
        2, _("time to harm"), _("Points added to each day when harm is now; none when it is a week away or unknown.")
    )
    exact_type: float = weight(
        15,
        _("exact type before substitute"),
        _("The percentage of its worth that help loses for each choice below the type that was asked."),
    )
    concentration: float = weight(
        10,
        _("concentration"),
        _("Points it costs to help one more request: many in one place rather than a few everywhere."),
        1000,
    )
    fairness: float = weight(
        1,
        _("fairness between regions"),
        _("Points added to the first quarter of the days a region asks; less to the next quarters, none to the last."),
    )
    reserve: float = weight(
        10, _("reserve to keep"), _("The percentage of what is free of each staff type that stays free on each day.")
    )
    notice: float = weight(
        0.5, _("arriving late"), _("Points lost for each person and each day that help comes after the day asked for.")
    )
    spreading: float = weight(
        2, _("spreading over units"), _("Points it costs for each pool that sends people to a request."), 1000
    )

    def __post_init__(self):
        wrong = [one.name for one in fields(self) if not 0 <= getattr(self, one.name) <= one.metadata["most"]]
        if wrong:
            raise ValueError(f"Out of range: {', '.join(wrong)}")


@dataclass(frozen=True)
class Before:
    """What a region asked and got before this plan, in person-days, besides the demands of the problem."""

    region: str
    asked: int
    helped: int


@dataclass(frozen=True)
class Problem:
    """All that is free and all that is needed on `days` days from `first_day`.

    A demand that began before the first day counts from the first day. Raises ValueError, with everything that is
    wrong: a pool without a figure for each day, a demand outside the days, an unknown urgency, anything told twice, or
    terms about what isn't there.
    """

    first_day: date
    days: int
    supplies: tuple[Supply, ...]
    demands: tuple[Demand, ...]
    weights: Weights = Weights()
    before: tuple[Before, ...] = ()
    terms: Terms = NONE

    def __post_init__(self):
        if wrong := list(self._wrong()):
            raise ValueError("; ".join(wrong))

    def _wrong(self) -> Iterator[str]:
        times = Counter([f"pool {supply.pool_id}" for supply in self.supplies])
        times.update(f"line {demand.line_id} from {demand.starts_on}" for demand in self.demands)
        yield from (f"{name}: told {count} times" for name, count in times.items() if count > 1)
        for supply in self.supplies:
            if len(supply.free) != self.days or min(supply.free, default=0) < 0:
                yield f"pool {supply.pool_id}: free must be {self.days} figures of 0 or more"
            if supply.notice_days < 0 or supply.rest_days < 0:
                yield f"pool {supply.pool_id}: notice and rest must be 0 or more days"
        for demand in self.demands:
            yield from self._wrong_in(demand)
        yield from (f"line {pin.line_id}, pool {pin.pool_id}: no such line" for pin in self.terms.pins if self._no(pin))

    def _no(self, pin: Pin) -> bool:
        """Whether a pin is about no demand and pool of this problem, a type that isn't accepted, or other days."""
        demand, supply = self.demands_by_key.get(pin.key[:2]), self.supplies_by_pool.get(pin.pool_id)
        if not demand or not supply or supply.staff_type not in demand.accepts:
            return True
        days = (pin.first or demand.starts_on, pin.last or demand.ends_on)
        return not demand.starts_on <= days[0] <= days[1] <= demand.ends_on

    @cached_property
    def demands_by_key(self) -> dict[tuple[int, date], Demand]:
        return {demand.key: demand for demand in self.demands}

    @cached_property
    def supplies_by_pool(self) -> dict[int, Supply]:
        return {supply.pool_id: supply for supply in self.supplies}

    def fixed(self, demand: Demand) -> int:
        """How many persons somebody fixed for this demand."""
        return self.terms.fixed.get(demand.key, 0)

    def team(self, demand: Demand) -> int:
        """The smallest number that helps; who fixed fewer has judged that these do."""
        fixed = self.fixed(demand)
        return min(demand.team, fixed) if fixed else demand.team

    def _wrong_in(self, demand: Demand) -> Iterator[str]:
        last_day = self.date_of(self.days - 1)
        if not max(demand.starts_on, self.first_day) <= demand.ends_on <= last_day:
            yield f"line {demand.line_id}: no day between {self.first_day} and {last_day}, or days outside these"
        if demand.urgency not in URGENCIES:
            yield f"line {demand.line_id}: unknown urgency {demand.urgency}"
        if demand.persons < 1 or len(set(demand.accepts)) != len(demand.accepts):
            yield f"line {demand.line_id}: no persons, or a type accepted twice"

    def date_of(self, day: int) -> date:
        """The date of a day's number."""
        return self.first_day + timedelta(days=day)

    def day_of(self, on: date) -> int:
        """The number of a date."""
        return (on - self.first_day).days

    def period(self, demand: Demand) -> tuple[int, int]:
        """The first and last day on which `demand` can still be served, by number."""
        return max(0, self.day_of(demand.starts_on)), self.day_of(demand.ends_on)

    def person_days(self, demand: Demand) -> int:
        """Persons asked, times the days that are still to come."""
        first, last = self.period(demand)
        return demand.persons * (last - first + 1)
