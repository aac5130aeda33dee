"""Several people at the same moment, each on a connection of her own, with real transactions."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


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

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
