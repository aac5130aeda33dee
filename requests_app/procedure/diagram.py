"""The table of deeds as a page of documentation: a diagram of the statuses, and what may be done in each.

`manage.py write_workflow` writes it to docs/workflow.md; a test fails when that page is out of date.
"""

from django.conf import settings
from django.utils import translation

from regions.models import Role
from requests_app.models import SIGHT, TERMINAL, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.entry import Rule
from requests_app.procedure.rules import OWNERS, RULES

PAGE = settings.BASE_DIR / "docs" / "workflow.md"
HEAD = """\
# The table of deeds

Written by `manage.py write_workflow` from `requests_app/procedure/rules.py`; don't edit it here.
What is lacking before a deed, and what it writes, stands in the code beside the table.
"""


def targets(rule: Rule) -> tuple[Status, ...]:
    """The statuses a deed can lead to, in the order of the procedure; none when the request stays where it is."""
    if rule.to is None:
        return ()
    if not callable(rule.to):
        return (Status(rule.to),)
    asked = (
        SupportRequest(status=one, closed_from=one, people_out=out)
        for one in Status
        if one not in TERMINAL
        for out in (0, 1)
    )
    found = {Status(target) for target in map(rule.to, asked) if target}
    return tuple(one for one in Status if one in found)


def moves() -> dict[Action, Rule]:
    """The deeds that move a request."""
    return {action: rule for action, rule in RULES.items() if rule.to is not None}


def page() -> str:
    """The whole page, in English."""
    with translation.override("en"):
        parts = [HEAD, _diagram(), _statuses(), _table("Deeds that move a request", moves(), moving=True)]
        others = {action: rule for action, rule in RULES.items() if rule.to is None}
        parts.append(_table("Deeds that don't move it", others, moving=False))
    return "\n".join(parts)


def _diagram() -> str:
    arrows: dict[tuple[Status, Status], list[Action]] = {}
    for action, rule in moves().items():
        for source in dict.fromkeys(rule.sources):
            for target in targets(rule):
                arrows.setdefault((source, target), []).append(action)
    lines = ["    [*] --> draft: open"]
    lines += [f"    {source} --> {target}: {' / '.join(deeds)}" for (source, target), deeds in arrows.items()]
    lines += [f"    {status} --> [*]" for status in Status if status in TERMINAL]
    return "\n".join(["## The statuses", "", "```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _statuses() -> str:
    rows = [(f"`{one}`", one.label, _roles(OWNERS.get(one, ())) or "–", _seen_from(one)) for one in Status]
    return _rows(("status", "label", "whose move it is", "seen from here on by"), rows)


def _seen_from(status: Status) -> str:
    return _roles(tuple(role for role in Role if SIGHT.get(role) == status)) or "–"


def _table(title: str, rules: dict[Action, Rule], *, moving: bool) -> str:
    head = ("deed", "label", "from", *(["to"] if moving else ["on"]), "who", "reason", "new version")
    rows = [
        (
            f"`{action}`",
            action.label,
            _sources(rule),
            _statuses_of(targets(rule)) if moving else rule.on or "request",
            _who(rule),
            _yes(rule.reasoned),
            _yes(rule.freezes),
        )
        for action, rule in rules.items()
    ]
    return f"## {title}\n\n{_rows(head, rows)}"


def _rows(head, rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def _sources(rule: Rule) -> str:
    if not rule.sources:
        return "–"
    return "any status" if len(set(rule.sources)) == len(Status) else _statuses_of(rule.sources)


def _statuses_of(statuses) -> str:
    return ", ".join(f"`{status}`" for status in dict.fromkeys(statuses))


def _who(rule: Rule) -> str:
    if not rule.roles:
        return "the clock" if rule.clock else "follows from another deed"
    if len(rule.roles) == len(Role):
        return "who was spoken for"
    who = _roles(rule.roles)
    who += f" ({_roles(rule.only_opened)}: only what it opened)" if rule.only_opened else ""
    who += " – the one addressed" if rule.addressee else ""
    return who + (" – whose turn it is" if rule.turn else "")


def _roles(roles) -> str:
    return ", ".join(f"`{role}`" for role in roles)


def _yes(value: bool) -> str:
    return "yes" if value else ""
