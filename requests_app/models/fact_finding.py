"""Fact-finding on site by Defence: the mission, what was found beside what was claimed, and conditions.

Two weak points recur (procedure of 28 December 2020): crisis organisation and hygiene. Each gets a score and, when
weak, a condition. No names of residents; a photograph shows nobody (it is an attachment).
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.telephone import CallableField
from regions.models import Belonging, Team
from requests_app.models.situation import SelfScan
from requests_app.models.support_request import SupportRequest


class MissionKind(models.TextChoices):
    """On site, or by telephone on the last report."""

    VISIT = "visit", _("visit on site")
    DESK = "desk", _("by telephone")


class MissionState(models.TextChoices):
    """How far a mission is."""

    PLANNED = "planned", _("planned")
    REPORTED = "reported", _("reported")
    ABANDONED = "abandoned", _("abandoned")


class Mission(models.Model):
    """Which team goes or calls, when, and whom it meets."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="missions", help_text=_("the request it is for")
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="missions", help_text=_("the team that goes"))
    kind = models.CharField(_("kind"), max_length=6, choices=MissionKind, help_text=_("visit or by telephone"))
    visit_at = models.DateTimeField(_("moment"), help_text=_("when they arrive or call"))
    contact = CallableField(_("contact on site"), max_length=200, help_text=_("function and telephone"))
    state = models.CharField(
        _("state"), max_length=10, choices=MissionState, default=MissionState.PLANNED, help_text=_("how far it is")
    )
    event_number = models.PositiveIntegerField(help_text=_("number of the event that planned it"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_planned_mission",
                fields=["support_request"],
                condition=Q(state=MissionState.PLANNED),
                violation_error_message=_("A mission is planned already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.team}, {self.get_kind_display()}"


VISITORS = Belonging(Mission, nationally=False, team="team")
"""To whom a mission belongs: to the team that goes, and to nobody by territory."""


class Conclusion(models.TextChoices):
    """Can people be sent here?"""

    DEPLOYABLE = "deployable", _("deployable")
    UNDER_CONDITIONS = "under_conditions", _("deployable under conditions")
    NOT_DEPLOYABLE = "not_deployable", _("not deployable")


def _count(label):
    return models.PositiveIntegerField(label, null=True, blank=True, help_text=_("as verified on site"))


def _text(label, help_text):
    return models.TextField(label, max_length=2000, blank=True, help_text=help_text)


class Report(models.Model):
    """What the team found, verified beside claimed, with its conclusion."""

    mission = models.OneToOneField(Mission, models.CASCADE, related_name="report", help_text=_("the mission reported"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who wrote it"))
    reported_at = models.DateTimeField(_("reported at"), help_text=_("when it was reported"))
    spoken_with = models.CharField(_("spoken with"), max_length=300, help_text=_("functions, no names"))
    clients_on_site = models.PositiveIntegerField(_("clients on site"), help_text=_("as verified on site"))
    clients_infected = _count(_("infected clients"))
    staff_infected = _count(_("infected staff"))
    staff_quarantined = _count(_("staff in quarantine"))
    absence_percentage = models.DecimalField(
        _("absence %"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("as verified on site"),
    )
    open_shifts = _count(_("open shifts"))
    crisis_organisation = models.PositiveSmallIntegerField(
        _("crisis organisation"),
        choices=SelfScan,
        help_text=_("crisis team, rhythm, one in command, rostering, picture"),
    )
    crisis_findings = _text(_("findings on crisis organisation"), _("what was seen"))
    hygiene = models.PositiveSmallIntegerField(
        _("hygiene and infection prevention"),
        choices=SelfScan,
        help_text=_("zoning and cohort, use and stock of PPE, cleaning, isolation, expert support"),
    )
    hygiene_findings = _text(_("findings on hygiene"), _("what was seen"))
    registered_tasks = _text(_("only for registered staff"), _("tasks that need a BIG registration"))
    expertise = _text(_("expertise advised"), _("besides hands: infection prevention, crisis manager"))
    alternatives = _text(_("alternatives still open"), _("civil help that was not used yet"))
    risks = _text(_("risks"), _("for those who are sent"))
    conclusion = models.CharField(
        _("conclusion"), max_length=16, choices=Conclusion, help_text=_("can people be sent here")
    )

    def __str__(self) -> str:
        return f"{self.mission}: {self.get_conclusion_display()}"


class ConditionKind(models.TextChoices):
    """By when a condition is met, and by whom."""

    BEFORE_ARRIVAL = "before_arrival", _("before arrival")
    WITHIN_48_HOURS = "within_48_hours", _("within 48 hours after arrival")
    BY_UNIT = "by_unit", _("done by the unit")


class Condition(models.Model):
    """Something that must be so before, or soon after, people arrive."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="conditions", help_text=_("the request it belongs to")
    )
    text = models.CharField(_("condition"), max_length=500, help_text=_("what must be so"))
    owner = models.CharField(_("owner"), max_length=100, help_text=_("function that sees to it"))
    kind = models.CharField(_("kind"), max_length=16, choices=ConditionKind, help_text=_("by when"))
    due_at = models.DateTimeField(_("due"), null=True, blank=True, help_text=_("before this moment"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True, help_text=_("when it was met"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that set it"))

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text
