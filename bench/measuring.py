"""Taking the time: call and floor by turns, size after size, so that a busy machine hurts all of them alike."""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field

from django.db import connection

from bench import databases
from bench.cases import Case, Cases


@dataclass
class Samples:
    """Seconds of each call of one case at one size, of its floor and of the least there is; queries of two of them."""

    name: str
    kind: str
    door: str
    size: int
    queries: int
    floor_queries: int
    seconds: list[float] = field(default_factory=list)
    floor_seconds: list[float] = field(default_factory=list)
    least_seconds: list[float] = field(default_factory=list)

    @property
    def figures(self) -> dict:
        """What is told of it: milliseconds, queries, requests a second by one client, and times its floor."""
        every = (self.seconds, self.floor_seconds, self.least_seconds)
        middle, floor, least = (statistics.median(seconds) for seconds in every)
        return {
            **{name: getattr(self, name) for name in ("name", "kind", "door", "size", "queries", "floor_queries")},
            "calls": len(self.seconds),
            "per_second": round(1 / statistics.fmean(self.seconds), 1),
            "p50_ms": round(middle * 1000, 1),
            "p95_ms": round(_p95(self.seconds) * 1000, 1),
            "floor_p50_ms": round(floor * 1000, 1),
            "times_floor": round(middle / floor, 2),
            "least_p50_ms": round(least * 1000, 1),
            "times_least": round(middle / least, 2),
        }


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]


def queries_of(send: Callable) -> tuple[int, object]:
    """How many statements `send` sends to the database, and what it returns."""
    asked = []

    def note(execute, statement, *rest):
        asked.append(statement)
        return execute(statement, *rest)

    with connection.execute_wrapper(note):
        answer = send()
    return len(asked), answer


def measure(
    sizes: Iterable[int], *, rounds: int, pairs: int, warm_up: int, tell: Callable[[str], None]
) -> list[Samples]:
    """Time every case at every size, `rounds` times `pairs` calls each, beside as many of its floors."""
    known: dict[int, list[Case]] = {}
    taken: dict[int, list[Samples]] = {}
    for number in range(rounds):
        for size in sizes:
            tell(f"round {number + 1} of {rounds}, {size:,} requests")
            databases.use(size)
            if size not in known:
                known[size] = Cases().all()
                taken[size] = [_warm(case, size, warm_up) for case in known[size]]
            for case, samples in zip(known[size], taken[size], strict=True):
                _once(case)
                _take(case, samples, pairs)
    return [samples for size in sizes for samples in taken[size]]


def _once(case: Case) -> None:
    """A call of each that isn't timed."""
    case.floor().send()
    case.least().send()
    case.tidy(case.call().send())


def _warm(case: Case, size: int, warm_up: int) -> Samples:
    for _call in range(warm_up):
        _once(case)
    floor_queries, _answer = queries_of(case.floor().send)
    queries, answer = queries_of(case.call().send)
    case.tidy(answer)
    return Samples(case.name, case.kind, case.door, size, queries, floor_queries)


def _take(case: Case, samples: Samples, pairs: int) -> None:
    for _pair in range(pairs):
        samples.floor_seconds.append(case.floor().send().seconds)
        samples.least_seconds.append(case.least().send().seconds)
        answer = case.call().send()
        samples.seconds.append(answer.seconds)
        case.tidy(answer)


def as_data(samples: Iterable[Samples]) -> list[dict]:
    """Figures and every single time, for the file."""
    return [{**one.figures, "raw": asdict(one)} for one in samples]
