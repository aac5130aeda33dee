"""What happens now: in words per status, and whether anybody of those who have the move has seen the request."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from regions.models import By, Reading, What
from requests_app.models import TERMINAL, Status, SupportRequest
from requests_app.worklist import assignment, next_deed

HAPPENS = {
    Status.DRAFT: _("The alert is filled in; nobody has been told yet."),
    Status.REGIONAL: _("Help is asked in the region: other institutions, care office and RO(N)AZ."),
    Status.NATIONAL: _("Help is asked of the Red Cross and the civil pool."),
    Status.APPLICATION: _("The application for military support is drawn up and signed."),
    Status.INTAKE: _("The application is checked for completeness."),
    Status.PRECHECK: _("Defence, VWS and GHOR/LOCC look at it for the first time."),
    Status.FACT_FINDING: _("A team of Defence looks at the facts on site."),
    Status.TUNING: _("What is asked is made to fit what was found."),
    Status.REVIEW: _("Defence, VWS and GHOR/LOCC decide together."),
    Status.GRANTED: _("Help is granted; the deployment is prepared."),
    Status.DEPLOYED: _("People are on site; each day is reported."),
    Status.ENDED: _("The people have left; both sides evaluate."),
}


def happens(support_request: SupportRequest) -> str:
    """What happens in its status; "" where nothing does any more."""
    return str(HAPPENS.get(Status(support_request.status), ""))


def is_watched(support_request: SupportRequest, user) -> bool:
    """Whether `user` waits for somebody else's move."""
    owners = assignment.roles(support_request)
    return (
        bool(owners)
        and support_request.status not in {*TERMINAL, Status.DRAFT}
        and not next_deed.is_for(owners, support_request, user)
    )


@dataclass(frozen=True)
class Seen:
    """Who looked, by function and organisation and never by name, and when."""

    who: str
    at: datetime


def seen(support_request: SupportRequest) -> Seen | None:
    """The first time, in its status, that a person of those who have the move looked at it; one query.

    A system that fetches it by token hasn't seen it.
    """
    found = Reading.objects.filter(
        reference=support_request.reference,
        at__gte=support_request.entered_at,
        membership__role__in=assignment.roles(support_request),
    )
    looked = found.exclude(by=By.TOKEN).exclude(what=What.TRACES)
    first = looked.for_list().order_by("at", "pk").first()
    return Seen(f"{first.function} {first.organisation}".strip(), first.at) if first else None
