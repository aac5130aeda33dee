"""People, what they may act for and until when, and who of them is on call."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from foundation import clock, search
from foundation.models import Guarded
from foundation.search import FoldedField
from foundation.telephone import TelephoneField
from regions.models.geography import in_force
from regions.models.roles import BY_HAND_ALONE, Role
from regions.models.scope import (
    SCOPES,
    ScopedQuerySet,
    ScopeFields,
    auditor_constraint,
    audits_field,
    scope_constraint,
)


class UserQuerySet(models.QuerySet):
    def matching(self, *, q="", role="", active=""):
        """Those in whose name and address each word of `q` stands.

        Who hold `role` today, and whose account is open ("yes") or not ("no"), where that is given.
        """
        found = self.filter(is_active=active == "yes") if active else self
        if role:
            held = Membership.objects.active(clock.today()).filter(user=models.OuterRef("pk"), role=role)
            found = found.filter(models.Exists(held))
        return found.filter(search.matching(q, "folded"))

    def for_list(self):
        """With the memberships of today in `held_now`, in one query more."""
        held = Membership.objects.active(clock.today()).with_scopes()
        return self.prefetch_related(models.Prefetch("memberships", held, to_attr="held_now"))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes people; an e-mail address is kept in lower case, so that it is one person however it is typed."""

    def create_user(self, email, password=None, **fields):
        """Without a password nobody can sign in by password until one is set."""
        if not email:
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})

    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())


class User(Guarded, AbstractBaseUser, PermissionsMixin):
    """A person; what she may do comes from her memberships, never from Django's permissions."""

    UNREAD = frozenset({"password"})

    email = models.EmailField(_("e-mail address"), unique=True, help_text=_("Signs in with this; lower case."))
    name = models.CharField(_("name"), max_length=120, help_text=_("Name as colleagues know it."))
    phone = TelephoneField(_("telephone"), blank=True, help_text=_("Business number."))
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("nl", _("Dutch")), ("en", _("English"))],
        default="nl",
        help_text=_("Language of pages and messages."),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switched off when somebody leaves; what she did stays.")
    )
    is_staff = models.BooleanField(
        _("may open the reference administration"), default=False, help_text=_("For administrators only.")
    )
    by_link = models.BooleanField(
        _("acts by link only"),
        default=False,
        help_text=_("Stands for a party's e-mail address: answers by a link, never signs in, is never told anything."),
    )
    folded = FoldedField(of=["name", "email"], help_text=_("Folded, to be found by."))
    joined_at = models.DateTimeField(_("joined at"), default=clock.now, editable=False, help_text=_("When made known."))

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_person_per_email",
                violation_error_message=_("Somebody has this e-mail address already."),
            )
        ]

    def __str__(self):
        return self.name or self.email

    def clean(self):
        super().clean()
        self.email = self.email.strip().lower()

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    def held_today(self):
        """The memberships in force today with their scopes: one query per instance and day; none when switched off."""
        today = clock.today()
        if self._memberships is None or self._memberships[0] != today:
            found = list(self.memberships.active(today).with_scopes()) if self.is_active and self.pk else []
            self._memberships = (today, found)
        return self._memberships[1]

    def memberships_now(self):
        """Those of them under which she acts and reads: an auditor's gives nothing of what observers see."""
        return [membership for membership in self.held_today() if not membership.audits]

    def audits_now(self):
        """Her membership as an auditor today, or None."""
        return next((membership for membership in self.held_today() if membership.audits), None)

    def roles_now(self):
        """The roles in which she acts and reads today."""
        return {Role(membership.role) for membership in self.memberships_now()}

    def forget_memberships(self):
        """Read the memberships anew when next asked; for whoever has just changed them."""
        self._memberships = None

    def refresh_from_db(self, *args, **kwargs):
        self.forget_memberships()
        super().refresh_from_db(*args, **kwargs)

    _memberships: tuple | None = None


class MembershipQuerySet(ScopedQuerySet):
    def active(self, on=None):
        """Those in force on the Amsterdam day `on`; without a day, those of today whose person may still sign in."""
        if on is None:
            return self.active(clock.today()).filter(user__is_active=True, user__by_link=False)
        return self.filter(in_force(on, starts="valid_from", ends="valid_until"))


class Membership(ScopeFields):
    """What a person may act for, from one day until another (both inclusive)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
        help_text=_("Who holds it."),
    )
    valid_from = models.DateField(_("valid from"), default=clock.today, help_text=_("First day."))
    valid_until = models.DateField(_("valid until"), null=True, blank=True, help_text=_("Last day; empty if open."))
    deputy_for = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name=_("deputy for"),
        help_text=_("The membership it stands in for; role and scope are the same."),
    )
    audits = audits_field()
    given_by = models.ForeignKey(
        "regions.ProviderGroup",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="memberships",
        verbose_name=_("given by"),
        help_text=_("The group that gave it at a sign-in by an organisation's provider; empty if a person did."),
    )

    objects = MembershipQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["role", "pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            scope_constraint("scope_fits_role"),
            auditor_constraint("auditor_observes"),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("valid_from")),
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                name="no_group_gave_an_administrator",
                condition=models.Q(given_by__isnull=True) | ~models.Q(role__in=sorted(BY_HAND_ALONE)),
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.label}"

    @property
    def _history_date(self):
        return clock.now()


class DutyQuerySet(models.QuerySet):
    def at(self, moment):
        """Those on call at `moment`: from the start on, up to but not at the end."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)

    def on_duty(self, role, *, at=None, **scope):
        """Who is on call at `at` (now) in `role`, for the scope given as a keyword: safety_region=twente."""
        held = {f"membership__{name}": value for name, value in scope.items()}
        return self.at(at or clock.now()).filter(membership__role=role, **held).select_related("membership__user")

    def matching(self, *, q="", role="", region=None, when=""):
        """Those in whose person's name each word of `q` stands, in `role`, of a region; on call now, or "coming"."""
        now = clock.now()
        found = self.filter(starts_at__gt=now) if when else self.at(now)
        found = found.filter(membership__role=role) if role else found
        found = found.filter(membership__safety_region=region) if region else found
        return found.filter(search.matching(q, "membership__user__folded"))

    def overlapping(self, starts_at, ends_at):
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def for_list(self):
        return self.select_related("membership__user", *(f"membership__{scope}" for scope in SCOPES))


class Duty(Guarded):
    """Hours in which one person is on call for her role and scope."""

    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        related_name="duties",
        verbose_name=_("membership"),
        help_text=_("Who is on call, and for what."),
    )
    starts_at = models.DateTimeField(_("from"), help_text=_("Start of the duty."))
    ends_at = models.DateTimeField(_("until"), help_text=_("End of the duty; the next may start then."))
    phone = TelephoneField(_("telephone"), help_text=_("Number that is answered during the duty."))

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        constraints = [
            models.CheckConstraint(
                name="duty_ends_after_it_starts",
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                violation_error_message=_("The duty ends before it starts."),
            )
        ]
        indexes = [models.Index(name="duty_period", fields=["starts_at", "ends_at"])]

    def __str__(self):
        return f"{self.membership}: {self.starts_at:%Y-%m-%d %H:%M} – {self.ends_at:%Y-%m-%d %H:%M}"
