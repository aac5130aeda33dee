"""Where a request can stand, and how far up the ladder that is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a request stands; the Dutch labels are those of the procedure."""

    DRAFT = "draft", _("Draft")
    REGIONAL = "regional", _("Step 1: help in the region")
    NATIONAL = "national", _("Step 2: Red Cross and Extra Handen")
    APPLICATION = "application", _("Step 3: drawing up the MSOB request")
    INTAKE = "intake", _("At LOCC: check on completeness")
    PRECHECK = "precheck", _("Triangle: pre-check")
    FACT_FINDING = "fact_finding", _("Fact-finding by Defence")
    TUNING = "tuning", _("Tuning with the institution")
    REVIEW = "review", _("Triangle: review")
    GRANTED = "granted", _("Granted, deployment in preparation")
    DEPLOYED = "deployed", _("Deployed")
    ENDED = "ended", _("Deployment ended, evaluation")
    CLOSED = "closed", _("Closed")
    RESOLVED = "resolved", _("Resolved without Defence")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


RANK = {
    Status.DRAFT: 0,
    Status.REGIONAL: 10,
    Status.NATIONAL: 20,
    Status.APPLICATION: 30,
    Status.INTAKE: 40,
    Status.PRECHECK: 50,
    Status.FACT_FINDING: 60,
    Status.TUNING: 70,
    Status.REVIEW: 80,
    Status.GRANTED: 90,
    Status.DEPLOYED: 100,
    Status.ENDED: 110,
    Status.CLOSED: 120,
}
"""How far up the ladder a status is; the three final ones outside the ladder have no rank of their own.

Stored with each request (`furthest`), and what people may see follows from it: a rank is never given to another status.
A new status goes between two others, into the gap.
"""

BEFORE_A_GRANT = (Status.INTAKE, Status.PRECHECK, Status.FACT_FINDING, Status.TUNING, Status.REVIEW)
"""Where a request waits at LOCC, Defence or VWS for a decision."""

TERMINAL = frozenset({Status.CLOSED, Status.RESOLVED, Status.REJECTED, Status.WITHDRAWN})
