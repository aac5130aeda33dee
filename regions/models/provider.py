"""What the group of an organisation's sign-in provider gives: a role and its scope, kept by an administrator."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from foundation import clock
from foundation.models import Guarded
from regions.models.roles import BY_HAND, BY_HAND_ALONE
from regions.models.scope import ScopedQuerySet, ScopeFields, scope_constraint


class ProviderGroupQuerySet(ScopedQuerySet):
    def standing(self):
        """Those that give something: not stopped."""
        return self.filter(stopped_at=None)


class ProviderGroup(Guarded, ScopeFields):
    """Whoever a provider says is in `group` holds this role for this scope; never rewritten, only stopped."""

    provider = models.CharField(
        _("provider"), max_length=200, help_text=_("Which organisation's provider, by its name in the settings.")
    )
    group = models.CharField(
        _("group"), max_length=200, help_text=_("The group exactly as the provider writes it, capitals too.")
    )
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("kept by"),
        help_text=_("The administrator who wrote it down."),
    )
    kept_at = models.DateTimeField(_("kept at"), default=clock.now, editable=False, help_text=_("Since when it gives."))
    stopped_at = models.DateTimeField(
        _("stopped at"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Since when it gives nothing; empty if not."),
    )

    objects = ProviderGroupQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["provider", "group", "pk"]
        verbose_name = _("group of a provider")
        verbose_name_plural = _("groups of providers")
        constraints = [
            scope_constraint("group_scope_fits_role"),
            models.CheckConstraint(
                name="no_group_makes_an_administrator",
                condition=~models.Q(role__in=sorted(BY_HAND_ALONE)),
                violation_error_code="by_hand_alone",
                violation_error_message=BY_HAND,
            ),
        ]

    def __str__(self):
        return f"{self.provider}: {self.group} – {self.label}"

    @property
    def _history_date(self):
        return clock.now()
