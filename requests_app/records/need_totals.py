"""Sums over several need lines, all of the ledger of need: per staff type what was asked, met and is open; per party
what it promised.

Sums are person-days, and peaks persons on one day. Of each staff type it holds that *asked = met + dropped + unmet +
open*, because it does so of each line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from foundation import clock
from foundation.ranges import Profile
from requests_app.models import COUNTING, NeedLine, Offer, OfferState
from requests_app.models.staff import StaffType
from requests_app.records.need_ledger import Account


@dataclass(frozen=True)
class Total:
    """What was asked of one staff type, in person-days: met, dropped (declined, withdrawn), unmet on days gone, open.

    `open_persons` is the most that is open on one day to come.
    """

    staff_type: StaffType
    asked: int
    met: int
    dropped: int
    unmet: int
    open: int
    open_persons: int


def open_person_days(entries: Iterable[Account]) -> int:
    """What of `entries` is open today and later, in person-days."""
    return sum(one.residual.person_days for one in entries)


def by_staff_type(lines: Iterable[NeedLine], ledger: Mapping[int, Account]) -> list[Total]:
    """The totals of `lines` by staff type, in the order of the types; `ledger` holds the account of each by its key."""
    summed: dict[str, Account] = {}
    for line in lines:
        summed[line.staff_type] = summed.get(line.staff_type, Account()) + ledger[line.pk]
    return [_total(staff_type, summed[staff_type]) for staff_type in StaffType if staff_type in summed]


def _total(staff_type: StaffType, entry: Account) -> Total:
    return Total(
        staff_type=staff_type,
        asked=entry.asked.person_days,
        met=(entry.region + entry.national + entry.defence).person_days,
        dropped=(entry.declined + entry.withdrawn).person_days,
        unmet=entry.unmet.person_days,
        open=entry.residual.person_days,
        open_persons=entry.residual.peak,
    )


@dataclass(frozen=True)
class Promised:
    """What one party promised for today and later, and what of it nobody decided on yet; persons are at one time."""

    party: Any
    persons: int
    person_days: int
    undecided: int
    requests: list[str]


def by_party(offers: Iterable[Offer]) -> list[Promised]:
    """What each party promised in `offers` (accepted, arrived) and offered beside that, who promised most first."""
    found: dict[Any, list[Offer]] = {}
    for offer in offers:
        found.setdefault(offer.inquiry.party, []).append(offer)
    return sorted((_promised(party, given) for party, given in found.items()), key=_most_first)


def _promised(party: Any, offers: list[Offer]) -> Promised:
    counted, waiting = (_profile(one for one in offers if one.state in states) for states in (COUNTING, UNDECIDED))
    references = sorted({one.inquiry.support_request.reference for one in offers})
    return Promised(party, counted.peak, counted.person_days, waiting.peak, references)


UNDECIDED = frozenset({OfferState.OFFERED})


def _profile(offers: Iterable[Offer]) -> Profile:
    return Profile.of((one.persons, one.starts_on, one.ends_on) for one in offers).since(clock.today())


def _most_first(one: Promised) -> tuple:
    return (-one.person_days, -one.undecided, str(one.party))
