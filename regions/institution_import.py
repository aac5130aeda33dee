"""Institutions from a file: every bad row named with its line and reason, the good ones offered, then all or nothing.

One row is one location; rows with the same institution and KvK number are locations of one institution. What is known
already is changed where the file says something else, and stays where it says nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import telephone
from foundation.importing import ImportColumn, by_word
from foundation.previewing import Import, Preview, Writing, all_read, changes, judged
from foundation.spelling import folded, one_line
from regions.authority import one_at_a_time, require_administrator
from regions.institutions import fitting_roaz_region
from regions.models import Institution, Location, Municipality, RoazRegion, Sector, User
from regions.models.geography import ALSO_CALLED

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


def _digits(text: str) -> str:
    """A number without the spaces and dots people put in it."""
    return text.replace(" ", "").replace(".", "")


def _municipalities() -> list[str]:
    return [one.name for one in Municipality.objects.order_by("name")]


COLUMNS = [
    ImportColumn("institution", _("institution"), required=True),
    ImportColumn("sector", _("sector"), required=True, choices=lambda: map(str, Sector.labels)),
    ImportColumn("kvk", _("KvK number"), parse=_digits),
    ImportColumn("agb", _("AGB code"), parse=_digits),
    ImportColumn("location", _("location"), required=True),
    ImportColumn("address", _("address")),
    ImportColumn("postcode", _("postcode")),
    ImportColumn("municipality", _("municipality"), required=True, choices=_municipalities),
    ImportColumn(
        "roaz_region", _("RO(N)AZ region"), choices=lambda: [one.name for one in RoazRegion.objects.order_by("name")]
    ),
    *(ImportColumn(name, _label(name)) for name in OF_LOCATION[2:]),
]
LABELS = {column.name: column.label for column in COLUMNS}
OF_A_PLACE = [column.name for column in COLUMNS if column.name not in OF_LOCATION[2:]]
"""The columns that tell of nobody, for whoever may see the institution."""


@dataclass
class _Read:
    """What a row says, as the institution and location to be saved; `changed` of those that are known already."""

    institution: Institution
    location: Location
    writing: Writing
    changed: set[str]


def look_at(rows) -> Preview:
    """Judge `rows`, [(line, row of text)], against one another and against what is known."""
    return judged(rows, _Known().read, LABELS)


def lock(_rows, *, by: User) -> None:
    """Hold every institution that is known, by number."""
    require_administrator(by)
    one_at_a_time(by)
    list(Institution.objects.select_for_update().order_by("pk").values_list("pk"))


@transaction.atomic
def confirm(rows, *, by: User) -> list[Institution]:
    """Write `rows` in one transaction; gives those made or changed. Refused, nothing written, if one is bad."""
    lock(rows, by=by)
    changed = gettext("Since the preview somebody changed the institutions.")
    read = all_read(rows, _Known().read, LABELS, changed=changed)
    return list({one.institution.pk: one.institution for one in read if _write(one, by=by)}.values())


def _write(read: _Read, *, by: User) -> bool:
    """Whether anything had to be written."""
    institution: Any = read.institution
    location: Any = read.location
    if institution.pk is None or "institution" in read.changed:
        institution._history_user = by
        institution.save()
    if location.pk is None or "location" in read.changed:
        location.institution = institution
        location._history_user = by
        location.save()
    return bool(read.writing.changes)


def _same(text: str) -> str:
    return one_line(text).casefold()


class _Known:
    """What a row is held against, read once: the reference data, what is there already, and the rows before it."""

    def __init__(self):
        self.municipalities = _by_folded_name(Municipality.objects.prefetch_related("roaz_regions"))
        self.sectors = by_word(Sector.choices)
        places = Location.objects.select_related("municipality", "roaz_region")
        self.institutions: dict[str, list[Institution]] = {}
        self.agb: dict[str, int] = {}
        self.locations: dict[int, dict[str, Location]] = {}  # by the institution's id() here: a new one has no number
        for one in Institution.objects.prefetch_related(Prefetch("locations", places)):
            self._keep(one, {_same(place.name): place for place in one.locations.all()})
        self.in_file: set[tuple[int, str]] = set()
        self.heads: dict[int, tuple[str, str]] = {}

    def _keep(self, institution: Institution, places: dict[str, Location]) -> None:
        self.institutions.setdefault(_same(institution.name), []).append(institution)
        self.locations[id(institution)] = places
        self.agb |= {institution.agb: id(institution)} if institution.agb else {}

    def read(self, row) -> _Read:
        """What this row makes or changes. Raises ValidationError with every reason by column."""
        problems: dict[str, Any] = {}
        draft, place = self._institution(row, problems), self._location(row, problems)
        known = self._find(row)
        self._refuse_twice(known, draft, row, problems)
        if problems:
            raise ValidationError(problems)
        if known is None:
            self._keep(known := draft, {})
        there = self.locations[id(known)].get(_same(row["location"]))
        self.heads.setdefault(id(known), (draft.agb, draft.sector))
        self.in_file.add((id(known), _same(row["location"])))
        return self._merged(known, draft, there, place)

    def _merged(self, known: Institution, draft: Institution, there: Location | None, place: Location) -> _Read:
        """The known ones with what the file says of them, and that in words."""
        is_new = known is draft and known.pk is None and not self.locations[id(known)]
        named, called = {"institution": draft.name}, {"location": place.name}  # by which they were found
        of_home = changes(LABELS, None if is_new else words_of_home(known) | named, words_of_home(draft))
        of_place = changes(LABELS, words_of_place(there) | called if there else None, words_of_place(place))
        changed = {name for name, told in (("institution", of_home), ("location", of_place)) if told}
        for name in ("sector", "agb", "kvk"):
            setattr(known, name, getattr(draft, name) or getattr(known, name))
        self.agb |= {known.agb: id(known)} if known.agb else {}
        location = there or place
        for name in (*OF_LOCATION, "municipality", "roaz_region"):
            setattr(location, name, getattr(place, name) or getattr(location, name))
        self.locations[id(known)][_same(location.name)] = location
        title = f"{known.name}, {location.name}"
        return _Read(known, location, Writing(title, is_new or there is None, [*of_home, *of_place]), changed)

    def _find(self, row) -> Institution | None:
        """The one of this name and KvK number; without a number the only one of that name."""
        named = self.institutions.get(_same(row["institution"]), [])
        kvk = row.get("kvk") or ""
        exact = [one for one in named if one.kvk == kvk]
        if exact or kvk:
            return exact[0] if exact else None
        return named[0] if len(named) == 1 else None

    def _institution(self, row, problems) -> Institution:
        sector = self.sectors.get(folded(row["sector"]), "")
        if not sector:
            problems["sector"] = gettext("Unknown sector. Known are: %(names)s.") % {
                "names": ", ".join(map(str, Sector.labels))
            }
        institution = Institution(
            name=row["institution"], sector=sector, kvk=row.get("kvk") or "", agb=row.get("agb") or ""
        )
        _collect(institution, problems, exclude=["sector"], rename={"name": "institution"})
        return institution

    def _location(self, row, problems) -> Location:
        location = Location(name=row["location"], **{name: row.get(name) or "" for name in OF_LOCATION})
        _collect(
            location, problems, exclude=["institution", "municipality", "roaz_region"], rename={"name": "location"}
        )
        called = folded(row["municipality"])
        municipality = self.municipalities.get(ALSO_CALLED.get(called, called))
        if municipality is None:
            problems["municipality"] = gettext("Unknown municipality. Give its official name or code.")
            return location
        try:
            location.roaz_region = fitting_roaz_region(municipality, self._chosen(municipality, row))
        except ValidationError as error:
            problems.update(error.message_dict)
        location.municipality = municipality
        return location

    def _chosen(self, municipality, row):
        """The RO(N)AZ region that is written; where nothing is, that of the known location; False for none such."""
        text = folded(row.get("roaz_region") or "")
        fitting = municipality.roaz_regions.all()
        if text:
            return next((one for one in fitting if text in (folded(one.code), folded(one.name))), False)
        known = self._find(row)
        there = self.locations[id(known)].get(_same(row["location"])) if known else None
        return there.roaz_region if there and there.roaz_region in fitting else None

    def _refuse_twice(self, known, draft, row, problems):
        if (id(known), _same(row["location"])) in self.in_file:
            problems["location"] = gettext("This location stands in the file twice.")
        elif self.heads.get(id(known), (draft.agb, draft.sector)) != (draft.agb, draft.sector):
            problems["institution"] = gettext("An earlier row gives this institution another sector or AGB code.")
        elif draft.agb and self.agb.get(draft.agb, id(known)) != id(known):
            problems["agb"] = gettext("Another institution has this AGB code.")


def words_of_home(one: Institution) -> dict[str, str]:
    """What a row of such a file says of an institution."""
    return {"institution": one.name, "sector": one.get_sector_display(), "kvk": one.kvk, "agb": one.agb}


def words_of_place(one: Location) -> dict[str, str]:
    """What it says of a location."""
    words = {name: getattr(one, name) for name in OF_LOCATION}
    phones = {name: telephone.shown(words[name]) for name in ("contact_phone", "deputy_phone")}
    where = {"municipality": one.municipality.name, "roaz_region": one.roaz_region.name}
    return {"location": one.name, **words, **where, **phones}


def _collect(thing, problems, *, exclude, rename):
    try:
        thing.clean_fields(exclude=exclude)
    except ValidationError as error:
        problems.update({rename.get(name, name): messages for name, messages in error.message_dict.items()})


def _by_folded_name(municipalities: Iterable[Municipality]) -> dict[str, Municipality]:
    """By code and name; a name that two go by is left out."""
    found: dict[str, Municipality | None] = {}
    for one in municipalities:
        for name in {folded(one.code), folded(one.name)}:
            found[name] = None if name in found else one
    return {name: one for name, one in found.items() if one is not None}


def known_rows() -> Iterator[dict[str, str]]:
    """What is known, as rows of such a file."""
    places = Location.objects.filter(institution__is_active=True)
    for one in places.select_related("institution", "municipality", "roaz_region").order_by(
        "institution__name", "name"
    ):
        yield words_of_home(one.institution) | words_of_place(one)


INSTITUTIONS = Import("regions.institution_import", COLUMNS, look_at, lock, confirm)
