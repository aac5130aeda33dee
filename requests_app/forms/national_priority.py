"""The list on which the requests of all regions are ranked: two small fields for each."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from requests_app.deeds import national_priority
from requests_app.forms.deed import DeedForm, Keyed, of_model
from requests_app.forms.round_cell import CELL, NUMBER
from requests_app.models import SupportRequest

FIELDS = ("national_rank", "national_reason")


class NationalPriorityForm(of_model(SupportRequest, FIELDS, required=FIELDS), DeedForm):
    """Rank among the requests of the country."""

    def fill(self):
        self.fields["national_rank"].min_value = 1
        if self.target is not None:
            self.initial |= {name: getattr(self.target, name) for name in FIELDS}


class NationalListForm(Keyed):
    """The whole list at once; `requests` are those listed, `seen` is how they were ranked when the page was made."""

    seen = forms.RegexField(r"^(\d+:\d+ ?)*$", required=False, max_length=10_000, widget=forms.HiddenInput)

    def __init__(self, data=None, *, requests, **kwargs):
        super().__init__(data, **kwargs)
        self.requests = list(requests)
        self.initial["seen"] = national_priority.state(self.requests)
        for about in self.requests:
            self._add(about)

    def _add(self, about) -> None:
        self.fields[f"rank-{about.pk}"] = forms.IntegerField(
            label=_("National rank of %s") % about.reference,
            required=False,
            min_value=1,
            max_value=national_priority.MOST,
            initial=about.national_rank,
            widget=forms.TextInput(attrs=NUMBER),
        )
        self.fields[f"reason-{about.pk}"] = forms.CharField(
            label=_("Reason for the national rank of %s") % about.reference,
            required=False,
            max_length=500,
            initial=about.national_reason,
            widget=forms.Textarea(attrs=CELL | {"rows": 1}),
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("seen") != self.initial["seen"]:
            return cleaned  # the deed refuses it: what is wrong is found once the list of now was seen
        for about in self.requests:
            self._check(about, cleaned.get(f"rank-{about.pk}"), cleaned.get(f"reason-{about.pk}"))
        return cleaned

    def _check(self, about, rank, reason) -> None:
        name = f"rank-{about.pk}"
        if rank and not reason:
            self.add_error(f"reason-{about.pk}", ValidationError(_("Say why it has this rank.")))
        if not rank and name not in self.errors and (reason or about.national_rank):
            self.add_error(name, ValidationError(_("Say which rank; it can be changed, not taken away.")))

    @property
    def ranks(self) -> list[national_priority.Rank]:
        """(request, rank, reason) for each that was changed."""
        typed = self.cleaned_data
        rows = [(one, typed.get(f"rank-{one.pk}"), typed.get(f"reason-{one.pk}", "")) for one in self.requests]
        return [row for row in rows if row[1] and row[1:] != (row[0].national_rank, row[0].national_reason)]

    def see_the_list(self) -> None:
        """What was typed is meant for the list as it is now, under a key of its own."""
        self.see_key_used()
        seen = dict(one.split(":") for one in self.cleaned_data["seen"].split())
        for about in self.requests:
            if self.data.get(f"rank-{about.pk}", "") == seen.get(str(about.pk), ""):  # left as it stood
                self.data[f"rank-{about.pk}"] = about.national_rank or ""
                self.data[f"reason-{about.pk}"] = about.national_reason
        self.data["seen"] = self.initial["seen"]

    def drawn(self):
        """The rows as the template shows them: each request with its two fields."""
        for about in self.requests:
            yield about, self[f"rank-{about.pk}"], self[f"reason-{about.pk}"]
