"""Which version somebody saw, what changed since, and what happens when a form is sent twice."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from foundation import clock
from foundation.errors import KeyUsed, Refused
from requests_app.deeds import alert, application, follow_up, ladder, need_and_situation
from requests_app.models import Rung, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import changed, journal
from tests.cast import FIRST_DAY, LAST_DAY, UNSAFE_AT, a_line, ask

DAY = timedelta(days=1)
EFFECT = "The night shifts of three wards are staffed safely until 11 January."


@pytest.fixture
def sent(a_request):
    return a_request(Action.SUBMIT)


def test_a_draft_has_no_version_and_the_first_alert_is_version_1(cast, an_alert):
    draft = an_alert(send=False)
    need_and_situation.add_line(
        draft, by=cast.ineke, staff_type=StaffType.HOST, persons=2, starts_on=FIRST_DAY, ends_on=LAST_DAY
    )
    assert (draft.version, draft.versions.count()) == (0, 0)

    workflow.perform(draft, Action.SUBMIT, by=cast.ineke)

    assert (draft.version, draft.versions.get().number) == (1, 1)


def test_who_saw_an_older_version_is_told_what_changed(cast, sent):
    need_and_situation.change_line(sent.lines.get(), by=cast.ineke, persons=10, how=How(version=1))

    with pytest.raises(Refused) as refused:
        workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?", version=1))

    assert refused.value.code == "stale"
    assert refused.value.changed == ["Behoefteregel 1, personen: 8 → 10 (Ineke Avink, ma 28 dec 2020, 08:00)"]


def test_a_conflict_names_field_values_author_and_moment_in_dutch(cast, sent):
    """On page and API alike: the last to change a field is named, a line that came as a whole."""
    line = sent.lines.get()
    need_and_situation.change_line(line, by=cast.ineke, persons=10)
    clock.move(minutes=5)
    need_and_situation.change_line(line, by=cast.gerard, persons=9, night_shift=True, ends_on=LAST_DAY - DAY)
    need_and_situation.add_line(sent, by=cast.ineke, **a_line(staff_type=StaffType.HOST, persons=2))
    application.edit(sent, by=cast.ineke, estimated_cost=12500, cost_accepted=True)
    sent.refresh_from_db()

    told = changed.since(sent, 1)

    by_gerard = "(Gerard Twent, ma 28 dec 2020, 08:05)"
    by_ineke = "(Ineke Avink, ma 28 dec 2020, 08:05)"
    assert told == [
        f"Behoefteregel 1, personen: 8 → 9 {by_gerard}",
        f"Behoefteregel 1, tot en met: ma 11 jan 2021 → zo 10 jan 2021 {by_gerard}",
        f"Behoefteregel 1, nachtdiensten: nee → ja {by_gerard}",
        f"Behoefteregel 2 is toegevoegd: 2 × gastheer/gastvrouw, di 29 dec 2020 – ma 11 jan 2021 {by_ineke}",
        f"Juridische grondslag: – → militaire steunverlening in het openbaar belang (MSOB) {by_ineke}",
        f"Geschatte extra kosten: – → 12.500 {by_ineke}",
        f"Kosten aanvaard: – → ja {by_ineke}",
    ]


def test_zero_days_and_no_are_told_like_any_other_answer(cast, sent):
    application.edit(sent, by=cast.ineke, ppe_days=0, meals=False)
    sent.refresh_from_db()

    told = changed.since(sent, 1)

    assert any("– → 0 (" in one for one in told), told
    assert any(one.startswith("Maaltijden: – → nee (") for one in told), told


def test_who_saw_what_stands_there_again_is_told_so(cast, sent):
    line = sent.lines.get()
    for persons in (10, 8):
        need_and_situation.change_line(line, by=cast.ineke, persons=persons)
    sent.refresh_from_db()

    assert changed.since(sent, 1) == ["Het staat er zoals u het zag; verstuur het nog een keer."]


def test_the_newest_version_is_accepted(cast, sent):
    need_and_situation.change_line(sent.lines.get(), by=cast.ineke, persons=10)

    workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?", version=2))

    assert sent.status == "draft"


def test_an_unknown_version_is_named(cast, sent):
    with pytest.raises(Refused) as refused:
        workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?", version=7))

    assert "7" in refused.value.changed[0]


@pytest.mark.parametrize(
    "deed",
    [
        lambda cast, sent: need_and_situation.update_situation(sent, by=cast.ineke, clients_on_site=80),
        lambda cast, sent: need_and_situation.set_priority(
            sent, by=cast.gerard, priority_rank=1, priority_reason="nights"
        ),
        lambda cast, sent: ask(cast, sent, Rung.CARE_OFFICE),
        lambda cast, sent: ladder.waive(sent, by=cast.gerard, rung=Rung.ROAZ, how=How(reason="no table today")),
    ],
    ids=["situation", "priority", "inquiry", "waiver"],
)
def test_what_isnt_asked_makes_no_version(cast, sent, deed):
    deed(cast, sent)

    sent.refresh_from_db()
    assert sent.version == 1


@pytest.mark.parametrize(
    "deed",
    [
        lambda cast, sent: application.edit(sent, by=cast.ineke, desired_effect=EFFECT),
        lambda cast, sent: need_and_situation.change_line(sent.lines.get(), by=cast.ineke, ward="Zuid"),
        lambda cast, sent: need_and_situation.add_line(sent, by=cast.ineke, **a_line(staff_type=StaffType.HOST)),
        lambda cast, sent: follow_up.file(sent, by=cast.ineke, how=How(reason="another ward")),
    ],
    ids=["application", "ward", "line", "what moved to a follow-up"],
)
def test_what_is_needed_or_applied_for_makes_one(cast, sent, deed):
    deed(cast, sent)

    sent.refresh_from_db()
    assert sent.version == 2


def test_sending_the_same_again_makes_no_version(cast, sent):
    """Or else who acts on what she saw would be refused, with nothing to show that changed."""
    workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))

    workflow.perform(sent, Action.SUBMIT, by=cast.ineke)

    assert sent.version == 1


def test_a_version_is_canonical_json(cast, sent):
    frozen = sent.versions.get().frozen

    assert journal.canonical(json.loads(frozen)) == frozen
    needed = [{"persons": 8, "from": FIRST_DAY.isoformat(), "until": LAST_DAY.isoformat()}]
    assert json.loads(frozen)["lines"]["1"]["needed"] == needed


def test_less_need_shows_in_the_version(cast, sent):
    need_and_situation.change_line(sent.lines.get(), by=cast.ineke, persons=3)

    assert json.loads(sent.versions.last().frozen)["lines"]["1"]["needed"][0]["persons"] == 3


# --- sent twice


def test_a_replay_of_an_alert_is_the_same_request(cast, an_alert):
    first = an_alert(how=How(key="alert"))

    assert an_alert(how=How(key="alert")) == first
    assert SupportRequest.objects.count() == 1


def test_a_replay_of_a_follow_up_is_the_same_follow_up(cast, sent):
    first = follow_up.file(sent, by=cast.ineke, how=How(reason="another ward", key="follow")).event

    assert follow_up.file(sent, by=cast.ineke, how=How(reason="another ward", key="follow")).event == first
    assert SupportRequest.objects.count() == 2


def test_a_replay_answers_even_when_the_moment_has_passed(cast, sent):
    first = workflow.perform(
        sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?", key="once")
    ).event
    workflow.perform(sent, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))

    again = workflow.perform(
        sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?", key="once")
    ).event

    assert again == first


def test_a_key_belongs_to_a_person(cast, sent):
    workflow.perform(sent, Action.ASK_FIGURES, by=cast.gerard, how=How(key="once"))

    workflow.perform(sent, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered", key="once"))

    assert sent.status == "withdrawn"


def test_a_key_used_for_another_deed_is_refused(cast, sent, an_alert):
    workflow.perform(sent, Action.ASK_FIGURES, by=cast.gerard, how=How(key="once"))

    for deed in (
        lambda: workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="x", key="once")),
        lambda: an_alert(by=cast.gerard, how=How(key="once")),
        lambda: follow_up.file(sent, by=cast.gerard, how=How(reason="x", key="once")),
    ):
        with pytest.raises(KeyUsed) as refused:
            deed()
        assert refused.value.lacking[0].code == "key_used"


def test_a_key_used_for_another_request_is_refused(cast, sent, an_alert):
    other = an_alert()
    workflow.perform(sent, Action.ASK_FIGURES, by=cast.gerard, how=How(key="once"))

    with pytest.raises(KeyUsed):
        workflow.perform(other, Action.ASK_FIGURES, by=cast.gerard, how=How(key="once"))


def test_who_removed_a_line_twice_hears_that_it_is_gone(cast, an_alert):
    draft = an_alert(send=False)
    line = draft.lines.get()
    same = draft.lines.get()
    need_and_situation.remove_line(line, by=cast.ineke)

    with pytest.raises(Refused) as refused:
        need_and_situation.remove_line(same, by=cast.ineke)

    assert refused.value.lacking[0].code == "gone"


def test_references_count_per_year_of_the_alert(an_alert):
    first, second = an_alert(), an_alert()
    clock.move(days=10)
    next_year = an_alert(lines=[a_line(ends_on=LAST_DAY)])

    references = [one.reference for one in (first, second, next_year)]
    assert references == ["MSOB-2020-00001", "MSOB-2020-00002", "MSOB-2021-00001"]


# --- who may open one


@pytest.mark.parametrize(
    ("name", "place", "allowed"),
    [
        ("ineke", "avondzon", True),
        ("petra", "avondzon", False),
        ("gerard", "avondzon", True),
        ("greet", "avondzon", False),
        ("loes", "avondzon", True),
        ("vera", "avondzon", False),
        ("vera", "twentestad", True),
        ("dirk", "avondzon", False),
        ("roos", "avondzon", False),
        ("ada", "avondzon", False),
    ],
)
def test_who_may_open_a_request_is_who_is_shown_the_location(cast, an_alert, name, place, allowed):
    person, location = getattr(cast, name), getattr(cast, place)

    assert alert.locations_for(person).filter(pk=location.pk).exists() == allowed
    if allowed:
        support_request = an_alert(by=person, location=location)
        assert support_request in SupportRequest.objects.visible_to(person)
    else:
        with pytest.raises(PermissionDenied):
            an_alert(by=person, location=location)


def test_a_page_that_saw_a_draft_doesnt_take_the_call_back_number_out_of_what_was_sent(cast, an_alert):
    seen = an_alert(send=False)
    workflow.perform(SupportRequest.objects.get(pk=seen.pk), Action.SUBMIT, by=cast.ineke)

    with pytest.raises(ValidationError):
        alert.edit(seen, by=cast.ineke, first_unsafe_shift_at=UNSAFE_AT, call_back_number="")

    seen.refresh_from_db()
    assert seen.call_back_number
