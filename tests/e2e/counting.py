"""What a deed costs whoever does it, from where she stands: clicks, fields she must fill in, pages she waits for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Page

MOST = {
    "alert": (2, 5, 2),
    "ask all": (2, 0, 2),
    "answer": (2, 1, 2),
    "answer by link": (1, 1, 1),
    "logged no": (2, 1, 2),
    "logged no in the round": (1, 0, 1),
    "accept an offer": (2, 0, 2),
    "escalate": (1, 0, 1),
    "confirm": (2, 0, 2),
    "contest": (2, 1, 2),
    "report by desk": (2, 4, 2),
}
"""The most a deed may cost: clicks on links and buttons, fields that must be filled in and are empty, pages opened.

A choice of one's answer is a field. Lower is welcome; what grows is explained before the number is.
"""

READ = {
    "position": 1,
    "positions on a plan": 1,
    "positions in the meeting": 2,
    "decision with dissent": 1,
    "plan changed": 0,
    "drawing up eight": 1,
    "approving eight": 1,
}
"""The most pages opened from one's own work before it is decided, its own included; 0 where one stands on it."""

MUST_BE_FILLED_IN = """() => new Set(
  [...document.querySelectorAll("main form .field :is(input, select, textarea)")]
    .filter((one) => one.checkVisibility() && one.type !== "checkbox")
    .filter((one) => !one.closest(".field").querySelector(".field__note"))
    .filter((one) => one.type === "radio" ? !one.form.querySelector(`[name="${one.name}"]:checked`) : !one.value)
    .map((one) => one.name)
).size"""


@dataclass
class Cost:
    """What was clicked, had to be filled in and was opened on `page` so far."""

    page: Page
    clicks: int = 0
    fields: int = 0
    opened: list[str] = field(default_factory=list)

    def click(self, locator) -> None:
        """A click on a link or button."""
        self.clicks += 1
        locator.click()

    def reads_the_form(self) -> None:
        """The fields of this page that must be filled in and are empty as it opens."""
        self.fields += self.page.evaluate(MUST_BE_FILLED_IN)

    def hears(self, request) -> None:
        """A page that was asked for; where it leads on to is the same wait."""
        if request.is_navigation_request() and request.redirected_from is None:
            self.opened.append(request.url)


@contextmanager
def counted(page: Page, deed: str) -> Iterator[Cost]:
    """Counts what happens on `page` meanwhile; it may cost no more than `MOST` says of `deed`."""
    cost = Cost(page)
    page.on("request", cost.hears)
    yield cost
    page.remove_listener("request", cost.hears)
    found = (cost.clicks, cost.fields, len(cost.opened))
    print(f"{deed}: clicks, fields, pages = {found}")
    assert all(one <= most for one, most in zip(found, MOST[deed], strict=True)), (
        f"{deed} costs {found} clicks, fields and pages, and may cost {MOST[deed]}"
    )


@contextmanager
def read(page: Page, decision: str) -> Iterator[None]:
    """Counts the pages that are opened on `page` until `decision` is sent; no more than `READ` says of it."""
    opened: list[str] = []

    def hears(request):
        if request.is_navigation_request() and request.redirected_from is None and request.method == "GET":
            opened.append(request.url)

    page.on("request", hears)
    yield
    page.remove_listener("request", hears)
    print(f"{decision}: pages read = {len(opened)}")
    assert len(opened) <= READ[decision], f"{decision} is read on {opened}, and may take {READ[decision]}"
