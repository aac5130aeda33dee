"""The page of a request: where it stands, what can be done, all that is recorded, in a constant number of queries."""

from datetime import timedelta
from functools import partial

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation import clock
from regions import traces
from requests_app.models import RANK, Attachment, Comment, Inquiry, Situation, Status, SupportRequest, Urgency
from requests_app.models.actions import Action
from requests_app.papers.edxl import messages
from requests_app.records import need_ledger
from requests_app.views import buttons, from_filing, journal, picture, rungs, sections, undoing
from requests_app.views.buttons import offered_on
from requests_app.views.recorded import shown_behalf
from requests_app.worklist import listing, next_deed, now, readings
from requests_app.worklist.calling import Calls

SNAPSHOTS = 60
WITH = (
    "location__municipality__care_office_region",
    "location__roaz_region",
    "institution",
    "safety_region",
    "application",
)


@login_required
@require_safe
def detail(request, reference: str) -> HttpResponse:
    """The page of the request; 404 for whom it isn't."""
    support_request = load(request.user, reference)
    return render(request, "requests_app/detail.html", _facts(support_request, request.user))


def load(user, reference: str) -> SupportRequest:
    """The request with its lines, ladder, files and remarks as `user` may read them; raises Http404."""
    found = SupportRequest.objects.reachable_by(user, reference=reference).select_related(*WITH)
    support_request = get_object_or_404(found)
    traces.shown(support_request)
    prefetch_related_objects(
        [support_request],
        "lines__rows",
        "waivers",
        Prefetch("inquiries", Inquiry.objects.with_party().prefetch_related("offers")),
        Prefetch("attachments", Attachment.objects.readable_by(user).select_related("author")),
        Prefetch("comments", Comment.objects.readable_by(user).select_related("author")),
        Prefetch("situations", Situation.objects.order_by("-measured_at", "-id")),
        *from_filing.prefetches(support_request, by=user),
    )
    journal.keep_events(support_request)
    _know_lines(support_request)
    return support_request


def _know_lines(support_request: SupportRequest) -> None:
    """Give each offer its need line as loaded with the request, so that it needs no query."""
    lines = {line.pk: line for line in support_request.lines.all()}
    for inquiry in support_request.inquiries.all():
        for offer in inquiry.offers.all():
            offer.line = lines[offer.line_id]


def _facts(support_request: SupportRequest, user) -> dict:
    files = list(support_request.attachments.all())
    situations = list(support_request.situations.all())[:SNAPSHOTS]
    situation = situations[0] if situations else None
    deeds = buttons.by_section(support_request, by=user)
    calls = Calls(user, support_request.inquiries.all())
    facts = {
        "support_request": support_request,
        "owners": calls.whose_move(support_request),
        "deeds": deeds,
        "next_step": _next_step(support_request, deeds, user),
        **_now(support_request, user),
        "steps": rungs.steps(support_request, by=user, calls=calls, files=files),
        **_need(support_request, user),
        "application": getattr(support_request, "application", None),
        "files": files,
        "situation": situation,
        "situations": situations,
        "trends": picture.trends(situations[::-1]),
        "ways_back": undoing.ways_back(journal.kept(support_request), by=user),
        "behalves": list(_behalves(support_request, user)),
        "linked": listing.linked_to(support_request, by=user) if _has_linked(support_request) else [],
        **_journal(support_request, user),
        "safe_for": _safe_for(support_request),
        "more_urgent": _more_urgent(support_request, deeds),
        **_reached(support_request),
        "now": clock.now(),
        **from_filing.sections(support_request, by=user, deeds=deeds, situation=situation, calls=calls),
    }
    return facts | {"folds": sections.folds(support_request, facts)}


def _reached(support_request: SupportRequest) -> dict[str, bool]:
    """How far it ever came, as far as parts of the page depend on it."""
    names = {"was_sent": Status.REGIONAL, "was_granted": Status.GRANTED}
    return {name: support_request.furthest >= RANK[status] for name, status in names.items()}


def _need(support_request: SupportRequest, user) -> dict:
    """What was asked and where it went, what is open, and the lines with what she may do to them."""
    ledger = need_ledger.ledger(support_request)
    return {
        "bars": picture.bars(support_request),
        "stretches": picture.stretches(support_request),
        "open": picture.still_open(support_request),
        "edxl": partial(messages.told_of, support_request),
        "lines": [
            (line, picture.needed(line, ledger), offered_on(support_request, "line", line, by=user))
            for line in support_request.lines.all()
        ],
    }


def _now(support_request: SupportRequest, user) -> dict:
    """What happens now, whether those who have the move have seen it, and whether she may know who looked."""
    sees_readings = readings.may_see(user, support_request)
    watched = sees_readings and now.is_watched(support_request, user)
    return {
        "happens": now.happens(support_request),
        "watched": watched,
        "seen": now.seen(support_request) if watched else None,
        "sees_readings": sees_readings,
    }


def _journal(support_request: SupportRequest, user) -> dict:
    """What was done."""
    entries = journal.newest(support_request, by=user)
    return {
        "entries": entries,
        "versions": journal.versions(entries),
        "earlier_events": max(0, support_request.head_number - journal.NEWEST),
    }


def _more_urgent(support_request, deeds) -> list:
    """The button to set the urgency, where it is unsafe soon and nobody said that it is urgent."""
    is_proposed = support_request.is_unsafe_soon and support_request.urgency == Urgency.NORMAL
    return buttons.pick(deeds, [Action.SET_URGENCY]) if is_proposed else []


def _next_step(support_request, deeds, user):
    """The deed that comes next and where, unless the way up is open: then that button says so itself.

    Who waits for somebody else's move may complete the request meanwhile.
    """
    if any(button.forward and not button.lacking for button in deeds["top"]):
        return None
    if found := next_deed.next_step(support_request, user):
        return found
    if not any(not one.by_phone for one in buttons.pick(deeds, [Action.EDIT_APPLICATION])):
        return None
    return _("Complete the request"), reverse("requests:complete", args=[support_request.reference])


def _behalves(support_request, user):
    """What was done on somebody's behalf and waits for her word: see `recorded.shown_behalf`."""
    for behalf in journal.waiting(support_request):
        behalf.event.support_request = support_request
        yield shown_behalf(support_request, behalf, by=user)


def _has_linked(support_request) -> bool:
    """Whether it follows another request, or another follows it."""
    followed = any(event.action == Action.FILE_FOLLOW_UP for event in support_request.kept_events[1])
    return followed or support_request.follows_id is not None


def _safe_for(support_request) -> timedelta | None:
    """How long until the first shift that can't be staffed safely; zero when it has begun, None when unknown."""
    at = support_request.first_unsafe_shift_at
    return max(at - clock.now(), timedelta()) if at else None
