"""What happened to a request, from the alert to where it stands: its rows, with a journal whose hashes hold.

Each story is one that the table of deeds allows. Rows are written by hand, not through the domain, because a million
of them must be; `seed` checks a sample with the product's own eyes.
"""

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.forms.models import model_to_dict

from bench.copying import JSON, Rows
from bench.world import Place, Voice
from foundation import clock
from requests_app.models import (
    FAR_FUTURE,
    RANK,
    Event,
    Inquiry,
    InquiryState,
    LedgerRow,
    NeedLine,
    Offer,
    OfferState,
    Rung,
    Situation,
    Status,
    SupportRequest,
    Term,
    Urgency,
    Version,
)
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.records import journal

LINES = [
    [(StaffType.NURSE, 8)],
    [(StaffType.CARER_IG, 6), (StaffType.CARE_SUPPORT, 4)],
    [(StaffType.NURSE, 4), (StaffType.CARER_IG, 10), (StaffType.GENERAL_SUPPORT, 3)],
]
DAYS = 13


class Tables:
    """The tables that stories fill."""

    def __init__(self):
        models = (SupportRequest, NeedLine, Event, Inquiry, Offer, LedgerRow, Situation, Version)
        self.rows = {model: Rows(model) for model in models}

    def __getitem__(self, model) -> Rows:
        return self.rows[model]


def moment(at: datetime) -> str:
    """As the journal writes it, which PostgreSQL reads as well."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass
class Story:
    """One request as it grows; its row comes last, when all is known."""

    tables: Tables
    place: Place
    neighbour: Place
    reference: str
    opened_at: datetime
    dice: random.Random
    channels: dict[int, Voice]
    urgency: str = Urgency.NORMAL
    lines: list[tuple[int, str, int]] = field(default_factory=list)

    def __post_init__(self):
        self.pk = self.tables[SupportRequest].last + 1
        self.at = self.opened_at
        self.status = Status.DRAFT
        self.number, self.hash, self.version = 0, "", 0
        self.first_day = clock.day_of(self.opened_at) + timedelta(days=1)
        self.last_day = self.first_day + timedelta(days=DAYS)
        self.values: dict = {}
        self.furthest = 0
        self.offer: dict = {}

    def event(self, action: str, voice: Voice, *, to: str = "", minutes: int = 30, **facts) -> int:
        """Add a deed of `voice`, some minutes after the one before; returns its number."""
        if self.number:
            self.at += timedelta(minutes=minutes)
        self.number += 1
        content = {
            "number": self.number,
            "action": str(action),
            "at": moment(self.at),
            "actor_id": voice.user,
            "role": str(voice.role),
            "standing": voice.standing,
            "spoken_by": None,
            "reason": facts.pop("reason", ""),
            "facts": facts,
            "from_status": str(self.status),
            "to_status": str(to or self.status),
            "version": self.version,
            "supersedes": None,
            "key": "",
            "previous_hash": self.hash,
        }
        hashed = {name: content[name] for name in journal.HASHED}
        self.hash = hashlib.sha256(JSON.encode({"request": self.reference, **hashed}).encode()).hexdigest()
        content["facts"] = JSON.encode(facts)
        self.tables[Event].add(support_request_id=self.pk, hash=self.hash, **content)
        if to:
            self._enter(to)
        return self.number

    def _enter(self, status: str) -> None:
        self.status, self.values["entered_at"] = status, moment(self.at)
        self.furthest = max(self.furthest, RANK.get(status, 0))

    def open(self) -> None:
        """The alert as it is typed: need lines and how many clients there are."""
        asked = [
            {
                "staff_type": str(kind),
                "persons": persons,
                "starts_on": str(self.first_day),
                "ends_on": str(self.last_day),
            }
            for kind, persons in self.dice.choice(LINES)
        ]
        unsafe_at, clients = moment(self.opened_at + timedelta(hours=15)), self.dice.randint(20, 180)
        call = {"first_unsafe_shift_at": unsafe_at, "call_back_number": "053 999 00 11"}
        self.values |= call
        self.event(
            Action.OPEN, self.place.home, location=self.place.location, lines=asked, clients_on_site=clients, **call
        )
        for number, line in enumerate(asked, start=1):
            pk = self.tables[NeedLine].add(support_request_id=self.pk, number=number, **line)
            self.lines.append((pk, line["staff_type"], line["persons"]))
        self.tables[Situation].add(
            support_request_id=self.pk, measured_at=moment(self.at), clients_on_site=clients, event_number=1
        )

    def submit(self) -> None:
        """Sent to the region: what the lines say becomes asked, and the first version is frozen."""
        self.open()
        self.version = 1
        number = self.event(Action.SUBMIT, self.place.home, to=Status.REGIONAL, minutes=2)
        self.values["submitted_at"] = moment(self.at)
        for pk, _kind, persons in self.lines:
            self._row(pk, Term.ASKED, persons, number)
        frozen = _frozen(tuple((kind, persons) for _pk, kind, persons in self.lines), self.first_day, self.last_day)
        self.tables[Version].add(support_request_id=self.pk, number=1, frozen=frozen, event_number=number)

    def _row(self, line: int, term: str, persons: int, number: int, code: str = "") -> None:
        self.tables[LedgerRow].add(
            line_id=line,
            term=term,
            persons=persons,
            starts_on=self.first_day,
            ends_on=self.last_day,
            code=code,
            event_number=number,
        )

    def asked(self, *parties: tuple, pending: bool = False) -> None:
        """Ask `parties` (rung, field, key, name, voice, whether it has somebody) at once, and let each answer."""
        inquiries = self.tables[Inquiry]
        first = inquiries.last + 1
        names = [party[3] for party in parties]
        keys = list(range(first, first + len(parties)))
        asked = self.event(Action.ASK_ALL, self.place.ghor, question="", inquiries=keys, parties=names)
        asked_at = self.at
        for key, (rung, attribute, party, name, voice, helps) in zip(keys, parties, strict=True):
            values = {"support_request_id": self.pk, "rung": rung, attribute: party, "event_number": asked}
            values |= {"asked_at": moment(asked_at), "due_at": moment(asked_at + timedelta(hours=4))}
            if pending:
                inquiries.add(**values)
                continue
            number = self._answer(key, name, voice, helps)
            answer = "partly" if helps else "nothing"
            values |= {"state": InquiryState.ANSWERED, "answer": answer, "closed_by_event": number}
            inquiries.add(answered_at=moment(self.at), **values)

    def _answer(self, inquiry: int, name: str, voice: Voice, helps: bool) -> int:
        offers = []
        if helps:
            line, kind, persons = self.lines[0]
            period = {"starts_on": str(self.first_day), "ends_on": str(self.last_day)}
            self.offer = {"staff_type": kind, "persons": max(1, persons // 2), **period}
            self.offer |= {"inquiry_id": inquiry, "line_id": line, "event_number": self.number + 1}
            self.told = {"offer": self.tables[Offer].last + 1, "line": 1, "staff_type": kind}
            self.told |= {"persons": self.offer["persons"], **period}
            at_first = {"persons_offered": self.offer["persons"], "offered_from": period["starts_on"]}
            self.offer |= at_first | {"offered_until": period["ends_on"]}
            offers = [self.told]
        answer = "partly" if helps else "nothing"
        return self.event(
            Action.ANSWER, voice, inquiry=inquiry, party=name, answer=answer, note="", offers=offers, minutes=25
        )

    def decide(self, state: str) -> None:
        """Leave the offer as `state`; accepting is a deed."""
        if state == OfferState.ACCEPTED:
            self.event(Action.ACCEPT_OFFER, self.place.ghor, offered=self.told["persons"], **self.told)
        self.tables[Offer].add(state=state, **self.offer)

    def withdraw(self) -> None:
        """All that is open is withdrawn."""
        before = self.status
        number = self.event(Action.WITHDRAW, self.place.home, to=Status.WITHDRAWN, reason="Zelf opgelost.", minutes=300)
        for pk, _kind, persons in self.lines:
            self._row(pk, Term.WITHDRAWN, persons, number, "request_withdrawn")
        self._closed(before, number)

    def resolve(self) -> None:
        """The period passed; what came was enough."""
        before = self.status
        number = self.event(Action.RESOLVE, self.place.ghor, to=Status.RESOLVED, code="arrived", minutes=15 * 24 * 60)
        self._closed(before, number, "arrived")

    def _closed(self, before: str, number: int, code: str = "") -> None:
        closing = {"closed_from": before, "closed_at": moment(self.at), "closed_by_event": number}
        self.values |= {**closing, "closing_code": code}

    def write(self) -> None:
        """The request's own row, which carries the head of the journal."""
        urgent = self.urgency != Urgency.NORMAL
        hours = settings.MSOB_DUE_HOURS.get(self.status) if self.version else None
        entered_at = self.values.setdefault("entered_at", moment(self.opened_at))
        due_at = datetime.fromisoformat(entered_at) + timedelta(hours=hours / (4 if urgent else 1)) if hours else None
        self.tables[SupportRequest].add(
            reference=self.reference,
            location_id=self.place.location,
            institution_id=self.place.institution,
            safety_region_id=self.place.safety_region,
            status=self.status,
            due_at=moment(due_at) if due_at else FAR_FUTURE,
            overdue_noted=True,
            furthest=self.furthest,
            opened_by_id=self.place.home.user,
            opened_at=moment(self.opened_at),
            updated_at=moment(self.at),
            urgency=self.urgency,
            was_urgent=urgent,
            version=self.version,
            head_number=self.number,
            head_hash=self.hash,
            **self.values,
        )

    def region(self, helps: bool) -> list[tuple]:
        """The parties of step 1; `helps`: the neighbour has somebody."""
        place, other = self.place, self.neighbour
        return [
            (Rung.OTHER_INSTITUTIONS, "institution_id", other.institution, other.name, other.home, helps),
            (
                Rung.CARE_OFFICE,
                "care_office_region_id",
                place.care_office_region,
                "Zorgkantoor",
                place.care_office,
                False,
            ),
            (Rung.ROAZ, "roaz_region_id", place.roaz_region, "ROAZ", place.roaz, False),
        ]

    def nation(self) -> list[tuple]:
        """The parties of step 2; the last has somebody."""
        rungs = (Rung.RED_CROSS, Rung.CIVIL_POOL)
        pairs = zip(rungs, self.channels.items(), strict=True)
        return [(rung, "channel_id", key, voice.standing, voice, rung == rungs[1]) for rung, (key, voice) in pairs]

    def escalate(self, action: str, to: str) -> None:
        self.event(action, self.place.ghor, to=to)


def _frozen(kinds: tuple, first_day: date, last_day: date) -> str:
    """The version's text; made once for each set of lines, its days put in place."""
    if kinds not in _FROZEN:
        lines = {str(number): _frozen_line(*kind) for number, kind in enumerate(kinds, start=1)}
        _FROZEN[kinds] = journal.canonical({"lines": lines, "application": {}})
    return _FROZEN[kinds].replace("FIRST", str(first_day)).replace("LAST", str(last_day))


_FROZEN: dict[tuple, str] = {}


def _frozen_line(kind: str, persons: int) -> dict:
    line = NeedLine(staff_type=kind, persons=persons, starts_on="FIRST", ends_on="LAST")
    needed = [{"persons": persons, "from": "FIRST", "until": "LAST"}]
    return {**model_to_dict(line, exclude=["id", "support_request", "number"]), "needed": needed}


# --- the stories themselves


def drafted(story: Story) -> None:
    """Not sent yet."""
    story.open()


def alerted(story: Story) -> None:
    """Just arrived in the region."""
    story.submit()


def asking(story: Story) -> None:
    """Everybody in the region was asked, nobody has answered yet."""
    story.submit()
    story.asked(*story.region(False), pending=True)


def answered(story: Story) -> None:
    """Everybody in the region answered; an offer waits for a decision."""
    story.submit()
    story.asked(*story.region(True))
    story.decide(OfferState.OFFERED)


def national(story: Story) -> None:
    """At step 2, with an offer to decide on."""
    story.submit()
    story.asked(*story.region(False))
    story.escalate(Action.ESCALATE_TO_NATIONAL, Status.NATIONAL)
    story.asked(*story.nation())
    story.decide(OfferState.OFFERED)


def applied(story: Story) -> None:
    """At step 3, help of step 2 accepted but not enough."""
    story.submit()
    story.asked(*story.region(False))
    story.escalate(Action.ESCALATE_TO_NATIONAL, Status.NATIONAL)
    story.asked(*story.nation())
    story.decide(OfferState.ACCEPTED)
    story.escalate(Action.ESCALATE_TO_MSOB, Status.APPLICATION)


def resolved_in_the_region(story: Story) -> None:
    """A neighbour came."""
    story.submit()
    story.asked(*story.region(True))
    story.decide(OfferState.ARRIVED)
    story.resolve()


def resolved_by_the_nation(story: Story) -> None:
    """The civil pool came."""
    story.submit()
    story.asked(*story.region(False))
    story.escalate(Action.ESCALATE_TO_NATIONAL, Status.NATIONAL)
    story.asked(*story.nation())
    story.decide(OfferState.ARRIVED)
    story.resolve()


def withdrawn(story: Story) -> None:
    """Withdrawn within a day."""
    story.submit()
    story.withdraw()


def withdrawn_at_step_3(story: Story) -> None:
    """Withdrawn while the application was drawn up."""
    story.submit()
    story.asked(*story.region(False))
    story.escalate(Action.ESCALATE_TO_NATIONAL, Status.NATIONAL)
    story.asked(*story.nation())
    story.decide(OfferState.DECLINED)
    story.escalate(Action.ESCALATE_TO_MSOB, Status.APPLICATION)
    story.withdraw()


CLOSED: list[Callable[[Story], None]] = [
    *[resolved_in_the_region] * 11,
    *[resolved_by_the_nation] * 3,
    *[withdrawn] * 4,
    *[withdrawn_at_step_3] * 2,
]
OPEN: list[Callable[[Story], None]] = [
    drafted,
    *[alerted] * 2,
    *[asking] * 2,
    *[answered] * 2,
    *[national] * 2,
    applied,
]
