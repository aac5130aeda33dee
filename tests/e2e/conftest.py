"""Chromium against the real server, on the weekend of December 2020: what a person sees, types and clicks.

Screenshots of each page land in var/screenshots, at the width of a desk, of a telephone and of a narrow one.
"""

import os
import shutil
from contextlib import ExitStack
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import sync_playwright

from msob.scenarios import december_2020
from msob.scenarios.cast import PEOPLE
from tests import shelf
from tests.conftest import missing

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop of its own in this thread

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
WIDTHS = {"desk": DESK, "telephone": TELEPHONE, "narrow": {"width": 320, "height": 800}}
SCHEMES = ("light", "dark")
PATIENCE = 15_000  # milliseconds; the machine may be busy


def pytest_collection_modifyitems(items):
    """Marked, so that a run without a browser can leave them out."""
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def chromium():
    """The browser, once for all tests."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        missing("chromium (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server(transactional_db, live_server, settings):
    """The demo's data behind a live address, with the cast to click on the sign-in page."""
    settings.MSOB_DEMO = True
    shelf.first("monday", december_2020.load)
    return live_server


UNANSWERED = ("Failed to load resource", "htmx:afterRequest", "htmx:sendError", "htmx:responseError")
"""What a browser says of an answer that didn't come, sooner or later; of a visitor who is cut off it is expected."""


class Visitor:
    """Somebody at a browser of her own."""

    def __init__(self, page, address):
        self.page, self.address, self.key = page, address, ""
        self.complaints = []
        self.is_cut_off = False
        page.set_default_timeout(PATIENCE)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message):
        unanswered = self.is_cut_off and any(one in message.text for one in UNANSWERED)
        if message.type == "error" and "status of 4" not in message.text and not unanswered:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def go(self, path):
        """Open `path`; it must be there."""
        answer = self.page.goto(self.address + path)
        assert answer.ok, f"{path}: {answer.status}"
        return self.page

    def other_tab(self):
        """A second page of the same browser."""
        return Visitor(self.page.context.new_page(), self.address)

    def sign_in(self, key):
        """By a click on the demo's sign-in page."""
        self.key = key
        self.go(reverse("account_login"))
        self.page.locator(f'button[value="{PEOPLE[key].email}"]').click()
        self.page.wait_for_url(self.address + reverse("home"))
        return self


@pytest.fixture
def visitor(chromium, server):
    """A function that gives somebody a browser: `visitor("ineke", scripts=False)`; nobody signs in without a key."""
    with ExitStack() as closing:
        visitors = []

        def come_in(key="", *, scripts=True, size=DESK):
            context = chromium.new_context(java_script_enabled=scripts, viewport=size, locale="nl-NL")
            closing.callback(context.close)
            visitors.append(Visitor(context.new_page(), server.url))
            return visitors[-1].sign_in(key) if key else visitors[-1]

        yield come_in
        assert [complaint for one in visitors for complaint in one.complaints] == []


@pytest.fixture
def look(request, dice):
    """A function that measures whether the page fits three widths, and lets axe judge it.

    In light or in dark and at a width that chance picks, so that all six are seen in some runs; a whole run has all
    six, and keeps pictures.
    """
    whole = request.config.option.whole

    def look_at(page, name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        findings = []
        for width, size in WIDTHS.items():
            page.set_viewport_size(size)
            if whole:
                page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            findings += [f"{name} at {width}: {wide} pixels too wide"] if wide > 0 else []
        both = list(product(SCHEMES, WIDTHS))
        for scheme, width in both if whole else dice.sample(both, 1):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(WIDTHS[width])
            findings += [f"{name} in {scheme} at {width}: {said}" for said in judged(page)]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(DESK)
        return findings

    return look_at


def judged(page):
    """What axe finds wrong: rule, and the elements it is about."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{found['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for found in violations
        for node in found["nodes"][:3]
    ]
