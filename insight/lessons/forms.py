"""Which lessons are looked for, the proposal, and the form of each deed; page and API share them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import NOTHING_CHOSEN
from insight.forms import MomentFilter
from insight.lessons import deeds, pilots, proposing, telling
from insight.models import (
    Lesson,
    LessonDeed,
    LessonKind,
    LessonState,
    Origin,
    UmbrellaVerdict,
    WeakPoint,
    WhyStopped,
)
from regions.models import Sector, User
from requests_app.forms.deed import Keyed, of_model
from requests_app.forms.listing import regions
from requests_app.models.staff import StaffType

LONGEST_WORDS = 1000


def _all(words: Any, choices: list) -> list:
    return [("", words), *choices]


class LessonFilter(MomentFilter):
    """Search and filters, all optional."""

    q = forms.CharField(label=_("Search"), required=False, max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=_all(_("All kinds"), LessonKind.choices))
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=_all(_("Not rejected or withdrawn"), LessonState.choices)
    )
    origin = forms.ChoiceField(label=_("Origin"), required=False, choices=_all(_("All origins"), Origin.choices))
    sector = forms.ChoiceField(label=_("Sector"), required=False, choices=_all(_("All sectors"), Sector.choices))
    staff_type = forms.ChoiceField(
        label=_("Staff type"), required=False, choices=_all(_("All staff types"), StaffType.choices)
    )
    weak_point = forms.ChoiceField(
        label=_("Weak point"), required=False, choices=_all(_("With or without"), WeakPoint.choices)
    )
    region = forms.ChoiceField(label=_("Safety region"), required=False, choices=regions)
    field_order = ("q", "kind", "state", "origin", "sector", "staff_type", "weak_point", "region", "at")


TOLD = ("kind", "title", "what", "origin")
"""What a proposal can't do without."""

MORE = (
    *("place", "began_on", "ended_on", "figure", "before", "after", "stop_criterion", "cost", "paid_by", "regulation"),
    *("how_to_repeat", "source", "sector", "weak_point"),
)


class LessonForm(of_model(Lesson, (*TOLD, *MORE), required=TOLD), Keyed):
    """What one tells of a lesson: four fields, and what else is known of it."""

    staff_types = forms.MultipleChoiceField(
        label=_("For which staff types"),
        required=False,
        choices=StaffType.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("where the same type is asked, it is shown"),
    )
    field_order = ("whose", *TOLD, *MORE, "staff_types", "reference")

    @property
    def first(self) -> list:
        """What stands in sight on the page."""
        return [self[name] for name in ("whose", *TOLD) if name in self.fields and not self[name].is_hidden]

    @property
    def rest(self) -> list:
        """What one fills in if it is known."""
        shown = {field.name for field in self.first} | {"staff_types"}
        return [field for field in self.visible_fields() if field.name not in shown]

    @property
    def is_filled_in(self) -> bool:
        """Whether the page opens on the rest: something stands there, or is wrong there."""
        return any(field.value() or field.errors for field in [*self.rest, self["staff_types"]])


class ProposalForm(LessonForm):
    """A new lesson: of which home or region it is, and maybe of which request."""

    whose = forms.ChoiceField(
        label=_("Of whom"), required=False, help_text=_("its GHOR publishes it; of the country the ministry")
    )
    reference = forms.CharField(
        label=_("Request"),
        required=False,
        max_length=20,
        help_text=_("its reference; shown only to who sees that request, and then its home isn't named to others"),
    )

    def __init__(self, *args: Any, by: User | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if by is None:
            return
        hers = proposing.places(by)
        self.fields["whose"].choices = [(one.code, str(one)) for one in hers]
        self.initial.setdefault("whose", hers[0].code if hers else "")
        if len(hers) < 2:
            self.fields["whose"].widget = forms.HiddenInput()


class Seeing(Keyed):
    """A deed on a lesson as it was seen; `warning` is what one must know before."""

    warning = ""
    seen = forms.IntegerField(
        required=False, min_value=0, widget=forms.HiddenInput, help_text=_("how many steps of it you saw")
    )

    def __init__(self, *args: Any, lesson: Lesson | None = None, by: User | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.lesson = lesson
        if lesson is not None and by is not None:
            self.initial["seen"] = lesson.steps_taken
            self.fit(lesson, by)

    def fit(self, lesson: Lesson, by: User) -> None:
        """What depends on the lesson and the person; for subclasses."""

    def ask_if_meant(self) -> None:
        """Show the tick that what was found is meant; for those whose words everybody reads."""

    def see_present(self, lesson: Lesson) -> None:
        """What was typed is shown beside what changed: sent again, it is meant for how it stands now."""
        if self.data.get("seen"):
            self.data = self.data.copy()
            self.data["seen"] = lesson.steps_taken


class EditForm(LessonForm, Seeing):
    """Another text, until it is published."""

    def fit(self, lesson: Lesson, by: User) -> None:
        staff = [one.staff_type for one in lesson.staff.all()]
        told = {name: getattr(lesson, name) for name in (*TOLD, *MORE)}
        self.initial = {**told, "staff_types": staff, **self.initial}


class ReadByAll(Seeing):
    """Words that everybody reads: what tells of somebody must be meant. It is asked once something was found."""

    names_meant = forms.BooleanField(
        label=_("It is meant that everybody reads what stands here"), required=False, widget=forms.HiddenInput
    )

    def ask_if_meant(self) -> None:
        self.fields["names_meant"].widget = forms.CheckboxInput()


class PublishForm(ReadByAll):
    """Everybody who signs in reads it from then on."""

    def fit(self, lesson: Lesson, by: User) -> None:
        if found := telling.told_in(lesson):
            self.warning = telling.WARNING % {"names": ", ".join(found)}
            self.ask_if_meant()


def _words(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=LONGEST_WORDS, widget=widget, help_text=help_text)


class WordsForm(Seeing):
    """A deed that wants a reason."""

    words = _words(_("Reason"), _("read by whoever proposed it"))


class StartForm(of_model(Lesson, tuple(pilots.NEEDED)), ReadByAll):
    """From today on; what of it wasn't said yet is said now."""

    def fit(self, lesson: Lesson, by: User) -> None:
        for name in pilots.NEEDED:
            if getattr(lesson, name) not in deeds.NOT_SAID:
                del self.fields[name]


class StopForm(ReadByAll):
    """Why a pilot stopped, and what it did."""

    why = forms.ChoiceField(label=_("Why"), choices=_all(NOTHING_CHOSEN, WhyStopped.choices))
    after = forms.DecimalField(label=_("After"), required=False, max_digits=9, decimal_places=1)
    words = _words(_("What it taught"), _("everybody reads it"))

    def fit(self, lesson: Lesson, by: User) -> None:
        self.fields["after"].help_text = lesson.figure


class OfAPlace(ReadByAll):
    """Something of one of her homes or regions."""

    place = forms.ChoiceField(label=_("For"), required=False)
    words = _words(_("What you do differently"), _("everybody reads it"), required=False)

    def fit(self, lesson: Lesson, by: User) -> None:
        hers = deeds.standings(LessonDeed.ADOPT, lesson, by)
        self.fields["place"].choices = [(deeds.place_of(one), one.label) for one in hers]
        if len(hers) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.initial["place"] = deeds.place_of(hers[0])


class GiveUpForm(OfAPlace):
    """No longer."""

    words = _words(_("Reason"), _("everybody reads it"))


class JudgeForm(ReadByAll):
    """What an umbrella body said of it."""

    body = forms.CharField(label=_("Umbrella body"), max_length=120, help_text=_("whose verdict it is"))
    verdict = forms.ChoiceField(label=_("Verdict"), choices=_all(NOTHING_CHOSEN, UmbrellaVerdict.choices))
    words = _words(_("In its words"), _("everybody reads it"))


FORMS: dict[LessonDeed, type[Seeing]] = {
    LessonDeed.EDIT: EditForm,
    LessonDeed.PUBLISH: PublishForm,
    LessonDeed.REJECT: WordsForm,
    LessonDeed.WITHDRAW: WordsForm,
    LessonDeed.START: StartForm,
    LessonDeed.STOP: StopForm,
    LessonDeed.ADOPT: OfAPlace,
    LessonDeed.GIVE_UP: GiveUpForm,
    LessonDeed.JUDGE: JudgeForm,
}
