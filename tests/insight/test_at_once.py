"""Two people hand in the same figures at once: one of both writes them, none is lost and nobody meets an error."""

import pytest
from django.test import Client

from foundation import clock
from insight.models import CivilPoolFigure, PressureFigure
from tests.at_once import at_once

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def post(who, address, sent):
    """The answer to one call, made when all others are ready too."""
    client = Client()
    client.force_login(who)
    return lambda: client.post(address, sent, content_type="application/json").status_code


@pytest.mark.parametrize("same", [True, False])
def test_figures_handed_in_at_the_same_moment_stand_there_once_or_as_a_correction(cast, same):
    day = clock.today().isoformat()
    pressure = {"place": "VR05", "day": day, "source": "roster", "absence": 8.5, "admissions": 3}
    pool = {"pool": "red_cross", "place": "VR05", "day": day, "source": "stand"}
    calls = []
    for more, who in enumerate((cast.gerard, cast.loes, cast.gerard, cast.loes)):
        step = 0 if same else more
        calls.append(post(who, "/api/v1/pressure", pressure | {"admissions": 3 + step}))
        staff = [{"staffType": "host", "registered": 20, "placed": 4 + step}]
        calls.append(post(who, "/api/v1/civil-pools", pool | {"staff": staff}))

    assert at_once(*calls) == [201] * len(calls)

    for model, changed in ((PressureFigure, "admissions"), (CivilPoolFigure, "placed")):
        rows = model.objects.filter(day=clock.today()).order_by("number")
        told = list(rows.filter(measure=changed).values_list("number", flat=True))
        assert told == list(range(1, 2 if same else 5)), changed
        assert rows.exclude(measure=changed).count() == 1
