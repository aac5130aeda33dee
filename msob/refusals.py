"""What this product doesn't run on: said while its settings load, all at once, so that nothing ever starts on it."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY, LEAST_VARIED_KEY = 50, 10
"""Characters of a key that signs sessions and links, and how many of them differ."""

SMTP = "django.core.mail.backends.smtp.EmailBackend"
MADE_BY_A_RUN = ("test_", "_bench", "_new_", "_template_")
"""What stands in the name of a database that the test run or a bench made; their settings name theirs later."""


def refuse(settings: dict) -> None:
    """Raise ImproperlyConfigured with every reason not to run on these settings."""
    if settings["MSOB_DEMO"]:
        found = of_the_demo(settings)
    elif settings["MSOB_TEST"]:
        found = of_a_test(settings["DATABASES"]["default"])
    else:
        found = of_production(settings)
    if reasons := [reason for is_so, reason in found if is_so]:
        raise ImproperlyConfigured(" ".join(reasons))


def of_the_demo(settings: dict) -> list[tuple[bool, str]]:
    """Where anybody signs in as anybody, nothing may be real: neither the data nor the clock."""
    database, own = settings["DATABASES"]["default"], settings["MSOB_DATA_DIR"] / "db.sqlite3"
    is_own = is_sqlite(database) and Path(database["NAME"]).resolve() == own.resolve()
    return [
        (not is_own, f"MSOB_DEMO=1 runs on its own {own} alone: leave DATABASE_URL out."),
        (settings["MSOB_CLOCK"] != "demo", "MSOB_DEMO=1 needs MSOB_CLOCK=demo: the demo is never a live installation."),
        (settings["MSOB_TEST"], "MSOB_DEMO=1 and MSOB_TEST=1 don't go together."),
    ]


def of_a_test(database: dict) -> list[tuple[bool, str]]:
    """A test run has a key that everybody knows, and empties what it finds."""
    by_a_run = os.environ.get("DJANGO_SETTINGS_MODULE", "").startswith(("tests.", "bench."))
    named = any(part in str(database["NAME"]) for part in MADE_BY_A_RUN)
    reason = "MSOB_TEST=1 runs on no database but one that the tests or a bench made."
    return [(not (is_sqlite(database) or by_a_run or named), reason)]


def of_production(settings: dict) -> list[tuple[bool, str]]:
    """Keys that can be guessed, hosts that anybody names, mail that goes nowhere."""
    keys = [settings["SECRET_KEY"], *settings["SECRET_KEY_FALLBACKS"]]
    hosts, mails = settings["ALLOWED_HOSTS"], settings["EMAIL_BACKEND"] == SMTP
    old = "MSOB_BEHIND_PROXY" in os.environ
    named = settings["MSOB_OPEN_DATA_PUBLISHER"] and settings["MSOB_OPEN_DATA_CONTACT"]
    nobodys = settings["MSOB_OPEN_DATA"] and not named
    return [
        (any(map(is_weak, keys)), f"SECRET_KEY needs {SHORTEST_KEY} random characters, and so does each before it."),
        (not hosts, "Set ALLOWED_HOSTS to the host names people type."),
        ("*" in hosts, "ALLOWED_HOSTS=* takes anybody's name for ours: name the hosts."),
        (not (mails and settings.get("EMAIL_HOST")), "EMAIL_URL names no mail server: nobody would be told anything."),
        (nobodys, "MSOB_OPEN_DATA=1 needs MSOB_OPEN_DATA_PUBLISHER and MSOB_OPEN_DATA_CONTACT: whose data it is."),
        *of_providers(settings["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]),
        (old, "MSOB_BEHIND_PROXY is no more: name your proxies in MSOB_TRUSTED_PROXIES."),
    ]


def of_providers(apps: list[dict]) -> list[tuple[bool, str]]:
    """Whom an organisation signs in, it says over TLS, by one name; never of everybody's address."""
    names = [app.get("provider_id") for app in apps]
    says = [app.get("settings", {}) for app in apps]
    plain = any(not str(one.get("server_url", "")).startswith("https://") for one in says)
    many = [name for one in says for name in ("domains", "acr", "amr") if not isinstance(one.get(name, []), list)]
    return [
        (len({*names}) < len(names) or not all(names), "MSOB_OIDC_APPS needs a provider_id of its own for each."),
        (plain, "MSOB_OIDC_APPS needs a server_url with https:// for each."),
        (bool(many), "MSOB_OIDC_APPS takes domains, acr and amr as lists."),
    ]


def is_sqlite(database: dict) -> bool:
    """Whether it is an embedded database."""
    return database["ENGINE"].endswith("sqlite3")


def is_weak(key: str) -> bool:
    """Whether a key can be guessed: too short, or of few characters."""
    return len(key) < SHORTEST_KEY or len(set(key)) < LEAST_VARIED_KEY
