"""What a paper is built of: plain dicts that the templates (`house.typ`) know how to draw."""

from collections.abc import Sequence
from typing import Any

Block = dict[str, Any]
NOTHING = "–"


def heading(text: str, level: int = 2) -> Block:
    return {"kind": "heading", "text": text, "level": level}


def text(*words: str) -> Block:
    """Paragraphs; an empty line within one parts it in two."""
    return {"kind": "text", "paragraphs": _paragraphs(words)}


def small(*words: str) -> Block:
    """Paragraphs in small print."""
    return {"kind": "small", "paragraphs": _paragraphs(words)}


def note(title: str, *words: str) -> Block:
    """A box that stands out."""
    return {"kind": "note", "title": title, "paragraphs": _paragraphs(words)}


def items(words) -> Block:
    """A list."""
    return {"kind": "list", "items": [str(one) for one in words]}


def facts(rows, *, width: float = 4.6) -> Block:
    """Labels with values beside them; `width` of the labels in centimetres."""
    return {"kind": "facts", "width": width, "rows": [[str(label), shown(value)] for label, value in rows]}


def table(caption: str, columns: Sequence[tuple[Any, float]], rows, *, numeric=(), small: bool = False) -> Block:
    """`columns` are (label, share of the width; 0: as wide as needed); `numeric` names those set to the right."""
    told = [{"label": label, "width": width, "numeric": label in numeric} for label, width in columns]
    body = [[shown(cell) for cell in row] for row in rows]
    return {"kind": "table", "caption": caption, "columns": told, "rows": body, "small": small}


def drawing(number: int, alt: str, *, width: float) -> Block:
    """The drawing with this place among those of the paper, so many centimetres wide; `alt` is the same in words."""
    return {"kind": "drawing", "number": number, "alt": alt, "width": width}


def signature(title: str, rows, sign: str) -> Block:
    """Where somebody signs: empty values become lines to write on."""
    filled = [[str(label), str(value)] for label, value in rows]
    return {"kind": "signature", "title": title, "rows": filled, "sign": sign}


def new_page() -> Block:
    return {"kind": "break"}


def shown(value) -> str:
    """A value as text; what isn't there as a dash."""
    return NOTHING if value is None or value == "" else str(value)


def _paragraphs(words) -> list[str]:
    return [part.strip() for one in words for part in str(one).replace("\r\n", "\n").split("\n\n") if part.strip()]
