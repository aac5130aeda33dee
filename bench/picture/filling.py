"""What the picture keeps of the bench's requests, made of their journal by bulk inserts.

More rows than deeds leave: a spell for each event, and the need cut anew at each status.
"""

from datetime import timedelta

from django.db import connection
from django.db.models import Min

from bench import world
from foundation import clock
from insight import totals
from insight.models import Passage, Total
from insight.models.kept import SPANS

OVER = "('closed', 'resolved', 'rejected', 'withdrawn')"
SENT = "('deployed', 'ended', 'closed', 'resolved', 'rejected', 'withdrawn')"
PLACE = "institution_id, safety_region_id, roaz_region_id"

TOLD = """
CREATE TEMPORARY TABLE told AS
SELECT e.support_request_id AS request, e.number, e.at, e.to_status AS status, e.from_status <> e.to_status AS moved,
       lag(e.at) OVER w AS before, e.from_status AS was,
       coalesce(lead(e.at) OVER w, '9999-01-01 00:00+00') AS until,
       r.due_at, r.first_unsafe_shift_at AS unsafe, r.urgency, r.submitted_at,
       r.institution_id, r.safety_region_id, l.roaz_region_id
FROM requests_app_event e
JOIN requests_app_supportrequest r ON r.id = e.support_request_id AND r.submitted_at IS NOT NULL
JOIN regions_location l ON l.id = r.location_id
WHERE e.at >= r.submitted_at
WINDOW w AS (PARTITION BY e.support_request_id ORDER BY e.number)
"""


def day_of(moment: str) -> str:
    return f"(({moment}) AT TIME ZONE 'Europe/Amsterdam')::date - date '0001-01-01' + 1"


def span_of(reach: str, since: str) -> str:
    """The place of the first size that holds it."""
    return "(" + " + ".join(f"({reach} - ({day_of(since)}) > {days})::int" for days in SPANS) + ")"


LAST = f"CASE WHEN status IN {OVER} THEN {day_of('at')} ELSE {day_of('until')} END"
SPELLS = f"""
INSERT INTO insight_spell (support_request_id, {PLACE}, since, until, reach, span, status, entered_at, due_at,
                           unsafe_at, urgency, under_way)
SELECT request, {PLACE}, at, until, {LAST}, {span_of(LAST, "at")}, status, at,
       CASE WHEN until > '9000-01-01' THEN due_at ELSE at + interval '8 h' END,
       CASE WHEN status NOT IN {SENT} THEN unsafe END, urgency, status NOT IN {OVER}
FROM told WHERE until > at
"""  # noqa: S608 - of constants that stand here

REACH = f"least({day_of('until')}, ends_on - date '0001-01-01' + 1)"
STRETCHES = f"""
INSERT INTO insight_stretch (support_request_id, {PLACE}, since, until, reach, span, staff_type, first_day, last_day,
                             asked, region, national, defence, declined, withdrawn, open, there)
SELECT request, {PLACE}, at, until, {REACH}, {span_of(REACH, "at")}, staff_type,
       starts_on - date '0001-01-01' + 1, ends_on - date '0001-01-01' + 1,
       persons, helped, 0, 0, 0, CASE WHEN status IN {OVER} THEN persons - helped ELSE 0 END,
       CASE WHEN status IN {OVER} THEN 0 ELSE persons - helped END, 0
FROM (
    SELECT t.*, n.staff_type, n.starts_on, n.ends_on, n.persons, (n.persons * (t.number % 4)) / 4 AS helped
    FROM (SELECT request, {PLACE}, at, status, number,
                 coalesce(lead(at) OVER (PARTITION BY request ORDER BY number), '9999-01-01 00:00+00') AS until
          FROM told WHERE moved) t
    JOIN requests_app_needline n ON n.support_request_id = t.request
) s WHERE until > at AND ends_on >= starts_on
"""  # noqa: S608

PASSAGE = (
    f"INSERT INTO insight_passage (support_request_id, {PLACE}, since, until, at, event_number, kind, code, amount)"
)
KNOWN = f"SELECT request, {PLACE}, at, '9999-01-01 00:00+00', at, number"
MINUTES = "(extract(epoch FROM at - coalesce(before, at)) / 60)::int"
PASSAGES = [
    f"{PASSAGE} {KNOWN}, 'alert', '', 0 FROM told WHERE at = submitted_at AND moved",
    f"{PASSAGE} {KNOWN}, 'left', was, {MINUTES} FROM told WHERE moved AND was <> 'draft'",
    f"{PASSAGE} {KNOWN}, 'over', status, 0 FROM told WHERE moved AND status IN {OVER}",
    f"{PASSAGE} {KNOWN}, 'decided', CASE status WHEN 'granted' THEN 'grant' ELSE 'reject' END, 0"
    " FROM told WHERE moved AND status IN ('granted', 'rejected')",
    f"{PASSAGE} {KNOWN}, 'arrived', '', 4000 FROM told WHERE moved AND status = 'deployed'",
    f"{PASSAGE} {KNOWN}, 'support', (ARRAY['region', 'national', 'defence'])[number % 3 + 1], 7 FROM told WHERE moved",
]


def fill() -> None:
    """Fill the tables of the picture from the journal, and add up each week."""
    with connection.cursor() as cursor:
        for statement in (TOLD, SPELLS, STRETCHES, *PASSAGES, "DROP TABLE told"):
            cursor.execute(statement)
    _add_up()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _add_up() -> None:
    """As the beat would have done, but once a week."""
    day = Passage.objects.aggregate(Min("since"))["since__min"]
    while day is not None and day < world.NOW:
        clock.freeze(day)
        totals.add_up()
        day += timedelta(days=7)
    clock.freeze(world.NOW)


def counted() -> dict[str, int]:
    """How many rows there are, by table."""
    names = ("requests_app_supportrequest", "requests_app_event", "insight_spell", "insight_stretch", "insight_passage")
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"(SELECT count(*) FROM {name})" for name in names))  # noqa: S608
        return dict(zip(names, cursor.fetchone(), strict=True)) | {"insight_total": Total.objects.count()}
