"""The description of the API: valid, complete, open to every site, and true.

That each example in it works is seen in tests/test_parity.py, which sends them.
"""

import re

import pytest
from django.urls import get_resolver
from openapi_spec_validator import validate

from foundation import rest
from foundation.problems import camel
from requests_app.doors import DOORS
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES
from tests.requests_app.api.places import body

ELSEWHERE = {"me", "tokens", "institutions", "regions", "municipalities", "openapi.json"}
FILES = {"application/pdf", "application/octet-stream", "application/xml"}
MAKES_NOTHING = {"/messages/read", "/people-previews"}
AT_ANY_TIME = {
    "/civil-pools",
    "/early-signs/{scope}/{id}/calls",
    "/lessons",
    "/pressure",
    "/report-subscriptions",
    "/steering/marks",
    "/upscaling",
}  # what is handed in, proposed or was read is taken whenever it comes
ADDRESS = "/api/v1/openapi.json"
HEADERS = {"API-Version", "Content-Language"}


@pytest.fixture
def told(client, db):
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.json()


def operations(told):
    """Every operation of ours: (path, method, what is said of it)."""
    return [
        (path, method, said)
        for path, methods in told["paths"].items()
        for method, said in methods.items()
        if path.split("/")[1] not in ELSEWHERE
    ]


def test_anybody_from_any_site_reads_a_valid_description(client, told):
    validate(told)

    answer = client.get(ADDRESS, headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["API-Version"] == told["info"]["version"]
    assert {"name", "email", "url"} <= set(told["info"]["contact"])


def test_every_address_of_the_api_is_described(told):
    patterns = [str(pattern.pattern) + str(inner.pattern) for pattern, inner in api_patterns()]
    paths = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path).replace("{pk}", "{id}") for path in patterns}

    assert {f"/{path.removeprefix('api/v1/')}" for path in paths} == {*told["paths"], "/openapi.json"}


def api_patterns():
    including = [one for one in get_resolver().url_patterns if str(one.pattern) == "api/v1/"]
    return [(one, inner) for one in including for inner in one.url_patterns]


def test_every_deed_with_data_has_its_own_operation(told):
    known = {said["operationId"]: path for path, method, said in operations(told) if method == "post"}

    for action, door in DOORS.items():
        if door.resource:
            assert known[camel(action.value)].endswith(f"/{door.resource}")
    one_click = told["components"]["schemas"]["OneClickDeedRequest"]
    words = {action.value for action, rule in RULES.items() if rule.one_click}
    assert words <= set(re.findall(r"\w+", str(one_click) + str(told["components"]["schemas"].get("ActionEnum", ""))))


def test_every_operation_says_what_it_is_for_and_how_it_refuses(told):
    for path, method, said in operations(told):
        assert said.get("summary"), (method, path)
        assert said.get("description"), (method, path)
        assert "401" in said["responses"], (method, path)
        for status, answer in said["responses"].items():
            if status >= "400":
                assert set(answer["content"]) == {"application/problem+json"}, (method, path, status)
        if method == "post" and path not in MAKES_NOTHING:
            refusals = {"400", "403", "409", "415"} - {"409" for _once in range(path in AT_ANY_TIME)}
            assert {"201", *refusals} <= set(said["responses"]), (method, path)


def test_it_speaks_dutch_unless_asked_otherwise(client, db):
    dutch = client.get(ADDRESS).json()
    english = client.get(f"{ADDRESS}?lang=en").json()

    where = "/requests/{reference}/inquiry-rounds"
    assert english["paths"][where]["post"]["summary"] == "Ask all parties at once"
    assert dutch["paths"][where]["post"]["summary"] != "Ask all parties at once"
    assert client.get(f"{ADDRESS}?lang=../xx").status_code == 400


def test_what_a_membership_doesnt_have_is_described_as_null(api, told):
    """Loes speaks for no region, office, channel or team; her answer holds null there, and the description says so."""
    described = told["components"]["schemas"]["Membership"]["properties"]
    (held,) = api("loes", "get", "me").json()["memberships"]
    empty = {name for name, value in held.items() if value is None}

    assert {"safetyRegion", "careOfficeRegion", "roazRegion", "channel", "team"} <= empty
    assert {name for name in empty if "null" not in described[name]["type"]} == set()


def test_a_choice_that_may_be_taken_back_is_described_with_null(told):
    """`/preferences` answers null where the duty roster decides, and takes null to take a choice back."""
    described = told["components"]["schemas"]["Preference"]["properties"]["choice"]

    assert {"type": "null"} in described["anyOf"]
    assert {"type": "null"} not in told["components"]["schemas"]["Preference"]["properties"]["kind"].get("anyOf", [])


def test_what_is_answered_says_which_names_it_always_has(told):
    """A client made from the description needn't ask of each name whether it came."""
    shapes = told["components"]["schemas"]

    assert set(shapes["Position"]["required"]) == set(shapes["Position"]["properties"])
    assert "title" in shapes["Problem"]["required"]
    assert "lacking" not in shapes["Problem"]["required"]
    assert set(shapes["AlertRequest"]["required"]) < set(shapes["AlertRequest"]["properties"])


def test_the_description_holds_no_blanks_that_nobody_needs(client):
    answer = client.get(ADDRESS, HTTP_ACCEPT="application/json")

    assert answer["Content-Type"].startswith("application/json")
    assert b"\n" not in answer.content


def test_the_example_of_an_alert_works(cast, api):
    assert api("ineke", "post", "requests", body(Action.OPEN, cast)).status_code == 201


def test_every_operation_says_400_and_every_answer_its_headers_as_they_are_sent(api, cast, told):
    """The two kinds of mistakes that the Dutch API Design Rules find most."""
    for path, methods in told["paths"].items():
        for method, said in methods.items():
            assert "400" in said["responses"], (method, path)
            assert all(set(one["headers"]) >= HEADERS for one in said["responses"].values()), (method, path)

    answers = [api(who, "get", path) for who, path in ((None, "me"), ("gerard", "me"), ("gerard", "requests/none"))]
    assert [answer.status_code for answer in answers] == [401, 200, 404]
    assert all(set(answer.headers) >= HEADERS for answer in answers)
    assert "WWW-Authenticate" in answers[0].headers


def test_an_address_takes_the_names_that_its_description_has(told):
    views = {}
    for one, inner in api_patterns():
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(one.pattern) + str(inner.pattern)).replace("{pk}", "{id}")
        views["/" + path.removeprefix("api/v1/")] = getattr(inner.callback, "cls", None)

    for path, methods in told["paths"].items():
        for method, said in methods.items():
            assert issubclass(views[path], rest.APIView), path
            described = {one["name"] for one in said.get("parameters", []) if one["in"] == "query"}
            assert rest.query_names(getattr(views[path], method)) == described, (method, path)


def test_every_operation_has_a_summary_and_every_list_an_envelope(told):
    """All of the document: a client names what it makes by these, and an object can grow."""
    for path, methods in told["paths"].items():
        for method, said in methods.items():
            assert said.get("summary"), (method, path)
            assert "format" not in {one["name"] for one in said.get("parameters", [])}, (method, path)
            for status, answer in said["responses"].items():
                for media_type, content in answer.get("content", {}).items() if status < "300" else ():
                    assert media_type in FILES | {"application/json"}, (method, path)
                    assert shape_of(told, content["schema"]).get("type") != "array", (method, path)


def shape_of(told, shape):
    """The shape itself where it is only named."""
    return told["components"]["schemas"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape


def test_nothing_is_null_twice_and_what_may_be_left_out_has_no_default(told):
    """Generators of clients make of these a type that isn't one, and a value that must be sent."""
    for name, shape in told["components"]["schemas"].items():
        for one in shape.get("properties", {}).values():
            assert one.get("anyOf", []).count({"type": "null"}) < 2, name
            assert not (name.endswith("Request") and "default" in one), name


@pytest.mark.parametrize("path", ["nowhere", "open-data/0000-00-00"])
def test_an_address_that_leads_nowhere_is_refused_as_described(api, cast, told, path):
    """No view answers there, and yet it is a whole problem document."""
    answer = api("gerard", "get", path)

    assert answer.status_code == 404
    assert set(answer.json()) >= set(told["components"]["schemas"]["Problem"]["required"])
    assert set(answer.headers) >= HEADERS


def test_each_reading_in_json_says_its_tag_and_that_it_may_be_had_already(told):
    for path, method, said in operations(told):
        answers = said["responses"]
        if method == "get" and "application/json" in answers["200"].get("content", {}):
            assert "ETag" in answers["200"]["headers"], path
            assert {"ETag", *HEADERS} <= set(answers["304"]["headers"]), path
            assert "If-None-Match" in {one["name"] for one in said["parameters"]}, path
