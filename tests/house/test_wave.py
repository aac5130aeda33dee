"""The wave of December 2020 by the script that integrators read, over the wire, by everybody's own token."""

from datetime import datetime, timedelta

import pytest

from examples import december_2020 as story
from foundation import clock
from regions import tokens
from requests_app.models import SupportRequest
from tests.cast import FIRST_DAY

MOST_CALLS = 40


def people_of(cast, address, kind=story.Person, **more):
    """Everybody of the story with a token of her own, calling `address`."""
    until = clock.now() + timedelta(days=60)
    secrets = {who: tokens.issue(getattr(cast, who), name="the wave", expires_at=until)[1] for who in story.CAST}
    return {who: kind(address, secret, **more) for who, secret in secrets.items()}


def when_it_is(moment):
    """Put the clock at it."""
    clock.freeze(datetime.fromisoformat(moment))


@pytest.mark.services
def test_three_homes_go_from_alert_to_evaluation_in_forty_calls_a_request(transactional_db, cast, live_server):
    people = people_of(cast, live_server.url)

    homes = story.wave(people, FIRST_DAY, when_it_is)

    made = story.calls(people)
    print(f"calls: {dict(made)}; {made.total() / len(homes):.1f} a request")
    assert max(made[home.who] for home in homes) + made[""] / len(homes) <= MOST_CALLS
    kept = {one.reference: one for one in SupportRequest.objects.all()}
    assert {home.reference: kept[home.reference].status for home in homes} == dict.fromkeys(kept, "closed")
    assert len(kept) == len(homes)
    for one in kept.values():
        assert one.evaluations.count() == 2


@pytest.mark.services
def test_what_is_refused_is_told_to_whoever_runs_it(transactional_db, cast, live_server):
    people = people_of(cast, live_server.url)

    with pytest.raises(story.Refused) as refused:
        people["karin"].post("requests", {"location": cast.avondzon.pk})

    assert refused.value.problem["status"] == 403
