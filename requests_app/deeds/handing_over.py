"""Files on their way out: none goes out before it was scanned, where a scanner is set, nor when something was found."""

import logging
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from foundation import clock, scanning
from foundation.errors import Lack, Refused
from requests_app.models import Attachment
from requests_app.models.actions import Action
from requests_app.procedure import workflow

AT_ONCE = 50
logger = logging.getLogger(__name__)


def of(attachment: Attachment) -> Path:
    """Where its content is; raises Refused for what may not go out (yet), Http404 for what isn't on disk."""
    if attachment.found:
        raise Refused(Lack("harmful", _("The virus scanner found something harmful in this file.")))
    if attachment.scanned_at is None and scanning.is_on():
        raise Refused(Lack("not_scanned", _("This file isn't scanned for viruses yet: try again in a moment.")))
    if not attachment.path.is_file():
        raise Http404(attachment.name)
    return attachment.path


def scan_waiting() -> int:
    """Scan what waits, oldest first; returns how many. While the scanner is silent all of it waits."""
    oldest = Attachment.objects.filter(scanned_at=None).select_related("support_request").order_by("pk")[:AT_ONCE]
    waiting = list(oldest) if scanning.is_on() else []
    for count, attachment in enumerate(waiting):
        try:
            found = scanning.found_in(attachment.path.read_bytes()) if attachment.path.is_file() else ""
        except scanning.Unscanned as error:
            logger.warning("The virus scanner at %s doesn't answer: %s", settings.MSOB_CLAMD, error)
            return count
        _note(attachment, found[:100])
    return len(waiting)


@transaction.atomic
def _note(attachment: Attachment, found: str) -> None:
    """Note that it was scanned; when something was found, the journal says so, and so whoever sent it is told."""
    if found:
        facts = {"event": attachment.event_number, "attachment": attachment.pk, "audience": attachment.audience}
        once = f"harmful file {attachment.pk}"
        workflow.record(attachment.support_request, Action.HARMFUL_FILE, once=once, facts=facts)
    Attachment.objects.filter(pk=attachment.pk).update(scanned_at=clock.now(), found=found)
