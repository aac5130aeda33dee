"""One need line counted day by day, by hand: what the ledger of need must agree with.

It knows only section 6 of the contract, and nothing of ranges: asked = region + national + defence + declined +
withdrawn + open, on every day, no term below zero.
"""

from collections import Counter
from datetime import timedelta

from foundation import clock

TERMS = ("asked", "region", "national", "defence", "declined", "withdrawn", "open")
AHEAD = timedelta(hours=48)


def each_day(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def first_displaced():
    """Civil help displaces a grant only on days at least 48 hours ahead."""
    return clock.day_of(clock.now() + AHEAD)


class Oracle:
    """`terms[name][day]` in persons; `grants[staff type][day]` is what the defence term consists of."""

    def __init__(self, persons, first, last, staff_type="nurse"):
        self.staff_type = staff_type
        self.terms = {name: Counter() for name in TERMS if name not in {"open", "defence"}}
        self.grants = {}
        for day in each_day(first, last):
            self.terms["asked"][day] = persons

    def on(self, name, day):
        if name == "open":
            return self.open(day)
        if name == "defence":
            return sum(granted[day] for granted in self.grants.values())
        return self.terms[name][day]

    def open(self, day):
        return self.terms["asked"][day] - sum(self.on(name, day) for name in TERMS[1:-1])

    def needed(self, day):
        return self.terms["asked"][day] - self.terms["withdrawn"][day]

    def covered(self, day):
        """What help was accepted or decided for a day, and can't make way any more."""
        return self.needed(day) - self.open(day) - self.displaceable(day)

    def displaceable(self, day):
        return self.on("defence", day) if day >= first_displaced() else 0

    def days(self):
        counters = [*self.terms.values(), *self.grants.values()]
        return sorted({day for counted in counters for day in counted})

    def to_come(self, today):
        return [day for day in self.days() if day >= today]

    def left(self, today):
        """Person-days open today and later."""
        return sum(self.open(day) for day in self.to_come(today))

    def least(self, today):
        """The least persons that a change may ask for, as far as days to come go."""
        return max((self.covered(day) for day in self.to_come(today)), default=0)

    # --- need

    def change(self, persons, first, last, today):
        """Whether the need can become this; if so, it has."""
        wanted = {day: persons if first <= day <= last else 0 for day in [*self.days(), *each_day(first, last)]}
        wanted = {day: number for day, number in wanted.items() if day >= today}
        if any(self.covered(day) > number for day, number in wanted.items()):
            return False
        for day, number in wanted.items():
            more = number - self.needed(day)
            self.displace(day, -more - self.open(day))
            self.terms["asked" if more > 0 else "withdrawn"][day] += abs(more)
        return True

    def withdraw_open(self, today):
        """Withdraws what is open to come; returns it by day."""
        left = {day: self.open(day) for day in self.to_come(today)}
        self.terms["withdrawn"].update(left)
        return left

    # --- civil help

    def least_open(self, first, last):
        return min(self.open(day) for day in each_day(first, last))

    def largest(self, most, first, last):
        """The most person-days that an offer of at most `most` persons can take on days in a row."""
        days = list(each_day(first, last))
        spans = [days[begin:end] for begin in range(len(days)) for end in range(begin + 1, len(days) + 1)]
        return max(max(0, min(most, self.room(span[0], span[-1]))) * len(span) for span in spans)

    def room(self, first, last):
        days = each_day(first, last)
        return min(self.open(day) + self.terms["declined"][day] + self.displaceable(day) for day in days)

    def accept(self, term, persons, first, last):
        """Takes what is open first, then what was declined, then the grant."""
        for day in each_day(first, last):
            beyond = max(0, persons - self.open(day))
            from_declined = min(beyond, self.terms["declined"][day])
            self.terms["declined"][day] -= from_declined
            self.displace(day, beyond - from_declined)
            self.terms[term][day] += persons

    def displace(self, day, persons):
        """Shrinks the grant, those who stand in for another type first."""
        for staff_type in sorted(self.grants, key=lambda one: one == self.staff_type):
            taken = min(max(0, persons), self.grants[staff_type][day])
            self.grants[staff_type][day] -= taken
            persons -= taken

    def give_back(self, term, persons, first, last):
        for day in each_day(first, last):
            self.terms[term][day] -= persons

    # --- the triangle

    def decline(self, today, tuned):
        """Not endorsed: standing + open - tuned, at most open; `tuned` is a function of a day."""
        for day in self.to_come(today):
            beyond = self.on("defence", day) + self.open(day) - tuned(day)
            self.terms["declined"][day] += max(0, min(beyond, self.open(day)))

    def decline_open(self, today):
        for day in self.to_come(today):
            self.terms["declined"][day] += self.open(day)

    def reopen(self, today):
        """What was declined is open again."""
        for day in self.to_come(today):
            self.terms["declined"][day] = 0

    def end_grant(self, today):
        for granted in self.grants.values():
            for day in [day for day in granted if day >= today]:
                granted[day] = 0

    def grant(self, today, lines, *, cut=lambda day: 0):
        """`lines` (staff type, persons, first, last) replace the standing grant; returns whether anybody is granted.

        What `cut` says for a day and isn't given is declined.
        """
        given = 0
        for day in {*self.to_come(today), *(day for _t, _p, *period in lines for day in each_day(*period))}:
            if day < today:
                continue
            endorsed = cut(day)
            for granted in self.grants.values():
                granted[day] = 0
            fits = self.open(day) + self.terms["declined"][day]
            total = 0
            for staff_type, persons, first, last in lines:
                number = min(persons, fits - total) if first <= day <= last else 0
                self.grants.setdefault(staff_type, Counter())[day] += number
                total += number
            given += total
            from_declined = max(0, -self.open(day))
            self.terms["declined"][day] -= from_declined
            self.terms["declined"][day] += max(0, min(endorsed - total, self.open(day)))
        return given > 0
