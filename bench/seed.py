"""Fills a database with N requests: years of history, of which some are open.

1.5 % are open, and never fewer than 600 (60 % of a smaller N), so that each list measured has a full page at any size.
A tenth lies in the region of the cast's GHOR, and at least forty at its first nursing home.
"""

import io
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection

from bench import floor, stories, world
from bench.copying import Bare
from foundation import clock
from regions.models import Channel, Membership, Role
from requests_app.models import ReferenceCounter, SupportRequest, Urgency
from requests_app.records import journal, need_ledger

SHARE_OPEN = 0.015
FEWEST_OPEN = 600
YEARS = 5
AT_ONCE = 5000
SAMPLE = 25


class SeedIsWrong(Exception):
    """A sample of what was written doesn't hold in the product's own eyes."""


def fill(size: int) -> None:
    """Fill the empty database at hand with `size` requests and what belongs to them."""
    made, tables = world.make(), stories.Tables()
    with Bare([rows.table for rows in tables.rows.values()]), connection.cursor() as cursor:
        _write(size, made, tables, cursor)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    _check()
    floor.make()


def _write(size: int, made: world.World, tables: stories.Tables, cursor) -> None:
    """Send row after row; PostgreSQL takes in one batch while the next is told."""
    counters: dict[int, int] = {}
    with ThreadPoolExecutor(max_workers=1) as sender:
        sent = None
        for number, story in enumerate(_told(size, made, tables, counters), start=1):
            story.write()
            if number % AT_ONCE == 0 or number == size:
                if sent:
                    sent.result()
                sent = sender.submit(_send, [rows.take() for rows in tables.rows.values()], cursor)
    sent.result()
    for rows in tables.rows.values():
        rows.finish(cursor)
    ReferenceCounter.objects.bulk_create(ReferenceCounter(year=year, last=last) for year, last in counters.items())


def _send(batches: list[tuple[str, str]], cursor) -> None:
    for command, text in batches:
        cursor.copy_expert(command, io.StringIO(text))


def _told(size: int, made: world.World, tables: stories.Tables, counters: dict[int, int]) -> Iterator[stories.Story]:
    """Each request with its story told, the oldest first. Asks nothing of the connection, which is busy."""
    dice = random.Random(size)  # noqa: S311 - the same history every time, no secret
    still_open = max(int(size * SHARE_OPEN), min(FEWEST_OPEN, size * 6 // 10))
    closed = size - still_open
    history = timedelta(days=365 * YEARS)
    channels = _channels()
    for number in range(size):
        is_open = number >= closed
        if is_open:
            opened_at = world.NOW - timedelta(hours=6) - timedelta(hours=36) * ((size - number) / still_open)
        else:
            opened_at = world.NOW - timedelta(days=40) - history * ((closed - number) / closed)
        year = clock.day_of(opened_at).year
        counters[year] = counters.get(year, 0) + 1
        place = _place(number, closed, made, dice)
        story = stories.Story(
            tables=tables,
            place=place,
            neighbour=made.places[place.location % len(made.places)],
            reference=f"MSOB-{year}-{counters[year]:05}",
            opened_at=opened_at,
            dice=dice,
            channels=channels,
            urgency=Urgency.LIFESAVING if dice.random() < 0.15 else Urgency.NORMAL,
        )
        kinds = stories.OPEN if is_open else stories.CLOSED
        kinds[number % len(kinds) if is_open else dice.randrange(len(kinds))](story)
        yield story


def _place(number: int, closed: int, made: world.World, dice) -> world.Place:
    """Where; the first nursing home of the cast has a history, but nothing open."""
    if number < closed and number % min(len(made.places), max(1, closed // 40)) == 0:
        return made.avondzon
    return dice.choice(made.twente if dice.random() < 0.1 else made.places)


def _channels() -> dict[int, world.Voice]:
    """Red Cross and Extra Handen, and who of the cast speaks for each."""
    held = Membership.objects.filter(role=Role.NATIONAL_PARTNER).select_related("channel", "user")
    voices = {one.channel.code: world.Voice(one.user_id, one.role, str(one.label)) for one in held}
    keys = dict(Channel.objects.values_list("code", "pk"))
    return {keys[code]: voices[code] for code in ("red_cross", "extra_hands")}


def _check() -> None:
    """Look at a sample as the product would: the journal's chain holds, no ledger is below zero."""
    last = SupportRequest.objects.count()
    sample = SupportRequest.objects.filter(pk__in=range(1, last + 1, max(1, last // SAMPLE)))
    for support_request in sample:
        if wrong := journal.check(support_request):
            raise SeedIsWrong(wrong)
        if not all(entry.open.is_never_negative for entry in need_ledger.ledger(support_request).values()):
            raise SeedIsWrong(f"{support_request}: more help than need")
