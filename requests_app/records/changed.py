"""What changed since a version of a request: which field, what it said, what it says now, by whom and when.

Of a field that changed more than once the last to change it is named.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, DecimalField, Field, Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from foundation.errors import Change
from foundation.tables import NOTHING, words
from requests_app.models import Application, Event, NeedLine, SupportRequest, TunedLine
from requests_app.models.staff import StaffType

LONGEST = 120
"""So many characters of a text are quoted."""
DAYS = ("persons", "starts_on", "ends_on")
"""The fields of a need line from which follows what is needed of it."""


class Place(NamedTuple):
    """Where a value stands in a version: the part of it, which row of that part (0 for none), and the field."""

    part: str
    row: int
    field: str


MODELS: dict[str, type[Model]] = {"lines": NeedLine, "tuned": TunedLine, "filed": NeedLine, "application": Application}
"""The parts of a version in the order in which they are told, and of which model their fields are."""
NAMES = {"lines": "need_lines", "tuned": "tuned_lines", "filed": "need_lines", "application": "application"}
OPEN_AT_FILING = "open_at_filing"


def since(support_request: SupportRequest, number: int) -> list[str | Change]:
    """What differs between version `number` and the last one; says so of an unknown one, and when nothing does.

    Two queries.
    """
    made = list(support_request.versions.filter(number__gte=number).order_by("number"))
    if not made or made[0].number != number:
        return [_("Version %(number)s isn't known.") % {"number": number}]
    states = [dict(_values(json.loads(one.frozen))) for one in made]
    by_place = {place: _last_change(states, place) for place in _differing(states[0], states[-1])}
    events = support_request.events.filter(number__in={made[index].event_number for index in by_place.values()})
    authors = {one.number: one for one in events.select_related("actor")}
    lines = [(place, authors[made[index].event_number]) for place, index in by_place.items()]
    return list(_changes(lines, states[0], states[-1])) or [_("It stands as you saw it; send it again.")]


def _values(frozen: dict) -> Iterator[tuple[Place, Any]]:
    """Each value of a version by its place; what is open of a line is one value, however many stretches it has."""
    for number, line in frozen.get("lines", {}).items():
        yield from ((Place("lines", int(number), name), value) for name, value in line.items())
    for row, line in enumerate(frozen.get("tuned", []), start=1):
        yield from ((Place("tuned", row, name), value) for name, value in line.items())
    yield from ((Place("filed", int(number), "needed"), value) for number, value in frozen.get("filed", {}).items())
    yield from ((Place("application", 0, name), value) for name, value in frozen.get("application", {}).items())


def _differing(old: dict[Place, Any], new: dict[Place, Any]) -> list[Place]:
    """The places that differ, as a reader comes to them; what only follows from another of them is left out."""
    found = {place for place in old | new if _known(old.get(place)) != _known(new.get(place))}
    follows = {place for place in found if place.field == "needed" and _with_its_line(place, found)}
    return sorted(found - follows, key=_in_order)


def _known(value: Any) -> Any:
    """A value of a version; None for one that nobody gave. Zero and *no* were given."""
    return None if value in (None, "", []) else value


def _with_its_line(place: Place, found: set[Place]) -> bool:
    return place.part == "lines" and any(place._replace(field=name) in found for name in DAYS)


def _in_order(place: Place) -> tuple[int, int, int]:
    names = [field.name for field in MODELS[place.part]._meta.fields]
    return list(MODELS).index(place.part), place.row, names.index(place.field) if place.field in names else len(names)


def _last_change(states: list[dict[Place, Any]], place: Place) -> int:
    """Which of `states` was the last to say something else of `place` than the one before."""
    said = [_known(state.get(place)) for state in states]
    return max(index for index in range(1, len(said)) if said[index] != said[index - 1])


def _changes(lines: list[tuple[Place, Event]], old: dict[Place, Any], new: dict[Place, Any]) -> Iterator[Change]:
    told = set()
    for place, event in lines:
        row = place._replace(field="")
        if _is_there(row, old) and _is_there(row, new):
            facts = {"what": _called(place), "old": _said(place, old.get(place)), "new": _said(place, new.get(place))}
            sentence = _("%(what)s: %(old)s → %(new)s (%(who)s, %(at)s)") % (facts | _by(event))
            yield _change(sentence, place, event, old.get(place), new.get(place))
        elif row not in told:
            told.add(row)
            sentence = "{what} ({who}, {at})".format(what=_come_or_gone(row, old, new), **_by(event))
            yield _change(sentence, row, event, _whole(row, old), _whole(row, new))


def _change(sentence: str, place: Place, event: Event, before: Any, after: Any) -> Change:
    said = {"before": _known(before), "after": _known(after)}
    return Change(sentence, path=_path(place), who=event.standing, at=event.at, **said)


def _path(place: Place) -> str:
    """Where it stands in a request; a line by its number."""
    field = OPEN_AT_FILING if place.part == "filed" else place.field
    row = str(place.row) if place.row else ""
    return ".".join(filter(None, (NAMES[place.part], row, field)))


def _whole(row: Place, state: dict[Place, Any]) -> dict[str, Any]:
    """All values of a row by their fields; nothing when it isn't there."""
    return {place.field: value for place, value in state.items() if place[:2] == row[:2]}


def _is_there(row: Place, state: dict[Place, Any]) -> bool:
    """Whether this row has values; a part that isn't made of rows always is there."""
    return not row.row or row.part == "filed" or any(one[:2] == row[:2] for one in state)


def _come_or_gone(row: Place, old: dict[Place, Any], new: dict[Place, Any]) -> str:
    """That a line is there or isn't any more, with the people it is about."""
    state = new if _is_there(row, new) else old
    people = _people({name: state.get(row._replace(field=name)) for name in (*DAYS, "staff_type")})
    text = _("%(what)s was added: %(people)s") if state is new else _("%(what)s was taken out: %(people)s")
    return text % {"what": _called(row), "people": people}


def _people(line: dict[str, Any]) -> str:
    kind = StaffType(line["staff_type"]).label if line["staff_type"] in StaffType.values else line["staff_type"]
    return f"{line['persons']} × {kind}, {_period(line['starts_on'], line['ends_on'])}"


def _period(first: str, last: str) -> str:
    return f"{words(date.fromisoformat(first))} – {words(date.fromisoformat(last))}"


def _by(event: Event) -> dict[str, Any]:
    return {"who": event.actor or _("the system itself"), "at": words(event.at)}


def _called(place: Place) -> str:
    """The row and the field in words, as *Need line 1, persons*."""
    rows = {"lines": _("Need line %(number)s"), "tuned": _("Tuned line %(number)s"), "filed": _("Need line %(number)s")}
    row = rows[place.part] % {"number": place.row} if place.part in rows else ""
    asked = {"lines": _("still needed"), "filed": _("open at the filing")}
    name = asked[place.part] if place.field == "needed" else _label(place)
    found = ", ".join(filter(None, (row, str(name))))
    return found[:1].upper() + found[1:]


def _label(place: Place) -> Any:
    field = _field(place)
    return field.verbose_name if field else place.field


def _field(place: Place) -> Field | None:
    try:
        return MODELS[place.part]._meta.get_field(place.field)  # type: ignore[return-value]  # none of these is a relation
    except FieldDoesNotExist:
        return None


def _said(place: Place, value: Any) -> str:
    """A value of a version as people read it; a long text is cut."""
    if _known(value) is None:
        return NOTHING
    if isinstance(value, list):
        return "; ".join(_one(place, one) for one in value)
    return _one(place, value)


def _one(place: Place, value: Any) -> str:
    if isinstance(value, dict):
        return _("%(persons)s persons, %(days)s") % {
            "persons": value["persons"],
            "days": _period(value["from"], value["until"]),
        }
    field = _field(place)
    known = StaffType.choices if place.field == "substitutes" else getattr(field, "flatchoices", ())
    if value in dict(known):
        return str(dict(known)[value])
    if isinstance(field, DateField):
        return words(field.to_python(value))
    if isinstance(field, DecimalField):
        return words(Decimal(value))
    return Truncator(str(words(value))).chars(LONGEST)
