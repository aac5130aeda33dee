"""How open data is shown: brackets in words, and tables of what stands in the file of a day."""

from collections.abc import Callable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.paging import Page
from foundation.problems import camel
from foundation.tables import Column, Table, words
from insight.models import OpenFile, OpenKind
from insight.open_data.counts import ASKED, PARTS, REQUESTS
from requests_app.models.staff import StaffType

register = template.Library()
Told = dict[str, Any]


@register.filter
def bracket(found: dict[str, int]) -> str:
    """*0–4*."""
    return f"{found['atLeast']}–{found['atMost']}"


@register.filter
def under_way(territory: Told) -> str:
    """The bracket of the requests under way."""
    return bracket(territory[camel(REQUESTS)])


def _is_told(*found: dict[str, int]) -> bool:
    """Whether one of these brackets is more than the lowest one: what isn't stands together in a sentence."""
    return any(one["atLeast"] for one in found)


@register.filter
def persons(territory: Told) -> list[Told]:
    """The staff types of which something is more than the lowest bracket."""
    return [row for row in territory["persons"] if _is_told(*(row[camel(name)] for name in PARTS))]


@register.filter
def busy(regions: list[Told]) -> list[Told]:
    """The regions in which more requests are under way than the lowest bracket."""
    return [one for one in regions if _is_told(one[camel(REQUESTS)])]


@register.filter
def persons_table(rows: list[Told]) -> Table:
    """Persons by staff type."""
    label = {
        ASKED: _("asked"),
        "met": _("met by civil help"),
        "granted": _("granted by Defence"),
        "open": _("open"),
        "declined_or_withdrawn": _("declined or withdrawn"),
    }
    columns = [Column("type", _("Staff type"), _type)]
    columns += [Column(name, label[name], _bracket_of(name), numeric=True) for name in (ASKED, *PARTS)]
    return Table(columns, rows, _("Persons by staff type"))


@register.filter
def regions_table(regions: list[Told]) -> Table:
    """Requests under way, region by region."""
    columns = [
        Column("name", _("Safety region"), lambda row: row["name"], link=lambda row: f"?territory={row['code']}"),
        Column("requests", _("requests under way"), under_way, numeric=True),
    ]
    return Table(columns, regions, _("Requests under way by safety region"))


@register.filter
def days_table(page: Page) -> Table:
    """The days there are, each with its files."""

    def file(kind: OpenKind) -> Column:
        def address(row: OpenFile) -> str:
            return reverse("insight:open_file", args=[row.day, kind.value])

        return Column(kind.value, kind.label, lambda row: f"{kind.label}, {words(row.day)}", link=address)

    return Table([Column("day", _("Day"), "day"), *map(file, OpenKind)], page.items, _("Files of each day"), page=page)


def _bracket_of(name: str) -> Callable[[Told], str]:
    return lambda row: bracket(row[camel(name)])


def _type(row: Told) -> str:
    """What a staff type is called; its code where the product doesn't know it any more."""
    return str(StaffType(row["staffType"]).label) if row["staffType"] in StaffType else row["staffType"]
