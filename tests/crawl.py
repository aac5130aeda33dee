"""`python -m tests.crawl ADDRESS [--nu vnu.jar] [--people ineke.jansen …]`: every page of a running demo, judged.

Each of the cast follows every link. A page is judged when it shows something that no page before it showed (an
element with its classes, attributes and place) or when its address is of a kind that nobody had opened yet:
by axe at three widths with all that folds open, by whether it fits the width, and by the Nu HTML checker when its
`vnu.jar` is named (npm: `vnu-jar`; it needs Java). Exit code 1 on any finding. See docs/tests.md.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import APIResponse, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SIGN_IN = "/account/login/"
WIDTHS = (1280, 390, 320)
LEFT_OUT = re.compile(r"^/(static|api|-|media|account/logout|account/sessions)\b")
"""Files, programs, health, and what would end the visit."""
SAMPLES, OTHERS = 3, 12
"""Of addresses of one kind (the same but for numbers) a person opens this many, and more that nobody has opened yet."""
NUMBERS = re.compile(r"MSOB-\d{4}-\d+|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d|\bVR\d\d\b|\b(?:roaz|home)-[\w-]+|\d+")
NAMED = frozenset(["id", "name", "type", "role", "aria-labelledby"])
"""Attributes of which the value counts too."""
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HTMX = re.compile(r"Attribute “?hx-")


class Shape(HTMLParser):
    """What a page shows, without its words: `seen`, each element with its parent, classes and attributes; `links`."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, str, str]] = set()
        self.links: list[str] = []
        self.stack = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        called = {name: said.get(name) or "" if name in NAMED else "" for name in said}
        names = NUMBERS.sub("#", " ".join(f"{name}={value}" for name, value in sorted(called.items())))
        self.seen.add((self.stack[-1], f"{tag}.{said.get('class') or ''}", names))
        if tag == "a" and said.get("href"):
            self.links.append(str(said["href"]))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass


def kind_of(path: str) -> str:
    """`path` without its numbers, with the names of what it asks for."""
    parts = urlsplit(path)
    return f"{NUMBERS.sub('#', parts.path)}?{','.join(sorted({name for name, _ in parse_qsl(parts.query)}))}"


@dataclass
class Crawl:
    """One walk through the demo at `address`; pages for Nu are kept in `folder`."""

    address: str
    folder: Path
    shown: set[tuple[str, str, str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    opened: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Kind of address -> what somebody opened of it."""
    judged: Counter = field(default_factory=Counter)
    findings: dict[str, str] = field(default_factory=dict)
    """What is wrong -> where it was first seen."""
    told: set[str] = field(default_factory=set)

    def pages_of(self, context: BrowserContext, start: str = "/") -> Iterator[tuple[str, str, Shape]]:
        """(path, HTML, shape) of each page that can be reached by links, some of each kind."""
        waiting, times, known = [start], Counter[str](), {start}
        while waiting:
            path = waiting.pop(0)
            answer = context.request.get(self.address + path, max_redirects=5)
            if not self.is_page(path, answer):
                continue
            shape = Shape()
            shape.feed(html := answer.text())
            yield path, html, shape
            for link in shape.links:
                following = self.ours(path, link)
                if following and following not in known and self.is_worth_it(following, times):
                    known.add(following)
                    waiting.append(following)

    def is_worth_it(self, path: str, times: Counter) -> bool:
        """Whether to open it; `times` counts by kind what this person opens."""
        kind = kind_of(path)
        others = self.opened[kind]
        if times[kind] >= SAMPLES and (path in others or len(others) >= OTHERS):
            return False
        times[kind] += 1
        others.add(path)
        return True

    def is_page(self, path: str, answer: APIResponse) -> bool:
        """Whether there is something to judge; a link that leads nowhere is a finding."""
        if answer.status >= 400:
            self.findings.setdefault(f"link to {kind_of(path)} answers {answer.status}", path)
        return answer.ok and "text/html" in answer.headers.get("content-type", "")

    def ours(self, path: str, link: str) -> str:
        """The address on this host that `link` on `path` leads to, or ""."""
        parts = urlsplit(urljoin(self.address + path, link))
        if f"{parts.scheme}://{parts.netloc}" != self.address or LEFT_OUT.match(parts.path):
            return ""
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def walk(self, page: Page, who: str) -> None:
        """All pages of one person."""
        for path, html, shape in self.pages_of(page.context):
            if kind_of(path) in self.kinds and shape.seen <= self.shown:
                continue
            self.kinds.add(kind_of(path))
            self.shown |= shape.seen
            self.judged[who] += 1
            name = f"{len(list(self.folder.iterdir())):05}.html"
            (self.folder / name).write_text(f"{html}\n<!-- {who} {path.replace('--', '- -')} -->")
            self.look(page, path, who)

    def look(self, page: Page, path: str, who: str) -> None:
        """By axe, at each width."""
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(self.address + path, wait_until="load")
        page.evaluate(OPEN_ALL)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            where = f"{who} {path} at {width}"
            if (over := page.evaluate(TOO_WIDE)) > 0:
                self.findings.setdefault(f"{kind_of(path)} is {over} px too wide at {width}", where)
            for one in Axe().run(page).response["violations"]:
                for node in one["nodes"]:
                    target = NUMBERS.sub("#", " ".join(map(str, node["target"])))
                    self.findings.setdefault(f"axe {one['id']}: {target}", f"{where}: {node['html'][:200]}")

    def tell(self) -> None:
        """Print what wasn't told yet; whoever breaks off has read what there was."""
        for finding in sorted(set(self.findings) - self.told):
            print(f"{finding}\n    {self.findings[finding]}", flush=True)
        self.told |= set(self.findings)

    def ask_nu(self, jar: Path) -> None:
        """Every page that was kept; attributes of htmx are meant."""
        asked = ["--errors-only", "--format", "json", "--exit-zero-always", str(self.folder)]
        said = subprocess.run(["java", "-jar", str(jar), *asked], capture_output=True, text=True, check=True)
        for one in json.loads(said.stderr or said.stdout)["messages"]:
            if not HTMX.search(one["message"]):
                page = Path(urlsplit(one["url"]).path)
                where = page.read_text().rpartition("<!-- ")[2].removesuffix(" -->")
                self.findings.setdefault(f"Nu: {one['message']}", f"{where}: {one.get('extract', '')[:200]}")


def arguments() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(prog="crawl", description="Every page of a running demo, judged.")
    parser.add_argument("address", help="of the demo, as http://localhost:8000")
    parser.add_argument("--nu", type=Path, help="the Nu checker's vnu.jar; without it Nu isn't asked")
    parser.add_argument(
        "--people", nargs="*", default=[], help="only these of the cast, by the beginning of their address"
    )
    return parser.parse_args()


def cast(page: Page, address: str, wanted: tuple[str, ...]) -> list[str]:
    """The addresses of mail that the demo's sign-in page offers to click; those that begin as `wanted` says, or all."""
    page.goto(address + SIGN_IN)
    buttons = page.locator('button[name="email"]').all()
    offered = [str(button.get_attribute("value")) for button in buttons]
    return [one for one in offered if not wanted or one.startswith(wanted)]


def main() -> None:
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        crawl = Crawl(asked.address.rstrip("/"), Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for email in ["", *cast(browser.new_page(), crawl.address, tuple(asked.people))]:
            page = browser.new_context(locale="nl-NL").new_page()
            if email:
                page.goto(f"{crawl.address}{SIGN_IN}")
                page.locator(f'button[value="{email}"]').click()
            who = email.partition("@")[0] or "nobody"
            crawl.walk(page, who)
            page.context.close()
            print(f"{who:20}{crawl.judged[who]:5} pages judged, {len(crawl.findings)} findings so far", flush=True)
            crawl.tell()
        if asked.nu:
            crawl.ask_nu(asked.nu)
    crawl.tell()
    judges = "axe and Nu" if asked.nu else "axe"
    print(f"{sum(crawl.judged.values())} pages judged by {judges}: {len(crawl.findings)} findings")
    sys.exit(bool(crawl.findings))


if __name__ == "__main__":
    main()
