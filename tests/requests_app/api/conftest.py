"""Asking the API as somebody of the cast."""

import pytest


@pytest.fixture
def api(cast, client):
    """A function that asks as somebody: api("gerard", "get", "requests"); nobody when `who` is None."""

    def ask(who, method, path, data=None, **more):
        client.logout()
        if who:
            client.force_login(getattr(cast, who))
        if data is not None:
            more = {"content_type": "application/json", "data": data} | more
        path = path if path.startswith("/") else f"/api/v1/{path}"
        return getattr(client, method)(path, **more)

    return ask


def names(answer):
    """The names of what was filled in wrongly."""
    assert answer.status_code == 400, answer.text
    return {error["name"] for error in answer.json()["errors"]}
