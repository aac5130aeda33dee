"""Whom each rung of the ladder can be asked of, and who of them wasn't asked yet."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from regions.models import Channel, Institution
from requests_app.models import PARTIES, PARTY_FIELDS, InquiryState, Rung, SupportRequest
from requests_app.records import due_times

NOT_NAMED = ValidationError(_("Name the other institutions to ask: nobody is asked who isn't named."), "required")
NOBODY_NAMED = ValidationError(_("None of the other institutions is named. Name at least one."), "nobody_named")


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


@dataclass(frozen=True)
class Question:
    """Whom a round asks, on which rung, and by when the answer is due."""

    rung: Rung
    party: Any
    due_at: datetime

    @property
    def is_of_choice(self) -> bool:
        """Whether its party is asked only when it is named: there is one care office, and many institutions."""
        return self.rung == Rung.OTHER_INSTITUTIONS


def unasked(support_request: SupportRequest) -> Iterator[Question]:
    """Each party without an inquiry that waits, was answered or expired, as it would be asked now.

    Rungs waived are left out.
    """
    rows = support_request.inquiries.exclude(state=InquiryState.CANCELLED).values(*PARTIES)
    known = {(field, row[field]) for row in rows for field in PARTIES if row[field]}
    waived = set(support_request.waivers.values_list("rung", flat=True))
    for rung in Rung:
        if rung not in waived:
            due_at = due_times.of_answer(rung, urgent=support_request.is_urgent)
            found = (party for party in parties(support_request, rung) if (PARTY_FIELDS[rung], party.pk) not in known)
            yield from (Question(rung, party, due_at) for party in found)


def chosen(questions: Iterable[Question], institutions: Collection[Institution] | None) -> list[Question]:
    """Of `questions` those that are put when of the region's other institutions these are named, and only these.

    Raises ValidationError when there are some to ask and nothing is said of them (None) or none is named, or when one
    is named that can't be asked now.
    """
    questions = list(questions)
    candidates = [one.party for one in questions if one.is_of_choice]
    if candidates and not institutions:
        raise ValidationError({"institutions": NOT_NAMED if institutions is None else NOBODY_NAMED})
    institutions = institutions or ()
    if beyond := [str(one) for one in institutions if one not in candidates]:
        text = _("%(parties)s: asked already, or not of this region. Leave out whom you can't ask.")
        raise ValidationError({"institutions": text % {"parties": ", ".join(beyond)}})
    return [one for one in questions if not one.is_of_choice or one.party in institutions]
