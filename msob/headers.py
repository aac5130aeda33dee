"""Headers every API answer carries."""

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
            else:
                add_never_cache_headers(response)
        return response
