"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from insight import api, steering_api
from insight.pressure import api as pressure

urlpatterns = [
    path("picture", api.Picture.as_view(), name="api-picture"),
    path("picture/charts/<str:chart>", api.PictureChart.as_view(), name="api-picture-chart"),
    path("pressure", pressure.Pressure.as_view(), name="api-pressure"),
    path("steering", steering_api.SteeringNow.as_view(), name="api-steering"),
    path("steering/marks", steering_api.Marks.as_view(), name="api-steering-marks"),
]
