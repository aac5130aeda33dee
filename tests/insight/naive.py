"""A picture counted row by row and day by day, from the tables themselves: what `insight` must agree with.

It imports nothing from `insight` and none of the product's sums: requests, need, offers, bookings, decisions and events
are read one by one.
"""

from collections import Counter
from datetime import timedelta

from capacity.models import Booking, Deployment
from foundation import clock
from requests_app.models import Decision, Event, LedgerRow, NeedLine, Offer, SupportRequest
from tests.by_hand import each_day

OVER = {"closed", "resolved", "rejected", "withdrawn"}
NOBODY_SENT = {
    *(
        "draft",
        "regional",
        "national",
        "application",
        "intake",
        "precheck",
        "fact_finding",
        "tuning",
        "review",
        "granted",
    )
}
LADDER = {"regional", "national"}
IN_REGION = {"other_institutions", "care_office", "roaz"}


def sent(**where):
    """The requests whose alert was sent."""
    return list(SupportRequest.objects.filter(submitted_at__isnull=False, **where))


def figures(requests, days=7):
    """Every figure by its name, of these requests, now and over the days before."""
    now, keys = clock.now(), [one.pk for one in requests]
    open_ones = [one for one in requests if one.status not in OVER]
    found = Counter(under_way=len(open_ones), late=sum(one.due_at < now for one in open_ones))
    for one in open_ones:
        at = one.first_unsafe_shift_at
        if at and one.status in NOBODY_SENT:
            found["unsafe_now"] += at <= now
            found["unsafe_12_hours"] += now < at <= now + timedelta(hours=12)
            found["unsafe_24_hours"] += now < at <= now + timedelta(hours=24)
    found = dict(found) | _of_need(keys, days) | _of_people(keys, days) | _of_course(requests, now, days)
    return found | _of_climbing(requests, now, days)


NAMES = (
    *("unsafe_now", "unsafe_12_hours", "unsafe_24_hours", "late", "open_persons", "open_days", "there_today"),
    *("under_way", "alerts", "granted", "granted_in_part", "rejected", "withdrawn", "resolved", "unmet", "unmet_days"),
    *("there_days", "first_arrival_median", "first_arrival_p90"),
    *("climbing_persons", "left_persons", "climbed_persons"),
)


def need(keys, until=10**6):
    """Persons by (staff type asked for, term, day); `until`: by the events up to that number alone."""
    found, taken = Counter(), _accepted(keys)
    for line in NeedLine.objects.filter(support_request__in=keys):
        for row in LedgerRow.objects.filter(line=line, event_number__lte=until).exclude(term="committed"):
            for day in each_day(row.starts_on, row.ends_on):
                found[line.staff_type, row.term, day] += row.persons
        for offer in Offer.objects.filter(line=line, state__in=["accepted", "arrived"]):
            if taken.get(offer.pk, 0) > until:
                continue
            term = "region" if offer.inquiry.rung in IN_REGION else "national"
            for day in each_day(offer.starts_on, offer.ends_on):
                found[line.staff_type, term, day] += offer.persons
    for (kind, term, day), persons in list(found.items()):
        found[kind, "open", day] += persons if term == "asked" else -persons
    return found


def _accepted(keys):
    """By offer the number of the event that accepted it."""
    events = Event.objects.filter(support_request__in=keys, action="accept_offer")
    return {one.facts["offer"]: one.number for one in events}


def _of_climbing(requests, now, days):
    waiting = [one.pk for one in requests if one.status in LADDER]
    found, since = Counter(climbing_persons=_of_need(waiting, days)["open_persons"]), now - timedelta(days=days)
    for one in requests:
        gone = [event for event in _leaving(one) if since < event.at <= now]
        if one.status in LADDER | {"draft"} or not gone:
            continue
        then, most = need([one.pk], until=gone[-1].number), Counter()
        for (kind, term, day), persons in then.items():
            if term == "asked" or (term == "open" and day >= clock.day_of(gone[-1].at)):
                most[kind, term] = max(most[kind, term], persons)
        climbed = gone[-1].to_status in NOBODY_SENT - LADDER - {"draft"}
        found["left_persons"] += sum(persons for (_kind, term), persons in most.items() if term == "asked")
        found["climbed_persons"] += climbed * sum(most[key] for key in most if key[1] == "open")
    return dict(found)


def _leaving(one):
    """The events by which a request left the first two steps; of several at one moment the last is what is known."""
    last = {event.at: event for event in one.events.order_by("number")}
    stood, found = "draft", []
    for event in last.values():
        if stood in LADDER and event.to_status not in LADDER:
            found.append(event)
        stood = event.to_status
    return found


def ahead(keys):
    """Person-days from today on, by (staff type, term)."""
    found = Counter()
    for (kind, term, day), persons in need(keys).items():
        if day >= clock.today():
            found[kind, term] += persons
    return found


def given(keys):
    """Person-days of help ever, by term."""
    found = Counter()
    for (_kind, term, _day), persons in need(keys).items():
        found[term] += persons
    return found


def _of_need(keys, days):
    today, counted = clock.today(), need(keys)
    per_day = Counter()
    for (_kind, term, day), persons in counted.items():
        if term == "open":
            per_day[day] += persons
    gone = each_day(today - timedelta(days=days - 1), today - timedelta(days=1))
    to_come = [persons for day, persons in per_day.items() if day >= today]
    return {
        "open_days": sum(to_come),
        "open_persons": max([0, *to_come]),
        "unmet_days": sum(per_day[day] for day in gone),
    }


def days_there(booking):
    """The days for which people are booked, from the one on which they came."""
    came_on = clock.day_of(booking.deployment.arrived_at)
    return [day for day in each_day(booking.starts_on, booking.ends_on) if day >= came_on]


def _of_people(keys, days):
    today, per_day = clock.today(), Counter()
    for one in Booking.objects.filter(support_request__in=keys).exclude(arrived=None):
        for day in days_there(one):
            per_day[day] += one.arrived
    period = each_day(today - timedelta(days=days - 1), today)
    return {"there_today": per_day[today], "there_days": sum(per_day[day] for day in period)}


def _of_course(requests, now, days):
    found, since = Counter(), now - timedelta(days=days)
    keys = [one.pk for one in requests]
    found["alerts"] = sum(since < one.submitted_at <= now for one in requests)
    for decision in Decision.objects.filter(support_request__in=keys):
        if since < decision.decided_at <= now and decision.review.kind != "extension":
            found[_name_of(decision)] += 1
    arrivals = []
    for one in requests:
        for event in moves(one):
            if since < event.at <= now and event.to_status in OVER:
                found[event.to_status] += 1
                found["unmet"] += event.facts.get("code") == "period_passed_unmet"
        there = [d.arrived_at for d in Deployment.objects.filter(support_request=one) if d.arrived_at]
        if there and since < min(there) <= now:
            arrivals.append(min(there) - one.submitted_at)
    names = ("alerts", "granted", "granted_in_part", "rejected", "withdrawn", "resolved", "unmet")
    counts = {name: found[name] for name in names} | {"rejected": found["reject"]}
    return counts | {"first_arrival_median": hours(arrivals, 50), "first_arrival_p90": hours(arrivals, 90)}


def _name_of(decision):
    if decision.outcome not in {"grant", "now"}:
        return decision.outcome
    rows = LedgerRow.objects.filter(line__support_request=decision.support_request, event_number=decision.event_number)
    return "granted_in_part" if any(row.code == "cut" for row in rows) else "granted"


def hours(lengths, per_cent):
    """Hours, in whole quarters, within which so many per cent were done; None for none."""
    quarters = sorted(int(one.total_seconds()) // 900 for one in lengths)
    return quarters[(len(quarters) * per_cent + 99) // 100 - 1] / 4 if quarters else None


def moves(request):
    """The events by which a request moved, without those that were undone and the undoing itself."""
    events = list(Event.objects.filter(support_request=request).order_by("number"))
    gone = set()
    for event in events:
        if event.action == "undo":
            gone |= {event.number, event.supersedes}
            gone |= {one.number for one in events if one.facts.get("after") == event.supersedes}
    return [one for one in events if one.from_status != one.to_status and one.number not in gone]


def lead_times(requests, days=7):
    """How long each stay in a status took that ended in the period, by status."""
    found, since = {}, clock.now() - timedelta(days=days)
    for one in requests:
        entered, is_sent = None, False
        for event in moves(one):
            if is_sent and since < event.at <= clock.now():  # a scene of the walk may lie before another
                found.setdefault(event.from_status, []).append(event.at - entered)
            is_sent = is_sent or event.at == one.submitted_at
            entered = event.at
    return found
