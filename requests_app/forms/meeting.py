"""Planning a meeting of the triangle, moving its agenda, one position on several requests, and minutes."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.forms import triangle
from requests_app.forms.deed import DeedForm, Keyed, of_model
from requests_app.models import Meeting, Outcome


class PlanForm(Keyed, of_model(Meeting, ("starts_at", "place"), required=("starts_at",))):
    """When and where the triangle meets; at the next whole hour, unless said otherwise."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = timezone.localtime(clock.now())
        self.initial.setdefault("starts_at", now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))


class MinutesForm(Keyed, of_model(Meeting, ("minutes",))):
    """What was said, without names of patients, residents or soldiers."""


def which_requests() -> forms.MultipleChoiceField:
    """On which requests one position is given; none ticked is an error."""
    said = {"required": _("Tick the requests.")}
    return forms.MultipleChoiceField(label=_("Requests"), widget=forms.CheckboxSelectMultiple, error_messages=said)


class PackageForm(Keyed):
    """One position on several requests; `choices` are (reference, what it is called)."""

    requests = which_requests()
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[choice for choice in Outcome.choices if choice[0] != Outcome.NOW],
        widget=forms.RadioSelect,
        help_text=_("a grant is of all that was tuned; for fewer persons give the position on the request itself"),
    )
    motivation = triangle.motivation()
    for_institution = triangle.for_institution()
    reasons = triangle.reasons()
    defer_until = forms.DateField(label=_("Defer until"), required=False)

    def __init__(self, data=None, *, choices, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["requests"].choices = choices

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") == Outcome.DEFER and not cleaned.get("defer_until"):
            self.add_error("defer_until", ValidationError(_("Say until which day."), code="required"))
        return cleaned

    @property
    def said(self) -> dict:
        """The position, as `triangle_access.give_package` takes it."""
        names = ("outcome", "motivation", "for_institution", "reasons", "defer_until")
        return {name: self.cleaned_data[name] for name in names}


class AgendaForm(DeedForm):
    """Put on the agenda of a meeting, or move it there with a reason."""

    meeting = forms.ModelChoiceField(Meeting.objects.all(), label=_("Meeting"), empty_label=None)
    rank = forms.IntegerField(label=_("Place on the agenda"), required=False, min_value=1, max_value=99)
    reason = forms.CharField(label=_("Reason for the place"), required=False, max_length=300)
    field_order = ("meeting", "rank", "reason")
