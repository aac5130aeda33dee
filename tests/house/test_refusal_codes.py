"""Each refusal says its cause by a code that stays, and the page with all of them can't be another than the source."""

from collections import defaultdict

from django.conf import settings

from msob import refusal_codes

SAID_SEVERALLY = {"below_minimum", "built_on", "key_used", "rung_open", "status"}
"""The codes of one cause that is said in several ways."""
OF_A_FIELD = "400"
"""Its cause is told by the name of the field and the code together."""

GENERAL = ["foundation/problems.py"]


def test_the_page_of_codes_is_as_the_source_says():
    assert refusal_codes.PAGE.read_text() == refusal_codes.page(), "run manage.py write_refusals"


def test_a_code_has_one_cause():
    said, of_fields = defaultdict(set), set()
    for code, found in refusal_codes.causes().items():
        of_fields |= {code for one in found if one.status == OF_A_FIELD}
        said[code] |= {one.words for one in found if one.words and one.status != OF_A_FIELD}

    assert {code for code, words in said.items() if len(words) > 1} == SAID_SEVERALLY
    assert {code for code, words in said.items() if not words} <= of_fields


def test_nobody_is_turned_away_without_a_code():
    """Only where refusals are made is Django's own used with words of its own."""
    files = (path for app in refusal_codes.APPS for path in (settings.BASE_DIR / app).rglob("*.py"))
    found = sorted(str(one.relative_to(settings.BASE_DIR)) for one in files if "PermissionDenied(" in one.read_text())

    assert found == GENERAL
