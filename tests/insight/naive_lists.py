"""Lists of the picture counted row by row: what happened, who helps and until when, who is late, what can be spared.

Like `naive`, it imports nothing of the sums in `insight`.
"""

from collections import Counter, defaultdict
from datetime import timedelta

from capacity.models import Booking, PoolDay
from foundation import clock
from requests_app.models import Decision, LedgerRow
from tests.by_hand import each_day
from tests.insight import naive

A_DAY = timedelta(days=1)
TERMS = ("asked", "region", "national", "defence", "declined", "withdrawn", "open")
COURSE = {
    "alert": "alert sent",
    "grant": "granted in full",
    "now": "granted provisionally, in full",
    "in_part": "granted in part",
    "defer": "deferred",
    "reject": "rejected",
    "extended": "extension granted",
    "not_extended": "extension refused",
    "arrived": "resolved: the help arrived",
    "need_withdrawn": "resolved: the need was withdrawn",
    "period_passed_unmet": "resolved: the period passed unmet",
    "withdrawn": "withdrawn",
    "closed": "closed after a deployment",
}


def need_by_request(requests):
    """Persons by request (its key) and (staff type, term, day)."""
    return {one.pk: naive.need([one.pk]) for one in requests}


def need_rows(need, days=7):
    """By staff type: person-days ahead by term, persons asked and open on the busiest day, unmet in the period."""
    today, found = clock.today(), {}
    for kind in {kind for kind, _term, _day in need}:
        ahead = {
            term: {day: n for (k, t, day), n in need.items() if (k, t) == (kind, term) and day >= today}
            for term in TERMS
        }
        gone = each_day(today - (days - 1) * A_DAY, today - A_DAY)
        unmet = sum(need[kind, "open", day] for day in gone)
        sums = [sum(ahead[term].values()) for term in TERMS]
        if any(sums) or unmet:
            most = [max([0, *ahead[term].values()]) for term in ("asked", "open")]
            found[kind] = [*sums, *most, unmet]
    return found


def course(requests, after, until):
    """How often what happened in a period, in words."""
    found, keys = Counter(), [one.pk for one in requests]
    found["alert"] = sum(after < one.submitted_at <= until for one in requests)
    for decision in decisions(keys, after, until):
        if decision.review.kind == "extension":
            found["extended" if decision.outcome in {"grant", "now"} else "not_extended"] += 1
        else:
            found[_outcome(decision)] += 1
    for one in requests:
        for event in naive.moves(one):
            if after < event.at <= until and event.to_status in naive.OVER and event.to_status != "rejected":
                code = event.facts.get("code") if event.to_status == "resolved" else event.to_status
                found[code] += 1
    return {words: found[code] for code, words in COURSE.items()}


def decisions(keys, after, until):
    made = Decision.objects.filter(support_request__in=keys).select_related("review")
    return [one for one in made if after < one.decided_at <= until]


def _outcome(decision):
    if decision.outcome not in {"grant", "now"}:
        return decision.outcome
    rows = LedgerRow.objects.filter(line__support_request=decision.support_request, event_number=decision.event_number)
    return "in_part" if any(row.code == "cut" for row in rows) else decision.outcome


def reasons(keys, after, until):
    """How often each reason of refusal was given."""
    return Counter(r for one in decisions(keys, after, until) if one.outcome == "reject" for r in one.reasons)


def there(keys):
    """People of Defence who came, from that day on, by request, type asked for and day."""
    found = Counter()
    for one in Booking.objects.filter(support_request__in=keys, arrived__gt=0).select_related("line"):
        for day in naive.days_there(one):
            found[one.support_request_id, one.line.staff_type, day] += one.arrived
    return found


def ends(need_of, part_of):
    """Persons by (last day, part, term, staff type) whose help ends within seven days, request by request."""
    found, today = Counter(), clock.today()
    for pk, need in need_of.items():
        for kind in {kind for kind, _term, _day in need}:
            for term in ("region", "national", "defence"):
                for day in (today + n * A_DAY for n in range(7)):
                    gone = need[kind, term, day] - need[kind, term, day + A_DAY]
                    if gone > 0:
                        found[day, part_of[pk], term, kind] += gone
    return found


def late(requests, part_of):
    """By part and status: how many are late, and since when the first."""
    found = defaultdict(list)
    for one in requests:
        if one.status not in naive.OVER and one.due_at < clock.now():
            found[part_of[one.pk], one.status].append(one.due_at)
    return {key: (len(dues), min(dues)) for key, dues in found.items()}


def spare(length=7):
    """By staff type (can be sent, taken) on each of so many days from today on."""
    today, found = clock.today(), defaultdict(lambda: [[0, 0] for _day in range(length)])
    last = today + (length - 1) * A_DAY
    for one in PoolDay.objects.filter(day__range=(today, last)).select_related("pool"):
        of_day = found[one.pool.staff_type][(one.day - today).days]
        of_day[0] += one.allocated if one.pool.is_closed else one.available
        of_day[1] += one.allocated
    return found
