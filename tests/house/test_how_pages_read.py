"""The demo's pages and mails as a Dutch reader meets them: no machine's dates, numbers or dashes, whole tables."""

import re
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.urls import reverse

from msob.scenarios import december_2020
from msob.scenarios.cast import PEOPLE
from notifications import outbox
from notifications.roads import ROADS
from regions.models import User
from tests import shelf

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "rect", "use", "path", "polyline", "circle", "line"}
UNSAID = {"script", "style", "template", "code", "textarea"}
HEADS = {"h1", "h2", "h3", "h4", "legend", "caption"}  # the sheet writes those of columns and rows large
MACHINE = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d\d:\d\d:\d\d\b|(?<![\d.])\d+\.\d{1,2}(?![\d.])\b|\d{4,} (?:person|dagen)"
)
UNREAD = ("/api/", "/admin/", "/mails/", "/toegankelijkheid")
"""Not for people, read by themselves, or full of the numbers of norms."""
AT_MOST = 40
"""So many pages of one reader: of each kind of address the first."""


class Page(HTMLParser):
    """What a page says and how its tables stand."""

    def __init__(self, text):
        super().__init__()
        self.open, self.said, self.heads, self.tables, self.links = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "a" and attrs.get("href", "").startswith("/"):
            self.links.append(attrs["href"])
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append(0)
        if tag in {"td", "th"}:
            self.tables[-1][-1] += int(attrs.get("colspan", 1))
        if tag in HEADS:
            self.heads.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if UNSAID.isdisjoint(self.open) and "head" not in self.open:
            self.said.append(data)
        if self.open and not HEADS.isdisjoint(self.open):
            self.heads[-1] += data


def kind(path):
    return re.sub(r"\d+|MSOB-[\d-]+|GM\d+", "N", path.partition("?")[0].partition("#")[0])


def pages_of(client, key):
    """(address, Page) of what somebody of the cast comes to by links, one of each kind."""
    client.force_login(User.objects.get(email=PEOPLE[key].email))
    ahead, seen = [reverse("home")], set()
    while ahead and len(seen) < AT_MOST:
        path = ahead.pop(0)
        if kind(path) in seen or path.startswith(UNREAD):
            continue
        seen.add(kind(path))
        answer = client.get(path, follow=True, HTTP_ACCEPT_LANGUAGE="nl")
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            page = Page(answer.text)
            ahead += page.links
            yield path, page


@pytest.fixture
def december(db, settings):
    settings.MSOB_DEMO = True
    shelf.first("monday", december_2020.load)


def wrong_with(page):
    """What a reader stumbles over on this page."""
    said = re.sub(r"\s+", " ", " ".join(page.said))
    yield from (f"a machine's: {found[0]} in …{said[max(0, found.start() - 40) : found.end() + 20]}" for found in
                MACHINE.finditer(said))  # fmt: skip
    yield from (["nothing chosen is dashes"] if "-----" in said else [])
    yield from (f"a heading begins small: {head.strip()[:40]}" for head in page.heads if head.strip()[:1].islower())
    yield from (f"a table of {rows}" for rows in page.tables if len(set(rows)) > 1)


@pytest.mark.drawn(4)
@pytest.mark.parametrize(
    "key", ["gerard", "petra", "dirk", "roos", "loes", "vera", "karin", "ada", "aukje", "bea", "uma", "jelle"]
)
def test_what_somebody_of_the_cast_reads(client, december, key):
    wrong = [f"{path}: {one}" for path, page in pages_of(client, key) for one in wrong_with(page)]

    assert not wrong, "\n".join(wrong)


def test_no_mail_speaks_as_a_machine(december):
    while outbox.sweep():
        pass
    outbox.send(ROADS["email"])

    wrong = {one.body for one in mail.outbox if MACHINE.search(re.sub(r"https?://\S+", "", one.body))}
    assert len(mail.outbox) > 10
    assert not wrong, wrong
