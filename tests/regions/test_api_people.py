"""People, memberships and invitations by API: for an administrator who is there herself, and never for a token."""

from datetime import timedelta

import pytest

from foundation import clock
from regions import tokens
from regions.models import Invitation, Membership, User
from tests.requests_app.api.conftest import api, names

__all__ = ["api"]
NADIA = {"email": "nadia@ggd.example", "name": "Nadia", "role": "ghor", "safetyRegion": "VR05"}


def everybody():
    """All that stands written of people."""
    open_to = list(User.objects.order_by("pk").values_list("pk", "is_active", "password"))
    return open_to, list(Membership.objects.order_by("pk").values()), list(Invitation.objects.values())


def test_ada_invites_somebody_and_the_link_is_in_the_mail_alone(api, mailoutbox):
    made = api("ada", "post", "invitations", NADIA)
    again = names(api("ada", "post", "invitations", NADIA))
    sent = api("ada", "post", f"invitations/{made.json()['id']}/sendings", {})
    listed = [one["email"] for one in api("ada", "get", "invitations").json()["results"]]
    gone = api("ada", "delete", f"invitations/{made.json()['id']}").status_code

    assert (made.status_code, made.json()["label"], made.json()["wasSent"]) == (201, "GHOR Twente", True)
    assert (again, sent.status_code, gone) == ({"email"}, 201, 204)
    assert NADIA["email"] in listed
    assert len(mailoutbox) == 2
    assert "/account/invitation/" in mailoutbox[0].body
    assert "/account/invitation/" not in made.text + sent.text
    assert api("ada", "get", "invitations").json()["results"] == []


def test_ada_gives_a_role_its_last_day_and_a_deputy(cast, api):
    person = f"people/{cast.wim.pk}"

    joined = api("ada", "post", f"{person}/memberships", {"role": "ghor", "safetyRegion": "VR13", "validUntil": None})
    (held,) = [one["id"] for one in joined.json()["memberships"] if one["role"] == "ghor"]
    days = {"validFrom": "2020-12-29", "validUntil": "2021-01-03"}
    stands_in = api("ada", "post", f"memberships/{held}/deputies", {"user": cast.petra.pk, **days})
    ended = api("ada", "post", f"memberships/{held}/ends", {"on": "2021-01-31"})

    assert [one.status_code for one in (joined, stands_in, ended)] == [201] * 3, (joined.text, stands_in.text)
    assert stands_in.json()["email"] == cast.wim.email
    assert str(cast.petra.memberships.get(deputy_for=held).valid_until) == "2021-01-03"
    (kept,) = [one for one in api("ada", "get", person).json()["memberships"] if one["id"] == held]
    assert (kept["safetyRegion"], kept["validUntil"]) == ("VR13", "2021-01-31")


def test_who_leaves_is_listed_as_closed_and_may_come_back(cast, api):
    left = api("ada", "post", f"people/{cast.wim.pk}/departures", {}).json()
    closed = [one["id"] for one in api("ada", "get", "people?active=no&q=wim").json()["results"]]
    back = api("ada", "post", f"people/{cast.wim.pk}/readmissions", {}).json()

    assert (left["isActive"], closed, back["isActive"]) == (False, [cast.wim.pk], True)
    assert api("ada", "post", f"people/{cast.wim.pk}/factor-resets", {}).status_code == 409, "she has none"


def test_what_is_filled_in_wrongly_is_named_all_together(cast, api):
    before, person = everybody(), f"people/{cast.wim.pk}"
    wrong = {"role": "king", "safetyRegion": "VR99", "institution": "1", "validFrom": "soon", "crown": True}

    assert names(api("ada", "post", f"{person}/memberships", wrong)) == set(wrong)
    assert names(api("ada", "post", "invitations", {"role": "locc", "email": "x"})) == {"email", "name"}
    assert api("ada", "post", f"{person}/memberships", {"role": "ghor"}).status_code == 400, "a GHOR has a region"
    held = cast.wim.memberships.get().pk
    days = {"validFrom": "2020-12-29", "validUntil": "2021-01-03"}
    assert names(api("ada", "post", f"memberships/{held}/deputies", {"user": 10**9, **days})) == {"user"}
    assert api("ada", "post", "memberships/999999/ends", {"on": "2021-01-01"}).status_code == 404
    assert names(api("ada", "get", "people?role=king")) == {"role"}
    assert everybody() == before


WRITES = [
    *("invitations", "people/{}/memberships", "people/{}/departures", "people/{}/readmissions"),
    *("people/{}/factor-resets", "memberships/{}/ends", "memberships/{}/deputies", "invitations/1/sendings"),
]


@pytest.fixture
def by_token(cast, client):
    """A function that asks with a token of Ada's that was given all a token can be given."""
    until = clock.now() + timedelta(days=9)
    _token, secret = tokens.issue(cast.ada, name="t", expires_at=until, reaches=["webhooks"])
    headers = {"Authorization": f"Bearer {secret}"}
    return lambda method, path: getattr(client, method)(f"/api/v1/{path}", headers=headers)


def test_neither_a_token_nor_a_colleague_nor_a_proof_of_long_ago_comes_in(cast, api, by_token, client):
    before = everybody()
    paths = [path.format(cast.wim.pk) for path in WRITES]
    reads = ["people", f"people/{cast.wim.pk}", "invitations"]

    assert {by_token("post", path).status_code for path in paths} == {403}
    assert {by_token("get", path).status_code for path in reads} == {403}
    assert by_token("delete", "invitations/1").status_code == 403
    for who in ("gerard", "loes", "otto"):
        assert {api(who, "post", path, NADIA).status_code for path in paths} == {403}, who
        assert {api(who, "get", path).status_code for path in reads} == {403}, who
    assert everybody() == before
    cast.ada.set_password("a long enough password")
    cast.ada.save()
    client.force_login(cast.ada)
    stale = [client.post(f"/api/v1/{path}", NADIA, content_type="application/json").status_code for path in paths]
    assert set(stale) == {403}
    assert client.get("/api/v1/people").status_code == 200
