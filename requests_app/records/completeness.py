"""How complete a request is: what is missing before it can be filed, per section, in words for people.

A guided check names it before anybody is bothered; filing asks the same question.
"""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.models import Application, Authority, Proves, Situation, SupportRequest
from requests_app.models.checklists import Verdict

FIGURES = ("clients_on_site", "absence_percentage", "open_shifts", "minimum_fte", "consequence", "measures_taken")
WORDS = ("desired_effect", "why_not_self", "why_not_in_time", "why_not_sufficient", "authority", "site_contact")
FRESH_TO_FILE, FRESH_TO_DECIDE = timedelta(hours=24), timedelta(hours=48)


def missing(support_request: SupportRequest) -> dict[str, list]:
    """What is still missing, as labels, per section: alert, situation, need, application."""
    return {
        "alert": missing_of_alert(support_request),
        "situation": _missing_figures(support_request),
        "need": _missing_details(support_request),
        "application": _missing_words(support_request),
    }


def missing_of_alert(support_request: SupportRequest) -> list:
    """What the 60-second alert still lacks."""
    fields = ("first_unsafe_shift_at", "call_back_number")
    words = [label(SupportRequest, name) for name in fields if not getattr(support_request, name)]
    return words if support_request.lines.exists() else [*words, _("who is needed")]


def missing_signature(support_request: SupportRequest) -> list:
    """What is still missing of the signature: who, in which function, when, and the signed document."""
    drawn_up = drawn_up_for(support_request)
    fields = ("signatory", "signatory_function", "signed_on")
    words = [label(Application, name) for name in fields if not getattr(drawn_up, name)]
    signed = any(one.proves == Proves.SIGNATURE for one in support_request.attachments.all())
    return words + ([] if signed else [_("the signed document, as an attachment")])


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


def _missing_figures(support_request) -> list:
    situation = latest_situation(support_request) or Situation()
    return [label(Situation, name) for name in FIGURES if getattr(situation, name) in (None, "")]


def _missing_details(support_request) -> list:
    lacks = []
    for line in support_request.lines.all():
        if line.persons == 0:  # no longer needed
            continue
        shifts = line.day_shift or line.evening_shift or line.night_shift
        if not (line.ward and line.tasks and line.hours_a_week and shifts and line.registered_only is not None):
            text = _("line %(number)s: ward, tasks, shifts, hours a week, BIG-registered or not")
            lacks.append(text % {"number": line.number})
    return lacks


def _missing_words(support_request) -> list:
    drawn_up = drawn_up_for(support_request)
    needed = [*WORDS, *(["why_not_market"] if drawn_up.authority != Authority.MINISTER else []), "cost_accepted"]
    return [label(Application, name) for name in needed if not getattr(drawn_up, name)]


def label(model, name: str):
    """The label of a field."""
    return model._meta.get_field(name).verbose_name
