"""To act is to add to a resource: each door of the table as an endpoint, and the general door for one-click deeds."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.errors import NotMatched, Refused
from foundation.rest import APIView
from regions.api.called import KEY
from requests_app.api import schema
from requests_app.api.dossier import ADDRESS, resource_of
from requests_app.api.parsers import JsonBody, MultipartBody
from requests_app.api.recorded import DoneSerializer
from requests_app.api.shapes import fill
from requests_app.doors import DOORS, Door, find_request, find_subject
from requests_app.forms.deed import ReasonForm
from requests_app.models import Inquiry, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import replay
from requests_app.procedure.how import Done, How
from requests_app.procedure.rules import RULES

IF_MATCH = "If-Match"
ETAGS = re.compile(r'"(\d{1,9})(?:\.[0-9a-f]{32})?"')
NO_VERSION = 10**9


class DeedEndpoint(APIView):
    """POST does the deed of `door` to what the address names."""

    door: Door
    parser_classes = [JsonBody]

    def post(self, request, **address) -> Response:
        find = partial(self.find, request.user, of=request.GET.get("of", ""), **address)
        return do(request, self.door, cache(find), sent(request))

    def find(self, user, *, reference: str = "", pk: int = 0, of: str = "") -> Model:
        """The target, or Http404 for what isn't there or may not be seen."""
        return find_subject(user, self.door.on, pk, of=of) if self.door.on else find_request(user, reference)


def endpoint(door: Door, reader: type[APIView]) -> type[APIView]:
    """The view at the resource of `door`; `reader` answers a GET there."""
    parsers = [MultipartBody] if "file" in door.form.base_fields else [JsonBody]
    name = f"{door.action.value.title().replace('_', '')}Endpoint"
    members = {"__doc__": DeedEndpoint.__doc__, "door": door, "parser_classes": parsers}
    made = type(name, (DeedEndpoint, reader), members)
    return extend_schema_view(post=schema.of_deed(door))(made)


def sent(request) -> Any:
    """The body, with the key and the version of the headers when it has none itself."""
    data = request.data.dict() if isinstance(request.data, QueryDict) else request.data
    if not isinstance(data, dict):
        return data
    said: dict[str, Any] = {}
    if KEY in request.headers:
        said["key"] = request.headers[KEY]
    if (version := asked_for(request)) is not None:
        said["version"] = version
    return said | data


def etag(support_request: SupportRequest) -> str:
    """Its version, as `If-Match` takes it, also with the digest of the answer behind it (foundation.unchanged)."""
    return f'"{support_request.version}"'


def asked_for(request) -> int | None:
    """The version that `If-Match` names (of several the newest); one that never was when it names none."""
    tags = request.headers.get(IF_MATCH, "*")
    if tags.strip() == "*":
        return None
    return max((int(found) for found in ETAGS.findall(tags)), default=NO_VERSION)


def do(request, door: Door, find: Callable[[], Model], data) -> Response:
    """Do the deed with what was sent: 201 with the event, 200 when it was done before under the same key."""
    typed = not (request.content_type or "").startswith("multipart/")
    how = sent_how(request, data)
    try:
        done = door.act(
            how,
            by=request.user,
            form=lambda: door.open(find(), by=request.user, data={}, files=request.FILES),
            fill=lambda form: fill(form, data, keeps=door.keeps, typed=typed),
        )
    except Refused as refused:
        if refused.code == "stale" and IF_MATCH in request.headers:
            raise NotMatched(changed=refused.changed) from refused
        raise
    return answer(request, done, find=find)


def sent_how(request, data) -> How:
    """How a deed was sent to this address; what isn't an object has no key, and is refused when it is read."""
    how = replay.sent_how(data if isinstance(data, dict) else {}, about=request.path)
    return how if IF_MATCH not in request.headers else replace(how, version=asked_for(request))


def answer(request: Request, done: Done[Any], *, find: Callable[[], Model]) -> Response:
    """The event with its address; a party that doesn't see the request gets the address of what it was asked."""
    event = done.event
    reference = event.support_request.reference
    sees = event.support_request.is_reachable_by(request.user)
    headers = {}
    if sees:
        headers["Location"] = reverse("api-event", args=[reference, event.number])
    elif inquiry := _inquiry(find):
        headers["Location"] = reverse("api-inquiry", args=[inquiry.pk])
    return Response(
        DoneSerializer(event, context={"sees_request": sees, "reads_positions": True, "reader": request.user}).data,
        status=200 if done.replayed else 201,
        headers=headers,
    )


def _inquiry(find: Callable[[], Model]) -> Inquiry | None:
    """What a party was asked, if that is what the deed was about and it is still there."""
    try:
        target = find()
    except Http404:
        return None
    inquiry = getattr(target, "inquiry", target)
    return inquiry if isinstance(inquiry, Inquiry) else None


class OptionalReasonForm(ReasonForm):
    """A one-click deed that may be given a reason."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False


def general_door(target: SupportRequest, data) -> tuple[Door, dict]:
    """The door of a one-click deed and what is sent through it; a deed with data has a resource of its own."""
    if not isinstance(data, dict):
        raise ValidationError(_("Send one JSON object."), code="invalid")
    action = data.get("action")
    door = DOORS.get(Action(action)) if action in Action.values else None
    if door is None:
        code = "invalid_choice" if action else "required"
        raise ValidationError({"action": ValidationError(_("Name one of the deeds."), code=code)})
    if door.resource:
        text = _("This deed has data of its own: POST it to %(resource)s.")
        params = {"resource": _resource(door, target)}
        raise ValidationError({"action": ValidationError(text, code="has_resource", params=params)})
    if not RULES[door.action].reasoned:
        door = replace(door, form=OptionalReasonForm)
    return door, {name: value for name, value in data.items() if name != "action"}


def _resource(door: Door, target: SupportRequest) -> str:
    """The path of `door`, with {id} for what it is done to when that isn't the request."""
    if not door.on:
        return resource_of(door, target)
    return f"/api/v1/{ADDRESS[door.on]}/{door.resource}".replace("<int:pk>", "{id}")
