"""What a planner clicks by mistake is refused with the reason, or shown in numbers before it is done."""

import html
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from capacity import foretelling, ledger, reporting
from capacity.models import Pool, PoolDay
from foundation import clock
from notifications import audience
from requests_app.deeds import triangle
from requests_app.models.actions import Action
from requests_app.procedure import preconditions
from requests_app.records import reviews
from tests import recipes
from tests.capacity.conftest import in_days

# --- who takes over


@pytest.fixture
def past(cast, on_site):
    """Of the people on site two went home yesterday; Dirk looks at the deployment."""
    booking = on_site.bookings.get()
    gone, _others = ledger.split(booking, 2)
    clock.move(days=3)
    ledger.change(gone, ends_on=in_days(-1))
    return gone


@pytest.mark.parametrize("door", ["page", "api"])
def test_whose_days_are_over_is_replaced_by_nobody_nor_by_people_of_another_type(cast, client, on_site, past, door):
    there = on_site.bookings.exclude(pk=past.pk).get()
    doctors = Pool.objects.filter(staff_type="doctor").first()
    client.force_login(cast.dirk)

    def replace(booking, pool):
        values = {"booking": booking.pk, "pool": pool.pk, "persons": 1, "reason": "ill"}
        if door == "page":
            url = reverse("requests:deed_on_deployment", args=[on_site.pk, "replace-people"])
            return client.post(url, values | {"first_day": clock.today()})
        url = f"/api/v1/deployments/{on_site.pk}/replacements"
        return client.post(url, values | {"firstDay": str(clock.today())}, content_type="application/json")

    client.cookies["django_language"] = "en"
    over, other = replace(past, there.pool), replace(there, doctors)

    assert (over.status_code, other.status_code) == (400, 400)
    assert "The days of these people are over" in over.content.decode()
    assert "same staff type: like for like" in other.content.decode()
    assert replace(there, there.pool).status_code == (302 if door == "page" else 201)


# --- agreed, and not to be settled for want of people


@pytest.fixture
def scarce(cast):
    """A request before the triangle of which four nurses were tuned; three are free. Dirk and Vera grant all four."""
    scene = recipes.build(cast, "review")
    nurses = Pool.objects.get(staff_type="nurse")
    PoolDay.objects.filter(pool=nurses).update(available=3)
    (tuned,) = reviews.tuned_lines(scene.request)
    assert tuned.persons == 4
    for corner in (cast.dirk, cast.vera):
        triangle.give_position(scene.request, by=corner, **granting(scene.request, 4))
    return scene.request


def granting(request, persons):
    (tuned,) = reviews.tuned_lines(request)
    return {"outcome": "grant", "motivation": "…", "persons": {str(tuned.pk): persons}}


@pytest.mark.parametrize(
    ("last", "told"), [("loes", "4 agreed, 3 fit now"), ("gerard", "what Defence can spare of them is limited")]
)
def test_who_gave_the_last_position_reads_at_once_how_many_fit(cast, client, scarce, last, told):
    speaker = getattr(cast, last)
    client.force_login(speaker)
    client.cookies["django_language"] = "en"
    said = granting(scarce, 4) | {"persons": [{"line": key, "persons": 4} for key in granting(scarce, 4)["persons"]]}
    reference = scarce.reference

    answer = client.post(f"/api/v1/requests/{reference}/positions", said, content_type="application/json").json()

    (why,) = answer["notSettled"]
    assert told in why["message"]
    assert (why["code"], why["agreed"], why["fits"]) == ("no_capacity", 4, 3 if last == "loes" else None)
    again = client.post(f"/api/v1/requests/{reference}/settlements", {}, content_type="application/json")
    assert again.status_code == 409
    assert told in again.json()["lacking"][0]["message"]
    ((line, persons),) = granting(scarce, 4)["persons"].items()
    typed = {"outcome": "grant", "motivation": "…", "persons-0-line": line, "persons-0-persons": persons}
    page = client.post(reverse("requests:deed", args=[reference, "give-position"]), typed, follow=True)
    assert any(told in str(message) for message in page.context["messages"])


def test_all_three_corners_are_told_and_each_reads_what_it_may(cast, client, scarce):
    triangle.give_position(scarce, by=cast.gerard, **granting(scarce, 4))
    event = scarce.events.get(action=Action.AGREED_NOT_SETTLED)

    assert {user.name.split()[0].lower() for user in audience.of(event)} >= {"dirk", "vera", "gerard", "loes"}
    assert set(event.facts) == {"lacking", "text", "after"}
    assert "3" not in event.facts["text"]
    for who, numbers in (("dirk", True), ("vera", True), ("loes", True), ("gerard", False)):
        client.force_login(getattr(cast, who))
        client.cookies["django_language"] = "en"
        page = client.get(reverse("requests:detail", args=[scarce.reference])).content.decode()
        assert ("3 fit now" in page, "is limited" in page) == (numbers, not numbers), who

    triangle.give_position(scarce, by=cast.gerard, **granting(scarce, 3))

    scarce.refresh_from_db()
    assert scarce.status == "granted"


# --- the end of a deployment


@pytest.mark.parametrize(("language", "said"), [("en", "1 × nurse leaves"), ("nl", "1 × verpleegkundige vertrekt")])
def test_one_who_leaves_is_not_said_as_many(on_site, language, said):
    on_site.bookings.update(arrived=1)

    with translation.override(language):
        does = [str(one) for one in foretelling.ends(on_site.support_request, on_site)]

    assert does[0].startswith(said)


@pytest.mark.parametrize("door", ["page", "api"])
def test_an_early_end_is_never_as_planned_and_says_before_the_click_what_ends(cast, client, on_site, door):
    """Four nurses are on site until 11 January; on 3 January somebody clicks."""
    clock.freeze(clock.at(date(2021, 1, 3), 12))
    client.force_login(cast.dirk)
    client.cookies["django_language"] = "en"
    reference = on_site.support_request.reference
    url = reverse("requests:deed_on_deployment", args=[on_site.pk, "report-departure"])

    def leave(reason):
        if door == "page":
            return client.post(url, {"departed_at": "2021-01-03T12:00", "end_reason": reason, "rest_days": ""})
        typed = {"departedAt": "2021-01-03T12:00:00+01:00", "endReason": reason}
        return client.post(f"/api/v1/deployments/{on_site.pk}/departures", typed, content_type="application/json")

    page = html.unescape(client.get(url).content.decode())
    address = f"/api/v1/requests/{reference}/deeds/report_departure/preview?on={on_site.pk}"
    preview = " ".join(client.get(address).json()["does"])

    for said in (page, preview):
        assert "4 × nurse leave; after 10 minutes this can't be undone" in said
        assert "8 days early" in said
        assert "32 person-days of the grant aren't delivered" in said
        assert "rest 3 days after it, until Wed 6 Jan 2021" in said
    assert "checked" not in page
    assert (leave("").status_code, leave("as_planned").status_code) == (400, 400)
    assert "planned last day is" in leave("as_planned").content.decode()
    open_before = preconditions.residual(on_site.support_request)
    assert leave("unsafe").status_code == (302 if door == "page" else 201)
    assert preconditions.residual(on_site.support_request) == open_before + 32


def test_who_leaves_on_the_planned_day_leaves_as_planned(cast, on_site):
    clock.freeze(clock.at(on_site.ends_on, 17))

    reporting.report_departure(on_site, by=cast.dirk, departed_at=clock.now(), end_reason="as_planned")

    assert on_site.end_reason == "as_planned"
