"""What a person fills in to do a deed: one form each, for the page and for the API alike."""

from requests_app.forms.alert import AlertForm
from requests_app.forms.deed import DeedForm, ReasonForm

__all__ = ["AlertForm", "DeedForm", "ReasonForm"]
