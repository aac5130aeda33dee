"""Several deployments drawn up and approved on one page: each by itself, and nothing typed is lost."""

from datetime import timedelta

import pytest

from capacity import deployments, together
from capacity.models import Booking, Deployment, DeploymentState
from foundation import clock
from requests_app.models import Outcome, SupportRequest
from requests_app.models.actions import Action
from tests import out, road
from tests.browsing import text_of
from tests.capacity import scarcity

PATH = "/deployments/together/"
MIX = (("nurse", 2, 1),)


@pytest.fixture
def two(cast, a_request):
    """Two requests granted two nurses each, and nobody drawn up."""

    def granted():
        request = scarcity.put_to_the_triangle(cast, a_request(Action.ESCALATE_TO_MSOB), MIX)
        return road.say(cast, request, Outcome.GRANT, persons=road.all_persons(request))

    return [SupportRequest.objects.get(pk=granted().pk) for _once in range(2)]


def typed(page, requests, **more):
    """What the page would send: its key, and for each request what is typed of it."""
    form = page.context["form"]
    sent = {"key": form["key"].value(), "draw": [one.pk for one in requests]}
    for one in requests:
        said = {"unit": "Korps Mariniers", "commander": out.COMMANDER, "hand_over": out.HANDING_OVER} | more
        sent |= {f"{name}-{one.pk}": text for name, text in said.items()}
        sent[f"version-draw-{one.pk}"] = one.version
    return sent


def states():
    return list(Deployment.objects.order_by("pk").values_list("state", flat=True))


def test_two_are_drawn_up_by_one_planner_and_approved_by_another(cast, two, browser):
    dirk, daan = browser("dirk"), browser("daan")
    sent = typed(dirk.get(PATH), two)
    assert dirk.post(PATH, sent).status_code == 302
    assert states() == ["drawn_up"] * 2

    assert dirk.post(PATH, sent).status_code == 302, "sent twice: done once"
    assert states() == ["drawn_up"] * 2

    for one in Deployment.objects.all():
        out.made_ready(cast, one)
    page = daan.get(PATH)
    drawn_up = [one.pk for one in Deployment.objects.all()]
    ticked = {"key": page.context["form"]["key"].value(), "approve": drawn_up}
    assert daan.post(PATH, ticked).status_code == 302
    assert states() == ["approved"] * 2


def test_what_one_home_lacks_holds_up_no_other_and_stands_beside_it(cast, two, browser):
    dirk, daan = browser("dirk"), browser("daan")
    dirk.post(PATH, typed(dirk.get(PATH), two))
    ready, waiting = Deployment.objects.order_by("pk")
    lacks = {"text": "Each shift has a leader", "owner": "zorgmanager", "kind": "before_arrival", "event_number": 1}
    page = daan.get(PATH)
    waiting.support_request.conditions.create(**lacks)
    ticked = {"key": page.context["form"]["key"].value(), "approve": [ready.pk, waiting.pk]}

    answer = daan.post(PATH, ticked)

    assert answer.status_code == 409
    assert states() == ["approved", "drawn_up"]
    assert "Before arrival:" in answer.text
    for fact in (waiting.support_request.location.address, "zorgmanager", out.COMMANDER.split()[0], "Contact on site"):
        assert fact in answer.text, fact
    assert "You drew up this deployment" in text_of(dirk.get(PATH))


def test_a_refusal_keeps_what_was_typed_and_the_tick(cast, two, browser):
    dirk = browser("dirk")
    sent = typed(dirk.get(PATH), two)
    deployments.draw_up(two[0], by=cast.dirk, **out.PLAN)
    sent |= {f"hand_over-{two[1].pk}": "mevrouw 1112.22.333 gaat mee"}

    answer = dirk.post(PATH, sent | {"draw": [two[1].pk]})

    assert answer.status_code == 409
    assert states() == ["drawn_up"]
    assert "mevrouw 1112.22.333 gaat mee" in answer.text
    assert f'name="draw" value="{two[1].pk}" checked' in answer.text
    corrected = {"key": answer.context["form"]["key"].value(), f"hand_over-{two[1].pk}": out.HANDING_OVER}
    assert dirk.post(PATH, sent | {"draw": [two[1].pk]} | corrected).status_code == 302
    assert states() == ["drawn_up"] * 2


def test_nothing_ticked_does_nothing(cast, two, browser):
    dirk = browser("dirk")
    answer = dirk.post(PATH, typed(dirk.get(PATH), two) | {"draw": []})

    assert (answer.status_code, states()) == (400, [])
    assert "Nothing is ticked" in answer.text
    assert out.HANDING_OVER.split("'")[1] in answer.text


def test_the_page_is_for_planners(cast, two, browser):
    assert [browser(who).get(PATH).status_code for who in ("dirk", "vera", "ineke")] == [200, 403, 403]
    assert DeploymentState.DRAWN_UP not in states()


def test_many_rows_take_as_many_queries_as_one(cast, two, count_queries, browser):
    daan = browser("daan")
    deployments.draw_up(two[0], by=cast.dirk, **out.PLAN)
    count_queries(daan, PATH)
    one = count_queries(daan, PATH)
    deployments.draw_up(two[1], by=cast.dirk, **out.PLAN)

    assert count_queries(daan, PATH) <= one


def test_what_a_colleague_did_first_holds_up_no_other_and_is_named_with_what_was_typed(cast, two, browser):
    dirk = browser("dirk")
    sent = typed(dirk.get(PATH), two)
    deployments.draw_up(two[0], by=cast.daan, **out.PLAN)

    answer = dirk.post(PATH, sent)

    assert (answer.status_code, states()) == (409, ["drawn_up"] * 2)
    assert two[0].reference in text_of(answer)
    assert "Korps Mariniers" in text_of(answer)


def test_what_was_changed_since_it_was_read_isnt_approved_from_the_list_until_it_is_read_again(cast, two, browser):
    browser("dirk").post(PATH, typed(browser("dirk").get(PATH), two[:1]))
    (one,) = Deployment.objects.all()
    out.made_ready(cast, one)

    def ticked(form):
        names = (f"version-approve-{one.pk}", f"seen-approve-{one.pk}")
        return {"key": form["key"].value(), "approve": [one.pk]} | {name: form[name].value() for name in names}

    old = ticked(browser("daan").get(PATH).context["form"])
    deployments.change(one, by=cast.dirk, **out.PLAN | {"unit": "Andere eenheid"})

    again = browser("daan").post(PATH, old)
    assert (again.status_code, states()) == (409, ["drawn_up"])
    assert browser("daan").post(PATH, ticked(again.context["form"])).status_code == 302
    assert states() == ["approved"]


def test_who_goes_soonest_stands_first(cast, two):
    first, later = (Booking.objects.filter(support_request=one) for one in two)
    later.update(starts_on=clock.today())
    first.update(starts_on=clock.today() + timedelta(days=2))

    assert [one.pk for one in together.to_draw_up(cast.dirk)] == [two[1].pk, two[0].pk]
