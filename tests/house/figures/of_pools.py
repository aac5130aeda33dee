"""Civil pools: numbers for who reads them, bands for others."""

from datetime import date, timedelta

from django.utils import translation

from foundation import clock
from insight.models import CivilPool, CivilStaff
from regions.models import Channel, Membership, Role
from tests.house.figures import reading
from tests.house.figures.reading import NATIONAL, about, capital, day_words, each, open_as, roles, since
from tests.insight import naive_pools, naive_said
from tests.insight.naive_said import number
from tests.tables import tables_of

WEEK = timedelta(days=7)
KINDS = ("estimated", "actual")
ORGANISES = {"extra_hands", "red_cross", "zorgreserve"}
MET = {"met": ("region", "national"), "granted": ("defence",), "open": ("open",), "other": ("declined", "withdrawn")}


class OfPools:
    """The question; `dice` and the scene are those of `January`."""

    def test_each_figure_of_civil_pools_is_that_of_its_rows(self):
        """In the country and each region, for who reads numbers and who reads bands; by pool, day and region."""
        with translation.override("en"):
            said, names = naive_pools.pools(), reading.names()
            then = [(at, *_pools_at(said, at)) for at in (clock.now(), clock.now() - timedelta(days=9, hours=5))]
            bands = 0
            for code, who in each(self.dice, _readers_of_pools()):
                at, now, before, days = self.dice.choice(then)
                page = open_as(who).get(f"/civil-pools/{code}/", {"at": at.isoformat()})
                tables, stands, was = tables_of(page), naive_pools.stands(now, code), naive_pools.stands(before, code)
                hers = [pool for pool in CivilPool if _reads(who, pool, code)]
                for pool in hers:
                    numbers = _reads_numbers(who, pool, code)
                    kinds = [kind for kind in CivilStaff if (pool, kind) in stands]
                    told = [row_of(pool, kind, stands, was, who, code) for kind in kinds]
                    assert tables.get(f"{pool.label}, staff type by staff type", []) == told, (who, code, pool, at)
                    bands += len(told) if not numbers else 0
                self._one_pool(who, code, tables, stands, days, now, was, before, hers)
                assert tables["Pools of which no figures came"] == _silent(said, at, who, code, hers, names), (
                    who,
                    code,
                )
            assert bands > 20

    def _one_pool(self, who, code, tables, stands, days, now, was, before, hers):
        """The first of which anything is known, day by day and, for who reads it so, region by region."""
        pool, kind = min(
            (one for one in stands if one[0] in hers),
            key=lambda one: (CivilPool.values.index(one[0]), CivilStaff.values.index(one[1])),
            default=(hers[0], CivilStaff.ALL),
        )
        told = [[day_words(day), *row[1:6]] for day, row in _by_day(pool, kind, days, who, code)]
        assert [row[:6] for row in tables["One staff type, day by day"]] == told, (who, code, pool, kind)
        if code == "nl" and _reads_apart(who, pool):
            names = reading.names()
            regions = sorted((one for one in names if one.startswith("VR")), key=names.get)
            found = {one: (naive_pools.stands(now, one), naive_pools.stands(before, one)) for one in regions}
            told = [
                [names[one], *row_of(pool, kind, *found[one], who, one)[1:6]]
                for one in regions
                if (pool, kind) in found[one][0]
            ]
            assert [row[:6] for row in tables["One staff type, region by region"]] == told, (who, pool, kind)


def _pools_at(said, at):
    return naive_said.latest(said, at), naive_said.latest(said, at - WEEK), naive_said.day_by_day(said, at, 28)


def _readers_of_pools():
    found = {code: who for code, who in reading.readers().items() if code == "nl" or code.startswith("VR")}
    held = Membership.objects.select_related("user")
    regional = [one.user for one in held.filter(role__in=[Role.GHOR, Role.CHAIR])]
    organisers = [one.user for one in held.filter(role=Role.NATIONAL_PARTNER)]
    shown = {"nl": [*found["nl"][1], *regional]}
    return {code: (national, [*shown.get(code, own), *organisers]) for code, (national, own) in found.items()}


def _channels(who):
    return set(Channel.objects.filter(memberships__user=who).values_list("code", flat=True)) & ORGANISES


def _reads(who, pool, code):
    return Role.NATIONAL_PARTNER not in roles(who) or pool in _channels(who)


def _reads_apart(who, pool):
    return bool(roles(who) & NATIONAL) or pool in _channels(who)


def _reads_numbers(who, pool, code):
    """The Red Cross asked that others see bands; who hands in for a place reads its numbers."""
    hands_in = roles(who) & {Role.LOCC, Role.VWS} or pool in _channels(who) or code in reading.regions_of(who)
    return pool != "red_cross" or bool(hands_in)


def row_of(pool, kind, stands, was, who, code):
    """What stands in a table of one staff type of a pool."""
    now, before = stands[pool, kind], was.get((pool, kind), {})
    rows = [row for place in now["rows"] for row in place.values()]
    type_words = capital(CivilStaff(kind).label)
    named = now["is_own"] or _reads_apart(who, pool)
    shown = rows if named else [row._replace(place="home-") for row in rows]
    says = reading.source(shown, is_own=now["is_own"], named=named, places="region", count=len(now["rows"]))
    came = [about(rows), since(rows), says]
    if not _reads_numbers(who, pool, code):
        return [type_words, "–", "–", "–", "–", naive_pools.band(now), *came]
    numbers = [_grown(now.get(one), before.get(one)) for one in naive_pools.MEASURES]
    return [type_words, *numbers, number(now["still"]) if "still" in now else "not known", *came]


def _grown(value, before):
    if value is None:
        return "–"
    more = 0 if before is None else value - before
    return f"{number(value)} ({more:+,})" if more else number(value)


def _by_day(pool, kind, days, who, code):
    of_days = {}
    for (of_pool, of_kind, measure), by_day in days.items():
        for day, places in by_day.items():
            if (of_pool, of_kind) == (pool, kind):
                of_days.setdefault(day, {})[pool, kind, measure] = places
    for day, found in sorted(of_days.items(), reverse=True):
        stands = naive_pools.stands(found, code)
        if stands:
            yield day, row_of(pool, kind, stands, {}, who, code)


def _silent(said, at, who, code, hers, names):
    found, heard = naive_pools.silent_pools(said, at, code)
    told = [(pool, day, place) for (pool, place), day in found.items() if pool in hers]
    told = [one for one in told if code != "nl" or one[2] == "nl" or _reads_apart(who, one[0])]
    told += [(pool, date.min, code) for pool in hers if pool not in heard]
    told.sort(key=lambda one: (CivilPool.values.index(one[0]), one[1], names[one[2]]))
    return [
        [str(CivilPool(p).label), names[where], day_words(day) if day > date.min else "none known"]
        for p, day, where in told
    ]
