"""Which tests stay together in one process, because they share something dear; all others go where there is room.

pytest-xdist has a mark for this (`xdist_group`), which does nothing under pytest 9.2: it writes the group into an
attribute of the test that pytest no longer reads.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = (
    "tests/e2e/test_front_door.py",  # one house as in production
    "tests/e2e/",  # one browser, and one December
    "tests/notifications/test_storm.py",  # one storm, of a minute
    "tests/house/test_proxy.py",  # one site, as an installation has it
    "tests/house/test_deployed.py::January",  # one January, told in ten seconds
)


class Together(LoadScopeScheduling):
    """Hands tests out one by one, but those of one line of `TOGETHER` as one; the largest groups first."""

    def _split_scope(self, nodeid):
        return next((shared for shared in TOGETHER if nodeid.startswith(shared)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """In the place of any other way to distribute."""
    return Together(config, log)


def pytest_collection_modifyitems(items):
    """Random walks take longest, so they begin first: nobody waits for one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("property") is None)
