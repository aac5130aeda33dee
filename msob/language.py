"""Which language a person reads: what she chose, else what her account says, else Dutch.

A browser's own preference doesn't count on pages: an English browser in a Dutch hospital is common. For the API the
header is the choice.
"""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_supported_language_variant


class LanguageMiddleware(LocaleMiddleware):
    """Activates the language before the view; stands after authentication because it may ask the account."""

    def process_request(self, request):
        """Activate one of settings.LANGUAGES for this request."""
        if request.path.startswith("/api/"):
            super().process_request(request)
            return
        translation.activate(chosen(request))
        request.LANGUAGE_CODE = translation.get_language()


def chosen(request):
    """The language code for a page."""
    wish = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or getattr(request.user, "language", "")
    try:
        return get_supported_language_variant(wish)
    except LookupError:
        return settings.LANGUAGE_CODE
