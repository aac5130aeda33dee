"""Who asks, when proxies stand between: what they say of it is believed of those in the settings, of nobody else."""

from functools import cache
from ipaddress import ip_address, ip_network

from django.conf import settings

FORWARDED_FOR, FORWARDED_PROTO = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"


class ClientAddress:
    """Puts the address of whoever asks where all of the product looks for it, and takes away what it was read from.

    From a peer that is no proxy of ours the headers are thrown away: anybody can send them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        meta = request.META
        peer, chain = meta.get("REMOTE_ADDR", ""), meta.pop(FORWARDED_FOR, "")
        if not is_ours(peer):
            meta.pop(FORWARDED_PROTO, None)
        meta["REMOTE_ADDR"] = farthest_known(peer, chain)
        return self.get_response(request)


def farthest_known(peer: str, chain: str) -> str:
    """The address that the last proxy of ours saw: from the right end of `chain`, past all that are ours."""
    for hop in reversed(chain.split(",")):
        if not is_ours(peer) or not is_address(hop.strip()):
            break
        peer = hop.strip()
    return peer


def is_address(text: str) -> bool:
    """Whether it is an IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def is_ours(address: str) -> bool:
    """Whether a proxy of settings.MSOB_TRUSTED_PROXIES has this address."""
    networks = _networks(tuple(settings.MSOB_TRUSTED_PROXIES))
    return is_address(address) and any(ip_address(address) in network for network in networks)


@cache
def _networks(named: tuple[str, ...]):
    return [ip_network(one) for one in named]
