"""Step 3, drawn up while the ladder is still being climbed, and how complete it is.

A guided check names what is missing before anybody is bothered: an incomplete request costs a night.
"""

from typing import Any

from requests_app.models import Application, Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.records.completeness import missing

__all__ = ["FIELDS", "SIGNATURE", "edit", "file", "missing", "sign"]

SIGNATURE = ("signatory", "signatory_function", "mandate", "signed_on")
FIELDS = tuple(
    field.name
    for field in Application._meta.get_fields()
    if field.concrete and field.name not in {"id", "support_request", *SIGNATURE}
)


def edit(support_request: SupportRequest, *, by, **values) -> Event:
    """Write the given fields of the application; the others stay as they are."""
    recorded, how = workflow.recorded_and_how(values, FIELDS)
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
    def write(locked: SupportRequest, number: int, _standing: Standing) -> None:
        drawn_up, _made = Application.objects.get_or_create(support_request=locked)
        for name, value in values.items():
            setattr(drawn_up, name, value)
        drawn_up.full_clean()
        drawn_up.save()

    return workflow.perform(support_request, action, by=by, write=write, **values, **how)


def file(support_request: SupportRequest, *, by, **how) -> Event:
    """File the application with LOCC: what is open now is what is asked, frozen in a version."""
    return workflow.perform(support_request, Action.FILE_APPLICATION, by=by, **how)
