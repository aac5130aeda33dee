"""The page of a request in parts: in which order they stand, which is open in which status, and what each says folded.

What matters in a status is open, the rest says in one line what is inside. A deed leads back to the part it belongs to.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from foundation.tables import words
from requests_app.doors import Door
from requests_app.models import InquiryState, OfferState, Status, SupportRequest
from requests_app.views.lacks import PARTS

NAMES = {
    "deployments": gettext_lazy("Deployments"),
    "decision": gettext_lazy("Decision"),
    "triangle": gettext_lazy("Triangle"),
    "tuning": gettext_lazy("Tuning"),
    "fact-finding": gettext_lazy("Fact-finding"),
    "intake": gettext_lazy("Intake"),
    "ladder": gettext_lazy("Ladder"),
    "need": gettext_lazy("Need"),
    "situation": gettext_lazy("Situation"),
    "application": gettext_lazy("Application"),
    "costs": gettext_lazy("Costs"),
    "files": gettext_lazy("Files"),
    "comments": gettext_lazy("Comments"),
    "follow-ups": gettext_lazy("Alert and follow-ups"),
    "journal": gettext_lazy("Journal"),
}
"""The parts by anchor, in the order of the page."""

MATTERS = {
    Status.REGIONAL: "ladder",
    Status.NATIONAL: "ladder",
    Status.APPLICATION: "application",
    Status.INTAKE: "intake",
    Status.PRECHECK: "triangle",
    Status.FACT_FINDING: "fact-finding",
    Status.TUNING: "tuning",
    Status.REVIEW: "triangle",
    Status.GRANTED: "deployments",
    Status.DEPLOYED: "deployments",
    Status.ENDED: "deployments",
    Status.REJECTED: "decision",
}
"""What is open; in every other status, and for whom that part isn't, the need."""

OF_PLACES = {"alert": "follow-ups"}

Facts = dict[str, Any]


@dataclass(frozen=True)
class Fold:
    """A part of the page: what it says while it is folded, and whether it is open."""

    anchor: str
    title: str
    says: str = ""
    is_open: bool = False


def anchor_of(door: Door) -> str:
    """The part of the page a deed belongs to; "" for what moves the request."""
    place = PARTS.get(door.on) or door.panel or door.section
    anchor = OF_PLACES.get(place, place.replace("_", "-"))
    return anchor if anchor in NAMES else ""


def folds(support_request: SupportRequest, facts: Facts) -> dict[str, Fold]:
    """The parts that the page has for its reader, by anchor with underscores, as templates name them."""
    shown = [anchor for anchor in NAMES if _is_there(anchor, facts)]
    matters = MATTERS.get(Status(support_request.status), "need")
    opened = {matters if matters in shown else "need"}
    if (panel := facts.get("triangle")) and panel.now:
        opened.add("triangle")
    return {
        anchor.replace("-", "_"): Fold(anchor, str(NAMES[anchor]), SAYS[anchor](facts), anchor in opened)
        for anchor in shown
    }


def saying(fold: Fold, says: str) -> Fold:
    """The same part, of which a higher app knows what is inside."""
    return replace(fold, says=says)


def _is_there(anchor: str, facts: Facts) -> bool:
    needs = {
        "deployments": "was_granted",
        "decision": "decided",
        "fact-finding": "fact_finding",
        "costs": "was_sent",
    }
    is_always = anchor in ("ladder", "need", "situation", "application", "files", "comments", "follow-ups", "journal")
    return is_always or bool(facts.get(needs.get(anchor, anchor)))


def _nothing(facts: Facts) -> str:
    return ""


def _decision(facts: Facts) -> str:
    last = facts["decided"].decisions[0].decision
    return _("%(count)s, last: %(outcome)s, %(at)s") % {
        "count": len(facts["decided"].decisions),
        "outcome": last.get_outcome_display(),
        "at": words(last.decided_at),
    }


def _triangle(facts: Facts) -> str:
    panel = facts["triangle"]
    if panel.now is None:
        return ngettext("%(count)s earlier round", "%(count)s earlier rounds", len(panel.before)) % {
            "count": len(panel.before)
        }
    spoke = sum(1 for seat in panel.now.seats if seat.position)
    return _("%(spoke)s of %(seats)s corners spoke") % {"spoke": spoke, "seats": len(panel.now.seats)}


def _tuning(facts: Facts) -> str:
    panel = facts["tuning"]
    if panel.turn:
        return _("%(who)s answers now") % {"who": ", ".join(panel.turn)}
    return _("proposals: %(count)s") % {"count": len(panel.proposals)}


def _fact_finding(facts: Facts) -> str:
    panel = facts["fact_finding"]
    met = sum(1 for condition, _buttons in panel.conditions if condition.done_at)
    said = [panel.report.get_conclusion_display() if panel.report else _("not reported yet")]
    if panel.conditions:
        said.append(_("%(met)s of %(count)s conditions met") % {"met": met, "count": len(panel.conditions)})
    return ", ".join(map(str, said))


def _intake(facts: Facts) -> str:
    panel = facts["intake"]
    return _("%(done)s of %(total)s checks answered") % {"done": panel.answered, "total": panel.total}


def _ladder(facts: Facts) -> str:
    asked = [one for step in facts["steps"] for rung in step.rungs for one in rung.inquiries]
    offers = [shown.offer for one in asked for shown in one.offers]
    said = _("asked: %(asked)s, still to answer: %(waiting)s; offers: %(offers)s, accepted: %(accepted)s")
    return said % {
        "asked": len(asked),
        "waiting": sum(1 for one in asked if one.inquiry.state == InquiryState.PENDING),
        "offers": len(offers),
        "accepted": sum(1 for one in offers if one.state in (OfferState.ACCEPTED, OfferState.ARRIVED)),
    }


def _need(facts: Facts) -> str:
    asked = ", ".join(f"{line.persons} × {line.get_staff_type_display()}" for line, *_more in facts["lines"])
    return _("%(asked)s; still open: %(open)s") % {"asked": asked or "–", "open": ", ".join(facts["open"]) or "0"}


def _situation(facts: Facts) -> str:
    situation = facts["situation"]
    if situation is None:
        return _("no figures yet")
    said = _("figures of %(at)s; clients on site: %(clients)s")
    clients = "–" if situation.clients_on_site is None else situation.clients_on_site
    return said % {"at": words(situation.measured_at), "clients": clients}


def _application(facts: Facts) -> str:
    application = facts["application"]
    if application is None:
        return _("nothing written yet")
    if application.signed_on:
        return _("signed by %(who)s, %(on)s") % {"who": application.signatory, "on": words(application.signed_on)}
    return _("not signed yet")


def _files(facts: Facts) -> str:
    count = len(facts["files"])
    return ngettext("%(count)s file, and the papers", "%(count)s files, and the papers", count) % {"count": count}


def _comments(facts: Facts) -> str:
    found = list(facts["support_request"].comments.all())
    if not found:
        return _("none")
    last = max(found, key=lambda one: one.at)
    return _("%(count)s, last: %(who)s, %(at)s") % {"count": len(found), "who": last.author, "at": words(last.at)}


def _alert(facts: Facts) -> str:
    submitted_at = facts["support_request"].submitted_at
    return _("sent %(at)s") % {"at": words(submitted_at)} if submitted_at else _("not sent yet")


def _journal(facts: Facts) -> str:
    count, entries = facts["support_request"].head_number, facts["entries"]
    if not entries:
        return ""
    last = entries[0]
    who = last.event.actor or _("the system itself")
    said = ngettext(
        "%(count)s entry, last: %(at)s, %(deed)s, %(who)s", "%(count)s entries, last: %(at)s, %(deed)s, %(who)s", count
    )
    return said % {"count": count, "at": words(last.event.at), "deed": last.deed, "who": who}


SAYS: dict[str, Callable[[Facts], str]] = {
    "deployments": _nothing,  # the app that sends people says it
    "decision": _decision,
    "triangle": _triangle,
    "tuning": _tuning,
    "fact-finding": _fact_finding,
    "intake": _intake,
    "ladder": _ladder,
    "need": _need,
    "situation": _situation,
    "application": _application,
    "costs": _nothing,  # so does it what that costs
    "files": _files,
    "comments": _comments,
    "follow-ups": _alert,
    "journal": _journal,
}
