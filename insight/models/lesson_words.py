"""The words of lessons: what it is, where it comes from, how far it is, what is done with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LessonKind(models.TextChoices):
    """What it is."""

    LESSON = "lesson", _("lesson")
    PILOT = "pilot", _("pilot")
    INNOVATION = "innovation", _("innovation")


class Origin(models.TextChoices):
    """Who had it first."""

    OWN = "own", _("own practice")
    REGION = "region", _("the region")
    ABROAD = "abroad", _("abroad")
    MARKET = "market", _("the market")


class LessonState(models.TextChoices):
    """How far it is."""

    PROPOSED = "proposed", _("proposed")
    PUBLISHED = "published", _("published")
    RUNNING = "running", _("running")
    STOPPED = "stopped", _("stopped")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")


PUBLIC = frozenset({LessonState.PUBLISHED, LessonState.RUNNING, LessonState.STOPPED})
"""What every signed-in person reads."""


class WeakPoint(models.TextChoices):
    """The two weak points that recur at fact-finding (procedure of 28 December 2020)."""

    CRISIS_ORGANISATION = "crisis_organisation", _("crisis organisation")
    HYGIENE = "hygiene", _("hygiene and infection prevention")


class LessonDeed(models.TextChoices):
    """What is done with a lesson."""

    PROPOSE = "propose", _("Propose")
    EDIT = "edit", _("Change the text")
    PUBLISH = "publish", _("Publish")
    REJECT = "reject", _("Reject")
    WITHDRAW = "withdraw", _("Withdraw")
    START = "start", _("Start the pilot")
    STOP = "stop", _("Stop the pilot")
    ADOPT = "adopt", _("We do this too")
    GIVE_UP = "give_up", _("We no longer do this")
    JUDGE = "judge", _("Record a verdict")


class WhyStopped(models.TextChoices):
    """Why a pilot stopped."""

    CRITERION = "criterion", _("its stop criterion was met")
    PLANNED = "planned", _("it ran as long as planned")
    SITUATION = "situation", _("the situation in care allowed no more")
    OTHER = "other", _("something else")


class UmbrellaVerdict(models.TextChoices):
    """What an umbrella body says of a lesson."""

    SUPPORTS = "supports", _("supports it")
    REMARKS = "remarks", _("supports it with remarks")
    AGAINST = "against", _("doesn't support it")
