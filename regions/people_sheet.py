"""What stands in a file of people: its columns, what their words mean, and who is known as rows of such a file."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import clock, telephone
from foundation.days import day_of
from foundation.importing import ImportColumn, chosen
from foundation.spelling import folded
from foundation.tables import words
from regions.models import BY_HAND, BY_HAND_ALONE, SCOPES, Institution, Invitation, Membership, Role, User

LANGUAGES: Any = User._meta.get_field("language").choices
OF_PERSON = ("name", "phone")


def _role(text: str) -> str:
    if (found := chosen(Role.choices, text)) in BY_HAND_ALONE:
        raise ValidationError(BY_HAND)
    return found


def _among(name: str) -> QuerySet:
    asked: Any = Membership._meta.get_field(name)
    found = asked.related_model.objects.order_by("name")
    return found.active() if asked.related_model is Institution else found


def _scope(name: str) -> ImportColumn:
    label = Membership._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return ImportColumn(name, label, choices=lambda: [one.name for one in _among(name)])


COLUMNS = [
    ImportColumn("email", _("e-mail address"), required=True, parse=str.lower),
    ImportColumn("name", _("name"), required=True),
    ImportColumn("phone", _("telephone"), parse=telephone.read),
    ImportColumn(
        "language",
        _("language of the invitation"),
        parse=partial(chosen, LANGUAGES),
        choices=lambda: [str(label) for _value, label in LANGUAGES],
    ),
    ImportColumn(
        "role",
        _("role"),
        required=True,
        parse=_role,
        choices=lambda: [str(one.label) for one in Role if one not in BY_HAND_ALONE],
    ),
    *map(_scope, SCOPES),
    ImportColumn("ends_on", _("last day"), parse=lambda text: day_of(text).isoformat()),
]
LABELS = {column.name: column.label for column in COLUMNS}


def standing() -> Any:
    """The memberships that a list tells: not over, of no auditor."""
    return Membership.objects.exclude(valid_until__lt=clock.today()).filter(audits=False).with_scopes()


def known_rows() -> Iterator[dict[str, Any]]:
    """Who is known, as rows of such a file: but for those who are appointed by hand."""
    held = standing().exclude(role__in=BY_HAND_ALONE).filter(user__is_active=True, user__by_link=False)
    held = held.exclude(institution__is_active=False).select_related("user", *SCOPES)
    homes, told_of = called("institution"), set()
    for one in held.order_by("user__name", "user__email", "role", F("valid_until").desc(nulls_first=True), "pk"):
        person, home = one.user, one.institution
        if (about := (person.pk, *held_as(one))) in told_of:
            continue
        told_of.add(about)
        told = words_of_person(person) | {"language": person.get_language_display()} | words_of_held(one)
        if home is not None and len(homes.get(folded(home.name), [])) > 1:
            told["institution"] = home.agb or home.kvk or home.name
        yield told | {"ends_on": one.valid_until}


def called(name: str) -> dict[str, list]:
    """What a membership can be held for, by each thing it is called: its name, and its code or numbers."""
    found: dict[str, list] = defaultdict(list)
    for one in _among(name):
        texts = (getattr(one, also, "") for also in ("name", "code", "agb", "kvk"))
        for text in {folded(text) for text in texts if text}:
            found[text].append(one)
    return found


def held_as(one: Invitation | Membership) -> tuple:
    """The role and what it is held for, to compare."""
    return (one.role, *one.scopes.values())


def words_of_person(one: User | Invitation) -> dict[str, str]:
    return {"email": one.email, "name": one.name, "phone": telephone.shown(one.phone)}


def words_of_held(one: Invitation | Membership) -> dict[str, str]:
    scopes = {name: getattr(one, name).name if getattr(one, name) else "" for name in SCOPES}
    last = str(words(one.valid_until)) if one.valid_until else ""
    return {"role": str(one.get_role_display()), **scopes, "ends_on": last}
