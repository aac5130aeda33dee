"""What was so from when until when, what happened, and what it adds up to."""

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
from insight.models.open_file import OpenFile, OpenKind
from insight.models.outline import Outline
from insight.models.passage import SUPPORT, Passage, PassageKind
from insight.models.pool_change import PoolChange
from insight.models.pressure import Measure, PressureFigure, Road
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
    "Kept",
    "Lesson",
    "LessonDeed",
    "LessonKind",
    "LessonStaff",
    "LessonState",
    "LessonStep",
    "Mark",
    "Measure",
    "OpenFile",
    "OpenKind",
    "Origin",
    "Outline",
    "Passage",
    "PassageKind",
    "Placed",
    "PoolChange",
    "PressureFigure",
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
    "WhyStopped",
    "in_force",
    "known_at",
    "near",
]
