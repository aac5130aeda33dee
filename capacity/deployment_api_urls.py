"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from capacity import deployment_api

urlpatterns = [
    path("deployments", deployment_api.Deployments.as_view(), name="api-deployments"),
    path("deployments/<int:pk>", deployment_api.DeploymentDetail.as_view(), name="api-deployment"),
]
