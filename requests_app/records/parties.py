"""Whom each rung of the ladder can be asked of, and who of them wasn't asked yet."""

from collections.abc import Iterator
from functools import cached_property

from foundation import clock
from regions.models import Channel, Institution, SafetyRegion
from requests_app.models import PARTIES, PARTY_FIELDS, InquiryState, Rung, SupportRequest


class Askable:
    """Whom the requests of one region can be asked of; two queries, however many requests are looked at."""

    def __init__(self, safety_region: SafetyRegion):
        self._region = safety_region

    def parties(self, support_request: SupportRequest, rung: str) -> list:
        """The region's other institutions, the care office, the RO(N)AZ or the channels in force, by `rung`."""
        location = support_request.location
        if rung == Rung.OTHER_INSTITUTIONS:
            return [one for one in self._institutions if one.pk != support_request.institution_id]
        if rung == Rung.CARE_OFFICE:
            return [location.care_office_region]
        if rung == Rung.ROAZ:
            return [location.roaz_region]
        return [one for one in self._channels if one.rung == rung]

    @cached_property
    def _institutions(self) -> list[Institution]:
        within = Institution.objects.filter(is_active=True, locations__municipality__safety_region=self._region)
        return list(within.order_by("name").distinct())

    @cached_property
    def _channels(self) -> list[Channel]:
        return list(Channel.objects.active(on=clock.today()))


def parties(support_request: SupportRequest, rung: str) -> list:
    """Whom `rung` can be asked of."""
    return Askable(support_request.safety_region).parties(support_request, rung)


def unasked(
    support_request: SupportRequest, *, institutions=None, among: Askable | None = None
) -> Iterator[tuple[Rung, object]]:
    """The (rung, party) pairs without an inquiry that waits, was answered or expired; rungs waived are left out.

    `institutions` narrows whom to ask of the region's other institutions; None means all of them. `among` are the
    parties of its region, when those were read; with inquiries and waivers prefetched it then takes no query.
    """
    asked = [one for one in support_request.inquiries.all() if one.state != InquiryState.CANCELLED]
    known = {(field, key) for one in asked for field in PARTIES if (key := getattr(one, f"{field}_id"))}
    waived = {one.rung for one in support_request.waivers.all()}
    among = among or Askable(support_request.safety_region)
    for rung in Rung:
        if rung not in waived:
            found = among.parties(support_request, rung)
            found = [party for party in found if (PARTY_FIELDS[rung], party.pk) not in known]
            yield from ((rung, party) for party in found if _is_wanted(rung, party, institutions))


def _is_wanted(rung: Rung, party, institutions) -> bool:
    return rung != Rung.OTHER_INSTITUTIONS or institutions is None or party in institutions
