"""Text washed for a field of one line, and folded so that it is found however it is spelled."""

import re
import unicodedata

_BREAKS = re.compile(r"[\s\x01-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSEEN = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_QUOTES = re.compile(r"['’‘ʼ`´\"“”„«»‹›]")
_NO_WORD = re.compile(r"[^\w@.]+|_|\.(?!\w)|(?<!\w)\.")


def one_line(text: str) -> str:
    """`text` for a field of one line: breaks, control signs and runs of spaces are one space, what has no width goes.

    Signs are composed (NFC). What is no text at all stays, to be refused.
    """
    return _BREAKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


def folded(text: str) -> str:
    """`text` as people spell when they look for it: small letters without marks or quotes, words apart by one space."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(sign for sign in small if unicodedata.category(sign) != "Mn")
    return " ".join(_NO_WORD.sub(" ", _QUOTES.sub("", _UNSEEN.sub("", bare))).split())
