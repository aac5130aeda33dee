"""`python -m bench [N] [--keep]`: seed, measure, tell. Exit code 0 however slow it was; anything else is broken."""

import argparse
import os
import sys
import time
from pathlib import Path

from django.db import connection

from bench import databases, measuring, reporting, seed, world
from foundation import clock

SMALL = 1000
LATEST = Path("var/bench/latest.json")


def tell(text: str) -> None:
    print(text, flush=True)


def arguments(given: list[str]) -> argparse.Namespace:
    """What was asked on the command line, or by make as N."""
    parser = argparse.ArgumentParser(prog="bench", description="Speed at size, beside a floor; see docs/bench.md.")
    parser.add_argument("n", nargs="?", type=int, default=int(os.environ.get("N") or 100_000), help="how many requests")
    parser.add_argument("--small", type=int, default=SMALL, help="the size to compare with")
    parser.add_argument("--rounds", type=int, default=6, help="how often all is gone through")
    parser.add_argument("--pairs", type=int, default=10, help="calls of each case in a round, beside its floor")
    parser.add_argument("--warm-up", type=int, default=3, help="untimed calls of each case before the first")
    parser.add_argument("--keep", action="store_true", help="leave the databases for the next run, and use those left")
    parser.add_argument("--into", type=Path, default=LATEST, help="where all of it goes")
    return parser.parse_args(given)


def prepare(size: int, *, keep: bool) -> float:
    """Have a filled database for `size`; returns the seconds that filling it took."""
    if keep and databases.is_filled(size):
        tell(f"{databases.name_of(size)} is still there")
        return 0.0
    started = time.perf_counter()
    databases.make(size)
    seed.fill(size)
    databases.seal()
    seconds = time.perf_counter() - started
    tell(f"{databases.name_of(size)}: {size:,} requests in {seconds:.0f} s")
    return seconds


def run(asked: argparse.Namespace) -> None:
    sizes = sorted({min(asked.small, asked.n), asked.n})
    seeded = {size: round(prepare(size, keep=asked.keep), 1) for size in sizes}
    before = reporting.machine()
    samples = measuring.measure(sizes, rounds=asked.rounds, pairs=asked.pairs, warm_up=asked.warm_up, tell=tell)
    aims = reporting.aims(samples)
    tell(reporting.table(samples))
    tell(f"\n{reporting.verdict(aims)}")
    found = {"seeded_seconds": seeded, "before": before, "after": reporting.machine(), "aims": aims}
    reporting.write(asked.into, {**found, "cases": measuring.as_data(samples)})
    tell(f"\nAll of it: {asked.into}")


def main(given: list[str]) -> None:
    """Seed, measure, tell; leave no database behind unless asked to."""
    asked = arguments(given)
    if connection.vendor != "postgresql":
        sys.exit("The bench needs PostgreSQL: set DATABASE_URL, or start one on this machine.")
    clock.freeze(world.NOW)
    try:
        run(asked)
    finally:
        if not asked.keep:
            for size in {min(asked.small, asked.n), asked.n}:
                databases.drop(size)


if __name__ == "__main__":
    main(sys.argv[1:])
