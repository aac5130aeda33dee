"""A file of open data: what was published of a day, kept as it was made."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpenKind(models.TextChoices):
    """In which form."""

    CSV = "csv", "CSV"
    JSON = "json", "JSON"


class OpenFile(models.Model):
    """The counts of one day in bands, made once: never changed, never made again."""

    day = models.DateField(help_text=_("the day it is about"))
    kind = models.CharField(max_length=4, choices=OpenKind, help_text=_("in which form"))
    text = models.TextField(help_text=_("the whole file"))
    size = models.PositiveIntegerField(help_text=_("how many bytes it is in UTF-8"))
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of these bytes, in hexadecimal"))
    made_at = models.DateTimeField(help_text=_("when it was made"))

    class Meta:
        constraints = [models.UniqueConstraint(name="one_open_file_of_a_day", fields=["day", "kind"])]
