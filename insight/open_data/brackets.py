"""The rule by which a count becomes public: as a bracket of five, and a total never so narrow that it tells of a part.

Every count is given as the five numbers among which it is: 0–4, 5–9, 10–14. Of parts that add up to a total, one can
be reckoned out only when the total needs it: when the others at their highest don't reach the lower end of the total's
bracket. `of_total` never gives such a bracket: it joins the highest ones into one. Which are joined follows from the
brackets of the parts alone, so that whoever knows the rule learns nothing from it either.

Proof: let parts have the lower ends a, n of them. A total's bracket begins at Σa + 4(n - 1) at most and ends at Σa + 4
at least. Fix one part anywhere in its bracket. The others can be anything in theirs, so that the total can be any
number from Σa + (0 to 4) to that and 4(n - 1) more, which meets the bracket: each part can be any of its five.
"""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 5
MOST_ABOVE = WIDTH - 1


class Bracket(NamedTuple):
    """Among which numbers a count is, both included."""

    at_least: int
    at_most: int


def of(count: int) -> Bracket:
    """The five numbers among which `count` (not below 0) is."""
    lowest = count - count % WIDTH
    return Bracket(lowest, lowest + MOST_ABOVE)


def of_total(parts: Sequence[Bracket], total: int) -> Bracket:
    """The bracket of the sum of counts given as `parts` (one or more), which leaves each of these as it was."""
    lowest, bracket = sum(one.at_least for one in parts), of(total)
    last = lowest + of(MOST_ABOVE * (len(parts) - 1)).at_least
    return bracket if bracket.at_least < last else Bracket(last, lowest + MOST_ABOVE * len(parts))


def together(brackets: Sequence[Bracket]) -> Bracket:
    """What the brackets of several counts say of their sum, and no more."""
    return Bracket(sum(one.at_least for one in brackets), sum(one.at_most for one in brackets))
