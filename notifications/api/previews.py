"""Before a deed: who will be told of it, and how the request will stand then; the same words as on its page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.errors import NotYours, Refused
from foundation.forms import Form
from foundation.keys import LARGEST
from foundation.problems import problem_responses
from foundation.rest import APIView
from notifications.preview import not_reached, preview
from regions.calling import Call
from requests_app.api import schema
from requests_app.api.fields import Choice, Moment
from requests_app.api.reading import chosen
from requests_app.api.serializers import Plain
from requests_app.doors import DOORS, Door, find_request, find_subject
from requests_app.forms.deed import DeedForm
from requests_app.models import Audience, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.worklist.forecast import Forecast, foresee


class AskedForm(Form):
    """To what, and for whom to read; both only where the deed has it."""

    on = forms.IntegerField(
        label=_("Id of the line, inquiry, offer … it is done to"), required=False, min_value=1, max_value=LARGEST
    )
    audience = forms.ChoiceField(
        label=_("Who may read a comment or file"), choices=[("", "–"), *Audience.choices], required=False
    )


class NotReachedSerializer(Plain):
    """Whom no mail reaches, and where to call."""

    name = serializers.CharField(help_text=_("A role, the home or a party."))
    number = serializers.CharField(help_text=_("The number to call now; empty when none is known."))


class DeedPreviewSerializer(Plain):
    """What a deed brings, before it is done."""

    action = Choice(Action.choices)
    will_be_told = serializers.ListField(
        child=serializers.CharField(), help_text=_("Roles, the home, the region, a party: who gets a message of it.")
    )
    not_reached = NotReachedSerializer(many=True, help_text=_("Who would be told, and is reached by no mail: call."))
    does = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("What it ends, lowers, releases or does beyond repair, in numbers; as on its page."),
    )
    status = Choice(
        Status.choices, allow_null=True, help_text=_("After it; null where that depends on what is said or settled.")
    )
    owners = serializers.ListField(child=serializers.CharField(), help_text=_("Whose move it is then."))
    due_at = Moment(allow_null=True, help_text=_("When they must have acted; null: nothing is due."))


class DeedPreview(APIView):
    @extend_schema(
        operation_id="previewDeed",
        summary=_("Who will be told of a deed, and what becomes due"),
        description=_("Of a deed that is yours in this status; nothing is done. The names are as on its page."),
        parameters=[
            OpenApiParameter("action", str, OpenApiParameter.PATH, enum=sorted(DOORS)),
            *schema.filters(AskedForm),
        ],
        responses={200: DeedPreviewSerializer, **problem_responses(400, 401, 403, 404, 409)},
    )
    def get(self, request, reference, action):
        about, asked = find_request(request.user, reference), chosen(AskedForm, request)
        if action not in DOORS:
            raise Http404
        door = DOORS[Action(action)]
        form = door.open(_target(request.user, about, door, asked["on"]), by=request.user)
        _check_theirs(form)
        subject = form.target if door.on else None
        forecast = foresee(about, door.action, by=request.user, subject=subject)
        told = preview(forecast, subject, audience=asked["audience"] or Audience.ALL)
        lost = not_reached(forecast, subject, by=request.user, audience=asked["audience"] or Audience.ALL)
        return Response(DeedPreviewSerializer(_facts(forecast, told, lost)).data)


def _target(user, about: SupportRequest, door: Door, pk: int | None) -> Any:
    """What the deed is done to, of this request; raises Http404 for what isn't there or may not be seen."""
    if bool(door.on) != bool(pk):
        needed = _("Name what it is done to, by its id.") if door.on else _("This is done to the request itself.")
        raise ValidationError({"on": needed})
    if not door.on:
        return about
    subject = find_subject(user, door.on, pk or 0, of=about.reference)
    if door.open(subject, by=user).request.pk != about.pk:
        raise Http404
    return subject


def _check_theirs(form: DeedForm) -> None:
    """Raises PermissionDenied when the deed isn't theirs, Refused when this isn't the status for it."""
    if not form.is_theirs:
        raise NotYours("not_yours", _("This isn't yours to do."))
    found = form.prospect(by_phone=False)
    if not found.in_time:
        raise Refused(found.missing)


def _facts(forecast: Forecast, told: list[str], lost: list[tuple[str, Call | None]]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "action": forecast.action,
        "will_be_told": told,
        "does": [str(one) for one in forecast.does],
    }
    facts["not_reached"] = [{"name": name, "number": call.number if call else ""} for name, call in lost]
    if not forecast.is_certain:
        return facts | {"status": None, "owners": [], "due_at": None}
    return facts | {"status": forecast.code, "owners": forecast.owners, "due_at": forecast.due_at}
