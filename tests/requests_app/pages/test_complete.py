"""Completing a request section by section, and the card for the night."""

import pytest

from foundation import clock
from regions.models import Duty
from requests_app.models import Application
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests.browsing import text_of

EFFECT = "Safe care by day and by night on both wards until the middle of January."


@pytest.fixture
def complete_page(browser):
    """A function: the page as somebody sees it."""
    return lambda name, support_request: browser(name).get(f"/requests/{support_request.reference}/complete/")


def section(page, anchor):
    """One section of the page."""
    return next(one for one in page.context["sections"] if one.anchor == anchor)


def as_typed(form, **changes):
    """What a browser would send of `form`: what stands in it, and the changes."""
    values = {field.name: field.value() for field in form}
    sent = {name: value for name, value in values.items() if value not in (None, False, "")}
    return sent | changes


def test_yesterdays_figures_are_filled_in(complete_page, an_alert):
    form = section(complete_page("ineke", an_alert()), "situation").form

    assert form["clients_on_site"].value() == 84


def test_the_page_says_what_is_missing(complete_page, an_alert):
    page = complete_page("ineke", an_alert())

    assert not section(page, "alert").missing
    assert "infected clients" not in section(page, "situation").missing
    assert section(page, "application").missing
    assert "1 of 5 sections complete" in text_of(page)


def test_a_section_is_saved_and_leads_back_to_itself(browser, complete_page, an_alert):
    support_request = an_alert()
    shown = section(complete_page("ineke", support_request), "application")
    here = f"/requests/{support_request.reference}/complete/#application"

    answer = browser("ineke").post(shown.url, as_typed(shown.form, desired_effect=EFFECT, next=here))

    assert answer["Location"] == here
    assert Application.objects.get().desired_effect == EFFECT


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "x"]
)
def test_nobody_is_led_away_from_here(browser, complete_page, an_alert, elsewhere):
    support_request = an_alert()
    shown = section(complete_page("ineke", support_request), "application")

    answer = browser("ineke").post(shown.url, as_typed(shown.form, next=elsewhere))

    assert answer["Location"] == f"/requests/{support_request.reference}/#application"


def test_leaving_a_section_saves_it_and_the_next_save_is_not_stale(browser, complete_page, an_alert):
    support_request = an_alert()
    shown = section(complete_page("ineke", support_request), "application")
    ineke = browser("ineke")

    saved = ineke.post(shown.url, as_typed(shown.form, desired_effect=EFFECT), headers={"HX-Request": "true"})
    support_request.refresh_from_db()

    assert saved.status_code == 200
    assert "<html" not in saved.content.decode()
    assert f'name="version" value="{support_request.version}"' in text_of(saved)
    again = as_typed(shown.form, why_not_self="nobody left", key="the-next", version=support_request.version)
    assert ineke.post(shown.url, again, headers={"HX-Request": "true"}).status_code == 200


def test_a_section_left_while_a_colleague_saved_says_what_changed_and_the_next_save_is_kept(
    browser, complete_page, an_alert
):
    support_request = an_alert()
    shown = section(complete_page("ineke", support_request), "application")
    browser("gerard").post(shown.url, as_typed(shown.form, why_not_self="nobody left", key="gerards"))
    ineke, typed = browser("ineke"), as_typed(shown.form, desired_effect=EFFECT)

    stale = ineke.post(shown.url, typed, headers={"HX-Request": "true"})
    support_request.refresh_from_db()

    assert stale.status_code == 409
    assert f'name="version" value="{support_request.version}"' in text_of(stale)
    again = typed | {"version": [typed["version"], support_request.version]}  # as the form sends it then
    assert ineke.post(shown.url, again, headers={"HX-Request": "true"}).status_code == 200


def test_what_is_wrong_in_a_section_is_said_beside_it(browser, complete_page, an_alert):
    shown = section(complete_page("ineke", an_alert()), "application")

    refused = browser("ineke").post(
        shown.url, as_typed(shown.form, desired_effect="nurses"), headers={"HX-Request": "true"}
    )

    assert refused.status_code == 400
    assert "Not saved yet" in text_of(refused)
    assert "<html" not in refused.content.decode()


def test_what_cant_be_changed_now_says_why(cast, complete_page, an_alert):
    support_request = an_alert()
    workflow.perform(support_request, Action.WITHDRAW, by=cast.ineke, how=How(reason="the ward is staffed again"))

    assert section(complete_page("ineke", support_request), "situation").lacking


def test_whose_it_is_completes_it(complete_page, an_alert):
    support_request = an_alert()

    for name, status in {"gerard": 200, "loes": 200, "petra": 404, "karin": 404, "ada": 404}.items():
        assert complete_page(name, support_request).status_code == status


def test_who_sees_it_but_has_no_part_in_it_is_refused(complete_page, cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_MSOB)

    assert complete_page("vera", support_request).status_code == 403


def test_the_night_card_names_whom_to_call_and_what_is_needed(cast, browser, an_alert):
    support_request = an_alert()
    now = clock.now()
    Duty.objects.create(
        membership=cast.gerard.memberships.get(), starts_at=now, ends_at=now.replace(hour=23), phone="053 999 77 77"
    )

    card = text_of(browser("ineke").get(f"/requests/{support_request.reference}/night-card/"))

    for said in ("053 999 0011", "053 999 7777", "Gerard Twent", "8 × nurse", "Tue 29 Dec 2020, 23:00"):
        assert said in card
