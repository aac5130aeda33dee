"""API tokens: shown once, good until they expire or are taken back, and 401 for nobody."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from foundation import clock
from regions import people, tokens
from regions.models import ApiToken

ME = "/api/v1/me"


@pytest.fixture
def token(cast):
    """Gerard's token for thirty days: (token, secret)."""
    return tokens.issue(cast.gerard, name="script", expires_at=clock.now() + timedelta(days=30))


def ask(client, secret):
    return client.get(ME, headers={"authorization": f"Bearer {secret}"})


def test_a_token_acts_as_its_owner(cast, client, token):
    answer = ask(client, token[1])

    assert answer.status_code == 200
    assert answer.json()["memberships"][0]["safetyRegion"] == "VR05"


@pytest.mark.parametrize("secret", ["", "msob_nonsense", "é"])
def test_nobody_gets_401_with_a_challenge(client, token, secret):
    answers = [client.get(ME), ask(client, secret), client.get(ME, headers={"authorization": "Bearer"})]

    assert {answer.status_code for answer in answers} == {401}
    assert all(answer["WWW-Authenticate"].startswith("Bearer") for answer in answers)
    assert answers[0]["Content-Type"].startswith("application/problem+json")


def test_an_expired_token_is_dead(client, token):
    clock.move(days=30, seconds=-1)
    assert ask(client, token[1]).status_code == 200

    clock.move(seconds=1)

    assert ask(client, token[1]).status_code == 401


def test_a_token_taken_back_is_dead(cast, client, token):
    tokens.revoke(token[0], by=cast.gerard)
    first = token[0].revoked_at
    clock.move(hours=1)
    tokens.revoke(token[0], by=cast.gerard)

    assert ask(client, token[1]).status_code == 401
    assert token[0].revoked_at == first


def test_the_token_of_who_left_is_dead_even_before_it_is_taken_back(cast, client, token):
    cast.gerard.is_active = False
    cast.gerard.save()
    assert ask(client, token[1]).status_code == 401

    cast.gerard.is_active = True
    cast.gerard.save()
    people.leave(cast.gerard, by=cast.ada)
    assert ask(client, token[1]).status_code == 401


def test_only_a_digest_is_kept(token):
    row = ApiToken.objects.values().get()

    assert not any(token[1] in str(value) for value in row.values())
    assert token[1].startswith(row["prefix"])


def test_a_token_is_looked_up_with_its_roles_in_two_queries_and_noted_once_a_minute(token, django_assert_num_queries):
    with django_assert_num_queries(3):
        tokens.find(token[1])
    with django_assert_num_queries(2):
        tokens.find(token[1])
    first = ApiToken.objects.get().last_used_at

    clock.move(seconds=61)
    with django_assert_num_queries(3):
        tokens.find(token[1])

    assert ApiToken.objects.get().last_used_at - first == timedelta(seconds=61)


@pytest.mark.parametrize("length", [timedelta(0), timedelta(days=-1), timedelta(days=400)])
def test_a_token_ends_within_a_year_and_not_in_the_past(cast, length):
    with pytest.raises(ValidationError):
        tokens.issue(cast.gerard, name="script", expires_at=clock.now() + length)


def test_nobody_takes_back_anothers_token_but_an_administrator_may(cast, token):
    with pytest.raises(PermissionDenied):
        tokens.revoke(token[0], by=cast.greet)

    tokens.revoke(token[0], by=cast.ada)
    assert token[0].revoked_at


def test_gerard_makes_one_on_the_page_and_sees_it_once(cast, client):
    client.force_login(cast.gerard)
    page = reverse("regions:tokens")

    assert client.post(page, {"name": "script", "expires_at": "2020-12-01"}).status_code == 400
    answer = client.post(page, {"name": "script", "expires_at": "2021-01-31"})

    secret = answer.context["secret"]
    assert secret in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert secret not in client.get(page).text
    client.logout()
    assert ask(client, secret).status_code == 200
    client.force_login(cast.gerard)
    client.post(reverse("regions:token_revoke", args=[ApiToken.objects.get().pk]))
    client.logout()
    assert ask(client, secret).status_code == 401
