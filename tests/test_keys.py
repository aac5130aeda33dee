"""A key longer than any database holds is of nothing: what names it is refused as malformed, on the page and by API."""

import pytest
from django import forms

from capacity.models import Plan, PlanState
from foundation import clock, keys
from requests_app.doors import DOORS

BEYOND = [keys.LARGEST + 1, 10**25, "9" * 5000]


@pytest.mark.parametrize(("typed", "key"), [("7", 7), (str(keys.LARGEST), keys.LARGEST), ("", None), ("-1", None)])
def test_a_key_is_read_or_is_none(typed, key):
    assert keys.read(typed) == key


@pytest.mark.parametrize("key", BEYOND)
def test_a_key_beyond_every_row_is_none(key):
    assert keys.read(str(key)) is None


@pytest.mark.parametrize("key", BEYOND)
def test_messages_with_such_a_key_are_refused(cast, client, key):
    client.force_login(cast.gerard)
    page = client.post("/messages/read/", {"message": key})
    answer = client.post("/api/v1/messages/read", {"messages": [key]}, content_type="application/json")

    assert (page.status_code, answer.status_code) == (400, 400)


@pytest.mark.parametrize("key", BEYOND)
def test_nothing_is_sent_again_by_such_a_key(cast, client, key):
    client.force_login(cast.ada)

    assert client.post("/delivery/email/", {"message": key}).url == "/delivery/?road=email"


@pytest.mark.parametrize("key", BEYOND)
def test_nobody_is_asked_by_such_a_key(cast, a_request, client, key):
    request, said = a_request(), {"institutions": [key]}
    client.force_login(cast.gerard)

    page = client.post(f"/requests/{request.reference}/do/ask-all/", said)
    answer = client.post(f"/api/v1/requests/{request.reference}/inquiry-rounds", said, content_type="application/json")

    assert (page.status_code, answer.status_code) == (400, 400)
    assert not request.inquiries.exists()


@pytest.mark.parametrize("key", BEYOND)
def test_no_line_of_a_plan_is_adopted_by_such_a_key(cast, client, key):
    plan = Plan.objects.create(state=PlanState.READY, asked_by=cast.dirk, asked_at=clock.now())
    client.force_login(cast.dirk)

    page = client.post(f"/capacity/plans/{plan.pk}/adopt/", {"lines": [key]})
    answer = client.post(f"/api/v1/plans/{plan.pk}/adoptions", {"lines": [key]}, content_type="application/json")

    assert (page.status_code, answer.status_code) == (400, 400)


def test_every_form_of_a_deed_refuses_them(cast):
    """Django's own field for several rows asks the database."""
    fields = [field for door in DOORS.values() for field in door.form.base_fields.values()]
    several = [field for field in fields if isinstance(field, forms.ModelMultipleChoiceField)]

    assert several
    assert all(isinstance(field, keys.SeveralField) for field in several)
