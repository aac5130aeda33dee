"""One call over the wire, word for word as it is given, and the book of what was tried and what went wrong."""

import http.client
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

AT_ONCE = 4
SECONDS = 60


@dataclass(frozen=True)
class Call:
    """What is sent, as whom. Headers are (name, value), either of them bytes where it isn't text."""

    who: str
    path: str
    method: str = "GET"
    headers: tuple = ()
    body: bytes | None = None


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")


@dataclass
class Book:
    """How often each kind was tried, and every fault by its kind."""

    tried: Counter = field(default_factory=Counter)
    answered: Counter = field(default_factory=Counter)
    faults: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    left_out: Counter = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def leave_out(self, kind: str) -> None:
        """There was no time for it."""
        with self.lock:
            self.left_out[kind] += 1

    def count(self, kind: str, status: int) -> None:
        with self.lock:
            self.tried[kind] += 1
            self.answered[status] += 1

    def fault(self, kind: str, said: str) -> None:
        with self.lock:
            if said not in self.faults[kind]:
                self.faults[kind].add(said)
                print(f"  {kind}: {said[:300]}", flush=True)


KINDS = {
    "crossing": "read, changed or learnt of what isn't theirs",
    "5xx": "the server's own fault",
    "reflected": "came back as markup, formula, header or template instead of as text",
    "changed": "came back otherwise than it was typed",
}


def send(port: int, call: Call, session: tuple = ()) -> Answer:
    """Send it with the headers of `session`; a server that hangs up without an answer counts as 599."""
    caller = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        given = {name.lower() for name, _value in call.headers if isinstance(name, str)}
        caller.putrequest(call.method, call.path, skip_host="host" in given, skip_accept_encoding=True)
        length = [("Content-Length", str(len(call.body)))] if call.body is not None else []
        for name, value in (*session, *length, *call.headers):
            put(caller, name, value)
        caller.endheaders(call.body)
        answer = caller.getresponse()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    except http.client.HTTPException as error:
        return Answer(599, {}, repr(error).encode())
    except ConnectionError as error:  # refused by gunicorn before it was read to the end: it hung up in mid-air
        return Answer(0, {}, repr(error).encode())
    finally:
        caller.close()


def put(caller: http.client.HTTPConnection, name, value) -> None:
    """A header as it stands, also one that the library would refuse to send."""
    raw = [part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in (name, value)]
    caller._buffer.append(b": ".join(raw))


def together(work, calls: Iterable) -> list:
    """`work` on each of `calls`, some at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(work, calls))
