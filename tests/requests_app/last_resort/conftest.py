"""Requests taken from the threshold of Defence to a decision, by the people whose work it is."""

from functools import partial

import pytest

from requests_app.models import Outcome, Status
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from tests import road, shelf
from tests.requests_app.api.conftest import api

__all__ = ["api"]


@pytest.fixture
def complete(cast):
    """A function that completes and signs the application of a request, with figures of now."""
    return lambda support_request: road.complete(cast, support_request)


@pytest.fixture
def an_application(cast, a_request):
    """A function that takes a request through filing and intake, up to and including the deed named."""

    def climb(until=Action.ACCEPT_INTAKE, **alert_values):
        support_request = road.complete(cast, a_request(Action.ESCALATE_TO_MSOB, **alert_values))
        workflow.perform(support_request, Action.FILE_APPLICATION, by=cast.gerard)
        if until == Action.FILE_APPLICATION:
            return support_request
        road.forward(cast, support_request)
        return support_request

    return partial(shelf.take, cast, "an application", climb)


@pytest.fixture
def all_say(cast):
    """A function by which the three corners say the same."""
    return lambda support_request, outcome, **more: road.say(cast, support_request, outcome, **more)


@pytest.fixture
def a_report(cast):
    """A function by which Fenna's team goes and reports; `lines` are (staff type, persons, minimum) per line 1."""

    def report(support_request, lines=((StaffType.NURSE, 8, 1),), **more):
        rows = [road.row(support_request.lines.first(), *values) for values in lines]
        road.report(cast, support_request, rows, **more)
        return support_request

    return report


@pytest.fixture
def a_review(cast, an_application, all_say, a_report):
    """A function that takes a request to the triangle's review, with tuned lines both sides agreed on."""

    def climb(mix=((StaffType.NURSE, 8, 1),), **alert_values):
        support_request = an_application(**alert_values)
        all_say(support_request, Outcome.VISIT)
        assert support_request.status == Status.FACT_FINDING
        a_report(support_request, mix)
        workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)
        return support_request

    return partial(shelf.take, cast, "a review", climb)


@pytest.fixture
def a_grant(cast, a_review):
    """A function that takes a request to a grant of all tuned lines."""

    def climb(**more):
        return road.grant(cast, a_review(**more))

    return partial(shelf.take, cast, "a grant", climb)
