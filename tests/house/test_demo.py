"""The demo: the situation of 28 December 2020, the sign-in without a password, and the one process that runs it."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse

from capacity.models import Pool, PoolDay
from foundation import clock
from msob import demo_mails
from msob.management.commands.demo import made_by_an_earlier_version
from msob.scenarios import december_2020
from msob.scenarios.cast import PEOPLE
from notifications import outbox
from notifications.roads import ROADS
from regions.models import Institution
from requests_app.models import (
    Attachment,
    Audience,
    BehalfState,
    Comment,
    Inquiry,
    InquiryState,
    Offer,
    OfferState,
    OnBehalf,
    Situation,
    Status,
    SupportRequest,
    Urgency,
)
from requests_app.models.staff import StaffType
from requests_app.records import journal, need_ledger
from tests import shelf

ROOT = Path(__file__).resolve().parents[2]
REACHED = {Status.DRAFT, Status.REGIONAL, Status.NATIONAL, Status.APPLICATION, Status.RESOLVED, Status.WITHDRAWN}


@pytest.fixture
def loaded(db):
    """The demo's data."""
    shelf.first("monday", december_2020.load)


# --- the situation


def test_the_weekend_is_loaded_by_deeds_and_every_journal_holds(loaded):
    requests = list(SupportRequest.objects.all())
    assert 15 <= len(requests) <= 20
    assert {one.status for one in requests} == REACHED
    assert len({one.safety_region_id for one in requests}) >= 5
    assert [journal.check(one) for one in requests] == [None] * len(requests)


def test_the_pools_are_there_and_nobody_is_sent_yet(loaded):
    pools, days = Pool.objects.all(), PoolDay.objects.all()

    assert pools.count() == 13
    assert {one.staff_type for one in pools} == set(StaffType)
    assert (days.count(), days.filter(allocated__gt=0).count()) == (13 * 121, 0)
    assert [one.unit for one in pools if clock.now() - one.confirmed_at > timedelta(hours=1)] == [
        "11 Luchtmobiele Brigade"
    ]


def test_no_need_is_covered_twice(loaded):
    entries = [entry for one in SupportRequest.objects.all() for entry in need_ledger.ledger(one).values()]

    assert entries
    assert all(entry.open.is_never_negative for entry in entries)


def test_the_morning_shows_all_that_can_be_going_on(loaded):
    now = clock.now()
    open_requests = SupportRequest.objects.open()

    assert now == december_2020.ENDS_AT
    assert open_requests.overdue().count() == 1
    assert any(inquiry.is_overdue for inquiry in Inquiry.objects.pending())
    assert {one.state for one in OnBehalf.objects.all()} == set(BehalfState)
    assert {one.state for one in Offer.objects.all()} >= set(OfferState) - {OfferState.WITHDRAWN}
    assert {one.state for one in Inquiry.objects.all()} == set(InquiryState)
    assert {one.audience for one in Comment.objects.all()} == set(Audience)
    assert all(one.path.read_bytes().startswith(b"%PDF-") for one in Attachment.objects.all())
    assert {one.urgency for one in open_requests} >= {Urgency.NORMAL, Urgency.HIGH, Urgency.LIFE_SUSTAINING}
    assert Situation.objects.filter(measured_at__date=now.date()).exclude(measured_at__gt=now).exists()


def test_de_avondzon_has_nothing_open_and_its_neighbours_can_be_asked(loaded):
    avondzon = Institution.objects.get(name="Verpleeghuis De Avondzon")

    assert not SupportRequest.objects.open().filter(institution=avondzon).exists()
    assert {PEOPLE[key].organisation for key in ("petra", "hans")} == {"berkenhof", "twentestad"}
    neighbours = Institution.objects.in_safety_regions([avondzon.locations.get().safety_region.pk])
    assert neighbours.exclude(pk=avondzon.pk).count() == 2


def test_somebody_without_an_account_answers_by_a_link_that_the_mailbox_shows(loaded, client):
    outbox.sweep()
    outbox.send(ROADS["link"])

    asked = [one for one in mail.outbox if "/answer/" in one.body]
    assert {one.to[0] for one in asked} == {"crisis@zorgkantoor-zonder-account.example"}
    path = re.search(r"https?://[^/]+(/answer/\S+)", asked[0].body)[1]
    assert "kunt u helpen" in client.get(path, follow=True, HTTP_ACCEPT_LANGUAGE="nl").text


def test_a_second_load_leaves_everything_alone(loaded):
    before = list(SupportRequest.objects.values_list("reference", "head_hash"))

    assert december_2020.load() is False
    assert list(SupportRequest.objects.values_list("reference", "head_hash")) == before


# --- the sign-in


@pytest.fixture
def demo_mode(settings):
    settings.MSOB_DEMO = True


def test_the_sign_in_page_shows_the_cast_in_the_demo_only(client, cast, settings):
    outside = client.get(reverse("account_login")).content.decode()
    settings.MSOB_DEMO = True
    inside = client.get(reverse("account_login")).content.decode()

    assert reverse("demo_sign_in") not in outside
    assert ("SCENE=" in outside, "SCENE=decided" in inside, "SCENE=deployed" in inside) == (False, True, True)
    assert inside.count(f'action="{reverse("demo_sign_in")}"') == len(PEOPLE)
    assert all(person.email in inside and person.name in inside for person in PEOPLE.values())


def test_a_click_signs_in_and_goes_on(client, cast, demo_mode):
    answer = client.post(reverse("demo_sign_in"), {"email": cast.gerard.email, "next": "/privacy"})

    assert (answer.status_code, answer.url) == (302, "/privacy")
    assert client.session["_auth_user_id"] == str(cast.gerard.pk)


@pytest.mark.parametrize("email", ["", "nobody@nowhere.example"])
def test_only_who_is_known_signs_in_by_a_click(client, cast, demo_mode, email):
    assert client.post(reverse("demo_sign_in"), {"email": email}).status_code == 404


def test_outside_the_demo_nobody_signs_in_by_a_click(client, cast):
    assert client.post(reverse("demo_sign_in"), {"email": cast.gerard.email}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_click_never_leads_to_another_site(client, cast, demo_mode):
    answer = client.post(reverse("demo_sign_in"), {"email": cast.ineke.email, "next": "https://elsewhere.example/"})

    assert answer.url == reverse("home")


def test_a_mail_to_somebody_is_opened_as_she(client, cast, demo_mode, an_alert, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    support_request = an_alert()
    path = reverse("requests:detail", args=[support_request.reference])
    lines = f"Alarm!\n\nOpen it: {settings.MSOB_BASE_URL}{path}\nWithout: {settings.MSOB_BASE_URL}/answer/x/"
    demo_mails.Backend().send_messages([EmailMessage("Alarm", lines, to=[cast.gerard.email])])
    client.force_login(cast.petra)
    assert client.get(path).status_code == 404

    seen = client.get(reverse("demo_mails")).content.decode()

    assert f'href="{path}"' not in seen
    assert f'value="{path}"' in seen
    assert f'href="{settings.MSOB_BASE_URL}/answer/x/"' in seen
    client.post(reverse("demo_sign_in"), {"email": cast.gerard.email, "next": path})
    assert client.get(path).status_code == 200
    assert f'href="{path}"' in client.get(reverse("demo_mails")).content.decode()


# --- the clock


def test_a_button_puts_the_clock_on_and_what_comes_due_comes_due(client, cast, demo_mode, an_alert):
    support_request, before = an_alert(), clock.now()
    due = support_request.due_at

    hour = client.post(reverse("demo_clock"), {"hours": "1", "next": "/privacy"})
    assert (hour.status_code, hour.url, clock.now() - before) == (302, "/privacy", timedelta(hours=1))
    client.post(reverse("demo_clock"), {"hours": "24"})

    assert clock.now() - before == timedelta(hours=25)
    noted = support_request.events.get(action="overdue")
    assert due < noted.at <= due + timedelta(hours=1)


def test_the_clock_is_moved_in_the_demo_only_and_never_back(client, cast, settings):
    before = clock.now()
    assert client.post(reverse("demo_clock"), {"hours": "1"}).status_code == 404
    settings.MSOB_DEMO = True
    assert [client.post(reverse("demo_clock"), {"hours": typed}).status_code for typed in ("", "-1", "99999")] == [
        404
    ] * 3
    assert client.get(reverse("demo_clock")).status_code == 405
    assert clock.now() == before


# --- data of an earlier version


def test_the_demo_knows_data_that_stand_halfway_among_migrations_that_are_one_now(db):
    assert not made_by_an_earlier_version()

    MigrationRecorder.Migration.objects.filter(app="requests_app", name="0004_notice_and_words").delete()

    assert made_by_an_earlier_version()


# --- the process


class Demo:
    """`manage.py demo` on a free port, with its own data."""

    def __init__(self, data_dir):
        self.data_dir = data_dir
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def start(self):
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("MSOB_", "DJANGO_", "DATABASE_", "REDIS_"))
        }
        environment |= {
            "MSOB_DEMO": "1",
            "MSOB_CLOCK": "demo",
            "MSOB_DATA_DIR": str(self.data_dir),
            "PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
        }
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return self.until(lambda: self.get("/account/login/"), "the first page")

    def get(self, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=120) as answer:
                return answer.read().decode()
        except (
            urllib.error.URLError,
            TimeoutError,
        ):  # not there yet, or mail waits to leave
            assert self.process.poll() is None, self.process.stdout.read()
            return None

    def until(self, question, what, seconds=180):
        """The first answer that isn't empty."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if answer := question():
                return answer
            time.sleep(0.2)
        raise AssertionError(f"{what} didn't come within {seconds} s")

    def stop(self, how=signal.SIGTERM):
        """What it said, after it ended in order."""
        self.process.send_signal(how)
        said, _nothing = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, said
        return said

    def ask(self, query):
        with sqlite3.connect(self.data_dir / "db.sqlite3", timeout=20) as database:
            return database.execute(query).fetchone()[0]

    def clock(self):
        return datetime.fromisoformat(self.ask("SELECT shown_at FROM foundation_domainclock"))


@pytest.fixture
def demo(tmp_path):
    running = Demo(tmp_path / "demo")
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


def test_the_demo_runs_stops_and_goes_on_where_it_stood(demo):
    page = demo.start()
    assert PEOPLE["ineke"].email in page
    started_at = demo.clock()
    assert started_at.strftime("%Y-%m-%d %H:%M") == "2020-12-28 07:00"  # UTC

    demo.until(lambda: demo.clock() > started_at, "a tick of beat", seconds=30)
    demo.until(lambda: '"beat": "ok"' in (demo.get("/-/health") or ""), "the heartbeat")
    said = demo.stop()
    assert f"http://localhost:{demo.port}/" in said
    assert "make demo-reset SCENE=deployed" in said
    assert "Traceback" not in said

    stood_at, requests = demo.clock(), demo.ask("SELECT count(*) FROM requests_app_supportrequest")
    time.sleep(3)
    demo.start()
    went_on_at = demo.clock()
    demo.stop(signal.SIGINT)

    assert demo.ask("SELECT count(*) FROM requests_app_supportrequest") == requests
    assert 0 <= (went_on_at - stood_at).total_seconds() < 2.5
    assert PEOPLE["ineke"].email in said
