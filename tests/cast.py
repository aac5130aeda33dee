"""The cast as fixtures: the people every test is about, and requests in the state a test needs."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from django.db import connection
from django.test import TransactionTestCase

from foundation import clock
from msob.scenarios import cast as fictional
from msob.scenarios import pools
from regions import reference
from requests_app.deeds import alert, ladder
from requests_app.models import STEP_1, STEP_2, Rung
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.rules import RULES
from requests_app.records import parties
from tests import shelf

FIRST_DAY, LAST_DAY = date(2020, 12, 29), date(2021, 1, 11)
UNSAFE_AT = datetime(2020, 12, 29, 23, tzinfo=clock.AMSTERDAM)


@pytest.fixture
def cast(db):
    """Everybody by first name, and the homes' locations by name (`cast.avondzon`)."""
    made = shelf.first("cast", _make)
    with shelf.watched():
        yield made


def _make():
    reference.load()
    made = fictional.make()
    pools.make(made.daan, times=4, last=date(2021, 2, 28))
    return made


def a_line(**changes):
    """Eight nurses for two weeks, as the alert asks for them."""
    line = {"staff_type": StaffType.NURSE, "persons": 8, "starts_on": FIRST_DAY, "ends_on": LAST_DAY}
    return line | changes


@pytest.fixture
def an_alert(cast):
    """A function that raises the alert of De Avondzon (or another location) and returns the request."""

    def raise_alert(*, by=None, location=None, lines=None, **more):
        values = {
            "first_unsafe_shift_at": UNSAFE_AT,
            "call_back_number": "053 999 00 11",
            "clients_on_site": 84,
            "is_meant": True,
        }
        event = alert.raise_alert(
            location or cast.avondzon, by=by or cast.ineke, lines=lines or [a_line()], **values | more
        ).event
        return event.support_request

    return raise_alert


@pytest.fixture
def a_request(cast, an_alert):
    """A function that takes De Avondzon's request up the ladder to the deed named (its last)."""

    def climb(until=Action.SUBMIT, **alert_values):
        support_request = an_alert(**alert_values)
        if until == Action.SUBMIT:
            return support_request
        close_step(cast, support_request, STEP_1)
        workflow.perform(support_request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
        if until == Action.ESCALATE_TO_NATIONAL:
            return support_request
        close_step(cast, support_request, STEP_2)
        workflow.perform(support_request, Action.ESCALATE_TO_MSOB, by=cast.gerard)
        return support_request

    return partial(shelf.take, cast, "a request", climb)


@pytest.fixture
def after(monkeypatch):
    """A function that has a consequence, of the request and the event, run inside a deed as a higher app's would."""

    def run(action, consequence):
        monkeypatch.setitem(RULES, action, replace(RULES[action], changes_grants=True))
        monkeypatch.setattr(workflow, "WHEN_GRANTS_CHANGE", [*workflow.WHEN_GRANTS_CHANGE, consequence])

    return run


SPEAKERS = {
    Rung.OTHER_INSTITUTIONS: "petra",
    Rung.CARE_OFFICE: "karin",
    Rung.ROAZ: "rob",
    Rung.RED_CROSS: "roos",
    Rung.CIVIL_POOL: "evert",
}


def ask(cast, support_request, rung):
    """Gerard asks the party of `rung` that belongs to the cast; returns the inquiry."""
    speaker = getattr(cast, SPEAKERS[rung])
    party = next(one for one in ladder.parties(support_request, rung) if speaker.memberships_now()[0].scope == one)
    event = ladder.ask(support_request, by=cast.gerard, rung=rung, party=party).event
    return support_request.inquiries.get(pk=event.facts["inquiry"])


def close_step(cast, support_request, rungs):
    """Each party of the step is asked and answers that it has nobody."""
    for rung in rungs:
        inquiry = ask(cast, support_request, rung)
        ladder.answer(inquiry, by=getattr(cast, SPEAKERS[rung]), answer="nothing")


def days(count):
    """The day `count` days after the first day of need."""
    return FIRST_DAY + timedelta(days=count)


@pytest.fixture
def spoken():
    """What was said on the telephone ten minutes ago."""
    return workflow.SpokenBy(name="piketfunctionaris", at=clock.now() - timedelta(minutes=10))


@pytest.fixture
def clock_moves():
    """Put the clock forward by hours, days …"""
    return clock.move


@pytest.fixture(autouse=True, scope="session")
def empty_past_what_is_final():
    """After transactional tests the tables are emptied; for that PostgreSQL lets what is final go."""
    flush = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda case: _empty_all()
    yield
    TransactionTestCase._fixture_teardown = flush


def _empty_all():
    if connection.vendor != "postgresql":
        return shelf.empty()
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ '_(is|are)_final'")
        final = [table for (table,) in cursor.fetchall()]
        _triggers(cursor, "DISABLE", final)
        try:
            return shelf.empty()
        finally:
            _triggers(cursor, "ENABLE", final)


def _triggers(cursor, what, tables):
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} {what} TRIGGER USER")


def others(support_request):
    """The other institutions of the region that weren't asked yet: a round names them one by one."""
    return [one.party for one in parties.unasked(support_request) if one.is_of_choice]
