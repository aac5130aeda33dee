"""Which of the things that were said can be kept together: in their order, each beside those before it."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from capacity.planning.options import Option, Room, alone, span
from capacity.planning.problem import Demand, Problem, Supply
from capacity.planning.terms import Pin

Unkept = tuple[tuple[Pin, str], ...]
"""What was said and can't be, each with why not in words."""


def fitting(problem: Problem) -> tuple[Problem, Unkept]:
    """The problem with what can be kept, and what can't.

    Days on which a pool can't be there stay said: it is told, and nobody of it goes.
    """
    if not problem.terms.pins:
        return problem, ()
    checker = _Checker(problem)
    told = [(pin, checker.why_not(pin)) for pin in problem.terms.pins]
    kept = tuple(pin for pin, why in told if not why or pin.persons is None)
    unkept = tuple((pin, why) for pin, why in told if why)
    return replace(problem, terms=replace(problem.terms, pins=kept)), unkept


class _Checker:
    """The room there is while one after the other gets a place."""

    def __init__(self, problem: Problem):
        self.problem = problem
        self.room = Room(problem, ())
        self.given: dict[tuple[int, date], int] = defaultdict(int)

    def why_not(self, pin: Pin) -> str:
        """Why it can't be; empty when it can, and has its place then."""
        demand, supply = self.problem.demands_by_key[pin.key[:2]], self.problem.supplies_by_pool[pin.pool_id]
        if pin.persons == 0:
            return ""
        if not (one := alone(self.problem, demand, supply, pin)):
            return self._absent(demand, supply, pin)
        return self._too_many(one, pin.persons) if pin.persons else ""

    def _absent(self, demand: Demand, supply: Supply, pin: Pin) -> str:
        """They can't be there on these days: from when they can, if at all."""
        first, last = span(self.problem, demand, supply, replace(pin, first=None))
        if first > last:
            return _("they can't be there on any of these days.")
        facts = {"day": date_format(self.problem.date_of(first), "j F")}
        return _("they can't be there without a break before %(day)s.") % facts

    def _too_many(self, one: Option, persons: int) -> str:
        """More than are asked, or than there is room for beside what was said before; a place where there is."""
        asked = one.demand.persons - self.given[one.demand.key]
        left = self.room.left(one)
        if persons > asked:
            return _("no more than %(persons)d are asked here, beside what was fixed before.") % {"persons": asked}
        if persons > left:
            facts = {"persons": left}
            return _("no more than %(persons)d fit: those free, less the reserve, the cap and what was fixed.") % facts
        self.room.take(one, persons)
        self.given[one.demand.key] += persons
        return ""
