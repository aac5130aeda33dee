"""What is answered when no view answers: a page for people, problem+json (RFC 9457) under /api/."""

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults

from foundation.problems import too_often
from msob import handing_back

CODES = {400: "invalid", 403: "permission_denied", 404: "not_found", 500: "error"}


def problem(status, title):
    """A problem+json answer of which no more is known."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": title, "code": CODES[status]}
    return JsonResponse(body, status=status, content_type="application/problem+json")


def is_fragment(request):
    """Whether a script of ours asks, which puts the answer into a page."""
    return bool(getattr(request, "htmx", False))


def is_api(request):
    """Whether a program asks."""
    return request.path.startswith("/api/")


def bad_request(request, exception):
    """400."""
    return problem(400, _("Bad request")) if is_api(request) else defaults.bad_request(request, exception)


def permission_denied(request, exception):
    """403."""
    if is_api(request):
        return problem(403, _("Not yours to do"))
    if is_fragment(request):
        return handing_back.not_saved(request, "not_yours", 403)
    return defaults.permission_denied(request, exception)


def not_from_here(request, reason=""):
    """403 for a form without the token that proves it was drawn for this sign-in."""
    return problem(403, _("Not yours to do")) if is_api(request) else handing_back.without_token(request)


def page_not_found(request, exception):
    """404, also for what exists but is not for this person's eyes."""
    return problem(404, _("Not found")) if is_api(request) else defaults.page_not_found(request, exception)


def server_error(request):
    """500."""
    return problem(500, _("Something went wrong here")) if is_api(request) else defaults.server_error(request)


def asked_too_often(request):
    """429, of the sign-in package's own limits: none is longer than five minutes."""
    return too_often(request, 300)
