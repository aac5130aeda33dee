"""The numbers on a paper, read back out of its text by their labels; and the same counted row by row from the tables.

Reading knows the words on paper and nothing of how they got there; counting knows the tables and none of the product's
sums.
"""

import io
import re
from collections import Counter
from datetime import date

import pypdf
from django.utils import translation

from capacity.models import Booking
from foundation import clock
from requests_app.models import LedgerRow, Offer
from requests_app.models.staff import StaffType
from tests.by_hand import each_day

IN_REGION = {"other_institutions", "care_office", "roaz"}
LABELS = {
    "Gevraagd": "asked",
    "Regio": "region",
    "Landelijk": "national",
    "Afgestemd": "tuned",
    "Niet toegekend": "declined",
    "Toegekend": "defence",
    "Ingetrokken": "withdrawn",
    "Nog open": "open",
    "Gestuurd": "sent",
    "Er geweest": "there",
    "Personen": "persons",
}
COVERED = ("region", "national", "defence", "declined", "withdrawn", "open")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
PERIOD = r"\d+ [a-z]{3}(?: \d{4})?(?: t/m \d+ [a-z]{3} \d{4})?"


def text(pdf):
    """What a paper says, on one line, without its footers and hyphens."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    whole = "\n".join(re.sub(r"\n[^\n]*Pagina \d+ van \d+\s*$", "", page) for page in pages)
    return re.sub(r"\s+", " ", re.sub(r"[-\u2010\u00ad]\n", "", whole)).replace("\u200b", "")


def staff_types():
    with translation.override("nl"):
        return {str(kind.label): kind.value for kind in StaffType}


def table(said, caption, *, until=""):
    """The rows of the table under this caption (a pattern): (line, type, sent as, period, {term: number}).

    Of a table with words in its rows, all rows `until` that.
    """
    found = re.search(caption, said)
    if found is None:
        return []
    kinds = staff_types()
    kind = "|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))
    labels = "|".join(map(re.escape, LABELS))
    head = re.compile(rf" ?Regel Soort personeel((?: (?:{labels}|Periode))+)")
    header = head.match(said, found.end())
    terms = [LABELS[one] for one in re.findall(labels, header[1])]
    period = header[1].find("Periode")
    order = (rf" (?P<days>{PERIOD})", rf"(?P<numbers>(?: (?:\d+|–)){{{len(terms)}}})")
    if period < 0:
        order = order[1:]
    elif period > 1:
        order = order[::-1]
    who = rf" (?P<line>\d+) (?P<kind>{kind})(?:(?: \(in plaats daarvan\))|(?:, in hun plaats: (?P<sent_as>{kind})))?"
    row = re.compile(rf"(?:{head.pattern.replace('(', '(?:', 1)})?{who}{''.join(order)}(?![\w])")
    rows, place = [], header.end()
    last = said.index(until, place) if until else len(said)
    while one := (row.search if until else row.match)(said, place, last):
        numbers = (0 if number == "–" else int(number) for number in one["numbers"].split())
        days = one.groupdict().get("days")
        sent_as = kinds[one["sent_as"] or one["kind"]]
        rows.append((int(one["line"]), kinds[one["kind"]], sent_as, days, dict(zip(terms, numbers, strict=True))))
        place = one.end()
    return rows


def read_days(period):
    """The days of *29 dec 2020 t/m 11 jan 2021*."""
    first, _and, last = period.partition(" t/m ")
    last = _day(last or first)
    return each_day(_day(first, last.year), last)


def _day(words, year=None):
    day, month, *of = words.split()
    return date(int(of[0]) if of else year, MONTHS.index(month) + 1, int(day))


def per_day(rows):
    """Persons by (line, type, term, day), as a table of stretches says."""
    found = Counter()
    for line, kind, _sent_as, period, numbers in rows:
        for day in read_days(period):
            for term, number in numbers.items():
                assert (line, kind, term, day) not in found, "two rows say something of the same day"
                found[line, kind, term, day] = number
    return +found


def in_person_days(rows):
    """Person-days by (line, type, term)."""
    return +Counter({(line, kind, term): number for line, kind, _as, _days, of in rows for term, number in of.items()})


def naive(support_request):
    """Persons by (line, type, term, day) as the tables stand: the rows of the ledger and the offers that count."""
    found = Counter()
    for line in support_request.lines.all():
        for row in LedgerRow.objects.filter(line=line).exclude(term="committed"):
            kind = row.staff_type if row.term == "defence" else line.staff_type
            _count(found, (line.number, kind, row.term), row.persons, row.starts_on, row.ends_on)
        for offer in Offer.objects.filter(line=line, state__in=["accepted", "arrived"]).select_related("inquiry"):
            term = "region" if offer.inquiry.rung in IN_REGION else "national"
            _count(found, (line.number, offer.staff_type, term), offer.persons, offer.starts_on, offer.ends_on)
        for (number, _kind, term, day), persons in list(found.items()):
            if number == line.number:
                found[number, line.staff_type, "open", day] += persons if term == "asked" else -persons
    return +found


def _count(found, key, persons, first, last):
    for day in each_day(first, last):
        found[(*key, day)] += persons


def summed(counted):
    """The same in person-days."""
    found = Counter()
    for (*key, _day), persons in counted.items():
        found[tuple(key)] += persons
    return +found


def need_agrees(said, counted, *, at=r"[^:]+:\d\d"):
    """Both tables of the need say what was counted, and on each day what was asked is what came of it."""
    days = per_day(table(said, rf"Stand op {at}: personen per dag, op elke dag van de periode"))
    sums = in_person_days(table(said, "Dezelfde cijfers in persoonsdagen[^.]*? samen"))
    assert without_tuned(days) == counted
    assert without_tuned(sums) == summed(counted)
    assert adds_up(days)
    assert adds_up(sums)


def without_tuned(counted):
    return Counter({key: number for key, number in counted.items() if key[2] != "tuned"})


def adds_up(counted):
    """Of each line (and day): asked is all that came of it, whatever type came."""
    found = Counter()
    for (line, _kind, term, *day), number in counted.items():
        found[(line, *day)] += number if term == "asked" else -number if term in COVERED else 0
    return not any(found.values())


def deployments_agree(said, support_request):
    """Each deployment of a case file says who was sent and who was there, by day and in all, as the bookings do."""
    for one in support_request.deployments.all():
        part = said.partition(f"Inzet {one.number}: {one.unit} Stand")[2].partition(f"Inzet {one.number + 1}: ")[0]
        part = part.partition(" Evaluaties ")[0]
        counted = _sent(one)
        days = Counter()
        for line, kind, sent_as, period, numbers in table(part, r"Wie is gestuurd[^.]*? op elke dag van de periode"):
            for day in read_days(period):
                days.update({(line, kind, sent_as, term, day): number for term, number in numbers.items()})
        sums = {
            (line, kind, sent_as, term): number
            for line, kind, sent_as, _days, numbers in table(part, r"Per soort alle dagen samen[^.]*? er geweest")
            for term, number in numbers.items()
        }
        assert +days == counted
        assert +Counter(sums) == summed(counted)


def _sent(deployment):
    found, today = Counter(), clock.today()
    came_on = clock.day_of(deployment.arrived_at) if deployment.arrived_at else None
    for one in Booking.objects.filter(deployment=deployment).select_related("pool", "line"):
        key = (one.line.number, one.staff_type, one.pool.staff_type)
        for day in each_day(one.starts_on, one.ends_on):
            found[(*key, "sent", day)] += one.planned or one.persons
            if came_on and came_on <= day <= today:
                found[(*key, "there", day)] += one.arrived or 0
    return +found


def granted(decision):
    """Persons by (line, type, term, day) that a decision granted."""
    found = Counter()
    for one in decision.lines.all():
        _count(found, (one.line.number, one.staff_type, "persons"), one.persons, one.starts_on, one.ends_on)
    return +found
