"""What is typed into every text of every deed, read back from page, API, paper, mail and spreadsheet.

In one process, through Django's test client: nothing between it and the product can mend what comes out. Each deed is
done where it can be done (`tests.requests_app.api.places`), and undone.
"""

import csv
import io
import re
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from html.parser import HTMLParser
from random import Random

import openpyxl
from django.core import mail
from django.db import transaction
from django.test import Client

from foundation import clock
from foundation.problems import camel
from foundation.rows import RowsField
from notifications import outbox
from notifications.roads import ROADS
from requests_app.api.dossier import resource_of
from requests_app.doors import DOORS
from requests_app.forms.deed import HOW
from requests_app.models import PendingEvent
from requests_app.models.actions import Action
from tests import cast as people_of_tests
from tests import shelf
from tests.attack import hostile
from tests.attack.calls import Book
from tests.attack.markers import text_of
from tests.conftest import MORNING
from tests.every_text import is_free
from tests.requests_app.api.places import place_for

NAMES = list(hostile.PLAIN)
MARK = re.compile(r"zq(\d+)q")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
DANGEROUS = {"zqx", "onfocus", "onmouseover", "onerror"}
OF_THE_REQUEST = (
    *("/requests/{0}/", "/requests/{0}/journal/", "/requests/{0}/complete/", "/requests/{0}/night-card/"),
    *("/requests/{0}/intake/", "/requests/{0}/do/give-position/", "/requests/{0}/do/propose-tuning/"),
    *("/api/v1/requests/{0}", "/api/v1/requests/{0}/events?sort=-number", "/api/v1/requests/{0}/decisions"),
)
BESIDE = (
    *("/requests/{0}/case-file.pdf", "/requests/{0}/signing-pack.pdf", "/requests/{0}/decision.pdf"),
    *("/", "/requests/", "/inquiries/", "/messages/", "/deployments/", "/regional-round/", "/meetings/"),
    *("/requests/export.csv", "/requests/export.xlsx", "/inquiries/export.csv", "/inquiries/export.xlsx"),
    *("/deployments/export.csv", "/deployments/export.xlsx", "/messages/export.csv", "/messages/export.xlsx"),
)
"""Where what was typed about a request can come out again: whoever typed it reads all, another one the first."""


class Undo(Exception):
    """Ends a deed whose work isn't wanted any more."""


class Tags(HTMLParser):
    """Finds in a page what a trap would have become."""

    def __init__(self):
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag, attributes):
        values = [value or "" for name, value in attributes if name in {"href", "src", "action"}]
        self.found |= DANGEROUS & {tag, *(name for name, _value in attributes)}
        self.found |= {value for value in values if value.startswith("javascript:")}


def every_text(book: Book, seconds: float, dice: Random) -> None:
    """Each deed in some rounds, another trap in each text every time, until the time is over."""
    until, mail.outbox = time.monotonic() + seconds, []
    done: set[Action] = set()
    turns = [action for _round in NAMES for action in dice.sample(list(DOORS), len(DOORS))]
    for action in turns:
        if time.monotonic() > until:
            break
        with suppress(Undo), transaction.atomic(), clock.frozen(MORNING), shelf.watched():
            once(book, action, dice.randrange(len(NAMES)))
            raise Undo
        mail.outbox.clear()
        done.add(action)
    book.left_out["deeds"] = len(DOORS.keys() - done)


def once(book: Book, action: Action, turn: int) -> None:
    """One deed with traps in it, and all that is said of it afterwards."""
    cast = shelf.first("cast", people_of_tests._make)
    with shelf.watched():
        place = place_for(action, cast)
    PendingEvent.objects.all().delete()  # what led to the scene isn't told again for each deed
    client = Client(raise_request_exception=False)
    client.force_login(place.person())
    sent, typed = filled_in(place.door.form, place.body, turn)
    if not typed:
        return
    answer = do(book, client, place, sent, typed)
    if answer.status_code == 201:
        read_back(book, cast, place, typed)


def filled_in(form, body: dict, turn: int) -> tuple[dict, dict[str, str]]:
    """`body` with a trap in each free text; also what stands in which, by its mark."""
    sent, typed = dict(body), {}

    def trap(field) -> str:
        name = NAMES[(turn + len(typed)) % len(NAMES)]
        mark = f" zq{len(typed)}q"
        text = hostile.PLAIN[name][: (field.max_length or 4000) - len(mark)]
        text += " zq." * max(0, (field.min_length or 0) // 4 - len(text) // 4 + 1) if field.min_length else ""
        typed[mark.strip()] = text + mark
        return text + mark

    for name, field in form.base_fields.items():
        wire = camel(name)
        if is_free(field) and name not in HOW and (field.max_length or 4000) >= 12:
            sent[wire] = trap(field)
        elif isinstance(field, RowsField) and wire in body:
            inside = {camel(column): inner for column, inner in field.columns.items() if is_free(inner)}
            sent[wire] = [row | {column: trap(inner) for column, inner in inside.items()} for row in body[wire]]
    return sent, typed


def do(book: Book, client: Client, place, sent: dict, typed: dict):
    """Send it; what a field takes no free text for is sent as it should be, and said no more of."""
    for _try in range(3):
        with transaction.atomic():
            answer = post(client, place, sent)
        book.count("typed", answer.status_code)
        if answer.status_code >= 500:
            book.fault("5xx", f"{place.action} with {typed}: {answer.status_code}")
        if answer.status_code != 400:
            break
        for name in {error["name"].split(".")[0] for error in answer.json()["errors"]}:
            refused = str(sent.pop(name, ""))
            for mark in [mark for mark in typed if mark in refused]:
                del typed[mark]
            sent |= {name: place.body[name]} if name in place.body else {}
    return answer


def post(client: Client, place, sent: dict):
    """By the API; the page leaves the same (tests/test_parity.py)."""
    if place.action == Action.ATTACH:
        sent = sent | {"file": io.BytesIO(b"%PDF-1.4 zq"), "proves": "request"}
        return client.post(resource_of(place.door, place.target), sent)
    action = {"action": place.action.value} if not place.door.resource else {}
    return client.post(resource_of(place.door, place.target), action | sent, content_type="application/json")


# --- reading back


def read_back(book: Book, cast, place, typed: dict[str, str]) -> None:
    """Every place where it may come out, by several people; and what is sent."""
    met: set[str] = set()
    for reader in (place.who, "dirk" if place.who == "gerard" else "gerard"):
        client = Client(raise_request_exception=False, headers={"Accept-Language": "en"})
        client.force_login(getattr(cast, reader))
        for page in OF_THE_REQUEST + (BESIDE if reader == place.who else ()):
            path = page.format(place.scene.request.reference)
            answer = client.get(path)
            book.count("read back", answer.status_code)
            if answer.status_code >= 500:
                book.fault("5xx", f"{path} by {reader} after {place.action} with {typed}")
            elif answer.status_code == 200:
                met |= judge(book, f"{place.action}: {page} by {reader}", answer, typed)
    for mark in typed.keys() - met:
        book.fault("changed", f"{place.action}: {typed[mark]!r} is found nowhere")
    judge_mails(book, place.action, typed)


def judge(book: Book, where: str, answer, typed: dict[str, str]) -> set[str]:
    """What an answer made of the traps; returns those that stand in it just as they were typed."""
    said = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "").split(";")[0]
    for found in DANGER.get(kind, lambda _said: ())(said):
        book.fault("reflected", f"{where} holds {found!r}")
    text = text_of(said) if kind != "application/json" else " ".join(texts_in(answer.json()))
    if kind == "text/csv":
        text = text.replace('""', '"')  # as a cell writes a quotation mark
    if re.search("1337000[07]", text):
        book.fault("reflected", f"{where}: a template was computed")
    as_paper = kind == "application/pdf"
    plain = bare(text, as_paper=as_paper)
    met = {mark for mark, whole in typed.items() if bare(whole, as_paper=as_paper) in plain}
    for mark in set(typed) - met:
        if mark in plain and kind in {"text/html", "application/json", "text/csv"}:
            at = plain.index(mark)
            book.fault("changed", f"{where}: {typed[mark]!r} became {plain[max(0, at - 60) : at + len(mark)]!r}")
    return met if not as_paper else set()


def bare(text: str, *, as_paper: bool = False) -> str:
    """Without white space and invisible signs, which each medium writes in its own way."""
    kept = text.translate(unseen())
    return kept.encode("ascii", "ignore").decode() if as_paper else unicodedata.normalize("NFC", kept)


@cache
def unseen() -> dict[int, None]:
    """White space and invisible signs, as `str.translate` leaves them out; a page is too long to ask sign by sign."""
    signs = (chr(number) for number in range(sys.maxunicode + 1))
    return {ord(sign): None for sign in signs if sign.isspace() or unicodedata.category(sign) in {"Cf", "Cc"}}


def texts_in(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def in_a_page(said: bytes) -> set[str]:
    tags = Tags()
    tags.feed(said.decode())
    return tags.found


def in_a_csv(said: bytes) -> list[str]:
    text = said.decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in text.split("\n")[0] else ",")
    return [cell for row in rows for cell in row if cell.startswith(FORMULA) and MARK.search(cell)]


def in_a_sheet(said: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(said))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [str(cell.value) for cell in cells if cell.data_type == "f" or cell.hyperlink]


DANGER = {
    "text/html": in_a_page,
    "text/csv": in_a_csv,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": in_a_sheet,
}


def judge_mails(book: Book, action: Action, typed: dict[str, str]) -> None:
    """All that is sent after it: no mail says a word of what was typed, and no word became a header."""
    outbox.sweep()
    for road in ("email", "link"):
        outbox.send(ROADS[road])
    for sent in mail.outbox:
        whole = sent.message().as_string()
        book.count("mails", 200)
        if any(mark in whole for mark in typed):
            book.fault("crossing", f"{action}: a mail to {sent.to} says {MARK.findall(whole)}")
        if "zqevil" in whole or "Bcc" in sent.message():
            book.fault("reflected", f"{action}: a mail to {sent.to} got a header")
