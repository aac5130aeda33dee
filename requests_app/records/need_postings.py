"""What is written in the ledger of need: rows are added, never changed.

Callers hold the lock on the request's row. `need_ledger` reads them.
"""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused
from foundation.ranges import Profile, Range
from requests_app.models import LedgerRow, NeedLine, Offer, SupportRequest, Term
from requests_app.records import need_ledger

NO_ROOM = _("Nothing is open any more on the days of this offer. Decline it.")
TOO_MANY = _(
    "%(offered)s persons are offered, but not on every day so many are needed: %(fits)s fit, from %(first)s until"
    " %(last)s. Accept that part."
)


def ask(line: NeedLine, *, event_number: int) -> None:
    """Raise *asked* of `line` to its persons and period; *asked* never falls."""
    wanted = Profile.of([(line.persons, line.starts_on, line.ends_on)])
    _add(line, Term.ASKED, (wanted - need_ledger.account(line).asked).positive(), event_number=event_number)


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
    entry = need_ledger.account(line)
    needed_now = entry.asked - entry.withdrawn
    wanted = Profile.of([(persons, starts_on, ends_on)]).since(today) + needed_now.before(today)
    less = (needed_now - wanted).positive()
    from_grant = (less - entry.open.positive()).positive()
    giving_way = need_ledger.making_way(line, entry)
    if _displace_grant(line, from_grant, event_number=event_number, code="less_need"):
        raise Refused([_still_covered(entry, giving_way, starts_on, ends_on)])
    _add(line, Term.ASKED, (wanted - needed_now).positive(), event_number=event_number)
    _add(line, Term.WITHDRAWN, less, event_number=event_number, code="less_need")


def _still_covered(entry: need_ledger.Account, giving_way: Profile, starts_on: date, ends_on: date) -> Lack:
    """The refusal with the least need that fits: the most persons covered on one day to come, for all days covered."""
    covered = (entry.asked - entry.withdrawn - entry.open - giving_way).since(clock.today())
    days = covered.ranges
    text = _(
        "Help for %(fits)s persons has been accepted or decided, from %(first)s until %(last)s: the need can't be less"
        " than that. Have that help withdrawn first."
    )
    first, last = min(starts_on, days[0].starts_on), max(ends_on, days[-1].ends_on)
    return Lack("covered_by_help", text, fits=covered.peak, first=first, last=last)


def make_room(offer: Offer, *, event_number: int) -> None:
    """Let `offer`, not yet counted, take *open* first, then *declined*, then the grant that may still make way.

    Raises Refused with the number that fits when there isn't room for it on some day.
    """
    entry = need_ledger.account(offer.line)
    wanted = Profile.of([(offer.persons, offer.starts_on, offer.ends_on)])
    beyond_open = (wanted - entry.open.positive()).positive()
    from_declined = beyond_open & entry.declined
    from_grant = beyond_open - from_declined
    fits = need_ledger.fitting(offer, entry)
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
    kept = need_ledger.accounts(support_request.lines.all())
    return sum((kept[pk].open + back).since(clock.today()).person_days for pk, back in given_back.items())


def _written_by(support_request: SupportRequest, event_number: int) -> QuerySet[LedgerRow]:
    return LedgerRow.objects.filter(line__support_request=support_request, event_number=event_number)


def _entries(support_request: SupportRequest) -> list[tuple[NeedLine, need_ledger.Account]]:
    lines = list(support_request.lines.all())
    kept = need_ledger.accounts(lines)
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


def grant(line: NeedLine, parts: list[tuple[str, Profile]], tuned: Profile, *, event_number: int, code: str) -> list:
    """Replace the grant of `line` by a new one of `parts`, pairs of (staff type, persons per day).

    On each day what is granted is at most what fits; days gone by are never granted. What was `tuned` and isn't granted
    is declined. Returns the (staff type, persons per day) pairs that were written.
    """
    end_grant(line, event_number=event_number)
    entry = need_ledger.account(line)
    written, cut = need_ledger.given(entry, parts), need_ledger.cut_by(entry, parts, tuned)
    for staff_type, profile in written:
        _add(line, Term.DEFENCE, profile, event_number=event_number, code=code, staff_type=staff_type)
    total = sum((profile for _type, profile in written), need_ledger.NOBODY)
    from_declined = (total - entry.open.positive()).positive()
    _add(line, Term.DECLINED, from_declined, event_number=event_number, sign=-1, code=code)
    _add(line, Term.DECLINED, cut, event_number=event_number, code="cut")
    return written


def end_grant(line: NeedLine, *, event_number: int, code: str = "replaced", keep_committed: bool = False) -> None:
    """End the grant of `line` from today on; `keep_committed` leaves the days for which people are approved."""
    kept = need_ledger.committed_by_type(line) if keep_committed else {}
    for staff_type, standing in need_ledger.granted_by_type(line).items():
        ended = (standing - kept.get(staff_type, need_ledger.NOBODY)).positive().since(clock.today())
        _add(line, Term.DEFENCE, ended, event_number=event_number, sign=-1, code=code, staff_type=staff_type)


def commit(line: NeedLine, staff_type: str, profile: Profile, *, event_number: int) -> None:
    """Write that people are approved for these days of the grant; negative persons are no longer approved."""
    _add(line, Term.COMMITTED, profile, event_number=event_number, staff_type=staff_type)


def give_back(line: NeedLine, staff_type: str, profile: Profile, *, event_number: int, code: str, over=False) -> None:
    """Open the granted days that aren't delivered again; when the need is `over` they are withdrawn instead."""
    given = profile.positive() & need_ledger.granted_by_type(line).get(staff_type, need_ledger.NOBODY)
    _add(line, Term.DEFENCE, given, event_number=event_number, sign=-1, code=code, staff_type=staff_type)
    if over:
        _add(line, Term.WITHDRAWN, given, event_number=event_number, code=code)


def extend(line: NeedLine, staff_type: str, profile: Profile, *, event_number: int) -> None:
    """Add the days of an extension to the need, where they aren't open already, and grant them."""
    entry = need_ledger.account(line)
    _add(line, Term.ASKED, (profile - entry.open.positive()).positive(), event_number=event_number, code="extension")
    _add(line, Term.DEFENCE, profile, event_number=event_number, code="extension", staff_type=staff_type)
    last = max((part.ends_on for part in profile.ranges), default=line.ends_on)
    if last > line.ends_on:
        line.ends_on = last
        line.save(update_fields=["ends_on"])


def never_filled(support_request: SupportRequest, *, event_number: int) -> None:
    """At the end, open what was granted and nobody was ever approved for; on days gone by it counts as unmet."""
    for line in support_request.lines.all():
        approved = need_ledger.committed_by_type(line)
        for staff_type, granted in need_ledger.granted_by_type(line).items():
            rest = (granted - approved.get(staff_type, need_ledger.NOBODY)).positive()
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


def _displace_grant(line: NeedLine, wanted: Profile, *, event_number: int, code: str) -> Profile:
    """Take `wanted` from the grant that may make way; returns the persons per day that couldn't be taken."""
    for staff_type, standing in need_ledger.displaceable(line, need_ledger.account(line)) if wanted else []:
        taken = wanted & standing
        _add(line, Term.DEFENCE, taken, event_number=event_number, sign=-1, code=code, staff_type=staff_type)
        wanted = wanted - taken
    return wanted
