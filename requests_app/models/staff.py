"""The types of staff a home can ask for, and who may stand in for whom.

Medical staff is scarce and its types can't replace each other freely: the table below says what can, best choice
first. Types follow the armed forces' and the care sector's own names.
"""

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


_MEDICAL = {StaffType.IC_NURSE, StaffType.NURSE, StaffType.MIL_NURSE, StaffType.DOCTOR, StaffType.MEDIC}
_CARING = {StaffType.CARER_IG, StaffType.CARE_ASSISTANT, StaffType.CARE_SUPPORT}

GROUPS = {
    kind: StaffGroup.MEDICAL if kind in _MEDICAL else StaffGroup.CARING if kind in _CARING else StaffGroup.SUPPORT
    for kind in StaffType
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
"""Which type may stand in for which, best choice first; a need line narrows it to what the home accepts."""
