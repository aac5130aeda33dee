"""The product's settings, with the pages of the floor beside its own."""

import os

os.environ.setdefault("MSOB_TEST", "1")
os.environ.setdefault("MSOB_CLOCK", "real")  # stopped in `bench.world`
os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL") or "postgresql://localhost:5432/msob_bench"

from msob.settings import *  # noqa: F403
from msob.settings import BASE_DIR, DATABASES, MSOB_LIMITS, TEMPLATES

ROOT_URLCONF = "bench.urls"
MSOB_LIMITS = {what: (10**9, seconds) for what, (_most, seconds) in MSOB_LIMITS.items()}  # it asks as fast as it can
TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], BASE_DIR / "bench" / "templates"]
DATABASES["default"]["CONN_MAX_AGE"] = None  # the run itself says when to go to another database
