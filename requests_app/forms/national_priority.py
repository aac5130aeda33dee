"""The list on which the requests of all regions are ranked: two small fields for each."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.fingerprints import mark
from foundation.forms import dress
from requests_app.deeds import national_priority
from requests_app.deeds.need_and_situation import ranked
from requests_app.forms.deed import NAMED, DeedForm, Keyed, of_model
from requests_app.forms.listing import RegionFilter
from requests_app.forms.round_cell import RANK_STAYS, rank_field, text_field
from requests_app.models import SupportRequest

ONE = "[0-9]+:[0-9a-f]{16}"
SEEN = rf"^({ONE}( {ONE})*)?\Z"
FIELDS = ("national_rank", "national_reason")
LONGEST_PK = 10


def _stands(about: SupportRequest) -> str:
    return ranked(about.national_rank, about.national_reason)


class NationalPriorityForm(of_model(SupportRequest, FIELDS, required=FIELDS), DeedForm):
    """Rank among the requests of the country."""

    def fill(self):
        if self.target is not None:
            self.initial |= {name: getattr(self.target, name) for name in FIELDS}


UNRANKED = ranked(None, "")
WORDS = {"rank": _("rank"), "reason": _("reason")}


def _marks(seen: str) -> dict[str, str]:
    """The mark of each ranked request by its key, out of a line as `national_priority.state` makes it."""
    return dict(one.split(":") for one in seen.split())


class NationalFilter(RegionFilter):
    """Search and filters of the list, all optional."""

    ranked = forms.ChoiceField(
        label=_("National priority"),
        choices=[("", _("Ranked or not")), ("yes", _("Ranked")), ("no", _("Not ranked yet"))],
        required=False,
    )


class NationalListForm(Keyed):
    """The `requests` of a page at once; `seen` is how all that are `listed` were ranked when it was made."""

    seen = forms.RegexField(SEEN, required=False, max_length=100_000, widget=forms.HiddenInput)

    def __init__(self, data=None, *, requests, listed, **kwargs):
        super().__init__(data, **kwargs)
        self.requests, self.listed = list(requests), list(listed)
        self.initial["seen"] = national_priority.state(self.listed)
        for about in self.requests:
            self._add(about)

    def _add(self, about) -> None:
        label = _("National rank of %s") % about.reference
        rank = rank_field(label, about.national_rank)
        label = _("Reason for the national rank of %s") % about.reference
        reason = text_field(label, about.national_reason)
        for name, field in (("rank", rank), ("reason", reason)):
            dress(field)
            self.fields[f"{name}-{about.pk}"] = field
        self.know_by_name(str(about.pk), about.reference)

    def clean(self):
        cleaned = super().clean()
        self.refuse_about_gone(self._typed_about_gone(_marks(cleaned.get("seen") or "")))
        if cleaned.get("seen") != self.initial["seen"]:
            return cleaned  # the deed refuses it: what is wrong is found once the list of now was seen
        for about in self.requests:
            self._check(about, cleaned.get(f"rank-{about.pk}"), cleaned.get(f"reason-{about.pk}"))
        try:
            national_priority.check_each_has_its_own(self.listed, self.ranks)
        except ValidationError as error:
            self.add_error(None, error)
        return cleaned

    def _typed_about_gone(self, shown: Mapping[str, str]) -> dict[str, list[str]]:
        """What was typed about requests that left the list, where it isn't what was `shown` there."""
        return {
            pk: [f"{WORDS[name]} {value}" for name, value in typed.items()]
            for pk, typed in self.about_gone(rank="", reason="").items()
            if ranked(typed.get("rank"), typed.get("reason", "")) != shown.get(pk, UNRANKED)
        }

    def _check(self, about, rank, reason) -> None:
        name = f"rank-{about.pk}"
        if rank and not reason:
            self.add_error(f"reason-{about.pk}", ValidationError(_("Say why it has this rank.")))
        if not rank and name not in self.errors and (reason or about.national_rank):
            self.add_error(name, ValidationError(RANK_STAYS))

    @property
    def ranks(self) -> list[national_priority.Rank]:
        """(request, rank, reason) for each that was changed."""
        typed = self.cleaned_data
        rows = [(one, typed.get(f"rank-{one.pk}"), typed.get(f"reason-{one.pk}", "")) for one in self.requests]
        return [row for row in rows if row[1] and ranked(*row[1:]) != _stands(row[0])]

    def see_the_list(self) -> None:
        """What was typed is meant for the list as it is now, under a key of its own."""
        self.see_key_used()
        seen = _marks(self.cleaned_data["seen"])
        for about in self.requests:
            rank, reason = (self.data.get(f"{name}-{about.pk}", "") for name in ("rank", "reason"))
            if ranked(rank, reason) == seen.get(str(about.pk), UNRANKED):  # left as it stood
                self.data[f"rank-{about.pk}"] = about.national_rank or ""
                self.data[f"reason-{about.pk}"] = about.national_reason
        self.data["seen"] = self.initial["seen"]

    @staticmethod
    def keys_in(sent: Mapping[str, str]) -> list[int]:
        """The requests about which something was sent."""
        names = (name.removeprefix("rank-") for name in sent if name.startswith("rank-"))
        return [int(key) for key in names if key.isascii() and key.isdecimal() and len(key) < LONGEST_PK]

    @property
    def mark(self) -> str:
        """The state of the list in short: a draft that was typed beside another is shown before it is filled in."""
        return mark(self.initial["seen"])

    def drawn(self):
        """The rows as the template shows them: each request with its two fields, and the hidden one with its name."""
        for about in self.requests:
            yield about, self[f"rank-{about.pk}"], self[f"reason-{about.pk}"], self[f"{NAMED}-{about.pk}"]
