"""The 60-second alert as it is typed, sent, kept, refused and sent twice."""

import pytest

from foundation import clock
from requests_app.models import OnBehalf, Status, SupportRequest
from tests.browsing import text_of

ALERT = "/requests/new/"
TYPED = {
    "staff_type": "nurse",
    "persons": "8",
    "starts_on": "2020-12-29",
    "ends_on": "2021-01-11",
    "first_unsafe_shift_at": "2020-12-29T23:00",
    "clients_on_site": "84",
    "call_back_number": "053 999 00 11",
    "send": "true",
    "key": "one-filling-in",
}


@pytest.fixture
def typed(cast):
    """A function: what Ineke types, with changes."""
    return lambda **changes: {"location": cast.avondzon.pk, **TYPED} | changes


def test_the_one_location_and_its_number_are_filled_in(cast, browser):
    page = browser("ineke").get(ALERT)

    assert page.context["form"]["location"].value() == cast.avondzon.pk
    assert page.context["form"]["call_back_number"].value() == "053 999 0011"
    assert "spoken_name" not in page.context["form"].fields


def test_sent_it_is_with_the_region_at_once(browser, typed):
    answer = browser("ineke").post(ALERT, typed(), follow=True)

    support_request = SupportRequest.objects.get()
    assert support_request.status == Status.REGIONAL
    assert answer.redirect_chain == [(f"/requests/{support_request.reference}/", 302)]
    said = "MSOB-2020-00001 was sent. GHOR Twente has it now, calls you back on 053 999 0011 and acts by"
    assert said in text_of(answer)
    assert "Mon 28 Dec 2020, 16:00" in text_of(answer)


def test_kept_as_a_draft_nobody_is_told(browser, typed):
    unfinished = typed(send="false", persons="", staff_type="", clients_on_site="")
    answer = browser("ineke").post(ALERT, unfinished, follow=True)

    assert SupportRequest.objects.get().status == Status.DRAFT
    assert "kept as a draft" in text_of(answer)


def test_all_errors_come_at_once_and_nothing_typed_is_lost(browser, typed):
    wrong = typed(persons="many", ends_on="", clients_on_site="", call_back_number="call me")
    answer = browser("ineke").post(ALERT, wrong)

    form = answer.context["form"]
    assert answer.status_code == 400
    assert set(form.errors) == {"persons", "ends_on", "clients_on_site", "call_back_number"}
    assert 'role="alert"' in text_of(answer)
    assert 'value="many"' in text_of(answer)
    assert 'value="call me"' in text_of(answer)
    assert 'value="2020-12-29T23:00"' in text_of(answer)
    assert not SupportRequest.objects.exists()


def test_an_error_asks_about_a_bsn_only_when_one_was_typed(browser, typed):
    gerard = browser("gerard")
    untouched = typed(persons="", not_a_bsn="")  # the hidden field sends an empty value
    spoken = typed(spoken_name="nurse 111222333", not_a_bsn="")

    assert 'type="checkbox" name="not_a_bsn"' not in text_of(gerard.post(ALERT, untouched))
    assert 'type="checkbox" name="not_a_bsn"' in text_of(gerard.post(ALERT, spoken))


def test_what_only_the_domain_knows_is_told_together_with_all_else(browser, typed):
    ineke = browser("ineke")
    answer = ineke.post(ALERT, typed(persons="201", ends_on="2021-12-31", clients_on_site=""))

    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"persons", "ends_on", "clients_on_site"}
    assert not SupportRequest.objects.exists()
    assert ineke.post(ALERT, typed(persons="200")).status_code == 302


def test_a_double_click_makes_one_request(browser, typed):
    ineke = browser("ineke")

    answers = [ineke.post(ALERT, typed()) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert SupportRequest.objects.count() == 1


def test_a_second_request_for_the_same_home_asks_first(browser, typed, an_alert):
    earlier = an_alert()
    ineke = browser("ineke")

    warned = ineke.post(ALERT, typed())
    assert warned.status_code == 409
    assert f'href="/requests/{earlier.reference}/"' in text_of(warned)
    assert 'value="053 999 0011"' in text_of(warned)
    assert SupportRequest.objects.count() == 1

    assert ineke.post(ALERT, typed(seen=earlier.reference)).status_code == 302
    assert SupportRequest.objects.count() == 2


def test_the_warning_stands_there_before_anything_is_typed(cast, browser, an_alert):
    earlier = an_alert()

    assert earlier.reference in text_of(browser("ineke").get(ALERT))
    assert earlier.reference not in text_of(browser("gerard").get(ALERT))
    assert earlier.reference in text_of(browser("gerard").get(f"{ALERT}?location={cast.avondzon.pk}"))


def test_the_region_raises_it_for_a_home_that_calls(browser, typed):
    answer = browser("gerard").post(ALERT, typed(spoken_name="teamleider nacht"))

    assert answer.status_code == 302
    assert SupportRequest.objects.get().status == Status.REGIONAL
    assert OnBehalf.objects.get().event.spoken_by["name"] == "teamleider nacht"


def test_somebody_elses_home_cant_be_chosen(cast, browser, typed):
    answer = browser("ineke").post(ALERT, typed(location=cast.berkenhof.pk))

    assert answer.status_code == 400
    assert "location" in answer.context["form"].errors


@pytest.mark.parametrize("name", ["karin", "roos", "dirk", "fenna", "mira", "otto", "ada"])
def test_who_opens_no_requests_is_refused(browser, typed, name):
    assert browser(name).get(ALERT).status_code == 403
    assert browser(name).post(ALERT, typed()).status_code == 403


@pytest.mark.parametrize("moment", ["2021-12-29T23:00", "2020-12-25T07:00", "2021-01-12T07:00"])
def test_a_moment_that_is_hardly_meant_is_asked_once_more(browser, typed, moment):
    """The wrong year, days ago, after the last day that help is asked for: by page and by API."""
    ineke = browser("ineke")
    answer = ineke.post(ALERT, typed(first_unsafe_shift_at=moment))

    form = answer.context["form"]
    assert (answer.status_code, set(form.errors)) == (400, {"first_unsafe_shift_at"})
    assert 'type="checkbox" name="is_meant"' in answer.content.decode()
    assert not SupportRequest.objects.exists()

    ineke.post(ALERT, typed(first_unsafe_shift_at=moment, is_meant="on"))
    assert SupportRequest.objects.get().first_unsafe_shift_at.isoformat()[:10] == moment[:10]


def test_a_changed_alert_asks_too_and_one_that_stays_as_it_was_does_not(browser, cast, typed):
    ineke = browser("ineke")
    ineke.post(ALERT, typed(first_unsafe_shift_at="2021-12-29T23:00", is_meant="on"))
    path = f"/requests/{SupportRequest.objects.get().reference}/do/edit-alert/"
    kept = {"call_back_number": "053 999 00 12", "key": "second"}

    asked = ineke.post(path, kept | {"first_unsafe_shift_at": "2022-12-29T23:00"})
    assert (asked.status_code, set(asked.context["form"].errors)) == (400, {"first_unsafe_shift_at"})
    done = ineke.post(path, kept | {"first_unsafe_shift_at": "2021-12-29T23:00", "circumstances": "afdeling 2 dicht"})
    assert done.status_code == 302
    assert SupportRequest.objects.get().circumstances == "afdeling 2 dicht"


def test_a_second_staff_type_and_what_is_going_on_fit_in_the_same_minute(browser, typed):
    also = {"another_type": "carer_ig", "another_persons": "3", "circumstances": "Griep op beide\nafdelingen"}
    answer = browser("gerard").post(ALERT, typed(**also, spoken_name="teamleider"), follow=True)

    support_request = SupportRequest.objects.get()
    lines = support_request.lines.values_list("staff_type", "persons", "ends_on")
    assert [(kind, persons) for kind, persons, _last in lines] == [("nurse", 8), ("carer_ig", 3)]
    assert len({last for *_who, last in lines}) == 1
    assert support_request.circumstances == "Griep op beide afdelingen"
    assert "Griep op beide afdelingen" in text_of(answer)


def test_half_a_second_staff_type_is_asked_for_the_rest(browser, typed):
    for half, missing in (
        ({"another_type": "carer_ig"}, "another_persons"),
        ({"another_persons": "3"}, "another_type"),
    ):
        answer = browser("ineke").post(ALERT, typed(**half))
        assert (answer.status_code, set(answer.context["form"].errors)) == (400, {missing})


def test_the_hour_that_comes_twice_is_the_first_and_the_one_that_is_skipped_is_explained(browser, typed):
    period = {"is_meant": "on"}
    twice = typed(first_unsafe_shift_at="2020-10-25T02:30", **period)
    skipped = typed(first_unsafe_shift_at="2021-03-28T02:30", **period, key="another")

    browser("ineke").post(ALERT, twice)
    answer = browser("ineke").post(ALERT, skipped)

    assert SupportRequest.objects.get().first_unsafe_shift_at.isoformat() == "2020-10-25T00:30:00+00:00"
    assert "the clock skips this hour" in text_of(answer)


def test_what_is_unsafe_now_or_soon_leads_and_says_so(cast, browser, typed):
    ineke = browser("ineke")
    ineke.post(ALERT, typed(first_unsafe_shift_at="2021-01-03T23:00", key="later"))
    page = text_of(
        ineke.post(
            ALERT, typed(first_unsafe_shift_at="2020-12-28T09:00", key="soon", seen="MSOB-2020-00001"), follow=True
        )
    )
    assert "after the first unsafe shift" in page
    assert "is it more urgent?" not in page

    gerard = browser("gerard")
    assert "is it more urgent?" in text_of(gerard.get("/requests/MSOB-2020-00002/"))
    for path in ("/", "/requests/", "/regional-round/"):
        page = text_of(gerard.get(path))
        assert page.index("MSOB-2020-00002") < page.index("MSOB-2020-00001"), path
        assert "unsafe: 60 minutes left" in page, path
    clock.move(hours=2)
    assert "unsafe now" in text_of(gerard.get("/"))
