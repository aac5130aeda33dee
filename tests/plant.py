"""`python -m tests.plant [numbers] [--from FOLDER]`: do the tests see the mistakes of docs/planted-mistakes.md?

By hand, not in the gate: each mistake is planted in a copy of the project, and the tests that must see it run there.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECTION = re.compile(r"## (\d+)\. (.+?)\n\n```diff\n(.+?)```\nMust be seen by `(.+?)`", re.S)
PRODUCT = ("foundation", "regions", "requests_app", "notifications", "capacity", "msob")


@dataclass(frozen=True)
class Mistake:
    """A text that stands once in the product, what comes in its place, and the arguments of pytest that must see it."""

    number: int
    title: str
    right: str
    wrong: str
    seen_by: list[str]

    def plant(self, tree: Path) -> Path:
        """Put it in; returns the file as it was, beside which `.right` keeps what stood there."""
        files = [path for app in PRODUCT for path in (tree / app).rglob("*.py") if self.right in path.read_text()]
        if len(files) != 1 or files[0].read_text().count(self.right) != 1:
            sys.exit(f"{self.number}: {self.right!r} doesn't stand once, but in {[str(one) for one in files]}")
        text = files[0].read_text()
        files[0].with_suffix(".right").write_text(text)
        files[0].write_text(text.replace(self.right, self.wrong))
        return files[0]


def mistakes() -> list[Mistake]:
    """All that the list holds."""
    found = SECTION.findall((ROOT / "docs" / "planted-mistakes.md").read_text())
    return [Mistake(int(no), title, side(diff, "-"), side(diff, "+"), seen.split()) for no, title, diff, seen in found]


def side(diff: str, sign: str) -> str:
    return "\n".join(line[1:] for line in diff.splitlines() if line.startswith(sign))


def copied(tree: Path, into: Path) -> None:
    """The files git knows; the virtual environment is that of this project."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=tree, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(tree / name, into / name)


def is_caught(mistake: Mistake, tree: Path) -> bool:
    """Plant it, run the tests, tell, and take it out again."""
    path = mistake.plant(tree)
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", *mistake.seen_by]
    run = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    path.with_suffix(".right").replace(path)
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", run.stdout, re.M)
    caught = run.returncode == 1 and failed is not None  # a settings file that doesn't load ends with 1 too
    word = "caught" if caught else "MISSED" if run.returncode == 0 else "NOT RUN"
    by = failed[1] if failed else (run.stdout + run.stderr)[-300:]
    print(f"{mistake.number:2} {word} {time.monotonic() - started:4.0f} s  {mistake.title}: {by}", flush=True)
    return caught


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("numbers", nargs="*", type=int)
    asked.add_argument("--from", dest="tree", type=Path, default=ROOT)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        copied(given.tree, Path(folder))
        chosen = [one for one in mistakes() if not given.numbers or one.number in given.numbers]
        caught = sum(is_caught(one, Path(folder)) for one in chosen)
    print(f"{caught} of {len(chosen)} caught")
    sys.exit(caught != len(chosen))


if __name__ == "__main__":
    main()
