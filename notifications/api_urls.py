"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from notifications.api import previews, views, webhooks

urlpatterns = [
    path(
        "requests/<str:reference>/deeds/<slug:action>/preview", previews.DeedPreview.as_view(), name="api-deed-preview"
    ),
    path("messages", views.Messages.as_view(), name="api-messages"),
    path("messages/read", views.MessagesRead.as_view(), name="api-messages-read"),
    path("preferences", views.Preferences.as_view(), name="api-preferences"),
    path("webhooks", webhooks.Webhooks.as_view(), name="api-webhooks"),
    path("webhooks/<int:pk>", webhooks.WebhookDetail.as_view(), name="api-webhook"),
    path("webhooks/<int:pk>/secret", webhooks.WebhookSecret.as_view(), name="api-webhook-secret"),
    path("webhooks/<int:pk>/trial", webhooks.WebhookTrial.as_view(), name="api-webhook-trial"),
    path("webhooks/<int:pk>/replays", webhooks.Replays.as_view(), name="api-webhook-replays"),
    path("webhooks/<int:pk>/deliveries", webhooks.Deliveries.as_view(), name="api-webhook-deliveries"),
    path("webhooks/<int:pk>/deliveries/<int:delivery>/again", webhooks.Again.as_view(), name="api-webhook-again"),
]
