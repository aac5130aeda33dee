"""Django's admin, for reference data and people only; never for a request, and never a way to delete.

People are changed on their own pages, where the rules are; here an administrator looks them up and reads their history.
"""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from regions import by_provider
from regions.authority import is_administrator
from regions.models import (
    BY_HAND_ALONE,
    SCOPES,
    CareOfficeRegion,
    Channel,
    Desk,
    Duty,
    Institution,
    Location,
    Membership,
    Municipality,
    ProviderGroup,
    RoazRegion,
    SafetyRegion,
    Team,
    User,
)
from regions.views.guards import freshly_proved


class AdministratorsOnly:
    """By role, not by Django's permissions; nothing is deleted here."""

    def has_module_permission(self, request):
        return is_administrator(request.user)

    def has_view_permission(self, request, obj=None):
        return is_administrator(request.user)

    def has_add_permission(self, request):
        return is_administrator(request.user)

    def has_change_permission(self, request, obj=None):
        return is_administrator(request.user)

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnly(AdministratorsOnly):
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(SafetyRegion, RoazRegion, CareOfficeRegion)
class PartyAdmin(AdministratorsOnly, admin.ModelAdmin):
    """Only where it is reached; the rest comes from the reference files."""

    list_display = ["code", "name", "contact_phone"]
    search_fields = ["code", "name"]

    def get_readonly_fields(self, request, obj=None):
        return [field.name for field in self.model._meta.fields if not field.name.startswith("contact_")]

    def has_add_permission(self, request):
        return False


@admin.register(Desk)
class DeskAdmin(AdministratorsOnly, admin.ModelAdmin):
    list_display = ["role", "contact_phone"]


@admin.register(Municipality)
class MunicipalityAdmin(AdministratorsOnly, admin.ModelAdmin):
    list_display = ["code", "name", "safety_region", "care_office_region", "valid_from", "valid_until"]
    list_filter = ["safety_region"]
    list_select_related = ["safety_region", "care_office_region"]
    search_fields = ["code", "name"]


@admin.register(Channel)
class ChannelAdmin(AdministratorsOnly, SimpleHistoryAdmin):
    list_display = ["code", "name", "rung", "active_from", "active_until", "contact_email", "contact_phone"]


@admin.register(Team)
class TeamAdmin(AdministratorsOnly, admin.ModelAdmin):
    list_display = ["name", "contact_phone"]


@admin.register(Institution)
class InstitutionAdmin(ReadOnly, SimpleHistoryAdmin):
    list_display = ["name", "sector", "kvk", "agb", "is_active"]
    search_fields = ["name", "kvk", "agb"]


@admin.register(Location)
class LocationAdmin(ReadOnly, SimpleHistoryAdmin):
    list_display = ["name", "institution", "municipality"]
    list_select_related = ["institution", "municipality"]
    search_fields = ["name", "institution__name"]


@admin.register(User)
class UserAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "email", "is_active", "last_login"]
    search_fields = ["name", "email"]
    exclude = ["password", "groups", "user_permissions"]


@admin.register(Membership)
class MembershipAdmin(ReadOnly, SimpleHistoryAdmin):
    list_display = ["user", "label", "valid_from", "valid_until"]
    list_select_related = [
        "user",
        "institution",
        "safety_region",
        "care_office_region",
        "roaz_region",
        "channel",
        "team",
    ]
    search_fields = ["user__name", "user__email"]


@admin.register(Duty)
class DutyAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["membership", "starts_at", "ends_at", "phone"]
    list_select_related = ["membership__user", *(f"membership__{name}" for name in ("institution", "safety_region"))]


class ProviderGroupForm(forms.ModelForm):
    """Of the providers of the settings, and no others."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        chosen = [(app["provider_id"], app["name"]) for app in apps]
        self.fields["provider"] = forms.ChoiceField(label=_("Provider"), choices=chosen)
        hand = self.fields["role"].choices
        self.fields["role"].choices = [pair for pair in hand if pair[0] not in BY_HAND_ALONE]


@admin.register(ProviderGroup)
class ProviderGroupAdmin(AdministratorsOnly, SimpleHistoryAdmin):
    """Which group gives what: written down and stopped, both after a fresh proof, never changed."""

    form = ProviderGroupForm
    list_display = ["provider", "group", "role", "label", "kept_by", "kept_at", "stopped_at"]
    list_filter = ["provider"]
    list_select_related = ["kept_by", *SCOPES]
    search_fields = ["group"]
    actions = ["stop"]

    def has_change_permission(self, request, obj=None):
        return False

    @method_decorator(freshly_proved)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    @method_decorator(freshly_proved)
    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, extra_context)

    def save_model(self, request, obj, form, change):
        by_provider.keep(obj, by=request.user)

    @admin.action(description=_("Stop: what the chosen groups gave is over at once"), permissions=["add"])
    def stop(self, request, queryset):
        for row in queryset.standing():
            by_provider.stop(row, by=request.user)
