"""Comments, files, the application, signatures, follow-ups and closing."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from regions.models import Location
from requests_app.deeds import application
from requests_app.forms.deed import DeedForm, ReasonForm, of_model
from requests_app.models import Application, Attachment, Audience, Comment, Inquiry, is_authority


class ResolveForm(DeedForm):
    """How it ended without Defence."""

    code = forms.ChoiceField(
        label=_("How it was resolved"),
        choices=[
            ("arrived", _("help arrived")),
            ("need_withdrawn", _("the need was withdrawn")),
            ("period_passed_unmet", _("the period passed unmet")),
        ],
    )


class _ForReaders(DeedForm):
    """Who may read it; only authorities may keep it among themselves."""

    def fill(self):
        if self.by is not None and not is_authority(self.by, self.request):
            self.fields["audience"].widget = forms.HiddenInput()
        self.initial.setdefault("audience", Audience.ALL)

    def clean_audience(self):
        return self.cleaned_data["audience"] or Audience.ALL


class CommentForm(of_model(Comment, ("text", "audience"), required=("text",)), _ForReaders):
    """A remark."""


class AttachForm(of_model(Attachment, ("proves", "audience"), required=("proves",)), _ForReaders):
    """A file and what it proves."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, JPEG, PNG, DOCX or XLSX, at most 10 MB"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,.pdf,.docx,.xlsx"}),
    )
    inquiry = forms.ModelChoiceField(
        Inquiry.objects.none(), label=_("Inquiry"), required=False, help_text=_("when it proves an answer")
    )
    nobody_on_it = forms.BooleanField(
        label=_("Nobody is on the photograph"),
        required=False,
        help_text=_("of a visit: no resident, patient, colleague or soldier; recorded with your name"),
    )
    field_order = ("file", "proves", "nobody_on_it", "inquiry", "audience")

    def fill(self):
        super().fill()
        if self.target is not None:
            self.fields["inquiry"].queryset = self.target.inquiries.with_party()


class ApplicationForm(of_model(Application, application.FIELDS), DeedForm):
    """Step 3 in words; may be saved half-way."""

    def fill(self):
        if self.target is not None:
            drawn_up = Application.objects.filter(support_request=self.target).first() or Application()
            self.initial |= model_to_dict(drawn_up, fields=application.FIELDS)

    def clean(self):
        cleaned = super().clean()
        for name in ("legal_basis",):
            cleaned[name] = cleaned.get(name) or Application._meta.get_field(name).default
        return cleaned


class SignForm(
    of_model(Application, application.SIGNATURE, required=("signatory", "signatory_function", "signed_on")), DeedForm
):
    """Who signed, in which function, when."""


class FollowUpForm(ReasonForm):
    """A request that follows this one, for the same or another location."""

    location = forms.ModelChoiceField(
        Location.objects.none(), label=_("Location"), required=False, help_text=_("empty: the same location")
    )
    field_order = ("location", "reason")

    def fill(self):
        if self.target is not None:
            self.fields["location"].queryset = Location.objects.filter(institution=self.target.institution_id)

    def clean_location(self):
        location = self.cleaned_data["location"]
        if location and self.target and location.institution_id != self.target.institution_id:
            raise ValidationError(_("Choose a location of the same institution."))
        return location
