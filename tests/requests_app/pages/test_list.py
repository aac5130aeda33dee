"""The list of requests: what is found, by whom, in what order, and the same as a file."""

import csv
import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from foundation import clock
from foundation.paging import ordered
from requests_app.deeds import need_and_situation
from requests_app.models import RANK, NeedLine, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.worklist import listing
from tests.browsing import text_of
from tests.cast import a_line

LIST = "/requests/"


def references(client, query=""):
    """The references on one page of the list."""
    return [one.reference for one in client.get(LIST + query).context["table"].page.items]


def seed(cast, count):
    """`count` requests of De Avondzon with a need line each, as rows: the list only reads."""
    last = SupportRequest.objects.count()
    now = clock.now()
    made = SupportRequest.objects.bulk_create(
        SupportRequest(
            reference=f"MSOB-2020-{last + number:05}",
            location=cast.avondzon,
            institution=cast.avondzon.institution,
            safety_region=cast.avondzon.safety_region,
            status=Status.REGIONAL,
            furthest=RANK[Status.REGIONAL],
            entered_at=now,
            due_at=now + timedelta(minutes=number % 500),
            opened_by=cast.ineke,
            opened_at=now,
            updated_at=now,
            first_unsafe_shift_at=now + timedelta(hours=number % 7) if number % 3 else None,
        )
        for number in range(1, count + 1)
    )
    NeedLine.objects.bulk_create(NeedLine(support_request=one, number=1, **a_line()) for one in made)


def test_the_number_of_queries_is_the_same_for_10_and_10_000_requests(cast, browser, count_queries):
    gerard = browser("gerard")
    seed(cast, 10)
    few = count_queries(gerard, f"{LIST}?mine=on&region=VR05&q=avondzon&staff_type=nurse")

    seed(cast, 9_990)
    many = count_queries(gerard, f"{LIST}?mine=on&region=VR05&q=avondzon&staff_type=nurse")

    assert few == many
    assert many <= 8


@pytest.mark.parametrize("sort", ["due", "-due", "unsafe", "-unsafe", "updated", "reference", "-reference"])
def test_paging_shows_each_request_once_in_every_order(cast, browser, sort):
    gerard = browser("gerard")
    seed(cast, 60)

    found, page = [], gerard.get(f"{LIST}?sort={sort}").context["table"].page
    while page:
        found += [one.reference for one in page.items]
        page = gerard.get(LIST + page.next_link).context["table"].page if page.next_link else None

    assert len(found) == len(set(found)) == 60
    everything = listing.find(cast.gerard)
    assert found == [one.reference for one in ordered(everything, listing.SORTS, sort)]


def test_what_has_no_first_unsafe_shift_comes_last_by_time_to_harm(cast, browser):
    seed(cast, 3)

    assert references(browser("gerard"), "?sort=unsafe") == ["MSOB-2020-00001", "MSOB-2020-00002", "MSOB-2020-00003"]


def test_everybody_lists_her_own_territory_only(browser, an_alert):
    support_request = an_alert()

    assert references(browser("gerard")) == references(browser("ineke")) == [support_request.reference]
    for name in ("greet", "wim", "petra", "loes", "vera", "karin", "otto", "ada"):
        assert references(browser(name)) == []


def test_locc_finds_any_request_by_its_exact_reference(browser, an_alert):
    support_request = an_alert()

    assert references(browser("loes"), f"?q={support_request.reference.lower()}") == [support_request.reference]
    assert references(browser("loes"), "?q=MSOB-2020-000") == []
    assert references(browser("greet"), f"?q={support_request.reference}") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=avondzon", True),
        ("?q=enschede", True),
        ("?q=Rotterdam", False),
        ("?status=regional", True),
        ("?status=national", False),
        ("?step=1", True),
        ("?step=3", False),
        ("?region=VR05", True),
        ("?region=VR01", False),
        ("?staff_type=nurse", True),
        ("?staff_type=doctor", False),
        ("?urgency=normal", True),
        ("?urgency=lifesaving", False),
        ("?overdue=on", False),
        ("?mine=on", True),
        ("?state=closed", False),
        ("?state=all", True),
        ("?status=nonsense", True),
    ],
)
def test_each_filter_narrows(browser, an_alert, query, found):
    an_alert()

    assert bool(references(browser("gerard"), query)) is found


def test_my_move_is_not_what_waits_for_another(browser, an_alert):
    an_alert()

    assert references(browser("ineke"), "?mine=on") == []


def test_overdue_requests_are_found_and_marked(browser, an_alert):
    support_request = an_alert()
    clock.move(hours=9)

    page = browser("gerard").get(f"{LIST}?overdue=on")

    assert support_request.reference in text_of(page)
    assert "due--overdue" in text_of(page)


def test_the_file_holds_exactly_what_is_filtered(cast, browser, an_alert):
    gerard = browser("gerard")
    mine, other = an_alert(), an_alert(by=cast.petra, location=cast.berkenhof)
    need_and_situation.set_urgency(other, by=cast.gerard, urgency="high")

    sheet = b"".join(gerard.get(f"{LIST}export.csv?urgency=high").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
    book = load_workbook(io.BytesIO(gerard.get(f"{LIST}export.xlsx?urgency=high").getvalue()), read_only=True)

    assert [row[0] for row in rows[1:]] == [other.reference] == references(gerard, "?urgency=high")
    assert [row[0] for row in book.active.iter_rows(values_only=True)][1:] == [other.reference]
    assert mine.reference not in sheet


def test_the_file_has_the_order_of_the_page(cast, browser):
    gerard = browser("gerard")
    seed(cast, 5)

    sheet = b"".join(gerard.get(f"{LIST}export.csv?sort=-reference").streaming_content).decode("utf-8-sig")

    assert [row.split(";")[0] for row in sheet.splitlines()[1:]] == references(gerard, "?sort=-reference")


def test_a_name_that_looks_like_a_formula_stays_text(cast, browser, an_alert):
    cast.avondzon.institution.name = "=1+1"
    cast.avondzon.institution.save()
    an_alert()

    sheet = b"".join(browser("gerard").get(f"{LIST}export.csv").streaming_content).decode("utf-8-sig")

    assert ";'=1+1;" in sheet


def test_a_cursor_of_another_list_and_an_unknown_sort_are_bad_requests(cast, browser):
    gerard = browser("gerard")
    seed(cast, 30)
    link = gerard.get(LIST).context["table"].page.next_link

    assert gerard.get(f"{LIST}{link}&status=regional").status_code == 400
    assert gerard.get(f"{LIST}?sort=secret").status_code == 400


def test_an_unknown_kind_of_file_is_not_found(browser):
    assert browser("gerard").get(f"{LIST}export.pdf").status_code == 404


def test_a_request_may_ask_for_several_types(cast, browser, an_alert):
    an_alert(lines=[a_line(), a_line(staff_type=StaffType.DOCTOR, persons=1)])

    assert "1 × doctor" in text_of(browser("gerard").get(LIST))


def test_a_closed_request_leaves_the_list_and_is_found_again(cast, browser, a_request):
    support_request = a_request(Action.SUBMIT)
    client = browser("ineke")
    client.post(f"/requests/{support_request.reference}/do/withdraw/", {"reason": "solved among neighbours"})

    assert references(client) == []
    assert references(client, "?state=closed") == references(client, "?status=withdrawn") == [support_request.reference]
