"""Who is told: every event has its line or its named silence, and whoever is told may see what she is told of."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import clock
from notifications import audience
from notifications.preview import preview
from notifications.table import AUDIENCE, SILENT, Party
from regions.models import Role, User
from requests_app.deeds import application, conversation, intake, ladder, need_and_situation, triangle
from requests_app.models import Inquiry, OnBehalf, Outcome, Rung, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.procedure.rules import RULES
from requests_app.schedule import deadlines
from requests_app.worklist.forecast import foresee
from tests import recipes, road
from tests.cast import ask
from tests.recipes import PROVISIONAL


def names(event) -> set[str]:
    """The first names of who is told."""
    return {user.name.split()[0] for user in audience.of(event)}


def newest(support_request):
    return support_request.events.order_by("number").last()


@pytest.fixture
def granted(cast):
    """De Avondzon's request, granted."""
    return recipes.build(cast, Status.GRANTED).request


# --- the table


def test_every_event_has_its_line_or_a_silence_with_a_reason():
    assert set(AUDIENCE) | set(SILENT) == set(Action)
    assert not set(AUDIENCE) & set(SILENT)
    assert all(SILENT.values())


def test_every_line_goes_to_somebody_in_words_that_name_the_request():
    for lines in AUDIENCE.values():
        for line in lines:
            assert line.to
            assert str(line.text) % {"about": "MSOB-2020-00001"} != str(line.text)


def test_every_party_can_be_found():
    assert set(audience.FINDERS) == set(Party)


def test_every_move_tells_whose_move_it_is_then():
    movers = {Party.OWNER, Party.CORNERS, Party.TURN, Party.DEFENCE}
    for action, rule in RULES.items():
        final = rule.to in {Status.RESOLVED, Status.WITHDRAWN, Status.REJECTED}
        if rule.to is not None and not final and action != Action.ESCALATE_TO_NATIONAL:
            assert movers & {party for line in AUDIENCE[action] for party in line.to}, action


# --- told means may see


@pytest.mark.parametrize("status", [Status.DRAFT, Status.GRANTED, Status.REJECTED, Status.WITHDRAWN, Status.RESOLVED])
def test_whoever_is_told_may_see_it(cast, status):
    support_request = recipes.build(cast, status).request

    told = [telling for event in support_request.events.all() for telling in audience.tellings(event)]

    assert told or status == Status.DRAFT
    for telling in told:
        assert may_see(telling, support_request), f"{telling.user} is told of {telling.event}"
        assert telling.user.pk != telling.event.actor_id
        if telling.of_inquiry:
            assert support_request.reference not in telling.text
            assert str(support_request.institution) not in telling.text


def may_see(telling, support_request):
    """The request, or the inquiry that was put to her; words spoken in her name she may always confirm."""
    user = telling.user
    return (
        SupportRequest.objects.visible_to(user).filter(pk=support_request.pk).exists()
        or Inquiry.objects.addressed_to(user).filter(support_request=support_request).exists()
        or OnBehalf.objects.spoken_for(user).filter(event=telling.event).exists()
    )


def test_whom_two_lines_name_is_told_once_by_the_first(cast, a_request):
    """Gerard speaks for the region, whose move it is, and for the home."""
    home = cast.ineke.memberships.get()
    cast.gerard.memberships.create(role=home.role, **home.scopes)

    told = audience.tellings(newest(a_request()))

    assert [(one.user, one.line.kind) for one in told] == [(cast.gerard, "task")]


# --- some of them, by name


def test_the_alert_tells_the_region_and_not_its_neighbour(cast, a_request):
    assert names(newest(a_request())) == {"Gerard"}


def test_an_urgent_request_is_told_to_locc_at_once(cast, a_request):
    support_request = a_request()
    intake.register_urgent(
        support_request, by=cast.gerard, urgency="lifesaving", waived_by="DPG", how=How(reason="vannacht niemand")
    )

    told = {one.user: one.line for one in audience.tellings(newest(support_request))}

    assert told[cast.loes].kind == "task"
    assert told[cast.ineke].kind == "request"
    assert cast.greet not in told


def test_a_party_is_told_what_is_asked_of_it_and_nothing_of_the_home(cast, a_request):
    support_request = a_request()
    ask(cast, support_request, Rung.CARE_OFFICE)

    told = {one.user: one.text for one in audience.tellings(newest(support_request))}

    assert set(told) == {cast.karin, cast.ineke}
    assert "Twente" in told[cast.karin]
    assert support_request.reference in told[cast.ineke]


def test_when_a_request_is_withdrawn_the_parties_that_were_asked_hear_it(cast, a_request):
    support_request = a_request()
    ask(cast, support_request, Rung.CARE_OFFICE)
    answered = ask(cast, support_request, Rung.ROAZ)
    ladder.answer(answered, by=cast.rob, answer="nothing")

    workflow.perform(support_request, Action.WITHDRAW, by=cast.ineke, how=How(reason="opgelost"))

    assert names(newest(support_request)) == {"Karin", "Gerard"}


def test_what_is_said_among_authorities_stays_among_them(cast, granted):
    support_request = granted
    conversation.comment(support_request, by=cast.gerard, text="tussen ons", audience="authorities")

    told = names(newest(support_request))

    assert "Ineke" not in told
    assert {"Loes", "Vera", "Dirk"} <= told


def test_the_corners_hear_a_position_and_the_home_does_not(cast):
    support_request = recipes.build(cast, Status.PRECHECK).request
    triangle.give_position(support_request, by=cast.dirk, outcome=Outcome.VISIT, motivation="…")

    told = names(newest(support_request))

    assert {"Vera", "Victor", "Gerard", "Loes"} <= told
    assert not told & {"Ineke", "Fenna", "Greet", "Dirk"}


def test_a_decision_is_told_to_the_home_its_region_and_the_table(cast, granted):
    decided = granted.events.filter(action=Action.GRANT).last()

    assert {"Ineke", "Vera", "Loes", "Mira", "Fenna"} <= names(decided)


def test_who_was_spoken_for_is_asked_to_confirm(cast, a_request, spoken):
    support_request = a_request()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken))

    told = {one.user: one.line for one in audience.tellings(newest(support_request))}

    assert told[cast.karin] == audience.ON_BEHALF
    assert told[cast.ineke].kind == "ladder"


def test_a_corner_hears_that_a_new_version_voids_what_it_said(cast):
    """The home tells more of what is needed: Dirk's position no longer counts. Vera hadn't spoken."""
    scene = recipes.build(cast, Status.PRECHECK)
    triangle.give_position(scene.request, by=cast.dirk, outcome=Outcome.VISIT, motivation="…")
    need_and_situation.change_line(scene.line, by=cast.ineke, ward="another ward")

    told = {one.user: one.line for one in audience.tellings(newest(scene.request))}

    assert told[cast.dirk] == told[cast.daan] == audience.VOIDED
    assert told[cast.vera].kind == told[cast.gerard].kind == "request"


def test_what_tells_nobody_else_tells_the_corners_whose_position_it_voids(cast):
    support_request = recipes.build(cast, PROVISIONAL).request
    triangle.give_position(support_request, by=cast.gerard, outcome=Outcome.REJECT, motivation="…", reasons=["legal"])
    application.edit(support_request, by=cast.ineke, **road.WORDS)

    assert names(newest(support_request)) == {"Gerard", "Loes"}


def test_who_moved_hears_no_more_of_what_he_recorded_and_his_successor_does(cast, a_request, spoken):
    """Gerard leaves the GHOR for the acute-care table, which wasn't asked: Gijs has his place."""
    support_request = a_request()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken))
    (was,) = cast.gerard.memberships.all()
    gijs = User.objects.create_user("gijs@ghor-twente.example", name="Gijs Opvolger")
    gijs.memberships.create(role=was.role, **was.scopes)
    clock.move(hours=25)
    deadlines.sweep()
    reminder = support_request.events.get(action=Action.UNCONFIRMED)
    assert names(reminder) == {"Karin", "Gerard"}

    table = cast.rob.memberships.get()
    cast.gerard.memberships.update(valid_until=clock.today() - timedelta(days=1))
    cast.gerard.memberships.create(role=table.role, **table.scopes)

    assert names(reminder) == {"Karin", "Gijs"}


# --- before a deed


def test_before_a_deed_one_reads_who_will_be_told(cast, a_request):
    support_request = a_request()

    told = preview(foresee(support_request, Action.ASK))

    assert told[1:] == ["Verpleeghuis De Avondzon", "GHOR Twente"]
    assert preview(foresee(support_request, Action.EDIT_APPLICATION)) == []


def test_the_one_addressed_is_named(cast, a_request):
    support_request = a_request()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)

    assert str(inquiry.party) in preview(foresee(support_request, Action.EXPIRE), inquiry)


@pytest.mark.parametrize("action", [Action.SUBMIT, Action.ASK, Action.RETURN_TO_INSTITUTION, Action.WITHDRAW])
def test_what_is_said_before_is_what_happens(cast, an_alert, action):
    """Everybody who is told was named, and of those named only who does it and parties nobody asked aren't told."""
    support_request = an_alert(send=action != Action.SUBMIT)
    by = cast.ineke if action == Action.SUBMIT else cast.gerard
    named = set(preview(foresee(support_request, action)))

    if action == Action.ASK:
        ask(cast, support_request, Rung.CARE_OFFICE)
    else:
        workflow.perform(support_request, action, by=by, how=How(reason="" if action == Action.SUBMIT else "…"))

    told = {in_words(telling.membership, telling.inquiry) for telling in audience.tellings(newest(support_request))}
    assert told
    assert told <= named
    assert named - told <= {in_words(by.memberships.get()), str(Party.ADDRESSEE.label)}


def in_words(membership, inquiry=None) -> str:
    """A holder as the sentence before a deed names her."""
    if inquiry:
        return str(Party.ADDRESSEE.label)
    names = {Role.INSTITUTION: str(membership.institution), Role.GHOR: f"GHOR {membership.safety_region}"}
    return names.get(membership.role, str(Role(membership.role).label))


def test_the_page_of_a_deed_says_who_will_be_told(cast, a_request, client):
    support_request = a_request()
    client.force_login(cast.gerard)

    page = client.get(reverse("requests:deed", args=[support_request.reference, "return-to-institution"]))

    assert "Verpleeghuis De Avondzon." in page.content.decode()


def test_a_partner_reads_nothing_of_the_home_before_her_answer(cast, a_request, client):
    inquiry = ask(cast, a_request(), Rung.CARE_OFFICE)
    client.force_login(cast.karin)

    page = client.get(reverse("requests:deed_on_inquiry", args=[inquiry.pk, "answer"])).content.decode()

    assert "Avondzon" not in page


def test_who_was_asked_nothing_is_not_told_of_a_question(cast, a_request):
    support_request = a_request()
    ask(cast, support_request, Rung.CARE_OFFICE)
    asked = audience.asked_of(newest(support_request), Party.ADDRESSEE)

    assert asked(cast.karin.memberships.get()).rung == Rung.CARE_OFFICE
    with pytest.raises(audience.NotAsked, match="nothing was asked of membership"):
        asked(cast.rob.memberships.get())
