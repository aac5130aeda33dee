"""What one entry of the table of deeds says, and the table itself.

`rules` fills it with the deeds on a request; a higher app registers its own. What is true of a deed stands in its
entry: whoever wants to know asks the table, and keeps no list of deeds of her own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple

from django.core.exceptions import ImproperlyConfigured

from foundation.errors import Lack, in_words
from regions.models import Role
from requests_app.models import Event, Status, SupportRequest
from requests_app.models.actions import Action


def nothing(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Nothing is lacking."""
    return []


class People(str):
    """People in words, as *1 × nurse, 2 × doctor*, who are so many `persons` together."""

    persons: int


@dataclass(frozen=True, init=False)
class Foretold:
    """One thing that a deed will do, in a (lazy) sentence that names its `numbers`.

    Of `people` it also knows how many `persons` they are, for `ngettext_lazy`.

    `opens` person-days are open again today and later (below zero: open no more); None when what is typed decides.
    """

    message: Any
    numbers: Mapping[str, Any] = field(hash=False)
    opens: int | None

    def __init__(self, message: Any, *, opens: int | None = 0, **numbers: Any) -> None:
        if isinstance(who := numbers.get("people"), People):
            numbers["persons"] = who.persons
        object.__setattr__(self, "message", message)
        object.__setattr__(self, "opens", opens)
        object.__setattr__(self, "numbers", numbers)

    def __str__(self) -> str:
        return in_words(self.message, self.numbers)


def harmless(support_request: SupportRequest, subject: Any) -> list[Foretold]:
    """Nothing ends, is lowered, released or beyond repair by this deed."""
    return []


class Memory(Enum):
    """What an earlier deed is remembered as, where it matters later who did it (separation of duties)."""

    SPOKE = "spoke for a corner"
    FOUND = "found the facts"
    ASKED_AGAIN = "asked the triangle to look again"
    WENT_ON = "went on in another request"


@dataclass(frozen=True)
class Rule:
    """One line of the table of deeds.

    `roles` may do it, when the request stands in one of `sources`; it then moves to `to` (None: it stays; a function:
    it depends). `lacks` asks what is missing; `then` writes what follows from a deed without data (`effects`). `on`
    names what the deed is done to when that isn't the request itself; `addressee` says that its party, not the
    territory, decides whose it is, `owned` that it is for the role that this names as its `owner`; `only_opened` are
    roles that do it only to a request they opened themselves.
    `reasoned` deeds need a reason; `freezes` makes a new version. Nobody does by itself what `follows` from another
    deed, or what the `clock` brings. `turn` narrows the roles to those whose turn it is; `apart` says what keeps
    somebody from it (another deed of hers, most often); `by_reference` lets LOCC do it to any request it can open.

    What was said with a `confidential` deed is read only by those who read positions; a deed is confidential unless
    its entry says that it isn't. `remembered` says what it counts as later, `settles` that the triangle may settle by
    it at once, `concludes` that it can be the outcome of a meeting, `changes_grants` that after it another grant may
    be in force, or less or another type be asked, `leaves_need` that nothing is asked, met, granted or there otherwise
    than before, `ends_proposals` that no reservation waits any more, `voidable` that it counts no more when whoever
    was spoken for contests it, `tells_unit` that it says what a unit does (its movement order is frozen with it),
    `gives` which part of a written application it gives, and `next_in` in which statuses it is the move that is waited
    for. `otherwise` is the deed that says the opposite: wherever the one is offered, the other stands beside it.

    What `harms` ends or takes away what stands, or turns somebody down: a page keeps it behind the deeds that help.

    `undoable`: whoever did it may undo it for some minutes, while nothing builds on it (decision 0033); `own` is what
    nobody but whoever did the first deed may do.

    `foretells` says in numbers what the deed ends, lowers, releases or does beyond repair, before it is done; or it is
    `harmless`. There is no default: a test refuses the deed of a person that says neither.
    """

    roles: tuple[Role, ...]
    sources: tuple[Status, ...]
    to: Status | Callable[[SupportRequest], Status] | None = None
    lacks: Callable[[SupportRequest, Any], list[Lack]] = nothing
    then: Callable[[SupportRequest, int, Any], None] | None = None
    on: str = ""
    addressee: bool = False
    owned: bool = False
    only_opened: tuple[Role, ...] = ()
    reasoned: bool = False
    freezes: bool = False
    one_click: bool = False
    follows: bool = False
    clock: bool = False
    by_reference: bool = False
    turn: Callable[[SupportRequest], frozenset[Role]] | None = None
    apart: Callable[[SupportRequest, Any, Role, Any], Any] | None = None
    confidential: bool = True
    remembered: Memory | None = None
    settles: bool = False
    concludes: bool = False
    changes_grants: bool = False
    leaves_need: bool = False
    ends_proposals: bool = False
    voidable: bool = False
    tells_unit: bool = False
    gives: str = ""
    next_in: tuple[Status, ...] = ()
    harms: bool = False
    undoable: bool = False
    own: bool = False
    otherwise: Action | None = None
    foretells: Callable[[SupportRequest, Any], list[Foretold]] | None = None


RULES: dict[Action, Rule] = {}
"""The table: complete once the apps are ready."""


class Noted(NamedTuple):
    """An event of the system itself that follows from a deed: which, of which occasion, with which facts."""

    action: Action
    once: str
    facts: Mapping[str, object]


WHEN_GRANTS_CHANGE: list[Callable[[SupportRequest, Event], Iterable[Noted]]] = []
"""What a higher app does inside a deed that `changes_grants`, and what is noted of it; it refuses: nothing happened."""

AFTER_EACH_EVENT: list[Callable[[SupportRequest, Event], None]] = []
"""What a higher app does inside each deed, when all rows are written: its own, and those of `WHEN_GRANTS_CHANGE`."""

ALSO_FORETELL: dict[Action, Callable[[SupportRequest, Any, frozenset[Role]], list[Foretold]]] = {}
"""What a higher app's part of a deed will do, for whoever has these roles."""


def deed(roles, sources, to=None, **more) -> Rule:
    """A deed with data: it has a function of its own that ends in `perform`."""
    return Rule(tuple(roles), tuple(sources), to, **more)


def follows(sources, to, **more) -> Rule:
    """What follows from another deed, never done by itself."""
    return Rule((), tuple(sources), to, follows=True, **more)


def click(roles, sources, to, **more) -> Rule:
    """A deed without data of its own: it goes through the general door."""
    return Rule(tuple(roles), tuple(sources), to, one_click=True, **more)


def harmless_deed(roles, sources, to=None, **more) -> Rule:
    """A `deed` by which nothing ends, is lowered, released or beyond repair."""
    return deed(roles, sources, to, foretells=harmless, **more)


def harmless_click(roles, sources, to, **more) -> Rule:
    """A `click` by which nothing ends, is lowered, released or beyond repair."""
    return click(roles, sources, to, foretells=harmless, **more)


def by_clock() -> Rule:
    """What the clock brings: nobody's deed, in any status."""
    return Rule((), tuple(Status), clock=True, leaves_need=True)


def in_the_open(rules: Mapping[Action, Rule]) -> dict[Action, Rule]:
    """These deeds, of which whoever reads the request reads what was said."""
    return {action: replace(rule, confidential=False) for action, rule in rules.items()}


def register(rules: Mapping[Action, Rule]) -> None:
    """Add `rules` to the table; ImproperlyConfigured for a deed that stands there already."""
    if twice := sorted(RULES.keys() & rules.keys()):
        raise ImproperlyConfigured(f"Registered twice: {', '.join(twice)}.")
    RULES.update(rules)


def those(holds: Callable[[Rule], Any]) -> list[Action]:
    """The deeds of which `holds` is true, in the order of the table."""
    return [action for action, rule in RULES.items() if holds(rule)]


def is_confidential(action: str) -> bool:
    """Whether what is said with `action` is for who reads positions; of an unknown deed it is."""
    rule = RULES.get(Action(action)) if action in Action.values else None
    return rule is None or rule.confidential
