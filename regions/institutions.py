"""Making and changing institutions and their locations; an administrator does it, by page, API or import alike."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.errors import NotYours
from foundation.paging import Sort
from regions.authority import one_at_a_time, require_administrator
from regions.models import FIGURES_ALONE, Institution, Location, Role, User

WITHOUT_A_LIST = FIGURES_ALONE | {Role.REGIONAL_PARTNER, Role.NATIONAL_PARTNER, Role.FACT_FINDER}
SORTS = {
    "name": Sort("name", _("Name")),
    "sector": Sort("sector", _("Sector")),
    "region": Sort("region_name", _("Safety region")),
}


def listed_for(user):
    """The institutions this person may list.

    Raises PermissionDenied for whoever only answers, visits or reads figures.
    """
    if not user.roles_now() - WITHOUT_A_LIST:
        raise NotYours(
            "institutions_unlisted",
            gettext(
                "Institutions are listed for those who place a request, not for those who answer one or read figures."
            ),
        )
    return Institution.objects.visible_to(user)


@transaction.atomic
def add(*, by: User | None, locations=(), **fields):
    """Make an institution, with `locations` as dicts of the fields of `add_location`; all of it or nothing."""
    require_administrator(by)
    institution = Institution(**fields)
    one_at_a_time(by)
    _refuse_twice(institution)
    _write(institution, by=by)
    for location in locations:
        add_location(institution, by=by, **location)
    return institution


@transaction.atomic
def change(institution, *, by: User | None, **fields):
    """Change the fields given; the history keeps what they were."""
    require_administrator(by)
    for name, value in fields.items():
        setattr(institution, name, value)
    _write(institution, by=by)
    return institution


@transaction.atomic
def add_location(institution, *, by: User | None, municipality, roaz_region=None, **fields):
    """Add a location. `roaz_region` may be left out where the municipality has only one."""
    require_administrator(by)
    roaz_region = fitting_roaz_region(municipality, roaz_region)
    location = Location(institution=institution, municipality=municipality, roaz_region=roaz_region, **fields)
    _write(location, by=by)
    return location


@transaction.atomic
def change_location(location, *, by: User | None, **fields):
    """Change the fields given; the RO(N)AZ region follows when the municipality moves to one that has only one."""
    require_administrator(by)
    municipality = fields.get("municipality", location.municipality)
    kept = location.roaz_region if location.roaz_region in municipality.roaz_regions.all() else None
    fields["roaz_region"] = fitting_roaz_region(municipality, fields.get("roaz_region", kept))
    for name, value in fields.items():
        setattr(location, name, value)
    _write(location, by=by)
    return location


def fitting_roaz_region(municipality, chosen):
    """`chosen` when it is one of the municipality's, its only one when nothing was chosen; else ValidationError."""
    regions = list(municipality.roaz_regions.all())
    if chosen is None and len(regions) == 1:
        return regions[0]
    if chosen not in regions:
        problem = _("%(municipality)s belongs to: %(regions)s. Choose one of these.")
        names = ", ".join(region.name for region in regions)
        raise ValidationError(
            {
                "roaz_region": ValidationError(
                    problem, code="roaz_region", params={"municipality": municipality, "regions": names}
                )
            }
        )
    return chosen


def _refuse_twice(institution):
    """Two of one name with one KvK number are one: a second click, or a second person at work."""
    if Institution.objects.filter(name__iexact=institution.name, kvk=institution.kvk).exists():
        raise ValidationError(
            {"name": _("An institution with this name and KvK number is known already.")}, code="known"
        )


def _write(thing, *, by: User | None):
    thing.full_clean()
    thing._history_user = by
    thing.save()
