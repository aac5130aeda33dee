"""An address on a map outside: a link that somebody follows or not; nothing of that map is loaded here."""

from urllib.parse import urlencode

OUTSIDE = "https://www.openstreetmap.org/search"


def of_address(address: str) -> str:
    """Where the map shows `address` (street and number, postcode, municipality in one text)."""
    return f"{OUTSIDE}?{urlencode({'query': address})}"
