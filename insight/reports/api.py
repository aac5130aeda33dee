"""Reports for programs: the same sections, tables and papers as on the page, and the same mails to ask for and stop."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from foundation.exporting import plain
from foundation.problems import problem_responses
from foundation.rest import APIView
from foundation.tables import Table
from insight.models import ReportForm
from insight.reports import access, sections, subscriptions
from insight.reports.forms import ScopedPaperFilter, ScopedReportFilter, SubscriptionForm
from insight.reports.report import Report
from insight.reports.views import made, printed
from regions.api.called import asks, called_once
from requests_app.api import schema
from requests_app.api.fields import VOCABULARY, Choice, Moment
from requests_app.api.parsers import AnyFile, JsonBody
from requests_app.api.reading import chosen
from requests_app.api.serializers import Plain, all_of
from requests_app.api.shapes import fill
from requests_app.papers.handing import answer

VOCABULARY |= {tuple(ReportForm.values): ReportForm}


class ReportColumnSerializer(Plain):
    """A column of a table."""

    name = serializers.CharField(help_text=_("its name in every language"))
    label: Any = serializers.CharField(help_text=_("what it is called"))
    numeric = serializers.BooleanField(help_text=_("whether numbers stand in it"))


class ReportTableSerializer(Plain):
    """A table of a section."""

    name = serializers.CharField(help_text=_("its name in every language, as in the address of its file"))
    caption = serializers.CharField(help_text=_("what it is called"))
    columns = ReportColumnSerializer(many=True)
    rows = serializers.SerializerMethodField(
        help_text=_(
            "of each row its values in the order of the columns: numbers, texts, days and moments; null: nothing"
        )
    )

    @extend_schema_field({"type": "array", "items": {"type": "array", "items": {}}})
    def get_rows(self, table) -> list:
        return [[plain(column.of(row)) for column in table["columns"]] for row in table["rows"]]


class ReportSectionSerializer(Plain):
    """A section of a report."""

    name = serializers.CharField(help_text=_("its name in every language"))
    title = serializers.CharField(help_text=_("what it is called"))
    says = serializers.CharField(help_text=_("exactly what stands in it"))
    sentences = serializers.ListField(child=serializers.CharField(), help_text=_("the same in words"))
    tables = ReportTableSerializer(many=True)


class SituationReportSerializer(Plain):
    """A situation report."""

    scope = serializers.CharField(source="scope.code", help_text=_("of what it is made"))
    name = serializers.CharField(source="scope.name", help_text=_("what that is called"))
    at = Moment(help_text=_("as it was at"))
    days = serializers.IntegerField(help_text=_("over how many days"))
    sections = serializers.SerializerMethodField()

    @extend_schema_field(ReportSectionSerializer(many=True))
    def get_sections(self, report):
        return ReportSectionSerializer(list(_sections(report)), many=True).data


def _sections(report: Report) -> Iterator[dict[str, Any]]:
    for section, shown in sections.of(report):
        tables = [*shown.tables.items(), *((sections.chart_table(one), one.table) for one in shown.charts)]
        yield {
            "name": section.name,
            "title": section.title,
            "says": section.says,
            "sentences": shown.sentences,
            "tables": [_table(name, table) for name, table in tables],
        }


def _table(name: str, table: Table) -> dict[str, Any]:
    return {"name": name, "caption": table.caption, "columns": table.columns, "rows": table.rows}


class SituationReport(APIView):
    @extend_schema(
        operation_id="getReport",
        summary=_("The situation report of a territory, now or as it was"),
        description=_(
            "Of a safety region for its GHOR; of the country and its regions for national roles. With `at` it is what "
            "was known then, and stays the same for ever. Tables of charts are called `chart-` and the chart's name."
        ),
        parameters=schema.filters(ScopedReportFilter),
        responses={200: SituationReportSerializer, **problem_responses(400, 401, 403, 404)},
    )
    def get(self, request):
        return Response(SituationReportSerializer(_asked(ScopedReportFilter, request)[0]).data)


class ReportPaper(APIView):
    renderer_classes = [*APIView.renderer_classes, AnyFile]

    @extend_schema(
        operation_id="downloadReport",
        summary=_("The situation report as PDF, or a briefing of one page"),
        description=_("Tagged PDF in the language asked for; with `at` the same bytes for the same figures."),
        parameters=schema.filters(ScopedPaperFilter),
        responses={
            (200, "application/pdf"): OpenApiResponse(OpenApiTypes.BINARY),
            **problem_responses(400, 401, 403, 404),
        },
    )
    def get(self, request):
        report, asked = _asked(ScopedPaperFilter, request)
        return answer(printed(report, asked["form"] or ReportForm.REPORT, asked["language"]))


class ReportSubscriptionSerializer(Plain):
    """A report that is mailed."""

    id = serializers.IntegerField(source="row.pk", read_only=True, help_text=_("its number"))
    scope = serializers.CharField(
        source="row.scope", help_text=_("`nl`, the code of a region of one's own, or `roaz-` and a code")
    )
    form: Any = Choice(ReportForm.choices, source="row.form", help_text=_("the whole report, or one page"))
    days = serializers.IntegerField(source="row.days", help_text=_("over how many days: 1, 7, 28 or 91"))
    weekday = serializers.IntegerField(
        source="row.weekday", min_value=0, max_value=7, help_text=_("1 is Monday; 0 is every day")
    )
    hour = serializers.IntegerField(source="row.hour", min_value=0, max_value=23, help_text=_("the hour in Amsterdam"))
    last = Moment(read_only=True, allow_null=True, help_text=_("of which moment the last report is"))


SUBSCRIPTION_LIST = all_of(ReportSubscriptionSerializer, "ReportSubscriptionList")


class Subscriptions(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="listReportSubscriptions",
        summary=_("The reports that you are mailed"),
        description=_("Each with the moment of which the last one is."),
        responses={200: SUBSCRIPTION_LIST, **problem_responses(401, 403)},
    )
    def get(self, request):
        access.require_reader(request.user)
        return Response(SUBSCRIPTION_LIST({"results": subscriptions.of(request.user)}).data)

    @extend_schema(
        operation_id="askReport",
        summary=_("Ask for a report by mail"),
        description=_(
            "From then on, every day or once a week at this hour: a mail with a link to the report of that moment. "
            "Asked again for the same scope, form and day, hour and period are replaced."
        ),
        request=ReportSubscriptionSerializer,
        responses={201: ReportSubscriptionSerializer, **problem_responses(400, 401, 403, 415)},
    )
    @called_once(asks(access.require_reader))
    def post(self, request):
        access.require_reader(request.user)
        form = fill(SubscriptionForm(data={}, reader=request.user), request.data)
        made_now = subscriptions.ask(by=request.user, **form.cleaned_data)
        found = next(one for one in subscriptions.of(request.user) if one.row == made_now)
        return Response(ReportSubscriptionSerializer(found).data, status=201)


class SubscriptionDetail(APIView):
    @extend_schema(
        operation_id="stopReport",
        summary=_("Stop a report by mail"),
        description=_("What waits to be sent isn't sent any more either."),
        responses={204: None, **problem_responses(401, 403, 404)},
    )
    def delete(self, request, pk):
        if not subscriptions.stop(pk, by=request.user):
            raise Http404(pk)
        return Response(status=204)


def _asked(filters: Any, request: Any) -> tuple[Report, dict[str, Any]]:
    """The report that was asked for, and what was asked. Raises PermissionDenied, Http404 as on its page."""
    access.require_reader(request.user)
    asked = chosen(filters, request)
    return made(request.user, asked["scope"], asked), asked
