"""What people, institutions and territories look like on the wire: camelCase, territories by their code."""

from datetime import UTC
from typing import Any, ClassVar

from rest_framework import serializers

from foundation.problems import camel
from regions import calling
from regions.models import (
    ApiToken,
    Institution,
    Location,
    Membership,
    Municipality,
    Reach,
    RoazRegion,
    Role,
    SafetyRegion,
    Sector,
    Team,
)


class CamelCase:
    """Gives every field its camelCase name; what the domain gets keeps the name it has there."""

    def get_fields(self):
        fields = super().get_fields()  # type: ignore[misc]  # stands before a serializer
        for name, field in fields.items():
            if field.source is None and camel(name) != name:
                field.source = name
        return {camel(name): field for name, field in fields.items()}


class Moment(serializers.DateTimeField):
    """A moment, out as UTC with a Z."""

    def __init__(self, **kwargs):
        super().__init__(**{"default_timezone": UTC} | kwargs)


class SafetyRegionSerializer(CamelCase, serializers.ModelSerializer):
    class Meta:
        model = SafetyRegion
        fields = ["code", "name", "province", "grid_column", "grid_row"]


class MunicipalitySerializer(CamelCase, serializers.ModelSerializer):
    safety_region = serializers.CharField(source="safety_region.code", help_text="Code of its safety region.")
    care_office_region = serializers.CharField(source="care_office_region.code", help_text="Code of its care office.")
    roaz_regions: Any = serializers.SlugRelatedField("code", many=True, read_only=True)

    class Meta:
        model = Municipality
        fields = ["code", "name", "safety_region", "care_office_region", "roaz_regions", "valid_from", "valid_until"]


class LocationSerializer(CamelCase, serializers.ModelSerializer):
    municipality = serializers.SlugRelatedField(
        "code", queryset=Municipality.objects.prefetch_related("roaz_regions"), help_text="Code, such as GM0153."
    )
    safety_region = serializers.CharField(source="municipality.safety_region.code", read_only=True)
    care_office_region = serializers.CharField(source="municipality.care_office_region.code", read_only=True)
    roaz_region: Any = serializers.SlugRelatedField(
        "code",
        queryset=RoazRegion.objects.all(),
        required=False,
        allow_null=True,
        help_text="May be left out where the municipality has only one.",
    )

    class Meta:
        model = Location
        fields = [
            "id",
            "name",
            "address",
            "postcode",
            "municipality",
            "safety_region",
            "care_office_region",
            "roaz_region",
            "contact_function",
            "contact_phone",
            "contact_email",
            "deputy_function",
            "deputy_phone",
            "deputy_email",
        ]


class ChangedInstitutionSerializer(CamelCase, serializers.ModelSerializer):
    """What is changed of an institution; what isn't sent stays."""

    class Meta:
        model = Institution
        fields = ["name", "sector", "kvk", "agb", "is_active"]
        extra_kwargs: ClassVar[dict[str, Any]] = {"agb": {"validators": []}}


class TeamSerializer(CamelCase, serializers.ModelSerializer):
    """A fact-finding team, by the number under which a mission names it."""

    class Meta:
        model = Team
        fields = ["id", "name"]


class TeamListSerializer(serializers.Serializer):
    results = TeamSerializer(many=True)


class SafetyRegionListSerializer(serializers.Serializer):
    results = SafetyRegionSerializer(many=True)


class InstitutionSerializer(CamelCase, serializers.ModelSerializer):
    """Contact data is left empty for whoever may not read it."""

    sector = serializers.ChoiceField(Sector.choices)
    locations = LocationSerializer(many=True)

    class Meta:
        model = Institution
        fields = ["id", "name", "sector", "kvk", "agb", "is_active", "locations"]
        read_only_fields = ["is_active"]
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "agb": {"validators": []}  # the domain says it, together with everything else
        }

    def to_representation(self, instance):
        data = super().to_representation(instance)
        if not calling.may_call(self.context["request"].user, Role.INSTITUTION, instance):
            for location in data["locations"]:
                location.update({name: "" for name in location if name.startswith(("contact", "deputy"))})
        return data


class PageSerializer(serializers.Serializer):
    """One page of a list; hand a cursor back with the same filters and sort."""

    nextCursor = serializers.CharField(source="next_cursor", allow_null=True)
    previousCursor = serializers.CharField(source="previous_cursor", allow_null=True)
    count = serializers.IntegerField(help_text="Counting stops at 1,000.")
    moreThan = serializers.BooleanField(source="more_than", help_text="Whether there are more than `count`.")


class MunicipalityPageSerializer(PageSerializer):
    results = MunicipalitySerializer(source="items", many=True)


class InstitutionPageSerializer(PageSerializer):
    results = InstitutionSerializer(source="items", many=True)


class TokenSerializer(CamelCase, serializers.ModelSerializer):
    class Meta:
        model = ApiToken
        fields = ["id", "name", "prefix", "reaches", "created_at", "expires_at", "revoked_at", "last_used_at"]


class NewTokenSerializer(CamelCase, serializers.Serializer):
    """What a new token is for, its last day, and what it may beside what every token may."""

    name = serializers.CharField(max_length=60, help_text="What it is used for.")
    expires_at = serializers.DateField(help_text="Last day, at most a year from now.")
    reaches = serializers.ListField(child=serializers.ChoiceField(Reach.choices), required=False)


class TokenListSerializer(serializers.Serializer):
    results = TokenSerializer(many=True)


class TokenWithSecretSerializer(TokenSerializer):
    """A token, with the secret that is told this once."""

    secret = serializers.CharField(help_text="Told in this answer only.")

    class Meta(TokenSerializer.Meta):
        fields = [*TokenSerializer.Meta.fields, "secret"]


class MembershipSerializer(CamelCase, serializers.ModelSerializer):
    label: Any = serializers.CharField(read_only=True, help_text="As it is said in one breath.")
    institution = serializers.IntegerField(source="institution_id", read_only=True, allow_null=True)
    safety_region: Any = serializers.SlugRelatedField("code", read_only=True, allow_null=True)
    care_office_region: Any = serializers.SlugRelatedField("code", read_only=True, allow_null=True)
    roaz_region: Any = serializers.SlugRelatedField("code", read_only=True, allow_null=True)
    channel: Any = serializers.SlugRelatedField("code", read_only=True, allow_null=True)
    team: Any = serializers.SlugRelatedField("name", read_only=True, allow_null=True)

    class Meta:
        model = Membership
        fields = [
            "id",
            "role",
            "label",
            "institution",
            "safety_region",
            "care_office_region",
            "roaz_region",
            "channel",
            "team",
            "audits",
            "valid_from",
            "valid_until",
        ]


class MeSerializer(serializers.Serializer):
    """Who asks, and what she may act for today."""

    email = serializers.EmailField()
    name = serializers.CharField()
    language = serializers.CharField()
    memberships = MembershipSerializer(source="held_today", many=True)
