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
            "regions:duty": reverse("regions:duty"),
            "regions:tokens": reverse("regions:tokens"),
        }
    complete = {"requests:complete": reverse("requests:complete", args=[REFERENCE["application"]])}
    return {"home": plain["home"], "requests:alert": plain["requests:alert"], **complete}


@pytest.mark.drawn(2)
@pytest.mark.parametrize("key", ["gerard", "petra", "karin", "roos", "ada"])
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
