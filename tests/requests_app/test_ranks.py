"""A status's rank is written, with gaps: what was stored stays true whatever status comes between two others."""

import pytest
from django.db import IntegrityError, transaction

from requests_app.models import RANK, TERMINAL, Status, SupportRequest
from requests_app.procedure import effects


def test_the_ranks_are_these_and_stay_these():
    """They are stored with requests, and who sees those follows from it: change none, add between."""
    assert RANK == {
        "draft": 0,
        "regional": 10,
        "national": 20,
        "application": 30,
        "intake": 40,
        "precheck": 50,
        "fact_finding": 60,
        "tuning": 70,
        "review": 80,
        "granted": 90,
        "deployed": 100,
        "ended": 110,
        "closed": 120,
    }
    assert set(Status) - set(RANK) == TERMINAL - {Status.CLOSED}


def test_nobody_stores_what_is_no_rank(a_request):
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportRequest.objects.filter(pk=a_request().pk).update(furthest=4)


def test_what_was_closed_early_comes_back_where_it_was_and_what_was_further_to_the_precheck():
    came_back = {status: effects.reopens_to(SupportRequest(closed_from=status)) for status in Status}

    to_its_own = [status for status, to in came_back.items() if status == to]
    assert to_its_own == [status for status in Status if RANK.get(status, 999) <= RANK[Status.PRECHECK]]
    assert {to for status, to in came_back.items() if status not in to_its_own} == {Status.PRECHECK}
