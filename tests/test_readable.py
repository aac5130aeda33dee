"""NUL and half signs are refused at the door: 400 that names what it is, by every address, body, form and file."""

import codecs
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_app.api.dossier import resource_of
from requests_app.deeds import meeting
from requests_app.models.actions import Action
from tests.requests_app.api.places import place_for
from tests.requests_app.pages.test_alert import ALERT, TYPED
from tests.test_access import addresses
from tests.test_parity import by_page

NUL, HALF = "\0", "\ud800"
A_TEXT = re.compile(r"<(?:str:)?(\w+)>")
OTHERS = {"int": "1", "slug": "submit", "day": "2020-12-29"}


def with_nul(route):
    """The address with NUL in its texts, and the names of these; None when it has none."""
    found = A_TEXT.findall(route)
    if not found:
        return None
    path = A_TEXT.sub("a%00b", route)
    return "/" + re.sub(r"<(\w+):\w+>", lambda other: OTHERS[other[1]], path), tuple(found)


IN_A_PATH = sorted({one for _name, route, _view in addresses() if (one := with_nul(route))})
API = sorted({route for _name, route, _view in addresses() if route.startswith("api/")})


def names(answer):
    return {error["name"] for error in answer.json()["errors"]}


def test_nul_in_an_address_is_refused_and_named(cast, client):
    client.force_login(cast.loes)

    for path, texts in IN_A_PATH:
        for method in (client.get, client.post):
            answer = method(path)
            assert answer.status_code == 400, path
            assert not path.startswith("/api/") or names(answer) == {*texts}


def test_nul_in_a_question_to_the_api_is_refused_and_named(cast, client):
    client.force_login(cast.dirk)

    for route in API:
        path = "/" + re.sub(r"<(?:\w+:)?\w+>", "1", route.replace("<day:day>", "2020-12-28"))
        assert names(client.get(path + "?q=%00&sort=a%00")) == {"q", "sort"}, path
        assert client.get(path + "?a%00=1").status_code == 400, path


@pytest.mark.parametrize("page", ["requests:list", "regions:people", "notifications:messages", "account_login"])
def test_nul_in_a_question_to_a_page_is_refused(cast, client, page):
    client.force_login(cast.ada)

    assert client.get(reverse(page) + "?q=%00").status_code == 400


@pytest.mark.parametrize("bad", [NUL, HALF])
@pytest.mark.parametrize("action", [Action.COMMENT, Action.CHANGE_NEED, Action.REPORT_FINDINGS, Action.EVALUATE])
def test_a_deed_with_what_isnt_text_is_refused_by_the_name_of_each(cast, client, action, bad):
    place = place_for(action, cast)
    client.force_login(place.person())
    words = {name: value + bad if isinstance(value, str) else value for name, value in place.body.items()}
    expected = {name for name, value in place.body.items() if isinstance(value, str)}

    def send(body):
        return client.post(resource_of(place.door, place.target), json.dumps(body), content_type="application/json")

    assert names(send(words)) == expected
    assert names(send(place.body | {"key": bad, "asRole": bad})) == {"key", "asRole"}
    assert names(send(place.body | {f"extra{bad}": [{"deep": bad}]})) == {"extra", "extra.0.deep"}
    assert send(bad).status_code == send([bad]).status_code == 400


@pytest.mark.parametrize("charset", ["hex", "zlib", "utf-16", "latin-1", "made-up"])
def test_what_is_sent_is_utf_8(cast, client, charset):
    client.force_login(cast.ineke)
    body, kind = b'{"persons": 1}', f"application/json; charset={charset}"

    assert client.generic("POST", "/api/v1/requests", body, kind).status_code == 400
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    body = b'--x\r\nContent-Disposition: form-data; name="persons"\r\n\r\n1\r\n--x--\r\n'
    assert client.generic("POST", ALERT, body, kind).status_code == 400


def test_broken_utf_8_is_refused_as_malformed(cast, client):
    client.force_login(cast.ineke)

    answer = client.post("/api/v1/requests", b'{"callBackNumber": "\xed\xa0\x80"}', content_type="application/json")

    assert answer.status_code == 400


def test_a_form_with_nul_in_every_field_comes_back_filled_in(cast, client):
    client.force_login(cast.ineke)

    answer = client.post(ALERT, TYPED | {"call_back_number": NUL, "location": NUL, "key": NUL})

    assert answer.status_code == 400
    assert {"call_back_number", "location", "key"} <= set(answer.context["form"].errors)


@pytest.mark.parametrize("action", [Action.COMMENT, Action.ANSWER, Action.PROPOSE_TUNING, Action.ATTACH])
def test_the_form_of_a_deed_with_nul_is_refused(cast, client, action):
    place = place_for(action, cast)
    client.force_login(place.person())
    sent = {name: value + NUL if isinstance(value, str) else value for name, value in place.body.items()}

    assert by_page(client, place, sent | {"spokenName": NUL, "key": NUL})().status_code == 400


def test_a_meeting_and_its_minutes_take_no_nul(cast, client):
    held = meeting.plan(by=cast.loes, starts_at=meeting.clock.now()).meeting
    client.force_login(cast.loes)

    assert client.post(reverse("requests:minutes", args=[held.pk]), {"text": NUL, "minutes": NUL}).status_code == 400
    assert client.post(reverse("requests:meetings"), {"starts_at": NUL, "place": NUL}).status_code == 400


def test_a_cookie_that_isnt_text_is_no_cookie(cast, client):
    client.cookies["sessionid"] = "abcdefghij\0klmnop"

    assert client.get(reverse("requests:list")).status_code == 302


HEAD = "institution;sector;kvk;location;municipality;contact_function;contact_phone"
ROW = "Huize {};nursing_home;90000101;Noord;Enschede;Piket;053 999 01 01"


def looked_at(client, content):
    page = reverse("regions:institution_import")
    return client.post(page, {"file": SimpleUploadedFile("homes.csv", content)})


def test_an_import_with_nul_names_the_row(cast, client):
    client.force_login(cast.ada)
    text = "\n".join([HEAD, ROW.format("A\0"), ROW.format("B")])

    looked = looked_at(client, codecs.BOM_UTF16_LE + text.encode("utf-16-le"))

    assert [line for line, _reasons in looked.context["preview"].bad] == [2]
    assert client.post(reverse("regions:institution_import"), {"rows": looked.context["rows"]}).status_code == 302


def test_an_import_with_half_a_sign_is_refused(cast, client):
    client.force_login(cast.ada)
    text = "\n".join([HEAD, ROW.format(HALF)])

    for encoding in ("utf-16-le", "utf-8"):
        start = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF8
        assert looked_at(client, start + text.encode(encoding, "surrogatepass")).status_code in {200, 400}


def test_a_message_with_nul_is_nobodys(cast, client):
    client.force_login(cast.ada)

    assert client.post(reverse("notifications:read"), {"message": NUL, "next": NUL}).status_code < 500
    assert client.post(reverse("notifications:resend", args=["email"]), {"message": NUL}).status_code < 500
