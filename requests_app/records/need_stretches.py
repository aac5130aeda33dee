"""The need of a request stretch by stretch: the same persons on each day of a stretch, each staff type by itself.

On each stretch, and in the person-days of a whole line, *asked = region + national + granted + declined + withdrawn +
open*, all types that serve the line together. The most persons of one day don't add up that way: those of two terms may
be of two days. So papers show stretches and sums, and never such a most beside another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from foundation.ranges import Profile, pieces
from requests_app.models import COUNTING, LedgerRow, NeedLine, Offer, SupportRequest, Term
from requests_app.models.staff import StaffType
from requests_app.records.need_ledger import CIVIL_TERMS

NOBODY = Profile()
COVERED = ("region", "national", "defence", "declined", "withdrawn")
TERMS = ("asked", *COVERED, "open")

Days = tuple[int, date, date]  # persons, first, last
Part = tuple[int, str, str, Days]  # need line (primary key), term, staff type, days
ByType = Mapping[str, Profile]


@dataclass(frozen=True)
class Row:
    """Of one staff type that serves a need line: the number of each term; over the days from first to last, if given.

    With days they are persons on each of these; without, person-days altogether.
    """

    line: NeedLine
    staff_type: str
    numbers: Mapping[str, int]
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def staff_label(self) -> str:
        return str(StaffType(self.staff_type).label)

    @property
    def is_other(self) -> bool:
        """Whether it is another type than was asked."""
        return self.staff_type != self.line.staff_type


@dataclass(frozen=True)
class LineNeed:
    """The ledger of one need line: persons per day by term and by staff type; asked and open are of its own type."""

    line: NeedLine
    terms: Mapping[str, ByType] = field(default_factory=dict)

    def total(self, term: str) -> Profile:
        """One term, of all types together."""
        if term == "open":
            return self.total("asked") - sum((self.total(name) for name in COVERED), NOBODY)
        return sum(self.terms.get(term, {}).values(), NOBODY)

    def of(self, term: str) -> ByType:
        """One term by staff type."""
        return {self.line.staff_type: self.total(term)} if term == "open" else self.terms.get(term, {})

    def per_day(self, terms: Collection[str], *, since: date | None = None) -> Iterator[Row]:
        """Stretch by stretch; its own type first, another type only where it has a number."""
        given = {term: _since(self.of(term), since) for term in terms}
        every = [profile for kinds in given.values() for profile in kinds.values()]
        for first, last in pieces(every):
            for kind in self._types(given):
                numbers = {term: kinds.get(kind, NOBODY).on(first) for term, kinds in given.items()}
                if any(numbers.values()):
                    yield Row(self.line, kind, numbers, first, last)

    def in_person_days(self, terms: Collection[str]) -> Iterator[Row]:
        """The same summed over all days."""
        given = {term: self.of(term) for term in terms}
        for kind in self._types(given):
            numbers = {term: kinds.get(kind, NOBODY).person_days for term, kinds in given.items()}
            if any(numbers.values()):
                yield Row(self.line, kind, numbers)

    def _types(self, given: Mapping[str, ByType]) -> list[str]:
        own = self.line.staff_type
        return [own, *sorted({kind for kinds in given.values() for kind in kinds} - {own})]


def _since(kinds: ByType, day: date | None) -> ByType:
    return {kind: profile.since(day) for kind, profile in kinds.items()} if day else kinds


def now(support_request: SupportRequest) -> list[LineNeed]:
    """The need of each line as the ledger stands; no query for what `need_ledger.FROM` names, when it was loaded."""
    lines, inquiries = list(support_request.lines.all()), support_request.inquiries.all()
    rows = [of_row(row, line) for line in lines for row in line.rows.all()]
    offers = (one for inquiry in inquiries for one in inquiry.offers.all() if one.state in COUNTING)
    return summed(lines, [*rows, *(of_offer(one, (one.persons, one.starts_on, one.ends_on)) for one in offers)])


def of_row(row: LedgerRow, line: NeedLine) -> Part:
    """What a row of the ledger says; what isn't granted is of the type that was asked."""
    kind = row.staff_type if row.term == Term.DEFENCE else line.staff_type
    return row.line_id, row.term, kind, (row.persons, row.starts_on, row.ends_on)


def of_offer(offer: Offer, days: Days) -> Part:
    """What an offer that counts gives, as (persons, first, last)."""
    return offer.line_id, CIVIL_TERMS[offer.inquiry.step], offer.staff_type, days


def summed(lines: list[NeedLine], parts: Iterable[Part]) -> list[LineNeed]:
    """The need of each of `lines` from all that was written down of it."""
    ranges: dict = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for line, term, kind, days in parts:
        ranges[line][term][kind].append(days)
    return [
        LineNeed(one, {term: profiles(kinds) for term, kinds in ranges[one.pk].items() if term != Term.COMMITTED})
        for one in lines
    ]


def profiles(kinds: Mapping[str, list]) -> dict[str, Profile]:
    """By staff type the persons per day of its ranges."""
    return {kind: Profile.of(days) for kind, days in kinds.items()}
