"""Who tried: each wall writes down who met it; an auditor reads that and who looked, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from foundation import clock
from regions import invitations, people, tokens, traces
from regions.models import Reading, Role, SecurityEvent, User
from tests.browsing import text_of
from tests.signing_in import LOGIN, code, sign_in, signed_in, with_factor, with_password

PROVE = reverse("account_reauthenticate")
BY_CODE = reverse("mfa_reauthenticate")
LATER = 6 * 60


def events():
    """(what, who, about whom) of everything that was written."""
    rows = SecurityEvent.objects.select_related("person", "about").order_by("pk")
    return [(row.what, row.person, row.about) for row in rows]


# --- at the sign-in


def test_a_wrong_password_is_written_with_the_account_and_without_what_was_typed(cast, client):
    with_password(cast.ineke)

    client.post(LOGIN, {"login": "INEKE@avondzon.example", "password": "wrong"})
    client.post(LOGIN, {"login": "nobody@avondzon.example", "password": "wrong"})

    assert events() == [("sign_in_failed", cast.ineke, None), ("sign_in_failed", None, None)]
    row = SecurityEvent.objects.first()
    assert (row.at, row.address, row.by, row.door) == (clock.now(), "127.0.0.1", "page", "account_login")
    assert "nobody" not in str(list(SecurityEvent.objects.values()))


def test_who_tries_too_often_is_written_down_once_a_minute(cast, client):
    with_password(cast.ineke)
    for _try in range(8):
        client.post(LOGIN, {"login": cast.ineke.email, "password": "wrong"})

    assert [what for what, _who, _about in events()] == ["sign_in_failed"] * 5 + ["locked_out"]


def test_a_wrong_code_and_a_proof_that_fails(cast, client, machine, settings):
    settings.MSOB_REQUIRE_SECOND_FACTOR = True
    with_factor(cast.loes)
    asked = sign_in(client, cast.loes)
    client.post(asked.url, {"code": "000000"})
    client.post(asked.url, {"code": code()})
    client.post(f"{BY_CODE}?next=/", {"code": "000000"})
    petra = signed_in(with_password(cast.petra))
    petra.post(f"{PROVE}?next=/", {"password": "wrong"})

    assert events() == [
        ("factor_failed", cast.loes, None),
        ("proof_failed", cast.loes, None),
        ("proof_failed", cast.petra, None),
    ]


# --- at a door


def test_what_is_refused_is_written_by_page_and_by_api(cast, browser, an_alert):
    reference = an_alert().reference
    browser("ineke").get("/people/")
    browser("ineke").post(
        f"/api/v1/requests/{reference}/events", {"action": "escalate_to_national"}, "application/json"
    )

    assert events() == [("refused", cast.ineke, None)] * 2
    [page, api] = SecurityEvent.objects.order_by("pk")
    assert (page.door, page.by, page.detail) == ("regions:people", "page", "GET")
    assert (api.door, api.by, api.detail) == ("api-events", "api", "POST")


def test_a_dead_token_and_one_that_may_not(cast, client):
    token, secret = tokens.issue(cast.gerard, name="script", expires_at=clock.now() + timedelta(days=9))
    client.get("/api/v1/me", headers={"Authorization": "Bearer msob_made-up"})
    client.get("/api/v1/security-events", headers={"Authorization": f"Bearer {secret}"})
    tokens.revoke(token, by=cast.ada)
    tokens.revoke(token, by=cast.ada)

    assert events() == [
        ("token_issued", cast.gerard, None),
        ("token_failed", None, None),
        ("refused", cast.gerard, None),
        ("token_ended", cast.ada, cast.gerard),
    ]
    assert SecurityEvent.objects.get(what="refused").by == "token"
    assert {row.detail for row in SecurityEvent.objects.filter(what__startswith="token_")} == {token.prefix, ""}


def test_the_export_of_people_and_of_nothing_else(cast, browser):
    ada = browser("ada")
    ada.get("/people/")
    ada.get("/people/export.csv?role=ghor")

    assert events() == [("people_exported", cast.ada, None)]
    assert SecurityEvent.objects.get().detail == "role=ghor"


# --- who may pass


def test_roles_that_come_and_go(cast):
    added = people.join(cast.ineke, role=Role.LOCC, by=cast.ada)
    people.end(added, on=clock.today(), by=cast.ada)
    people.leave(cast.ineke, by=cast.ada)
    people.readmit(cast.ineke, by=cast.ada)

    assert events() == [(what, cast.ada, cast.ineke) for what in ("role_added", "role_ended", "left", "readmitted")]
    assert SecurityEvent.objects.earliest("pk").membership == added


# --- the auditor


@pytest.fixture
def seen(cast, browser, an_alert):
    """Gerard read a request, and was refused the people; the day after Ineke read it."""
    reference = an_alert().reference
    browser("gerard").get(f"/requests/{reference}/")
    browser("gerard").get("/people/")
    clock.move(days=1)
    browser("ineke").get(f"/requests/{reference}/")
    return reference


@pytest.mark.parametrize(
    ("query", "whom"),
    [
        ("?what=request", ["Ineke Avink", "Gerard Twent"]),
        ("?q=twent", ["Gerard Twent"]),
        ("?role=institution", ["Ineke Avink"]),
        ("?until=2020-12-28", ["Gerard Twent"]),
        ("?reference=MSOB-2020-00099", []),
        ("?by=token", []),
    ],
)
def test_aukje_reads_who_looked_by_name_on_page_file_and_api(browser, seen, query, whom):
    aukje = browser("aukje")
    page = aukje.get(f"/readings/{query}").context["table"].body
    wire = aukje.get(f"/api/v1/readings{query}").json()["results"]
    file = aukje.get(f"/readings/export.csv{query}").getvalue().decode().splitlines()[1:]

    assert [line.cells[1].value for line in page] == whom
    assert [one["reader"] for one in wire] == whom
    assert [line.split(";")[1] for line in file] == whom


def test_aukje_reads_who_tried_on_page_file_and_api(browser, seen):
    aukje = browser("aukje")

    assert "Gerard Twent" in text_of(aukje.get("/security-events/?what=refused"))
    assert aukje.get("/security-events/?what=locked_out").context["table"].body == []
    assert [one["what"] for one in aukje.get("/api/v1/security-events?q=gerard").json()["results"]] == ["refused"]
    assert "Gerard Twent" in aukje.get("/security-events/export.csv").getvalue().decode()
    assert aukje.get("/api/v1/security-events?since=x").status_code == 400


def test_aukje_sees_nothing_else_and_what_she_reads_is_written_too(cast, browser, seen):
    aukje = browser("aukje")

    assert aukje.get(f"/requests/{seen}/").status_code == 404
    assert aukje.get(f"/requests/{seen}/readings/").status_code == 404
    assert seen not in text_of(aukje.get("/requests/"))
    for path in ("/capacity/", "/institutions/", "/people/", "/meetings/", "/duty/"):
        assert aukje.get(path).status_code == 403, path
    labels = [item["label"] for item in aukje.get("/readings/").context["navigation"]]
    assert labels == ["Who looked", "Who tried"]
    row = Reading.objects.filter(reader=cast.aukje, what="traces").get()
    assert row.membership == cast.aukje.memberships.get()
    assert row.function == "Auditor"


@pytest.mark.parametrize("who", ["ada", "otto", "gerard", "dirk"])
def test_nobody_but_an_auditor_does(browser, seen, who):
    for path in ("/readings/", "/readings/export.csv", "/security-events/", "/security-events/export.csv"):
        assert browser(who).get(path).status_code == 403
    assert browser(who).get("/api/v1/readings").status_code == 403
    assert browser(who).get("/api/v1/security-events").status_code == 403


def test_an_auditor_is_an_observer_needs_a_factor_and_is_invited_as_such(cast, browser, settings):
    ada = browser("ada")
    invited = {"email": "iris@audit.example", "name": "Iris", "language": "nl", "audits": "on"}
    answer = ada.post("/people/invite/", invited | {"role": "locc"})
    assert answer.status_code == 400
    assert "Only an observer can be an auditor." in text_of(answer)

    invitation, secret = invitations.invite(
        email="iris@audit.example", name="Iris", role=Role.OBSERVER, audits=True, by=cast.ada
    )
    assert str(invitation.label) == "Auditor"
    iris = invitations.accept(secret, name="Iris", password="correct horse battery")
    assert User.objects.get(pk=iris.pk).audits_now()

    settings.MSOB_REQUIRE_SECOND_FACTOR = True
    client = Client()
    client.force_login(iris)
    assert client.get("/readings/").url == reverse("mfa_activate_totp")


def test_security_events_are_swept_with_the_readings(cast, browser, seen, settings):
    settings.MSOB_TRACE_DAYS = 30
    clock.move(days=30)

    assert traces.sweep() == 2, "both of Gerard's, a month and a day old; Ineke's is a month old"
    assert events() == []
