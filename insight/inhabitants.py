"""How many people live in each safety region, about 1 January 2021 (insight/data/README.md says from where)."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PER = 100_000


@cache
def all_of_them() -> dict[str, int]:
    """Inhabitants by the code of a safety region."""
    with (Path(__file__).parent / "data" / "inhabitants.csv").open(encoding="utf-8") as lines:
        return {row["code"]: int(row["inhabitants"]) for row in csv.DictReader(lines)}


def of(regions: Iterable[str]) -> int | None:
    """Inhabitants of these regions together; None when one of them isn't known."""
    known = [all_of_them().get(code) for code in regions]
    return None if None in known or not known else sum(one or 0 for one in known)


def per_100_000(number: int, inhabitants: int | None) -> float | None:
    """`number` per 100,000 inhabitants, to a tenth; None where nobody is known to live."""
    return round(number * PER / inhabitants, 1) if inhabitants else None
