"""A RequestResource of EDXL-RM 1.0 as a draft: its home by AGB code, or name and municipality, and its need lines.

What doesn't fit is refused with its line and the reason, all of it together; nothing half-read is kept.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock, search
from regions.models import Location, User
from requests_app.deeds import alert
from requests_app.deeds.need_and_situation import check_line
from requests_app.models import NeedLine, SupportRequest
from requests_app.papers.edxl import words
from requests_app.procedure.how import Done, How

LONGEST_NUMBER = 7


def take(body: bytes, *, by: User, how: How) -> Done[SupportRequest]:
    """Make the draft that the message in `body` asks for.

    Raises ValidationError with a line and a reason for each thing that doesn't fit, PermissionDenied, KeyUsed.
    """
    root, wrong = words.parsed(body), list[ValidationError]()
    place, lines = _place(root, by, wrong), [_line(one, wrong) for one in _all(root, "m:ResourceInformation")]
    if wrong or place is None:
        raise ValidationError(wrong)
    return alert.raise_alert(
        place, by=by, lines=lines, send=False, how=how, circumstances=_text(root, "m:MessageDescription")
    )


def _place(root: Any, by: User, wrong: list[ValidationError]) -> Location | None:
    """Where help is asked, among the places for which `by` may ask; named as lacking when it isn't one of them."""
    party = "m:ContactInformation[rm:ContactRole='Requester']/rm:AdditionalContactInformation"
    name, agb = _text(root, f"{party}//xnl:NameElement"), _text(root, f"{party}//xpil:IdentifierElement")
    there = "m:ResourceInformation/m:ScheduleInformation/m:Location"
    town, title = _text(root, f"{there}/rm:Address//xal:NameElement"), _text(root, f"{there}/rm:LocationDescription")
    found = alert.locations_for(by)
    found = found.filter(institution__agb=agb) if agb else found.filter(search.matching(name, "institution__folded"))
    found = found.filter(search.matching(town, "municipality__folded")) if town else found
    places = list(found[:2]) if name or agb else []
    if len(places) > 1:
        places = list(found.filter(name=title)[:2])
    if len(places) == 1:
        return places[0]
    text = _("%(home)s in %(town)s isn't known here, or isn't yours to ask for.")
    said = {"home": name or agb or "–", "town": town or "–"}
    wrong.append(words.at(root.sourceline, ValidationError(text, params=said).messages[0]))
    return None


def _line(said: Any, wrong: list[ValidationError]) -> alert.LineAsked:
    """The need line; what is wrong with it is added to `wrong`, each with the line of the message."""
    values: dict[str, Any] = {"tasks": _text(said, "m:AssignmentInformation/m:AnticipatedFunction")}
    values["required_skill"] = _text(said, "m:Resource/m:SpecialRequirements")
    values["ward"] = _text(said, f"{_when(words.WHERE)}/m:Location/rm:LocationDescription")
    for name, read in _read(said):
        try:
            values[name] = read()
        except ValidationError as error:
            wrong.append(words.at(said.sourceline, error.messages[0]))
    try:
        check_line(NeedLine(support_request=SupportRequest(), number=1), values, alone=True)
    except ValidationError as error:
        wrong += [words.at(said.sourceline, message) for message in error.messages]
    return values  # type: ignore[return-value]


def _read(said: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What the line says, by field of a need line: each read by itself, so that all that is wrong is told together."""
    keyword = {urn: _listed(said, "m:Resource/m:Keyword", urn) for urn in words.KEYWORDS}
    yield "staff_type", lambda: next(iter(_listed(said, "m:Resource/m:TypeStructure", words.STAFF)), "")
    yield "persons", lambda: _number(_text(said, "m:AssignmentInformation/m:Quantity//rm:Amount"))
    yield "starts_on", lambda: _day(_text(said, f"{_when(words.FIRST)}/m:DateTime"), words.FIRST)
    yield "ends_on", lambda: _day(_text(said, f"{_when(words.LAST)}/m:DateTime"), words.LAST)
    yield "substitutes", lambda: keyword[words.SUBSTITUTES]
    yield "hours_a_week", lambda: _number(keyword[words.HOURS][0]) if keyword[words.HOURS] else None
    yield "registered_only", lambda: keyword[words.REGISTERED][0] == "true" if keyword[words.REGISTERED] else None
    for shift, name in words.DAY_SHIFTS.items():
        yield name, partial(keyword[words.SHIFTS].__contains__, shift)


def _when(kind: str) -> str:
    return f"m:ScheduleInformation[m:ScheduleType='{kind}']"


def _number(text: str) -> int:
    if text.isdecimal() and len(text) < LONGEST_NUMBER:
        return int(text)
    raise ValidationError(_("“%(text)s” isn't a whole number."), params={"text": text[:40]})


def _day(text: str, kind: str) -> date:
    try:
        moment = datetime.fromisoformat(text)
        return clock.day_of(moment) if moment.tzinfo else moment.date()
    except (ValueError, OverflowError) as error:
        raise ValidationError(_("Say the day of %(kind)s."), params={"kind": kind}) from error


def _listed(said: Any, path: str, urn: str) -> list[str]:
    return [_own(one) for one in _all(said, f"{path}[rm:ValueListURN='{urn}']/rm:Value")]


def _text(said: Any, path: str) -> str:
    found = _all(said, path)
    return _own(found[0]) if found else ""


def _own(element: Any) -> str:
    return (element.text or "").strip()


def _all(said: Any, path: str) -> list:
    return said.xpath(path, namespaces=words.SPACES)
