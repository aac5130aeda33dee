"""How plans look on the wire: asked for with what is said beforehand, told with lines, terms and worth."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from capacity import plan_worth, terms
from capacity.models import Plan, PlanLine, PlanState, PlanTerm, Pool, TermKind
from foundation.errors import in_words
from foundation.keys import KeyField
from regions.api.serializers import CamelCase
from regions.models import Institution, User
from requests_app.api.fields import VOCABULARY, Choice, Shape
from requests_app.models import NeedLine, SupportRequest
from requests_app.models.staff import StaffType

VOCABULARY |= {tuple(words.values): words for words in (PlanState, TermKind)}


class TermSerializer(CamelCase, serializers.Serializer):
    """One thing said beforehand. Of a line (fix, forbid, move): request, line, pool, type and days; else as named."""

    kind = Choice(TermKind.choices, help_text=_("what was said"))
    request = serializers.CharField(required=False, help_text=_("reference of the request: fix, forbid, move"))
    line = serializers.IntegerField(
        required=False, min_value=1, max_value=32767, help_text=_("number of its need line")
    )
    pool = KeyField(required=False, help_text=_("from which pool: fix, forbid, move"))
    institution = KeyField(required=False, help_text=_("which home: cap"))
    staff_type = Choice(
        StaffType.choices, required=False, help_text=_("of a line the type asked; kept free or supposed")
    )
    persons = serializers.IntegerField(
        required=False, min_value=0, max_value=terms.MOST, help_text=_("how many: fix, cap, keep, suppose")
    )
    starts_on = serializers.DateField(required=False, help_text=_("first day: fix, move, suppose"))
    ends_on = serializers.DateField(required=False, help_text=_("last day: fix, move; suppose, if it ends"))


def found(rows: list[Mapping[str, Any]], *, by: User) -> list[dict[str, Any]]:
    """Terms as sent, with what they name; raises ValidationError, with everything nobody knows or `by` doesn't see."""
    references = {row["request"] for row in rows if "request" in row}
    seen = SupportRequest.objects.visible_to(by).filter(reference__in=references)
    lines = {
        (one.support_request.reference, one.number): one
        for one in NeedLine.objects.filter(support_request__in=seen).select_related("support_request")
    }
    known: dict[str, Mapping[Any, Any]] = {
        "pool": Pool.objects.in_bulk({row["pool"] for row in rows if "pool" in row}),
        "institution": Institution.objects.in_bulk({row["institution"] for row in rows if "institution" in row}),
    }
    wrong: list[str] = []
    made = [_found(number, row, lines, known, wrong) for number, row in enumerate(rows, 1)]
    if wrong:
        raise ValidationError({"terms": wrong})
    return made


def _found(number: int, row: Mapping[str, Any], lines: Mapping, known: Mapping[str, Mapping], wrong: list[str]) -> dict:
    made = {name: value for name, value in row.items() if name not in ("request", "line", *known)}
    if "request" in row or "line" in row:
        made["line"] = lines.get((row.get("request"), row.get("line")))
    made |= {name: table.get(row[name]) for name, table in known.items() if name in row}
    if absent := [name for name in ("line", *known) if name in made and made[name] is None]:
        text = _("%(number)s: there is no such thing: %(names)s.")
        wrong.append(in_words(text, {"number": number, "names": ", ".join(absent)}))
    return made


class PlanAskedSerializer(CamelCase, serializers.Serializer):
    """A plan asked for. A weight left out takes its default; what was said of an earlier plan is said again."""

    name = serializers.CharField(required=False, allow_blank=True, max_length=80, help_text=_("what it is called"))
    note = serializers.CharField(required=False, allow_blank=True, max_length=500, help_text=_("why it is made"))
    weights = serializers.DictField(child=serializers.FloatField(), required=False, help_text=_("weights by name"))
    after = KeyField(required=False, help_text=_("an earlier plan that is ready, to begin with"))
    terms = TermSerializer(many=True, required=False, help_text=_("what was said beforehand"))

    def validate_after(self, key: int) -> Plan:
        """The plan itself."""
        if not (plan := Plan.objects.filter(pk=key, state=PlanState.READY).first()):
            raise serializers.ValidationError(_("There is no such plan that is ready."))
        return plan


class NothingSerializer(serializers.Serializer):
    """An empty object: the address says all."""


class PlanLineSerializer(Shape):
    """Who could go where, and why. Without a pool: supposed by a scenario."""

    request = serializers.CharField(source="support_request.reference", help_text=_("reference of the request"))
    line = serializers.IntegerField(source="line.number", help_text=_("number of the need line"))

    class Meta:
        model = PlanLine
        fields = [
            "id",
            "request",
            "line",
            "staff_type",
            "pool",
            "persons",
            "starts_on",
            "ends_on",
            "reason",
            "adopted_at",
        ]


class PlanTermSerializer(Shape):
    """What was said beforehand, as it is sent."""

    request = serializers.CharField(
        source="line.support_request.reference", default=None, allow_null=True, help_text=_("reference of the request")
    )
    line = serializers.IntegerField(
        source="line.number", default=None, allow_null=True, help_text=_("number of the need line")
    )

    class Meta:
        model = PlanTerm
        fields = [
            "id",
            "kind",
            "request",
            "line",
            "pool",
            "institution",
            "staff_type",
            "persons",
            "starts_on",
            "ends_on",
        ]


class PlanSerializer(Shape):
    """One computation: its state, and when it is ready its lines and what the solver proved."""

    asked_by = serializers.CharField(source="asked_by.name", help_text=_("who asked for it"))
    weights = serializers.DictField(child=serializers.FloatField(), help_text=_("weights by name"))
    result = serializers.DictField(
        help_text=_(
            "value, bound, gap (0–1), seconds, unmet, regions; free before and after by type and day from first_day; "
            "terms that couldn't be kept"
        )
    )
    terms = PlanTermSerializer(many=True, help_text=_("what was said beforehand"))
    lines = PlanLineSerializer(many=True, help_text=_("none until it is ready"))

    class Meta:
        model = Plan
        fields = [
            "id",
            "name",
            "note",
            "asked_at",
            "asked_by",
            "after",
            "is_scenario",
            "state",
            "step",
            "error",
            "weights",
            "terms",
            "result",
            "lines",
        ]


class WorthSerializer(CamelCase, serializers.Serializer):
    """What a plan is worth in words people use; regions in per cent of what they asked."""

    placed = serializers.IntegerField(help_text=_("the most persons on one day"))
    person_days = serializers.IntegerField(help_text=_("person-days of all its lines"))
    asked_days = serializers.IntegerField(help_text=_("person-days asked when it was computed"))
    unmet_days = serializers.IntegerField(help_text=_("person-days not met"))
    homes = serializers.IntegerField(help_text=_("homes helped"))
    homes_asking = serializers.IntegerField(help_text=_("homes that ask"))
    least = serializers.IntegerField(allow_null=True, help_text=_("the region that gets the least, in per cent"))
    most = serializers.IntegerField(allow_null=True, help_text=_("the region that gets the most, in per cent"))


class OnePlanSerializer(PlanSerializer):
    """The same with what it is worth and what is proven, in words; null and empty until it is ready."""

    worth = serializers.SerializerMethodField(help_text=_("what it is worth; null until it is ready"))
    proof = serializers.SerializerMethodField(help_text=_("proof and gap in one sentence"))

    class Meta(PlanSerializer.Meta):
        fields = [*PlanSerializer.Meta.fields, "worth", "proof"]

    @extend_schema_field(WorthSerializer(allow_null=True))
    def get_worth(self, plan: Plan):
        return WorthSerializer(plan_worth.of(plan, list(plan.lines.all()))).data if plan.state == "ready" else None

    def get_proof(self, plan: Plan) -> str:
        return plan_worth.proof(plan) if plan.state == PlanState.READY else ""


class GivenPartSerializer(CamelCase, serializers.Serializer):
    """So many persons on each of these days."""

    persons = serializers.IntegerField(help_text=_("persons"))
    starts_on = serializers.DateField(help_text=_("first day"))
    ends_on = serializers.DateField(help_text=_("last day"))


class ComparedSerializer(CamelCase, serializers.Serializer):
    """What two plans give one home of one staff type."""

    home = serializers.CharField(help_text=_("the home"))
    staff_type = serializers.CharField(help_text=_("staff type asked"))
    first = GivenPartSerializer(source="first.ranges", many=True, help_text=_("by the other plan"))
    second = GivenPartSerializer(source="second.ranges", many=True, help_text=_("by this plan"))
    more = serializers.IntegerField(help_text=_("person-days more by this plan"))
