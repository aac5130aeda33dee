"""Below /api/v1/; no trailing slash anywhere. Every door with a resource has its address here by itself."""

from django.urls import path

from foundation.rest import APIView
from requests_app.api import asked, checks, edxl, from_filing, meetings, papers, parts, readings, views
from requests_app.api.deeds import endpoint
from requests_app.api.dossier import ADDRESS
from requests_app.doors import DOORS

OF_A_REQUEST = ADDRESS[""]
READERS = parts.READERS | from_filing.READERS

urlpatterns = [
    path("requests", views.Requests.as_view(), name="api-requests"),
    path(OF_A_REQUEST, views.RequestDetail.as_view(), name="api-request"),
    path(f"{OF_A_REQUEST}/edxl/<str:message>", edxl.ResourceMessages.as_view(), name="api-resource-message"),
    path("received-resources", edxl.ReceivedResources.as_view(), name="api-received-resources"),
    path(f"{OF_A_REQUEST}/events", views.Events.as_view(), name="api-events"),
    path(f"{OF_A_REQUEST}/events/<int:number>", views.EventDetail.as_view(), name="api-event"),
    path(f"{OF_A_REQUEST}/readings", readings.Readings.as_view(), name="api-readings"),
    path(f"{OF_A_REQUEST}/parties", parts.Parties.as_view(), name="api-parties"),
    path(f"{OF_A_REQUEST}/numbers", parts.Numbers.as_view(), name="api-numbers"),
    path(
        f"{OF_A_REQUEST}/attachments/<int:pk>/content",
        parts.AttachmentContent.as_view(),
        name="api-attachment-content",
    ),
    path(f"{OF_A_REQUEST}/decision-letter", papers.DecisionLetter.as_view(), name="api-decision-letter"),
    path(f"{OF_A_REQUEST}/case-file", papers.CaseFile.as_view(), name="api-case-file"),
    path(f"{OF_A_REQUEST}/signing-pack", papers.SigningPack.as_view(), name="api-signing-pack"),
    path("municipalities/<str:code>/signing-pack", papers.MunicipalityPack.as_view(), name="api-municipality-pack"),
    path("meetings/<int:pk>/minutes.pdf", papers.MeetingMinutes.as_view(), name="api-meeting-minutes-paper"),
    path(f"{OF_A_REQUEST}/check-rounds", checks.CheckRounds.as_view(), name="api-check-rounds"),
    path(f"{OF_A_REQUEST}/decisions", from_filing.Decisions.as_view(), name="api-decisions"),
    path(f"{OF_A_REQUEST}/conditions", from_filing.Conditions.as_view(), name="api-conditions"),
    path("meetings", meetings.Meetings.as_view(), name="api-meetings"),
    path("meetings/<int:pk>", meetings.WholeMeeting.as_view(), name="api-meeting"),
    path("meetings/<int:pk>/minutes", meetings.Minutes.as_view(), name="api-meeting-minutes"),
    path("meetings/<int:pk>/attendance", meetings.Seats.as_view(), name="api-meeting-attendance"),
    path("meetings/<int:pk>/turns", meetings.Turns.as_view(), name="api-meeting-turns"),
    path("meetings/<int:pk>/positions", meetings.MeetingPositions.as_view(), name="api-meeting-positions"),
    path("inquiries", asked.AddressedInquiries.as_view(), name="api-inquiries"),
    path("inquiries/<int:pk>", asked.AddressedInquiry.as_view(), name="api-inquiry"),
    path("on-behalf", asked.OnBehalves.as_view(), name="api-on-behalf"),
    *(
        path(
            f"{ADDRESS[door.on]}/{door.resource}",
            endpoint(door, READERS.get(door.resource, APIView) if not door.on else APIView).as_view(),
            name=f"api-{door.slug}",
        )
        for door in DOORS.values()
        if door.resource
    ),
]
