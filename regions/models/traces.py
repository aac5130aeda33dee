"""What people leave behind by looking and by trying: apart from the journal, which keeps what they did.

A trace names a person, a moment, a door and an address and nothing she read or typed but what she filtered by. It is
kept for settings.MSOB_TRACE_DAYS and then deleted; until then triggers on PostgreSQL refuse to change or delete it.
"""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import clock
from regions.models.people import Membership, User
from regions.models.scope import SCOPES

A_DAY = timedelta(days=1)


class By(models.TextChoices):
    """How she came in."""

    PAGE = "page", _("page")
    API = "api", _("API")
    TOKEN = "token", _("API, by token")
    LINK = "link", _("link in a mail")
    COMMAND = "command", _("command line")


class What(models.TextChoices):
    """What was read."""

    REQUEST = "request", _("Request")
    JOURNAL = "journal", _("Journal")
    LETTER = "letter", _("Decision letter")
    CASE_FILE = "case_file", _("Case file")
    SIGNING_PACK = "signing_pack", _("Signing pack")
    MINUTES = "minutes", _("Minutes")
    ATTACHMENT = "attachment", _("Attachment")
    INQUIRY = "inquiry", _("Inquiry")
    MEETING = "meeting", _("Meeting of the triangle")
    DEPLOYMENT = "deployment", _("Deployment")
    LIST = "list", _("List")
    EXPORT = "export", _("Export")
    CAPACITY = "capacity", _("Capacity of Defence")
    PICTURE = "picture", _("Information picture")
    TRACES = "traces", _("Who looked, or who tried")


class Tried(models.TextChoices):
    """What happened at a wall, or to who may pass it."""

    SIGN_IN_FAILED = "sign_in_failed", _("Sign-in failed")
    FACTOR_FAILED = "factor_failed", _("Second factor failed")
    PROOF_FAILED = "proof_failed", _("Fresh proof failed")
    TOKEN_FAILED = "token_failed", _("Token refused")
    LOCKED_OUT = "locked_out", _("Locked out for trying too often")
    REFUSED = "refused", _("Refused: not hers to do")
    ROLE_ADDED = "role_added", _("Role added")
    ROLE_ENDED = "role_ended", _("Role ended")
    LEFT = "left", _("Account closed: memberships and tokens ended")
    READMITTED = "readmitted", _("Account opened again")
    PERSON_CHANGED = "person_changed", _("Name or telephone changed by an administrator")
    LINKED = "linked", _("Linked to her organisation's provider")
    GROUP_KEPT = "group_kept", _("Group of a provider given a role")
    GROUP_STOPPED = "group_stopped", _("Group of a provider gives nothing any more")
    FACTOR_RESET = "factor_reset", _("Second factor taken away, with the password")
    TOKEN_ISSUED = "token_issued", _("Token made")
    TOKEN_ENDED = "token_ended", _("Token taken back")
    CALENDAR_MADE = "calendar_made", _("Calendar link made")
    CALENDAR_ENDED = "calendar_ended", _("Calendar link taken back")
    PEOPLE_EXPORTED = "people_exported", _("People exported")


def _person(verbose_name, help_text, **options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=verbose_name,
        help_text=help_text,
        **options,
    )


def _membership(help_text):
    """A membership is never rewritten, so that role and organisation can be read from it later."""
    return models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("membership"),
        help_text=help_text,
    )


class TraceQuerySet(models.QuerySet):
    """Phrases that both kinds of traces answer to."""

    def between(self, since=None, until=None):
        """From the Amsterdam day `since` to `until`, both included."""
        found = self.filter(at__gte=clock.end_of(since - A_DAY)) if since else self
        return found.filter(at__lt=clock.end_of(until)) if until else found

    def of_person(self, person: str, *fields: str):
        """Those of which one of `fields` leads to somebody whose name or address holds `person`."""
        if not person.strip():
            return self
        named = User.objects.matching(q=person).values("pk")
        anyhow = [models.Q((f"{field}__in", named)) for field in fields]
        return self.filter(reduce(or_, anyhow))

    def for_list(self):
        """With the people, the membership and what it is held for, in the same query."""
        people = [field.name for field in self.model._meta.fields if field.related_model is User]
        return self.select_related(*people, *(f"membership__{scope}" for scope in SCOPES))


class Trace(models.Model):
    """When, by which door and from where."""

    membership: Membership | None

    at = models.DateTimeField(_("when"), help_text=_("Moment on the domain clock (UTC)."))
    door = models.CharField(_("door"), max_length=80, blank=True, help_text=_("Name of the address in the product."))
    by = models.CharField(_("by"), max_length=7, choices=By, help_text=_("How she came in."))
    address = models.GenericIPAddressField(
        _("from"), null=True, help_text=_("Where it came from, as the proxies of the settings say; empty for none.")
    )
    detail = models.CharField(
        _("detail"), max_length=200, blank=True, help_text=_("Which of several, and what was filtered by.")
    )

    objects = TraceQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def function(self):
        """The role in words; empty without a membership."""
        if self.membership and self.membership.audits:
            return self.membership.label
        return self.membership.get_role_display() if self.membership else ""

    @property
    def organisation(self):
        """The institution, region, channel or team the role is held for; empty for a role without one."""
        return str((self.membership and self.membership.scope) or "")


class Reading(Trace):
    """Somebody was shown something: a row for each answer, or for each request whose inside one answer showed."""

    reader = _person(_("who"), _("Who read it."))
    membership = _membership(_("Under which she read it; of several that lead there, the first."))
    what = models.CharField(_("what"), max_length=14, choices=What, help_text=_("What was read."))
    reference = models.CharField(
        _("request"), max_length=20, blank=True, help_text=_("The request it was of; empty for lists and capacity.")
    )

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        indexes = [
            models.Index(name="readings_by_moment", fields=["at", "id"]),
            models.Index(name="readings_of_request", fields=["reference", "at", "id"]),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.reader}: {self.what} {self.reference}"


class SecurityEvent(Trace):
    """Somebody met a wall, or who may pass it was changed."""

    what = models.CharField(_("what"), max_length=15, choices=Tried, help_text=_("What happened."))
    person = _person(_("who"), _("Who tried or did it; empty when nobody knows."), null=True)
    about = _person(_("about"), _("Whom it concerns, when that is somebody else."), null=True)
    membership = _membership(_("The membership that was added or ended."))

    class Meta:
        verbose_name = _("security event")
        verbose_name_plural = _("security events")
        indexes = [models.Index(name="security_events_by_moment", fields=["at", "id"])]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.person}: {self.what}"


class Forgotten(models.Model):
    """Until when traces were deleted because they were old; one row. PostgreSQL lets nothing go that isn't older."""

    before = models.DateTimeField(help_text=_("what is older than this moment may be deleted"))
