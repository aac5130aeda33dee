"""PostgreSQL, Redis, workers and beat of the bench's own, as processes on free ports; all of it gone afterwards."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg2
import redis

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds for a part to come up, on a machine that does other things as well
GIVEN = ("MSOB_", "DJANGO_", "DATABASE_", "REDIS_", "EMAIL_", "CELERY_", "PG")


class Missing(Exception):
    """A program this needs isn't on the machine."""


def until(condition: Callable, seconds: float = PATIENCE, pause: float = 0.1):
    """Ask `condition()` until it is true and return what it gave; None when `seconds` have passed."""
    ends = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > ends:
            return None
        time.sleep(pause)
    return found


def free_port() -> int:
    """A port of loopback where nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_program(name: str) -> str:
    """The path of one of PostgreSQL's programs, the newest installed. Raises Missing."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    path = str(found[-1]) if found else shutil.which(name)
    if not path:
        raise Missing(f"PostgreSQL's {name}")
    return path


def redis_program() -> str:
    """The path of redis-server. Raises Missing."""
    path = shutil.which("redis-server") or shutil.which("valkey-server")
    if not path:
        raise Missing("redis-server")
    return path


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of our own that PostgreSQL may enter too."""
    path = Path(tempfile.mkdtemp(prefix="msob-bench-"))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


class Part:
    """A process that can be started, killed and started again; `log` keeps what it said."""

    def __init__(self, command: list[str], log: Path, *, as_user: str | None = None, env: dict | None = None):
        self.command, self.log = command, log
        self.how: dict = {"env": env, "start_new_session": True, "cwd": ROOT}
        if as_user:
            self.how |= {"user": as_user, "group": as_user, "extra_groups": [], "cwd": log.parent}
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(self.command, stdout=out, stderr=out, **self.how)  # noqa: S603 - ours

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def send(self, number: int, *, group: bool = False) -> None:
        """Send a signal to the process, or to its children as well; nothing when it is gone."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                (os.killpg if group else os.kill)(self.process.pid, number)

    def kill(self) -> None:
        """Like the power going: the process and all its children, at once."""
        self.send(signal.SIGKILL, group=True)
        if self.process is not None:
            self.process.wait()

    def kill_child(self) -> bool:
        """Kill one child only, as a machine out of memory does; false when there is none."""
        if self.process is None:
            return False
        with suppress(OSError):
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
            if children:
                os.kill(int(children[-1]), signal.SIGKILL)
                return True
        return False

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End it as an operator does; killed when it doesn't listen."""
        if self.process is None:
            return
        self.send(number)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(15)
        self.kill()


class Postgres(Part):
    """A cluster of our own: nobody but this bench knows its port."""

    def __init__(self, place: Path, options: tuple[str, ...] = ()):
        self.port, home = free_port(), place / "postgres"
        home.mkdir(mode=0o700)
        owner = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to be run by root
        if owner:
            shutil.chown(home, owner, owner)
        data = home / "data"
        make = Part([postgres_program("initdb"), "-D", str(data), "-U", "msob", "-A", "trust", "-E", "UTF8", "-N"],
                    place / "initdb.log", as_user=owner)  # fmt: skip
        make.how["cwd"] = home
        make.start()
        if make.process.wait():
            raise RuntimeError(make.log.read_text())
        listening = ["-p", str(self.port), "-k", str(home), "-c", "listen_addresses=127.0.0.1", *options]
        super().__init__([postgres_program("postgres"), "-D", str(data), *listening], place / "postgres.log",
                         as_user=owner)  # fmt: skip
        self.how["cwd"] = home

    @property
    def url(self) -> str:
        return f"postgresql://msob@127.0.0.1:{self.port}/msob"

    def connect(self, name: str = "msob"):
        """A connection that commits by itself."""
        found = psycopg2.connect(dbname=name, host="127.0.0.1", port=self.port, user="msob", connect_timeout=5)
        found.autocommit = True
        return found

    def answers(self) -> bool:
        try:
            self.connect("postgres").close()
        except psycopg2.OperationalError:
            return False
        return True

    def up(self) -> None:
        """Start and wait until it answers."""
        self.start()
        if not until(self.answers):
            raise RuntimeError(self.log.read_text()[-3000:])

    def crash(self) -> None:
        """Stop without a goodbye to anybody: what was committed must be found again in its log."""
        self.send(signal.SIGQUIT)
        self.process.wait()

    def stop(self, number: int = signal.SIGINT) -> None:
        super().stop(number)

    def ask(self, statement: str, *values) -> list[tuple]:
        """The rows of one query, over a connection of its own."""
        connection = self.connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchall()
        finally:
            connection.close()


class Redis(Part):
    """A broker that keeps nothing: stopped is emptied."""

    def __init__(self, place: Path):
        self.port = free_port()
        keep = ["--save", "", "--appendonly", "no", "--dir", str(place)]
        super().__init__([redis_program(), "--port", str(self.port), "--bind", "127.0.0.1", *keep], place / "redis.log")

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def answers(self) -> bool:
        try:
            return redis.Redis.from_url(self.url).ping()
        except redis.RedisError:
            return False

    def up(self) -> None:
        """Start and wait until it answers."""
        self.start()
        if not until(self.answers):
            raise RuntimeError(self.log.read_text()[-3000:])


def environment(postgres: Postgres, broker: Redis, mail_port: int, settings: str) -> dict[str, str]:
    """An installation like any other, with these parts."""
    return {name: value for name, value in os.environ.items() if not name.startswith(GIVEN)} | {
        "DJANGO_SETTINGS_MODULE": settings,
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "msob.example",
        "DATABASE_URL": postgres.url,
        "REDIS_URL": broker.url,
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "DEFAULT_FROM_EMAIL": "MSOB <noreply@msob.example>",
        "MSOB_BASE_URL": "https://msob.example",
    }


def python(*arguments: str, env: dict[str, str]) -> str:
    """Run Python in the project and return what it printed. Raises RuntimeError with what it complained."""
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{arguments}: {done.stderr[-3000:]}")
    return done.stdout


def celery(*arguments: str, log: Path, env: dict[str, str], nice: int) -> Part:
    """A `celery …` to be started."""
    aside = ["nice", "-n", str(nice)]
    return Part([*aside, sys.executable, "-m", "celery", "--app", "msob", *arguments], log, env=env)


def worker(number: int, *, place: Path, env: dict[str, str], concurrency: int, nice: int) -> Part:
    """Worker `number`, with `concurrency` senders."""
    how = ["--concurrency", str(concurrency), "--loglevel", "WARNING", "--hostname", f"w{number}@%h"]
    return celery("worker", *how, log=place / f"worker-{number}.log", env=env, nice=nice)


def beat(*, place: Path, env: dict[str, str]) -> Part:
    """The one that says when it is time."""
    how = ["--schedule", str(place / "beat"), "--loglevel", "WARNING"]
    return celery("beat", *how, log=place / "beat.log", env=env, nice=0)
