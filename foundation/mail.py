"""What every mail of ours has in common: links that lead home, and headers that say a program wrote it."""

from django.conf import settings

AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
"""RFC 3834 and its older cousin: no absence reply comes back, and no two programs write to each other for ever."""


def at_home(path: str) -> str:
    """The absolute address of `path` here: by the setting, never by what a browser called this host."""
    return f"{settings.MSOB_BASE_URL}{path}"
