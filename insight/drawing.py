"""Charts as SVG: what was drawn before is kept by its content; what wasn't is drawn by a process of its own.

No reader waits for another's drawing, and none for long: without a drawing its table stands there by itself.
"""

import fcntl
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.core.cache import caches

SECONDS = 6
KEEP, TRY_AGAIN = 30 * 24 * 3600, 60
UNWANTED = re.compile(r"<script|<foreignObject|<image|<a[ >]|\s(style|id|on\w+|href|xlink:href)=", re.IGNORECASE)
"""What no drawing of ours holds, and a page with a strict policy, or with two drawings, can't have."""

log = structlog.get_logger(__name__)


def svgs(specs: Sequence[dict[str, Any]]) -> list[str]:
    """The SVG of each spec; "" of one that isn't drawn yet or couldn't be."""
    texts = [json.dumps(one, sort_keys=True) for one in specs]
    keys = [f"chart-{sha256(one.encode()).hexdigest()}" for one in texts]
    kept = caches["charts"].get_many(keys)
    wanted = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    found = kept | _draw(wanted)
    return [found.get(key, "") for key in keys]


def _draw(wanted: dict[str, str]) -> dict[str, str]:
    """Draw all of them at once and keep them; nothing when somebody else is drawing."""
    if not wanted or not settings.MSOB_PEN:
        return {}
    with _alone() as is_mine:
        if not is_mine:
            return {}
        found = dict(zip(wanted, _run(list(wanted.values())), strict=True))
        for key, svg in found.items():
            caches["charts"].set(key, svg, KEEP if svg else TRY_AGAIN)
        return found


def _run(texts: list[str]) -> list[str]:
    """One process for all; "" for what it couldn't draw, or when it takes too long."""
    command = [sys.executable, "-I", settings.MSOB_PEN]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=f"[{','.join(texts)}]", capture_output=True, text=True, timeout=SECONDS, check=True, env={}
        )
        return [_clean(svg) for svg in json.loads(done.stdout)]
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        log.warning("charts_not_drawn", error=repr(error))
        return [""] * len(texts)


def _clean(svg: str | None) -> str:
    return "" if svg is None or UNWANTED.search(svg) else svg


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other process of this machine is drawing; the lock goes with the process that holds it."""
    place = Path(settings.CACHES["charts"]["LOCATION"])
    place.mkdir(parents=True, exist_ok=True)
    with (place / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
