"""Handing over a file that was attached: always as a download, never shown in the page."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from requests_app.deeds import handing_over
from requests_app.doors import find_request
from requests_app.models import Attachment


@login_required
@require_safe
def file(request, reference: str, pk: int) -> FileResponse:
    """The attachment as what it is; 404 for whom the request or the file isn't, 409 when it may not go out (yet)."""
    support_request = find_request(request.user, reference)
    readable = Attachment.objects.readable_by(request.user).filter(support_request=support_request)
    attachment = get_object_or_404(readable, pk=pk)
    content, kind = handing_over.of(attachment).open("rb"), attachment.content_type
    answer = FileResponse(content, as_attachment=True, filename=attachment.name_for_download, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
