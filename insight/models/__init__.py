"""What was so from when until when, what happened, and what it adds up to."""

from insight.models.civil_pool import CivilPool, CivilPoolFigure, CivilPoolShown, CivilStaff, PoolMeasure
from insight.models.handed_in import HandedIn, Road
from insight.models.kept import Kept, Placed, in_force, known_at, near
from insight.models.lesson import Adoption, Lesson, LessonStaff, LessonStep
from insight.models.lesson_words import (
    LessonDeed,
    LessonKind,
    LessonState,
    Origin,
    UmbrellaVerdict,
    WeakPoint,
    WhyStopped,
)
from insight.models.mark import Mark
from insight.models.notice import Notice, NoticeKind
from insight.models.open_file import OpenFile, OpenKind
from insight.models.outline import Outline
from insight.models.passage import SUPPORT, Passage, PassageKind
from insight.models.pool_change import PoolChange
from insight.models.pressure import Measure, PressureFigure
from insight.models.report import ReportForm, ReportMail, ReportSubscription, Weekday
from insight.models.sign_call import CallOutcome, SignCall
from insight.models.spell import Spell
from insight.models.stretch import TERMS, Stretch
from insight.models.total import Total
from insight.models.upscaling import Threshold, ThresholdKind, UpscalingPhase, UpscalingPlan

__all__ = [
    "SUPPORT",
    "TERMS",
    "Adoption",
    "CallOutcome",
    "CivilPool",
    "CivilPoolFigure",
    "CivilPoolShown",
    "CivilStaff",
    "HandedIn",
    "Kept",
    "Lesson",
    "LessonDeed",
    "LessonKind",
    "LessonStaff",
    "LessonState",
    "LessonStep",
    "Mark",
    "Measure",
    "Notice",
    "NoticeKind",
    "OpenFile",
    "OpenKind",
    "Origin",
    "Outline",
    "Passage",
    "PassageKind",
    "Placed",
    "PoolChange",
    "PoolMeasure",
    "PressureFigure",
    "ReportForm",
    "ReportMail",
    "ReportSubscription",
    "Road",
    "SignCall",
    "Spell",
    "Stretch",
    "Threshold",
    "ThresholdKind",
    "Total",
    "UmbrellaVerdict",
    "UpscalingPhase",
    "UpscalingPlan",
    "WeakPoint",
    "Weekday",
    "WhyStopped",
    "in_force",
    "known_at",
    "near",
]
