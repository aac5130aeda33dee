"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from capacity import deployment_api, order_api, timeline_api

urlpatterns = [
    path("deployments", deployment_api.Deployments.as_view(), name="api-deployments"),
    path("deployments/timeline", timeline_api.Timeline.as_view(), name="api-timeline"),
    path("deployments/<int:pk>", deployment_api.DeploymentDetail.as_view(), name="api-deployment"),
    path("deployments/<int:pk>/order", order_api.Order.as_view(), name="api-order"),
    path("deployments/<int:pk>/order.pdf", order_api.OrderPaper.as_view(), name="api-order-paper"),
]
