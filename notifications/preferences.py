"""How somebody is reached: her own choice, what the procedure requires, and who is on duty.

On the page everything stands at once. By e-mail, whoever is on duty for a role and scope hears at once, and her
colleagues read it in the daily summary; where nobody is on duty all hear at once. What a person chose herself goes
before this, except for what the procedure requires while she is on duty.
"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import wrong
from notifications.audience import Telling
from notifications.models import Choice, Means, Preference
from notifications.table import REQUIRED, Kind, Urgency
from regions.models import SCOPES, Duty, Membership, User
from requests_app.models import Event

PAIRS = [(kind, road) for kind in Kind if kind != Kind.DELIVERY for road in Means]
"""What a person can choose; messages about delivery stand in an administrator's inbox alone."""


class Usual(TextChoices):
    """How a road is used for a person who chose nothing."""

    AT_ONCE = "at_once"
    BY_ROSTER = "by_roster"


USUAL: dict[str, Usual] = {Means.INBOX: Usual.AT_ONCE, Means.EMAIL: Usual.BY_ROSTER}
"""A road that isn't in this table is used only for people who chose it."""

Held = tuple[str, tuple[int | None, ...]]
"""A role and the scope it is held for."""


def choose(*, by: User, kind: str, road: str, choice: str) -> None:
    """`by` wants messages of `kind` on `road` at once, daily or, where the procedure allows, not at all.

    An empty `choice` takes back an earlier one. Raises ValidationError for what can't be chosen.
    """
    if (kind, road) not in PAIRS:
        raise wrong("kind", "no_choice", _("There is nothing to choose here."))
    if not choice:
        Preference.objects.filter(user=by, kind=kind, road=road).delete()
        return
    if choice == Choice.OFF and kind in REQUIRED:
        text = _("The procedure requires messages about %(kind)s: they can't be switched off.")
        raise ValidationError({"choice": text % {"kind": Kind(kind).label}})
    chosen = Preference(user=by, kind=kind, road=road, choice=choice)
    chosen.clean_fields()
    chosen.validate_constraints(exclude={"user"})
    # In one statement: who clicks twice makes one row.
    Preference.objects.bulk_create(
        [chosen], update_conflicts=True, unique_fields=["user", "kind", "road"], update_fields=["choice"]
    )


def chosen(user) -> dict[tuple[str, str], str]:
    """What `user` chose herself: (kind, road) -> choice."""
    return {(one.kind, one.road): one.choice for one in Preference.objects.filter(user=user)}


def choices(kind: str, road: str) -> list[Choice]:
    """What may be chosen for messages of `kind` on `road`."""
    found = [Choice.AT_ONCE]
    if road != Means.INBOX:
        found.append(Choice.DIGEST)
    return found if kind in REQUIRED else [*found, Choice.OFF]


class Told:
    """Who is told of one event, and how each is reached: in two queries for all of them."""

    def __init__(self, event: Event, tellings: list[Telling]):
        self.event, self.tellings = event, tellings
        users = {telling.user.pk for telling in tellings}
        self._chosen = {
            (one.user_id, one.kind, one.road): one.choice for one in Preference.objects.filter(user__in=users)
        }
        roles = {telling.membership.role for telling in tellings}
        duties = Duty.objects.at(clock.now()).filter(membership__role__in=roles).select_related("membership")
        self._on_duty: dict[Held, set[int]] = {}
        for duty in duties:
            self._on_duty.setdefault(held(duty.membership), set()).add(duty.membership.user_id)

    def when(self, telling: Telling, road: str) -> Choice:
        """When `telling` goes by `road`: her own choice first, then the urgency and the duty roster.

        Colleagues rely on the one on duty: what the procedure requires reaches her at once, whatever she chose.
        """
        line, on_duty = telling.line, self._on_duty.get(held(telling.membership), set())
        own, usual = self._chosen.get((telling.user.pk, line.kind, road)), USUAL.get(road)
        if usual is None:
            return Choice(own or Choice.OFF)
        if telling.user.pk in on_duty and line.kind in REQUIRED and line.urgency != Urgency.DIGEST:
            return Choice.AT_ONCE
        if own or usual == Usual.AT_ONCE:
            return Choice(own or Choice.AT_ONCE)
        is_for_later = line.urgency == Urgency.DIGEST or (on_duty and telling.user.pk not in on_duty)
        return Choice.DIGEST if is_for_later else Choice.AT_ONCE


def held(membership: Membership) -> Held:
    """The role and scope of a duty or a telling, by which the two are compared."""
    return membership.role, tuple(getattr(membership, f"{scope}_id") for scope in SCOPES)


def next_digest() -> datetime:
    """When the next daily summary leaves: the same hour in Amsterdam every day, whatever summer time does."""
    today = datetime.combine(clock.today(), time(settings.MSOB_DIGEST_HOUR), tzinfo=clock.AMSTERDAM)
    return today if today > clock.now() else today + timedelta(days=1)
