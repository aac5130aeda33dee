from django.urls import path

from regions.views import duty, importing, institutions, invitations, people, tokens, traces

app_name = "regions"
urlpatterns = [
    path("institutions/", institutions.institution_list, name="institutions"),
    path("institutions/export.<kind>", institutions.institution_export, name="institutions_export"),
    path("institutions/import/", importing.institution_importing, name="institution_import"),
    path("institutions/import/sheet.xlsx", importing.institution_sheet, name="institution_import_sheet"),
    path("institutions/new/", institutions.institution_new, name="institution_new"),
    path("institutions/<int:pk>/", institutions.institution_detail, name="institution"),
    path("institutions/<int:pk>/edit/", institutions.institution_edit, name="institution_edit"),
    path("institutions/<int:pk>/locations/new/", institutions.location_new, name="location_new"),
    path("institutions/<int:pk>/locations/<int:location>/", institutions.location_edit, name="location_edit"),
    path("people/", people.people_list, name="people"),
    path("people/export.<kind>", people.people_export, name="people_export"),
    path("people/invite/", invitations.invite, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/join/", people.person_join, name="person_join"),
    path("people/<int:pk>/leave/", people.person_leave, name="person_leave"),
    path("people/<int:pk>/second-factor/", people.person_factor, name="person_factor"),
    path("people/<int:pk>/readmit/", people.person_readmit, name="person_readmit"),
    path("memberships/<int:pk>/end/", people.membership_end, name="membership_end"),
    path("memberships/<int:pk>/deputy/", people.membership_deputy, name="membership_deputy"),
    path("invitations/<int:pk>/resend/", invitations.invitation_resend, name="invitation_resend"),
    path("invitations/<int:pk>/revoke/", invitations.invitation_revoke, name="invitation_revoke"),
    path("account/invitation/<str:secret>/", invitations.invitation_accept, name="invitation_accept"),
    path("account/tokens/", tokens.token_list, name="tokens"),
    path("account/tokens/<int:pk>/revoke/", tokens.token_revoke, name="token_revoke"),
    path("readings/", traces.readings, name="readings"),
    path("readings/export.<kind>", traces.readings_export, name="readings_export"),
    path("security-events/", traces.security_events, name="security_events"),
    path("security-events/export.<kind>", traces.security_events_export, name="security_events_export"),
    path("duty/", duty.duty_roster, name="duty"),
    path("duty/new/", duty.duty_new, name="duty_new"),
    path("duty/<int:pk>/remove/", duty.duty_remove, name="duty_remove"),
]
