"""The wave of December 2020, driven through the API alone: several homes, from the alert to the closed case.

    python examples/december_2020.py https://msob.example people.json 2020-12-29

`people.json` holds the API token of each of the `CAST`, made under *My account › API tokens*. In life each calls from
a system of her own: the home's planning package, LOCC's register, Defence's planning. Here one script is all of them,
so that the whole road stands in one place, in the order in which it is travelled.

Nothing but Python's standard library is needed. A deed answers with its event: `reference` and `version` of the
request, `facts` with the ids of what was made, and `at`, the moment by the clock of the installation.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

CAST = {
    "ineke": "a nursing home",
    "petra": "another",
    "hans": "a hospital",
    "karin": "care office",
    "rob": "RO(N)AZ",
    "roos": "Red Cross",
    "evert": "Extra Handen voor de Zorg",
    "gerard": "GHOR Twente",
    "loes": "LOCC",
    "vera": "VWS",
    "dirk": "Defence, who plans",
    "daan": "Defence, who approves",
    "fenna": "Defence, who finds the facts",
}
TEAM = "Verkenningsteam Oost"
HOMES = {
    "ineke": "Verpleeghuis De Avondzon",
    "petra": "Woonzorgcentrum De Berkenhof",
    "hans": "Ziekenhuis Twentestad",
}
"""The homes in need by who speaks for them; the next one in this row is the neighbour that is asked for help."""

CORNERS = ("dirk", "vera", "gerard")
"""Defence, VWS and GHOR/LOCC. What all three say is settled by that, with no call of its own."""

Wait = Callable[[str], object]
"""Returns when it is that moment by the clock of the installation."""

CHECKS = [f"P{number}" for number in range(1, 12)]


class Refused(Exception):
    """What the API refused, in the words of RFC 9457: `status`, `code`, `detail`, and `errors` or what is `lacking`."""

    def __init__(self, what: str, problem: dict):
        super().__init__(f"{what}: {json.dumps(problem, indent=1, ensure_ascii=False)}")
        self.problem = problem


class Person:
    """The system of one person: it calls with her token."""

    def __init__(self, address: str, token: str):
        self.address, self.token = f"{address.rstrip('/')}/api/v1/", token
        self.calls: Counter[str] = Counter()  # by the home for which they were made

    def get(self, path: str, about: str = "") -> dict:
        return self._call("GET", path, about)

    def post(self, path: str, body: dict, about: str = "") -> dict:
        """Do a deed. Under its key it is done once, so when no answer comes the same may be sent again."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4())}
        return self._call("POST", path, about, json.dumps(body).encode(), headers)

    def send(self, path: str, fields: dict, file: tuple[str, bytes], about: str = "") -> dict:
        """Hand over a file: the one call whose body isn't JSON."""
        edge, (name, content) = uuid4().hex, file
        head = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{fields[key]}\r\n' for key in fields]
        head += [f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n']
        head += ["Content-Type: application/pdf\r\n\r\n"]
        body = "".join(head).encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self._call("POST", path, about, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def _call(self, method: str, path: str, about: str, body: bytes | None = None, headers: dict | None = None) -> dict:
        self.calls[about] += 1
        said = {"Authorization": f"Bearer {self.token}", "Accept-Language": "en", **(headers or {})}
        try:
            with urlopen(Request(self.address + path, body, said, method=method), timeout=60) as answer:
                return json.load(answer)
        except HTTPError as refused:
            raise Refused(f"{method} {path}", json.load(refused)) from None


class Home:
    """One home's request, chapter by chapter."""

    def __init__(self, people: dict[str, Person], who: str, neighbour: str, first: date):
        self.people, self.who, self.neighbour = people, who, neighbour
        self.first, self.last = first, first + timedelta(days=13)
        self.reference = self.now = ""
        self.deployment = 0
        self.asked: list[int] = []

    def do(self, by: str, path: str, **body: Any) -> dict:
        """A deed of somebody at its own address; gives the facts that were recorded."""
        return self._facts(self.people[by].post(path, body, self.who))

    def on(self, by: str, resource: str, **body: Any) -> dict:
        """A deed on the request."""
        return self.do(by, f"requests/{self.reference}/{resource}", **body)

    def move(self, by: str, action: str) -> dict:
        """A deed that needs nothing but its name."""
        return self.on(by, "events", action=action)

    def read(self, by: str, path: str = "") -> dict:
        """Something of the request."""
        return self.people[by].get(f"requests/{self.reference}{path}", self.who)

    def _facts(self, event: dict) -> dict:
        self.reference, self.now = event["reference"] or self.reference, event["at"]
        return event["facts"]

    def later(self, **amount: float) -> str:
        """So much after the last deed."""
        return (datetime.fromisoformat(self.now) + timedelta(**amount)).isoformat()

    # --- the ladder

    def alert(self, location: int) -> None:
        """Where, who, how many, from when, whom to call: the alert in one call."""
        call = {
            "clientsOnSite": 84,
            "callBackNumber": "053 999 00 11",
            "firstUnsafeShiftAt": f"{self.first}T23:00+01:00",
        }
        self.do(self.who, "requests", location=location, staffType="nurse", persons=8, **self.days(), **call)

    def days(self) -> dict:
        return {"startsOn": str(self.first), "endsOn": str(self.last)}

    def ask(self, neighbour: int) -> None:
        """GHOR asks the parties of steps 1 and 2 all at once; of the other homes those it names."""
        facts = self.on("gerard", "inquiry-rounds", institutions=[neighbour], question="Whom can you spare?")
        self.asked = facts["inquiries"]

    def answer(self) -> None:
        """Each party answers the inquiry that its webhook named. The neighbour spares two nurses, who are accepted."""
        neighbour, *others = self.asked
        offer = {"line": 1, "staffType": "nurse", "persons": 2, **self.days()}
        offers = self.do(self.neighbour, f"inquiries/{neighbour}/answers", answer="partly", **offer)["offers"]
        for party, inquiry in zip(("karin", "rob", "roos", "evert"), others, strict=True):
            self.do(party, f"inquiries/{inquiry}/answers", answer="nothing", note="Nobody is left")
        self.do(self.who, f"offers/{offers[0]['offer']}/acceptances", persons=2)

    def climb(self) -> None:
        """Six nurses are still open, and only these climb."""
        self.move("gerard", "escalate_to_national")
        self.move("gerard", "escalate_to_msob")

    # --- the application

    def apply(self) -> None:
        """What exactly is needed, the figures of now and why nobody else can; signed, and filed with LOCC."""
        line = self.read(self.who)["needLines"][0]["id"]
        shifts = {"dayShift": True, "nightShift": True, "hoursAWeek": 36, "registeredOnly": True}
        self.do(self.who, f"need-lines/{line}/changes", ward="Cohort 2", tasks="Care and medication", **shifts)
        self.update()
        self.on(self.who, "applications", **WORDS)
        self.sign()
        self.move("gerard", "file_application")

    def update(self) -> None:
        """The home's figures of this moment."""
        ill = {"clientsOnSite": 84, "clientsInfected": 41, "absencePercentage": 31, "openShifts": 26, "minimumFte": 9}
        words = {"measuresTaken": "No admissions, cohorts", "consequence": "No care at night"}
        self.on(self.who, "situations", measuredAt=self.now, **ill, **words)

    def sign(self) -> None:
        """The mayor signed; GHOR says so and hands over the paper."""
        self.on("gerard", "signatures", signatory="Mayor", signatoryFunction="burgemeester", signedOn=self.now[:10])
        where, paper = f"requests/{self.reference}/attachments", ("signed.pdf", b"%PDF-1.4 signed")
        self._facts(self.people["gerard"].send(where, {"proves": "signature"}, paper, self.who))

    def check(self) -> None:
        """LOCC finds each procedural check met, and forwards it to the triangle."""
        checks = [{"code": code, "verdict": "met"} for code in CHECKS]
        refused = self.people["loes"].post(f"requests/{self.reference}/check-rounds", {"checks": checks}, self.who)
        nothing_else(refused)
        self.move("loes", "accept_intake")

    # --- facts, and lines on which both agree

    def find_facts(self, team: int) -> None:
        """A team visits the home and advises five nurses; the home agrees."""
        visit = {"visitAt": self.later(hours=2), "contact": "Team leader 053 999 00 12"}
        self.on("dirk", "missions", team=team, kind="visit", **visit)
        advised = {"line": 1, "staffType": "nurse", "persons": 5, "minimumTeam": 2, **self.days()}
        found = {"clientsOnSite": 82, "crisisOrganisation": 2, "hygiene": 2, "conclusion": "deployable"}
        self.on("fenna", "reports", spokenWith="Director and team leader", lines=[advised], **found)
        self.move(self.who, "accept_tuning")

    # --- the deployment

    def send(self) -> None:
        """One planner draws up who goes (all whom the grant booked), another approves it."""
        order = {"commander": "Commander 053 999 00 21", "handOver": "The home takes over ward by ward"}
        self.on("dirk", "deployments", **order)
        self.deployment = self.read("daan", "/deployments")["results"][0]["id"]
        self.do("daan", f"deployments/{self.deployment}/approvals")

    def arrive(self) -> None:
        """The home says that they came, and how the first day was."""
        place, day = f"deployments/{self.deployment}", str(self.first)
        self.do(self.who, f"{place}/arrivals", arrivedAt=f"{day}T08:00+01:00", inductionDone=True)
        self.do(self.who, f"{place}/daily-reports", day=day, present=5, effect=3, tasks="Care on cohort 2")

    def ask_longer(self, until: date) -> None:
        """The home asks to keep them, with figures of that moment."""
        self.on(self.who, "extensions", until=str(until), reason="Half of our own people are in quarantine")
        self.update()

    def stay(self, until: date) -> None:
        """What the triangle granted beyond the last day is added to the deployment."""
        self.do("dirk", f"deployments/{self.deployment}/extensions", until=str(until))
        self.last = until

    def leave(self, day: date, reason: str) -> None:
        """They go; both sides evaluate, and GHOR closes the case."""
        place = f"deployments/{self.deployment}"
        self.do("dirk", f"{place}/departures", departedAt=f"{day}T17:00+01:00", endReason=reason)
        for side in (self.who, "dirk"):
            self.on(side, "evaluations", **LOOKING_BACK)
        self.move("gerard", "close")


WORDS = {
    "desiredEffect": "The night shifts of the cohort ward are staffed safely again.",
    "whyNotSelf": "All of our own people work double shifts",
    "whyNotInTime": "Agencies have nobody before 4 January",
    "whyNotSufficient": "A gap is left in each night",
    "whyNotMarket": "Four agencies were called, none has anybody",
    "authority": "burgemeester",
    "siteContact": "Crisis coordinator 053 999 00 11",
    "costAccepted": True,
}
LOOKING_BACK = {
    "effect": 3,
    "cooperation": 2,
    "induction": 2,
    "rightPeople": True,
    "wentWell": "The nights were staffed",
    "couldBeBetter": "One roster for all",
}


def nothing_else(told: dict) -> None:
    """Of several deeds in one call those come back that weren't done, each with why; here none should."""
    if told["results"]:
        raise SystemExit(json.dumps(told, indent=1, ensure_ascii=False))


def meet(people: dict[str, Person], homes: list[Home], outcome: str, wait: Wait) -> None:
    """The triangle meets: all that waits for it is on the agenda, and each corner speaks on these homes at once."""
    starts_at = max(home.later(minutes=15) for home in homes)
    meeting = people["loes"].post("meetings", {"startsAt": starts_at, "place": "online"})
    agenda = {item["reference"] for item in meeting["agenda"]}
    for home in homes:
        if home.reference not in agenda:  # people are there already: LOCC puts it on the agenda itself
            home.on("loes", "agenda-items", meeting=meeting["id"], reason="More days are asked")
    wait(starts_at)
    about = {"requests": [home.reference for home in homes], "outcome": outcome, "motivation": "The nights are empty"}
    for corner in CORNERS:
        lacking = people[corner].post(f"meetings/{meeting['id']}/positions", about)
        nothing_else(lacking)


def to_the_grant(people: dict[str, Person], first: date, wait: Wait) -> list[Home]:
    """Each home that needs help from the day `first` on climbs the ladder; the triangle speaks about all together."""
    known = {one["name"]: one for one in people["gerard"].get("institutions")["results"]}
    speakers = list(HOMES)
    pairs = zip(speakers, speakers[1:] + speakers[:1], strict=True)
    homes = [Home(people, who, neighbour, first) for who, neighbour in pairs]
    for home in homes:
        home.alert(known[HOMES[home.who]]["locations"][0]["id"])
        home.ask(known[HOMES[home.neighbour]]["id"])
        home.answer()
        home.climb()
        home.apply()
        home.check()
    meet(people, homes, "visit", wait)
    team = next(one["id"] for one in people["dirk"].get("teams")["results"] if one["name"] == TEAM)
    for home in homes:
        home.find_facts(team)
    meet(people, homes, "grant", wait)
    return homes


def wave(people: dict[str, Person], first: date, wait: Wait) -> list[Home]:
    """All of it: one home keeps them longer, one lets them go as planned, one early."""
    homes = longer, planned, early = to_the_grant(people, first, wait)
    for home in homes:
        home.send()
    wait(f"{first}T08:00+01:00")
    for home in homes:
        home.arrive()

    until = longer.last + timedelta(days=7)
    wait(f"{first + timedelta(days=5)}T17:00+01:00")
    early.leave(first + timedelta(days=5), "need_over")
    longer.ask_longer(until)
    meet(people, [longer], "grant", wait)
    longer.stay(until)

    for home in (planned, longer):
        wait(f"{home.last}T17:00+01:00")
        home.leave(home.last, "as_planned")
    return homes


def calls(people: dict[str, Person]) -> Counter[str]:
    """How many calls were made for each home; under "" those for all of them: meetings, and who is who."""
    return sum((person.calls for person in people.values()), Counter())


def ask_for(moment: str) -> None:
    """Wait until somebody says that it is time."""
    input(f"Press Enter when it is {moment} there. ")


def main() -> None:
    address, tokens, first = sys.argv[1:]
    people = {who: Person(address, token) for who, token in json.loads(Path(tokens).read_text()).items()}
    for home in wave(people, date.fromisoformat(first), ask_for):
        print(f"{HOMES[home.who]}: {home.reference} is {home.read('gerard')['status']}")
    print("Calls:", dict(calls(people)))


if __name__ == "__main__":
    main()
