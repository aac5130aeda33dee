"""Intake: one procedural check or all eleven as one form, returning an application, and the urgent road."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from requests_app.forms.deed import DeedForm, Keyed, ReasonForm, of_model
from requests_app.forms.triangle import reasons
from requests_app.models import URGENT, CheckAnswer, Urgency
from requests_app.models.checklists import PROCEDURAL, Verdict
from requests_app.procedure import preconditions


class CheckForm(of_model(CheckAnswer, ("code", "verdict", "note"), required=("code", "verdict")), DeedForm):
    """One procedural check."""

    def fill(self):
        self.fields["code"].choices = [(check.code, f"{check.code} – {check.text}") for check in PROCEDURAL]
        if self.target is not None and not self.target.registered_urgent:
            keep = [choice for choice in Verdict.choices if choice[0] != Verdict.TO_FOLLOW]
            self.fields["verdict"].choices = keep


class ReturnForm(ReasonForm):
    """Return with coded reasons."""

    codes = reasons(required=True)
    field_order = ("codes", "reason")


class UrgentForm(ReasonForm):
    """The urgent road."""

    urgency = forms.ChoiceField(
        label=_("Urgency"),
        choices=[choice for choice in Urgency.choices if choice[0] in URGENT],
        widget=forms.RadioSelect,
    )
    waived_by = forms.CharField(
        label=_("Director of public health who waives the open rungs"),
        max_length=120,
        required=False,
        help_text=_("function or name; not needed when no rung is open"),
    )
    field_order = ("urgency", "waived_by", "reason")

    def fill(self):
        if self.target is not None and self.target.is_urgent:
            self.initial["urgency"] = self.target.urgency

    def fit_to_person(self) -> None:
        """Ask for the director only where a rung is open, and name those rungs."""
        super().fit_to_person()
        if rungs := preconditions.open_rungs(self.target):
            named = ", ".join(str(rung.label) for rung in rungs)
            self.fields["waived_by"].required = True
            self.fields["waived_by"].help_text = _("function or name; open now: %(rungs)s") % {"rungs": named}
        else:
            del self.fields["waived_by"]


class IntakeForm(Keyed):
    """All checks; `filled` is what stands or is suggested: code -> (verdict, remark)."""

    def __init__(self, data=None, *, filled, to_follow: bool, **kwargs):
        super().__init__(data, **kwargs)
        kept = [choice for choice in Verdict.choices if to_follow or choice[0] != Verdict.TO_FOLLOW]
        for check in PROCEDURAL:
            verdict, note = filled[check.code]
            self.fields[f"{check.code}-verdict"] = forms.ChoiceField(
                label=_("Verdict on %s") % check.code, required=False, choices=[("", "–"), *kept], initial=verdict
            )
            self.fields[f"{check.code}-note"] = forms.CharField(
                label=_("Remark on %s") % check.code, required=False, max_length=500, initial=note
            )
            for name in ("verdict", "note"):
                self.fields[f"{check.code}-{name}"].widget.attrs["class"] = "cell"
            self.fields[f"{check.code}-note"].widget.attrs["size"] = 44

    def clean(self):
        cleaned = super().clean()
        for check in PROCEDURAL:
            if cleaned.get(f"{check.code}-verdict") == Verdict.FAILED and not cleaned.get(f"{check.code}-note"):
                self.add_error(f"{check.code}-note", ValidationError(_("Say what is wrong.")))
        return cleaned

    def answers(self) -> dict[str, tuple[str, str]]:
        """What was typed: code -> (verdict, remark)."""
        typed = self.cleaned_data
        return {check.code: (typed[f"{check.code}-verdict"], typed[f"{check.code}-note"]) for check in PROCEDURAL}

    def show(self, problems: dict[str, list[str]]) -> None:
        """Put what was refused beside the check it is about."""
        for code, sentences in problems.items():
            self.add_error(f"{code}-verdict", sentences)
