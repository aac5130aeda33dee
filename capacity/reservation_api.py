"""What a request asks, holds and was granted, and who is free, on the wire: for whoever reads numbers of capacity."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from capacity import balance, pools, reservations
from capacity.models import Booking
from foundation.problems import problem_responses
from regions.api.serializers import CamelCase
from requests_app.api.fields import Choice, Moment, Shape
from requests_app.api.parts import whole
from requests_app.models import SupportRequest
from requests_app.models.staff import StaffType


class ReservationSerializer(Shape):
    """People of one pool, reserved until the hour at which it lapses unless a grant confirms it."""

    sent_as = Choice(StaffType.choices, source="pool.staff_type", help_text=_("what they are: that, or a substitute"))

    class Meta:
        model = Booking
        fields = ["id", "pool", "sent_as", "persons", "starts_on", "ends_on", "lapses_at"]


class GoingSerializer(CamelCase, serializers.Serializer):
    """People of one type who would go."""

    sent_as = Choice(StaffType.choices, help_text=_("what they are: that, or a substitute"))
    persons = serializers.IntegerField(help_text=_("on each of these days"))
    starts_on = serializers.DateField(help_text=_("first day"))
    ends_on = serializers.DateField(help_text=_("last day"))


class SubstituteSerializer(CamelCase, serializers.Serializer):
    """People of a type that was named to come in place of the type asked."""

    staff_type = Choice(StaffType.choices)
    free = serializers.IntegerField(help_text=_("of this type free on each day asked"))


class GrantSerializer(CamelCase, serializers.Serializer):
    """What a grant would send if it were settled now."""

    persons = serializers.IntegerField(help_text=_("the most on which the corners can still agree"))
    sent = GoingSerializer(many=True)
    lacking = serializers.ListField(
        child=serializers.CharField(), help_text=_("why it couldn't be granted now, and how many fit; empty: it could")
    )


class BalanceSerializer(CamelCase, serializers.Serializer):
    """One staff type of one need line, in persons."""

    line = serializers.IntegerField(source="line.number", help_text=_("number of the need line"))
    staff_type = Choice(StaffType.choices)
    asked = serializers.IntegerField(help_text=_("asked of Defence and not granted, on the day with the most"))
    granted = serializers.IntegerField(help_text=_("granted for today and later, on the day with the most"))
    held = serializers.IntegerField(help_text=_("reserved of what is asked, on the day with the most; may lapse"))
    free = serializers.IntegerField(help_text=_("of this type free on each day asked"))
    free_as_substitute = serializers.IntegerField(help_text=_("of the substitutes named free on each day asked"))
    substitutes = SubstituteSerializer(many=True, help_text=_("the same type by type, best first"))
    short = serializers.IntegerField(help_text=_("too few on the worst day, after those held and free"))
    lapses_at = Moment(allow_null=True, help_text=_("when the first of those held lapse"))
    grant = GrantSerializer(
        allow_null=True, help_text=_("what a grant would send; null when none is before the triangle")
    )
    reservations = ReservationSerializer(many=True)


def _rows(support_request: SupportRequest, user) -> list[dict]:
    pools.require_reader(user)
    held = list(reservations.proposed(support_request).select_related("pool").order_by("pk"))
    found = balance.of([support_request])
    mine = [[each for each in held if _key(each) == (one.line.pk, one.staff_type)] for one in found]
    return [vars(one) | _free(one) | {"reservations": its} for one, its in zip(found, mine, strict=True)]


def _free(one: balance.Balance) -> dict:
    """Who is free of the types named, together and type by type."""
    substitutes = [{"staff_type": kind, "free": free} for kind, free in one.substitutes]
    return {"free_as_substitute": one.free_as_substitute, "substitutes": substitutes}


def _key(booking: Booking) -> tuple[int, str]:
    return booking.line_id, booking.staff_type


OF_REQUEST = whole(
    "ReservationsOfRequest",
    BalanceSerializer,
    _("What is asked of Defence, granted, held and free for this request"),
    _("Per need line and staff type, with its reservations; for Defence, VWS and LOCC."),
    _rows,
    problem_responses(403),
)
