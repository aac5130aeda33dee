"""What pools, the board and the bands look like on the wire: camelCase, regions by their code, moments in UTC."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from capacity.bands import Band
from capacity.models import Pool, PoolPeriod, Shortage
from capacity.models.pool import LARGEST_POOL
from capacity.pool_forms import MOST_DAYS
from regions.api.serializers import CamelCase
from regions.models import SafetyRegion
from requests_app.api.fields import VOCABULARY, Choice, Shape
from requests_app.api.serializers import all_of, page_of
from requests_app.models.staff import StaffGroup, StaffType

VOCABULARY[tuple(Band.values)] = Band


class PeriodSerializer(Shape):
    """How many can be sent from a first to a last day."""

    class Meta:
        model = PoolPeriod
        fields = ["size", "starts_on", "ends_on", "reason"]


class ShortageSerializer(Shape):
    """Fewer people than were promised, until it is solved."""

    class Meta:
        model = Shortage
        fields = ["id", "persons", "starts_on", "ends_on", "reason", "recorded_at", "solved_at"]


class PoolSerializer(Shape):
    """A pool with today's figures."""

    home_region: Any = serializers.SlugRelatedField("code", read_only=True)
    confirmed_by = serializers.CharField(source="confirmed_by.name", help_text=_("who confirmed the figures"))
    size_today = serializers.IntegerField(help_text=_("persons who can be sent today"))
    used_today = serializers.IntegerField(help_text=_("persons taken today, rest days included"))
    free_today = serializers.IntegerField(help_text=_("the difference"))
    has_shortage = serializers.BooleanField(help_text=_("whether a shortage waits to be solved"))

    class Meta:
        model = Pool
        fields = [
            "id",
            "staff_type",
            "unit",
            "home_place",
            "home_region",
            "notice_days",
            "rest_days",
            "in_hospitals",
            "is_closed",
            "confirmed_at",
            "confirmed_by",
            "told_by",
            "size_today",
            "used_today",
            "free_today",
            "has_shortage",
        ]


class PoolDetailSerializer(PoolSerializer):
    """A pool with its sizes and what waits to be solved."""

    periods = PeriodSerializer(many=True)
    shortages = ShortageSerializer(many=True)

    class Meta(PoolSerializer.Meta):
        fields = [*PoolSerializer.Meta.fields, "periods", "shortages"]


def _number(name: str, most: int, **more) -> serializers.IntegerField:
    field: Any = Pool._meta.get_field(name)
    return serializers.IntegerField(min_value=0, max_value=most, help_text=field.help_text, **more)


class ToldBySerializer(CamelCase, serializers.Serializer):
    """What is said as one types it over: who told so by telephone, if somebody did."""

    told_by = serializers.CharField(
        required=False, allow_blank=True, max_length=120, help_text=_("function that said so by telephone")
    )


class ChangedPoolSerializer(ToldBySerializer):
    """What a pool is; what isn't sent stays as it is."""

    staff_type = Choice(StaffType.choices, help_text=_("what they are"))
    unit = serializers.CharField(max_length=100, help_text=_("to which they belong; no names of soldiers"))
    home_place = serializers.CharField(required=False, allow_blank=True, max_length=80, help_text=_("barracks or town"))
    home_region: Any = serializers.SlugRelatedField(
        "code",
        queryset=SafetyRegion.objects.all(),
        required=False,
        allow_null=True,
        help_text=_("code of the safety region of the home place"),
    )
    notice_days = _number("notice_days", MOST_DAYS, required=False)
    rest_days = _number("rest_days", MOST_DAYS, required=False)
    in_hospitals = _number("in_hospitals", LARGEST_POOL, required=False)
    is_closed = serializers.BooleanField(required=False, help_text=_("nobody is sent from here any more"))


class SizeSerializer(ToldBySerializer):
    """How many can be sent in a period."""

    size = serializers.IntegerField(
        min_value=0, max_value=LARGEST_POOL, help_text=_("persons who can be sent on each of these days")
    )
    starts_on = serializers.DateField(help_text=_("first day"))
    ends_on = serializers.DateField(help_text=_("last day"))
    reason = serializers.CharField(
        required=False, allow_blank=True, max_length=200, help_text=_("why not all can be sent: exercise, mission …")
    )
    accept_shortage = serializers.BooleanField(
        required=False, help_text=_("record what is missing, where it would break deployments, instead of a refusal")
    )


class CellSerializer(CamelCase, serializers.Serializer):
    """One staff type on one day."""

    day = serializers.DateField()
    available = serializers.IntegerField(help_text=_("persons who can be sent"))
    used = serializers.IntegerField(help_text=_("persons taken, rest days included"))
    free = serializers.IntegerField(help_text=_("the difference"))
    asked = serializers.IntegerField(help_text=_("open need that isn't granted"))
    held = serializers.IntegerField(help_text=_("for how many of those asked somebody is held"))
    short = serializers.IntegerField(help_text=_("how many too few: asked beyond who is held and free, and missing"))


class RowSerializer(CamelCase, serializers.Serializer):
    """One staff type, day by day."""

    staff_type = Choice(StaffType.choices)
    days = CellSerializer(source="cells", many=True)


class BoardTotalSerializer(CellSerializer):
    """The types of one group on one day, added up."""


class BoardGroupSerializer(CamelCase, serializers.Serializer):
    """Medical, caring or support: sums day by day. No type replaces another."""

    group = Choice(StaffGroup.choices)
    days = BoardTotalSerializer(source="totals", many=True)


class UnitDaySerializer(CamelCase, serializers.Serializer):
    """One type of a unit on one day."""

    day = serializers.DateField()
    available = serializers.IntegerField(source="figure.available", help_text=_("persons who can be sent"))
    used = serializers.IntegerField(source="figure.used", help_text=_("persons taken, rest days included"))
    free = serializers.IntegerField(source="figure.free", help_text=_("the difference"))


class UnitRowSerializer(CamelCase, serializers.Serializer):
    """One type of a unit, on the days of which anything is known."""

    unit = serializers.CharField()
    group = Choice(StaffGroup.choices)
    staff_type = Choice(StaffType.choices)
    days = UnitDaySerializer(source="known", many=True)


class BoardSerializer(CamelCase, serializers.Serializer):
    """Six weeks."""

    first = serializers.DateField()
    last = serializers.DateField()
    results = RowSerializer(source="rows", many=True)
    groups = BoardGroupSerializer(many=True)


class BandOfWeekSerializer(CamelCase, serializers.Serializer):
    """What can be expected of one staff type in one week, on its worst day."""

    staff_type = Choice(StaffType.choices)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    band = Choice(Band.choices)


POOL_PAGE = page_of(PoolSerializer, "PoolPage")
PERIOD_LIST = all_of(PeriodSerializer, "PeriodList")
SHORTAGE_LIST = all_of(ShortageSerializer, "ShortageList")
BAND_LIST = all_of(BandOfWeekSerializer, "BandList")
UNIT_LIST = all_of(UnitRowSerializer, "UnitRowList")
