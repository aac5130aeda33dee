"""Headers of answers: what the API says of itself, and that nothing of a signed-in person is kept by any cache."""

from django.conf import settings
from django.utils.cache import add_never_cache_headers

API = "/api/"
SCHEMA = "/api/v1/openapi.json"


class ApiHeaders:
    """Names the version, forbids caching, and lets any site read the description of the API (and nothing else)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith(API):
            response["API-Version"] = settings.API_VERSION
            if request.path == SCHEMA:
                response["Access-Control-Allow-Origin"] = "*"
            elif "public" not in response.get("Cache-Control", ""):  # open data says that it may be kept
                add_never_cache_headers(response)
        return response


class NothingKept:
    """No cache and no "back" of a browser keeps what a signed-in person was answered: a page, a file or a refusal.

    But for the description of the API, which is everybody's.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_theirs = request.user.is_authenticated and request.path != SCHEMA  # before she may be signed out
        response = self.get_response(request)
        if is_theirs:
            add_never_cache_headers(response)
        return response
