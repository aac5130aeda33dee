"""Every address asked in every way nobody means: other methods, lying headers, addresses and queries that are traps."""

import json
import re
import time
from urllib.parse import quote

from tests.attack import hostile
from tests.attack.calls import Call, together
from tests.attack.places import Place
from tests.attack.walls import Walls, sent

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "ZQX")
ASKING = ("nobody", "otto", "ineke", "ineke's program", "gerard", "dirk's program", "loes", "ada")
BODIES = (
    *(b"{", b"[]", b"null", b"7", b'"zq"', b'{"zq": NaN}', b"[" * 50_000, b"\xff\xfe", b"\x00", b'{"\\ud800": 1}'),
    *(b'{"persons": 1e999}', b'{"persons": ' + b"9" * 5000 + b"}", b'{"a": 1, "a": 2}', b"--b\r\n\r\n--b--"),
    *(b"a=%00&b=%ff", b"=&=&=", b"&" * 2000),
)


def places(walls: Walls, who: str) -> list[Place]:
    """One place for each address, and of each deed's page."""
    atlas, person = walls.atlas, walls.people[who]
    found = [place for route in atlas.routes for place in list(atlas.places(person, route, 1))[-1:]]
    return atlas.dice.sample(found, len(found))


def send_all(walls: Walls, kind: str, calls: list[Call], until: float) -> None:
    """In an order of chance, until the time is over."""
    walls.atlas.dice.shuffle(calls)

    def one(call):
        if time.monotonic() < until:
            walls.ask(kind, call)
        else:
            walls.book.leave_out(kind)

    together(one, calls)


def methods(walls: Walls, until: float) -> None:
    """Each address by each method, with nothing sent along and with a form or JSON."""
    calls = [
        Call(who, place.path, verb, *with_body)
        for who in ASKING
        for place in places(walls, who)
        for verb in VERBS
        for with_body in ((), (sent(place.path).headers, b""))[: 2 if verb in {"POST", "PATCH"} else 1]
    ]
    send_all(walls, "method", calls, until)


def headers(walls: Walls, until: float) -> None:
    """Each lying header at each address, by somebody."""
    calls = []
    for place in places(walls, "gerard"):
        for name, value in hostile.HEADERS:
            who = walls.atlas.dice.choice(ASKING)
            method = walls.atlas.dice.choice(("GET", "POST", "PATCH"))
            body = b"" if method == "GET" else b'{"zq": 1}'
            calls.append(Call(who, place.path, method, ((name, value),), body))
    send_all(walls, "header", calls, until)


def addresses(walls: Walls, until: float) -> None:
    """What can't stand in an address, in it and behind it; and what can't be a body, to each of them."""
    calls = []
    for route in walls.atlas.routes:
        parts = re.findall(r"<[^>]+>", route)
        calls += [(route, bad) for bad in hostile.IN_ADDRESSES for _part in parts[:1]]
    filled = [walls.atlas._rest(route.replace(re.search(r"<[^>]+>", route)[0], bad, 1)) for route, bad in calls]
    asked = [in_the_address(walls, f"/{path}") for path in filled]
    for place in places(walls, "loes"):
        asked += in_the_query(walls, place)
        asked += [
            Call(walls.atlas.dice.choice(ASKING), place.path, "POST", sent(place.path).headers, body)
            for body in walls.atlas.dice.sample(BODIES, 6)
        ]
    send_all(walls, "address", asked, until)


def in_the_address(walls: Walls, path: str) -> Call:
    return Call(walls.atlas.dice.choice(ASKING), path)


def in_the_query(walls: Walls, place: Place) -> list[Call]:
    """Each name a list may know, with traps of several kinds in it."""
    dice, calls = walls.atlas.dice, []
    for _once in range(4):
        names = dice.sample(hostile.IN_QUERIES, 5)
        traps = [*hostile.IN_ADDRESSES, *(quote(text) for text in hostile.PLAIN.values())]
        query = "&".join(f"{name}={dice.choice(traps)}" for name in names)
        calls.append(Call(dice.choice(ASKING), f"{place.path}?{query}"))
    return calls


def texts(walls: Walls, until: float) -> None:
    """Every trap in every value of what each address of the API takes, as its description names them."""
    described = json.loads(walls.ask("method", Call("nobody", "/api/v1/openapi.json")).body)
    calls = []
    for place in places(walls, "gerard"):
        for bad in [*hostile.PLAIN.values(), *hostile.UNREADABLE.values(), hostile.CONTROL, hostile.LONG]:
            names = walls.atlas.dice.sample(names_in(described), 8)
            body = json.dumps(dict.fromkeys(names, bad)).encode()
            who = walls.atlas.dice.choice(("ineke", "gerard's program", "loes", "dirk", "ada"))
            calls.append(Call(who, place.path, "POST", sent("/api/").headers, body))
    send_all(walls, "text", [call for call in calls if call.path.startswith("/api/")], until)


def names_in(described: dict) -> list[str]:
    """Every name of a value that is sent."""
    shapes = described["components"]["schemas"]
    found = {name for title, one in shapes.items() if "Request" in title for name in one.get("properties", {})}
    return sorted(found)
