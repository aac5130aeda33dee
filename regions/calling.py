"""Whom to call now: the number that is answered at a moment, until when, and why that one; and who may call whom.

The duty roster goes first, then the number that was given with an alert, then the organisation's own. A number is shown
only where `MAY_CALL` says so: who isn't named there calls nobody, and of whom isn't named nothing is shown.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from foundation import clock, telephone
from regions.models import FIGURES_ALONE, ITSELF, SCOPES, Desk, Duty, Institution, Location, Membership, Role, User

Held = tuple[str, tuple[int | None, ...]]
"""A role and the scope it is held for, by which two are compared."""


class Why(TextChoices):
    """Why it is this number."""

    ON_DUTY = "on_duty", _("on call")
    CALL_BACK = "call_back", _("given with the alert")
    CONTACT = "contact", _("answered 24 hours a day")
    DEPUTY = "deputy", _("when the contact doesn't answer")
    ORGANISATION = "organisation", _("number of the organisation")


class Tie(Enum):
    """What one role must have to call another: nothing more, or a request that joins them (or it is its own home)."""

    ALWAYS = "always"
    JOINED = "joined"


ALWAYS, JOINED, R = Tie.ALWAYS, Tie.JOINED, Role
_TO_COORDINATE = {R.GHOR: ALWAYS, R.LOCC: ALWAYS, R.ADMINISTRATOR: ALWAYS}
_NATIONALLY = dict.fromkeys(set(R) - FIGURES_ALONE, ALWAYS)

MAY_CALL: dict[Role, dict[Role, Tie]] = {
    R.INSTITUTION: {
        **dict.fromkeys((R.INSTITUTION, R.REGIONAL_PARTNER, R.NATIONAL_PARTNER), JOINED),
        **dict.fromkeys((R.FACT_FINDER, R.DEFENCE_PLANNER), JOINED),
        **_TO_COORDINATE,
    },
    R.REGIONAL_PARTNER: {R.INSTITUTION: JOINED, **_TO_COORDINATE},
    R.NATIONAL_PARTNER: {R.INSTITUTION: JOINED, **_TO_COORDINATE},
    R.GHOR: {**_NATIONALLY, R.INSTITUTION: JOINED},
    R.FACT_FINDER: {R.INSTITUTION: JOINED, R.DEFENCE_PLANNER: ALWAYS, R.FACT_FINDER: ALWAYS, **_TO_COORDINATE},
    **dict.fromkeys((R.LOCC, R.VWS, R.DEFENCE_PLANNER, R.DECIDER, R.ADMINISTRATOR), _NATIONALLY),
}
"""By the role of whoever calls: whom she may call. Who reads figures alone calls nobody."""


@dataclass(frozen=True)
class Call:
    """Whom one reaches on `number` (a name or function), why this one, and until when (None: no end is known)."""

    who: str
    number: str
    why: Why
    until: datetime | None = None

    def __str__(self) -> str:
        return f"{self.who}, {telephone.shown(self.number)}"


def may_call(viewer: User, role: str, scope=None, *, joined: Collection[Membership] = ()) -> bool:
    """Whether `viewer` may call those who hold `role` for `scope`.

    `joined` are those of her memberships that a request joins to them: what she is elsewhere doesn't count.
    """
    return any(_reaches(one, role, scope, one in joined) for one in viewer.memberships_now())


def _reaches(membership: Membership, role: str, scope, is_joined: bool) -> bool:
    tie = MAY_CALL.get(Role(membership.role), {}).get(Role(role))
    if tie == JOINED and not is_joined:
        return isinstance(scope, Institution) and ITSELF.covers(membership, scope)
    return tie is not None


class PhoneBook:
    """The numbers that `viewer` may call at a moment (now): in three queries, however many are looked up.

    `institutions` are those of which the own numbers will be asked.
    """

    def __init__(self, viewer: User, *, at: datetime | None = None, institutions: Iterable[int | None] = ()):
        self.viewer, self.at = viewer, at or clock.now()
        self._institutions = {pk for pk in institutions if pk}

    def expect(self, institutions: Iterable[int | None]) -> None:
        """Of these the own numbers will be asked too."""
        more = {pk for pk in institutions if pk} - self._institutions
        if more:
            self._institutions |= more
            self.__dict__.pop("_places", None)

    def numbers(
        self,
        role: str,
        scope=None,
        *,
        joined: Collection[Membership] = (),
        place: Location | None = None,
        alert: str = "",
    ) -> Iterator[Call]:
        """Whom to call of `role` for `scope`, in that order; nothing when none is known, or when it isn't for her.

        `place` is the location it is about (None: any of an institution), `alert` the number given with the alert.
        """
        if not may_call(self.viewer, role, scope, joined=joined):
            return
        if duty := self._duties.get(held(role, scope)):
            yield Call(str(duty.membership.user), duty.phone, Why.ON_DUTY, duty.ends_at)
        if alert:
            yield Call(str(scope), alert, Why.CALL_BACK)
        yield from self._own(role, scope, place)

    def _own(self, role: str, scope, place: Location | None) -> list[Call]:
        if isinstance(scope, Institution):
            return _of_places([place] if place else self._places_of(scope))
        number = scope.contact_phone if scope else self._desks.get(role, "")
        return [Call(str(scope or Role(role).label), number, Why.ORGANISATION)] if number else []

    @cached_property
    def _duties(self) -> dict[Held, Duty]:
        in_force = Membership.objects.active().values("pk")
        found = Duty.objects.at(self.at).filter(membership__in=in_force).select_related("membership__user")
        return {(one.membership.role, tuple(one.membership.scopes.values())): one for one in found}

    @cached_property
    def _desks(self) -> dict[str, str]:
        return dict(Desk.objects.values_list("role", "contact_phone"))

    @cached_property
    def _places(self) -> dict[int, list[Location]]:
        found: dict[int, list[Location]] = {pk: [] for pk in self._institutions}
        for place in Location.objects.filter(institution__in=found).order_by("pk"):
            found[place.institution_id].append(place)
        return found

    def _places_of(self, institution: Institution) -> list[Location]:
        known = self._places.get(institution.pk)
        return list(institution.locations.order_by("pk")) if known is None else known


def first(calls: Iterable[Call]) -> Call | None:
    """The number to call first; None when there is none for the reader."""
    return next(iter(calls), None)


def held(role: str, scope) -> Held:
    """The role and scope as a duty is found by: a scope of another kind than the role asks finds none."""
    kinds = {name: Membership._meta.get_field(name).related_model for name in SCOPES}
    return str(role), tuple(scope.pk if scope and kinds[name] is type(scope) else None for name in SCOPES)


def _of_places(places: list[Location]) -> list[Call]:
    """Contact and deputy of each place."""
    found = []
    for place in places:
        for function, number, why in (
            (place.contact_function, place.contact_phone, Why.CONTACT),
            (place.deputy_function, place.deputy_phone, Why.DEPUTY),
        ):
            found += [Call(function or str(place), number, why)] if number else []
    return found
