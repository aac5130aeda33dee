"""Who the stories at the front door are about: somebody at a keyboard, and the mail that reaches her."""

import re
import time
from datetime import date, timedelta
from email.header import decode_header, make_header
from functools import cache

from aiosmtpd.handlers import Message
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.db import connection

from tests.e2e.conftest import PATIENCE, Visitor, judged
from tests.signing_in import PASSWORD, SECRET, code

STEP = 30  # seconds for which an app shows a code


class Letters(Message):
    """Keeps what it accepts."""

    def __init__(self):
        super().__init__()
        self.taken = []

    def handle_message(self, message):
        self.taken.append(message)

    def to(self, email, word=""):
        """The last letter to `email` with `word` in its subject; it may still be on its way."""
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            for letter in reversed(self.taken):
                if letter["To"] == email and word in subject_of(letter):
                    return letter
            time.sleep(0.05)
        raise AssertionError(f"no letter to {email}: {[(one['To'], subject_of(one)) for one in self.taken]}")

    def link_to(self, email):
        """The address in it that one clicks on."""
        return re.search(r"https://\S+", text_of(self.to(email)))[0]


def subject_of(letter):
    """In words, whatever the letters it is sent in."""
    return str(make_header(decode_header(letter["Subject"])))


def text_of(letter):
    return letter.get_payload(decode=True).decode()


class Person(Visitor):
    """Somebody at the keyboard."""

    judged = set()

    def __init__(self, page, address, *, judges):
        super().__init__(page, address)
        self.judges = judges

    @property
    def heading(self):
        """Of the page that is open; axe judges each once."""
        said = self.page.locator("h1").first.inner_text()
        if self.judges and said not in self.judged:
            self.judged.add(said)
            self.complaints += [f"{said}: {finding}" for finding in judged(self.page)]
        return said

    @property
    def text(self):
        return self.page.locator("body").inner_text()

    @property
    def path(self):
        return self.page.url.removeprefix(self.address).split("?")[0]

    def fill(self, **fields):
        for name, text in fields.items():
            field = self.page.locator(f'[name="{name}"]')
            (field.select_option if field.evaluate("field => field.tagName") == "SELECT" else field.fill)(text)

    def press(self, words):
        """The button, or link, with these words."""
        place = self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))
        with self.page.expect_navigation():
            place.first.click()

    def send(self, **fields):
        """Fill in the form of the page and press its button."""
        self.fill(**fields)
        with self.page.expect_navigation():
            self.page.locator("main form:not([action*=language]) button:not([form])").first.click()
        return self.heading

    def sign_in(self, user, password=PASSWORD):
        self.go("/account/login/")
        return self.send(login=user.email, password=password)

    def with_code(self, secret):
        return self.send(code=fresh_code(secret))

    def made_a_token(self):
        """By the page; its secret is shown once."""
        self.go("/account/tokens/")
        last = date.fromtimestamp(time.time()) + timedelta(days=30)
        self.send(name="script", expires_at=f"{last}")
        return self.page.locator(".alert--success code").inner_text()

    def by_program(self, token):
        """What the API answers to a program with this token."""
        return self.page.request.get(f"{self.address}/api/v1/me", headers={"Authorization": f"Bearer {token}"})


def fresh_code(secret):
    """What the app shows, with a few seconds left to type it."""
    left = STEP - time.time() % STEP
    if left < 4:
        time.sleep(left)
    time_passes()
    return code(secret)


def time_passes():
    """What is kept for some minutes is gone: failed tries, and codes that were used."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM msob_cache")


@cache
def hashed():
    """The password as production keeps it, which takes a while by design."""
    return make_password(PASSWORD, hasher=Argon2PasswordHasher())


def known(user):
    """She has a password."""
    user.password = hashed()
    user.save()
    return user


def with_app(user):
    """She has set up the app, and has recovery codes."""
    TOTP.activate(known(user), SECRET)
    RecoveryCodes.activate(user)
    return user
