"""The domain clock: real in production, standing still with the server in the demo, obedient in tests."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, transaction

from foundation import clock, tasks
from foundation.models import DomainClock

DEMO_MORNING = datetime(2020, 12, 28, 7, tzinfo=UTC)  # eight o'clock in Amsterdam
A_SECOND = timedelta(seconds=1)


@pytest.fixture
def running_clock():
    clock.unfreeze()
    yield
    clock.unfreeze()


@pytest.fixture
def machine(monkeypatch, running_clock):
    """The machine's own time, to be set by the test: `machine.now`."""

    class Machine:
        now = datetime(2026, 3, 1, 12, tzinfo=UTC)

        def passes(self, **amount):
            self.now += timedelta(**amount)

        def restarts_the_server(self):
            clock.unfreeze()

    machine = Machine()
    monkeypatch.setattr(clock, "_machine_now", lambda: machine.now)
    return machine


@pytest.fixture
def demo(settings, machine, db):
    settings.MSOB_CLOCK = "demo"


def test_in_production_it_is_the_time_of_the_machine(settings, machine):
    settings.MSOB_CLOCK = "real"

    assert not clock.is_demo()
    assert clock.now() == machine.now


def test_the_machine_gives_an_aware_moment_in_utc(running_clock):
    moment = clock.now()

    assert moment.utcoffset() == timedelta(0)
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_night_shift_belongs_to_the_day_in_amsterdam():
    with clock.frozen(datetime(2020, 12, 28, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2020, 12, 29)

    assert clock.day_of(datetime(2021, 6, 30, 22, 0, tzinfo=UTC)) == date(2021, 7, 1)


def test_the_demo_starts_in_the_morning_of_28_december_2020(demo):
    clock.start()

    assert clock.is_demo()
    assert clock.now() == DEMO_MORNING
    assert clock.today() == date(2020, 12, 28)


def test_the_demo_may_start_at_another_moment(demo, settings):
    settings.MSOB_CLOCK_STARTS_AT = datetime(2021, 1, 4, 9, tzinfo=clock.AMSTERDAM)

    clock.start()

    assert clock.now() == settings.MSOB_CLOCK_STARTS_AT


def test_the_one_who_starts_it_may_say_when(demo):
    clock.start(at=DEMO_MORNING + timedelta(hours=2))

    assert clock.now() == DEMO_MORNING + timedelta(hours=2)


def test_the_demo_runs_as_fast_as_a_real_clock(demo, machine):
    clock.start()
    machine.passes(minutes=90)

    assert clock.now() == DEMO_MORNING + timedelta(minutes=90)


def test_it_stands_still_while_the_server_is_down(demo, machine):
    clock.start()
    machine.passes(hours=3)
    clock.remember()

    machine.passes(days=40)
    machine.restarts_the_server()
    clock.start(at=DEMO_MORNING)

    assert clock.now() == DEMO_MORNING + timedelta(hours=3)


def test_the_worker_reads_the_same_time_as_the_server(demo, machine):
    clock.start()
    machine.passes(seconds=20)
    clock.unfreeze()  # what another process knows: nothing yet

    assert clock.now() == DEMO_MORNING + timedelta(seconds=20)


def test_a_command_run_while_the_server_is_down_reads_the_last_stand(demo, machine):
    clock.start()
    machine.passes(hours=5)
    clock.unfreeze()

    assert clock.now() == DEMO_MORNING


def test_a_worker_that_is_there_before_the_server_starts_at_the_beginning(demo):
    assert clock.now() == DEMO_MORNING
    assert not DomainClock.objects.exists()


def test_reading_the_clock_asks_the_database_once(demo, machine, django_assert_num_queries):
    with django_assert_num_queries(1):
        for _ in range(50):
            clock.now()


def test_what_is_remembered_never_goes_back(demo, machine):
    clock.start()
    machine.passes(hours=1)
    clock.remember()

    clock.move(hours=-1)
    clock.remember()

    assert DomainClock.objects.get().shown_at == DEMO_MORNING + timedelta(hours=1)


def test_beat_remembers_the_clock(demo, machine):
    clock.start()
    machine.passes(seconds=5)

    tasks.remember_clock()

    assert DomainClock.objects.get().shown_at == DEMO_MORNING + timedelta(seconds=5)


def test_a_real_clock_has_nothing_to_start_or_remember(settings, db, running_clock, django_assert_num_queries):
    settings.MSOB_CLOCK = "real"

    with django_assert_num_queries(0):
        clock.start()
        clock.remember()
        clock.now()


def test_there_is_one_clock(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        DomainClock.objects.create(id=2, shown_at=DEMO_MORNING, seen_at=DEMO_MORNING)


def test_a_frozen_clock_stands_still_in_every_thread():
    seen = []
    with clock.frozen(DEMO_MORNING):
        thread = Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()

    assert seen == [DEMO_MORNING]


def test_a_frozen_clock_can_be_moved():
    with clock.frozen(DEMO_MORNING):
        clock.move(hours=8, seconds=1)

        assert clock.now() == DEMO_MORNING + timedelta(hours=8) + A_SECOND


def test_a_running_clock_can_be_moved_too(settings, machine):
    settings.MSOB_CLOCK = "real"

    clock.move(days=1)

    assert clock.now() == machine.now + timedelta(days=1)


def test_frozen_puts_the_hands_back_where_they_were():
    clock.freeze(DEMO_MORNING)
    with clock.frozen(DEMO_MORNING + timedelta(days=3)):
        clock.move(days=1)

    assert clock.now() == DEMO_MORNING


def test_it_refuses_to_freeze_at_a_moment_without_a_zone():
    with pytest.raises(ValueError, match="aware"):
        clock.freeze(datetime(2020, 12, 28, 8))
