"""What a unit is told of its deployment: it never changes unnoticed, says what is lacking, and names nobody."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from capacity import arranging, deployments, orders, warnings, while_out
from capacity.models import Deployment, MovementOrder
from foundation import clock
from notifications import outbox
from notifications.roads import ROADS
from regions.models import Duty, Location, User
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure.how import How
from tests import out, recipes


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def approved(cast):
    """Two nurses for De Avondzon, drawn up by Dirk and approved by Daan; nothing was arranged for them."""
    scene = recipes.build(cast, Status.GRANTED)
    return out.approve(cast, out.draw_up(cast, scene.request, 2))


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def on_paper(answer):
    """The words of a paper, and on how many pages they stand."""
    assert answer.status_code == 200
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages), len(pages)


def order(browser, who, deployment, *, number=""):
    return browser(who).get(f"/deployments/{deployment.pk}/order/?number={number}")


def test_before_the_approval_there_is_no_order(cast, browser):
    scene = recipes.build(cast, Status.GRANTED)
    drawn_up = out.draw_up(cast, scene.request, 2)

    assert order(browser, "dirk", drawn_up).status_code == 404
    out.approve(cast, drawn_up)
    assert order(browser, "dirk", drawn_up).status_code == 200
    assert order(browser, "dirk", drawn_up, number=2).status_code == 404


def test_it_says_whom_where_and_when_and_what_is_lacking_too(browser, approved):
    location = approved.support_request.location
    page = text_of(order(browser, "ineke", approved))

    for said in (out.PLAN["unit"], "2 × nurse", location.address, "https://www.openstreetmap.org/search?query="):
        assert said in page
    assert "Not arranged yet: Report at, Lodging" in page
    assert page.count(">lacking<") == 7
    arranging.arrange(approved, by=approved.approved_by, lodging="Barracks in Ermelo")
    assert text_of(order(browser, "ineke", approved)).count(">lacking<") == 6


def test_it_is_one_page_of_paper_and_names_nobody(cast, browser, approved):
    now = {"starts_at": clock.now(), "ends_at": clock.now() + timedelta(hours=8)}
    Duty.objects.create(membership=cast.daan.memberships.get(), phone="053 999 77 77", **now)
    words, pages = on_paper(browser("dirk").get(f"/deployments/{approved.pk}/order.pdf"))

    assert pages == 1
    assert [
        said for said in ("Marsorder", "053 999 00 21", "053 999 7777", "Nog niet geregeld") if said not in words
    ] == []
    everybody = {person.name for person in vars(cast).values() if isinstance(person, User)}
    assert [name for name in everybody if name in words] == []


def test_a_hundred_words_too_many_still_fit_on_one_page(browser, approved):
    long = "Ga bij de poort rechtsaf en meld u. " * 13
    arranging.arrange(approved, by=approved.approved_by, lodging=long, meals=long, clothing=long, access=long)

    words, pages = on_paper(browser("dirk").get(f"/deployments/{approved.pk}/order.pdf"))
    assert pages == 1
    assert words.count("Ga bij de poort rechtsaf") > 40


def test_what_changes_after_the_approval_says_when_and_what(cast, browser, approved):
    clock.move(hours=2)
    arranging.arrange(approved, by=cast.dirk, meals="Lunch at the home")
    page = text_of(order(browser, "ineke", approved))

    assert "Changed at Tue 29 Dec 2020, 11:00" in page
    assert "<strong>Lunch at the home</strong>" in page
    assert "Changed at" not in text_of(order(browser, "ineke", approved, number=1))
    assert "A newer order took its place" in text_of(order(browser, "ineke", approved, number=1))


def test_a_recall_is_in_the_order_when_the_deed_is_done(cast, approved):
    clock.move(hours=24)
    last_day = clock.today() + timedelta(days=4)
    while_out.recall(approved, by=cast.dirk, last_day=last_day, how=How(reason="a mission"))

    first, second = approved.orders.all()
    assert first.said["ends_on"] > str(last_day)
    assert second.said["ends_on"] == str(last_day)
    assert second.at == approved.support_request.events.get(action=Action.RECALL).at
    assert not approved.support_request.events.filter(action=Action.ORDER_CHANGED).exists()


def test_another_address_is_found_by_the_clock_and_told_once(cast, approved):
    Location.objects.filter(pk=approved.support_request.location_id).update(address="Nieuweweg 12")

    warnings.sweep()
    warnings.sweep()

    event = approved.support_request.events.get(action=Action.ORDER_CHANGED)
    assert event.facts == {"deployment": 1, "order": 2}
    assert "Nieuweweg 12" in approved.orders.last().said["address"]


def test_who_reads_before_the_clock_came_reads_the_new_address(browser, approved):
    Location.objects.filter(pk=approved.support_request.location_id).update(address="Nieuweweg 12")

    page = text_of(order(browser, "ineke", approved))
    assert "<strong>Nieuweweg 12" in page
    warnings.sweep()
    assert approved.orders.count() == 2


def test_what_ended_keeps_the_order_it_had(cast, browser, approved):
    deployments.cancel(approved, by=cast.dirk, how=How(reason="in quarantine"))
    Location.objects.filter(pk=approved.support_request.location_id).update(address="Nieuweweg 12")

    warnings.sweep()
    page = text_of(order(browser, "dirk", approved))
    assert "This order no longer stands: cancelled" in page
    assert "Nieuweweg" not in page


def test_the_link_is_mailed_with_the_approval_and_nothing_of_the_paper(cast, approved):
    mail.outbox.clear()
    outbox.sweep()
    outbox.send(ROADS["email"])

    told = [one for one in mail.outbox if f"/deployments/{approved.pk}/order/" in one.body]
    assert {one.to[0] for one in told} >= {cast.ineke.email, cast.dirk.email, cast.gerard.email, cast.loes.email}
    for one in told:
        assert approved.support_request.location.address not in one.body
        assert [kept for kept in (out.PLAN["unit"], "053") if kept in one.body] == []


def test_changing_nothing_is_refused(cast, approved):
    with pytest.raises(ValidationError):
        arranging.arrange(approved, by=cast.dirk, lodging="")
    assert approved.orders.count() == 1


def test_a_program_leaves_as_it_was_what_it_doesnt_send(cast, client, approved):
    arranging.arrange(approved, by=cast.dirk, meals="Lunch at the home")
    client.force_login(cast.dirk)
    sent = client.post(
        f"/api/v1/deployments/{approved.pk}/arrangements",
        {"lodging": "Barracks"},
        content_type="application/json",
    )

    assert sent.status_code == 201, sent.content
    approved.refresh_from_db()
    assert (approved.lodging, approved.meals) == ("Barracks", "Lunch at the home")
    told = client.get(f"/api/v1/deployments/{approved.pk}/order").json()
    assert told["number"] == 3
    assert [one["now"] for one in told["changes"][0]["what"]] == ["Barracks"]


def test_orders_are_never_changed(approved):
    if connection.vendor != "postgresql":
        pytest.skip("triggers are of PostgreSQL")
    with pytest.raises(DatabaseError):
        MovementOrder.objects.update(said={})


def test_looking_for_changes_costs_as_much_with_three_deployments_as_with_one(cast, approved):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert orders.sweep() == 0
        return len(captured)

    before = cost()
    out.approve(cast, out.draw_up(cast, approved.support_request, 1))
    assert Deployment.objects.count() == 2
    assert cost() == before


def test_nothing_changes_of_an_order_that_nobody_is_told_otherwise(cast, approved):
    """Parking isn't told; what the home provides is, where nothing was arranged instead."""
    application = approved.support_request.application
    kept = type(application).objects.filter(pk=application.pk)
    kept.update(parking=not application.parking)
    assert orders.sweep() == 0

    kept.update(lodging=not application.lodging)
    assert orders.sweep() == 1
    arranging.arrange(approved, by=cast.dirk, lodging="Kazerne in Ermelo")
    kept.update(lodging=application.lodging)
    assert orders.sweep() == 0


def test_an_older_page_wipes_nothing_that_a_colleague_arranged(cast, approved, browser):
    dirk, path = browser("dirk"), f"/deployments/{approved.pk}/do/arrange/"
    form = dirk.get(path).context["form"]
    read = {name: form[name].value() or "" for name in ("key", "version", "seen", "lodging", "meals")}
    arranging.arrange(approved, by=cast.daan, lodging="Kazerne in Ermelo")

    assert dirk.post(path, read | {"meals": "Lunch"}).status_code == 409
    approved.refresh_from_db()
    assert approved.lodging == "Kazerne in Ermelo"
