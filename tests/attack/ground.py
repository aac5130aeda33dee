"""Where it happens: a database of its own with the demo's month in it, and the product's servers over it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from foundation import clock
from msob.scenarios import december_2020
from tests.template import ON, ROOT

LOG = Path("var/attack/server.log")
SCENE = "deployed"


@contextmanager
def database():
    """A migrated database that is gone afterwards; inside, this process speaks with it. Gives its address."""
    template, before = ON["postgresql"], connection.settings_dict["NAME"]
    template.make()
    name = template.copy(f"attack_{os.getpid()}")
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield template.url(name)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        template.drop(name)
        shutil.rmtree(settings.MSOB_ATTACHMENT_DIR, ignore_errors=True)


def tell_the_story() -> None:
    """The demo's month, up to the last of its scenes; the clock runs on from there."""
    december_2020.load(SCENE)
    clock.start(december_2020.SCENES[SCENE])


@contextmanager
def servers(url: str, workers: int = 2):
    """The product under gunicorn, as docs/operations.md prescribes; gives the port it listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    LOG.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "gunicorn", "msob.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(workers), "--threads", "4", "--no-control-socket"]
    environment = {**os.environ, "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}
    with LOG.open("w") as log:
        running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            wait_for(port, running)
            yield port
        finally:
            running.terminate()
            running.wait(timeout=30)


def wait_for(port: int, running: subprocess.Popen) -> None:
    """Until somebody answers there; SystemExit when the servers end before, or after a minute."""
    for _try in range(300):
        if running.poll() is not None:
            break
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit(f"The servers didn't come up; {LOG} says why.")
