"""What every cell of the regional round is: its few fields, what was left out, and what was said by it.

A cell is about one inquiry, offer or request. Its fields are filled in with what fits; only its `signals` say that
something is meant. It carries what the page showed, so that two people in one grid don't overwrite each other.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.tables import words
from requests_app.deeds import regional_round
from requests_app.deeds.regional_round import Said, Subject
from requests_app.models import MOST_PERSONS, MOST_RANK
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES
from requests_app.worklist.regional_round import Row

CELL = {"class": "cell"}
NUMBER = {"class": "cell cell--number", "inputmode": "numeric", "autocomplete": "off", "size": 3}
NOTHING = [("", "–")]
RANK_STAYS = _("Say which rank; it can be changed, not taken away.")
Typed = dict[str, Any]
Wrong = Iterator[tuple[str, Any]]


def persons_field(label: Any, initial: int | None = None) -> forms.IntegerField:
    """How many persons."""
    widget = forms.TextInput(attrs=NUMBER)
    return forms.IntegerField(
        label=label, required=False, initial=initial, widget=widget, min_value=1, max_value=MOST_PERSONS
    )


def day_field(label: Any, initial: Any = None) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, required=False, initial=initial, widget=forms.DateInput(attrs=CELL))


def choice_field(label: Any, choices: list, initial: Any = None) -> forms.ChoiceField:
    """One of few."""
    widget = forms.Select(attrs=CELL)
    return forms.ChoiceField(label=label, required=False, choices=NOTHING + choices, initial=initial, widget=widget)


def text_field(label: Any, initial: str = "") -> forms.CharField:
    """A reason."""
    widget = forms.Textarea(attrs=CELL | {"rows": 1})
    return forms.CharField(label=label, required=False, max_length=500, initial=initial, widget=widget)


def rank_field(label: Any, initial: int | None = None) -> forms.IntegerField:
    """A rank in an order, of which 1 comes first."""
    widget = forms.TextInput(attrs=NUMBER)
    return forms.IntegerField(
        label=label, required=False, initial=initial, widget=widget, min_value=1, max_value=MOST_RANK
    )


class Cell:
    """What can be said of `subject`; `fields` by name, of which `signals` say that something is meant."""

    kind = ""
    signals: tuple[str, ...] = ()
    action: Action
    needs_speaker = False

    def __init__(self, row: Row, subject: Subject):
        self.row, self.subject, self.about = row, subject, row.support_request
        self.fields: dict[str, forms.Field] = {}
        self.drawn: dict[str, forms.BoundField] = {}
        self.problem = ""

    @property
    def part(self) -> str:
        """The name of the cell in the form."""
        return f"{self.kind}{self.subject.pk}"

    @property
    def name(self) -> str:
        """Whom it is about, in words."""
        return str(self.subject)

    @property
    def is_open(self) -> bool:
        """Whether it can be said now."""
        return self.about.status in RULES[self.action].sources

    @property
    def stands(self) -> str:
        """The mark of what is shown."""
        return regional_round.stands(self.subject)

    def names(self) -> dict[str, str]:
        """What the labels of its fields say."""
        return {"party": self.name, "reference": self.about.reference}

    def was_typed(self, sent: Mapping[str, str]) -> bool:
        """Whether what was sent says something by it, before any of it is read."""
        return any(sent.get(f"{name}-{self.subject.pk}") for name in self.signals)

    def wrong(self, typed: Typed, seen: str) -> Wrong:
        """(field, what is wrong) with what was typed over what was `seen`."""
        yield from ()

    def is_meant(self, typed: Typed, seen: str) -> bool:
        """Whether anything was said by it."""
        return any(typed.get(name) for name in self.signals)

    def counts(self, typed: Typed) -> bool:
        """Whether it is about so many people of the need as it was shown."""
        return False

    def is_spoken(self, typed: Typed) -> bool:
        """Whether it is recorded in the words of whoever said it."""
        return False

    def said(self, typed: Typed, seen: str, speaker: str) -> Said:
        """What is to be done; `speaker` is who said it in the meeting."""
        raise NotImplementedError

    def _said(self, deed, seen: str, values: Typed, *typed: Any) -> Said:
        shown = ", ".join(str(words(one)) for one in typed if one not in (None, ""))
        return Said(deed, self.subject, self.name, shown, self.part, values, seen)
