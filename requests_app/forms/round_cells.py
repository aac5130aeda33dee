"""The cells of the regional round, a deed each: rank, answer or call back, accept or decline, shorten, ask."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.tables import words
from requests_app.deeds import need_and_situation, regional_round
from requests_app.deeds.regional_round import Said, Subject
from requests_app.forms.ladder import ANSWERS
from requests_app.forms.round_cell import (
    CELL,
    NOTHING,
    RANK_STAYS,
    Cell,
    Typed,
    Wrong,
    choice_field,
    day_field,
    persons_field,
    rank_field,
    text_field,
)
from requests_app.models import COUNTING, Answer, Inquiry, InquiryState, Offer, OfferState, Rung
from requests_app.models.actions import Action
from requests_app.records import need_ledger
from requests_app.worklist.regional_round import OpenLine, Row


class AnswerCell(Cell):
    """What a party that was asked says: its answer with persons for one need line, or when it calls back."""

    kind, signals, action, needs_speaker = "answer", ("answer", "persons", "back"), Action.ANSWER, True
    subject: Inquiry

    def __init__(self, row: Row, subject: Inquiry):
        super().__init__(row, subject)
        names = self.names()
        only = row.choices[0] if len(row.choices) == 1 else None
        first, last = only.period if only else (None, None)
        if self.speaks:
            self.fields["answer"] = choice_field(_("Answer of %(party)s to %(reference)s") % names, ANSWERS)
            lines = [(str(one.line.pk), open_line(one)) for one in row.lines]
            label = _("For which need line %(party)s offers, %(reference)s") % names
            self.fields["line"] = choice_field(label, lines, only and str(only.line.pk))
            if only:  # sent along all the same: by then another line may be the only open one
                self.fields["line"].widget = forms.HiddenInput()
            self.fields["persons"] = persons_field(_("Persons %(party)s offers to %(reference)s") % names)
            self.fields["first"] = day_field(_("From which day %(party)s offers, %(reference)s") % names, first)
            self.fields["last"] = day_field(_("Until which day %(party)s offers, %(reference)s") % names, last)
        self.fields["back"] = forms.DateTimeField(
            label=_("When %(party)s calls back, %(reference)s") % names,
            required=False,
            widget=forms.DateTimeInput(attrs=CELL),
        )

    @property
    def name(self) -> str:
        return str(self.subject.party)

    @property
    def speaks(self) -> bool:
        """Whether the region may record what this party answers: those of step 1."""
        return self.subject.step == 1

    @property
    def is_open(self) -> bool:
        return super().is_open and self.subject.state == InquiryState.PENDING

    def wrong(self, typed: Typed, seen: str) -> Wrong:
        answer, persons = typed.get("answer"), typed.get("persons")
        if persons and not answer:
            yield "answer", _("Choose an answer beside the persons offered.")
        if answer and typed.get("back"):
            yield "back", _("Give the answer or the moment at which they call back, not both.")
        if answer == Answer.PARTLY and not persons:
            yield "persons", _("Say how many: “partly” without a number helps nobody plan.")
        if persons and not typed.get("line") and len(self.row.choices) > 1:
            yield "line", _("Choose for which staff type.")
        if persons and (typed.get("first") and typed.get("last") and typed["last"] < typed["first"]):
            yield "last", _("The last day is before the first day.")

    def counts(self, typed: Typed) -> bool:
        return bool(typed.get("persons"))

    def is_spoken(self, typed: Typed) -> bool:
        return bool(typed.get("answer"))

    def said(self, typed: Typed, seen: str, speaker: str) -> Said:
        if not typed.get("answer"):
            at = typed["back"]
            call = {"called": speaker, "calls_back_at": at}
            return self._said(regional_round.call_back, seen, call, _("calls back at %(at)s") % {"at": words(at)})
        answer, persons = typed["answer"], typed.get("persons")
        values: Typed = {"answer": answer}
        shown: list[Any] = [Answer(answer).label]
        if persons:
            chosen = self._line(typed)
            first, last = chosen.period
            values |= {"line": chosen.line, "persons": persons}
            values |= {"starts_on": typed.get("first") or first, "ends_on": typed.get("last") or last}
            shown += [f"{persons} × {chosen.line.get_staff_type_display()}", values["starts_on"], values["ends_on"]]
        return self._said(regional_round.answer, seen, values, *shown)

    def _line(self, typed: Typed) -> OpenLine:
        return next((one for one in self.row.lines if str(one.line.pk) == typed.get("line")), self.row.choices[0])


def open_line(one: OpenLine) -> str:
    """A need line as it is chosen: its type, and how much of it is open at most."""
    first, last = one.period
    facts = {"type": one.line.get_staff_type_display(), "persons": one.entry.residual.peak}
    days = {"first": words(first), "last": words(last)}
    return str(_("%(type)s: %(persons)s open, %(first)s – %(last)s") % (facts | days))


class Decides(TextChoices):
    """What becomes of an offer."""

    ACCEPT = "accept", _("accept")
    DECLINE = "decline", _("decline")


class OfferCell(Cell):
    """An offer nobody decided on: taken whole or in part, as far as it fits, or declined."""

    kind, signals, action = "offer", ("decide",), Action.ACCEPT_OFFER
    subject: Offer

    def __init__(self, row: Row, subject: Offer):
        super().__init__(row, subject)
        names = self.names()
        entry = next(one.entry for one in row.lines if one.line.pk == subject.line_id)
        fits = need_ledger.fitting(subject, entry) if self.is_open else None
        self.fits = bool(fits)
        part = fits or (None, None, None)
        self.fields["decide"] = choice_field(_("Accept or decline %(party)s, %(reference)s") % names, Decides.choices)
        self.fields["take"] = persons_field(_("Persons of %(party)s accepted, %(reference)s") % names, part[0])
        # Names of its own: an inquiry and an offer may have the same number.
        self.fields["from"] = day_field(_("From which day %(party)s is accepted, %(reference)s") % names, part[1])
        self.fields["until"] = day_field(_("Until which day %(party)s is accepted, %(reference)s") % names, part[2])
        self.fields["why"] = text_field(_("Why %(party)s is declined, %(reference)s") % names)

    @property
    def name(self) -> str:
        return f"{self.subject.inquiry.party}, {self.subject}"

    @property
    def is_open(self) -> bool:
        return super().is_open and self.subject.state == OfferState.OFFERED

    def wrong(self, typed: Typed, seen: str) -> Wrong:
        if typed.get("decide") == Decides.DECLINE and not typed.get("why"):
            yield "why", _("Give a reason; it is read by whoever acts next.")

    def counts(self, typed: Typed) -> bool:
        return typed.get("decide") == Decides.ACCEPT

    def said(self, typed: Typed, seen: str, speaker: str) -> Said:
        if typed["decide"] == Decides.DECLINE:
            return self._said(regional_round.decline, seen, {}, Decides.DECLINE.label, typed["why"])
        part = {"persons": typed.get("take"), "starts_on": typed.get("from"), "ends_on": typed.get("until")}
        return self._said(regional_round.accept, seen, part, Decides.ACCEPT.label, *part.values())


class ShortenCell(Cell):
    """Help that was accepted, or has arrived, and goes earlier."""

    kind, signals, action, needs_speaker = "stay", ("leave",), Action.MARK_NOT_ARRIVED, True
    subject: Offer

    def __init__(self, row: Row, subject: Offer):
        super().__init__(row, subject)
        self.fields["leave"] = day_field(_("Last day of %(party)s, %(reference)s") % self.names())
        self.fields["why"] = text_field(_("Why %(party)s leaves earlier, %(reference)s") % self.names())

    @property
    def name(self) -> str:
        return f"{self.subject.inquiry.party}, {self.subject}"

    @property
    def is_open(self) -> bool:
        return super().is_open and self.subject.state in COUNTING and self.subject.ends_on > clock.today()

    def wrong(self, typed: Typed, seen: str) -> Wrong:
        if typed.get("leave") and not typed.get("why"):
            yield "why", _("Give a reason; it is read by whoever acts next.")

    def is_spoken(self, typed: Typed) -> bool:
        return True

    def said(self, typed: Typed, seen: str, speaker: str) -> Said:
        return self._said(regional_round.shorten, seen, {"last_day": typed["leave"]}, typed["leave"], typed["why"])


class RankCell(Cell):
    """The rank of a request within the region, with the reason."""

    kind, action = "rank", Action.SET_PRIORITY

    def __init__(self, row: Row, subject: Subject):
        super().__init__(row, subject)
        self.fields["rank"] = rank_field(_("Rank of %s") % self.about.reference, self.about.priority_rank)
        self.fields["reason"] = text_field(
            _("Reason for the rank of %s") % self.about.reference, self.about.priority_reason
        )

    @property
    def name(self) -> str:
        return str(_("rank"))

    def wrong(self, typed: Typed, seen: str) -> Wrong:
        if not self.is_meant(typed, seen):
            return
        if not typed.get("rank"):
            yield "rank", RANK_STAYS
        elif not typed.get("reason"):
            yield "reason", _("Say why it has this rank.")

    def was_typed(self, sent: Mapping[str, str]) -> bool:
        typed = {name: sent[f"{name}-{self.subject.pk}"] for name in self.fields if f"{name}-{self.subject.pk}" in sent}
        return bool(typed) and self.is_meant(typed, sent.get(f"seen-{self.part}", ""))

    def is_meant(self, typed: Typed, seen: str) -> bool:
        now = need_and_situation.ranked(typed.get("rank"), typed.get("reason") or "")
        return now not in (seen or self.stands, self.stands)

    def said(self, typed: Typed, seen: str, speaker: str) -> Said:
        values = {"priority_rank": typed["rank"], "priority_reason": typed["reason"]}
        return self._said(regional_round.rank, seen, values, typed["rank"], typed["reason"])


class PartyField(forms.ChoiceField):
    """One party, as rung and key; of one that can't be asked any more the deed says why, and the rest is saved."""

    def valid_value(self, value):
        rung, _colon, key = value.partition(":")
        return rung in Rung and key.isascii() and key.isdecimal()


class AskCell(Cell):
    """A party that wasn't asked yet."""

    kind, signals, action = "ask", ("ask",), Action.ASK

    def __init__(self, row: Row, subject: Subject):
        super().__init__(row, subject)
        asked = [(Rung(one.rung), one.party) for one in row.inquiries]
        self._parties = {f"{rung}:{party.pk}": party for rung, party in [*row.parties, *asked]}
        groups = [
            (str(rung.label), [(f"{rung}:{party.pk}", str(party)) for on, party in row.unasked if on == rung])
            for rung in Rung
        ]
        label = _("Ask a party about %s that wasn't asked yet") % self.about.reference
        choices = [*NOTHING, *(group for group in groups if group[1])]
        widget = forms.Select(attrs=CELL)
        self.fields["ask"] = PartyField(label=label, required=False, choices=choices, widget=widget)

    @property
    def name(self) -> str:
        return str(_("asked"))

    @property
    def is_open(self) -> bool:
        return super().is_open and bool(self.row.unasked)

    def said(self, typed: Typed, seen: str, speaker: str) -> Said:
        party, rung = self._parties.get(typed["ask"]), Rung(typed["ask"].partition(":")[0])
        values = {"rung": rung, "party": party}
        said = _("%(party)s was asked") % {"party": party or rung.label}
        return Said(regional_round.ask, self.subject, said, "", self.part, values)


SIGNALS = {name: kind.kind for kind in (AnswerCell, OfferCell, ShortenCell, AskCell) for name in kind.signals}
"""The fields by which something is said in any cell but that of a rank, which each request has and knows for itself.

By name, each with the kind of its cell.
"""
CALLED = {
    "answer": _("answer"),
    "persons": _("persons"),
    "back": _("calls back"),
    "decide": _("offer"),
    "leave": _("last day"),
    "ask": _("ask also"),
}
CHOSEN = {"answer": dict(ANSWERS), "decide": dict(Decides.choices), "ask": {}}


def in_words(name: str, typed: str) -> str:
    """What was typed in a field of `SIGNALS`, for whoever reads it without the field."""
    shown = CHOSEN[name].get(typed, "") if name in CHOSEN else typed
    return f"{CALLED[name]} {shown}".strip()


def cells_of(row: Row) -> Iterator[Cell]:
    """All cells of a request, in the order of the grid."""
    yield RankCell(row, row.support_request)
    for inquiry in (*row.inquiries, *row.cancelled):
        yield AnswerCell(row, inquiry)
        for offer in inquiry.offers.all():
            yield OfferCell(row, offer)
            yield ShortenCell(row, offer)
    yield AskCell(row, row.support_request)
