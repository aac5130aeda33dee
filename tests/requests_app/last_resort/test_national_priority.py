"""The DPGs rank the requests of all regions together at LOCC; everybody concerned reads the rank and why."""

import threading
from datetime import datetime, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from foundation.errors import Refused
from foundation.fingerprints import LONGEST_KEY, LONGEST_SHARED_KEY
from notifications import audience
from notifications.preview import preview
from requests_app.deeds import meeting, national_priority, need_and_situation
from requests_app.deeds.national_priority import rank_together, set_national_priority
from requests_app.deeds.undoing import undo
from requests_app.models import Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.worklist.forecast import foresee
from tests.cast import days

PAGE = "/national-priority/"


@pytest.fixture
def two(cast, an_application):
    """Two requests that wait for the triangle; the second gets unsafe later."""
    first = an_application()
    second = an_application(first_unsafe_shift_at=days_later(2))
    return first, second


@pytest.fixture
def as_(client):
    """The test client, signed in as somebody."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def days_later(number):
    return timezone.make_aware(datetime.combine(days(number), time(7)))


def as_typed(page, **more):
    """What the page would send, with the keys of its form, and what was typed over it."""
    form = page.context["form"]
    return {field.html_name: field.value() or "" for field in form} | more


def ranks(*requests):
    for one in requests:
        one.refresh_from_db()
    return [one.national_rank for one in requests]


def test_locc_ranks_the_list_and_the_agenda_follows_it(cast, two, as_):
    first, second = two
    locc = as_(cast.loes)
    typed = as_typed(locc.get(PAGE), **{f"rank-{second.pk}": "1", f"reason-{second.pk}": "geen enkele arts meer"})
    typed |= {f"rank-{first.pk}": "2", f"reason-{first.pk}": "de regio vangt één dag op"}

    saved = locc.post(PAGE, typed)
    again = locc.post(PAGE, typed)

    planned = meeting.plan(by=cast.loes, starts_at=days_later(1)).meeting
    assert (saved.status_code, again.status_code, ranks(first, second)) == (302, 302, [2, 1])
    assert [item.support_request_id for item in meeting.agenda(planned)] == [second.pk, first.pk]
    assert first.events.filter(action="set_national_priority").count() == 1, "pressed twice, done once"


def test_whoever_sees_a_request_reads_its_rank_and_nobody_sees_more_by_the_list(cast, two, as_):
    first = two[0]
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="de enige zonder arts")

    region = as_(cast.gerard).get(PAGE).content.decode()
    elsewhere = as_(cast.greet).get(PAGE).content.decode()
    home = as_(cast.ineke).get(f"/requests/{first.reference}/").content.decode()

    assert "de enige zonder arts" in region
    assert 'name="rank-' not in region
    assert first.reference not in elsewhere
    assert "de enige zonder arts" in home
    assert as_(cast.roos).get(PAGE).status_code == 403


def test_only_locc_ranks(cast, two, as_):
    for person in (cast.gerard, cast.wim, cast.ineke):
        with pytest.raises(PermissionDenied):
            set_national_priority(two[0], by=person, national_rank=1, national_reason="mijn huis eerst")
        assert as_(person).post(PAGE, {f"rank-{two[0].pk}": "1", f"reason-{two[0].pk}": "eerst"}).status_code == 403
    assert ranks(*two) == [None, None]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"rank-0": "1", "rank-1": "1", "reason-0": "a", "reason-1": "b"}, "elk een eigen"),
        ({"rank-0": "1", "rank-1": "1", "reason-0": "a"}, "elk een eigen"),
        ({"rank-0": "1"}, "Vermeld waarom"),
        ({"reason-0": "zonder rang"}, "Geef een rang"),
        ({"rank-0": "nul"}, "Vul een heel getal"),
        ({"rank-0": "1000", "reason-0": "te ver"}, "Geef hoogstens 999"),
    ],
)
def test_a_list_with_something_wrong_is_handed_back_and_nothing_of_it_is_saved(cast, two, as_, typed, said):
    locc = as_(cast.loes)
    of_these = {f"{name[:-1]}{two[int(name[-1])].pk}": value for name, value in typed.items()}

    answer = locc.post(PAGE, as_typed(locc.get(PAGE), **of_these))

    page = answer.content.decode()
    assert (answer.status_code, said in page) == (400, True), said
    assert all(value in page for value in typed.values())
    assert ranks(*two) == [None, None]


def test_who_ranks_a_list_that_another_ranked_meanwhile_reads_it_anew_with_what_she_typed(cast, two, as_):
    first, second = two
    locc = as_(cast.loes)
    typed = as_typed(locc.get(PAGE), **{f"rank-{first.pk}": "1", f"reason-{first.pk}": "wat Loes typte"})
    set_national_priority(second, by=cast.loes, national_rank=1, national_reason="wat de ander zei")

    refused = locc.post(PAGE, typed)
    page = refused.content.decode()
    answer = locc.post(PAGE, as_typed(refused, **{f"rank-{first.pk}": "2"}))

    assert refused.status_code == 409
    assert "wat Loes typte" in page
    assert (answer.status_code, ranks(first, second)) == (302, [2, 1])


def test_what_was_typed_about_the_only_one_in_sight_is_shown_again_when_it_left_the_list(cast, two, as_):
    first, _second = two
    locc, path = as_(cast.loes), f"{PAGE}?q={two[0].reference}"
    typed = as_typed(locc.get(path), **{f"rank-{first.pk}": "1", f"reason-{first.pk}": "geen enkele arts meer"})
    SupportRequest.objects.filter(pk=first.pk).update(status=Status.WITHDRAWN, closed_at=timezone.now())

    answer = locc.post(path, typed)

    assert answer.status_code == 400
    assert "geen enkele arts meer" in answer.content.decode()


def test_who_ranks_otherwise_under_a_key_that_was_used_hears_that_it_is_not_recorded(cast, two, as_):
    first, second = two
    locc = as_(cast.loes)
    typed = as_typed(locc.get(PAGE), **{f"rank-{first.pk}": "1", f"reason-{first.pk}": "eerst"})
    assert locc.post(PAGE, typed).status_code == 302

    used = [
        locc.post(PAGE, typed | {f"rank-{first.pk}": "3"}),
        locc.post(PAGE, typed | {f"rank-{second.pk}": "2", f"reason-{second.pk}": "ook onder deze sleutel"}),
    ]
    assert [answer.status_code for answer in used] == [422, 422]
    assert "ook onder deze sleutel" in used[1].content.decode()
    assert ranks(first, second) == [1, None]
    assert locc.post(PAGE, as_typed(used[1])).status_code == 302, "it has a key of its own now"
    assert ranks(first, second) == [1, 2]


def test_what_was_typed_about_a_request_that_left_the_list_is_said_back(cast, two, as_):
    first, second = two
    locc = as_(cast.loes)
    typed = as_typed(locc.get(PAGE), **{f"rank-{first.pk}": "1", f"reason-{first.pk}": "geen arts"})
    typed |= {f"rank-{second.pk}": "2", f"reason-{second.pk}": "daarna"}
    leaves(first, by=cast.ineke)

    refused = locc.post(PAGE, typed)

    assert refused.status_code == 400
    (line,) = refused.context["form"].non_field_errors()
    assert f"{first.reference}: rangorde 1, reden geen arts" in line
    assert locc.post(PAGE, as_typed(refused)).status_code == 302
    assert ranks(first, second) == [None, 2]


def test_what_leaves_the_list_while_it_is_saved_is_not_ranked(cast, two):
    first, second = two
    leaves(first, by=cast.ineke)
    with pytest.raises(Refused) as refused:
        rank_together([(second, 2, "b"), (first, 1, "a")], by=cast.loes, seen="", key="k")
    assert refused.value.lacking[0].code == "ranked_meanwhile"
    assert ranks(first, second) == [None, None]


def test_the_database_refuses_a_rank_that_another_on_the_list_has(cast, two):
    first, second = two
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="eerst")
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportRequest.objects.filter(pk=second.pk).update(national_rank=1)
    leaves(first, by=cast.ineke)
    SupportRequest.objects.filter(pk=second.pk).update(national_rank=1)


def test_a_request_that_comes_back_to_the_list_is_ranked_anew(cast, two):
    first, second = two
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="eerst")
    gone = leaves(first, by=cast.ineke)
    assert ranks(first) == [1], "to be read back"
    set_national_priority(second, by=cast.loes, national_rank=1, national_reason="nu eerst")

    foreseen = preview(foresee(first, Action.UNDO, by=cast.ineke), gone.event.undoable)
    undone = undo(gone.event.undoable, by=cast.ineke)
    assert (ranks(first, second), first.national_reason) == ([None, 1], "")

    set_national_priority(first, by=cast.loes, national_rank=2, national_reason="tweede")
    leaves(first, by=cast.ineke)
    also_foreseen = preview(foresee(first, Action.REOPEN, by=cast.ineke))
    reopened = workflow.perform(first, Action.REOPEN, by=cast.ineke, how=How(reason="toch weer"))
    assert ranks(first, second) == [None, 1]

    assert all("LOCC" in names for names in (foreseen, also_foreseen))
    for event in (undone.event, reopened.event):
        (told,) = [one for one in audience.tellings(event) if one.user == cast.loes]
        assert "geef het opnieuw een rang" in told.text, "LOCC ranks it anew, and hears that it must"


@pytest.mark.parametrize("seen", ["1:11" * 24 + "!", "1:2", "1:0123456789abcdef\u0660:1"])
def test_a_state_of_the_list_that_was_never_shown_is_refused_at_once(cast, two, as_, seen):
    locc = as_(cast.loes)
    assert locc.post(PAGE, as_typed(locc.get(PAGE), seen=seen)).status_code == 400


@pytest.mark.parametrize("rank", [0, 1000])
@pytest.mark.parametrize(("who", "door", "name"), [("loes", "national", "national"), ("gerard", "", "priority")])
def test_a_rank_is_one_of_1_to_999_by_every_door(cast, two, as_, rank, who, door, name):
    reference, client = two[0].reference, as_(getattr(cast, who))
    form, of = "-".join(filter(None, ["set", door, "priority"])), "-".join(filter(None, [door, "priorities"]))

    page = client.post(f"/requests/{reference}/do/{form}/", {f"{name}_rank": rank, f"{name}_reason": "eerst"})
    sent = {f"{name}Rank": rank, f"{name}Reason": "eerst"}
    api = client.post(f"/api/v1/requests/{reference}/{of}", sent, content_type="application/json")

    assert (page.status_code, api.status_code) == (400, 400)
    assert f"{name}Rank" in api.content.decode()


def test_a_key_that_leaves_no_room_for_what_each_rank_adds_is_refused(cast, two, as_):
    locc = as_(cast.loes)
    typed = as_typed(locc.get(PAGE), **{f"rank-{two[0].pk}": "1", f"reason-{two[0].pk}": "eerst"})
    assert locc.post(PAGE, typed | {"key": "k" * LONGEST_KEY}).status_code == 400
    assert locc.post(PAGE, typed | {"key": "k" * LONGEST_SHARED_KEY}).status_code == 302


def test_of_two_who_reason_about_one_rank_the_second_reads_what_the_first_said(cast, two, as_):
    first = two[0]
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="zoals het was")
    locc = as_(cast.loes)
    typed = as_typed(locc.get(PAGE), **{f"rank-{two[1].pk}": "2", f"reason-{two[1].pk}": "wat Loes typte"})
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="wat de ander zei")

    untouched = locc.post(PAGE, typed)
    touched = locc.post(PAGE, typed | {f"reason-{first.pk}": "wat Loes vindt"})

    assert [answer.status_code for answer in (untouched, touched)] == [409, 409]
    said = [as_typed(answer)[f"reason-{first.pk}"] for answer in (untouched, touched)]
    assert said == ["wat de ander zei", "wat Loes vindt"]
    ranks(first)
    assert first.national_reason == "wat de ander zei"


def test_what_left_the_list_is_not_put_before_who_has_its_rank_now(cast, two, as_):
    first, second = two
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="eerst")
    planned = meeting.plan(by=cast.loes, starts_at=days_later(1)).meeting
    SupportRequest.objects.filter(pk=first.pk).update(status=Status.GRANTED)
    set_national_priority(second, by=cast.loes, national_rank=1, national_reason="nu eerst")

    assert [item.support_request_id for item in meeting.agenda(planned)] == [second.pk, first.pk]
    listed = as_(cast.loes).get("/requests/?sort=national").context["table"].rows
    assert [row.pk for row in listed] == [second.pk, first.pk]
    shown = [as_(cast.ineke).get(f"/requests/{one.reference}/").content.decode() for one in two]
    assert ["stond op nummer 1 in het land" in page for page in shown] == [True, False]


def test_the_agenda_has_the_numbers_to_call_now(cast, two, as_):
    planned = meeting.plan(by=cast.loes, starts_at=days_later(1)).meeting
    page = as_(cast.loes).get(f"/meetings/{planned.pk}/").content.decode()
    assert page.count('href="tel:+31539990011"') == len(two), "of each home"


def test_the_list_is_searched_filtered_and_paged_and_a_page_is_saved_by_itself(cast, two, as_, monkeypatch):
    monkeypatch.setattr("requests_app.views.national_priority.SIZE", 1)
    first, second = two
    need_and_situation.set_priority(second, by=cast.gerard, priority_rank=1, priority_reason="de nacht")
    locc = as_(cast.loes)

    def found(query=""):
        return locc.get(f"{PAGE}{query}").context["requests"]

    assert found() == [first], "the soonest unsafe comes first where nothing is ranked"
    on = locc.get(PAGE).context["table"].page.next_link
    assert found(on) == [second]
    typed = as_typed(locc.get(PAGE + on), **{f"rank-{second.pk}": "1", f"reason-{second.pk}": "eerst"})
    assert locc.post(PAGE + on, typed).status_code == 302
    assert (found(), found("?ranked=no"), found(f"?q={first.reference}")) == ([second], [first], [first])
    assert (found("?region=VR01"), found("?region=VR05&sort=reference")) == ([], [second])
    taken = as_typed(locc.get(f"{PAGE}?ranked=no"), **{f"rank-{first.pk}": "1", f"reason-{first.pk}": "ook eerst"})
    refused = locc.post(f"{PAGE}?ranked=no", taken)
    assert (refused.status_code, second.reference in refused.content.decode()) == (400, True), "who stands elsewhere"


def test_the_list_is_downloaded_as_it_is_seen(cast, two, as_):
    first, second = two
    set_national_priority(second, by=cast.loes, national_rank=1, national_reason="geen enkele arts meer")

    def lines(user, query=""):
        answer = as_(user).get(f"{PAGE}export.csv{query}")
        return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()[1:]

    assert [line.split(";")[:3] for line in lines(cast.gerard)] == [
        ["1", "geen enkele arts meer", second.reference],
        ["", "", first.reference],
    ]
    assert len(lines(cast.gerard, "?ranked=yes")) == 1
    assert lines(cast.greet) == []


def test_a_rank_that_another_has_is_named(cast, two):
    first, second = two
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="eerst")
    with pytest.raises(ValidationError, match=first.reference):
        set_national_priority(second, by=cast.loes, national_rank=1, national_reason="ook eerst")
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="nog steeds eerst")


def test_the_list_takes_as_many_queries_for_one_as_for_two(cast, two, as_, django_assert_max_num_queries):
    client = as_(cast.loes)
    client.get(PAGE)
    with django_assert_max_num_queries(17):
        client.get(PAGE)


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_the_same_rank_at_once_one_is_refused(cast, two):
    said = []

    def rank(one):
        try:
            set_national_priority(one, by=cast.loes, national_rank=1, national_reason="tegelijk")
        except (ValidationError, Refused) as error:
            said.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=rank, args=(SupportRequest.objects.get(pk=one.pk),)) for one in two]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 1
    assert sorted(ranks(*two), key=str) == [1, None]


def test_a_list_saved_at_once_is_saved_as_a_whole(cast, two):
    first, second = two
    with pytest.raises(ValidationError):
        rank_together([(first, 1, "a"), (second, 1, "b")], by=cast.loes, seen="", key="k")
    rank_together([(first, 1, "a"), (second, 2, "b")], by=cast.loes, seen="", key="k2")
    rank_together(
        [(first, 2, "a"), (second, 1, "b")], by=cast.loes, seen=national_priority.state(two_now(two)), key="k3"
    )
    assert ranks(first, second) == [2, 1], "two may change places"


def leaves(one, *, by):
    """It is withdrawn."""
    return workflow.perform(one, Action.WITHDRAW, by=by, how=How(reason="iedereen is terug"))


def two_now(two):
    return SupportRequest.objects.filter(pk__in=[one.pk for one in two])
