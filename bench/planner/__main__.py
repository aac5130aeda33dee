"""`python -m bench.planner`: small problems against every plan there is, large ones against the clock.

Exit code 1 when the planner isn't as good as trying everything; slow is told, never refused. Each large problem runs in
a process of its own, so that its memory is its own.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter, process_time

from bench.planner import drawing, trying
from capacity import planner

SMALL = range(2020, 2070)
LARGE = (1, 2, 3, 4, 5)
SECONDS, GAP, MEGABYTES = 10.0, 0.01, 1024
ALONE = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}  # it loads its own


def tell(text: str) -> None:
    print(text, flush=True)


def same_as_trying(seed: int) -> tuple[bool, int]:
    """Whether the planner's plan of a small problem can be carried out and is worth as much as the best there is.

    And how many plans there are.
    """
    problem = drawing.small(seed)
    plan = planner.solve(problem, gap=0)
    values = [planner.value_of(problem, lines) for lines in trying.plans(problem)]
    fits = not trying.broken(problem, plan.lines)
    return fits and abs(plan.value - max(values)) < 1e-6 and abs(plan.bound - max(values)) < 1e-3, len(values)


def try_everything() -> bool:
    """All small problems; tells which differ."""
    started = perf_counter()
    with ProcessPoolExecutor(max_workers=2) as workers:
        same = dict(zip(SMALL, workers.map(same_as_trying, SMALL), strict=True))
    wrong = [seed for seed, (is_same, _) in same.items() if not is_same]
    tried = sum(number for _, number in same.values())
    tell(f"{len(SMALL) - len(wrong)} of {len(SMALL)} small problems: worth as much as the best of all their {tried:,} "
         f"plans ({perf_counter() - started:.1f} s){f'; not so: {wrong}' if wrong else ''}\n")  # fmt: skip
    return not wrong


def measured(seed: int) -> dict:
    """One large problem in this process: value, bound, gap, time and memory (peak, Django and all)."""
    problem = drawing.large(seed)
    baseline, cpu = planner.greedy(problem), process_time()
    plan = planner.solve(problem, seconds=SECONDS, gap=GAP)
    return {
        "seed": seed, "lines": len(problem.demands), "greedy": baseline.value, "value": plan.value,
        "bound": plan.bound, "gap": plan.gap, "seconds": plan.seconds, "cpu": process_time() - cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "asked": sum(problem.person_days(demand) for demand in problem.demands),
        "free": sum(sum(supply.free) for supply in problem.supplies),
        "served": sum(line.person_days for line in plan.lines),
        "broken": trying.broken(problem, plan.lines),
    }  # fmt: skip


HEAD = "seed  lines  person-days asked/free/served     greedy      value      bound    gap  seconds    CPU    MB  aims"
ROW = ("{seed:4}  {lines:5}  {asked:12,} /{free:7,} /{served:7,} {greedy:10,.0f} {value:10,.0f} {bound:10,.0f} "
       "{gap:6.2%} {seconds:8.1f} {cpu:6.1f} {megabytes:5.0f}  {aims}")  # fmt: skip


def measure(seeds: list[int]) -> bool:
    """Each large problem in a fresh process, one after another; False when a plan can't be carried out."""
    tell(f"{HEAD}   (aims: gap ≤ {GAP:.0%}, ≤ {SECONDS:.0f} s, < {MEGABYTES} MB)")
    sound = True
    for seed in seeds:
        command = [sys.executable, "-m", "bench.planner", "--one", str(seed)]
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=ALONE)  # noqa: S603 - ourselves
        found = json.loads(run.stdout.splitlines()[-1])
        met = found["gap"] <= GAP and found["seconds"] <= SECONDS and found["megabytes"] < MEGABYTES
        tell(ROW.format(**found, aims="met" if met else "NOT met"))
        sound = sound and not found["broken"]
    return sound


def main(given: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="bench.planner", description="The planner; see docs/planner.md.")
    parser.add_argument("seeds", nargs="*", type=int, default=LARGE, help="of the large problems")
    parser.add_argument("--one", type=int, help="only this large problem, in this process, as JSON")
    asked = parser.parse_args(given)
    if asked.one is not None:
        return tell(json.dumps(measured(asked.one)))
    good = try_everything()
    if not (measure(asked.seeds) and good):
        sys.exit("A plan is not the best, or can't be carried out.")


if __name__ == "__main__":
    main(sys.argv[1:])
