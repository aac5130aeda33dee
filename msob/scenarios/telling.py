"""The words a scenario is told in: a step is a moment, who, and a deed; a story is the steps of one request.

Each deed calls the same domain function as the pages and the API, so a scenario can't hold what a person couldn't do.
Steps of all stories are played in the order of their moments, with the domain clock standing at each.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import SimpleNamespace

from django.core.files.base import ContentFile

from capacity import warnings
from foundation import clock
from msob.scenarios import paper
from regions.models import Location, Membership, User
from requests_app.deeds import alert, application, confirmation, conversation, ladder, need_and_situation, offering
from requests_app.models import (
    PARTY_FIELDS,
    Audience,
    BehalfState,
    Inquiry,
    Offer,
    OfferState,
    OnBehalf,
    Rung,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.schedule import deadlines

LOOK_EVERY = timedelta(minutes=15)
DAYS = {day: date(2020, 12, 26 + index) for index, day in enumerate(("za", "zo", "ma", "di", "wo", "do"))}


@dataclass
class Scene:
    """What a deed finds: all homes by key, the one it is about, who acts, and the request since it was opened."""

    homes: SimpleNamespace
    home: Location
    by: User | None = None
    request: SupportRequest | None = None

    def line(self, number: int):
        return self.request.lines.get(number=number)

    def inquiry(self, rung: Rung, home: str = "") -> Inquiry:
        """The inquiry of `rung`, the one last asked; of the other institutions the one to `home`, if given."""
        found = self.request.inquiries.filter(rung=rung)
        if home:
            found = found.filter(institution=getattr(self.homes, home).institution)
        return found.latest("asked_at", "pk")

    def offer(self, rung: Rung, home: str, state: OfferState) -> Offer:
        return self.inquiry(rung, home).offers.filter(state=state).earliest("pk")


Deed = Callable[[Scene], object]


@dataclass
class Story:
    """One request from its alert to where it stands: the home's key, and (moment, who's key or "", deed) steps.

    Without a who the party that was asked speaks for itself.
    """

    home: str
    steps: list[tuple[str, str, Deed]] = field(default_factory=list)


def moment(text: str) -> datetime:
    """The aware moment in Amsterdam of a text like "zo 14:30", from Saturday 26 (za) to Thursday 31 December (do).

    In January the day is written as "14/1".
    """
    day, time = text.split()
    found = DAYS.get(day) or jan(int(day.removesuffix("/1")))
    return datetime.combine(found, datetime.strptime(time, "%H:%M").time(), tzinfo=clock.AMSTERDAM)


def dec(day: int) -> date:
    return date(2020, 12, day)


def jan(day: int) -> date:
    return date(2021, 1, day)


def play(stories: Iterable[Story], *, homes: SimpleNamespace, people: SimpleNamespace) -> None:
    """Do every step at its moment, in order of time, and look for missed due times in between as beat does."""
    scenes = [(Scene(homes, getattr(homes, story.home)), story) for story in stories]
    steps = [(moment(at), scene, who, deed) for scene, story in scenes for at, who, deed in story.steps]
    before = None
    for at, scene, who, deed in sorted(steps, key=lambda step: step[0]):
        let_time_pass(before or at, at)
        scene.by = getattr(people, who) if who else None
        deed(scene)
        before = at


def let_time_pass(since: datetime, until: datetime) -> None:
    """Look for what came due as beat does, and leave the clock at `until`.

    It looks at each quarter of an hour by which a request came due, and once a day at all that the clock does.
    """
    dues = _dues(until)
    while since < until:
        before, since = since, min(since + LOOK_EVERY, until)
        if not _is_new_day(before, since) and not any(due < since for due in dues):
            continue
        clock.freeze(since)
        deadlines.sweep()
        if _is_new_day(before, since):
            warnings.sweep()
        dues = _dues(until)
    clock.freeze(until)


def _dues(until: datetime) -> list[datetime]:
    """The due times before `until` that nobody noted yet."""
    waiting = SupportRequest.objects.open().filter(due_at__lt=until, overdue_noted=False)
    return list(waiting.values_list("due_at", flat=True))


def _is_new_day(before: datetime, after: datetime) -> bool:
    return clock.day_of(before) != clock.day_of(after)


def need(staff_type: str, persons: int, first: date, last: date, **details) -> dict:
    """A need line."""
    return {"staff_type": staff_type, "persons": persons, "starts_on": first, "ends_on": last, **details}


def alerts(*lines: dict, unsafe: str | datetime, clients: int, number: str, send=True, told_by: str = "") -> Deed:
    def deed(scene):
        event = alert.raise_alert(
            scene.home,
            by=scene.by,
            lines=list(lines),
            first_unsafe_shift_at=moment(unsafe) if isinstance(unsafe, str) else unsafe,
            call_back_number=number,
            clients_on_site=clients,
            send=send,
            how=How(spoken_by=said_by(told_by)),
        ).event
        scene.request = event.support_request

    return deed


def said_by(name: str, minutes: int = 5) -> workflow.SpokenBy | None:
    """What `name` said on the telephone just now; nobody when there is no name."""
    return workflow.SpokenBy(name=name, at=clock.now() - timedelta(minutes=minutes)) if name else None


def asks_all(question: str = "", homes: tuple[str, ...] = ()) -> Deed:
    def deed(scene):
        neighbours = [getattr(scene.homes, home).institution for home in homes]
        ladder.ask_all(scene.request, by=scene.by, question=question, institutions=neighbours)

    return deed


def asks(*rungs: Rung, question: str = "", home: str = "") -> Deed:
    def deed(scene):
        for rung in rungs:
            parties = ladder.parties(scene.request, rung)
            party = getattr(scene.homes, home).institution if home else parties[0]
            ladder.ask(scene.request, by=scene.by, rung=rung, party=party, question=question)

    return deed


def offer(persons: int, first: date, last: date, *, line: int = 1, staff_type: str = "") -> dict:
    """Staff offered for a line of the request; without a type, of the type asked."""
    return {"persons": persons, "starts_on": first, "ends_on": last, "line": line, "staff_type": staff_type}


def answers(rung: Rung, answer: str, note: str, *offers: dict, home: str = "", told_by: str = "") -> Deed:
    def deed(scene):
        inquiry = scene.inquiry(rung, home)
        by, spoken_by = scene.by or speaker(inquiry), said_by(told_by)
        staff = [_for_line(scene, values) for values in offers]
        ladder.answer(inquiry, by=by, answer=answer, note=note, offers=staff, how=How(spoken_by=spoken_by))

    return deed


def _for_line(scene: Scene, values: dict) -> dict:
    line = scene.line(values["line"])
    return values | {"line": line, "staff_type": values["staff_type"] or line.staff_type}


def speaker(inquiry: Inquiry) -> User:
    """Somebody who speaks for the party that was asked."""
    party = {PARTY_FIELDS[Rung(inquiry.rung)]: inquiry.party}
    return Membership.objects.active().select_related("user").filter(**party).earliest("pk").user


def expires(rung: Rung, called: str, note: str) -> Deed:
    def deed(scene):
        called_at = clock.now() - timedelta(minutes=5)
        ladder.expire(scene.inquiry(rung), by=scene.by, called=called, called_at=called_at, note=note)

    return deed


def waives(rung: Rung, reason: str) -> Deed:
    return lambda scene: ladder.waive(scene.request, by=scene.by, rung=rung, how=How(reason=reason))


def accepts(rung: Rung, persons: int | None = None, home: str = "") -> Deed:
    return lambda scene: offering.accept(scene.offer(rung, home, OfferState.OFFERED), by=scene.by, persons=persons)


def declines(rung: Rung, reason: str) -> Deed:
    return lambda scene: offering.decline(
        scene.offer(rung, "", OfferState.OFFERED), by=scene.by, how=How(reason=reason)
    )


def sees_them_arrive(rung: Rung, home: str = "") -> Deed:
    return lambda scene: offering.mark_arrived(scene.offer(rung, home, OfferState.ACCEPTED), by=scene.by)


def misses_them(rung: Rung, reason: str, home: str = "") -> Deed:
    return lambda scene: offering.mark_not_arrived(
        scene.offer(rung, home, OfferState.ACCEPTED), by=scene.by, how=How(reason=reason)
    )


def confirms(rung: Rung | None = None) -> Deed:
    """The one spoken for says that it is so: the party of `rung`, or whoever acts."""
    return lambda scene: confirmation.confirm(_spoken_for(scene), by=scene.by or speaker(scene.inquiry(rung)))


def contests(rung: Rung, reason: str) -> Deed:
    def deed(scene):
        confirmation.contest(_spoken_for(scene), by=speaker(scene.inquiry(rung)), how=How(reason=reason))

    return deed


def _spoken_for(scene: Scene) -> OnBehalf:
    waiting = OnBehalf.objects.filter(event__support_request=scene.request, state=BehalfState.OPEN)
    return waiting.latest("pk")


def measures(**figures_of_today) -> Deed:
    return lambda scene: need_and_situation.update_situation(scene.request, by=scene.by, **figures_of_today)


def finds_it(urgency: str) -> Deed:
    return lambda scene: need_and_situation.set_urgency(scene.request, by=scene.by, urgency=urgency)


def ranks_it(rank: int, reason: str) -> Deed:
    return lambda scene: need_and_situation.set_priority(
        scene.request, by=scene.by, priority_rank=rank, priority_reason=reason
    )


def says(text: str, audience: str = Audience.ALL) -> Deed:
    return lambda scene: conversation.comment(scene.request, by=scene.by, text=text, audience=audience)


def attaches(name: str, proves: str, *lines: str, rung: Rung | None = None) -> Deed:
    def deed(scene):
        file = ContentFile(paper.pdf([scene.request.reference, str(scene.home), *lines]), name=name)
        inquiry = scene.inquiry(rung) if rung else None
        conversation.attach(scene.request, by=scene.by, file=file, proves=proves, inquiry=inquiry)

    return deed


def applies(**words) -> Deed:
    return lambda scene: application.edit(scene.request, by=scene.by, **words)


def has_it_signed(signatory: str, function: str, mandate: str = "") -> Deed:
    return lambda scene: application.sign(
        scene.request,
        by=scene.by,
        signatory=signatory,
        signatory_function=function,
        mandate=mandate,
        signed_on=clock.today(),
    )


def does(action: Action, reason: str = "") -> Deed:
    return lambda scene: workflow.perform(scene.request, action, by=scene.by, how=How(reason=reason))


def resolves(code: str) -> Deed:
    return lambda scene: ladder.resolve(scene.request, by=scene.by, code=code)
