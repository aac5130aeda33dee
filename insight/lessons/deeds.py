"""What may be done with a lesson: from which states, by whom, and the one function that does it.

Each deed takes the lock, asks whose it is and whether it is the moment, and leaves a step.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, NotYours, Refused
from foundation.spelling import one_line
from insight.lessons import pilots, telling
from insight.models import Adoption, Lesson, LessonDeed, LessonKind, LessonStaff, LessonState, LessonStep, Notice
from insight.models.lesson import PUBLISHERS, WHOSE
from insight.models.lesson_words import PUBLIC, WhyStopped
from regions.models import Membership, Role, User

PROPOSERS = frozenset(
    {
        *(Role.INSTITUTION, Role.REGIONAL_PARTNER, Role.GHOR, Role.NATIONAL_PARTNER, Role.LOCC, Role.VWS),
        *(Role.DEFENCE_PLANNER, Role.FACT_FINDER, Role.DECIDER),
    }
)
"""Who takes part in the procedure."""

RECORDS_VERDICTS = frozenset({Role.UMBRELLA, Role.VWS, Role.LOCC})
"""An umbrella body says itself what it finds; told by telephone, the ministry or LOCC writes it down."""

S, D = LessonState, LessonDeed
READ_BY_ALL = frozenset({D.START, D.STOP, D.ADOPT, D.GIVE_UP, D.JUDGE})
"""Whose words are public as they are said."""

TOLD_TO_PROPOSER = frozenset({D.PUBLISH, D.REJECT, D.JUDGE})
"""Of which its proposer is sent a mail, by whoever else it was done."""

OF_A_PLACE = frozenset({D.ADOPT, D.GIVE_UP})
"""Done for one of her homes or regions, which she names."""

NOT_SAID = ("", None)
Holders = Iterator[Membership]


def publishing(user: User, lesson: Lesson) -> Holders:
    """Under which memberships she publishes it."""
    held = user.memberships_now()
    return (one for one in held if one.role in PUBLISHERS and WHOSE.covers(one, lesson))


def owning(user: User, lesson: Lesson) -> Holders:
    """Under which it is her own: she proposed it, or it is her home's."""
    for one in user.memberships_now():
        of_her_home = one.role == Role.INSTITUTION and one.institution_id == lesson.institution_id
        if of_her_home or (lesson.proposed_by_id == user.pk and one.role in PROPOSERS):
            yield one


def owning_or_publishing(user: User, lesson: Lesson) -> Holders:
    yield from owning(user, lesson)
    yield from publishing(user, lesson)


def withdrawing(user: User, lesson: Lesson) -> Holders:
    """What isn't public its proposer takes back; what is, whoever publishes."""
    return publishing(user, lesson) if lesson.is_public else owning(user, lesson)


def adopting(user: User, lesson: Lesson) -> Holders:
    """For which home or region she may say that it does this too: not the one whose it is."""
    for one in user.memberships_now():
        of_home = one.role == Role.INSTITUTION and one.institution_id != lesson.institution_id
        of_region = lesson.institution_id or one.safety_region_id != lesson.safety_region_id
        if of_home or (one.role == Role.GHOR and of_region):
            yield one


def judging(user: User, _lesson: Lesson) -> Holders:
    return (one for one in user.memberships_now() if one.role in RECORDS_VERDICTS)


@dataclass(frozen=True)
class LessonRule:
    """One deed: from which states, whose it is, and the state it leads to (None: it stays)."""

    sources: frozenset[LessonState]
    whose: Callable[[User, Lesson], Holders]
    to: LessonState | None = None
    pilots_only: bool = False
    reasoned: bool = False


RULES: dict[LessonDeed, LessonRule] = {
    D.EDIT: LessonRule(frozenset({S.PROPOSED, S.REJECTED}), owning_or_publishing, S.PROPOSED),
    D.PUBLISH: LessonRule(frozenset({S.PROPOSED}), publishing, S.PUBLISHED),
    D.REJECT: LessonRule(frozenset({S.PROPOSED}), publishing, S.REJECTED, reasoned=True),
    D.WITHDRAW: LessonRule(PUBLIC | {S.PROPOSED, S.REJECTED}, withdrawing, S.WITHDRAWN, reasoned=True),
    D.START: LessonRule(frozenset({S.PUBLISHED}), owning_or_publishing, S.RUNNING, pilots_only=True),
    D.STOP: LessonRule(frozenset({S.RUNNING}), owning_or_publishing, S.STOPPED, pilots_only=True, reasoned=True),
    D.ADOPT: LessonRule(PUBLIC, adopting),
    D.GIVE_UP: LessonRule(frozenset(S), adopting, reasoned=True),
    D.JUDGE: LessonRule(PUBLIC | {S.PROPOSED}, judging, reasoned=True),
}


def standings(deed: LessonDeed, lesson: Lesson, user: User) -> list[Membership]:
    """Under which of her memberships the deed is hers, whatever the moment."""
    return list(RULES[deed].whose(user, lesson))


def require(deed: LessonDeed, lesson: Lesson, user: User) -> list[Membership]:
    """Raises PermissionDenied for whose it isn't."""
    if not (found := standings(deed, lesson, user)):
        raise NotYours("not_yours", gettext("This isn't yours to do."))
    return found


def lacking(deed: LessonDeed, lesson: Lesson, user: User) -> list[Lack]:
    """What stands in the way of it now."""
    rule = RULES[deed]
    if rule.pilots_only and lesson.kind != LessonKind.PILOT:
        return [Lack("no_pilot", _("Only a pilot starts and stops."))]
    if lesson.state not in rule.sources:
        return [Lack("state", _("Not while its state is “%(state)s”."), state=lesson.get_state_display())]
    return pilots.lacking(lesson, user) if deed == D.START else []


def offered(lesson: Lesson, user: User) -> list[LessonDeed]:
    """What she may do with it now; of taking over and giving up what makes sense."""
    return [deed for deed, rule in RULES.items() if _is_offered(deed, rule, lesson, user)]


def _is_offered(deed: LessonDeed, rule: LessonRule, lesson: Lesson, user: User) -> bool:
    if lesson.state not in rule.sources or (rule.pilots_only and lesson.kind != LessonKind.PILOT):
        return False
    held = standings(deed, lesson, user)
    if deed in OF_A_PLACE:
        return any(_has_taken_over(lesson, one) == (deed == D.GIVE_UP) for one in held)
    return bool(held)


def _has_taken_over(lesson: Lesson, membership: Membership) -> bool:
    where = (membership.institution_id, membership.safety_region_id)
    return any((one.institution_id, one.safety_region_id) == where for one in lesson.adoptions.all())


@transaction.atomic
def do(lesson: Lesson, deed: LessonDeed, *, by: User, seen: int | None = None, **said: Any) -> LessonStep:
    """Do `deed` to `lesson`, of which `seen` steps were seen, with what is `said`; returns the step.

    Raises PermissionDenied for whose it isn't, Refused when it isn't the moment or it changed since, ValidationError
    for what is wrong with what is said.
    """
    lesson = Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
    held = require(deed, lesson, by)
    if missing := lacking(deed, lesson, by):
        raise Refused(missing)
    if seen is not None and seen != lesson.steps_taken:
        raise Refused(changed=[gettext("Its text or state is another than the one you saw.")])
    if RULES[deed].reasoned and not one_line(said.get("words", "")):
        raise ValidationError({"words": ValidationError(_("Say why, or what was said."), code="required")})
    if deed in READ_BY_ALL:
        is_meant = said.pop("names_meant", False)
        telling.require_meant(telling.in_texts(value for value in said.values() if isinstance(value, str)), is_meant)
    standing = _chosen(held, said.pop("place", "")) if deed in OF_A_PLACE else held[0]
    noted = WRITES[deed](lesson, standing, by, **said)
    return step(lesson, deed, standing, by=by, to=RULES[deed].to, **noted)


def step(
    lesson: Lesson, deed: LessonDeed, standing: Membership, *, by: User, to: LessonState | None = None, **noted: Any
) -> LessonStep:
    """Write how far it is now, and the step; the caller holds the lock."""
    lesson.state, lesson.changed_at, lesson.steps_taken = to or lesson.state, clock.now(), lesson.steps_taken + 1
    lesson.save()
    made = LessonStep(lesson=lesson, number=lesson.steps_taken, deed=deed, state=lesson.state, at=lesson.changed_at)
    made.by, made.role = by, standing.role
    made.institution_id, made.safety_region_id = standing.institution_id, standing.safety_region_id
    for name, value in noted.items():
        setattr(made, name, value)
    made.full_clean(exclude=["lesson"])
    made.save()
    if deed in TOLD_TO_PROPOSER and by.pk != lesson.proposed_by_id:
        Notice.objects.create(person_id=lesson.proposed_by_id, kind=deed, about=str(made), lesson=lesson)
    return made


def place_of(membership: Membership) -> str:
    """A home or region as it is sent: `home-12`, `VR05`; of a national role nothing."""
    if membership.institution_id:
        return f"home-{membership.institution_id}"
    return membership.safety_region.code if membership.safety_region else ""


def _chosen(held: list[Membership], place: str) -> Membership:
    """The one she named by its place, or the only one. Raises ValidationError."""
    found = [one for one in held if place in ("", place_of(one))]
    if not found:
        raise ValidationError({"place": ValidationError(_("Name one of your own."), code="invalid_choice")})
    if len({place_of(one) for one in found}) > 1 and not place:
        raise ValidationError({"place": ValidationError(_("Say for which of yours."), code="required")})
    return found[0]


# --- what each writes


def _edit(lesson: Lesson, _standing: Membership, _by: User, **said: Any) -> dict[str, Any]:
    before = {name: getattr(lesson, name, None) for name in said}
    put_in = put(lesson, said)
    lesson.full_clean()  # washes: what differs in blanks alone is the same
    changed = [name for name in put_in if name == "staff_types" or getattr(lesson, name) != before[name]]
    if not changed:
        raise Refused(Lack("the_same", _("Nothing is different.")))
    return {"changed": changed}


def put(lesson: Lesson, said: dict[str, Any]) -> list[str]:
    """Put what is said into `lesson`; the names of what is another now. Staff types are rows, and written."""
    staff = said.pop("staff_types", None)
    changed = [name for name, value in said.items() if getattr(lesson, name) != value]
    for name in changed:
        setattr(lesson, name, said[name])
    if staff is not None and lesson.pk and set(staff) != set(lesson.staff.values_list("staff_type", flat=True)):
        lesson.staff.all().delete()
        add_staff(lesson, staff)
        changed.append("staff_types")
    return changed


def add_staff(lesson: Lesson, staff: list[str]) -> None:
    LessonStaff.objects.bulk_create(LessonStaff(lesson=lesson, staff_type=one) for one in dict.fromkeys(staff))


def _publish(lesson: Lesson, _standing: Membership, _by: User, *, names_meant: bool = False) -> dict[str, Any]:
    """What is published is washed and guarded once more; what tells of somebody must be meant."""
    lesson.full_clean()
    found = telling.told_in(lesson)
    telling.require_meant(found, names_meant)
    return {"words": ", ".join(found)[:1000]}


def _say(_lesson: Lesson, _standing: Membership, _by: User, *, words: str = "") -> dict[str, Any]:
    return {"words": words}


def _start(lesson: Lesson, _standing: Membership, _by: User, **said: Any) -> dict[str, Any]:
    """What wasn't said yet of a pilot is said now: at which figure it stops, and that figure before.

    What was published stays as it is.
    """
    lacks = {name for name in pilots.NEEDED if getattr(lesson, name) in NOT_SAID}
    changed = put(lesson, {name: said[name] for name in lacks & set(said) if said[name] not in NOT_SAID})
    missing = {name: text for name, text in pilots.NEEDED.items() if getattr(lesson, name) in NOT_SAID}
    if missing:
        raise ValidationError({name: ValidationError(text, code="required") for name, text in missing.items()})
    lesson.began_on, lesson.ended_on, lesson.after = clock.today(), None, None
    lesson.full_clean()
    return {"changed": changed}


def _stop(
    lesson: Lesson, _standing: Membership, _by: User, *, why: str, words: str, after: Any = None
) -> dict[str, Any]:
    lesson.ended_on, lesson.after = clock.today(), after
    lesson.full_clean()
    return {"why": WhyStopped(why), "words": words}


def _adopt(lesson: Lesson, standing: Membership, _by: User, *, words: str = "") -> dict[str, Any]:
    if _has_taken_over(lesson, standing):
        raise Refused(Lack("adopted", _("That stands there already.")))
    made = Adoption(lesson=lesson, at=clock.now())
    made.institution_id, made.safety_region_id = standing.institution_id, standing.safety_region_id
    made.save()
    return {"words": words}


def _give_up(lesson: Lesson, standing: Membership, _by: User, *, words: str) -> dict[str, Any]:
    where = {"institution": standing.institution_id, "safety_region": standing.safety_region_id}
    gone, _rows = lesson.adoptions.filter(**where).delete()
    if not gone:
        raise Refused(Lack("not_adopted", _("It was never said that you do this.")))
    return {"words": words}


def _judge(_lesson: Lesson, _standing: Membership, _by: User, *, body: str, verdict: str, words: str) -> dict[str, Any]:
    return {"body": body, "verdict": verdict, "words": words}


WRITES: dict[LessonDeed, Callable[..., dict[str, Any]]] = {
    D.EDIT: _edit,
    D.PUBLISH: _publish,
    D.REJECT: _say,
    D.WITHDRAW: _say,
    D.START: _start,
    D.STOP: _stop,
    D.ADOPT: _adopt,
    D.GIVE_UP: _give_up,
    D.JUDGE: _judge,
}
