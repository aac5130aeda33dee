"""The weekend of 26 to 28 December 2020, as far as 08:00 on Monday: nineteen requests in thirteen safety regions.

The numbers are those of press and parliament of that week (a care hotel that asks ten, a nursing home seventeen,
another eleven of whom four medical, one that asks thirty nurses); homes and people are fictional.
"""

from datetime import datetime

from django.db import transaction

from foundation import clock
from msob.scenarios import cast, decided, neighbours, noord, twente, veluwe, west, zuid
from msob.scenarios.telling import let_time_pass, moment, play
from regions import reference
from requests_app.models import SupportRequest

ENDS_AT: datetime = moment("ma 08:00")
STORIES = [*twente.STORIES, *veluwe.STORIES, *noord.STORIES, *west.STORIES, *zuid.STORIES]


@transaction.atomic
def load(*, decided_too: bool = False) -> bool:
    """Load reference data, people and requests; False when there were requests already, which are left alone.

    `decided_too` goes on to the grants of Wednesday 30 December.
    """
    reference.load()
    with clock.frozen(moment("za 08:00")):
        homes = cast.make(cast.HOMES | neighbours.HOMES, {})
        people = cast.make({}, cast.PEOPLE | neighbours.PEOPLE)
        if SupportRequest.objects.exists():
            return False
        play(STORIES, homes=homes, people=people)
        let_time_pass(clock.now(), ENDS_AT)
        if decided_too:
            decided.play()
    return True
