"""EDXL-RM: a request leaves as a RequestResource and comes back as a draft of the same need, or is refused by line."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from regions.models import Location
from requests_app.deeds import alert
from requests_app.models import SupportRequest
from requests_app.models.staff import StaffType
from requests_app.papers.edxl import reading, words, writing
from requests_app.procedure.how import SIMPLY
from tests.cast import FIRST_DAY, a_line
from tests.chance import PROVING

RECEIVED = "/api/v1/received-resources"
KEPT = [
    *("staff_type", "persons", "starts_on", "ends_on", "ward", "tasks", "day_shift", "evening_shift", "night_shift"),
    *("hours_a_week", "registered_only", "required_skill", "substitutes"),
]


def texts(longest):
    return st.text("aé <&>'\"]", max_size=longest).map(str.strip)


@st.composite
def lines(draw):
    first = FIRST_DAY + timedelta(days=draw(st.integers(0, 40)))
    return {
        "staff_type": draw(st.sampled_from(StaffType.values)),
        "persons": draw(st.integers(1, 200)),
        "starts_on": first,
        "ends_on": first + timedelta(days=draw(st.integers(0, 27))),
        "ward": draw(texts(40)),
        "tasks": draw(texts(200)),
        "required_skill": draw(texts(40)),
        "hours_a_week": draw(st.none() | st.integers(1, 40)),
        "registered_only": draw(st.none() | st.booleans()),
        "substitutes": draw(st.lists(st.sampled_from(StaffType.values), unique=True, max_size=3)),
        **{name: draw(st.booleans()) for name in words.DAY_SHIFTS.values()},
    }


def need(support_request) -> list[dict]:
    return [{name: getattr(one, name) for name in KEPT} for one in support_request.lines.all()]


@pytest.mark.property
@settings(max_examples=300 if PROVING else 8)
@given(st.lists(lines(), min_size=1, max_size=4))
def test_a_request_read_back_where_none_is_asks_for_the_same(cast, asked):
    with transaction.atomic():
        sent = alert.raise_alert(cast.avondzon, by=cast.ineke, lines=asked, send=False).made
        message, before = writing.request_resource(sent), need(sent)
        transaction.set_rollback(True)
    assert not SupportRequest.objects.exists()

    with transaction.atomic():
        made = reading.take(message, by=cast.ineke, how=SIMPLY).made
        assert (made.status, made.location_id) == ("draft", cast.avondzon.pk)
        assert need(made) == before
        transaction.set_rollback(True)


@pytest.fixture
def message(a_request) -> str:
    return writing.request_resource(a_request()).decode()


def refused(message, by) -> list[str]:
    with pytest.raises(ValidationError) as wrong:
        reading.take(message.encode(), by=by, how=SIMPLY)
    return wrong.value.messages


def test_all_that_does_not_fit_is_refused_together_each_with_its_line(cast, message):
    wrong = message.replace("<rm:Value>nurse", "<rm:Value>astronaut").replace("<rm:Amount>8", "<rm:Amount>8.5")
    wrong = wrong.replace("RequestedReturnDeparture", "RequestedDeparture")

    home = cast.avondzon.institution
    wrong = wrong.replace(home.name, "Huize Nergens").replace(home.agb or "-", "99999999" if home.agb else "-")
    said = refused(wrong, cast.ineke)

    assert all(one.startswith("Regel ") for one in said)
    for what in ("Huize Nergens", "8.5", "astronaut", "RequestedReturnDeparture"):
        assert any(what in one for one in said), what
    assert SupportRequest.objects.count() == 1


def test_petra_can_not_ask_for_another_home(cast, message):
    assert cast.avondzon.institution.name in refused(message, cast.petra)[0]


@pytest.mark.parametrize("bad", ["", "<a", "<a/>"])
def test_what_is_no_message_is_refused(cast, bad):
    assert refused(bad, cast.ineke)[0].startswith("Regel ")


def test_a_message_that_opens_a_file_of_ours_is_refused_and_a_plain_one_isnt(cast, message):
    head, _end, rest = message.partition("?>")
    opening = f'{head}?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>{rest}'

    assert refused(opening.replace(">nurse<", ">&e;<"), cast.ineke) == [
        "Regel 1: Een documenttype wordt hier niet aangenomen."
    ]
    assert reading.take(message.encode(), by=cast.ineke, how=SIMPLY).made


def test_the_home_reads_and_sends_it_by_api_once_under_one_key(cast, api, a_request):
    asked = a_request()
    told = api("ineke", "get", f"requests/{asked.reference}/edxl/request-resource")
    assert told["Content-Type"] == "application/xml"
    assert asked.call_back_number not in told.text

    send = {"content_type": "application/xml", "data": told.content, "headers": {"Idempotency-Key": "once"}}
    first, again = (api("ineke", "post", RECEIVED, **send) for _time in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert need(SupportRequest.objects.get(status="draft")) == need(asked)
    other = send | {"data": told.content.replace(b"<rm:Amount>8", b"<rm:Amount>9")}
    assert api("ineke", "post", RECEIVED, **other).status_code == 422


def test_who_sees_no_request_reads_none_and_who_opens_none_sends_none(cast, api, message):
    reference = SupportRequest.objects.get().reference

    assert api("petra", "get", f"requests/{reference}/edxl/request-resource").status_code == 404
    assert api("karin", "post", RECEIVED, message.encode(), content_type="application/xml").status_code == 403
    assert api(None, "post", RECEIVED, message.encode(), content_type="application/xml").status_code == 401


def test_too_much_is_too_much(api):
    answer = api("ineke", "post", RECEIVED, b"<a>" * words.LARGEST, content_type="application/xml")

    assert answer.status_code == 413


def test_a_home_is_found_by_its_code_whatever_its_name(cast, message):
    home = cast.avondzon.institution
    home.agb = home.agb or "47900001"
    home.save()
    alike = writing.request_resource(SupportRequest.objects.get()).decode().replace(home.name, "Anders gespeld")

    made = reading.take(alike.encode(), by=cast.ineke, how=SIMPLY).made

    assert made.location == Location.objects.get(pk=cast.avondzon.pk)
    assert [one["persons"] for one in need(made)] == [a_line()["persons"]]
