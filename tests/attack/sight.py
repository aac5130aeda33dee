"""Who may read what, computed from the contract alone: none of the product's own questions is asked here.

A request is seen by its home; from the status on that stands beside each role by its region's GHOR, LOCC, the ministry,
Defence and the decider; by the fact-finders of its missions; and by whoever opened it. An inquiry is seen by whom it
was addressed to as well, and opened by the link that was mailed about it. A home is called by whoever a request joins
to it: who sees one of its requests, and who helps it, from the moment that her offer is accepted.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from capacity.models import Deployment
from foundation import clock
from insight.models import Adoption, Lesson, ReportSubscription
from notifications import links
from notifications.models import AnswerLink, Notification, WebhookEndpoint
from regions.models import ApiToken, Location, Membership
from requests_app.models import Event, Inquiry, Mission, Offer, SupportRequest

LADDER = (
    *("draft", "regional", "national", "application", "intake", "precheck", "fact_finding", "tuning", "review"),
    *("granted", "deployed", "ended", "closed"),
)
FROM = {
    "ghor": "regional",
    "locc": "intake",
    "vws": "application",
    "defence_planner": "intake",
    "decider": "precheck",
    "fact_finder": "fact_finding",
}
"""The first status of the ladder from which on a role sees the requests of its territory."""

TABLE = {"ghor", "locc", "vws", "defence_planner", "decider"}
"""Who reads what single corners say."""

NUMBERS = {"locc", "vws", "defence_planner", "decider"}
"""Who reads military capacity in numbers."""

CALLS = {"locc", "vws", "defence_planner", "decider", "administrator"}
"""Who may call every home at any time."""

PARTIES = ("institution", "care_office_region", "roaz_region", "channel")


@dataclass
class Sight:
    """What the database holds, read once; then whether somebody may read something."""

    memberships: dict = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self):
        today = clock.today()
        for one in Membership.objects.filter(valid_from__lte=today).values():
            if one["valid_until"] is None or one["valid_until"] >= today:
                self.memberships[one["user_id"]].append(one)

    @cached_property
    def requests(self) -> dict:
        return {one["id"]: one for one in SupportRequest.objects.values()}

    @cached_property
    def references(self) -> dict:
        return {one["reference"]: number for number, one in self.requests.items()}

    @cached_property
    def furthest(self) -> dict:
        """The highest status each request ever reached, as its journal tells."""
        reached: dict = defaultdict(int)
        for number, status in Event.objects.values_list("support_request_id", "to_status"):
            reached[number] = max(reached[number], LADDER.index(status) if status in LADDER else 0)
        return reached

    @cached_property
    def inquiries(self) -> dict:
        return {one["id"]: one for one in Inquiry.objects.values()}

    @cached_property
    def links(self) -> dict[str, int]:
        """The path of each link that was mailed, and the inquiry it opens."""
        return {links.path_of(one): one.inquiry_id for one in AnswerLink.objects.all()}

    @cached_property
    def helping(self) -> set[int]:
        """The inquiries of which an offer was accepted."""
        return set(Offer.objects.filter(state__in=["accepted", "arrived"]).values_list("inquiry_id", flat=True))

    @cached_property
    def teams(self) -> dict:
        found = defaultdict(set)
        for number, team in Mission.objects.values_list("support_request_id", "team_id"):
            found[number].add(team)
        return found

    @cached_property
    def deployments(self) -> dict:
        return dict(Deployment.objects.values_list("pk", "support_request_id"))

    @cached_property
    def owners(self) -> dict:
        """Of what is a person's own: kind -> number -> her key."""
        mine = {"token": (ApiToken, "user_id"), "message": (Notification, "user_id")}
        mine |= {"subscription": (ReportSubscription, "person_id")}
        return {kind: dict(model.objects.values_list("pk", whose)) for kind, (model, whose) in mine.items()}

    @cached_property
    def webhooks(self) -> dict:
        return {one["id"]: one for one in WebhookEndpoint.objects.values()}

    def roles(self, user) -> set:
        return {one["role"] for one in self.memberships[user.pk]} if user else set()

    def sees(self, user, number: int, path: str = "") -> bool:
        """Whether `user` may read this request; LOCC opens any by its exact reference, which then stands in `path`."""
        if user is None:
            return False
        one = self.requests[number]
        return one["opened_by_id"] == user.pk or any(
            self._by(membership, one, path) for membership in self.memberships[user.pk]
        )

    def _by(self, membership: dict, one: dict, path: str) -> bool:
        role = membership["role"]
        if role == "institution":
            return membership["institution_id"] == one["institution_id"]
        if role == "locc" and (one["reference"] in path or (one["was_urgent"] and self.furthest[one["id"]] >= 1)):
            return True
        if role not in FROM or self.furthest[one["id"]] < LADDER.index(FROM[role]):
            return False
        theirs = {
            "ghor": membership["safety_region_id"] == one["safety_region_id"],
            "fact_finder": membership["team_id"] in self.teams[one["id"]],
        }
        return theirs.get(role, True)

    def is_asked(self, user, inquiry: int) -> bool:
        """Whether the inquiry is addressed to `user`."""
        one = self.inquiries[inquiry]
        return user is not None and any(
            one[f"{party}_id"] is not None and membership[f"{party}_id"] == one[f"{party}_id"]
            for membership in self.memberships[user.pk]
            for party in PARTIES
        )

    def reads(self, user, letter: str, number: int, path: str = "") -> bool:
        """Whether `user` may read a text marked with this letter and number (`markers`)."""
        roles = self.roles(user)
        if letter == "i":
            is_hers = self.links.get(path) == number or self.is_asked(user, number)
            return is_hers or self.sees(user, self.inquiries[number]["support_request_id"], path)
        if letter in "cat":
            within = {"c": True, "a": roles - {"institution"}, "t": roles & TABLE}[letter]
            return bool(within) and self.sees(user, number, path)
        if letter == "l":
            return user is not None and self.reads_lesson(user, number)
        if letter in "nm":
            return bool(roles & (NUMBERS if letter == "n" else TABLE))
        if letter == "h":
            return self.reads_webhook(user, number)
        return user is not None and self.owners["token"][number] == user.pk

    def calls(self, user, kind: str, number: int, path: str = "") -> bool:
        """Whether `user` may read a number to call: "1" that of an alert, by its request; "2" that of a home."""
        if kind == "1":
            return self.sees(user, number, path) or self._helps(user, number)
        homes = {membership["institution_id"] for membership in self.memberships[user.pk]} if user else set()
        found = number in homes or bool(self.roles(user) & CALLS) or self._is_joined(user, number, path)
        return found or (path.startswith("/early-signs/") and self._is_in_her_region(user, number))

    def _is_in_her_region(self, user, home: int) -> bool:
        """Whether a GHOR's region has a place of this home: it calls homes that haven't asked yet."""
        held = self.memberships[user.pk] if user else []
        regions = {one["safety_region_id"] for one in held if one["role"] == "ghor"}
        return not regions.isdisjoint(self.regions[home])

    @cached_property
    def regions(self) -> dict[int, set[int]]:
        """In which safety regions each institution has a place."""
        found = defaultdict(set)
        for home, region in Location.objects.values_list("institution_id", "municipality__safety_region_id"):
            found[home].add(region)
        return found

    def _is_joined(self, user, home: int, path: str) -> bool:
        """Whether a request of this home is hers, or one that is hers was put to this home."""
        own = [pk for pk, one in self.requests.items() if one["institution_id"] == home]
        put = [one["support_request_id"] for one in self.inquiries.values() if one["institution_id"] == home]
        return any(self._helps(user, pk) for pk in own) or any(self.sees(user, pk, path) for pk in [*own, *put])

    def _helps(self, user, request: int) -> bool:
        asked = [pk for pk in self.helping if self.inquiries[pk]["support_request_id"] == request]
        return any(self.is_asked(user, pk) for pk in asked)

    @cached_property
    def lessons(self) -> dict:
        return {one["id"]: one for one in Lesson.objects.values()}

    @cached_property
    def taken_over(self) -> set[tuple]:
        """(lesson, home or None, region or None) of each that was taken over."""
        return set(Adoption.objects.values_list("lesson_id", "institution_id", "safety_region_id"))

    def reads_lesson(self, user, number: int) -> bool:
        """What is public; else her own, what is of her home, what her region or the ministry publishes, or she does."""
        one = self.lessons[number]
        return (
            one["state"] in ("published", "running", "stopped")
            or one["proposed_by_id"] == user.pk
            or any(self._reads_lesson(membership, one) for membership in self.memberships[user.pk])
        )

    def _reads_lesson(self, membership: dict, one: dict) -> bool:
        role, home, region = (membership[name] for name in ("role", "institution_id", "safety_region_id"))
        if role == "institution":
            return home == one["institution_id"] or (one["id"], home, None) in self.taken_over
        hers = region == one["safety_region_id"] or (one["id"], None, region) in self.taken_over
        return role == "vws" or (role == "ghor" and hers)

    def reads_webhook(self, user, number: int) -> bool:
        """Whoever speaks for the same as the webhook does, and the administrator."""
        one = self.webhooks[number]
        scopes = [f"{name}_id" for name in (*PARTIES, "safety_region", "team")]
        return "administrator" in self.roles(user) or any(
            membership["role"] == one["role"] and all(membership[scope] == one[scope] for scope in scopes)
            for membership in self.memberships[user.pk if user else None]
        )


MARK = re.compile(r"zq([a-z])(\d+)q")
PHONE = re.compile(r"(?:\+31|(?<!\d)0)[ -]?53[ -]?([12])((?:[ -]?\d){6})(?!\d)")
"""A number that says whose it is: `053 1` and a request, `053 2` and a home (`markers`)."""
