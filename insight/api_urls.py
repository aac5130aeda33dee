"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from insight import api

urlpatterns = [
    path("picture", api.Picture.as_view(), name="api-picture"),
    path("picture/charts/<str:chart>", api.PictureChart.as_view(), name="api-picture-chart"),
]
