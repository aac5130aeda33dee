"""How long requests stay in each status, of those that left it in the period, as a chart."""

from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from foundation.tables import Column, words
from insight.picture import Picture, StatusRow

Rows = list[dict[str, Any]]


def rows(picture: Picture) -> Rows:
    """A row for each status that anything left."""
    return [_row(one) for one in picture.statuses if one.left]


def _row(one: StatusRow) -> dict[str, Any]:
    facts = {
        "code": one.status.value,
        "row": str(one.status.label),
        "left": one.left,
        "median": one.median,
        "most": one.most,
    }
    said = _("%(row)s, in hours: half within %(median)s, nine in ten within %(most)s")
    shown = "%(median)s · %(most)s"
    told = facts | {"median": _hours(one.median), "most": _hours(one.most)}
    return facts | {"said": said % told, "shown": shown % told}


def _hours(value: float | None) -> Any:
    """*7* and *1,75*."""
    return words(int(value) if value is not None and value == int(value) else value)


def table(rows: Rows) -> tuple[list[Column], Rows]:
    numbers = [
        ("left", _("left it in the period")),
        ("median", _("half of them within")),
        ("most", _("nine in ten within")),
    ]
    columns = [Column(name, label, itemgetter(name), numeric=True) for name, label in numbers]
    return [Column("row", _("Status"), itemgetter("row")), *columns], rows


def sentence(rows: Rows) -> str:
    """The status in which they stay longest."""
    longest = max(rows, key=lambda row: (row["median"], row["most"]))
    return _("Longest in %(row)s; in hours: half of them left within %(median)s, nine in ten within %(most)s.") % (
        longest | {"median": _hours(longest["median"]), "most": _hours(longest["most"])}
    )
