"""Finding as people spell: words in any order, without marks, quotes and hyphens, references as they are dictated.

What is searched is folded beside what was typed (`FoldedField`), so both databases find the same, and PostgreSQL by an
index. Which fields a search goes over is for who calls to say: never one the searcher may not read (decision 0035).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import models
from django.db.models import Q

from foundation.spelling import folded

NOBODY = Q(pk__in=[])
_REFERENCE = re.compile(r"(?<!\w)(?:msob ?)?(20\d\d) 0*(\d{1,5})(?!\w)")


class FoldedField(models.TextField):
    """The texts of the fields `of` a row, folded, as the row is saved; with what else a whole text is `also` called.

    The fields in `joined` are found with and without the spaces in them (a postcode).
    """

    def __init__(
        self, *args: Any, of: Sequence[str] = (), joined: Sequence[str] = (), also: Any = None, **kwargs: Any
    ) -> None:
        self.of, self.joined, self.also = tuple(of), tuple(joined), dict(also or {})
        usual: dict[str, Any] = {"editable": False, "default": "", "blank": True}
        super().__init__(*args, **usual | kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of, "joined": self.joined, "also": self.also}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """As the row stands now."""
        texts = [folded(str(getattr(model_instance, name) or "")) for name in (*self.of, *self.joined)]
        called = [name for name, official in self.also.items() if official in texts]
        whole = [text.replace(" ", "") for text in texts[len(self.of) :]]
        found = " ".join([*texts, *called, *whole])
        setattr(model_instance, self.attname, found)
        return found


def reference_in(text: str) -> str:
    """The reference that is all of `text`, whatever stands between its parts ("2020 20"); "" for anything else."""
    found = _REFERENCE.fullmatch(folded(text))
    return _reference(found) if found else ""


def matching(q: str, *paths: str, reference: str = "", more: Callable[[str], Any] | None = None) -> Q:
    """The condition that every word of `q` stands in one of the fields at `paths` (or fits `more`).

    A path ends at a `FoldedField`, or at a text in signs without marks (an address). At `reference` stands a reference,
    found by its parts. Blank finds everything; what holds no word finds nothing.
    """
    if not q.strip():
        return Q()
    found, any_word = Q(), False
    for word in _words(q, bool(reference)):
        any_word = True
        found &= _anywhere(word, paths, reference, more)
    return found if any_word else NOBODY


def _words(q: str, with_references: bool) -> Iterator[str]:
    text = folded(q)
    if with_references:
        yield from (_reference(found) for found in _REFERENCE.finditer(text))
        text = _REFERENCE.sub(" ", text)
    yield from text.split()


def _anywhere(word: str, paths: Sequence[str], reference: str, more: Callable[[str], Any] | None) -> Q:
    if word.isupper() and reference:
        return Q((reference, word))
    found = Q(more(word)) if more else NOBODY
    for path in paths:
        found |= Q((f"{path}__contains" if path.endswith("folded") else f"{path}__icontains", word))
    return found | Q((f"{reference}__contains", word.upper())) if reference else found


def _reference(found: re.Match) -> str:
    return f"MSOB-{found[1]}-{int(found[2]):05}"


def fill(model: Any) -> None:
    """For migrations: fold what stands in `model` already."""
    for row in model.objects.iterator():
        row.save(update_fields=["folded"])


def index(schema_editor: Any, model: Any, name: str = "folded") -> None:
    """For migrations: on PostgreSQL, let parts of a word be found by an index. SQLite reads the table."""
    if schema_editor.connection.vendor == "postgresql":
        table = model._meta.db_table
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS {table}_{name}_trgm ON {table} USING gin ({name} gin_trgm_ops)"
        )
