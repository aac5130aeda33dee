"""A lesson is proposed: by whoever takes part, or by an evaluation by itself.

What is proposed is read by its proposer and by who may publish it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from foundation.spelling import one_line
from insight.lessons.deeds import PROPOSERS, add_staff, put, step
from insight.models import Lesson, LessonDeed, LessonKind, LessonState, Origin
from insight.scopes import COUNTRY
from regions.authority import one_at_a_time
from regions.models import Institution, Membership, Role, SafetyRegion, User
from requests_app.models import EvaluatedBy, Evaluation, Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.preconditions_out import SIDE_OF

TITLE = 120


@dataclass(frozen=True)
class Whose:
    """Of which home or region a lesson is proposed, and under which membership; neither: of the country."""

    standing: Membership
    institution: Institution | None = None
    safety_region: SafetyRegion | None = None

    @property
    def code(self) -> str:
        """As it is sent: `nl`, `VR05`, `home-12-VR05`."""
        region = self.safety_region.code if self.safety_region else COUNTRY
        return f"home-{self.institution.pk}-{region}" if self.institution else region

    def __str__(self) -> str:
        names = [str(one) for one in (self.institution, self.safety_region) if one]
        return ", ".join(names) or gettext("The Netherlands")


def may_propose(user: User) -> bool:
    return bool(PROPOSERS & user.roles_now())


def require_proposer(user: User) -> None:
    """Raises PermissionDenied for who doesn't take part."""
    if not may_propose(user):
        raise NotYours("lessons_of_others", _("Lessons are proposed by who takes part in the procedure."))


def places(user: User) -> list[Whose]:
    """Of what she may propose: her home in each of its regions, her region; others of the country or any region."""
    found: dict[str, Whose] = {}
    for one in user.memberships_now():
        for whose in _places(one) if one.role in PROPOSERS else ():
            found.setdefault(whose.code, whose)
    return list(found.values())


def _places(held: Membership) -> Iterator[Whose]:
    if held.role == Role.INSTITUTION:
        regions = SafetyRegion.objects.filter(municipalities__locations__institution=held.institution_id).distinct()
        yield from (Whose(held, held.institution, region) for region in regions)
    elif held.role == Role.GHOR:
        yield Whose(held, None, held.safety_region)
    else:
        yield Whose(held)
        yield from (Whose(held, None, region) for region in SafetyRegion.objects.order_by("name"))


@transaction.atomic
def propose(*, by: User, whose: str = "", reference: str = "", staff_types: Any = (), **said: Any) -> Lesson:
    """Propose a lesson of what has the code `whose`, maybe of the request with that `reference`, which she must see.

    Raises PermissionDenied for who doesn't take part, ValidationError with all that is wrong.
    """
    require_proposer(by)
    one_at_a_time(by)
    hers, request = _found(by, whose, reference)
    lesson = Lesson(institution=hers.institution, safety_region=hers.safety_region, support_request=request)
    put(lesson, said)
    return _made(lesson, hers.standing, by, staff_types)


def _found(by: User, code: str, reference: str) -> tuple[Whose, SupportRequest | None]:
    wrong, hers = {}, places(by)
    whose = next((one for one in hers if code == one.code or (not code and len(hers) == 1)), None)
    if whose is None:
        wrong["whose"] = ValidationError(_("Say of which home or region it is."), code="invalid_choice")
    request = SupportRequest.objects.reachable_by(by, reference=reference).first() if reference else None
    if reference and request is None:
        wrong["reference"] = ValidationError(_("You see no request with this reference."), code="unseen")
    if wrong or whose is None:
        raise ValidationError(wrong)
    return whose, request


def _made(lesson: Lesson, standing: Membership, by: User, staff_types: Any, *, is_checked: bool = False) -> Lesson:
    lesson.proposed_by, lesson.proposed_at, lesson.changed_at = by, clock.now(), clock.now()
    if not is_checked:
        lesson.full_clean()
    lesson.save()
    add_staff(lesson, staff_types)
    step(lesson, LessonDeed.PROPOSE, standing, by=by, to=LessonState.PROPOSED)
    return lesson


# --- an evaluation proposes by itself


def follow(support_request: SupportRequest, event: Event) -> None:
    """Inside the deed: what an evaluation says for others becomes a proposed lesson, once."""
    if event.action != Action.EVALUATE:
        return
    found = Evaluation.objects.filter(support_request=support_request, event_number=event.number).first()
    if found:
        from_evaluation(found)


def from_evaluation(evaluation: Evaluation) -> Lesson | None:
    """The lesson that `evaluation` proposes; None when it says nothing for others, or did so before.

    Its author is the proposer. The text was guarded at that door, with her declaration if she gave one; whoever
    publishes it meets the guard again.
    """
    if not one_line(evaluation.lesson) or Lesson.objects.filter(evaluation=evaluation).exists():
        return None
    about = evaluation.support_request
    home = about.institution if evaluation.side == EvaluatedBy.INSTITUTION else None
    lesson = Lesson(
        kind=LessonKind.LESSON,
        title=Truncator(one_line(evaluation.lesson)).chars(TITLE),
        what=evaluation.lesson,
        origin=Origin.OWN,
        sector=about.institution.sector,
        institution=home,
        safety_region=about.safety_region,
        support_request=about,
        evaluation=evaluation,
    )
    role = next(role for role, side in SIDE_OF.items() if side == evaluation.side)
    staff = about.lines.order_by("pk").values_list("staff_type", flat=True)
    return _made(lesson, Membership(role=role, institution=home), evaluation.author, staff, is_checked=True)


def begin() -> int:
    """Let the evaluations from before propose what they say; how many lessons were made."""
    said = Evaluation.objects.exclude(lesson="").select_related("support_request__institution")
    return sum(from_evaluation(one) is not None for one in said.order_by("pk"))
