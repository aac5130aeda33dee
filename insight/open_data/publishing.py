"""Day by day, once a day is over, its files are made; what was made stays, and is never made again."""

import hashlib
from datetime import date, timedelta

from django.db.models import Max, Min

from foundation import clock
from insight.models import OpenFile, OpenKind, Spell
from insight.open_data import counts, files
from insight.totals import SETTLED

A_DAY = timedelta(days=1)
AT_ONCE = 31
"""So many days at most are made in one go; who was down for longer goes on with the next beat."""


def publish() -> int:
    """Make the files of the days that are over and have none; returns of how many days."""
    days = waiting()[:AT_ONCE]
    for day in days:
        make(day)
    return len(days)


def waiting() -> list[date]:
    """The days without files, the first first: from the day on which the picture begins to the last one settled."""
    last = OpenFile.objects.aggregate(Max("day"))["day__max"]
    if last:
        first = last + A_DAY
    elif begins := Spell.objects.aggregate(Min("since"))["since__min"]:
        first = clock.day_of(begins)
    else:
        return []
    over = clock.day_of(clock.now() - SETTLED)
    return [first + number * A_DAY for number in range(max(0, (over - first).days))]


def make(day: date) -> None:
    """Make the files of `day`; made twice at once, the first stands."""
    OpenFile.objects.bulk_create(files_of(day), ignore_conflicts=True)


def files_of(day: date) -> list[OpenFile]:
    """What the files of `day` would be, whenever they are made; not saved."""
    names = counts.names()
    rows = counts.disclosed(counts.of_day(day), [code for code in names if code != counts.COUNTRY])
    return [_file(day, kind, files.text_of(kind, day, rows, names)) for kind in OpenKind]


def _file(day: date, kind: OpenKind, text: str) -> OpenFile:
    content = text.encode()
    facts = {"size": len(content), "digest": hashlib.sha256(content).hexdigest(), "made_at": clock.now()}
    return OpenFile(day=day, kind=kind, text=text, **facts)
