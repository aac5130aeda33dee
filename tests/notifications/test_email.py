"""The road by e-mail: in the reader's language, nothing of the home, mails of one request hang together."""

import re
from email import message_from_bytes
from email.policy import default

import pytest
from django.core import mail

from foundation import clock
from notifications import outbox
from notifications.models import Means, Notification
from notifications.roads import ROADS, email
from notifications.table import AUDIENCE, ON_BEHALF, VOIDED
from requests_app.deeds import ladder
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure.how import How
from tests import recipes
from tests.cast import ask

LINK = re.compile(r"http://localhost:8000(\S+)")


def to(user) -> list:
    """The mails `user` got, oldest first."""
    return [message for message in mail.outbox if message.to == [user.email]]


def body(message) -> str:
    return str(message.message())


@pytest.fixture
def mailed(cast, a_request, post):
    """De Avondzon's request at step 3, and every mail about it sent."""
    support_request = a_request(Action.ESCALATE_TO_MSOB)
    post()
    return support_request


def test_the_mail_says_what_it_is_about_and_leads_there(cast, mailed, client):
    first = to(cast.gerard)[0]

    assert first.subject == f"{mailed.reference} heeft alarm geslagen: begin met stap 1."
    html, kind = first.alternatives[0]
    (path, *_rest) = LINK.findall(first.body)
    assert kind == "text/html"
    assert f'href="http://localhost:8000{path}"' in html
    client.force_login(cast.gerard)
    assert client.get(path).status_code == 200


def test_everybody_reads_it_in_her_own_language(cast, a_request, post):
    cast.gerard.language = "en"
    cast.gerard.save()
    a_request()
    post()
    (english,) = to(cast.gerard)

    assert english.subject == "MSOB-2020-00001 raised the alert: start on step 1."
    assert 'lang="en"' in english.alternatives[0][0]

    cast.gerard.language = "nl"
    cast.gerard.save()
    a_request()
    post()

    assert to(cast.gerard)[-1].subject.endswith("heeft alarm geslagen: begin met stap 1.")
    assert 'lang="nl"' in to(cast.gerard)[-1].alternatives[0][0]


def test_who_is_told_the_same_gets_a_copy_with_nobody_elses_name_on_it(cast, a_request, monkeypatch):
    """Written once for each event and language; the lines of a copy are the reader's own."""
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    rows = Notification.objects.filter(road=Means.EMAIL, in_digest=False)
    wordings = rows.values_list("event", "inquiry", "about", "kind", "text", "user__language").distinct().count()
    written, really = [], email.written
    monkeypatch.setattr(email, "written", lambda *how, **more: written.append(how) or really(*how, **more))

    outbox.send(ROADS["email"])

    assert len(written) == wordings < rows.count() == len(mail.outbox)
    everybody = {message.to[0] for message in mail.outbox}
    for message in mail.outbox:
        raw = message.message().as_bytes(linesep="\r\n")
        read = message_from_bytes(raw, policy=default)
        assert (read.get_all("To"), read.get_all("Message-ID")) == (
            message.to,
            [message.extra_headers["Message-ID"]],
        )
        assert read["Subject"] == message.subject
        assert read.get_body(("plain",)).get_content().split() == message.body.split()
        assert read.get_body(("html",)).get_content().split() == message.alternatives[0][0].split()
        assert not [one for one in everybody - set(message.to) if one.encode() in raw]
        assert not re.search(rb"(?<!\r)\n", raw)


def test_an_address_that_would_add_a_line_goes_nowhere():
    to = "gerard@ghor.example\r\nBcc: karin@zorgkantoor.example"
    mail = email.Wording("Onderwerp", "tekst", "<p>tekst</p>").mail(to=to, message_id="1@msob.example")

    with pytest.raises(ValueError, match="newlines"):
        mail.message()


def test_nothing_of_the_home_stands_in_any_mail(cast, post, client):
    """Each byte of every mail of a request that came as far as a grant, read as the mail server reads it."""
    scene = recipes.build(cast, Status.GRANTED)
    post()
    clock.move(days=1)
    outbox.send(ROADS["digest"])
    about = scene.request
    forbidden = [
        *("Avondzon", str(about.location), about.location.municipality.name, about.call_back_number, "wassen"),
        *(cast.ineke.name, "nachtdienst", "double shifts"),
    ]

    assert len(mail.outbox) > 30
    for message in mail.outbox:
        raw = message.message().as_bytes()
        read = [str(part) for part in message_from_bytes(raw).values()]
        read += [
            part.get_payload(decode=True).decode() for part in message_from_bytes(raw).walk() if not part.is_multipart()
        ]
        for word in forbidden:
            spoken = " ".join(text for text in read if message.to[0] not in text)
            assert word not in spoken, (word, message.subject)


def test_a_mail_says_what_is_needed_where_and_whose_move_it_is_until_when(cast, a_request, post):
    support_request = a_request()
    ask(cast, support_request, "care_office")
    post()
    needed = "Nodig: 8 × verpleegkundige, di 29 dec 2020 – ma 11 jan 2021"

    (told, (asked,)) = (to(cast.gerard)[0], to(cast.karin))

    for said in (told.body, told.alternatives[0][0].replace("<dt>", "").replace("</dt><dd>", ": ")):
        assert needed in said
        assert "Regio: Twente" in said
        assert "Status: Stap 1: hulp in de regio" in said
        assert "Aan zet: GHOR, vóór ma 28 dec 2020, 16:00" in said
    assert needed in asked.body
    assert "Aan zet: uw antwoord, vóór ma 28 dec 2020, 12:00" in asked.body
    assert "Status" not in asked.body


def test_no_line_of_the_table_names_more_than_the_request():
    lines = [line for lines in AUDIENCE.values() for line in lines] + [ON_BEHALF, VOIDED]
    for line in lines:
        assert re.findall(r"%\((\w+)\)", str(line.text)) == ["about"]
        assert len(str(line.text)) <= 200


def test_a_party_reads_neither_reference_nor_home_nor_a_thread_that_tells(cast, a_request, post, client):
    support_request = a_request()
    inquiry = ask(cast, support_request, "care_office")
    post()
    (asked,) = to(cast.karin)

    assert support_request.reference not in body(asked)
    assert "Twente" in asked.subject
    (path, *_rest) = LINK.findall(asked.body)
    assert path == f"/inquiries/{inquiry.pk}/"
    client.force_login(cast.karin)
    assert client.get(path).status_code == 200


def test_a_party_spoken_for_is_asked_to_confirm_and_reads_nothing_of_the_home(cast, a_request, post, spoken):
    support_request = a_request()
    inquiry = ask(cast, support_request, "care_office")
    ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken))
    post()
    confirm = to(cast.karin)[-1]

    assert support_request.reference not in body(confirm)
    row = Notification.objects.filter(user=cast.karin, road=Means.INBOX).last()
    assert "Avondzon" not in row.sentence
    assert support_request.reference not in row.sentence


def test_the_mails_of_one_request_hang_together(cast, mailed, a_request, post):
    threads = {message.extra_headers["References"] for message in to(cast.gerard)}
    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(threads) == 1
    assert len(ids) == len(set(ids))
    assert {message.extra_headers["In-Reply-To"] for message in to(cast.gerard)} == threads

    a_request()
    post()
    assert {message.extra_headers["References"] for message in to(cast.gerard)} != threads


def test_a_batch_goes_over_one_connection(cast, a_request, monkeypatch):
    opened = []
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.close", lambda backend: opened.append(backend))
    a_request(Action.ESCALATE_TO_MSOB)
    outbox.sweep()

    outbox.send(ROADS["email"])

    assert len(mail.outbox) > 5
    assert len(opened) == 1


# --- the daily summary


def test_what_can_wait_comes_in_one_mail_the_next_morning(cast, a_request, post):
    support_request = a_request(Action.ESCALATE_TO_MSOB)
    post()
    before = len(to(cast.ineke))
    assert outbox.send(ROADS["digest"]) == 0, "not before seven"

    clock.move(hours=23)
    count = outbox.send(ROADS["digest"])

    (summary,) = to(cast.ineke)[before:]
    waited = Notification.objects.filter(user=cast.ineke, road=Means.EMAIL, in_digest=True)
    assert count == Notification.objects.filter(in_digest=True).count()
    assert summary.body.count(support_request.reference) == 2 * waited.count()
    assert waited.count() > 1
    assert outbox.send(ROADS["digest"]) == 0


def test_a_summary_is_whole_however_small_the_batches(cast, a_request, post, settings):
    settings.MSOB_SEND_BATCH = 1
    a_request(Action.ESCALATE_TO_MSOB)
    post()
    before = len(to(cast.ineke))
    clock.move(days=1)

    outbox.send(ROADS["digest"])

    assert len(to(cast.ineke)) == before + 1


# --- the demo


def test_the_demo_keeps_its_mails_and_shows_them(cast, a_request, settings, tmp_path, client):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "msob.demo_mails.Backend", tmp_path
    settings.MSOB_DEMO = True
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    count = outbox.send(ROADS["email"])

    page = client.get("/mails/").content.decode()

    assert count == len(list(tmp_path.glob("*.eml"))) > 5
    assert page.count("<article") == count
    assert f'name="next" value="/requests/{support_request.reference}/"' in page
    assert "28 dec 2020" in page
    narrowed = client.get("/mails/", {"to": "karin@"}).content.decode()
    assert 0 < narrowed.count("<article") < count


def test_elsewhere_nobody_reads_anothers_mail(client, db):
    assert client.get("/mails/").status_code == 404
