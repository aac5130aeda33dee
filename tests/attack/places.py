"""Every address of the product with what can stand in it, and which of that is foreign to whom."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.test import Client

from capacity.models import Deployment, Plan, Pool, Shortage
from insight.models import Lesson, ReportSubscription
from notifications.models import Notification, WebhookEndpoint
from regions.models import ApiToken, Duty, Institution, Invitation, Location, Membership, User
from requests_app import models as m
from requests_app.doors import DOORS
from tests.attack.people import Attacker
from tests.attack.sight import NUMBERS, TABLE, Sight
from tests.test_access import addresses

LEFT_OUT = ("account/logout", "-/", "account/sessions")
"""Signing out ends the attack; whether all is well is red here, where no worker runs."""

ANSWER = "answer/<str:token>/"

WORDS = {
    "need-lines": ("line", m.NeedLine),
    "inquiries": ("inquiry", m.Inquiry),
    "offers": ("offer", m.Offer),
    "conditions": ("condition", m.Condition),
    "agreed-actions": ("agreed_action", m.AgreedAction),
    "on-behalf": ("behalf", m.OnBehalf),
    "deployments": ("deployment", Deployment),
    "undoables": ("undoable", m.Undoable),
    "meetings": ("meeting", m.Meeting),
    "institutions": ("institution", Institution),
    "people": ("person", User),
    "memberships": ("membership", Membership),
    "invitations": ("invitation", Invitation),
    "tokens": ("token", ApiToken),
    "duty": ("duty", Duty),
    "messages": ("message", Notification),
    "webhooks": ("webhook", WebhookEndpoint),
    "pools": ("pool", Pool),
    "plans": ("plan", Plan),
    "by-mail": ("subscription", ReportSubscription),
    "report-subscriptions": ("subscription", ReportSubscription),
    "files": ("file", m.Attachment),
    "attachments": ("file", m.Attachment),
    "lessons": ("lesson", Lesson),
}
"""By a word of its address: what a number in it counts."""


@dataclass(frozen=True)
class Place:
    """An address filled in; `about` is (kind, number) of what it names, or None when it names nothing of anybody's."""

    route: str
    path: str
    about: tuple | None = None


def methods_of_the_api() -> dict[str, set]:
    """By address: the methods that the description of the API names."""
    told = Client().get("/api/v1/openapi.json").json()["paths"]
    return {
        "api/v1" + re.sub(r"\{\w+\}", "{}", path): {method.upper() for method in said} for path, said in told.items()
    }


class Atlas:
    """All places there are, by route."""

    def __init__(self, sight: Sight, seed: int):
        self.sight, self.dice = sight, random.Random(seed)
        self.routes = sorted({route for _name, route, _view in addresses() if not route.startswith(LEFT_OUT)})
        self.methods = methods_of_the_api()

    @cached_property
    def held(self) -> dict[str, list]:
        """The number of everything there is, by kind."""
        return {kind: list(model.objects.values_list("pk", flat=True)[:400]) for kind, model in WORDS.values()}

    @cached_property
    def request_of(self) -> dict[str, dict]:
        """Of what hangs on a request: kind -> number -> its request."""
        roads = {
            "line": (m.NeedLine, "support_request"),
            "inquiry": (m.Inquiry, "support_request"),
            "offer": (m.Offer, "inquiry__support_request"),
            "condition": (m.Condition, "support_request"),
            "agreed_action": (m.AgreedAction, "support_request"),
            "behalf": (m.OnBehalf, "event__support_request"),
            "deployment": (Deployment, "support_request"),
            "undoable": (m.Undoable, "event__support_request"),
            "file": (m.Attachment, "support_request"),
        }
        return {kind: dict(model.objects.values_list("pk", road)) for kind, (model, road) in roads.items()}

    @cached_property
    def inquiry_of(self) -> dict[str, dict]:
        roads = {"offer": (m.Offer, "inquiry"), "behalf": (m.OnBehalf, "inquiry"), "file": (m.Attachment, "inquiry")}
        found = {kind: dict(model.objects.values_list("pk", road)) for kind, (model, road) in roads.items()}
        return found | {"inquiry": {number: number for number in self.sight.inquiries}}

    @cached_property
    def spoken_for(self) -> dict:
        """Deeds on behalf: whose memberships they were done for, by the columns that say whose."""
        return {one["id"]: one for one in m.OnBehalf.objects.values()}

    def is_foreign(self, who: Attacker, about: tuple) -> bool:
        """Whether the contract keeps this from `who` altogether."""
        kind, number = about
        user, roles = who.user, self.sight.roles(who.user)
        if kind == "request":
            return not self.sight.sees(user, number) and "locc" not in roles
        if kind in self.request_of:
            return not self._hangs_in_sight(user, kind, number)
        return not self._others[kind](user, roles, number)

    def _hangs_in_sight(self, user, kind, number) -> bool:
        inquiry = self.inquiry_of.get(kind, {}).get(number)
        asked = inquiry is not None and self.sight.is_asked(user, inquiry)
        hers = kind == "undoable" and user is not None and self.doer_of.get(number) == user.pk
        return asked or hers or kind == "behalf" or self.sight.sees(user, self.request_of[kind][number])

    @cached_property
    def doer_of(self) -> dict[int, int]:
        """Who did what can be undone: hers to undo, whatever else she sees of that request."""
        return dict(m.Undoable.objects.values_list("pk", "event__actor"))

    @cached_property
    def _others(self) -> dict[str, Callable]:
        """Of what hangs on no request: whether it may be hers at all; what everybody may open is never foreign."""
        mine = self.sight.owners

        def of_the_administrator(_user, roles, _number):
            return "administrator" in roles

        def by_role(allowed):
            return lambda _user, roles, _number: bool(roles & allowed)

        def owned(kind):
            return lambda user, _roles, number: user is not None and mine[kind].get(number) == user.pk

        return {
            "token": owned("token"),
            "subscription": owned("subscription"),
            "message": owned("message"),
            "link": lambda _user, _roles, _number: False,
            "invitation": of_the_administrator,
            "webhook": lambda user, _roles, number: user is not None and self.sight.reads_webhook(user, number),
            "pool": by_role(NUMBERS),
            "plan": by_role(NUMBERS),
            "meeting": by_role(TABLE),
            "lesson": lambda user, _roles, number: user is not None and self.sight.reads_lesson(user, number),
        } | {kind: lambda _user, _roles, _number: True for kind in ("institution", "person", "membership", "duty")}

    # --- filling in

    def takes(self, route: str, method: str) -> bool:
        """Whether an address of the API is described with this method; of pages each is asked for both."""
        if not route.startswith("api/"):
            return method in {"GET", "POST"}
        return method in self.methods.get(re.sub(r"<[^>]+>", "{}", route), {"GET"})

    def of(self, who: Attacker) -> list[str]:
        """The addresses that `who` could come to: programs know no pages."""
        return [route for route in self.routes if route.startswith("api/") or not who.is_program]

    def places(self, who: Attacker, route: str, several: int = 1) -> Iterator[Place]:
        """For each deed the address names: `several` places that are foreign to `who`, and one that may be hers."""
        kind = self.kind_of(route)
        if who.link and route == ANSWER:
            yield from self._of_the_link(who.link)
            return
        for filled in self._words_filled_in(route):
            if kind is None:
                yield Place(route, "/" + self._rest(filled))
                continue
            for number in self._chosen(who, kind, several):
                yield Place(route, "/" + self._rest(self._named(filled, kind, number)), (kind, number))

    def _of_the_link(self, link: str) -> Iterator[Place]:
        """Hers, and those of the other mails under her signature."""
        _head, signature = link.split(":")
        yield Place(ANSWER, link)
        for other in self.sight.links.keys() - {link}:
            yield Place(ANSWER, f"{other.split(':')[0]}:{signature}", ("link", self.sight.links[other]))

    def kind_of(self, route: str) -> str | None:
        """What the first name in an address names."""
        if "<str:reference>" in route:
            return "request"
        if "<int:pk>" not in route:
            return None
        words = route.split("<int:pk>")[0].removeprefix("api/v1/").strip("/").split("/")
        return next((WORDS[word][0] for word in reversed(words) if word in WORDS), None)

    def _chosen(self, who: Attacker, kind: str, several: int) -> list:
        everything = list(self.sight.requests) if kind == "request" else self.held[kind]
        foreign = [number for number in everything if self.is_foreign(who, (kind, number))]
        own = sorted(set(everything) - set(foreign))
        return [*self._some(foreign, several), *self._some(own, 1)]

    def _some(self, numbers: list, most: int) -> list:
        return self.dice.sample(numbers, min(most, len(numbers)))

    def _named(self, route: str, kind: str, number: int) -> str:
        reference = self.sight.requests[number]["reference"] if kind == "request" else ""
        pk = self._file_of(number) if kind == "request" else number
        return route.replace("<str:reference>", reference).replace("<int:pk>", str(pk), 1)

    def _file_of(self, request: int) -> int:
        """A file of this request, or of another one when it has none."""
        files = [pk for pk, of in self.request_of["file"].items() if of == request]
        return self.dice.choice(files or self.held["file"])

    def _words_filled_in(self, route: str) -> list[str]:
        """The address once for each deed and kind of file it can be about."""
        on = WORDS[route.split("/")[0]][0] if route.split("/")[0] in WORDS else ""
        slugs = [door.slug for door in DOORS.values() if door.on == on]
        filled = [route.replace("<slug:deed>", slug) for slug in (slugs if "<slug:deed>" in route else [""])]
        kinds = ["csv", "xlsx", "json"] if "<kind>" in route else [""]
        return [one.replace("<kind>", kind) for one in filled for kind in kinds]

    def _rest(self, path: str) -> str:
        """Whatever is left to fill in, with something that exists or that nobody was given."""
        known = {
            "str:reference": "MSOB-2020-00001",
            "slug:deed": "comment",
            "kind": "csv",
            "slug:action": "grant",
            "slug:staff_type": "nurse",
            "day:day": "2021-01-27",
            "str:chart": "capacity",
            "slug:pool": "extra_hands",
            "str:message": "commit-resource",
            "slug:table": "capacity",
            "str:code": "GM0153",
            "str:scope": "VR05",
            "int:number": "2",
            "int:shortage": str(Shortage.objects.values_list("pk", flat=True).first() or 1),
            "int:location": str(Location.objects.values_list("pk", flat=True).first()),
            "str:secret": "made-up",
            "str:token": "made-up",
            "slug:road": "email",
            "slug:step": "publish",
            "int:delivery": "1",
            "int:pk": "1",
        }
        return re.sub(r"<([^>]+)>", lambda found: known[found[1]], path)
