"""An event as a CloudEvent 1.0, by the Dutch government profile: told that something happened, never what.

Structured JSON without data (*informatiearm*): `dataref` is the address in the API where whoever may see it reads it.
"""

import json
from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse

from notifications.models import WebhookDelivery
from requests_app.models import Event

CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8"
TYPES = "nl.msob"
Told = dict[str, str | int]


def of(delivery: WebhookDelivery) -> Told:
    """The CloudEvent of a delivery: of an inquiry alone when the organisation may see no more."""
    event = delivery.event
    if delivery.inquiry_id:
        subject, where = f"inquiries/{delivery.inquiry_id}", reverse("api-inquiry", args=[delivery.inquiry_id])
        more: Told = {"inquiry": delivery.inquiry_id}
    else:
        reference = event.support_request.reference
        subject, where = f"requests/{reference}", reverse("api-request", args=[reference])
        more = {"eventnumber": event.number}
    told = envelope(str(event.pk), type_of(event), event.at, subject=subject, where=where)
    return {**told, "kind": delivery.kind, **more}


def trial(number: str, at: datetime) -> Told:
    """A CloudEvent that tells of nothing, to try an endpoint with."""
    return envelope(number, f"{TYPES}.trial", at, subject="trial", where=reverse("api-me"))


def type_of(event: Event) -> str:
    """What happened: `nl.msob.` and the name of the deed as it stands in the API, with hyphens."""
    return f"{TYPES}.{event.action.replace('_', '-')}"


def envelope(number: str, type_: str, at: datetime, *, subject: str, where: str) -> Told:
    return {
        "specversion": "1.0",
        "id": number,
        "source": settings.MSOB_WEBHOOK_SOURCE,
        "type": type_,
        "subject": subject,
        "time": at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "dataref": f"{settings.MSOB_BASE_URL}{where}",
    }


def body_of(told: Told) -> bytes:
    """As it travels: the very bytes that are signed."""
    return json.dumps(told, separators=(",", ":")).encode()
