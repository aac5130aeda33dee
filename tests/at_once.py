"""Several people at the same moment, each on a connection of her own, with real transactions."""

import fcntl
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

from django.conf import settings
from django.db import connections

CROWD = 16


@contextmanager
def alone(number):
    """One crowd at a time, whatever other processes test: PostgreSQL has a hundred places, and two crowds want more."""
    with open(settings.MSOB_DATA_DIR / "crowd.lock", "w") as lock:
        if number > CROWD:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def at_once(*deeds):
    """Do all deeds at the same moment; what each returned or raised, in order."""
    start = Barrier(len(deeds))

    def run(deed):
        try:
            start.wait()
            return deed()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with alone(len(deeds)), ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
