"""People from a file: who is known is changed, who isn't is invited, and who isn't in it stays as she was (0083).

A row is one membership; several rows of one address are memberships of one person. A last day ends one. Administrators
and planners of Defence are appointed by hand, as with the groups of a provider; an auditor too.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext

from foundation import clock
from foundation.previewing import Import, Preview, Writing, all_read, changes, judged
from foundation.spelling import folded
from regions import invitations, people
from regions.authority import require_administrator
from regions.models import DOES_NOT_FIT, SCOPES, Invitation, Membership, User, fits
from regions.people_sheet import COLUMNS, LABELS, OF_PERSON, called, held_as, standing, words_of_held, words_of_person

MOST_ROWS = 200
"""Each new person is a mail that is sent while one waits."""


@dataclass
class _Read:
    """What a row says: of a person who is `known` or isn't, and of a membership that is `standing` or isn't."""

    draft: Invitation
    known: User | None
    standing: Membership | None
    writing: Writing
    of_person: dict[str, str] = field(default_factory=dict)

    def write(self, by: User) -> User | Invitation | None:
        """Whoever was changed or invited. An invitation has its `secret`, told now alone."""
        if not self.writing.changes:
            return None
        said = self.draft
        held = {"role": said.role, "valid_until": said.valid_until, **said.scopes}
        if self.known is None:
            also = {"email": said.email, "name": said.name, "language": said.language, "phone": said.phone}
            made, secret = invitations.invite(by=by, **also, **held)
            made.secret = secret  # type: ignore[attr-defined]
            return made
        if self.of_person:
            people.change(self.known, by=by, **self.of_person)
        if self.standing is None:
            people.join(self.known, by=by, **held)
        elif said.valid_until not in (None, self.standing.valid_until):
            people.end(self.standing, on=said.valid_until, by=by)
        return self.known


def look_at(rows: Iterable) -> Preview:
    """Judge `rows`, [(line, row)], against one another and against who is known."""
    rows = list(rows)
    return judged(rows, _Known(rows).read, LABELS)


def lock(rows: Iterable, *, by: User) -> None:
    """Hold the administrators first, as whoever ends a membership does, and then everybody in the file, by number."""
    require_administrator(by)
    people.hold_administrators()
    found = User.objects.filter(email__in=_addresses(rows)).order_by("pk").select_for_update()
    list(found.values_list("pk"))
    list(Membership.objects.filter(user__email__in=_addresses(rows)).order_by("pk").select_for_update(of=("self",)))


@transaction.atomic
def confirm(rows: Iterable, *, by: User) -> list[User | Invitation]:
    """Write `rows` in one transaction; gives each who was changed or invited, once. Refused if one is bad."""
    rows = list(rows)
    lock(rows, by=by)
    changed = gettext("Since the preview somebody changed these people.")
    read = all_read(rows, _Known(rows).read, LABELS, changed=changed)
    written = [made for one in read if (made := one.write(by))]
    return list({made.email: made for made in written}.values())


class _Known:
    """What a row is held against, read once: people with what they hold, invitations, scopes by their names."""

    def __init__(self, rows: Iterable) -> None:
        addresses = _addresses(rows)
        held = Prefetch("memberships", standing(), to_attr="standing")
        self.people = {one.email: one for one in User.objects.filter(email__in=addresses).prefetch_related(held)}
        invited = Invitation.objects.open().filter(email__in=addresses).with_scopes()
        self.invited = {one.email: one for one in invited}
        self.scopes = {name: called(name) for name in SCOPES}
        self.in_file: dict[str, dict[tuple, Any]] = defaultdict(dict)
        self.heads: dict[str, tuple[str, str]] = {}

    def read(self, row: dict) -> _Read:
        """What this row changes. Raises ValidationError with every reason by column."""
        problems: dict[str, Any] = {}
        draft = self._draft(row, problems)
        known, invited = self.people.get(draft.email), self.invited.get(draft.email)
        there = _same(known.standing if known else [invited] if invited else [], draft)
        self._refuse(draft, known, invited, there, problems)
        if problems:
            raise ValidationError(problems)
        self.heads[draft.email] = (draft.name, draft.phone)
        self.in_file[draft.email][held_as(draft)] = draft
        return self._merged(draft, known, invited, there)

    def _draft(self, row: dict, problems: dict) -> Invitation:
        said = {name: row.get(name) or "" for name in ("email", "name", "phone")}
        last = date.fromisoformat(row["ends_on"]) if row.get("ends_on") else None
        draft = Invitation(**said, role=row["role"], language=row.get("language") or "nl", valid_until=last)
        given = [name for name in SCOPES if row.get(name)]
        for name in given:
            found = self.scopes[name].get(folded(row[name]), [])
            if len(found) == 1:
                setattr(draft, name, found[0])
            else:
                problems[name] = _unknown(found)
        if not fits(draft.role, given):
            problems["role"] = DOES_NOT_FIT
        try:
            draft.clean_fields(exclude=[*SCOPES, "invited_by", "expires_at", "token_digest"])
        except ValidationError as error:
            problems |= error.message_dict
        return draft

    def _refuse(self, draft: Invitation, known: Any, invited: Any, there: Any, problems: dict) -> None:
        """What is wrong with it beside what is known, and beside the rows before it."""
        first = there.valid_from if isinstance(there, Membership) else clock.today()
        if draft.valid_until is not None and draft.valid_until < first:
            problems["ends_on"] = gettext("The last day lies before the first.")
        if self.heads.get(draft.email, (draft.name, draft.phone)) != (draft.name, draft.phone):
            problems["name"] = gettext("An earlier row gives this address another name or telephone.")
        if held_as(draft) in self.in_file[draft.email]:
            problems["role"] = gettext("This membership stands in the file twice.")
        elif known is None and there is None and (invited or self.in_file[draft.email]):
            problems["role"] = gettext(
                "Who is new is invited for one membership. Hand the file in again once she came in."
            )
        if known is not None and known.by_link:
            problems["email"] = gettext("This address stands for a party that answers by a link.")
        elif known is not None and not known.is_active:
            problems["email"] = gettext("This account is closed. Open it on the page of the person first.")

    def _merged(self, draft: Invitation, known: Any, invited: Any, there: Any) -> _Read:
        """What it writes, in words; the person as known from here on."""
        old, new = known or invited, {name: getattr(draft, name) for name in OF_PERSON}
        told = changes(LABELS, words_of_person(old) if old else None, words_of_person(draft))
        told += changes(LABELS, words_of_held(there) if there else None, words_of_held(draft))
        if invited and told:
            raise ValidationError(
                {"email": gettext("This address has an invitation that still works. Withdraw it first.")}
            )
        of_person = {name: said for name, said in new.items() if known and said and said != getattr(known, name)}
        for name, said in of_person.items():
            setattr(known, name, said)
        title = f"{draft.name}, {draft.label}"
        return _Read(draft, known, there, Writing(title, there is None, told), of_person)


def _addresses(rows: Iterable) -> set[str]:
    return {row["email"] for _line, row in rows}


def _unknown(found: list) -> str:
    if found:
        return gettext("Several are called so: give a code, or an AGB or KvK number.")
    return gettext("This isn't known here. Give the name, a code, or an AGB or KvK number.")


def _same(among: Iterable, draft: Invitation) -> Any:
    """The promise among these of the same role and scope that lasts longest; None where none is."""
    found = [one for one in among if held_as(one) == held_as(draft)]
    return max(found, key=lambda one: one.valid_until or date.max, default=None)


PEOPLE = Import("regions.people_import", COLUMNS, look_at, lock, confirm, MOST_ROWS)
