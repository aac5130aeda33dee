"""One POST to one endpoint: to the address that was checked, following nothing, waiting only so long.

Of the answer only the status counts. Its body is never read, so that nothing can be learned by it of what stands behind
an address, and its size costs nothing.
"""

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from notifications import webhooks_guard
from notifications.webhooks_guard import Address, Undelivered

TAKEN = range(200, 300)
ELSEWHERE = range(300, 400)
GONE = 410


class NotTaken(Undelivered):
    """The endpoint answered something else than "taken": `code` says what."""

    def __init__(self, code: int, text: Any):
        self.code = code
        super().__init__(text, code=code)


class Silent(Undelivered):
    """Nobody answers there, or not in time."""


def post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Send `body`; returns the status when it was taken (2xx).

    Raises AddressRefused for where it may not go, Silent when nobody answers, NotTaken for any other answer.
    """
    ends_at = time.monotonic() + settings.MSOB_WEBHOOK_SECONDS
    try:
        parts, port, addresses = webhooks_guard.resolve(url, within=settings.MSOB_WEBHOOK_CONNECT_SECONDS)
    except (OSError, UnicodeError) as error:  # nobody knows it, or it can't be a name
        raise Silent(webhooks_guard.NOT_PUBLIC, name=urlsplit(url).hostname, inside=error) from error
    way = [Way(parts, port, address, ends_at) for address in addresses[:2]]
    return _judged(_first_that_answers(way, body, headers))


@dataclass(frozen=True)
class Way:
    """To one address of a name, until a moment of the machine's own clock."""

    parts: SplitResult
    port: int
    address: Address
    ends_at: float

    def left(self, at_most: float) -> float:
        """So many seconds, or fewer when less is left."""
        return max(0.01, min(at_most, self.ends_at - time.monotonic()))


def _first_that_answers(ways: list[Way], body: bytes, headers) -> int:
    """Most names lead to one address; of several the next is tried only when nobody took up the connection."""
    *others, last = ways
    for way in others:
        with suppress(NewConnectionError, ConnectTimeoutError):
            return _ask(way, body, headers)
    try:
        return _ask(last, body, headers)
    except (NewConnectionError, ConnectTimeoutError) as error:
        facts = {"name": last.parts.hostname, "port": last.port, "inside": last.address}
        raise Silent(_("nobody answers at %(name)s port %(port)s"), **facts) from error


def _ask(way: Way, body: bytes, headers) -> int:
    parts = way.parts
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _pool(way) as pool, _for_so_long(pool, way.left(settings.MSOB_WEBHOOK_SECONDS)):
        try:
            answer = pool.urlopen(
                "POST",
                path,
                body=body,
                headers={
                    "Host": parts.netloc.rpartition("@")[2],
                    "Connection": "close",
                    "User-Agent": "MSOB-webhooks/1",
                    **headers,
                },
                retries=False,
                redirect=False,
                assert_same_host=False,
                preload_content=False,
            )
        except (NewConnectionError, ConnectTimeoutError):
            raise
        except (HTTPError, OSError) as error:
            said = f"{type(error).__name__}: {error}".replace(str(way.address), str(parts.hostname))[:200]
            raise Silent(_("the connection failed: %(error)s"), error=said) from error
        answer.close()
        return answer.status


def _pool(way: Way) -> HTTPConnectionPool:
    """One connection to the address itself; the certificate is asked for, and must be of, the name in the URL."""
    timeout = Timeout(
        connect=way.left(settings.MSOB_WEBHOOK_CONNECT_SECONDS), read=way.left(settings.MSOB_WEBHOOK_READ_SECONDS)
    )
    if way.parts.scheme == "http":
        return HTTPConnectionPool(str(way.address), way.port, timeout=timeout, maxsize=1)
    return HTTPSConnectionPool(
        str(way.address),
        way.port,
        timeout=timeout,
        maxsize=1,
        cert_reqs="CERT_REQUIRED",
        server_hostname=way.parts.hostname,
        assert_hostname=way.parts.hostname,
    )


@contextmanager
def _for_so_long(pool: HTTPConnectionPool, seconds: float) -> Iterator[None]:
    """Hang up after a while: a timeout for reading begins anew with every byte that drips in."""
    made = []

    def connect(*args, **kwargs):
        connection = pool.__class__.ConnectionCls(*args, **kwargs)
        made.append(connection)
        return connection

    pool.ConnectionCls = connect  # type: ignore[assignment,method-assign]
    timer = Timer(seconds, _hang_up, [made])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _hang_up(made: list) -> None:
    for connection in made:
        if connection.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)  # below TLS: it isn't to be polite


def _judged(status: int) -> int:
    if status in TAKEN:
        return status
    elsewhere = _("answered %(code)s: redirects aren't followed")
    raise NotTaken(status, elsewhere if status in ELSEWHERE else _("answered %(code)s"))
