"""One line per request, without anything a person typed: no body, no query string, no secret from a link."""

from django_structlog.middlewares import RequestMiddleware as StructlogRequestMiddleware

LONGEST_PART = 24  # references, numbers and words are shorter; what is longer is a token


class RequestMiddleware(StructlogRequestMiddleware):
    """django-structlog's line with a path that may be kept."""

    def format_request(self, request):
        """Method and path, long parts masked."""
        parts = [part if len(part) <= LONGEST_PART else "…" for part in request.path.split("/")]
        return f"{request.method} {'/'.join(parts)}"
