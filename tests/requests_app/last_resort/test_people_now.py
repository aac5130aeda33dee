"""People tonight by the urgent road, the papers later: they arrive, and the corners still have to confirm."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from capacity import reporting
from foundation import clock
from foundation.errors import Refused
from notifications import audience
from requests_app.deeds import application, conversation, need_and_situation, triangle
from requests_app.models import Outcome, ReviewKind, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import need_ledger, reviews
from requests_app.schedule import deadlines
from requests_app.worklist import assignment
from tests import out, recipes, road
from tests.cast import UNSAFE_AT, a_line
from tests.requests_app.last_resort.test_papers import words


@pytest.fixture
def provisional(cast, a_request):
    """Four nurses for 72 hours; two checks are to follow."""
    support_request = road.urgent(cast, a_request(Action.SUBMIT))
    return road.say(cast, support_request, Outcome.NOW, persons={support_request.lines.get().pk: 4})


@pytest.fixture
def there(cast, provisional):
    """They arrive a day later; Dirk says so."""
    out.approve(cast, out.draw_up(cast, provisional, 4))
    clock.move(hours=24)
    reporting.report_arrival(provisional.deployments.get(), by=cast.dirk, arrived_at=clock.now())
    provisional.refresh_from_db()
    assert provisional.status == Status.DEPLOYED
    return provisional


def in_words(event) -> dict[str, str]:
    """What each is told of an event, by first name."""
    with translation.override("en"):
        return {telling.user.email.partition("@")[0]: str(telling.line.text) for telling in audience.tellings(event)}


def confirm(cast, support_request, persons=6):
    """The checks are answered, the figures are of now, and the corners grant for the rest of the period."""
    road.check_all(cast, support_request)
    need_and_situation.update_situation(support_request, by=cast.ineke, **road.a_situation())
    return road.say(cast, support_request, Outcome.GRANT, persons={support_request.lines.get().pk: persons})


def test_the_corners_confirm_what_was_granted_also_once_people_are_there(cast, there):
    assert reviews.open_review(there).kind == ReviewKind.CONFIRMATION

    confirm(cast, there)

    assert (there.status, there.provisional_until) == (Status.DEPLOYED, None)
    assert need_ledger.account(there.lines.get()).defence.peak == 6
    assert reviews.open_review(there) is None


def test_what_a_corner_said_before_they_arrived_still_counts(cast, provisional):
    road.check_all(cast, provisional)
    said = {"outcome": Outcome.GRANT, "motivation": "…", "persons": {provisional.lines.get().pk: 6}}
    triangle.give_position(provisional, by=cast.dirk, **said)
    out.approve(cast, out.draw_up(cast, provisional, 4))
    clock.move(hours=24)
    reporting.report_arrival(provisional.deployments.get(), by=cast.dirk, arrived_at=clock.now())
    triangle.give_position(provisional, by=cast.vera, **said)

    triangle.give_position(provisional, by=cast.gerard, **said)

    provisional.refresh_from_db()
    assert (provisional.status, provisional.provisional_until) == (Status.DEPLOYED, None)


def test_nobody_had_arrived_after_all_and_the_corners_still_confirm(cast, there):
    reporting.deny_arrival(there.deployments.get(), by=cast.ineke, how=How(reason="the bus never came"))
    there.refresh_from_db()
    assert (there.status, reviews.open_review(there).kind) == (Status.GRANTED, ReviewKind.CONFIRMATION)

    confirm(cast, there)

    assert (there.status, there.provisional_until) == (Status.GRANTED, None)


def test_the_corners_refuse_to_confirm_and_the_recall_is_due(cast, there):
    road.say(cast, there, Outcome.REJECT, reasons=["no_capacity"])

    assert (there.status, there.provisional_until, reviews.open_review(there)) == (Status.DEPLOYED, None, None)
    told = in_words(there.events.get(action=Action.LAPSE_PROVISIONAL))
    assert "plan their recall" in told["daan"]


def test_the_end_is_warned_of_with_people_there_too(cast, there):
    until = there.provisional_until
    while clock.now() < until:
        clock.move(hours=1)
        deadlines.sweep()

    warned = [until - event.at for event in there.events.filter(action=Action.PROVISIONAL_ENDS)]
    assert warned == [timedelta(hours=24), timedelta(hours=6)]


def test_who_was_confirmed_is_warned_no_more(cast, there):
    until = there.provisional_until
    confirm(cast, there)
    clock.freeze(until - timedelta(minutes=1))

    deadlines.sweep()

    assert not there.events.filter(action=Action.PROVISIONAL_ENDS).exists()


def climbed(support_request):
    """What the clock asked of the corners and the decider beside the warnings, and what of Defence's preparations."""
    events = support_request.events.filter(action__in=(Action.REMINDER, Action.ESCALATED))
    return [event for event in events if "review" in event.key]


def test_the_corners_have_the_72_hours_from_the_first_shift_to_confirm(cast, provisional):
    until = provisional.provisional_until
    assert reviews.due_at(provisional) == until == UNSAFE_AT + timedelta(hours=72)
    while clock.now() < until - timedelta(hours=6):
        assert provisional not in SupportRequest.objects.filter(assignment.of(cast.mira.memberships_now()[0]))
        clock.move(hours=1)
        deadlines.sweep()

    assert climbed(provisional) == []
    clock.move(minutes=1)
    assert provisional in SupportRequest.objects.filter(assignment.of(cast.mira.memberships_now()[0]))


def test_the_decider_confirms_with_people_there_when_the_corners_differ(cast, there):
    triangle.give_position(there, by=cast.dirk, outcome=Outcome.REJECT, motivation="…", reasons=["no_capacity"])
    road.check_all(cast, there)
    clock.freeze(there.provisional_until - timedelta(hours=5))
    need_and_situation.update_situation(there, by=cast.ineke, **road.a_situation())
    said = {"outcome": Outcome.GRANT, "mandate": "CDS 12", "motivation": "…"}

    triangle.decide_with_dissent(there, by=cast.mira, persons={there.lines.get().pk: 4}, **said)

    there.refresh_from_db()
    assert (there.status, there.provisional_until) == (Status.DEPLOYED, None)


def lapsed(support_request):
    """Nobody confirms; what each is told of it."""
    clock.freeze(support_request.provisional_until + timedelta(hours=1))
    deadlines.sweep()
    support_request.refresh_from_db()
    return in_words(support_request.events.get(action=Action.LAPSE_PROVISIONAL))


def test_a_grant_that_lapses_on_site_asks_defence_for_the_recall_and_tells_who_takes_part(cast, there):
    told = lapsed(there)

    assert (there.status, reviews.open_review(there)) == (Status.DEPLOYED, None)
    assert {name for name, text in told.items() if "plan their recall" in text} == {"dirk", "daan"}
    assert {"ineke", "gerard", "loes", "vera", "victor"} <= {
        name for name, text in told.items() if "Defence plans their recall" in text
    }
    assert not [text for text in told.values() if "looks at it again" in text]


def test_a_grant_that_lapses_with_nobody_out_comes_back_to_the_triangle(cast, provisional):
    told = lapsed(provisional)

    assert provisional.status == Status.PRECHECK
    assert {name for name, text in told.items() if "looks at it again" in text} >= {"dirk", "vera", "gerard", "loes"}
    assert told["ineke"].endswith("the provisional grant ended.")
    assert not [text for text in told.values() if "recall" in text]


def test_locc_answers_checks_of_who_is_there_only_by_the_urgent_road(cast, there, a_request):
    assert workflow.prospect(there, Action.ANSWER_CHECK, by=cast.loes).offered

    type(there).objects.filter(pk=there.pk).update(registered_urgent=False)
    there.refresh_from_db()

    assert not workflow.prospect(there, Action.ANSWER_CHECK, by=cast.loes).offered


def test_nothing_else_is_asked_of_the_triangle_before_it_confirms(cast, there):
    with pytest.raises(Refused) as refused:
        workflow.perform(there, Action.REASSESS, by=cast.dirk, how=How(reason="the facts changed"))

    assert "provisional" in {lack.code for lack in refused.value.lacking}


# --- until when


def granted_now(cast, raised, **lines):
    """Nurses and more are granted by the urgent road, so many of each line."""
    support_request = road.urgent(cast, raised)
    return road.say(cast, support_request, Outcome.NOW, persons={line.pk: 2 for line in support_request.lines.all()})


def test_people_who_come_later_have_72_hours_from_their_first_shift(cast, an_alert, client):
    """The line starts three days after the shift that isn't safe: the grant lapsed in the minute it began."""
    request = granted_now(cast, an_alert(lines=[a_line(starts_on=date(2020, 12, 31))]))
    until = clock.at(date(2021, 1, 3), 7)

    assert request.provisional_until == reviews.due_at(request) == until
    assert request.decisions.get().provisional_until == until
    client.force_login(cast.dirk)
    letter = client.get(reverse("requests:letter_pdf", args=[request.reference]))
    assert "tot 3 jan 2021, 07:00" in words(letter)
    page = client.get(reverse("requests:detail", args=[request.reference])).content.decode()
    assert "3 jan 2021, 07:00" in page
    clock.freeze(until - timedelta(hours=24))
    deadlines.sweep()
    assert request.events.get(action=Action.PROVISIONAL_ENDS).facts["until"].startswith("2021-01-03T06:00")
    clock.freeze(until - timedelta(minutes=1))
    deadlines.sweep()
    assert not request.events.filter(action=Action.LAPSE_PROVISIONAL).exists()
    clock.freeze(until)
    deadlines.sweep()
    assert request.events.filter(action=Action.LAPSE_PROVISIONAL).exists()


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ({"starts_on": date(2020, 12, 28)}, None),
        ({"starts_on": date(2020, 12, 28), "night_shift": True}, clock.at(date(2020, 12, 28), 23)),
        ({"starts_on": date(2020, 12, 29)}, UNSAFE_AT),
        (
            {"starts_on": date(2020, 12, 29), "evening_shift": True, "night_shift": True},
            clock.at(date(2020, 12, 29), 15),
        ),
    ],
)
def test_the_first_shift_is_of_the_first_day_that_is_granted(cast, an_alert, line, starts):
    raised = an_alert(lines=[a_line(**line)])

    request = granted_now(cast, raised)

    assert request.provisional_until == (starts or clock.now()) + timedelta(hours=72)


# --- in writing


def write(cast, support_request):
    """The application, the signature and the signed paper."""
    application.edit(support_request, by=cast.ineke, **road.WORDS)
    application.sign(support_request, by=cast.gerard, **road.SIGNATURE)
    paper = SimpleUploadedFile("getekend.pdf", b"%PDF-1.4 getekend")
    conversation.attach(support_request, by=cast.gerard, file=paper, proves="signature")
    need_and_situation.update_situation(support_request, by=cast.ineke, **road.a_situation())


def asked_to_write(support_request):
    """How often somebody was asked for the written follow-up."""
    return support_request.events.filter(action=Action.WRITTEN_AWAITED).count()


def test_with_people_there_the_application_that_was_to_follow_is_written_after_all(cast, there):
    deadlines.sweep()
    assert asked_to_write(there) == 1
    for who, action in ((cast.ineke, Action.EDIT_APPLICATION), (cast.gerard, Action.SIGN)):
        assert workflow.prospect(there, action, by=who).offered

    write(cast, there)
    road.check_all(cast, there)

    assert not workflow.prospect(there, Action.EDIT_APPLICATION, by=cast.ineke).offered
    with pytest.raises(PermissionDenied):
        application.edit(there, by=cast.ineke, why_not_self="…")


def test_an_application_that_was_filed_is_written_no_more_with_people_there(cast):
    deployed = recipes.build(cast, Status.DEPLOYED).request

    with pytest.raises(PermissionDenied):
        application.edit(deployed, by=cast.ineke, why_not_self="…")


def test_writing_voids_what_the_corners_said_of_the_version_before(cast, there):
    triangle.give_position(there, by=cast.dirk, outcome=Outcome.REJECT, motivation="…", reasons=["no_capacity"])

    event = application.edit(there, by=cast.ineke, **road.WORDS).event

    assert event.facts["voided"] == ["defence"]
    assert Status(there.status) == Status.DEPLOYED


def test_nobody_is_asked_for_what_can_no_longer_be_given(cast, provisional):
    """The lines of the alert name no ward or shift; since the grant nobody can fill those in."""
    write(cast, provisional)
    road.check_all(cast, provisional)
    clock.move(hours=25)

    deadlines.sweep()

    assert asked_to_write(provisional) == 0
