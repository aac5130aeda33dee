"""One's messages and how one is reached: calm at a desk and on a telephone, nothing cut."""

from django.urls import reverse

from notifications import outbox
from tests.e2e.conftest import DESK, TELEPHONE

HIGHEST = {DESK["width"]: 100, TELEPHONE["width"]: 160}  # pixels of one message
CUT = """selects => selects.filter(select => {
    const drawn = document.createElement("canvas").getContext("2d"), style = getComputedStyle(select)
    drawn.font = style.font
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 16
    return drawn.measureText(select.selectedOptions[0].text).width > room
}).map(select => select.name)"""


def test_a_message_takes_a_few_lines_on_a_telephone_too(visitor):
    outbox.sweep()
    gerard = visitor("gerard")
    page = gerard.go(reverse("notifications:messages"))

    for size in (DESK, TELEPHONE):
        page.set_viewport_size(size)
        heights = page.locator(".inbox tbody tr").evaluate_all("rows => rows.map(row => row.offsetHeight)")
        assert 0 < max(heights) <= HIGHEST[size["width"]], size
        small = page.locator(".inbox :is(.badge, .link-button)")
        lines = small.evaluate_all("found => found.map(one => one.offsetHeight)")
        assert max(lines) < 40, "a badge and a button stand on one line"


def test_what_is_chosen_can_be_read_on_a_telephone(visitor):
    page = visitor("gerard", size=TELEPHONE).go(reverse("notifications:preferences"))

    assert page.locator("select").evaluate_all(CUT) == []
