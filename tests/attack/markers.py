"""A marker in every text of the scene that says whose it is: whoever reads one that isn't hers crossed a wall.

`zqc12q` stands in the case of request 12, `zqi7q` in what was asked of a party by inquiry 7. The journal can't be
written to; its long texts that stand in one request alone mark that request as they are.
"""

import html
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import pypdf
from django.db import connection, transaction
from django.db.models import TextField

from capacity.models import DailyReport, Deployment, PlanLine, PoolPeriod, Shortage
from foundation import clock
from insight.models import Lesson
from msob.scenarios.cast import PEOPLE
from notifications import outbox, webhooks
from notifications.models import WebhookEndpoint
from regions import tokens
from regions.models import ApiToken, Duty, Institution, Location, Sector, User
from requests_app import models as m
from requests_app.deeds import alert, ladder
from tests.attack.sight import MARK, PHONE, Sight

CASE = {
    m.Application: "support_request_id",
    m.NeedLine: "support_request_id",
    m.Situation: "support_request_id",
    m.Waiver: "support_request_id",
    m.Evaluation: "support_request_id",
    m.Condition: "support_request_id",
    m.CheckAnswer: "support_request_id",
    m.Proposal: "support_request_id",
    m.Mission: "support_request_id",
    m.Report: "(SELECT support_request_id FROM requests_app_mission WHERE id = mission_id)",
    m.AgendaItem: "support_request_id",
    m.SupportRequest: "id",
    Deployment: "support_request_id",
    DailyReport: "(SELECT support_request_id FROM capacity_deployment WHERE id = deployment_id)",
}
"""Tables of a request's case, and where each row says which request."""

SHORTEST = 80
"""A text field is marked when it is that long; the others hold codes, numbers and names."""


def plant() -> None:
    """Mark every text that can be written to, and see to it that there is something of each kind."""
    make_own_things()
    ask_by_link()
    number_telephones()
    for model, request in CASE.items():
        mark(model, "c", request)
    mark(m.Comment, "c", "support_request_id", "audience = 'all'")
    mark(m.Comment, "a", "support_request_id", "audience <> 'all'")
    mark(m.Position, "t", "(SELECT support_request_id FROM requests_app_review WHERE id = review_id)")
    mark(m.Inquiry, "i", "id")
    mark(m.Offer, "i", "inquiry_id")
    mark(m.Meeting, "m", "id")
    mark(Lesson, "l", "id", columns=("what",))
    for model in (PoolPeriod, Shortage, PlanLine):
        mark(model, "n", "pool_id")
    mark(ApiToken, "k", "id", shortest=60)
    mark(WebhookEndpoint, "h", "id", "true", ("description",))


def make_own_things() -> None:
    """A webhook for each of some homes and regions; a token for everybody."""
    for user in User.objects.all():
        tokens.issue(user, name="script", expires_at=clock.now() + tokens.LONGEST)
    for membership in [one for user in User.objects.order_by("pk")[:12] for one in user.memberships_now()]:
        if membership.role in {"institution", "ghor"}:
            scope = "institution" if membership.role == "institution" else "safety_region"
            where = {"role": membership.role, scope: getattr(membership, scope)}
            address = f"https://webhook{membership.pk}.example/in"
            webhooks.add(by=membership.user, url=address, description="ECD", kinds=webhooks.KINDS, **where)


def ask_by_link() -> None:
    """A home asks for help, its region asks a home with an account and two of which nobody has one: they get a link."""
    ineke, ghor, petra = (User.objects.get(email=PEOPLE[name].email) for name in ("ineke", "gerard", "petra"))
    asking = alert_of(ineke)
    helper = petra.memberships.get().institution
    ladder.ask(asking, by=ghor, rung=m.Rung.OTHER_INSTITUTIONS, party=helper, question="Who comes?")
    where = {"municipality": asking.location.municipality, "roaz_region": asking.location.roaz_region}
    for name in ("de-stille-hof", "de-lege-hof"):
        home = Institution.objects.create(name=name, sector=Sector.NURSING_HOME)
        Location.objects.create(institution=home, name=name, contact_email=f"crisis@{name}.example", **where)
        asked = ladder.ask(asking, by=ghor, rung=m.Rung.OTHER_INSTITUTIONS, party=home, question="Who comes?")
        with transaction.atomic():
            outbox.tell(asked.event)


def alert_of(home: User) -> m.SupportRequest:
    """A request at step 1, sent now."""
    today = clock.today()
    line = {"staff_type": "nurse", "persons": 2, "starts_on": today, "ends_on": today + timedelta(days=9)}
    said = {"first_unsafe_shift_at": clock.now() + timedelta(hours=9), "call_back_number": "053 999 00 11"}
    place = home.memberships.get().institution.locations.earliest("pk")
    return alert.raise_alert(place, by=home, lines=[line], clients_on_site=84, **said).event.support_request


def number_telephones() -> None:
    """Each number on which a home is called says whose it is (`sight.PHONE`): its request's, or its own."""
    number(m.SupportRequest, "call_back_number", "1", "id")
    for column in ("contact_phone", "deputy_phone"):
        number(Location, column, "2", "institution_id")
    homes = "FROM regions_membership WHERE id = membership_id AND role = 'institution'"
    number(Duty, "phone", "2", f"(SELECT institution_id {homes})", f"EXISTS (SELECT 1 {homes})")


def number(model, column: str, kind: str, whose: str, where: str = "true") -> None:
    value = f"'+3153{kind}' || lpad({whose}::text, 6, '0')"
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{column}" = {value} WHERE {where}')


def mark(model, letter: str, number: str, where: str = "true", columns=(), shortest: int = SHORTEST) -> None:
    """Put the marker at the end of each long text of these rows, in the place of what doesn't fit any more."""
    held = {field.column: field for field in model._meta.concrete_fields}
    names = columns or [name for name, field in held.items() if is_long(field, shortest)]
    marker = f"' zq{letter}' || {number} || 'q'"
    values = ", ".join(f'"{name}" = left("{name}", {room(held[name])}) || {marker}' for name in names)
    table = f'"{model._meta.db_table}"'
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # what was published is final, but for this
        cursor.execute(f"UPDATE {table} SET {values} WHERE {where}")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def room(field) -> int:
    return (field.max_length or 100_000) - 16


def is_long(field, shortest: int) -> bool:
    """Whether a person types a text of this length into it."""
    if field.choices or field.name in {"stored_as", "sha256", "digest", "frozen", "content_type"}:
        return False
    return isinstance(field, TextField) or (field.get_internal_type() == "CharField" and field.max_length >= shortest)


# --- the journal, as it is


def of_the_journal() -> dict[str, tuple[int, set[int]]]:
    """Each long text of the journal that stands in one request alone: its request, and the inquiries it was said in."""
    where, inquiries = defaultdict(set), defaultdict(set)
    offers = dict(m.Offer.objects.values_list("pk", "inquiry_id"))
    for event in m.Event.objects.all():
        for text in {*strings(event.facts), event.reason}:
            where[text].add(event.support_request_id)
            inquiries[text] |= said_in(event.facts, offers)
    return {
        text: (*requests, inquiries[text]) for text, requests in where.items() if len(text) >= 40 and len(requests) == 1
    }


def said_in(facts: dict, offers: dict) -> set[int]:
    """The inquiries that a deed was about."""
    found = {facts.get("inquiry"), *facts.get("inquiries", []), offers.get(facts.get("offer"))}
    return {one for one in found if isinstance(one, int)}


def strings(value) -> Iterator[str]:
    """Every text inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


RANDOM = re.compile(r"(?<![\w-])[\w-]{30,}(?![\w-])")
"""Keys and tokens: by chance one holds what looks like a marker."""


class Reader:
    """Reads answers for what the reader may not know."""

    def __init__(self, sight: Sight):
        self.sight, self.journal = sight, of_the_journal()

    def crossings(self, user, path: str, said: bytes) -> set[str]:
        """What stands in an answer to `user` and isn't hers, also as it stands by now: deeds are done meanwhile."""
        text = RANDOM.sub("", text_of(said))
        if found := self._crossings(user, path, text):
            self.sight = Sight()
            found = self._crossings(user, path, text)
        return found

    def _crossings(self, user, path: str, text: str) -> set[str]:
        found = {mark.group() for mark in MARK.finditer(text) if not self.sight.reads(user, *split(mark), path)}
        for phone in set(PHONE.findall(text)):
            kind, number = phone[0], int(re.sub(r"\D", "", phone[1]))
            found |= set() if self.sight.calls(user, kind, number, path) else {f"the telephone 053 {kind}{number:06}"}
        for told, (request, inquiries) in self.journal.items():
            if told in text and not self.sight.sees(user, request, path):
                found |= {told[:60]} if not any(self.sight.is_asked(user, one) for one in inquiries) else set()
        return found


BREAK = re.compile(r"<br>|</p>\s*<p>")
"""What a line break becomes on a page, and an empty line."""


def split(mark) -> tuple[str, int]:
    return mark[1], int(mark[2])


def text_of(said: bytes) -> str:
    """An answer as text: papers read, spreadsheets unpacked, signs of HTML as what they stand for."""
    if said.startswith(b"%PDF-1") and b"%%EOF" in said[-64:]:
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(said)).pages)
    if said.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(said)) as packed:
            return html.unescape(" ".join(packed.read(name).decode(errors="replace") for name in packed.namelist()))
    return html.unescape(BREAK.sub("\n", said.decode(errors="replace")))
