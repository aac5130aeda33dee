"""Three corners at once on many requests: one outcome each, none hanging, none lost."""

import random
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app.deeds import triangle
from requests_app.models import RANK, Outcome, Position, Review, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.records import journal
from tests import recipes
from tests.chance import PROVING

REQUESTS = 200 if PROVING else 60
CORNERS = ("dirk", "vera", "gerard")

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def under_review(cast, an_alert):
    """A request put before the triangle, its review open."""
    support_request = an_alert()
    SupportRequest.objects.filter(pk=support_request.pk).update(status=Status.PRECHECK, furthest=RANK[Status.PRECHECK])
    Review.objects.create(
        support_request=support_request, kind="precheck", opened_at=support_request.updated_at, event_number=1
    )
    return support_request.pk


def speak(person, pks, start, failed):
    """Give the same position on each, in an order of one's own, as fast as it goes."""
    start.wait()
    try:
        for pk in random.sample(pks, len(pks)):
            support_request = SupportRequest.objects.get(pk=pk)
            triangle.give_position(support_request, by=person, outcome=Outcome.VISIT, motivation="ga kijken")
    except Exception as error:  # told by the main thread
        failed.append(error)
    finally:
        connection.close()


def test_three_corners_and_many_requests_at_once(cast, an_alert):
    pks = [under_review(cast, an_alert) for _each in range(REQUESTS)]
    start, failed = Barrier(len(CORNERS)), []
    threads = [Thread(target=speak, args=(getattr(cast, key), pks, start, failed)) for key in CORNERS]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert Position.objects.count() == len(CORNERS) * REQUESTS
    for support_request in SupportRequest.objects.all():
        ordered = support_request.events.filter(action=Action.ORDER_FACT_FINDING)
        assert support_request.status == Status.FACT_FINDING
        assert ordered.count() == 1
        assert journal.check(support_request) is None


def test_the_request_is_locked_before_the_positions_are_read(cast):
    scene = recipes.build(cast, Status.PRECHECK)

    with CaptureQueriesContext(connection) as asked:
        triangle.give_position(scene.request, by=cast.dirk, outcome=Outcome.VISIT, motivation="ga kijken")

    queries = [query["sql"] for query in asked]
    locked = next(number for number, sql in enumerate(queries) if "FOR UPDATE" in sql)
    read = next(number for number, sql in enumerate(queries) if 'FROM "requests_app_position"' in sql)
    assert locked < read
