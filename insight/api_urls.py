"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from insight import api, steering_api

urlpatterns = [
    path("picture", api.Picture.as_view(), name="api-picture"),
    path("steering", steering_api.SteeringNow.as_view(), name="api-steering"),
    path("steering/marks", steering_api.Marks.as_view(), name="api-steering-marks"),
]
