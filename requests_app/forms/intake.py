"""The eleven procedural checks as one form: a verdict and a remark each."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.forms import Form
from requests_app.forms.deed import new_key
from requests_app.models.checklists import PROCEDURAL, Verdict


class IntakeForm(Form):
    """All checks; `filled` is what stands or is suggested: code -> (verdict, remark)."""

    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, data=None, *, filled, to_follow: bool, **kwargs):
        super().__init__(data, **kwargs)
        self.initial.setdefault("key", new_key())
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
