"""What is asked of Defence and not granted yet: per need line, staff type and day, from the ledger of need.

Tuned lines say which type is asked; what they leave open is asked in the line's own type.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from foundation import clock
from foundation.ranges import Profile
from requests_app.models import RANK, NeedLine, ProposalState, Status, SupportRequest, TunedLine
from requests_app.records import need_ledger

ASKS = frozenset(status for status, rank in RANK.items() if RANK[Status.INTAKE] <= rank <= RANK[Status.DEPLOYED])
"""The statuses in which a request asks for Defence: from filing on."""

PLANNED_FOR = ASKS - {Status.GRANTED, Status.DEPLOYED}
"""The statuses in which a plan may reserve people: after a grant, more takes another review or a follow-up."""

IN_DISCUSSION = frozenset({Status.TUNING, Status.REVIEW})
"""The statuses in which tuned lines may still take what was declined before."""


TUNED = frozenset({ProposalState.PROPOSED, ProposalState.ACCEPTED})
"""The states in which the lines of a proposal count as tuned."""

Tuned = dict[str, tuple[Profile, int]]  # by staff type: persons per day, and the minimum useful team


@dataclass(frozen=True)
class Ask:
    """Persons of one type asked for one need line, today and later; fewer than `team` are of no use."""

    line: NeedLine
    staff_type: str
    persons: Profile
    team: int = 1

    @property
    def support_request(self) -> SupportRequest:
        return self.line.support_request


def asked_in(requests: QuerySet[SupportRequest]) -> list[Ask]:
    """All that these requests ask of Defence, oldest first; in five queries, however many."""
    lines = _lines_in(requests.filter(status__in=ASKS))
    return asked_of(lines, need_ledger.granted_of(lines), need_ledger.accounts(lines), tuned_of(lines))


def _lines_in(requests: QuerySet[SupportRequest]) -> list[NeedLine]:
    """The need lines of these requests with what is shown of them, oldest request first."""
    found = NeedLine.objects.filter(support_request__in=requests)
    shown = found.select_related("support_request__institution", "support_request__safety_region")
    return list(shown.order_by("support_request", "number"))


def asked_of(
    lines: Iterable[NeedLine],
    granted: Mapping[int, Mapping[str, Profile]],
    accounts: Mapping[int, need_ledger.Account],
    tuned: Mapping[int, Tuned],
) -> list[Ask]:
    """What is asked for these lines, of requests that ask for Defence, beyond what is `granted`; all by line."""
    lines = (line for line in lines if line.support_request.status in ASKS)
    return [ask for line in lines for ask in _of(line, accounts[line.pk], granted[line.pk], tuned.get(line.pk, {}))]


def tuned_of(lines: Iterable[NeedLine]) -> dict[int, Tuned]:
    """What is tuned now, with the minimum useful team, by need line (primary key) and type."""
    return tuned_by(TunedLine.objects.filter(line__in=lines, proposal__state__in=TUNED).select_related("proposal"))


def tuned_by(tuned: Iterable[TunedLine]) -> dict[int, Tuned]:
    """The same from the lines of proposals that count."""
    found: dict[int, Tuned] = {}
    for one in tuned:
        of_line = found.setdefault(one.line_id, {})
        part = Profile.of([(one.persons, one.starts_on, one.ends_on)])
        earlier, team = of_line.get(one.staff_type, (Profile(), 1))
        of_line[one.staff_type] = (earlier + part, max(team, one.minimum_team))
    return found


def _of(line: NeedLine, account: need_ledger.Account, granted: Mapping, tuned: Mapping) -> Iterator[Ask]:
    """Of each tuned type what isn't granted yet, as far as there is room; then what else is open."""
    room = left = account.open.positive().since(clock.today())
    if line.support_request.status in IN_DISCUSSION:
        room = room + account.declined.since(clock.today())
    own, own_team = Profile(), 1
    for staff_type, (persons, team) in tuned.items():
        wanted = (persons - granted.get(staff_type, Profile())).positive() & room
        room, left = room - wanted, (left - wanted).positive()
        if staff_type == line.staff_type:
            own, own_team = wanted, team
        elif wanted:
            yield Ask(line, staff_type, wanted, team)
    if own + left:
        yield Ask(line, line.staff_type, own + left, own_team)
