"""What is told of a run: a table, a line per aim, and the same as JSON."""

import json
import os
import platform
from collections.abc import Iterable
from pathlib import Path

from bench.measuring import Samples

TIMES_LEAST = {
    ("list", "page"): 2.0,
    ("detail", "page"): 2.5,
    ("create", "page"): 5.0,
    ("transition", "page"): 3.0,
    ("list", "API"): 2.5,
    ("detail", "API"): 5.0,
    ("create", "API"): 5.0,
    ("transition", "API"): 3.0,
}
GROWTH = 1.2
MOST_QUERIES = {"list": 8, "detail": 10, "create": 25}
HEADINGS = ("req/s", "p50 ms", "p95 ms", "queries", "floor ms", "× floor", "least ms", "× least")


def table(samples: Iterable[Samples]) -> str:
    """The figures of each case, size by size."""
    lines, size = [], None
    for figures in (one.figures for one in samples):
        if figures["size"] != size:
            size = figures["size"]
            lines += ["", f"{f'{size:,} requests':50}" + "".join(f"{heading:>10}" for heading in HEADINGS)]
        lines.append(_line(figures))
    return "\n".join(lines)


def _line(figures: dict) -> str:
    queries = f"{figures['queries']} ({figures['floor_queries']})"
    names = ("floor_p50_ms", "times_floor", "least_p50_ms", "times_least")
    cells = [*(figures[name] for name in ("per_second", "p50_ms", "p95_ms")), queries, *(figures[n] for n in names)]
    return f"{figures['door']:6}{figures['name']:44}" + "".join(f"{cell:>10}" for cell in cells)


def aims(samples: list[Samples]) -> list[dict]:
    """Each aim with what was seen and whether that meets it; the largest size counts."""
    figures = [one.figures for one in samples]
    small, large = min(one["size"] for one in figures), max(one["size"] for one in figures)
    found = []
    for one in (one for one in figures if one["size"] == large):
        label = f"{one['door']} {one['name']}"
        most = TIMES_LEAST[one["kind"], one["door"]]
        found.append(_aim(f"{label}: at most {most:g} × the least", one["times_least"], most))
        if statements := MOST_QUERIES.get(one["kind"]):
            found.append(_aim(f"{label}: at most {statements} queries", one["queries"], statements))
        if small < large:
            before = next(two for two in figures if two["size"] == small and _same(one, two))
            text = f"{label}: × floor at {large:,} at most {GROWTH:g} × that at {small:,}"
            found.append(_aim(text, round(one["times_floor"] / before["times_floor"], 2), GROWTH))
    return found


def _same(one: dict, two: dict) -> bool:
    return (one["door"], one["name"]) == (two["door"], two["name"])


def _aim(text: str, seen: float, most: float) -> dict:
    return {"aim": text, "seen": seen, "met": seen <= most}


def verdict(found: Iterable[dict]) -> str:
    """A line per aim."""
    return "\n".join(f"{'met    ' if one['met'] else 'NOT MET'}  {one['seen']:6}  {one['aim']}" for one in found)


def machine() -> dict:
    """Where it was measured: what a reader needs to judge the figures."""
    load = os.getloadavg() if hasattr(os, "getloadavg") else ()
    return {"python": platform.python_version(), "cores": os.cpu_count(), "load": [round(one, 2) for one in load]}


def write(path: Path, content: dict) -> None:
    """Keep it all as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False))
