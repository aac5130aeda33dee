"""`python -m bench.picture`: the picture with ten thousand and with a million events, now and as it was.

Exit code 0 however slow it was; it fails when a page answers with something else than it should.
"""

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import time
from datetime import UTC, timedelta
from pathlib import Path

from django.db import connection

from bench import databases, seed, world
from bench.caller import Browser
from bench.picture import filling
from foundation import clock
from regions.models import Membership, Role, User

SMALL, LARGE = 1_600, 160_000
LATEST = Path("var/bench/picture.json")
AIMS = {"country, now": 300, "country, as it was": 2000, "region, now": 150, "region, as it was": 2000}
FIRST = 2000
"""Milliseconds that the first call of a fresh process may take."""
GROWTH = 1.3
ROUNDS = 8
PAST = "2018-03-01T08:00:00Z"


def tell(text: str) -> None:
    print(text, flush=True)


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-picture", description="The picture at size: docs/bench.md.")
    parser.add_argument("--n", type=int, default=LARGE, help="how many requests; each has about six events")
    parser.add_argument("--small", type=int, default=SMALL, help="the size to compare with")
    parser.add_argument("--calls", type=int, default=40, help="timed calls of each page")
    parser.add_argument("--restart", default="", help="a command that restarts this PostgreSQL, before the first calls")
    parser.add_argument("--keep", action="store_true", help="leave the databases for the next run, and use those left")
    parser.add_argument("--into", type=Path, default=LATEST, help="where all of it goes")
    return parser.parse_args(given)


def prepare(size: int, *, keep: bool) -> None:
    if keep and databases.is_filled(size):
        return
    started = time.perf_counter()
    databases.make(size)
    seed.fill(size)
    filling.fill()
    databases.seal()
    tell(f"{databases.name_of(size)}: {filling.counted()} in {time.perf_counter() - started:.0f} s")


def pages() -> dict[str, list[str]]:
    """Addresses by what is measured; of the past, another moment at each call."""
    dice = random.Random(1)  # noqa: S311 - the same moments every time
    moments = [world.NOW - timedelta(hours=dice.randrange(24 * 30, 24 * 365 * 4)) for _each in range(200)]
    past = [f"/picture/nl/?at={one.astimezone(UTC).isoformat()[:19]}Z" for one in moments]
    return {
        "country, now": ["/picture/nl/"],
        "country by API, now": ["/api/v1/picture"],
        "country, as it was": past,
        "region, now": ["/picture/VR05/"],
        "region, as it was": [one.replace("nl", "VR05") for one in past],
    }


def _somebody(role: Role, **where: str) -> User:
    return Membership.objects.filter(role=role, **where).select_related("user").earliest("pk").user


def measure(sizes: list[int], calls: int) -> dict[int, dict[str, list[float]]]:
    """Milliseconds of each call, by size and what is measured; sizes take turns, so a busy machine hurts all alike.

    In each round three untimed calls come first.
    """
    found: dict[int, dict[str, list[float]]] = {size: {name: [] for name in pages()} for size in sizes}
    for turn in range(ROUNDS):
        for size in sizes:
            databases.use(size)
            steers, directs = _somebody(Role.VWS), _somebody(Role.GHOR, safety_region__code="VR05")
            for name, paths in pages().items():
                browser = Browser(directs if name.startswith("region") else steers)
                asked = [paths[(turn * calls + number) % len(paths)] for number in range(calls // ROUNDS + 3)]
                found[size][name] += [browser.get(path).send().seconds * 1000 for path in asked][3:]
    return {size: {name: sorted(took) for name, took in of.items()} for size, of in found.items()}


def first_calls(size: int, restart: str) -> dict[str, float]:
    """Milliseconds of the first call of a fresh process, by page; each after PostgreSQL was restarted, if it may be."""
    databases.use(size)
    calls = {"/picture/nl/": Browser(_somebody(Role.VWS)), f"/picture/nl/?at={PAST}": Browser(_somebody(Role.VWS))}
    connection.close()
    found, plain = {}, {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    for path, browser in calls.items():
        if restart:
            subprocess.run(shlex.split(restart), check=True, capture_output=True)  # noqa: S603 - typed by who runs it
        asked = [sys.executable, "-m", "bench.picture.first", databases.name_of(size), browser.cookie, path]
        found[path] = float(subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True, env=plain).stdout)  # noqa: S603
    return found


def quantile(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def report(found: dict[int, dict[str, list[float]]]) -> None:
    sizes = sorted(found)
    for name in found[sizes[0]]:
        p50s = [quantile(found[size][name], 0.5) for size in sizes]
        p95s = [quantile(found[size][name], 0.95) for size in sizes]
        said = ", ".join(
            f"{size:,}: p50 {p50:.0f} p95 {p95:.0f} ms (least {found[size][name][0]:.0f})"
            for size, p50, p95 in zip(sizes, p50s, p95s, strict=True)
        )
        tell(f"{name}: {said}; growth {p50s[-1] / p50s[0]:.2f}{_aim(name, p95s[-1], p50s[-1] / p50s[0])}")


def tell_first(found: dict[str, float], *, is_restarted: bool) -> None:
    how = "PostgreSQL just restarted" if is_restarted else "PostgreSQL NOT restarted (--restart), so its memory is warm"
    for path, took in found.items():
        met = "met" if took <= FIRST else "NOT met"
        tell(f"first call of a fresh process, {path}: {took:.0f} ms; {how} (aim {FIRST} ms: {met})")


def _aim(name: str, p95: float, growth: float) -> str:
    if name not in AIMS:
        return ""
    met = "met" if p95 <= AIMS[name] else "NOT met"
    grown = f"; growth at most {GROWTH}: {'met' if growth <= GROWTH else 'NOT met'}" if name == "country, now" else ""
    return f" (aim p95 {AIMS[name]} ms: {met}{grown})"


def main(given: list[str]) -> None:
    asked = arguments(given)
    if connection.vendor != "postgresql":
        sys.exit("The bench needs PostgreSQL: set DATABASE_URL, or start one on this machine.")
    databases.GIVEN = f"{databases.GIVEN}_picture"
    sizes = sorted({asked.small, asked.n})
    clock.freeze(world.NOW)
    try:
        for size in sizes:
            prepare(size, keep=asked.keep)
        found = measure(sizes, asked.calls)
        report(found)
        first = first_calls(sizes[-1], asked.restart)
        tell_first(first, is_restarted=bool(asked.restart))
        asked.into.parent.mkdir(parents=True, exist_ok=True)
        asked.into.write_text(json.dumps({"warm": found, "first": first}, indent=1))
    finally:
        for size in sizes if not asked.keep else ():
            databases.drop(size)


if __name__ == "__main__":
    main(sys.argv[1:])
