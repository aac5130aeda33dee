"""What files with figures share: numbers and words as people write them, and looking at rows before all is written."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.days import day_of
from foundation.importing import ImportColumn
from foundation.previewing import Preview, Writing, changes, told
from foundation.tables import words
from insight.models import HandedIn
from insight.saying import last_said
from regions.models import SafetyRegion

MOST_ROWS = 2500
COUNTRY = ("nl", "nederland", "the netherlands")

REGION = ImportColumn(
    "region",
    _("region"),
    choices=lambda: [*SafetyRegion.objects.order_by("name").values_list("name", flat=True)],
)
DAY = ImportColumn("day", _("day"), required=True, parse=lambda text: day_of(text).isoformat())
SOURCE = ImportColumn("source", _("source"), required=True)


def number(text: str) -> str:
    """As text that a signed preview can hold; one decimal with a comma or a point, and a per cent sign, are taken."""
    bare = text.removesuffix("%").strip().replace(",", ".")
    whole, _point, part = bare.partition(".")
    if not (whole + part).isascii() or not whole.isdigit() or len(part) > 1 or not (part or "0").isdigit():
        raise ValidationError(_("Give a number without signs between thousands, such as 12 or 8.5."))
    return str(Decimal(bare))


def values_of(row: Mapping[str, Any], measures: Iterable[Any]) -> dict[Any, Decimal]:
    """The figures that a row holds; an empty cell says nothing."""
    return {measure: Decimal(row[measure]) for measure in measures if row[measure] is not None}


class Lines:
    """The lines of one file, each about something that no other is about."""

    def __init__(self) -> None:
        self.seen: dict[tuple, int] = {}

    def require_first(self, line: int, about: tuple) -> None:
        """Raises ValidationError where an earlier line is about the same."""
        first = self.seen.setdefault(about, line)
        if first != line:
            raise ValidationError(gettext("Line %(line)s is about the same place and day.") % {"line": first})


def look_at(
    model: type[HandedIn], rows: Iterable, entry_of: Callable[[int, dict], Any], labels: dict[str, Any]
) -> Preview:
    """Judge `rows`, [(line, row)], against one another and against what is known.

    `entry_of` raises ValidationError with all that is wrong; an entry has a `title` and its `rows`.
    """
    result, entries = Preview(), {}
    for line, row in rows:
        try:
            entries[line] = entry_of(line, row)
        except ValidationError as error:
            result.bad.append((line, told(error, labels)))
        else:
            result.good.append((line, row))
    drafts = [row for entry in entries.values() for row in entry.rows]
    there = last_said(model, drafts) if drafts else {}
    result.writing = {line: _writing(one, there, labels) for line, one in entries.items()}
    return result


def _writing(entry: Any, there: Mapping[tuple, HandedIn], labels: dict[str, Any]) -> Writing:
    """What a row writes, in words; what was said before stands before it."""
    found = {row.measure: (there.get(row.about), row) for row in entry.rows}
    old = {name: _in_words(last.value) for name, (last, _row) in found.items() if last}
    new = {name: _in_words(row.value) for name, (_last, row) in found.items()}
    return Writing(entry.title, not old, changes(labels, old or None, new))


def _in_words(value: Decimal) -> str:
    return str(words(value.normalize() if value != value.to_integral() else int(value)))
