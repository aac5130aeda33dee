"""A photograph of a visit: nobody is on it, and where it was taken isn't in it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from requests_app.deeds import conversation
from requests_app.models import Attachment, Status
from tests import recipes
from tests.foundation.test_pictures import JFIF, PLACE, SCAN, SECRET, TABLE, jpeg


@pytest.fixture
def request_visited(cast):
    scene = recipes.build(cast, Status.FACT_FINDING)
    recipes.send_team(scene)
    return scene.request


def photograph():
    return SimpleUploadedFile("zaal 2.jpg", jpeg(JFIF, PLACE, TABLE, SCAN))


def test_it_is_kept_bare_and_the_declaration_stands_in_the_journal(cast, request_visited):
    done = conversation.attach(
        request_visited, by=cast.fenna, file=photograph(), proves="visit", audience="all", nobody_on_it=True
    )

    assert SECRET not in done.made.path.read_bytes()
    assert done.event.facts["nobody_on_it"] is True


def test_undeclared_it_isnt_kept(cast, request_visited):
    before = Attachment.objects.count()

    with pytest.raises(ValidationError) as refused:
        conversation.attach(request_visited, by=cast.fenna, file=photograph(), proves="visit")

    assert list(refused.value.message_dict) == ["nobody_on_it"]
    assert Attachment.objects.count() == before
