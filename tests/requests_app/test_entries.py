"""What is true of a deed stands in its entry of the table: whose words are kept, and what an app adds once."""

import ast
from dataclasses import replace

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from regions.models import Role
from requests_app import doors
from requests_app.doors import DOORS
from requests_app.models import TERMINAL, Event, Status
from requests_app.models.actions import Action
from requests_app.procedure import entry
from requests_app.procedure.entry import RULES, Rule
from requests_app.worklist import triangle_access

KEPT = {
    *(Action.GIVE_POSITION, Action.SETTLE, Action.AGREED_NOT_SETTLED),
    *(Action.RESERVE, Action.RELEASE_RESERVATION, Action.RESERVATION_LAPSED),
    *(Action.RESERVATION_LAPSES_SOON, Action.AGREE_ACTION, Action.REPORT_ACTION_DONE, Action.AGREED_ACTION_DUE),
}
"""What a corner says, what its meeting agreed on, and what it holds ready before the triangle decided."""


def test_every_deed_has_an_entry_and_none_is_of_one_corner_or_in_the_open_by_accident():
    assert set(RULES) == set(Action)
    assert set(entry.those(lambda rule: rule.confidential)) == KEPT


def test_the_words_of_a_deed_of_which_nothing_is_said_are_kept(monkeypatch):
    monkeypatch.setitem(RULES, Action.COMMENT, Rule((), ()))

    assert triangle_access.is_of_one_corner(Event(action=Action.COMMENT, facts={}))
    assert triangle_access.is_of_one_corner(Event(action=Action.CONTEST, facts={"deed": "comment"}))
    assert not triangle_access.is_of_one_corner(Event(action=Action.CONTEST, facts={"deed": "answer"}))


def test_a_deed_without_an_entry_is_kept_too(monkeypatch):
    others = {action: rule for action, rule in RULES.items() if action != Action.COMMENT}
    monkeypatch.setattr(entry, "RULES", others)

    assert entry.is_confidential(Action.COMMENT)
    assert entry.is_confidential("a deed of tomorrow")
    assert not entry.is_confidential(Action.ANSWER)


TABLES = {"rules.py", "doors.py", "ladder.py", "from_filing.py", "table.py"}
"""The entries, the doors, and who is told of which deed."""
BY_ANOTHER_NAME = {"FOLLOWS", "STEPS", "SECTIONS", "HANDS_ON"}
"""Of an outcome, a status and a section of a page, which deed goes with it; and of three deeds, how each hands on."""


def lists_of_deeds(tree):
    """The names a module gives to something that names several deeds."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            parts = [one for one in ast.walk(node.value) if isinstance(one, ast.Attribute)]
            if sum(1 for one in parts if isinstance(one.value, ast.Name) and one.value.id == "Action") > 1:
                yield ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)


def test_nobody_keeps_a_list_of_deeds_beside_the_table():
    apps = [settings.BASE_DIR / name for name in ("regions", "requests_app", "notifications", "capacity", "msob")]
    modules = [path for app in apps for path in app.rglob("*.py") if not {"migrations", "scenarios"} & set(path.parts)]
    found = {
        (path.name, name)
        for path in modules
        if path.name not in TABLES or path.parent.name == "deeds"
        for name in lists_of_deeds(ast.parse(path.read_text()))
    }

    assert {name for _path, name in found} <= BY_ANOTHER_NAME, found
    assert list(lists_of_deeds(ast.parse("VOIDED = frozenset({Action.ANSWER, Action.OFFER})"))) == ["VOIDED"]


def test_every_deed_of_a_person_says_what_it_does_in_numbers_or_that_it_is_harmless():
    silent = entry.those(lambda rule: rule.roles and rule.foretells is None)
    harmless = entry.those(lambda rule: rule.foretells is entry.harmless)
    ends = entry.those(lambda rule: rule.to in TERMINAL or rule.ends_proposals or rule.changes_grants)

    assert silent == []
    assert set(harmless) & set(ends) == set()
    assert {DOORS[action].form.base_fields.get("end_reason") for action in harmless if action in DOORS} == {None}


def test_a_deed_that_says_neither_is_seen(monkeypatch):
    monkeypatch.setitem(RULES, Action.COMMENT, entry.deed(list(Role), [Status.DRAFT]))

    with pytest.raises(AssertionError):
        test_every_deed_of_a_person_says_what_it_does_in_numbers_or_that_it_is_harmless()


def test_a_deed_is_registered_once():
    with pytest.raises(ImproperlyConfigured, match="comment"):
        entry.register({Action.COMMENT: Rule((), ())})
    with pytest.raises(ImproperlyConfigured, match="comment"):
        doors.register([replace(DOORS[Action.COMMENT], section="top")])


def test_what_changes_a_grant_or_ends_a_reservation_is_what_supply_follows():
    ends = set(entry.those(lambda rule: rule.ends_proposals))

    assert ends == {Action.GRANT, Action.REJECT, Action.WITHDRAW, Action.RESOLVE}
    assert ends < set(entry.those(lambda rule: rule.changes_grants))


def test_every_door_says_that_it_was_done_in_a_sentence_of_its_own():
    said = [str(door.done) for door in DOORS.values()]

    assert all(said)
    assert len(set(said)) == len(said)
    assert not [one for one in said if one in {str(action.label) for action in Action}]
