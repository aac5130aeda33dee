"""The door of each deed: what page and API both open. A higher app registers its own."""

from requests_app.doors import from_filing, ladder
from requests_app.doors.door import BY_SLUG, DOORS, Door, find_request, find_subject, plain, register, valid

__all__ = ["BY_SLUG", "DOORS", "Door", "find_request", "find_subject", "plain", "register", "valid"]

register((*ladder.DOORS, *from_filing.DOORS))
