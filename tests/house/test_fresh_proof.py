"""What reaches far asks for a fresh proof, by page and by program; and what somebody opened ends with her role."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from foundation import clock
from foundation.errors import Refused
from notifications import outbox, webhooks
from notifications.models import WebhookEndpoint
from notifications.roads import ROADS
from regions import invitations, people, tokens
from regions.models import Invitation, Reach, Role, SafetyRegion, User
from tests.notifications.endpoints import ADDRESS, of
from tests.signing_in import PASSWORD, code, signed_in, with_factor, with_password

LATER = 6 * 60  # seconds; a proof is fresh for five minutes
PROVE, BY_PASSWORD = reverse("mfa_reauthenticate"), reverse("account_reauthenticate")
NADIA = {"email": "nadia@defensie.example", "name": "Nadia", "language": "nl", "role": "defence_planner"}


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def strict(settings):
    settings.MSOB_REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def token(cast):
    """A function: the secret of a new token of somebody."""

    def make(user, *reaches):
        return tokens.issue(user, name="script", expires_at=clock.now() + timedelta(days=30), reaches=reaches)[1]

    return make


# --- on the page


def test_ada_proves_herself_anew_before_a_planner_is_invited(cast, machine, mailoutbox):
    ada = signed_in(with_factor(cast.ada))
    machine(LATER)
    assert ada.get(reverse("regions:invite")).status_code == 200

    asked = ada.post(reverse("regions:invite"), NADIA)
    assert asked.url.startswith(PROVE)
    assert not Invitation.objects.exists()

    assert ada.post(asked.url, {"code": code()}).url == reverse("regions:people")
    assert Invitation.objects.get().email == NADIA["email"]
    assert len(mailoutbox) == 1


def test_who_has_just_signed_in_is_not_asked_again(cast, mailoutbox):
    ada = signed_in(with_factor(cast.ada))

    ada.post(reverse("regions:invite"), NADIA)

    assert Invitation.objects.exists()


def pages(cast, endpoint):
    """What reaches far: page, and what is sent to it (None: it is read)."""
    person, held = cast.wim.pk, cast.wim.memberships.get().pk
    invitation, _secret = invitations.invite(email="n@x.example", name="N", role=Role.LOCC, by=cast.ada)
    return [
        (reverse("regions:people_export", args=["csv"]), None),
        (reverse("regions:people_export", args=["xlsx"]), None),
        (reverse("regions:people_import"), None),
        (reverse("regions:people_import"), {"rows": "…"}),
        (reverse("regions:people_import_sheet"), None),
        (reverse("regions:person_join", args=[person]), {"role": "locc", "valid_from": "2020-12-28"}),
        (reverse("regions:membership_end", args=[held]), {"on": "2020-12-31"}),
        (reverse("regions:membership_deputy", args=[held]), {"user": cast.petra.pk}),
        (reverse("regions:person_leave", args=[person]), {"sure": "on"}),
        (reverse("regions:person_factor", args=[person]), {"sure": "on"}),
        (reverse("regions:person_readmit", args=[person]), {}),
        (reverse("regions:invitation_resend", args=[invitation.pk]), {}),
        (reverse("regions:tokens"), {"name": "script", "expires_at": "2021-01-31"}),
        (reverse("notifications:webhook_new"), {}),
        (reverse("notifications:webhook_edit", args=[endpoint.pk]), {}),
        (reverse("notifications:webhook_secret", args=[endpoint.pk]), {}),
    ]


def test_all_that_reaches_far_asks(cast, machine):
    made, _secret = webhooks.add(by=cast.ineke, url=ADDRESS, description="ECD", kinds=webhooks.KINDS, **of(cast.ineke))
    ada = signed_in(with_password(cast.ada))
    machine(LATER)
    before = list(User.objects.order_by("pk").values()), list(WebhookEndpoint.objects.values())

    for page, sent in pages(cast, made):
        answer = ada.get(page) if sent is None else ada.post(page, sent)
        assert answer.status_code == 302, page
        assert answer.url.startswith(BY_PASSWORD), page

    assert (list(User.objects.order_by("pk").values()), list(WebhookEndpoint.objects.values())) == before
    assert not cast.ada.api_tokens.exists()


def test_the_export_of_people_comes_after_the_proof(cast, machine):
    ada = signed_in(with_password(cast.ada))
    machine(LATER)
    page = reverse("regions:people_export", args=["csv"])

    answer = ada.post(ada.get(page).url, {"password": PASSWORD})

    assert answer.url == page
    assert ada.get(page).status_code == 200


# --- by a program


def test_a_token_looks_after_webhooks_only_when_it_was_given_that_by_name(cast, client, token):
    plain, given = token(cast.ineke), token(cast.ineke, Reach.WEBHOOKS)
    new = {"description": "ECD", "url": ADDRESS, "kinds": ["task"], "role": "institution"}
    new["institution"] = cast.avondzon.institution_id

    def post(secret, path="", body=new):
        return client.post(f"/api/v1/webhooks{path}", body, content_type="application/json", headers=bearer(secret))

    assert post(plain).status_code == 403
    assert "token" in post(plain).json()["detail"]
    made = post(given)
    assert made.status_code == 201
    assert post(plain, f"/{made.json()['id']}/secret", {}).status_code == 403
    assert (
        client.patch(
            f"/api/v1/webhooks/{made.json()['id']}", {"isActive": False}, "application/json", headers=bearer(plain)
        ).status_code
        == 403
    )
    assert client.get("/api/v1/webhooks", headers=bearer(plain)).status_code == 200


def test_a_session_at_the_api_needs_a_fresh_proof_too(cast, machine):
    made, _secret = webhooks.add(by=cast.ineke, url=ADDRESS, description="ECD", kinds=webhooks.KINDS, **of(cast.ineke))
    ineke = signed_in(with_password(cast.ineke))
    assert ineke.post(f"/api/v1/webhooks/{made.pk}/secret").status_code == 201

    machine(LATER)

    assert ineke.post(f"/api/v1/webhooks/{made.pk}/secret").status_code == 403
    assert ineke.get(f"/api/v1/webhooks/{made.pk}").status_code == 200


def test_gerard_gives_a_token_its_reach_on_the_page(cast, browser):
    page = reverse("regions:tokens")
    gerard = browser("gerard")

    made = gerard.post(page, {"name": "script", "expires_at": "2021-01-31", "reaches": ["webhooks"]})

    assert cast.gerard.api_tokens.get().reaches == [Reach.WEBHOOKS]
    assert made.text.count("add and change webhooks") == 2, "to choose, and in the list"
    assert gerard.get("/api/v1/tokens").json()["results"][0]["reaches"] == ["webhooks"]
    assert gerard.post(page, {"name": "x", "expires_at": "2021-01-31", "reaches": ["all"]}).status_code == 400


# --- tokens and the second factor


def test_no_token_for_a_role_that_needs_a_factor_without_one(cast, token, strict):
    with pytest.raises(Refused):
        token(cast.gerard)

    assert token(with_factor(cast.gerard))
    assert token(cast.ineke), "an institution needs none"


def test_a_token_works_only_as_long_as_its_owner_has_her_factor(cast, client, token, strict):
    secret = token(with_factor(cast.gerard))
    assert client.get("/api/v1/me", headers=bearer(secret)).status_code == 200

    Authenticator.objects.filter(user=cast.gerard).delete()

    refused = client.get("/api/v1/me", headers=bearer(secret))
    assert refused.status_code == 403
    assert refused["Content-Type"] == "application/problem+json"


def test_a_token_made_before_a_role_that_needs_a_factor_does_not_open_that_role(cast, client, token, strict):
    secret = token(with_factor(cast.ineke))

    people.join(cast.ineke, role=Role.LOCC, by=cast.ada)

    assert client.get("/api/v1/me", headers=bearer(secret)).status_code == 403
    cast.ineke.refresh_from_db()
    assert client.get("/api/v1/me", headers=bearer(token(cast.ineke))).status_code == 200


# --- a role that ends ends what it opened


def test_a_token_ends_with_the_first_of_the_roles_it_was_made_under(cast, client, token, browser):
    more = people.join(cast.gerard, role=Role.GHOR, by=cast.ada, safety_region=SafetyRegion.objects.get(code="VR01"))
    secret = token(cast.gerard)
    people.end(more, on=clock.today(), by=cast.ada)
    assert client.get("/api/v1/me", headers=bearer(secret)).status_code == 200, "today is its last day"

    clock.move(days=1)

    assert client.get("/api/v1/me", headers=bearer(secret)).status_code == 401
    assert "ended with a role" in browser("gerard").get(reverse("regions:tokens")).text


@pytest.mark.parametrize("way", ["leaves", "loses the role"])
def test_nothing_is_sent_to_a_webhook_of_who_is_gone_until_a_colleague_takes_it_over(cast, way, a_request, settings):
    colleague = people.enrol(email="ilse@avondzon.example", name="Ilse", by=cast.ada)
    people.join(colleague, role=Role.INSTITUTION, by=cast.ada, institution=cast.avondzon.institution)
    made, _secret = webhooks.add(by=cast.ineke, url=ADDRESS, description="ECD", kinds=webhooks.KINDS, **of(cast.ineke))
    if way == "leaves":
        people.leave(cast.ineke, by=cast.ada)
    else:
        people.end(cast.ineke.memberships.get(), on=clock.today(), by=cast.ada)
        clock.move(days=1)
    a_request(by=colleague)
    outbox.sweep()

    assert not ROADS["webhook"].on_it().exists(), "it waits"
    ilse = Client()
    ilse.force_login(colleague)
    page = reverse("notifications:webhook", args=[made.pk])
    assert "alert--warning" in ilse.get(page).text
    assert ilse.get(f"/api/v1/webhooks/{made.pk}").json()["isAnsweredFor"] is False
    kept = {"url": ADDRESS, "description": "ECD", "kinds": made.kinds, "is_active": "on"}
    ilse.post(reverse("notifications:webhook_edit", args=[made.pk]), kept)

    assert ROADS["webhook"].on_it().exists()
    assert "alert--warning" not in ilse.get(page).text
    assert ilse.get(f"/api/v1/webhooks/{made.pk}").json()["isAnsweredFor"] is True


def test_what_an_administrator_offered_goes_with_her(cast, client):
    other = people.enrol(email="bea@beheer.example", name="Bea", by=cast.ada)
    people.join(other, role=Role.ADMINISTRATOR, by=cast.ada)
    _invitation, secret = invitations.invite(email="n@x.example", name="N", role=Role.LOCC, by=cast.ada)

    people.leave(cast.ada, by=other)

    assert client.get(reverse("regions:invitation_accept", args=[secret])).status_code == 410
