"""The procedure in numbers (domain contract, section 4): clock hours a status may take, a quarter of these when urgent.

Part of the settings; a test or an installation may set each of them otherwise.
"""

MSOB_DUE_HOURS = {
    "draft": 12,  # only after a return
    "regional": 8,
    "national": 8,
    "application": 6,
    "intake": 4,
    "precheck": 4,
    "fact_finding": 24,
    "tuning": 6,
    "review": 8,
    "granted": 24,
    "ended": 14 * 24,
}
MSOB_PROPOSAL_HOURS = 24  # what a plan reserves before the triangle has decided lapses after this
MSOB_PROPOSAL_WARNING_HOURS = (6, 1)  # before that, who reserved them is warned
MSOB_REMIND_AT = 0.75  # part of the time that has gone when the owner is reminded
MSOB_ESCALATE_HOURS = (1, 4, 8)  # after the due time, to the next in line each; a quarter of these when urgent
MSOB_WRITTEN_WARNING_HOURS = (6, 0)  # before the written follow-up of an urgent registration is due
MSOB_PROVISIONAL_WARNING_HOURS = (24, 6)  # before a provisional grant ends; from the last on the decider may decide
MSOB_INQUIRY_HOURS = {1: 4, 2: 12}  # step of the ladder: clock hours a party has to answer
MSOB_UNDO_MINUTES = 10  # for this long whoever did it may undo a deed that nothing builds on; never a quarter
