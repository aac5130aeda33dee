"""Importing in two steps: a file is looked at row by row, and the good rows are written only when confirmed.

In between they travel with the page, signed for the person who looked, with what the preview said would be written.
Under the locks it is reckoned again: what would now be something else is shown again instead.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack, Refused
from foundation.importing import MAX_ROWS, ImportColumn, read_table

T = TypeVar("T")
CONFIRM_WITHIN = 60 * 60  # seconds of real time, from looking to confirming


@dataclass(frozen=True)
class Change:
    """One value that will be written, in words: `old` is None for what is new, "" for what was empty."""

    label: str
    old: str | None
    new: str


@dataclass(frozen=True)
class Writing:
    """What a row writes: of what (`title`), whether that `is_new`, and each value that isn't there yet."""

    title: str
    is_new: bool
    changes: list[Change]


@dataclass
class Preview:
    """`good`: (line, row by column name) and of each line its `writing`; `bad`: (line, reasons). `notes` are sentences.

    Lines count from 1, the heading included.
    """

    good: list = field(default_factory=list)
    bad: list = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    writing: dict[int, Writing] = field(default_factory=dict)

    @property
    def shown(self) -> list[tuple[int, Writing]]:
        """(line, what it writes) of each good row."""
        return [(line, self.writing[line]) for line, _row in self.good]

    @property
    def digest(self) -> str:
        """Of all that would be written, so that something else can be told from it."""
        told = [(line, asdict(writing)) for line, writing in self.shown]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Import:
    """One kind of file. `look_at` judges [(line, row)] and writes nothing; `confirm(rows, by=…)` writes all or none.

    `lock(rows, by=…)` holds what `look_at` reads until the transaction ends, and refuses whom it isn't for. `confirm`
    returns what was made or changed, and raises Refused or ValidationError. `name` keeps signed rows of one kind apart.
    """

    name: str
    columns: list[ImportColumn]
    look_at: Callable[[Iterable], Preview]
    lock: Callable[..., None]
    confirm: Callable[..., list]
    max_rows: int = MAX_ROWS

    def preview(self, file) -> Preview:
        """Read `file` (XLSX, ODS or CSV) and say what would be written of which rows. Writes nothing."""
        report = read_table(file, columns=self.columns, max_rows=self.max_rows)
        looked_at = self.look_at(report.good)
        looked_at.bad = sorted([*report.bad, *looked_at.bad])
        looked_at.notes = report.notes
        return looked_at

    @transaction.atomic
    def confirmed(self, text: str, *, by: AbstractBaseUser) -> list:
        """Write the rows that `sign` put in, if still the same comes of them as was shown; Refused if it doesn't."""
        rows, said, language = self._unsigned(text, by)
        self.lock(rows, by=by)
        with translation.override(language):  # the words in which it was shown: another language is no change
            found = self.look_at(rows)
        if found.digest != said:
            lack = Lack("changed", _("What this file would write is no longer what was shown. Look again."))
            raise Refused(lack, changed=[gettext("Since the preview somebody changed what these rows are about.")])
        return self.confirm(rows, by=by)

    def sign(self, preview: Preview, *, by: AbstractBaseUser) -> str:
        """The good rows as text that `by`, and nobody else, can hand in within the hour."""
        shown = [preview.good, preview.digest, translation.get_language()]
        return signing.dumps(shown, salt=self._salt(by), compress=True)

    def unsign(self, text: str, *, by: AbstractBaseUser) -> list[tuple[int, dict[str, Any]]]:
        """The rows that `sign` put in; ValidationError when the text was changed, is old or is somebody else's."""
        return self._unsigned(text, by)[0]

    def _unsigned(self, text: str, by: AbstractBaseUser) -> tuple[list[tuple[int, dict[str, Any]]], str, str]:
        try:
            found, said, language = signing.loads(text, salt=self._salt(by), max_age=CONFIRM_WITHIN)
        except signing.BadSignature as error:
            message = _("This preview is too old or was changed. Upload the file again.")
            raise ValidationError(message, code="preview") from error
        return [(line, row) for line, row in found], said, language

    def _salt(self, by: AbstractBaseUser) -> str:
        return f"{self.name}:shown:{by.pk}"


def told(error: ValidationError, labels: Mapping[str, Any]) -> list[str]:
    """What is wrong with a row, in words with the names of columns."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    by_name = {name: " ".join(said) for name, said in error.message_dict.items()}
    return [f"{labels[name]}: {said}" if name in labels else said for name, said in by_name.items()]


def judged(rows: Iterable, read: Callable[[dict], Any], labels: Mapping[str, Any]) -> Preview:
    """What each of `rows`, [(line, row)], would write; `read` has its `writing`, or raises ValidationError."""
    result = Preview()
    for line, row in rows:
        try:
            result.writing[line] = read(row).writing
        except ValidationError as error:
            result.bad.append((line, told(error, labels)))
        else:
            result.good.append((line, row))
    return result


def all_read(rows: Iterable, read: Callable[[dict], T], labels: Mapping[str, Any], *, changed: str) -> list[T]:
    """What each of `rows` would write, by the same `read`. Refused, with every line, where one is wrong by now."""
    found, bad = [], []
    for line, row in rows:
        try:
            found.append(read(row))
        except ValidationError as error:
            reasons = " ".join(told(error, labels))
            bad.append(Lack("row", _("Line %(line)s: %(reasons)s"), line=line, reasons=reasons))
    if bad:
        raise Refused(bad, changed=[changed])
    return found


def changes(labels: Mapping[str, Any], old: Mapping[str, str] | None, new: Mapping[str, str]) -> list[Change]:
    """The values (in words) of `new` that aren't there yet; what is empty in the file says nothing."""
    return [
        Change(str(labels[name]), None if old is None else old.get(name, ""), value)
        for name, value in new.items()
        if value and (old is None or old.get(name, "") != value)
    ]
