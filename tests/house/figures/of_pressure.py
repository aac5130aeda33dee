"""Care pressure, homes that haven't asked yet, and scaling up."""

from datetime import timedelta

from django.utils import translation

from foundation import clock
from insight.models import Measure
from regions.models import Institution, Role
from requests_app.models import SupportRequest
from tests.browsing import text_of
from tests.house.figures import reading
from tests.house.figures.reading import NATIONAL, OF_HOMES, about, day_words, each, grown, label, open_as, roles, since
from tests.insight import naive, naive_said
from tests.insight.naive_said import counted, number, total
from tests.tables import tables_of

WEEK = timedelta(days=7)


class Then:
    """What was known at a moment, for every territory."""

    def __init__(self, said, at):
        self.silent = naive_said.silent(said, at)
        now, before = naive_said.latest(said, at), naive_said.latest(said, at - WEEK)
        self.all = at, now, before, naive_said.day_by_day(said, at, 14), self.silent


class OfPressure:
    """The questions; `dice` and the scene are those of `January`."""

    def test_each_figure_of_care_pressure_is_that_of_its_rows(self):
        """In each territory and home: each measure, one place by place and day by day, and who is silent."""
        with translation.override("en"):
            said, readers, names = naive_said.pressure(), reading.readers(), reading.names()
            for code in (one for one in readers if one.startswith("home-")):
                readers[code] = [one for one in readers["nl"][0] if roles(one) & OF_HOMES], readers[code][1]
            then = [Then(said, at) for at in (clock.now(), clock.now() - timedelta(days=21, hours=5))]
            assert len(then[1].silent) > 3
            for code, who in each(self.dice, readers):
                at, now, before, days, silent = self.dice.choice(then).all
                measure, inside = self.dice.choice(sorted(now)), _inside(who, code)
                asked = {"measure": measure, "at": at.isoformat()}
                page = tables_of(open_as(who).get(f"/pressure/{code}/", asked))
                told = {row[0]: [row[1], *row[3:]] for row in page["Care pressure, figure by figure"]}
                assert told == dict(_stands(code, now, before, who, inside)), (who, code, at)
                told = [row[:3] for row in page[f"{label(measure)}, day by day"]]
                assert told == _days(code, days[measure], measure, inside), (who, code, asked)
                told = [row[:4] for row in page.get(f"{label(measure)}, place by place", [])]
                assert told == _parts(code, now[measure], measure, who, names), (who, code, asked)
                late = sorted((day, place) for place, day in silent.items() if _hears(who, code, place, said, inside))
                late = [[names[_home_of(place)], day_words(day)] for day, place in late]
                assert page["Places that sent no figures"] == late, (who, code, at)

    def test_each_sign_of_a_home_that_has_not_asked_is_counted_by_its_rules(self):
        with translation.override("en"):
            rows, told = naive_said.pressure(), 0
            for at in (clock.now(), clock.now() - timedelta(days=21)):
                for code, (_national, others) in reading.readers().items():
                    found = naive_said.signs(rows, at, code)
                    found = {pk: reasons for pk, reasons in found.items() if pk not in _busy(code, at)}
                    for who in (one for one in others if code in reading.regions_of(one)):
                        page = open_as(who).get(f"/early-signs/{code}/", {"at": at.isoformat()})
                        told += _signs(text_of(page), found, (who, code, at))
            assert told > 15

    def test_each_phase_and_threshold_is_that_of_the_plan_and_the_rows(self):
        with translation.override("en"):
            found, names = naive_said.standings(naive_said.pressure(), clock.now()), reading.names()
            everybody = {one for national, others in reading.readers().values() for one in [*national, *others]}
            order = sorted(found, key=lambda code: (code != "nl", names[code]))
            for who in sorted(everybody, key=lambda one: one.pk):
                page = tables_of(open_as(who).get("/upscaling/"))
                reads = bool(roles(who) & NATIONAL)
                told = [[names[code], *_standing(found[code])[: 3 if reads else 1]] for code in order]
                assert page["Regions, with their phase"] == told, who
                needs = [row for code in order for row in _needs(names[code], found[code][2])]
                assert page.get("Needs, region by region", []) == (needs if reads else []), who


def _home_of(place):
    return place.rpartition("-")[0] if place.startswith("home-") else place


def _knows_homes(who, code):
    return code.startswith("home-") or code in reading.regions_of(who) or bool(roles(who) & OF_HOMES)


def _inside(who, code):
    """Of a home the regions that its reader knows of; None for all."""
    if not code.startswith("home-") or code in reading.homes_of(who) or roles(who) & OF_HOMES:
        return None
    return reading.regions_of(who)


def _stands(code, now, before, who, inside):
    """By measure its value, the difference, the days, since when, and who says so."""
    for measure in Measure.values:
        rows, is_own = counted(code, now[measure], measure, inside)
        was, _own = counted(code, before[measure], measure, inside)
        if rows:
            shown = rows
            if Role.UMBRELLA in roles(who) and not is_own:
                shown = [row._replace(place="home-") for row in rows]
            said = reading.source(shown, is_own=is_own, named=_knows_homes(who, code) and shown is rows)
            more = grown(total(rows), total(was) if was else None)
            yield label(measure), [number(total(rows)), more, about(rows), since(rows), said]


def _days(code, by_day, measure, inside):
    said = [(day, counted(code, found, measure, inside)[0]) for day, found in sorted(by_day.items(), reverse=True)]
    return [[day_words(day), number(total(rows)), since(rows)] for day, rows in said if rows]


def _parts(code, found, measure, who, names):
    """Homes for who knows them apart in a region, else safety regions; the highest first."""
    kind = "region"
    if code.startswith("VR"):
        kind = "home" if _knows_homes(who, code) else "region" if Role.CHAIR in roles(who) else None
    if kind is None or code.startswith("home-") or Role.UMBRELLA in roles(who):
        return []
    told = naive_said.parts(found, measure, kind, code).items()
    told = sorted(told, key=lambda one: (-total(one[1]), names[one[0]]))
    return [[names[part], number(total(rows)), about(rows), since(rows)] for part, rows in told]


def _hears(who, code, place, said, inside):
    """Whether it is told here that this place is silent."""
    row = next(one for one in said if one.place == place)
    if code.startswith("home-"):
        return _home_of(place) == code and (inside is None or row.region in inside)
    is_here = code in ("nl", row.region, row.roaz)
    apart = not place.startswith("home-") or _knows_homes(who, code)
    return is_here and apart and (Role.UMBRELLA not in roles(who) or place == "nl")


def _busy(code, at):
    """The homes with a request under way in a region at a moment."""
    asked = SupportRequest.objects.filter(submitted_at__lte=at, safety_region__code=code)
    last = [(one.institution_id, one.events.filter(at__lte=at).latest("number").to_status) for one in asked]
    return {home for home, status in last if status not in naive.OVER}


def _signs(page, found, where):
    """How many reasons stand there: exactly those that were found, the most points first."""
    order = sorted(found, key=lambda pk: (-_points(found[pk]), Institution.objects.get(pk=pk).name))
    sections = page.split('aria-labelledby="home-')[1:]
    assert [int(one.partition('"')[0]) for one in sections] == order, where
    for pk, section in zip(order, sections, strict=True):
        assert f"points: {_sum(found[pk])}<" in section, (where, pk)
        assert section.count("<li>") - section.partition('id="rules"')[2].count("<li>") == len(found[pk]), (where, pk)
        for words, points in found[pk]:
            assert f'<li>{words} <span class="muted">({points})</span>' in section, (where, words)
    return sum(map(len, found.values()))


def _points(reasons):
    return sum(points for _words, points in reasons)


def _sum(reasons):
    points = [str(one) for _words, one in reasons]
    return f"{' + '.join(points)} = {_points(reasons)}" if len(points) > 1 else points[0]


def _standing(found):
    """The phase of a place in words, the next threshold, and when that is reached."""
    phase, following, _needs = found
    words = str(phase) if phase else "not known"
    if following is None:
        return words, "there is no further phase", "–"
    line, day, bound = following
    after = f"{bound.phase}, from {number(bound.value)}: {Measure(bound.measure).label}"
    if line is None:
        return words, after, "not known"
    first_day, first, last_day, last = line
    grew = f"from {number(first)} to {number(last)} in {(last_day - first_day).days} days"
    return words, after, f"{day_words(day)}: {grew}" if day else f"not reached: {grew}"


def _needs(name, needs):
    for bound, value in needs:
        short = None if value is None else max(bound.value - value, 0)
        shown = ["–" if one is None else number(one) for one in (bound.value, value, short)]
        by = day_words(bound.target_on) if bound.target_on else "–"
        yield [name, str(bound.phase), str(Measure(bound.measure).label), shown[0], by, *shown[1:]]
