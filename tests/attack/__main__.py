"""`python -m tests.attack [--minutes 14] [--seed N] [--only PHASE …]`; exit code 1 on any fault."""

import argparse
import logging
import random
import subprocess
import sys
import time

from django.db import connection

from tests.attack import bending, conforming, ground, markers, people, typing, walls
from tests.attack.calls import KINDS, Book
from tests.attack.places import Atlas
from tests.attack.sight import Sight


def arguments() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(prog="attack", description="Everybody tries every door; see docs/tests.md.")
    parser.add_argument("--minutes", type=float, default=14, help="how long it may take, about")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6), help="repeats a run")
    parser.add_argument(
        "--only", nargs="*", choices=[*PHASES, "typing"], default=[*PHASES, "typing"], help="leave the others out"
    )
    return parser.parse_args()


PHASES = {
    "reading": (walls.read_everything, 0.25),
    "writing": (walls.write_what_is_foreign, 0.15),
    "methods": (bending.methods, 0.08),
    "headers": (bending.headers, 0.07),
    "addresses": (bending.addresses, 0.07),
    "texts": (bending.texts, 0.04),
    "schemathesis": (conforming.schemathesis, 0.17),
}
"""Each attack on the servers, and its share of the time; what remains of it is for `typing`."""

TYPING = 0.2
ALL = ["typing", *PHASES]


def run(asked: argparse.Namespace) -> Book:
    """All that was asked for, one after the other."""
    book, seconds = Book(), asked.minutes * 60
    if "typing" in asked.only:
        with ground.database():
            timed("typing", typing.every_text, book, TYPING * seconds, random.Random(asked.seed))
    with ground.database() as url:
        ground.tell_the_story()
        markers.plant()
        everybody, atlas = people.everybody(), Atlas(Sight(), asked.seed)
        with ground.servers(url) as port:
            front = walls.Walls(port, everybody, atlas, book)
            for name, (attack, share) in PHASES.items():
                if name in asked.only:
                    timed(name, attack, front, time.monotonic() + share * seconds)
    return book


def timed(name: str, attack, *given) -> None:
    """Run it, and say how long it took."""
    started = time.monotonic()
    attack(*given)
    print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)


def tell(book: Book) -> int:
    """The counts, the faults, and how many kinds of fault there were."""
    print(f"\ntries: {sum(book.tried.values()):,} {dict(book.tried)}")
    print(f"left out for want of time, by chance: {dict(book.left_out)}")
    print(f"answers by status: {dict(sorted(book.answered.items()))}")
    for kind, meaning in KINDS.items():
        print(f"{len(book.faults[kind]):6}  {kind}: {meaning}")
    return sum(map(len, book.faults.values()))


def main() -> None:
    asked, started = arguments(), time.monotonic()
    logging.disable(logging.CRITICAL)  # each refusal would be a line
    if connection.vendor != "postgresql":
        sys.exit("The attack needs PostgreSQL: set DATABASE_URL, or start one on this machine.")
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout
    print(f"commit {commit.strip() or 'unknown'}, --seed {asked.seed}", flush=True)
    faults = tell(run(asked))
    print(f"{time.monotonic() - started:.0f} s, {faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
