"""Everybody at every address, with what is hers and what isn't: reading, then writing what is foreign."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from django.apps import apps
from django.db import connection

from foundation.models import DomainClock
from notifications.models import Mailbox
from regions.models import ApiToken, Reading, SecurityEvent, User
from tests.attack.calls import Answer, Book, Call, send, together
from tests.attack.markers import Reader
from tests.attack.people import CSRF, Attacker
from tests.attack.places import Atlas, Place

REFUSED = {301, 302, 401, 403, 404, 405, 410, 415, 429}
"""How a foreign thing may answer: as what isn't there, isn't hers, or as no address takes such a method or body."""

NOT_OF_ANYBODY = {one._meta.db_table for one in (User, Mailbox, ApiToken, Reading, SecurityEvent, DomainClock)}
"""What a mere visit writes to: when somebody was last here, who looked, and who tried."""


class Walls:
    """What all attacks over the wire share."""

    def __init__(self, port: int, people: dict[str, Attacker], atlas: Atlas, book: Book):
        self.port, self.people, self.atlas, self.book = port, people, atlas, book
        self.reader = Reader(atlas.sight)

    def ask(self, kind: str, call: Call) -> Answer:
        """Send it, count it, and look for a fault of the server and for what isn't hers."""
        who = self.people[call.who]
        answer = send(self.port, call, who.session)
        self.book.count(kind, answer.status)
        where = f"{call.who}: {call.method} {call.path[:200]}"
        if answer.status >= 500:
            self.book.fault("5xx", f"{where} {answer.status} {call.headers or ''}")
        for what in self.reader.crossings(who.user, call.path, answer.body) or ():
            self.book.fault("crossing", f"{where} reads {what}")
        self.reflects(where, call, answer)
        return answer

    def reflects(self, where: str, call: Call, answer: Answer) -> None:
        """What was sent to do harm comes back as text or not at all: no markup, no header, no host of a link."""
        found = [sign for sign in (b"<zqx", b'"zqx=') if answer.is_page and sign in answer.body]
        found += [b"Zq-Injected"] if "zq-injected" in answer.headers else []
        if "zqevil.example" not in call.path:
            links = re.findall(rb'="(?:https?:)?//zqevil[^"]*', answer.body) if answer.is_page else []
            found += [*links, *(head for head in heads(answer) if b"zqevil.example" in head)]
        for sign in found:
            self.book.fault("reflected", f"{where} {call.headers or ''} gives back {sign.decode()}")


def heads(answer: Answer) -> list[bytes]:
    return [f"{name}: {value}".encode() for name, value in answer.headers.items()]


# --- reading


def read_everything(walls: Walls, until: float) -> None:
    """Each address by everybody, one foreign thing in each; then more of them while there is time."""
    for several in range(1, 9):
        places = [(who, place) for who in walls.people.values() for place in read_by(walls.atlas, who, several)]
        walls.atlas.dice.shuffle(places)
        together(partial(look, walls, until=until), places)
        if time.monotonic() > until:
            break


def read_by(atlas: Atlas, who: Attacker, several: int) -> list[Place]:
    """What she reads in one round; the page of a deed only where it is foreign, or else her own."""
    found = []
    for route in atlas.of(who):
        if atlas.takes(route, "GET"):
            places = atlas.places(who, route, several)
            found += first_of_each_deed(places) if "<slug:deed>" in route else places
    return found


def first_of_each_deed(places: Iterator[Place]) -> list[Place]:
    return list({place.path.rsplit("/do/")[-1]: place for place in reversed(list(places))}.values())


def look(walls: Walls, pair: tuple[Attacker, Place], *, until: float) -> None:
    """GET it; what is foreign to her isn't found."""
    if time.monotonic() > until:
        return walls.book.leave_out("read")
    who, place = pair
    answer = walls.ask("read", Call(who.name, place.path))
    return judge(walls, who, place, answer, "GET")


def judge(walls: Walls, who: Attacker, place: Place, answer: Answer, method: str) -> None:
    """A foreign thing that isn't refused has been found out."""
    if place.about and walls.atlas.is_foreign(who, place.about) and answer.status not in REFUSED:
        walls.book.fault("crossing", f"{who.name}: {method} {place.path} {answer.status}, foreign {place.about}")


# --- writing


def write_what_is_foreign(walls: Walls, until: float) -> None:
    """Everybody sends every deed, and every other method, to things that aren't hers; nothing may change by it."""
    before = fingerprint()
    calls = [
        (who, place, method)
        for who in walls.people.values()
        for route in walls.atlas.of(who)
        for method in ("POST", "PATCH", "DELETE")
        if walls.atlas.takes(route, method)
        for place in walls.atlas.places(who, route, 1)
        if place.path == who.link or (place.about and walls.atlas.is_foreign(who, place.about))
    ]
    walls.atlas.dice.shuffle(calls)
    together(lambda one: write(walls, *one, until=until), calls)
    for table, now in fingerprint().items():
        if before[table] != now:
            walls.book.fault("crossing", f"somebody changed {table}")


def write(walls: Walls, who: Attacker, place: Place, method: str, *, until: float) -> None:
    """Send it; it is refused."""
    if time.monotonic() > until:
        return walls.book.leave_out("write")
    answer = walls.ask("write", replace(sent(place.path), who=who.name, method=method))
    return judge(walls, who, place, answer, method)


def sent(path: str) -> Call:
    """A form or a JSON text that means to do it."""
    said = dict.fromkeys(("reason", "text", "name"), "attack") | dict.fromkeys(("action", "deed"), "withdraw")
    said["persons"] = "1"
    if path.startswith("/api/"):
        return Call("", path, "POST", (("Content-Type", "application/json"),), json.dumps(said).encode())
    form = "&".join(f"{name}={value}" for name, value in (said | {"csrfmiddlewaretoken": CSRF}).items())
    return Call("", path, "POST", (("Content-Type", "application/x-www-form-urlencoded"),), form.encode())


def fingerprint() -> dict[str, str]:
    """What each table of ours holds, in short."""
    ours = {"foundation", "regions", "requests_app", "notifications", "capacity"}
    tables = {one._meta.db_table for one in apps.get_models() if one._meta.app_label in ours}
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables - NOT_OF_ANYBODY):
            cursor.execute(f'SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM "{table}" t')
            (found[table],) = cursor.fetchone()
    return found
