"""Narrowing the list of inquiries."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import Form
from requests_app.models import InquiryState


class InquiryFilter(Form):
    """Which inquiries to show."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *InquiryState.choices])

    def narrow(self, found):
        """The queryset within what was chosen."""
        state = self.cleaned_data["state"] if self.is_bound and self.is_valid() else ""
        return found.filter(state=state) if state else found
