"""Whom each rung of the ladder can be asked of, and who of them wasn't asked yet."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import clock
from regions.models import Channel, Institution, SafetyRegion
from requests_app.models import PARTIES, PARTY_FIELDS, InquiryState, Rung, SupportRequest
from requests_app.records import due_times

NOT_NAMED = ValidationError(_("Name the other institutions to ask: nobody is asked who isn't named."), "required")
NOBODY_NAMED = ValidationError(_("None of the other institutions is named. Name at least one."), "nobody_named")


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

    def leaves(self, support_request: SupportRequest, rung: str, known: set[tuple[str, int]]) -> bool:
        """Whether `rung` has a party that isn't `known`; the institutions aren't loaded for that."""
        if rung == Rung.OTHER_INSTITUTIONS:
            asked = [pk for field, pk in known if field == PARTY_FIELDS[Rung(rung)]]
            return self._within.exclude(pk__in=[support_request.institution_id, *asked]).exists()
        return any((PARTY_FIELDS[Rung(rung)], one.pk) not in known for one in self.parties(support_request, rung))

    @property
    def _within(self) -> QuerySet[Institution]:
        return Institution.objects.filter(is_active=True, locations__municipality__safety_region=self._region)

    @cached_property
    def _institutions(self) -> list[Institution]:
        return list(self._within.order_by("name").distinct())

    @cached_property
    def _channels(self) -> list[Channel]:
        return list(Channel.objects.active(on=clock.today()))


def parties(support_request: SupportRequest, rung: str) -> list:
    """Whom `rung` can be asked of."""
    return Askable(support_request.safety_region).parties(support_request, rung)


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


def unasked(support_request: SupportRequest, *, among: Askable | None = None) -> Iterator[Question]:
    """Each party without an inquiry that waits, was answered or expired, as it would be asked now.

    Rungs waived are left out. `among` are the parties of its region, when those were read; with inquiries and waivers
    prefetched it then takes no query.
    """
    known, among = _known(support_request), among or Askable(support_request.safety_region)
    for rung in _not_waived(support_request):
        due_at = due_times.of_answer(rung, urgent=support_request.is_urgent)
        found = among.parties(support_request, rung)
        yield from (Question(rung, party, due_at) for party in found if (PARTY_FIELDS[rung], party.pk) not in known)


def is_somebody_unasked(support_request: SupportRequest) -> bool:
    """Whether `unasked` gives anybody."""
    known, among = _known(support_request), Askable(support_request.safety_region)
    return any(among.leaves(support_request, rung, known) for rung in _not_waived(support_request))


def _known(support_request: SupportRequest) -> set[tuple[str, int]]:
    """(Kind of party, its key) of all whose inquiry wasn't cancelled."""
    asked = [one for one in support_request.inquiries.all() if one.state != InquiryState.CANCELLED]
    return {(field, key) for one in asked for field in PARTIES if (key := getattr(one, f"{field}_id"))}


def _not_waived(support_request: SupportRequest) -> list[Rung]:
    waived = {one.rung for one in support_request.waivers.all()}
    return [rung for rung in Rung if rung not in waived]


def why_not(support_request: SupportRequest, rung: Rung, party: Any) -> str:
    """Why a round doesn't ask `party` (None: one that isn't there any more) on this rung; empty when it does."""
    if any((one.rung, one.party) == (rung, party) for one in unasked(support_request)):
        return ""
    if any(waiver.rung == rung for waiver in support_request.waivers.all()):
        return str(_("%(rung)s: this rung was skipped.") % {"rung": rung.label})
    if party not in parties(support_request, rung):
        return str(_("%(rung)s: %(party)s can't be asked any more.") % {"rung": rung.label, "party": party or "–"})
    return str(_("%(party)s was asked already.") % {"party": party})


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
