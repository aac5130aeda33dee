"""Every address of this app, asked by nobody and by everybody it isn't for."""

import pytest
from django.urls import reverse

from foundation import clock
from regions import api_urls, duty, invitations, tokens, urls
from regions.models import Role

MEMBERS = [
    *("ineke", "gerard", "karin", "roos", "loes", "vera", "dirk", "fenna", "mira"),
    *("otto", "bea", "uma", "aukje", "ada"),
]
EVERYBODY = set(MEMBERS)
PLACING = EVERYBODY - {"karin", "roos", "fenna", "otto", "bea", "uma", "aukje"}
ADA = {"ada"}

# page: (arguments, who may open it); a page that only takes a POST answers 405 to those who may come in
PAGES = {
    "institutions": ([], PLACING),
    "institutions_export": (["csv"], PLACING),
    "institution_import": ([], ADA),
    "institution_import_sheet": ([], ADA),
    "institution_new": ([], ADA),
    "institution": (["institution"], PLACING),
    "institution_edit": (["institution"], ADA),
    "location_new": (["institution"], ADA),
    "location_edit": (["institution", "location"], ADA),
    "people": ([], ADA),
    "people_export": (["csv"], ADA),
    "people_import": ([], ADA),
    "people_import_sheet": ([], ADA),
    "invite": ([], ADA),
    "person": (["person"], ADA),
    "person_join": (["person"], ADA),
    "person_leave": (["person"], ADA),
    "person_factor": (["person"], ADA),
    "person_readmit": (["person"], ADA),
    "membership_end": (["membership"], ADA),
    "membership_deputy": (["membership"], ADA),
    "invitation_resend": (["invitation"], ADA),
    "invitation_revoke": (["invitation"], ADA),
    "tokens": ([], EVERYBODY),
    "token_revoke": (["token"], EVERYBODY),
    "readings": ([], {"aukje"}),
    "readings_export": (["csv"], {"aukje"}),
    "security_events": ([], {"aukje"}),
    "security_events_export": (["csv"], {"aukje"}),
    "duty": ([], EVERYBODY - {"otto", "bea", "uma", "aukje"}),
    "duty_new": ([], {"gerard", "ada"}),
    "duty_remove": (["duty"], EVERYBODY),
}
OPEN_TO_ALL = {"invitation_accept"}


@pytest.fixture
def address(cast):
    """A function from the name of a page to its address, with things that exist."""
    invitation, _secret = invitations.invite(email="n@x.example", name="N", role=Role.LOCC, by=cast.ada)
    token, _secret = tokens.issue(cast.ada, name="t", expires_at=clock.now() + tokens.LONGEST)
    on_call = duty.put_on(
        cast.gerard.memberships.get(),
        starts_at=clock.now(),
        ends_at=clock.now() + tokens.USED_AT_MOST_EVERY,
        phone="06 999 00 111",
        by=cast.ada,
    )
    things = {
        "institution": cast.avondzon.institution_id,
        "location": cast.avondzon.pk,
        "person": cast.gerard.pk,
        "membership": cast.gerard.memberships.get().pk,
        "invitation": invitation.pk,
        "token": token.pk,
        "duty": on_call.pk,
    }
    return lambda name: reverse(f"regions:{name}", args=[things.get(part, part) for part in PAGES[name][0]])


def test_every_page_stands_in_this_list():
    assert {pattern.name for pattern in urls.urlpatterns} == set(PAGES) | OPEN_TO_ALL


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_sent_to_sign_in(client, address, page):
    for answer in (client.get(address(page)), client.post(address(page))):
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("page", PAGES)
def test_the_page_opens_for_those_it_is_for(cast, client, address, page):
    opened = set()
    for who in MEMBERS:
        client.force_login(getattr(cast, who))
        status = client.get(address(page)).status_code
        assert status in {200, 403, 404, 405}
        opened |= {who} if status in {200, 405} else set()

    assert opened == PAGES[page][1]


@pytest.mark.parametrize("page", [name for name, (_args, readers) in PAGES.items() if readers == ADA])
def test_a_post_by_the_wrong_person_is_refused(cast, client, address, page):
    for who in EVERYBODY - ADA:
        client.force_login(getattr(cast, who))
        assert client.post(address(page)).status_code in {403, 405}


def test_a_stranger_changes_nothing_of_anothers(cast, client, address):
    client.force_login(cast.otto)
    assert client.post(address("token_revoke")).status_code == 404
    assert client.post(address("duty_remove")).status_code == 403

    client.force_login(cast.greet)
    assert client.post(address("duty_remove")).status_code == 403


def test_a_made_up_invitation_opens_nothing(client, db):
    assert client.get(reverse("regions:invitation_accept", args=["made-up"])).status_code == 410
    assert client.post(reverse("regions:invitation_accept", args=["made-up"]), {"name": "x"}).status_code == 410


@pytest.mark.parametrize("pattern", api_urls.urlpatterns, ids=lambda pattern: pattern.name)
def test_the_api_asks_who_is_there(client, db, pattern):
    path = "/api/v1/" + str(pattern.pattern).replace("<int:pk>", "1").replace("<int:location>", "1")

    for method in ("get", "post", "put", "patch", "delete"):
        assert getattr(client, method)(path).status_code == 401


def test_no_address_of_the_api_ends_in_a_slash():
    assert not [pattern for pattern in api_urls.urlpatterns if str(pattern.pattern).endswith("/")]


def test_djangos_administration_is_for_administrators_and_deletes_nothing(cast, client):
    for who, status in [("gerard", 302), ("loes", 302), ("ada", 200)]:
        client.force_login(getattr(cast, who))
        assert client.get("/admin/regions/channel/").status_code == status

    for model in ("safetyregion", "municipality", "institution", "location", "user", "membership", "duty", "team"):
        assert client.get(f"/admin/regions/{model}/").status_code == 200
        assert client.get(f"/admin/regions/{model}/add/").status_code in {200, 403}
    assert cast.gerard.password not in client.get(f"/admin/regions/user/{cast.gerard.pk}/change/").text
    assert client.get(f"/admin/regions/user/{cast.gerard.pk}/delete/").status_code == 403
