"""The one table of the foundation, which keeps the domain clock; and the base of models whose texts are guarded."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import privacy
from foundation.search import FoldedField
from foundation.spelling import one_line


class Guarded(models.Model):
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
        self._wash(left_out)
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

    def _wash(self, left_out):
        """A field of one line holds one line, however it was pasted."""
        for field in self._meta.concrete_fields:
            text = getattr(self, field.attname, None)
            if isinstance(field, models.CharField) and isinstance(text, str) and field.name not in left_out:
                setattr(self, field.attname, one_line(text))


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
