"""A mail server on loopback that counts what it accepts by Message-ID, and can be put in a bad mood."""

import asyncio
import re
import time
from collections import defaultdict

from aiosmtpd.controller import Controller

from bench.notifications.parts import free_port

MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class MailServer:
    """`taken`: Message-ID -> moments (seconds since 1970) it was accepted; `refusing`, `seconds` (per mail): moods."""

    def __init__(self):
        self.port = free_port()
        self.taken: dict[str, list[float]] = defaultdict(list)
        self.refusing = False
        self.seconds = 0.0
        self.refused = self.unanswered = 0
        self.last = b""
        self._controller: Controller | None = None

    def open(self) -> None:
        """Listen; what was taken before stays counted."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self) -> None:
        """Nobody answers any more."""
        if self._controller:
            self._controller.stop(no_assert=True)
            self._controller = None

    @property
    def accepted(self) -> int:
        return sum(map(len, self.taken.values()))

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.refusing:
            self.refused += 1
            return "451 4.3.2 not now"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.last = envelope.original_content
        self.taken[MESSAGE_ID.search(self.last)[1].decode()].append(time.time())
        if self.seconds:  # taken, and not yet said so: whoever is killed now sends it again
            self.unanswered += 1
            try:
                await asyncio.sleep(self.seconds)
            finally:
                self.unanswered -= 1
        return "250 OK"
