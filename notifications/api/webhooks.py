"""The API of webhooks: the same functions as the pages, the same refusals. A secret is in the answer that makes it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response

from foundation.errors import Lack, Refused
from foundation.paging import page_of
from foundation.problems import camel, problem_responses
from foundation.rest import APIView
from notifications import webhooks, webhooks_replay
from notifications.api import webhook_shapes as shapes
from notifications.models import WebhookEndpoint
from notifications.webhooks_forms import ChangeForm, LogFilter, ReplayForm, WebhookFilter, last_day
from notifications.webhooks_guard import AddressRefused
from notifications.webhooks_wire import NotTaken, Silent
from regions.api.called import called_once
from regions.api.permissions import MayReachWebhooks
from requests_app.api import schema
from requests_app.api.parsers import JsonBody
from requests_app.api.reading import chosen
from requests_app.api.shapes import fill

REACHING = [IsAuthenticated, MayReachWebhooks]
WRITES = problem_responses(400, 401, 403, 404, 409, 415)


def _found(request, pk: int, **_more: int) -> WebhookEndpoint:
    return get_object_or_404(webhooks.looked_after_by(request.user), pk=pk)


def _may_add(request) -> None:
    form = fill(shapes.NewForm(data={}), request.data)
    webhooks.require(request.user, WebhookEndpoint(**form.cleaned_data))


def _sight(request, pk: int, **_more: int) -> dict[str, bool]:
    own = webhooks.speaks_for(request.user, _found(request, pk))
    return {"own": own, "inside": webhooks.sees_inside(request.user)}


class Webhooks(APIView):
    parser_classes = [JsonBody]
    permission_classes = REACHING

    @extend_schema(
        operation_id="listWebhooks",
        summary=_("Webhooks that you look after"),
        description=_("Those of your organisation, of all for an administrator; never with a secret."),
        parameters=[*schema.filters(WebhookFilter), schema.sorts(webhooks.LIST), schema.CURSOR],
        responses={200: shapes.WEBHOOK_PAGE, **problem_responses(400, 401)},
    )
    def get(self, request):
        found = webhooks.find(request.user, **chosen(WebhookFilter, request))
        page = page_of(request, found, webhooks.LIST)
        return Response(shapes.WEBHOOK_PAGE(page).data)

    @extend_schema(
        operation_id="addWebhook",
        summary=_("New webhook"),
        description=_("For an organisation that you speak for, or any for an administrator; told with its secret."),
        request=shapes.NEW,
        responses={201: shapes.WebhookWithSecretSerializer, **problem_responses(400, 401, 403, 409, 415)},
        examples=[shapes.EXAMPLE],
    )
    @called_once(_may_add, tells_secret=True)
    def post(self, request):
        form = fill(shapes.NewForm(data={}), request.data)
        answer = _with_secret(*webhooks.add(by=request.user, **form.cleaned_data))
        answer["Location"] = reverse("api-webhook", args=[answer.data["id"]])
        return answer


class WebhookDetail(APIView):
    parser_classes = [JsonBody]
    permission_classes = REACHING

    @extend_schema(
        operation_id="getWebhook",
        summary=_("One webhook"),
        description=_("Never with its secret."),
        responses={200: shapes.WebhookSerializer, **problem_responses(401, 404)},
    )
    def get(self, request, pk):
        return Response(shapes.WebhookSerializer(_found(request, pk)).data)

    @extend_schema(
        operation_id="changeWebhook",
        summary=_("Change the webhook"),
        description=_("What isn't sent stays as it is."),
        request=shapes.CHANGED,
        responses={200: shapes.WebhookSerializer, **problem_responses(400, 401, 403, 404, 415)},
    )
    @called_once(_found)
    def patch(self, request, pk):
        endpoint = _found(request, pk)
        webhooks.change(endpoint, by=request.user, **_changes(endpoint, request.data))
        return Response(shapes.WebhookSerializer(endpoint).data)


class WebhookSecret(APIView):
    parser_classes = [JsonBody]
    permission_classes = REACHING

    @extend_schema(
        operation_id="replaceWebhookSecret",
        summary=_("Replace the secret"),
        description=_("The new one is told in this answer only; until `earlierUntil` the one before it signs too."),
        request=None,
        responses={201: shapes.WebhookWithSecretSerializer, **WRITES},
    )
    @called_once(_found, tells_secret=True)
    def post(self, request, pk):
        endpoint = _found(request, pk)
        return _with_secret(endpoint, webhooks.replace_secret(endpoint, by=request.user))


class WebhookTrial(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="tryWebhook",
        summary=_("Send a trial event"),
        description=_("It tells of nothing. When it isn't taken that is 409, with what went wrong."),
        request=None,
        responses={201: shapes.WebhookTrialSerializer, **WRITES},
    )
    def post(self, request, pk):
        endpoint = _found(request, pk)
        try:
            status = webhooks.try_out(endpoint, by=request.user)
        except (AddressRefused, Silent, NotTaken) as error:
            text = _("The trial event was not accepted: %(error)s.")
            raise Refused(Lack("not_taken", text, error=webhooks.reason(error, to=request.user))) from error
        return Response(shapes.WebhookTrialSerializer({"status": status}).data, status=201)


class Deliveries(APIView):
    @extend_schema(
        operation_id="listWebhookDeliveries",
        summary=_("Delivery log"),
        description=_("The newest first. What each told of is for those who speak for the organisation, else null."),
        parameters=[*schema.filters(LogFilter), schema.sorts(webhooks.LOG), schema.CURSOR],
        responses={200: shapes.DELIVERY_PAGE, **problem_responses(400, 401, 404)},
    )
    def get(self, request, pk):
        endpoint, sight = _found(request, pk), _sight(request, pk)
        found = webhooks.find_in_log(endpoint, own=sight["own"], **chosen(LogFilter, request))
        return Response(shapes.DELIVERY_PAGE(page_of(request, found, webhooks.LOG), context=sight).data)


class Again(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="sendWebhookDeliveryAgain",
        summary=_("Send again"),
        description=_("Also what was taken before; not while it is on its way anyhow."),
        request=None,
        responses={201: shapes.WebhookDeliverySerializer, **WRITES},
    )
    @called_once(_found, sight=_sight)
    def post(self, request, pk, delivery):
        found = get_object_or_404(webhooks.log_of(_found(request, pk)), pk=delivery)
        webhooks.send_again(found, by=request.user)
        return Response(shapes.WebhookDeliverySerializer(found, context=_sight(request, pk)).data, status=201)


class Replays(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="countWebhookReplay",
        summary=_("What sending a period again would send"),
        description=_("Of the last 24 hours unless you say otherwise; afterwards it says how far they came."),
        parameters=schema.filters(ReplayForm),
        responses={200: shapes.WebhookReplaySerializer, **problem_responses(400, 401, 404)},
    )
    def get(self, request, pk):
        endpoint = _found(request, pk)
        asked = fill(ReplayForm(data={}), last_day() | request.GET.dict(), typed=False).cleaned_data
        found = webhooks_replay.counted(endpoint, asked["from"], asked["to"])
        return Response(shapes.WebhookReplaySerializer(found).data)

    @extend_schema(
        operation_id="replayWebhook",
        summary=_("Send a period again"),
        description=_("All that was told from a moment until another, each event under the id that it had."),
        request=shapes.PERIOD,
        responses={201: shapes.WebhookReplaySerializer, **WRITES},
        examples=[shapes.A_DAY],
    )
    @called_once(_found)
    def post(self, request, pk):
        endpoint = _found(request, pk)
        asked = fill(ReplayForm(data={}), request.data).cleaned_data
        before = webhooks_replay.replay(endpoint, asked["from"], asked["to"], by=request.user)
        return Response(shapes.WebhookReplaySerializer(before).data, status=201)


def _with_secret(endpoint: WebhookEndpoint, secret: str) -> Response:
    return Response(shapes.WebhookWithSecretSerializer(endpoint, context={"secret": secret}).data, status=201)


def _changes(endpoint: WebhookEndpoint, sent) -> dict:
    """What was sent, read by the form of the page; what wasn't is left to whoever changes it at the same time."""
    form = fill(ChangeForm.of(endpoint), sent, keeps=True)
    return {name: value for name, value in form.cleaned_data.items() if camel(name) in sent}
