"""Why, in words: why this type, this day and this number; and of what isn't met, what stands in the way.

Nothing is guessed: each sentence follows from what was free, and from what the plan leaves free.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from capacity.planning.options import Option, Room
from capacity.planning.plan import Assignment, Unmet
from capacity.planning.problem import Demand, Problem, Supply
from capacity.planning.terms import Pin
from capacity.planning.worth import value_of
from requests_app.models.staff import StaffType


def explained(
    problem: Problem, options: list[list[Option]], lines: Sequence[Assignment]
) -> tuple[list[Assignment], list[Unmet]]:
    """The lines in the order of the demands, each with its reason, and what isn't met with what stands in the way."""
    situation = Situation(problem, lines)
    told, unmet = [], []
    for demand, choices in zip(problem.demands, options, strict=True):
        mine = situation.of(demand)
        told += [replace(line, reason=situation.why(line, choices)) for line in mine]
        if missing := demand.persons - sum(line.persons for line in mine):
            unmet.append(Unmet(demand, missing, situation.why_not(demand, choices, missing)))
    return told, unmet


class Situation:
    """A plan, and what it leaves free."""

    def __init__(self, problem: Problem, lines: Sequence[Assignment]):
        self.problem = problem
        self.lines = list(lines)
        self.by_demand = defaultdict(list)
        for line in sorted(lines, key=lambda line: (line.demand.accepts.index(line.staff_type), line.supply.pool_id)):
            self.by_demand[line.demand.key].append(line)
        self.value = value_of(problem, self.lines)
        self.room = Room(problem, lines)

    def of(self, demand: Demand) -> list[Assignment]:
        """The lines that serve `demand`, best choice first."""
        return self.by_demand[demand.key]

    def on(self, day: int) -> str:
        """A day's number, as people write it."""
        return date_format(self.problem.date_of(day), "j F")

    # --- why this line

    def why(self, line: Assignment, choices: list[Option]) -> str:
        """Type and choice; whole or part; from which day, if late. For instance: "nurse, second choice: no
        intensive care nurse free before 4 January. Whole team of 6 from one unit."
        """
        sentences = [self._choice(line, choices), self._part(line), *self._late(line), *self._as_was_said(line)]
        return " ".join(f"{sentence}." for sentence in sentences)

    def _choice(self, line: Assignment, choices: list[Option]) -> str:
        rank = line.demand.accepts.index(line.staff_type)
        if not rank:
            return _("%(type)s, first choice") % {"type": name_of(line.staff_type)}
        if (pin := self._pin(line)) and pin.persons:
            return _("%(type)s, %(choice)s") % {"type": name_of(line.staff_type), "choice": ordinal(rank)}
        better = {kind: [one for one in choices if _kind(one) == kind] for kind in line.demand.accepts[:rank]}
        why = "; ".join(self._passed_over(line, kind, possible) for kind, possible in better.items())
        facts = {"type": name_of(line.staff_type), "choice": ordinal(rank), "why": why}
        return _("%(type)s, %(choice)s: %(why)s") % facts

    def _passed_over(self, line: Assignment, kind: str, choices: list[Option]) -> str:
        """Why nobody, or nobody more, of a better type goes here."""
        names = {"type": name_of(kind)}
        if not choices:
            return self.absent(line.demand, kind)
        earliest = min(choices, key=lambda one: one.first)
        if earliest.first > self.problem.day_of(line.starts_on):
            return _("no %(type)s free before %(day)s") % {**names, "day": self.on(earliest.first)}
        if not (left := sum(self._left(one) for one in choices)):
            return self.binding(choices)
        if self._gains(line, choices):
            return _("%(type)s still free (%(left)d), found no better plan with them in time") % {**names, "left": left}
        return _("%(type)s still free (%(left)d), but by the weights this is worth more") % {**names, "left": left}

    def _gains(self, line: Assignment, choices: list[Option]) -> bool:
        """Whether one person of a better type in the place of one of `line` would make the plan worth more."""
        others = [each for each in self.lines if each is not line]
        rest = [replace(line, persons=line.persons - 1)] if line.persons > 1 else []
        return any(
            value_of(self.problem, _with(others, one.assign(self.problem, 1)) + rest) > self.value + 1e-6
            for one in choices
            if self._left(one)
        )

    def _part(self, line: Assignment) -> str:
        demand, given = line.demand, sum(each.persons for each in self.of(line.demand))
        figures = {"persons": line.persons, "given": given, "asked": demand.persons}
        if line.persons == demand.persons:
            return _("Whole team of %(asked)d from one unit") % figures
        if given == line.persons:
            return _("%(persons)d of the %(asked)d asked, from one unit") % figures
        if given == demand.persons:
            return _("%(persons)d of the %(asked)d asked, complete with others") % figures
        return _("%(persons)d of the %(given)d who go, of %(asked)d asked") % figures

    def _pin(self, line: Assignment) -> Pin | None:
        return self.problem.terms.by_line.get(line.key)

    def _as_was_said(self, line: Assignment) -> Iterator[str]:
        """What of this line was no choice of the planner's."""
        pin = self._pin(line)
        if pin and pin.persons:
            yield _("Fixed beforehand")
        elif pin:
            yield _("On the days that were said beforehand")

    def _late(self, line: Assignment) -> Iterator[str]:
        """From which day, and why not sooner, when that is later than asked."""
        start, first = self.problem.day_of(line.starts_on), self.problem.period(line.demand)[0]
        notice, pin = line.supply.notice_days, self._pin(line)
        if start == first or (pin and pin.first):
            return
        facts = {"day": self.on(start), "notice": notice}
        if start == notice:
            told = ngettext("From %(day)s: %(notice)d day of notice", "From %(day)s: %(notice)d days of notice", notice)
            yield told % facts
        else:
            yield _("From %(day)s: nobody of this unit is free without a break before") % facts

    # --- why not

    def why_not(self, demand: Demand, choices: list[Option], missing: int) -> str:
        """How many of how many, and what stands in the way. For instance: "3 of 8: capacity of general military
        nurse on 30 December binds."
        """
        facts = {"missing": missing, "asked": demand.persons, "why": self._obstacle(demand, choices)}
        return _("%(missing)d of %(asked)d: %(why)s.") % facts

    def _obstacle(self, demand: Demand, choices: list[Option]) -> str:
        for cap in (cap for cap in self.problem.terms.caps if demand.request_id in cap.request_ids):
            if not cap.persons:
                return _("nobody may go to this home, as was said beforehand")
            if not cap.left(self.problem.days)[self.problem.period(demand)[1]]:
                return _("the most for this home, %(persons)d at once, is reached") % {"persons": cap.persons}
        if not choices:
            return "; ".join(self.absent(demand, kind) for kind in demand.accepts)
        more = self._more(demand, choices)
        given = sum(line.persons for line in self.of(demand))
        added = sum(line.persons for line in more)
        if not added:
            return "; ".join(self._each_type(demand, choices))
        if given + added < self.problem.team(demand):
            facts = {"team": demand.team, "most": given + added, "why": "; ".join(self._each_type(demand, choices))}
            return _("at most %(most)d could come, a useful team is %(team)d: %(why)s") % facts
        if value_of(self.problem, _with(self.lines, *more)) > self.value + 1e-6:
            return _("%(count)d more could come, found no better plan with them in time") % {"count": added}
        return _("%(count)d more could come, but by the weights that costs more than it is worth") % {"count": added}

    def _each_type(self, demand: Demand, choices: list[Option]) -> Iterator[str]:
        """Of each type that is accepted, what keeps more of them away."""
        for kind in demand.accepts:
            possible = [one for one in choices if _kind(one) == kind]
            yield self.binding(possible) if possible else self.absent(demand, kind)

    def _more(self, demand: Demand, choices: list[Option]) -> list[Assignment]:
        """Who could still be added for this demand, first fit."""
        missing, more = demand.persons - sum(line.persons for line in self.of(demand)), []
        for one in choices:
            if persons := min(missing, self._left(one)):
                self.room.take(one, persons)
                more.append((one, persons))
                missing -= persons
        for one, persons in more:
            self.room.take(one, -persons)
        return [one.assign(self.problem, persons) for one, persons in more]

    # --- what binds

    def _left(self, one: Option) -> int:
        """How many more could go; none where the number is fixed."""
        return 0 if one.least else self.room.left(one)

    def absent(self, demand: Demand, kind: str) -> str:
        """Why nobody of a type could serve this demand, even if nobody else needed them."""
        names, (first, last) = {"type": name_of(kind)}, self.problem.period(demand)
        pools = [supply for supply in self.problem.supplies if supply.staff_type == kind]
        free = [supply for supply in pools if any(supply.free[first : last + 1])]
        if not free:
            return _("no %(type)s free in this period") % names
        free = [supply for supply in free if not self._is_ruled_out(demand, supply)]
        if not free:
            return _("the %(type)s free then were ruled out here") % names
        soonest = min(supply.notice_days for supply in free)
        if soonest > last:
            facts = {**names, "day": self.on(soonest), "last": self.on(last)}
            return _("no %(type)s can come before %(day)s, the need ends on %(last)s") % facts
        if any(supply.free[last] and supply.notice_days <= last for supply in free):
            return _("the %(type)s free then are kept in reserve, or not free on the rest days after") % names
        return _("no %(type)s free until the last day, %(last)s") % {**names, "last": self.on(last)}

    def _is_ruled_out(self, demand: Demand, supply: Supply) -> bool:
        pin = self.problem.terms.by_line.get((*demand.key, supply.pool_id))
        return bool(pin and pin.persons == 0)

    def _at_home(self, one: Option) -> Iterator[str]:
        """That the cap of this home is reached on a day it would be served."""
        figures = self.room.homes.get(one.demand.request_id, [])
        caps = [cap for cap in self.problem.terms.caps if one.demand.request_id in cap.request_ids]
        for cap, left in zip(caps, figures, strict=True):
            if min(left[one.first : one.last + 1]) <= 0:
                yield _("the most for this home, %(persons)d at once, is reached") % {"persons": cap.persons}

    def binding(self, choices: list[Option]) -> str:
        """Which day keeps more of this type away: its capacity, the reserve, or what was said beforehand."""
        one = max(choices, key=lambda one: (not one.least, self._left(one), one.most))
        if one.least:
            return _("%(persons)d %(type)s are fixed here") % {"persons": one.least, "type": name_of(_kind(one))}
        for capped in self._at_home(one):
            return capped
        pool, kind = self.room.pools[one.supply.pool_id], self.room.types[_kind(one)]
        day = min(range(one.first, one.held + 1), key=lambda day: (min(pool[day], kind[day]), day))
        facts = {"type": name_of(_kind(one)), "day": self.on(day), "reserve": f"{self.problem.weights.reserve:g}"}
        kept = self.problem.terms.kept_free(_kind(one))
        unplaced = sum(
            self.room.pools[each.pool_id][day] for each in self.problem.supplies if each.staff_type == _kind(one)
        )
        if kept and kind[day] <= pool[day] and kind[day] < unplaced:
            return _("the reserve of %(kept)d %(type)s on %(day)s binds") % {**facts, "kept": kept}
        if kind[day] <= pool[day] and kind[day] < unplaced:
            return _("the reserve of %(reserve)s%% of %(type)s on %(day)s binds") % facts
        if day > one.last:
            return _("capacity of %(type)s on %(day)s, a day of rest afterwards, binds") % facts
        return _("capacity of %(type)s on %(day)s binds") % facts


def _kind(one: Option) -> str:
    return one.supply.staff_type


def _with(lines: Iterable[Assignment], *more: Assignment) -> list[Assignment]:
    """These lines and more, one line for each demand and pool."""
    merged = {line.key: line for line in lines}
    for line in more:
        old = merged.get(line.key)
        merged[line.key] = replace(line, persons=line.persons + (old.persons if old else 0))
    return list(merged.values())


def name_of(kind: str) -> str:
    """What people call a staff type."""
    return str(StaffType(kind).label) if kind in StaffType else kind


def ordinal(rank: int) -> str:
    """Second choice, third choice, …"""
    named = {1: _("second choice"), 2: _("third choice"), 3: _("fourth choice")}
    return named.get(rank) or _("choice %(number)d") % {"number": rank + 1}
