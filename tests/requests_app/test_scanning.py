"""A virus scanner, a real one: what it hasn't looked at doesn't go out, nor what it found something in."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from notifications import outbox
from notifications.models import Means, Notification
from requests_app.deeds import conversation, handing_over
from requests_app.models import Attachment, Proves
from requests_app.models.actions import Action
from requests_app.records import journal
from tests import recipes
from tests.conftest import missing

# The string every scanner knows for a test, in two parts, so that no scanner takes this file for one.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CLAMD = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")


@pytest.fixture(scope="module")
def scanner(tmp_path_factory):
    """A clamd of our own with one signature of our own; its address."""
    if CLAMD is None:
        missing("clamd (Debian's clamav-daemon)")
    place = tmp_path_factory.mktemp("clamd")
    (place / "own.ndb").write_text(f"Own.Eicar:0:*:{EICAR.hex()}\n")
    lines = [
        f"DatabaseDirectory {place}",
        f"LocalSocket {place}/socket",
        "Foreground yes",
        "ConcurrentDatabaseReload no",
    ]
    (place / "clamd.conf").write_text("\n".join([*lines, f"LogFile {place}/log"]) + "\n")
    running = subprocess.Popen([CLAMD, "--config-file", str(place / "clamd.conf")], stderr=subprocess.PIPE)
    _wait_for(place / "socket", running)
    yield f"unix:{place}/socket"
    running.terminate()
    running.wait(timeout=20)


def _wait_for(socket: Path, running: subprocess.Popen) -> None:
    until = time.monotonic() + 20
    while not socket.exists():
        assert running.poll() is None, running.stderr.read()
        assert time.monotonic() < until, "clamd doesn't start"
        time.sleep(0.05)


@pytest.fixture
def attached(cast, a_request):
    """A function: ineke attaches a PDF that ends with this; returns where page and API give it."""
    sent = a_request(Action.SUBMIT)

    def attach(ending=b"") -> list[str]:
        file = SimpleUploadedFile("brief.pdf", recipes.A_PDF + ending)
        conversation.attach(sent, by=cast.ineke, file=file, proves=Proves.REQUEST)
        where = [sent.reference, Attachment.objects.latest("pk").pk]
        return [reverse("requests:file", args=where), reverse("api-attachment-content", args=where)]

    return attach


def answers(client, places):
    return [client.get(place).status_code for place in places]


def test_without_a_scanner_everything_goes_out(cast, client, attached):
    client.force_login(cast.ineke)

    assert handing_over.scan_waiting() == 0
    assert answers(client, attached()) == [200, 200]


def test_what_isnt_scanned_yet_waits_and_what_is_clean_goes_out(cast, client, attached, scanner, settings):
    settings.MSOB_CLAMD = scanner
    client.force_login(cast.ineke)
    places = attached()
    page, api = (client.get(place) for place in places)

    assert (page.status_code, api.status_code) == (409, 409)
    assert [lack["code"] for lack in api.json()["lacking"]] == ["not_scanned"]

    assert handing_over.scan_waiting() == 1
    assert answers(client, places) == [200, 200]
    assert handing_over.scan_waiting() == 0


def test_what_something_was_found_in_never_goes_out(cast, client, attached, scanner, settings):
    settings.MSOB_CLAMD = scanner
    client.force_login(cast.ineke)
    clean, harmful = attached(), attached(EICAR)

    assert handing_over.scan_waiting() == 2

    assert answers(client, clean) == [200, 200]
    assert answers(client, harmful) == [409, 409]
    assert Attachment.objects.latest("pk").found == "Own.Eicar.UNOFFICIAL"
    settings.MSOB_CLAMD = ""
    assert answers(client, harmful) == [409, 409]


def test_whoever_sent_it_is_told_and_so_is_the_administrator_without_a_word_of_the_request(
    cast, attached, scanner, settings
):
    settings.MSOB_CLAMD = scanner
    attached()
    attached(EICAR)
    outbox.sweep()
    Notification.objects.all().delete()

    handing_over.scan_waiting()
    handing_over.scan_waiting()
    outbox.sweep()

    told = {one.user: one.sentence_in_the_open for one in Notification.objects.filter(road=Means.INBOX)}
    harmful = Attachment.objects.exclude(found="").get()
    reference = harmful.support_request.reference
    assert set(told) == {cast.ineke, cast.ada}
    assert reference in told[cast.ineke]
    assert reference not in told[cast.ada]
    (event,) = harmful.support_request.events.filter(action=Action.HARMFUL_FILE)
    assert event.facts == {"event": harmful.event_number, "attachment": harmful.pk, "audience": "all"}
    assert harmful.name not in f"{event.facts}{told}"
    assert journal.check(harmful.support_request) is None


def test_while_the_scanner_is_silent_files_wait(cast, client, attached, scanner, settings, tmp_path):
    settings.MSOB_CLAMD = f"unix:{tmp_path}/nobody"
    client.force_login(cast.ineke)
    places = attached()

    assert handing_over.scan_waiting() == 0
    assert answers(client, places) == [409, 409]

    settings.MSOB_CLAMD = scanner
    assert handing_over.scan_waiting() == 1
    assert answers(client, places) == [200, 200]
