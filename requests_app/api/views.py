"""Reading requests and what belongs to them, raising an alert, and the general door."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from foundation.paging import Sort, paginate
from foundation.problems import problem_responses
from requests_app import alert, listing, workflow
from requests_app.actions import Action
from requests_app.api import deeds, dossier, schema, serializers
from requests_app.api.parsers import AnyFile, JsonBody
from requests_app.api.shapes import described, fill
from requests_app.doors import DOORS, find_request, find_subject
from requests_app.forms import AlertForm, ReasonForm
from requests_app.forms.alert import WHEN_SENT
from requests_app.forms.inquiries import InquiryFilter
from requests_app.forms.listing import RequestFilter
from requests_app.models import Inquiry, OnBehalf

UNSEEN = problem_responses(401, 404)
INQUIRY_SORTS = {"due": Sort("due_at", _("Due")), "asked": Sort("asked_at", _("Asked"), descending=True)}
JOURNAL_SORTS = {"number": Sort("number", _("Number"))}
REQUEST_PAGE = serializers.page_of(serializers.RequestInShort, "RequestPage")
EVENT_PAGE = serializers.page_of(serializers.EventSerializer, "EventPage")
INQUIRY_PAGE = serializers.page_of(serializers.AddressedInquirySerializer, "InquiryPage")
BEHALF_LIST = serializers.all_of(serializers.OnBehalfSerializer, "OnBehalfList")
PAGING = {"sort", "cursor"}


def chosen(form_class, request) -> dict:
    """What the query string filters by, as the form has it; raises ValidationError for what it doesn't know."""
    asked = {name: value for name, value in request.GET.items() if name not in PAGING}
    return fill(form_class(data={}), asked, typed=False).cleaned_data


def page_of(request, found, sorts):
    return paginate(
        found, sorts=sorts, sort=request.GET.get("sort", ""), cursor=request.GET.get("cursor"), filters=request.GET
    )


def alert_form(user, data) -> AlertForm:
    """The form of the alert; sending asks for all of it, a draft doesn't."""
    form = AlertForm(data={}, by=user)
    for name in WHEN_SENT:
        form.fields[name].required = not (isinstance(data, dict) and data.get("send") is False)
    return form


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
        return Response(REQUEST_PAGE(page).data)

    @extend_schema(
        operation_id="raiseAlert",
        summary=_("Raise an alert"),
        description=_(
            "Opens a request with its first need line and sends it to the region; `send: false` keeps it as a draft."
        ),
        parameters=[schema.KEY],
        request=described(AlertForm, "Alert"),
        responses=schema.DONE | problem_responses(400, 401, 403, 409, 415),
        examples=[schema.example(Action.OPEN)],
    )
    def post(self, request):
        if not alert.may_open(request.user):
            raise PermissionDenied(_("You can't open a request."))
        form = fill(alert_form(request.user, deeds.sent(request)), deeds.sent(request))
        earlier = workflow.seen_before(by=request.user, key=form.cleaned_data["key"], action=Action.OPEN)
        event = alert.raise_alert(by=request.user, **form.values())
        if earlier and form.cleaned_data["send"]:
            event = earlier.support_request.events.filter(action=Action.SUBMIT).first() or event
        return deeds.answer(request, event, target=event.support_request, again=bool(earlier))


class RequestDetail(APIView):
    @extend_schema(
        operation_id="getRequest",
        summary=_("One request, whole"),
        description=_("Need with its ledger, ladder, latest figures, application, and the deeds that are yours."),
        responses={200: serializers.RequestSerializer, **UNSEEN},
    )
    def get(self, request, reference):
        found = find_request(request.user, reference)
        found.dossier = dossier.Dossier(found, by=request.user)
        return Response(serializers.RequestSerializer(found).data)


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
        found = find_request(request.user, reference).events.select_related("actor")
        page = page_of(request, found, JOURNAL_SORTS)
        return Response(EVENT_PAGE(page).data)

    @extend_schema(
        operation_id="doOneClickDeed",
        summary=_("Do a deed that has no data of its own"),
        description=_(
            "A deed with data has a resource of its own; sent here it is refused with the name of that resource."
        ),
        parameters=[schema.KEY],
        request=schema.one_click(ReasonForm),
        responses=schema.DONE | schema.REFUSALS,
        examples=[schema.example(action) for action, door in DOORS.items() if not door.resource],
    )
    def post(self, request, reference):
        target = find_request(request.user, reference)
        door, data = deeds.general_door(target, deeds.sent(request))
        return deeds.do(request, door, target, data)


class EventDetail(APIView):
    @extend_schema(
        operation_id="getEvent",
        summary=_("One deed in the journal"),
        description=_("As it was written; it never changes."),
        responses={200: serializers.EventSerializer, **UNSEEN},
    )
    def get(self, request, reference, number):
        found = find_request(request.user, reference).events.select_related("actor")
        return Response(serializers.EventSerializer(get_object_or_404(found, number=number)).data)


def _whole(name: str, shape, summary, description, rows) -> type[APIView]:
    """A view that GETs all of `rows(support_request, user)` in `shape`."""
    listed = serializers.all_of(shape, f"{name}List")

    @extend_schema(
        operation_id=f"list{name}", summary=summary, description=description, responses={200: listed, **UNSEEN}
    )
    def get(self, request, reference):
        found = find_request(request.user, reference)
        return Response(listed({"results": rows(found, request.user)}, context={"reference": reference}).data)

    return type(name, (APIView,), {"__module__": __name__, "get": get})


Parties = _whole(
    "Parties",
    serializers.PartySerializer,
    _("Whom this request can be asked of"),
    _("Per rung, as an inquiry names them."),
    lambda found, user: dossier.parties_of(found),
)
READERS: dict[str, type[APIView]] = {
    "need-lines": _whole(
        "NeedLines",
        serializers.NeedLineSerializer,
        _("Need lines with their ledger"),
        _("Persons per day: asked, region, national, defence, declined, withdrawn, open."),
        lambda found, user: dossier.with_accounts(found),
    ),
    "situations": _whole(
        "Situations",
        serializers.SituationSerializer,
        _("The figures of the home, the latest last"),
        _("Each is a snapshot; older ones are kept."),
        lambda found, user: found.situations.order_by("measured_at", "pk"),
    ),
    "inquiries": _whole(
        "Inquiries",
        serializers.InquirySerializer,
        _("Who was asked, and what came of it"),
        _("With the offers of each."),
        lambda found, user: dossier.inquiries_of(found),
    ),
    "comments": _whole(
        "Comments",
        serializers.CommentSerializer,
        _("Comments that you may read"),
        _("What is for authorities only is shown to them alone."),
        lambda found, user: found.comments.readable_by(user).select_related("author"),
    ),
    "attachments": _whole(
        "Attachments",
        serializers.AttachmentSerializer,
        _("Files that you may read"),
        _("With where to download each; what is for authorities only is shown to them alone."),
        lambda found, user: found.attachments.readable_by(user).select_related("author"),
    ),
}


class AttachmentContent(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadAttachment",
        summary=_("The content of a file"),
        description=_("Always as a download, with the kind it has by its content."),
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY), **UNSEEN},
    )
    def get(self, request, reference, pk):
        readable = find_request(request.user, reference).attachments.readable_by(request.user)
        found = get_object_or_404(readable, pk=pk)
        if not found.path.is_file():
            raise Http404
        content = found.path.open("rb")
        return FileResponse(content, as_attachment=True, filename=found.name, content_type=found.content_type)


ADDRESSED = ("support_request__safety_region", "support_request__institution")


class AddressedInquiries(APIView):
    @extend_schema(
        operation_id="listInquiriesToYou",
        summary=_("What was asked of you"),
        description=_("Region, sector, staff types, persons and period of what is asked, and your answer."),
        parameters=[*schema.filters(InquiryFilter), schema.sorts(INQUIRY_SORTS), schema.CURSOR],
        responses={
            200: INQUIRY_PAGE,
            **problem_responses(400, 401),
        },
    )
    def get(self, request):
        found = Inquiry.objects.addressed_to(request.user).with_party().select_related(*ADDRESSED)
        found = found.prefetch_related("support_request__lines", dossier.WITH_OFFERS)
        if state := chosen(InquiryFilter, request)["state"]:
            found = found.filter(state=state)
        page = page_of(request, found, INQUIRY_SORTS)
        return Response(INQUIRY_PAGE(page).data)


class AddressedInquiry(APIView):
    @extend_schema(
        operation_id="getInquiry",
        summary=_("One question to you"),
        description=_("With the deeds that are yours on it; also for who may open the request it is about."),
        responses={200: serializers.AddressedInquiryDetailSerializer, **UNSEEN},
    )
    def get(self, request, pk):
        inquiry = find_subject(request.user, "inquiry", pk)
        about = inquiry.support_request
        inquiry.deeds = dossier.deeds_on(inquiry, request=about, by=request.user, on="inquiry")
        return Response(serializers.AddressedInquiryDetailSerializer(inquiry).data)


class OnBehalves(APIView):
    @extend_schema(
        operation_id="listOnBehalf",
        summary=_("Deeds recorded in your name"),
        description=_("Those that wait for your confirmation, soonest due first."),
        responses={200: BEHALF_LIST, **problem_responses(401)},
    )
    def get(self, request):
        found = OnBehalf.objects.spoken_for(request.user).waiting().select_related("event__actor").order_by("due_at")
        return Response(BEHALF_LIST({"results": found}).data)
