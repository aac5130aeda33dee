"""What somebody said beforehand about a plan: taken in, told in words, and turned into what the planner takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from capacity import demand, ledger, planner, supply
from capacity.ledger import LIVE
from capacity.models import Booking, BookingState, Plan, PlanLine, PlanTerm, Pool, TermKind
from capacity.models.plan import ABOUT_A_LINE, NEEDED
from capacity.segments import Segment
from foundation import clock
from foundation.errors import in_words
from foundation.ranges import Profile
from requests_app.models.staff import StaffType

MOST = 200
THERE = (*LIVE, BookingState.PROPOSED)
OTHERWISE = _("something else was said before about the same people and days.")
BEFORE = _("on the days before %(day)s another number is asked: say it of each stretch of days by itself.")
GONE = _("nothing is asked there any more, or somebody is reserved for it already.")
CLOSED = _("this pool isn't one people are sent from any more.")
TOO_FEW = _(
    "The triangle grants no fewer than %(team)s here, the minimum useful team, and with all who can come beside these"
    " there are %(most)s. Fix more, or rule the pool out."
)
NAMES = ("kind", "line", "pool", "institution", "staff_type", "persons", "starts_on", "ends_on")


def taken(plan: Plan, rows: Sequence[Mapping[str, Any]]) -> list[PlanTerm]:
    """These rows (of `NAMES`) as terms of a plan, not saved; raises ValidationError with everything that is wrong."""
    made = [PlanTerm(plan=plan, **row) for row in rows]
    wrong = [f"{number}: {text}" for number, one in enumerate(made, 1) for text in _wrong(one)]
    seen: dict[tuple, int] = {}
    for number, one in enumerate(made, 1):
        if (key := _about(one)) in seen:
            wrong.append(
                in_words(_("%(number)s: the same as %(first)s is about."), {"number": number, "first": seen[key]})
            )
        seen.setdefault(key, number)
    if wrong := wrong or list(_below_team(made)):
        raise ValidationError({"terms": wrong})
    return made


def _below_team(made: Sequence[PlanTerm]) -> Iterator[str]:
    """Those fixed below the minimum useful team for whom nobody can come beside: no triangle can agree on them."""
    fixed = [(number, one) for number, one in enumerate(made, 1) if one.kind == TermKind.FIX]
    tuned = demand.tuned_of({one.line for _number, one in fixed if one.line}) if fixed else {}
    for number, one in fixed:
        _persons, team = tuned.get(one.line_id or 0, {}).get(one.staff_type, (None, 1))
        if (one.persons or 0) < team and (most := _most_beside(one, made)) < team:
            yield f"{number}: {in_words(TOO_FEW, {'team': team, 'most': most})}"


def _most_beside(one: PlanTerm, made: Sequence[PlanTerm]) -> int:
    """The most persons there can be for its line on one of its days: fixed, there already, supposed, and free."""
    first, last = one.starts_on or clock.today(), one.ends_on or clock.today()
    kinds = supply.accepted(one.line, one.staff_type) if one.line else ()
    same = [each for each in made if (each.line_id, each.staff_type) == (one.line_id, one.staff_type)]
    said_of = {each.pool_id for each in same if each.pool_id and each.kind in (TermKind.FIX, TermKind.FORBID)}
    others = Pool.objects.filter(staff_type__in=kinds, is_closed=False).exclude(pk__in=said_of)
    there = Booking.objects.filter(line=one.line, staff_type=one.staff_type, state__in=THERE)
    supposed = [each for each in made if each.kind == TermKind.SUPPOSE and each.staff_type in kinds]
    counted = [each for each in same if each.kind == TermKind.FIX] + supposed
    parts = [(each.persons or 0, each.starts_on or first, each.ends_on or last) for each in counted]
    parts += there.values_list("persons", "starts_on", "ends_on")
    free = ledger.free(others.values_list("pk", flat=True), first, last)
    return sum(free.values(), Profile.of(parts)).within(first, last).peak


def _about(one: PlanTerm) -> tuple:
    """What a term is about; of that one thing can be said. What is ruled out is so on all days."""
    if one.kind == TermKind.SUPPOSE:
        return one.kind, id(one)
    if one.kind in ABOUT_A_LINE:
        return "line", one.line_id, one.pool_id, one.staff_type, one.ends_on
    return one.kind, one.institution_id, one.staff_type


def _wrong(one: PlanTerm) -> Iterator[str]:
    if one.kind not in TermKind.values:
        yield str(_("There is no such kind of term."))
        return
    missing = [name for name in NEEDED[TermKind(one.kind)] if getattr(one, name) in (None, "")]
    more = [name for name in NAMES[1:] if getattr(one, name) not in (None, "") and name not in _may_say(one)]
    if missing or more:
        text = _("%(kind)s takes %(takes)s.")
        yield in_words(text, {"kind": TermKind(one.kind).label, "takes": ", ".join(NEEDED[TermKind(one.kind)])})
        return
    if one.starts_on and one.ends_on and one.ends_on < one.starts_on:
        yield str(_("The last day is before the first day."))
    least = 0 if one.kind == TermKind.CAP else 1
    if one.persons is not None and not least <= one.persons <= MOST:
        yield in_words(_("Give %(least)s to %(most)s persons."), {"least": least, "most": MOST})
    if one.staff_type and one.staff_type not in StaffType:
        yield str(_("There is no such staff type."))
    elif one.line and one.pool and one.pool.staff_type not in supply.accepted(one.line, one.staff_type):
        yield str(_("Choose a pool of the type asked, or of one that may stand in for it."))


def _may_say(one: PlanTerm) -> tuple[str, ...]:
    optional = ("ends_on",) if one.kind == TermKind.SUPPOSE else ()
    return (*NEEDED[TermKind(one.kind)], *optional)


# --- in words


def in_a_sentence(one: PlanTerm) -> str:
    """What was said, for people."""
    about = one.line.support_request if one.line else None
    facts = {
        "home": str(about.institution if about else one.institution or ""),
        "reference": about.reference if about else "",
        "pool": str(one.pool or ""),
        "type": StaffType(one.staff_type).label if one.staff_type else "",
        "persons": one.persons,
        "first": one.starts_on,
        "last": one.ends_on,
    }
    return in_words(
        _SENTENCES[TermKind(one.kind)](one), {name: fact for name, fact in facts.items() if fact is not None}
    )


_SENTENCES = {
    TermKind.FIX: lambda _one: _("Fixed: %(persons)s of %(pool)s for %(reference)s, %(home)s, %(first)s – %(last)s"),
    TermKind.FORBID: lambda _one: _("Ruled out: %(pool)s for %(type)s at %(reference)s, %(home)s"),
    TermKind.MOVE: lambda _one: _("Moved: %(pool)s for %(reference)s, %(home)s, %(first)s – %(last)s"),
    TermKind.CAP: lambda _one: _("At most %(persons)s at once: %(home)s"),
    TermKind.KEEP: lambda _one: _("Kept free each day: %(persons)s × %(type)s"),
    TermKind.SUPPOSE: lambda one: (
        _("Supposed: %(persons)s × %(type)s more, %(first)s – %(last)s")
        if one.ends_on
        else _("Supposed: %(persons)s × %(type)s more from %(first)s on")
    ),
}


# --- for the planner


@dataclass
class Read:
    """Terms as the planner takes them, who is supposed besides, and what is about nothing any more, with why."""

    terms: planner.Terms
    supposed: tuple[planner.Supply, ...]
    unmatched: list[tuple[PlanTerm, str]] = field(default_factory=list)
    by_pin: dict[tuple, PlanTerm] = field(default_factory=dict)


def read(found: Iterable[PlanTerm], asked: Sequence[Segment], pools: Iterable[Pool], days: Sequence[date]) -> Read:
    """What was said, about what is asked now."""
    found, open_pools = list(found), {pool.pk for pool in pools}
    got = Read(planner.NONE, tuple(_supposed(one, days) for one in found if one.kind == TermKind.SUPPOSE))
    pins: dict[tuple, planner.Pin] = {}
    about_a_line = (one for one in found if one.kind in ABOUT_A_LINE)
    for one in sorted(about_a_line, key=lambda one: one.kind == TermKind.FORBID):  # of some days goes first
        made = list(_pins(one, asked)) if one.pool_id in open_pools else []
        if why := _not_all_of(one, made, pins, days):
            got.unmatched.append((one, why))
            continue
        for pin in made:
            pins.setdefault(pin.key, pin)
            got.by_pin.setdefault(pin.key, one)
        if not made and one.kind != TermKind.FORBID:
            got.unmatched.append((one, str(GONE if one.pool_id in open_pools else CLOSED)))
    caps = (_cap(one, asked, days) for one in found if one.kind == TermKind.CAP)
    kept = (planner.Kept(one.staff_type, one.persons or 0) for one in found if one.kind == TermKind.KEEP)
    got.terms = planner.Terms(tuple(pins.values()), tuple(caps), tuple(kept))
    return got


def _not_all_of(one: PlanTerm, made: Sequence[planner.Pin], pins: Mapping[tuple, Any], days: Sequence[date]) -> str:
    """Why what was said can't be taken as it was said; what is ruled out makes room for what was said of a line."""
    if one.kind == TermKind.FORBID or not made:
        return ""
    if made[0].key in pins:
        return str(OTHERWISE)
    begins = made[0].starts_on
    if days and one.starts_on and max(one.starts_on, days[0]) < begins:
        return in_words(BEFORE, {"day": begins})
    return ""


def segment_at(asked: Sequence[Segment], line: int, staff_type: str, on: date) -> tuple[int, Segment] | None:
    """The number and the segment of a need line (primary key) and type that holds a day."""
    for number, one in enumerate(asked):
        if (one.line.pk, one.staff_type) == (line, staff_type) and one.starts_on <= on <= one.ends_on:
            return number, one
    return None


def _pins(one: PlanTerm, asked: Sequence[Segment]) -> Iterator[planner.Pin]:
    """Of what is ruled out one for each segment; else of the one that holds the last day."""
    line, pool, first, last = one.line_id or 0, one.pool_id or 0, one.starts_on, one.ends_on
    if one.kind == TermKind.FORBID:
        for number, each in enumerate(asked):
            if (each.line.pk, each.staff_type) == (line, one.staff_type):
                yield planner.Pin(number, each.starts_on, pool, persons=0)
    elif first and last and (at := segment_at(asked, line, one.staff_type, last)):
        number, segment = at
        persons = one.persons if one.kind == TermKind.FIX else None
        yield planner.Pin(number, segment.starts_on, pool, persons, max(first, segment.starts_on), last)


def _cap(one: PlanTerm, asked: Sequence[Segment], days: Sequence[date]) -> planner.Cap:
    there = {
        each.line.support_request_id for each in asked if each.line.support_request.institution_id == one.institution_id
    }
    found = Booking.objects.filter(support_request__institution=one.institution_id, state__in=THERE)
    there_now = Profile.of(list(found.values_list("persons", "starts_on", "ends_on")))
    return planner.Cap(tuple(sorted(there)), one.persons or 0, tuple(there_now.on(day) for day in days))


def _supposed(one: PlanTerm, days: Sequence[date]) -> planner.Supply:
    """A pool that isn't there; its number is negative, so that it is nobody else's."""
    first, last = one.starts_on or days[0], one.ends_on or days[-1]
    free = tuple((one.persons or 0) if first <= day <= last else 0 for day in days)
    return planner.Supply(-one.pk, one.staff_type, str(_("supposed")), "", free)


def wanted(plan: Plan | None, asked: Sequence[Segment]) -> dict[tuple, int]:
    """What an earlier plan proposed, as the planner begins with it: persons by line."""
    found: dict[tuple, int] = {}
    lines = plan.lines.filter(adopted_at=None, pool__isnull=False) if plan else PlanLine.objects.none()
    for one in lines:
        if at := segment_at(asked, one.line_id, one.staff_type, one.ends_on):
            found[at[0], at[1].starts_on, one.pool_id] = one.persons
    return found
