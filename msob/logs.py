"""One line per request, without anything a person typed: no body, no query string, no secret from a link."""

import logging

import structlog
from django_structlog.middlewares import RequestMiddleware as StructlogRequestMiddleware

LONGEST_PART = 24  # references, numbers and words are shorter; what is longer is a token


class RequestMiddleware(StructlogRequestMiddleware):
    """django-structlog's line with a path that may be kept."""

    @classmethod
    def bind_ip(cls, request):
        """The address as it is known to all of the product, not as a header says."""
        structlog.contextvars.bind_contextvars(ip=request.META.get("REMOTE_ADDR"))

    def format_request(self, request):
        """Method and path, long parts masked."""
        return f"{request.method} {masked(request.path)}"


class MaskedPaths(logging.Filter):
    """The same for what Django itself logs of an answer that isn't 200: there the path stands among the arguments."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the paths; keeps every record."""
        if record.name.startswith("django.") and isinstance(record.args, tuple):
            record.args = tuple(masked(one) if str(one).startswith("/") else one for one in record.args)
        return True


def masked(path) -> str:
    """`path` with its long parts left out."""
    return "/".join(part if len(part) <= LONGEST_PART else "…" for part in str(path).split("/"))
