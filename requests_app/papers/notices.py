"""Who hears of a decision, when and how: the same words in the letter and in the case file.

The decision itself tells LOCC, in the system, and the letter goes to the applicant. Beside that somebody may record
when either was told; the letter was sent by then, so it stands in the case file alone.
"""

from collections.abc import Iterator

from requests_app.models import Decision, ToldTo
from requests_app.papers.texts import say
from requests_app.papers.words import applicant, long_day, moment


def of(decision: Decision) -> list[tuple[str, str]]:
    """To whom, and when and how; as the letter says it."""
    about = decision.support_request
    values = {"at": moment(decision.decided_at), "date": long_day(decision.decided_at)}
    values |= {"applicant": applicant(about), "region": about.safety_region.name}
    return [(say(f"notice.{to}"), say(f"notice.{to}_value", **values)) for to in ToldTo]


def with_records(decision: Decision) -> Iterator[tuple[str, str]]:
    """The same, with the moment that was recorded afterwards, or that none was."""
    recorded = {ToldTo.LOCC: decision.locc_told_at, ToldTo.APPLICANT: decision.applicant_told_at}
    for to, (label, words) in zip(ToldTo, of(decision), strict=True):
        at = recorded[to]
        yield label, f"{words}\n{say('notice.recorded', at=moment(at)) if at else say('notice.not_recorded')}"
