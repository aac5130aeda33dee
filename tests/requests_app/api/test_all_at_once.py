"""In one call what a page does in one: an alert of several staff types, and all checks of the intake."""

from capacity import plans
from capacity.models import Booking
from requests_app.models import CheckAnswer, NeedLine, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.requests_app.api.conftest import names
from tests.requests_app.api.places import body

TWO = [
    {"staffType": "nurse", "persons": 8, "startsOn": "2020-12-30", "endsOn": "2021-01-11"},
    {"staffType": "host", "persons": 2, "startsOn": "2021-01-02", "endsOn": "2021-01-20"},
]
LINE = ("staffType", "persons", "startsOn", "endsOn")


def alert(cast, lines, **more):
    """The example without its own line, and these lines."""
    return (
        {name: value for name, value in body(Action.OPEN, cast).items() if name not in LINE} | {"lines": lines} | more
    )


def test_one_alert_asks_for_two_staff_types_each_with_days_of_its_own(cast, api):
    made = api("ineke", "post", "requests", alert(cast, TWO))
    again = api("ineke", "post", "requests", alert(cast, TWO))

    assert ((made.status_code, made.json()["status"]), again.status_code) == ((201, "regional"), 200)
    kept = NeedLine.objects.filter(support_request__reference=made.json()["reference"]).order_by("number")
    assert [(one.staff_type, one.persons, str(one.starts_on), str(one.ends_on)) for one in kept] == [
        ("nurse", 8, "2020-12-30", "2021-01-11"),
        ("host", 2, "2021-01-02", "2021-01-20"),
    ]


def test_what_is_wrong_with_its_lines_is_told_by_row_and_nothing_is_opened(cast, api):
    before = SupportRequest.objects.count()
    back = [TWO[0], TWO[1] | {"endsOn": "2020-12-31"}]
    strange = [TWO[0] | {"persons": "8", "wish": "x"}]

    turned = api("ineke", "post", "requests", alert(cast, back))
    assert names(turned) == {"lines"}
    assert "2" in turned.json()["errors"][0]["reason"]
    assert names(api("ineke", "post", "requests", alert(cast, strange, colour="x"))) == {"lines", "colour"}
    assert names(api("ineke", "post", "requests", alert(cast, TWO, staffType="nurse"))) == {"staffType"}
    assert names(api("ineke", "post", "requests", alert(cast, []))) == {*LINE}
    assert api("karin", "post", "requests", alert(cast, TWO)).status_code == 403
    assert SupportRequest.objects.count() == before


def test_loes_answers_all_checks_in_one_call(cast, api):
    scene = recipes.build(cast, Status.INTAKE)
    path = f"requests/{scene.request.reference}/check-rounds"
    CheckAnswer.objects.all().delete()
    checks = [{"code": code, "verdict": "met"} for code in PROCEDURAL_CODES]

    wrong = names(api("loes", "post", path, {"checks": [{"code": "colour", "verdict": "met", "why": "x"}]}))
    both = names(api("loes", "post", path, {"checks": checks, "asSuggested": True}))
    given = [api("loes", "post", path, {"checks": checks, "key": "k"}) for _each in range(2)]

    assert (wrong, both) == ({"checks.0.code", "checks.0.why"}, {"checks"})
    assert [(one.status_code, one.json()) for one in given] == [(201, {"results": []})] * 2
    assert scene.request.checks.filter(verdict="met").count() == len(PROCEDURAL_CODES)


def test_who_doesnt_check_it_answers_none_and_afterwards_nobody_does(cast, api):
    scene = recipes.build(cast, Status.INTAKE)
    path, said = f"requests/{scene.request.reference}/check-rounds", {"asSuggested": True}
    before = CheckAnswer.objects.count()

    refused = {who: api(who, "post", path, said).status_code for who in ("gerard", "karin", "wim")}
    workflow.perform(scene.request, Action.WITHDRAW, by=cast.ineke, how=How(reason="solved among ourselves"))
    late = api("loes", "post", path, said).status_code

    assert (refused, late) == ({"gerard": 403, "karin": 404, "wim": 404}, 409)
    assert CheckAnswer.objects.count() == before


def test_bookings_are_listed_for_who_reads_numbers_alone(cast, api):
    scene = recipes.build(cast, Status.GRANTED)
    path = f"bookings?reference={scene.request.reference}"

    listed = api("dirk", "get", path).json()["results"]

    held = Booking.objects.filter(support_request=scene.request)
    assert {(one["id"], one["persons"], one["state"]) for one in listed} == set(
        held.values_list("pk", "persons", "state")
    )
    assert listed
    assert api("dirk", "get", "bookings?day=2019-01-01").json()["results"] == []
    assert {api(who, "get", path).status_code for who in ("ineke", "gerard", "otto")} == {403}
    assert names(api("dirk", "get", "bookings?state=x&colour=y")) == {"state", "colour"}


def test_what_a_plan_leaves_free_is_read_day_by_day_once_it_is_ready(cast, api):
    recipes.build(cast, Status.REVIEW)
    plan = plans.ask(by=cast.dirk)
    early = api("dirk", "get", f"plans/{plan.pk}/left").status_code
    plans.compute_waiting()

    rows = api("dirk", "get", f"plans/{plan.pk}/left").json()["results"]

    taken = {one["staffType"] for one in rows if one["before"] > one["after"]}
    assert (early, taken) == (404, set(plan.lines.values_list("pool__staff_type", flat=True)))
    assert all(one["before"] >= one["after"] for one in rows)
    assert api("gerard", "get", f"plans/{plan.pk}/left").status_code == 403
