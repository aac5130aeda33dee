"""From the data of a paper to a PDF: tagged (PDF/UA-1), the same bytes for the same data and moment.

Only the fonts that ship with typst are used. They lack some characters people type (pictures, scripts written
otherwise): those are shown as an empty box, so that no remark can keep a paper from being printed.
"""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import typst
from django.utils import translation

from foundation import clock
from requests_app.papers.texts import say

HERE = Path(__file__).parent
LONGEST_WORD = 40  # characters; a longer one may be broken anywhere
LACKING = re.compile(
    r"[^\n -~\u00a0-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff\u1e00-\u1eff\u2000-\u200a\u2010-\u2029"
    r"\u202f-\u2040\u2044-\u2052\u2070\u2071\u2074-\u208e\u20a0-\u20c0\u2190-\u22ff\u25a0-\u25ff]"
)
UNKNOWN = "□"


def as_file(name: str) -> str:
    """`name` as a file's, safe in any header and on any disk: letters, digits, dashes and dots only."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip("-.") + ".pdf"


@dataclass(frozen=True)
class Paper:
    """A paper ready to be printed: its file name without ending, its title, its template and what that needs.

    `drawings` are SVGs, which its blocks name by their place. `at` is the moment it is of, where that isn't now.
    """

    name: str
    title: str
    template: str
    blocks: list
    footer: str
    keywords: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)
    drawings: tuple[str, ...] = ()
    at: datetime | None = None

    @property
    def filename(self) -> str:
        """The name it is handed over under."""
        return as_file(self.name)

    def pdf(self) -> bytes:
        """The PDF, dated at this moment of the domain clock or at the one it is of."""
        content = printable(
            {
                "title": self.title,
                "author": say("sender.name"),
                "keywords": list(self.keywords),
                "footer": self.footer,
                "words": {"page": say("words.page"), "of": say("words.of")},
                "sender": {"name": say("sender.name"), "about": say("sender.about")},
                "blocks": self.blocks,
                **self.more,
            }
        )
        return typst.compile(
            str(HERE / f"{self.template}.typ"),
            root=str(HERE),
            format="pdf",
            sys_inputs={"data": json.dumps(content), "drawings": json.dumps(self.drawings)},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            timestamp=(self.at or clock.now()).astimezone(UTC).replace(microsecond=0),  # typst wants whole seconds
        )


def printable(value):
    """`value` with every text in it such that it can be printed."""
    if isinstance(value, dict):
        return {key: printable(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(inner) for inner in value]
    return _printable_text(value) if isinstance(value, str) else value


def _printable_text(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    return re.sub(rf"\S{{{LONGEST_WORD},}}", _breakable, LACKING.sub(UNKNOWN, plain))


def _breakable(match: re.Match) -> str:
    """A long word with places where a line may end."""
    return re.sub(r"(.{20})", "\\1\u200b", match[0])


def in_dutch(make: Callable[..., Paper]) -> Callable[..., Paper]:
    """A paper is Dutch whatever the language of the page it was asked from."""

    @wraps(make)
    def made(*args, **kwargs) -> Paper:
        with translation.override("nl"):
            return make(*args, **kwargs)

    return made
