"""Puts the reference files of regions/data into the database: what is new is made, what differs is changed.

Nothing is ever deleted here: institutions and requests point at these rows. A second run writes nothing. The days of a
channel are an administrator's to change, so a channel that is there already is left as it is.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from regions.models import CareOfficeRegion, Channel, Municipality, RoazRegion, SafetyRegion, Team

DATA = Path(__file__).parent / "data"


@dataclass
class Counts:
    """How many rows of all files together were made, changed and found as they should be."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


@transaction.atomic
def load():
    """Bring the database in line with the files, and say in `Counts` what that took."""
    counts = Counts()
    safety_regions = _put(SafetyRegion, _safety_regions(), counts)
    roaz_regions = _put(RoazRegion, _rows("roaz_regions"), counts)
    care_offices = _put(CareOfficeRegion, _rows("care_office_regions"), counts)
    _put_municipalities(counts, safety_regions, roaz_regions, care_offices)
    _make_channels(counts)
    _put(Team, _rows("teams"), counts, key="name")
    return counts


def _rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _dated(name, *columns):
    def read(text):
        return date.fromisoformat(text) if text else None

    return [{**row, **{column: read(row[column]) for column in columns}} for row in _rows(name)]


def _make_channels(counts):
    """One by one, because their history is kept."""
    known = set(Channel.objects.values_list("code", flat=True))
    for row in _dated("channels", "active_from", "active_until"):
        if row["code"] in known:
            counts.unchanged += 1
        else:
            Channel.objects.create(**row)
            counts.created += 1


def _safety_regions():
    tiles = {tile["code"]: tile for tile in _rows("tile_grid")}
    for row in _rows("safety_regions"):
        tile = tiles[row["code"]]
        yield {**row, "grid_column": int(tile["column"]), "grid_row": int(tile["row"])}


def _put(model, rows, counts, key="code"):
    """The rows of `model` by their `key`, after each is as the file says."""
    rows = {row[key]: row for row in rows}
    known = {getattr(found, key): found for found in model.objects.filter(**{f"{key}__in": rows})}
    for value, found in known.items():
        _change(found, rows[value], counts)
    new = model.objects.bulk_create(model(**row) for value, row in rows.items() if value not in known)
    counts.created += len(new)
    return known | {getattr(made, key): made for made in new}


def _change(found, row, counts):
    differing = [name for name, value in row.items() if getattr(found, name) != value]
    if not differing:
        counts.unchanged += 1
        return
    for name in differing:
        setattr(found, name, row[name])
    found.save(update_fields=[*differing, *(["folded"] if hasattr(found, "folded") else [])])
    counts.updated += 1


def _put_municipalities(counts, safety_regions, roaz_regions, care_offices):
    rows = _dated("municipalities", "valid_from", "valid_until")
    wanted = {row["code"]: {roaz_regions[code].pk for code in row.pop("roaz_regions").split()} for row in rows}
    for row in rows:
        row["safety_region_id"] = safety_regions[row.pop("safety_region")].pk
        row["care_office_region_id"] = care_offices[row.pop("care_office_region")].pk
    _join_roaz_regions(_put(Municipality, rows, counts), wanted)


def _join_roaz_regions(municipalities, wanted):
    """Make the two-way table say exactly what is `wanted`: RO(N)AZ keys by municipality code."""
    through = Municipality.roaz_regions.through
    standing = set(through.objects.values_list("municipality_id", "roazregion_id"))
    right = {(municipalities[code].pk, roaz) for code, regions in wanted.items() for roaz in regions}
    through.objects.bulk_create(
        through(municipality_id=municipality, roazregion_id=roaz) for municipality, roaz in sorted(right - standing)
    )
    ours = {municipality.pk for municipality in municipalities.values()}
    for municipality, roaz in standing - right:
        if municipality in ours:
            through.objects.filter(municipality_id=municipality, roazregion_id=roaz).delete()
