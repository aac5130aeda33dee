"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from notifications.api import views

urlpatterns = [
    path("messages", views.Messages.as_view(), name="api-messages"),
    path("messages/read", views.MessagesRead.as_view(), name="api-messages-read"),
    path("preferences", views.Preferences.as_view(), name="api-preferences"),
]
