"""What is sent to whom by which road, how far it came, and how people want to be reached."""

from notifications.models.link import AnswerLink
from notifications.models.notification import About, Mailbox, Means, Notification, NotificationQuerySet
from notifications.models.preference import Choice, Preference
from notifications.models.sending import ON_ITS_WAY, Sending, SendingQuerySet, State, Stumble, pause_after
from notifications.models.webhook import WebhookDelivery, WebhookEndpoint

__all__ = [
    "ON_ITS_WAY",
    "About",
    "AnswerLink",
    "Choice",
    "Mailbox",
    "Means",
    "Notification",
    "NotificationQuerySet",
    "Preference",
    "Sending",
    "SendingQuerySet",
    "State",
    "Stumble",
    "WebhookDelivery",
    "WebhookEndpoint",
    "pause_after",
]
