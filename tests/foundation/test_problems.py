"""Every refusal leaves the house as a problem document or a page that says what, where and what to do."""

import json
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from hypothesis import given
from hypothesis import strategies as st
from rest_framework import exceptions, serializers
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.test import APIRequestFactory

from foundation import problems
from foundation.errors import Change, Lack, NotYours, Refused, TooLarge


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def answer(exc):
    """What an API endpoint that raises `exc` answers: the response and its document."""

    @api_view(["GET"])
    @authentication_classes([])
    @permission_classes([])
    def endpoint(request):
        raise exc

    response = endpoint(APIRequestFactory().get("/api/v1/requests"))
    response.render()
    return response, json.loads(response.content)


@pytest.mark.parametrize(
    ("exc", "status"),
    [
        (ValidationError("x"), 400),
        (exceptions.ValidationError("x"), 400),
        (exceptions.ParseError(), 400),
        (PermissionDenied(), 403),
        (exceptions.PermissionDenied(), 403),
        (Http404(), 404),
        (exceptions.NotFound(), 404),
        (exceptions.MethodNotAllowed("PUT"), 405),
        (exceptions.NotAcceptable(), 406),
        (Refused(), 409),
        (TooLarge(10), 413),
        (exceptions.UnsupportedMediaType("text/plain"), 415),
        (exceptions.Throttled(7), 429),
    ],
)
def test_every_refusal_is_a_problem_document(exc, status):
    response, document = answer(exc)

    assert response.status_code == document["status"] == status
    assert response["Content-Type"] == "application/problem+json"
    assert document["type"] == "about:blank"
    assert document["title"] == str(problems.TITLES[status])
    assert document["instance"] == "/api/v1/requests"
    assert document["detail"]
    assert document["code"]


def test_an_unknown_caller_gets_401_with_a_challenge():
    exc = exceptions.NotAuthenticated()
    exc.auth_header = "Bearer"
    response = problems.handler(exc, {})

    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")


def test_who_asks_too_often_hears_how_long_to_wait():
    assert answer(exceptions.Throttled(7))[0]["Retry-After"] == "7"


def test_all_errors_come_together():
    wrong = ValidationError(
        {
            "first_unsafe_shift_at": ValidationError("Give a moment.", code="required"),
            "needs.0.ends_on": [ValidationError("Too late.", code="late"), ValidationError("Too long.", code="long")],
            "__all__": ["Not like this."],
        }
    )

    assert answer(wrong)[1]["errors"] == [
        {"name": "firstUnsafeShiftAt", "code": "required", "reason": "Give a moment."},
        {"name": "needs.0.endsOn", "code": "late", "reason": "Too late."},
        {"name": "needs.0.endsOn", "code": "long", "reason": "Too long."},
        {"name": "nonFieldErrors", "code": "invalid", "reason": "Not like this."},
    ]


def test_an_error_with_numbers_is_filled_in():
    wrong = ValidationError("At most %(most)d.", code="max", params={"most": 200})

    assert answer(wrong)[1]["errors"] == [{"name": "nonFieldErrors", "code": "max", "reason": "At most 200."}]


def test_errors_of_a_serializer_come_together_however_deep():
    class Line(serializers.Serializer):
        ends_on = serializers.DateField()

    class Alert(serializers.Serializer):
        call_back_number = serializers.CharField()
        message = serializers.CharField()
        code = serializers.CharField()
        tags = serializers.ListField(child=serializers.IntegerField())
        need_lines = Line(many=True)

    serializer = Alert(data={"need_lines": [{"ends_on": "2021-01-01"}, {"ends_on": "soon"}], "tags": ["a"]})
    with pytest.raises(exceptions.ValidationError) as wrong:
        serializer.is_valid(raise_exception=True)

    found = {(error["name"], error["code"]) for error in answer(wrong.value)[1]["errors"]}
    assert found == {
        ("callBackNumber", "required"),
        ("message", "required"),
        ("code", "required"),
        ("tags.0", "invalid"),
        ("needLines.1.endsOn", "invalid"),
    }


def test_a_refusal_says_what_is_lacking():
    lack = Lack("rung_open", "Ask %(who)s first.", fields=["ladder.red_cross", "need_lines.1"], who="the Red Cross")
    refused = Refused([lack])

    document = answer(refused)[1]

    assert document["code"] == "not_now"
    assert document["detail"] == "Ask the Red Cross first."
    said = {"code": "rung_open", "message": "Ask the Red Cross first.", "fields": ["ladder.redCross", "needLines.1"]}
    assert document["lacking"] == [said]
    assert document["changed"] == []


def test_a_stale_version_says_what_changed():
    at = datetime(2020, 12, 28, 8, tzinfo=UTC)
    known = Change("persons: 10 → 8", path="need_lines.1.persons", before=10, after=8, who="GHOR Twente", at=at)

    document = answer(Refused(changed=[known, "It was changed."]))[1]

    nothing = dict.fromkeys(("path", "before", "after", "who", "at"))
    told = {"path": "needLines.1.persons", "before": 10, "after": 8, "who": "GHOR Twente", "at": "2020-12-28T08:00:00Z"}
    assert document["code"] == "stale"
    assert document["changed"] == [
        {"sentence": "persons: 10 → 8", **told},
        {"sentence": "It was changed.", **nothing},
    ]


def test_what_isnt_hers_says_why_by_a_code_of_its_own():
    document = answer(NotYours("locc_plans", "LOCC plans."))[1]

    assert (document["status"], document["code"], document["detail"]) == (403, "locc_plans", "LOCC plans.")
    assert answer(PermissionDenied())[1]["code"] == "permission_denied"


def test_too_large_says_how_much_fits():
    assert "10.0" in answer(TooLarge(10 * 1024 * 1024))[1]["detail"]


def test_an_unseen_object_is_not_named():
    assert "SupportRequest" not in json.dumps(answer(Http404("No SupportRequest matches the given query."))[1])


def test_what_nobody_foresaw_is_not_hidden():
    assert problems.handler(ZeroDivisionError(), {}) is None


names = st.from_regex(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", fullmatch=True)


@given(names)
def test_a_name_survives_the_wire(name):
    assert problems.snake(problems.camel(name)) == name


def test_names_on_the_wire_are_camel_case():
    assert problems.camel("first_unsafe_shift_at") == "firstUnsafeShiftAt"
    assert problems.camel("_cursor") == "_cursor"


def test_the_schema_declares_the_refusals():
    @extend_schema(responses={200: None, **problems.problem_responses(400, 409)})
    @api_view(["GET"])
    def endpoint(request):
        return None

    schema = SchemaGenerator(patterns=[path("x", endpoint)]).get_schema(public=True)
    responses = next(iter(schema["paths"].values()))["get"]["responses"]

    assert set(responses) == {"200", "400", "409", "429"}
    assert responses["409"]["content"] == {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }
    assert set(schema["components"]["schemas"]) == {"Problem", "FieldError", "LackingItem", "ChangedItem"}


def page(exc):
    return problems.RefusalPages(lambda request: HttpResponse()).process_exception(RequestFactory().get("/"), exc)


@pytest.fixture
def plain_templates(settings):
    """Pages that show just what they are given."""
    shown = {
        "400.html": "{{ errors|join:'|' }}",
        "409.html": "{{ lacking|join:'|' }} {{ changed|join:'|' }} {{ code }}",
        "413.html": "{{ limit }}",
    }
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", shown)]},
        }
    ]


def test_a_refused_page_is_409_and_says_what_is_lacking_and_what_changed(plain_templates):
    response = page(Refused([Lack("a", "Ask first.")], changed=["line 1"]))

    assert response.status_code == 409
    assert response.content.decode() == "Ask first. line 1 stale"


def test_a_page_that_got_too_much_is_413_and_says_how_much_fits(plain_templates):
    response = page(TooLarge(1024))

    assert (response.status_code, response.content.decode()) == (413, "1.0\xa0KB")


def test_a_page_asked_wrongly_is_400_and_says_what_is_wrong(plain_templates):
    response = page(ValidationError({"cursor": "Start again."}))

    assert (response.status_code, response.content.decode()) == (400, "Start again.")


def test_other_mishaps_are_left_to_django():
    assert page(PermissionDenied()) is None


def test_other_pages_pass_through():
    assert problems.RefusalPages(lambda request: "the page")(RequestFactory().get("/")) == "the page"
