"""One's messages and how one is reached, over the wire."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from foundation.paging import page_of
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from notifications import inbox, mailbox, preferences
from notifications.api import serializers
from notifications.forms import InboxFilter
from regions.api.called import called_once, own
from requests_app.api import schema
from requests_app.api.parsers import JsonBody
from requests_app.api.reading import chosen


class Messages(APIView):
    @extend_schema(
        operation_id="listMessages",
        summary=_("Your messages"),
        description=_("What you were told of, the newest first, as it stands in your inbox on the page."),
        parameters=[*schema.filters(InboxFilter), schema.sorts(inbox.SORTS), schema.CURSOR],
        responses={200: serializers.MESSAGE_PAGE, **problem_responses(400, 401)},
    )
    def get(self, request):
        found = inbox.find(request.user, **chosen(InboxFilter, request)).for_list()
        return Response(serializers.MESSAGE_PAGE(page_of(request, found, inbox.SORTS)).data)


class MessagesRead(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="readMessages",
        summary=_("Mark your messages as read"),
        description=_("Those named, or all of yours when none is named; doing it again changes nothing."),
        request=serializers.ReadSerializer,
        responses={200: serializers.ReadDoneSerializer, **problem_responses(400, 401, 415)},
    )
    @called_once(own)
    def post(self, request):
        asked = sent(serializers.ReadSerializer, request.data)
        count = mailbox.read(by=request.user, keys=asked.get("messages"))
        return Response(serializers.ReadDoneSerializer({"read": count}).data)


class Preferences(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="getPreferences",
        summary=_("How you are reached"),
        description=_("Per kind of message and road; without a choice of yours the duty roster decides."),
        responses={200: serializers.PREFERENCE_LIST, **problem_responses(401)},
    )
    def get(self, request):
        return Response(_shown(request.user))

    @extend_schema(
        operation_id="choosePreferences",
        summary=_("Choose how you are reached"),
        description=_("What isn't sent stays as it is; null takes back a choice."),
        request=serializers.PreferencesSerializer,
        responses={200: serializers.PREFERENCE_LIST, **problem_responses(400, 401, 415)},
    )
    @called_once(own)
    def patch(self, request):
        asked = sent(serializers.PreferencesSerializer, request.data)
        errors: dict = {}
        with transaction.atomic():
            for number, one in enumerate(asked["results"]):
                try:
                    preferences.choose(by=request.user, **{**one, "choice": one["choice"] or ""})
                except ValidationError as error:
                    errors[f"results.{number}"] = error.messages
            if errors:
                raise ValidationError(errors)
        return Response(_shown(request.user))


def _shown(user) -> dict:
    own = preferences.chosen(user)
    rows = [{"kind": kind, "road": road, "choice": own.get((kind, road))} for kind, road in preferences.PAIRS]
    return serializers.PREFERENCE_LIST({"results": rows}).data
