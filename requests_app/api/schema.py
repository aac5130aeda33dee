"""What the OpenAPI description says of a deed; it is read off the table of deeds, so it can't differ from it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers

from foundation.problems import camel, problem_responses
from regions.api import called
from regions.models import Role
from requests_app.api.fields import Choice
from requests_app.api.recorded import DoneSerializer
from requests_app.api.shapes import described
from requests_app.doors import Door
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES

CURSOR = OpenApiParameter("cursor", str, description=_("`nextCursor` or `previousCursor` of an earlier answer."))
KEY = OpenApiParameter(
    called.KEY,
    str,
    OpenApiParameter.HEADER,
    description=_(
        "As `key` in the body: sent twice under one key, a deed is done once and answered the same. Something else "
        "under the same key is refused with 422. What was refused uses no key up."
    ),
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description=_(
        "As `version` in the body: the `ETag` of the request as you read it; an older one is refused with 412."
    ),
)
ETAG = OpenApiParameter(
    "ETag",
    str,
    OpenApiParameter.HEADER,
    response=[200],
    description=_("The version of need, application and tuned lines, for `If-Match`; and of this very answer."),
)
OF = OpenApiParameter(
    "of",
    str,
    description=_("Reference of its request, for those who can open that by its exact reference alone."),
)
REFUSALS = problem_responses(400, 401, 403, 404, 409, 412, 415, 422)
DONE = {
    201: OpenApiResponse(DoneSerializer, description=_("Done: the event it left.")),
    200: OpenApiResponse(DoneSerializer, description=_("Done before under the same key: that event again.")),
}


def sorts(names) -> OpenApiParameter:
    """The parameter `sort` of a list that can be sorted by `names`."""
    words = [*names, *(f"-{name}" for name in names)]
    return OpenApiParameter("sort", str, enum=words, description=_("“-” turns it round."))


def filters(form_class) -> list[OpenApiParameter]:
    """The query parameters of a list, as its filter form has them."""
    return [_filter(camel(name), field) for name, field in form_class.base_fields.items()]


def _filter(name: str, field: forms.Field) -> OpenApiParameter:
    label = field.label or ""
    if isinstance(field, forms.BooleanField):
        return OpenApiParameter(name, bool, description=label)
    if isinstance(field, forms.IntegerField):
        return OpenApiParameter(name, int, description=label)
    choices = getattr(field, "choices", ())
    words = [word for word, _label in choices if word] if isinstance(choices, list) else None
    return OpenApiParameter(name, str, enum=words, description=label)


def of_deed(door: Door):
    """The description of the resource that `door` adds to."""
    name = camel(door.action.value)
    shape = described(door.form, name[0].upper() + name[1:], optional=door.keeps)
    multipart = "file" in door.form.base_fields
    return extend_schema(
        operation_id=name,
        summary=door.action.label,
        description=said_of(door),
        parameters=[KEY, IF_MATCH, OF] if door.on else [KEY, IF_MATCH],
        request={"multipart/form-data": shape} if multipart else shape,
        responses=DONE | REFUSALS | (problem_responses(413) if multipart else {}),
        examples=[] if multipart else [example(door.action, door.example)],
    )


def example(action: Action, sent: Mapping[str, Any]) -> OpenApiExample:
    """What one sends for `action`; the tests send it."""
    return OpenApiExample(action.value, summary=action.label, value=sent, request_only=True)


def said_of(door: Door):
    """Who may do it and when, in a lazy sentence read off the table."""
    rule = RULES[door.action]
    everybody, always = len(rule.roles) == len(Role), len(rule.sources) == len(Status)
    whoever = _("whoever did it") if rule.own else _("anyone spoken for")
    roles = whoever if everybody else _listed([Role(role).label for role in rule.roles])
    statuses = _("any status") if always else _listed([Status(status).label for status in rule.sources])
    return format_lazy(_("By: {roles}. In: {statuses}."), roles=roles, statuses=statuses)


def _listed(labels: list):
    return format_lazy("; ".join(["{}"] * len(labels)), *labels)


def one_click(form_class) -> type[serializers.Serializer]:
    """What the general door takes: which deed, and how it is done."""
    shape = described(form_class, "OneClickDeed", optional=True)
    words = [(action, action.label) for action, rule in RULES.items() if rule.one_click]
    shape._declared_fields = {"action": Choice(words, help_text=_("the deed")), **shape._declared_fields}
    return shape
