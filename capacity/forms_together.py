"""What is ticked and typed on the list of deployments that are drawn up or approved at once."""

from collections.abc import Iterable, Iterator, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from capacity import deployments
from capacity.models import Deployment
from capacity.together import Row, reserved
from requests_app.forms.deed import NAMED, Keyed, of_model
from requests_app.models import SupportRequest

WORDS = ("unit", "commander", "hand_over")
TICKS = ("draw", "approve")
PLAN = of_model(Deployment, WORDS)


class TogetherForm(Keyed):
    """Which are drawn up and which approved; `done` are the keys of rows that were done under this key before.

    A row is called by the primary key of its request (`draw`) or deployment (`approve`); its words and the version
    that was seen are fields of its own.
    """

    draw = forms.MultipleChoiceField(required=False)
    approve = forms.MultipleChoiceField(required=False)

    def __init__(self, data=None, *, requests: Iterable[SupportRequest], drawn_up: Iterable[Deployment], **kwargs):
        super().__init__(data.copy() if data else data, **kwargs)
        self.requests = {f"{one.pk}": one for one in requests}
        self.drawn_up = {f"{one.pk}": one for one in drawn_up}
        self.problems: Mapping[str, list[str]] = {}
        self.gone = list(self._leave_out_gone()) if data else []
        self.fields["draw"].choices = [(key, key) for key in self.requests]
        self.fields["approve"].choices = [(key, key) for key in self.drawn_up]
        for key, about in self.requests.items():
            self._say(key, about)
            self._see(f"draw-{key}", about)
            self.know_by_name(f"draw-{key}", about.reference)
        for key, one in self.drawn_up.items():
            self._see(f"approve-{key}", one.support_request)
            self.know_by_name(f"approve-{key}", str(one))
            self.fields[f"seen-approve-{key}"] = forms.CharField(
                required=False, max_length=16, widget=forms.HiddenInput, initial=deployments.stands(one)
            )

    def _leave_out_gone(self) -> Iterator[str]:
        """The names of what was ticked and waits no more, with what was typed of it: it holds up no other."""
        for tick, there in (("draw", self.requests), ("approve", self.drawn_up)):
            sent = self.data.getlist(tick)
            for key in (key for key in sent if key not in there):
                typed = [self.data.get(f"{name}-{key}", "") for name in WORDS] if tick == "draw" else []
                yield "; ".join(filter(None, [self.data.get(f"{NAMED}-{tick}-{key}", "")[:300], *typed]))
            self.data.setlist(tick, [key for key in sent if key in there])

    def _say(self, key: str, about: SupportRequest) -> None:
        """The words about a deployment to be drawn up, each called with its request."""
        for name, field in PLAN().fields.items():
            field.label = f"{field.label} – {about.reference}"
            field.initial = deployments.units_of(reserved(about)) if name == "unit" else None
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 2
            self.fields[f"{name}-{key}"] = field

    def _see(self, row: str, about: SupportRequest) -> None:
        self.fields[f"version-{row}"] = forms.IntegerField(
            required=False, min_value=0, widget=forms.HiddenInput, initial=about.version
        )

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in TICKS) and not self.gone and not set(TICKS) & set(self.errors):
            self.add_error(None, ValidationError(_("Nothing is ticked: tick what you draw up or approve.")))
        return cleaned

    @property
    def to_draw_up(self) -> list[Row]:
        """What was ticked to be drawn up, with what was typed of it."""
        return [
            self._row("draw", key, self.requests[key], {name: self.cleaned_data[f"{name}-{key}"] for name in WORDS})
            for key in self.cleaned_data["draw"]
        ]

    @property
    def to_approve(self) -> list[Row]:
        """What was ticked to be approved."""
        seen = {key: self.cleaned_data[f"seen-approve-{key}"] for key in self.cleaned_data["approve"]}
        return [self._row("approve", key, self.drawn_up[key], {"seen": one}) for key, one in seen.items()]

    def _row(self, tick: str, key: str, target, words) -> Row:
        row = f"{tick}-{key}"
        return Row(row, target, self.cleaned_data.get(f"version-{row}"), words)

    def leave(self, sent, problems: Mapping[str, list[str]]) -> None:
        """Show what was refused beside its row: ticked as it was, for the version of now, under a key of its own."""
        self.problems = problems
        self.is_bound, self.data = True, sent.copy()
        self.data["key"] = self.initial["key"]
        for tick in TICKS:
            self.data.setlist(tick, [row.removeprefix(f"{tick}-") for row in problems if row.startswith(f"{tick}-")])
        for name in [name for name in self.fields if name.startswith(("version-", "seen-"))]:
            self.data[name] = self.fields[name].initial

    def drawn(self, tick: str, targets: Mapping[str, object]) -> Iterator[dict]:
        """The rows of one kind as the template shows them."""
        ticked = set(self.data.getlist(tick)) if self.is_bound else set()
        for key, target in targets.items():
            row = f"{tick}-{key}"
            hidden = (f"version-{row}", f"seen-{row}", f"{NAMED}-{row}")
            words = [self[f"{name}-{key}"] for name in WORDS] if tick == "draw" else []
            yield {
                "key": key,
                "target": target,
                "is_ticked": key in ticked,
                "hidden": [self[name] for name in hidden if name in self.fields],
                "words": words,
                "problems": self.problems.get(row, []),
            }
