"""Handing a paper over, to a page or the API: which one is asked for, and the PDF as a download."""

from django.http import Http404, HttpResponse

from requests_app.models import Decision, SupportRequest
from requests_app.papers.letter import decisions
from requests_app.papers.printing import Paper


def answer(paper: Paper) -> HttpResponse:
    """A paper as a download that nothing keeps."""
    found = HttpResponse(paper.pdf(), content_type="application/pdf")
    found["Content-Disposition"] = f'attachment; filename="{paper.filename}"'
    found["Cache-Control"] = "private, no-store"
    found["X-Content-Type-Options"] = "nosniff"
    return found


def find_decision(support_request: SupportRequest, number: str = "") -> Decision:
    """The decision with this number, without one the last; raises Http404 when there is none."""
    found = decisions(support_request)
    if number:
        found = found.filter(number=number) if number.isdecimal() and len(number) < 5 else found.none()
    decision = found.last()
    if decision is None:
        raise Http404
    decision.support_request = support_request
    return decision
