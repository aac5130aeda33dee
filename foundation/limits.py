"""How often somebody may ask: an account, an address, a link each have a count of their own, and none fills another's.

Counted in the memory of each process, so that a count costs no query: with three processes three times as often gets
through, which keeps a program that runs wild away and nobody else. How often one may try a password is counted by the
sign-in package, for all processes together.
"""

import hashlib
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from foundation import clock
from foundation.errors import TooOften

HOUSEHOLD = 64
"""Bits of an IPv6 address that are the same for all a household or hospital has."""


def count(what: str, whom: str) -> None:
    """Count one for `whom` against settings.MSOB_LIMITS[what], (how many, in how many seconds).

    Raises TooOften, with the seconds until the count begins anew.
    """
    most, seconds = settings.MSOB_LIMITS[what]
    window, gone = divmod(int(clock.machine_seconds()), seconds)
    counts, key = caches["limits"], f"{what}.{window}.{hashlib.sha256(whom.encode()).hexdigest()}"
    counts.add(key, 0, seconds)
    if counts.incr(key) > most:
        raise TooOften(seconds - gone)


def address_of(request: HttpRequest) -> str:
    """Where `request` comes from, as far as one is told apart from others there."""
    given = request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if isinstance(address, IPv6Address):
        return str(ip_network(f"{address}/{HOUSEHOLD}", strict=False).network_address)
    return given
