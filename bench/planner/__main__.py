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
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from time import perf_counter, process_time

from bench.planner import drawing, trying
from capacity import planner

SMALL = range(2020, 2070)
LARGE = (1, 2, 3, 4, 5)
SECONDS, GAP, MEGABYTES = 10.0, 0.01, 1024
AGAIN_SECONDS, TERMS = 3.0, "200 + terms"
CASES = {"200": (200, SECONDS), TERMS: (200, SECONDS), "600": (600, 3 * SECONDS)}
"""Each with its requests and its seconds."""
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


def same_with_terms(seed: int) -> tuple[bool, int]:
    """The same around lines that are fixed, forbidden and moved, a cap and people kept free (not counted)."""
    return not trying.same_with_terms(drawing.with_terms(drawing.small(seed), seed)), 0


def try_everything(same_as: Callable[[int], tuple[bool, int]], called: str) -> bool:
    """All small problems; tells which differ."""
    started = perf_counter()
    with ProcessPoolExecutor(max_workers=2) as workers:
        same = dict(zip(SMALL, workers.map(same_as, SMALL), strict=True))
    wrong = [seed for seed, (is_same, _) in same.items() if not is_same]
    tried = sum(number for _, number in same.values())
    told = f", {tried:,} together" if tried else ""
    tell(f"{len(SMALL) - len(wrong)} of {len(SMALL)} small problems {called}: worth as much as the best of all their "
         f"plans{told} ({perf_counter() - started:.1f} s)\n" + (f"Not so: {wrong}\n" if wrong else ""))  # fmt: skip
    return not wrong


def measured(case: str, seed: int) -> dict:
    """One large problem in this process: value, bound, gap, time and memory (peak, Django and all)."""
    requests, seconds = CASES[case]
    problem = drawing.large(seed, requests=requests)
    problem = drawing.with_terms(problem, seed, pins=20) if case == TERMS else problem
    baseline, cpu = planner.greedy(problem), process_time()
    plan = planner.solve(problem, seconds=seconds, gap=GAP)
    cpu = process_time() - cpu
    again = [solved_again(problem, plan, seed, change) for change in drawing.CHANGES] if case != TERMS else []
    return {
        "case": case, "seed": seed, "lines": len(problem.demands), "greedy": baseline.value, "value": plan.value,
        "bound": plan.bound, "gap": plan.gap, "seconds": plan.seconds, "cpu": cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "asked": sum(problem.person_days(demand) for demand in problem.demands),
        "free": sum(sum(supply.free) for supply in problem.supplies),
        "served": sum(line.person_days for line in plan.lines),
        "broken": not_so(problem, plan), "again": again,
    }  # fmt: skip


def solved_again(problem: planner.Problem, before: planner.Plan, seed: int, change: str) -> dict:
    """After one change, beginning with the plan before and its prices."""
    changed = drawing.changed(problem, before, seed, change)
    wanted, cpu = {line.key: line.persons for line in before.lines}, process_time()
    plan = planner.solve(changed, seconds=3 * SECONDS, gap=GAP, wanted=wanted, prices=before.prices)
    cpu = process_time() - cpu
    return {"change": change, "seconds": plan.seconds, "cpu": cpu, "gap": plan.gap, "broken": not_so(changed, plan)}


def not_so(problem: planner.Problem, plan: planner.Plan) -> list[str]:
    """What of a plan can't be carried out; what was said and told as impossible isn't held against it."""
    unkept = {pin for pin, _why in plan.unkept}
    pins = tuple(pin for pin in problem.terms.pins if pin not in unkept)
    return trying.broken(replace(problem, terms=replace(problem.terms, pins=pins)), plan.lines)


HEAD = ("case         seed  lines  person-days asked/free/served     greedy      value      bound    gap  seconds"
        "    CPU    MB  aims")  # fmt: skip
ROW = ("{case:12} {seed:4}  {lines:5}  {asked:12,} /{free:7,} /{served:7,} {greedy:10,.0f} {value:10,.0f} "
       "{bound:10,.0f} {gap:6.2%} {seconds:8.1f} {cpu:6.1f} {megabytes:5.0f}  {aims}")  # fmt: skip
AGAIN = "  after one change, {change}: {seconds:.1f} s, {cpu:.1f} s of processor, gap {gap:.2%}: {aims}"


def measure(case: str, seeds: Sequence[int]) -> bool:
    """Each large problem in a fresh process, one after another; False when a plan can't be carried out."""
    sound = True
    for seed in seeds:
        command = [sys.executable, "-m", "bench.planner", "--one", case, str(seed)]
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=ALONE)  # noqa: S603 - ourselves
        found = json.loads(run.stdout.splitlines()[-1])
        met = found["gap"] <= GAP and found["seconds"] <= CASES[case][1] and found["megabytes"] < MEGABYTES
        tell(ROW.format(**found, aims="met" if met else "NOT met"))
        for one in found["again"]:
            is_met = one["gap"] <= GAP and one["seconds"] <= AGAIN_SECONDS
            tell(AGAIN.format(**one, aims="met" if is_met else "NOT met"))
        sound = sound and not found["broken"] and not any(one["broken"] for one in found["again"])
    return sound


def main(given: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="bench.planner", description="The planner; see docs/planner.md.")
    parser.add_argument("seeds", nargs="*", type=int, default=LARGE, help="of the large problems")
    parser.add_argument("--one", choices=CASES, help="only this case of one seed, in this process, as JSON")
    asked = parser.parse_args(given)
    if asked.one is not None:
        return tell(json.dumps(measured(asked.one, asked.seeds[0])))
    good = [try_everything(same_as_trying, "without terms"), try_everything(same_with_terms, "with terms")]
    tell(f"{HEAD}   (aims: gap ≤ {GAP:.0%}; 200 requests ≤ {SECONDS:.0f} s, 600 ≤ {3 * SECONDS:.0f} s, again ≤ "
         f"{AGAIN_SECONDS:.0f} s; < {MEGABYTES} MB)")  # fmt: skip
    good += [measure(case, asked.seeds if case == "200" else asked.seeds[:2]) for case in CASES]
    if not all(good):
        sys.exit("A plan is not the best, or can't be carried out.")


if __name__ == "__main__":
    main(sys.argv[1:])
