"""Many at once at a handful of pools, through `capacity.ledger` alone; also a program, for tests with processes.

Each deed is one transaction, as all deeds are: first the request's row, then pools by id.
"""

import json
import os
import sys
from datetime import date, timedelta
from random import Random

DAY = date(2021, 1, 4)
DEEDS = ("reserve", "reserve", "several", "propose", "confirm", "change", "change", "release", "lapse", "part")


class Somebody:
    """One of the crowd: does deeds at random and counts what came of them."""

    def __init__(self, seed):
        self.dice = Random(seed)
        self.done = dict.fromkeys((*DEEDS, "refused"), 0)

    def work(self, deeds):
        """So many deeds; returns how often each was done."""
        from capacity.models import Pool
        from foundation.errors import Refused
        from requests_app.models import NeedLine

        self.lines = list(NeedLine.objects.select_related("support_request").order_by("pk"))
        self.pools = list(Pool.objects.order_by("pk"))
        for _each in range(deeds):
            name = self.dice.choice(DEEDS)
            try:
                self.done[name] += bool(self.deed(name))
            except Refused:
                self.done["refused"] += 1
        return self.done

    def deed(self, name):
        """One deed on one request, under its lock; False when there was nothing to do it to."""
        from django.db import transaction

        from requests_app.procedure import workflow

        with transaction.atomic():
            self.line = self.dice.choice(self.lines)
            workflow.lock(self.line.support_request)
            return getattr(self, name)()

    def reserve(self, pool=None, **more):
        from capacity import ledger

        pool = pool or self.dice.choice(self.pools)
        first = DAY + timedelta(days=self.dice.randint(0, 9))
        last = first + timedelta(days=self.dice.randint(0, 9))
        persons = self.dice.randint(1, 3)
        values = {"staff_type": pool.staff_type, "persons": persons, "starts_on": first, "ends_on": last}
        return ledger.book(pool, self.line, **values, **more)

    def propose(self):
        from foundation import clock

        return self.reserve(state="proposed", lapses_at=clock.now() + timedelta(hours=1))

    def several(self):
        """Of more than one pool in one deed, in any order once all are locked."""
        from capacity import ledger

        pools = self.dice.sample(self.pools, 2)
        ledger.lock(pool.pk for pool in pools)
        return [self.reserve(pool) for pool in pools]

    def one(self, *states):
        from capacity.models import Booking

        found = Booking.objects.filter(line=self.line, state__in=states).select_related("pool").order_by("pk")
        return self.dice.choice(list(found)) if found else None

    def confirm(self):
        from capacity import ledger

        if found := self.one("proposed"):
            ledger.confirm(found)
        return found

    def change(self):
        from capacity import ledger

        found = self.one("reserved", "proposed")
        if found:
            last = found.starts_on + timedelta(days=self.dice.randint(0, 9))
            until = last + timedelta(days=found.pool.rest_days)
            ledger.change(found, persons=self.dice.randint(1, 4), ends_on=last, held_until=until)
        return found

    def part(self):
        """Goes on for some of its days and persons."""
        from capacity import ledger
        from foundation.ranges import Profile

        found = self.one("reserved")
        if found:
            ledger.keep(found, ledger.worked(found) - Profile.of([(1, found.starts_on, found.starts_on)]))
        return found

    def release(self):
        from capacity import ledger

        found = self.one("reserved")
        if found:
            ledger.release(found)
        return found is not None

    def lapse(self):
        from capacity import ledger

        found = self.one("proposed")
        if found:
            ledger.release(found)
        return found is not None


def main(seed, deeds):
    """Work as a process of its own on the database that MSOB_CROWD describes; prints what was done as JSON."""
    import django
    from django.conf import settings

    settings.DATABASES["default"] |= json.loads(os.environ["MSOB_CROWD"])
    django.setup()
    print(json.dumps(Somebody(seed).work(deeds)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
