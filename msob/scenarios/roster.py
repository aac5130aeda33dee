"""Who is on call, week after week, and on which number an organisation answers beside. Invented numbers."""

from datetime import date, datetime, time, timedelta

from foundation import clock
from regions.models import CareOfficeRegion, Channel, Desk, Duty, Membership, RoazRegion, Role, SafetyRegion, Team

FIRST, LAST = date(2020, 12, 26), date(2021, 3, 27)
WEEK, CHANGE = timedelta(days=7), time(8)
ON_CALL = (
    Role.GHOR,
    Role.LOCC,
    Role.VWS,
    Role.DEFENCE_PLANNER,
    Role.DECIDER,
    Role.FACT_FINDER,
    Role.NATIONAL_PARTNER,
)
"""Homes and regional partners are reached on their own numbers."""


def make() -> None:
    """Put one person on call for each of these roles and scopes, and note where each organisation answers."""
    first: dict[tuple, Membership] = {}
    for one in Membership.objects.filter(role__in=ON_CALL).order_by("pk"):
        first.setdefault((one.role, *one.scopes.values()), one)
    Duty.objects.bulk_create(
        Duty(membership=one, starts_at=starts_at, ends_at=starts_at + WEEK, phone=f"06 999 00 3{number:02}")
        for number, one in enumerate(first.values(), start=1)
        for starts_at in _weeks()
    )
    Desk.objects.bulk_create(
        Desk(role=role, contact_phone=f"070 999 00 {number}0") for number, role in enumerate(_desks(), start=1)
    )
    for number, kind in enumerate((SafetyRegion, CareOfficeRegion, RoazRegion, Channel, Team), start=1):
        for place, one in enumerate(kind.objects.all(), start=1):
            kind.objects.filter(pk=one.pk).update(contact_phone=f"010 999 0{number} {place:02}")


def _weeks() -> list[datetime]:
    count = (LAST - FIRST) // WEEK
    return [datetime.combine(FIRST + week * WEEK, CHANGE, tzinfo=clock.AMSTERDAM) for week in range(count)]


def _desks() -> tuple[Role, ...]:
    return (Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER)
