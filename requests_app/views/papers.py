"""The papers as downloads: decision letter, case file, signing pack and minutes, each for whom it is.

What isn't there yet (no decision, no application drawn up) is answered as what may not be seen: 404.
"""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from requests_app.doors import find_request
from requests_app.papers.case_file import case_file, edition_for
from requests_app.papers.handing import (
    answer,
    answer_letter,
    answer_minutes,
    answer_municipality_pack,
    answer_signing_pack,
)


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
    return answer_signing_pack(find_request(request.user, reference))


@login_required
@require_safe
def municipality_pack_pdf(request, code: str) -> HttpResponse:
    """All applications of a municipality that still have to be signed, of the requests one sees."""
    return answer_municipality_pack(code, by=request.user)


@login_required
@require_safe
def minutes_pdf(request, pk: int) -> HttpResponse:
    """The minutes of a meeting, for who has a place at the table and sees something on its agenda."""
    return answer_minutes(pk, by=request.user)
