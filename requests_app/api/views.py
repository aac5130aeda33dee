"""Requests: the list, one whole, its journal; raising an alert, and the general door."""

from functools import partial
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from foundation.paging import Sort, page_of
from foundation.problems import problem_responses
from foundation.rest import APIView, told
from regions.models import User
from requests_app.api import deeds, dossier, recorded, schema, serializers
from requests_app.api.parsers import JsonBody
from requests_app.api.parts import UNSEEN
from requests_app.api.reading import chosen
from requests_app.api.shapes import described, fill
from requests_app.deeds import alert
from requests_app.doors import DOORS, find_request
from requests_app.forms import ReasonForm
from requests_app.forms.alert import LINE, WHEN_SENT, AlertWithLines
from requests_app.forms.listing import RequestFilter
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import replay
from requests_app.procedure.how import Done, How
from requests_app.worklist import listing, triangle_access

JOURNAL_SORTS = {"number": Sort("number", _("Number"))}
REQUEST_PAGE = serializers.page_of(serializers.RequestInShort, "RequestPage")
EVENT_PAGE = serializers.page_of(recorded.EventSerializer, "EventPage")


def alert_form(user, data) -> AlertWithLines:
    """The form of the alert; sending asks for all of it, a draft doesn't."""
    form = AlertWithLines(data={}, by=user)
    elsewhere = LINE if isinstance(data, dict) and data.get("lines") else ()
    for name in WHEN_SENT:
        form.fields[name].required = sends(data) and name not in elsewhere
    return form


def sends(data) -> bool:
    """Whether the alert is sent at once; a draft says so."""
    return not (isinstance(data, dict) and data.get("send") is False)


def _raise(by: User, data, how: How) -> Done[SupportRequest]:
    alert.require_may_open(by)
    form = fill(alert_form(by, data), data)
    form.fingerprint = how.fingerprint
    return alert.raise_alert(by=by, **form.values())


class Requests(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="listRequests",
        summary=_("Requests that you may see"),
        description=_("The same list as the page: open ones unless you ask otherwise, soonest due first."),
        parameters=[*schema.filters(RequestFilter), schema.sorts(listing.SORTS), schema.CURSOR],
        responses={
            200: REQUEST_PAGE,
            **problem_responses(400, 401),
        },
    )
    def get(self, request):
        found = listing.find(request.user, **chosen(RequestFilter, request)).for_list()
        page = page_of(request, found, listing.SORTS)
        return Response(told(REQUEST_PAGE, page))

    @extend_schema(
        operation_id="raiseAlert",
        summary=_("Raise an alert"),
        description=_(
            "Opens a request and sends it to the region; `send: false` keeps it as a draft. Several staff types "
            "stand in `lines`, each with days of its own."
        ),
        parameters=[schema.KEY],
        request=described(AlertWithLines, "Alert"),
        responses=schema.DONE | problem_responses(400, 401, 403, 409, 415, 422),
        examples=[schema.example(Action.OPEN, AlertWithLines.example)],
    )
    def post(self, request):
        data, by = deeds.sent(request), request.user
        how = deeds.sent_how(request, data)
        look = partial(alert.raised_before, by=by, how=how, sent=sends(data))
        done = replay.once(look, lambda: _raise(by, data, how))
        return deeds.answer(request, done, find=lambda: done.event.support_request)


class RequestDetail(APIView):
    @extend_schema(
        operation_id="getRequest",
        summary=_("One request, whole"),
        description=_("Need with its ledger, ladder, latest figures, application, and the deeds that are yours."),
        parameters=[schema.ETAG],
        responses={200: serializers.RequestSerializer, **UNSEEN},
    )
    def get(self, request, reference):
        found: Any = find_request(request.user, reference)
        found.dossier = dossier.Dossier(found, by=request.user)
        return Response(told(serializers.RequestSerializer, found), headers={"ETag": deeds.etag(found)})


class Events(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="listEvents",
        summary=_("The journal of a request"),
        description=_("Every deed, each with the hash of the one before; `sort=-number` gives the last first."),
        parameters=[schema.sorts(JOURNAL_SORTS), schema.CURSOR],
        responses={
            200: EVENT_PAGE,
            **problem_responses(400),
            **UNSEEN,
        },
    )
    def get(self, request, reference):
        support_request = find_request(request.user, reference)
        page = page_of(request, support_request.events.select_related("actor"), JOURNAL_SORTS)
        return Response(EVENT_PAGE(page, context=_reading(request.user, support_request)).data)

    @extend_schema(
        operation_id="doOneClickDeed",
        summary=_("Do a deed that has no data of its own"),
        description=_(
            "A deed with data has a resource of its own; sent here it is refused with the name of that resource."
        ),
        parameters=[schema.KEY, schema.IF_MATCH],
        request=schema.one_click(ReasonForm),
        responses=schema.DONE | schema.REFUSALS,
        examples=[schema.example(action, door.example) for action, door in DOORS.items() if not door.resource],
    )
    def post(self, request, reference):
        target = find_request(request.user, reference)
        door, data = deeds.general_door(target, deeds.sent(request))
        return deeds.do(request, door, lambda: target, data)


class EventDetail(APIView):
    @extend_schema(
        operation_id="getEvent",
        summary=_("One deed in the journal"),
        description=_("As it was written; it never changes."),
        responses={200: recorded.EventSerializer, **UNSEEN},
    )
    def get(self, request, reference, number):
        support_request = find_request(request.user, reference)
        event = get_object_or_404(support_request.events.select_related("actor"), number=number)
        return Response(recorded.EventSerializer(event, context=_reading(request.user, support_request)).data)


def _reading(user, support_request) -> dict:
    return {"reads_positions": triangle_access.may_read(user, support_request)}
