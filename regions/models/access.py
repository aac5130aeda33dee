"""What an administrator or a person hands out: an invitation by link, a token for the API, a calendar's address.

Of each secret only the SHA-256 digest is kept; the secret itself is shown once.
"""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.models import Guarded
from foundation.telephone import TelephoneField
from regions.models.scope import ScopedQuerySet, ScopeFields, auditor_constraint, audits_field, scope_constraint


def digest_of(secret):
    """The hexadecimal SHA-256 digest under which `secret` is kept; enough for long random secrets."""
    return hashlib.sha256(secret.encode()).hexdigest()


def outlived(made):
    """Whether a membership under which a token or link was `made` (`held`, of `user`) is over."""
    return not set(made.held) <= {membership.pk for membership in made.user.held_today()}


class InvitationQuerySet(ScopedQuerySet):
    def open(self, at=None):
        """Those that can still be accepted at `at` (now)."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=at or clock.now())


class Invitation(Guarded, ScopeFields):
    """An offer to somebody by e-mail to come in under a role; its link works once and until it expires."""

    UNREAD = frozenset({"token_digest"})

    email = models.EmailField(_("e-mail address"), help_text=_("Where the link is sent."))
    name = models.CharField(_("name"), max_length=120, help_text=_("Name of the person invited."))
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("nl", _("Dutch")), ("en", _("English"))],
        default="nl",
        help_text=_("Language of the message."),
    )
    phone = TelephoneField(_("telephone"), blank=True, help_text=_("Business number, where it is known already."))
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Last day of what is promised; empty if open.")
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="invitations_sent",
        verbose_name=_("invited by"),
        help_text=_("The administrator who invited."),
    )
    invited_at = models.DateTimeField(
        _("invited at"), default=clock.now, editable=False, help_text=_("When it was last sent.")
    )
    expires_at = models.DateTimeField(_("expires at"), help_text=_("From this moment on the link no longer works."))
    accepted_at = models.DateTimeField(
        _("accepted at"), null=True, blank=True, help_text=_("When the link was used; empty if not yet.")
    )
    revoked_at = models.DateTimeField(
        _("revoked at"), null=True, blank=True, help_text=_("When an administrator took it back; empty if not.")
    )
    token_digest = models.CharField(
        _("digest of the link"), max_length=64, unique=True, editable=False, help_text=_("SHA-256 of the secret.")
    )

    audits = audits_field()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at", "pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [scope_constraint("invited_scope_fits_role"), auditor_constraint("invited_auditor_observes")]

    def __str__(self):
        return f"{self.name} – {self.label}"

    def is_open(self, at=None):
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > (at or clock.now())


class ApiTokenQuerySet(models.QuerySet):
    def valid(self, at=None):
        """Those that open the API at `at` (now), as far as the token itself goes."""
        return self.filter(revoked_at=None, expires_at__gt=at or clock.now())


class Reach(models.TextChoices):
    """What reaches so far that a token must have been given it by name."""

    WEBHOOKS = "webhooks", _("add and change webhooks")


class ApiToken(Guarded):
    """A personal key to the API; it may do what its owner may, but for what reaches far, and ends with her roles."""

    UNREAD = frozenset({"prefix", "digest"})

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="api_tokens",
        verbose_name=_("owner"),
        help_text=_("Acts as this person."),
    )
    name = models.CharField(_("name"), max_length=60, help_text=_("What it is used for."))
    prefix = models.CharField(
        _("begins with"), max_length=12, editable=False, help_text=_("First characters, to tell tokens apart.")
    )
    digest = models.CharField(
        _("digest"), max_length=64, unique=True, editable=False, help_text=_("SHA-256 of the token.")
    )
    reaches = models.JSONField(
        _("may also"), default=list, blank=True, help_text=_("What it was given beside what every token may.")
    )
    held = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text=_("The memberships it was made under, by key: it ends with the first of them."),
    )
    created_at = models.DateTimeField(
        _("created at"), default=clock.now, editable=False, help_text=_("When it was made.")
    )
    expires_at = models.DateTimeField(_("expires at"), help_text=_("From this moment on it is refused."))
    revoked_at = models.DateTimeField(
        _("revoked at"), null=True, blank=True, help_text=_("When it was taken back; empty if not.")
    )
    last_used_at = models.DateTimeField(
        _("last used at"), null=True, blank=True, help_text=_("To the minute; empty if never.")
    )

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def __str__(self):
        return self.name

    @property
    def reach_labels(self):
        """In words what it may beside what every token may."""
        return [reach.label for reach in Reach if reach in self.reaches]

    @property
    def outlived(self):
        """Whether a membership it was made under is over: then it opens nothing any more."""
        return outlived(self)


class CalendarLink(models.Model):
    """The secret address of somebody's calendar: a program reads it, and is told what a mail tells."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="calendar_links",
        verbose_name=_("owner"),
        help_text=_("Shows what this person may see."),
    )
    digest = models.CharField(
        _("digest"), max_length=64, unique=True, editable=False, help_text=_("SHA-256 of the secret.")
    )
    held = models.JSONField(
        default=list,
        editable=False,
        help_text=_("The memberships it was made under, by key: it ends with the first of them."),
    )
    created_at = models.DateTimeField(
        _("created at"), default=clock.now, editable=False, help_text=_("When it was made.")
    )
    revoked_at = models.DateTimeField(
        _("revoked at"), null=True, blank=True, help_text=_("When it was taken back; empty if not.")
    )

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = _("calendar link")
        verbose_name_plural = _("calendar links")
        constraints = [
            models.UniqueConstraint(
                name="one_calendar_link_each", fields=["user"], condition=models.Q(revoked_at__isnull=True)
            )
        ]

    def __str__(self):
        return f"{self.user} {self.created_at:%Y-%m-%d}"

    @property
    def outlived(self):
        """Whether a membership it was made under is over: then it opens nothing any more."""
        return not self.held or outlived(self)
