"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from regions.api import duty, people, people_import, traces, views

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
    path("people", people.People.as_view(), name="api-people"),
    path("people-previews", people_import.PeoplePreviews.as_view(), name="api-people-previews"),
    path("people-imports", people_import.PeopleImports.as_view(), name="api-people-imports"),
    path("people/<int:pk>", people.Person.as_view(), name="api-person"),
    path("people/<int:pk>/memberships", people.Joined.as_view(), name="api-person-memberships"),
    path("people/<int:pk>/departures", people.Left.as_view(), name="api-person-departures"),
    path("people/<int:pk>/readmissions", people.Readmitted.as_view(), name="api-person-readmissions"),
    path("people/<int:pk>/factor-resets", people.FactorResets.as_view(), name="api-person-factor"),
    path("memberships/<int:pk>/ends", people.Ended.as_view(), name="api-membership-ends"),
    path("memberships/<int:pk>/deputies", people.Deputies.as_view(), name="api-membership-deputies"),
    path("invitations", people.Invitations.as_view(), name="api-invitations"),
    path("invitations/<int:pk>", people.InvitationDetail.as_view(), name="api-invitation"),
    path("invitations/<int:pk>/sendings", people.Sendings.as_view(), name="api-invitation-sendings"),
    path("readings", traces.AllReadings.as_view(), name="api-all-readings"),
    path("security-events", traces.SecurityEvents.as_view(), name="api-security-events"),
    path("tokens", views.Tokens.as_view(), name="api-tokens"),
    path("tokens/<int:pk>", views.TokenDetail.as_view(), name="api-token"),
]
