"""The pages about deployments."""

from django.urls import path

from capacity.views import deployments, orders, timeline
from capacity.views.together import together_page

app_name = "deployments"
urlpatterns = [
    path("deployments/", deployments.deployment_list_page, name="list"),
    path("deployments/export.<kind>", deployments.deployment_export, name="export"),
    path("deployments/together/", together_page, name="together"),
    path("deployments/timeline/", timeline.timeline_page, name="timeline"),
    path("deployments/timeline/export.<kind>", timeline.timeline_export, name="timeline_export"),
    path("deployments/<int:pk>/", deployments.deployment_page, name="detail"),
    path("deployments/<int:pk>/order/", orders.order_page, name="order"),
    path("deployments/<int:pk>/order.pdf", orders.order_pdf, name="order_pdf"),
]
