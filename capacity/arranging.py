"""What the unit of a deployment is told beside whom it helps, changed after the approval: a deed of the planner.

What it is told then is a new movement order (`orders`), which says what changed.
"""

from typing import Unpack

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from capacity.deployments import Arranged, OfDeployment, check_seen, perform_on
from capacity.models import Deployment
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written


class Rearranged(OfDeployment, Arranged):
    """What changed: what the unit is told from now on."""


def arrange(
    deployment: Deployment, *, by: User, seen: str = "", how: How = SIMPLY, **arranged: Unpack[Arranged]
) -> Done[None]:
    """Tell the unit otherwise at what hour to be there, and how it sleeps, eats, is clothed and gets in.

    What isn't given stays as it was; raises ValidationError when nothing changes.
    """

    def write(_locked: SupportRequest, _number: int, _standing: Standing) -> Written[None]:
        check_seen(deployment, seen)
        changed = {name: value for name, value in arranged.items() if value != getattr(deployment, name)}
        if not changed:
            raise ValidationError(_("Change something: the movement order says this already."))
        for name, value in changed.items():
            setattr(deployment, name, value)
        deployment.full_clean()
        deployment.save()
        return Written(Rearranged(deployment=deployment.number, **changed))  # type: ignore[typeddict-item]

    return perform_on(deployment, Action.ARRANGE, by=by, how=how, write=write)
