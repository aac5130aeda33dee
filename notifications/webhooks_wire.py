"""One POST to one endpoint: to the address that was checked, following nothing, waiting only so long.

Of the answer only the status counts. Its body is never read, so that nothing can be learned by it of what stands behind
an address, and its size costs nothing.
"""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any
from urllib.parse import SplitResult

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
    try:
        parts, port, addresses = webhooks_guard.resolve(url)
    except OSError as error:
        raise Silent(_("the name isn't known: %(error)s"), error=error) from error
    except UnicodeError as error:  # a name that can't be one
        raise Silent(_("the name can't be read")) from error
    return _judged(_first_that_answers(parts, port, addresses, body, headers))


def _first_that_answers(parts: SplitResult, port: int, addresses: list[Address], body: bytes, headers) -> int:
    """Most names lead to one address; of several the next is tried only when nobody took up the connection."""
    *others, last = addresses[:2]
    for address in others:
        with suppress(NewConnectionError, ConnectTimeoutError):
            return _ask(parts, port, address, body, headers)
    try:
        return _ask(parts, port, last, body, headers)
    except (NewConnectionError, ConnectTimeoutError) as error:
        raise Silent(_("nobody answers at %(address)s port %(port)s"), address=last, port=port) from error


def _ask(parts: SplitResult, port: int, address: Address, body: bytes, headers) -> int:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _pool(parts, port, address) as pool, _for_so_long(pool):
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
            said = f"{type(error).__name__}: {error}"[:200]
            raise Silent(_("the connection failed: %(error)s"), error=said) from error
        answer.close()
        return answer.status


def _pool(parts: SplitResult, port: int, address: Address) -> HTTPConnectionPool:
    """One connection to `address` itself; the certificate is asked for, and must be of, the name in the URL."""
    timeout = Timeout(connect=settings.MSOB_WEBHOOK_CONNECT_SECONDS, read=settings.MSOB_WEBHOOK_READ_SECONDS)
    if parts.scheme == "http":
        return HTTPConnectionPool(str(address), port, timeout=timeout, maxsize=1)
    return HTTPSConnectionPool(
        str(address),
        port,
        timeout=timeout,
        maxsize=1,
        cert_reqs="CERT_REQUIRED",
        server_hostname=parts.hostname,
        assert_hostname=parts.hostname,
    )


@contextmanager
def _for_so_long(pool: HTTPConnectionPool) -> Iterator[None]:
    """Hang up after a while: a timeout for reading begins anew with every byte that drips in."""
    made = []

    def connect(*args, **kwargs):
        connection = pool.__class__.ConnectionCls(*args, **kwargs)
        made.append(connection)
        return connection

    pool.ConnectionCls = connect  # type: ignore[assignment,method-assign]
    timer = Timer(settings.MSOB_WEBHOOK_SECONDS, _hang_up, [made])
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
