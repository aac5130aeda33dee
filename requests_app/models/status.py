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


RANK = {status: rank for rank, status in enumerate(list(Status)[:13])}
"""How far up the ladder a status is; the three final ones outside the ladder have no rank of their own."""

TERMINAL = frozenset({Status.CLOSED, Status.RESOLVED, Status.REJECTED, Status.WITHDRAWN})
