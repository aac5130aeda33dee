"""Costs on the wire: for whoever may open the request."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from capacity import cost_tables
from capacity.models import Cost, CostKind, Payer, Scheme
from regions.models import Role
from requests_app.api.fields import VOCABULARY, Choice, Shape
from requests_app.api.parts import whole
from requests_app.models.staff import StaffType

VOCABULARY.update({tuple(words.values): words for words in (CostKind, Payer, Scheme)})


class CostSerializer(Shape):
    """What help costs, as it was recorded; what was replaced counts no more."""

    kind: Any = Choice(CostKind.choices, help_text=_("estimated or actual: never added up"))
    payer: Any = Choice(Payer.choices, help_text=_("who pays"))
    scheme: Any = Choice(Scheme.choices, help_text=_("by which regulation or agreement"))
    staff_type: Any = Choice(StaffType.choices, allow_blank=True, help_text=_("empty: of all types together"))
    role: Any = Choice(Role.choices, help_text=_("in which role it was recorded"))
    deployment = serializers.IntegerField(
        source="deployment.number",
        default=None,
        allow_null=True,
        help_text=_("number of the deployment; null: of none"),
    )
    replaces = serializers.IntegerField(
        source="replaces_id", allow_null=True, help_text=_("id of the cost in whose place it came")
    )
    replaced_by = serializers.IntegerField(
        source="replaced_by.pk", default=None, allow_null=True, help_text=_("id of its correction; null: it counts")
    )

    class Meta:
        model = Cost
        fields = [
            *("id", "kind", "amount", "payer", "scheme", "starts_on", "ends_on", "source", "deployment"),
            *("staff_type", "replaces", "replaced_by", "role", "at", "event_number"),
        ]


OF_REQUEST = whole(
    "Costs",
    CostSerializer,
    _("What help to this request costs"),
    _("Each cost as it was recorded, the first first; one that was replaced counts no more."),
    lambda found, user: cost_tables.of(found.costs).rows,
)
