"""What each procedural check is about, as the request says it: beside the check, to be judged on one page."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from foundation.tables import words
from requests_app.models import Application, Rung, SupportRequest
from requests_app.models.checklists import PROCEDURAL_CODES
from requests_app.records import completeness

Said = list[tuple[str, str]]
"""What it is called, and what it says."""


def beside(support_request: SupportRequest) -> dict[str, Said]:
    """By code of a check what is said of it; what isn't said is a dash. In as many queries for each request."""
    drawn_up = completeness.drawn_up_for(support_request)
    return {code: OF[code](support_request, drawn_up) for code in PROCEDURAL_CODES}


def _written(names: Iterable[str], _about: SupportRequest, drawn_up: Application) -> Said:
    """What the application says in fields of these names."""
    return [(str(drawn_up._meta.get_field(name).verbose_name), _value(drawn_up, name)) for name in names]  # type: ignore[union-attr]


def _value(drawn_up: Application, name: str) -> str:
    shown: Callable[[], Any] = getattr(drawn_up, f"get_{name}_display", lambda: getattr(drawn_up, name))
    return words(shown()) or "–"


def _who_applies(about: SupportRequest, drawn_up: Application) -> Said:
    names = ("authority", "signatory", "signatory_function", "mandate", "signed_on")
    return [*_written(names, about, drawn_up), *_where(about, drawn_up)]


def _how_it_came(about: SupportRequest, drawn_up: Application) -> Said:
    came = _("registered as urgent by telephone") if about.registered_urgent else _("filed in this system")
    due = [(_("Written follow-up due"), words(about.written_due_at))] if about.written_due_at else []
    return [(_("Came as"), came), *_written(("signed_on",), about, drawn_up), *due]


def _ladder(about: SupportRequest, _drawn_up: Application) -> Said:
    """Per rung who was asked and what came of it, or why it was waived."""
    waived = {one.rung: one.reason for one in about.waivers.all()}
    asked: dict[str, list[str]] = {}
    for one in about.inquiries.with_party():
        came = one.get_answer_display() or one.get_state_display()
        asked.setdefault(one.rung, []).append(f"{one.party}: {came}, {words(one.answered_at or one.asked_at)}")
    for rung, reason in waived.items():
        asked.setdefault(rung, []).append(_("waived: %(reason)s") % {"reason": reason})
    return [(str(rung.label), "\n".join(asked.get(rung, [])) or _("not asked")) for rung in Rung]


def _when(about: SupportRequest, _drawn_up: Application) -> Said:
    latest = completeness.latest_situation(about)
    return [(_("Figures of"), words(latest.measured_at) if latest else "–")]


def _what(about: SupportRequest, _drawn_up: Application) -> Said:
    return [(str(line), _line(line)) for line in about.lines.all()]


def _line(line) -> str:
    days = f"{words(line.starts_on)} – {words(line.ends_on)}"
    return "\n".join(filter(None, [days, line.ward, ", ".join(line.shifts), line.tasks])) or "–"


def _where(about: SupportRequest, _drawn_up: Application) -> Said:
    return [(_("Location"), f"{about.location}, {about.location.municipality}")]


def _all_texts(about: SupportRequest, drawn_up: Application) -> Said:
    """Every text in which something of a patient might stand."""
    latest = completeness.latest_situation(about)
    names = ("desired_effect", "why_not_self", "why_not_in_time", "why_not_sufficient", "why_not_market")
    said = _written((*names, "earlier_support"), about, drawn_up)
    if latest:
        said.append((str(latest._meta.get_field("consequence").verbose_name), latest.consequence or "–"))
    return [*said, *_what(about, drawn_up)]


OF: dict[str, Callable[[SupportRequest, Application], Said]] = {
    "P1": _who_applies,
    "P2": _how_it_came,
    "P3": partial(_written, ("why_not_self", "why_not_in_time", "why_not_sufficient")),
    "P4": partial(_written, ("authority", "why_not_market")),
    "P5": _ladder,
    "P6": partial(_written, ("legal_basis",)),
    "P7": _when,
    "P8": _what,
    "P9": partial(_written, ("desired_effect",)),
    "P10": _where,
    "P11": _all_texts,
}
"""By code of the check what the request says of it."""
