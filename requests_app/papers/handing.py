"""Handing a paper over, to a page or the API: which one is asked for, and the PDF as a download."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from regions import traces
from regions.models import Municipality, User
from requests_app.models import Decision, Event, Meeting, SupportRequest
from requests_app.models.actions import Action
from requests_app.papers import archive
from requests_app.papers import signing_pack as packs
from requests_app.papers.letter import file_name
from requests_app.papers.minutes import minutes
from requests_app.papers.printing import Paper
from requests_app.worklist import triangle_access


class Leads(NamedTuple):
    """A paper that an event is about: what it is called, and the path of the page that stands before it."""

    label: Any
    path: str


LEADS_TO: dict[Action, Callable[[Event], Leads]] = {}
"""The papers of higher apps, by the deeds that make them: a message about such a deed has the link."""


def paper_of(event: Event) -> Leads | None:
    """The paper that this event made."""
    find = LEADS_TO.get(Action(event.action))
    return find(event) if find else None


def answer(paper: Paper) -> HttpResponse:
    """A paper made now, as a download that nothing keeps."""
    return _download(paper.filename, paper.pdf())


def answer_letter(support_request: SupportRequest, number: str = "") -> HttpResponse:
    """The letter, as it was sent, of the decision with this number, without one of the last.

    Raises Http404 when there is no such decision.
    """
    decision = _find_decision(support_request, number)
    return _download(file_name(decision), bytes(archive.kept(decision).content))


def _download(name: str, content: bytes) -> HttpResponse:
    found = HttpResponse(content, content_type="application/pdf")
    found["Content-Disposition"] = f'attachment; filename="{name}"'
    found["Cache-Control"] = "private, no-store"
    found["X-Content-Type-Options"] = "nosniff"
    return found


def _find_decision(support_request: SupportRequest, number: str) -> Decision:
    found = support_request.decisions.select_related("review").order_by("number")
    if number:
        found = found.filter(number=number) if number.isdecimal() and len(number) < 5 else found.none()
    decision = found.last()
    if decision is None:
        raise Http404
    decision.support_request = support_request
    return decision


def answer_signing_pack(support_request: SupportRequest) -> HttpResponse:
    """The application with room for the signature. Raises Http404 before it is drawn up."""
    if not hasattr(support_request, "application"):
        raise Http404
    return answer(packs.signing_pack([support_request]))


def answer_municipality_pack(code: str, *, by: User) -> HttpResponse:
    """All applications of a municipality that still have to be signed, of the requests `by` sees; else Http404."""
    requests = packs.to_sign(get_object_or_404(Municipality, code=code), by=by)
    if not requests:
        raise Http404
    traces.shown(*requests)
    return answer(packs.signing_pack(requests))


def answer_minutes(pk: int, *, by: User) -> HttpResponse:
    """The minutes of a meeting, for who has a place at the table and sees something on its agenda; else Http404."""
    held = get_object_or_404(Meeting, pk=pk)
    if not triangle_access.may_attend(by):
        raise Http404
    return answer(minutes(held, by=by))
