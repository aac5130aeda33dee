"""Who attacks: everybody of the demo, nobody, and programs with a token."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from django.test import Client

from foundation import clock
from msob.scenarios.cast import PEOPLE
from msob.scenarios.neighbours import PEOPLE as NEIGHBOURS
from notifications import links
from notifications.models import AnswerLink
from regions import tokens
from regions.models import User

PROGRAMS = ("ineke", "gerard", "karin", "loes", "dirk", "ada")
"""Who has a token as well: no other rule holds for programs, so a few of them will do."""

EXTRA = 2
"""How many of the neighbours take part; they differ from the cast in nothing but their homes and regions."""

CSRF = "a" * 32


@dataclass(frozen=True)
class Attacker:
    """Somebody at the door: who she is to the product (None for nobody), and what she shows to be let in.

    `link` is the path of a mail to answer by, of whoever holds nothing else.
    """

    name: str
    user: User | None = None
    session: tuple = field(default=(), compare=False)
    link: str = ""

    @property
    def is_program(self) -> bool:
        return self.name.endswith("program")


def everybody() -> dict[str, Attacker]:
    """All of them by name, freshly signed in."""
    people = PEOPLE | dict(list(NEIGHBOURS.items())[:EXTRA])
    users = {key: User.objects.get(email=person.email) for key, person in people.items()}
    stranger = Attacker("nobody", None, (("Cookie", f"csrftoken={CSRF}"),))
    asked = links.path_of(AnswerLink.objects.earliest("pk"))
    found = [stranger, replace(stranger, name="party with a link", link=asked)]
    found += [Attacker(key, user, browser_of(user)) for key, user in users.items()]
    found += [Attacker(f"{key}'s program", users[key], program_of(users[key])) for key in PROGRAMS]
    return {one.name: one for one in found}


def browser_of(user: User) -> tuple:
    """The cookies of a session of hers, in English; forms carry the same key as the cookie."""
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    cookies = f"sessionid={session}; csrftoken={CSRF}; django_language=en"
    return (("Cookie", cookies), ("X-CSRFToken", CSRF))


def program_of(user: User) -> tuple:
    """The header of a token of hers."""
    _token, secret = tokens.issue(user, name="attack", expires_at=clock.now() + timedelta(days=1))
    return (("Authorization", f"Bearer {secret}"),)
