"""What is left to chance in a run, and the seed that repeats it.

Random walks and examples differ on each run, so that a hundred runs see a hundred times as much. The seed stands in the
header and again below a failure; `--hypothesis-seed` gives the same again, whatever process a test lands in.
"""

import os
from random import Random, SystemRandom

import pytest
from hypothesis import HealthCheck, settings

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
COMMON = {"deadline": None, "database": None, "print_blob": True, "suppress_health_check": QUIET}
settings.register_profile("ci", max_examples=25, stateful_step_count=20, **COMMON)
settings.register_profile("prove", max_examples=2000, stateful_step_count=60, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

PROVING = os.environ.get("HYPOTHESIS_PROFILE") == "prove"
"""Whether this is `make prove`: walks are long, and nothing is left out because it was seen elsewhere."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """Draw a seed, unless one was given; the processes of a parallel run take that of the first."""
    if config.option.hypothesis_seed is None:
        drawn = getattr(config, "workerinput", {}).get("seed")
        config.option.hypothesis_seed = drawn or str(SystemRandom().randrange(2**32))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """xdist starts its processes with the arguments as they were typed."""
    node.workerinput["seed"] = node.config.option.hypothesis_seed


def pytest_report_header(config):
    return f"chance: repeat this run with --hypothesis-seed={config.option.hypothesis_seed}"


def pytest_terminal_summary(terminalreporter, config):
    """Once more where a failure is read."""
    if terminalreporter.stats.keys() & {"failed", "error"}:
        terminalreporter.write_line(pytest_report_header(config), yellow=True)


@pytest.fixture
def dice(request):
    """A `Random` for this test in this run."""
    return Random(f"{request.config.option.hypothesis_seed} {request.node.nodeid}")
