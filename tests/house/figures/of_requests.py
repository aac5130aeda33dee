"""The picture and the situation report."""

import csv
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import translation

from foundation import clock
from insight.figures import BY_NAME
from insight.models import CivilPool, CivilStaff, LessonStep
from regions.models import Role
from requests_app.models import Status
from requests_app.models.checklists import RefusalReason
from requests_app.models.staff import StaffType
from tests.house.figures import of_pools, reading
from tests.house.figures.reading import day_words, each, label, moment_words, open_as, roles
from tests.insight import naive, naive_lists, naive_pools, naive_said
from tests.insight.naive_said import number
from tests.tables import tables_of

A_DAY = timedelta(days=1)
NUMBERS = {Role.DEFENCE_PLANNER, Role.VWS, Role.LOCC, Role.DECIDER}
BANDS = {Role.INSTITUTION, Role.GHOR, Role.OBSERVER}
PUBLIC = {"published", "running", "stopped"}
WORDS = {"region": "met in the region", "national": "met nationally", "defence": "granted by Defence"}


class Counted:
    """All that is counted of the requests of a territory, once for all who read it."""

    def __init__(self, code, days=7):
        self.code, self.requests, self.at = code, naive.sent(**reading.condition(code)), clock.now()
        self.keys, since = [one.pk for one in self.requests], self.at - days * A_DAY
        self.figures, self.days = naive.figures(self.requests, days), days
        self.need_of = naive_lists.need_by_request(self.requests)
        self.need = naive.need(self.keys)
        self.rows = naive_lists.need_rows(self.need, days)
        self.course = naive_lists.course(self.requests, since, self.at)
        self.before = naive_lists.course(self.requests, since - days * A_DAY, since)
        self.reasons = naive_lists.reasons(self.keys, since, self.at)
        self.lead, self.given = naive.lead_times(self.requests, days), naive.given(self.keys)
        self.there = naive_lists.there(self.keys)

    def part_of(self, who):
        """By request the part of this territory in which it counts, as far as its reader knows parts."""
        if self.code.startswith("home-") or Role.UMBRELLA in roles(who):
            return dict.fromkeys(self.keys, self.code)
        if self.code in reading.regions_of(who):
            return {one.pk: f"home-{one.institution_id}" for one in self.requests}
        return {one.pk: one.safety_region.code for one in self.requests}

    def has_parts(self, who):
        if self.code.startswith("VR"):
            return self.code in reading.regions_of(who) | reading.regions_of(who, Role.CHAIR)
        return not self.code.startswith("home-") and Role.UMBRELLA not in roles(who)


class OfRequests:
    """The questions; `dice` and the scene are those of `January`."""

    def test_each_figure_of_pictures_and_situation_reports_is_that_of_the_rows(self):
        """In each territory the report, or the picture, which has the same tables; of homes others ask (`January`)."""
        with translation.override("en"):
            readers, names, spare = reading.readers(), reading.names(), naive_lists.spare()
            people, of_code, said = _inhabitants(), {}, naive_said.pressure()
            pools = naive_said.latest(naive_pools.pools(), clock.now())
            pressed = [naive_said.latest(said, clock.now() - ago * A_DAY) for ago in (0, 7)]
            for code, who in each(self.dice, readers, homes=False):
                days = self.dice.choice((7, 91))
                counted = of_code.setdefault((code, days), None) or Counted(code, days)
                kind = self.dice.choice(("picture", "reports", "reports"))
                tables = tables_of(open_as(who).get(f"/{kind}/{code}/", {"days": days}))
                self._of_any(tables, counted, who, names, people)
                self._of_spare(tables, spare, who)
                if kind == "reports":
                    self._of_report(tables, counted, who, names)
                    told = {row[0]: (row[1], row[3]) for row in tables.get("Care pressure, figure by figure", [])}
                    assert told == dict(_pressed(code, *pressed)), (who, code)
                    told = [row[:-1] for row in tables.get("Civil pools, staff type by staff type", [])]
                    assert told == _pools(code, pools, who), (who, code)
                    told = len(tables.get("Lessons, the last published first", []))
                    since = clock.now() - days * A_DAY
                    published = LessonStep.objects.filter(deed="publish", at__gt=since, at__lte=clock.now())
                    assert told == sum(one.lesson.state in PUBLIC for one in published), (who, code)

    def _of_any(self, tables, counted, who, names, people):
        where = (who, counted.code, counted.days)
        if told := tables.get("Figure by figure"):
            shown = {row[0]: row[1] for row in told}
            assert shown == {str(BY_NAME[n].question): _shown(counted.figures.get(n, 0)) for n in naive.NAMES}, where
        told = tables.get("Need by staff type", [])
        rows = [[str(kind.label), *map(number, counted.rows[kind])] for kind in StaffType if kind in counted.rows]
        assert told == rows, where
        told = {row[0]: row[1:] for row in tables.get("Requests and lead times by status", [])}
        assert told == dict(_statuses(counted)), where
        course = [
            [w, number(n), number(counted.before[w])] for w, n in counted.course.items() if n or counted.before[w]
        ]
        assert tables.get("What happened in the period", []) == course, where
        refused = {str(RefusalReason(one).label): number(n) for one, n in counted.reasons.items()}
        assert {row[0]: row[1] for row in tables.get("Reasons of refusal", [])} == refused, where
        assert tables["Help so far"] == [[WORDS[one], number(counted.given[one])] for one in WORDS], where
        if counted.has_parts(who):
            told = sorted(tables.get("Parts, the most urgent first", []))
            assert told == sorted(_parts(counted, who, names, people)), where

    def _of_spare(self, tables, spare, who):
        told = tables.get("What Defence can spare, by staff type", [])
        reads = roles(who) & NUMBERS or roles(who) & BANDS
        rows = [_spare(kind, spare[kind], roles(who) & NUMBERS) for kind in StaffType if reads and kind in spare]
        assert told == rows, who

    def _of_report(self, tables, counted, who, names):
        where, today = (who, counted.code, counted.days), clock.today()
        kinds = [kind for kind in StaffType if _defence(counted, kind)]
        told = [[str(kind.label), *map(number, _defence(counted, kind))] for kind in kinds]
        assert tables.get("People of Defence by staff type", []) == told, where
        part_of, has_parts = counted.part_of(who), counted.has_parts(who)
        part_of = part_of if has_parts else dict.fromkeys(part_of, counted.code)
        ends = naive_lists.ends(counted.need_of, part_of)
        told = [
            [day_words(d), names[part], WORDS[t], str(StaffType(k).label), str(n)]
            for (d, part, t, k), n in ends.items()
        ]
        assert sorted(tables.get("Help that ends, day by day", [])) == sorted(told), where
        late = [
            [
                names[part],
                str(Status(status).label),
                str(n),
                moment_words(since),
                number((counted.at - since) // timedelta(hours=1)),
            ]
            for (part, status), (n, since) in naive_lists.late(counted.requests, part_of).items()
        ]
        assert sorted(tables.get("Late moves, the longest first", [])) == sorted(late), where
        if has_parts:
            period = {today - n * A_DAY for n in range(counted.days)}
            by_part = {}
            for (pk, _kind, day), n in counted.there.items():
                if day in period:
                    both = by_part.setdefault(names[part_of[pk]], [0, 0])
                    both[0] += n if day == today else 0
                    both[1] += n
            told = [[name, *map(number, both)] for name, both in by_part.items()]
            assert sorted(tables.get("People of Defence by place", [])) == sorted(told), where


def _pressed(code, now, before):
    for measure in now:
        rows, was = (naive_said.counted(code, found[measure], measure)[0] for found in (now, before))
        if rows:
            yield label(measure), (number(naive_said.total(rows)), number(naive_said.total(was)) if was else "–")


def _pools(code, found, who):
    stands = naive_pools.stands(found, code) if code == "nl" or code.startswith("VR") else {}
    kinds = [(pool, kind) for pool in CivilPool for kind in CivilStaff if (pool, kind) in stands]
    return [[str(pool.label), *of_pools.row_of(pool, kind, stands, {}, who, code)[:6]] for pool, kind in kinds]


def _hours(length):
    return number(length // timedelta(hours=1))


def _shown(value):
    return "–" if value is None else number(value) if value == int(value) else f"{value:,}"


def _inhabitants():
    path = Path(settings.BASE_DIR) / "insight" / "data" / "inhabitants.csv"
    with path.open(encoding="utf-8") as lines:
        return {row["code"]: int(row["inhabitants"]) for row in csv.DictReader(lines)}


def _statuses(counted):
    for status in Status:
        stand = sum(one.status == status and one.status not in naive.OVER for one in counted.requests)
        left = counted.lead.get(status, [])
        if stand or left:
            within = [_shown(naive.hours(left, share)) for share in (50, 90)]
            yield str(status.label), [str(stand), str(len(left)), *within]


def _parts(counted, who, names, people):
    part_of, found = counted.part_of(who), {}
    for one in counted.requests:
        found.setdefault(part_of[one.pk], []).append(one)
    for part, requests in found.items():
        keys = [one.pk for one in requests]
        figures, given = naive.figures(requests, counted.days), naive.given(keys)
        hours = [figures.get(n, 0) for n in ("under_way", "unsafe_now", "unsafe_12_hours", "unsafe_24_hours", "late")]
        open_days = sum(n for (_k, t, day), n in naive.need(keys).items() if t == "open" and day >= clock.today())
        row = [names[part], *map(number, hours), number(open_days)]
        if part.startswith("VR"):
            granted = given["defence"]
            per = [number(round(n * 100_000 / people[part], 1)) for n in (open_days, granted)]
            row += [per[0], number(granted), per[1]]
        any_help = part.startswith("VR") and any(given[t] for t in WORDS)
        if hours[0] or open_days or any_help:
            yield row


def _band(available, used):
    free = available - used
    if free <= 0:
        return "none"
    return "limited" if free < 10 or free * 100 < available * 20 else "available"


def _spare(kind, days, numbers):
    worst = min(days, key=lambda one: (one[0] - one[1], one[0]))
    if numbers:
        return [str(kind.label), *map(number, (*days[0], days[0][0] - days[0][1], worst[0] - worst[1]))]
    bands = [_band(*one) for one in days]
    return [str(kind.label), bands[0], min(bands, key=("none", "limited", "available").index)]


def _defence(counted, kind):
    """Granted for today, there today, granted for a week later; nothing where nobody is on any of these eight days."""
    today = clock.today()
    days = [today + n * A_DAY for n in range(8)]
    granted = [counted.need[kind, "defence", day] for day in days]
    present = [sum(n for (_pk, k, d), n in counted.there.items() if (k, d) == (kind, day)) for day in days]
    return [granted[0], present[0], granted[7]] if any(granted) or any(present) else None
