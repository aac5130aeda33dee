"""Forms about people, memberships, invitations, duties and tokens."""

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.forms import Form
from foundation.telephone import TelephoneFormField
from regions.models import (
    CareOfficeRegion,
    Channel,
    Institution,
    Membership,
    Reach,
    RoazRegion,
    Role,
    SafetyRegion,
    Team,
    User,
)


class PeopleFilter(Form):
    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=120)
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("All roles")), *Role.choices], required=False)
    active = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[("", _("Open and closed")), ("yes", _("Open")), ("no", _("Closed"))],
    )

    def chosen(self):
        """What was chosen, as keywords of `UserManager.matching`; nothing when it can't be read."""
        return self.cleaned_data if self.is_valid() else {}


class DutyFilter(Form):
    when = forms.ChoiceField(
        label=_("When"), choices=[("", _("On call now")), ("coming", _("To come"))], required=False
    )
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("All roles")), *Role.choices], required=False)
    region = forms.ModelChoiceField(
        label=_("Safety region"),
        queryset=SafetyRegion.objects.order_by("name"),
        to_field_name="code",
        required=False,
        empty_label=_("All regions"),
    )
    q = forms.CharField(label=_("Name"), required=False, max_length=120)

    def chosen(self):
        """What was chosen, as keywords of `DutyQuerySet.matching`; nothing when it can't be read."""
        return self.cleaned_data if self.is_valid() else {}


class ScopeForm(Form):
    """A role and the six scopes of which it needs at most one; which, says the domain."""

    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Choose one")), *Role.choices])
    institution = forms.ModelChoiceField(
        label=_("Institution"),
        queryset=Institution.objects.active(),
        required=False,
        help_text=_("For a care institution."),
    )
    safety_region = forms.ModelChoiceField(
        label=_("Safety region"),
        queryset=SafetyRegion.objects.all(),
        required=False,
        help_text=_("For GHOR, and for the chair."),
    )
    care_office_region = forms.ModelChoiceField(
        label=_("Care office"),
        queryset=CareOfficeRegion.objects.all(),
        required=False,
        help_text=_("For a care office."),
    )
    roaz_region = forms.ModelChoiceField(
        label=_("RO(N)AZ region"),
        queryset=RoazRegion.objects.all(),
        required=False,
        help_text=_("For a RO(N)AZ secretariat."),
    )
    channel = forms.ModelChoiceField(
        label=_("Channel"),
        queryset=Channel.objects.all(),
        required=False,
        help_text=_("For the Red Cross and the civil pools."),
    )
    team = forms.ModelChoiceField(
        label=_("Team"), queryset=Team.objects.all(), required=False, help_text=_("For a fact finder.")
    )


class MembershipForm(ScopeForm):
    """What is promised to a person: a role, its scope, and whether she audits."""

    audits = forms.BooleanField(
        label=_("Auditor"),
        required=False,
        help_text=_("For an observer: sees who looked and who tried, and nothing else."),
    )


class InviteForm(MembershipForm):
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The link is sent here; it works for seven days."))
    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Language of the message"), choices=[("nl", _("Dutch")), ("en", _("English"))])

    phone = TelephoneFormField(label=_("Telephone"), required=False)
    valid_until = forms.DateField(label=_("Last day"), required=False)

    field_order = ["email", "name", "phone", "language", "role"]


class JoinForm(MembershipForm):
    valid_from = forms.DateField(label=_("First day"), initial=clock.today)
    valid_until = forms.DateField(label=_("Last day"), required=False)


class EndForm(Form):
    on = forms.DateField(label=_("Last day"), initial=clock.today)


class DeputyForm(Form):
    user = forms.ModelChoiceField(label=_("Deputy"), queryset=User.objects.filter(is_active=True))
    valid_from = forms.DateField(label=_("First day"), initial=clock.today)
    valid_until = forms.DateField(label=_("Last day"))


class LeaveForm(Form):
    sure = forms.BooleanField(label=_("Yes, this person leaves today"))


class FactorForm(Form):
    sure = forms.BooleanField(
        label=_("I spoke to this person, and am sure it is she who asks"),
        help_text=_("call her at a number you knew already, not at one from the message that asks for it"),
    )


class AcceptForm(Form):
    """What somebody invited fills in; the password twice."""

    name = forms.CharField(label=_("Name"), max_length=120)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", ValidationError(_("The two passwords differ."), code="differ"))
        return cleaned


class DutyForm(Form):
    membership = forms.ModelChoiceField(label=_("Who, and for what"), queryset=Membership.objects.none())
    starts_at = forms.DateTimeField(label=_("From"))
    ends_at = forms.DateTimeField(label=_("Until"))
    phone = TelephoneFormField(label=_("Telephone"))

    def __init__(self, *args, memberships, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = memberships


class TokenForm(Form):
    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("What it is used for."))
    expires_at = forms.DateField(label=_("Last day"), help_text=_("At most a year from now."))
    reaches = forms.MultipleChoiceField(
        label=_("May also"),
        choices=Reach.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what the program needs: a token that gets about can do no more than this."),
    )
