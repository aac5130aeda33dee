"""How values look on the wire: moments in UTC, choices by name, numbers as numbers."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Choices
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.plumbing import ResolvedComponent
from rest_framework import serializers

from regions.api.serializers import CamelCase, Moment
from regions.models import Role, Sector
from requests_app.models import (
    AdmissionStop,
    Answer,
    Audience,
    Authority,
    BehalfState,
    Conclusion,
    ConditionKind,
    Corner,
    DecidedBy,
    InquiryState,
    LegalBasis,
    MissionKind,
    MissionState,
    OfferState,
    Outcome,
    ProposalState,
    Proves,
    ReviewKind,
    Rung,
    SelfScan,
    Side,
    Status,
    Urgency,
)
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL, SUBSTANTIVE, Check, RefusalReason, Verdict
from requests_app.models.staff import StaffType


def _checks(name: str, checks: Iterable[Check]) -> Any:
    words: Any = [(one.code, (one.code, one.text)) for one in checks]  # a word and its label, as the enum takes them
    return models.TextChoices(name, words)


PROCEDURAL_CHECK = _checks("ProceduralCheck", PROCEDURAL)
SUBSTANTIVE_CHECK = _checks("SubstantiveCheck", SUBSTANTIVE)

VOCABULARY: dict[tuple, type[Choices]] = {
    tuple(words.values): words
    for words in (
        Action,
        AdmissionStop,
        Answer,
        Audience,
        Authority,
        BehalfState,
        Conclusion,
        ConditionKind,
        Corner,
        DecidedBy,
        InquiryState,
        LegalBasis,
        MissionKind,
        MissionState,
        OfferState,
        Outcome,
        PROCEDURAL_CHECK,
        ProposalState,
        Proves,
        RefusalReason,
        ReviewKind,
        Role,
        Rung,
        Sector,
        SelfScan,
        Side,
        StaffType,
        Status,
        SUBSTANTIVE_CHECK,
        Urgency,
        Verdict,
    )
}
"""Every list of words that has a name, by its words: so the description names each list once."""


class Number(serializers.FloatField):
    """A number with decimals, as a JSON number."""

    def __init__(self, **kwargs):
        for name in ("max_digits", "decimal_places"):
            kwargs.pop(name, None)
        super().__init__(**kwargs)


class Choice(serializers.ChoiceField):
    """One of a list of words; a word without meaning ("") is never shown as one."""


class ChoiceExtension(OpenApiSerializerFieldExtension):
    """Describes a `Choice` by the name of its list, with what each word means."""

    target_class = Choice

    def map_serializer_field(self, auto_schema, direction):
        values = [value for value in self.target.choices if value != ""]
        plain = {"type": "integer" if isinstance(values[0], int) else "string", "enum": values}
        words = VOCABULARY.get(tuple(values))
        told = {**plain, "description": _meanings(self.target.choices)}
        if words is None:
            return self._or(plain) if self._or_else else told
        component = ResolvedComponent(
            name=words.__name__, type=ResolvedComponent.SCHEMA, schema=told, object=words.__name__
        )
        auto_schema.registry.register_on_missing(component)
        return self._or(component.ref) if self._or_else else component.ref

    @property
    def _or_else(self) -> list[dict]:
        """What may be sent or said beside the words: nothing ("") and null."""
        blank = self.target.allow_blank or "" in self.target.choices
        empty = [{"type": "string", "const": ""}] if blank else []
        return [*empty, {"type": "null"}] if self.target.allow_null else empty

    def _or(self, schema: dict) -> dict:
        return {"oneOf": [schema, *self._or_else]}


def _meanings(choices) -> str:
    return "\n".join(f"* `{value}` – {label}" for value, label in choices.items() if value != "")


class Shape(CamelCase, serializers.ModelSerializer):
    """What a model looks like on the wire, read only."""

    serializer_choice_field = Choice
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.DateTimeField: Moment,
        models.DecimalField: Number,
    }
