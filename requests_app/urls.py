"""The pages about requests."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from requests_app.views.deed import DeedView

app_name = "requests"
deed = login_required(DeedView.as_view())

urlpatterns = [
    path("requests/<str:reference>/do/<slug:deed>/", deed, name="deed"),
    path("need-lines/<int:pk>/do/<slug:deed>/", deed, {"on": "line"}, name="deed_on_line"),
    path("inquiries/<int:pk>/do/<slug:deed>/", deed, {"on": "inquiry"}, name="deed_on_inquiry"),
    path("offers/<int:pk>/do/<slug:deed>/", deed, {"on": "offer"}, name="deed_on_offer"),
    path("on-behalf/<int:pk>/do/<slug:deed>/", deed, {"on": "behalf"}, name="deed_on_behalf"),
]
