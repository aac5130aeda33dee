"""Many at once at a handful of pools: nobody is sent twice, nothing hangs, and no deadlock reaches anybody.

`HYPOTHESIS_PROFILE=prove` (as `make prove` sets) does 128,000 deeds instead of a thousand.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from capacity import ledger, plans, pool_import, pools, reporting, reservations, supply
from capacity.models import Booking, Plan, Pool, PoolDay
from foundation import clock
from foundation.errors import Refused
from requests_app.deeds import triangle
from requests_app.models import (
    RANK,
    Corner,
    LedgerRow,
    NeedLine,
    Outcome,
    Position,
    Proposal,
    Review,
    Status,
    SupportRequest,
    Term,
    TunedLine,
)
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import journal
from tests import recipes
from tests.at_once import at_once
from tests.capacity import by_hand, scarcity
from tests.capacity.conftest import approve, draw_up
from tests.capacity.crowd import DEEDS, Somebody
from tests.capacity.test_pool_import import GOOD, csv_of
from tests.cast import FIRST_DAY, LAST_DAY, a_line
from tests.chance import PROVING

pytestmark = pytest.mark.django_db(transaction=True)
services = pytest.mark.services

THREADS, PROCESSES = 64, 8 if PROVING else 4
IN_ALL, IN_PROCESSES = (128_000, 8_000) if PROVING else (1_280, 160)
REQUESTS, EACH, SPEAKERS = 200 if PROVING else 60, 2, 40

NOT_AS_MANY = """
SELECT count(*) FROM capacity_poolday d WHERE allocated > available OR allocated <> (
    SELECT coalesce(sum(persons), 0) FROM capacity_booking b
    WHERE b.pool_id = d.pool_id AND d.day BETWEEN b.starts_on AND b.held_until)
"""


def look(stop, seen):
    """Ask many times a second, in one query, whether some day disagrees with its bookings."""
    while not stop.wait(0.05):
        with connection.cursor() as cursor:
            cursor.execute(NOT_AS_MANY)
            seen[cursor.fetchone()[0]] += 1
    return seen


def in_order(done):
    """No error among what came back; returns what was done in all."""
    assert [one for one in done if isinstance(one, Exception)] == []
    return sum((Counter(one) for one in done), Counter())


@pytest.fixture
def handful(cast, an_alert):
    """Four small pools, and eight requests that want them."""
    scarcity.make_scarce({StaffType.NURSE: 9, StaffType.MIL_NURSE: 12, StaffType.MEDIC: 9})
    for _each in range(8):
        an_alert(lines=[a_line()])


@services
def test_sixty_four_at_once_never_take_what_isnt_there(handful):
    stop, seen = Event(), Counter()

    def work(seed):
        return lambda: Somebody(seed).work(IN_ALL // THREADS)

    with ThreadPoolExecutor(1) as watcher:
        looking = watcher.submit(lambda: (look(stop, seen), connections.close_all()))
        told = at_once(*map(work, range(THREADS)))
        stop.set()
        looking.result()

    done = in_order(told)
    assert set(seen) == {0}
    assert all(done[name] for name in (*DEEDS, "refused"))
    by_hand.pools_agree()


def test_several_processes_at_once_never_take_what_isnt_there(handful):
    kept = connection.settings_dict
    database = {name: kept[name] for name in ("ENGINE", "NAME", "HOST", "PORT", "USER", "PASSWORD", "OPTIONS")}
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "MSOB_CROWD": json.dumps(database)}
    command = [sys.executable, "-m", "tests.capacity.crowd"]
    connections.close_all()

    started = [
        subprocess.Popen(
            [*command, str(seed), str(IN_PROCESSES // PROCESSES)],
            env=environment,
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for seed in range(PROCESSES)
    ]
    told = [process.communicate(timeout=3600) for process in started]

    assert [words for process, (_out, words) in zip(started, told, strict=True) if process.returncode] == []
    done = sum((Counter(json.loads(words.splitlines()[-1])) for words, _errors in told), Counter())
    assert sum(done.values()) > IN_PROCESSES / 2
    assert done["refused"]
    by_hand.pools_agree()


def test_the_database_itself_refuses_more_than_there_are(cast):
    day = PoolDay.objects.first()
    day.allocated = day.available + 1

    with pytest.raises(IntegrityError), transaction.atomic():
        day.save()


# --- two requests that want each other's pools


def promise(line, staff_type, persons):
    """What a grant writes in the ledger of need."""
    days = {"starts_on": line.starts_on, "ends_on": line.ends_on, "event_number": 1}
    LedgerRow.objects.create(line=line, term=Term.DEFENCE, persons=persons, staff_type=staff_type, **days)


def followed(pk, action=Action.GRANT):
    """Supply follows the grant of a request, as inside the deed."""

    def deed():
        with transaction.atomic():
            support_request = SupportRequest.objects.get(pk=pk)
            workflow.lock(support_request)
            event = support_request.events.last()
            event.action = action
            supply.follow(support_request, event)

    return deed


@services
def test_two_grants_that_cross_each_other_never_stand_still(cast, an_alert):
    scarcity.make_scarce({StaffType.NURSE: 6, StaffType.MIL_NURSE: 6})
    pairs = (StaffType.NURSE, StaffType.MIL_NURSE), (StaffType.MIL_NURSE, StaffType.NURSE)
    for _round in range(10):
        requests = [an_alert(lines=[a_line(staff_type=kind)]) for kind, _other in pairs]
        for request, (kind, other) in zip(requests, pairs, strict=True):
            promise(request.lines.get(), kind, 2)
            promise(request.lines.get(), other, 1)

        assert at_once(*(followed(request.pk) for request in requests)) == [None, None]

        by_hand.pools_agree()
        assert Booking.objects.count() == 4
        LedgerRow.objects.filter(term=Term.DEFENCE).delete()
        assert at_once(*(followed(request.pk, Action.WITHDRAW) for request in requests)) == [None, None]
        assert not Booking.objects.exists()


# --- the order of locks


def numbered(asked, *parts):
    """The places in `asked` of the queries that hold all `parts`."""
    return [at for at, query in enumerate(asked) if all(part in query["sql"] for part in parts)]


def pools_locked(query):
    """The primary keys of the pools that a query locks, in its own order."""
    return [int(key) for key in re.search(r'"capacity_pool"."id" IN \(([\d, ]+)\)', query["sql"])[1].split(", ")]


def check_order(asked):
    """First the request, then the pools by id, then their days; returns the pools that are locked first."""
    request = numbered(asked, 'FROM "requests_app_supportrequest"', "FOR UPDATE")
    pools = numbered(asked, 'FROM "capacity_pool"', "FOR NO KEY UPDATE")
    days = numbered(asked, 'UPDATE "capacity_poolday"')
    assert request
    assert days
    assert request[0] < pools[0] < days[0]
    assert all('ORDER BY "capacity_pool"."id" ASC' in asked[at]["sql"] for at in pools)
    return set(pools_locked(asked[pools[0]]))


@services
def test_a_grant_locks_the_request_then_all_its_pools_by_id(cast, an_alert):
    request = an_alert()
    promise(request.lines.get(), StaffType.NURSE, 2)

    with CaptureQueriesContext(connection) as asked:
        followed(request.pk)()

    first = check_order(asked.captured_queries)
    assert first == {pool.pk for pool in supply.candidates(ledger, request.lines.get(), StaffType.NURSE)}


@services
def test_every_deed_on_people_who_are_out_locks_all_pools_of_the_request_first(cast, granted):
    granted.request.lines.update(substitutes=[StaffType.MIL_NURSE])
    deployment = approve(cast, draw_up(cast, granted.request))
    clock.move(days=1)
    reporting.report_arrival(deployment, by=cast.ineke, arrived_at=clock.now())
    clock.move(days=2)

    with CaptureQueriesContext(connection) as asked:
        reporting.report_departure(deployment, by=cast.dirk, departed_at=clock.now(), end_reason="other")

    first = check_order(asked.captured_queries)
    (booked,) = Booking.objects.all()
    assert first > {booked.pool_id}


@services
def test_who_only_points_to_a_pool_doesnt_wait_for_it(cast, an_alert):
    """A row of a plan in the making can't hold up a grant, nor a grant the plan."""
    line, pool = an_alert().lines.get(), Pool.objects.first()
    values = {"staff_type": pool.staff_type, "persons": 1, "starts_on": FIRST_DAY, "ends_on": LAST_DAY}

    def point():
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        kept = {"pool": pool, "line": line, "support_request": line.support_request, "held_until": LAST_DAY}
        Booking.objects.create(**kept, **values)

    with transaction.atomic():
        ledger.lock([pool.pk])
        assert at_once(point) == [None]


# --- two hundred grants


def before_the_triangle(cast, an_alert):
    """A request before the triangle for two nurses, tuned, of which two corners spoke already."""
    request = an_alert(lines=[a_line(persons=EACH, substitutes=[StaffType.MIL_NURSE])])
    SupportRequest.objects.filter(pk=request.pk).update(status=Status.REVIEW, furthest=RANK[Status.REVIEW])
    proposal = Proposal.objects.create(support_request=request, side="defence", state="accepted", event_number=1)
    line = request.lines.get()
    tuned = TunedLine.objects.create(
        proposal=proposal,
        line=line,
        staff_type=line.staff_type,
        persons=EACH,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
    )
    review = Review.objects.create(support_request=request, kind="decision", opened_at=clock.now(), event_number=1)
    for corner, speaker in ((Corner.VWS, cast.vera), (Corner.GHOR_LOCC, cast.gerard)):
        Position.objects.create(
            review=review,
            corner=corner,
            outcome=Outcome.GRANT,
            persons={str(tuned.pk): EACH},
            version=request.version,
            situation=request.situations.last(),
            motivation="nobody at night",
            typed_by=speaker,
            event_number=1,
        )
    return request.pk, tuned.pk


def grants(person, mine):
    """Defence speaks last on each of `mine`, as fast as it goes."""

    def deed():
        for pk, tuned in mine:
            request = SupportRequest.objects.get(pk=pk)
            said = {"outcome": Outcome.GRANT, "persons": {str(tuned): EACH}, "motivation": "they can go"}
            triangle.give_position(request, by=person, **said)

    return deed


@services
def test_of_many_grants_at_once_as_many_stand_as_people_fit(cast, an_alert):
    sizes = {StaffType.NURSE: 3 * REQUESTS // 4 + 1, StaffType.MIL_NURSE: REQUESTS // 2}
    scarcity.make_scarce(sizes)
    waiting = [before_the_triangle(cast, an_alert) for _each in range(REQUESTS)]

    done = at_once(*(grants(cast.dirk, waiting[at::SPEAKERS]) for at in range(SPEAKERS)))

    assert done == [None] * SPEAKERS
    fit = sum(sizes.values()) // EACH
    statuses = Counter(SupportRequest.objects.values_list("status", flat=True))
    assert statuses == {Status.GRANTED: fit, Status.REVIEW: REQUESTS - fit}
    for request in SupportRequest.objects.all():
        counted = request.events.filter(action=Action.AGREED_NOT_SETTLED).count()
        assert counted == (request.status == Status.REVIEW)
        assert Position.objects.filter(review__support_request=request).count() == len(Corner)
        assert sum(one.persons for one in request.bookings.all()) == (EACH if request.status == Status.GRANTED else 0)
        assert journal.check(request) is None
    by_hand.pools_agree()


@services
def test_the_last_nurse_is_granted_once(cast, an_alert):
    scarcity.make_scarce({StaffType.NURSE: 3})
    waiting = [before_the_triangle(cast, an_alert) for _each in range(2)]

    at_once(*(grants(cast.dirk, [one]) for one in waiting))

    assert sorted(SupportRequest.objects.values_list("status", flat=True)) == ["granted", "review"]
    (refused,) = workflow.Event.objects.filter(action=Action.AGREED_NOT_SETTLED)
    assert refused.facts["lacking"] == ["no_capacity"]


@services
def test_two_planners_who_adopt_one_plan_at_once_reserve_it_once(cast):
    recipes.build(cast, "review")
    plan = plans.ask(by=cast.dirk)
    assert plans.compute_waiting() == 1

    def adopts(by):
        return lambda: plans.adopt(Plan.objects.get(pk=plan.pk), by=by, lines=list(plan.lines.all()))

    told = at_once(adopts(cast.dirk), adopts(cast.daan))

    assert told == [[], []]
    assert Booking.objects.get() == plan.lines.get().booking
    by_hand.pools_agree()


@services
def test_an_import_locks_all_its_pools_by_id_before_it_writes_one(cast):
    last, first = Pool.objects.order_by("-pk")[:2]
    values = {"size": 200, "starts_on": "2020-12-28", "ends_on": "2021-01-10"} | dict.fromkeys(pool_import.OF_POOL)
    of_pool = [{name: getattr(one, name) for name in pool_import.IDENTITY} for one in (last, first)]
    rows = [(line, {**values, "reason": "", **names}) for line, names in enumerate(of_pool, start=2)]

    with CaptureQueriesContext(connection) as asked:
        pool_import.confirm(rows, by=cast.dirk)

    locks = numbered(asked.captured_queries, 'FROM "capacity_pool"', "FOR NO KEY UPDATE")
    assert set(pools_locked(asked.captured_queries[locks[0]])) == {first.pk, last.pk}
    assert 'ORDER BY "capacity_pool"."id" ASC' in asked.captured_queries[locks[0]]["sql"]


@services
def test_two_clicks_at_once_make_one_pool(cast):
    of_pool = {"staff_type": StaffType.DOCTOR, "unit": "Korps Mariniers", "home_place": "Doorn"}

    told = at_once(*[lambda: pools.create(by=cast.dirk, **of_pool)] * 3)

    assert [type(one) for one in told].count(ValidationError) == 2
    assert Pool.objects.filter(unit="Korps Mariniers").count() == 1


@services
def test_an_import_confirmed_twice_at_once_makes_its_pools_once(cast):
    rows = pool_import.POOLS.preview(csv_of(*GOOD[:2])).good

    told = at_once(*[lambda: pool_import.confirm(rows, by=cast.dirk)] * 2)

    assert [one for one in told if isinstance(one, Exception)] == []
    assert Pool.objects.filter(unit="Korps Mariniers").count() == 1


@services
def test_who_gives_a_proposal_back_locks_its_pools_by_id(cast):
    scene = recipes.build(cast, "review")
    scene.request.lines.update(substitutes=[StaffType.MIL_NURSE])
    scene.line.refresh_from_db()
    pools = list(Pool.objects.filter(staff_type__in=[StaffType.NURSE, StaffType.MIL_NURSE]).order_by("staff_type"))
    days = {"persons": 1, "starts_on": FIRST_DAY, "ends_on": LAST_DAY}
    reservations.reserve(
        scene.request, by=cast.dirk, lines=[{"line": scene.line, "pool": one, **days} for one in pools]
    )
    assert [one.pk for one in pools] != sorted(one.pk for one in pools)

    with CaptureQueriesContext(connection) as asked:
        reservations.release(
            scene.request,
            by=cast.dirk,
            bookings=reservations.proposed(scene.request),
            how=How(reason="needed elsewhere"),
        )

    locks = numbered(asked.captured_queries, 'FROM "capacity_pool"', "FOR NO KEY UPDATE")
    locked = [pk for at in locks for pk in pools_locked(asked.captured_queries[at])]
    assert locked == sorted(one.pk for one in pools)


def test_nobody_is_taken_beyond_the_days_that_are_known(cast, an_alert):
    line, pool = an_alert().lines.get(), scarcity.pool(StaffType.NURSE)
    last = PoolDay.objects.filter(pool=pool).latest("day").day
    values = {"staff_type": StaffType.NURSE, "persons": 1}

    ledger.book(pool, line, starts_on=last, ends_on=last, **values)
    with pytest.raises(Refused):
        ledger.book(pool, line, starts_on=last, ends_on=last + timedelta(days=1), **values)

    assert NeedLine.objects.get().bookings.count() == 1
    by_hand.pools_agree()
