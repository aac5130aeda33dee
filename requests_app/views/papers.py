"""The papers as downloads: decision letter, case file, signing pack and minutes, each for whom it is.

What isn't there yet (no decision, no application drawn up) is answered as what may not be seen: 404.
"""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from regions import traces
from regions.models import Municipality
from requests_app.doors import find_request
from requests_app.models import Meeting
from requests_app.papers import signing_pack as packs
from requests_app.papers.case_file import case_file, edition_for
from requests_app.papers.handing import answer, answer_letter
from requests_app.papers.minutes import minutes
from requests_app.worklist import triangle_access


@login_required
@require_safe
def letter_pdf(request, reference: str) -> HttpResponse:
    """The letter of the last decision, or of the one with `?number=`, as it was sent."""
    return answer_letter(find_request(request.user, reference), request.GET.get("number", ""))


@login_required
@require_safe
def case_file_pdf(request, reference: str) -> HttpResponse:
    """Everything of the request, in the edition this person may read."""
    return answer(case_file(edition_for(find_request(request.user, reference), request.user)))


@login_required
@require_safe
def signing_pack_pdf(request, reference: str) -> HttpResponse:
    """The application of one request with room for the signature."""
    support_request = find_request(request.user, reference)
    if not hasattr(support_request, "application"):
        raise Http404
    return answer(packs.signing_pack([support_request]))


@login_required
@require_safe
def municipality_pack_pdf(request, code: str) -> HttpResponse:
    """All applications of a municipality that still have to be signed, of the requests one sees."""
    requests = packs.to_sign(get_object_or_404(Municipality, code=code), by=request.user)
    if not requests:
        raise Http404
    traces.shown(*requests)
    return answer(packs.signing_pack(requests))


@login_required
@require_safe
def minutes_pdf(request, pk: int) -> HttpResponse:
    """The minutes of a meeting, for who has a place at the table and sees something on its agenda."""
    held = get_object_or_404(Meeting, pk=pk)
    if not triangle_access.may_attend(request.user):
        raise Http404
    return answer(minutes(held, by=request.user))
