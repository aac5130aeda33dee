"""The ledger of need: one equation per need line and day, in persons.

`asked = region + national + defence + declined + withdrawn + open`, every term at least zero. Only what is still open
today or later (the residual) climbs the ladder. Callers hold the lock on the request's row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused
from foundation.prefetched import has
from foundation.ranges import Profile, Range
from requests_app.models import COUNTING, LedgerRow, NeedLine, Offer, SupportRequest, Term

NOBODY = Profile()
CIVIL_TERMS = {1: "region", 2: "national"}
AHEAD = timedelta(hours=48)
NO_ROOM = _("Nothing is open any more on the days of this offer. Decline it.")
TOO_MANY = _(
    "%(offered)s persons are offered, but not on every day so many are needed: %(fits)s fit, from %(first)s until"
    " %(last)s. Accept that part."
)


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


def ask(line: NeedLine, *, event_number: int) -> None:
    """Raise *asked* of `line` to its persons and period; *asked* never falls."""
    wanted = Profile.of([(line.persons, line.starts_on, line.ends_on)])
    _add(line, Term.ASKED, (wanted - account(line).asked).positive(), event_number=event_number)


def open_ledger(support_request: SupportRequest, *, event_number: int) -> None:
    """At the first submit nothing stands there yet: write the persons and periods of the need lines as *asked*."""
    for line in support_request.lines.all():
        _add(line, Term.ASKED, Profile.of([(line.persons, line.starts_on, line.ends_on)]), event_number=event_number)


def change(line: NeedLine, *, persons: int, starts_on: date, ends_on: date, event_number: int) -> None:
    """Make the need of `line` from now on `persons` from `starts_on` to `ends_on`.

    More than is needed now raises *asked*; less is a *withdrawn* row, which can take no more than is open. Days gone
    by stay as they were. Raises Refused with the lowest number, and the shortest period, that fits.
    """
    today = clock.today()
    entry = account(line)
    needed_now = entry.asked - entry.withdrawn
    wanted = Profile.of([(persons, starts_on, ends_on)]).since(today) + needed_now.before(today)
    less = (needed_now - wanted).positive()
    from_grant = (less - entry.open.positive()).positive()
    making_way = _making_way(line, entry)
    if _displace_grant(line, from_grant, event_number=event_number, code="less_need"):
        raise Refused([_still_covered(entry, making_way, starts_on, ends_on)])
    _add(line, Term.ASKED, (wanted - needed_now).positive(), event_number=event_number)
    _add(line, Term.WITHDRAWN, less, event_number=event_number, code="less_need")


def _still_covered(entry: Account, making_way: Profile, starts_on: date, ends_on: date) -> Lack:
    """The refusal with the least need that fits: the most persons covered on one day to come, for all days covered."""
    covered = (entry.asked - entry.withdrawn - entry.open - making_way).since(clock.today())
    days = covered.ranges
    text = _(
        "Help for %(fits)s persons has been accepted or decided, from %(first)s until %(last)s: the need can't be less"
        " than that. Have that help withdrawn first."
    )
    first, last = min(starts_on, days[0].starts_on), max(ends_on, days[-1].ends_on)
    return Lack("covered_by_help", text, fits=covered.peak, first=first, last=last)


def fitting(offer: Offer, entry: Account | None = None) -> Range | None:
    """The largest part of `offer` with room on each day, or None; `entry` is its line's ledger, if it was read."""
    wanted = Profile.of([(offer.persons, offer.starts_on, offer.ends_on)])
    return (wanted & room(offer.line, entry or account(offer.line)).positive()).largest


def room(line: NeedLine, entry: Account) -> Profile:
    """What civil help may take per day: what is open, what was declined, and the grant that may still make way."""
    return entry.open + entry.declined + _making_way(line, entry)


def make_room(offer: Offer, *, event_number: int) -> None:
    """Let `offer`, not yet counted, take *open* first, then *declined*, then the grant that may still make way.

    Raises Refused with the number that fits when there isn't room for it on some day.
    """
    entry = account(offer.line)
    wanted = Profile.of([(offer.persons, offer.starts_on, offer.ends_on)])
    beyond_open = (wanted - entry.open.positive()).positive()
    from_declined = beyond_open & entry.declined
    from_grant = beyond_open - from_declined
    fits = fitting(offer, entry)
    if _displace_grant(offer.line, from_grant, event_number=event_number, code="civil_help"):
        raise Refused([_too_many(offer, fits)])
    _add(offer.line, Term.DECLINED, from_declined, event_number=event_number, sign=-1, code="civil_help")


def _too_many(offer: Offer, fits: Range | None) -> Lack:
    if fits is None:
        return Lack("no_room", NO_ROOM)
    days = {"first": fits.starts_on, "last": fits.ends_on}
    return Lack("more_than_open", TOO_MANY, offered=offer.persons, fits=fits.persons, fields=(), **days)


def withdraw_residual(support_request: SupportRequest, *, event_number: int, code: str) -> None:
    """Write what is open today and later as *withdrawn*, because the request ends here."""
    for line, entry in _entries(support_request):
        _add(line, Term.WITHDRAWN, entry.residual, event_number=event_number, code=code)


def reverse(support_request: SupportRequest, *, written_by: int, event_number: int, grants: bool = False) -> None:
    """Take back the rows that event `written_by` wrote, by adding the same rows with the sign turned.

    A grant that ended then is in force again with `grants`; else what it gave is open, for the triangle to look at.
    """
    rows = _written_by(support_request, written_by).exclude(term__in=[] if grants else [Term.DEFENCE])
    same = ("line_id", "term", "starts_on", "ends_on", "staff_type")
    turned = [{name: getattr(row, name) for name in same} | {"persons": -row.persons} for row in rows]
    LedgerRow.objects.bulk_create(LedgerRow(**one, code="reversed", event_number=event_number) for one in turned)


def residual_without(support_request: SupportRequest, *, written_by: int) -> int:
    """Person-days that would be open today and later if event `written_by` had written no rows."""
    rows = _written_by(support_request, written_by).filter(term__in=[Term.DECLINED, Term.WITHDRAWN])
    given_back = {line.pk: Profile() for line in support_request.lines.all()}
    for row in rows:
        given_back[row.line_id] += Profile.of([(row.persons, row.starts_on, row.ends_on)])
    kept = accounts(support_request.lines.all())
    return sum((kept[pk].open + back).since(clock.today()).person_days for pk, back in given_back.items())


def _written_by(support_request: SupportRequest, event_number: int) -> QuerySet[LedgerRow]:
    return LedgerRow.objects.filter(line__support_request=support_request, event_number=event_number)


def _entries(support_request: SupportRequest) -> list[tuple[NeedLine, Account]]:
    lines = list(support_request.lines.all())
    kept = accounts(lines)
    return [(line, kept[line.pk]) for line in lines]


def _add(line, term: str, profile: Profile, *, event_number: int, sign: int = 1, code: str = "", staff_type: str = ""):
    LedgerRow.objects.bulk_create(
        LedgerRow(
            line=line,
            term=term,
            persons=sign * part.persons,
            starts_on=part.starts_on,
            ends_on=part.ends_on,
            code=code,
            staff_type=staff_type,
            event_number=event_number,
        )
        for part in profile.ranges
    )


def decline(left_out: dict[NeedLine, Profile], *, event_number: int) -> None:
    """Decline the need that the tuned lines leave out (`agreed_lines.left_out`)."""
    for line, profile in left_out.items():
        _add(line, Term.DECLINED, profile, event_number=event_number, code="not_endorsed")


def ceiling(entry: Account) -> Profile:
    """The most persons a tuned line may hold per day, today and later: open + declined + granted."""
    return (entry.open + entry.declined + entry.defence).since(clock.today())


def grant(line: NeedLine, parts: list[tuple[str, Profile]], tuned: Profile, *, event_number: int, code: str) -> list:
    """Replace the grant of `line` by a new one of `parts`, pairs of (staff type, persons per day).

    On each day what is granted is at most what fits; days gone by are never granted. What was `tuned` and isn't granted
    is declined. Returns the (staff type, persons per day) pairs that were written.
    """
    end_grant(line, event_number=event_number)
    entry = account(line)
    written, cut = given(entry, parts), cut_by(entry, parts, tuned)
    for staff_type, profile in written:
        _add(line, Term.DEFENCE, profile, event_number=event_number, code=code, staff_type=staff_type)
    total = sum((profile for _type, profile in written), NOBODY)
    from_declined = (total - entry.open.positive()).positive()
    _add(line, Term.DECLINED, from_declined, event_number=event_number, sign=-1, code=code)
    _add(line, Term.DECLINED, cut, event_number=event_number, code="cut")
    return written


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


def end_grant(line: NeedLine, *, event_number: int, code: str = "replaced", keep_committed: bool = False) -> None:
    """End the grant of `line` from today on; `keep_committed` leaves the days for which people are approved."""
    kept = committed_by_type(line) if keep_committed else {}
    for staff_type, standing in granted_by_type(line).items():
        ended = (standing - kept.get(staff_type, NOBODY)).positive().since(clock.today())
        _add(line, Term.DEFENCE, ended, event_number=event_number, sign=-1, code=code, staff_type=staff_type)


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


def commit(line: NeedLine, staff_type: str, profile: Profile, *, event_number: int) -> None:
    """Write that people are approved for these days of the grant; negative persons are no longer approved."""
    _add(line, Term.COMMITTED, profile, event_number=event_number, staff_type=staff_type)


def give_back(line: NeedLine, staff_type: str, profile: Profile, *, event_number: int, code: str, over=False) -> None:
    """Open the granted days that aren't delivered again; when the need is `over` they are withdrawn instead."""
    given = profile.positive() & granted_by_type(line).get(staff_type, NOBODY)
    _add(line, Term.DEFENCE, given, event_number=event_number, sign=-1, code=code, staff_type=staff_type)
    if over:
        _add(line, Term.WITHDRAWN, given, event_number=event_number, code=code)


def extend(line: NeedLine, staff_type: str, profile: Profile, *, event_number: int) -> None:
    """Add the days of an extension to the need, where they aren't open already, and grant them."""
    entry = account(line)
    _add(line, Term.ASKED, (profile - entry.open.positive()).positive(), event_number=event_number, code="extension")
    _add(line, Term.DEFENCE, profile, event_number=event_number, code="extension", staff_type=staff_type)
    last = max((part.ends_on for part in profile.ranges), default=line.ends_on)
    if last > line.ends_on:
        line.ends_on = last
        line.save(update_fields=["ends_on"])


def never_filled(support_request: SupportRequest, *, event_number: int) -> None:
    """At the end, open what was granted and nobody was ever approved for; on days gone by it counts as unmet."""
    for line in support_request.lines.all():
        approved = committed_by_type(line)
        for staff_type, granted in granted_by_type(line).items():
            rest = (granted - approved.get(staff_type, NOBODY)).positive()
            give_back(line, staff_type, rest, event_number=event_number, code="never_filled")


def end_all_grants(support_request: SupportRequest, *, event_number: int, code: str) -> None:
    """End every grant of the request, except for people who are out."""
    for line in support_request.lines.all():
        end_grant(line, event_number=event_number, code=code, keep_committed=support_request.people_out > 0)


def decline_residual(support_request: SupportRequest, *, event_number: int, code: str) -> None:
    """Decline all that is open today and later; `code` is the coded reason."""
    for line, entry in _entries(support_request):
        _add(line, Term.DECLINED, entry.residual.positive(), event_number=event_number, code=code)


def reopen_declined(support_request: SupportRequest, *, event_number: int, code: str) -> None:
    """Open again what was declined for today and later."""
    for line, entry in _entries(support_request):
        back = entry.declined.since(clock.today())
        _add(line, Term.DECLINED, back, event_number=event_number, sign=-1, code=code)


def would_be_open(support_request: SupportRequest) -> bool:
    """Whether something would be open today or later if nothing were declined or granted."""
    kept = ledger(support_request).values()
    return any((entry.open + entry.declined + entry.defence).since(clock.today()) for entry in kept)


def has_grant(support_request: SupportRequest) -> bool:
    """Whether a grant is in force for today or later."""
    return any(entry.defence.since(clock.today()) for entry in ledger(support_request).values())


def _making_way(line: NeedLine, entry: Account) -> Profile:
    """The persons per day whose grant may still make way (`_displaceable`), of all staff types together."""
    return sum((profile for _type, profile in _displaceable(line, entry)), NOBODY)


def _displaceable(line: NeedLine, entry: Account) -> list[tuple[str, Profile]]:
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


def _displace_grant(line: NeedLine, wanted: Profile, *, event_number: int, code: str) -> Profile:
    """Take `wanted` from the grant that may make way; returns the persons per day that couldn't be taken."""
    for staff_type, standing in _displaceable(line, account(line)) if wanted else []:
        taken = wanted & standing
        _add(line, Term.DEFENCE, taken, event_number=event_number, sign=-1, code=code, staff_type=staff_type)
        wanted = wanted - taken
    return wanted
