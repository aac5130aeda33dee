"""What was said on the telephone: who may speak for whom, and who confirms or contests it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from foundation import clock
from foundation.errors import Refused
from notifications import outbox
from notifications.models import Notification
from regions import people
from regions.models import Membership, Role, Team
from requests_app.deeds import confirmation, fact_finding, ladder, need_and_situation, offering
from requests_app.models import Answer, OnBehalf, Outcome, Rung, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import journal
from requests_app.worklist import work
from tests import recipes, road
from tests.cast import SPEAKERS, ask
from tests.recipes import offered, told


@pytest.fixture
def sent(a_request):
    return a_request(Action.SUBMIT)


@pytest.fixture
def by_phone(cast, sent):
    """A function: gerard records the answer of the care office, as told; returns (inquiry, deed on behalf)."""

    def answer(**values):
        inquiry = ask(cast, sent, Rung.CARE_OFFICE)
        event = ladder.answer(
            inquiry, by=cast.gerard, how=How(spoken_by=told()), **{"answer": "nothing"} | values
        ).event
        return inquiry, event.behalf

    return answer


@pytest.mark.parametrize(
    ("name", "speaks_for"),
    [
        ("gerard", {Rung.OTHER_INSTITUTIONS, Rung.CARE_OFFICE, Rung.ROAZ}),
        ("loes", {Rung.RED_CROSS, Rung.CIVIL_POOL}),
        ("ineke", set(Rung)),
        ("greet", set()),
        ("petra", set()),
        ("karin", set()),
        ("roos", set()),
        ("vera", set()),
        ("dirk", set()),
        ("otto", set()),
        ("ada", set()),
    ],
)
def test_who_may_record_the_answer_of_whom(cast, sent, name, speaks_for):
    """GHOR for the parties of step 1, LOCC for those of step 2, the home for all it asked; nobody else."""
    for rung in Rung:
        inquiry = ask(cast, sent, rung)
        if rung in speaks_for:
            event = ladder.answer(inquiry, by=getattr(cast, name), answer="nothing", how=How(spoken_by=told())).event
            assert event.behalf.role == getattr(cast, SPEAKERS[rung]).memberships_now()[0].role
        else:
            with pytest.raises(PermissionDenied):
                ladder.answer(inquiry, by=getattr(cast, name), answer="nothing", how=How(spoken_by=told()))


def test_gerard_speaks_for_the_home_and_loes_for_gerard(cast, sent):
    """Also where the deed is done to a line or to an offer of step 2."""
    inquiry = ask(cast, sent, Rung.RED_CROSS)
    line = sent.lines.get()
    ladder.answer(inquiry, by=cast.roos, answer="partly", offers=[offered(line, 1), offered(line, 1)])
    first, second = inquiry.offers.all()

    changed = need_and_situation.change_line(
        line, by=cast.gerard, persons=9, how=How(as_role=Role.INSTITUTION, spoken_by=told())
    ).event
    offering.accept(first, by=cast.gerard, how=How(as_role=Role.INSTITUTION, spoken_by=told()))
    offering.accept(second, by=cast.loes, how=How(spoken_by=told()))
    clock.move(days=1)
    arrived = offering.mark_arrived(first, by=cast.gerard, how=How(spoken_by=told())).event

    assert {changed.role, arrived.role} == {Role.INSTITUTION}
    assert [one.role for one in OnBehalf.objects.order_by("pk")] == [
        "institution",
        "institution",
        "ghor",
        "institution",
    ]


def test_nobody_speaks_for_gerard_before_gerard_himself_may_see_it(cast, an_alert):
    draft = an_alert(send=False)

    with pytest.raises(PermissionDenied):
        workflow.perform(draft, Action.SUBMIT, by=cast.loes, how=How(spoken_by=told()))


def test_a_deed_by_telephone_stands_in_the_typists_own_name(cast, by_phone):
    _inquiry, deed = by_phone()

    assert deed.event.actor == cast.gerard
    assert (deed.event.role, deed.event.standing) == (Role.REGIONAL_PARTNER, "GHOR Twente")
    assert deed.event.spoken_by["name"] == "piketfunctionaris"
    assert deed.due_at == deed.event.at + timedelta(hours=24)


@pytest.mark.parametrize(
    "spoken_by",
    [
        workflow.SpokenBy(name="  ", at=clock.DEMO_STARTS_AT),
        workflow.SpokenBy(name="piket", at=clock.DEMO_STARTS_AT + timedelta(days=1)),
    ],
    ids=["nobody", "tomorrow"],
)
def test_a_call_has_somebody_and_has_been(cast, sent, spoken_by):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)

    with pytest.raises(ValidationError):
        ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken_by))


def test_karin_finds_it_among_her_tasks_and_confirms(cast, by_phone):
    inquiry, deed = by_phone()
    assert list(OnBehalf.objects.spoken_for(cast.karin).waiting()) == [deed]
    assert not OnBehalf.objects.spoken_for(cast.rob).exists()

    confirmation.confirm(deed, by=cast.karin)

    inquiry.refresh_from_db()
    assert (deed.state, inquiry.state) == ("confirmed", "answered")
    with pytest.raises(Refused):
        confirmation.contest(deed, by=cast.karin, how=How(reason="after all"))


def test_it_is_overdue_after_24_hours(by_phone):
    _inquiry, deed = by_phone()
    clock.move(hours=24)
    assert not deed.is_overdue

    clock.move(seconds=1)

    assert deed.is_overdue


@pytest.mark.parametrize("name", ["gerard", "rob", "petra", "ineke", "loes", "roos"])
def test_nobody_else_confirms_it(cast, by_phone, name):
    _inquiry, deed = by_phone()

    with pytest.raises(PermissionDenied):
        confirmation.confirm(deed, by=getattr(cast, name))


def test_who_typed_it_doesnt_confirm_it_even_with_both_roles(cast, by_phone):
    karins = cast.karin.memberships.get()
    Membership.objects.create(
        user=cast.gerard, role=karins.role, care_office_region=karins.care_office_region, valid_from=karins.valid_from
    )
    cast.gerard.forget_memberships()
    _inquiry, deed = by_phone()

    assert not OnBehalf.objects.spoken_for(cast.gerard).exists()
    with pytest.raises(PermissionDenied):
        confirmation.confirm(deed, by=cast.gerard)


def test_a_contest_needs_a_reason(cast, by_phone):
    _inquiry, deed = by_phone()

    with pytest.raises(ValidationError):
        confirmation.contest(deed, by=cast.karin, how=How(reason=" "))


def test_a_contested_answer_is_void_and_its_offers_with_it(cast, sent, by_phone):
    line = sent.lines.get()
    inquiry, deed = by_phone(answer="partly", offers=[offered(line, 2)])

    confirmation.contest(deed, by=cast.karin, how=How(reason="I said: call me back"))

    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.answer, inquiry.answered_at) == ("pending", "", None)
    assert inquiry.offers.get().state == "withdrawn"
    sent.refresh_from_db()
    assert journal.check(sent) is None


def test_a_contested_offer_is_withdrawn_and_the_answer_stands(cast, sent):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.karin, answer="filled")
    event = offering.offer(inquiry, by=cast.gerard, how=How(spoken_by=told()), **offered(sent.lines.get(), 2)).event

    confirmation.contest(event.behalf, by=cast.karin, how=How(reason="two? none"))

    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.offers.get().state) == ("answered", "withdrawn")


def test_a_contested_correction_is_void_too(cast, sent):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.karin, answer="filled")
    event = ladder.correct_answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=told())).event

    confirmation.contest(event.behalf, by=cast.karin, how=How(reason="I never said so"))

    inquiry.refresh_from_db()
    assert inquiry.state == "pending"


def test_what_she_said_herself_since_is_not_undone(cast, by_phone):
    inquiry, deed = by_phone()
    ladder.correct_answer(inquiry, by=cast.karin, answer="partly")

    confirmation.contest(deed, by=cast.karin, how=How(reason="not what I said"))

    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.answer) == ("answered", "partly")


def test_who_was_asked_anew_can_still_contest_the_old_answer(cast, sent, by_phone):
    inquiry, deed = by_phone()
    anew = ask(cast, sent, Rung.CARE_OFFICE)

    confirmation.contest(deed, by=cast.karin, how=How(reason="I said: call me back"))

    inquiry.refresh_from_db()
    anew.refresh_from_db()
    assert (inquiry.state, anew.state) == ("cancelled", "pending")


def test_a_contest_on_a_closed_request_asks_nobody(cast, sent, by_phone):
    inquiry, deed = by_phone()
    workflow.perform(sent, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))

    confirmation.contest(deed, by=cast.karin, how=How(reason="I said: call me back"))

    inquiry.refresh_from_db()
    assert inquiry.state == "cancelled"


def test_gerard_raises_the_alert_for_ineke_by_telephone(cast, an_alert):
    support_request = an_alert(by=cast.gerard, how=How(spoken_by=told()))

    deed = OnBehalf.objects.get()
    assert (support_request.status, deed.role) == ("regional", Role.INSTITUTION)
    assert support_request in SupportRequest.objects.visible_to(cast.ineke)
    confirmation.confirm(deed, by=cast.ineke)


@pytest.fixture
def femke(cast):
    """A fact-finder of another team than Fenna's."""
    other = Team.objects.exclude(pk=road.the_team().pk).first()
    person = people.enrol(email="femke@example.org", name="Femke Fisher", by=cast.ada)
    people.join(person, role=Role.FACT_FINDER, team=other, by=cast.ada)
    return person


def test_what_fennas_team_found_is_hers_to_confirm_and_no_other_teams(cast, femke, client):
    """Loes records the report of Fenna's team by telephone; a fact-finder of another team reads nothing of it."""
    scene = recipes.build(cast, Status.FACT_FINDING)
    road.send_team(cast, scene.request)
    found = {**road.FOUND, "lines": [road.row(scene.line, persons=4, starts_on=clock.today())]}
    deed = fact_finding.report(scene.request, by=cast.loes, how=How(spoken_by=told()), **found).event.behalf

    assert reads(client, cast.fenna, deed) == ([deed.pk], True, 200)
    assert reads(client, femke, deed) == ([], False, 404)


def reads(client, person, deed):
    """Whether she finds the deed in the API's list and on her first page, and how its own page answers."""
    client.force_login(person)
    api, home = client.get("/api/v1/on-behalf"), client.get("/")
    confirm = reverse("requests:deed_on_behalf", args=[deed.pk, "confirm"])
    return [one["id"] for one in api.json()["results"]], confirm in home.text, client.get(confirm).status_code


def test_a_team_that_gave_up_before_has_no_say_in_what_fennas_team_said_after_it(cast, femke, client):
    """Femke sees the request ever since; only who was spoken for may judge what was said, and is asked to."""
    scene = recipes.build(cast, Status.FACT_FINDING)
    when = {"kind": "visit", "visit_at": clock.now() + timedelta(hours=2), "contact": "teamleider"}
    fact_finding.plan(scene.request, by=cast.dirk, team=femke.memberships.get().team, **when)
    fact_finding.abandon(scene.request, by=femke, how=How(reason="the team fell ill"))
    scene.request.refresh_from_db()
    road.say(cast, scene.request, Outcome.VISIT)
    road.send_team(cast, scene.request)
    found = {**road.FOUND, "lines": [road.row(scene.line, persons=4, starts_on=clock.today())]}
    deed = fact_finding.report(scene.request, by=cast.loes, how=How(spoken_by=told()), **found).event.behalf
    outbox.sweep()

    assert SupportRequest.objects.visible_to(femke).filter(pk=scene.request.pk).exists()
    assert reads(client, femke, deed)[:2] == ([], False)
    for judge in (confirmation.confirm, confirmation.contest):
        with pytest.raises(PermissionDenied):
            judge(deed, by=femke, how=How(reason="not so"))
    hers = Notification.objects.filter(event=deed.event, user=femke).values_list("text", flat=True)
    his = Notification.objects.filter(event=deed.event, user=cast.fenna).values_list("text", flat=True)
    assert set(his) - set(hers), "only Fenna is asked to confirm"
    confirmation.confirm(deed, by=cast.fenna)


def test_who_gave_up_the_visit_by_telephone_is_asked_about_it(cast, femke):
    scene = recipes.build(cast, Status.FACT_FINDING)
    road.send_team(cast, scene.request)

    how = How(reason="the home was evacuated", spoken_by=told(), as_role=Role.FACT_FINDER)
    deed = fact_finding.abandon(scene.request, by=cast.loes, how=how).event.behalf

    assert list(OnBehalf.objects.spoken_for(cast.fenna)) == [deed]


def test_contest_stands_where_confirm_stands_with_the_request_what_was_said_and_by_whom(cast, by_phone, client):
    """In her work, on the page the mail leads to, and on the page of the deed."""
    inquiry, behalf = by_phone(note="Wij hebben niemand")
    confirm, contest = (reverse("requests:deed_on_behalf", args=[behalf.pk, one]) for one in ("confirm", "contest"))
    client.force_login(cast.karin)

    (item,) = (one for one in work.waiting_for(cast.karin) if one.deed_url == confirm)
    assert item.otherwise[1] == contest
    assert item.title.endswith(f", {Answer.NOTHING.label}")
    assert all(one in item.about for one in (str(inquiry.pk), "Twente", cast.gerard.name, told().name))

    for page in ("/", reverse("requests:inquiry", args=[inquiry.pk])):
        text = client.get(page).text
        assert confirm in text
        assert contest in text
        assert told().name in text

    text = client.get(confirm).text
    assert f'href="{contest}' in text
    assert f'href="{confirm}' in client.get(contest).text
    assert "Wij hebben niemand" in text


def test_who_isnt_spoken_for_reads_nothing_of_what_was_said_on_the_inquiry(cast, sent, client):
    """Petra was asked as well; what was recorded for the care office isn't on her page."""
    other = ask(cast, sent, Rung.OTHER_INSTITUTIONS)
    ladder.answer(ask(cast, sent, Rung.CARE_OFFICE), by=cast.gerard, answer="nothing", how=How(spoken_by=told()))
    client.force_login(cast.petra)

    assert not client.get(reverse("requests:inquiry", args=[other.pk])).context["behalves"]
