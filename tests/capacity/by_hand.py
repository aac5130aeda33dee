"""The ledgers of capacity and need counted day by day, by hand: they must agree after whatever happened.

Knows rows of the database and days, nothing of ranges: who works on a day, who rests, who was granted, who was there.
"""

from collections import Counter

from capacity.models import Booking, BookingState, Deployment, DeploymentState, PoolDay, PoolPeriod
from capacity.models.deployment import UNDER_WAY
from foundation import clock
from requests_app.models import COUNTING, LedgerRow, Offer, SupportRequest, Term
from tests.by_hand import each_day

PROMISED = (BookingState.RESERVED, BookingState.COMMITTED, BookingState.PAST)


def taken():
    """Places held per pool and day, rest included."""
    found = Counter()
    for pool, persons, first, last in Booking.objects.values_list("pool", "persons", "starts_on", "held_until"):
        for day in each_day(first, last):
            found[pool, day] += persons
    return found


def sizes():
    """The size of each pool per day, as a planner entered it."""
    found = {}
    for pool, size, first, last in PoolPeriod.objects.values_list("pool", "size", "starts_on", "ends_on"):
        found |= {(pool, day): size for day in each_day(first, last)}
    return found


def pools_agree():
    """Each day says what its bookings come to, and never more places than people but where a shortage stands."""
    counted, size = taken(), sizes()
    for pool, day, available, allocated in PoolDay.objects.values_list("pool", "day", "available", "allocated"):
        assert allocated == counted[pool, day], (pool, day)
        assert allocated <= available, (pool, day)
        assert available == max(size[pool, day], allocated), (pool, day)


def booked(support_request, state__in=PROMISED):
    """Persons at work per line, type granted and day."""
    found = Counter()
    for one in Booking.objects.filter(support_request=support_request, state__in=state__in):
        for day in each_day(one.starts_on, one.ends_on):
            found[one.line_id, one.staff_type, day] += one.persons
    return found


def written(support_request, term):
    """Persons in the ledger of need per line, type and day under one term."""
    found = Counter()
    for row in LedgerRow.objects.filter(line__support_request=support_request, term=term):
        for day in each_day(row.starts_on, row.ends_on):
            found[row.line_id, row.staff_type, day] += row.persons
    return found


def delivered(support_request):
    """Who was there on deployments that ended, per line, type and day."""
    found = Counter()
    past = Booking.objects.filter(support_request=support_request, state=BookingState.PAST)
    for one in past.select_related("deployment"):
        came_on = clock.day_of(one.deployment.arrived_at)
        for day in each_day(max(one.starts_on, came_on), one.ends_on):
            found[one.line_id, one.staff_type, day] += one.persons
    return found


def need_agrees(support_request):
    """asked = region + national + defence + declined + withdrawn + open, each at least zero, on every day and line."""
    terms = {term: Counter() for term in Term}
    for term in Term:
        for (line, _type, day), persons in written(support_request, term).items():
            terms[term][line, day] += persons
    helped = Counter()
    for offer in Offer.objects.filter(line__support_request=support_request, state__in=COUNTING):
        for day in each_day(offer.starts_on, offer.ends_on):
            helped[offer.line_id, day] += offer.persons
    for key in {key for counted in (*terms.values(), helped) for key in counted}:
        found = {term: terms[term][key] for term in terms}
        used = found[Term.DEFENCE] + found[Term.DECLINED] + found[Term.WITHDRAWN] + helped[key]
        assert min(found.values()) >= 0, (key, found)
        assert found[Term.ASKED] >= used, (key, found, helped[key])


def grants_are_booked(support_request):
    """From today on exactly those who are granted are booked, per line and type."""
    today = clock.today()
    granted, held = written(support_request, Term.DEFENCE), booked(support_request)
    for key in {*granted, *held}:
        if key[2] >= today:
            assert granted[key] == held[key], (key, granted[key], held[key])


def nobody_is_held_beyond_the_need(support_request):
    """From today on, per line, at most as many are held, reserved included, as need them and have no other help."""
    today = clock.today()
    room = Counter()
    for term, sign in ((Term.ASKED, 1), (Term.WITHDRAWN, -1)):
        for (line, _type, day), persons in written(support_request, term).items():
            room[line, day] += sign * persons
    for offer in Offer.objects.filter(line__support_request=support_request, state__in=COUNTING):
        for day in each_day(offer.starts_on, offer.ends_on):
            room[offer.line_id, day] -= offer.persons
    held = Counter()
    for (line, _type, day), persons in booked(support_request, BookingState.values).items():
        held[line, day] += persons
    for (line, day), persons in held.items():
        assert day < today or persons <= room[line, day], (line, day, persons, room[line, day])


def who_is_out_is_committed(support_request):
    """Committed are those on deployments that stand, and those who were there on what ended; all of it granted."""
    out = booked(support_request, [BookingState.COMMITTED]) + delivered(support_request)
    committed, granted = written(support_request, Term.COMMITTED), written(support_request, Term.DEFENCE)
    for key in {*committed, *out}:
        assert committed[key] == out[key], (key, committed[key], out[key])
        assert committed[key] <= granted[key], (key, committed[key], granted[key])


def deployments_agree(support_request):
    """As many are out as deployments stand; of what ended nobody works on."""
    standing = Deployment.objects.filter(support_request=support_request, state__in=UNDER_WAY)
    assert SupportRequest.objects.get(pk=support_request.pk).people_out == standing.count()
    states = {DeploymentState.ENDED: {BookingState.PAST}, DeploymentState.DRAWN_UP: {BookingState.RESERVED}}
    for one in Booking.objects.filter(support_request=support_request, deployment__isnull=False):
        assert one.state in states.get(one.deployment.state, {BookingState.COMMITTED})
        if one.state == BookingState.PAST:
            assert one.ends_on <= clock.day_of(one.deployment.departed_at)


def all_agrees(support_request):
    """Everything above."""
    pools_agree()
    need_agrees(support_request)
    grants_are_booked(support_request)
    who_is_out_is_committed(support_request)
    deployments_agree(support_request)
