"""What is said in the regional round (RO(N)AZ meeting) is saved at once, each thing as a deed of its own.

So one that is refused doesn't take the others with it. Each was said of what the page showed: where that is something
else by now, because a colleague typed it too, that one thing is refused with both values, under the request's lock.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation import clock
from foundation.errors import Refused, why_not
from foundation.fingerprints import mark
from foundation.tables import words
from regions.models import User
from requests_app.deeds import ladder, need_and_situation, offering
from requests_app.models import Event, Inquiry, NeedLine, Offer, Rung, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import replay, workflow
from requests_app.procedure.how import Done, How
from requests_app.records import parties

Subject = SupportRequest | Inquiry | Offer


@dataclass(frozen=True)
class Said:
    """One thing that was said in the meeting: `deed` of `subject`, with what belongs to it.

    `name` says who or what it is about, `typed` what was said, in words. `seen` is what the page showed of the subject
    (`stands`; empty: not asked), `part` tells it from the rest of what is sent under one key.
    """

    deed: Callable[..., Done[Any]]
    subject: Subject
    name: str
    typed: str
    part: str
    values: dict[str, Any] = field(default_factory=dict)
    seen: str = ""

    @property
    def support_request(self) -> SupportRequest:
        return request_of(self.subject)


@dataclass(frozen=True)
class Outcome:
    """What became of one thing typed in the grid (`name`: about whom, `typed`: what): its event, or the `problem`."""

    support_request: SupportRequest
    name: str
    event: Event | None = None
    problem: str = ""
    part: str = ""
    typed: str = ""

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.name, self.typed)))


def request_of(subject: Subject) -> SupportRequest:
    """The request that it is about."""
    if isinstance(subject, Offer):
        return subject.inquiry.support_request
    return subject if isinstance(subject, SupportRequest) else subject.support_request


def save(said: Iterable[Said], *, by: User, how: Callable[[Said], How]) -> list[Outcome]:
    """Do each thing that was said, in order; `how` it is done, with a key of its own."""
    return [_save(one, by=by, how=how(one)) for one in said]


def _save(said: Said, *, by: User, how: How) -> Outcome:
    def deed() -> Done[Any]:
        with transaction.atomic():
            workflow.lock(said.support_request)
            if said.seen and not replay.done(by=by, key=how.key):
                _check_as_seen(said)
            return said.deed(said.subject, by=by, how=how, **said.values)

    return replace(_try(said.support_request, said.name, deed), part=said.part, typed=said.typed)


def _check_as_seen(said: Said) -> None:
    """Raises Refused with both values when what is said of stands otherwise than the page showed."""
    if said.subject is not said.support_request:
        workflow.read_anew(said.subject)
    if stands(said.subject) == said.seen:
        return
    now = {"now": in_words(said.subject), "typed": said.typed}
    if event := _last_about(said.subject):
        who = {"author": event.actor or _("the system"), "at": words(event.at)}
        text = _("%(author)s recorded at %(at)s: %(now)s. You typed: %(typed)s.") % (now | who)
    else:
        text = _("Now it says: %(now)s. You typed: %(typed)s.") % now
    raise Refused(changed=[text], code="stale")


def stands(subject: Subject) -> str:
    """A mark of what the grid shows of `subject`, by which one sees that it stands otherwise."""
    if isinstance(subject, SupportRequest):
        return need_and_situation.ranked(subject.priority_rank, subject.priority_reason)
    if isinstance(subject, Offer):
        return mark(subject.state, subject.persons, subject.starts_on, subject.ends_on)
    return mark(subject.state, subject.closed_by_event, subject.calls_back_at)


def in_words(subject: Subject) -> str:
    """What stands there now, in words."""
    if isinstance(subject, SupportRequest):
        return _("rank %(rank)s, %(reason)s") % {
            "rank": subject.priority_rank or "–",
            "reason": subject.priority_reason or "–",
        }
    if isinstance(subject, Offer):
        period = f"{words(subject.starts_on)} – {words(subject.ends_on)}"
        return f"{subject}, {period}, {subject.get_state_display()}"
    if subject.awaits_call:
        return _("calls back at %(at)s") % {"at": words(subject.calls_back_at)}
    answer = subject.get_answer_display() if subject.answer else subject.get_state_display()
    return ", ".join([str(answer), *(str(offer) for offer in subject.offers.all())])


def _last_about(subject: Subject) -> Event | None:
    """The newest event about `subject`."""
    events = request_of(subject).events.select_related("actor").order_by("-number")
    if isinstance(subject, SupportRequest):
        return events.filter(action=Action.SET_PRIORITY).first()
    if isinstance(subject, Offer):
        return events.filter(facts__offer=subject.pk).first()
    return events.filter(facts__inquiry=subject.pk).first()


def answer(
    inquiry: Inquiry,
    *,
    by: User,
    answer: str,
    how: How,
    line: NeedLine | None = None,
    persons: int | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Done[list[Offer]]:
    """Record what a party said in the meeting; `persons` are offered for `line` and its staff type."""
    offers: list[dict[str, Any]] = []
    if persons and line:
        when = {"starts_on": starts_on, "ends_on": ends_on}
        offers = [{"line": line, "staff_type": line.staff_type, "persons": persons, **when}]
    return ladder.answer(inquiry, by=by, answer=answer, offers=offers, how=how)


def call_back(inquiry: Inquiry, *, by: User, called: str, calls_back_at: datetime, how: How) -> Done[None]:
    """Note that a party answers later; it was spoken in the meeting, now."""
    now = clock.now()
    return ladder.note_call_back(inquiry, by=by, called=called, called_at=now, calls_back_at=calls_back_at, how=how)


def ask(support_request: SupportRequest, *, by: User, rung: Rung, party: Any, how: How) -> Done[Inquiry]:
    """Ask a party that the page showed as not asked yet; Refused, saying why, when it wouldn't be shown by now.

    That is of the page, and no rule of asking: `ladder.ask` asks a party again, and on a rung that was skipped.
    `save` holds the lock.
    """
    if not replay.done(by=by, key=how.key) and (why := parties.why_not(support_request, rung, party)):
        raise Refused(changed=[why], code="stale")
    return ladder.ask(support_request, by=by, rung=rung, party=party, how=how)


accept, decline, shorten = offering.accept, offering.decline, offering.mark_not_arrived
rank = need_and_situation.set_priority


def escalate(requests: Iterable[tuple[SupportRequest, str]], *, by: User, key: str) -> list[Outcome]:
    """Take each request a step up from the status the page showed; those that lack something stay, with what they lack.

    One that a colleague took up meanwhile doesn't climb another step.
    """
    return [_escalate(one, status, by=by, key=key) for one, status in requests]


def _escalate(support_request: SupportRequest, status: str, *, by: User, key: str) -> Outcome:
    how = _own(key, support_request)
    if done := replay.done(by=by, key=how.key):  # now it stands a step higher, and isn't meant to climb another
        return Outcome(support_request, str(Action(done.action).label), done)
    step = Action.ESCALATE_TO_NATIONAL if status == Status.REGIONAL else Action.ESCALATE_TO_MSOB
    return _click(support_request, step, by=by, how=how)


def ask_figures(requests: Iterable[SupportRequest], *, by: User, key: str) -> list[Outcome]:
    """Ask the home of each of `requests` to confirm or change its figures."""
    return [_click(one, Action.ASK_FIGURES, by=by, how=_own(key, one)) for one in requests]


def _click(support_request: SupportRequest, action: Action, *, by: User, how: How) -> Outcome:
    deed = workflow.perform
    return _try(support_request, str(action.label), lambda: deed(support_request, action, by=by, how=how))


def _own(key: str, support_request: SupportRequest) -> How:
    return How(key=f"{key}-{support_request.pk}" if key else "")


def _try(support_request: SupportRequest, name: str, deed: Callable[[], Done[Any]]) -> Outcome:
    done: list[Event] = []
    problem = why_not(lambda: done.append(deed().event))
    return Outcome(support_request, name, done[0] if done else None, problem)
