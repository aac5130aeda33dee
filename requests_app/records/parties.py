"""Whom each rung of the ladder can be asked of, and who of them wasn't asked yet."""

from collections.abc import Iterable, Iterator

from foundation import clock
from regions.models import Channel, Institution
from requests_app.models import PARTIES, PARTY_FIELDS, InquiryState, Rung, SupportRequest


def parties(support_request: SupportRequest, rung: str) -> list:
    """Whom `rung` can be asked of: the region's other institutions, the care office, the RO(N)AZ, channels in force."""
    location = support_request.location
    if rung == Rung.OTHER_INSTITUTIONS:
        return list(_neighbours(support_request))
    if rung == Rung.CARE_OFFICE:
        return [location.care_office_region]
    if rung == Rung.ROAZ:
        return [location.roaz_region]
    return list(Channel.objects.active(on=clock.today()).filter(rung=rung))


def _neighbours(support_request: SupportRequest) -> Iterable[Institution]:
    within = Institution.objects.filter(
        is_active=True, locations__municipality__safety_region=support_request.safety_region
    )
    return within.exclude(pk=support_request.institution_id).order_by("name").distinct()


def unasked(support_request: SupportRequest, *, institutions=None) -> Iterator[tuple[Rung, object]]:
    """The (rung, party) pairs without an inquiry that waits, was answered or expired; rungs waived are left out.

    `institutions` narrows whom to ask of the region's other institutions; None means all of them.
    """
    rows = support_request.inquiries.exclude(state=InquiryState.CANCELLED).values(*PARTIES)
    known = {(field, row[field]) for row in rows for field in PARTIES if row[field]}
    waived = set(support_request.waivers.values_list("rung", flat=True))
    for rung in Rung:
        if rung not in waived:
            found = (party for party in parties(support_request, rung) if (PARTY_FIELDS[rung], party.pk) not in known)
            yield from ((rung, party) for party in found if _is_wanted(rung, party, institutions))


def _is_wanted(rung: Rung, party, institutions) -> bool:
    return rung != Rung.OTHER_INSTITUTIONS or institutions is None or party in institutions
