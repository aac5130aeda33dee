"""The forms of a plan: its weights and what is said beforehand, which lines to adopt, a position on the package."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from capacity import planner, terms
from capacity.models import Plan, PlanLine, PlanState, TermKind
from capacity.models.plan import ABOUT_A_LINE
from foundation.forms import Form, dress
from foundation.keys import SeveralField
from foundation.rows import RowsField
from foundation.tables import words
from requests_app.forms.deed import Keyed
from requests_app.forms.meeting import which_requests
from requests_app.models.staff import StaffType

AREA = forms.Textarea(attrs={"rows": 3})


MORE = 2
"""Empty rows below those that are filled in."""


def _persons() -> forms.IntegerField:
    return forms.IntegerField(label=_("Persons"), min_value=1, max_value=terms.MOST)


def _kind() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Staff type"), choices=[("", "–"), *StaffType.choices])


class WeightsForm(Keyed):
    """What weighs how much: one field for each weight, with its own words and default."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for one in fields(planner.Weights):
            self.fields[one.name] = forms.FloatField(
                label=one.metadata["label"],
                help_text=one.metadata["help_text"],
                min_value=0,
                max_value=one.metadata["most"],
                initial=one.default,
            )

    @property
    def weights(self) -> dict[str, float]:
        return {one.name: self.cleaned_data[one.name] for one in fields(planner.Weights)}

    def weighing(self) -> list:
        """The fields of the weights alone."""
        return [self[one.name] for one in fields(planner.Weights)]

    @staticmethod
    def in_words(weights: dict) -> list[tuple]:
        """(label, figure) of each weight a plan was computed with."""
        return [(one.metadata["label"], weights[one.name]) for one in fields(planner.Weights) if one.name in weights]


class AskForm(WeightsForm):
    """A plan asked for: what it is called, what stays free, who is supposed, and what weighs."""

    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    kept = RowsField(
        {"staff_type": _kind(), "persons": _persons()},
        row="KeptFree",
        grows=False,
        required=False,
        label=_("Kept free each day"),
        help_text=_("besides the percentage of the reserve, whichever is more"),
    )
    supposed = RowsField(
        {
            "staff_type": _kind(),
            "persons": _persons(),
            "starts_on": forms.DateField(label=_("From")),
            "ends_on": forms.DateField(label=_("Until"), required=False),
        },
        row="SupposedPersons",
        grows=False,
        required=False,
        label=_("What if these came free"),
        help_text=_(
            "This makes it a scenario: nothing is written down anywhere else, and nobody can be reserved by it."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("kept", "supposed"):
            self.initial[name] = [*self.initial.get(name, ()), *({} for _row in range(MORE))]

    @property
    def terms(self) -> list[dict[str, Any]]:
        """What was said, as rows of `terms.NAMES`."""
        kept = [{"kind": TermKind.KEEP, **row} for row in self.cleaned_data["kept"] or ()]
        return kept + [{"kind": TermKind.SUPPOSE, **row} for row in self.cleaned_data["supposed"] or ()]

    def named(self) -> list:
        """The fields that stand first."""
        return [self["name"], self["note"]]

    @property
    def asked(self) -> dict[str, Any]:
        """All of it, as `plans.ask` takes it."""
        named = {name: self.cleaned_data[name] for name in ("name", "note")}
        return {**named, "weights": self.weights, "terms": self.terms}


SAYS = [
    ("", _("as it is computed")),
    (TermKind.FIX.value, _("fix: exactly so many on these days")),
    (TermKind.MOVE.value, _("move: on these days, however many")),
    (TermKind.FORBID.value, _("rule out: nobody of this pool")),
    (TermKind.CAP.value, _("cap: at most so many at this home at once")),
]
PARTS = ("say", "persons", "from", "until")
NEEDS: dict[str, tuple[str, ...]] = {TermKind.FIX: PARTS[1:], TermKind.MOVE: PARTS[2:], TermKind.CAP: PARTS[1:2]}
"""What must be filled in with it."""


class AgainForm(AskForm):
    """The same around what was said of the lines of an earlier plan, and what was said before and is kept."""

    keep = SeveralField(
        queryset=None, required=False, widget=forms.CheckboxSelectMultiple, label=_("Keep what was said before")
    )

    def __init__(self, *args, plan: Plan, lines: Iterable[PlanLine], said: Iterable, **kwargs):
        said = list(said)
        rows = {kind: [one for one in said if one.kind == kind] for kind in (TermKind.KEEP, TermKind.SUPPOSE)}
        initial = {
            **plan.weights,
            "name": plan.name,
            "note": plan.note,
            "kept": [{"staff_type": one.staff_type, "persons": one.persons} for one in rows[TermKind.KEEP]],
            "supposed": [
                {name: getattr(one, name) for name in ("staff_type", "persons", "starts_on", "ends_on")}
                for one in rows[TermKind.SUPPOSE]
            ],
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.before = [one for one in said if one.kind not in rows]
        keep = self.fields["keep"]
        keep.queryset = plan.terms.filter(pk__in=[one.pk for one in self.before])
        keep.choices = [(one.pk, terms.in_a_sentence(one)) for one in self.before]
        self.initial["keep"] = [one.pk for one in self.before]
        self.lines = [one for one in lines if one.pool_id and one.adopted_at is None]
        for one in self.lines:
            self._add(one)

    def _add(self, one: PlanLine) -> None:
        """What can be said of a line, filled in with what it is now."""
        where = f"{one.support_request.reference}, {one.source}"
        made = {
            "say": forms.ChoiceField(label=_("Next time"), required=False, choices=SAYS),
            "persons": forms.IntegerField(
                label=_("Persons"), required=False, min_value=0, max_value=terms.MOST, initial=one.persons
            ),
            "from": forms.DateField(label=_("From"), required=False, initial=one.starts_on),
            "until": forms.DateField(label=_("Until"), required=False, initial=one.ends_on),
        }
        for part, field in made.items():
            dress(field)
            field.widget.attrs |= {"form": "again", "aria-label": f"{field.label}: {where}"}
            self.fields[f"{part}-{one.pk}"] = field

    def about(self, one: PlanLine) -> list:
        """The fields of a line."""
        return [self[f"{part}-{one.pk}"] for part in PARTS] if f"say-{one.pk}" in self.fields else []

    def named(self) -> list:
        """Those that stand first: what it is called, and what is kept of what was said."""
        return [self[name] for name in ("name", "note", "keep") if name != "keep" or self.before]

    def clean(self):
        cleaned = super().clean()
        for one in self.lines:
            needs = NEEDS.get(cleaned.get(f"say-{one.pk}") or "", ())
            for part in needs:
                name = f"{part}-{one.pk}"
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, forms.ValidationError(_("Fill this in."), code="required"))
        return cleaned

    @property
    def terms(self) -> list[dict[str, Any]]:
        """What is said now, and of what was said before that which is kept and isn't replaced."""
        now = list(self._now())
        capped = {row["institution"].pk for row in now if row["kind"] == TermKind.CAP}
        said = [one for one in self.lines if self.cleaned_data[f"say-{one.pk}"] not in ("", TermKind.CAP)]
        ticked = {one.pk for one in self.cleaned_data["keep"]}
        before = [
            {name: getattr(one, name) for name in terms.NAMES}
            for one in self.before
            if one.pk in ticked and one.institution_id not in capped and not any(same_place(one, line) for line in said)
        ]
        return now + before + super().terms

    def _now(self) -> Iterator[dict[str, Any]]:
        capped, ruled_out = set(), set()
        for one in self.lines:
            kind, persons, first, last = (self.cleaned_data[f"{part}-{one.pk}"] for part in PARTS)
            place = {"line": one.line, "pool": one.pool, "staff_type": one.staff_type}
            days = {"starts_on": first, "ends_on": last}
            if kind == TermKind.CAP and (home := one.support_request.institution) not in capped:
                capped.add(home)
                yield {"kind": kind, "institution": home, "persons": persons}
            elif kind == TermKind.FORBID or (kind == TermKind.FIX and not persons):
                if tuple(place.values()) not in ruled_out:  # on all its days, whatever line it was said of
                    ruled_out.add(tuple(place.values()))
                    yield {"kind": TermKind.FORBID, **place}
            elif kind == TermKind.FIX:
                yield {"kind": kind, **place, **days, "persons": persons}
            elif kind == TermKind.MOVE:
                yield {"kind": kind, **place, **days}


def same_place(term, line: PlanLine) -> bool:
    """Whether a term is about this line."""
    if term.kind not in ABOUT_A_LINE or (term.line_id, term.pool_id) != (line.line_id, line.pool_id):
        return False
    return term.ends_on is None or (term.starts_on <= line.ends_on and line.starts_on <= term.ends_on)


class OtherPlan(forms.ModelChoiceField):
    """A plan that is ready, called by its name and its moment."""

    def label_from_instance(self, plan: Plan) -> str:
        return " · ".join(filter(None, [plan.name, words(plan.asked_at)]))


class CompareForm(Form):
    """Which plan beside this one."""

    other = OtherPlan(Plan.objects.none(), label=_("Beside the plan"), required=False, empty_label="–")

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = Plan.objects.filter(~Q(pk=plan.pk), state=PlanState.READY)


class AdoptForm(Form):
    """Which lines; none ticked means none."""

    lines = SeveralField(queryset=None, label=_("Lines"), error_messages={"required": _("Tick the lines to adopt.")})

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lines"].queryset = plan.lines.filter(adopted_at=None)


class PackageForm(Keyed):
    """Grant what is reserved on each of these requests."""

    requests = which_requests()
    motivation = forms.CharField(label=_("Motivation"), max_length=2000, widget=AREA)
    reservation = forms.CharField(label=_("Only on condition that"), max_length=500, required=False)

    def __init__(self, *args, requests, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = {one.reference: one for one in requests}
        self.fields["requests"].choices = [(name, f"{name} {one.institution}") for name, one in self.found.items()]

    @property
    def chosen(self) -> list:
        return [self.found[name] for name in self.cleaned_data["requests"]]

    @property
    def said(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("motivation", "reservation")}
