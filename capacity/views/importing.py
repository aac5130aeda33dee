"""Import of pools and their sizes."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from capacity import pool_import
from capacity.views.guards import SignedIn, keepers_only
from foundation.exporting import sheet
from regions.views.importing import importing


@keepers_only
@require_safe
def pool_sheet(request: SignedIn) -> HttpResponseBase:
    """What is known from today on, as a sheet to change or fill in, and to import again."""
    return sheet(pool_import.COLUMNS, pool_import.known_rows(), filename=_("pools"))


@keepers_only
@require_http_methods(["GET", "POST"])
def pool_importing(request: SignedIn) -> HttpResponse:
    """A row is one pool and its size for one period."""
    return importing(
        request,
        pool_import.POOLS,
        template="capacity/pool_import.html",
        home="capacity:pools",
        imported=lambda count: (
            ngettext("%(count)d pool was imported.", "%(count)d pools were imported.", count) % {"count": count}
        ),
    )
