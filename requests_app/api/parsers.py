"""What comes in, and how much of it: JSON for deeds, a multipart body for a file."""

import json

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import parsers, renderers
from rest_framework.exceptions import ParseError

from foundation import text
from foundation.errors import TooLarge

LARGEST_JSON = 1024 * 1024
BESIDE_THE_FILE = 64 * 1024


def _refuse_more_than(limit: int, parser_context) -> None:
    length = parser_context["request"].META.get("CONTENT_LENGTH") or 0
    if int(length) > limit:
        raise TooLarge(limit)


def _not_json(why: BaseException | None) -> str:
    """That a body isn't JSON, and where that is seen first, in the reader's language."""
    if not isinstance(why, json.JSONDecodeError):
        return str(_("This isn't JSON."))
    return str(_("This isn't JSON: line %(line)s, character %(column)s.") % {"line": why.lineno, "column": why.colno})


class JsonBody(parsers.JSONParser):
    """JSON of at most 1 MB, every text in it readable; what nests too deeply to read is malformed."""

    def parse(self, stream, media_type=None, parser_context=None):
        _refuse_more_than(LARGEST_JSON, parser_context)
        try:
            return text.check(super().parse(stream, media_type, parser_context))
        except ParseError as error:
            raise ParseError(_not_json(error.__context__)) from error
        except RecursionError as error:
            raise ParseError(_("This nests too deeply.")) from error


class MultipartBody(parsers.MultiPartParser):
    """A file with what is said about it; refused before it is read when it is far too large."""

    def parse(self, stream, media_type=None, parser_context=None):
        _refuse_more_than(settings.MSOB_MAX_ATTACHMENT_BYTES + BESIDE_THE_FILE, parser_context)
        parsed = super().parse(stream, media_type, parser_context)
        text.check(parsed.data.dict())
        return parsed


class AnyFile(renderers.JSONRenderer):
    """Lets a download be asked for by any media type; only a refusal is rendered, as a problem document."""

    media_type = "*/*"
    format = ""
