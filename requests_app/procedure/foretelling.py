"""What a deed will do, in numbers and before it is done: what it ends, lowers, releases or does beyond repair.

Each function takes a request, and what the deed is done to; it reads what the deed will write from where the deed reads
it. Who asks sees the deed's page: nothing said here is more than the deed itself would tell her.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from foundation import clock
from foundation.ranges import Profile, Range
from requests_app.models import (
    InquiryState,
    NeedLine,
    Offer,
    OfferState,
    Outcome,
    Rung,
    Side,
    Status,
    SupportRequest,
    Undoable,
)
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import preconditions
from requests_app.procedure.entry import Foretold, People
from requests_app.records import agreed_lines, decisions, need_ledger, need_totals, parties, reviews, undoing

CORNERS_SAID = _("%(count)s positions that the corners gave no longer count.")


def people(by_type: Iterable[tuple[str, int]]) -> People:
    """*4 × nurse, 2 × doctor*; nobody is left out who is someone."""
    found = [(kind, persons) for kind, persons in by_type if persons]
    said = People(", ".join(f"{persons} × {StaffType(kind).label}" for kind, persons in found))
    said.persons = sum(persons for _kind, persons in found)
    return said


def withdraws(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """The grant ends, what is open counts as withdrawn, and nobody need answer any more."""
    entries = need_ledger.ledger(support_request).values()
    residual = need_totals.open_person_days(entries)
    open_after = sum(one.defence.since(clock.today()).person_days for one in entries) + residual
    text = _("%(person_days)s person-days still to come count as withdrawn.")
    lost = [Foretold(text, person_days=open_after, opens=-residual)] if open_after else []
    return [*ends_grant(support_request), *lost, *_closes(support_request)]


def resolves(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """It is closed, and nobody need answer any more."""
    return _closes(support_request)


def _closes(support_request: SupportRequest) -> list[Foretold]:
    asked = support_request.inquiries.filter(state=InquiryState.PENDING).count()
    text = _("%(count)s parties that were asked need not answer any more.")
    days = preconditions.REOPEN_WITHIN.days
    reopen = Foretold(_("The request is closed. It can be reopened for %(days)s days."), days=days)
    return [*([Foretold(text, count=asked)] if asked else []), reopen]


def ends_grant(support_request: SupportRequest) -> list[Foretold]:
    """The grant in force, today and later, by type."""
    found: dict[str, Profile] = {}
    for by_type in need_ledger.granted_of(support_request.lines.all()).values():
        for kind, profile in by_type.items():
            found[kind] = found.get(kind, Profile()) + profile.since(clock.today())
    ended = people((kind, profile.peak) for kind, profile in found.items())
    return [Foretold(_("The grant ends: %(people)s."), people=ended)] if ended else []


def waives_what_is_open(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """Each open rung is waived, and the request goes by the rest of the ladder."""
    rungs = preconditions.open_rungs(support_request)
    text = _("%(count)s rungs are waived: %(rungs)s.")
    named = ", ".join(str(rung.label) for rung in rungs)
    opens = 0 if support_request.submitted_at else None
    waived = [Foretold(text, count=len(rungs), rungs=named)] if rungs else []
    return [*waived, Foretold(_("From now on every due time is a quarter as long."), opens=opens)]


def may_waive(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """Which rungs are open, and how many parties of each were asked and still may answer."""
    text = _("%(rung)s would count as closed; %(waiting)s parties asked there haven't answered.")
    pending = list(support_request.inquiries.filter(state=InquiryState.PENDING).values_list("rung", flat=True))
    rungs = preconditions.open_rungs(support_request)
    return [Foretold(text, rung=Rung(rung).label, waiting=pending.count(rung)) for rung in rungs]


def voids_positions(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """What the corners said is void when the deed makes a new version, or leaves their table."""
    review = reviews.open_review(support_request)
    given = len(review.positions.all()) if review else 0
    return [Foretold(CORNERS_SAID, count=given)] if given else []


def abandons(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """The team doesn't come, and the triangle begins anew."""
    return [Foretold(_("The planned fact-finding doesn't take place; the three corners speak anew."))]


def looks_again(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """What was declined is open again; the grant in force stays; what the corners said is void."""
    entries = need_ledger.ledger(support_request).values()
    back = sum(one.declined.since(clock.today()).person_days for one in entries)
    text = _("%(person_days)s person-days that were declined are open again.")
    opened = [Foretold(text, person_days=back, opens=back)] if back else []
    return [*opened, *voids_positions(support_request)]


def declines_beyond_tuned(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """What the proposed lines leave out counts as declined."""
    return _declines(support_request, agreed_lines.proposed_now(support_request))


def declines_beyond_advice(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """What the last lines of Defence leave out counts as declined."""
    return _declines(support_request, support_request.proposals.filter(side=Side.DEFENCE).last())


def _declines(support_request: SupportRequest, proposal) -> list[Foretold]:
    if proposal is None:
        return []
    lines = list(proposal.lines.select_related("line"))
    lost = sum(profile.person_days for profile in agreed_lines.left_out(support_request, lines).values())
    agreed = people((one.staff_type, one.persons) for one in lines)
    text = _("Agreed: %(people)s. %(person_days)s person-days beyond that count as declined.")
    return [Foretold(text, people=agreed, person_days=lost, opens=-lost)] if lost else []


def settles_what_is_agreed(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """The outcome on which the corners agree, with the persons of each line."""
    review = reviews.open_review(support_request)
    found = reviews.agreement(review) if review else None
    if found is None or found.outcome is None:
        return []
    outcome, persons = Outcome(found.outcome).label, _per_line(review, found.persons)
    if not persons:
        return [Foretold(_("Settled for good: %(outcome)s."), outcome=outcome, opens=None)]
    return [Foretold(_("Settled for good: %(outcome)s, %(persons)s."), outcome=outcome, persons=persons, opens=None)]


def may_settle(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """What the other corners said: when this position agrees with theirs it is settled at once and for good."""
    review = reviews.open_review(support_request)
    may_come = reviews.may_come(review) if review else set()
    text = _("Two corners agree on “%(outcome)s”: a third position like theirs settles it at once.")
    found = [Foretold(text, outcome=Outcome(one).label, opens=None) for one in sorted(may_come)]
    return [*found, *(_provisional(review) if Outcome.NOW in may_come else [])]


def decides(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """The decision is carried out at once; the grant that stands would be replaced or end."""
    text = _("The decision is carried out at once, over the %(count)s positions of the corners.")
    review = reviews.open_review(support_request)
    stands = people_granted(support_request)
    replaced = [Foretold(_("The grant that stands is replaced or ends: %(people)s."), people=stands)] if stands else []
    count = len(review.positions.all()) if review else 0
    return [Foretold(text, count=count, opens=None), *replaced, *_provisional(review)]


def people_granted(support_request: SupportRequest) -> str:
    """The grant in force, today and later, in words."""
    return "".join(str(one.numbers["people"]) for one in ends_grant(support_request))


def _provisional(review) -> list[Foretold]:
    if review is None or Outcome.NOW not in reviews.outcomes(review):
        return []
    until = decisions.provisional_until(review.support_request, reviews.on_the_table(review))
    text = _("“%(outcome)s” stands until %(until)s, and then lapses unless the corners confirm it.")
    return [Foretold(text, outcome=Outcome.NOW.label, until=until)]


def _per_line(review, persons: dict[str, int]) -> str:
    lines = {str(line.pk): line for line in reviews.lines_on_the_table(review)}
    return people((lines[key].staff_type, count) for key, count in persons.items() if key in lines)


def closes_for_good(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """The case can't be reopened."""
    return [Foretold(_("The case is closed for good: nothing can be added to it any more."))]


def changes_need(support_request: SupportRequest, line: NeedLine | None) -> list[Foretold]:
    """How much of the line is covered: below that the need can't go, and what is less counts as withdrawn."""
    if line is None or support_request.submitted_at is None:
        return []
    entry = need_ledger.account(line)
    covered = (entry.asked - entry.withdrawn - entry.open).since(clock.today())
    text = _("Persons or days fewer than now (%(asked)s person-days to come, %(covered)s covered) count as withdrawn.")
    asked = (entry.asked - entry.withdrawn).since(clock.today()).person_days
    return [Foretold(text, asked=asked, covered=covered.person_days, opens=None)]


def removes_line(support_request: SupportRequest, line: NeedLine | None) -> list[Foretold]:
    """The line is gone for good."""
    if line is None:
        return []
    text = _("The line of %(people)s is removed for good.")
    return [Foretold(text, people=people([(line.staff_type, line.persons)]))]


def asks_everybody(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """Whom it asks on each rung, and by when they answer; of the other institutions those that are named."""
    named = _("%(rung)s: %(parties)s. Answer by %(due)s.")
    of_choice = _("%(rung)s: those you name of these %(count)s: %(parties)s. Answer by %(due)s.")
    found: dict[Rung, list[parties.Question]] = {}
    for one in parties.unasked(support_request):
        found.setdefault(one.rung, []).append(one)
    return [
        Foretold(
            of_choice if asked[0].is_of_choice else named,
            rung=rung.label,
            count=len(asked),
            parties=", ".join(str(one.party) for one in asked),
            due=asked[0].due_at,
        )
        for rung, asked in found.items()
    ]


def moves_on(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """What is still open here counts as withdrawn: it goes on in the new request."""
    residual = preconditions.residual(support_request)
    text = _("%(person_days)s person-days that are open move to the new request, and count as withdrawn here.")
    return [Foretold(text, person_days=residual, opens=-residual)] if residual else []


def takes_back_offer(support_request: SupportRequest, offer: Offer | None) -> list[Foretold]:
    """The offer is gone; of an accepted one the days still to come are open again."""
    if offer is None:
        return []
    counted = offer.state == OfferState.ACCEPTED
    opened = _to_come(offer) if counted else 0
    text = ngettext_lazy(
        "%(people)s, %(first)s – %(last)s, is offered no more; %(person_days)s person-days are open again.",
        "%(people)s, %(first)s – %(last)s, are offered no more; %(person_days)s person-days are open again.",
        "persons",
    )
    return [Foretold(text, **_of(offer), person_days=opened, opens=opened)]


def takes_offer(support_request: SupportRequest, offer: Offer | None) -> list[Foretold]:
    """How many of those offered fit, and what of the grant makes way for them."""
    if offer is None:
        return []
    entry = need_ledger.account(offer.line)
    fits = need_ledger.fitting(offer, entry)
    beyond = (_whole(offer) - (entry.open + entry.declined).positive()).positive() & entry.defence
    way = _("Up to %(person_days)s person-days that Defence was to fill make way.")
    makes_way = [Foretold(way, person_days=beyond.person_days)] if beyond else []
    return [_fitting(offer, fits), *makes_way]


def _fitting(offer: Offer, fits: Range | None) -> Foretold:
    if fits is None:
        return Foretold(_("Of %(people)s, %(first)s – %(last)s, nobody fits."), **_of(offer), opens=None)
    text = _("Of %(people)s, %(first)s – %(last)s, %(fits)s fit, %(fits_from)s – %(fits_until)s.")
    part = {"fits": fits.persons, "fits_from": fits.starts_on, "fits_until": fits.ends_on}
    return Foretold(text, **_of(offer), **part, opens=None)


def turns_down(support_request: SupportRequest, offer: Offer | None) -> list[Foretold]:
    """The party need not keep them ready; what is open stays open."""
    if offer is None:
        return []
    still_open = need_ledger.account(offer.line).residual.positive().person_days
    text = ngettext_lazy(
        "%(people)s, %(first)s – %(last)s, isn't taken; %(person_days)s person-days of this line stay open.",
        "%(people)s, %(first)s – %(last)s, aren't taken; %(person_days)s person-days of this line stay open.",
        "persons",
    )
    return [Foretold(text, **_of(offer), person_days=still_open)]


def opens_days_not_worked(support_request: SupportRequest, offer: Offer | None) -> list[Foretold]:
    """From the day after the last one they were there, what they were to fill is open again."""
    if offer is None:
        return []
    text = _("Of %(people)s, %(first)s – %(last)s, up to %(person_days)s person-days still to come are open again.")
    return [Foretold(text, **_of(offer), person_days=_to_come(offer), opens=None)]


def contests(support_request: SupportRequest, behalf) -> list[Foretold]:
    """What was recorded in one's name counts no more, or is looked at anew."""
    if behalf is None:
        return []
    text = _("“%(deed)s” of %(at)s no longer counts as said by you; who recorded it is told.")
    return [Foretold(text, deed=Action(behalf.event.action).label, at=behalf.event.at, opens=None)]


def lets_stand_again(support_request: SupportRequest, undoable: Undoable | None) -> list[Foretold]:
    """Which deed counts no more, where the request stands then, and how many person-days are open or covered again."""
    if undoable is None:
        return []
    event, status = undoable.event, Status(undoable.event.from_status)
    said = [Foretold(_("“%(deed)s” of %(at)s counts no more; the journal keeps both."), deed=undoable, at=event.at)]
    if status != support_request.status:
        said.append(Foretold(_("The request stands at “%(status)s” again, and its time runs on."), status=status.label))
    days = undoing.opens(undoable).since(clock.today()).person_days
    opened, covered = (
        _("%(person_days)s person-days are open again."),
        _("%(person_days)s person-days are open no more."),
    )
    return [*said, *([Foretold(opened if days > 0 else covered, person_days=abs(days), opens=days)] if days else [])]


def _of(offer: Offer) -> dict:
    return {
        "people": people([(offer.staff_type, offer.persons)]),
        "first": offer.starts_on,
        "last": offer.ends_on,
    }


def _whole(offer: Offer) -> Profile:
    return Profile.of([(offer.persons, offer.starts_on, offer.ends_on)])


def _to_come(offer: Offer) -> int:
    return _whole(offer).since(clock.today()).person_days
