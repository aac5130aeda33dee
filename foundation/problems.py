"""Refusals on their way out: as a problem document (RFC 9457) for the API, as a page for a browser.

Every door says the same: 400 malformed (all errors together), 401 unknown, 403 not yours, 404 unseen, 409 not now (with
what is lacking or what changed), 412 no longer the version asked for, 413 too large, 422 a key used for something else.
Keys on the wire are camelCase.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, RequestDataTooBig, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema_field
from rest_framework import exceptions, serializers
from rest_framework.response import Response
from rest_framework.views import exception_handler

from foundation.errors import Change, Lack, Refused, TooLarge, TooOften

MEDIA_TYPE = "application/problem+json"
NOT_ONE_FIELD = "nonFieldErrors"
TITLES = {
    400: _("Something isn't filled in as asked"),
    401: _("Sign in first"),
    403: _("This isn't yours to do"),
    404: _("There is nothing here that you may see"),
    405: _("This can't be done here"),
    406: _("This isn't available in that form"),
    409: _("Not now"),
    412: _("It is no longer the version you asked for"),
    413: _("This is too large"),
    415: _("This kind of content isn't accepted"),
    422: _("Something else was sent under this key before"),
    429: _("Too many requests: wait a moment"),
}


@extend_schema_field({})
class AnyValue(serializers.JSONField):
    """Any value of JSON."""


class FieldError(serializers.Serializer):
    """One thing wrong with one value."""

    name = serializers.CharField(help_text=_("The value, as a dotted path; “nonFieldErrors” when it isn't one value."))
    code = serializers.CharField(help_text=_("What kind of error, for machines."))
    reason = serializers.CharField(help_text=_("What is wrong and what to do, for people."))


class LackingItem(serializers.Serializer):
    """One thing that is missing before the deed can be done."""

    code = serializers.CharField(help_text=_("What is missing, for machines: one of docs/refusals.md."))
    message = serializers.CharField(help_text=_("What is missing and what to do, for people."))
    fields = serializers.ListField(  # type: ignore[assignment]  # on the class DRF keeps fields apart
        child=serializers.CharField(),
        help_text=_("What must be filled in, as dotted paths in a request; empty when it is no matter of filling in."),
    )


class ChangedItem(serializers.Serializer):
    """One thing that changed since the version seen."""

    sentence = serializers.CharField(help_text=_("What changed, for people."))
    path = serializers.CharField(
        allow_null=True,
        help_text=_("Where it stands in a request, dotted (a line by its number); null: only the sentence is told."),
    )
    before = AnyValue(help_text=_("What it was; null when there was nothing."))
    after = AnyValue(help_text=_("What it is now; null when there is nothing."))
    who = serializers.CharField(
        allow_null=True,
        help_text=_("The function of whoever changed it, no name; null: the system, or not told."),
    )
    at = serializers.DateTimeField(allow_null=True, help_text=_("When it was changed."))


class Problem(serializers.Serializer):
    """A problem document after RFC 9457."""

    type = serializers.CharField(help_text=_("Always “about:blank”: `code` says more."))
    title = serializers.CharField(help_text=_("What the status means here."))
    status = serializers.IntegerField(help_text=_("The HTTP status."))
    detail = serializers.CharField(help_text=_("What went wrong this time."))
    code = serializers.CharField(help_text=_("What kind of problem, for machines."))
    instance = serializers.CharField(required=False, help_text=_("The path that was asked."))
    errors = FieldError(  # type: ignore[assignment]  # on the class DRF keeps fields apart from its own `errors`
        many=True, required=False, help_text=_("With 400: every error, all together.")
    )
    lacking = LackingItem(many=True, required=False, help_text=_("With 409 and 422: what is missing or in the way."))
    changed = ChangedItem(
        many=True, required=False, help_text=_("With 409 and 412: what changed since the version seen.")
    )


def problem_responses(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """The refusals of an endpoint for `extend_schema(responses={200: …, **problem_responses(400, 409)})`."""
    return {(status, MEDIA_TYPE): OpenApiResponse(Problem, description=str(TITLES[status])) for status in statuses}


def refusal(status: int) -> dict[str, Any]:
    """A refusal as it stands in the finished description of the API."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": str(TITLES[status]), "content": content}


def camel(name: str) -> str:
    """`first_unsafe_shift_at` as `firstUnsafeShiftAt`; dots and `_2` stay, so that `snake` can undo it."""
    return re.sub(r"(?<=[a-z0-9])_([a-z])", lambda found: found[1].upper(), name)


def wire(value: Any) -> Any:
    """A value as it goes out: every key in camelCase."""
    if isinstance(value, dict):
        return {camel(name): wire(inner) for name, inner in value.items()}
    return [wire(one) for one in value] if isinstance(value, list) else value


def snake(name: str) -> str:
    """`firstUnsafeShiftAt` as `first_unsafe_shift_at`."""
    return re.sub(r"[A-Z]", lambda found: "_" + found[0].lower(), name)


def handler(exc: Exception, context: dict) -> Response | None:
    """DRF's exception handler: any refusal as a problem document; None (a 500) for what nobody foresaw."""
    known = _as_api_exception(exc)
    response = exception_handler(known, context)
    if response is None:
        return None
    body = {
        "type": "about:blank",
        "title": str(TITLES.get(response.status_code, response.status_text)),
        "status": response.status_code,
        "detail": _detail(exc, known),
        "code": _code(exc, known),
    }
    if request := context.get("request"):
        body["instance"] = request.path
    response.data = body | _extras(exc, known)
    response.content_type = MEDIA_TYPE
    return response


def too_often(request: HttpRequest, wait: int) -> HttpResponse:
    """429 as a page; `wait` in seconds."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(wait)
    return response


def as_it_answers(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """A hook for the description of the API: what every operation may answer, and which headers every answer has.

    An object has the names it is described with and no others; what is answered has them all, but for a refusal. What
    may be empty is any of two shapes, not just one: nothing is both an empty word of a list and null. What may be left
    out of what is sent has no default: generators ask for it then.
    """
    for name, shape in result["components"]["schemas"].items():
        is_sent = name.endswith("Request")
        _strictly(shape, is_sent=is_sent)
        if "properties" in shape and not is_sent and name != Problem.__name__:
            shape["required"] = sorted(shape["properties"])
    for methods in result["paths"].values():
        for operation in methods.values():
            answers = operation["responses"]
            answers.setdefault("400", refusal(400))  # no name in an address or a body is passed over
            answers["429"] = refusal(429)
            for status, answer in answers.items():
                answer["headers"] = answer.get("headers", {}) | HEADERS | ONLY_WITH.get(status, {})
    return result


def _strictly(shape: dict[str, Any], *, is_sent: bool) -> None:
    if "properties" in shape:
        shape.setdefault("additionalProperties", False)
    for one in shape.get("properties", {}).values():
        if is_sent:
            one.pop("default", None)
        if "oneOf" in one:
            shapes = one.pop("oneOf")
            one["anyOf"] = [each for number, each in enumerate(shapes) if each not in shapes[:number]]


def _header(kind: str, words: Any) -> dict[str, Any]:
    return {"schema": {"type": kind}, "description": words}


HEADERS = {
    "API-Version": _header("string", _("The version of this API that answered.")),
    "Content-Language": _header("string", _("The language of the words in it.")),
}
ONLY_WITH = {
    "401": {"WWW-Authenticate": _header("string", _("How to sign in."))},
    "429": {"Retry-After": _header("integer", _("Seconds to wait."))},
}


class RefusalPages:
    """Middleware, the last resort for pages: a refusal that no view caught becomes a page that says what and why.

    Renders 400.html (`errors`), 409.html (`lacking`, `changed`, `code`), 413.html (`limit`, readable) or 429.html.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exc: Exception) -> HttpResponse | None:
        """A page for a Refused, TooLarge or ValidationError; None leaves anything else to Django."""
        if isinstance(exc, Refused):
            facts = {"lacking": exc.lacking, "changed": exc.changed, "code": exc.code, "status": exc.status}
            return render(request, "409.html", facts, status=exc.status)
        if isinstance(exc, TooLarge):
            return render(request, "413.html", {"limit": filesizeformat(exc.limit)}, status=413)
        if isinstance(exc, TooOften):
            return too_often(request, exc.wait)
        if isinstance(exc, ValidationError):
            return render(request, "400.html", {"errors": exc.messages}, status=400)
        return None


class _Conflict(exceptions.APIException):
    status_code = 409
    default_code = "not_now"

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status_code = status


class _TooLarge(exceptions.APIException):
    status_code = 413
    default_code = "too_large"


def _as_api_exception(exc: Exception) -> Exception:
    if isinstance(exc, Refused):
        return _Conflict(exc.status)
    if isinstance(exc, (TooLarge, RequestDataTooBig)):
        return _TooLarge()
    if isinstance(exc, ValidationError):
        return exceptions.ValidationError(exc.messages)
    if isinstance(exc, Http404):
        return exceptions.NotFound()
    if isinstance(exc, TooOften):
        return exceptions.Throttled(wait=exc.wait)
    if isinstance(exc, PermissionDenied):
        return exceptions.PermissionDenied(*exc.args[:1])
    return exc


def _code(exc: Exception, known: Exception) -> str:
    """What the domain says it is, else what DRF does."""
    said = getattr(exc, "code", None) or getattr(getattr(known, "detail", None), "code", None)
    return str(said or getattr(known, "default_code", "error"))


def _detail(exc: Exception, known: Exception) -> str:
    if isinstance(exc, Refused):
        return str(exc)
    if isinstance(exc, TooLarge):
        return str(_("At most %(limit)s is accepted.") % {"limit": filesizeformat(exc.limit)})
    if isinstance(known, (exceptions.ValidationError, exceptions.NotFound, _TooLarge, exceptions.Throttled)):
        return str(TITLES[known.status_code])
    return str(getattr(known, "detail", ""))


def _extras(exc: Exception, known: Exception) -> dict[str, Any]:
    if isinstance(exc, Refused):
        return {"lacking": [item(lack) for lack in exc.lacking], "changed": [_changed(one) for one in exc.changed]}
    if isinstance(exc, ValidationError):
        return {"code": "invalid", "errors": list(_django_errors(exc))}
    if isinstance(known, exceptions.ParseError):
        return {"errors": [_error("", "parse_error", str(known.detail))]}
    if isinstance(known, exceptions.ValidationError):
        return {"errors": list(_drf_errors(known.get_full_details()))}
    return {}


def item(lack: Lack) -> dict[str, Any]:
    """One thing that is missing, as `LackingItem` describes it."""
    return {"code": lack.code, "message": str(lack), "fields": [camel(name) for name in lack.fields]}


def _changed(one: str) -> dict[str, Any]:
    if not isinstance(one, Change):
        return {"sentence": str(one), **dict.fromkeys(("path", "before", "after", "who", "at"))}
    at = one.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    told = {"path": camel(one.path), "before": wire(one.before), "after": wire(one.after)}
    return {"sentence": str(one), **told, "who": one.who or None, "at": at}


def _django_errors(exc: ValidationError) -> Iterator[dict[str, str]]:
    by_name = exc.error_dict if hasattr(exc, "error_dict") else {NON_FIELD_ERRORS: exc.error_list}
    for name, errors in by_name.items():
        for error in errors:
            yield from (_error(name, error.code or "invalid", reason) for reason in error.messages)


def _drf_errors(details: Any, path: str = "") -> Iterator[dict[str, str]]:
    if isinstance(details, list):
        for number, inner in enumerate(details):
            leaf = isinstance(inner, dict) and set(inner) == {"message", "code"}
            yield from _drf_errors(inner, path if leaf else f"{path}.{number}".lstrip("."))
    elif set(details) == {"message", "code"} and not isinstance(details["message"], (dict, list)):
        yield _error(path, details["code"], details["message"])
    else:
        for name, inner in details.items():
            yield from _drf_errors(inner, f"{path}.{name}".lstrip("."))


def _error(name: str, code: str, reason: Any) -> dict[str, str]:
    whole = name in ("", NON_FIELD_ERRORS, "non_field_errors")
    return {"name": NOT_ONE_FIELD if whole else camel(name), "code": str(code), "reason": str(reason)}
