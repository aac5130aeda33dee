"""To act is to add to a resource: each door of the table as an endpoint, and the general door for one-click deeds."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from requests_app.api import schema
from requests_app.api.dossier import ADDRESS, resource_of
from requests_app.api.parsers import JsonBody, MultipartBody
from requests_app.api.recorded import DoneSerializer
from requests_app.api.shapes import fill
from requests_app.doors import DOORS, Door, find_request, find_subject
from requests_app.forms.deed import ReasonForm
from requests_app.models import Inquiry, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import Done
from requests_app.procedure.rules import RULES

HEADER = "Idempotency-Key"


class DeedEndpoint(APIView):
    """POST does the deed of `door` to what the address names."""

    door: Door
    parser_classes = [JsonBody]

    def post(self, request, **address) -> Response:
        try:
            target = self.find(request.user, of=request.GET.get("of", ""), **address)
        except Http404:
            return replayed(request, self.door.action)
        return do(request, self.door, target, sent(request))

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
    """The body, with the key of the header when it has none itself."""
    data = request.data.dict() if isinstance(request.data, QueryDict) else request.data
    if isinstance(data, dict) and HEADER in request.headers:
        return {"key": request.headers[HEADER], **data}
    return data


def do(request, door: Door, target, data) -> Response:
    """Do the deed with what was sent: 201 with the event, 200 when it was done before under the same key."""
    form = door.open(target, by=request.user, data={}, files=request.FILES)
    typed = not (request.content_type or "").startswith("multipart/")
    try:
        fill(form, data, keeps=door.keeps, typed=typed)
    except ValidationError:
        refuse_a_stranger(form)
        raise
    done = door.act(form)
    return answer(request, done, target=target)


def refuse_a_stranger(form) -> None:
    """Raises PermissionDenied for whom the deed isn't, before anything she filled in is judged."""
    if not (form.prospect(by_phone=False).standings or form.prospect(by_phone=True).standings):
        raise PermissionDenied(_("This isn't yours to do."))


def replayed(request, action: Action) -> Response:
    """The event of a replay, of a deed on something that is gone since; raises Http404 when it is no replay."""
    data = sent(request)
    key = data.get("key") if isinstance(data, dict) else None
    earlier = workflow.seen_before(by=request.user, key=key, action=action) if isinstance(key, str) else None
    if earlier is None:
        raise Http404
    return answer(request, Done(earlier, replayed=True), target=earlier.support_request)


def answer(request: Request, done: Done[Any], *, target: Model) -> Response:
    """The event with its address; a party that doesn't see the request gets the address of what it was asked."""
    event = done.event
    reference = event.support_request.reference
    sees = SupportRequest.objects.reachable_by(request.user, reference=reference).exists()
    inquiry = getattr(target, "inquiry", target)
    headers = {}
    if sees:
        headers["Location"] = reverse("api-event", args=[reference, event.number])
    elif isinstance(inquiry, Inquiry):
        headers["Location"] = reverse("api-inquiry", args=[inquiry.pk])
    return Response(
        DoneSerializer(event, context={"sees_request": sees, "reads_positions": True, "reader": request.user}).data,
        status=200 if done.replayed else 201,
        headers=headers,
    )


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
