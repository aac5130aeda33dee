"""How long a mail takes at 100 a second, and how many leave a second beside a bare loop with as many connections.

All in one run against the same server: the bare loop before and after the outbox, so that a busy machine hurts both.
"""

import subprocess
import sys
from collections.abc import Callable
from statistics import mean

from bench.notifications import parts
from bench.notifications.acts import Acts, mails_of, spread, warm_up
from bench.notifications.installation import Installation

PEOPLE = 40
OFFERED = 100  # mails a second
CONNECTIONS = 4
BACKLOG = 100  # acts, of PEOPLE mails each
SERVER_MS = (0, 5, 10, 20, 50)  # only takes it; writes to a fast disk, to slower ones; also looks or is further away
MIDDLE = (0.2, 0.9)  # of what waited: without starting up and the last batch
SWEEP = "import django; django.setup(); from notifications import outbox; print(outbox.sweep())"


def run(whole: Installation, seconds: float, tell: Callable[[str], None]) -> dict:
    """What was seen: `offered` (delays in seconds) and `capacity` (a row per server)."""
    whole.start_workers(1, CONNECTIONS)
    offered = _offer(whole, seconds)
    tell(f"offered: {offered}")
    whole.stop_workers()
    capacity = []
    for number, server_ms in enumerate(SERVER_MS):
        whole.mail.seconds = server_ms / 1000
        capacity.append(_capacity(whole, server_ms, first=(number + 1) * 10**6))
        tell(f"capacity: {capacity[-1]}")
    return {"offered": offered, "capacity": capacity}


def _offer(whole: Installation, seconds: float) -> dict:
    """Acts at such a pace that so many mails become due; from each commit to the server's yes."""
    per_second = OFFERED / PEOPLE
    warm_up(whole)
    lines = Acts(whole.act(0, round(per_second * seconds), per_second)).finish()
    parts.until(whole.quiet, 300, pause=0.5)
    committed = {line["event"]: line["due"] + line["seconds"] for line in lines}
    taken = mails_of(whole, set(committed))
    delays = [moments[0] - committed[event] for (event, _user), moments in taken.items()]
    figures = {name: round(value / 1000, 2) for name, value in spread(delays).items()}
    wanted = PEOPLE * len(committed)
    return {"per_second": OFFERED, "mails": wanted, "lost": wanted - len(taken), **figures}


def _capacity(whole: Installation, server_ms: float, first: int) -> dict:
    """Mails a second of the bare loop and of the outbox."""
    before = _bare(whole, f"before-{first}")
    outbox = _outbox(whole, first)
    after = _bare(whole, f"after-{first}")
    bare = mean([before, after])
    return {
        "server_ms": server_ms,
        "connections": CONNECTIONS,
        "bare_each": [round(before, 1), round(after, 1)],
        "bare": round(bare, 1),
        "outbox": round(outbox, 1),
        "ratio": round(outbox / bare, 2),
    }


def _bare(whole: Installation, name: str) -> float:
    """The rate of bare loops that begin together, over as many connections."""
    letter, count = whole.place / "letter", BACKLOG * PEOPLE // CONNECTIONS // 2
    letter.write_bytes(whole.mail.last)
    command = [sys.executable, "-m", "bench.notifications.bare", str(whole.mail.port), str(count)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    loops = [
        subprocess.Popen([*command, f"{name}-{n}", str(letter)], cwd=parts.ROOT, env=whole.env, **pipes)  # noqa: S603
        for n in range(CONNECTIONS)
    ]
    for loop in loops:
        loop.stdout.readline()
    for loop in loops:
        loop.stdin.write("go\n")
        loop.stdin.flush()
    times = [tuple(map(float, loop.communicate()[0].split())) for loop in loops]
    return count * CONNECTIONS / (max(end for _begin, end in times) - min(begin for begin, _end in times))


def _outbox(whole: Installation, first: int) -> float:
    """The rate at which what waits leaves, once all senders are at work."""
    lines = Acts(whole.act(first, first + BACKLOG, 1000)).finish()
    parts.python("-c", SWEEP, env=whole.env)
    whole.start_workers(1, CONNECTIONS)
    arrived = parts.until(whole.quiet, 600, pause=0.5)
    whole.stop_workers()
    if not arrived:
        raise RuntimeError(whole.complaints())
    moments = sorted(times[0] for times in mails_of(whole, {line["event"] for line in lines}).values())
    begin, end = (round(part * len(moments)) for part in MIDDLE)
    return (end - begin) / (moments[end - 1] - moments[begin])
