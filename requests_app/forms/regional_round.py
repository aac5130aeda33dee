"""The grid of the regional round: all cells at once, and what was said by those that were filled in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from foundation import clock
from foundation.forms import dress
from requests_app.deeds.regional_round import Outcome, Said
from requests_app.forms.deed import LONGEST_NAME, NAMED, Keyed
from requests_app.forms.round_cell import Cell
from requests_app.forms.round_cells import SIGNALS, cells_of, in_words
from requests_app.models import Inquiry, InquiryState
from requests_app.procedure.how import How, SpokenBy
from requests_app.procedure.replay import one_of
from requests_app.worklist.regional_round import Row

NOTHING: Mapping[str, str] = {}
NEED_A_TICK = {
    "escalate": _("Tick the requests to escalate first."),
    "ask_figures": _("Tick the requests whose figures you ask for first."),
}
"""By button, what it says when no request is ticked: nothing ticked is never all of them."""


@dataclass(frozen=True)
class DrawnRow:
    """One request as it is drawn: its tick, the cells of rank and asking, and each inquiry with its cell and offers.

    `parties` hold (inquiry, its cell, [(offer, the cell to decide, the cell to shorten)]), None where nothing is asked.
    """

    row: Row
    tick: forms.BoundField
    rank: Cell | None
    ask: Cell | None
    parties: list[tuple]
    hidden: list[forms.BoundField]
    is_troubled: bool = False

    @property
    def says(self) -> str:
        """What is inside, in one line: the step, what is open, who answered, what waits for a decision."""
        about, row = self.row.support_request, self.row
        answered = sum(1 for one in row.inquiries if one.state == InquiryState.ANSWERED)
        undecided = sum(1 for _inquiry, _cell, offers in self.parties for _offer, decide, _stay in offers if decide)
        said: list[Any] = [about.get_status_display()]
        said += [ngettext("at most %(n)s person open", "at most %(n)s persons open", row.open_persons)]
        said += [_("%(answered)s of %(asked)s answered"), undecided and _("offers to decide on: %(undecided)s")]
        counts = {"n": row.open_persons, "answered": answered, "asked": len(row.inquiries), "undecided": undecided}
        return "; ".join(str(one) % counts for one in said if one)


class RoundForm(Keyed):
    """All rows of the grid at once; `rows` are those of `worklist.regional_round.rows`.

    `shown` are the requests that the page held, so that one knows which came since. After some things were refused,
    the form is made anew with what was typed there (`kept`, by field) and why it was refused (`problems`, by cell).
    """

    spoken_name = forms.CharField(
        label=_("Said in the meeting by"),
        required=False,
        max_length=LONGEST_NAME,
        initial=_("RO(N)AZ meeting"),
        help_text=_("function or name; the parties confirm it afterwards"),
    )
    shown = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)

    def __init__(self, data=None, *, rows: list[Row], kept=NOTHING, problems=NOTHING, **kwargs):
        super().__init__(data, **kwargs)
        self.rows, self.kept = rows, kept
        self.initial |= kept
        self.initial["shown"] = " ".join(str(row.support_request.pk) for row in rows)
        self.cells: list[Cell] = [cell for row in rows for cell in cells_of(row) if cell.is_open or self._typed(cell)]
        for row in rows:
            self._add_row(row)
        for cell in self.cells:
            self._add_cell(cell)
            cell.problem = problems.get(cell.part, "")

    def _typed(self, cell: Cell) -> bool:
        """Whether something was typed in a cell that isn't open any more: it isn't lost."""
        return cell.was_typed(self.data or self.kept)

    def _add_row(self, row: Row) -> None:
        about = row.support_request
        self.fields[f"tick-{about.pk}"] = forms.BooleanField(label=_("Choose %s") % about.reference, required=False)
        status = forms.CharField(required=False, initial=about.status, max_length=14, widget=forms.HiddenInput)
        self.fields[f"status-{about.pk}"] = status
        self.fields[f"version-{about.pk}"] = forms.IntegerField(
            required=False, initial=about.version, min_value=0, widget=forms.HiddenInput
        )

    def _add_cell(self, cell: Cell) -> None:
        for name, field in cell.fields.items():
            dress(field)
            self.fields[f"{name}-{cell.subject.pk}"] = field
        seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput, initial=cell.stands)
        self.fields[f"seen-{cell.part}"] = seen
        if cell.signals:
            self.know_by_name(cell.part, f"{cell.about.reference}, {cell.name}")

    def clean(self):
        cleaned = super().clean()
        gone = self.about_gone(**SIGNALS)
        self.refuse_about_gone({part: [in_words(*one) for one in typed.items()] for part, typed in gone.items()})
        for cell in self.cells:
            for name, wrong in cell.wrong(self._of(cell), self._seen(cell)):
                self._note(f"{name}-{cell.subject.pk}", wrong)
        speaks = any(cell.needs_speaker for cell in self.filled())
        if speaks and not cleaned.get("spoken_name"):
            self._note("spoken_name", _("Say who told you this: a function or name."))
        for name, wrong in NEED_A_TICK.items():
            if name in self.data and not self.ticked():
                self.add_error(None, ValidationError(wrong))
        return cleaned

    def _note(self, name: str, wrong: Any) -> None:
        if name not in self.errors:
            self.add_error(name, ValidationError(wrong))

    def _of(self, cell: Cell) -> dict[str, Any]:
        return {name: self.cleaned_data.get(f"{name}-{cell.subject.pk}") for name in cell.fields}

    def _seen(self, cell: Cell) -> str:
        return self.cleaned_data.get(f"seen-{cell.part}") or ""

    def filled(self) -> Iterator[Cell]:
        """The cells by which something was said."""
        return (cell for cell in self.cells if cell.is_meant(self._of(cell), self._seen(cell)))

    def said(self) -> list[Said]:
        """What was said, a thing for each cell filled in."""
        speaker = self.cleaned_data["spoken_name"]
        return [cell.said(self._of(cell), self._seen(cell), speaker) for cell in self.filled()]

    def how(self, said: Said) -> How:
        """How one thing is done: under a key of its own, in the words of who spoke, of the need as it was shown."""
        cell = next(one for one in self.cells if one.part == said.part)
        typed = self._of(cell)
        how = one_of(self.cleaned_data["key"], said.part, *typed.values())
        if cell.counts(typed):
            how = replace(how, version=self.cleaned_data.get(f"version-{said.support_request.pk}"))
        if cell.is_spoken(typed):
            how = replace(how, spoken_by=SpokenBy(self.cleaned_data["spoken_name"], clock.now()))
        return replace(how, reason=typed.get("why") or "")

    def ticked(self) -> list:
        """The requests that were chosen."""
        rows = [row.support_request for row in self.rows]
        return [about for about in rows if self.cleaned_data.get(f"tick-{about.pk}")]

    def ticked_at(self) -> list[tuple]:
        """(request, the status in which the page showed it) of each that was chosen."""
        return [(about, self.cleaned_data[f"status-{about.pk}"] or about.status) for about in self.ticked()]

    def keeps(self, refused: Iterable[Outcome]) -> dict[str, str]:
        """What was typed in the cells that were `refused`, as it was sent: for the form that is shown again."""
        refused = list(refused)
        parts = {one.part for one in refused}
        cells = [cell for cell in self.cells if cell.part in parts]
        names = [f"{name}-{cell.subject.pk}" for cell in cells for name in cell.fields]
        names += [f"tick-{one.support_request.pk}" for one in refused if not one.part]
        return {name: self.data[name] for name in ("spoken_name", *names) if name in self.data}

    def drawn(self) -> Iterator[DrawnRow]:
        """The rows as the template shows them."""
        for row in self.rows:
            cells = {cell.part: self._draw(cell) for cell in self.cells if cell.row is row}
            troubled = any(one.problem or any(field.errors for field in one.drawn.values()) for one in cells.values())
            inquiries = [*row.inquiries, *(one for one in row.cancelled if f"answer{one.pk}" in cells)]
            pk = row.support_request.pk
            yield DrawnRow(
                row=row,
                tick=self[f"tick-{pk}"],
                rank=cells.get(f"rank{pk}"),
                ask=cells.get(f"ask{pk}"),
                parties=[(one, cells.get(f"answer{one.pk}"), _offers(one, cells)) for one in inquiries],
                hidden=[self[f"version-{pk}"], self[f"status-{pk}"], *self._about_cells(cells)],
                is_troubled=troubled,
            )

    def _about_cells(self, cells: Mapping[str, Cell]) -> Iterator[forms.BoundField]:
        """The hidden fields of these cells: what the page showed there, and what they are called."""
        names = (f"{name}-{part}" for part in cells for name in ("seen", NAMED))
        return (self[name] for name in names if name in self.fields)

    def _draw(self, cell: Cell) -> Cell:
        cell.drawn = {name: self[f"{name}-{cell.subject.pk}"] for name in cell.fields}
        return cell


def _offers(inquiry: Inquiry, cells: Mapping[str, Cell]) -> list[tuple]:
    offers = inquiry.offers.all()
    return [(one, cells.get(f"offer{one.pk}"), cells.get(f"stay{one.pk}")) for one in offers]
