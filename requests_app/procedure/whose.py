"""Whose move it is, for whom one may speak on the telephone, and the statuses and roles that several deeds share."""

from regions.models import Role
from requests_app.models import Status
from requests_app.records import escalation

S, R = Status, Role

OWNERS: dict[Status, tuple[Role, ...]] = {
    S.DRAFT: (R.INSTITUTION,),
    S.REGIONAL: (R.GHOR,),
    S.NATIONAL: (R.GHOR,),
    S.APPLICATION: (R.INSTITUTION, R.GHOR),
    S.INTAKE: (R.LOCC,),
    S.PRECHECK: (R.DEFENCE_PLANNER, R.VWS, R.GHOR, R.LOCC),
    S.FACT_FINDING: (R.FACT_FINDER, R.DEFENCE_PLANNER),
    S.TUNING: (R.INSTITUTION,),
    S.REVIEW: (R.DEFENCE_PLANNER, R.VWS, R.GHOR, R.LOCC),
    S.GRANTED: (R.DEFENCE_PLANNER,),
    S.DEPLOYED: (R.DEFENCE_PLANNER,),
    S.ENDED: (R.INSTITUTION, R.DEFENCE_PLANNER),
}
"""Whose move it is in each status; nobody's in a final one."""

BEHALF: dict[Role, frozenset[Role]] = {
    R.GHOR: frozenset({R.INSTITUTION, R.REGIONAL_PARTNER}),
    R.LOCC: frozenset({R.NATIONAL_PARTNER, R.GHOR, R.DEFENCE_PLANNER, R.VWS, R.FACT_FINDER, R.DECIDER}),
    R.INSTITUTION: frozenset({R.INSTITUTION, R.REGIONAL_PARTNER, R.NATIONAL_PARTNER}),
}
"""For whom a role may record what was said on the telephone: GHOR for the home and the parties of step 1, LOCC for
those of step 2 and for another GHOR. An institution records only what the parties answered to its own request."""

LADDER = (S.REGIONAL, S.NATIONAL)
TO_PRECHECK = (S.DRAFT, *LADDER, S.APPLICATION, S.INTAKE, S.PRECHECK)
TO_TUNING = (*TO_PRECHECK, S.FACT_FINDING, S.TUNING)
TO_REVIEW = (*LADDER, S.APPLICATION, S.INTAKE, S.PRECHECK, S.FACT_FINDING, S.TUNING, S.REVIEW)
TO_DEPLOYED = (*TO_REVIEW, S.GRANTED, S.DEPLOYED)
WITH_HELP = (S.DRAFT, *TO_DEPLOYED, S.REJECTED, S.RESOLVED)
EVERY = tuple(S)

OUT = (S.GRANTED, S.DEPLOYED)

HOME = (R.INSTITUTION,)
HOME_OR_GHOR = (R.INSTITUTION, R.GHOR)
OPENERS = (R.INSTITUTION, R.GHOR, R.VWS, R.LOCC)
FOR_A_HOME = (R.VWS, R.LOCC)
PARTIES = (R.INSTITUTION, R.REGIONAL_PARTNER, R.NATIONAL_PARTNER)
CORNERS = escalation.CORNERS
TRIANGLE = (S.PRECHECK, S.REVIEW)
DECIDED = (S.PRECHECK, S.FACT_FINDING, S.TUNING, S.REVIEW, S.GRANTED, S.DEPLOYED, S.ENDED, S.REJECTED)
SPOKEN_OF = (S.APPLICATION, S.INTAKE, *DECIDED, S.CLOSED, S.RESOLVED, S.WITHDRAWN)
"""The statuses of a request that stood on an agenda once: the triangle sends it on, or back."""
READERS = (R.INSTITUTION, R.GHOR, R.LOCC, R.VWS, R.DEFENCE_PLANNER, R.FACT_FINDER, R.DECIDER)
