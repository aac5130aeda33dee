"""The grid of the regional round: one small field for each thing that is said in the meeting."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.forms.deed import Keyed
from requests_app.forms.ladder import ANSWERS
from requests_app.models import MOST_PERSONS, InquiryState
from requests_app.procedure.how import How, SpokenBy

CELL = {"class": "cell"}
NUMBER = {"class": "cell cell--number", "inputmode": "numeric", "autocomplete": "off", "size": 3}


class RoundForm(Keyed):
    """All rows of the grid at once; `rows` are those of `regional_round.rows`."""

    spoken_name = forms.CharField(
        label=_("Said in the meeting by"),
        required=False,
        max_length=120,
        initial=_("RO(N)AZ meeting"),
        help_text=_("function or name; the parties confirm it afterwards"),
    )

    def __init__(self, data=None, *, rows, **kwargs):
        super().__init__(data, **kwargs)
        self.rows = rows
        self.parties = {}
        for row in rows:
            self._add_row(row)

    def _add_row(self, row) -> None:
        about = row.support_request
        self.fields[f"rank-{about.pk}"] = forms.IntegerField(
            label=_("Rank of %s") % about.reference,
            required=False,
            min_value=1,
            max_value=999,
            initial=about.priority_rank,
            widget=forms.TextInput(attrs=NUMBER),
        )
        self.fields[f"reason-{about.pk}"] = forms.CharField(
            label=_("Reason for the rank of %s") % about.reference,
            required=False,
            max_length=500,
            initial=about.priority_reason,
            widget=forms.Textarea(attrs=CELL | {"rows": 1}),
        )
        self.fields[f"tick-{about.pk}"] = forms.BooleanField(label=_("Choose %s") % about.reference, required=False)
        for _rung, inquiries in row.cells:
            for inquiry in inquiries:
                if inquiry.state == InquiryState.PENDING and inquiry.step == 1:
                    self._add_inquiry(inquiry, about)

    def _add_inquiry(self, inquiry, about) -> None:
        self.parties[inquiry.pk] = inquiry
        names = {"party": inquiry.party, "reference": about.reference}
        self.fields[f"answer-{inquiry.pk}"] = forms.ChoiceField(
            label=_("Answer of %(party)s to %(reference)s") % names,
            required=False,
            choices=[("", "–"), *ANSWERS],
            widget=forms.Select(attrs=CELL),
        )
        self.fields[f"persons-{inquiry.pk}"] = forms.IntegerField(
            label=_("Persons %(party)s offers to %(reference)s") % names,
            required=False,
            min_value=1,
            max_value=MOST_PERSONS,
            widget=forms.TextInput(attrs=NUMBER),
        )

    def clean(self):
        cleaned = super().clean()
        for pk in self.parties:
            if cleaned.get(f"persons-{pk}") and not cleaned.get(f"answer-{pk}"):
                self.add_error(f"answer-{pk}", ValidationError(_("Choose an answer beside the persons offered.")))
        for row in self.rows:
            pk = row.support_request.pk
            if cleaned.get(f"rank-{pk}") and not cleaned.get(f"reason-{pk}"):
                self.add_error(f"reason-{pk}", ValidationError(_("Say why it has this rank.")))
        if self.answers() and not cleaned.get("spoken_name"):
            self.add_error("spoken_name", ValidationError(_("Say who told you this: a function or name.")))
        if "escalate" in self.data and not self.ticked():
            self.add_error(None, ValidationError(_("Tick the requests to escalate first.")))
        return cleaned

    def how(self, sent: How) -> How:
        """How an answer is recorded, `sent` under a key of its own: in the words of who spoke in the meeting."""
        spoken_by = SpokenBy(self.cleaned_data["spoken_name"], clock.now())
        return replace(sent, spoken_by=spoken_by)

    def answers(self) -> list[tuple]:
        """(inquiry, answer, persons or None) for each cell filled in."""
        typed = self.cleaned_data
        filled = [pk for pk in self.parties if typed.get(f"answer-{pk}")]
        return [(self.parties[pk], typed[f"answer-{pk}"], typed.get(f"persons-{pk}")) for pk in filled]

    def ranks(self) -> list[tuple]:
        """(request, rank, reason) for each rank that was changed."""
        typed = self.cleaned_data
        changed = []
        for row in self.rows:
            about = row.support_request
            rank, reason = typed.get(f"rank-{about.pk}"), typed.get(f"reason-{about.pk}", "")
            if rank and (rank, reason) != (about.priority_rank, about.priority_reason):
                changed.append((about, rank, reason))
        return changed

    def ticked(self) -> list:
        """The requests that were chosen."""
        rows = [row.support_request for row in self.rows]
        return [about for about in rows if self.cleaned_data.get(f"tick-{about.pk}")]

    def drawn(self):
        """The rows as the template shows them: each cell with its fields, if there is something to fill in."""
        for row in self.rows:
            pk = row.support_request.pk
            cells = [(rung, [(one, *self._fields(one.pk)) for one in inquiries]) for rung, inquiries in row.cells]
            yield row, self[f"rank-{pk}"], self[f"reason-{pk}"], self[f"tick-{pk}"], cells

    def _fields(self, pk) -> tuple:
        return (self[f"answer-{pk}"], self[f"persons-{pk}"]) if pk in self.parties else (None, None)
