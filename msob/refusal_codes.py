"""Every code by which a refusal says its cause, read off the source: `docs/refusals.md` is written from it.

A cause is a `Lack` (409, 412, 422), a `NotYours` or an `Apart` (403), or something `wrong` with a field (400); its code
stands there as plain text.
"""

import ast
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

PAGE = settings.BASE_DIR / "docs" / "refusals.md"
APPS = ("foundation", "regions", "requests_app", "capacity", "notifications", "insight", "msob")
MADE_BY = {"Lack": ("409", 0), "NotYours": ("403", 0), "Apart": ("403", 0), "wrong": ("400", 1)}
"""What says a cause: with which status, and how many things stand before its code."""

TRANSLATES = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
HEAD = """# Why not: the codes of refusals

Written by `manage.py write_refusals` from the source; don't edit it here. A code never changes its meaning. With 409
it is the `code` of one of `lacking`, with 403 that of the problem itself, with 400 that of one of `errors` (beside
those of the fields themselves: `required`, `invalid`, `type`, `unknown` …; several things wrong at once may say
`invalid`). `%(name)s` stands for a number or a word. `fields` beside a 409 say where that stands in a request:
`application.whyNotMarket`, `needLines.2.ward` (a line by its number).

| code | status | what it says |
|---|---|---|
"""


class Cause(NamedTuple):
    """One place in the source that refuses: its code, status, and words (English; "" where they are computed)."""

    code: str
    status: str
    words: str


def causes() -> dict[str, set[Cause]]:
    """Every cause by its code."""
    found = defaultdict(set)
    for path in sorted(path for app in APPS for path in (settings.BASE_DIR / app).rglob("*.py")):
        for cause in _of_file(path):
            found[cause.code].add(cause)
    return found


def page() -> str:
    """What `docs/refusals.md` must say."""
    rows = (cause for _code, found in sorted(causes().items()) for cause in sorted(found) if cause.words)
    return HEAD + "".join(f"| `{one.code}` | {one.status} | {one.words} |\n" for one in rows)


def _of_file(path: Path) -> list[Cause]:
    text = path.read_text()
    if not any(name in text for name in MADE_BY):
        return []
    reader = _Reader()
    reader.visit(ast.parse(text))
    return reader.found


class _Reader(ast.NodeVisitor):
    """Goes through a file in its order, so that `text` is what was last put in it."""

    def __init__(self) -> None:
        self.found: list[Cause] = []
        self.texts: dict[str, list[str]] = {}

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outside = dict(self.texts)
        self.generic_visit(node)
        self.texts = outside

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        if words := self._words(node.value):
            self.texts |= {one.id: words for one in node.targets if isinstance(one, ast.Name)}

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        made_by, *given = _made(node)
        status, before = MADE_BY.get(made_by, ("", 0))
        code, *rest = given[before:] or [None]
        if status and isinstance(code, ast.Constant):
            words = [word for one in rest[:1] for word in self._words(one)] or [""]
            self.found += [Cause(str(code.value), status, word) for word in words]

    def _words(self, node: ast.AST) -> list[str]:
        """The sentences that a value may be."""
        if isinstance(node, ast.Name):
            return self.texts.get(node.id, [])
        if isinstance(node, ast.IfExp):
            return self._words(node.body) + self._words(node.orelse)
        is_text = isinstance(node, ast.Call) and _name(node.func) in TRANSLATES
        return [str(node.args[0].value)] if is_text and isinstance(node.args[0], ast.Constant) else []


def _made(node: ast.Call) -> list[Any]:
    """What a call makes and with what; what `partial` will make counts too."""
    args = node.args if _name(node.func) == "partial" else [node.func, *node.args]
    return [_name(args[0]) if args else "", *args[1:]]


def _name(node: ast.AST) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))
