"""Every deed × every status × every member of the cast: what is offered succeeds, what isn't is refused.

In person and by telephone. Whoever succeeds may see what she acted on. Each deed that is offered is really done, inside
a savepoint that is rolled back. Of what isn't offered one deed for each reason is tried, by whom chance picks;
`make prove` tries them all.
"""

from copy import copy
from dataclasses import dataclass, field
from functools import partial
from random import Random
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from foundation.errors import Refused
from insight import stretches
from msob.scenarios.cast import PEOPLE
from requests_app.models import Inquiry, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import inquiry_of
from requests_app.procedure.how import How
from requests_app.procedure.rules import RULES
from tests import facts, out, recipes
from tests.chance import PROVING

RETURNED = "returned"
STATUSES = [RETURNED, recipes.PROVISIONAL, recipes.UNDER_WAY, *Status]

# What a scene needs before some deeds are offered at all; each is tried without and with.
FIRST = {
    Action.ESCALATE_TO_NATIONAL: recipes.close_rungs,
    Action.ESCALATE_TO_MSOB: recipes.close_rungs,
    Action.RESOLVE: lambda scene: recipes.fill(scene.request),
    Action.REOPEN: recipes.ask_one_more,
    Action.ASK_ALL: recipes.ask_everybody,
    Action.FILE_APPLICATION: recipes.complete,
    Action.ACCEPT_INTAKE: recipes.check_all,
    Action.RETURN_APPLICATION: recipes.pass_due,
    Action.SETTLE: recipes.agree,
    Action.DECIDE_WITH_DISSENT: recipes.pass_due_of_review,
    Action.NOTICE: recipes.decide,
    Action.REPORT_FINDINGS: recipes.send_team,
    Action.PROCEED_WITHOUT_ANSWER: recipes.pass_due,
    Action.GIVE_POSITION: recipes.first(out.ask_extension),
    Action.PLAN_MEETING: recipes.first(out.ask_extension),
    Action.AGREE_ACTION: recipes.on_agenda,
    Action.REPORT_ACTION_DONE: recipes.agree_on_action,
    Action.RELEASE_RESERVATION: recipes.hold_one,
    Action.DRAW_UP: recipes.first(out.spare_one),
    Action.RESUME: recipes.first(out.suspend),
    Action.EXTEND: recipes.first(out.agree_on_extension),
    Action.CLOSE: recipes.first(out.evaluate),
    Action.RESTORE_RUNG: recipes.misclick,
    Action.UNDO: recipes.misclick,
}


class Undo(Exception):
    """Ends a savepoint whose work isn't wanted."""


def scene_in(cast, status):
    if status != RETURNED:
        return recipes.build(cast, status)
    scene = recipes.in_the_region(cast)
    workflow.perform(scene.request, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    return scene


def is_refused(deed):
    """Whether the deed is refused, as not theirs or not now; it should be, so nothing undoes it."""
    try:
        deed()
    except (PermissionDenied, Refused):
        return True
    return False


def succeeds(deed, person, scene, subject):
    """Whether the deed is done (and undone again); whoever did it may see what she did it to."""
    try:
        with transaction.atomic():
            before, need = scene.request.events.count(), stretches.of(scene.request)
            deed()
            assert need == stretches.of(scene.request) or may_change_need(scene.request, before), deed
            wrong = list(facts.otherwise(scene.request.events.filter(number__gt=before)))
            assert not wrong, wrong
            assert sees(person, scene.request, subject), f"{person} acted on what she may not see"
            raise Undo
    except Undo:
        scene.request.refresh_from_db()
        return True
    except (PermissionDenied, Refused):
        return False


def may_change_need(support_request, before):
    """Whether the table says of what was just done that more or less may be asked, met, granted or there after it."""
    done = support_request.events.filter(number__gt=before).values_list("action", flat=True)
    return any(not RULES[Action(action)].leaves_need for action in done)


def sees(person, support_request, subject):
    if SupportRequest.objects.reachable_by(person, reference=support_request.reference).exists():
        return True
    inquiry = getattr(inquiry_of(subject), "pk", None)
    return Inquiry.objects.addressed_to(person).filter(pk=inquiry).exists()


@dataclass
class Asking:
    """Asks everybody the same: was what is offered done, and is what isn't refused?"""

    cast: SimpleNamespace
    dice: Random
    refused: set = field(default_factory=set)
    wrong: list = field(default_factory=list)

    def ask(self, action, scene, subject):
        """Whether anybody could do it; who was offered what she can't do, or can what she wasn't, is noted."""
        done = False
        for name in self.dice.sample(sorted(PEOPLE), len(PEOPLE)):
            for how in ({}, {"spoken_by": recipes.told()}):
                target = copy(subject)
                person = getattr(self.cast, name)
                prospect = workflow.prospect(scene.request, action, by=person, subject=target, by_phone=bool(how))
                if prospect.offered or self.is_new(prospect, subject, how):
                    self.try_it(prospect, scene, person, target, how)
                done |= prospect.offered
        return done

    def is_new(self, prospect, subject, how):
        """Whether a refusal for this reason, of this deed on something in this state, wasn't tried yet."""
        lacking = tuple(lack.code for lack in prospect.missing)
        state = getattr(subject, "state", "")
        reason = (prospect.action, state, bool(how), bool(prospect.standings), lacking)
        is_new = PROVING or reason not in self.refused
        self.refused.add(reason)
        return is_new

    def try_it(self, prospect, scene, person, target, how):
        as_role = {"as_role": prospect.roles[0]} if prospect.roles else {}
        deed = partial(recipes.do, prospect.action, scene, person, target, **how, **as_role)
        agrees = succeeds(deed, person, scene, target) if prospect.offered else is_refused(deed)
        if not agrees:
            by_phone = "by phone" if how else "in person"
            self.wrong.append((prospect.action.value, str(person), str(target), by_phone, prospect.offered))


def scenes(action, scene):
    """The scene as it is, and as it is with what this deed waits for."""
    yield
    if action in FIRST and scene.request.status in RULES[action].sources:
        FIRST[action](scene)
        scene.request.refresh_from_db()
        yield


def tried_on(scene, action):
    """Each subject the deed could be done to; one is enough where the status itself stands in the way."""
    found = recipes.subjects(scene, action)
    return found if scene.request.status in RULES[action].sources else found[:1]


@pytest.mark.drawn(4)
@pytest.mark.parametrize("status", STATUSES)
def test_what_is_offered_succeeds_and_nothing_else(cast, status, dice):
    scene, asking, never = scene_in(cast, status), Asking(cast, dice), set()

    for action in recipes.RECIPES:
        done = False
        with transaction.atomic():
            for _each in scenes(action, scene):
                for subject in tried_on(scene, action):
                    done |= asking.ask(action, scene, subject)
            transaction.set_rollback(True)
        if not done and recipes.subjects(scene, action) and scene.request.status in RULES[action].sources:
            never.add(action)

    assert asking.wrong == []
    assert never - NEVER_HERE.get(status, set()) == set()


# Deeds the table allows in a status, which this scene's story doesn't (yet) leave anything to do for.
ONLY_URGENT = {Action.EDIT_APPLICATION, Action.SIGN}  # once filed, the application is only written after a call
OF_A_REVIEW = {Action.GIVE_POSITION, Action.SETTLE, Action.DECIDE_WITH_DISSENT, Action.PLAN_MEETING}
ON_SITE = {
    *(Action.DENY_ARRIVAL, Action.REPORT_DAY, Action.SUSPEND, Action.RESUME),
    *(Action.GIVE_BACK, Action.REPORT_DEPARTURE),
}
NEVER_HERE = {
    **dict.fromkeys((Status.INTAKE, Status.FACT_FINDING, Status.TUNING, Status.REVIEW), ONLY_URGENT),
    RETURNED: {Action.REMOVE_NEED_LINE},
    Status.APPLICATION: {Action.AGREE_ACTION},  # LOCC lists none before intake
    Status.WITHDRAWN: {Action.AGREE_ACTION},
    Status.RESOLVED: {Action.ANSWER, Action.AGREE_ACTION},
    Status.PRECHECK: ONLY_URGENT | {Action.SETTLE},  # nothing keeps an agreed pre-check from settling
    recipes.PROVISIONAL: {Action.AMEND, Action.REASSESS, Action.ASK_EXTENSION},
    Status.GRANTED: ONLY_URGENT | OF_A_REVIEW | {Action.ASK_EXTENSION},  # nothing is under review, nobody is out
    recipes.UNDER_WAY: ONLY_URGENT | ON_SITE | {Action.WITHDRAW, Action.COMPLETE_CONDITION},
    Status.DEPLOYED: ONLY_URGENT | {Action.COMPLETE_CONDITION, Action.ANSWER_CHECK},  # all is met before anybody goes
}


def test_every_deed_somebody_does_has_its_recipe():
    assert set(recipes.RECIPES) == {action for action, rule in RULES.items() if rule.roles} - {Action.OPEN}


def test_what_follows_or_comes_with_time_is_done_by_nobody(cast):
    scene = recipes.build(cast, Status.REVIEW)

    for action in (action for action, rule in RULES.items() if rule.follows or rule.clock):
        for name in PEOPLE:
            for how in ({}, {"spoken_by": recipes.told()}):
                with pytest.raises(PermissionDenied):
                    workflow.perform(scene.request, action, by=getattr(cast, name), how=How(**how))
