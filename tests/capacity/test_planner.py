"""The planner: never more than there is, never a half team, as good as the best of all plans, and it says why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from bench.planner import drawing, trying
from capacity.planner import Before, Cap, Demand, Problem, Step, Supply, Terms, Weights, greedy, solve, value_of
from capacity.planning.greedy import near
from capacity.planning.options import Room, options_of
from capacity.planning.prices import bound_of
from capacity.planning.worth import ceiling_of

MONDAY = date(2020, 12, 28)
DAYS = 14
PLAIN = Weights(concentration=0, fairness=0, reserve=0, spreading=0, notice=0)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def day(number):
    return MONDAY + timedelta(days=number)


def a_pool(number=1, kind="nurse", free=6, **facts):
    figures = free if isinstance(free, tuple) else (free,) * DAYS
    return Supply(number, kind, "400 Geneeskundig Bataljon", "04", figures, **facts)


def a_need(number=1, kind="nurse", persons=6, days=(0, 6), accepts=None, **facts):
    """Avondzon needs so many persons; `days` are the first and the last."""
    told = {"request_id": number, "reference": f"MSOB-2020-{number:05}", "region": "05", **facts}
    period = {"starts_on": day(days[0]), "ends_on": day(days[1])}
    return Demand(line_id=number, staff_type=kind, persons=persons, accepts=accepts or (kind,), **period, **told)


def a_problem(supplies, demands, weights=PLAIN, before=()):
    return Problem(MONDAY, DAYS, tuple(supplies), tuple(demands), weights, before)


def sent(plan):
    """Who goes: (line, pool) -> persons."""
    return {(line.demand.line_id, line.supply.pool_id): line.persons for line in plan.lines}


# --- as good as it can be


@pytest.mark.parametrize("seed", range(2020, 2028))
def test_no_plan_is_worth_more_than_the_planners(seed):
    problem = drawing.small(seed)

    plan = solve(problem, gap=0)

    best = max(value_of(problem, lines) for lines in trying.plans(problem))
    assert plan.value == pytest.approx(best)
    assert plan.bound == pytest.approx(best)
    assert trying.broken(problem, plan.lines) == []


@pytest.mark.parametrize("seed", range(3020, 3028))
def test_around_what_is_fixed_forbidden_moved_capped_and_kept_no_plan_is_worth_more(seed):
    assert trying.same_with_terms(drawing.with_terms(drawing.small(seed), seed)) == []


@pytest.mark.property
@given(st.integers(min_value=0, max_value=10**9))
def test_every_plan_can_be_carried_out_and_none_is_worse_than_the_greedy_one(seed):
    problem = drawing.small(seed)

    plan, baseline = solve(problem), greedy(problem)

    assert trying.broken(problem, plan.lines) == trying.broken(problem, baseline.lines) == []
    assert plan.value == pytest.approx(value_of(problem, plan.lines))
    assert baseline.value - 1e-9 <= plan.value <= plan.bound <= baseline.bound + 1e-6
    assert {unmet.demand.line_id: unmet.persons for unmet in plan.unmet} == {
        demand.line_id: missing
        for demand in problem.demands
        if (missing := demand.persons - trying.sent(plan.lines, demand))
    }
    assert all(line.reason.endswith(".") for line in (*plan.lines, *plan.unmet))


@pytest.mark.property
@given(st.integers(min_value=0, max_value=10**9))
def test_a_bound_without_any_search_is_above_every_plan(seed):
    problem = drawing.small(seed)

    assert solve(problem, gap=0).value <= ceiling_of(problem, options_of(problem)) + 1e-6


@pytest.mark.property
@given(st.integers(min_value=0, max_value=10**9), st.randoms(use_true_random=False))
def test_no_plan_is_worth_more_than_the_bound_by_any_prices(seed, dice):
    problem = drawing.small(seed)
    home = Cap(tuple(dice.sample((1, 2, 3), 2)), dice.randint(0, 5))
    problem = replace(problem, terms=Terms(caps=(home,) if dice.random() < 0.5 else ()))
    plan = solve(problem, gap=0)
    days = [problem.date_of(number) for number in range(problem.days)]
    scarce = [("pool", str(supply.pool_id), on) for supply in problem.supplies for on in days]
    scarce += [("type", kind, on) for kind in ("ic_nurse", "nurse") for on in days]
    scarce += [("region", code, None) for code in ("01", "02")]

    by_chance = {one: dice.choice((0, 0, 1, 3, 10)) for one in scarce}

    assert plan.value <= bound_of(problem, options_of(problem), by_chance) + 1e-6
    assert plan.value <= bound_of(problem, options_of(problem), plan.prices) + 1e-6


def test_after_a_small_change_the_prices_of_the_plan_before_prove_it_without_a_search(a_country):
    before = solve(a_country, seconds=60, gap=0.005)
    wanted = {line.key: line.persons for line in before.lines}
    taken = before.lines[0].demand
    changed = replace(a_country, demands=tuple(one for one in a_country.demands if one.key != taken.key))
    steps = []

    after = solve(changed, gap=0.02, wanted=wanted, prices=before.prices, watch=steps.append)

    assert Step.ALL not in steps
    assert 0 <= after.gap <= 0.02
    assert solve(changed, seconds=60, gap=0.001).value <= after.bound
    assert trying.broken(changed, after.lines) == []


def test_the_bound_by_prices_knows_what_a_cap_takes_from_a_home():
    needs = [a_need(1), a_need(2, request_id=1)]
    problem = replace(a_problem([a_pool(free=12)], needs), terms=Terms(caps=(Cap((1,), 2),)))

    assert bound_of(problem, options_of(problem), {}) == pytest.approx(solve(problem).value) == 14


def test_a_plan_that_was_searched_has_room_for_the_next_change():
    assert solve(drawing.large(8, requests=40, pools=24), seconds=60, gap=0.01).gap <= 0.007


@pytest.mark.parametrize("change", ["moved", "fewer free"])
def test_what_a_change_spoils_is_mended_where_it_was_spoilt(a_country, change):
    before = solve(a_country, seconds=60, gap=0.005)
    changed = drawing.changed(a_country, before, 7, change)
    wanted, steps = {line.key: line.persons for line in before.lines}, []
    as_it_was = value_of(changed, near(changed, options_of(changed), wanted))

    after = solve(changed, gap=0.01, wanted=wanted, prices=before.prices, watch=steps.append)

    assert as_it_was < 0.99 * after.bound
    assert after.gap <= 0.01
    assert Step.ALL not in steps
    assert trying.broken(changed, after.lines) == []


@pytest.fixture(scope="module")
def a_country():
    return drawing.large(7, requests=40, pools=24)


def test_the_same_problem_gives_the_same_plan(a_country):
    first, second = solve(a_country, seconds=60), solve(drawing.large(7, requests=40, pools=24), seconds=60)

    assert (first.lines, first.unmet, first.value, first.bound) == (
        second.lines,
        second.unmet,
        second.value,
        second.bound,
    )


def test_what_is_proven_is_what_was_asked(a_country):
    plan = solve(a_country, seconds=60, gap=0.01)

    assert plan.gap == pytest.approx((plan.bound - plan.value) / plan.bound)
    assert 0 <= plan.gap <= 0.01
    assert plan.value > greedy(a_country).value
    assert trying.broken(a_country, plan.lines) == []


def test_without_any_time_there_is_still_a_plan_and_an_honest_gap(a_country):
    hasty, patient = solve(a_country, seconds=0), solve(a_country, seconds=60, gap=0.001)

    assert trying.broken(a_country, hasty.lines) == []
    assert greedy(a_country).value <= hasty.value < patient.value <= hasty.bound
    assert hasty.gap == pytest.approx((hasty.bound - hasty.value) / hasty.bound)
    assert hasty.gap > 0.01


# --- the corners


def test_where_nobody_is_free_nobody_goes():
    plan = solve(a_problem([a_pool(free=0)], [a_need()]))

    assert (plan.lines, plan.value, plan.bound, plan.gap) == ((), 0, 0, 0)
    assert [unmet.reason for unmet in plan.unmet] == ["6 of 6: no nurse free in this period."]


def test_where_nobody_asks_nobody_goes():
    plan = solve(a_problem([a_pool()], []))

    assert (plan.lines, plan.unmet, plan.value, plan.gap) == ((), (), 0, 0)


def test_people_who_rest_are_not_sent_again():
    needs = [a_need(1, persons=4, days=(0, 3)), a_need(2, persons=4, days=(6, 9))]

    assert len(solve(a_problem([a_pool(free=4, rest_days=2)], needs)).lines) == 2
    assert len(solve(a_problem([a_pool(free=4, rest_days=3)], needs)).lines) == 1


def test_a_team_goes_whole_or_not_at_all():
    plan = solve(a_problem([a_pool(free=5)], [a_need(persons=8, minimum_team=6)]))

    assert plan.lines == ()
    assert plan.unmet[0].reason == (
        "8 of 8: at most 5 could come, a useful team is 6: capacity of nurse on 28 December binds."
    )


def test_a_team_of_more_than_is_still_asked_is_all_that_is_asked():
    plan = solve(a_problem([a_pool()], [a_need(persons=2, minimum_team=6)]))

    assert sent(plan) == {(1, 1): 2}


def test_the_reserve_stays_at_home():
    weights = replace(PLAIN, reserve=30)
    plan = solve(a_problem([a_pool(free=6), a_pool(2, free=5)], [a_need(persons=11)], weights))

    assert sum(line.persons for line in plan.lines) == 7  # 30 % of 11 is 3.3 persons; nobody stays home in part
    assert plan.unmet[0].reason == "4 of 11: the reserve of 30% of nurse on 28 December binds."


# --- what weighs


def test_the_most_urgent_comes_first():
    needs = [a_need(1), a_need(2, urgency="lifesaving")]

    assert sent(solve(a_problem([a_pool()], needs))) == {(2, 1): 6}
    assert value_of(a_problem([], []), []) == 0


def test_who_is_in_danger_sooner_comes_first():
    needs = [a_need(1, time_to_harm_hours=100), a_need(2, time_to_harm_hours=10), a_need(3)]

    assert sent(solve(a_problem([a_pool()], needs))) == {(2, 1): 6}


def test_rather_many_at_one_place_than_a_few_everywhere():
    needs = [a_need(number, persons=4, request_id=number) for number in (1, 2, 3)]
    needs.append(a_need(4, persons=6, time_to_harm_hours=160))
    pools = [a_pool(free=8)]
    scattered = a_problem(pools, needs, replace(PLAIN, concentration=0))
    together = a_problem(pools, needs, replace(PLAIN, concentration=3))

    assert {line for line, _ in sent(solve(scattered, gap=0))} >= {4}
    assert len(sent(solve(together, gap=0))) == 2
    assert len(sent(solve(a_problem(pools, needs, replace(PLAIN, concentration=100)), gap=0))) == 0


def test_a_region_that_got_nothing_comes_before_one_that_was_helped():
    needs = [a_need(1, region="05"), a_need(2, region="06")]
    fair = replace(PLAIN, fairness=2)
    helped = (Before("05", asked=42, helped=42), Before("06", asked=42, helped=0))

    plan = solve(a_problem([a_pool()], needs, fair, helped))

    assert sent(plan) == {(2, 1): 6}
    assert [(each.region, each.asked, each.before, each.after) for each in plan.regions] == [
        ("05", 84, 42, 42),
        ("06", 84, 0, 42),
    ]


def test_one_unit_rather_than_two():
    pools = [a_pool(1, free=3), a_pool(2, free=3), a_pool(3, free=6)]

    assert sent(solve(a_problem(pools, [a_need()], replace(PLAIN, spreading=2)), gap=0)) == {(1, 3): 6}


def test_rather_who_can_be_there_at_once():
    pools = [a_pool(1, free=6, notice_days=3), a_pool(2, free=6)]

    assert sent(solve(a_problem(pools, [a_need(days=(0, 9))]), gap=0)) == {(1, 2): 6}


def test_a_weight_out_of_range_is_refused():
    with pytest.raises(ValueError, match="urgency, reserve"):
        Weights(urgency=-1, reserve=101)


# --- its reasons


def test_a_second_choice_says_from_when_the_first_was_free():
    nurses, intensive = a_pool(1), a_pool(2, "ic_nurse", (0,) * 7 + (6,) * 7)
    need = a_need(kind="ic_nurse", accepts=("ic_nurse", "nurse"), days=(0, 13))

    plan = solve(a_problem([nurses, intensive], [need]), gap=0)

    assert [line.reason for line in plan.lines] == [
        "nurse, second choice: no intensive care nurse free before 4 January. Whole team of 6 from one unit."
    ]


def test_who_comes_later_says_why():
    pool = a_pool(free=6, notice_days=2)
    late = a_pool(free=(6, 0, 0, 0, *(6,) * 10))

    assert solve(a_problem([pool], [a_need()])).lines[0].reason == (
        "nurse, first choice. Whole team of 6 from one unit. From 30 December: 2 days of notice."
    )
    line = solve(a_problem([late], [a_need()])).lines[0]
    assert (line.starts_on, line.ends_on) == (day(4), day(6))
    assert line.reason.endswith("From 1 January: nobody of this unit is free without a break before.")


def test_a_need_that_ends_before_anybody_can_come_says_so():
    plan = solve(a_problem([a_pool(notice_days=9)], [a_need()]))

    assert plan.unmet[0].reason == "6 of 6: no nurse can come before 6 January, the need ends on 3 January."


def test_what_is_not_met_names_the_day_that_binds():
    pool = a_pool(kind="mil_nurse", free=(9, 9, 5, *(9,) * 11))

    plan = solve(a_problem([pool], [a_need(kind="mil_nurse", persons=8)]))

    assert plan.unmet[0].reason == "3 of 8: capacity of general military nurse on 30 December binds."


def test_a_first_choice_that_went_elsewhere_is_told_apart_from_one_that_was_never_free():
    pools = [a_pool(1, "ic_nurse", 6), a_pool(2, "nurse", 6)]
    needs = [
        a_need(1, "ic_nurse", accepts=("ic_nurse", "nurse")),
        a_need(2, "ic_nurse", urgency="lifesaving"),
        a_need(3, "doctor", accepts=("doctor", "medic")),
    ]

    plan = solve(a_problem(pools, needs), gap=0)

    assert [line.reason for line in plan.lines] == [
        "nurse, second choice: capacity of intensive care nurse on 28 December binds. Whole team of 6 from one unit.",
        "intensive care nurse, first choice. Whole team of 6 from one unit.",
    ]
    assert plan.unmet[0].reason == "6 of 6: no doctor free in this period; no military medic free in this period."


def test_help_that_is_possible_but_not_worth_it_says_so():
    plan = solve(a_problem([a_pool()], [a_need()], replace(PLAIN, concentration=500)))

    assert plan.unmet[0].reason == ("6 of 6: 6 more could come, but by the weights that costs more than it is worth.")


# --- around it


def test_everything_that_is_wrong_with_a_problem_is_told_at_once():
    with pytest.raises(ValueError, match=r"pool 1: told 2 times; pool 1: free.*; line 1: no day.*; line 1: unknown"):
        a_problem([a_pool(), a_pool(free=(1, 2))], [a_need(days=(9, 20), urgency="soon")])


def test_a_need_that_began_before_today_counts_from_today():
    plan = solve(a_problem([a_pool()], [a_need(days=(-5, 2))]))

    assert (plan.lines[0].starts_on, plan.lines[0].ends_on) == (MONDAY, day(2))
    assert plan.regions[0].asked == 18


def test_room_given_back_is_room_again():
    problem = a_problem([a_pool(rest_days=2)], [a_need(), a_need(2, days=(8, 9)), a_need(3, days=(9, 13))])
    room, ((first,), (second,), (third,)) = Room(problem), options_of(problem)

    room.take(first, 4)
    assert (room.left(second), room.left(third)) == (2, 6)
    room.take(first, -4)
    assert room.left(second) == 6
