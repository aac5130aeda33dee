"""What people, memberships and invitations look like on the wire, and what is asked to make them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from foundation import telephone
from foundation.keys import KeyField
from regions.api.serializers import CamelCase, MembershipSerializer, Moment, PageSerializer
from regions.models import (
    CareOfficeRegion,
    Channel,
    Institution,
    Invitation,
    RoazRegion,
    Role,
    SafetyRegion,
    Team,
    User,
)


def _code(model: Any, by: str = "code") -> serializers.SlugRelatedField:
    return serializers.SlugRelatedField(by, queryset=model.objects.all(), required=False, allow_null=True)


class ScopedSerializer(CamelCase, serializers.Serializer):
    """A role, the one thing it is held for where it needs one, and whether she audits."""

    role = serializers.ChoiceField(Role.choices)
    institution = serializers.PrimaryKeyRelatedField(
        queryset=Institution.objects.active(), required=False, allow_null=True
    )
    safety_region = _code(SafetyRegion)
    care_office_region = _code(CareOfficeRegion)
    roaz_region = _code(RoazRegion)
    channel = _code(Channel)
    team = _code(Team, "name")
    audits = serializers.BooleanField(required=False)


class JoinedSerializer(ScopedSerializer):
    """A membership to be added."""

    valid_from = serializers.DateField(required=False, help_text=_("First day; today when left out."))
    valid_until = serializers.DateField(required=False, allow_null=True, help_text=_("Last day."))


class InvitedSerializer(ScopedSerializer):
    """Whom an invitation is for, and what it promises."""

    email = serializers.EmailField()
    name = serializers.CharField(max_length=120)
    language = serializers.ChoiceField([("nl", _("Dutch")), ("en", _("English"))], required=False)
    phone = serializers.CharField(max_length=telephone.LONGEST_TYPED, required=False, allow_blank=True)
    valid_until = serializers.DateField(required=False, allow_null=True, help_text=_("Last day of the membership."))


class EndedSerializer(CamelCase, serializers.Serializer):
    """The last day of a membership."""

    on = serializers.DateField()


class DeputySerializer(CamelCase, serializers.Serializer):
    """Who stands in, from a first to a last day."""

    user = KeyField(help_text=_("Number of the person."))
    valid_from = serializers.DateField()
    valid_until = serializers.DateField()


class PersonSerializer(CamelCase, serializers.ModelSerializer):
    """A person with all she was and is, the latest first."""

    memberships: Any = serializers.SerializerMethodField("held")
    joined_at = Moment()

    class Meta:
        model = User
        fields = ["id", "email", "name", "phone", "language", "is_active", "joined_at", "memberships"]

    @extend_schema_field(MembershipSerializer(many=True))
    def held(self, user: User) -> Any:
        """Also those that are over."""
        found = sorted(user.memberships.all(), key=lambda one: (one.valid_from, one.pk), reverse=True)
        return MembershipSerializer(found, many=True).data


class PersonPageSerializer(PageSerializer):
    results = PersonSerializer(source="items", many=True)


class InvitationSerializer(CamelCase, serializers.ModelSerializer):
    """An invitation that wasn't used yet; its link is in the mail alone."""

    label: Any = serializers.CharField(help_text=_("What it promises, in one breath."))
    invited_at = Moment()
    expires_at = Moment()
    was_sent = serializers.BooleanField(
        default=None, allow_null=True, help_text=_("Whether the mail server took it just now; null when none was sent.")
    )

    class Meta:
        model = Invitation
        fields = ["id", "email", "name", "label", "language", "invited_at", "expires_at", "was_sent"]


class InvitationListSerializer(serializers.Serializer):
    results = InvitationSerializer(many=True)


class FactorResetSerializer(CamelCase, serializers.Serializer):
    """That the second factor and the password count no more."""

    was_sent = serializers.BooleanField(help_text=_("Whether the mail server took the mail that says how to come in."))
