"""The outbox: each message exists once, one poisoned event holds up no other, and what can't arrive is given up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from kombu.exceptions import OperationalError as BrokerError

from foundation import clock
from msob.celery import app
from notifications import audience, delivery, notes, outbox, tasks
from notifications.models import About, Mailbox, Means, Notification, State, Stumble
from notifications.roads import ROADS, email
from regions.models import Role
from requests_app.models import PendingEvent
from requests_app.models.actions import Action

EMAIL = ROADS["email"]


class Bouncing(EmailBackend):
    """Refuses one address for good, and one for now."""

    def send_messages(self, messages):
        for message in messages:
            if message.to == ["gerard@ghor-twente.example"]:
                raise SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
            if message.to == ["karin@zorgkantoor.example"]:
                raise SMTPRecipientsRefused({message.to[0]: (451, b"greylisted")})
        return super().send_messages(messages)


class Full(EmailBackend):
    """Has no space for anybody's mail, and says so before it is told for whom it is."""

    def send_messages(self, messages):
        raise SMTPSenderRefused(452, b"insufficient system storage", messages[0].from_email)


class ShuttingDown(EmailBackend):
    """Hangs up when it hears for whom the mail is."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (421, b"shutting down")})


class Closed(EmailBackend):
    """Nobody answers."""

    def open(self):
        raise ConnectionRefusedError("nobody listens there")


@pytest.fixture
def bounces(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Bouncing"


def mails(**how):
    return Notification.objects.filter(road=Means.EMAIL, **how)


# --- once


def test_every_event_becomes_messages_once_and_leaves_the_outbox(cast, a_request):
    a_request(Action.ESCALATE_TO_MSOB)
    events = PendingEvent.objects.count()

    assert outbox.sweep() == events > 10
    assert outbox.sweep() == 0

    assert not PendingEvent.objects.exists()
    inbox = Notification.objects.filter(road=Means.INBOX)
    assert {box.user_id: box.unread for box in Mailbox.objects.all()} == dict(
        inbox.values_list("user").annotate(count=Count("pk"))
    )


def test_who_is_told_is_who_gets_it(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_MSOB)
    expected = {(event.pk, user.pk) for event in support_request.events.all() for user in audience.of(event)}

    outbox.sweep()

    assert set(Notification.objects.filter(road=Means.INBOX).values_list("event", "user")) == expected
    assert set(mails().values_list("event", "user")) == expected  # at once or in the summary


def test_the_database_refuses_a_second_message_of_the_same(cast, a_request):
    a_request()
    outbox.sweep()
    row = mails().first()
    row.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_an_event_told_twice_makes_no_second_message(cast, a_request):
    event = a_request().events.last()
    outbox.sweep()
    before = Notification.objects.count()

    outbox.tell(event)

    assert Notification.objects.count() == before
    assert Mailbox.objects.get(user=cast.gerard).unread == 1


def test_one_message_however_many_memberships(cast, a_request):
    held = cast.gerard.memberships.get()
    held.pk = None
    held.save(force_insert=True)

    a_request()
    outbox.sweep()

    assert mails(user=cast.gerard).count() == 1


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_make_and_send_each_message_once(cast, a_request, mailoutbox):
    support_request = a_request(Action.ESCALATE_TO_MSOB)
    for _more in range(3):
        a_request()
    expected = {
        (event.pk, user.pk)
        for pending in PendingEvent.objects.select_related("event")
        for event in [pending.event]
        for user in audience.of(event)
    }

    def work(_number):
        try:
            told, sent = outbox.sweep(), 0
            while arrived := outbox.send(EMAIL):
                sent += arrived
            return told, sent
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(work, range(4)))

    assert sum(told for told, _sent in done) == support_request.events.count() + 3 * 2
    assert sum(1 for told, _sent in done if told) > 1, "one worker did it all: nothing was shared"
    outbox.send(EMAIL)
    assert set(Notification.objects.filter(road=Means.INBOX).values_list("event", "user")) == expected
    at_once = mails(in_digest=False)
    assert set(at_once.values_list("state", "attempts")) == {(State.SENT, 1)}
    assert len(mail.outbox) == at_once.count()
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == at_once.count()


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_held_event_is_passed_by_and_not_waited_for(cast, a_request):
    a_request()
    first = PendingEvent.objects.order_by("pk").first()

    def hold_and_sweep():
        with transaction.atomic():
            PendingEvent.objects.select_for_update().get(pk=first.pk)
            with ThreadPoolExecutor(1) as pool:
                return pool.submit(sweep_elsewhere).result(timeout=10)

    def sweep_elsewhere():
        try:
            return outbox.sweep()
        finally:
            connection.close()

    waiting = PendingEvent.objects.count()
    assert hold_and_sweep() == waiting - 1
    assert list(PendingEvent.objects.all()) == [first]


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_summary_isnt_split_between_two_who_claim_at_once(cast, a_request, settings):
    """Between the two questions of a claim somebody else claims: whoever has the first of hers has all of hers."""
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    mails().update(in_digest=True, next_try_at=clock.now())
    everybody = set(mails().values_list("user", flat=True))
    settings.MSOB_SEND_BATCH = len(everybody)
    assert mails().count() > 2 * len(everybody)
    elsewhere: list = []

    def claim_elsewhere():
        try:
            return outbox._claim(ROADS["digest"])
        finally:
            connection.close()

    def in_between(execute, sql, *how):
        answer = execute(sql, *how)
        if "FOR UPDATE" in sql and not elsewhere:
            with ThreadPoolExecutor(1) as pool:
                elsewhere.append(pool.submit(claim_elsewhere).result(timeout=10))
        return answer

    with connection.execute_wrapper(in_between):
        mine = outbox._claim(ROADS["digest"])

    assert elsewhere == [[]]
    assert {row.user_id for row in mine} == everybody
    assert len(mine) == mails().count()


# --- what goes wrong with an event


@pytest.fixture
def poisoned(monkeypatch):
    """A function that makes one event unbearable: telling of it raises."""
    really = audience.tellings

    def poison(event):
        def tellings(one):
            if one.pk == event.pk:
                raise ValueError("this event can't be read")
            return really(one)

        monkeypatch.setattr(audience, "tellings", tellings)
        return lambda: monkeypatch.setattr(audience, "tellings", really)

    return poison


def test_a_poisoned_event_waits_with_its_error_and_those_behind_it_pass(cast, a_request, poisoned):
    event = a_request().events.order_by("number").last()
    a_request()
    heal = poisoned(event)
    waiting = PendingEvent.objects.count()

    assert outbox.sweep() == waiting - 1
    assert outbox.sweep() == 0, "it isn't tried again before its time"

    stumble = Stumble.objects.get()
    assert (stumble.event, stumble.attempts) == (event, 1)
    assert stumble.last_error == "ValueError: this event can't be read"
    assert delivery.oldest() == delivery.Oldest(undelivered=event.at, held_up=event.at)

    heal()
    clock.move(seconds=10)
    assert outbox.sweep() == 1
    assert delivery.stumbled() == []


def test_an_event_that_never_works_is_told_to_the_administrators_once(cast, a_request, poisoned, settings):
    settings.MSOB_SEND_ATTEMPTS = 3
    poisoned(a_request().events.order_by("number").last())

    for _sweep in range(6):
        outbox.sweep()
        clock.move(hours=1)

    row = Notification.objects.get(user=cast.ada)
    assert (row.road, row.kind, row.sentence) == (Means.INBOX, "delivery", str(outbox.NOT_TOLD))
    assert Stumble.objects.get().attempts == 6


def test_an_administrator_with_another_role_hears_both_of_the_trouble_and_of_the_event(
    cast, a_request, poisoned, settings
):
    """The alarm in her inbox doesn't take the place of the message she is told once the event can be read again."""
    settings.MSOB_SEND_ATTEMPTS = 1
    cast.ada.memberships.create(role=Role.GHOR, safety_region=cast.gerard.memberships.get().safety_region)
    heal = poisoned(a_request().events.order_by("number").last())
    outbox.sweep()
    heal()
    clock.move(seconds=10)
    outbox.sweep()

    about = Notification.objects.inbox_of(cast.ada).order_by("pk").values_list("about", flat=True)
    assert list(about) == [About.DELIVERY, About.REQUEST]
    assert Mailbox.objects.get(user=cast.ada).unread == 2


def test_half_a_told_event_leaves_nothing(cast, a_request, monkeypatch):
    a_request()

    def break_down(_users):
        raise RuntimeError("halfway")

    monkeypatch.setattr("notifications.mailbox.recount", break_down)

    assert outbox.sweep() == 0
    assert not Notification.objects.exists()
    assert PendingEvent.objects.count() == Stumble.objects.count() > 0


# --- what goes wrong on the road


def test_an_address_that_bounces_is_given_up_and_all_others_arrive(cast, a_request, bounces, settings):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()

    outbox.send(EMAIL)

    assert set(mails(user=cast.gerard, in_digest=False).values_list("state", flat=True)) == {State.GIVEN_UP}
    assert set(mails(user=cast.karin, in_digest=False).values_list("state", flat=True)) == {State.FAILED}
    others = mails(in_digest=False).exclude(user__in=[cast.gerard, cast.karin])
    assert set(others.values_list("state", flat=True)) == {State.SENT}
    assert len(mail.outbox) == others.count() > 0
    assert "550" in mails(user=cast.gerard, state=State.GIVEN_UP).first().last_error


def test_what_was_given_up_is_told_to_the_administrators_in_their_inbox_and_nothing_of_the_request(
    cast, a_request, bounces
):
    support_request = a_request()
    outbox.sweep()

    outbox.send(EMAIL)

    (row,) = Notification.objects.filter(user=cast.ada)
    assert row.road == Means.INBOX
    assert row.sentence == str(outbox.NOT_DELIVERED)
    assert support_request.reference not in row.sentence
    assert row.reference_shown is None
    assert email.path_of(row) == "/delivery/"
    assert Mailbox.objects.get(user=cast.ada).unread == 1


def test_the_next_try_takes_twice_as_long_each_time_up_to_a_cap_and_ends(cast, a_request, bounces, settings):
    settings.MSOB_SEND_FIRST_PAUSE_SECONDS, settings.MSOB_SEND_LONGEST_PAUSE_SECONDS = 10, 60
    settings.MSOB_SEND_ATTEMPTS = 5
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    pauses = []

    while (row := mails(user=cast.karin, in_digest=False).order_by("pk").first()).state != State.GIVEN_UP:
        clock.move(seconds=(row.next_try_at - clock.now()).total_seconds())
        outbox.send(EMAIL)
        row.refresh_from_db()
        pauses.append((row.next_try_at - clock.now()).total_seconds())

    assert pauses == [10, 20, 40, 60, 60]
    assert row.attempts == 5


def test_a_template_that_raises_holds_up_nobody_else(cast, a_request, monkeypatch):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    really = email.link

    def link(row):
        if row.user == cast.gerard:
            raise ValueError("no such page")
        return really(row)

    monkeypatch.setattr(email, "link", link)
    outbox.send(EMAIL)

    failed = mails(in_digest=False, state=State.FAILED)
    assert {row.user for row in failed.select_related("user")} == {cast.gerard}
    assert not mails(in_digest=False, state=State.WAITING).exists()
    assert {row.last_error for row in failed} == {"ValueError: no such page"}


@pytest.mark.parametrize(
    ("mood", "said"),
    [("Closed", "nobody listens there"), ("Full", "insufficient system storage"), ("ShuttingDown", "shutting down")],
)
def test_when_nobodys_mail_is_taken_all_wait_and_no_try_is_counted(cast, a_request, settings, mood, said):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.{mood}"
    settings.MSOB_SEND_BATCH = 2
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()

    assert outbox.send(EMAIL) == 0
    held = mails(in_digest=False, next_try_at__gt=clock.now())
    assert held.count() == 2, "one batch found out for all"
    assert set(held.values_list("state", "attempts")) == {(State.WAITING, 0)}
    assert said in held.first().last_error

    settings.EMAIL_BACKEND = backend
    clock.move(seconds=settings.MSOB_SEND_BLOCKED_SECONDS)
    assert outbox.send(EMAIL) == mails(in_digest=False).count()
    assert not mails(in_digest=False).exclude(last_error="").exists()


def test_a_lost_connection_is_opened_anew_for_the_next(cast, a_request, monkeypatch):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    closed_after, sending = [], EmailBackend.send_messages

    def close(backend):
        closed_after.append(len(mail.outbox))

    def lose_the_second(backend, messages):
        if len(mail.outbox) == 1 and not lost:
            lost.append(1)
            raise SMTPServerDisconnected("gone")
        return sending(backend, messages)

    lost: list = []
    monkeypatch.setattr(EmailBackend, "close", close)
    monkeypatch.setattr(EmailBackend, "send_messages", lose_the_second)
    outbox.send(EMAIL)

    assert mails(in_digest=False, state=State.FAILED).count() == 1
    assert mails(in_digest=False, state=State.SENT).count() == mails(in_digest=False).count() - 1
    assert closed_after == [1, len(mail.outbox)], "at the loss, and at the end"


def test_a_killed_sender_leaves_its_batch_for_later(cast, a_request, settings, monkeypatch):
    """Like kill -9 between two mails: nothing below the sender gets to tidy up."""
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    count = mails(in_digest=False).count()

    class Killed(BaseException):
        pass

    def die(_notes, _keys, **_how):
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(notes.Notes, "write", die)
        with pytest.raises(Killed):
            outbox.send(EMAIL)
    assert len(mail.outbox) == 1
    assert outbox.send(EMAIL) == 0, "the dead one's lease still holds"

    clock.move(seconds=settings.MSOB_SEND_LEASE_SECONDS)
    assert outbox.send(EMAIL) == count
    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(ids) == count + 1
    assert len(set(ids)) == count, "the double carries the same Message-ID"


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_and_forgot_what_it_was_told_costs_no_double(cast, a_request, mailoutbox, monkeypatch):
    """A note doesn't wait for the disk: a database that falls may forget those of the last moment."""
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    really, calls, naps = notes.Notes.write, [], []

    def write(batch, keys, **how):
        calls.append(how)
        if len(calls) in {3, 4, 5}:
            mails(state=State.SENT).update(state=State.WAITING, attempts=0, sent_at=None)
            raise OperationalError("the server closed the connection unexpectedly")
        return really(batch, keys, **how)

    monkeypatch.setattr(notes.Notes, "write", write)
    monkeypatch.setattr(notes.time, "sleep", naps.append)
    count = mails(in_digest=False).count()

    assert outbox.send(EMAIL) == count > 5

    assert naps == [1, 1, 1]
    assert len(mailoutbox) == count
    assert set(mails(in_digest=False).values_list("state", "attempts")) == {(State.SENT, 1)}


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_only_the_last_note_of_a_batch_waits_for_the_disk_and_then_all_stand(cast, a_request, settings):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    settings.MSOB_SEND_BATCH = 4
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO on")  # tests do without

    with CaptureQueriesContext(connection) as asked:
        outbox.send(EMAIL)
    noted = [one["sql"] for one in asked if "sent_at =" in one["sql"]]
    waited = ["synchronous_commit" not in one for one in noted]

    assert waited[:8] == [False, False, False, True, False, False, False, True]
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",), "whatever comes after waits again"
        cursor.execute("RESET synchronous_commit")


def test_a_round_ends_and_gives_back_what_it_didnt_come_to(cast, a_request, settings, monkeypatch):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    really = email.one_message

    def slowly(*how, **more):
        clock.move(seconds=settings.MSOB_SEND_ROUND_SECONDS)
        return really(*how, **more)

    monkeypatch.setattr(email, "one_message", slowly)
    assert outbox.send(EMAIL) == 1
    assert mails(in_digest=False).due().count() == mails(in_digest=False).count() - 1


# --- beat


def test_beat_knows_every_road_and_every_task(cast, a_request, settings):
    schedule = settings.CELERY_BEAT_SCHEDULE.values()
    app.loader.import_default_modules()
    assert {one["task"] for one in schedule} <= set(app.tasks)
    roads = {one["kwargs"]["road"] for one in schedule if one["task"] == "notifications.tasks.send"}
    assert roads == {road.name for road in delivery.travelled()}
    a_request()

    for one in schedule:
        app.tasks[one["task"]].delay(**one.get("kwargs", {}))

    assert len(mail.outbox) == mails(in_digest=False, state=State.SENT).count() > 0


def test_whoever_finds_more_than_she_carries_calls_another_who_calls_the_next(cast, a_request, settings, monkeypatch):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    due = mails(in_digest=False).count()
    called: list = []
    monkeypatch.setattr(tasks.send, "apply_async", lambda **how: called.append(how["kwargs"]))

    settings.MSOB_SEND_BATCH = due
    tasks.send(road="email")
    assert called == [], "one can carry it all"

    mails().update(state=State.WAITING, next_try_at=clock.now())
    settings.MSOB_SEND_BATCH = due - 1
    tasks.send(road="email")
    assert called == [{"road": "email"}]


def test_without_a_broker_nobody_is_called_and_the_mail_leaves_all_the_same(cast, a_request, settings, monkeypatch):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    settings.MSOB_SEND_BATCH = 1

    def unreachable(**how):
        assert how["retry"] is False
        raise BrokerError("connection refused")

    monkeypatch.setattr(tasks.send, "apply_async", unreachable)

    assert tasks.send(road="email") == mails(in_digest=False).count() > 1


# --- an administrator puts it right


def test_an_administrator_sends_again_what_was_given_up(cast, a_request, bounces, settings):
    a_request()
    outbox.sweep()
    outbox.send(EMAIL)
    stuck = delivery.stuck(EMAIL)
    with pytest.raises(PermissionDenied):
        outbox.resend(stuck, by=cast.gerard)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert outbox.resend(stuck, by=cast.ada) == 1
    assert outbox.send(EMAIL) == 1

    assert not delivery.stuck(EMAIL).exists()
    assert mail.outbox[-1].to == [cast.gerard.email]


def test_figures_per_road_and_since_when(cast, a_request, bounces):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    began = clock.now()
    clock.move(minutes=5)
    by_name = {one.name: one for one in delivery.figures()}
    assert by_name["email"].waiting == mails(in_digest=False).count()
    assert by_name["email"].oldest == began
    assert by_name["digest"].oldest is None, "what waits for its summary isn't late"
    assert delivery.oldest() == delivery.Oldest(undelivered=began, held_up=began)
    assert delivery.age(began) == timedelta(minutes=5)

    outbox.send(EMAIL)
    by_name = {one.name: one for one in delivery.figures()}
    sent = by_name["email"]
    assert (sent.waiting, sent.failed, sent.given_up) == (0, 1, mails(user=cast.gerard, in_digest=False).count())
    assert sent.sent == len(mail.outbox)
    assert delivery.oldest() == delivery.Oldest(undelivered=began, held_up=None), "Karin's is tried again"
