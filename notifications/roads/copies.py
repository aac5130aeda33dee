"""One mail to many: written once, put into bytes once, and a copy for each reader.

A copy differs in two lines, To and Message-ID. Rendering and MIME were half of what sending a mail cost.
"""

from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMultiAlternatives

from notifications.roads.smtp import read


class Original:
    """A mail without a reader, of which there are copies."""

    def __init__(self, mail: EmailMultiAlternatives, thread: str):
        self.mail, self.thread = mail, thread
        self._mime: Any = mail.message()
        del self._mime["Message-ID"]  # Django gives one to whatever has none
        self._bytes: dict[str, bytes] = {}

    def copy(self, *, to: str, message_id: str) -> "Copy":
        """The copy for `to` (an address)."""
        return Copy(self, to=to, message_id=message_id)

    def as_bytes(self, linesep: str) -> bytes:
        """All but the two lines of a copy."""
        if linesep not in self._bytes:
            self._bytes[linesep] = self._mime.as_bytes(linesep=linesep)
        return self._bytes[linesep]


class Copy(EmailMultiAlternatives):
    """A mail to one reader that shares its text with others; any mail backend takes it as a mail of its own."""

    def __init__(self, original: Original, *, to: str, message_id: str):
        mail = original.mail
        headers = {**mail.extra_headers, "Message-ID": message_id}
        super().__init__(mail.subject, mail.body, mail.from_email, [to], headers=headers)
        self.alternatives = mail.alternatives
        self._original = original

    def message(self, *, policy: Any = None) -> Any:
        """What a backend turns into bytes. Raises ValueError for an address that would add a line."""
        own = {"To": read(self.to[0]), "Message-ID": self.extra_headers["Message-ID"]}
        return Printed(self._original, own)


@dataclass(frozen=True)
class Printed:
    """A copy as the mail server reads it: the reader's own lines first."""

    original: Original
    own: dict[str, str]

    def as_bytes(self, unixfrom: bool = False, linesep: str = "\n") -> bytes:
        lines = "".join(f"{name}: {value}{linesep}" for name, value in self.own.items())
        return lines.encode("ascii") + self.original.as_bytes(linesep)

    def __str__(self) -> str:
        return self.as_bytes().decode()
