"""Django's way to a mail server; an address is read once, however many mails go to it or come from it.

Reading the same two or three for each mail was a quarter of what sending one cost.
"""

import smtplib
from functools import lru_cache
from typing import Any

from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address


@lru_cache(maxsize=10_000)
def read(address: str) -> str:
    """`address` as a mail server takes it. Raises ValueError for one that would add a line."""
    return sanitize_address(address, "utf-8")


class Backend(EmailBackend):
    """Takes what Django's takes, and raises what it raises."""

    connection: Any

    def _send(self, email_message: Any) -> bool:
        to = [read(address) for address in email_message.recipients()]
        if not to:
            return False
        letter = email_message.message().as_bytes(linesep="\r\n")
        try:
            self.connection.sendmail(read(email_message.from_email), to, letter)
        except smtplib.SMTPException:
            if not self.fail_silently:
                raise
            return False
        return True
