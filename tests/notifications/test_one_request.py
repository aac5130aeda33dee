"""A request through every due time, from the alert to the closed case, nobody in a hurry: each mail, in order.

Two stories: one that climbs the whole ladder, and one of the urgent road. The texts beside this file are what the
people of the cast read, in English. Beat comes round every hour (every half on the urgent road), and every three hours
where days are waited.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.utils import translation

from capacity import reporting, warnings, while_out
from foundation import clock
from notifications import outbox
from notifications.models import Means, Notification
from notifications.roads import ROADS, digest
from regions.models import User
from requests_app.deeds import extension, need_and_situation
from requests_app.models import OnBehalf, Outcome, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import reviews
from requests_app.schedule import deadlines
from tests import out, recipes, road
from tests.cast import STEP_1, STEP_2, a_line, ask, close_step

HERE = Path(__file__).parent


def wait(pause: int, **amount):
    """The clock goes on with beat every `pause` minutes."""
    until = clock.now() + timedelta(**amount)
    while clock.now() < until:
        beat()
        clock.move(minutes=pause)
    beat()


def beat():
    """What Celery beat does, all of it."""
    deadlines.sweep()
    warnings.sweep()
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


class Story:
    """What was mailed, under headings, with beat every `pause` minutes."""

    def __init__(self, pause: int):
        self.pause = pause
        self.began = clock.now()
        self.lines: list[str] = []

    def chapter(self, heading, **amount):
        """Let so much time pass and write down what was mailed in it."""
        wait(180 if "days" in amount else self.pause, **amount)
        self.lines.extend(["", f"# {heading}", *told_so_far(self.began)])

    def __str__(self):
        return "\n".join(self.lines[1:]) + "\n"


def up_the_ladder(cast, an_alert) -> Story:
    """From the alert to the closed case, each waiting longer than it may."""
    story = Story(pause=60)
    request = an_alert()
    to_the_triangle(cast, request, story.chapter)
    to_a_grant(cast, request, story.chapter)
    to_the_end(cast, request, story.chapter)
    assert request.status == Status.CLOSED
    return story


def to_the_triangle(cast, request, chapter):
    """The ladder, step by step, to the application."""
    ask(cast, request, "care_office")
    chapter("The alert; GHOR lets its eight hours pass", hours=20)
    workflow.perform(request, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    chapter("Returned; the home lets its twelve hours pass", hours=24)
    workflow.perform(request, Action.SUBMIT, by=cast.ineke)
    close_step(cast, request, STEP_1[::2])
    inquiry = request.inquiries.get(rung="care_office")
    recipes.ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=recipes.told()))
    workflow.perform(request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    chapter("Step 2; nobody asks anybody", hours=24)
    close_step(cast, request, STEP_2)
    workflow.perform(request, Action.ESCALATE_TO_MSOB, by=cast.gerard)
    chapter("Step 3; the application isn't drawn up", hours=20)
    road.complete(cast, request)
    workflow.perform(request, Action.FILE_APPLICATION, by=cast.gerard)
    chapter("At LOCC", hours=12)


def to_a_grant(cast, request, chapter):
    """The pre-check, the visit, the tuning and the review."""
    road.forward(cast, request)
    chapter("The pre-check; the corners are silent", hours=12)
    road.say(cast, request, Outcome.VISIT)
    chapter("Fact-finding; no team is sent", hours=33)
    line = request.lines.get()
    road.report(cast, request, [road.row(line, persons=4, starts_on=clock.today())])
    chapter("Tuning; the home doesn't answer", hours=18)
    workflow.perform(request, Action.ACCEPT_TUNING, by=cast.ineke)
    chapter("Review; the corners are silent", hours=20)
    need_and_situation.update_situation(request, by=cast.ineke, **road.a_situation())
    road.grant(cast, request)


def to_the_end(cast, request, chapter):
    """Granted, out, extended, overstayed, gone, and closed by the clock."""
    chapter("Granted; nobody draws up who goes", hours=30)
    deployment = out.approve(cast, out.draw_up(cast, request, 4))
    chapter("On their way; nobody says that they came", hours=36)
    lines = [{"booking": deployment.bookings.get().pk, "arrived": 4}]
    reporting.report_arrival(deployment, by=cast.dirk, arrived_at=clock.now(), lines=lines)
    chapter("There; the end comes near", days=2)
    out.ask_extension(cast, request)
    chapter("A week more is asked; the corners are silent", hours=16)
    need_and_situation.update_situation(request, by=cast.ineke, **road.a_situation())
    road.say(cast, request, Outcome.GRANT, persons=reviews.on_the_table(reviews.open_review(request)))
    while_out.extend(deployment, by=cast.dirk, until=extension.last_day(request))
    chapter("They stay a week more; nobody says that they left", days=10)
    reporting.report_departure(deployment, by=cast.dirk, departed_at=clock.now(), end_reason="as_planned")
    chapter("Gone; nobody evaluates", days=15)
    request.refresh_from_db()


def the_urgent_road(cast, an_alert) -> Story:
    """People tonight, the papers later: which nobody writes."""
    story = Story(pause=30)
    request = an_alert(lines=[a_line(starts_on=clock.today())])
    road.urgent(cast, request)
    road.say(cast, request, Outcome.NOW, persons=road.all_persons(request))
    story.chapter("People now; nobody writes, nobody goes", hours=72)
    request.refresh_from_db()
    assert request.status == Status.PRECHECK
    story.chapter("The grant has lapsed; the corners are silent", hours=6)
    return story


STORIES = {"one_request": up_the_ladder, "one_urgent_request": the_urgent_road}


@pytest.mark.drawn(4)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", STORIES)
def test_a_request_through_every_due_time(cast, an_alert, name, language):
    """In Dutch the same mails at the same moments to the same people; each sentence is the Dutch of the English one."""
    User.objects.update(language=language)

    story = str(STORIES[name](cast, an_alert)).splitlines()

    expected = (HERE / f"{name}.txt").read_text().splitlines()
    if language == "nl":
        dutch = in_dutch()
        expected = [translated(line, dutch) for line in expected]
        assert any("heeft alarm geslagen: begin met stap 1." in line for line in story)
    assert story == expected
    assert_told_may_see()


def assert_told_may_see():
    """Whoever was told may open what she was told of; LOCC by the reference that the message names."""
    rows = Notification.objects.filter(road=Means.INBOX).select_related("user", "event__support_request")
    assert rows.count() > 30
    for row in {(row.user_id, row.about, row.inquiry_id): row for row in rows}.values():
        user, about = row.user, row.event.support_request
        if row.about == "inquiry":
            assert row.inquiry in type(row.inquiry).objects.addressed_to(user)
        else:
            may_open = SupportRequest.objects.reachable_by(user, reference=about.reference)
            mine = OnBehalf.objects.spoken_for(user).filter(event__support_request=about)
            assert may_open.exists() or mine.exists(), (user, row.sentence)


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
