"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from insight import api
from insight.pressure import api as pressure

urlpatterns = [
    path("picture", api.Picture.as_view(), name="api-picture"),
    path("pressure", pressure.Pressure.as_view(), name="api-pressure"),
]
