"""Where a webhook may go: only to addresses that stand on the public internet, unless the installation allows more.

A name is resolved once; what is checked here is what the sender connects to, so a name that changes its mind in between
leads nowhere else.
"""

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from foundation.errors import wrong
from notifications.models.webhook import INSIDE

Address = IPv4Address | IPv6Address
NAT64 = IPv6Network("64:ff9b::/96")
NAT64_OF_A_PLACE = IPv6Network("64:ff9b:1::/48")  # RFC 8215: where in it an IPv4 address stands, only that place knows
NOT_PUBLIC = _("%(name)s isn't known on the public internet")
"""Said of a name that leads inside and of one that doesn't exist: who asks can't tell one from the other."""
DEFAULT_PORTS = {"https": 443, "http": 80}


class Undelivered(Exception):
    """Why an event didn't get there: `str()` is the same in every language, for the log; `said` is in the reader's.

    What stands behind a name is `inside`: for administrators and the log, or whoever adds a webhook could ask about
    the names of networks she can't see.
    """

    def __init__(self, text: Any, *, inside: Any = "", **facts: Any):
        self.text, self.facts, self.inside = text, facts, str(inside)
        with translation.override(None):
            super().__init__(self.said_inside)

    @property
    def said(self) -> str:
        """In the language of whoever reads it now."""
        return str(self.text) % self.facts

    @property
    def said_inside(self) -> str:
        """The same with what is for administrators."""
        return f"{self.said}{INSIDE}{self.inside}" if self.inside else self.said


class AddressRefused(Undelivered):
    """A webhook may not go there."""


def check_url(url: str) -> None:
    """Raise ValidationError for an address that can be seen to be wrong without asking where it leads."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise wrong("url", "no_url", _("This isn't a web address.")) from error
    if not url.isascii():
        raise wrong("url", "no_ascii_name", _("Write a name with other letters as xn--…."))
    if parts.scheme not in _schemes():
        raise wrong("url", "no_https", _("Events are sent over https only."))
    if not host or parts.username is not None or parts.password is not None or parts.fragment:
        raise wrong("url", "user_in_url", _("Give an address without a user name, a password or a #."))
    literal = _literal(host)
    if literal and not is_allowed(literal):
        raise wrong("url", "not_public", _("This address isn't on the public internet."))


def resolve(url: str, *, within: float) -> tuple[SplitResult, int, list[Address]]:
    """The parts of `url`, its port, and the addresses it may be reached at, asked for once.

    Raises AddressRefused when one of them isn't allowed, OSError when the name isn't known `within` so many seconds.
    """
    parts = urlsplit(url)
    if parts.scheme not in _schemes() or not parts.hostname:
        raise AddressRefused(_("only https is allowed"))
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    found = _asked(parts.hostname, port, within)
    addresses = list(dict.fromkeys(ip_address(str(one[4][0])) for one in found))
    refused = [address for address in addresses if not is_allowed(address)]
    if refused or not addresses:
        where = ", ".join(map(str, refused)) or "–"
        raise AddressRefused(NOT_PUBLIC, name=parts.hostname, inside=f"leads to {where}, not allowed")
    return parts, port, addresses


def _asked(host: str, port: int, within: float) -> list:
    """What the resolver says; it knows no limit of its own, so it is asked on a thread that may be left behind."""
    answers: SimpleQueue = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=within)
    except Empty as error:
        raise TimeoutError("no answer in time") from error
    if isinstance(answer, Exception):
        raise answer
    return answer


def is_allowed(address: Address) -> bool:
    """Whether `address`, and each that is hidden in it, is public, or within a network the installation allows."""
    return all(_is_allowed(one) for one in (address, *_hidden(address)) if not _is_only_a_form(one))


def _is_allowed(address: Address) -> bool:
    if any(address.version == network.version and address in network for network in _networks()):
        return True
    if address.version == NAT64_OF_A_PLACE.version and address in NAT64_OF_A_PLACE:
        return False
    unusual = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    local = address.is_link_local or address.is_private or getattr(address, "is_site_local", False)
    return address.is_global and not (unusual or local)


def _hidden(address: Address) -> Iterable[Address]:
    """The IPv4 addresses an IPv6 address can stand for: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


def _is_only_a_form(address: Address) -> bool:
    """Whether it is nothing but another way to write the IPv4 address that is hidden in it."""
    return isinstance(address, IPv6Address) and (address.ipv4_mapped is not None or address in NAT64)


def _literal(host: str) -> Address | None:
    """The address that `host` is itself; None for a name."""
    if host == "localhost" or host.endswith(".localhost"):
        return ip_address("127.0.0.1")
    try:
        return ip_address(host)
    except ValueError:
        return None


def _networks():
    return [ip_network(network) for network in settings.MSOB_WEBHOOK_NETWORKS]


def _schemes() -> set[str]:
    return {"https", "http"} if settings.MSOB_WEBHOOK_HTTP else {"https"}
