"""Every page, seen by somebody it is for: nothing for axe to find in light and dark, nothing wider than a screen."""

import pytest
from django.urls import reverse

from regions.models import User
from requests_app.models import Inquiry

REFERENCE = {
    "application": "MSOB-2020-00006",
    "national": "MSOB-2020-00007",
    "complete": "MSOB-2020-00008",
}


def pages_of(key):
    """Name and address of the pages that `key` of the cast is shown."""
    plain = {name: reverse(name) for name in ("home", "requests:list", "requests:alert", "regions:institutions")}
    if key == "ada":
        ineke = User.objects.get(email="ineke@avondzon.example")
        plain = {name: reverse(name) for name in ("home", "regions:institutions", "regions:people", "regions:invite")}
        return plain | {"regions:person": reverse("regions:person", args=[ineke.pk])}
    if key in {"bea", "jelle"}:
        names = ("home", "insight:own", "insight:open_data")
        return {name: reverse(name) for name in names if key == "jelle" or name != "insight:open_data"}
    if key in {"karin", "roos"}:
        inquiry = Inquiry.objects.addressed_to(User.objects.get(email__startswith=f"{key}@")).pending().first()
        return {
            "home": reverse("home"),
            "requests:inquiries": reverse("requests:inquiries"),
            "requests:inquiry": reverse("requests:inquiry", args=[inquiry.pk]),
        }
    detail = {f"request-{name}": reverse("requests:detail", args=[reference]) for name, reference in REFERENCE.items()}
    if key == "gerard":
        return plain | {
            "request-application": detail["request-application"],
            "requests:regional_round": reverse("requests:regional_round"),
            "insight:own": reverse("insight:own"),
            "insight:steering": reverse("insight:steering"),
            "insight:pressure": reverse("insight:pressure"),
            "insight:civil_pools": reverse("insight:civil_pools"),
            "insight:money": reverse("insight:money"),
            "insight:signs": reverse("insight:signs"),
            "insight:lessons": reverse("insight:lessons"),
            "insight:lesson_new": reverse("insight:lesson_new"),
            "insight:upscaling": reverse("insight:upscaling"),
            "insight:reports": reverse("insight:reports"),
            "insight:report": reverse("insight:report", args=["VR05"]),
            "insight:pressure_hand_in": reverse("insight:pressure_hand_in", args=["VR05"]),
            "regions:duty": reverse("regions:duty"),
            "regions:tokens": reverse("regions:tokens"),
        }
    complete = {"requests:complete": reverse("requests:complete", args=[REFERENCE["application"]])}
    return {"home": plain["home"], "requests:alert": plain["requests:alert"], **complete}


@pytest.mark.drawn(3)
@pytest.mark.parametrize("key", ["gerard", "petra", "karin", "roos", "ada", "bea", "jelle"])
def test_the_pages_of_one_of_the_cast(visitor, look, key):
    somebody = visitor(key)

    findings = []
    for name, path in pages_of(key).items():
        somebody.go(path)
        findings += look(somebody.page, f"{key}-{name.replace(':', '-')}")

    assert not findings, "\n".join(findings)


def test_the_pages_before_signing_in(visitor, look):
    nobody = visitor()

    findings = []
    for path in (reverse("account_login"), reverse("account_reset_password"), "/toegankelijkheid", "/privacy"):
        nobody.go(path)
        findings += look(nobody.page, path.strip("/").replace("/", "-"))

    assert not findings, "\n".join(findings)


NARROW = {"width": 320, "height": 800}
TOO_SMALL = """() => [...document.querySelectorAll(".filters :is(input, select, button), .board a")].filter((one) => {
  const {width, height} = one.getBoundingClientRect();
  return width > 0 && (width < 24 || height < 24);
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("key", ["gerard", "dirk", "petra", "jelle"])
def test_the_pages_on_the_narrowest_telephone(visitor, key):
    """320 px: nothing scrolls sideways, the head leaves room for the page, and what one presses can be hit."""
    somebody = visitor(key, size=NARROW)
    menu = somebody.page.locator(".page-nav a")
    paths = [menu.nth(one).get_attribute("href") for one in range(menu.count())]

    findings = []
    for path in [*paths, *([] if key in {"dirk", "jelle"} else ["/requests/MSOB-2020-00006/", "/requests/new/"])]:
        page = somebody.go(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        findings += [f"{path}: {wide} px wide"] if wide > NARROW["width"] else []
        findings += [f"{path}: {one} is smaller than 24 px" for one in page.evaluate(TOO_SMALL)]
    somebody.page.set_viewport_size({"width": 390, "height": 844})
    bottom = somebody.page.locator(".page-nav").bounding_box()
    findings += [] if bottom["y"] + bottom["height"] <= 120 else [f"a head of {bottom} px"]

    assert not findings, "\n".join(findings)
