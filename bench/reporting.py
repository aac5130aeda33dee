"""What is told of a run: a table, a line per aim, and the same as JSON."""

import json
import os
import platform
from collections.abc import Iterable
from pathlib import Path

from bench.measuring import Samples

TIMES_FLOOR = 3.0
TIMES_SMALL = 1.3
MOST_QUERIES = {("list", "page"): 8, ("detail", "page"): 20}
GROWN = ("list", "detail", "create", "transition")
HEAD = f"{'':6}{'':44}{'req/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'queries':>9}{'floor p50':>11}{'× floor':>9}"


def table(samples: Iterable[Samples]) -> str:
    """The figures of each case, size by size."""
    lines, size = [], None
    for figures in (one.figures for one in samples):
        if figures["size"] != size:
            size = figures["size"]
            lines += ["", f"{size:,} requests", HEAD]
        lines.append(
            f"{figures['door']:6}{figures['name']:44}{figures['per_second']:8.1f}{figures['p50_ms']:8.1f}"
            f"{figures['p95_ms']:8.1f}{figures['queries']:6} ({figures['floor_queries']})"
            f"{figures['floor_p50_ms']:9.1f}{figures['times_floor']:9.2f}"
        )
    return "\n".join(lines)


def aims(samples: list[Samples]) -> list[dict]:
    """Each aim with what was seen and whether that meets it; the largest size counts."""
    figures = [one.figures for one in samples]
    small, large = min(one["size"] for one in figures), max(one["size"] for one in figures)
    found = []
    for one in (one for one in figures if one["size"] == large):
        label = f"{one['door']} {one['name']}"
        found.append(_aim(f"{label}: at most {TIMES_FLOOR:g} × the floor", one["times_floor"], TIMES_FLOOR))
        if most := MOST_QUERIES.get((one["kind"], one["door"])):
            found.append(_aim(f"{label}: at most {most} queries", one["queries"], most))
        if small < large:
            before = next(two for two in figures if two["size"] == small and _same(one, two))
            grown = round(one["p50_ms"] / before["p50_ms"], 2)
            text = f"{label}: p50 at {large:,} at most {TIMES_SMALL:g} × that at {small:,}"
            found.append(_aim(text, grown, TIMES_SMALL))
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
