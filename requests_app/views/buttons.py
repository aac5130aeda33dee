"""What somebody may do to a request, as buttons: offered now, or not yet and then what is lacking.

The table of deeds says which; this module says in which section of a page they stand and how they are pressed.
"""

from dataclasses import dataclass, replace
from functools import partial

from regions.models import User
from requests_app.doors import DOORS
from requests_app.forms.deed import new_key
from requests_app.models import RANK, TERMINAL, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import standings, withheld
from requests_app.procedure.entry import Rule
from requests_app.procedure.preconditions_ladder import NOTHING_WAITS
from requests_app.procedure.rules import RULES
from requests_app.views.lacks import Placed, deed_url, placed
from requests_app.worklist.forecast import Forecast, foresee


@dataclass(frozen=True)
class Button:
    """One deed for one person: `lacking` is empty when it can be done now.

    One that `harms` stands behind those that help. `direct` deeds are done by the button itself, under `key` and
    `version`; the others open their page. `forward` is the way up the ladder.
    """

    action: Action
    label: str
    url: str
    lacking: tuple
    by_phone: bool
    direct: bool
    forward: bool
    harms: bool
    version: int
    key: str
    then: Forecast | None = None


def button(support_request: SupportRequest, action: Action, *, by: User, subject=None) -> Button | None:
    """The button for `by`, in person or else by telephone; None when the deed isn't hers, or nothing waits for it.

    Where only another deed of hers keeps her from it, that is what is lacking.
    """
    rule = RULES[action]
    if support_request.status not in rule.sources or action not in DOORS:
        return None
    found, why = _prospect(support_request, action, by, subject), ""
    if not found.standings and (why := withheld(rule, support_request, by, subject)):
        found = replace(found, lacking=tuple(rule.lacks(support_request, subject)))
    if not (found.standings or why) or any(lack.code in NOTHING_WAITS for lack in found.lacking):
        return None
    by_phone = bool(found.standings) and found.standings[0].by_phone
    return Button(
        action=action,
        label=str(action.label),
        url=deed_url(DOORS[action], subject or support_request, of=support_request.reference),
        lacking=(*_not_hers(why), *placed(found.lacking, support_request, by=by)),
        by_phone=by_phone,
        direct=_is_direct(rule, support_request, subject) and not by_phone and len(found.roles) == 1,
        forward=_is_forward(support_request, action),
        harms=rule.harms,
        version=support_request.version,
        key=new_key(),
        then=foresee(support_request, action, by=by) if rule.to else None,
    )


def _not_hers(why) -> list[Placed]:
    """What keeps somebody from a deed, as what is lacking: another can do it."""
    return [Placed("apart", str(why), "", True)] if why else []


def buttons(support_request: SupportRequest, actions, *, by: User, subject=None) -> list[Button]:
    """Those of `actions` that are `by`'s in this status."""
    found = (button(support_request, action, by=by, subject=subject) for action in actions)
    return [one for one in found if one]


def offered_on(support_request: SupportRequest, on: str, subject, *, by: User) -> list[Button]:
    """What can be done now to a need line, inquiry, offer or deed-on-behalf (`on` as in the table)."""
    actions = [action for action, rule in RULES.items() if rule.on == on]
    return [one for one in buttons(support_request, actions, by=by, subject=subject) if not one.lacking]


def not_yet_on(support_request: SupportRequest, on: str, subject, *, by: User) -> list[Button]:
    """What waits only for what somebody can still do, whoever that is; not what this isn't the moment for."""
    actions = [action for action, rule in RULES.items() if rule.on == on]
    found = buttons(support_request, actions, by=by, subject=subject)
    return [one for one in found if one.lacking and all(lack.is_mendable for lack in one.lacking)]


def otherwise(support_request: SupportRequest, action: Action, *, by: User, subject) -> Button | None:
    """The button of the deed that says the opposite of `action`, when it can be done now."""
    other = RULES[action].otherwise
    found = button(support_request, other, by=by, subject=subject) if other else None
    return found if found and not found.lacking else None


def by_section(support_request: SupportRequest, *, by: User) -> dict[str, list[Button]]:
    """The deeds on the request itself by section of its page; "top" holds those that move it and all not placed."""
    placed: dict[str, list[Action]] = {"top": []}
    for action, rule in RULES.items():
        if action in DOORS and not rule.on:
            placed.setdefault(DOORS[action].section, []).append(action)
    found = {section: buttons(support_request, actions, by=by) for section, actions in placed.items()}
    return found | {"top": sorted(found["top"], key=partial(_place, support_request))}


def _place(support_request: SupportRequest, button: Button) -> tuple[bool, ...]:
    """What helps most in this status comes first, and what harms last.

    The way up, then the move that is waited for, what moves nothing, what leads back or aside, the ways out.
    """
    rule = RULES[button.action]
    awaited = support_request.status in rule.next_in
    return button.harms, not button.forward, not awaited, rule.to in TERMINAL, rule.to is not None


def of_panel(deeds: dict[str, list[Button]], panel: str) -> list[Button]:
    """The buttons that a panel repeats, of all deeds by section: the way up first."""
    return sorted(pick(deeds, in_panel(panel)), key=lambda button: (button.harms, not button.forward))


def in_panel(panel: str) -> list[Action]:
    """The deeds of which a panel shows the button."""
    return [action for action in Action if action in DOORS and DOORS[action].panel == panel]


def pick(deeds: dict[str, list[Button]], actions) -> list[Button]:
    """Of all deeds by section those of `actions`, in that order: a section repeats what stands at the top."""
    found = {one.action: one for section in deeds.values() for one in section}
    return [found[action] for action in actions if action in found]


def _prospect(support_request, action, by: User, subject) -> workflow.Prospect:
    """In person, else by telephone."""
    rule = RULES[action]
    if DOORS[action].lacks_on_its_page:
        theirs = standings(rule, support_request, by, subject, False) or standings(
            rule, support_request, by, subject, True
        )
        return workflow.Prospect(action, theirs, support_request.status in rule.sources, ())
    found = workflow.prospect(support_request, action, by=by, subject=subject)
    if found.standings:
        return found
    return workflow.prospect(support_request, action, by=by, subject=subject, by_phone=True)


def _is_direct(rule: Rule, support_request: SupportRequest, subject) -> bool:
    """Whether the button itself does it: nothing is asked, and nothing need be said of it first."""
    if not rule.one_click or rule.reasoned:
        return False
    return not (rule.foretells and rule.foretells(support_request, subject))


def _is_forward(support_request, action) -> bool:
    """Up the ladder in the ordinary way; what goes by it is there but never the first thing to press."""
    rule = RULES[action]
    if DOORS[action].goes_round:
        return False
    return rule.to in RANK and RANK[rule.to] > RANK.get(support_request.status, 0)
