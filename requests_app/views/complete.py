"""Completing a request: short sections in any order, each saved by its own deed, and the card for the night.

A section's form is the form of its deed and is sent to that deed's door, which leads back to the section.
"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from foundation.errors import NotYours
from regions.models import Role
from requests_app.deeds import application
from requests_app.doors import DOORS
from requests_app.forms.deed import DeedForm
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.models.situation import FIGURES
from requests_app.records import completeness
from requests_app.views import buttons, freshness, rungs
from requests_app.views.detail import load
from requests_app.views.fields import grouped
from requests_app.views.lacks import deed_url
from requests_app.worklist import listing
from requests_app.worklist.calling import Calls

SECTIONS = {
    "alert": (Action.EDIT_ALERT, gettext_lazy("The alert")),
    "situation": (Action.UPDATE_SITUATION, gettext_lazy("The situation")),
    "need": (Action.ADD_NEED_LINE, gettext_lazy("Who is needed")),
    "application": (Action.EDIT_APPLICATION, gettext_lazy("The application")),
    "signature": (Action.SIGN, gettext_lazy("The signature")),
}
GROUPS = {
    "application": (
        (
            gettext_lazy("Why Defence"),
            ("desired_effect", "why_not_self", "why_not_in_time", "why_not_sufficient", "why_not_market"),
        ),
        (gettext_lazy("Who applies"), ("authority", "legal_basis", "site_contact", "earlier_support")),
        (
            gettext_lazy("What the home provides"),
            (
                "ppe_days",
                "induction_hours",
                "testing",
                "supervisor_each_shift",
                "clothing",
                "system_access",
                "meals",
                "lodging",
                "parking",
            ),
        ),
        (gettext_lazy("What it costs"), ("estimated_cost", "cost_accepted")),
    ),
    "situation": FIGURES,
}

AT_NIGHT = (Role.INSTITUTION, Role.GHOR, Role.LOCC)


@dataclass(frozen=True)
class Section:
    """One form on the page: `missing` is what isn't known yet, `lacking` why it can't be changed now."""

    anchor: str
    title: str
    url: str
    form: DeedForm
    groups: list[tuple]
    missing: list
    lacking: list


@login_required
@require_safe
def complete(request, reference: str) -> HttpResponse:
    """The page; 404 for whom the request isn't, 403 for whom completing it isn't."""
    support_request = load(request.user, reference)
    missing = application.missing(support_request) | {"signature": completeness.missing_signature(support_request)}
    sections = _sections(support_request, request.user, missing)
    if not sections:
        raise NotYours("completing_not_yours", _("Completing this request isn't yours to do."))
    here = {section.anchor for section in sections}
    parts = [(anchor if anchor in here else "", title, missing[anchor]) for anchor, (_deed, title) in SECTIONS.items()]
    latest = completeness.latest_situation(support_request)
    deeds = buttons.by_section(support_request, by=request.user)
    context = {
        "support_request": support_request,
        "sections": sections,
        "lines": _lines(support_request, request.user),
        "steps": rungs.steps(support_request, by=request.user),
        "deeds": deeds,
        "for_region": support_request.status == Status.APPLICATION
        and not buttons.pick(deeds, [Action.FILE_APPLICATION]),
        "similar": listing.similar_to(support_request.location, by=request.user).exclude(pk=support_request.pk),
        "parts": parts,
        "done": sum(1 for _anchor, _title, missing in parts if not missing),
        "missing": sum(len(missing) for _anchor, _title, missing in parts),
        "age": freshness.of(latest.measured_at if latest else None),
    }
    return render(request, "requests_app/complete.html", context)


@login_required
@require_safe
def night_card(request, reference: str) -> HttpResponse:
    """On one sheet: who is needed from when, and whom to call in the night."""
    support_request = load(request.user, reference)
    calls = Calls(request.user)
    context = {
        "support_request": support_request,
        "lines": support_request.lines.all(),
        "owners": calls.whose_move(support_request),
        "numbers": [(role.label, list(calls.role(role, support_request))) for role in AT_NIGHT],
    }
    return render(request, "requests_app/night_card.html", context)


def _sections(support_request, user, missing) -> list[Section]:
    found = (
        _section(support_request, anchor, action, str(title), user, missing[anchor])
        for anchor, (action, title) in SECTIONS.items()
    )
    return [section for section in found if section]


def _section(target, anchor: str, action: Action, title: str, user, missing) -> Section | None:
    """The section with the form of `action` on `target`; None when that deed isn't the person's."""
    door = DOORS[action]
    form = door.open(target, by=user)
    found = [form.prospect(by_phone=by_phone) for by_phone in (False, True)]
    theirs = next((one for one in found if one.standings), None)
    if theirs is None:
        return None
    form.fit_to_person()
    form.auto_id = f"{anchor}_%s"
    groups, url = grouped(form, GROUPS.get(anchor, ())), deed_url(door, target, of=form.request.reference)
    return Section(anchor, title, url, form, groups, missing, list(theirs.missing))


def _lines(support_request, user) -> list[tuple]:
    """Each need line: (line, the section with its form, what else can be done to it)."""
    return [
        (
            line,
            _section(line, f"line-{line.number}", Action.CHANGE_NEED, str(line), user, []),
            buttons.buttons(support_request, [Action.REMOVE_NEED_LINE], by=user, subject=line),
        )
        for line in support_request.lines.all()
    ]
