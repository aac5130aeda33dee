"""Who reads which territory, from the contract alone; and how people read numbers, days and sources."""

from collections import defaultdict
from itertools import cycle

from django.test import Client

from foundation import clock
from insight.models import Measure
from regions.models import Institution, Location, Membership, RoazRegion, Role, SafetyRegion
from tests.chance import PROVING
from tests.insight.naive_said import number

NATIONAL = {Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER, Role.DECIDER, Role.OBSERVER}
OF_HOMES = {Role.LOCC, Role.VWS}
"""Of national roles those who know homes apart in care pressure."""


def day_words(day):
    return f"{day:%a} {day.day} {day:%b %Y}"


def moment_words(at):
    here = at.astimezone(clock.AMSTERDAM)
    return f"{day_words(here)}, {here:%H:%M}"


def capital(words):
    return str(words)[:1].upper() + str(words)[1:]


def label(measure):
    return capital(Measure(measure).label)


def about(rows):
    days = sorted({row.day for row in rows})
    return " – ".join(day_words(one) for one in dict.fromkeys((days[0], days[-1])))


def since(rows):
    return moment_words(max(row.since for row in rows))


def grown(now, before):
    if before is None:
        return "not known"
    if now == before:
        return "→ as many"
    arrow, words = ("↑", "more") if now > before else ("↓", "fewer")
    return f"{arrow} {number(abs(now - before))} {words} than {number(before)}"


def source(rows, *, is_own, named, places="place", count=None):
    """Who says so: of homes that one may not know apart nobody."""
    sources = sorted({row.source for row in rows if named or not row.place.startswith("home-")})
    many = count or len(rows)
    told = sources[0] if len(sources) == 1 else "several sources"
    unnamed = f"{many} {places}{'s' if many > 1 else ''}"
    if not sources:
        told = "institutions" if is_own else unnamed
    late, corrected = sum(row.is_late for row in rows), sum(row.number > 1 for row in rows)
    told = told if is_own or not sources else f"{unnamed}: {told}"
    more = [words if n == 1 else f"{n} {words}" for n, words in ((late, "came in late"), (corrected, "corrected")) if n]
    return ", ".join([told, *more])


def open_as(who):
    """The browser of somebody, in English."""
    client = Client()
    client.force_login(who)
    client.cookies["django_language"] = "en"
    return client


def roles(who):
    return {one.role for one in who.memberships.all()}


def regions_of(who, role=Role.GHOR):
    return {one.safety_region.code for one in who.memberships.all() if one.role == role and one.safety_region}


def homes_of(who):
    return {f"home-{one.institution_id}" for one in who.memberships.all() if one.role == Role.INSTITUTION}


def readers():
    """By territory who has a picture of it: (national roles, others)."""
    held = [(one.user, one) for one in Membership.objects.select_related("user").order_by("pk")]
    national = list({user.pk: user for user, one in held if one.role in NATIONAL and not one.audits}.values())
    found = {"nl": (national, [user for user, one in held if one.role == Role.UMBRELLA])}
    found |= {f"roaz-{one.code}": (national, []) for one in RoazRegion.objects.all()}
    for region in SafetyRegion.objects.all():
        theirs = {Role.GHOR, Role.CHAIR}
        found[region.code] = (national, [u for u, one in held if one.role in theirs and one.safety_region == region])
    places = defaultdict(set)
    for home, region in Location.objects.values_list("institution", "municipality__safety_region"):
        places[home].add(region)
    for home, regions in places.items():
        own = [user for user, one in held if one.role == Role.INSTITUTION and one.institution_id == home]
        own += [user for user, one in held if one.role == Role.GHOR and one.safety_region_id in regions]
        found[f"home-{home}"] = ([], own)
    return found


def each(dice, readers, *, homes=True):
    """(territory, reader): of national roles one by chance, another for the next territory; all when proving."""
    turns = {}
    for code, (national, others) in readers.items():
        if homes or not code.startswith("home-"):
            turn = turns.setdefault(len(national), cycle(dice.sample(national, len(national))))
            chosen = national if PROVING or not national else [next(turn)]
            yield from ((code, who) for who in [*chosen, *others])


def names():
    """What each territory is called, by code."""
    found = {"nl": "The Netherlands"} | {one.code: one.name for one in SafetyRegion.objects.all()}
    found |= {f"roaz-{one.code}": one.name for one in RoazRegion.objects.all()}
    return found | {f"home-{one.pk}": one.name for one in Institution.objects.all()}


def condition(code):
    """Which requests count in a territory."""
    kind, _dash, rest = code.partition("-")
    if code == "nl":
        return {}
    if kind == "home":
        return {"institution": int(rest)}
    return {"location__roaz_region__code": rest} if kind == "roaz" else {"safety_region__code": code}
