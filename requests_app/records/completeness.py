"""How complete a request is: what is missing before it can be filed, per section, in words for people.

A guided check names it before anybody is bothered; filing asks the same question.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.models import Application, Authority, NeedLine, Proves, Situation, SupportRequest
from requests_app.models.checklists import Verdict

FIGURES = ("clients_on_site", "absence_percentage", "open_shifts", "minimum_fte", "consequence", "measures_taken")
WORDS = ("desired_effect", "why_not_self", "why_not_in_time", "why_not_sufficient", "authority", "site_contact")
FRESH_TO_FILE, FRESH_TO_DECIDE = timedelta(hours=24), timedelta(hours=48)


class Missing(NamedTuple):
    """What isn't filled in yet: in words, and the names of it as they stand in a request (a line by its number)."""

    words: Any
    names: tuple[str, ...]

    def __str__(self) -> str:
        return str(self.words)


def missing(support_request: SupportRequest) -> dict[str, list[Missing]]:
    """What is still missing, per section: alert, situation, need, application."""
    return {
        "alert": missing_of_alert(support_request),
        "situation": _missing_figures(support_request),
        "need": _missing_details(support_request),
        "application": _missing_words(support_request),
    }


def missing_of_alert(support_request: SupportRequest) -> list[Missing]:
    """What the 60-second alert still lacks."""
    found = _empty(support_request, ("first_unsafe_shift_at", "call_back_number"))
    return found if support_request.lines.exists() else [*found, Missing(_("who is needed"), ("need_lines",))]


def missing_signature(support_request: SupportRequest) -> list[Missing]:
    """What is still missing of the signature: who, in which function, when, and the signed document."""
    fields = ("signatory", "signatory_function", "signed_on")
    found = _empty(drawn_up_for(support_request), fields, of="application.")
    signed = any(one.proves == Proves.SIGNATURE for one in support_request.attachments.all())
    return found + ([] if signed else [Missing(_("the signed document, as an attachment"), ("attachments",))])


def is_written(support_request: SupportRequest) -> bool:
    """Whether the application stands in writing: its words, the signature, and no check that is still to follow."""
    if _missing_words(support_request) or missing_signature(support_request):
        return False
    return all(one.verdict != Verdict.TO_FOLLOW for one in support_request.checks.all())


def latest_situation(support_request: SupportRequest) -> Situation | None:
    """The snapshot measured last."""
    return max(support_request.situations.all(), key=lambda one: (one.measured_at, one.pk), default=None)


def age(support_request: SupportRequest) -> timedelta | None:
    """How old the last figures are; None when there are none."""
    latest = latest_situation(support_request)
    return clock.now() - latest.measured_at if latest else None


def is_fresh(support_request: SupportRequest, *, within: timedelta) -> bool:
    """Whether the last figures were measured less than `within` ago."""
    found = age(support_request)
    return found is not None and found <= within


def drawn_up_for(support_request: SupportRequest) -> Application:
    """The application, or an empty one that isn't saved."""
    return getattr(support_request, "application", None) or Application()


def _missing_figures(support_request) -> list[Missing]:
    situation = latest_situation(support_request) or Situation()
    given = [name for name in FIGURES if getattr(situation, name) not in (None, "")]
    return [_missing(Situation, name, of="situation.") for name in FIGURES if name not in given]


def _missing_details(support_request) -> list[Missing]:
    lacks = []
    for line in support_request.lines.all():
        names = _not_told(line) if line.persons else []  # else it is no longer needed
        if names:
            text = _("line %(number)s: ward, tasks, shifts, hours a week, BIG-registered or not")
            lacks.append(
                Missing(text % {"number": line.number}, tuple(f"need_lines.{line.number}.{name}" for name in names))
            )
    return lacks


def _not_told(line: NeedLine) -> list[str]:
    """The details that this line lacks; of its three shifts one is enough."""
    names = [name for name in ("ward", "tasks", "hours_a_week") if not getattr(line, name)]
    shifts = ("day_shift", "evening_shift", "night_shift")
    names += [] if any(getattr(line, name) for name in shifts) else shifts
    return names + (["registered_only"] if line.registered_only is None else [])


def _missing_words(support_request) -> list[Missing]:
    drawn_up = drawn_up_for(support_request)
    needed = [*WORDS, *(["why_not_market"] if drawn_up.authority != Authority.MINISTER else []), "cost_accepted"]
    return _empty(drawn_up, needed, of="application.")


def _empty(row: Model, names: Iterable[str], *, of: str = "") -> list[Missing]:
    return [_missing(type(row), name, of=of) for name in names if not getattr(row, name)]


def _missing(model: type[Model], name: str, *, of: str) -> Missing:
    return Missing(label(model, name), (of + name,))


def label(model, name: str):
    """The label of a field."""
    return model._meta.get_field(name).verbose_name
