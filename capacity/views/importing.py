"""Import of pools and their sizes."""

from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from capacity.pool_import import POOLS
from capacity.views.guards import SignedIn, keepers_only
from regions.views.importing import importing


@keepers_only
@require_http_methods(["GET", "POST"])
def pool_importing(request: SignedIn) -> HttpResponse:
    """A row is one pool and its size for one period."""
    return importing(
        request,
        POOLS,
        template="capacity/pool_import.html",
        home="capacity:pools",
        imported=lambda count: (
            ngettext("%(count)d pool was imported.", "%(count)d pools were imported.", count) % {"count": count}
        ),
    )
