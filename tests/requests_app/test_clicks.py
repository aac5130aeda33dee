"""A wrong click that can't be undone is shown before it is made: what a deed will do, and nothing chosen beforehand."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from requests_app.deeds import intake
from requests_app.models import Rung, Status, Urgency
from requests_app.procedure.how import How
from tests import recipes

# --- the urgent road


def test_nobody_raises_the_urgency_by_a_choice_that_stood_there(cast, client):
    request = recipes.build(cast, Status.NATIONAL).request
    client.force_login(cast.loes)
    url = reverse("requests:deed", args=[request.reference, "register-urgent"])

    page = client.get(url).content.decode()
    refused = client.post(url, {"waived_by": "DPG Twente", "reason": "nobody tonight"})

    assert "checked" not in page
    assert refused.status_code == 400
    request.refresh_from_db()
    assert (request.status, request.urgency) == (Status.NATIONAL, Urgency.NORMAL)


def test_the_director_waives_only_rungs_that_are_open(cast, client):
    scene = recipes.build(cast, Status.NATIONAL)
    client.force_login(cast.loes)
    url = reverse("requests:deed", args=[scene.request.reference, "register-urgent"])
    typed = {"urgency": Urgency.LIFE_SUSTAINING, "reason": "nobody tonight"}

    page = client.get(url).content.decode()
    assert str(Rung.RED_CROSS.label) in page
    assert client.post(url, typed).status_code == 400
    with pytest.raises(ValidationError, match="waived_by"):
        intake.register_urgent(
            scene.request, by=cast.loes, urgency=Urgency.LIFE_SUSTAINING, how=How(reason="nobody tonight")
        )

    recipes.close_rungs(scene)
    assert "waived_by" not in client.get(url).content.decode()
    assert client.post(url, typed).status_code == 302
    scene.request.refresh_from_db()
    assert (scene.request.status, scene.request.urgency) == (Status.INTAKE, Urgency.LIFE_SUSTAINING)
