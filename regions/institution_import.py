"""Institutions from a file: every bad row named with its line and reason, the good ones offered, then all or nothing.

One row is one location; rows with the same institution and KvK number are locations of one institution.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack, Refused
from foundation.importing import ImportColumn
from foundation.previewing import Import, Preview
from regions.authority import one_at_a_time, require_administrator
from regions.institutions import fitting_roaz_region
from regions.models import Institution, Location, Municipality, Sector, User

OF_LOCATION = (
    "address",
    "postcode",
    "contact_function",
    "contact_phone",
    "contact_email",
    "deputy_function",
    "deputy_phone",
    "deputy_email",
)


def _label(name: str) -> Any:
    field: Any = Location._meta.get_field(name)
    return field.verbose_name


COLUMNS = [
    ImportColumn("institution", _("institution"), required=True),
    ImportColumn("sector", _("sector"), required=True),
    ImportColumn("kvk", _("KvK number")),
    ImportColumn("agb", _("AGB code")),
    ImportColumn("location", _("location"), required=True),
    ImportColumn("address", _("address")),
    ImportColumn("postcode", _("postcode")),
    ImportColumn("municipality", _("municipality"), required=True),
    ImportColumn("roaz_region", _("RO(N)AZ region")),
    *(ImportColumn(name, _label(name)) for name in OF_LOCATION[2:]),
]


def look_at(rows):
    """Judge `rows`, [(line, row of text)], against one another and against what is known."""
    known, result = _Known(), Preview()
    for line, row in rows:
        try:
            known.read(row)
        except ValidationError as error:
            result.bad.append((line, _reasons(error)))
        else:
            result.good.append((line, row))
    return result


@transaction.atomic
def confirm(rows, *, by: User):
    """Write `rows` in one transaction and return the institutions made. Refused, nothing written, if one is bad now."""
    require_administrator(by)
    one_at_a_time(by)
    known, bad = _Known(), []
    made: dict[Any, list[Any]] = {}
    for line, row in rows:
        try:
            made.setdefault(_identity(row), []).append(known.read(row))
        except ValidationError as error:
            bad.append(Lack("row", _("Line %(line)s: %(reasons)s"), line=line, reasons=" ".join(_reasons(error))))
    if bad:
        raise Refused(bad, changed=[gettext("Since the preview somebody changed the institutions.")])
    return [_write(parts, by=by) for parts in made.values()]


def _write(parts, *, by: User):
    institution = parts[0][0]
    for thing in (institution, *(location for _other, location in parts)):
        thing._history_user = by
    institution.save()
    for _other, location in parts:
        location.institution = institution
        location.save()
    return institution


def _identity(row):
    return row["institution"].casefold(), row.get("kvk") or ""


def _reasons(error):
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    names = {column.name: str(column.label) for column in COLUMNS}
    return [
        f"{names.get(name, name)}: {message}" for name, messages in error.message_dict.items() for message in messages
    ]


class _Known:
    """What a row is held against, read once: the reference data, what is there already, and the rows before it."""

    def __init__(self):
        municipalities = list(Municipality.objects.prefetch_related("roaz_regions"))
        self.municipalities = {text.casefold(): one for one in municipalities for text in (one.code, one.name)}
        self.sectors = _sectors()
        self.agb = set(Institution.objects.exclude(agb="").values_list("agb", flat=True))
        self.institutions = {(name.casefold(), kvk) for name, kvk in Institution.objects.values_list("name", "kvk")}
        self.places = set()
        self.heads = {}

    def read(self, row):
        """The unsaved (Institution, Location) of a row. Raises ValidationError with every reason by column."""
        problems: dict[str, Any] = {}
        institution = self._institution(row, problems)
        location = self._location(row, problems)
        self._refuse_known(row, problems)
        if problems:
            raise ValidationError(problems)
        self.heads[_identity(row)] = institution
        self.places.add((_identity(row), row["location"].casefold()))
        if institution.agb:
            self.agb.add(institution.agb)
        return institution, location

    def _institution(self, row, problems):
        sector = self.sectors.get(row["sector"].casefold(), "")
        if not sector:
            problems["sector"] = gettext("Unknown sector. Known are: %(names)s.") % {
                "names": ", ".join(map(str, Sector.labels))
            }
        institution = Institution(
            name=row["institution"], sector=sector, kvk=row.get("kvk") or "", agb=row.get("agb") or ""
        )
        _collect(institution, problems, exclude=["sector"], rename={"name": "institution"})
        return institution

    def _location(self, row, problems):
        location = Location(name=row["location"], **{name: row.get(name) or "" for name in OF_LOCATION})
        _collect(
            location, problems, exclude=["institution", "municipality", "roaz_region"], rename={"name": "location"}
        )
        municipality = self.municipalities.get(row["municipality"].casefold())
        if municipality is None:
            problems["municipality"] = gettext("Unknown municipality. Give its official name or code.")
            return location
        try:
            location.roaz_region = fitting_roaz_region(municipality, _chosen(municipality, row.get("roaz_region")))
        except ValidationError as error:
            problems.update(error.message_dict)
        location.municipality = municipality
        return location

    def _refuse_known(self, row, problems):
        identity, agb = _identity(row), row.get("agb") or ""
        head = self.heads.get(identity)
        if identity in self.institutions:
            problems["institution"] = gettext("This institution is known already.")
        elif (identity, row["location"].casefold()) in self.places:
            problems["location"] = gettext("This location stands in the file twice.")
        elif head is not None and (head.agb, head.sector) != (agb, self.sectors.get(row["sector"].casefold())):
            problems["institution"] = gettext("An earlier row gives this institution another sector or AGB code.")
        elif head is None and agb and agb in self.agb:
            problems["agb"] = gettext("Another institution has this AGB code.")


def _collect(thing, problems, *, exclude, rename):
    try:
        thing.clean_fields(exclude=exclude)
    except ValidationError as error:
        problems.update({rename.get(name, name): messages for name, messages in error.message_dict.items()})


def _chosen(municipality, text):
    """The municipality's RO(N)AZ region by name or code; None when nothing is written, False when it has none such."""
    if not text:
        return None
    fitting = [
        one for one in municipality.roaz_regions.all() if text.casefold() in (one.code.casefold(), one.name.casefold())
    ]
    return fitting[0] if fitting else False


def _sectors():
    """Sector values by what people write: the value itself, or its label in either language."""
    found = {sector.value: sector.value for sector in Sector}
    for language in ("nl", "en"):
        with translation.override(language):
            found |= {str(sector.label).casefold(): sector.value for sector in Sector}
    return found


INSTITUTIONS = Import("regions.institution_import", COLUMNS, look_at, confirm)
