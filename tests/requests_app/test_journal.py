"""The journal can be added to and read, nothing else; who tampers with it is found out."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import InternalError, connection, transaction
from django.db.models import ProtectedError
from hypothesis import given
from hypothesis import strategies as st

from foundation import clock
from foundation.errors import Refused
from requests_app.models import Event, JournalIsFinal, PendingEvent, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import journal

UNLOCK = "ALTER TABLE requests_app_event {} TRIGGER USER"


@pytest.fixture
def told(a_request):
    """A request that climbed all the way: a journal of some length."""
    return a_request(Action.ESCALATE_TO_MSOB)


def tamper(sql, *values):
    """Change the journal behind the back of the software."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(UNLOCK.format("DISABLE"))
        cursor.execute(sql, values)
        if connection.vendor == "postgresql":
            cursor.execute(UNLOCK.format("ENABLE"))


def remove(event):
    tamper("DELETE FROM requests_app_pendingevent WHERE event_id = %s", event.pk)
    tamper("DELETE FROM requests_app_undoable WHERE event_id = %s", event.pk)
    tamper("DELETE FROM requests_app_event WHERE id = %s", event.pk)


def verify(*references):
    out = StringIO()
    call_command("verify_journal", *references, stdout=out, stderr=out)
    return out.getvalue()


def complaint():
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_journal", stdout=out, stderr=out)
    return out.getvalue()


def test_an_honest_journal_is_verified(told):
    assert "1 journals verified" in verify()
    assert "1 journals verified" in verify(told.reference)


def test_each_event_names_the_one_before_it(told):
    events = list(told.events.all())

    assert [event.number for event in events] == list(range(1, len(events) + 1))
    assert [event.previous_hash for event in events] == ["", *(event.hash for event in events[:-1])]
    told.refresh_from_db()
    assert (told.head_number, told.head_hash) == (events[-1].number, events[-1].hash)


def test_each_event_waits_in_the_outbox(told):
    assert PendingEvent.objects.count() == told.events.count()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("reason", "I never said that"),
        ("facts", '{"answer": "filled"}'),
        ("at", "2020-12-01 08:00:00"),
        ("role", "locc"),
        ("standing", "GHOR Groningen"),
        ("actor_id", None),
        ("action", "comment"),
        ("to_status", "granted"),
        ("version", 9),
        ("key", "other"),
        ("hash", "0" * 64),
        ("previous_hash", "0" * 64),
    ],
)
def test_a_changed_event_is_named(told, column, value):
    tamper(f"UPDATE requests_app_event SET {column} = %s WHERE number = 5", value)

    assert complaint() == "MSOB-2020-00001: event 5 was changed\n"


def test_the_first_of_two_changed_events_is_named(told):
    tamper("UPDATE requests_app_event SET reason = 'later' WHERE number IN (4, 7)")

    assert complaint() == "MSOB-2020-00001: event 4 was changed\n"


def test_a_missing_event_is_named(told):
    remove(told.events.get(number=5))

    assert complaint() == "MSOB-2020-00001: event 5 is missing\n"


def test_a_cut_tail_shows_by_the_head(told):
    last = told.events.last()

    remove(last)

    assert complaint() == f"MSOB-2020-00001: events after {last.number - 1} are missing or the head was changed\n"


def test_an_event_of_another_request_doesnt_fit_in(cast, told, an_alert):
    other = an_alert(location=cast.hogelicht, by=cast.wim)
    tamper("UPDATE requests_app_event SET facts = facts WHERE 1 = 1")
    copied = other.events.get(number=1)

    columns = "facts = %s, hash = %s, actor_id = %s, standing = %s"
    values = (json.dumps(copied.facts), copied.hash, copied.actor_id, copied.standing)
    tamper(f"UPDATE requests_app_event SET {columns} WHERE number = 1 AND support_request_id = %s", *values, told.pk)

    assert complaint() == "MSOB-2020-00001: event 1 was changed\n"


def test_the_model_refuses_to_change_or_delete(told):
    event = told.events.first()

    for deed in (
        event.save,
        event.delete,
        lambda: told.events.update(reason="x"),
        lambda: Event.objects.filter(number=1).delete(),
        lambda: Event.objects.bulk_update([event], ["reason"]),
    ):
        with pytest.raises(JournalIsFinal), transaction.atomic():
            deed()
    with pytest.raises(ProtectedError), transaction.atomic():
        told.delete()
    assert "verified" in verify()


def bare(sql):
    """Run `sql` as somebody with a database prompt would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)


@pytest.mark.services
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE requests_app_event SET reason = 'x'",
        "DELETE FROM requests_app_event",
        "TRUNCATE requests_app_event CASCADE",
    ],
)
def test_postgresql_itself_refuses(told, sql):
    with pytest.raises(InternalError, match="the journal is final"), transaction.atomic():
        bare(sql)

    assert "verified" in verify()


def test_a_refused_deed_leaves_no_event(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    before = support_request.head_hash

    with pytest.raises(Refused):
        workflow.perform(support_request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)

    support_request.refresh_from_db()
    assert support_request.head_hash == before
    assert support_request.events.count() == support_request.head_number == PendingEvent.objects.count()


def test_an_event_says_who_in_which_role_when_and_on_which_version(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    clock.move(hours=1)

    event = workflow.perform(
        support_request,
        Action.RETURN_TO_INSTITUTION,
        by=cast.gerard,
        how=How(reason="which ward?", version=1, key="one"),
    ).event

    event.refresh_from_db()
    assert (event.actor, event.role, event.standing) == (cast.gerard, "ghor", "GHOR Twente")
    assert (event.at, event.reason, event.version, event.key) == (clock.now(), "which ward?", 1, "one")
    assert (event.from_status, event.to_status) == ("regional", "draft")


def test_a_consequence_that_refuses_undoes_the_whole_deed(cast, a_request, after):
    support_request = a_request(Action.SUBMIT)

    def refuse(_request, _event):
        raise RuntimeError("no capacity")

    after(Action.RETURN_TO_INSTITUTION, refuse)
    before = Event.objects.count()

    with pytest.raises(RuntimeError):
        workflow.perform(support_request, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="x"))

    assert Event.objects.count() == before
    assert SupportRequest.objects.get(pk=support_request.pk).status == "regional"


def test_a_float_has_no_place_in_the_journal():
    with pytest.raises(TypeError):
        journal.canonical({"absence": 7.5})


def test_moments_are_utc_with_microseconds():
    moment = datetime(2020, 12, 28, 9, tzinfo=clock.AMSTERDAM)

    assert journal.canonical([moment, date(2020, 12, 28), Decimal("7.50")]) == (
        '["2020-12-28T08:00:00.000000Z","2020-12-28","7.50"]'
    )


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.datetimes(timezones=st.just(UTC)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.property
@given(plain)
def test_canonical_json_reads_back_to_itself(value):
    text = journal.canonical(value)

    assert journal.canonical(json.loads(text)) == text
