"""What a mail says beside its sentence: what is needed, in which region, and whose move it is until when.

Never a home, a person or a word that somebody typed: a mail is read by others too. Takes no query on rows read in full.
"""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from foundation.tables import words
from requests_app.models import Inquiry, InquiryState, Status, SupportRequest
from requests_app.worklist import assignment


class Fact(NamedTuple):
    """One line of a mail: what it is about, and what is said."""

    label: str
    words: str


def of_request(support_request: SupportRequest) -> list[Fact]:
    """For who may see the request: with where it stands, and whose move it is."""
    status = Status(support_request.status)
    owners = ", ".join(str(role.label) for role in assignment.roles(support_request))
    found = [*_asked(support_request), Fact(_("Stands at"), str(status.label))]
    return found + ([Fact(_("Whose move"), _before(owners, support_request.due))] if owners else [])


def of_inquiry(inquiry: Inquiry) -> list[Fact]:
    """For the party that was asked: with what it is asked to do."""
    is_open = inquiry.state == InquiryState.PENDING
    found = _asked(inquiry.support_request)
    return found + ([Fact(_("Whose move"), _before(_("your answer"), inquiry.due_at))] if is_open else [])


def _asked(support_request: SupportRequest) -> list[Fact]:
    needed = [_people(line) for line in support_request.lines.all() if line.persons]
    found = [Fact(_("Needed"), "; ".join(needed))] if needed else []
    return [*found, Fact(_("Region"), str(support_request.safety_region))]


def _people(line) -> str:
    kind = line.get_staff_type_display()
    return f"{line.persons} × {kind}, {words(line.starts_on)} – {words(line.ends_on)}"


def _before(move: str, due: datetime | None) -> str:
    return _("%(move)s, before %(due)s") % {"move": move, "due": words(due)} if due else move
