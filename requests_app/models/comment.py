"""What people say and hand over: comments, and files bound to what they prove.

A comment is for everybody who sees the request, or for the authorities only. A file lies outside the web root under
a random name and is served as a download to whom the request is.
"""

import secrets
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import files
from regions.models import Membership, Role, User
from requests_app.models.ladder import Inquiry
from requests_app.models.support_request import TERRITORY, SupportRequest


class Audience(models.TextChoices):
    """Who may read it."""

    ALL = "all", _("everybody who sees the request")
    AUTHORITIES = "authorities", _("authorities only")


AUTHORITIES = frozenset({Role.GHOR, Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER, Role.FACT_FINDER, Role.DECIDER})


def is_authority(user: User, support_request: SupportRequest) -> bool:
    """Whether `user` is an authority over this request; one of another region is none."""
    return any(TERRITORY.covers(one, support_request) for one in _as_authority(user))


def _as_authority(user: User) -> list[Membership]:
    return [one for one in user.memberships_now() if one.role in AUTHORITIES]


class ForReaders(models.QuerySet):
    """Comments and files, for who may read them."""

    def readable_by(self, user):
        """What is meant for all, and everything on requests over which `user` is an authority."""
        hers = TERRITORY.covered_by_any(_as_authority(user), through="support_request")
        return self.filter(models.Q(audience=Audience.ALL) | hers)


class Comment(models.Model):
    """A remark on a request."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="comments", help_text=_("the request it is about")
    )
    text = models.TextField(_("comment"), max_length=4000, help_text=_("no names of patients, residents or soldiers"))
    audience = models.CharField(_("for"), max_length=12, choices=Audience, help_text=_("who may read it"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who wrote it"))
    at = models.DateTimeField(_("when"), help_text=_("when it was written"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that recorded it"))

    objects = ForReaders.as_manager()

    class Meta:
        ordering = ["at", "id"]


class Proves(models.TextChoices):
    """What a file proves."""

    REQUEST = "request", _("the request as a whole")
    INQUIRY = "inquiry", _("an answer on the ladder")
    SITUATION = "situation", _("the situation")
    APPLICATION = "application", _("the application")
    SIGNATURE = "signature", _("the signature")
    VISIT = "visit", _("what was seen on a visit")


def random_name() -> str:
    return secrets.token_hex(24)


class Attachment(models.Model):
    """A file, checked by content, bound to what it proves."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="attachments", help_text=_("the request it belongs to")
    )
    inquiry = models.ForeignKey(
        Inquiry, models.CASCADE, null=True, blank=True, related_name="attachments", help_text=_("the inquiry it proves")
    )
    proves = models.CharField(_("proves"), max_length=12, choices=Proves, help_text=_("what the file proves"))
    audience = models.CharField(
        _("for"), max_length=12, choices=Audience, default=Audience.ALL, help_text=_("who may read it")
    )
    name = models.CharField(_("file name"), max_length=150, help_text=_("the name it goes by, after its kind"))
    content_type = models.CharField(max_length=100, help_text=_("kind of file, by its content"))
    size = models.PositiveIntegerField(_("size"), help_text=_("in bytes"))
    sha256 = models.CharField(max_length=64, help_text=_("digest of the content"))
    stored_as = models.CharField(max_length=64, unique=True, default=random_name, help_text=_("random name on disk"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who sent it"))
    at = models.DateTimeField(_("when"), help_text=_("when it was attached"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that recorded it"))
    scanned_at = models.DateTimeField(null=True, blank=True, help_text=_("when the virus scanner looked at it"))
    found = models.CharField(max_length=100, blank=True, help_text=_("what the virus scanner found in it"))

    objects = ForReaders.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name_for_download(self) -> str:
        """Its name as its kind makes it, also when it was kept before names followed kinds."""
        return files.name_for(self.name, self.content_type)

    @property
    def path(self) -> Path:
        return Path(settings.MSOB_ATTACHMENT_DIR) / self.stored_as
