"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from insight import api

urlpatterns = [path("picture", api.Picture.as_view(), name="api-picture")]
