"""What help costs, and open data."""

from collections import Counter
from datetime import date, timedelta

from django.utils import translation

from capacity.models import Cost, Payer, Scheme
from foundation import clock
from regions.models import Role
from requests_app.models import Event
from requests_app.models.staff import StaffType
from tests.attack.sight import FROM, Sight
from tests.browsing import text_of
from tests.by_hand import each_day
from tests.house.figures import reading
from tests.house.figures.reading import capital, each, open_as, roles
from tests.insight import naive
from tests.tables import tables_of

WEEK = timedelta(days=7)
KINDS = ("estimated", "actual")
ORGANISES = {"extra_hands", "red_cross", "zorgreserve"}
MET = {"met": ("region", "national"), "granted": ("defence",), "open": ("open",), "other": ("declined", "withdrawn")}


class OfMoney:
    """The questions; `dice` and the scene are those of `January`."""

    def test_each_sum_of_money_is_that_of_adding_up_day_by_day(self):
        """In each territory, over all days or those of a month: by kind, payer, scheme, month, part and request."""
        with translation.override("en"):
            readers, names, sight = reading.readers(), reading.names(), Sight()
            costs = list(Cost.objects.select_related("support_request", "deployment"))
            gone = {one.replaces_id for one in costs}
            costs = [one for one in costs if one.pk not in gone]
            inside = {code: {one.pk for one in naive.sent(**reading.condition(code))} for code in readers}
            some = 0
            for code, who in each(self.dice, readers):
                first, last = self.dice.choice([(None, None), (date(2021, 1, 4), date(2021, 1, 16))])
                period = {"starts_on": first, "ends_on": last} if first else {}
                counted = [one for one in costs if one.support_request_id in inside[code]]
                spread = [(one, _in_period(one, first, last)) for one in counted]
                spread = [(one, days) for one, days in spread if days]
                page = tables_of(open_as(who).get(f"/money/{code}/", period))
                told = {row[0]: row[1:3] for row in page["Sums of what was estimated and of what was spent"]}
                number_of = Counter(one.kind for one, _days in spread)
                shown = dict(zip(KINDS, _sums(spread), strict=True))
                assert told == {capital(kind): [shown[kind], str(number_of[kind])] for kind in KINDS}, (who, code)
                for table, words, name in (("who pays", Payer, "payer"), ("scheme", Scheme, "scheme")):
                    rows = [(w.label, [x for x in spread if getattr(x[0], name) == w]) for w in words]
                    assert page[f"Sums by {table}"] == [[str(w), *_sums(x)] for w, x in rows if x], (who, code)
                assert page["Sums of each month"] == _by_month(spread), (who, code)
                assert page.get("Sums of each part", []) == _by_part(spread, who, code, names), (who, code)
                mine = [x for x in spread if sight.sees(who, x[0].support_request_id)]
                if roles(who) & ({"institution"} | set(FROM)):
                    told = [[*row[:1], *row[2:]] for row in page["Sums of each request and deployment"]]
                    assert told == _by_case(mine), (who, code)
                else:
                    assert "Sums of each request and deployment" not in page
                some += len(spread)
            assert some > 50

    def test_each_bracket_of_open_data_holds_the_number_that_is_there(self):
        """Of the day that ended last, in each territory: five wide, of the country wider where that would tell more."""
        with translation.override("en"):
            day, at = clock.today() - timedelta(days=1), clock.end_of(clock.today() - timedelta(days=1))
            asked = naive.sent()
            under_way, need = Counter(), {code: naive.need([]) for code in reading.names() if code.startswith("VR")}
            for one in asked:
                code = one.safety_region.code
                last = Event.objects.filter(support_request=one, at__lte=at).latest("number")
                under_way[code] += last.to_status not in naive.OVER
                need[code].update(naive.need([one.pk]))
            counts = {"requests": {code: under_way[code] for code in need}}
            for kind in StaffType:
                for name, terms in MET.items():
                    counts[kind, name] = {c: sum(need[c][kind, term, day] for term in terms) for c in need}
            assert sum(counts["requests"].values()) > 4
            who = self.dice.choice(reading.readers()["nl"][0])
            for code in ["NL", *need]:
                answer = open_as(who).get("/open-data/", {"day": day.isoformat(), "territory": code})
                assert f"when the day ended: <strong>{_words(_bracket(counts['requests'], code))}<" in text_of(answer)
                told = {row[0]: row[1:] for row in tables_of(answer).get("Persons by staff type", [])}
                for kind in StaffType:
                    parts = [_bracket(counts[kind, name], code) for name in MET]
                    all_of = tuple(map(sum, zip(*parts, strict=True)))
                    expected = [_words(one) for one in (all_of, *parts)] if any(low for low, _high in parts) else None
                    assert told.get(str(kind.label)) == expected, (who, code, kind)


def _bracket(counts, code):
    """The lowest and the highest number that it can be."""
    if code != "NL":
        return counts[code] // 5 * 5, counts[code] // 5 * 5 + 4
    lowest, whole = sum(one // 5 * 5 for one in counts.values()), sum(counts.values())
    others = 4 * (len(counts) - 1)
    if whole // 5 * 5 < lowest + others // 5 * 5:
        return whole // 5 * 5, whole // 5 * 5 + 4
    return lowest + others // 5 * 5, lowest + 4 * len(counts)


def _words(bracket):
    return f"{bracket[0]}–{bracket[1]}"


def _in_period(cost, first, last):
    """The days of a cost that count, with the cents that lie on each."""
    cents, days = int(cost.amount * 100), each_day(cost.starts_on, cost.ends_on)
    on = {day: cents * (n + 1) // len(days) - cents * n // len(days) for n, day in enumerate(days)}
    return {day: one for day, one in on.items() if (first is None or day >= first) and (last is None or day <= last)}


def _sums(spread):
    """Both sums in words."""
    found = {kind: [sum(days.values()) for one, days in spread if one.kind == kind] for kind in KINDS}
    return [f"€ {sum(found[kind]) / 100:,.2f}" if found[kind] else "–" for kind in KINDS]


def _by_month(spread):
    found = {}
    for one, days in spread:
        for day, cents in days.items():
            month = found.setdefault(day.replace(day=1), {}).setdefault(one.pk, (one, {}))
            month[1][day] = cents
    return [[f"{month:%B %Y}", *_sums(found[month].values())] for month in sorted(found)]


def _by_part(spread, who, code, names):
    """Regions of a larger territory, and of her own for a chair; homes of her region for a GHOR."""
    by_region = not code.startswith(("VR", "home-")) and Role.UMBRELLA not in roles(who)
    found = {}
    for one, days in spread:
        about = one.support_request
        home = f"home-{about.institution_id}"
        part = about.safety_region.code if by_region or code in reading.regions_of(who, Role.CHAIR) else home
        found.setdefault(part, []).append((one, days))
    if not by_region and code not in reading.regions_of(who) | reading.regions_of(who, Role.CHAIR):
        return []
    return [[names[part], *_sums(found[part])] for part in sorted(found, key=names.get)]


def _by_case(spread):
    found = {}
    for one, days in spread:
        sent = one.deployment
        key = (one.support_request.reference, sent.pk if sent else 0, Payer.values.index(one.payer))
        found.setdefault(key, []).append((one, days))
    told = [(key, found[key], found[key][0][0]) for key in sorted(found)]
    words = [f"{one.deployment.number}. {one.deployment.unit}" if one.deployment else "–" for _key, _all, one in told]
    return [[key[0], w, one.get_payer_display(), *_sums(x)] for (key, x, one), w in zip(told, words, strict=True)]
