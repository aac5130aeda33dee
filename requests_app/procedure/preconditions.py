"""The questions the table of deeds asks: what is lacking before this can be done now?

The docstring of each says what must hold; the answer is a list of `Lack`, empty when it does. They only read:
`workflow` asks them before a button is offered and again, under the lock, when it is pressed.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack
from foundation.prefetched import has
from foundation.ranges import Profile
from requests_app.models import (
    STEP_1,
    STEP_2,
    InquiryState,
    MissionState,
    Offer,
    OfferState,
    Outcome,
    Rung,
    Status,
    SupportRequest,
)
from requests_app.models.checklists import PROCEDURAL, Verdict
from requests_app.records import (
    agreed_lines,
    completeness,
    escalation,
    need_ledger,
    need_postings,
    need_totals,
    reviews,
)

REOPEN_WITHIN = timedelta(days=14)
NO_REVIEW = Lack("no_review", _("Nothing is under review now."))

QUESTION_LACKS = _("%(rung)s: not asked yet. Ask, or skip it with a reason.")
ANSWER_LACKS = _("%(rung)s: not everybody has answered. Call and record what is said, or skip it with a reason.")
WHO_IS_NEEDED = _("Say who is needed: at least one staff type, number and period.")
UNSAFE = _("Say when the first shift starts that can't be staffed safely.")
NO_RESIDUAL = Lack("no_residual", _("Nothing is open any more: all that was asked is met, declined or withdrawn."))


def for_submit(support_request: SupportRequest, subject=None) -> list[Lack]:
    """What the 60-second alert must hold."""
    lacks = []
    if not support_request.lines.exists():
        lacks.append(Lack("need_line", WHO_IS_NEEDED, fields=["need_lines"]))
    if support_request.first_unsafe_shift_at is None:
        lacks.append(Lack("first_unsafe_shift_at", UNSAFE, fields=["first_unsafe_shift_at"]))
    if not support_request.call_back_number:
        text = _("Give a number on which the region can call back.")
        lacks.append(Lack("call_back_number", text, fields=["call_back_number"]))
    if all(one.clients_on_site is None for one in support_request.situations.all()):
        text = _("Say how many clients are on site.")
        lacks.append(Lack("clients_on_site", text, fields=["situation.clients_on_site"]))
    return lacks


def for_national(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Step 1 is finished and something is still open."""
    return [*rungs_open(support_request, STEP_1), *no_residual(support_request)]


def for_msob(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Step 2 is finished and something is still open."""
    return [*rungs_open(support_request, STEP_2), *no_residual(support_request)]


def rungs_open(support_request: SupportRequest, rungs) -> list[Lack]:
    """Every rung of the step is closed, and each offer on it was accepted or declined."""
    closed, undecided = closed_rungs(support_request), _undecided(support_request)
    waits = {one.rung for one in support_request.inquiries.all() if one.state == InquiryState.PENDING}
    lacks = []
    for rung in rungs:
        if rung not in closed:
            text = ANSWER_LACKS if rung in waits else QUESTION_LACKS
            lacks.append(Lack("rung_open", text, fields=[f"ladder.{rung}"], rung=rung.label))
        if rung in undecided:
            text = _("%(rung)s: accept or decline each offer.")
            lacks.append(Lack("offers_undecided", text, fields=[f"ladder.{rung}"], rung=rung.label))
    return lacks


def closed_rungs(support_request: SupportRequest) -> set[Rung]:
    """The rungs that are waived, or have an answered or expired inquiry and none pending."""
    states = defaultdict(set)
    for inquiry in support_request.inquiries.all():  # of a page that has them loaded no query
        states[inquiry.rung].add(inquiry.state)
    answered = {InquiryState.ANSWERED, InquiryState.EXPIRED}
    by_answer = {Rung(r) for r, seen in states.items() if seen & answered and InquiryState.PENDING not in seen}
    return by_answer | {Rung(waiver.rung) for waiver in support_request.waivers.all()}


def open_rungs(support_request: SupportRequest) -> list[Rung]:
    """The rungs that aren't closed, in the order of the ladder."""
    closed = closed_rungs(support_request)
    return [rung for rung in Rung if rung not in closed]


def _undecided(support_request: SupportRequest) -> set[Rung]:
    if has([support_request], "inquiries", "offers"):
        asked = support_request.inquiries.all()
        return {Rung(one.rung) for one in asked if any(o.state == OfferState.OFFERED for o in one.offers.all())}
    offers = Offer.objects.filter(inquiry__support_request=support_request, state=OfferState.OFFERED)
    return {Rung(rung) for rung in offers.values_list("inquiry__rung", flat=True)}


def residual(support_request: SupportRequest) -> int:
    """The person-days still open today and later, over all lines."""
    return need_totals.open_person_days(need_ledger.ledger(support_request).values())


def no_residual(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Something is still open today or later: only that climbs the ladder."""
    return [] if residual(support_request) > 0 else [NO_RESIDUAL]


def for_resolve(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Nothing is open today or later, and no grant of Defence is in force."""
    lacks = []
    if left := residual(support_request):
        text = _("%(person_days)s person-days are still open. Accept help, change the need, or escalate.")
        lacks.append(Lack("residual", text, person_days=left))
    if need_ledger.has_grant(support_request):
        text = _("A grant of Defence stands: it isn't resolved without Defence.")
        lacks.append(Lack("granted", text))
    return lacks


def for_reopen(support_request: SupportRequest, subject=None) -> list[Lack]:
    """It closed at most 14 days ago, and something would be open again."""
    lacks = []
    if support_request.closed_at and clock.now() - support_request.closed_at > REOPEN_WITHIN:
        lacks.append(Lack("reopen_too_late", _("It closed more than 14 days ago: file a follow-up request instead.")))
    if not _would_be_open(support_request):
        text = _("Nothing would be open again: file a follow-up request instead.")
        lacks.append(Lack("nothing_to_reopen", text))
    return lacks


def _would_be_open(support_request: SupportRequest) -> bool:
    if support_request.submitted_at is None:
        return _drawn_up(support_request)
    return need_postings.residual_without(support_request, written_by=support_request.closed_by_event or 0) > 0


def _drawn_up(support_request: SupportRequest) -> bool:
    """Whether the lines of a draft that was never sent ask for anybody today or later."""
    lines = support_request.lines.all()
    drawn_up = Profile.of((line.persons, line.starts_on, line.ends_on) for line in lines)
    return bool(drawn_up.since(clock.today()))


def is_unconfirmed(support_request: SupportRequest, behalf) -> list[Lack]:
    """The deed was neither confirmed nor contested yet by whom it was recorded for."""
    if behalf is None or behalf.state == "open":
        return []
    return [Lack("answered_for", _("This was %(state)s already."), state=behalf.get_state_display())]


def for_filing(support_request: SupportRequest, subject=None) -> list[Lack]:
    """The application is complete and signed, the figures are of today, and something is still open."""
    lacks = [
        Lack("incomplete", _("Still missing: %(what)s."), **_named(missing), part=part)
        for part, missing in completeness.missing(support_request).items()
        if missing
    ]
    if missing := completeness.missing_signature(support_request):
        lacks.append(Lack("unsigned", _("Not signed yet: %(what)s."), **_named(missing)))
    return [*lacks, *not_fresh(support_request, completeness.FRESH_TO_FILE), *no_residual(support_request)]


def _named(missing: list[completeness.Missing]) -> dict[str, Any]:
    """What is missing in words and, for a program, by the names of the fields."""
    return {"what": ", ".join(map(str, missing)), "fields": [name for one in missing for name in one.names]}


def not_fresh(support_request: SupportRequest, within: timedelta) -> list[Lack]:
    """The last figures were measured less than `within` ago."""
    if completeness.is_fresh(support_request, within=within):
        return []
    if completeness.latest_situation(support_request) is None:
        return [Lack("no_situation", _("There are no figures yet: give them, or ask for them."), fields=["situation"])]
    hours = int(within.total_seconds()) // 3600
    text = _("The figures are older than %(hours)s hours: ask for new ones.")
    return [Lack("stale_situation", text, fields=["situation.measured_at"], hours=hours)]


def for_urgent(support_request: SupportRequest, subject=None) -> list[Lack]:
    """The alert is complete and something is open; in a draft that is the need as it is written there."""
    lacks = for_submit(support_request)
    if support_request.submitted_at is None:
        return lacks if lacks or _drawn_up(support_request) else [NO_RESIDUAL]
    return [*lacks, *no_residual(support_request)]


def for_forwarding(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Every procedural check was answered and none failed; *to follow* is enough only on the urgent road."""
    answers = {one.code: one.verdict for one in support_request.checks.all()}
    if unanswered := _with_verdict(answers, None, partial(Lack, "unanswered", _("Not answered yet: %(check)s"))):
        return unanswered
    failed = partial(Lack, "failed", _("Return the application; failed: %(check)s"))
    lacks = _with_verdict(answers, Verdict.FAILED, failed)
    if not support_request.registered_urgent:
        lacks += to_follow(support_request)
    return lacks


def to_follow(support_request: SupportRequest, subject=None) -> list[Lack]:
    """No procedural check is still *to follow*."""
    answers = {one.code: one.verdict for one in support_request.checks.all()}
    to_answer = partial(Lack, "to_follow", _("Still to follow: %(check)s"))
    return _with_verdict(answers, Verdict.TO_FOLLOW, to_answer)


def _with_verdict(answers: dict, verdict, lack: Callable[..., Lack]) -> list[Lack]:
    found = [one for one in PROCEDURAL if answers.get(one.code) == verdict]
    return [lack(check=one.text, number=one.code, fields=[f"checks.{one.code}"]) for one in found]


def for_grant(support_request: SupportRequest, subject=None) -> list[Lack]:
    """No check is still *to follow*, and the figures are of the last 48 hours."""
    return [*to_follow(support_request), *not_fresh(support_request, completeness.FRESH_TO_DECIDE)]


def needs_decision(support_request: SupportRequest, subject=None) -> list[Lack]:
    """A decision is in force."""
    if any(one.in_force for one in support_request.decisions.all()):
        return []
    return [Lack("no_decision", _("No decision stands now."))]


def needs_review(support_request: SupportRequest, subject=None) -> list[Lack]:
    """A review is open in which the corners speak."""
    if reviews.open_review(support_request) is not None:
        return []
    return [NO_REVIEW]


def not_provisional(support_request: SupportRequest) -> list[Lack]:
    """The grant isn't provisional: that must be confirmed, or lapse, before anything else."""
    if support_request.provisional_until is None:
        return []
    return [Lack("provisional", _("The grant is provisional: the corners confirm it first."))]


def for_amending(support_request: SupportRequest, subject=None) -> list[Lack]:
    """The grant isn't provisional and, while people are out, nothing is under review."""
    lacks = not_provisional(support_request)
    return lacks + nothing_under_review(support_request) if support_request.people_out else lacks


def nothing_under_review(support_request: SupportRequest) -> list[Lack]:
    """No review is open: while people are out the triangle reviews one thing at a time."""
    if reviews.open_review(support_request) is None:
        return []
    return [Lack("under_review", _("The triangle looks at this request already."))]


def for_settling(support_request: SupportRequest, subject=None) -> list[Lack]:
    """All three corners spoke and agree, and nothing stands in the way of a grant."""
    review = reviews.open_review(support_request)
    if review is None:
        return [NO_REVIEW]
    found = reviews.agreement(review)
    if found.why:
        return [reviews.NOT_AGREED[found.why]]
    return for_grant(support_request) if found.outcome == Outcome.GRANT else []


def for_now(support_request: SupportRequest, subject=None) -> list[Lack]:
    """It is urgent: only then are people sent before the facts are found."""
    if support_request.is_urgent:
        return []
    return [Lack("not_urgent", _("It isn't urgent any more: order fact-finding first."))]


def for_dissent(support_request: SupportRequest, subject=None) -> list[Lack]:
    """A review is open, and the corners left it unsettled until the decider may decide."""
    review = reviews.open_review(support_request)
    if review is None:
        return [NO_REVIEW]
    since = escalation.decider_from(review)
    if since < clock.now():
        return []
    return [Lack("corners_not_due", _("The corners still have time: it comes to the decider %(since)s."), since=since)]


def for_late_return(support_request: SupportRequest, subject=None) -> list[Lack]:
    """It stands at intake, or the triangle is past its due time: before that LOCC doesn't return it."""
    if support_request.status == Status.INTAKE or support_request.is_overdue:
        return []
    return [Lack("triangle_not_due", _("The triangle still has time: LOCC returns it only after the due time."))]


def for_mission(support_request: SupportRequest, subject=None) -> list[Lack]:
    """No mission is planned yet."""
    if not _is_planned(support_request):
        return []
    return [Lack("planned", _("A mission is planned already."))]


def _is_planned(support_request: SupportRequest) -> bool:
    return any(one.state == MissionState.PLANNED for one in support_request.missions.all())


def needs_mission(support_request: SupportRequest, subject=None) -> list[Lack]:
    """A mission is planned."""
    if _is_planned(support_request):
        return []
    return [Lack("no_mission", _("No mission is planned yet."))]


def for_accepting(support_request: SupportRequest, subject=None) -> list[Lack]:
    """There is a proposal, and it still fits: other help may have come since."""
    proposal = agreed_lines.proposed_now(support_request)
    if proposal is None:
        return [Lack("no_proposal", _("Nothing is proposed yet."))]
    text = _("Line %(line)s: on %(day)s at most %(fits)s persons fit. Propose that many.")
    beyond = agreed_lines.beyond_ceiling(proposal.lines.all(), need_ledger.ledger(support_request))
    return [Lack("ceiling", text, line=line.number, day=day, fits=fits) for line, day, fits in beyond]


def for_proceeding(support_request: SupportRequest, subject=None) -> list[Lack]:
    """The home's time to answer has passed."""
    if support_request.is_overdue:
        return []
    return [Lack("institution_not_due", _("The institution still has time to answer."))]


def needs_agenda(support_request: SupportRequest, _subject=None) -> list[Lack]:
    """It stood on the agenda of a meeting."""
    if support_request.agenda_items.exists():
        return []
    return [Lack("agenda", _("It stands on no agenda: put it on one first."))]


def is_to_do(support_request: SupportRequest, agreed) -> list[Lack]:
    """The agreed action isn't done yet."""
    if agreed is None or agreed.done_at is None:
        return []
    return [Lack("action_done", _("This action was reported as done already."))]


def is_undone(support_request: SupportRequest, condition) -> list[Lack]:
    """The condition isn't met yet."""
    if condition is None or condition.done_at is None:
        return []
    return [Lack("condition_done", _("This condition was reported as met already."))]


def for_reassessing(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Something would be open again."""
    lacks = not_provisional(support_request)
    if support_request.people_out:
        return lacks + nothing_under_review(support_request)
    if not need_ledger.would_be_open(support_request):
        lacks.append(Lack("nothing_to_reopen", _("Nothing would be open again: file a follow-up request instead.")))
    return lacks
