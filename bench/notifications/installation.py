"""All parts together, filled and running; taken down whatever happens."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.notifications import parts
from bench.notifications.mail import MailServer

WAITING = """
SELECT (SELECT count(*) FROM requests_app_pendingevent),
       (SELECT count(*) FROM notifications_notification WHERE state IN ('waiting', 'failed') AND NOT in_digest)
"""


@dataclass
class Installation:
    """The parts, the environment of every process of the product, and its workers."""

    place: Path
    postgres: parts.Postgres
    redis: parts.Redis
    mail: MailServer
    env: dict[str, str]
    workers: list[parts.Part] = field(default_factory=list)
    beat: parts.Part | None = None

    def start_workers(self, count: int, concurrency: int, *, nice: int = 0) -> None:
        """Workers and beat; returns before they are ready. `nice` workers step aside for those who act."""
        how = {"place": self.place, "env": self.env, "concurrency": concurrency, "nice": nice}
        self.workers = [parts.worker(number, **how) for number in range(count)]
        self.beat = parts.beat(place=self.place, env=self.env)
        for part in (*self.workers, self.beat):
            part.start()

    def stop_workers(self) -> None:
        """Beat first, so that nothing new is begun."""
        for part in (self.beat, *self.workers):
            if part:
                part.stop()
        self.workers, self.beat = [], None

    def act(self, first: int, beyond: int, per_second: float, *, on: bool = False) -> subprocess.Popen:
        """Start a caller that does these acts (`on`: and more, until its input is closed); it prints a line of each."""
        command = [sys.executable, "-m", "bench.notifications.caller", str(first), str(beyond), str(per_second)]
        return subprocess.Popen(  # noqa: S603 - ours
            command,
            cwd=parts.ROOT,
            env=self.env,
            stdin=subprocess.PIPE if on else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def waiting(self) -> tuple[int, int]:
        """How many events have to be told, and how many mails are on their way."""
        return self.postgres.ask(WAITING)[0]

    def quiet(self) -> bool:
        return self.waiting() == (0, 0)

    def complaints(self) -> str:
        """The ends of all logs."""
        return "\n".join(f"--- {log.name}\n{log.read_text()[-1500:]}" for log in sorted(self.place.glob("*.log")))


@contextmanager
def installed(*, people: int, requests: int, settings: str, postgres_options=()) -> Iterator[Installation]:
    """An installation with `people` who are told of each act on one of `requests`; no worker runs yet."""
    with parts.folder() as place:
        mail = MailServer()
        postgres, broker = parts.Postgres(place, postgres_options), parts.Redis(place)
        env = parts.environment(postgres, broker, mail.port, settings)
        whole = Installation(place, postgres, broker, mail, env)
        try:
            postgres.up()
            broker.up()
            mail.open()
            connection = postgres.connect("postgres")
            connection.cursor().execute("CREATE DATABASE msob")
            connection.close()
            parts.python("-m", "bench.notifications.people", str(people), str(requests), env=env)
            yield whole
        except Exception:
            print(whole.complaints(), file=sys.stderr)
            raise
        finally:
            whole.stop_workers()
            mail.close()
            broker.stop()
            postgres.stop()
