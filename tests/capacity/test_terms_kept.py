"""What is said of a plan is kept as it was said, or told; a cap, fairness and the proof say what they count."""

from datetime import timedelta

from capacity import plan_worth, plans, segments, terms
from capacity.models import Plan, PlanLine, PlanTerm, Pool
from foundation import clock
from tests.capacity.test_plan_terms import (  # noqa: F401 (fixtures)
    _in_english,
    about,
    computed,
    dirk,
    given,
    line,
    plan,
    pressed,
    review,
)

# ruff: noqa: F811


def two_stretches(line):
    """The same need as two stretches of days: four persons, then two."""
    middle = line.starts_on + timedelta(days=3)
    first = segments.Segment(line.line, line.staff_type, 4, line.starts_on, middle, 1)
    return [first, segments.Segment(line.line, line.staff_type, 2, middle + timedelta(days=1), line.ends_on, 1)]


def read(plan, line, *rows):
    made = [PlanTerm.objects.create(plan=plan, **row) for row in rows]
    days = [clock.today() + timedelta(days=number) for number in range(60)]
    return terms.read(made, two_stretches(line), Pool.objects.all(), days)


def test_what_is_fixed_goes_before_what_is_ruled_out_of_the_same_pool(plan, line):
    until = {"starts_on": line.starts_on, "ends_on": line.starts_on + timedelta(days=3)}

    found = read(plan, line, about(line, "forbid"), {**about(line, "fix"), **until, "persons": 2})

    assert sorted(pin.persons for pin in found.terms.pins) == [0, 2]
    assert found.unmatched == []


def test_what_holds_on_part_of_the_days_said_is_told_and_not_half_done(plan, line):
    whole = {"starts_on": line.starts_on, "ends_on": line.ends_on, "persons": 2}

    found = read(plan, line, {**about(line, "fix"), **whole})

    assert found.terms.pins == ()
    assert len(found.unmatched) == 1


def test_a_pool_is_ruled_out_once_though_it_was_said_of_two_lines(plan, line, pressed):
    middle = line.starts_on + timedelta(days=3)
    PlanLine.objects.filter(pk=line.pk).update(ends_on=middle)
    second = PlanLine.objects.get(pk=line.pk)
    second.pk, second.starts_on, second.ends_on = None, middle + timedelta(days=1), line.ends_on
    second.save(force_insert=True)

    answer = pressed(**{f"say-{line.pk}": "forbid", f"say-{second.pk}": "forbid"})

    assert answer.status_code == 302
    assert [one.kind for one in Plan.objects.first().terms.all()] == ["forbid"]


def test_a_cap_counts_those_who_are_held_for_the_home_already(cast, plan, line):
    PlanLine.objects.filter(pk=line.pk).update(persons=2)
    line.refresh_from_db()
    assert plans.adopt(plan, by=cast.dirk, lines=[line]) == []
    home = line.support_request.institution

    made = computed(plans.ask(by=cast.dirk, terms=[{"kind": "cap", "institution": home, "persons": 2}]))

    assert given(made) == []


def test_a_region_that_asks_nothing_now_isnt_told_to_have_got_all():
    rows = [
        {"region": "VR01", "asked": 10, "before": 0, "after": 2},
        {"region": "VR02", "asked": 5, "before": 5, "after": 5},
    ]
    worth = plan_worth.of(Plan(result={"regions": rows}), [])

    assert (worth.least, worth.most) == (20, 20)


def test_how_much_better_a_plan_could_be_is_told_of_this_plans_worth():
    assert "100" in plan_worth.proof(Plan(result={"gap": 0.5, "seconds": 10.0}))
