"""What runs on every push: what touches no database once, in `make test`; all else on PostgreSQL; and on SQLite what
could differ there and of the rest one in twelve.

Of a test marked `drawn` that goes through many cases a part is drawn by chance, other ones on each run. What is named
by hand (`make test ARGS=tests/regions`) and `make prove` run in whole. docs/tests.md has the table.
"""

import os
from collections import Counter, defaultdict
from random import Random

import pytest

from tests.chance import PROVING

WHOLE = (
    # locks, constraints, paging, JSON, time, files, and what a database sorts, searches or compares
    "tests/foundation/",
    "tests/test_keys.py",
    "tests/capacity/test_concurrency.py",
    "tests/capacity/test_days.py",
    "tests/capacity/test_pool_import.py",
    "tests/insight/test_as_it_was.py",
    "tests/insight/test_spare.py",
    "tests/insight/test_walks.py",
    "tests/notifications/test_misfortune.py",
    "tests/notifications/test_outbox.py",
    "tests/regions/test_duty.py",
    "tests/regions/test_institution_import.py",
    "tests/regions/test_institutions.py",
    "tests/regions/test_memberships.py",
    "tests/requests_app/last_resort/test_concurrency.py",
    "tests/requests_app/last_resort/test_deferred.py",
    "tests/requests_app/pages/test_list.py",
    "tests/requests_app/test_attachments.py",
    "tests/requests_app/test_concurrency.py",
    "tests/requests_app/test_conditions.py",
    "tests/requests_app/test_deadlines.py",
    "tests/requests_app/test_journal.py",
    "tests/requests_app/test_need.py",
    "tests/requests_app/test_need_stateful.py",
    "tests/requests_app/test_sight.py",
    "tests/requests_app/test_versions.py",
    # the first page
    "tests/house/test_roof.py",
    "tests/house/test_run.py",
)
EMBEDDED = ("tests/house/test_demo.py", "tests/house/test_decided.py", "tests/house/test_deployed.py")
"""The demo and its scenes: they only ever run on SQLite, so `make test` has them in whole and no other run has them."""

DEAR = (
    "tests/house/test_how_pages_read.py",
    "tests/notifications/test_one_request.py",
    "tests/requests_app/test_forecast.py",
)
"""Words and pages of a whole story, at ten seconds and more a test: on PostgreSQL only."""

DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}

ONE_IN = 12


def pytest_addoption(parser):
    parser.addoption("--sample", action="store_true", help="outside tests/sample.py's list one test in twelve only")
    parser.addoption("--whole", action="store_true", help="every case, also of tests marked `drawn`")


def pytest_configure(config):
    """Whoever names tests gets all of them."""
    named = config.args_source == config.ArgsSource.ARGS or config.option.keyword
    config.option.whole = bool(config.option.whole or named)
    config.option.sample = config.option.sample and not config.option.whole


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """What isn't asked for is left out before any process begins."""
    if config.option.whole or PROVING:
        return
    leave_out(config, items, not_drawn(items, config.option.hypothesis_seed))
    if config.option.sample:
        leave_out(config, items, beyond_the_sample(items))
    elif os.environ.get("MSOB_TEST_SERVICES") == "1":
        leave_out(config, items, {item for item in items if alike_anywhere(item) or item.nodeid.startswith(EMBEDDED)})


def alike_anywhere(item):
    """Whether a test touches no database and no service. It would say the same twice, so `make test` alone has it."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "services", "e2e"))
    return not marked and not DATABASE & set(item.fixturenames)


def leave_out(config, items, unwanted):
    items[:] = [item for item in items if item not in unwanted]
    config.hook.pytest_deselected(items=[*unwanted])


def not_drawn(items, seed):
    """Of each test marked `drawn(n)` the cases that aren't among the one in n, rounded up."""
    cases = defaultdict(list)
    for item in items:
        if drawn := item.get_closest_marker("drawn"):
            cases[item.nodeid.split("[")[0], *drawn.args].append(item)
    draws = {key: Random(f"{seed} {key}").sample(found, -(-len(found) // key[1])) for key, found in cases.items()}
    return {item for key, found in cases.items() for item in found if item not in draws[key]}


def beyond_the_sample(items):
    """All but the first test of each file, every twelfth after that, and what runs in whole."""
    met: Counter = Counter()
    found = set()
    for item in items:
        name = item.nodeid.split("::")[0]
        in_whole = alike_anywhere(item) or name.startswith((*WHOLE, *EMBEDDED))
        if not in_whole and (met[name] % ONE_IN or name in DEAR):
            found.add(item)
        met[name] += 1
    return found


def pytest_report_header(config):
    if config.option.sample:
        return f"sample: {len(WHOLE)} files and folders in whole, of the others one test in {ONE_IN} (tests/sample.py)"
    return None
