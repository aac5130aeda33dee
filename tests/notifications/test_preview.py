"""Before a deed: what page and API say of who will be told is what happens, also where the triangle decides at once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import clock
from notifications import audience
from notifications.preview import preview
from regions.models import Role
from requests_app.deeds import application, confirmation, conversation, need_and_situation, triangle
from requests_app.models import OnBehalf, Outcome, Rung, Status
from requests_app.models.actions import Action
from requests_app.procedure.how import How
from requests_app.records import reviews
from requests_app.worklist.forecast import foresee
from tests import out, recipes, road
from tests.cast import ask


def in_words(membership) -> str:
    """A holder as the sentence before a deed names her."""
    names = {Role.INSTITUTION: str(membership.institution), Role.GHOR: f"GHOR {membership.safety_region}"}
    return names.get(membership.role, str(Role(membership.role).label))


def told_by(support_request, deed) -> set[str]:
    """Everybody who is told of what `deed()` leaves in the journal, all of it, in words."""
    before = support_request.head_number
    deed()
    events = support_request.events.filter(number__gt=before)
    return {in_words(one.membership) for event in events for one in audience.tellings(event)}


def own_words(who) -> set[str]:
    return {in_words(one) for one in who.memberships_now()}


def speak(support_request, by, outcome, **more):
    support_request.refresh_from_db()
    return triangle.give_position(support_request, by=by, outcome=outcome, motivation="…", **more).event


@pytest.fixture
def review(cast):
    """De Avondzon's request before the triangle; Dirk and Vera grant all that was tuned."""
    support_request = recipes.build(cast, Status.REVIEW).request
    for who in (cast.dirk, cast.vera):
        speak(support_request, who, Outcome.GRANT, persons=road.all_persons(support_request))
    return support_request


# --- where the triangle decides at once


def test_a_position_that_settles_nothing_tells_the_corners_alone(cast):
    support_request = recipes.build(cast, Status.PRECHECK).request
    named = set(preview(foresee(support_request, Action.GIVE_POSITION)))

    told = told_by(support_request, lambda: speak(support_request, cast.dirk, Outcome.VISIT))

    assert told <= named
    assert named - told <= own_words(cast.dirk)


def test_the_last_position_names_those_whom_the_grant_tells(cast, review):
    named = set(preview(foresee(review, Action.GIVE_POSITION)))

    persons = road.all_persons(review)
    told = told_by(review, lambda: speak(review, cast.gerard, Outcome.GRANT, persons=persons))

    assert review.status == Status.GRANTED
    assert {"Verpleeghuis De Avondzon", str(Role.DECIDER.label), str(Role.FACT_FINDER.label)} <= told <= named
    assert named - told <= own_words(cast.gerard)


def test_when_the_others_differ_no_decision_is_announced(cast):
    support_request = recipes.build(cast, Status.PRECHECK).request
    speak(support_request, cast.dirk, Outcome.VISIT)
    speak(support_request, cast.vera, Outcome.REJECT, reasons=["not_acute"])

    assert "Verpleeghuis De Avondzon" not in preview(foresee(support_request, Action.GIVE_POSITION))


def test_a_visit_and_a_desk_come_to_a_visit(cast):
    support_request = recipes.build(cast, Status.PRECHECK).request
    speak(support_request, cast.dirk, Outcome.VISIT)
    speak(support_request, cast.vera, Outcome.DESK)
    named = set(preview(foresee(support_request, Action.GIVE_POSITION)))

    told = told_by(support_request, lambda: speak(support_request, cast.gerard, Outcome.VISIT))

    assert "Verpleeghuis De Avondzon" in told <= named


def test_the_last_confirmation_names_those_whom_the_decision_tells(cast, spoken):
    """Loes typed the word of two corners: it settles when one of them has confirmed and then the other."""
    support_request = recipes.build(cast, Status.PRECHECK).request
    for role in (Role.DEFENCE_PLANNER, Role.VWS):
        speak(support_request, cast.loes, Outcome.VISIT, how=How(as_role=role, spoken_by=spoken))
    speak(support_request, cast.gerard, Outcome.VISIT)
    first, last = OnBehalf.objects.filter(event__action=Action.GIVE_POSITION).order_by("pk")
    confirmation.confirm(first, by=cast.dirk)
    named = set(preview(foresee(support_request, Action.CONFIRM), last))

    told = told_by(support_request, lambda: confirmation.confirm(last, by=cast.vera))

    assert support_request.events.last().action == Action.ORDER_FACT_FINDING
    assert "Verpleeghuis De Avondzon" in told <= named


def test_settling_names_those_whom_the_decision_tells(cast):
    """Three agreed on an extension for which nobody was free; now there is somebody."""
    deployed = recipes.build(cast, Status.DEPLOYED).request
    out.agree_without_people(cast, deployed)
    deployed.refresh_from_db()
    named = set(preview(foresee(deployed, Action.SETTLE)))

    told = told_by(deployed, lambda: triangle.settle(deployed, by=cast.gerard))

    assert {"Verpleeghuis De Avondzon", str(Role.DECIDER.label)} <= told <= named
    assert named - told <= own_words(cast.gerard)


def test_the_deciders_word_while_people_are_out_names_those_whom_it_tells(cast):
    deployed = recipes.build(cast, Status.DEPLOYED).request
    out.ask_extension(cast, deployed)
    clock.move(hours=13)
    named = set(preview(foresee(deployed, Action.DECIDE_WITH_DISSENT)))
    said = {"outcome": Outcome.GRANT, "mandate": "CDS", "motivation": "…"}
    said["persons"] = reviews.on_the_table(reviews.open_review(deployed))
    need_and_situation.update_situation(deployed, by=cast.ineke, **road.a_situation())

    told = told_by(deployed, lambda: triangle.decide_with_dissent(deployed, by=cast.mira, **said))

    assert told == named - own_words(cast.mira)


# --- what narrows and what is voided


def test_a_comment_among_authorities_names_no_home(cast):
    granted = recipes.build(cast, Status.GRANTED).request
    everybody, named = (set(preview(foresee(granted, Action.COMMENT), audience=who)) for who in ("all", "authorities"))

    said = {"text": "tussen ons", "audience": "authorities"}
    told = told_by(granted, lambda: conversation.comment(granted, by=cast.gerard, **said))

    assert everybody - named == {"Verpleeghuis De Avondzon"}
    assert told == named - own_words(cast.gerard)


def test_a_change_that_voids_positions_names_the_corners_that_spoke(cast):
    provisional = recipes.build(cast, recipes.PROVISIONAL).request
    speak(provisional, cast.dirk, Outcome.REJECT, reasons=["legal"])
    named = preview(foresee(provisional, Action.EDIT_APPLICATION))

    told = told_by(provisional, lambda: application.edit(provisional, by=cast.ineke, **road.WORDS))

    assert told == set(named) == {str(Role.DEFENCE_PLANNER.label)}


# --- the page


def test_the_page_of_settling_doesnt_say_that_nobody_is_told(cast, client):
    deployed = recipes.build(cast, Status.DEPLOYED).request
    out.agree_without_people(cast, deployed)
    client.force_login(cast.gerard)

    page = client.get(reverse("requests:deed", args=[deployed.reference, "settle"])).content.decode()

    assert "Niemand krijgt hiervan bericht" not in page
    assert str(Role.DECIDER.label) in page


def test_the_page_of_a_comment_says_who_is_told_of_either(cast, client):
    granted = recipes.build(cast, Status.GRANTED).request
    narrowed = "Alleen voor overheden:"

    for who, chooses in ((cast.gerard, True), (cast.ineke, False)):
        client.force_login(who)
        page = client.get(reverse("requests:deed", args=[granted.reference, "comment"])).content.decode()
        assert (narrowed in page) == chooses


# --- the API


@pytest.fixture
def look(cast, client):
    """A function that asks the API as somebody what a deed brings."""

    def get(who, support_request, action, **query):
        client.force_login(who)
        return client.get(f"/api/v1/requests/{support_request.reference}/deeds/{action}/preview", query)

    return get


def test_the_api_says_who_will_be_told_and_what_becomes_due(cast, a_request, look):
    support_request = a_request()

    answer = look(cast.gerard, support_request, Action.RETURN_TO_INSTITUTION).json()

    assert answer["willBeTold"] == preview(foresee(support_request, Action.RETURN_TO_INSTITUTION))
    assert (answer["action"], answer["status"]) == ("return_to_institution", "draft")
    assert answer["owners"] == ["Verpleeghuis De Avondzon"]
    assert answer["dueAt"] == (clock.now() + timedelta(hours=12)).astimezone(clock.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_it_counts_in_what_may_be_settled_and_leaves_the_status_open(cast, review, look):
    answer = look(cast.gerard, review, Action.GIVE_POSITION).json()

    assert "Verpleeghuis De Avondzon" in answer["willBeTold"]
    assert (answer["status"], answer["owners"], answer["dueAt"]) == (None, [], None)


def test_it_names_the_party_of_what_the_deed_is_done_to(cast, a_request, look):
    support_request = a_request()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)

    answer = look(cast.gerard, support_request, Action.EXPIRE, on=inquiry.pk).json()

    assert str(inquiry.party) in answer["willBeTold"]
    assert (answer["status"], answer["owners"]) == ("regional", ["GHOR Twente"])


def test_it_asks_for_whom_a_comment_is(cast, look):
    granted = recipes.build(cast, Status.GRANTED).request

    everybody, among = (
        look(cast.gerard, granted, Action.COMMENT, audience=who).json()["willBeTold"] for who in ("all", "authorities")
    )

    assert set(everybody) - set(among) == {"Verpleeghuis De Avondzon"}


@pytest.mark.parametrize(
    ("action", "query", "status"),
    [
        ("escalate_to_msob", {}, 409),
        ("set_priority", {}, 200),
        ("expire", {}, 400),
        ("set_priority", {"on": 1}, 400),
        ("set_priority", {"on": 10**25}, 400),
        ("set_priority", {"of": 1}, 400),
        ("expire", {"on": 4711}, 404),
        ("grant", {}, 404),
        ("dance", {}, 404),
    ],
)
def test_what_cant_be_asked_is_refused(cast, a_request, look, action, query, status):
    assert look(cast.gerard, a_request(), action, **query).status_code == status


def test_what_isnt_ones_own_isnt_told_and_a_party_hears_nothing(cast, a_request, an_alert, look):
    support_request = a_request()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)

    assert look(cast.ineke, support_request, Action.ESCALATE_TO_NATIONAL).status_code == 403
    assert look(cast.karin, support_request, Action.ANSWER, on=inquiry.pk).status_code == 404
    assert look(cast.gerard, an_alert(), Action.EXPIRE, on=inquiry.pk).status_code == 404
