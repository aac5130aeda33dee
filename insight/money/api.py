"""What help costs and who pays, for programs: the same sums, rules and refusals as on its page."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from capacity.models import Payer, Scheme
from foundation import clock
from foundation.paging import page_of
from foundation.problems import problem_responses
from foundation.rest import APIView
from insight.money import cases
from insight.money.forms import ScopedMoneyFilter, asked
from insight.money.sums import Accounts
from insight.money.views import scope_of
from regions.api.serializers import CamelCase
from requests_app.api import schema
from requests_app.api.fields import Choice, Moment, Number
from requests_app.api.reading import chosen
from requests_app.api.serializers import page_of as page_shape


class MoneySerializer(CamelCase, serializers.Serializer):
    """Sums in euros and cents: an estimate is never added to what was spent. null: nothing of that kind."""

    estimated = Number(allow_null=True, help_text=_("what was estimated"))
    actual = Number(allow_null=True, help_text=_("what was spent"))
    estimates = serializers.IntegerField(help_text=_("of how many estimates"))
    expenses = serializers.IntegerField(help_text=_("of how many actual costs"))


class OfPayerSerializer(CamelCase, serializers.Serializer):
    """What one payer pays."""

    payer: Any = Choice(Payer.choices, source="of", help_text=_("who pays"))
    money = MoneySerializer()


class OfSchemeSerializer(CamelCase, serializers.Serializer):
    """What is paid by one scheme."""

    scheme: Any = Choice(Scheme.choices, source="of", help_text=_("by which regulation or agreement"))
    money = MoneySerializer()


class OfMonthSerializer(CamelCase, serializers.Serializer):
    """What lies in one month."""

    starts_on = serializers.DateField(source="of", help_text=_("the first day of the month"))
    money = MoneySerializer()


class OfPartSerializer(CamelCase, serializers.Serializer):
    """What lies in one region, or in one home."""

    scope = serializers.CharField(source="code", help_text=_("its scope"))
    name = serializers.CharField(help_text=_("its name"))
    money = MoneySerializer()


class AccountsSerializer(CamelCase, serializers.Serializer):
    """What help costs in a territory, as it was known at a moment."""

    scope = serializers.CharField(source="scope.code", help_text=_("of what it is made"))
    name = serializers.CharField(source="scope.name", help_text=_("what that is called"))
    at = Moment(help_text=_("as it was known at"))
    starts_on = serializers.DateField(source="period.starts_on", allow_null=True, help_text=_("the first day"))
    ends_on = serializers.DateField(source="period.ends_on", allow_null=True, help_text=_("the last day"))
    total = MoneySerializer(help_text=_("all together"))
    payers = OfPayerSerializer(many=True)
    schemes = OfSchemeSerializer(many=True)
    months = OfMonthSerializer(many=True)
    parts = OfPartSerializer(many=True, help_text=_("regions, or homes for who may know them apart"))


class CaseOfMoneySerializer(CamelCase, serializers.Serializer):
    """What one payer pays for a request, or for one deployment to it."""

    reference = serializers.CharField(source="support_request.reference", help_text=_("Reference of the request."))
    deployment = serializers.IntegerField(
        source="deployment.number",
        default=None,
        allow_null=True,
        help_text=_("number of the deployment; null: of none"),
    )
    payer: Any = Choice(Payer.choices, help_text=_("who pays"))
    money = MoneySerializer()


CASES = page_shape(CaseOfMoneySerializer, "MoneyOfRequestsPage")
REFUSALS = problem_responses(400, 401, 403, 404)


class Money(APIView):
    @extend_schema(
        operation_id="getMoney",
        summary=_("What help costs and who pays, now or as it was known"),
        description=_(
            "For GHOR its region and the homes in it, for an institution itself, for national roles the country and "
            "its regions. A cost lies evenly over the days it is about; of one that lies partly in the period its days "
            "in it count, in whole cents."
        ),
        parameters=schema.filters(ScopedMoneyFilter),
        responses={200: AccountsSerializer, **REFUSALS},
    )
    def get(self, request):
        return Response(AccountsSerializer(_accounts(request)).data)


class MoneyOfRequests(APIView):
    @extend_schema(
        operation_id="listMoneyOfRequests",
        summary=_("What each request and deployment costs, by who pays"),
        description=_("Of the requests that you see; each cost by itself stands at `/requests/{reference}/costs`."),
        parameters=[*schema.filters(ScopedMoneyFilter), schema.sorts(cases.SORTS), schema.CURSOR],
        responses={200: CASES, **REFUSALS},
    )
    def get(self, request):
        accounts = _accounts(request)
        page = page_of(request, cases.seen(accounts, request.user), cases.SORTS)
        return Response(CASES(replace(page, items=list(cases.rows(accounts, page.items)))).data)


def _accounts(request: Any) -> Accounts:
    """What was asked for. Raises PermissionDenied for who has no picture, Http404 for what isn't hers."""
    asked_for = chosen(ScopedMoneyFilter, request)
    scope = scope_of(asked_for["scope"], request.user)
    return Accounts(scope, asked_for["at"] or clock.now(), **asked(asked_for, request.user))
