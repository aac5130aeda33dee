"""A request as the API tells it whole: need with its ledger, ladder, latest figures, application, deeds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from foundation import problems
from regions.models import User
from requests_app.doors import DOORS, Door
from requests_app.models import STEP, Application, Inquiry, Offer, Rung, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.preconditions import closed_rungs
from requests_app.procedure.preconditions_ladder import NOTHING_WAITS
from requests_app.procedure.rules import RULES
from requests_app.procedure.workflow import prospect
from requests_app.records import completeness, need_ledger, parties

ADDRESS = {
    "": "requests/<str:reference>",
    "line": "need-lines/<int:pk>",
    "inquiry": "inquiries/<int:pk>",
    "offer": "offers/<int:pk>",
    "behalf": "on-behalf/<int:pk>",
    "undoable": "undoables/<int:pk>",
    "condition": "conditions/<int:pk>",
    "agreed_action": "agreed-actions/<int:pk>",
    "deployment": "deployments/<int:pk>",
}
"""Where in the API each kind of target lives."""

WITH_OFFERS = Prefetch("offers", Offer.objects.select_related("line"))


@dataclass(frozen=True)
class Deed:
    """A deed that is somebody's on a target, and what stands in its way."""

    action: Action
    roles: tuple
    by_phone: bool
    lacking: tuple
    resource: str

    @property
    def offered(self) -> bool:
        return not self.lacking


def deed_on(target, action: Action, *, request: SupportRequest, by: User) -> Deed | None:
    """`action` on `target`, if it is `by`'s and something waits for it: in person, else by telephone."""
    subject = target if RULES[action].on else None
    for by_phone in (False, True):
        found = prospect(request, action, by=by, subject=subject, by_phone=by_phone)
        if found.standings and any(lack.code in NOTHING_WAITS for lack in found.lacking):
            return None
        if found.standings:
            lacking = tuple(problems.item(lack) for lack in found.missing)
            return Deed(action, found.roles, by_phone, lacking, resource_of(DOORS[action], target))
    return None


def resource_of(door: Door, target) -> str:
    """The path that `door` on `target` is POSTed to."""
    on_request = door.on == ""
    args = [target.reference] if on_request else [target.pk]
    return reverse(f"api-{door.slug}" if door.resource else "api-events", args=args)


def deeds_on(target, *, request: SupportRequest, by: User, on: str) -> list[Deed]:
    """The deeds on `target` that are `by`'s in this status, with what is lacking."""
    in_time = (action for action, rule in RULES.items() if rule.on == on and request.status in rule.sources)
    found = (deed_on(target, action, request=request, by=by) for action in in_time)
    return [deed for deed in found if deed]


class Dossier:
    """What stands beside the row of a request; each part is read once."""

    def __init__(self, support_request: SupportRequest, *, by: User):
        self.request, self.by = support_request, by
        inquiries = Prefetch("inquiries", Inquiry.objects.with_party().prefetch_related(WITH_OFFERS))
        prefetch_related_objects([support_request], "lines__rows", "waivers", "situations", inquiries)

    @cached_property
    def lines(self) -> list:
        """Need lines, each with its `account`."""
        return with_accounts(self.request)

    @property
    def total(self) -> need_ledger.Account:
        return sum((line.account for line in self.lines), start=need_ledger.Account())

    @property
    def ladder(self) -> list[dict]:
        closed = closed_rungs(self.request)
        waived = {one.rung: one.reason for one in self.request.waivers.all()}
        inquiries = self.request.inquiries.all()
        return [
            {
                "rung": rung,
                "step": STEP[rung],
                "closed": rung in closed,
                "waived": waived.get(rung),
                "inquiries": [inquiry for inquiry in inquiries if inquiry.rung == rung],
            }
            for rung in Rung
        ]

    @property
    def situation(self):
        return completeness.latest_situation(self.request)

    @property
    def application(self) -> Application | None:
        return getattr(self.request, "application", None)

    @property
    def deeds(self) -> list[Deed]:
        return deeds_on(self.request, request=self.request, by=self.by, on="")


def with_accounts(support_request: SupportRequest) -> list:
    """The need lines of a request, each with its `account`."""
    lines: list[Any] = list(support_request.lines.all())
    ledger = need_ledger.ledger(support_request)
    for line in lines:
        line.account = ledger[line.pk]
    return lines


def inquiries_of(support_request: SupportRequest) -> list:
    """The inquiries of a request with their offers."""
    return list(support_request.inquiries.with_party().prefetch_related(WITH_OFFERS))


def parties_of(support_request: SupportRequest) -> list[dict]:
    """Whom the rungs can be asked of, as a new inquiry names them."""
    askable = parties.Askable(support_request.safety_region)
    unasked = {(one.rung, one.party) for one in parties.unasked(support_request, among=askable)}
    return [
        {"party": f"{rung}:{party.pk}", "rung": rung, "name": str(party), "unasked": (rung, party) in unasked}
        for rung in Rung
        for party in askable.parties(support_request, rung)
    ]
