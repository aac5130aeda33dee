"""How a receiver knows that it was us: the open scheme "Standard Webhooks", HMAC-SHA256 over id, moment and body.

While a secret is being replaced each message carries a signature by both. docs/api.md says how to verify one.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable

from django.conf import settings

MARK = "whsec_"
PURPOSE = b"notifications.webhook:"


def secret_of(seed: str, key: str | None = None) -> str:
    """The secret that follows from `seed` and the installation's key (or an earlier `key`): "whsec_" and base64."""
    made = hmac.digest((key or settings.SECRET_KEY).encode(), PURPOSE + seed.encode(), hashlib.sha256)
    return MARK + base64.b64encode(made).decode()


def secrets_of(seeds: Iterable[str]) -> list[str]:
    """Every secret that signs now; an earlier key of the installation signs as long as it is kept."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [secret_of(seed, key) for seed in seeds for key in keys]


def headers(number: str, at: float, body: bytes, secrets: Iterable[str]) -> dict[str, str]:
    """The headers of a message: its id, when it is sent (seconds since 1970), a signature by each secret."""
    moment = str(int(at))
    signatures = " ".join(f"v1,{signature(number, moment, body, secret)}" for secret in secrets)
    return {"webhook-id": number, "webhook-timestamp": moment, "webhook-signature": signatures}


def signature(number: str, moment: str, body: bytes, secret: str) -> str:
    """Base64 of the HMAC-SHA256 over `id.timestamp.body`."""
    key = base64.b64decode(secret.removeprefix(MARK))
    return base64.b64encode(hmac.digest(key, f"{number}.{moment}.".encode() + body, hashlib.sha256)).decode()
