"""Importing in two steps: a file is looked at row by row, and the good rows are written only when confirmed.

In between they travel with the page, signed for the person who looked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.importing import MAX_ROWS, ImportColumn, read_table

CONFIRM_WITHIN = 60 * 60  # seconds of real time, from looking to confirming


@dataclass
class Preview:
    """`good`: (line, row by column name); `bad`: (line, reasons). Lines count from 1, the heading included."""

    good: list = field(default_factory=list)
    bad: list = field(default_factory=list)


@dataclass(frozen=True)
class Import:
    """One kind of file. `look_at` judges [(line, row)] and writes nothing; `confirm(rows, by=…)` writes all or none.

    `confirm` returns what was made, and raises Refused or ValidationError. `name` keeps signed rows of one kind apart.
    """

    name: str
    columns: list[ImportColumn]
    look_at: Callable[[Iterable], Preview]
    confirm: Callable[..., list]
    max_rows: int = MAX_ROWS

    def preview(self, file) -> Preview:
        """Read `file` (CSV or XLSX) and say which rows can be imported. Writes nothing."""
        report = read_table(file, columns=self.columns, max_rows=self.max_rows)
        looked_at = self.look_at(report.good)
        looked_at.bad = sorted([*report.bad, *looked_at.bad])
        return looked_at

    def sign(self, preview: Preview, *, by: AbstractBaseUser) -> str:
        """The good rows as text that `by`, and nobody else, can hand in within the hour."""
        return signing.dumps(preview.good, salt=self._salt(by), compress=True)

    def unsign(self, text: str, *, by: AbstractBaseUser) -> list[tuple[int, dict[str, Any]]]:
        """The rows that `sign` put in; ValidationError when the text was changed, is old or is somebody else's."""
        try:
            found = signing.loads(text, salt=self._salt(by), max_age=CONFIRM_WITHIN)
        except signing.BadSignature as error:
            message = _("This preview is too old or was changed. Upload the file again.")
            raise ValidationError(message, code="preview") from error
        return [(line, row) for line, row in found]

    def _salt(self, by: AbstractBaseUser) -> str:
        return f"{self.name}:{by.pk}"
