"""What requests and all that belongs to them look like on the wire: camelCase, UTC, words of the domain."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from foundation.problems import LackingItem
from regions.api.serializers import CamelCase, PageSerializer
from regions.calling import Call, Why
from regions.models import Role, Sector
from requests_app.api.fields import Choice, Moment, Shape
from requests_app.deeds.application import FIELDS as APPLICATION_FIELDS
from requests_app.deeds.application import SIGNATURE
from requests_app.deeds.need_and_situation import LINE_FIELDS, SITUATION_FIELDS
from requests_app.models import (
    Application,
    Inquiry,
    NeedLine,
    Offer,
    Rung,
    Situation,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType


class Plain(CamelCase, serializers.Serializer):
    """A shape that isn't a model."""


class RangeSerializer(Plain):
    """Persons on each day of a period, both days included."""

    persons = serializers.IntegerField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class ProfileSerializer(Plain):
    """Persons per day."""

    person_days = serializers.IntegerField(help_text=_("Sum over the days."))
    peak = serializers.IntegerField(help_text=_("Most persons on one day."))
    ranges = RangeSerializer(many=True)


class AccountSerializer(Plain):
    """asked = region + national + defence + declined + withdrawn + open, on every day."""

    asked = ProfileSerializer()
    region = ProfileSerializer()
    national = ProfileSerializer()
    defence = ProfileSerializer()
    declined = ProfileSerializer()
    withdrawn = ProfileSerializer()
    open = ProfileSerializer(help_text=_("What is left; on days gone by it is called unmet."))
    residual = ProfileSerializer(help_text=_("The open of today and later: only this climbs."))
    unmet = ProfileSerializer(help_text=_("What stayed open on days gone by."))


class LineInShort(Shape):
    """Who is asked for, how many, when, and in which shifts."""

    class Meta:
        model = NeedLine
        fields = [
            *("number", "staff_type", "persons", "starts_on", "ends_on"),
            *("day_shift", "evening_shift", "night_shift"),
        ]


class NeedLineSerializer(Shape):
    """A need line with its ledger."""

    substitutes = serializers.ListField(child=Choice(StaffType.choices))
    ledger = AccountSerializer(source="account")

    class Meta:
        model = NeedLine
        fields = ["id", "number", "staff_type", *LINE_FIELDS, "ledger"]


class InstitutionInShort(Plain):
    """Whose request it is."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    sector = Choice(Sector.choices)


class LocationInShort(Plain):
    """Where help is needed."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    address = serializers.CharField()
    postcode = serializers.CharField()
    municipality = serializers.CharField(source="municipality.name")


class RequestInShort(Shape):
    """A row of the list."""

    institution = InstitutionInShort()
    location = LocationInShort()
    safety_region = serializers.CharField(source="safety_region.code", help_text=_("Code, such as VR05."))
    due_at = Moment(source="due", allow_null=True, help_text=_("When the owner must have acted; null: nothing is due."))
    overdue = serializers.BooleanField(source="is_overdue")
    need_lines: Any = LineInShort(source="lines", many=True)

    class Meta:
        model = SupportRequest
        fields = [
            "reference",
            "status",
            "urgency",
            "priority_rank",
            "national_rank",
            "due_at",
            "overdue",
            "first_unsafe_shift_at",
            "opened_at",
            "submitted_at",
            "updated_at",
            "version",
            "institution",
            "location",
            "safety_region",
            "need_lines",
        ]


class SituationSerializer(Shape):
    """The home's figures at one moment."""

    class Meta:
        model = Situation
        fields = ["id", *SITUATION_FIELDS, "event_number"]


class ApplicationSerializer(Shape):
    """Step 3 in words."""

    class Meta:
        model = Application
        fields = [*APPLICATION_FIELDS, *SIGNATURE]


class OfferSerializer(Shape):
    """Staff offered for one need line."""

    line = serializers.IntegerField(source="line.number", help_text=_("Number of the need line it serves."))

    class Meta:
        model = Offer
        fields = [
            *("id", "line", "staff_type", "persons", "starts_on", "ends_on", "holds_until", "state", "reason"),
            *("persons_offered", "offered_from", "offered_until"),
        ]


class InquirySerializer(Shape):
    """A question to one party, and what came of it."""

    party = serializers.CharField(help_text=_("Who was asked."))
    overdue = serializers.BooleanField(source="is_overdue")
    offers = OfferSerializer(many=True)

    class Meta:
        model = Inquiry
        fields = [
            "id",
            "rung",
            "party",
            "question",
            "asked_at",
            "due_at",
            "overdue",
            "state",
            "answer",
            "note",
            "answered_at",
            "calls_back_at",
            "offers",
        ]


class RungStandingSerializer(Plain):
    """One rung of the ladder."""

    rung = Choice(Rung.choices)
    step = serializers.IntegerField(min_value=1, max_value=2)
    closed = serializers.BooleanField(help_text=_("Waived, or answered or expired with nothing waiting."))
    waived = serializers.CharField(allow_null=True, help_text=_("Why it need not be asked."))
    inquiries = InquirySerializer(many=True)


class DeedSerializer(Plain):
    """A deed that is yours here: whether it can be done now, else what is lacking, and where to send it."""

    action = Choice(Action.choices)
    label: Any = serializers.CharField(source="action.label")
    roles = serializers.ListField(child=Choice(Role.choices), help_text=_("Your roles for it; several: send asRole."))
    by_phone = serializers.BooleanField(help_text=_("Only for somebody who told you: send spokenName and spokenAt."))
    offered = serializers.BooleanField()
    lacking = LackingItem(many=True)
    resource = serializers.CharField(help_text=_("Where to POST it."))


class RequestSerializer(RequestInShort):
    """All of a request that you may see."""

    need_lines = NeedLineSerializer(source="dossier.lines", many=True)
    ledger = AccountSerializer(source="dossier.total", help_text=_("All lines together."))
    ladder = RungStandingSerializer(source="dossier.ladder", many=True)
    situation = SituationSerializer(source="dossier.situation", allow_null=True, help_text=_("The latest."))
    application = ApplicationSerializer(source="dossier.application", allow_null=True)
    deeds = DeedSerializer(source="dossier.deeds", many=True)
    follows = serializers.CharField(source="follows.reference", allow_null=True, default=None)
    follow_ups: Any = serializers.SlugRelatedField("reference", many=True, read_only=True)

    class Meta(RequestInShort.Meta):
        fields = [
            *RequestInShort.Meta.fields,
            "ledger",
            "ladder",
            "situation",
            "application",
            "deeds",
            "call_back_number",
            "circumstances",
            "priority_reason",
            "national_reason",
            "figures_asked_at",
            "registered_urgent",
            "written_due_at",
            "provisional_until",
            "entered_at",
            "closed_at",
            "closing_code",
            "follows",
            "follow_ups",
            "head_number",
            "head_hash",
        ]


class PartySerializer(Plain):
    """Somebody a rung can be asked of."""

    party = serializers.CharField(help_text=_("As an inquiry takes it: rung and number."))
    rung = Choice(Rung.choices)
    name = serializers.CharField()
    unasked = serializers.BooleanField(help_text=_("Not asked yet, or asked and cancelled."))


class NumberSerializer(Plain):
    """Whom one reaches now, and on which number."""

    role = Choice(Role.choices)
    who = serializers.CharField(help_text=_("A name on the roster, else a function or organisation."))
    number = serializers.CharField(help_text=_("As after `tel:` (RFC 3966)."))
    why = Choice(Why.choices, help_text=_("Why it is this number."))
    until = Moment(allow_null=True, help_text=_("Until when it is answered; null: no end is known."))


def number_of(role: Role, call: Call) -> dict[str, Any]:
    """A number as the API tells it."""
    return {"role": role, "who": call.who, "number": call.number, "why": call.why, "until": call.until}


class AddressedInquirySerializer(InquirySerializer):
    """What a party reads of what it was asked: where, which sector, whom, when, in which shifts; nothing else."""

    municipality = serializers.CharField(
        source="support_request.location.municipality.code", help_text=_("Where help is needed; never which home.")
    )
    safety_region = serializers.CharField(source="support_request.safety_region.code")
    sector = Choice(Sector.choices, source="support_request.institution.sector")
    need_lines = LineInShort(source="support_request.lines", many=True)

    class Meta(InquirySerializer.Meta):
        fields = [*InquirySerializer.Meta.fields, "safety_region", "municipality", "sector", "need_lines"]


class AddressedInquiryDetailSerializer(AddressedInquirySerializer):
    """The same, with the deeds that are yours on it."""

    deeds = DeedSerializer(many=True)

    class Meta(AddressedInquirySerializer.Meta):
        fields = [*AddressedInquirySerializer.Meta.fields, "deeds"]


def page_of(shape: type[serializers.Serializer], name: str) -> type[PageSerializer]:
    """One page of a list of `shape`."""
    return type(name, (PageSerializer,), {"__module__": __name__, "results": shape(source="items", many=True)})


def all_of(shape: type[serializers.Serializer], name: str) -> type[serializers.Serializer]:
    """A whole list of `shape`; an object, so that it can grow."""
    return type(name, (serializers.Serializer,), {"__module__": __name__, "results": shape(many=True)})
