"""Dirk argues with his plan: he fixes, rules out, moves, caps, keeps free and supposes; it is computed around that."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from capacity import comparing, plan_worth, plans
from capacity.models import Booking, Plan, PlanLine, PlanState, PoolDay
from capacity.planner import Step
from foundation.errors import Refused
from requests_app.models import TunedLine
from tests import recipes
from tests.browsing import text_of


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def review(cast):
    """De Avondzon's request before the triangle: four nurses tuned."""
    return recipes.build(cast, "review")


def computed(made):
    assert plans.compute_waiting() == 1
    made.refresh_from_db()
    assert made.state == PlanState.READY, made.error
    return made


@pytest.fixture
def plan(cast, review):
    return computed(plans.ask(by=cast.dirk, name="first night"))


@pytest.fixture
def line(plan):
    """Four nurses of the only pool of nurses."""
    return plan.lines.get()


@pytest.fixture
def around(cast, plan):
    """A function: the plan computed again around these terms."""
    return lambda *said: computed(plans.ask(by=cast.dirk, after=plan, terms=said))


def about(line, kind, **more):
    """A term about this line."""
    return {"kind": kind, "line": line.line, "pool": line.pool, "staff_type": line.staff_type, **more}


def fixed(line, persons):
    return about(line, "fix", persons=persons, starts_on=line.starts_on, ends_on=line.ends_on)


def given(plan):
    return [(one.persons, one.starts_on, one.ends_on) for one in plan.lines.all()]


def test_a_line_that_is_fixed_stays_as_it_was_said(line, around):
    made = around(fixed(line, 2))

    assert given(made) == [(2, line.starts_on, line.ends_on)]
    assert "Fixed beforehand" in made.lines.get().reason
    assert made.result["unmet"][0]["persons"] == 2


def test_a_pool_that_is_ruled_out_sends_nobody_and_the_plan_says_so(line, around):
    made = around(about(line, "forbid"))

    assert given(made) == []
    assert "ruled out" in made.result["unmet"][0]["reason"]


def test_a_line_that_is_moved_begins_and_ends_on_the_days_said(line, around):
    first, last = line.starts_on + timedelta(days=1), line.ends_on - timedelta(days=1)

    assert given(around(about(line, "move", starts_on=first, ends_on=last))) == [(4, first, last)]


def test_a_home_gets_no_more_at_once_than_its_cap(line, around):
    made = around({"kind": "cap", "institution": line.support_request.institution, "persons": 3})

    assert [persons for persons, *_days in given(made)] == [3]
    assert "the most for this home, 3 at once" in made.result["unmet"][0]["reason"]


def test_so_many_of_a_type_stay_free_each_day(line, around):
    free = min(PoolDay.objects.filter(pool=line.pool, day__range=(line.starts_on, line.ends_on)).values_list(
        "available", flat=True))  # fmt: skip
    made = around({"kind": "keep", "staff_type": "nurse", "persons": free - 1})

    assert [persons for persons, *_days in given(made)] == [1]
    (nurses,) = [one for one in plan_worth.spare(made) if one.staff_type == "nurse"]
    assert nurses.after == free - 1


def test_what_is_said_and_cannot_be_is_told_and_the_rest_is_computed(line, around):
    made = around(fixed(line, 5))

    (told,) = made.result["unkept"]
    assert "no more than 4 are asked here" in told["why"]
    assert [persons for persons, *_days in given(made)] == [4]


def test_what_was_adopted_meanwhile_is_no_longer_asked(cast, plan, line, around):
    plans.adopt(plan, by=cast.dirk, lines=[line])

    (told,) = around(fixed(line, 2)).result["unkept"]
    assert "somebody is reserved for it already" in told["why"]


def test_a_scenario_supposes_people_touches_no_ledger_and_is_never_adopted(cast, review, plan, line, browser):
    PoolDay.objects.update(available=0)
    before = list(PoolDay.objects.values_list("pk", "available", "allocated"))
    said = {"kind": "suppose", "staff_type": "nurse", "persons": 8, "starts_on": line.starts_on}
    made = computed(plans.ask(by=cast.dirk, name="eight on Monday", terms=[said]))

    supposed = made.lines.get()
    assert (supposed.persons, supposed.pool, supposed.source) == (4, None, "supposed")
    with pytest.raises(Refused, match="scenario"):
        plans.adopt(made, by=cast.dirk, lines=[supposed])
    page = browser("dirk").get(reverse("capacity:plan", args=[made.pk]))
    assert "This is a scenario" in text_of(page)
    assert 'name="lines"' not in text_of(page)
    assert list(PoolDay.objects.values_list("pk", "available", "allocated")) == before
    assert not Booking.objects.exists()
    assert not plans.plan_world.outdated(plan)  # what really is stays newest


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "keep", "staff_type": "nurse"}, "takes staff_type, persons"),
        ({"kind": "keep", "staff_type": "surgeon", "persons": 2}, "no such staff type"),
        ({"kind": "cap", "persons": 2}, "takes institution, persons"),
        ({"kind": "hold"}, "no such kind"),
    ],
)
def test_half_a_term_is_refused(cast, review, said, why):
    with pytest.raises(ValidationError, match=why):
        plans.ask(by=cast.dirk, terms=[said])
    assert not Plan.objects.exists()


def test_everything_that_is_wrong_is_told_at_once(cast, review):
    with pytest.raises(ValidationError) as refused:
        plans.ask(by=cast.dirk, name="x" * 81, note="BSN 111222333", weights={"urgancy": 1}, terms=[{"kind": "cap"}])

    assert set(refused.value.error_dict) == {"name", "note", "weights", "terms"}


def test_fewer_than_a_useful_team_is_not_fixed_where_nobody_can_come_beside(cast, plan, line, pressed, dirk):
    TunedLine.objects.update(minimum_team=2)
    one_more = {"kind": "suppose", "staff_type": "nurse", "persons": 1, "starts_on": line.starts_on}

    with pytest.raises(ValidationError, match=r"no fewer than 2 here.* there are 1"):
        plans.ask(by=cast.dirk, terms=[fixed(line, 1)])
    answer = pressed(**{f"say-{line.pk}": "fix", f"persons-{line.pk}": "1", "note": "as Gerard asked"})

    assert answer.status_code == 400
    assert "the minimum useful team" in text_of(answer)
    assert "as Gerard asked" in text_of(answer)
    assert list(Plan.objects.all()) == [plan]
    for said in ([fixed(line, 2)], [fixed(line, 1), one_more]):
        assert plans.ask(by=cast.dirk, terms=said).pk


def test_one_thing_is_said_of_a_line(cast, line):
    with pytest.raises(ValidationError, match="the same as 1 is about"):
        plans.ask(by=cast.dirk, terms=[fixed(line, 1), fixed(line, 2)])


# --- cancelled


def test_who_cancels_before_a_worker_takes_it_gets_no_plan(cast, review):
    made = plans.ask(by=cast.dirk)
    plans.cancel(made, by=cast.dirk)

    assert plans.compute_waiting() == 0
    assert not PlanLine.objects.exists()


@pytest.mark.parametrize("step", [Step.BOUND, "kept"])
def test_who_cancels_while_it_is_computed_gets_no_plan(cast, review, monkeypatch, step):
    made, seen = plans.ask(by=cast.dirk), []
    solve, watch = plans.planner.solve, plans._watch

    def watching(mine, at):
        seen.append(at)
        if at == step:
            plans.cancel(made, by=cast.dirk)
        watch(mine, at)

    def solved(*args, **kwargs):
        found = solve(*args, **kwargs)
        if step == "kept":
            plans.cancel(made, by=cast.dirk)
        return found

    monkeypatch.setattr(plans, "_watch", watching)
    monkeypatch.setattr(plans.planner, "solve", solved)
    plans.compute_waiting()

    made.refresh_from_db()
    assert made.state == PlanState.CANCELLED
    assert seen[:2] == [Step.POSSIBLE, Step.BOUND]
    assert not PlanLine.objects.exists()


def test_a_plan_that_is_ready_is_not_cancelled_any_more(cast, plan, browser):
    with pytest.raises(Refused):
        plans.cancel(plan, by=cast.dirk)
    answer = browser("dirk").post(f"/api/v1/plans/{plan.pk}/cancellations", {}, content_type="application/json")
    assert answer.status_code == 409


# --- on the page


@pytest.fixture
def dirk(browser):
    return browser("dirk")


@pytest.fixture
def pressed(dirk, plan):
    """A function: Dirk's press on `Compute again`, with the page's own fields and these."""

    def press(on=plan, **typed):
        page = dirk.get(reverse("capacity:plan", args=[on.pk])).content.decode()
        (form,) = re.findall(r'<form method="post" id="again".*?</form>', page, re.DOTALL)
        sent = dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', form))
        sent |= dict(re.findall(r'<input[^>]*name="((?:persons|from|until)-\d+)" value="([^"]*)"', page))
        keep = re.findall(r'name="keep" value="(\d+)"', form)
        sent = {name: value for name, value in sent.items() if name not in ("csrfmiddlewaretoken", "keep")}
        return dirk.post(reverse("capacity:again", args=[on.pk]), sent | {"keep": keep} | typed)

    return press


def test_dirk_fixes_a_line_with_one_choice_and_one_press_and_later_lets_go(plan, line, pressed, dirk):
    answer = pressed(**{f"say-{line.pk}": "fix", f"persons-{line.pk}": "2", "name": "two for De Avondzon"})

    again = computed(Plan.objects.get(after=plan))
    assert answer["Location"] == reverse("capacity:plan", args=[again.pk])
    page = text_of(dirk.get(answer["Location"]))
    assert "two for De Avondzon" in page
    assert "Fixed: 2 of" in page
    assert "2 of the 4" in page or given(again)[0][0] == 2

    pressed(again)  # kept unless somebody unticks it
    assert given(computed(Plan.objects.get(after=again)))[0][0] == 2
    pressed(again, keep=[])
    assert given(computed(Plan.objects.filter(after=again).first()))[0][0] == 4


def test_what_dirk_says_anew_of_a_line_takes_the_place_of_what_he_said(plan, line, pressed):
    pressed(**{f"say-{line.pk}": "fix", f"persons-{line.pk}": "2"})
    again = computed(Plan.objects.get(after=plan))
    (fixed_line,) = again.lines.all()

    pressed(again, **{f"say-{fixed_line.pk}": "fix", f"persons-{fixed_line.pk}": "3"})

    (term,) = Plan.objects.get(after=again).terms.all()
    assert term.persons == 3


def test_what_dirk_typed_wrongly_stays_in_sight(plan, line, pressed):
    answer = pressed(**{f"say-{line.pk}": "fix", f"persons-{line.pk}": "many", "note": "as Gerard asked"})

    assert answer.status_code == 400
    page = text_of(answer)
    assert 'value="many"' in page
    assert "as Gerard asked" in page
    assert "<details open>" in page
    assert not Plan.objects.filter(after=plan).exists()


def test_vera_reads_the_plan_and_changes_nothing(browser, plan):
    page = text_of(browser("vera").get(reverse("capacity:plan", args=[plan.pk])))

    assert "at most 4 on one day" in page
    assert "no plan is" in page
    assert 'id="again"' not in page
    assert browser("vera").post(reverse("capacity:again", args=[plan.pk]), {}).status_code == 403


def test_two_plans_stand_side_by_side_per_home_and_type(plan, line, around, dirk):
    other = around(fixed(line, 1))

    page = text_of(dirk.get(reverse("capacity:compare", args=[other.pk]), {"other": plan.pk}))
    assert f"-{3 * ((line.ends_on - line.starts_on).days + 1)}" in page
    (row,) = comparing.by_home(plan.lines.all(), other.lines.all())
    assert (row.first.peak, row.second.peak) == (4, 1)
    by_api = dirk.get(f"/api/v1/plans/{other.pk}/comparison?with={plan.pk}").json()["results"]
    assert [one["second"][0]["persons"] for one in by_api] == [1]
    assert dirk.get(f"/api/v1/plans/{other.pk}/comparison?with=99999").status_code == 400


def test_what_is_left_stands_day_by_day(plan, line, dirk):
    days = dict(plan_worth.days_of(plan))
    before, after = days[line.starts_on]["nurse"]

    assert before - after == 4
    assert f"{before} → <strong>{after}</strong>" in text_of(dirk.get(reverse("capacity:left", args=[plan.pk])))


# --- by the API


@pytest.fixture
def asking(dirk):
    return lambda **sent: dirk.post("/api/v1/plans", sent, content_type="application/json")


def test_a_program_says_the_same(asking, plan, line, dirk):
    days = {"startsOn": str(line.starts_on), "endsOn": str(line.ends_on)}
    term = {
        "kind": "fix", "request": line.support_request.reference, "line": line.line.number, "pool": line.pool_id,
        "staffType": "nurse", "persons": 2, **days,
    }  # fmt: skip
    answer = asking(name="by program", after=plan.pk, terms=[term])

    assert answer.status_code == 201, answer.json()
    made = computed(Plan.objects.get(pk=answer.json()["id"]))
    told = dirk.get(f"/api/v1/plans/{made.pk}").json()
    assert {name: told["terms"][0][name] for name in term} == term
    assert (told["after"], told["worth"]["placed"], told["lines"][0]["persons"]) == (plan.pk, 2, 2)
    assert "proven" in told["proof"]


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"weight": {"urgency": 2}}, "weight"),
        ({"weights": {"urgancy": 2}}, "urgancy"),
        ({"weights": {"urgency": 101}}, "urgency"),
        ({"terms": [{"kind": "keep", "staffType": "nurse", "person": 2}]}, "person"),
        ({"terms": [{"kind": "forbid", "request": "MSOB-2020-99999", "line": 1, "pool": 10**6}]}, "line, pool"),
        ({"after": 10**6}, "ready"),
    ],
)
def test_a_program_that_mistypes_is_told_and_nothing_is_asked(asking, review, sent, named):
    answer = asking(**sent)

    assert answer.status_code == 400
    assert named in answer.content.decode()
    assert not Plan.objects.filter(state=PlanState.ASKED).exists()
