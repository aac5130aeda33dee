"""The rows of what climbs (`climbing`): what waits at steps 1 and 2 and what left them, of moments in one query."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from django.db.models import Case, DateTimeField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Cast

from insight.models import Spell, Stretch
from insight.models.kept import SPANS, ordinal
from insight.scopes import Scope
from insight.sums import Window
from requests_app.models import Status

STEPS = {1: Status.REGIONAL, 2: Status.NATIONAL}
BELOW = (Status.DRAFT, *STEPS.values())
"""Where a request stands that hasn't left the first two steps; one that was returned comes back to them."""


class Rows(NamedTuple):
    """Of a moment: (part, step, staff type, first day, last day, persons, …) of what waits, and of what left
    (part, request, staff type, first day, last day, asked, open, when it left, where it went).
    """

    waiting: list[tuple]
    left: list[tuple]


class Asked:
    """What is asked of the database for several moments in one query, when the first of them is looked at."""

    def __init__(self, scope: Scope, windows: Sequence[Window]):
        self.scope, self.windows = scope, windows

    @cached_property
    def rows(self) -> list[Rows]:
        """By moment."""
        found = [Rows([], []) for _window in self.windows]
        queries = [query for number, one in enumerate(self.windows) for query in _queries(self.scope, one, number)]
        for number, is_left, *row in queries[0].union(*queries[1:], all=True):
            (found[number].left if is_left else found[number].waiting).append(tuple(row))
        return found


COLUMNS = (
    "number",
    "is_left",
    "part",
    "about",
    "staff_type",
    "first_day",
    "last_day",
    "persons",
    "lacking",
    "at",
    "to",
)


def _queries(scope: Scope, window: Window, number: int) -> Iterator[QuerySet]:
    """What left and what waits, with the same columns."""
    of = {"number": Value(number, IntegerField()), "part": F(scope.parts or "institution")}
    left = _of_those_that_left(scope, window).annotate(**of, is_left=Value(1, IntegerField()))
    renamed = {"about": F("support_request"), "persons": F("asked"), "lacking": F("open")}
    yield left.annotate(**renamed).order_by().values_list(*COLUMNS)
    nothing = {"at": Cast(Value(None), DateTimeField()), "to": Value(""), "lacking": Value(0, IntegerField())}
    waiting = _waiting(scope, window).annotate(**of, **nothing, is_left=Value(0, IntegerField()))
    grouped = waiting.order_by().values(*(name for name in COLUMNS if name != "persons"))
    yield grouped.annotate(persons=Sum("open")).values_list(*COLUMNS)


def _waiting(scope: Scope, window: Window) -> QuerySet:
    """Open need of what stands at steps 1 and 2."""
    stand = Spell.objects.filter(window.known_today, scope.condition, under_way=True)
    whens = [
        When(support_request__in=stand.filter(status=status).values("support_request"), then=Value(step))
        for step, status in STEPS.items()
    ]
    known = Stretch.objects.filter(window.known_today, scope.condition, last_day__gte=window.today, open__gt=0)
    return known.annotate(about=Case(*whens, default=Value(0), output_field=IntegerField())).filter(about__gt=0)


def _of_those_that_left(scope: Scope, window: Window) -> QuerySet:
    """The need of each as it was known when it left, and where it went."""
    ended, mine = _ended(scope, window), Q(support_request=OuterRef("support_request"))
    at = Subquery(ended.filter(mine).order_by("-until").values("until")[:1])
    went = Subquery(Spell.objects.filter(mine, since=OuterRef("at")).order_by("-pk").values("status")[:1])
    gone = ended.exclude(support_request__in=_still_there(scope, window).values("support_request"))
    known = Stretch.objects.filter(scope.condition, support_request__in=gone.values("support_request"))
    return known.annotate(at=at).filter(since__lte=F("at"), until__gt=F("at")).annotate(to=went)


def _ended(scope: Scope, window: Window) -> QuerySet[Spell]:
    """The spells at steps 1 and 2 that ended in the period."""
    ends = Q(span__lte=len(SPANS), reach__range=(ordinal(window.since), ordinal(window.at)))
    found = Spell.objects.filter(ends, scope.condition, under_way=True, status__in=STEPS.values())
    return found.filter(until__gt=window.since, until__lte=window.at)


def _still_there(scope: Scope, window: Window) -> QuerySet[Spell]:
    """How those stand that haven't left these steps at the moment, or came back to them."""
    return Spell.objects.filter(window.known_today, scope.condition, under_way=True, status__in=BELOW)
