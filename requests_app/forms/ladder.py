"""Asking and answering on the ladder, offers and arrivals."""

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import again
from foundation.again import Ticks
from foundation.keys import SeveralField
from regions.by_link import Roads
from regions.models import Institution
from requests_app.deeds import ladder
from requests_app.forms.deed import CalledForm, DeedForm, ReasonForm, of_model
from requests_app.models import Answer, Inquiry, NeedLine, Offer, Rung, SupportRequest
from requests_app.procedure import preconditions, preconditions_ladder
from requests_app.records import need_ledger
from requests_app.records.parties import NOBODY_NAMED, unasked

OFFER = ("staff_type", "persons", "starts_on", "ends_on")
TERM = "holds_until"
ANSWERS = [choice for choice in Answer.choices if choice[0] != Answer.NO_ANSWER]


class _WithRoad:
    """What a party is called in a choice: of one whom no mail reaches with a word about that."""

    def __init__(self, support_request, parties):
        self._roads, self._near = Roads(parties), support_request.safety_region

    def __call__(self, party) -> str:
        if self._roads.reaches(party, near=self._near):
            return str(party)
        return _("%(party)s (not reached by mail: call)") % {"party": party}


class AskForm(DeedForm):
    """Ask one party."""

    party = forms.ChoiceField(label=_("Party"), help_text=_("rung and party, as in “care_office:12”"))
    question = forms.CharField(
        label=_("Question"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def fill(self):
        self.parties: dict[str, tuple[Rung, Any]] = {}
        if self.target is None:
            return
        found = [(rung, party) for rung in Rung for party in ladder.parties(self.target, rung)]
        words = _WithRoad(self.target, [party for _rung, party in found])
        groups: dict[str, list[tuple[str, str]]] = {str(rung.label): [] for rung in Rung}
        for rung, party in found:
            self.parties[f"{rung}:{party.pk}"] = (rung, party)
            groups[str(rung.label)].append((f"{rung}:{party.pk}", words(party)))
        self.fields["party"].choices = list(groups.items())

    @property
    def recorded(self):
        rung, party = self.parties[self.cleaned_data["party"]]
        return {"rung": rung, "party": party, "question": self.cleaned_data["question"]}


class AskAllForm(DeedForm):
    """Ask everybody at once; of the other institutions of the region those that are named, which aren't ever all.

    The page has those who weren't asked yet, ticked where everybody sees it.
    """

    institutions = SeveralField(
        Institution.objects.none(),
        label=_("Which other institutions"),
        required=False,
        widget=Ticks,
        help_text=_("only who is ticked is asked"),
    )
    question = forms.CharField(
        label=_("Question"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def fill(self):
        self._asked: list[str] | None = None  # whom the page has boxes of
        if self.target is not None:
            neighbours = ladder.parties(self.target, Rung.OTHER_INSTITUTIONS)
            field = self.fields["institutions"]
            field.queryset = Institution.objects.filter(pk__in=[one.pk for one in neighbours])
            field.label_from_instance = _WithRoad(self.target, neighbours)

    def fit_to_person(self):
        super().fit_to_person()
        self._asked = [str(one.party.pk) for one in unasked(self.target) if one.is_of_choice]
        field = self.fields["institutions"]
        field.choices = [choice for choice in field.choices if str(choice[0]) in self._asked]
        self.initial["institutions"] = self._asked
        field.required = True
        field.error_messages["required"] = NOBODY_NAMED.message
        if not self._asked:
            del self.fields["institutions"]

    def reshape(self, wanted):
        """Everybody ticked, or nobody."""
        self.data.setlist("institutions", self._asked if wanted == again.ALL else [])

    @property
    def recorded(self):
        named = list(self.cleaned_data.get("institutions", ()))
        said = bool(named) or self._asked is not None or self.data.get("institutions") is not None
        return super().recorded | {"institutions": named if said else None}


class OfferFields(of_model(Offer, (*OFFER, TERM)), DeedForm):
    """Staff for one need line."""

    line = forms.ModelChoiceField(
        NeedLine.objects.none(), label=_("Need line"), to_field_name="number", required=False, empty_label=None
    )
    field_order: tuple[str, ...] = ("line", *OFFER, TERM)

    def fill(self):
        if self.target is None:
            return
        lines = self.request.lines.all()
        self.fields["line"].queryset = lines
        if first := lines.first():
            self.initial |= {"line": first.number, "staff_type": first.staff_type}
            self.initial |= {"starts_on": first.starts_on, "ends_on": first.ends_on}


class OfferForm(OfferFields):
    """Offer staff beside the answer given."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("line", *OFFER):
            self.fields[name].required = True


class AnswerForm(OfferFields):
    """Answer in two clicks; with persons filled in it offers them at once."""

    answer = forms.ChoiceField(label=_("Answer"), choices=ANSWERS, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Explanation"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order: tuple[str, ...] = ("answer", "line", *OFFER, TERM, "note")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("persons"):
            for name in ("line", *OFFER):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, forms.ValidationError(_("Fill this in, or leave persons empty."), "required"))
        return cleaned

    @property
    def recorded(self):
        cleaned = self.cleaned_data
        offer = {name: cleaned.get(name) for name in ("line", *OFFER, TERM)}
        offers = [offer] if offer["persons"] else []
        return {"answer": cleaned["answer"], "note": cleaned["note"], "offers": offers}


class CorrectAnswerForm(DeedForm):
    """A new answer in place of the one given."""

    answer = forms.ChoiceField(label=_("Answer"), choices=ANSWERS, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Explanation"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def fill(self):
        if isinstance(self.target, Inquiry):
            self.initial |= {"answer": self.target.answer, "note": self.target.note}


class ExpireForm(CalledForm):
    """A logged call to a party that didn't answer."""

    note = forms.CharField(
        label=_("What was said"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class CallBackForm(CalledForm):
    """A logged call to a party that answers later."""

    calls_back_at = forms.DateTimeField(label=_("Calls back at"))


class WaiveForm(ReasonForm):
    """A rung that need not be asked."""

    rung = forms.ChoiceField(label=_("Rung"), choices=Rung.choices)
    field_order: tuple[str, ...] = ("rung", "reason")
    offers: Callable[[SupportRequest], Collection[Rung]] = staticmethod(preconditions.open_rungs)

    def fit_to_person(self):
        super().fit_to_person()
        choices = [(rung, rung.label) for rung in self.offers(self.target)]
        self.fields["rung"].widget.choices = choices  # another one is still read, and refused with the reason


class RestoreForm(WaiveForm):
    """A rung that was skipped and is asked after all."""

    offers = staticmethod(preconditions_ladder.to_take_up)


class AcceptForm(DeedForm):
    """Accept an offer, or the part of it that fits, which is filled in."""

    persons = forms.IntegerField(
        label=_("Persons"), required=False, min_value=1, help_text=_("fewer than offered, when less is needed")
    )
    starts_on = forms.DateField(label=_("From"), required=False, help_text=_("later than offered, when that fits"))
    ends_on = forms.DateField(label=_("Until"), required=False, help_text=_("earlier than offered, when that fits"))

    def fill(self):
        if isinstance(self.target, Offer) and (fits := need_ledger.fitting(self.target)):
            self.initial |= fits._asdict()


class NotArrivedForm(ReasonForm):
    """Nobody came, or they left early."""

    last_day = forms.DateField(
        label=_("Last day they were there"), required=False, help_text=_("empty when nobody came")
    )
    field_order: tuple[str, ...] = ("last_day", "reason")
