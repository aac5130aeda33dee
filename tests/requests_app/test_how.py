"""What every deed takes and gives: how it is done as one thing, facts of a known shape, whether it was done before."""

import inspect
from typing import Unpack, get_origin

import pytest

from foundation import clock
from requests_app.deeds import application, evaluation, fact_finding, ladder, need_and_situation
from requests_app.doors import DOORS
from requests_app.models import Application, Evaluation, Event, NeedLine, Report, Rung, Situation
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.procedure.rules import RULES
from tests import facts, out, recipes, road
from tests.cast import a_line


def test_a_mistyped_keyword_is_an_error_before_anything_is_written(cast, a_request):
    request = a_request()
    line, before = request.lines.get(), Event.objects.count()
    deeds = (
        lambda **more: workflow.perform(request, Action.WITHDRAW, by=cast.ineke, how=How(reason="…"), **more),
        lambda **more: need_and_situation.add_line(request, by=cast.ineke, **a_line(), **more),
        lambda **more: need_and_situation.change_line(line, by=cast.ineke, persons=9, **more),
        lambda **more: need_and_situation.update_situation(request, by=cast.ineke, clients_on_site=80, **more),
        lambda **more: application.edit(request, by=cast.ineke, desired_effect="safe nights", **more),
        lambda **more: evaluation.evaluate(request, by=cast.ineke, **out.EVALUATED, **more),
        lambda **more: fact_finding.report(request, by=cast.fenna, lines=[], **road.FOUND, **more),
    )

    for deed in deeds:
        for mistyped in ({"as_rol": "institution"}, {"verison": 1}, {"reason": "…"}, {"wrd": "2 west"}):
            with pytest.raises(TypeError):
                deed(**mistyped)
    with pytest.raises(TypeError):
        How(as_rol="institution")

    assert Event.objects.count() == before


@pytest.mark.parametrize("door", DOORS.values(), ids=lambda door: door.slug)
def test_no_deed_takes_a_keyword_of_any_name(door):
    taken = inspect.signature(door.do).parameters.values()

    assert {"by", "how"} <= {one.name for one in taken}
    rest = [one for one in taken if one.kind in (one.VAR_KEYWORD, one.VAR_POSITIONAL)]
    assert all(get_origin(one.annotation) is Unpack for one in rest)


@pytest.mark.parametrize(
    ("shape", "model", "beside"),
    [
        (need_and_situation.LineDetails, NeedLine, {"staff_type", "number"}),
        (need_and_situation.Figures, Situation, set()),
        (application.Drawn, Application, {*application.SIGNATURE}),
        (fact_finding.Findings, Report, {"mission", "author", "reported_at"}),
        (evaluation.EvaluationWords, Evaluation, {"side", "author", "at"}),
    ],
)
def test_what_is_filled_in_has_the_fields_of_its_model(shape, model, beside):
    kept = [field.name for field in model._meta.concrete_fields if field.name not in {"id", *beside}]

    assert list(shape.__annotations__) == [name for name in kept if name not in {"support_request", "event_number"}]


def test_the_facts_of_every_deed_have_a_type():
    by_the_clock = {action for action, rule in RULES.items() if not (rule.roles or rule.follows)}

    assert set(RULES) == {*facts.FACTS, *facts.SAY_NOTHING, *by_the_clock}
    assert not facts.SAY_NOTHING & facts.FACTS.keys()


def test_a_deed_gives_what_it_made_and_a_replay_the_first_event(cast, a_request):
    request, hospital = a_request(), cast.twentestad.institution
    asked = {"rung": Rung.OTHER_INSTITUTIONS, "party": hospital, "how": How(key="once")}

    first, again = (ladder.ask(request, by=cast.gerard, **asked) for _click in range(2))

    assert (first.replayed, first.made) == (False, request.inquiries.get())
    assert (again.replayed, again.made, again.event) == (True, None, first.event)


def test_the_second_of_two_at_the_same_moment_hears_that_it_was_done_before(cast, a_request, client, monkeypatch):
    """Between looking for the key and the lock the first click is done: the second is told 200, and not 201."""
    request = a_request()
    door, typed = DOORS[Action.ASK_FIGURES], {"action": "ask_figures", "key": "once"}
    first = []

    def meanwhile(target, *, by, how):
        if not first:
            first.append(workflow.perform(request, Action.ASK_FIGURES, by=by, how=how).event)
        return door.do(target, by=by, how=how)

    monkeypatch.setitem(DOORS, Action.ASK_FIGURES, type(door)(Action.ASK_FIGURES, door.form, meanwhile))
    client.force_login(cast.gerard)

    answer = client.post(f"/api/v1/requests/{request.reference}/events", typed, content_type="application/json")

    assert (answer.status_code, answer.json()["number"]) == (200, first[0].number)


def test_a_call_is_told_with_how_and_stands_in_the_journal_as_before(cast, a_request):
    said = recipes.told()
    event = workflow.perform(
        a_request(), Action.WITHDRAW, by=cast.gerard, how=How(as_role="institution", spoken_by=said, reason="hersteld")
    ).event

    assert (event.role, event.reason, event.facts) == ("institution", "hersteld", {})
    assert event.spoken_by == {"name": said.name, "at": said.at.astimezone(clock.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
