"""The picture, counted by hand beside it: for each reader, now and as it was."""

import pytest

from requests_app.models import Status
from tests import recipes
from tests.insight import naive


def shown(client, scope="", **query):
    """The picture by API: figures by name, and all of it."""
    answer = client.get("/api/v1/picture", {"scope": scope, **query} if scope else query)
    assert answer.status_code == 200, answer.content
    said = answer.json()
    return {one["name"]: one["now"] for one in said["figures"]}, said


def of_hand(requests, days=7):
    return {name: naive.figures(requests, days).get(name, 0) for name in naive.NAMES}


@pytest.fixture(params=[Status.REGIONAL, Status.REVIEW, Status.GRANTED, Status.DEPLOYED, Status.CLOSED])
def scene(request, cast):
    """De Avondzon's request, in a status."""
    return recipes.build(cast, request.param)


def test_each_reader_sees_what_the_rows_add_up_to(browser, cast, scene, an_alert):
    an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first())
    for who, scope, where in (
        ("vera", "nl", {}),
        ("jelle", "", {}),
        ("uma", "", {}),
        ("gerard", "", {"safety_region": cast.gerard.memberships.get().safety_region}),
        ("bea", "", {"safety_region": cast.bea.memberships.get().safety_region}),
        ("ineke", "", {"institution": cast.ineke.memberships.get().institution}),
    ):
        figures, said = shown(browser(who), scope)
        requests = naive.sent(**where)
        assert figures == of_hand(requests), who
        keys = [one.pk for one in requests]
        counted = naive.ahead(keys)
        assert {
            (row["staffType"], term): days for row in said["need"] for term, days in row["days"].items() if days
        } == {key: days for key, days in counted.items() if days}
        assert said["given"] == {term: naive.given(keys)[term] for term in ("region", "national", "defence")}
        lead = {row["status"]: (row["left"], row["median"], row["most"]) for row in said["statuses"] if row["left"]}
        assert lead == {
            status: (len(found), naive.hours(found, 50), naive.hours(found, 90))
            for status, found in naive.lead_times(requests).items()
        }
