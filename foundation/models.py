"""The table that keeps the domain clock; and the bases of models that are judged and guarded."""

from collections.abc import Callable
from datetime import date
from functools import cache
from operator import ge, gt, le, lt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from foundation import privacy
from foundation.search import FoldedField
from foundation.spelling import one_line


class Judged(models.Model):
    """What evidently keeps a check of its table isn't asked of the database; whatever else is, and refused by it."""

    class Meta:
        abstract = True

    def get_constraints(self):
        """Those of Django's that must be asked."""
        return [(model, [one for one in found if not _holds(one, self)]) for model, found in super().get_constraints()]


class Worded(models.Model):
    """Says a choice in words as Django does, but puts only that one into the reader's language."""

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field):
        value = getattr(self, field.attname)
        return force_str(_labels(field).get(value, value), strings_only=True)


@cache
def _labels(field: models.Field) -> dict[Any, Any]:
    return dict(field.flatchoices)


COMPARED: dict[str, Callable[[Any, Any], bool]] = {"gte": ge, "lte": le, "gt": gt, "lt": lt}


def _holds(constraint: models.BaseConstraint, row: models.Model) -> bool:
    return isinstance(constraint, models.CheckConstraint) and _is_evident(constraint.condition, row)


def _is_evident(condition: Any, row: models.Model) -> bool:
    """Whether this condition holds, of numbers and days alone; False also where only the database can tell."""
    if isinstance(condition, models.Q):
        if condition.negated or condition.connector not in (models.Q.AND, models.Q.OR):
            return False
        parts = (_is_evident(one, row) for one in condition.children)
        return all(parts) if condition.connector == models.Q.AND else any(parts)
    return isinstance(condition, tuple) and _compares(row, condition[0], condition[1])


def _compares(row: models.Model, path: str, wanted: Any) -> bool:
    (name, _sep, lookup), read = path.partition("__"), row.__dict__  # what isn't in it would take a query
    if lookup == "isnull":
        return name in read and (read[name] is None) is wanted
    value, other = read.get(name), read.get(getattr(wanted, "name", "")) if isinstance(wanted, models.F) else wanted
    if lookup not in COMPARED or type(value) is not type(other) or type(value) not in (int, date):
        return False
    return COMPARED[lookup](value, other)


class Washed(Judged, Worded):
    """A field of one line holds one line, however it was pasted."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        """Wash what isn't left out, then look at it as Django does."""
        for field in self._meta.concrete_fields:
            text = getattr(self, field.attname, None)
            if isinstance(field, models.CharField) and isinstance(text, str) and field.name not in (exclude or ()):
                setattr(self, field.attname, one_line(text))
        super().clean_fields(exclude=exclude)


class Guarded(Washed):
    """Holds texts that people type: none of them may be a citizen service number, by whatever door it comes.

    For what is written outside the deeds; there `workflow.perform` reads every text, and a declaration may be given.
    """

    UNREAD: ClassVar[frozenset[str]] = frozenset()
    """Fields that hold a number of another kind, or what the machine made."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        """Raises ValidationError with code "bsn" for each text, beside what Django finds wrong."""
        left_out = set(exclude or ()) | self.UNREAD
        errors: dict[str, Any] = {}
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        typed = [field.name for field in self._meta.concrete_fields if is_typed(field) and field.name not in left_out]
        try:
            privacy.guard({name: getattr(self, name) for name in typed if name not in errors})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)


def is_typed(field: models.Field) -> bool:
    """Whether a person types this text."""
    text = isinstance(field, (models.CharField, models.TextField)) and not isinstance(field, FoldedField)
    return text and not field.choices


class DomainClock(models.Model):
    """The last moment the demo's clock showed, kept so that it stands still while the server is down. One row."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(
        primary_key=True, default=THE_ONE, editable=False, help_text=_("Always 1: there is one clock.")
    )
    shown_at = models.DateTimeField(help_text=_("The moment the domain clock showed."))
    seen_at = models.DateTimeField(help_text=_("The machine's own time at that moment."))

    class Meta:
        verbose_name = _("domain clock")
        verbose_name_plural = _("domain clocks")
        constraints = [models.CheckConstraint(name="only_one_domain_clock", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return self.shown_at.isoformat()
