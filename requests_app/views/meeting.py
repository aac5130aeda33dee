"""Meetings of the triangle: planned by LOCC, an agenda that orders itself, positions that appear as they come.

The request dealt with is chosen by `?now=`; its form is that of the deed and leads back to the agenda.
"""

from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation import clock, drafts
from foundation.errors import KeyUsed, NotYours, Refused
from foundation.forms import add_errors
from regions import traces
from regions.calling import Call
from regions.models import Role, User
from regions.pressed import pressed_once
from requests_app.deeds import meeting
from requests_app.doors import DOORS
from requests_app.forms.deed import DeedForm
from requests_app.forms.meeting import MinutesForm, PackageForm, PlanForm
from requests_app.models import AgendaItem, Decision, Meeting, Outcome, Proposal, Review, TunedLine
from requests_app.models.actions import Action
from requests_app.procedure import replay, separation
from requests_app.procedure.rules import RULES
from requests_app.records import completeness, need_ledger, reviews
from requests_app.records.reviews import CORNER_OF
from requests_app.views import answered, freshness, kept, triangle, tuning, weighing
from requests_app.views.answered import SENT_BEFORE
from requests_app.views.fields import GROUPS, grouped
from requests_app.worklist import triangle_access
from requests_app.worklist.calling import Calls

SHOWN = 50
PROPOSALS = Proposal.objects.prefetch_related(Prefetch("lines", TunedLine.objects.select_related("line")))
LOADED = (
    "lines",
    "missions",
    "situations",
    Prefetch("reviews", Review.objects.prefetch_related("positions")),
    Prefetch("proposals", PROPOSALS),
    Prefetch("decisions", Decision.objects.prefetch_related("lines")),
)


@dataclass(frozen=True)
class Row:
    """One request on the agenda; `form` only for the one dealt with now; `for_others` are corners one records for.

    `spoke` says that one's own corner gave a position already; `speaks_for` is the other corner the form is for.
    """

    item: AgendaItem
    lines: list
    age: freshness.Age | None
    round: triangle.Round | None
    outcome: str
    speaks: bool
    spoke: bool
    for_others: list[tuple[str, str]]
    numbers: list[tuple[Role, Call]] = field(default_factory=list)
    form: DeedForm | None = None
    speaks_for: str = ""
    groups: list[tuple] = field(default_factory=list)
    weighed: weighing.Weighed | None = None


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def meetings(request) -> HttpResponse:
    """The meetings, newest first; LOCC plans one."""
    _check_attends(request.user)
    may_plan = meeting.may_plan(request.user)
    form = PlanForm(request.POST or None) if may_plan else None
    if request.method == "POST" and form and form.is_valid() and (planned := _plan(request, form)):
        drafts.done(request)
        return redirect("requests:meeting", planned.pk)
    held = Meeting.objects.order_by("-starts_at")[:SHOWN]
    context = {"coming": [one for one in held if one.starts_at >= clock.now()][::-1], "form": form}
    context["past"] = [one for one in held if one.starts_at < clock.now()]
    return render(request, "requests_app/meetings.html", context, status=400 if form and form.errors else 200)


@login_required
@require_safe
def meeting_page(request, pk: int) -> HttpResponse:
    """The agenda of a meeting, of the requests one sees; 403 for whom has no place at the table."""
    held = find(request.user, pk)
    return render(request, "requests_app/meeting.html", facts(request, held))


@login_required
@require_safe
def positions(request, pk: int) -> HttpResponse:
    """Only the positions, each in its place: what a page that stands open asks for every ten seconds."""
    held = find(request.user, pk)
    rows = _rows(request, held)
    context = {"meeting": held, "rows": rows, "turn": kept.turn_of(held, rows), "oob": True}
    return render(request, "requests_app/_positions.html", context)


@login_required
@require_POST
@pressed_once
def minutes(request, pk: int) -> HttpResponse:
    """Keep the minutes."""
    held, form = find(request.user, pk), MinutesForm(request.POST)
    if form.is_valid():
        try:
            meeting.write_minutes(held, by=request.user, text=form.cleaned_data["minutes"], seen=form.seen)
        except Refused as stale:
            form.add_error("minutes", _("A colleague kept other minutes since: %(text)s") % {"text": stale.changed[0]})
            form.see(stale.changed[0])
            return render(request, "requests_app/meeting.html", facts(request, held, minutes=form), status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            drafts.done(request)
            messages.success(request, _("The minutes are kept."))
            return redirect("requests:meeting", pk)
    return render(request, "requests_app/meeting.html", facts(request, held, minutes=form), status=400)


@login_required
@require_POST
def package(request, pk: int) -> HttpResponse:
    """One position on the requests that were chosen; what wasn't taken is said, the rest is recorded."""
    held = find(request.user, pk)
    rows, spoke = _rows(request, held), replay.done_under(by=request.user, key=request.POST.get("key", ""))
    form = PackageForm(request.POST, choices=[*_choices(rows), *((one.reference, "") for one in spoke)])
    if not form.is_valid():
        return render(request, "requests_app/meeting.html", facts(request, held, package=form), status=400)
    found = {one.reference: one for one in (*spoke, *(row.item.support_request for row in rows))}
    chosen = [found[name] for name in form.cleaned_data["requests"]]
    try:
        given = triangle_access.give_package(chosen, by=request.user, key=form.cleaned_data["key"], **form.said)
    except KeyUsed:
        form.see_key_used()
        said = facts(request, held, package=form) | {"lacking": [SENT_BEFORE]}
        return render(request, "requests_app/meeting.html", said, status=KeyUsed.status)
    answered.of_package(request, given)
    answered.say_after(request, [one.event for one in given if one.event])
    if not (problems := [(one.support_request, one.why) for one in given if one.why]):
        drafts.done(request)
        return redirect("requests:meeting", pk)
    form.see_left("requests", [about.reference for about, _why in problems])
    said = facts(request, held, package=form) | {"problems": problems, "taken": len(chosen) - len(problems)}
    return render(request, "requests_app/meeting.html", said, status=409)


def _check_attends(user) -> None:
    if not triangle_access.may_attend(user):
        raise NotYours("meetings_unread", _("The triangle's meetings are for its corners, LOCC and the decider."))


def find(user, pk: int) -> Meeting:
    """The meeting, for whom has a place at the table; raises PermissionDenied or Http404."""
    _check_attends(user)
    return get_object_or_404(Meeting.objects.select_related("planned_by"), pk=pk)


def _plan(request, form) -> Meeting | None:
    try:
        planned = meeting.plan(by=request.user, **form.typed)
    except ValidationError as error:
        add_errors(form, error)
        return None
    answered.say_after(request, planned.events)
    return planned.meeting


def facts(request, held: Meeting, *, minutes=None, package=None, attendance=None) -> dict:
    """What the page of a meeting shows; with the form that was sent in vain, if one was."""
    keeps = meeting.may_plan(request.user)
    rows = _rows(request, held)
    choices = _choices(rows)
    return {
        **kept.facts(request, held, rows, keeps=keeps, attendance=attendance),
        "meeting": held,
        "rows": rows,
        "about_all": [row.item.support_request for row in rows],
        "keeps": keeps,
        "hidden": held.items.count() - len(rows),
        "waiting": triangle_access.not_on_agenda(held, by=request.user) if keeps else [],
        "minutes": minutes or MinutesForm(initial={"minutes": held.minutes}),
        "reads_minutes": triangle_access.may_read_minutes(held, by=request.user),
        "package": package or (PackageForm(choices=choices) if len(choices) > 1 else None),
    }


def _choices(rows: list[Row]) -> list[tuple[str, str]]:
    requests = [row.item.support_request for row in rows if row.speaks]
    return [(one.reference, f"{one.reference} · {one.institution}") for one in requests]


def _rows(request, held: Meeting) -> list[Row]:
    """The agenda in a constant number of queries."""
    items = triangle_access.agenda(held, by=request.user)
    requests = [item.support_request for item in items]
    traces.shown(*requests)
    if requests:
        prefetch_related_objects(requests, *LOADED)
        separation.remember(requests)
    ledger = need_ledger.accounts(line for one in requests for line in one.lines.all())
    calls = Calls(request.user)
    return [_row(request, item, ledger, calls) for item in items]


def _row(request, item: AgendaItem, ledger, calls: Calls) -> Row:
    about, by = item.support_request, request.user
    open_now = reviews.open_review(about)
    situation = completeness.latest_situation(about)
    reads = triangle_access.may_read(by, about)
    mine = triangle_access.speaks_for(by, about) if open_now else set()
    form = _form(request, about) if open_now and request.GET.get("now") == about.reference else None
    return Row(
        item=item,
        lines=tuning.rows(about, ledger),
        age=freshness.of(situation.measured_at if situation else None),
        round=triangle.round_of(open_now, by=by, situation=situation, calls=calls) if open_now and reads else None,
        outcome=_settled(about),
        speaks=bool(mine),
        spoke=any(one.corner in mine for one in open_now.positions.all()) if open_now else False,
        for_others=_for_others(about, by) if open_now else [],
        numbers=calls.around(about),
        form=form,
        speaks_for=_corner_of(form.initial["as_role"]) if form else "",
        groups=grouped(form, GROUPS["position"]) if form else [],
        weighed=weighing.of(about, by=by) if form else None,
    )


def _settled(about) -> str:
    """What the triangle, or the decider, last came to; empty before that."""
    last = max((one for one in about.reviews.all() if one.outcome), key=lambda one: one.pk, default=None)
    return str(Outcome(last.outcome).label) if last else ""


def _for_others(about, by: User) -> list[tuple[str, str]]:
    """(role, corner in words) for which one records what is said aloud."""
    others = triangle_access.recorded_for(about, by)
    roles = {CORNER_OF[role]: role for role in reversed(RULES[Action.GIVE_POSITION].roles)}
    return [(str(roles[corner]), str(corner.label)) for corner in others]


def _corner_of(role: str) -> str:
    """The corner of a role in words; empty for one's own."""
    return str(CORNER_OF[Role(role)].label) if role in CORNER_OF else ""


def _form(request, about) -> DeedForm:
    """The form of a position on this request; for another corner (`?as=`) with the moment it spoke."""
    form = DOORS[Action.GIVE_POSITION].open(about, by=request.user)
    form.initial |= {"as_role": request.GET.get("as", "")}
    if form.initial["as_role"]:
        form.initial |= {"spoken_name": _("in the meeting"), "spoken_at": clock.now()}
    form.fit_to_person()
    form.auto_id = f"{about.reference}_%s"
    return form
