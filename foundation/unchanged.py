"""Reading again without sending again: who names the `ETag` of what she has (`If-None-Match`) gets 304 while it holds.

The tag is made of the answer itself, which is read anew each time: nothing is kept here, so nobody is told what stood
yesterday, nor what another may see. It spares what travels, not what is looked up.
"""

import hashlib
from functools import partial
from typing import Any

from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response

JSON = "application/json"
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "schema": {"type": "string"},
    "description": _("The `ETag` of the answer that you have: 304 when it would be the same."),
}
ETAG = {"schema": {"type": "string"}, "description": _("Of this very answer, for `If-None-Match`.")}


def when_read(request: Any, answer: Any) -> None:
    """Have an answer to a reading tagged once it is written, and left out where its reader has it."""
    if (
        request.method in ("GET", "HEAD")
        and isinstance(answer, Response)
        and answer.status_code == Response.status_code
    ):
        answer.add_post_render_callback(partial(_tagged, request))


def _tagged(request: Any, answer: Response) -> HttpResponseBase | None:
    """The answer under a tag, after the version that its view may have given for `If-Match`; or 304."""
    version, digest = answer.get("ETag", "").strip('"'), hashlib.sha256(answer.content).hexdigest()[:32]
    etag = answer["ETag"] = quote_etag(f"{version}.{digest}" if version else digest)
    if "If-Match" in request.headers:  # that is for deeds
        return answer
    return get_conditional_response(request, etag=etag, response=answer)


def as_described(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """A hook for the description of the API: the tag of each reading in JSON, and 304 for who has it."""
    for methods in result["paths"].values():
        operation = methods.get("get", {})
        answers = operation.get("responses", {})
        if JSON in answers.get("200", {}).get("content", {}) and "304" not in answers:
            operation["parameters"] = [*operation.get("parameters", []), IF_NONE_MATCH]
            answers["200"]["headers"] = {"ETag": ETAG} | answers["200"].get("headers", {})
            answers["304"] = {"description": _("What you have is still so."), "headers": {"ETag": ETAG}}
    return result
