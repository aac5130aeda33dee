"""The pages about messages."""

from django.urls import path

from notifications.views import delivery, link, messages, webhooks

app_name = "notifications"

urlpatterns = [
    path("messages/", messages.message_list, name="messages"),
    path("messages/read/", messages.mark_read, name="read"),
    path("messages/preferences/", messages.preferences_page, name="preferences"),
    path("messages/export.<kind>", messages.message_export, name="messages_export"),
    path("messages/<int:pk>/", messages.open_message, name="message"),
    path("delivery/", delivery.delivery_page, name="delivery"),
    path("delivery/events/<int:pk>/", delivery.tell_again, name="tell_again"),
    path("delivery/export/<kind>/", delivery.delivery_export, name="delivery_export"),
    path("delivery/<slug:road>/put-away/", delivery.put_away, name="put_away"),
    path("delivery/<slug:road>/", delivery.resend, name="resend"),
    path("webhooks/", webhooks.webhook_list, name="webhooks"),
    path("webhooks/new/", webhooks.webhook_new, name="webhook_new"),
    path("webhooks/<int:pk>/", webhooks.webhook, name="webhook"),
    path("webhooks/export/<kind>/", webhooks.webhooks_export, name="webhooks_export"),
    path("webhooks/<int:pk>/export/<kind>/", webhooks.webhook_export, name="webhook_export"),
    path("webhooks/<int:pk>/edit/", webhooks.webhook_edit, name="webhook_edit"),
    path("webhooks/<int:pk>/secret/", webhooks.webhook_secret, name="webhook_secret"),
    path("webhooks/<int:pk>/trial/", webhooks.webhook_trial, name="webhook_trial"),
    path("webhooks/<int:pk>/replay/", webhooks.webhook_replay, name="webhook_replay"),
    path("webhooks/<int:pk>/deliveries/<int:delivery>/", webhooks.webhook_again, name="webhook_again"),
    path("answer/<str:token>/", link.answer_by_link, name="answer_by_link"),
]
