"""`python -m bench.notifications.bare PORT COUNT NAME FILE`: a bare loop, the least that sending mail can cost.

Sends the mail in FILE so often over one connection, each time with a Message-ID of its own; nothing is made nor noted.
Says `ready` when connected, begins when a line comes in, and says when it began and ended.
"""

import smtplib
import sys
import time
from pathlib import Path

from bench.notifications.mail import MESSAGE_ID

SENDER = "noreply@msob.example"


def main(port: int, count: int, name: str, letter: bytes) -> None:
    """One connection, `count` mails."""
    with smtplib.SMTP("127.0.0.1", port) as server:
        print("ready", flush=True)
        sys.stdin.readline()
        began = time.time()
        for number in range(count):
            own = f"Message-ID: <{name}-{number}.bare.loop@msob.example>".encode()
            server.sendmail(SENDER, [f"{name}@avondzon.example"], MESSAGE_ID.sub(own, letter, count=1))
        print(began, time.time(), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], Path(sys.argv[4]).read_bytes())
