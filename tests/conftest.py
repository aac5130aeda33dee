"""What every test stands on: a stopped clock, empty hands, and a loud answer where a service is missing.

The cast, the people every test is about, lives in tests/cast.py.
"""

import os
import shutil
from datetime import datetime

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.db import connection
from django.utils import translation

from foundation import clock

PLUGINS = ("cast", "browsing", "together", "template", "chance", "sample", "signing_in")
pytest_plugins = [f"tests.{name}" for name in PLUGINS]

MORNING = datetime(2020, 12, 28, 8, tzinfo=clock.AMSTERDAM)


def missing(what):
    """Skip for want of `what`; where everything must be there (CI), fail instead."""
    if os.environ.get("MSOB_REQUIRE_SERVICES") == "1":
        pytest.fail(f"{what} is missing, and MSOB_REQUIRE_SERVICES=1 says it must be there", pytrace=False)
    pytest.skip(f"{what} is not here")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Tests marked `services` run on PostgreSQL only; `make test-services` never skips them."""
    if item.get_closest_marker("services") and connection.vendor != "postgresql":
        if os.environ.get("MSOB_TEST_SERVICES") == "1":
            missing("PostgreSQL")
        pytest.skip("needs PostgreSQL: make test-services")


@pytest.fixture(autouse=True)
def stopped_clock():
    """It is Monday 28 December 2020, eight o'clock in Amsterdam, until a test says otherwise."""
    with clock.frozen(MORNING):
        yield
    clock.unfreeze()


@pytest.fixture(autouse=True)
def _first_language():
    """A page read in English leaves English behind for whoever comes next."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()
    caches["limits"].clear()


def pytest_sessionfinish(session):
    """Leave no attachments of this process behind."""
    shutil.rmtree(settings.MSOB_ATTACHMENT_DIR, ignore_errors=True)
