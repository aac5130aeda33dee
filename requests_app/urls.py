"""The pages about requests."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from requests_app.views.alert import alert
from requests_app.views.attendance import attendance, turn
from requests_app.views.complete import complete, night_card
from requests_app.views.deed import DeedView
from requests_app.views.detail import detail
from requests_app.views.edxl import edxl_in, edxl_out
from requests_app.views.fact_finding import ReportView
from requests_app.views.files import file
from requests_app.views.inquiries import inquiries, inquiries_export, inquiry
from requests_app.views.intake import intake_page
from requests_app.views.journal import journal
from requests_app.views.listing import request_export, request_list
from requests_app.views.meeting import meeting_page, meetings, minutes, package, positions
from requests_app.views.national_priority import national_export, national_priority_page
from requests_app.views.papers import (
    case_file_pdf,
    letter_pdf,
    minutes_pdf,
    municipality_pack_pdf,
    signing_pack_pdf,
)
from requests_app.views.readings import readings, readings_export
from requests_app.views.regional_round import regional_round_page
from requests_app.views.weighing import DissentView, PositionView

app_name = "requests"
deed = login_required(DeedView.as_view())
report = login_required(ReportView.as_view())
position = login_required(PositionView.as_view())
dissent = login_required(DissentView.as_view())

urlpatterns = [
    path("regional-round/", regional_round_page, name="regional_round"),
    path("regional-round/signing-packs/<str:code>.pdf", municipality_pack_pdf, name="municipality_pack_pdf"),
    path("national-priority/", national_priority_page, name="national_priority"),
    path("national-priority/export.<kind>", national_export, name="national_export"),
    path("inquiries/", inquiries, name="inquiries"),
    path("inquiries/export.<kind>", inquiries_export, name="inquiries_export"),
    path("inquiries/<int:pk>/", inquiry, name="inquiry"),
    path("requests/", request_list, name="list"),
    path("requests/export.<kind>", request_export, name="export"),
    path("requests/new/", alert, name="alert"),
    path("requests/from-edxl/", edxl_in, name="edxl_in"),
    path("requests/<str:reference>/", detail, name="detail"),
    path("requests/<str:reference>/complete/", complete, name="complete"),
    path("requests/<str:reference>/night-card/", night_card, name="night_card"),
    path("requests/<str:reference>/journal/", journal, name="journal"),
    path("requests/<str:reference>/readings/", readings, name="readings"),
    path("requests/<str:reference>/readings/export.<kind>", readings_export, name="readings_export"),
    path("requests/<str:reference>/files/<int:pk>/", file, name="file"),
    path("requests/<str:reference>/decision.pdf", letter_pdf, name="letter_pdf"),
    path("requests/<str:reference>/edxl/<str:message>.xml", edxl_out, name="edxl"),
    path("requests/<str:reference>/case-file.pdf", case_file_pdf, name="case_file_pdf"),
    path("requests/<str:reference>/signing-pack.pdf", signing_pack_pdf, name="signing_pack_pdf"),
    path("meetings/<int:pk>/minutes.pdf", minutes_pdf, name="minutes_pdf"),
    path("requests/<str:reference>/intake/", intake_page, name="intake"),
    path("requests/<str:reference>/do/report-findings/", report, {"deed": "report-findings"}, name="report"),
    path("requests/<str:reference>/do/give-position/", position, {"deed": "give-position"}, name="position"),
    path("requests/<str:reference>/do/decide-with-dissent/", dissent, {"deed": "decide-with-dissent"}, name="dissent"),
    path("requests/<str:reference>/do/<slug:deed>/", deed, name="deed"),
    path("need-lines/<int:pk>/do/<slug:deed>/", deed, {"on": "line"}, name="deed_on_line"),
    path("inquiries/<int:pk>/do/<slug:deed>/", deed, {"on": "inquiry"}, name="deed_on_inquiry"),
    path("offers/<int:pk>/do/<slug:deed>/", deed, {"on": "offer"}, name="deed_on_offer"),
    path("conditions/<int:pk>/do/<slug:deed>/", deed, {"on": "condition"}, name="deed_on_condition"),
    path("agreed-actions/<int:pk>/do/<slug:deed>/", deed, {"on": "agreed_action"}, name="deed_on_agreed_action"),
    path("deployments/<int:pk>/do/<slug:deed>/", deed, {"on": "deployment"}, name="deed_on_deployment"),
    path("undoables/<int:pk>/do/<slug:deed>/", deed, {"on": "undoable"}, name="deed_on_undoable"),
    path("meetings/", meetings, name="meetings"),
    path("meetings/<int:pk>/", meeting_page, name="meeting"),
    path("meetings/<int:pk>/positions/", positions, name="meeting_positions"),
    path("meetings/<int:pk>/minutes/", minutes, name="minutes"),
    path("meetings/<int:pk>/attendance/", attendance, name="attendance"),
    path("meetings/<int:pk>/turn/", turn, name="meeting_turn"),
    path("meetings/<int:pk>/package/", package, name="package"),
    path("on-behalf/<int:pk>/do/<slug:deed>/", deed, {"on": "behalf"}, name="deed_on_behalf"),
]
