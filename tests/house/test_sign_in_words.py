"""The sentences we say anew are still those of the sign-in package: an upgrade that rewords one would undo ours."""

import ast
import gettext
from pathlib import Path

import allauth
from django.utils.translation import gettext as say
from django.utils.translation import override

from msob import sign_in_words


def said_anew():
    """Every sentence the module holds."""
    tree = ast.parse(Path(sign_in_words.__file__).read_text())
    return {node.args[0].value for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_each_is_a_sentence_of_the_package():
    with (Path(allauth.__file__).parent / "locale/nl/LC_MESSAGES/django.mo").open("rb") as file:
        theirs = set(gettext.GNUTranslations(file)._catalog)

    assert said_anew() - theirs == set()


def test_ours_wins():
    with override("nl"):
        assert say("Are you sure you want to sign out?") == "Weet u zeker dat u wilt uitloggen?"
