"""Many people at once by API: a file is looked at, and what was seen is written; who is new is invited by mail.

Neither takes a key: looking writes nothing, and what was written comes out as something else the second time (409).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import parsers, serializers
from rest_framework.response import Response

from foundation.errors import TooLarge
from foundation.previewing import Preview
from foundation.problems import problem_responses
from foundation.rest import sent
from foundation.spreadsheets import MAX_BYTES
from regions import invitations
from regions.api.people import ADMINISTRATORS, OfAdministrators
from regions.api.serializers import CamelCase
from regions.models import Invitation
from regions.people_import import PEOPLE

BESIDE_THE_FILE = 64 * 1024


class FileBody(parsers.MultiPartParser):
    """A file in a form; refused before it is read when it is far too large."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        length = parser_context["request"].META.get("CONTENT_LENGTH") or 0
        if int(length) > MAX_BYTES + BESIDE_THE_FILE:
            raise TooLarge(MAX_BYTES)
        return super().parse(stream, media_type, parser_context)


class FileSerializer(serializers.Serializer):
    file = serializers.FileField(help_text=_("XLSX, ODS or CSV with a row of names of columns."), max_length=255)


class WrittenChangeSerializer(serializers.Serializer):
    label: Any = serializers.CharField(help_text=_("which value"))
    old = serializers.CharField(allow_null=True, help_text=_("null for what is new"))
    new = serializers.CharField()


class WritingSerializer(CamelCase, serializers.Serializer):
    """What a row of the file writes; nothing when it stands there like this already."""

    line = serializers.IntegerField()
    title = serializers.CharField(help_text=_("who, and for what"))
    is_new = serializers.BooleanField()
    changes = WrittenChangeSerializer(many=True)


class WrongSerializer(serializers.Serializer):
    """A row that can't be imported."""

    line = serializers.IntegerField()
    reasons = serializers.ListField(child=serializers.CharField())


class PreviewSerializer(serializers.Serializer):
    """What a file would write; nothing is written yet."""

    good = WritingSerializer(many=True)
    bad = WrongSerializer(many=True)
    notes = serializers.ListField(child=serializers.CharField(), help_text=_("What was read otherwise, or not."))
    rows = serializers.CharField(
        allow_null=True, help_text=_("To be sent by you within the hour, to write this; null when no row is good.")
    )


class RowsSerializer(serializers.Serializer):
    rows = serializers.CharField(help_text=_("As the preview gave them."))


class ImportedSerializer(CamelCase, serializers.Serializer):
    """How many people were changed or invited, and what became of the mails."""

    imported = serializers.IntegerField()
    invitations_sent = serializers.IntegerField()
    invitations_waiting = serializers.IntegerField(help_text=_("The mail server didn't take them: send them again."))


class PeoplePreviews(OfAdministrators):
    parser_classes = [FileBody]

    @extend_schema(
        operation_id="previewPeople",
        summary=_("Look at a file of people before it is imported"),
        description=ADMINISTRATORS,
        request={"multipart/form-data": FileSerializer},
        responses={200: PreviewSerializer, **problem_responses(400, 401, 403, 413, 415)},
    )
    def post(self, request):
        """Each row with what it would write, or what is wrong with it."""
        preview = PEOPLE.preview(sent(FileSerializer, request.data)["file"])
        return Response(PreviewSerializer(_told(preview, request.user)).data)


def _told(preview: Preview, by: Any) -> dict[str, Any]:
    good = [{"line": line, **vars(writing)} for line, writing in preview.shown]
    bad = [{"line": line, "reasons": reasons} for line, reasons in preview.bad]
    rows = PEOPLE.sign(preview, by=by) if preview.good else None
    return {"good": good, "bad": bad, "notes": preview.notes, "rows": rows}


class PeopleImports(OfAdministrators):
    @extend_schema(
        operation_id="importPeople",
        summary=_("Import the people that were looked at"),
        description=ADMINISTRATORS,
        request=RowsSerializer,
        responses={201: ImportedSerializer, **problem_responses(400, 401, 403, 409, 415)},
    )
    def post(self, request):
        """All or none; 409 when it would no longer write what was shown."""
        made = PEOPLE.confirmed(sent(RowsSerializer, request.data)["rows"], by=request.user)
        went, waiting = invitations.send_all([one for one in made if isinstance(one, Invitation)])
        told = {"imported": len(made), "invitations_sent": went, "invitations_waiting": waiting}
        return Response(ImportedSerializer(told).data, status=201)
