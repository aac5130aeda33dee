"""`python -m bench.notifications [storm] [throughput] [--small]`: run, tell, write. Exit code 1 when one was lost.

How fast it was decides nothing: that is told as met or not met.
"""

import argparse
import signal
import sys
from dataclasses import replace
from pathlib import Path

from bench import reporting
from bench.notifications import installation, parts, storm, telling, throughput, weather

LATEST = Path("var/bench/notifications.json")
PATIENT = "bench.notifications.settings"


def tell(text: str) -> None:
    print(text, flush=True)


def arguments(given: list[str]) -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(prog="bench.notifications", description=__doc__.splitlines()[0])
    parser.add_argument("scenarios", nargs="*", default=["storm", "throughput"], help="storm, throughput, or both")
    parser.add_argument("--small", action="store_true", help="200 events × 10 people, one kill, short outages")
    parser.add_argument("--events", type=int, help="acts in the storm")
    parser.add_argument("--people", type=int, help="who are told of each")
    parser.add_argument("--seconds", type=float, default=60, help="how long mails are offered at 100 a second")
    parser.add_argument("--into", type=Path, default=LATEST, help="where all of it goes")
    return parser.parse_args(given)


def blow(asked: argparse.Namespace) -> dict:
    """The storm, on an installation of its own."""
    plan = weather.SMALL if asked.small else weather.Plan()
    chosen = {name: value for name in ("events", "people") if (value := getattr(asked, name))}
    plan = replace(plan, **chosen)
    how = {"people": plan.people, "requests": 10, "settings": PATIENT, "postgres_options": plan.postgres_options}
    with installation.installed(**how) as whole:
        found = storm.run(whole, plan, tell)
        aims = telling.aims_of_storm(found)
        if not all(one["met"] for one in aims if one["decides"]):
            tell(whole.complaints())
    tell(telling.of_storm(found))
    return {**found, "aims": aims}


def measure(asked: argparse.Namespace) -> dict:
    """How fast mail leaves, by the product's own settings."""
    with installation.installed(people=40, requests=10, settings="msob.settings") as whole:
        found = throughput.run(whole, asked.seconds, tell)
    tell(telling.of_throughput(found))
    return {**found, "aims": telling.aims_of_throughput(found)}


SCENARIOS = {"storm": blow, "throughput": measure}


def main(given: list[str]) -> int:
    """Run what was asked; 1 when something that decides wasn't as it must be."""
    asked = arguments(given)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that everything we started is ended
    found: dict = {"before": reporting.machine()}
    try:
        for name in asked.scenarios:
            found[name] = SCENARIOS[name](asked)
    except parts.Missing as missing:
        tell(f"{missing} isn't on this machine.")
        return 2
    found["after"] = reporting.machine()
    aims = [aim for name in asked.scenarios for aim in found[name]["aims"]]
    tell("\n" + reporting.verdict(aims))
    reporting.write(asked.into, found)
    tell(f"\nMachine: {found['before']} before, {found['after']} after. All of it: {asked.into}")
    return 0 if all(one["met"] for one in aims if one["decides"]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
