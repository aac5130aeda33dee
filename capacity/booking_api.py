"""The bookings of all pools by API: who is taken, for which request, until when; for whoever reads numbers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from capacity import pools
from capacity.models import Booking
from capacity.pool_forms import BookingFilter
from foundation.paging import Sort, page_of
from foundation.problems import problem_responses
from foundation.rest import APIView
from requests_app.api import schema
from requests_app.api.fields import Choice, Shape
from requests_app.api.reading import chosen
from requests_app.api.serializers import page_of as page_shape
from requests_app.models.staff import StaffType

SORTS = {"starts": Sort("starts_on", _("From")), "held": Sort("held_until", _("place taken until"))}


class BookingSerializer(Shape):
    """Persons of one pool, taken on each day up to and including `heldUntil`."""

    reference: Any = serializers.CharField(source="support_request.reference")
    line: Any = serializers.IntegerField(source="line.number", help_text=_("Number of the need line it serves."))
    sent_as = Choice(StaffType.choices, source="pool.staff_type", help_text=_("what they are: that, or a substitute"))

    class Meta:
        model = Booking
        fields = [
            *("id", "reference", "line", "staff_type", "sent_as", "pool", "persons", "starts_on", "ends_on"),
            *("held_until", "state", "lapses_at", "deployment", "arrived"),
        ]


BOOKING_PAGE = page_shape(BookingSerializer, "BookingPage")


class Bookings(APIView):
    @extend_schema(
        operation_id="listBookings",
        summary=_("Who is taken of the pools, for which request and until when"),
        description=_("For Defence, VWS and LOCC. A booking is made and ended by deeds on its request."),
        parameters=[*schema.filters(BookingFilter), schema.sorts(SORTS), schema.CURSOR],
        responses={200: BOOKING_PAGE, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        pools.require_reader(request.user)
        found = Booking.objects.matching(**chosen(BookingFilter, request))
        page = page_of(request, found.select_related("pool", "line", "support_request"), SORTS)
        return Response(BOOKING_PAGE(page).data)
