"""What the institution is told of a decision, when others were told of it, and what stays among the corners."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from foundation import clock
from foundation.errors import Refused
from notifications.preview import preview
from regions.models import Role
from requests_app.deeds import confirmation, notice, triangle, tuning
from requests_app.models import Corner, OnBehalf, Outcome, Status
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import reviews
from requests_app.worklist import triangle_access
from requests_app.worklist.forecast import foresee
from tests import road

AMONG_US = "alleen-onder-de-hoeken"
HOME = "Wij kunnen zes mensen missen; de nacht is daarmee veilig."
MORE = "Vraag tijdig verlenging aan."


@pytest.fixture
def read(cast):
    """A function: what somebody of the cast reads at an address of a request, PDF or not, on one line."""

    def get(name, support_request, end="", api=False):
        end = end or ("" if api else "/")
        client = Client()
        client.force_login(getattr(cast, name))
        client.cookies["django_language"] = "en"
        answer = client.get(f"{'/api/v1' if api else ''}/requests/{support_request.reference}{end}")
        assert answer.status_code == 200, (name, end)
        content = answer.getvalue()
        if content.startswith(b"%PDF"):
            content = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).encode()
        return re.sub(r"\s+", " ", content.decode())

    return get


@pytest.fixture
def decided(cast, a_review):
    """Granted by three corners, two of whom said something for the institution."""
    support_request = a_review()
    persons = triangle_access.all_tuned(support_request)
    for speaker, words in (("dirk", HOME), ("vera", ""), ("gerard", f"{MORE}\n")):
        said = {"outcome": Outcome.GRANT, "persons": persons, "motivation": AMONG_US, "for_institution": words}
        triangle.give_position(support_request, by=getattr(cast, speaker), **said)
    support_request.refresh_from_db()
    return support_request


@pytest.mark.parametrize("reader", ["ineke", "fenna", "dirk"])
def test_the_words_for_the_institution_are_joined_without_a_name(read, decided, reader):
    assert decided.decisions.get().for_institution == f"{HOME}\n\n{MORE}"
    assert f"{HOME}<br><br>{MORE}" in read(reader, decided)
    assert f"{HOME}\\n\\n{MORE}" in read(reader, decided, "/decisions", api=True)


def test_the_words_for_the_institution_stand_in_letter_and_case_file(read, decided):
    for name in ("decision", "case-file"):
        text = read("ineke", decided, f"/{name}.pdf")
        assert HOME in text, name
        assert MORE in text, name
        assert AMONG_US not in text, name


def test_what_the_corners_said_among_themselves_stays_there(read, decided):
    said = f"{Corner.DEFENCE.label}: {AMONG_US}"  # in the language of whoever settled
    for end, api in (("", False), ("/journal/", False), ("/decisions", True), ("/events", True)):
        assert AMONG_US not in read("ineke", decided, end, api=api), end
    assert said in read("dirk", decided)


def test_the_words_of_the_decider_are_for_the_institution(cast, a_review, clock_moves):
    support_request = a_review()
    clock_moves(hours=13)
    said = {"outcome": Outcome.REJECT, "reasons": ["no_capacity"], "mandate": "CDS 12", "motivation": HOME}

    triangle.decide_with_dissent(support_request, by=cast.mira, **said)

    assert support_request.decisions.get().for_institution == HOME


# --- what one corner said of another's words


@pytest.fixture
def contested(cast, an_application):
    """LOCC typed a position for VWS, who says in so many words what it really holds."""
    support_request = an_application()
    spoken = workflow.SpokenBy("Vera", clock.now())
    said = {"outcome": Outcome.REJECT, "reasons": ["legal"], "motivation": "wij wijzen af"}
    triangle.give_position(support_request, by=cast.loes, how=How(as_role="vws", spoken_by=spoken), **said)
    confirmation.contest(
        OnBehalf.objects.get(event__action=Action.GIVE_POSITION), by=cast.vera, how=How(reason=AMONG_US)
    )
    return support_request


def events_of(name, cast, support_request):
    client = Client()
    client.force_login(getattr(cast, name))
    every = client.get(f"/api/v1/requests/{support_request.reference}/events?sort=-number").json()["results"]
    for event in every:
        alone = client.get(f"/api/v1/requests/{support_request.reference}/events/{event['number']}").json()
        assert alone == event
    return {event["action"]: event for event in every}


def test_why_a_position_is_contested_is_for_who_reads_positions(cast, read, contested):
    for reader, reads in (("ineke", False), ("vera", True), ("gerard", True), ("mira", True)):
        for end in ("", "/journal/", "/case-file.pdf"):
            assert (AMONG_US in read(reader, contested, end)) == reads, (reader, end)


def test_the_api_tells_that_a_corner_spoke_and_not_what(cast, contested):
    home, ministry = (events_of(name, cast, contested) for name in ("ineke", "vera"))

    assert home["give_position"]["facts"] == {"corner": "vws"}
    assert home["contest"]["reason"] == ""
    assert home["contest"]["facts"]["deed"] == "give_position"
    assert ministry["contest"]["reason"] == AMONG_US
    assert ministry["give_position"]["facts"]["outcome"] == "reject"


def test_why_another_deed_is_contested_is_for_everybody(cast, read, a_request):
    support_request = a_request(Action.SUBMIT)
    by_phone = workflow.SpokenBy("Ineke", clock.now())
    workflow.perform(support_request, Action.WITHDRAW, by=cast.gerard, how=How(reason="hersteld", spoken_by=by_phone))
    confirmation.contest(OnBehalf.objects.get(), by=cast.ineke, how=How(reason="dat zei ik niet"))

    assert "dat zei ik niet" in read("gerard", support_request)


# --- notice times


def test_gerard_records_when_the_mayor_was_told(cast, read, decided, clock_moves):
    assert read("ineke", decided).count("not recorded yet") == 2
    clock_moves(hours=1)

    event = notice.record(decided, by=cast.gerard, to="applicant", told_at=clock.now(), told_by="DPG Twente").event
    notice.record(decided, by=cast.loes, to="locc", told_at=clock.now() - timedelta(minutes=50))

    decision = decided.decisions.get()
    assert decision.applicant_told_at - decision.locc_told_at == timedelta(minutes=50)
    assert event.facts["told_by"] == "DPG Twente"
    assert "not recorded yet" not in read("ineke", decided)
    assert '"applicantToldAt":"20' in read("ineke", decided, "/decisions", api=True).replace(": ", ":")
    assert "Daarbij vastgelegd: gemeld op" in read("ineke", decided, "/case-file.pdf")


def test_nobody_was_told_before_the_decision_or_in_the_future(cast, decided):
    for told_at in (decided.decisions.get().decided_at - timedelta(minutes=2), clock.now() + timedelta(minutes=1)):
        with pytest.raises(ValidationError):
            notice.record(decided, by=cast.loes, to="locc", told_at=told_at)
    with pytest.raises(ValidationError):
        notice.record(decided, by=cast.loes, to="the press", told_at=clock.now())


def test_without_a_decision_there_is_nothing_to_tell(cast, read, a_review):
    support_request = a_review()

    with pytest.raises(Refused):
        notice.record(support_request, by=cast.loes, to="locc", told_at=clock.now())

    assert "Record that the decision was told" not in read("loes", support_request)


def test_a_later_record_corrects_an_earlier_one(cast, decided, clock_moves):
    clock_moves(hours=2)
    notice.record(decided, by=cast.dirk, to="locc", told_at=clock.now())
    notice.record(decided, by=cast.loes, to="locc", told_at=clock.now() - timedelta(hours=1))

    assert decided.decisions.get().locc_told_at == clock.now() - timedelta(hours=1)


# --- what is offered, and whose turn it is then


def test_after_a_grant_nobody_is_told_that_a_position_isnt_open_yet(read, cast, decided):
    assert decided.status == Status.GRANTED
    for name in ("dirk", "vera", "gerard", "loes", "mira"):
        page = read(name, decided)
        assert not [deed for deed in ("Give a position", "Settle what is agreed") if f"<span>{deed}</span>" in page]
        deeds = read(name, decided, api=True)
        assert '"give_position"' not in deeds
        assert '"settle"' not in deeds


def test_a_proposal_is_answered_by_the_other_side(cast, an_application, all_say, a_report, read):
    support_request = a_report(all_say(an_application(), Outcome.VISIT))
    home = support_request.institution.name

    assert foresee(support_request, Action.PROPOSE_TUNING).owners == (Role.FACT_FINDER.label,)
    row = road.row(support_request.lines.get(), persons=5)
    tuning.propose(support_request, by=cast.ineke, lines=[row], how=How(reason="vijf is genoeg"))
    support_request = type(support_request).objects.get(pk=support_request.pk)

    assert foresee(support_request, Action.PROPOSE_TUNING).owners == (home,)


def test_a_proposal_says_beside_each_period_what_was_asked_for_it_before(cast, an_application, all_say, a_report):
    support_request = a_report(all_say(an_application(), Outcome.VISIT))
    line = support_request.lines.get()
    first, middle, last = line.starts_on, line.starts_on + timedelta(days=3), line.ends_on
    early, late = {"ends_on": middle}, {"starts_on": middle + timedelta(days=1), "ends_on": last}
    a_day, ends = {"starts_on": middle, "ends_on": middle + timedelta(days=1)}, []
    for by, said in (
        (cast.ineke, [(3, early), (2, late)]),
        (cast.fenna, [(3, early), (1, late)]),
        (cast.ineke, [(2, a_day), (1, {"starts_on": first, "ends_on": first, "staff_type": StaffType.MIL_NURSE})]),
    ):
        rows = [road.row(line, persons=persons, **days) for persons, days in said]
        event = tuning.propose(support_request, by=by, lines=rows, how=How(reason="nights")).event
        ends.append([(one["was"], one["persons"]) for one in event.facts["lines"]])

    assert ends[1:] == [[(3, 3), (2, 1)], [(3, 2), (None, 1)]]


def test_what_follows_from_a_decision_isnt_foretold_and_who_hears_of_it_is(cast, a_review):
    support_request = a_review()
    for corner, outcome in zip(Corner, (Outcome.GRANT, Outcome.DEFER, Outcome.DEFER), strict=True):
        speaker, later = getattr(cast, road.SPEAKER[corner]), clock.today() + timedelta(days=2)
        said = {"motivation": "x", "persons": reviews.on_the_table(reviews.open_review(support_request))}
        triangle.give_position(support_request, by=speaker, outcome=outcome, defer_until=later, **said)

    assert not foresee(support_request, Action.DECIDE_WITH_DISSENT).is_certain
    assert not foresee(support_request, Action.GIVE_POSITION).is_certain
    assert support_request.institution.name in preview(foresee(support_request, Action.DECIDE_WITH_DISSENT))
    (review,) = [one for one in support_request.reviews.all() if one.state == "open"]
    sends = [bool(one.persons) for one in review.positions.order_by("pk")]
    assert sends == [True, False, False], "to defer sends nobody"
