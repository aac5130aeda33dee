"""A request as a RequestResource of EDXL-RM 1.0: its need, its place, and nothing of capacity, person or telephone."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from foundation import clock
from requests_app.models import NeedLine, SupportRequest
from requests_app.papers.edxl import words

MSG = ElementMaker(namespace=words.MSG, nsmap={None: words.MSG} | {k: v for k, v in words.SPACES.items() if k != "m"})
RM, XPIL = ElementMaker(namespace=words.RM), ElementMaker(namespace=words.XPIL)
XNL, XAL = ElementMaker(namespace=words.XNL), ElementMaker(namespace=words.XAL)


def request_resource(support_request: SupportRequest) -> bytes:
    """The need of a request as XML; lines of which nobody is needed any more are left out."""
    said = support_request.reference
    message = MSG.RequestResource(
        MSG.MessageID(f"{words.LIST}:{said}:{support_request.version}"),
        MSG.SentDateTime(support_request.updated_at.isoformat()),
        MSG.MessageContentType("RequestResource"),
        *_optional(MSG.MessageDescription, support_request.circumstances),
        MSG.OriginatingMessageID(f"{words.LIST}:{said}"),
        MSG.IncidentInformation(RM.IncidentID(said)),
        _requester(support_request),
        *(_resource(line, support_request) for line in support_request.lines.all() if line.persons),
    )
    return etree.tostring(message, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _requester(support_request: SupportRequest) -> Any:
    home = support_request.institution
    party = [XPIL.PartyName(XNL.OrganisationName(XNL.NameElement(home.name)))]
    if home.agb:
        party.append(XPIL.Identifiers(XPIL.Identifier(XPIL.IdentifierElement(home.agb))))
    return MSG.ContactInformation(RM.ContactRole("Requester"), RM.AdditionalContactInformation(*party))


def _resource(line: NeedLine, support_request: SupportRequest) -> Any:
    amount = RM.MeasuredQuantity(RM.Amount(str(line.persons)), RM.UnitOfMeasure(*_values(words.UNIT, ["persons"])))
    place = support_request.location
    return MSG.ResourceInformation(
        MSG.ResourceInfoElementID(str(line.number)),
        MSG.Resource(
            MSG.TypeStructure(*_values(words.STAFF, [line.staff_type])),
            *(MSG.Keyword(*_values(urn, said)) for urn, said in _keywords(line) if said),
            *_optional(MSG.SpecialRequirements, line.required_skill),
        ),
        MSG.AssignmentInformation(MSG.Quantity(amount), *_optional(MSG.AnticipatedFunction, line.tasks)),
        MSG.ScheduleInformation(
            MSG.ScheduleType(words.FIRST),
            MSG.DateTime(_start(line.starts_on)),
            MSG.Location(
                RM.LocationDescription(place.name),
                RM.Address(XAL.Locality(XAL.NameElement(place.municipality.name))),
            ),
        ),
        MSG.ScheduleInformation(MSG.ScheduleType(words.LAST), MSG.DateTime(_start(line.ends_on))),
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


def _values(urn: str, said: list[str]) -> list:
    return [RM.ValueListURN(urn), *(RM.Value(one) for one in said)]


def _optional(make: Any, said: str) -> list:
    return [make(words.plain(said))] if said else []


def _start(day: Any) -> str:
    """Noon in Amsterdam: the same day wherever it is read."""
    return (datetime.combine(day, time(), clock.AMSTERDAM) + timedelta(hours=12)).isoformat()
