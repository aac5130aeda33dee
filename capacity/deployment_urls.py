"""The pages about deployments."""

from django.urls import path

from capacity.views import deployments
from capacity.views.together import together_page

app_name = "deployments"
urlpatterns = [
    path("deployments/", deployments.deployment_list_page, name="list"),
    path("deployments/export.<kind>", deployments.deployment_export, name="export"),
    path("deployments/together/", together_page, name="together"),
    path("deployments/<int:pk>/", deployments.deployment_page, name="detail"),
]
