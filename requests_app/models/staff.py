"""The types of staff a home can ask for, and who may be named to stand in for whom.

Medical staff is scarce and its types can't replace each other freely: the table below says what can, best choice
first. Types follow the armed forces' and the care sector's own names.
"""

from collections.abc import Collection, Iterable, Mapping

from django.core.exceptions import ImproperlyConfigured
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StaffType(TextChoices):
    """What somebody is trained for."""

    IC_NURSE = "ic_nurse", _("intensive care nurse")
    NURSE = "nurse", _("nurse")
    MIL_NURSE = "mil_nurse", _("general military nurse")
    DOCTOR = "doctor", _("doctor")
    MEDIC = "medic", _("military medic")
    CARER_IG = "carer_ig", _("certified carer")
    CARE_ASSISTANT = "care_assistant", _("care assistant")
    CARE_SUPPORT = "care_support", _("care support worker")
    PLANNER = "planner", _("medical planner")
    LOGISTICS = "logistics", _("logistics and rostering")
    HOST = "host", _("host")
    GENERAL_SUPPORT = "general_support", _("general support")


class StaffGroup(TextChoices):
    """Medical, caring or support: the first question of the triangle."""

    MEDICAL = "medical", _("medical")
    CARING = "caring", _("caring")
    SUPPORT = "support", _("support")


OF_GROUP: dict[StaffGroup, frozenset[StaffType]] = {
    StaffGroup.MEDICAL: frozenset(
        {StaffType.IC_NURSE, StaffType.NURSE, StaffType.MIL_NURSE, StaffType.DOCTOR, StaffType.MEDIC}
    ),
    StaffGroup.CARING: frozenset({StaffType.CARER_IG, StaffType.CARE_ASSISTANT, StaffType.CARE_SUPPORT}),
    StaffGroup.SUPPORT: frozenset({StaffType.PLANNER, StaffType.LOGISTICS, StaffType.HOST, StaffType.GENERAL_SUPPORT}),
}


SUBSTITUTES: dict[StaffType, tuple[StaffType, ...]] = {
    StaffType.IC_NURSE: (StaffType.NURSE, StaffType.MIL_NURSE),
    StaffType.NURSE: (StaffType.MIL_NURSE, StaffType.IC_NURSE, StaffType.MEDIC),
    StaffType.MIL_NURSE: (StaffType.NURSE, StaffType.IC_NURSE, StaffType.MEDIC),
    StaffType.DOCTOR: (),
    StaffType.MEDIC: (StaffType.CARER_IG, StaffType.MIL_NURSE, StaffType.NURSE),
    StaffType.CARER_IG: (StaffType.MEDIC, StaffType.NURSE, StaffType.MIL_NURSE),
    StaffType.CARE_ASSISTANT: (StaffType.CARE_SUPPORT, StaffType.CARER_IG, StaffType.MEDIC),
    StaffType.CARE_SUPPORT: (StaffType.CARE_ASSISTANT, StaffType.GENERAL_SUPPORT),
    StaffType.PLANNER: (StaffType.LOGISTICS,),
    StaffType.LOGISTICS: (StaffType.PLANNER, StaffType.GENERAL_SUPPORT),
    StaffType.HOST: (StaffType.GENERAL_SUPPORT, StaffType.CARE_SUPPORT),
    StaffType.GENERAL_SUPPORT: (StaffType.HOST, StaffType.LOGISTICS),
}
"""Which type may be named as a substitute for which, best choice first; only what a need line names is ever sent."""


def groups(types: Iterable[StaffType], of_group: Mapping[StaffGroup, Collection[StaffType]]) -> dict:
    """The group of each of `types`; ImproperlyConfigured for one that not exactly one group names."""
    found = {kind: [group for group, members in of_group.items() if kind in members] for kind in types}
    if wrong := [str(kind) for kind, named in found.items() if len(named) != 1]:
        raise ImproperlyConfigured(f"Each staff type belongs to one group in OF_GROUP; not so: {', '.join(wrong)}.")
    return {kind: named[0] for kind, named in found.items()}


def without_substitutes(types: Iterable[StaffType], table: Collection[StaffType]) -> None:
    """Refuse a type of which `table` doesn't say who may stand in for it, be it nobody: ImproperlyConfigured."""
    if missing := [str(kind) for kind in types if kind not in table]:
        raise ImproperlyConfigured(f"SUBSTITUTES doesn't say who may stand in for: {', '.join(missing)}.")


GROUPS: dict[StaffType, StaffGroup] = groups(StaffType, OF_GROUP)
without_substitutes(StaffType, SUBSTITUTES)
