"""A request in EDXL-RM 1.0: its need as a RequestResource, what stands granted as a CommitResource.

Nothing of capacity, person or telephone. What the messages of a higher app share with these stands here too.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from foundation import clock
from foundation.ranges import Range
from requests_app.models import NeedLine, SupportRequest
from requests_app.papers.edxl import words
from requests_app.records import need_ledger

MSG = ElementMaker(namespace=words.MSG, nsmap={None: words.MSG} | {k: v for k, v in words.SPACES.items() if k != "m"})
RM, XPIL = ElementMaker(namespace=words.RM), ElementMaker(namespace=words.XPIL)
XNL, XAL = ElementMaker(namespace=words.XNL), ElementMaker(namespace=words.XAL)


def request_resource(support_request: SupportRequest) -> bytes | None:
    """The need of a request as XML; lines of which nobody is needed any more are left out. None where none is left."""
    parts = [_resource(line, support_request) for line in support_request.lines.all() if line.persons]
    return message("RequestResource", support_request, parts, says=support_request.circumstances) if parts else None


def asks(support_request: SupportRequest) -> bool:
    """Whether somebody is needed still."""
    return any(line.persons for line in support_request.lines.all())


def is_granted(support_request: SupportRequest) -> bool:
    """Whether a grant stands, be it of days gone by."""
    return any(entry.defence for entry in need_ledger.ledger(support_request).values())


def commit_resource(support_request: SupportRequest) -> bytes | None:
    """What stands granted, by the ledger: a part for each stretch of days; None where nothing does."""
    decision = support_request.decisions.filter(in_force=True).last()
    lines = list(support_request.lines.all())
    granted = need_ledger.granted_of(lines)
    parts = [
        _commitment(line, kind, stretch, is_provisional=bool(decision and decision.provisional_until))
        for line in lines
        for kind, profile in granted[line.pk].items()
        for stretch in profile.ranges
    ]
    asked = message_id(support_request, decision.version if decision else support_request.version)
    return message("CommitResource", support_request, parts, preceding=asked) if parts else None


def message(kind: str, about: SupportRequest, parts: list, *, says: str = "", preceding: str = "") -> bytes:
    """A message about a request; `preceding` is the one it answers."""
    made = MSG(
        kind,
        *_named(kind, about),
        MSG.MessageContentType(kind),
        *_optional(MSG.MessageDescription, says),
        MSG.OriginatingMessageID(f"{words.LIST}:{about.reference}"),
        *_optional(MSG.PrecedingMessageID, preceding),
        MSG.IncidentInformation(RM.IncidentID(about.reference)),
        _requester(about),
        *parts,
    )
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _named(kind: str, about: SupportRequest) -> list:
    """A need is of its version; what is told of deeds is of the last of them."""
    if kind == "RequestResource":
        return [MSG.MessageID(message_id(about, about.version)), MSG.SentDateTime(about.updated_at.isoformat())]
    last = about.events.order_by("number").last()
    number, at = (last.number, last.at) if last else (0, about.updated_at)
    named = message_id(about, about.version, kind, str(number))
    return [MSG.MessageID(named), MSG.SentDateTime(at.isoformat())]


def message_id(about: SupportRequest, version: int, *more: str) -> str:
    """How a message is named: the request, the version it tells of, and what it is."""
    return ":".join([words.LIST, about.reference, str(version), *more])


def _commitment(line: NeedLine, kind: str, stretch: Range, *, is_provisional: bool) -> Any:
    return MSG.ResourceInformation(
        MSG.ResourceInfoElementID(f"{line.number}:{kind}:{stretch.starts_on}"),
        MSG.ResponseInformation(
            MSG.PrecedingResourceInfoElementID(str(line.number)),
            MSG.ResponseType("Provisional" if is_provisional else "Accept"),
        ),
        MSG.Resource(MSG.TypeStructure(*values(words.STAFF, [kind]))),
        MSG.AssignmentInformation(quantity(stretch.persons)),
        schedule("EstimatedArrival", noon(stretch.starts_on)),
        schedule("EstimatedReturnDeparture", noon(stretch.ends_on)),
    )


def quantity(persons: int) -> Any:
    """So many persons."""
    unit = RM.UnitOfMeasure(*values(words.UNIT, ["persons"]))
    return MSG.Quantity(RM.MeasuredQuantity(RM.Amount(str(persons)), unit))


def schedule(kind: str, moment: str, *more: Any) -> Any:
    """When something of this kind is, was or is wished; `moment` is ISO 8601."""
    return MSG.ScheduleInformation(MSG.ScheduleType(kind), MSG.DateTime(moment), *more)


def _requester(support_request: SupportRequest) -> Any:
    home = support_request.institution
    party = [XPIL.PartyName(XNL.OrganisationName(XNL.NameElement(home.name)))]
    if home.agb:
        party.append(XPIL.Identifiers(XPIL.Identifier(XPIL.IdentifierElement(home.agb))))
    return MSG.ContactInformation(RM.ContactRole("Requester"), RM.AdditionalContactInformation(*party))


def _resource(line: NeedLine, support_request: SupportRequest) -> Any:
    place = support_request.location
    return MSG.ResourceInformation(
        MSG.ResourceInfoElementID(str(line.number)),
        MSG.Resource(
            MSG.TypeStructure(*values(words.STAFF, [line.staff_type])),
            *(MSG.Keyword(*values(urn, said)) for urn, said in _keywords(line) if said),
            *_optional(MSG.SpecialRequirements, line.required_skill),
        ),
        MSG.AssignmentInformation(quantity(line.persons), *_optional(MSG.AnticipatedFunction, line.tasks)),
        schedule(
            words.FIRST,
            noon(line.starts_on),
            MSG.Location(
                RM.LocationDescription(place.name),
                RM.Address(XAL.Locality(XAL.NameElement(place.municipality.name))),
            ),
        ),
        schedule(words.LAST, noon(line.ends_on)),
        *_ward(line),
    )


def _keywords(line: NeedLine) -> Iterator[tuple[str, list[str]]]:
    yield words.SUBSTITUTES, list(line.substitutes)
    yield words.SHIFTS, [said for said, name in words.DAY_SHIFTS.items() if getattr(line, name)]
    yield words.HOURS, [str(line.hours_a_week)] if line.hours_a_week is not None else []
    yield words.REGISTERED, [] if line.registered_only is None else [str(line.registered_only).lower()]


def _ward(line: NeedLine) -> list:
    where = [MSG.Location(RM.LocationDescription(words.plain(line.ward)))] if line.ward else []
    return [MSG.ScheduleInformation(MSG.ScheduleType(words.WHERE), *where)] if where else []


def values(urn: str, said: list[str]) -> list:
    """Values of a list that is named by `urn`."""
    return [RM.ValueListURN(urn), *(RM.Value(one) for one in said)]


def _optional(make: Any, said: str) -> list:
    return [make(words.plain(said))] if said else []


def noon(day: date) -> str:
    """Noon in Amsterdam: the same day wherever it is read."""
    return (datetime.combine(day, time(), clock.AMSTERDAM) + timedelta(hours=12)).isoformat()
