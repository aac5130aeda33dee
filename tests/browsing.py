"""Somebody of the cast at her browser, and how many queries a page takes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def browser(cast):
    """A function: the browser of somebody of the cast, by first name, in English."""

    def open_browser(name, **how):
        client = Client(**how)
        client.force_login(getattr(cast, name))
        client.cookies["django_language"] = "en"
        return client

    return open_browser


@pytest.fixture
def count_queries():
    """A function: how many queries a page takes."""

    def count(client, path):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    return count


def text_of(response):
    """The page as one line of text."""
    return " ".join(response.content.decode().split())
