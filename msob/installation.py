"""Which installation this is: the demo, a test run, or production; and how its settings are read.

Three ways to run: the demo (`MSOB_DEMO=1`), the tests (`MSOB_TEST=1`), and everything else, which is treated as
production: there nothing secret has a default.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

MSOB_DEMO = env.bool("MSOB_DEMO", default=False)
MSOB_TEST = env.bool("MSOB_TEST", default=False)
EMBEDDED = MSOB_DEMO or MSOB_TEST
MSOB_CLOCK = env.str("MSOB_CLOCK", default="demo" if MSOB_DEMO else "real")
MSOB_DATA_DIR = Path(env.str("MSOB_DATA_DIR", default=str(BASE_DIR / "var" / ("tests" if MSOB_TEST else "demo"))))


def required(name, *, embedded):
    """The environment's value of `name`; the demo and the tests may do without and get `embedded`."""
    value = env.str(name, default="")
    if not value and not EMBEDDED:
        raise ImproperlyConfigured(f"Set {name} (see docs/operations.md), or MSOB_DEMO=1 for the demo.")
    return value or embedded
