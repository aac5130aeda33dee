"""The form every deed starts from: how it is done stands beside what is recorded.

The same form serves both doors: a page shows what this person needs of it, the API takes all of it. It checks shape
only; what is allowed and what is lacking is for the domain to say.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.again import Ticks
from foundation.fingerprints import LONGEST_KEY, LONGEST_SHARED_KEY
from foundation.forms import Form
from foundation.rows import RowsField
from regions.calling import Call, first
from regions.models import Role, User
from requests_app.models import Event
from requests_app.procedure.how import How, SpokenBy
from requests_app.procedure.rules import RULES
from requests_app.procedure.workflow import prospect
from requests_app.worklist.calling import Calls

HOW = ("key", "version", "as_role", "spoken_name", "spoken_at", "not_a_bsn")
BY_PHONE = ("spoken_name", "spoken_at")
LONGEST_NAME = 120


def new_key() -> str:
    """A key that makes one filling-in of a form recognisable when it is sent twice."""
    return uuid4().hex


LIMITS = {MinValueValidator: "min_value", MaxValueValidator: "max_value"}


def _take_limits(field: Any, of: Any) -> None:
    """Let the validators of the model's field stand in the place of what its kind of column allows."""
    kinds = {type(one) for one in of.validators}
    field.validators = [one for one in field.validators if type(one) not in kinds] + of.validators
    for one in of.deconstruct()[-1].get("validators", []):
        if type(one) in LIMITS:
            setattr(field, LIMITS[type(one)], one.limit_value)


def of_model(model: type[models.Model], names, *, required=()) -> type[Form]:
    """A form with the fields of `model`, so that label, help and limits are said once."""
    fields: dict[str, Any] = fields_for_model(model, fields=names)
    for name, field in fields.items():
        field.required = name in required
        field.widget.is_required = field.required
        field.initial = None
        if not hasattr(field, "choices"):  # of a choice the validators see the word, before it is a number
            _take_limits(field, model._meta.get_field(name))
    return type(f"{model.__name__}Fields", (Form,), {"__module__": __name__, **fields})


GONE = _("Something you typed about was removed in the meantime: %(typed)s. Save the rest again.")


NAMED = "named"
"""Before the part of a row: the field in which the page sends what the row is called."""


class Keyed(Form):
    """A form of which one filling-in is told from the next, whatever it does; each deed of several adds to its key."""

    key = forms.CharField(required=False, max_length=LONGEST_SHARED_KEY, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"key": new_key(), **self.initial}

    @property
    def typed(self) -> dict[str, Any]:
        """What was filled in, without the key."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}

    def about_gone(self, **names: str) -> dict[str, dict[str, str]]:
        """What was typed in fields `name-row` of which the row is gone by now: by row, by name.

        `names` says of each name in which part of the row it stands; a row is called by part and key.
        """
        found: dict[str, dict[str, str]] = {}
        for field, value in self.data.items():
            name, _dash, row = field.partition("-")
            if value and name in names and field not in self.fields:
                found.setdefault(f"{names[name]}{row}", {})[name] = value
        return found

    def know_by_name(self, part: str, name: str) -> None:
        """Let the page say what row `part` is called: once it is gone, nobody else knows."""
        self.fields[f"{NAMED}-{part}"] = forms.CharField(
            required=False, max_length=300, widget=forms.HiddenInput, initial=name
        )

    def refuse_about_gone(self, typed: Mapping[str, Iterable[str]]) -> None:
        """Say what was `typed` in words about rows that are gone, by part, so that nobody takes it for recorded."""
        said = [
            ": ".join(filter(None, [self.data.get(f"{NAMED}-{part}", "")[:300], ", ".join(words)]))
            for part, words in typed.items()
        ]
        if said:
            self.add_error(None, ValidationError(GONE % {"typed": "; ".join(said)}))

    def see_key_used(self) -> None:
        """What was typed is meant as something new: it gets a key of its own."""
        self.data = self.data.copy()
        self.data["key"] = new_key()

    def see_left(self, name: str, values: list[str]) -> None:
        """A part was recorded: what is left of `name` is sent under a key of its own."""
        self.see_key_used()
        self.data.setlist(name, values)


def request_of(target):
    """The support request that a line, inquiry, offer, deed-on-behalf, condition or deployment is of; or itself."""
    owner = getattr(target, "inquiry", None) or target
    return getattr(owner, "support_request", owner)


class DeedForm(Form):
    """How a deed is done: under which key and version, in which role, in whose words."""

    key = forms.CharField(
        required=False, max_length=LONGEST_KEY, widget=forms.HiddenInput, help_text=_("one use, one deed")
    )
    version = forms.IntegerField(
        required=False, min_value=0, widget=forms.HiddenInput, help_text=_("the version you saw")
    )
    as_role = forms.ChoiceField(
        label=_("In which role"), required=False, choices=Role.choices, help_text=_("when you have more than one")
    )
    spoken_name = forms.CharField(
        label=_("Told by telephone by"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=_("function or name; leave empty when you speak for yourself"),
    )
    spoken_at = forms.DateTimeField(label=_("Moment of the call"), required=False)
    not_a_bsn = forms.BooleanField(
        label=_("This number isn't a BSN"), required=False, help_text=_("recorded with your name")
    )

    def __init__(self, data=None, files=None, *, action=None, target=None, by: User | None = None, **kwargs):
        self.action, self.target, self.role_by_phone = action, target, False
        self.speaker: Call | None = None  # whom to call to hear it
        self.call: Call | None = None  # whom the call was to
        self.fingerprint = ""
        self.by: Any = by  # None while the form only describes itself
        super().__init__(data, files, **kwargs)
        self.initial.setdefault("key", new_key())
        if self.request is not None:
            self.initial.setdefault("version", self.request.version)
        self.order_fields([name for name in self.fields if name not in HOW])
        self.fill()

    @property
    def request(self):
        """The support request behind the target; None while the form only describes itself."""
        return None if self.target is None else request_of(self.target)

    def fill(self) -> None:
        """Choices and initial values that depend on the target; for subclasses."""

    def fit_to_person(self) -> None:
        """Leave out of the page what this person can't use; the API keeps everything."""
        in_person = self.prospect(by_phone=False).standings
        by_phone = self.prospect(by_phone=True).standings
        own, others = {one.role for one in in_person}, {one.role for one in by_phone}
        self.role_by_phone = len(own) == 1
        if len(own) < 2 and len(others) < 2:
            del self.fields["as_role"]
        else:
            fitting = others if self.role_by_phone else own | others
            self.fields["as_role"].choices = [("", "–"), *((role, role.label) for role in Role if role in fitting)]
        if not by_phone:
            for name in BY_PHONE:
                del self.fields[name]
        elif not in_person:
            self.fields["spoken_name"].required = self.fields["spoken_at"].required = True
            self.initial.setdefault("spoken_at", clock.now())
            self.fields["spoken_name"].help_text = _("function or name of the person who told you, and the number")
        if others:
            self._know_whom_to_call(others, fill=not in_person)
        if not self.data.get("not_a_bsn"):
            self.fields["not_a_bsn"].widget = forms.HiddenInput()

    def _know_whom_to_call(self, roles: set[Role], *, fill: bool) -> None:
        """The number to call; with `fill` also as who said it, to be put right: of one role only, else nobody knows."""
        if len(roles) == 1:
            self.speaker = first(Calls(self.by).speaker(min(roles), self.target, self.request))
        if fill and self.speaker:
            self.initial.setdefault("spoken_name", str(self.speaker)[:LONGEST_NAME])

    def reshape(self, wanted: str) -> None:
        """Make room for what a button asked for (`foundation.again`), before anything is done: a row more."""
        if isinstance(field := self.fields.get(wanted), RowsField) and field.widget.grows:
            field.widget.more = 1

    @property
    def is_reshaped(self) -> bool:
        """Whether it has buttons of that kind; then it must know which button Enter presses."""
        return any(isinstance(one.widget, Ticks) or getattr(one.widget, "grows", False) for one in self.fields.values())

    def prospect(self, *, by_phone):
        """What stands between this person and the deed."""
        subject = self.target if RULES[self.action].on else None
        return prospect(self.request, self.action, by=self.by, subject=subject, by_phone=by_phone)

    @property
    def is_theirs(self) -> bool:
        """Whether the deed is this person's, in person or by telephone, whatever the moment."""
        return bool(self.prospect(by_phone=False).standings or self.prospect(by_phone=True).standings)

    def see_key_used(self, before: Event | None) -> None:
        """What was typed is meant as something new: it gets a key of its own, and the version its own deed made."""
        self.data = self.data.copy()
        self.data["key"] = new_key()
        if before and self.request.pk == before.support_request_id and self.request.version == before.version:
            self.see_present_version()

    def see_present_version(self) -> None:
        """What was typed is shown beside what changed: sent again, it is meant for the version of now."""
        if self.data.get("version"):
            self.data = self.data.copy()
            self.data["version"] = self.request.version

    @property
    def upload(self) -> str | None:
        """The field a file is sent in, if there is one."""
        return next((name for name, field in self.fields.items() if isinstance(field, forms.FileField)), None)

    @property
    def telephone(self) -> list:
        """The fields about a telephone call, as drawn; on a page they stand apart."""
        return [self[name] for name in self._about_a_call if name in self.fields]

    @property
    def _about_a_call(self) -> tuple[str, ...]:
        return ("as_role", *BY_PHONE) if self.role_by_phone else BY_PHONE

    @property
    def told(self) -> bool:
        """Whether the page must open on the call: it is asked, was filled in, or holds an error."""
        return any(field.field.required or field.errors or field.value() for field in self.telephone)

    @property
    def main(self) -> list:
        """The visible fields that aren't about a call, as drawn."""
        return [field for field in self.visible_fields() if field.name not in self._about_a_call]

    def ask_about_bsn(self) -> None:
        """Show the declaration, because a number was refused."""
        self.fields["not_a_bsn"].widget = forms.CheckboxInput()

    def clean(self):
        cleaned = super().clean()
        name, at = cleaned.get("spoken_name"), cleaned.get("spoken_at")
        if name and not at and "spoken_at" not in self.errors:
            self.add_error("spoken_at", ValidationError(_("Say when this was told."), code="required"))
        if at and not name and "spoken_name" not in self.errors:
            self.add_error("spoken_name", ValidationError(_("Say who told this."), code="required"))
        return cleaned

    @property
    def how(self) -> How:
        """How the deed is done: made here for every door."""
        cleaned = self.cleaned_data
        name = cleaned.get("spoken_name")
        return How(
            as_role=cleaned.get("as_role", ""),
            spoken_by=SpokenBy(name, cleaned["spoken_at"]) if name else None,
            reason=cleaned.get("reason", ""),
            version=cleaned.get("version"),
            key=cleaned.get("key", ""),
            not_a_bsn=cleaned.get("not_a_bsn", False),
            fingerprint=self.fingerprint,
        )

    @property
    def recorded(self) -> dict[str, Any]:
        """What is recorded, as the domain function takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name not in (*HOW, "reason")}


class CalledForm(DeedForm):
    """A logged call to whoever didn't answer: whom, on which number, and when."""

    called = forms.CharField(
        label=_("Called"), max_length=LONGEST_NAME, help_text=_("function or name, and the number")
    )
    called_at = forms.DateTimeField(label=_("Moment of the call"))

    def fill(self):
        if self.by is not None and self.target is not None:
            self.initial.setdefault("called_at", clock.now())
            self.call = first(Calls(self.by).speaker(Role.INSTITUTION, self.target, self.request))
            self.initial.setdefault("called", str(self.call)[:LONGEST_NAME] if self.call else "")


class ReasonForm(DeedForm):
    """A deed that wants only a reason."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("read by whoever acts next"),
    )
