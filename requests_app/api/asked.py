"""What was asked of somebody, or done in her name: a party's own corner, without sight of the request."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from foundation.paging import Sort, page_of
from foundation.problems import problem_responses
from foundation.rest import APIView, told
from requests_app.api import dossier, recorded, schema, serializers
from requests_app.api.parts import UNSEEN
from requests_app.api.reading import chosen
from requests_app.doors import find_subject
from requests_app.forms.inquiries import InquiryFilter
from requests_app.models import Inquiry, OnBehalf

SORTS = {"due": Sort("due_at", _("Due")), "asked": Sort("asked_at", _("Asked"), descending=True)}
INQUIRY_PAGE = serializers.page_of(serializers.AddressedInquirySerializer, "InquiryPage")
BEHALF_LIST = serializers.all_of(recorded.OnBehalfSerializer, "OnBehalfList")
ADDRESSED = (
    "support_request__safety_region",
    "support_request__institution",
    "support_request__location__municipality",
)


class AddressedInquiries(APIView):
    @extend_schema(
        operation_id="listInquiriesToYou",
        summary=_("What was asked of you"),
        description=_(
            "Region, municipality, sector, staff types, persons, period and shifts of what is asked, and your answer."
        ),
        parameters=[*schema.filters(InquiryFilter), schema.sorts(SORTS), schema.CURSOR],
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
        page = page_of(request, found, SORTS)
        return Response(told(INQUIRY_PAGE, page))


class AddressedInquiry(APIView):
    @extend_schema(
        operation_id="getInquiry",
        summary=_("One question to you"),
        description=_("With the deeds that are yours on it; also for those who may open the request it is about."),
        parameters=[schema.OF],
        responses={200: serializers.AddressedInquiryDetailSerializer, **UNSEEN},
    )
    def get(self, request, pk):
        inquiry = find_subject(request.user, "inquiry", pk, of=request.GET.get("of", ""))
        about = inquiry.support_request
        inquiry.deeds = dossier.deeds_on(inquiry, request=about, by=request.user, on="inquiry")
        return Response(told(serializers.AddressedInquiryDetailSerializer, inquiry))


class OnBehalves(APIView):
    @extend_schema(
        operation_id="listOnBehalf",
        summary=_("Deeds recorded in your name"),
        description=_("Those that wait for your confirmation, soonest due first."),
        responses={200: BEHALF_LIST, **problem_responses(401)},
    )
    def get(self, request):
        found = OnBehalf.objects.spoken_for(request.user).waiting().select_related("event__actor").order_by("due_at")
        return Response(told(BEHALF_LIST, {"results": found}))
