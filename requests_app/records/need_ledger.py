"""The ledger of need: one equation per need line and day, in persons.

`asked = region + national + defence + declined + withdrawn + open`, every term at least zero. Only what is still open
today or later (the residual) climbs the ladder. Callers hold the lock on the request's row. `need_postings`
writes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from foundation import clock
from foundation.prefetched import has
from foundation.ranges import Profile, Range
from requests_app.models import COUNTING, LedgerRow, NeedLine, Offer, SupportRequest, Term

NOBODY = Profile()
CIVIL_TERMS = {1: "region", 2: "national"}
AHEAD = timedelta(hours=48)


@dataclass(frozen=True)
class Account:
    """The ledger of one need line, a profile of persons per day for each term."""

    asked: Profile = NOBODY
    region: Profile = NOBODY
    national: Profile = NOBODY
    defence: Profile = NOBODY
    declined: Profile = NOBODY
    withdrawn: Profile = NOBODY
    committed: Profile = NOBODY  # of defence: the days for which people are approved

    @property
    def open(self) -> Profile:
        """What nobody covers yet; on past days it is called unmet."""
        return self.asked - self.region - self.national - self.defence - self.declined - self.withdrawn

    @property
    def residual(self) -> Profile:
        """What is open today and later: only this climbs the ladder."""
        return self.open.since(clock.today())

    @property
    def unmet(self) -> Profile:
        """What stayed open on days gone by."""
        return self.open.before(clock.today())

    def __add__(self, other: "Account") -> "Account":
        return Account(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


FROM = ("lines__rows", "inquiries__offers")
"""The rows from which `ledger` is summed; whoever calls it more than once prefetches these."""


def account(line: NeedLine) -> Account:
    """The ledger of `line`, read from the database."""
    return accounts([line])[line.pk]


def accounts(lines: Iterable[NeedLine]) -> dict[int, Account]:
    """The ledger of each line by its primary key, in two queries."""
    lines = list(lines)
    offers = Offer.objects.filter(line__in=lines, state__in=COUNTING).select_related("inquiry")
    return accounts_of(lines, LedgerRow.objects.filter(line__in=lines), offers)


def accounts_of(lines: Iterable[NeedLine], rows: Iterable[LedgerRow], offers: Iterable[Offer]) -> dict[int, Account]:
    """The ledger of each line by its primary key, from its rows and the offers that count."""
    parts: dict[int, dict[str, list]] = {line.pk: {} for line in lines}
    for row in rows:
        parts[row.line_id].setdefault(row.term, []).append((row.persons, row.starts_on, row.ends_on))
    for offer in offers:
        term = CIVIL_TERMS[offer.inquiry.step]
        parts[offer.line_id].setdefault(term, []).append((offer.persons, offer.starts_on, offer.ends_on))
    return {pk: Account(**{term: Profile.of(ranges) for term, ranges in terms.items()}) for pk, terms in parts.items()}


def ledger(support_request: SupportRequest) -> dict[int, Account]:
    """The ledger of each line of a request by its primary key; no query when the paths in `FROM` were prefetched."""
    if not all(has([support_request], *path.split("__")) for path in FROM):
        return accounts(support_request.lines.all())
    lines, inquiries = support_request.lines.all(), support_request.inquiries.all()
    offers = (offer for inquiry in inquiries for offer in inquiry.offers.all() if offer.state in COUNTING)
    return accounts_of(lines, (row for line in lines for row in line.rows.all()), offers)


def fitting(offer: Offer, entry: Account | None = None) -> Range | None:
    """The largest part of `offer` with room on each day, or None; `entry` is its line's ledger, if it was read."""
    wanted = Profile.of([(offer.persons, offer.starts_on, offer.ends_on)])
    return (wanted & room(offer.line, entry or account(offer.line)).positive()).largest


def room(line: NeedLine, entry: Account) -> Profile:
    """What civil help may take per day: what is open, what was declined, and the grant that may still make way."""
    return entry.open + entry.declined + making_way(line, entry)


def ceiling(entry: Account) -> Profile:
    """The most persons a tuned line may hold per day, today and later: open + declined + granted."""
    return (entry.open + entry.declined + entry.defence).since(clock.today())


def given(entry: Account, parts: Iterable[tuple[str, Profile]]) -> list[tuple[str, Profile]]:
    """What a grant of `parts`, pairs of (staff type, persons per day), gives in place of that in force: what fits."""
    room, found = ((entry.open + entry.defence).positive() + entry.declined).since(clock.today()), []
    for staff_type, wanted in parts:
        fits = wanted.since(clock.today()) & room
        room = room - fits
        found.append((staff_type, fits))
    return found


def cut_by(entry: Account, parts: Iterable[tuple[str, Profile]], tuned: Profile) -> Profile:
    """What is declined by a grant of `parts` in place of that in force: tuned, open, and not granted."""
    total = sum((profile for _type, profile in given(entry, parts)), NOBODY)
    room = (entry.open + entry.defence.since(clock.today())).positive()
    return (tuned - total).positive().since(clock.today()) & (room - total).positive()


def granted_of(lines: Iterable[NeedLine]) -> dict[int, dict[str, Profile]]:
    """The grant in force of each line (primary key): persons per day by staff type, in one query."""
    rows: dict[int, list[LedgerRow]] = {line.pk: [] for line in lines}
    for row in LedgerRow.objects.filter(line__in=rows, term=Term.DEFENCE).order_by("pk"):
        rows[row.line_id].append(row)
    return {pk: _per_type(found) for pk, found in rows.items()}


def granted_by_type(line: NeedLine) -> dict[str, Profile]:
    """The grant in force of `line`: persons per day by staff type."""
    return _by_type(line, Term.DEFENCE)


def committed_by_type(line: NeedLine) -> dict[str, Profile]:
    """What is committed of the grant of `line`, because people are approved for it: persons per day by staff type."""
    return _by_type(line, Term.COMMITTED)


def _by_type(line: NeedLine, term: str) -> dict[str, Profile]:
    return _per_type(row for row in sorted(line.rows.all(), key=lambda row: row.pk) if row.term == term)


def _per_type(rows: Iterable[LedgerRow]) -> dict[str, Profile]:
    ranges: dict[str, list] = {}
    for row in rows:
        ranges.setdefault(row.staff_type, []).append((row.persons, row.starts_on, row.ends_on))
    return {staff_type: Profile.of(parts) for staff_type, parts in ranges.items()}


def would_be_open(support_request: SupportRequest) -> bool:
    """Whether something would be open today or later if nothing were declined or granted."""
    kept = ledger(support_request).values()
    return any((entry.open + entry.declined + entry.defence).since(clock.today()) for entry in kept)


def has_grant(support_request: SupportRequest) -> bool:
    """Whether a grant is in force for today or later."""
    return any(entry.defence.since(clock.today()) for entry in ledger(support_request).values())


def making_way(line: NeedLine, entry: Account) -> Profile:
    """The persons per day whose grant may still make way (`displaceable`), of all staff types together."""
    return sum((profile for _type, profile in displaceable(line, entry)), NOBODY)


def displaceable(line: NeedLine, entry: Account) -> list[tuple[str, Profile]]:
    """The granted persons that may make way for other help: at least 48 hours ahead, and nobody approved yet.

    They are pairs of (staff type, persons per day), those of another type than the line's own first.
    """
    if not entry.defence:
        return []
    first = clock.day_of(clock.now() + AHEAD)
    approved = committed_by_type(line)
    standing = [
        (staff_type, (profile - approved.get(staff_type, NOBODY)).positive().since(first))
        for staff_type, profile in granted_by_type(line).items()
    ]
    return sorted(standing, key=lambda pair: pair[0] == line.staff_type)
