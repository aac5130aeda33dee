"""What is asked of a report: of which moment and period, in which language, and when it is mailed."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from foundation.forms import Form
from insight.forms import DAYS, USUAL, PictureFilter
from insight.models import ReportForm, Weekday
from insight.reports import access
from regions.models import User

MORNING = 8


class PaperFilter(PictureFilter):
    """Of a report on paper."""

    language = forms.ChoiceField(
        required=False, choices=settings.LANGUAGES, label=_("In which language; one's own when left out.")
    )


class ScopedReportFilter(PictureFilter):
    """Of a report, and of what."""

    scope = forms.CharField(
        required=False,
        max_length=30,
        label=_(
            "`nl`, the code of a safety region (`VR05`), or `roaz-` and the code of a RO(N)AZ region; else the widest."
        ),
    )


class ScopedPaperFilter(ScopedReportFilter, PaperFilter):
    """Of a report on paper, of what, and in which form."""

    form = forms.ChoiceField(required=False, choices=ReportForm.choices, label=_("the whole report, or one page"))


class SubscriptionForm(Form):
    """A report by mail. `reader` is whose it is: she chooses among what she has a report of."""

    scope = forms.ChoiceField(label=_("Of what"))
    form = forms.ChoiceField(label=_("What"), choices=ReportForm.choices, initial=ReportForm.REPORT)
    days = forms.TypedChoiceField(label=_("Period"), choices=DAYS, coerce=int, initial=str(USUAL))
    weekday = forms.TypedChoiceField(label=_("On which days"), choices=Weekday.choices, coerce=int, initial=0)
    hour = forms.TypedChoiceField(
        label=_("At which hour"),
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        coerce=int,
        initial=MORNING,
        help_text=_("in Amsterdam: the moment of which the report is"),
    )

    def __init__(self, *args: Any, reader: User, **more: Any):
        super().__init__(*args, **more)
        field: Any = self.fields["scope"]
        field.choices = [(one.code, one.name) for one in access.own(reader)]
