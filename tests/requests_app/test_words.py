"""No BSN comes in through the free text of any deed; who declares that it isn't one is recorded."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation import clock
from requests_app.deeds import (
    alert,
    application,
    confirmation,
    conversation,
    follow_up,
    ladder,
    meeting,
    need_and_situation,
    offering,
)
from requests_app.models import Audience, Event, Proves, Rung
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How, SpokenBy
from tests import recipes
from tests.cast import UNSAFE_AT, a_line, others

A_BSN = "mevrouw 1112.22.333"  # passes the eleven test
CALLED = {"called": A_BSN, "called_at": clock.DEMO_STARTS_AT}
AUTHORITIES = {"audience": Audience.AUTHORITIES}


def _with(how, **more):
    return how | {"how": replace(how["how"], **more)}


DEEDS = {
    "reason": lambda s, **how: workflow.perform(s.request, Action.RETURN_TO_INSTITUTION, **_with(how, reason=A_BSN)),
    "who called": lambda s, **how: ladder.answer(
        s.waiting[0], answer="nothing", **_with(how, spoken_by=SpokenBy(A_BSN, clock.now()))
    ),
    "ward": lambda s, **how: need_and_situation.change_line(s.line, ward=A_BSN, **how),
    "tasks": lambda s, **how: need_and_situation.add_line(s.request, **a_line(tasks=A_BSN), **how),
    "situation": lambda s, **how: need_and_situation.update_situation(s.request, consequence=A_BSN, **how),
    "priority": lambda s, **how: need_and_situation.set_priority(
        s.request, priority_rank=1, priority_reason=A_BSN, **how
    ),
    "question": lambda s, **how: ladder.ask_all(s.request, institutions=others(s.request), question=A_BSN, **how),
    "call": lambda s, **how: ladder.expire(s.waiting[0], **CALLED | {"called_at": clock.now()}, **how),
    "call back": lambda s, **how: ladder.note_call_back(
        s.waiting[0],
        **CALLED | {"called_at": clock.now(), "calls_back_at": clock.now() + timedelta(hours=1)},
        **how,
    ),
    "waiver": lambda s, **how: ladder.waive(s.request, rung=Rung.CARE_OFFICE, **_with(how, reason=A_BSN)),
    "refusal": lambda s, **how: offering.decline(s.offers[0], **_with(how, reason=A_BSN)),
    "comment": lambda s, **how: conversation.comment(s.request, text=A_BSN, **how),
    "authorities": lambda s, **how: conversation.comment(s.request, text=A_BSN, **AUTHORITIES, **how),
    "file name": lambda s, **how: conversation.attach(s.request, file=a_file(), proves=Proves.REQUEST, **how),
    "file for authorities": lambda s, **how: conversation.attach(
        s.request, file=a_file(), proves=Proves.REQUEST, **AUTHORITIES, **how
    ),
    "application": lambda s, **how: application.edit(s.request, why_not_self=A_BSN, **how),
    "signatory": lambda s, **how: application.sign(
        s.request, signatory=A_BSN, signatory_function="burgemeester", signed_on=clock.today(), **how
    ),
    "follow-up": lambda s, **how: follow_up.file(s.request, **_with(how, reason=A_BSN)),
}


def a_file():
    return SimpleUploadedFile(f"{A_BSN}.pdf", recipes.A_PDF)


@pytest.fixture
def scene(cast):
    return recipes.in_the_region(cast)


@pytest.mark.parametrize("name", DEEDS)
def test_a_bsn_is_refused_unless_declared_not_to_be_one(cast, scene, name):
    before = Event.objects.count()
    with pytest.raises(ValidationError) as refused:
        DEEDS[name](scene, by=cast.gerard, how=How())
    errors = refused.value.error_dict.values()
    assert {one.code for found in errors for one in found} == {"bsn"}
    assert Event.objects.count() == before

    event = DEEDS[name](scene, by=cast.gerard, how=How(not_a_bsn=True)).event

    assert event.facts["not_a_bsn"] is True
    assert event.actor == cast.gerard


def test_an_answer_and_a_contest_are_guarded_too(cast, scene):
    with pytest.raises(ValidationError):
        ladder.answer(scene.waiting[0], by=cast.karin, answer="nothing", note=A_BSN)
    with pytest.raises(ValidationError):
        confirmation.contest(scene.behalves[0], by=cast.rob, how=How(reason=A_BSN))


def test_an_alert_is_guarded_too(cast):
    values = {"by": cast.ineke, "lines": [a_line(tasks=A_BSN)], "call_back_number": "053 999 00 11"}
    more = {"first_unsafe_shift_at": UNSAFE_AT, "clients_on_site": 84}
    with pytest.raises(ValidationError):
        alert.raise_alert(cast.avondzon, **values, **more)

    event = alert.raise_alert(cast.avondzon, **values, **more, how=How(not_a_bsn=True)).event

    assert event.support_request.events.get(number=1).facts["not_a_bsn"] is True


def test_what_looks_like_a_bsn_beside_the_name_of_who_called_may_be_declared_too(cast):
    values = {"by": cast.gerard, "lines": [a_line()], "call_back_number": "053 999 00 11", "clients_on_site": 84}
    values["first_unsafe_shift_at"] = UNSAFE_AT
    told = SpokenBy(f"location manager, badge {A_BSN}", clock.now())
    with pytest.raises(ValidationError):
        alert.raise_alert(cast.avondzon, **values, how=How(spoken_by=told))

    event = alert.raise_alert(cast.avondzon, **values, how=How(spoken_by=told, not_a_bsn=True)).event

    assert (event.action, event.facts["not_a_bsn"]) == (Action.SUBMIT, True)


def test_a_telephone_number_and_a_harmless_text_need_no_declaration(cast, scene):
    event = alert.edit(
        scene.request, by=cast.ineke, first_unsafe_shift_at=UNSAFE_AT, call_back_number="0111222333"
    ).event
    said = conversation.comment(scene.request, by=cast.ineke, text="Ward 3, 12 beds", how=How(not_a_bsn=True)).event

    assert "not_a_bsn" not in event.facts
    assert "not_a_bsn" not in said.facts


def test_the_name_of_a_file_for_authorities_isnt_told_in_the_journal(cast, scene):
    file = SimpleUploadedFile("zorgen-over-directie.pdf", recipes.A_PDF)

    event = conversation.attach(scene.request, by=cast.gerard, file=file, proves=Proves.REQUEST, **AUTHORITIES).event

    assert "directie" not in str(event.facts)


def test_nor_does_one_come_in_with_a_meeting(cast):
    with pytest.raises(ValidationError) as refused:
        meeting.plan(by=cast.loes, starts_at=clock.now(), place=A_BSN)

    assert list(refused.value.error_dict) == ["place"]
