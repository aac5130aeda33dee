"""What befalls an installation in a storm: each part fails once, one after another, and workers are killed.

A trouble begins when mail flows and ends when its time is over and somebody met it; who acts knows nothing of it.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.notifications.installation import Installation

STUCK_AFTER = 90  # seconds a step may wait until there is something for it to hit
BLOCKED = "SELECT 1 FROM notifications_notification WHERE last_error LIKE 'RoadBlocked%%' LIMIT 1"


@dataclass(frozen=True)
class Plan:
    """How big, how fast, and for how many seconds each part fails, one after another with `calm` in between.

    A kill every so often (`kill_every`), or one while the mail server is slow (None).
    """

    events: int = 500
    people: int = 40
    peaceful: int = 150
    per_second: float = 2.5
    workers: int = 2
    concurrency: int = 2
    nice: int = 10  # a worker that starts again would take a small machine from those who act
    kill_every: float | None = 6
    calm: float = 15
    redis_gone: float = 20
    mail_refuses: float = 10
    mail_gone: float = 10
    mail_slow: float = 20
    slow_seconds: float = 0.5
    postgres_gone: float = 5
    postgres_options: tuple[str, ...] = ()
    patience: float = 1200

    @property
    def senders(self) -> int:
        return self.workers * self.concurrency


SMALL = Plan(
    events=200,
    people=10,
    peaceful=0,
    per_second=6,
    workers=1,
    kill_every=None,
    calm=0.5,
    redis_gone=3,
    mail_refuses=1,
    mail_gone=1,
    mail_slow=2,
    slow_seconds=0.2,
    postgres_gone=1,
    postgres_options=("-c", "fsync=off"),  # processes are killed here, the machine isn't
    nice=0,
    patience=120,
)


@dataclass(frozen=True)
class Step:
    """What is done `after` so many seconds since the step before, once `ready()`."""

    after: float
    do: Callable[[], None]
    ready: Callable[[], bool]


@dataclass
class Weather:
    """What is still to happen, what has happened when, and the kills."""

    plan: Plan
    whole: Installation
    tell: Callable[[str], None]
    began: float = field(default_factory=time.time)
    windows: dict[str, list[float]] = field(default_factory=dict)
    kills: int = 0

    def __post_init__(self):
        plan, whole = self.plan, self.whole
        at_work = [] if plan.kill_every else [Step(0, self._kill, lambda: whole.mail.unanswered > 0)]
        self.steps: list[Step] = [
            *self._trouble("redis gone", plan.redis_gone, whole.redis.kill, whole.redis.up),
            *self._trouble("mail refuses", plan.mail_refuses, self._refuse, self._allow, self._met_refusal),
            *self._trouble("mail gone", plan.mail_gone, whole.mail.close, whole.mail.open, self._met_nobody),
            *self._trouble("mail slow", plan.mail_slow, self._slow, self._hurry, between=at_work),
            *self._trouble("postgres gone", plan.postgres_gone, whole.postgres.crash, whole.postgres.up),
        ]
        self._last_step, self._accepted = time.time(), 0
        self._next_kill = self.began + (self.plan.kill_every or 0)

    def _trouble(self, name, seconds, begin, end, met=lambda: True, between=()) -> list[Step]:
        """Something fails for so long, once mail flows, and a little longer when nobody `met` it yet."""

        def at_begin():
            self._say(name)
            self.windows[name] = [time.time()]
            begin()

        def at_end():
            end()
            self.windows[name].append(time.time())
            self._say(f"{name}: over")
            self._accepted = self.whole.mail.accepted

        return [Step(self.plan.calm, at_begin, self._mail_flows), *between, Step(seconds, at_end, met)]

    def _say(self, what: str) -> None:
        self.tell(f"{time.time() - self.began:5.0f} s  {what}")

    def _mail_flows(self) -> bool:
        return self.whole.mail.accepted > self._accepted

    def _met_refusal(self) -> bool:
        return self.whole.mail.refused > 0

    def _met_nobody(self) -> bool:
        return bool(self.whole.postgres.ask(BLOCKED))

    def _refuse(self) -> None:
        self.whole.mail.refusing = True

    def _allow(self) -> None:
        self.whole.mail.refusing = False

    def _slow(self) -> None:
        self.whole.mail.seconds = self.plan.slow_seconds

    def _hurry(self) -> None:
        self.whole.mail.seconds = 0

    def _kill(self) -> None:
        """Each worker in turn: the whole of it, the next time one of its children."""
        self._say(f"kill {self.kills + 1}, {self.whole.mail.unanswered} mails unanswered")
        victim = self.whole.workers[(self.kills // 2) % len(self.whole.workers)]
        if self.kills % 2 == 0 or not victim.kill_child():
            victim.kill()
        self.kills += 1

    @property
    def is_over(self) -> bool:
        return not self.steps

    def blow(self, *, killing: bool) -> None:
        """Let happen what is due now, and start again what was killed, as a supervisor does."""
        self._take_step()
        if killing and self.plan.kill_every and time.time() >= self._next_kill:
            self._kill()
            self._next_kill = time.time() + self.plan.kill_every * random.uniform(0.7, 1.3)  # noqa: S311
        for part in (*self.whole.workers, self.whole.beat):
            if not part.is_running:
                part.start()

    def _take_step(self) -> None:
        """The next step, when it is time; not ready for too long is a storm that shows nothing: RuntimeError."""
        if not self.steps:
            return
        step, waited = self.steps[0], time.time() - self._last_step
        if waited >= step.after and step.ready():
            del self.steps[0]
            step.do()
            self._last_step = time.time()
        elif waited > step.after + STUCK_AFTER:
            raise RuntimeError(f"step {-len(self.steps)} of the storm had nothing to hit for {STUCK_AFTER} seconds")
