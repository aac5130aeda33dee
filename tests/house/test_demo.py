"""The demo: the situation of 28 December 2020, the sign-in without a password, and the one process that runs it."""

import time

import pytest

from foundation import clock
from msob.scenarios import december_2020
from regions.models import User
from requests_app import journal
from requests_app.models import Attachment, InquiryState, OnBehalf, Status, SupportRequest
from requests_app.models import Inquiry, OfferState, Offer

OPEN_AT_EIGHT = {Status.DRAFT, Status.REGIONAL, Status.NATIONAL, Status.APPLICATION}


@pytest.fixture
def loaded(db):
    started = time.monotonic()
    december_2020.load()
    return time.monotonic() - started


def test_the_weekend_is_loaded_by_deeds_and_every_journal_holds(loaded):
    requests = SupportRequest.objects.all()

    assert loaded < 15
    assert 15 <= len(requests) <= 20
    assert {one.status for one in requests} == OPEN_AT_EIGHT | {Status.RESOLVED, Status.WITHDRAWN}
    assert len({one.safety_region_id for one in requests}) >= 5
    assert [journal.check(one) for one in requests] == [None] * len(requests)
