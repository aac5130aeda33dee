"""Step 3, drawn up while the ladder is still being climbed, and how complete it is.

A guided check names what is missing before anybody is bothered: an incomplete request costs a night.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from requests_app import figures, lacking, workflow
from requests_app.actions import Action
from requests_app.models import Application, Authority, Event, Situation, SupportRequest

SIGNATURE = ("signatory", "signatory_function", "mandate", "signed_on")
FIELDS = tuple(
    field.name
    for field in Application._meta.get_fields()
    if field.concrete and field.name not in {"id", "support_request", *SIGNATURE}
)
NEEDED = ("desired_effect", "why_not_self", "why_not_in_time", "why_not_sufficient", "authority", "site_contact")


def edit(support_request: SupportRequest, *, by, **values) -> Event:
    """Write the given fields of the application; the others stay as they are."""
    recorded = {name: value for name, value in values.items() if name in FIELDS}
    how = {name: value for name, value in values.items() if name not in FIELDS}
    return _write(support_request, Action.EDIT_APPLICATION, recorded, by=by, **how)


def sign(support_request: SupportRequest, *, by, signatory, signatory_function, signed_on, mandate="", **how) -> Event:
    """Record who signed, in which function and when; the signed document is attached beside it."""
    values = {
        "signatory": signatory,
        "signatory_function": signatory_function,
        "mandate": mandate,
        "signed_on": signed_on,
    }
    return _write(support_request, Action.SIGN, values, by=by, **how)


def _write(support_request, action, values: dict[str, Any], *, by, **how) -> Event:
    def write(locked: SupportRequest, number: int) -> None:
        drawn_up, _made = Application.objects.get_or_create(support_request=locked)
        for name, value in values.items():
            setattr(drawn_up, name, value)
        drawn_up.full_clean()
        drawn_up.save()

    return workflow.perform(support_request, action, by=by, write=write, **values, **how)


def missing(support_request: SupportRequest) -> dict[str, list]:
    """What is still missing, as labels, per section: alert, situation, need, application."""
    return {
        "alert": [lack.message for lack in lacking.for_submit(support_request)],
        "situation": _missing_figures(support_request),
        "need": _missing_details(support_request),
        "application": _missing_words(support_request),
    }


def _missing_figures(support_request) -> list:
    situation = figures.latest_situation(support_request)
    needed = ("clients_on_site", "absence_percentage", "open_shifts", "minimum_fte", "consequence", "measures_taken")
    return [_label(Situation, name) for name in needed if situation is None or getattr(situation, name) in (None, "")]


def _missing_details(support_request) -> list:
    lacks = []
    for line in support_request.lines.all():
        shifts = line.day_shift or line.evening_shift or line.night_shift
        if not (line.ward and line.tasks and line.hours_a_week and shifts and line.registered_only is not None):
            text = _("line %(number)s: ward, tasks, shifts, hours a week, BIG-registered or not")
            lacks.append(text % {"number": line.number})
    return lacks


def _missing_words(support_request) -> list:
    drawn_up = Application.objects.filter(support_request=support_request).first() or Application()
    needed = [*NEEDED, *(["why_not_market"] if drawn_up.authority != Authority.MINISTER else [])]
    return [_label(Application, name) for name in (*needed, "cost_accepted") if not getattr(drawn_up, name)]


def _label(model, name: str):
    return model._meta.get_field(name).verbose_name
