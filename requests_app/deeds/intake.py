"""Intake at LOCC: the procedural checks P1–P11, the urgent road, and returning an application with coded reasons."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TypedDict

from django.utils.translation import gettext as _

from foundation import clock
from foundation.errors import wrong
from regions.models import User
from requests_app.models import (
    URGENT,
    Authority,
    CheckAnswer,
    LegalBasis,
    Rung,
    SupportRequest,
    Waiver,
)
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES, RefusalReason, Verdict
from requests_app.procedure import preconditions, workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.records import completeness

WRITTEN_WITHIN = timedelta(hours=24)
ALIKE_WITHIN = timedelta(days=28)


class Checked(TypedDict):
    """One procedural check, answered."""

    code: str
    verdict: str
    note: str


def answer_check(
    support_request: SupportRequest, *, by: User, code: str, verdict: str, note: str = "", how: How = SIMPLY
) -> Done[CheckAnswer]:
    """Answer one procedural check; *to follow* only by the urgent road."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[CheckAnswer]:
        if verdict == Verdict.TO_FOLLOW and not locked.registered_urgent:
            raise wrong(
                "verdict", "not_urgent_to_follow", _("Only a request registered as urgent may have checks to follow.")
            )
        CheckAnswer.objects.filter(support_request=locked, code=code).delete()
        answered = CheckAnswer(support_request=locked, code=code, verdict=verdict, note=note, event_number=number)
        answered.full_clean()
        answered.save()
        return Written(Checked(code=code, verdict=verdict, note=note), answered)

    return workflow.perform(support_request, Action.ANSWER_CHECK, by=by, how=how, write=write)


def accept_all(support_request: SupportRequest, *, by: User, how: How = SIMPLY) -> list[Done[CheckAnswer]]:
    """Answer each check not answered yet as the system suggests; those it can't tell stay open."""
    answered = set(support_request.checks.values_list("code", flat=True))
    return [
        answer_check(support_request, by=by, code=code, verdict=verdict, note=why, how=how)
        for code, (verdict, why) in suggestions(support_request).items()
        if code not in answered and verdict
    ]


class Returned(TypedDict):
    """The coded reasons of the return."""

    reasons: list[str]


def return_application(
    support_request: SupportRequest, *, by: User, codes: Collection[str], how: How = SIMPLY
) -> Done[None]:
    """Return the application to be completed, with coded reasons."""
    if not codes or set(codes) - set(RefusalReason.values):
        raise wrong("codes", "required", _("Choose at least one reason."))
    facts = Returned(reasons=list(codes))
    return workflow.perform(support_request, Action.RETURN_APPLICATION, by=by, how=how, facts=facts)


class RegisteredUrgent(TypedDict):
    """How urgent it is, who waived which rungs, and when the written application is due."""

    urgency: str
    waived_by: str
    waived: list[str]
    written_due_at: datetime


def register_urgent(
    support_request: SupportRequest, *, by: User, urgency: str, waived_by: str = "", how: How = SIMPLY
) -> Done[None]:
    """Take the request to LOCC at once: the director of public health (`waived_by`) waives the rungs that are open.

    It counts as submitting and filing; the written follow-up is due in 24 hours.
    """
    if urgency not in URGENT:
        raise wrong("urgency", "not_lifesaving", _("The urgent road is for lifesaving or life-sustaining help."))

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        waived: list[str] = list(preconditions.open_rungs(locked))
        if waived and not waived_by.strip():
            raise wrong("waived_by", "required", _("Name the director of public health who waives the open rungs."))
        due_at = clock.now() + WRITTEN_WITHIN
        locked.urgency, locked.registered_urgent, locked.written_due_at = urgency, True, due_at
        words = f"{waived_by}: {how.reason}"[:500]
        Waiver.objects.bulk_create(
            Waiver(support_request=locked, rung=rung, reason=words, event_number=number) for rung in waived
        )
        facts = RegisteredUrgent(urgency=urgency, waived_by=waived_by, waived=waived, written_due_at=due_at)
        return Written(facts)

    return workflow.perform(support_request, Action.REGISTER_URGENT, by=by, how=how, write=write)


def suggestions(support_request: SupportRequest) -> dict[str, tuple[str, str]]:
    """What the system knows of each check: (verdict, why), with an empty verdict where only a person can tell."""
    drawn_up = completeness.drawn_up_for(support_request)
    known = {
        "P1": (not completeness.missing_signature(support_request), _("signature recorded with its document")),
        "P3": (
            bool(drawn_up.why_not_self and drawn_up.why_not_in_time and drawn_up.why_not_sufficient),
            _("motivated"),
        ),
        "P5": (preconditions.closed_rungs(support_request) == set(Rung), _("all five rungs closed")),
        "P6": (drawn_up.legal_basis == LegalBasis.MSOB, _("legal basis MSOB")),
        "P7": (completeness.is_fresh(support_request, within=completeness.FRESH_TO_FILE), _("figures of today")),
        "P8": (not completeness.missing(support_request)["need"], _("each line complete")),
        "P10": (True, _("location in the Netherlands")),
    }
    found = {code: (Verdict.MET if met else "", why if met else "") for code, (met, why) in known.items()}
    minister = drawn_up.authority == Authority.MINISTER
    market = Verdict.NOT_APPLICABLE if minister else Verdict.MET if drawn_up.why_not_market else ""
    found["P4"] = (market, _("a Minister applies") if minister else _("motivated") if market else "")
    found["P2"] = (Verdict.TO_FOLLOW if support_request.registered_urgent else Verdict.MET, _("filed in this system"))
    return {code: found.get(code, ("", "")) for code in PROCEDURAL_CODES}


def alike(support_request: SupportRequest) -> list[SupportRequest]:
    """Likely duplicates: other open requests of the same location, or of the institution for the same days."""
    since = clock.now() - ALIKE_WITHIN
    others = SupportRequest.objects.open().exclude(pk=support_request.pk)
    found = others.filter(institution=support_request.institution_id, opened_at__gte=since)
    return list(found.for_list().order_by("opened_at"))
