"""The questions of LOCC and the triangle, as data: procedural checks P1–P11, substantive checks S1–S10, reasons.

They follow the MSOB regulation of 2007 and the procedure of 28 December 2020; each says where it comes from. Also what
the system itself knows about a procedural check, so that the intake starts from a filled-in list.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

GUIDANCE_OF = date(2020, 12, 28)


@dataclass(frozen=True)
class Check:
    """One question: its code, the words, and the source it rests on."""

    code: str
    text: Any
    source: str


PROCEDURAL = [
    Check("P1", _("An authority applies that may do so, it signed, and it concerns one municipality."), "MSOB art. 3"),
    Check("P2", _("The request is in writing, or was made by telephone with a written follow-up."), "MSOB art. 4"),
    Check("P3", _("It is motivated why the home can't by itself, not in time or not enough."), "MSOB art. 3(2)"),
    Check("P4", _("It is motivated why the market can't; not asked of a Minister."), "MSOB art. 3(3), 3(4)"),
    Check("P5", _("All rungs of the ladder are recorded and dated, and GHOR verified them."), "Procedure 28-12-2020"),
    Check("P6", _("This is the right legal route, not assistance under another act."), "MSOB art. 1a"),
    Check("P7", _("The request is current: updated and specified the same day."), "Procedure 28-12-2020"),
    Check("P8", _("The request is concrete: numbers, types, tasks, place and period."), "Procedure 28-12-2020"),
    Check("P9", _("It isn't about real estate, for which another authority decides."), "MSOB art. 4(5)"),
    Check("P10", _("The help is given in the Netherlands."), "MSOB art. 2"),
    Check("P11", _("It holds nothing about patients or residents."), "AVG"),
]

SUBSTANTIVE = [
    Check("S1", _("Acute: the minimum of care is not met without help."), "Procedure 28-12-2020"),
    Check("S2", _("The military effect is suitable and safe."), "MSOB art. 3"),
    Check("S3", _("The smallest mix that reaches the effect; medical staff for medical tasks only."), "Defence"),
    Check("S4", _("Temporary, with an end date and a plan to hand over."), "MSOB art. 5"),
    Check("S5", _("Crisis organisation and hygiene are adequate, or conditions are agreed."), "Procedure 28-12-2020"),
    Check("S6", _("Induction, supervision and protective equipment are arranged."), "Procedure 28-12-2020"),
    Check("S7", _("Many in one place rather than a few everywhere."), "Procedure 28-12-2020"),
    Check("S8", _("Regional and national priority; no region absorbs everything."), "Procedure 28-12-2020"),
    Check("S9", _("A reserve is kept for the coming weeks."), "Procedure 28-12-2020"),
    Check("S10", _("The additional cost is known."), "MSOB art. 9"),
]

PROCEDURAL_CODES = tuple(check.code for check in PROCEDURAL)


class Verdict(models.TextChoices):
    """What the checker says of one procedural check."""

    MET = "met", _("met")
    FAILED = "failed", _("failed")
    TO_FOLLOW = "to_follow", _("to follow")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


class RefusalReason(models.TextChoices):
    """Coded reasons for returning or refusing."""

    LADDER_INCOMPLETE = "ladder_incomplete", _("the ladder is incomplete")
    WRONG_ROUTE = "wrong_route", _("wrong legal route")
    MARKET_AVAILABLE = "market_available", _("the market can help")
    NOT_ACUTE = "not_acute", _("not acute")
    NO_CAPACITY = "no_capacity", _("no capacity")
    SITE_NOT_READY = "site_not_ready", _("the location isn't ready")
    NOT_A_MILITARY_EFFECT = "not_a_military_effect", _("not an effect the armed forces can give")
    LEGAL = "legal", _("legal objection")
    DUPLICATE = "duplicate", _("duplicate of another request")
    NOT_CONCRETE = "not_concrete", _("not concrete")
