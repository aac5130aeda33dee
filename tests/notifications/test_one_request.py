"""One request through every due time up to the triangle's review, nobody in a hurry: each mail, in order, by the clock.

`one_request.txt` is what the people of the cast read, in English; beat comes round every half hour.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.utils import translation

from foundation import clock
from notifications import outbox
from notifications.models import Means, Notification
from notifications.roads import ROADS, digest
from regions.models import User
from requests_app import deadlines, workflow
from requests_app.actions import Action
from requests_app.models import OnBehalf, Outcome, SupportRequest
from tests import recipes, road
from tests.cast import STEP_1, STEP_2, ask, close_step

STORY = Path(__file__).parent / "one_request.txt"


def wait(**amount):
    """The clock goes on with beat every half hour."""
    until = clock.now() + timedelta(**amount)
    while clock.now() < until:
        beat()
        clock.move(minutes=30)
    beat()


def beat():
    """What Celery beat does, all of it."""
    deadlines.sweep()
    outbox.sweep()
    outbox.send(ROADS["email"])
    outbox.send(ROADS["digest"])


def told_so_far(began) -> list[str]:
    """Every mail since the last question: hours since `began`, the first name, the subject; equal ones in one line."""
    lines: dict[tuple, list[str]] = {}
    for message in mail.outbox:
        moment = clock.datetime.strptime(message.extra_headers["Date"], "%a, %d %b %Y %H:%M:%S %z")
        hours, rest = divmod(int((moment - began).total_seconds()) // 60, 60)
        lines.setdefault((f"+{hours:03}:{rest:02}", message.subject), []).append(message.to[0].partition("@")[0])
    mail.outbox.clear()
    return [f"{at}  {', '.join(sorted(names))}: {subject}" for (at, subject), names in lines.items()]


def the_story(cast, an_alert) -> list[str]:
    """The request's way, with what was mailed under each of its headings."""
    began, told = clock.now(), []

    def chapter(heading, **amount):
        wait(**amount)
        told.extend(["", f"# {heading}", *told_so_far(began)])

    request = an_alert()
    ask(cast, request, "care_office")
    chapter("The alert; GHOR lets its eight hours pass", hours=20)
    workflow.perform(request, Action.RETURN_TO_INSTITUTION, by=cast.gerard, reason="which ward?")
    chapter("Returned; the home lets its twelve hours pass", hours=24)
    workflow.perform(request, Action.SUBMIT, by=cast.ineke)
    close_step(cast, request, STEP_1[::2])
    inquiry = request.inquiries.get(rung="care_office")
    recipes.ladder.answer(inquiry, by=cast.gerard, answer="nothing", spoken_by=recipes.told())
    workflow.perform(request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    chapter("Step 2; nobody asks anybody", hours=24)
    close_step(cast, request, STEP_2)
    workflow.perform(request, Action.ESCALATE_TO_MSOB, by=cast.gerard)
    chapter("Step 3; the application isn't drawn up", hours=20)
    road.complete(cast, request)
    workflow.perform(request, Action.FILE_APPLICATION, by=cast.ineke)
    chapter("At LOCC", hours=12)
    road.forward(cast, request)
    chapter("The pre-check; the corners are silent", hours=12)
    road.say(cast, request, Outcome.VISIT)
    chapter("Fact-finding; no team is sent", hours=33)
    line = request.lines.get()
    road.report(cast, request, [road.row(line, persons=4, starts_on=clock.today())])
    chapter("Tuning; the home doesn't answer", hours=18)
    workflow.perform(request, Action.ACCEPT_TUNING, by=cast.ineke)
    chapter("Review; the corners are silent", hours=20)
    return told[1:]


def test_one_request_through_every_due_time(cast, an_alert):
    User.objects.update(language="en")

    story = "\n".join(the_story(cast, an_alert)) + "\n"

    assert story == STORY.read_text()
    assert_told_may_see()


def assert_told_may_see():
    """Whoever was told may open what she was told of; LOCC by the reference that the message names."""
    rows = Notification.objects.filter(road=Means.INBOX).select_related("user", "event__support_request")
    assert rows.count() > 100
    for row in {(row.user_id, row.about, row.inquiry_id): row for row in rows}.values():
        user, about = row.user, row.event.support_request
        if row.about == "inquiry":
            assert row.inquiry in type(row.inquiry).objects.addressed_to(user)
        else:
            may_open = SupportRequest.objects.reachable_by(user, reference=about.reference)
            mine = OnBehalf.objects.spoken_for(user).filter(event__support_request=about)
            assert may_open.exists() or mine.exists(), (user, row.sentence)


def test_the_same_in_dutch(cast, an_alert):
    """The same mails at the same moments to the same people; each sentence is the Dutch of the English one."""
    story = the_story(cast, an_alert)

    dutch = in_dutch()
    expected = [translated(line, dutch) for line in STORY.read_text().splitlines()]
    assert story == expected
    assert any("heeft alarm geslagen: begin met stap 1." in line for line in story)


def in_dutch() -> dict[str, str]:
    """Every English sentence that was mailed, with its Dutch."""
    rows = list(Notification.objects.filter(road=Means.EMAIL).select_related("event__support_request", "user"))
    said = {}
    for language in ("en", "nl"):
        with translation.override(language):
            said[language] = [row.sentence_in_the_open for row in rows]
    return dict(zip(said["en"], said["nl"], strict=True))


def translated(line: str, dutch: dict[str, str]) -> str:
    """A line of the story with its subject in Dutch."""
    if not line.startswith("+"):
        return line
    head, _colon, subject = line.partition(": ")
    count, messages, _rest = [*subject.split(" ", 2), ""][:3]
    if messages.startswith("message"):
        with translation.override("nl"):
            subject = digest.subject_of(int(count))
    return f"{head}: {dutch.get(subject, subject)}"


@pytest.fixture(autouse=True)
def _one_beat_is_enough(settings):
    settings.MSOB_SEND_BATCH = 500
