"""A wrong click is undone within minutes, by whoever made it and while nothing builds on it; the journal keeps both."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from capacity.models import PoolDay
from foundation import clock
from foundation.errors import Refused
from msob.scenarios.cast import PEOPLE
from notifications import audience, outbox, webhooks
from regions.models import User
from requests_app.deeds import confirmation, conversation, ladder, offering, undoing
from requests_app.models import Event, Inquiry, NeedLine, Rung, Status, SupportRequest, Undoable
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.entry import those
from requests_app.procedure.how import How
from requests_app.records import journal, need_ledger
from requests_app.records import undoing as records
from requests_app.tasks import erase_ways_back
from tests import facts, recipes
from tests.test_matrix import STATUSES, scene_in, scenes

WHY = How(reason="no time to wait")


def last(request):
    return Undoable.objects.get(event=request.events.last())


def stands(request):
    """All that a deed may change: rows, ledger of need, due time, and the places taken in the pools."""
    now = SupportRequest.objects.get(pk=request.pk)
    lines = NeedLine.objects.filter(support_request=now)
    places = list(PoolDay.objects.exclude(allocated=0).values_list("pool", "day", "allocated"))
    return records.snapshot(now), need_ledger.accounts(lines), now.due_at, sorted(places)


def lacking(undoable, by):
    with pytest.raises(Refused) as refused:
        undoing.undo(undoable, by=by)
    return [lack.code for lack in refused.value.lacking]


def somebody(scene, action):
    """(person, what it is done to) of whoever is offered `action`; None when nobody is."""
    for name in PEOPLE:
        for subject in recipes.subjects(scene, action):
            found = workflow.prospect(scene.request, action, by=getattr(scene.cast, name), subject=subject)
            if found.offered:
                return getattr(scene.cast, name), subject, found.roles[0]
    return None


# --- every deed that can be undone, in every status


@pytest.mark.drawn(6)
@pytest.mark.parametrize("status", STATUSES)
def test_whatever_is_undone_stands_as_it_stood(cast, status):
    scene, differing = scene_in(cast, status), []

    for action in those(lambda rule: rule.undoable):
        with transaction.atomic():
            for _each in scenes(action, scene):
                pass
            scene.request.refresh_from_db()
            differing += [(action.value, *one) for one in done_and_undone(scene, action)]
            transaction.set_rollback(True)
        scene.request.refresh_from_db()

    assert differing == []


def done_and_undone(scene, action):
    """What differs from before once `action` was done and undone by whoever is offered it."""
    found = somebody(scene, action)
    if found is None:
        return []
    person, subject, role = found
    before = stands(scene.request)
    event = recipes.do(action, scene, person, subject, as_role=role)
    if not hasattr(event, "undoable"):
        return []
    undoing.undo(event.undoable, by=person)
    wrong = list(facts.otherwise(scene.request.events.filter(number__gte=event.number)))
    return [*wrong, *(pair for pair in zip(before, stands(scene.request), strict=True) if pair[0] != pair[1])]


def test_what_made_a_version_or_settled_cant_be_undone():
    final = those(lambda rule: rule.undoable and (rule.freezes or rule.settles or rule.follows or rule.clock))

    assert final == []


# --- a waived rung


@pytest.fixture
def waived(cast):
    """Gerard waived the Red Cross, at step 1 of De Avondzon."""
    scene = recipes.in_the_region(cast)
    ladder.waive(scene.request, by=cast.gerard, rung=Rung.RED_CROSS, how=WHY)
    return scene.request


def test_a_rung_waived_by_mistake_is_open_again_and_the_journal_keeps_both(cast, waived):
    undoable = last(waived)
    clock.move(minutes=9)

    event = undoing.undo(undoable, by=cast.gerard).event

    assert not waived.waivers.exists()
    assert (event.action, event.supersedes, event.role) == (Action.UNDO, undoable.event.number, "ghor")
    assert journal.check(SupportRequest.objects.get(pk=waived.pk)) is None
    assert lacking(undoable, cast.gerard) == ["undone"]


def test_after_ten_minutes_it_stays(cast, waived):
    clock.move(minutes=11)

    assert lacking(last(waived), cast.gerard) == ["undo_too_late"]
    assert waived.waivers.exists()


def test_what_stood_before_is_erased_once_it_is_too_late_and_that_it_could_be_undone_stays(cast, browser, waived):
    undoable = last(waived)
    assert undoable.rows
    clock.move(minutes=10)
    erase_ways_back()
    assert last(waived).rows == undoable.rows

    clock.move(seconds=1)
    assert erase_ways_back()

    assert (last(waived).rows, erase_ways_back()) == (None, 0)
    clock.move(seconds=-2)  # another machine's clock goes a little behind
    assert lacking(last(waived), cast.gerard) == ["undo_too_late"]
    page = f"/undoables/{undoable.pk}/do/undo/?of={waived.reference}"
    gerard = browser("gerard")
    assert (gerard.get(page).status_code, gerard.post(page).status_code) == (200, 409)
    assert str(undoable) == str(last(waived))
    assert settings.CELERY_BEAT_SCHEDULE["erase-ways-back"]["task"] == erase_ways_back.name


def test_what_was_undone_is_erased_too_and_stays_undone(cast, waived):
    undoable = last(waived)
    event = undoing.undo(undoable, by=cast.gerard).event
    clock.move(minutes=11)

    erase_ways_back()

    found = Undoable.objects.get(pk=undoable.pk)
    assert (found.rows, found.undone_by_event) == (None, event.number)


def test_nobody_undoes_what_another_did(cast, waived):
    for name in set(PEOPLE) - {"gerard"}:
        with pytest.raises(PermissionDenied):
            undoing.undo(last(waived), by=getattr(cast, name))


def test_who_left_her_role_undoes_nothing(cast, waived):
    yesterday = clock.today() - timedelta(days=1)
    cast.gerard.memberships.update(valid_from=yesterday, valid_until=yesterday)

    with pytest.raises(PermissionDenied):
        undoing.undo(last(waived), by=User.objects.get(pk=cast.gerard.pk))


def test_once_the_request_climbed_the_rung_stays_waived(cast):
    scene = recipes.in_the_region(cast)
    recipes.close_rungs(scene)
    scene.request.waivers.filter(rung=Rung.RED_CROSS).delete()
    waiver = ladder.waive(scene.request, by=cast.gerard, rung=Rung.RED_CROSS, how=WHY).event
    climbed = workflow.perform(scene.request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard).event

    assert lacking(waiver.undoable, cast.gerard) == ["built_on"]

    undoing.undo(climbed.undoable, by=cast.gerard)
    scene.request.refresh_from_db()
    assert scene.request.status == Status.REGIONAL
    undoing.undo(Undoable.objects.get(pk=waiver.undoable.pk), by=cast.gerard)


def test_a_remark_in_between_builds_on_nothing(cast, waived):
    undoable = last(waived)
    conversation.comment(waived, by=cast.ineke, text="We called them.")

    undoing.undo(undoable, by=cast.gerard)


def test_who_was_told_is_told_that_it_was_undone(cast, waived):
    outbox.sweep()
    told = {user.pk for user in audience.of(waived.events.last())}
    event = undoing.undo(last(waived), by=cast.gerard).event

    assert told
    assert {user.pk for user in audience.of(event)} == told


def test_systems_that_were_told_are_told_that_it_was_undone(cast, waived):
    where = {"role": "institution", "institution": waived.institution}
    told = {"url": "https://ecd.avondzon.example/in", "description": "ECD", "kinds": webhooks.KINDS}
    endpoint, _secret = webhooks.add(by=cast.ada, **told, **where)
    assert webhooks.deliveries(waived.events.last())
    outbox.sweep()

    event = undoing.undo(last(waived), by=cast.gerard).event
    outbox.sweep()

    assert endpoint.deliveries.filter(event=event).exists()


def test_the_word_that_it_was_undone_waits_for_the_word_that_it_was_done(cast, waived):
    outbox.sweep()
    waiver = waived.events.last()
    event = undoing.undo(last(waived), by=cast.gerard).event
    outbox.PendingEvent.objects.create(event=waiver)

    assert outbox._claim_event().event == waiver
    outbox.sweep()
    assert not outbox.PendingEvent.objects.filter(event=event).exists()


def test_sent_twice_under_one_key_it_is_undone_once(cast, waived):
    undoable = last(waived)

    first = undoing.undo(undoable, by=cast.gerard, how=How(key="k"))
    again = undoing.undo(undoable, by=cast.gerard, how=How(key="k"))

    assert (first.event, again.replayed) == (again.event, True)
    assert Event.objects.filter(action=Action.UNDO).count() == 1


# --- offers and answers


def test_an_offer_declined_by_mistake_waits_again(cast):
    scene = recipes.in_the_region(cast)
    offer = scene.offers[0]
    offering.decline(offer, by=cast.gerard, how=WHY)

    undoing.undo(last(scene.request), by=cast.gerard)

    offer.refresh_from_db()
    assert (offer.state, offer.reason) == ("offered", "")


def test_a_no_logged_for_the_wrong_party_is_as_never_said(cast):
    scene = recipes.in_the_region(cast)
    karin = Inquiry.objects.get(pk=scene.waiting[0].pk)
    due_at = karin.due_at
    ladder.answer(karin, by=cast.gerard, answer="nothing", how=How(spoken_by=recipes.told()))
    undoable = last(scene.request)

    event = undoing.undo(undoable, by=cast.gerard).event

    karin.refresh_from_db()
    assert (karin.state, karin.answer, karin.due_at) == ("pending", "", due_at)
    assert (event.role, event.spoken_by) == ("ghor", None)
    assert not hasattr(Event.objects.get(pk=undoable.event_id), "behalf")


def test_what_the_party_confirmed_is_its_own_word(cast):
    scene = recipes.in_the_region(cast)
    answer = ladder.answer(scene.waiting[0], by=cast.gerard, answer="nothing", how=How(spoken_by=recipes.told())).event
    confirmation.confirm(answer.behalf, by=cast.karin)

    assert lacking(answer.undoable, cast.gerard) == ["built_on"]


def test_an_answer_stays_once_its_offer_was_accepted(cast):
    scene = recipes.in_the_region(cast)
    offers = [recipes.offered(scene.line, 1)]
    answer = ladder.answer(scene.waiting[0], by=cast.karin, answer="partly", offers=offers).event
    offering.accept(scene.waiting[0].offers.get(), by=cast.ineke)

    assert lacking(answer.undoable, cast.karin) == ["built_on"]


def test_an_answer_stays_once_the_party_was_asked_anew(cast):
    scene = recipes.in_the_region(cast)
    karin = scene.waiting[0]
    answer = ladder.answer(karin, by=cast.karin, answer="nothing").event
    ladder.ask(scene.request, by=cast.gerard, rung=karin.rung, party=karin.party)

    assert lacking(answer.undoable, cast.karin) == ["built_on"]


# --- withdrawn


def test_an_alert_withdrawn_by_mistake_is_where_it_was_and_its_time_ran_on(cast):
    scene = recipes.in_the_region(cast)
    before = stands(scene.request)
    workflow.perform(scene.request, Action.WITHDRAW, by=cast.ineke, how=WHY)
    clock.move(minutes=5)

    undoing.undo(last(scene.request), by=cast.ineke)

    assert stands(scene.request) == before
    assert SupportRequest.objects.get(pk=scene.request.pk).status == Status.REGIONAL


def test_what_went_on_in_another_request_isnt_withdrawn_any_less(cast):
    scene = recipes.in_the_region(cast)
    workflow.perform(scene.request, Action.WITHDRAW, by=cast.ineke, how=WHY)
    withdrawn = last(scene.request)
    recipes.do(Action.FILE_FOLLOW_UP, scene, cast.ineke)

    assert lacking(withdrawn, cast.ineke) == ["built_on"]


def test_a_grant_withdrawn_by_mistake_stands_again_with_its_people(cast):
    scene = recipes.build(cast, Status.GRANTED)
    before = stands(scene.request)
    workflow.perform(scene.request, Action.WITHDRAW, by=cast.ineke, how=WHY)
    assert stands(scene.request)[3] != before[3]

    undoing.undo(last(scene.request), by=cast.ineke)

    assert stands(scene.request) == before


# --- through both doors


@pytest.fixture
def pressed(cast, client):
    """Gerard waived a rung on the page and stands on the page that follows."""
    request = recipes.in_the_region(cast).request
    client.force_login(cast.gerard)
    said = {"rung": Rung.RED_CROSS, "reason": "no time to wait"}
    answer = client.post(f"/requests/{request.reference}/do/waive-rung/", said, follow=True)
    return request, answer.content.decode()


def test_the_page_says_until_when_and_undoes_it(cast, client, pressed):
    request, page = pressed
    undoable = last(request)
    address, hour = (
        f"/undoables/{undoable.pk}/do/undo/?of={request.reference}",
        f"{undoable.until.astimezone(clock.AMSTERDAM):%H:%M}",
    )
    assert page.count(f'href="{address}"') == 2  # with the word that it was done, and beside the deeds
    assert page.count(f"(tot {hour})") == 2

    asked = client.get(address).content.decode()
    assert str(undoable) in asked
    done = client.post(address, follow=True)

    assert done.status_code == 200
    assert not request.waivers.exists()
    page = done.content.decode()
    assert f'href="{address}"' not in page
    assert f'href="#event-{request.events.last().number}"' in page  # undone, by whom
    journal_page = client.get(f"/requests/{request.reference}/journal/").content.decode()
    assert journal_page.count("Gerard") >= 2


def test_too_late_the_page_says_so_and_offers_it_no_more(client, pressed):
    request, _page = pressed
    address = f"/undoables/{last(request).pk}/do/undo/"
    clock.move(minutes=11)

    assert client.post(address).status_code == 409
    assert address not in client.get(f"/requests/{request.reference}/").content.decode()
    assert request.waivers.exists()


def test_the_api_gives_the_way_back_and_undoes_it_once(cast, client):
    request = recipes.in_the_region(cast).request
    client.force_login(cast.gerard)
    said = {"rung": "red_cross", "reason": "no time to wait"}
    made = client.post(f"/api/v1/requests/{request.reference}/waivers", said, content_type="application/json").json()
    path = f"/api/v1/undoables/{made['wayBack']['id']}/undoings"

    answers = [client.post(path, {"key": "k"}, content_type="application/json") for _twice in range(2)]
    client.force_login(cast.ineke)
    another = client.post(path, {}, content_type="application/json")
    client.force_login(cast.petra)
    stranger = client.post(path, {}, content_type="application/json")

    assert [one.status_code for one in (*answers, another, stranger)] == [201, 200, 403, 404]
    assert answers[0].json()["supersedes"] == made["number"]
    assert answers[0].json()["wayBack"] is None
    assert not request.waivers.exists()


def test_a_party_undoes_its_own_answer_and_reads_nothing_of_the_home(cast, client):
    scene = recipes.in_the_region(cast)
    client.force_login(cast.karin)
    asked = scene.waiting[0]
    page = client.post(f"/inquiries/{asked.pk}/do/answer/", {"answer": "nothing"}, follow=True)
    undoable = last(scene.request)
    assert f"/undoables/{undoable.pk}/do/undo/" in page.content.decode()
    assert f"/undoables/{undoable.pk}/do/undo/" in client.get(f"/inquiries/{asked.pk}/").content.decode()

    form = client.get(f"/undoables/{undoable.pk}/do/undo/")
    answer = client.post(f"/undoables/{undoable.pk}/do/undo/")

    assert (form.status_code, answer.status_code) == (200, 302)
    asked.refresh_from_db()
    assert asked.state == "pending"
    assert "Avondzon" not in form.content.decode()
    assert scene.request.reference not in form.content.decode()
