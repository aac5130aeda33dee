"""What belongs to one request and is read as a list: need lines, situations, inquiries, comments, files, parties."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response

from foundation.problems import problem_responses
from foundation.rest import APIView
from requests_app.api import dossier, recorded, serializers
from requests_app.api.parsers import AnyFile
from requests_app.deeds import handing_over
from requests_app.doors import find_request
from requests_app.worklist import triangle_access
from requests_app.worklist.calling import Calls

UNSEEN = problem_responses(401, 404)


def whole(name: str, shape, summary, description, rows, more=None) -> type[APIView]:
    """A view that GETs all of `rows(support_request, user)` in `shape`; `more`: how else it may refuse."""
    listed = serializers.all_of(shape, f"{name}List")

    @extend_schema(
        operation_id=f"list{name}",
        summary=summary,
        description=description,
        responses={200: listed, **UNSEEN, **(more or {})},
    )
    def get(self, request, reference):
        found = find_request(request.user, reference)
        context = {"reference": reference, "reads_positions": triangle_access.may_read(request.user, found)}
        return Response(listed({"results": rows(found, request.user)}, context=context).data)

    return type(name, (APIView,), {"__module__": __name__, "get": get})


Parties = whole(
    "Parties",
    serializers.PartySerializer,
    _("Whom this request can be asked of"),
    _("Per rung, as an inquiry names them."),
    lambda found, user: dossier.parties_of(found),
)
Numbers = whole(
    "Numbers",
    serializers.NumberSerializer,
    _("Whom to call now about this request"),
    _("The home and whoever steers or carries out, with the number that is answered now; those you may call."),
    lambda found, user: [serializers.number_of(role, call) for role, call in Calls(user).around(found)],
)
READERS: dict[str, type[APIView]] = {
    "need-lines": whole(
        "NeedLines",
        serializers.NeedLineSerializer,
        _("Need lines with their ledger"),
        _("Persons per day: asked, region, national, defence, declined, withdrawn, open."),
        lambda found, user: dossier.with_accounts(found),
    ),
    "situations": whole(
        "Situations",
        serializers.SituationSerializer,
        _("The figures of the home, the latest last"),
        _("Each is a snapshot; older ones are kept."),
        lambda found, user: found.situations.order_by("measured_at", "pk"),
    ),
    "inquiries": whole(
        "Inquiries",
        serializers.InquirySerializer,
        _("Who was asked, and what came of it"),
        _("With the offers of each."),
        lambda found, user: dossier.inquiries_of(found),
    ),
    "comments": whole(
        "Comments",
        recorded.CommentSerializer,
        _("Comments that you may read"),
        _("What is for authorities only is shown to them alone."),
        lambda found, user: found.comments.readable_by(user).select_related("author"),
    ),
    "attachments": whole(
        "Attachments",
        recorded.AttachmentSerializer,
        _("Files that you may read"),
        _("With where to download each; what is for authorities only is shown to them alone."),
        lambda found, user: found.attachments.readable_by(user).select_related("author"),
    ),
}


class AttachmentContent(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadAttachment",
        summary=_("The content of a file"),
        description=_("Always as a download, with the kind it has by its content."),
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY), **UNSEEN},
    )
    def get(self, request, reference, pk):
        readable = find_request(request.user, reference).attachments.readable_by(request.user)
        found = get_object_or_404(readable, pk=pk)
        content, kind = handing_over.of(found).open("rb"), found.content_type
        return FileResponse(content, as_attachment=True, filename=found.name_for_download, content_type=kind)
