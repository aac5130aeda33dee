"""What is measured: the pages and API calls that people and programs make most, each beside its floor.

A case makes a call (not timed), has it sent (timed), and tidies up (not timed): a request that was raised is withdrawn,
so that the lists stay as long as they were.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, cycle

from django.urls import reverse

from bench import floor, world
from bench.caller import Answer, Browser, Call, Program
from requests_app.deeds import alert
from requests_app.models import OfferState, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How

UNSAFE_AT = "2020-12-28T23:00"
LINE = {"staff_type": StaffType.NURSE, "persons": 8, "starts_on": "2020-12-29", "ends_on": "2021-01-11"}
SAME_SHAPE = 20
NOTE = {"note": "note"}
REASON = {"reason": "Bel ons even.", "version": 1}
DETAIL, CREATE, TRANSITION = "detail: GHOR", "create: an alert by a home", "transition: returned to the home"
ROLES = {"gerard": "GHOR", "loes": "LOCC"}
NEXT = re.compile(r'href="(\?[^"]*cursor=[^"]*)"')


def _nothing(answer: Answer) -> None:
    """Nothing to tidy up."""


@dataclass(frozen=True)
class Case:
    """One thing measured. `kind` is list, detail, create or transition; `door` is page or API; `least`: see `floor`."""

    name: str
    kind: str
    door: str
    call: Callable[[], Call]
    floor: Callable[[], Call]
    least: Callable[[], Call]
    tidy: Callable[[Answer], None] = _nothing


class Cases:
    """All cases for the database at hand, by its cast."""

    def __init__(self):
        self.cast = world.people()
        self.browsers = {name: Browser(getattr(self.cast, name)) for name in ("ineke", "gerard", "loes")}
        self.programs = {name: Program(world.token_of(getattr(self.cast, name))) for name in ("ineke", "gerard")}
        self.keys = count(1)
        self.references = cycle(self._alike())
        self._withdraw()

    def all(self) -> list[Case]:
        """Every case, pages first."""
        return [*self._lists(), *self._pages(), *self._api()]

    def _alike(self) -> list[str]:
        """Open requests of the cast's region with the same history: all answered, one offer to decide on."""
        region = self.cast.gerard.memberships_now()[0].safety_region_id
        found = SupportRequest.objects.filter(safety_region=region, status=Status.REGIONAL, urgency="normal")
        found = found.filter(inquiries__offers__state=OfferState.OFFERED).order_by("-pk")
        return list(found.values_list("reference", flat=True)[:SAME_SHAPE])

    def _lists(self) -> list[Case]:
        path = reverse("requests:list")
        twente = "GHOR, the region's open requests"
        filters = {
            twente: ("gerard", ""),
            "GHOR, sorted by time to harm": ("gerard", "?sort=unsafe"),
            "GHOR, filtered: step, staff, mine": ("gerard", "?step=1&staff_type=nurse&mine=on"),
            "GHOR, searched by name": ("gerard", "?q=enschede"),
            "GHOR, open and closed, last changed": ("gerard", "?state=all&sort=updated"),
            "institution, open and closed": ("ineke", "?state=all"),
            "LOCC, the country's open requests": ("loes", ""),
            "LOCC, overdue in one region": ("loes", "?overdue=on&region=VR05"),
            "LOCC, closed, by reference": ("loes", "?state=closed&sort=reference"),
        }
        cases = [self._page(f"list: {name}", "list", who, path + query) for name, (who, query) in filters.items()]
        for who, query in (("gerard", "?state=all"), ("loes", "?state=closed&sort=updated")):
            further = self._next(who, path + query)
            cases.append(self._page(f"list: {ROLES[who]}, next page by cursor", "list", who, further))
        return cases

    def _next(self, who: str, path: str) -> str:
        """The address of the second page of a list."""
        body = self.browsers[who].get(path).send().body.decode()
        return path.split("?")[0] + html.unescape(NEXT.findall(body)[-1])

    def _page(self, name: str, kind: str, who: str, path: str) -> Case:
        browser = self.browsers[who]
        return self._read(name, kind, browser, lambda: browser.get(path))

    def _read(self, name: str, kind: str, browser: Browser, call: Callable[[], Call]) -> Case:
        """Reading a page, beside its own template with the data ready."""
        kept = f"{id(self)}-{next(self.keys)}"
        floor.keep_page(kept, call())
        same, plain = reverse("bench_same", args=[kept]), reverse("bench_floor")
        return Case(name, kind, "page", call, lambda: browser.get(same), lambda: browser.get(plain))

    def _write(self, name: str, kind: str, browser: Browser, call: Callable[[], Call]) -> Case:
        """Writing by a page, beside a plain page with one INSERT."""
        plain, bare = reverse("bench_floor"), reverse("bench_bare")
        return Case(
            name,
            kind,
            "page",
            call,
            lambda: browser.post(plain, NOTE, expects=200),
            lambda: browser.post(bare, NOTE),
            self._withdraw,
        )

    def _pages(self) -> list[Case]:
        ineke, gerard = self.browsers["ineke"], self.browsers["gerard"]
        path = reverse("requests:alert")
        return [
            self._read(DETAIL, "detail", gerard, lambda: gerard.get(self._detail())),
            self._write(CREATE, "create", ineke, lambda: ineke.post(path, self._alert())),
            self._write(
                TRANSITION, "transition", gerard, lambda: gerard.post(self._deed(), {**REASON, "key": self._key()})
            ),
        ]

    def _api(self) -> list[Case]:
        ineke, gerard = self.programs["ineke"], self.programs["gerard"]
        path, returned = reverse("api-requests"), {**REASON, "action": Action.RETURN_TO_INSTITUTION}
        return [
            self._read_api("list: GHOR, the region's open requests", "list", gerard, lambda: gerard.get(path)),
            self._read_api(DETAIL, "detail", gerard, lambda: gerard.get(self._detail_json())),
            self._write_api(CREATE, "create", ineke, lambda: ineke.post(path, self._alert_json())),
            self._write_api(
                TRANSITION,
                "transition",
                gerard,
                lambda: gerard.post(reverse("api-events", args=[self._raised()]), {**returned, "key": self._key()}),
            ),
        ]

    def _read_api(self, name: str, kind: str, program: Program, call: Callable[[], Call]) -> Case:
        """Reading by the API, beside the same answer with the data ready."""
        kept = f"{id(self)}-{next(self.keys)}"
        floor.keep_answer(kept, call())
        same, plain = reverse("bench_same_api", args=[kept]), reverse("bench_floor_api")
        return Case(name, kind, "API", call, lambda: program.get(same), lambda: program.get(plain))

    def _write_api(self, name: str, kind: str, program: Program, call: Callable[[], Call]) -> Case:
        """Writing by the API, beside a plain answer with one INSERT."""
        plain, bare = reverse("bench_floor_api"), reverse("bench_bare_api")
        return Case(
            name,
            kind,
            "API",
            call,
            lambda: program.post(plain, NOTE, expects=200),
            lambda: program.post(bare, NOTE),
            self._withdraw,
        )

    def _key(self) -> str:
        return f"bench-{next(self.keys)}-{id(self)}"

    def _detail(self) -> str:
        return reverse("requests:detail", args=[next(self.references)])

    def _detail_json(self) -> str:
        return reverse("api-request", args=[next(self.references)])

    def _alert(self) -> dict:
        alerted = {**LINE, "location": self.cast.avondzon.pk, "send": "true", "key": self._key()}
        call = {"first_unsafe_shift_at": UNSAFE_AT, "call_back_number": "053 999 00 11", "clients_on_site": 84}
        return alerted | call

    def _alert_json(self) -> dict:
        return {
            "location": self.cast.avondzon.pk,
            "staffType": "nurse",
            "persons": 8,
            "startsOn": LINE["starts_on"],
            "endsOn": LINE["ends_on"],
            "firstUnsafeShiftAt": f"{UNSAFE_AT}:00+01:00",
            "callBackNumber": "053 999 00 11",
            "clientsOnSite": 84,
            "key": self._key(),
        }

    def _deed(self) -> str:
        return reverse("requests:deed", args=[self._raised(), "return-to-institution"])

    def _raised(self) -> str:
        """The reference of a request that has just been raised, to be acted on."""
        line = LINE | {"starts_on": world.NOW.date(), "ends_on": world.NOW.date().replace(day=31)}
        event = alert.raise_alert(
            self.cast.avondzon,
            by=self.cast.ineke,
            lines=[line],
            first_unsafe_shift_at=world.NOW,
            call_back_number="053 999 00 11",
            clients_on_site=84,
        ).event
        return event.support_request.reference

    def _withdraw(self, answer: Answer | None = None) -> None:
        """Withdraw what is open at the home that raises, so that no list grows and nothing looks raised twice."""
        for support_request in SupportRequest.objects.filter(location=self.cast.avondzon).open():
            workflow.perform(support_request, Action.WITHDRAW, by=self.cast.ineke, how=How(reason="Gemeten."))
