"""What runs on SQLite on every push: in whole where the databases could differ, elsewhere every fourth test.

`make test` asks for the sample and `make test-services` runs everything on PostgreSQL; what is named by hand
(`make test ARGS=tests/regions`) and `make prove` run in whole on SQLite too. docs/tests.md has the table.
"""

from collections import Counter

import pytest

WHOLE = (
    # locks, constraints, paging, JSON, time, files, and what a database sorts, searches or compares
    "tests/foundation/",
    "tests/test_architecture.py",
    "tests/test_keys.py",
    "tests/capacity/test_concurrency.py",
    "tests/capacity/test_days.py",
    "tests/capacity/test_pool_import.py",
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
    # the demo, which only ever runs on SQLite, and the first page
    "tests/house/test_demo.py",
    "tests/house/test_deployed.py",
    "tests/house/test_roof.py",
    "tests/house/test_run.py",
)
ONE_IN = 4


def pytest_addoption(parser):
    parser.addoption("--sample", action="store_true", help="outside tests/sample.py's list every fourth test only")


def pytest_configure(config):
    """Whoever names tests gets all of them; the processes of a parallel run get the answer with the other options."""
    named = config.args_source == config.ArgsSource.ARGS or config.option.keyword
    if named and not hasattr(config, "workerinput"):
        config.option.sample = False


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """The first test of each file is in it, and every fourth after that."""
    if not config.option.sample:
        return
    met: Counter = Counter()
    kept, left_out = [], []
    for item in items:
        name = item.nodeid.split("::")[0]
        is_kept = name.startswith(WHOLE) or met[name] % ONE_IN == 0
        (kept if is_kept else left_out).append(item)
        met[name] += 1
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def pytest_report_header(config):
    if config.option.sample:
        return f"sample: {len(WHOLE)} files and folders in whole, of the others one test in {ONE_IN} (tests/sample.py)"
    return None
