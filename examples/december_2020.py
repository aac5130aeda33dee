"""The wave of December 2020, driven through the API alone: several homes, from the alert to the closed case.

    python examples/december_2020.py https://msob.example people.json 2020-12-29

`people.json` holds the API token of each of the `CAST`, made under *My account › API tokens*. In life each calls from
a system of her own: the home's planning package, LOCC's register, Defence's planning. Here one script is all of them, so
that the whole road stands in one place, in the order in which it is travelled.

Nothing but Python's standard library is needed. A deed answers with its event: `reference` and `version` of the request,
`facts` with the ids of what was made, and `at`, the moment by the clock of the installation.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

CAST = {
    "ineke": "nursing home De Avondzon",
    "petra": "nursing home De Berkenhof",
    "hans": "hospital Twentestad",
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
CORNERS = ("dirk", "vera", "gerard")
"""Defence, VWS and GHOR/LOCC: what all three say is settled, with no call of its own."""

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

    def __init__(self, people: dict[str, Person], who: str, helper: str, first: date):
        self.people, self.who, self.helper = people, who, helper
        self.first, self.last = first, first + timedelta(days=13)
        self.reference = self.now = ""
        self.line = self.deployment = 0

    def do(self, by: str, path: str, **body: Any) -> dict:
        """A deed of somebody, at its own address. Gives the facts that were recorded."""
        return self._done(self.people[by].post(path, body, self.who))

    def on(self, by: str, resource: str, **body: Any) -> dict:
        """A deed on the request."""
        return self.do(by, f"requests/{self.reference}/{resource}", **body)

    def _done(self, event: dict) -> dict:
        self.now = event["at"]
        return event["facts"]

    def read(self, by: str, path: str = "") -> dict:
        """Something of the request."""
        return self.people[by].get(f"requests/{self.reference}{path}", self.who)

    def at(self, **later: float) -> str:
        """A moment after the last deed, as the API takes it."""
        return (datetime.fromisoformat(self.now) + timedelta(**later)).isoformat()

    def days(self) -> dict:
        return {"startsOn": str(self.first), "endsOn": str(self.last)}

    # --- the ladder

    def alert(self, location: int) -> None:
        """The alert in one call: where, who, how many, from when, whom to call."""
        need = {"staffType": "nurse", "persons": 8, **self.days()}
        told = {"clientsOnSite": 84, "callBackNumber": "053 999 00 11", "firstUnsafeShiftAt": f"{self.first}T23:00+01:00"}
        event = self.people[self.who].post("requests", {"location": location, **need, **told}, self.who)
        self.reference, self.now = event["reference"], event["at"]

    def ask(self, neighbour: int) -> None:
        """GHOR asks the parties of steps 1 and 2 all at once; of the other homes those it names."""
        facts = self.on("gerard", "inquiry-rounds", institutions=[neighbour], question="Whom can you spare?")
        self.asked = facts["inquiries"]

    def answer(self) -> None:
        """Each party answers what it was asked (its webhook named the inquiry); the neighbour can spare two nurses."""
        neighbour, *others = self.asked
        offer = {"line": 1, "staffType": "nurse", "persons": 2, **self.days()}
        facts = self.do(self.helper, f"inquiries/{neighbour}/answers", answer="partly", **offer)
        for party, inquiry in zip(("karin", "rob", "roos", "evert"), others, strict=True):
            self.do(party, f"inquiries/{inquiry}/answers", answer="nothing", note="Nobody is left")
        self.do(self.who, f"offers/{facts['offers'][0]['offer']}/acceptances", persons=2)

    def climb(self) -> None:
        """Six nurses are still open: only these climb."""
        self.on("gerard", "events", action="escalate_to_national")
        self.on("gerard", "events", action="escalate_to_msob")

    # --- the application

    def apply(self) -> None:
        """The figures of now, what exactly is needed, why nobody else can; signed, and filed with LOCC."""
        line = self.read(self.who)["needLines"][0]["id"]
        shifts = {"dayShift": True, "nightShift": True, "hoursAWeek": 36, "registeredOnly": True}
        self.do(self.who, f"need-lines/{line}/changes", ward="Cohort 2", tasks="Care and medication", **shifts)
        self.on(self.who, "situations", **self.figures())
        self.on(self.who, "applications", **WORDS)
        self.on("gerard", "signatures", signatory="Mayor", signatoryFunction="burgemeester", signedOn=self.now[:10])
        where = f"requests/{self.reference}/attachments"
        self._done(self.people["gerard"].send(where, {"proves": "signature"}, ("signed.pdf", b"%PDF-1.4"), self.who))
        self.on("gerard", "events", action="file_application")

    def figures(self) -> dict:
        staff = {"absencePercentage": 31, "openShifts": 26, "minimumFte": 9, "measuresTaken": "No admissions, cohorts"}
        return {"measuredAt": self.now, "clientsOnSite": 84, "clientsInfected": 41, "consequence": "No night care"} | staff

    def check(self) -> None:
        """LOCC finds each of the procedural checks met, and forwards it."""
        for code in CHECKS:
            self.on("loes", "checks", code=code, verdict="met")
        self.on("loes", "events", action="accept_intake")

    # --- the triangle

    def say(self, outcome: str, **more: Any) -> None:
        """Each corner gives its position; the third settles it."""
        for corner in CORNERS:
            self.on(corner, "positions", outcome=outcome, motivation="The nights are empty", **more)

    def visit(self, team: int) -> None:
        """The triangle wants to know more; a team goes and advises five nurses."""
        self.say("visit")
        self.on("dirk", "missions", team=team, kind="visit", visitAt=self.at(hours=2), contact="Team leader")
        line = self.read("fenna")["needLines"][0]["id"]
        advised = {"line": line, "staffType": "nurse", "persons": 5, "minimumTeam": 2, **self.days()}
        scores = {"crisisOrganisation": 2, "hygiene": 2, "conclusion": "deployable"}
        self.on("fenna", "reports", spokenWith="Director", clientsOnSite=82, lines=[advised], **scores)

    def decide(self) -> None:
        """The home agrees with five, and the three corners grant them: they are booked by that."""
        self.on(self.who, "events", action="accept_tuning")
        (tuned,) = self.read("dirk", "/proposals")["results"][-1]["lines"]
        self.say("grant", persons=[{"line": str(tuned["id"]), "persons": tuned["persons"]}])

    # --- the deployment

    def send(self) -> None:
        """One planner draws up who goes, another approves it."""
        order = {"unit": "400 Geneeskundig Bataljon", "commander": "Commander 053 999 00 21", "handOver": "Ward by ward"}
        self.on("dirk", "deployments", **order)
        self.deployment = self.read("daan", "/deployments")["results"][0]["id"]
        self.do("daan", f"deployments/{self.deployment}/approvals")

    def arrive(self) -> None:
        """The home confirms that they came, and reports their first day."""
        self.do(self.who, f"deployments/{self.deployment}/arrivals", arrivedAt=self.at(), inductionDone=True)

    def leave(self) -> None: ...


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


def main() -> None:
    pass
