"""What help costs in the story: every amount is invented, and says so at its source."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from capacity import costs
from msob.scenarios.cast import HOMES
from msob.scenarios.telling import Scene, dec, jan
from requests_app.models import SupportRequest

INVENTED = "Verzonnen voor de demo: "


def _said(amount: str, kind: str, payer: str, scheme: str, days: tuple[date, date], source: str) -> dict:
    said = {"kind": kind, "amount": Decimal(amount), "payer": payer, "scheme": scheme, "source": INVENTED + source}
    return said | {"starts_on": days[0], "ends_on": days[1]}


def pays(*said) -> Callable[[Scene], object]:
    """In the story of a request; what is said as `_said` takes it."""
    return lambda scene: costs.record(scene.request, by=scene.by, **_said(*said))


def spends(name: str, who: str, *said, corrects: str = "") -> Callable[[SimpleNamespace], object]:
    """For the last deployment to a home, in the place of what had this amount before, if any."""

    def deed(people):
        request = SupportRequest.objects.filter(institution__name=HOMES[name].name).latest("pk")
        before = request.costs.get(amount=Decimal(corrects)) if corrects else None
        more = {"deployment": request.deployments.latest("number"), "replaces": before}
        costs.record(request, by=getattr(people, who), **_said(*said), **more)

    return deed


WENDING, GRONINGEN, TWENTE = (dec(31), jan(19)), (dec(31), jan(20)), (dec(31), jan(14))
BY_VWS = ("vws", "settlement")

DEPLOYED = [
    ("wo 18:00", spends("wending", "dirk", "24800", "estimated", *BY_VWS, WENDING, "reis, legering en maaltijden")),
    ("wo 18:10", spends("hogelicht", "dirk", "41200", "estimated", *BY_VWS, GRONINGEN, "reis, legering en maaltijden")),
    ("wo 18:20", spends("berkenhof", "dirk", "23650", "estimated", *BY_VWS, TWENTE, "reis, legering en maaltijden")),
    (
        "18/1 10:00",
        spends("berkenhof", "petra", "2140.75", "actual", "care_office", "wlz", TWENTE, "FFP2-maskers en werkkleding"),
    ),
    ("20/1 10:00", spends("berkenhof", "dirk", "25310.80", "actual", *BY_VWS, TWENTE, "nota 2021-0012")),
    (
        "21/1 11:30",
        spends("wending", "anna", "1180.40", "actual", "institution", "own_means", WENDING, "sleutels en accounts"),
    ),
    (
        "22/1 10:00",
        spends(
            *("berkenhof", "dirk", "23510.80", "actual", *BY_VWS, TWENTE, "nota 2021-0012, twee cijfers verwisseld"),
            corrects="25310.80",
        ),
    ),
    ("23/1 10:00", spends("wending", "dirk", "22947.35", "actual", *BY_VWS, WENDING, "nota 2021-0017")),
]
"""Deeds on deployments: a bill with two digits swapped and its correction, and one that comes after the case closed."""
