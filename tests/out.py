"""The road of a deployment, by the people whose work it is: from what a grant reserves to the closed case."""

from datetime import timedelta

from django.db.models import F

from capacity import deployments, reporting
from capacity.models import Deployment, DeploymentState, PoolDay
from foundation import clock
from requests_app.deeds import evaluation, extension, fact_finding, need_and_situation
from requests_app.models import Outcome
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import reviews
from tests import road

COMMANDER = "Detachementscommandant 053 999 00 21"
HANDING_OVER = "The home's own team takes over ward by ward."
PLAN = {"unit": "400 Geneeskundig Bataljon", "commander": COMMANDER, "hand_over": HANDING_OVER}
EVALUATED = {
    "effect": 3,
    "cooperation": 2,
    "induction": 2,
    "right_people": True,
    "went_well": "the nights",
    "could_be_better": "one roster",
}
A_WEEK = timedelta(days=7)


def draw_up(cast, support_request, persons: int) -> Deployment:
    """Dirk draws up a deployment of so many of the people who are reserved."""
    (booking, *_others) = deployments.reserved(support_request)
    lines = [{"booking": booking.pk, "persons": persons}]
    event = deployments.draw_up(support_request, by=cast.dirk, lines=lines, **PLAN).event
    return support_request.deployments.get(number=event.facts["deployment"])


def made_ready(cast, deployment) -> Deployment:
    """What must be so before arrival is so."""
    for condition in deployment.support_request.conditions.filter(done_at=None):
        fact_finding.complete_condition(condition, by=cast.ineke)
    return deployment


def approve(cast, deployment) -> Deployment:
    """The home is ready, and Daan approves."""
    deployments.approve(made_ready(cast, deployment), by=cast.daan)
    return deployment


def set_out(cast, support_request) -> None:
    """Three deployments: two nurses on their way, one on her way, and one drawn up."""
    for persons in (2, 1):
        approve(cast, draw_up(cast, support_request, persons))
    draw_up(cast, support_request, 1)
    support_request.refresh_from_db()


def arrive(cast, support_request) -> None:
    """A day later one of the first two is there; Dirk says so."""
    clock.move(hours=24)
    first = support_request.deployments.first()
    lines = [{"booking": first.bookings.get().pk, "arrived": 1}]
    reporting.report_arrival(first, by=cast.dirk, arrived_at=clock.now(), lines=lines)
    support_request.refresh_from_db()


def leave(cast, support_request) -> None:
    """Twelve days later the first leave; the others never went."""
    clock.move(days=12)
    first, *others = support_request.deployments.all()
    for other in others:
        deployments.cancel(other, by=cast.dirk, how=How(reason="no longer needed"))
    reporting.report_departure(first, by=cast.dirk, departed_at=clock.now(), end_reason="as_planned")
    support_request.refresh_from_db()


def evaluate(cast, support_request) -> None:
    """Both sides say how it went."""
    for who in (cast.ineke, cast.dirk):
        evaluation.evaluate(support_request, by=who, **EVALUATED)


def close(cast, support_request) -> None:
    """Gerard closes the case."""
    evaluate(cast, support_request)
    workflow.perform(support_request, Action.CLOSE, by=cast.gerard)


# --- what some deeds wait for


def spare_one(cast, support_request) -> None:
    """What was drawn up and not approved is cancelled: somebody is reserved again."""
    for drawn_up in support_request.deployments.filter(state=DeploymentState.DRAWN_UP):
        deployments.cancel(drawn_up, by=cast.dirk, how=How(reason="they go later"))


def suspend(cast, support_request) -> None:
    """Who is on site doesn't work for a while."""
    for there in support_request.deployments.filter(state=DeploymentState.ON_SITE):
        until = clock.now() + timedelta(hours=12)
        reporting.suspend(there, by=cast.dirk, how=How(reason="no masks"), owner="zorgmanager", until=until)


def ask_extension(cast, support_request) -> None:
    """Ineke asks for a week more, with figures of now, while people are out."""
    if support_request.people_out and reviews.open_review(support_request) is None:
        until = extension.last_day(support_request) + A_WEEK
        extension.ask(support_request, by=cast.ineke, until=until, how=How(reason="still ill"))
        need_and_situation.update_situation(support_request, by=cast.ineke, **road.a_situation())
        support_request.refresh_from_db()


def agree_on_extension(cast, support_request) -> None:
    """The corners grant the week that was asked for."""
    ask_extension(cast, support_request)
    if review := reviews.open_review(support_request):
        road.say(cast, support_request, Outcome.GRANT, persons=reviews.on_the_table(review))


def agree_without_people(cast, support_request) -> None:
    """They grant it when nobody is free, so that it can't be settled; then there are people again."""
    sizes = dict(PoolDay.objects.values_list("pk", "available"))
    PoolDay.objects.update(available=F("allocated"))
    agree_on_extension(cast, support_request)
    for pk, size in sizes.items():
        PoolDay.objects.filter(pk=pk).update(available=size)
