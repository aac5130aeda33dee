"""Good data for every deed, and scenes to do it in: for tests that take all deeds through the same question.

`build` makes a scene: De Avondzon's request with inquiries, offers and deeds-on-behalf in every state. `subjects` names
what a deed can be done to in it, `do` does the deed with data that nobody could object to.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from capacity import arranging, costs, deployments, reporting, reservations, while_out
from capacity.models import Pool
from foundation import clock
from regions.by_link import Roads
from requests_app.deeds import (
    alert,
    application,
    confirmation,
    conversation,
    evaluation,
    extension,
    fact_finding,
    follow_up,
    intake,
    ladder,
    meeting,
    national_priority,
    need_and_situation,
    notice,
    offering,
    triangle,
    tuning,
    undoing,
)
from requests_app.models import (
    RANK,
    AgendaItem,
    AgreedAction,
    CheckAnswer,
    Decision,
    LedgerRow,
    Meeting,
    OnBehalf,
    Outcome,
    Proves,
    Review,
    ReviewKind,
    Rung,
    Status,
    SupportRequest,
    Term,
    Undoable,
    Urgency,
    Waiver,
)
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import preconditions, workflow
from requests_app.procedure.how import How
from requests_app.procedure.rules import RULES
from requests_app.records import need_postings, reviews
from tests import out, road, shelf
from tests.cast import FIRST_DAY, LAST_DAY, UNSAFE_AT, ask, days, others

A_PDF = b"%PDF-1.4 a scanned letter"


@dataclass
class Scene:
    """A request and what hangs on it; the lists are empty in a fresh draft."""

    cast: SimpleNamespace
    request: SupportRequest
    line: Any
    waiting: list = field(default_factory=list)
    answered: list = field(default_factory=list)
    offers: list = field(default_factory=list)
    behalves: list = field(default_factory=list)

    @property
    def conditions(self) -> list:
        return list(self.request.conditions.all())

    @property
    def deployments(self) -> list:
        return list(self.request.deployments.select_related("support_request"))


def offered(line, persons, **changes):
    """The fields of an offer of `persons` nurses for the whole period."""
    values = {"line": line, "staff_type": StaffType.NURSE, "persons": persons}
    return values | {"starts_on": FIRST_DAY, "ends_on": LAST_DAY} | changes


def told(minutes=10):
    """What was said on the telephone some minutes ago."""
    return workflow.SpokenBy(name="piketfunctionaris", at=clock.now() - timedelta(minutes=minutes))


def draft(cast) -> Scene:
    """The alert of De Avondzon, filled in and not yet sent."""
    opened = alert.raise_alert(
        cast.avondzon,
        by=cast.ineke,
        lines=[{"staff_type": StaffType.NURSE, "persons": 8, "starts_on": FIRST_DAY, "ends_on": LAST_DAY}],
        first_unsafe_shift_at=UNSAFE_AT,
        call_back_number="053 999 00 11",
        clients_on_site=84,
        send=False,
    ).event
    return Scene(cast, opened.support_request, opened.support_request.lines.get())


def in_the_region(cast) -> Scene:
    """Sent, asked, partly answered, a day later: something of everything, and 5 of 8 nurses still open."""
    scene = draft(cast)
    request, line = scene.request, scene.line
    workflow.perform(request, Action.SUBMIT, by=cast.ineke)
    petra, karin, rob, roos, evert = (ask(cast, request, rung) for rung in Rung)
    ladder.answer(petra, by=cast.petra, answer="partly", offers=[offered(line, persons) for persons in (2, 1, 1)])
    ladder.answer(evert, by=cast.evert, answer="partly", offers=[offered(line, 1)])
    ladder.answer(rob, by=cast.gerard, answer="nothing", how=How(spoken_by=told()))
    need_and_situation.update_situation(request, by=cast.gerard, clients_on_site=80, how=How(spoken_by=told()))
    need_and_situation.set_priority(
        request, by=cast.loes, priority_rank=2, priority_reason="night shift", how=How(spoken_by=told())
    )
    need_and_situation.update_situation(request, by=cast.gerard, clients_on_site=81, how=How(spoken_by=told()))
    clock.move(hours=25)

    scene.offers = [*petra.offers.all(), *evert.offers.all()]
    for offer, how_far in zip(scene.offers, ("offered", "accepted", "arrived", "accepted"), strict=True):
        if how_far in {"accepted", "arrived"}:
            offering.accept(offer, by=cast.ineke)
        if how_far == "arrived":
            offering.mark_arrived(offer, by=cast.ineke)
    scene.behalves = list(OnBehalf.objects.filter(event__support_request=request).order_by("event__number"))
    confirmation.confirm(scene.behalves[-1], by=cast.ineke)
    scene.waiting, scene.answered = [karin, roos], [petra, evert]
    return scene


PROVISIONAL = "provisional"
"""A scene of its own: granted for 72 hours by the urgent road, the corners still have to confirm."""

UNDER_WAY = "under_way"
"""A scene of its own: granted, with deployments drawn up and approved."""


def build(cast, status: Status | str) -> Scene:
    """A scene in `status`, reached by deeds (once in each process, where it is the first thing a test does)."""
    return shelf.take(cast, "scene", partial(_build, cast), status)


def _build(cast, status):
    if status == Status.DRAFT:
        return draft(cast)
    scene = in_the_region(cast)
    if status == Status.WITHDRAWN:
        workflow.perform(scene.request, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))
    elif status == Status.RESOLVED:
        fill(scene.request)
        ladder.resolve(scene.request, by=cast.gerard, code="arrived")
    elif status == PROVISIONAL:
        road.urgent(cast, scene.request)
        road.say(cast, scene.request, Outcome.NOW, persons={scene.line.pk: 4})
    elif status == UNDER_WAY:
        climb(scene, Status.GRANTED)
        set_out(scene)
    elif status != Status.REGIONAL:
        climb(scene, status)
    scene.request.refresh_from_db()
    for subject in (scene.line, *scene.waiting, *scene.answered, *scene.offers):
        subject.refresh_from_db()
    return scene


def climb(scene: Scene, until: Status) -> None:
    """Deed by deed up the ladder, through the last resort and out until it stands there; a refusal after a grant."""
    last = Status.GRANTED if until == Status.REJECTED else until
    for step in STEPS:
        step(scene)
        scene.request.refresh_from_db()
        if scene.request.status == last:
            break
    if until == Status.REJECTED:
        perform(scene, Action.AMEND, by=scene.cast.ineke, how=How(**REASON))
        perform(scene, Action.ACCEPT_TUNING, by=scene.cast.ineke)
        road.say(scene.cast, scene.request, Outcome.REJECT, reasons=["no_capacity"])


def perform(scene: Scene, action: Action, **how) -> None:
    """A deed without data, on the scene's request."""
    workflow.perform(scene.request, action, **how)


def to_national(scene: Scene) -> None:
    """Karin needs no answer any more, and what nobody decided on is offered anew, for later days."""
    ladder.waive(scene.request, by=scene.cast.gerard, rung=Rung.CARE_OFFICE, how=How(reason="no time to wait"))
    offering.decline(scene.offers[0], by=scene.cast.gerard, how=How(reason="too early"))
    perform(scene, Action.ESCALATE_TO_NATIONAL, by=scene.cast.gerard)
    offer_anew(scene)


def offer_anew(scene: Scene) -> None:
    """Petra offers one nurse from the second week on: the first of the offers."""
    event = offering.offer(scene.answered[0], by=scene.cast.petra, **offered(scene.line, 1, starts_on=days(6))).event
    scene.offers[0] = scene.answered[0].offers.get(pk=event.facts["offer"])


def to_application(scene: Scene) -> None:
    ladder.waive(scene.request, by=scene.cast.gerard, rung=Rung.RED_CROSS, how=How(reason="no time to wait"))
    perform(scene, Action.ESCALATE_TO_MSOB, by=scene.cast.gerard)


def to_intake(scene: Scene) -> None:
    road.complete(scene.cast, scene.request)
    perform(scene, Action.FILE_APPLICATION, by=scene.cast.gerard)


def to_precheck(scene: Scene) -> None:
    road.forward(scene.cast, scene.request)


def to_fact_finding(scene: Scene) -> None:
    road.say(scene.cast, scene.request, Outcome.VISIT)


def to_tuning(scene: Scene) -> None:
    row = road.row(scene.line, persons=4, starts_on=clock.today())
    road.report(scene.cast, scene.request, [row], conditions=[road.CONDITION])


def to_review(scene: Scene) -> None:
    perform(scene, Action.ACCEPT_TUNING, by=scene.cast.ineke)


def to_granted(scene: Scene) -> None:
    road.grant(scene.cast, scene.request)


def set_out(scene: Scene) -> None:
    out.set_out(scene.cast, scene.request)


def to_deployed(scene: Scene) -> None:
    set_out(scene)
    out.arrive(scene.cast, scene.request)


def to_ended(scene: Scene) -> None:
    out.leave(scene.cast, scene.request)


def to_closed(scene: Scene) -> None:
    out.close(scene.cast, scene.request)


STEPS = (
    to_national,
    to_application,
    to_intake,
    to_precheck,
    to_fact_finding,
    to_tuning,
    to_review,
    to_granted,
    to_deployed,
    to_ended,
    to_closed,
)


def put(scene: Scene, status: Status) -> None:
    """Write nothing but `status` straight into the database: for tests that ask what the status alone changes."""
    furthest = RANK.get(status, RANK[Status.REVIEW])
    SupportRequest.objects.filter(pk=scene.request.pk).update(status=status, furthest=furthest)
    scene.request.refresh_from_db()


def close_rungs(scene: Scene) -> None:
    """All rungs waived and no offer undecided, so that the request may climb."""
    kept = set(scene.request.waivers.values_list("rung", flat=True))
    Waiver.objects.bulk_create(
        Waiver(support_request=scene.request, rung=rung, reason="no time", event_number=1)
        for rung in Rung
        if rung not in kept
    )
    for offer in scene.offers:
        type(offer).objects.filter(pk=offer.pk, state="offered").update(state="declined", reason="too late")


def fill(request: SupportRequest) -> None:
    """Nothing is open any more."""
    need_postings.withdraw_residual(request, event_number=request.head_number, code="less_need")


def ask_one_more(scene: Scene) -> None:
    """One more nurse turns out to be open."""
    row = {"persons": 1, "starts_on": days(3), "ends_on": LAST_DAY, "event_number": 1}
    LedgerRow.objects.create(line=scene.line, term=Term.ASKED, **row)


def ask_everybody(scene: Scene) -> None:
    """Nobody is left to ask."""
    for one in list(ladder.unasked(scene.request)):
        ladder._ask_one(scene.request, one.rung, one.party, "", scene.request.head_number, roads=Roads([one.party]))


def complete(scene: Scene) -> None:
    """The application can be filed."""
    road.complete(scene.cast, scene.request)


def check_all(scene: Scene) -> None:
    """Each check is met."""
    road.check_all(scene.cast, scene.request)


def send_team(scene: Scene) -> None:
    """A team is on its way."""
    road.send_team(scene.cast, scene.request)


def pass_due(scene: Scene) -> None:
    """The owner of this status is late."""
    SupportRequest.objects.filter(pk=scene.request.pk).update(due_at=clock.now() - timedelta(minutes=1))
    scene.request.refresh_from_db()


def pass_due_of_review(scene: Scene) -> None:
    """So are the corners, also about people who are out, and so long that it came to the decider."""
    out.ask_extension(scene.cast, scene.request)
    SupportRequest.objects.filter(pk=scene.request.pk).update(due_at=clock.now() - timedelta(days=1))
    Review.objects.filter(support_request=scene.request).update(opened_at=clock.now() - timedelta(days=30))
    provisional = SupportRequest.objects.filter(pk=scene.request.pk, provisional_until__isnull=False)
    provisional.update(provisional_until=clock.now() + timedelta(hours=1))
    scene.request.refresh_from_db()


def first(function):
    """What a deed on deployments waits for, as a function of the scene."""
    return lambda scene: function(scene.cast, scene.request)


def agree(scene: Scene) -> None:
    """The corners agree on a grant, which could not be settled: a check was still to follow, or nobody was free."""
    if scene.request.people_out:
        return out.agree_without_people(scene.cast, scene.request)
    review = reviews.open_review(scene.request)
    if review is None or review.kind == ReviewKind.PRECHECK:
        return
    scene.request.checks.update(verdict="to_follow")
    road.grant(scene.cast, scene.request)
    CheckAnswer.objects.filter(support_request=scene.request).update(verdict="met")


def decide(scene: Scene) -> None:
    """A decision stands; written by hand where none was taken yet."""
    if scene.request.decisions.filter(in_force=True).exists():
        return
    review = scene.request.reviews.first() or Review.objects.create(
        support_request=scene.request, kind=ReviewKind.PRECHECK, state="closed", opened_at=clock.now(), event_number=1
    )
    values = {"number": scene.request.decisions.count() + 1, "outcome": Outcome.DEFER, "decided_by": "corners"}
    values |= {"decided_at": clock.now() - timedelta(hours=2), "version": scene.request.version, "event_number": 1}
    Decision.objects.create(support_request=scene.request, review=review, **values)


def subjects(scene: Scene, action: Action) -> list:
    """What `action` can be tried on in this scene; [None] for the request itself."""
    return {
        "": [None],
        "line": [scene.line],
        "inquiry": [*scene.waiting, *scene.answered],
        "offer": scene.offers,
        "behalf": scene.behalves,
        "condition": scene.conditions,
        "agreed_action": list(scene.request.agreed_actions.all()),
        "deployment": scene.deployments,
        "undoable": undoables(scene),
    }[RULES[action].on]


def undoables(scene: Scene) -> list:
    """The last deed that can still be undone, if any."""
    return list(Undoable.objects.filter(event__support_request=scene.request).order_by("-event__number")[:1])


def misclick(scene: Scene) -> None:
    """Somebody waives a rung she didn't mean, or confirms what was recorded in her name."""
    on_the_ladder = scene.request.status in (Status.REGIONAL, Status.NATIONAL)
    if on_the_ladder and not scene.request.waivers.filter(rung=Rung.RED_CROSS).exists():
        ladder.waive(scene.request, by=scene.cast.gerard, rung=Rung.RED_CROSS, how=How(**REASON))
    elif figures := OnBehalf.objects.filter(event__support_request=scene.request, role="institution").first():
        confirmation.confirm(figures, by=scene.cast.ineke)


def do(action: Action, scene: Scene, by, subject=None, **how):
    """Do `action` as `by` with good data; `how` is what every deed takes (spoken_by, version, key …)."""
    if RULES[action].on and subject is None:
        subject = subjects(scene, action)[0]
    reason = REASON if RULES[action].reasoned or action in REASONED else {}
    return RECIPES[action](scene, subject, by=by, how=How(**reason | how)).event


def _plain(action):
    return lambda scene, _subject, **how: workflow.perform(scene.request, action, **how)


def _on_request(function, **values):
    return lambda scene, _subject, **how: function(scene.request, **values, **how)


def _on_subject(function, **values):
    return lambda _scene, subject, **how: function(subject, **values, **how)


def _ask_all(scene, _subject, **how):
    return ladder.ask_all(scene.request, institutions=others(scene.request), **how)


def _waive(scene, _subject, **how):
    rungs = preconditions.open_rungs(SupportRequest.objects.get(pk=scene.request.pk))
    return ladder.waive(scene.request, rung=rungs[-1] if rungs else Rung.CIVIL_POOL, **how)


def _restore(scene, _subject, **how):
    waived = scene.request.waivers.last()
    return ladder.restore(scene.request, rung=waived.rung if waived else Rung.CIVIL_POOL, **how)


def _ask(scene, _subject, **how):
    hospital = scene.cast.twentestad.institution
    return ladder.ask(scene.request, rung=Rung.OTHER_INSTITUTIONS, party=hospital, **how)


def _offer(scene, inquiry, **how):
    return offering.offer(inquiry, **offered(scene.line, 1), **how)


def _expire(_scene, inquiry, **how):
    return ladder.expire(inquiry, called="secretariaat", called_at=clock.now(), **how)


def _call_back(_scene, inquiry, **how):
    call = {"called": "secretariaat", "called_at": clock.now(), "calls_back_at": clock.now() + timedelta(hours=1)}
    return ladder.note_call_back(inquiry, **call, **how)


def _sign(scene, _subject, **how):
    values = {"signatory": "O. van Veldhuizen", "signatory_function": "burgemeester", "signed_on": clock.today()}
    return application.sign(scene.request, **values, **how)


def _attach(scene, _subject, **how):
    file = SimpleUploadedFile("brief.pdf", A_PDF)
    return conversation.attach(scene.request, file=file, proves=Proves.REQUEST, **how)


def _give_position(scene, _subject, **how):
    """In the pre-check a visit, later a refusal: open in each review."""
    said = {"motivation": "Seen by our own duty officer."} | _outcome(scene)
    return triangle.give_position(scene.request, **said, **how)


def _outcome(scene) -> dict:
    review = reviews.open_review(scene.request)
    if review is None or review.kind == ReviewKind.PRECHECK:
        return {"outcome": Outcome.VISIT}
    return {"outcome": Outcome.REJECT, "reasons": ["no_capacity"]}


def _decide(scene, _subject, **how):
    said = {"mandate": "Mandate of 3 March 2020", "motivation": "No agreement in time."} | _outcome(scene)
    return triangle.decide_with_dissent(scene.request, **said, **how)


def _tell(scene, _subject, **how):
    return notice.record(scene.request, to="locc", told_at=clock.now(), **how)


def _plan_mission(scene, _subject, **how):
    values = {"kind": "visit", "visit_at": clock.now() + timedelta(hours=3), "contact": "zorgmanager"}
    return fact_finding.plan(scene.request, team=road.the_team(), **values, **how)


def _report(scene, _subject, **how):
    return fact_finding.report(scene.request, lines=[_row(scene)], **road.FOUND, **how)


def _propose(scene, _subject, **how):
    return tuning.propose(scene.request, lines=[_row(scene)], **how)


def _row(scene):
    return road.row(scene.line, persons=2, starts_on=clock.today())


def _proceed(scene, _subject, **how):
    return tuning.proceed(scene.request, called="zorgmanager", called_at=clock.now(), **how)


def a_meeting(scene: Scene) -> Meeting:
    """Tomorrow's meeting of the triangle."""
    values = {"starts_at": clock.now() + timedelta(days=1), "planned_by": scene.cast.loes}
    return Meeting.objects.first() or Meeting.objects.create(**values)


def on_agenda(scene: Scene) -> None:
    """It stands on the agenda of tomorrow's meeting; written by hand, whatever its status."""
    AgendaItem.objects.get_or_create(
        meeting=a_meeting(scene), support_request=scene.request, defaults={"event_number": 1}
    )


def agree_on_action(scene: Scene, owner: str = "vws") -> AgreedAction:
    """The meeting agreed that somebody does something for it."""
    on_agenda(scene)
    values = {"text": "Send the guidance on zoning.", "owner": owner, "due_at": clock.now() + timedelta(days=2)}
    return AgreedAction.objects.create(
        meeting=a_meeting(scene), support_request=scene.request, event_number=1, **values
    )


def _agree(scene, _subject, **how):
    values = {"text": "Ask the hospital next door.", "owner": "ghor", "due_at": clock.now() + timedelta(days=2)}
    return meeting.agree(scene.request, meeting=a_meeting(scene), **values, **how)


def _reserve(scene, _subject, **how):
    pool = Pool.objects.filter(staff_type=scene.line.staff_type).first()
    row = {"line": scene.line, "pool": pool, "persons": 1, "starts_on": clock.today(), "ends_on": LAST_DAY}
    return reservations.reserve(scene.request, lines=[row], **how)


def hold_one(scene: Scene) -> None:
    """One nurse is reserved for it."""
    _reserve(scene, None, by=scene.cast.dirk)


def _release(scene, _subject, **how):
    return reservations.release(scene.request, bookings=reservations.proposed(scene.request), **how)


def _draw_up(scene, _subject, **how):
    return deployments.draw_up(scene.request, **out.PLAN, **how)


def _report_arrival(_scene, deployment, **how):
    return reporting.report_arrival(deployment, arrived_at=clock.now(), **how)


def _report_day(_scene, deployment, **how):
    return reporting.report_day(deployment, day=clock.today(), present=1, effect=2, **how)


def _suspend(_scene, deployment, **how):
    values = {"owner": "zorgmanager", "until": clock.now() + timedelta(hours=12)}
    return reporting.suspend(deployment, **values, **how)


def _recall(_scene, deployment, **how):
    last_day = max(clock.today(), deployment.starts_on) + timedelta(days=3)
    return while_out.recall(deployment, last_day=last_day, **how)


def _replace(_scene, deployment, **how):
    booking = deployment.bookings.first()
    values = {"booking": booking, "pool": booking.pool, "persons": 1, "first_day": clock.today()}
    return while_out.replace_people(deployment, **values, **how)


def _give_back(_scene, deployment, **how):
    return while_out.give_back(deployment, booking=deployment.bookings.first(), persons=1, **how)


def _extend(_scene, deployment, **how):
    return while_out.extend(deployment, until=deployment.ends_on + out.A_WEEK, **how)


def _report_departure(_scene, deployment, **how):
    return reporting.report_departure(deployment, departed_at=clock.now(), end_reason="need_over", **how)


def _put_on_agenda(scene, _subject, **how):
    return meeting.put(scene.request, meeting=a_meeting(scene), **how)


A_COST = {
    "kind": "estimated",
    "amount": Decimal("18500.50"),
    "payer": "vws",
    "scheme": "settlement",
    "starts_on": FIRST_DAY,
    "ends_on": LAST_DAY,
    "source": "calculation of travel, lodging and meals",
}
REASON = {"reason": "agreed in the regional round"}
REASONED = {Action.WAIVE_RUNG, Action.DECLINE_OFFER, Action.WITHDRAW_OFFER, Action.MARK_NOT_ARRIVED}
REASONED |= {Action.RETURN_APPLICATION, Action.FILE_FOLLOW_UP}
EFFECT = "The night shifts of three wards are staffed safely until 11 January."
RECIPES = {action: _plain(action) for action, rule in RULES.items() if rule.one_click}
RECIPES |= {
    Action.RESOLVE: _on_request(ladder.resolve, code="arrived"),
    Action.EDIT_ALERT: _on_request(alert.edit, first_unsafe_shift_at=UNSAFE_AT, call_back_number="053 999 00 12"),
    Action.ADD_NEED_LINE: _on_request(
        need_and_situation.add_line, staff_type=StaffType.HOST, persons=2, starts_on=days(2), ends_on=LAST_DAY
    ),
    Action.CHANGE_NEED: _on_subject(need_and_situation.change_line, persons=9),
    Action.REMOVE_NEED_LINE: _on_subject(need_and_situation.remove_line),
    Action.UPDATE_SITUATION: _on_request(need_and_situation.update_situation, clients_on_site=83),
    Action.SET_URGENCY: _on_request(need_and_situation.set_urgency, urgency=Urgency.HIGH),
    Action.SET_PRIORITY: _on_request(
        need_and_situation.set_priority, priority_rank=1, priority_reason="nobody at night"
    ),
    Action.SET_NATIONAL_PRIORITY: _on_request(
        national_priority.set_national_priority, national_rank=1, national_reason="the only one without a doctor"
    ),
    Action.ASK: _ask,
    Action.ASK_ALL: _ask_all,
    Action.ANSWER: _on_subject(ladder.answer, answer="nothing"),
    Action.CORRECT_ANSWER: _on_subject(ladder.correct_answer, answer="nothing"),
    Action.CALL_BACK: _call_back,
    Action.EXPIRE: _expire,
    Action.WAIVE_RUNG: _waive,
    Action.RESTORE_RUNG: _restore,
    Action.OFFER: _offer,
    Action.WITHDRAW_OFFER: _on_subject(offering.withdraw_offer),
    Action.ACCEPT_OFFER: _on_subject(offering.accept, persons=1),
    Action.DECLINE_OFFER: _on_subject(offering.decline),
    Action.MARK_ARRIVED: _on_subject(offering.mark_arrived),
    Action.MARK_NOT_ARRIVED: _on_subject(offering.mark_not_arrived),
    Action.COMMENT: _on_request(conversation.comment, text="The mayor was informed."),
    Action.ATTACH: _attach,
    Action.EDIT_APPLICATION: _on_request(application.edit, desired_effect=EFFECT),
    Action.SIGN: _sign,
    Action.FILE_FOLLOW_UP: _on_request(follow_up.file),
    Action.REGISTER_URGENT: _on_request(intake.register_urgent, urgency=Urgency.LIFESAVING, waived_by="DPG Twente"),
    Action.ANSWER_CHECK: _on_request(intake.answer_check, code="P5", verdict="failed", note="RONAZ wasn't asked"),
    Action.RETURN_APPLICATION: _on_request(intake.return_application, codes=["ladder_incomplete"]),
    Action.GIVE_POSITION: _give_position,
    Action.SETTLE: _on_request(triangle.settle),
    Action.DECIDE_WITH_DISSENT: _decide,
    Action.NOTICE: _tell,
    Action.PLAN_MISSION: _plan_mission,
    Action.REPORT_FINDINGS: _report,
    Action.ABANDON_VISIT: _on_request(fact_finding.abandon),
    Action.PROPOSE_TUNING: _propose,
    Action.PROCEED_WITHOUT_ANSWER: _proceed,
    Action.COMPLETE_CONDITION: _on_subject(fact_finding.complete_condition, note="arranged with the region"),
    Action.PLAN_MEETING: _put_on_agenda,
    Action.AGREE_ACTION: _agree,
    Action.REPORT_ACTION_DONE: _on_subject(meeting.report_done, proof="the letter of 28 December"),
    Action.RESERVE: _reserve,
    Action.RELEASE_RESERVATION: _release,
    Action.DRAW_UP: _draw_up,
    Action.CHANGE_DEPLOYMENT: _on_subject(deployments.change, **out.PLAN),
    Action.APPROVE: _on_subject(deployments.approve),
    Action.ARRANGE: _on_subject(arranging.arrange, lodging="Barracks in Ermelo"),
    Action.CANCEL: _on_subject(deployments.cancel),
    Action.REPORT_ARRIVAL: _report_arrival,
    Action.DENY_ARRIVAL: _on_subject(reporting.deny_arrival),
    Action.REPORT_DAY: _report_day,
    Action.SUSPEND: _suspend,
    Action.RESUME: _on_subject(reporting.resume),
    Action.RECALL: _recall,
    Action.REPLACE_PEOPLE: _replace,
    Action.GIVE_BACK: _give_back,
    Action.EXTEND: _extend,
    Action.REPORT_DEPARTURE: _report_departure,
    Action.ASK_EXTENSION: _on_request(extension.ask, until=LAST_DAY + out.A_WEEK),
    Action.RECORD_COST: _on_request(costs.record, **A_COST),
    Action.EVALUATE: _on_request(evaluation.evaluate, **out.EVALUATED),
    Action.CONFIRM: _on_subject(confirmation.confirm),
    Action.CONTEST: _on_subject(confirmation.contest),
    Action.UNDO: _on_subject(undoing.undo),
}
