"""`python -m bench.notifications.people P R`: fills an empty database with the cast, P who are told, and R requests.

Who is told of a question for figures is whoever speaks for the home: P people, half of them reading English.
"""

import sys
from datetime import timedelta

import django
from django.core.management import call_command

django.setup()

from foundation import clock  # noqa: E402
from msob.scenarios import cast as fictional  # noqa: E402
from regions import reference  # noqa: E402
from regions.models import Membership, Role, User  # noqa: E402
from requests_app.deeds import alert  # noqa: E402
from requests_app.models import PendingEvent  # noqa: E402


def fill(people: int, requests: int) -> None:
    """The cast, `people` who speak for De Avondzon in all, and `requests` of it in the region's hands, told already."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    reference.load()
    cast = fictional.make()
    colleagues = User.objects.bulk_create(
        User(email=f"colleague{n}@avondzon.example", name=f"Collega {n}", language=("nl", "en")[n % 2])
        for n in range(1, people)
    )
    mine = cast.ineke.memberships.get()
    Membership.objects.bulk_create(
        Membership(user=one, role=Role.INSTITUTION, institution=mine.institution, valid_from=mine.valid_from)
        for one in colleagues
    )
    for _one in range(requests):
        raise_alert(cast)
    PendingEvent.objects.all().delete()  # only what comes after counts


def raise_alert(cast) -> None:
    """Eight nurses for two weeks, from tomorrow."""
    tomorrow = clock.today() + timedelta(days=1)
    line = {"staff_type": "nurse", "persons": 8, "starts_on": tomorrow, "ends_on": tomorrow + timedelta(days=13)}
    alert.raise_alert(
        cast.avondzon,
        by=cast.ineke,
        lines=[line],
        first_unsafe_shift_at=clock.now() + timedelta(hours=20),
        call_back_number="053 999 00 11",
        clients_on_site=84,
    )


if __name__ == "__main__":
    fill(*map(int, sys.argv[1:]))
