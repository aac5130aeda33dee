"""`python -m bench.notifications.caller FROM TO PER_SECOND`: Gerard asks for figures, until standard input ends.

A line of JSON per act: its number, when it was due (seconds since 1970), how long after that it was committed, and how
often it was tried. Time counts from the moment it was due, so that one act that hangs shows in those behind it.
"""

import json
import sys
import threading
import time
from itertools import count

import django

django.setup()

from django.db import InterfaceError, OperationalError, connection  # noqa: E402

from regions.models import User  # noqa: E402
from requests_app.models import SupportRequest  # noqa: E402
from requests_app.models.actions import Action  # noqa: E402
from requests_app.procedure import workflow  # noqa: E402
from requests_app.procedure.how import How  # noqa: E402

GHOR = "gerard@ghor-twente.example"
GIVE_UP_AFTER = 60  # seconds without a database


def main(first: int, beyond: int, per_second: float) -> None:
    """Do acts `first` … `beyond` - 1 at a steady pace, and more as long as standard input is open."""
    enough = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), enough.set()), daemon=True).start()
    by = User.objects.get(email=GHOR)
    asked = list(SupportRequest.objects.order_by("pk"))
    act(by, asked[0], "warm-up-" + str(first), record=False)
    due = time.time()
    for number in count(first):
        if number >= beyond and enough.is_set():
            break
        due += 1 / per_second
        time.sleep(max(due - time.time(), 0))
        event, tries, errors = act(by, asked[number % len(asked)], f"bench-{number}")
        done = time.time()
        line = {"act": number, "due": due, "seconds": done - due, "tries": tries, "errors": errors, "event": event}
        print(json.dumps(line), flush=True)
        if tries > 1:
            due = done  # those behind it waited for the same thing


def act(by, support_request, key: str, *, record: bool = True) -> tuple[int, int, list[str]]:
    """Ask until it is committed, at most so long: (event, tries, what went wrong). The key keeps it one event."""
    if not record:
        SupportRequest.objects.filter(pk=support_request.pk).exists()
        by.roles_now()
        return 0, 0, []
    errors, ends = [], time.monotonic() + GIVE_UP_AFTER
    while True:
        try:
            event = workflow.perform(support_request, Action.ASK_FIGURES, by=by, how=How(key=key)).event
            return event.pk, len(errors) + 1, errors
        except (InterfaceError, OperationalError) as error:
            errors.append(f"{type(error).__name__}: {error}"[:200])
            connection.close()
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
