"""Step 3, drawn up while the ladder is still being climbed, and how complete it is.

A guided check names what is missing before anybody is bothered: an incomplete request costs a night.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict, Unpack

from regions.models import User
from requests_app.models import Application, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written, known
from requests_app.records.completeness import missing

__all__ = ["FIELDS", "SIGNATURE", "edit", "file", "missing", "sign"]


class Drawn(TypedDict, total=False):
    """What was written of the application; the other fields stayed as they were."""

    desired_effect: str
    why_not_self: str
    why_not_in_time: str
    why_not_sufficient: str
    why_not_market: str
    authority: str
    legal_basis: str
    site_contact: str
    ppe_days: int | None
    testing: bool | None
    induction_hours: int | None
    supervisor_each_shift: bool | None
    clothing: bool | None
    system_access: bool | None
    meals: bool | None
    lodging: bool | None
    parking: bool | None
    earlier_support: str
    estimated_cost: int | None
    cost_accepted: bool


class Signed(TypedDict):
    """Who signed, in which function, by which mandate, and on which day."""

    signatory: str
    signatory_function: str
    mandate: str
    signed_on: date


SIGNATURE = tuple(Signed.__annotations__)
FIELDS = tuple(Drawn.__annotations__)


def edit(support_request: SupportRequest, *, by: User, how: How = SIMPLY, **values: Unpack[Drawn]) -> Done[Application]:
    """Write the given fields of the application; the others stay as they are."""
    known(values, Drawn)
    return _write(support_request, Action.EDIT_APPLICATION, values, by=by, how=how)


def sign(
    support_request: SupportRequest,
    *,
    by: User,
    signatory: str,
    signatory_function: str,
    signed_on: date,
    mandate: str = "",
    how: How = SIMPLY,
) -> Done[Application]:
    """Record who signed, in which function and when; the signed document is attached beside it."""
    values = Signed(signatory=signatory, signatory_function=signatory_function, mandate=mandate, signed_on=signed_on)
    return _write(support_request, Action.SIGN, values, by=by, how=how)


def _write(
    support_request: SupportRequest, action: Action, values: Mapping[str, Any], *, by: User, how: How
) -> Done[Application]:
    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Application]:
        drawn_up, _made = Application.objects.get_or_create(support_request=locked)
        for name, value in values.items():
            setattr(drawn_up, name, value)
        drawn_up.full_clean()
        drawn_up.save()
        return Written(values, drawn_up)

    return workflow.perform(support_request, action, by=by, how=how, write=write)


def file(support_request: SupportRequest, *, by: User, how: How = SIMPLY) -> Done[None]:
    """File the application with LOCC: what is open now is what is asked, frozen in a version."""
    return workflow.perform(support_request, Action.FILE_APPLICATION, by=by, how=how)
