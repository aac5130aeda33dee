"""The pages about deployments."""

from django.urls import path

from capacity.views import deployments

app_name = "deployments"
urlpatterns = [
    path("deployments/", deployments.deployment_list_page, name="list"),
    path("deployments/export.<kind>", deployments.deployment_export, name="export"),
    path("deployments/<int:pk>/", deployments.deployment_page, name="detail"),
]
