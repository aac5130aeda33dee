"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from insight import api
from insight.civil_pools import api as civil_pools
from insight.lessons import api as lessons
from insight.money import api as money
from insight.open_data import api as open_data
from insight.pressure import api as pressure
from insight.pressure import sign_api
from insight.reports import api as reports
from insight.steering import api as steering
from insight.upscaling import api as upscaling

urlpatterns = [
    path("picture", api.Picture.as_view(), name="api-picture"),
    path("picture/charts/<str:chart>", api.PictureChart.as_view(), name="api-picture-chart"),
    path("open-data", open_data.OpenDays.as_view(), name="api-open-days"),
    path("open-data/<day:day>", open_data.OpenDay.as_view(), name="api-open-day"),
    path("money", money.Money.as_view(), name="api-money"),
    path("money/requests", money.MoneyOfRequests.as_view(), name="api-money-requests"),
    path("upscaling", upscaling.Upscaling.as_view(), name="api-upscaling"),
    path("pressure", pressure.Pressure.as_view(), name="api-pressure"),
    path("early-signs/<str:scope>", sign_api.EarlySigns.as_view(), name="api-early-signs"),
    path("early-signs/<str:scope>/<int:pk>/calls", sign_api.SignCalls.as_view(), name="api-sign-calls"),
    path("civil-pools", civil_pools.CivilPools.as_view(), name="api-civil-pools"),
    path("report", reports.SituationReport.as_view(), name="api-report"),
    path("report/paper", reports.ReportPaper.as_view(), name="api-report-paper"),
    path("report-subscriptions", reports.Subscriptions.as_view(), name="api-report-subscriptions"),
    path("report-subscriptions/<int:pk>", reports.SubscriptionDetail.as_view(), name="api-report-subscription"),
    path("steering", steering.SteeringNow.as_view(), name="api-steering"),
    path("steering/marks", steering.Marks.as_view(), name="api-steering-marks"),
    *lessons.urlpatterns,
]
