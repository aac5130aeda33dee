"""What the callers did, read while they do it, and how mails and moments are counted."""

import json
import subprocess
import threading
from statistics import quantiles

from bench.notifications import parts
from bench.notifications.installation import Installation


class Acts:
    """What a caller did, read while it does it."""

    def __init__(self, caller: subprocess.Popen):
        self.lines: list[dict] = []
        self._caller, self._complaint = caller, ""
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read, self._listen)]
        for reader in self._readers:
            reader.start()

    def _read(self) -> None:
        for line in self._caller.stdout:
            self.lines.append(json.loads(line))

    def _listen(self) -> None:
        self._complaint = self._caller.stderr.read()

    @property
    def going_on(self) -> bool:
        return self._caller.poll() is None

    def enough(self) -> None:
        """The storm is over: no more than were asked for."""
        if not self._caller.stdin.closed:
            self._caller.stdin.close()

    def finish(self) -> list[dict]:
        """All of them. Raises RuntimeError when the caller failed."""
        self._caller.wait()
        for reader in self._readers:
            reader.join()
        if self._caller.returncode:
            raise RuntimeError(self._complaint[-3000:])
        return self.lines

    def end(self) -> None:
        if self.going_on:
            self._caller.kill()
            self._caller.wait()


def warm_up(whole: Installation) -> None:
    """One act, and wait until worker and beat have made a mail of it. Raises RuntimeError when they don't."""
    Acts(whole.act(10**9, 10**9 + 1, 1)).finish()
    if not parts.until(lambda: whole.mail.accepted):
        raise RuntimeError(whole.complaints())


def mails_of(whole: Installation, events: set[int]) -> dict[tuple[int, int], list[float]]:
    """When each mail of these events was accepted: (event, person) -> moments."""
    found = {}
    for message_id, moments in list(whole.mail.taken.items()):
        event, user, _rest = message_id.strip("<>").split(".", 2)
        if event.isdigit() and int(event) in events:
            found[int(event), int(user)] = moments
    return found


def spread(seconds: list[float]) -> dict[str, float] | None:
    """p50, p95 and the longest, in milliseconds; None of too few."""
    if len(seconds) < 20:
        return None
    cuts = quantiles(seconds, n=20, method="inclusive")
    return {
        name: round(1000 * value, 1) for name, value in (("p50", cuts[9]), ("p95", cuts[18]), ("most", max(seconds)))
    }
