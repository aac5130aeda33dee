"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from regions.api import duty, traces, views

urlpatterns = [
    path("me", views.Me.as_view(), name="api-me"),
    path("regions", views.Regions.as_view(), name="api-regions"),
    path("municipalities", views.Municipalities.as_view(), name="api-municipalities"),
    path("institutions", views.Institutions.as_view(), name="api-institutions"),
    path("institutions/<int:pk>", views.InstitutionDetail.as_view(), name="api-institution"),
    path("institutions/<int:pk>/locations", views.Locations.as_view(), name="api-locations"),
    path("institutions/<int:pk>/locations/<int:location>", views.LocationDetail.as_view(), name="api-location"),
    path("teams", views.Teams.as_view(), name="api-teams"),
    path("duty", duty.Duties.as_view(), name="api-duty"),
    path("duty/memberships", duty.OnCall.as_view(), name="api-duty-memberships"),
    path("duty/<int:pk>", duty.DutyDetail.as_view(), name="api-duty-one"),
    path("readings", traces.AllReadings.as_view(), name="api-all-readings"),
    path("security-events", traces.SecurityEvents.as_view(), name="api-security-events"),
    path("tokens", views.Tokens.as_view(), name="api-tokens"),
    path("tokens/<int:pk>", views.TokenDetail.as_view(), name="api-token"),
]
